//! What a visitor can take along from a page: a station's card for the list of contacts, a notice's days for the calendar.
//!
//! **You are here:** `page/parts` — says which pages have such a file and in which language; `data/` makes them; no IO.

use super::hours::hours;
use crate::lang::Lang;
use crate::page::address::{card, notice_calendar};
use crate::page::surroundings::Surroundings;
use crate::page::writer::Writer;
use crate::site::Site;

/// The languages in which there is a card of a station: those in which it has a name.
pub fn card_languages(site: &Site, station: usize) -> Vec<Lang> {
    let name = &site.stations[station].record.data.name;
    let default = site.default_lang();
    let named = |lang: &Lang| name.get(*lang, default).is_some();
    let languages: Vec<Lang> = site.languages.iter().copied().filter(named).collect();
    if languages.is_empty() {
        vec![default]
    } else {
        languages
    }
}

/// The address of a station's card, in the page's language if there is one.
pub(crate) fn card_href(w: &Writer<'_>, station: usize) -> String {
    let languages = card_languages(w.site, station);
    let own = languages
        .iter()
        .find(|lang| **lang == w.lang)
        .or(languages.first());
    let lang = own.copied().unwrap_or_else(|| w.site.default_lang());
    format!("{}{}", w.root, card(w.site, station, lang))
}

/// Whether a notice has days that belong into a calendar: it is public and has not been withdrawn, and a 公示 or its validity ends
/// today or later.
pub fn has_calendar(site: &Site, notice: usize) -> bool {
    let entry = &site.notices[notice];
    let shown = site.shown_notice(notice);
    let posted = shown.posting.is_some_and(|posting| !posting.over);
    let expires = entry.front().expires.is_some_and(|day| day.0 >= site.today);
    !entry.unpublished && shown.whole() && (posted || expires)
}

/// The address of a notice's calendar in the language that its page shows.
pub(crate) fn calendar_href(w: &Writer<'_>, notice: usize) -> Option<String> {
    let lang = w.site.notices[notice].best(w.lang).lang;
    let address = || format!("{}{}", w.root, notice_calendar(w.site, notice, lang));
    has_calendar(w.site, notice).then(address)
}

/// A station's opening hours in words, a line for each set of days.
pub fn hours_in_words(site: &Site, around: &Surroundings, station: usize, lang: Lang) -> Vec<String> {
    let data = &site.stations[station].record.data;
    let w = Writer::new(site, around, lang, "");
    let Some(view) = hours(&w, &data.hours, &data.closed) else {
        return Vec::new();
    };
    let line = |row: &crate::page::view::HoursRow| {
        let season = row
            .season
            .as_ref()
            .map_or_else(String::new, |season| format!(" ({})", season.text));
        format!("{} {}{season}", row.days.text, row.openings.join(" "))
    };
    view.rows.iter().map(line).collect()
}
