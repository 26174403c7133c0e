//! Opening hours in words: `周一至周五 9:00-12:00，15:00-18:00；周六 10:00-12:00`.
//!
//! **You are here:** `record/shape/mended` — one of the forms that a text is read as; no IO.

use super::super::Fields;
use super::day_words;
use crate::value::{ClockTime, Days, Scalar, as_digits};

/// Whether a map is an opening.
pub(in super::super) fn is_opening(fields: &Fields) -> bool {
    ["days", "open", "close"]
        .iter()
        .all(|key| fields.known.contains_key(*key))
}

/// A text with its times in digits: 上午九点三刻 is 上午9点45分; a shad parts words as a space does.
pub(super) fn in_digits(text: &str) -> String {
    let text = text.replace("一刻", "15分").replace("三刻", "45分");
    as_digits(&text).replace(['\u{3000}', '།'], " ")
}

/// Opening and closing time of a text that holds both and nothing else.
pub(super) fn range(text: &str) -> Option<(ClockTime, ClockTime)> {
    let text = in_digits(text);
    let text = ["上午", "早上", "早晨"]
        .iter()
        .fold(text.trim(), |text, word| text.trim_start_matches(word));
    let mut reader = Reader::new(text);
    let range = reader.range()?;
    (reader.rest().trim().is_empty()).then_some(range)
}

/// The openings of a text, each as a map of one line; none where a word is left over that means something.
pub(super) fn openings(text: &str) -> Option<Vec<String>> {
    read(text, false)
}

/// The same of a text that names its seasons without their days: `……` stands for those.
pub(super) fn of_named_seasons(text: &str) -> Option<Vec<String>> {
    read(text, true).filter(|all| all.iter().any(|one| one.contains(NO_DAYS)))
}

/// A season whose days only the writer knows.
const NO_DAYS: &str = ", season: ……/……";

/// What stands there of holidays says what the site's own calendar says already.
const HOLIDAYS: &[&str] = &[
    "法定节假日除外",
    "国家法定节假日除外",
    "节假日除外",
    "节假日休息",
    "法定节假日休息",
    "节假日不开放",
    "节假日闭馆",
    "节日除外",
    "节假日不上班",
];

fn read(text: &str, named_seasons: bool) -> Option<Vec<String>> {
    let mut text = in_digits(text);
    for words in HOLIDAYS {
        for (open, close) in [("(", ")"), (",", ""), ("", "")] {
            text = text.replace(&format!("{open}{words}{close}"), "");
        }
    }
    let mut all = Vec::new();
    let mut days: Option<Days> = None;
    let mut season: Option<String> = None;
    for part in text.split([';', '\n', '。', '|']) {
        let mut rest = part;
        let mut ranges = 0;
        // When the day before noon ended, for what goes on behind it by twelve hours.
        let mut before: Option<ClockTime> = None;
        while let Some((label, open, close, after)) = next_range(rest) {
            ranges += 1;
            rest = after;
            let (own_season, label) = season_of(&label, named_seasons)?;
            if own_season.is_some() {
                season = own_season;
            }
            match days_of(&label) {
                Label::Days(own) => {
                    days = Some(own);
                    before = None;
                }
                Label::Same => {}
                Label::Other => return None,
            }
            let days = days?;
            let (open, close) = of_the_day(before, open, close)?;
            before = Some(close);
            let season = season.as_deref().unwrap_or_default();
            all.push(format!(
                "{{days: {}, open: \"{open}\", close: \"{close}\"{season}}}",
                written(days)
            ));
        }
        let left = rest.trim_matches(|c: char| c.is_whitespace() || "，,、。)）".contains(c));
        if left.is_empty() {
            continue;
        }
        // "周日休息" says what the other lines say already.
        let closed = ["休息", "不开放", "关门", "闭馆"]
            .iter()
            .find_map(|word| left.strip_suffix(word));
        match closed {
            Some(label) if ranges == 0 && matches!(days_of(label), Label::Days(_)) => {}
            _ => return None,
        }
    }
    (!all.is_empty()).then_some(all)
}

/// A range in the day's own hours: `9:00-12:00，3:00-6:00` goes on in the afternoon. None where it stands in the night and
/// nothing says which half of the day is meant.
fn of_the_day(
    before: Option<ClockTime>,
    open: ClockTime,
    close: ClockTime,
) -> Option<(ClockTime, ClockTime)> {
    if before.is_some_and(|before| open < before) {
        let (open, close) = (later(open)?, later(close)?);
        return (before <= Some(open) && open < close).then_some((open, close));
    }
    let at_night = (1..6).contains(&open.hour());
    (!at_night).then_some((open, close))
}

/// `mon,wed` holds a comma, which ends a plain value within braces.
fn written(days: Days) -> String {
    let days = days.to_string();
    if days.contains(',') {
        format!("\"{days}\"")
    } else {
        days
    }
}

/// The words before the next range of times, the range, and what follows it.
fn next_range(text: &str) -> Option<(String, ClockTime, ClockTime, &str)> {
    for (at, c) in text.char_indices() {
        let before = text[..at].chars().next_back();
        if !c.is_ascii_digit() || before.is_some_and(|c| c.is_ascii_digit()) {
            continue;
        }
        let label = &text[..at];
        if let Some(rest) = WHOLE_DAY.iter().find_map(|word| text[at..].strip_prefix(word)) {
            let (open, close) = whole_day()?;
            let label = ["全天", "昼夜"]
                .iter()
                .fold(label, |label, word| label.trim_end_matches(word));
            return Some((label.to_owned(), open, close, rest));
        }
        let mut reader = Reader::new(&text[at..]);
        let afternoon = ["下午", "晚上", "傍晚"].iter().any(|word| label.ends_with(word));
        if let Some((open, close)) = reader.range() {
            let (open, close) = if afternoon {
                (later(open)?, later(close)?)
            } else {
                (open, close)
            };
            let rest = &text[at + reader.at..];
            return Some((label.to_owned(), open, close, rest));
        }
    }
    None
}

/// Words for an opening that does not end.
const WHOLE_DAY: &[&str] = &["24小时开放", "24小时服务", "24小时值班", "24小时", "24h", "24H"];

/// From midnight to midnight.
pub(super) fn whole_day() -> Option<(ClockTime, ClockTime)> {
    ClockTime::read("00:00").ok().zip(ClockTime::read("24:00").ok())
}

/// A time of the afternoon that was told by twelve hours.
fn later(time: ClockTime) -> Option<ClockTime> {
    if time.hour() >= 12 {
        return Some(time);
    }
    ClockTime::read(&format!("{:02}:{:02}", time.hour() + 12, time.minute())).ok()
}

/// What the words before a range of times say of its days.
enum Label {
    Days(Days),
    /// Nothing: the days before go on.
    Same,
    /// Words that are not understood.
    Other,
}

fn days_of(label: &str) -> Label {
    let mut words = label.to_owned();
    for word in [
        "开放时间", "营业时间", "办公时间", "服务时间", "工作时间", "接待时间", "上午", "下午", "早上",
        "晚上", "中午", "傍晚", "早晨", "对外", "开门", "上班", "办公", "接待", "开放", "营业", "时间",
    ] {
        words = words.replace(word, "");
    }
    let words = words.trim_matches(|c: char| c.is_whitespace() || "，,：:()（）、-每".contains(c));
    if words.is_empty() {
        return Label::Same;
    }
    if matches!(words, "天" | "日") && label.contains('每') {
        return Days::read("daily").map_or(Label::Other, Label::Days);
    }
    match Days::read(words) {
        Ok(days) => Label::Days(days),
        Err(fault) => fault
            .instead
            .and_then(|days| Days::read(&days).ok())
            .map_or(Label::Other, Label::Days),
    }
}

/// Words for a part of the year.
const SEASONS: &[&str] = &[
    "夏季", "冬季", "春季", "秋季", "夏令时", "冬令时", "夏令", "冬令", "夏天", "冬天",
];

/// The `season` of an opening, and the words without it; none for a season without days, unless it is asked for by name.
fn season_of(label: &str, named: bool) -> Option<(Option<String>, String)> {
    if !label.contains('月') {
        if !SEASONS.iter().any(|word| label.contains(word)) {
            return Some((None, label.to_owned()));
        }
        let rest = SEASONS
            .iter()
            .fold(label.to_owned(), |label, word| label.replace(word, ""));
        return named.then(|| (Some(NO_DAYS.to_owned()), rest));
    }
    // The year is none of the season's: any leap year has all days.
    let with_year = format!(
        "2024年{}",
        label.trim_start_matches(|c: char| !c.is_ascii_digit())
    );
    let head = label
        .find(|c: char| c.is_ascii_digit())
        .map_or("", |at| &label[..at]);
    let (dates, rest) = day_words::dates(&with_year);
    let [from, to] = dates.as_slice() else { return None };
    let head = ["夏季", "冬季", "夏令时", "冬令时", "春秋季"]
        .iter()
        .fold(head.to_owned(), |head, word| head.replace(word, ""));
    let season = format!(
        ", season: {:02}-{:02}/{:02}-{:02}",
        from.month(),
        from.day(),
        to.month(),
        to.day()
    );
    Some((Some(season), format!("{head} {rest}")))
}

/// Reads times from the beginning of a text.
struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Reader<'t> {
        let at = text.len() - text.trim_start().len();
        Reader { text, at }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn range(&mut self) -> Option<(ClockTime, ClockTime)> {
        let open = self.time()?;
        let rest = self.rest().trim_start();
        let sign = ["——", "--", "-", "—", "–", "~", "至", "到", "−"]
            .iter()
            .find(|sign| rest.starts_with(**sign))?;
        let after = rest[sign.len()..].trim_start();
        let afternoon = ["下午", "晚上", "傍晚", "中午"]
            .iter()
            .find_map(|word| after.strip_prefix(word));
        let after = afternoon.unwrap_or_else(|| after.trim_start_matches("上午"));
        self.at = self.text.len() - after.len();
        let close = self.time()?;
        let close = if afternoon.is_some() { later(close)? } else { close };
        (open < close).then_some((open, close))
    }

    /// `9:00`, `9点半`, `9时30分`, `9.30`.
    fn time(&mut self) -> Option<ClockTime> {
        let hour = self.number()?;
        let rest = self.rest();
        let sign = rest.chars().next()?;
        let minute = match sign {
            ':' | '.' => {
                self.at += 1;
                let digits = self.digits();
                if digits != 2 {
                    return None;
                }
                self.number()?
            }
            '点' | '时' => {
                self.at += sign.len_utf8();
                if self.rest().starts_with('半') {
                    self.at += '半'.len_utf8();
                    30
                } else if self.digits() > 0 {
                    let minute = self.number()?;
                    if self.rest().starts_with('分') {
                        self.at += '分'.len_utf8();
                    }
                    minute
                } else {
                    if self.rest().starts_with('整') {
                        self.at += '整'.len_utf8();
                    }
                    0
                }
            }
            _ => return None,
        };
        ClockTime::read(&format!("{hour:02}:{minute:02}")).ok()
    }

    fn digits(&self) -> usize {
        self.rest().bytes().take_while(u8::is_ascii_digit).count()
    }

    fn number(&mut self) -> Option<u16> {
        let count = self.digits();
        let number = self.rest().get(..count)?.parse().ok().filter(|_| count <= 2)?;
        self.at += count;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    #[test]
    fn hours_in_words_become_openings() {
        for (text, right) in [
            (
                "周一至周五 9:00-12:00",
                r#"{days: mon-fri, open: "09:00", close: "12:00"}"#,
            ),
            (
                "周一至周五 9:00-12:00，15:00-18:00；周六 10:00-12:00",
                r#"{days: mon-fri, open: "09:00", close: "12:00"}, {days: mon-fri, open: "15:00", close: "18:00"}, {days: sat, open: "10:00", close: "12:00"}"#,
            ),
            (
                "每天上午9点半到12点，下午3：00—6：30",
                r#"{days: daily, open: "09:30", close: "12:00"}, {days: daily, open: "15:00", close: "18:30"}"#,
            ),
            (
                "星期一到星期五上午九点半到下午一点",
                r#"{days: mon-fri, open: "09:30", close: "13:00"}"#,
            ),
            (
                "周一至周五（节假日除外）9:30-13:00",
                r#"{days: mon-fri, open: "09:30", close: "13:00"}"#,
            ),
            (
                "周一至周五 9:00-12:00，法定节假日除外",
                r#"{days: mon-fri, open: "09:00", close: "12:00"}"#,
            ),
            (
                "周二周四 9:30-13:00",
                r#"{days: "tue,thu", open: "09:30", close: "13:00"}"#,
            ),
            (
                "གཟའ་ཟླ་བ་ནས་གཟའ་པ་སངས་བར། 9:30-13:00",
                r#"{days: mon-fri, open: "09:30", close: "13:00"}"#,
            ),
            (
                "གཟའ་ཟླ་བ། ༩:༣༠–༡༣:༠༠",
                r#"{days: mon, open: "09:30", close: "13:00"}"#,
            ),
            ("每天24小时", r#"{days: daily, open: "00:00", close: "24:00"}"#),
            (
                "周六日 上午十点至十二点，下午三点一刻至五点三刻",
                r#"{days: sat-sun, open: "10:00", close: "12:00"}, {days: sat-sun, open: "15:15", close: "17:45"}"#,
            ),
            (
                "工作日：９：３０～１８：００；周日休息",
                r#"{days: mon-fri, open: "09:30", close: "18:00"}"#,
            ),
            (
                "周一至周五 9点半到下午1点，3:30-6点；周六 10:00-16:00",
                r#"{days: mon-fri, open: "09:30", close: "13:00"}, {days: mon-fri, open: "15:30", close: "18:00"}, {days: sat, open: "10:00", close: "16:00"}"#,
            ),
            (
                "每天 9:00-12:00、2:30-5:30",
                r#"{days: daily, open: "09:00", close: "12:00"}, {days: daily, open: "14:30", close: "17:30"}"#,
            ),
            (
                "夏季（5月1日至9月30日）周一、三、五 9:30-13:00",
                r#"{days: "mon,wed,fri", open: "09:30", close: "13:00", season: 05-01/09-30}"#,
            ),
        ] {
            assert_eq!(openings(text).unwrap_or_default().join(", "), right, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_has_no_openings() {
        for text in [
            "9:00-12:00",
            "周一至周五 9:00-12:00，节假日照常",
            "单周周三 9:30-13:00",
            "每月第一个周三 9:30-13:00",
            "全天",
            "24小时",
            "电话预约",
            "夏季 周一 9:00-12:00",
            "上班时间",
            "周一至周五 18:00-9:00",
            "周一至周五",
            "隔周周一 9:00-12:00",
            "周六 3:00-5:00",
            "周一至周五 9:00-12:00，11:00-12:30",
        ] {
            assert_eq!(openings(text), None, "{text}");
        }
    }
}
