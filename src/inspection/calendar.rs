//! Calendar file (iCalendar, RFC 5545) of what falls due, for the calendar of a telephone, of Outlook or of WPS.
//!
//! **You are here:** `inspection/` — beside the other forms of the staff's own papers; no IO, no clock: every stamp is the
//! site's day, so that the same content and the same day give the same bytes.
//!
//! An event keeps its UID when its day moves, so that a calendar that is read again moves it too. Each reminds on the third
//! day before, at nine in the morning: there is time to write what is due.

use super::zh;
use crate::check::due::{self, Due, Fact, Told};
use crate::site::Site;
use jiff::{SignedDuration, civil};
use std::collections::HashMap;

/// The longest line, without its end. *Units:* octets. *Source:* RFC 5545, 3.1.
const LONGEST: usize = 75;

/// China's one civil time, as long before UTC's.
const EIGHT_HOURS: SignedDuration = SignedDuration::from_hours(8);

/// What is to be built again, and when: the last entry of the calendar.
pub struct Rebuild<'r> {
    /// The first moment at which a new build differs.
    pub at: civil::DateTime,
    /// Why, in Chinese.
    pub why: &'r str,
}

/// The file's bytes.
pub fn calendar(site: &Site, list: &[Due<'_>], rebuild: Option<&Rebuild<'_>>) -> String {
    let host = host(site.base_url.as_deref());
    let stamp = utc(site.today.at(0, 0, 0, 0));
    let mut file = Lines(String::new());
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//zhandian//due//ZH");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    file.line(&format!(
        "X-WR-CALNAME:{} 到期提醒",
        escaped(zh(&site.settings().title))
    ));
    let mut seen: HashMap<String, usize> = HashMap::new();
    for group in due::groups(list) {
        let (Some(told), Some(first)) = (due::told(site, &group), group.first()) else {
            continue;
        };
        // Two of one kind on one record (an alert that begins and ends) are told apart by their order.
        let name = uid(site, first, &told, group.len());
        let number = seen.entry(name.clone()).or_default();
        *number += 1;
        let name = if *number == 1 {
            name
        } else {
            format!("{name}-{number}")
        };
        file.event(&Event {
            uid: &format!("{name}@{host}"),
            stamp: &stamp,
            when: match first.fact {
                Fact::Publication(own) => own.at,
                _ => first.day.at(0, 0, 0, 0),
            },
            summary: &told.zh,
            description: &format!("{}\n{}", told.help_zh, told.place.file),
            category: told.kind,
        });
    }
    if let Some(rebuild) = rebuild {
        file.event(&Event {
            uid: &format!("build@{host}"),
            stamp: &stamp,
            when: rebuild.at,
            summary: "要再生成并发布一次网站",
            description: &format!("{}\nzhandian build", rebuild.why),
            category: "build",
        });
    }
    file.line("END:VCALENDAR");
    file.0
}

/// What an event keeps for as long as it is about the same thing.
fn uid(site: &Site, due: &Due<'_>, told: &Told, number: usize) -> String {
    let record = told.record.replace(':', "-");
    let end = |begins: bool| if begins { "from" } else { "to" };
    match due.fact {
        Fact::Duty { row, period, .. } => {
            let row = &site.catalogue[row].id;
            let period = period.map_or_else(String::new, |(_, first)| format!("-{first}"));
            if number > 1 {
                format!("duty-{row}-together-{}", due.day)
            } else {
                format!("duty-{row}-{record}{period}")
            }
        }
        _ if number > 1 => format!("{}-together-{}", told.kind, due.day),
        Fact::Holidays(year) => format!("holidays-{year}"),
        Fact::Alert { at, begins } => format!("alert-{at}-{}", end(begins)),
        Fact::Banner { begins, .. } => format!("notice-{record}-{}", end(begins)),
        _ => format!("{}-{record}", told.kind),
    }
}

/// The site's host, which makes a UID the site's own; the program's name where it has none.
fn host(base_url: Option<&str>) -> &str {
    base_url
        .and_then(|url| url.split("://").nth(1))
        .and_then(|rest| rest.split(['/', ':']).next())
        .filter(|host| !host.is_empty() && host.is_ascii())
        .unwrap_or("zhandian")
}

struct Event<'e> {
    uid: &'e str,
    stamp: &'e str,
    /// A whole day when it is midnight.
    when: civil::DateTime,
    summary: &'e str,
    description: &'e str,
    category: &'e str,
}

struct Lines(String);

impl Lines {
    fn event(&mut self, event: &Event<'_>) {
        let summary = escaped(event.summary);
        let all_day = event.when.time() == civil::Time::midnight();
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}", escaped(event.uid)));
        self.line(&format!("DTSTAMP:{}", event.stamp));
        if all_day {
            let day = event.when.date();
            let next = day.tomorrow().unwrap_or(day);
            self.line(&format!("DTSTART;VALUE=DATE:{}", compact(day)));
            self.line(&format!("DTEND;VALUE=DATE:{}", compact(next)));
        } else {
            self.line(&format!("DTSTART:{}", utc(event.when)));
            self.line("DURATION:PT30M");
        }
        self.line(&format!("SUMMARY:{summary}"));
        self.line(&format!("DESCRIPTION:{}", escaped(event.description)));
        self.line(&format!("CATEGORIES:{}", escaped(event.category)));
        self.line("TRANSP:TRANSPARENT");
        self.line("BEGIN:VALARM");
        self.line("ACTION:DISPLAY");
        self.line(&format!("DESCRIPTION:{summary}"));
        // From midnight of a whole day two days and fifteen hours back: nine in the morning of the third day before.
        self.line(if all_day {
            "TRIGGER:-P2DT15H"
        } else {
            "TRIGGER:-P3D"
        });
        self.line("END:VALARM");
        self.line("END:VEVENT");
    }

    /// A content line, folded between characters: a reader that joins bytes and one that joins characters get the same.
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for c in line.chars() {
            if used + c.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// A TEXT value. *Source:* RFC 5545, 3.3.11; control characters are not allowed at all.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// `20261201`.
fn compact(day: civil::Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment in China as UTC: `20261130T160000Z`.
fn utc(at: civil::DateTime) -> String {
    let at = at.checked_sub(EIGHT_HOURS).unwrap_or(at);
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    format!("{}T{hour:02}{minute:02}{second:02}Z", compact(at.date()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        let mut lines = Lines(String::new());
        lines.line(text);
        lines.0
    }

    #[test]
    fn lines_are_folded_between_characters_and_come_back_whole() {
        for text in [
            "SUMMARY:short".to_owned(),
            format!("SUMMARY:{}", "字".repeat(100)),
            format!("SUMMARY:a{}", "字".repeat(100)),
            format!("SUMMARY:{}", "ཞབས་ཞུ།".repeat(40)),
            format!("SUMMARY:{}", "𠮷x".repeat(60)),
            "x".repeat(75),
            "x".repeat(76),
        ] {
            let made = folded(&text);
            assert!(made.ends_with("\r\n"));
            for line in made.trim_end().split("\r\n") {
                assert!(line.len() <= LONGEST, "{} octets", line.len());
                assert!(!line.contains('\n'));
            }
            assert_eq!(made.trim_end().replace("\r\n ", ""), text);
        }
        assert_eq!(folded(&"x".repeat(75)).matches("\r\n").count(), 1);
        assert_eq!(folded(&"x".repeat(76)).matches("\r\n").count(), 2);
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        assert_eq!(escaped("甲, 乙; 丙\\丁\n戊"), "甲\\, 乙\\; 丙\\\\丁\\n戊");
        assert_eq!(escaped("《སྤྱི་ཚོགས། བརྡ》\u{b}\r\n完"), "《སྤྱི་ཚོགས། བརྡ》\\n完");
        assert_eq!(escaped("BEGIN:VEVENT"), "BEGIN:VEVENT");
    }

    #[test]
    fn moments_are_utc_and_days_are_days() {
        assert_eq!(utc(civil::date(2026, 12, 1).at(0, 0, 0, 0)), "20261130T160000Z");
        assert_eq!(utc(civil::date(2026, 12, 1).at(9, 30, 0, 0)), "20261201T013000Z");
        assert_eq!(compact(civil::date(2027, 1, 5)), "20270105");
    }

    #[test]
    fn a_uid_belongs_to_the_site() {
        assert_eq!(
            host(Some("https://shegong.example.cn/lhasa/")),
            "shegong.example.cn"
        );
        assert_eq!(host(Some("http://10.0.0.1:8080/")), "10.0.0.1");
        assert_eq!(host(None), "zhandian");
        assert_eq!(host(Some("社工站")), "zhandian");
    }
}
