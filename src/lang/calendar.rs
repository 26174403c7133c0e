//! Date formatting: dates and times in words.
//!
//! **You are here:** `lang/` — pure functions that pages and messages call; no IO.
//!
//! Digits are 0–9 in every language (tibetan.md T7). Chinese is written out (`2026年3月5日`); Tibetan follows the form of the
//! news sites (tibetan.md D2) with the names of CLDR 47 from the glossary; where no Tibetan wording is attested, and for all
//! other languages, a form without words stands: ISO 8601 and the en dash.

use super::Lang;

/// The names of the days, Monday first (CLDR 47).
const WEEKDAYS_BO: [&str; 7] = [
    "གཟའ་ཟླ་བ",
    "གཟའ་མིག་དམར",
    "གཟའ་ལྷག་པ",
    "གཟའ་ཕུར་བུ",
    "གཟའ་པ་སངས",
    "གཟའ་སྤེན་པ",
    "གཟའ་ཉི་མ",
];

const WEEKDAYS_ZH: [&str; 7] = [
    "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日",
];

const WEEKDAYS_OTHER: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A day: `2026年3月5日`, `2026ལོའི་ཟླ་3ཚེས་5ཉིན`, `2026-03-05`.
pub fn day(lang: Lang, year: i16, month: i8, day: i8) -> String {
    match lang {
        Lang::ZH => format!("{year}年{month}月{day}日"),
        Lang::BO => format!("{year}ལོའི་ཟླ་{month}ཚེས་{day}ཉིན"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    }
}

/// A month: `2026年3月`, `2026ལོའི་ཟླ་3`, `2026-03`.
pub fn month(lang: Lang, year: i16, month: i8) -> String {
    match lang {
        Lang::ZH => format!("{year}年{month}月"),
        Lang::BO => format!("{year}ལོའི་ཟླ་{month}"),
        _ => format!("{year:04}-{month:02}"),
    }
}

/// A year: `2026年`, `2026ལོ`, `2026`.
pub fn year(lang: Lang, year: i16) -> String {
    match lang {
        Lang::ZH => format!("{year}年"),
        Lang::BO => format!("{year}ལོ"),
        _ => format!("{year:04}"),
    }
}

/// A quarter, 1 to 4: `2026年第三季度`; `2026-Q3` where no wording is attested.
pub fn quarter(lang: Lang, year: i16, quarter: i8) -> String {
    let name = match quarter {
        1 => "一",
        2 => "二",
        3 => "三",
        _ => "四",
    };
    if lang == Lang::ZH {
        format!("{year}年第{name}季度")
    } else {
        format!("{year:04}-Q{quarter}")
    }
}

/// A half, 1 or 2: `2026年上半年`; `2026-H1` where no wording is attested.
pub fn half(lang: Lang, year: i16, half: i8) -> String {
    if lang == Lang::ZH {
        format!("{year}年{}半年", if half == 1 { "上" } else { "下" })
    } else {
        format!("{year:04}-H{half}")
    }
}

/// [`month_day`] with `{m}` and `{n}` for its numbers, for what is filled in when the day is known.
pub fn month_day_pattern(lang: Lang) -> &'static str {
    match lang {
        Lang::ZH => "{m}月{n}日",
        Lang::BO => "ཟླ་{m}ཚེས་{n}ཉིན",
        _ => "{m}-{n}",
    }
}

/// A day of every year: `5月1日`, `ཟླ་5ཚེས་1ཉིན`, `05-01`.
pub fn month_day(lang: Lang, month: i8, day: i8) -> String {
    match lang {
        Lang::ZH => format!("{month}月{day}日"),
        Lang::BO => format!("ཟླ་{month}ཚེས་{day}ཉིན"),
        _ => format!("{month:02}-{day:02}"),
    }
}

/// A day of the week, 1 (Monday) to 7: `星期一`, `གཟའ་ཟླ་བ`, `Mon`. A number outside is taken modulo 7.
pub fn weekday(lang: Lang, number: i8) -> &'static str {
    let at = usize::from(number.wrapping_sub(1).rem_euclid(7).unsigned_abs());
    match lang {
        Lang::ZH => WEEKDAYS_ZH[at],
        Lang::BO => WEEKDAYS_BO[at],
        _ => WEEKDAYS_OTHER[at],
    }
}

/// Days of the week from the first to the last: `星期一至星期五`, `གཟའ་ཟླ་བ – གཟའ་པ་སངས`; one day alone by its name.
pub fn weekday_range(lang: Lang, first: i8, last: i8) -> String {
    if first == last {
        return weekday(lang, first).to_owned();
    }
    range(lang, weekday(lang, first), weekday(lang, last))
}

/// From one to the other: `甲至乙` between words; ` – ` where no wording is attested.
fn range(lang: Lang, from: &str, to: &str) -> String {
    if lang == Lang::ZH {
        format!("{from}至{to}")
    } else {
        format!("{from} – {to}")
    }
}

/// A time of day, 24 hours: `09:30`. The same in every language.
pub fn time(hour: u16, minute: u16) -> String {
    format!("{hour:02}:{minute:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: fn() -> Lang = || Lang::parse("en").unwrap_or(Lang::ZH);

    #[test]
    fn dates_are_written_as_each_language_does() {
        let en = EN();
        let all = |write: &dyn Fn(Lang) -> String| [Lang::ZH, Lang::BO, en].map(write);
        assert_eq!(
            all(&|l| day(l, 2026, 3, 5)),
            ["2026年3月5日", "2026ལོའི་ཟླ་3ཚེས་5ཉིན", "2026-03-05"]
        );
        assert_eq!(
            all(&|l| month(l, 2026, 3)),
            ["2026年3月", "2026ལོའི་ཟླ་3", "2026-03"]
        );
        assert_eq!(all(&|l| year(l, 2026)), ["2026年", "2026ལོ", "2026"]);
        assert_eq!(
            all(&|l| quarter(l, 2022, 3)),
            ["2022年第三季度", "2022-Q3", "2022-Q3"]
        );
        assert_eq!(all(&|l| half(l, 2022, 1)), ["2022年上半年", "2022-H1", "2022-H1"]);
        assert_eq!(all(&|l| month_day(l, 5, 1)), ["5月1日", "ཟླ་5ཚེས་1ཉིན", "05-01"]);
    }

    #[test]
    fn days_of_the_week_have_their_long_names() {
        assert_eq!([1, 7].map(|n| weekday(Lang::ZH, n)), ["星期一", "星期日"]);
        assert_eq!(
            [1, 4, 7].map(|n| weekday(Lang::BO, n)),
            ["གཟའ་ཟླ་བ", "གཟའ་ཕུར་བུ", "གཟའ་ཉི་མ"]
        );
        assert_eq!(weekday_range(Lang::ZH, 1, 5), "星期一至星期五");
        assert_eq!(weekday_range(Lang::BO, 1, 5), "གཟའ་ཟླ་བ – གཟའ་པ་སངས");
        assert_eq!(weekday_range(EN(), 6, 6), "Sat");
    }

    #[test]
    fn numbers_that_are_no_day_do_not_panic() {
        for number in [i8::MIN + 1, -1, 0, 8, i8::MAX] {
            assert!(!weekday(Lang::ZH, number).is_empty());
        }
    }

    #[test]
    fn times_have_24_hours_everywhere() {
        assert_eq!(
            (time(9, 5), time(24, 0)),
            ("09:05".to_owned(), "24:00".to_owned())
        );
    }
}
