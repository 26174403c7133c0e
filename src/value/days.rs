//! Weekdays: days of the week.
//!
//! **You are here:** `value/` — one of the scalars; no IO.

use super::Scalar;
use super::typed::{half_width, shown};
use crate::diag::{Fault, code};
use crate::lang::{Lang, calendar};
use jiff::civil::Weekday;
use std::fmt;

/// The week as it is written, Monday first.
const WEEK: [(&str, &str, Weekday); 7] = [
    ("mon", "monday", Weekday::Monday),
    ("tue", "tuesday", Weekday::Tuesday),
    ("wed", "wednesday", Weekday::Wednesday),
    ("thu", "thursday", Weekday::Thursday),
    ("fri", "friday", Weekday::Friday),
    ("sat", "saturday", Weekday::Saturday),
    ("sun", "sunday", Weekday::Sunday),
];

/// Some days of the week, at least one. *Shape:* `mon-fri`, `mon,wed,fri`, `sat-mon`, `daily`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days(u8);

impl Days {
    /// Whether the day is one of them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.to_monday_zero_offset()) != 0
    }

    /// Neighbouring days as first and last, from Monday on; a single day is its own last.
    pub fn runs(self) -> Vec<(Weekday, Weekday)> {
        let mut runs: Vec<(Weekday, Weekday)> = Vec::new();
        for (at, (_, _, day)) in WEEK.into_iter().enumerate() {
            if !self.contains(day) {
                continue;
            }
            match runs.last_mut() {
                Some((_, last)) if at > 0 && *last == WEEK[at - 1].2 => *last = day,
                _ => runs.push((day, day)),
            }
        }
        runs
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0b111_1111 {
            return f.write_str("daily");
        }
        for (at, (first, last)) in self.runs().into_iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            if first == last {
                write!(f, "{comma}{}", name(first))?;
            } else {
                write!(f, "{comma}{}-{}", name(first), name(last))?;
            }
        }
        Ok(())
    }
}

impl Scalar for Days {
    const FORMAT: &'static str = "days";
    const DESCRIPTION: &'static str = "星期：mon-fri、mon,wed,fri、sat-sun、daily";
    const PATTERN: &'static str = "";

    fn read(text: &str) -> Result<Days, Fault> {
        if let Some(days) = english(text) {
            return Ok(days);
        }
        let found = shown(text);
        let fault = Fault::new(
            code::BAD_DAYS,
            format!("星期“{found}”的写法不对"),
            format!("the days `{found}` have the wrong form"),
        );
        Err(match meant(text) {
            // Within brackets a comma would part it: quotes are right everywhere.
            Some(better) if better.to_string().contains(',') => fault
                .help(format!("请写 \"{better}\""), format!("write \"{better}\""))
                .instead(better.to_string())
                .sure(),
            Some(better) => fault.write(better),
            None => fault.help(
                "请写 mon-fri(周一至周五)、mon,wed,fri(周一、三、五)、sat-sun(周末)或 daily(每天)；\
                 七天依次是 mon tue wed thu fri sat sun",
                "write mon-fri, mon,wed,fri, sat-sun or daily; the days are mon tue wed thu fri sat sun",
            ),
        })
    }
}

fn name(day: Weekday) -> &'static str {
    WEEK[usize::from(day.to_monday_zero_offset().unsigned_abs())].0
}

fn english(text: &str) -> Option<Days> {
    let lower = text.to_ascii_lowercase();
    if lower == "daily" {
        return Some(Days(0b111_1111));
    }
    let index = |name: &str| {
        WEEK.iter()
            .position(|(short, long, _)| name == *short || name == *long)
    };
    let mut bits = 0;
    for part in lower.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        bits |= span(index(first.trim())?, index(last.trim())?);
    }
    Some(Days(bits))
}

/// The bits of the days from the first to the last, over Sunday if need be.
fn span(first: usize, last: usize) -> u8 {
    let mut bits = 0;
    let mut at = first;
    loop {
        bits |= 1 << at;
        if at == last {
            return bits;
        }
        at = (at + 1) % WEEK.len();
    }
}

/// The days of `周一至周五`, `星期一、三、五`, `周末`, `每天`, `1-5`, `mon，fri`, `Mon–Fri`.
fn meant(text: &str) -> Option<Days> {
    let text = half_width(text);
    if text.contains("གཟའ") {
        return tibetan(&text);
    }
    match text.trim() {
        "每天" | "每日" | "全周" | "天天" | "每周七天" | "一周七天" | "全年无休" => {
            return Some(Days(0b111_1111));
        }
        "周末" | "双休日" => return Some(Days(0b110_0000)),
        "工作日" => return Some(Days(0b001_1111)),
        _ => {}
    }
    let mut plain = text.to_ascii_lowercase();
    for word in ["星期", "礼拜", "周"] {
        plain = plain.replace(word, "");
    }
    for (from, to) in [
        ("至", "-"),
        ("到", "-"),
        ("——", "-"),
        ("—", "-"),
        ("–", "-"),
        ("−", "-"),
        ("~", "-"),
        ("、", ","),
        ("和", ","),
        ("及", ","),
        ("与", ","),
        ("/", ","),
        (";", ","),
        (" ", ""),
    ] {
        plain = plain.replace(from, to);
    }
    let names = ["一1", "二2", "三3", "四4", "五5", "六6", "日天七7"];
    let mut out = String::new();
    let mut after_name = false;
    for c in plain.chars() {
        let name = names.iter().position(|signs| signs.contains(c));
        match name {
            Some(at) => {
                // 周二周四: two days.
                if after_name {
                    out.push(',');
                }
                out.push_str(WEEK[at].0);
            }
            None => out.push(c),
        }
        after_name = name.is_some();
    }
    english(&out)
}

/// Days by their Tibetan names, as pages write them; `ནས … བར` and a dash are from the one to the other.
fn tibetan(text: &str) -> Option<Days> {
    let mut plain = text.to_owned();
    for (at, (short, _, _)) in WEEK.iter().enumerate() {
        let number = i8::try_from(at + 1).ok()?;
        let name = calendar::weekday(Lang::BO, number);
        plain = plain.replace(name, short);
        // The word for "day of the week" need not be said twice.
        if let Some(bare) = name.strip_prefix("གཟའ་") {
            plain = plain.replace(bare, short);
        }
    }
    for (from, to) in [
        ("ནས", "-"),
        ("བར", ""),
        ("དང", ","),
        ("–", "-"),
        ("—", "-"),
        ("~", "-"),
        ("、", ","),
    ] {
        plain = plain.replace(from, to);
    }
    plain.retain(|c| !matches!(c, '་' | '།' | ' '));
    english(&plain)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn ranges_lists_and_wraps_are_read() {
        for (written, normal) in [
            ("mon-fri", "mon-fri"),
            ("Mon - Friday", "mon-fri"),
            ("mon,wed,fri", "mon,wed,fri"),
            ("mon, tue, wed", "mon-wed"),
            ("sat", "sat"),
            ("daily", "daily"),
            ("mon-sun", "daily"),
            ("sat-mon", "mon,sat-sun"),
        ] {
            assert_eq!(Days::read(written).unwrap().to_string(), normal);
        }
        let days = Days::read("sat-mon").unwrap();
        assert!(days.contains(Weekday::Sunday) && !days.contains(Weekday::Tuesday));
        assert_eq!(
            days.runs(),
            [
                (Weekday::Monday, Weekday::Monday),
                (Weekday::Saturday, Weekday::Sunday)
            ]
        );
    }

    #[test]
    fn chinese_days_are_refused_with_the_english_ones() {
        for (bad, help) in [
            ("周一至周五", "请写 mon-fri"),
            ("星期一", "请写 mon"),
            ("周一、三、五", "请写 \"mon,wed,fri\""),
            ("周末", "请写 sat-sun"),
            ("每天", "请写 daily"),
            ("工作日", "请写 mon-fri"),
            ("1-5", "请写 mon-fri"),
            ("mon，fri", "请写 \"mon,fri\""),
            ("mon–fri", "请写 mon-fri"),
            ("周二周四", "请写 \"tue,thu\""),
            ("星期一到星期五", "请写 mon-fri"),
            ("一至五", "请写 mon-fri"),
            ("周一至周四及周六", "请写 \"mon-thu,sat\""),
            ("གཟའ་ཟླ་བ་ནས་གཟའ་པ་སངས་བར།", "请写 mon-fri"),
            ("གཟའ་ཟླ་བ་ནས་པ་སངས་བར", "请写 mon-fri"),
            ("གཟའ་མིག་དམར་དང་གཟའ་སྤེན་པ", "请写 \"tue,sat\""),
            ("mo-fr", "mon tue wed"),
            ("mon,", "mon tue wed"),
        ] {
            let fault = Days::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_DAYS);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }
}
