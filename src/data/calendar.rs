//! iCalendar (RFC 5545): the days that notices speak of: a 公示 with its first and last day, and the last day on which something holds.
//!
//! **You are here:** `data/` — a format; no IO. A calendar for each such notice, and one of all to subscribe to, in each language of the
//! site. What is over, withdrawn or not public has none: the calendar of a list of names would outlive the list.

use super::address::{FOLDER, may_end};
use super::line::{push, text};
use super::{DataFile, Format, Material};
use crate::lang::Lang;
use crate::page::{self, OpenFile, PageId};
use crate::site::{Kind, Site};
use jiff::civil;

/// `data/calendar.ics` and `data/calendar/<id>.ics`.
pub const CALENDARS: Format = Format {
    may_have: |path| may_end(path, "ics"),
    files: |material| {
        let site = material.site;
        let mut files = Vec::new();
        for lang in site.languages.iter().copied() {
            let all = move || calendar(material, lang, &dated(site)).into_bytes();
            files.push(DataFile::new(path(site, lang), all));
        }
        for at in dated(site) {
            for version in &site.notices[at].versions {
                let lang = version.lang;
                let own = move || calendar(material, lang, &[at]).into_bytes();
                files.push(DataFile::new(page::notice_calendar(site, at, lang), own));
            }
        }
        files
    },
};

fn path(site: &Site, lang: Lang) -> String {
    if lang == site.default_lang() {
        format!("{FOLDER}calendar.ics")
    } else {
        format!("{FOLDER}calendar.{lang}.ics")
    }
}

/// What the page of open data says of them: those of all notices.
pub(super) fn open_files(material: Material<'_>) -> Vec<OpenFile> {
    let site = material.site;
    let days: usize = dated(site).into_iter().map(|at| events(site, at).len()).sum();
    let of = |lang: &Lang| OpenFile {
        lang: Some(*lang),
        ..OpenFile::new("calendar", path(site, *lang), "iCalendar").of_records(days)
    };
    site.languages.iter().map(of).collect()
}

/// The notices that have a day to come, newest first.
fn dated(site: &Site) -> Vec<usize> {
    let dated = |at: &usize| page::has_calendar(site, *at);
    (0..site.notices.len()).filter(dated).collect()
}

/// A span of whole days, with the theme's word for what it is.
struct Event {
    kind: &'static str,
    from: civil::Date,
    to: civil::Date,
}

fn events(site: &Site, at: usize) -> Vec<Event> {
    let mut events = Vec::new();
    if let Some(posting) = site.shown_notice(at).posting.filter(|posting| !posting.over) {
        events.push(Event {
            kind: "posting",
            from: posting.start,
            to: posting.end,
        });
    }
    let expires = site.notices[at].front().expires.map(|day| day.0);
    if let Some(day) = expires.filter(|day| *day >= site.today) {
        events.push(Event {
            kind: "expires",
            from: day,
            to: day,
        });
    }
    events
}

fn calendar(material: Material<'_>, lang: Lang, notices: &[usize]) -> String {
    let site = material.site;
    let name = site.settings().title.best(lang, site.default_lang()).0;
    let mut out = String::new();
    push(&mut out, "BEGIN", "VCALENDAR");
    push(&mut out, "VERSION", "2.0");
    push(&mut out, "PRODID", "-//Zhandian//Zhandian//ZH");
    push(&mut out, "CALSCALE", "GREGORIAN");
    push(&mut out, "METHOD", "PUBLISH");
    push(&mut out, "X-WR-CALNAME", &text(name));
    timezone(&mut out);
    for at in notices {
        for event in events(site, *at) {
            self::event(&mut out, material, lang, *at, &event);
        }
    }
    push(&mut out, "END", "VCALENDAR");
    out
}

/// A calendar without any component is none, and one of all notices may be without a day to come.
fn timezone(out: &mut String) {
    push(out, "BEGIN", "VTIMEZONE");
    push(out, "TZID", "Asia/Shanghai");
    push(out, "BEGIN", "STANDARD");
    push(out, "DTSTART", "19910915T000000");
    push(out, "TZOFFSETFROM", "+0900");
    push(out, "TZOFFSETTO", "+0800");
    push(out, "TZNAME", "CST");
    push(out, "END", "STANDARD");
    push(out, "END", "VTIMEZONE");
}

fn event(out: &mut String, material: Material<'_>, lang: Lang, at: usize, event: &Event) {
    let site = material.site;
    let entry = &site.notices[at];
    let version = entry.best(lang);
    let label = material
        .around
        .labels
        .get(lang, &format!("calendar.{}", event.kind));
    let address = PageId {
        key: Kind::Notice.at(at).into(),
        lang: version.lang,
    }
    .path(site);
    let compact = |day: civil::Date| day.strftime("%Y%m%d").to_string();
    // The day after the last: an end that is a day is not part of the event.
    let end = event.to.tomorrow().unwrap_or(event.to);
    let made = entry.front().date.map_or(site.today, |date| date.date.0);
    push(out, "BEGIN", "VEVENT");
    push(out, "UID", &format!("{}-{}@{}", entry.id, event.kind, host(site)));
    push(out, "DTSTAMP", &format!("{}T000000Z", compact(made)));
    push(out, "DTSTART;VALUE=DATE", &compact(event.from));
    push(out, "DTEND;VALUE=DATE", &compact(end));
    push(
        out,
        "SUMMARY",
        &text(&format!("{} {}", label.text, version.title())),
    );
    if site.base_url.is_some() {
        push(out, "URL", &material.address(&address));
    }
    push(out, "TRANSP", "TRANSPARENT");
    push(out, "END", "VEVENT");
}

/// What makes names of events the site's own.
fn host(site: &Site) -> &str {
    let base = site.base_url.as_deref().and_then(crate::record::settings::host);
    base.unwrap_or("zhandian.invalid")
}
