//! Opening hours that no line can be made of for certain: what is missing, and the form with …… in its place.
//!
//! **You are here:** `record/shape/mended` — asked where there is no line; no IO. A form with …… is refused when it is
//! copied as it stands: nobody publishes hours that were an example.

use super::hours;
use crate::value::{ClockTime, Scalar};

/// What to say of a text where openings are wanted, in both languages.
pub(super) fn openings(text: &str, key: &str) -> (String, String) {
    let plain = hours::in_digits(text);
    if let Some(all) = hours::of_named_seasons(text) {
        let line = format!("{key}: [{}]", all.join(", "));
        return (
            format!("每一季从哪天到哪天没有写：`{line}`，……换成月和日，如 season: 05-01/09-30"),
            format!("the days of the seasons are missing: `{line}`, with month and day for ……"),
        );
    }
    if let Some((open, close)) = hours::range(text) {
        return without_days(
            key,
            open,
            close,
            "没有写星期几。每天都是这样的，",
            "the days are missing. If it is so every day, ",
        );
    }
    let bare: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
    let always = [
        "24小时", "全天", "全天候", "昼夜", "全天24小时", "24小时开放", "全天开放", "24h", "24H",
    ];
    if always.contains(&bare.as_str())
        && let Some((open, close)) = hours::whole_day()
    {
        return without_days(
            key,
            open,
            close,
            "没有写星期几。每天从0点到24点都开的，",
            "the days are missing. If it is open day and night every day, ",
        );
    }
    if !plain.contains(|c: char| c.is_ascii_digit()) && text.contains("预约") {
        let line = format!("appointment: {}", super::quoted::quoted(text.trim()));
        return (
            format!("没有固定时间、要预约的，不写 {key}，应写成：`{line}`"),
            format!("without fixed hours leave {key} out and write: `{line}`"),
        );
    }
    if is_irregular(&plain) {
        return (
            format!("{key} 只能写每周都一样的时间；隔周、每月一次的，删去 {key}，把这句话写进 description"),
            format!("{key} holds what is so every week: leave it out, and put these words into description"),
        );
    }
    if let Err(fault) = ClockTime::read(text.trim())
        && let Some(time) = fault.instead
    {
        let form = format!("{key}: [{{days: ……, open: \"{time}\", close: \"……\"}}]");
        return (
            format!(
                "“{}”是一个时间({time})，还缺星期几和另一个时间：`{form}`，……换成实际的",
                text.trim()
            ),
            format!(
                "`{}` is one time ({time}): the days and the other time are missing: `{form}`",
                text.trim()
            ),
        );
    }
    let form = format!("{key}: [{{days: ……, open: \"……\", close: \"……\"}}]");
    (
        format!(
            "写法：`{form}`，……换成实际的：days 写星期几(mon-fri 周一至周五、daily 每天)，open、close 写几点几分；\
             一天开两次写两条；说不清的话写进 description"
        ),
        format!(
            "the form is `{form}`: days as mon-fri or daily, open and close as hours and minutes; what cannot be said \
             so belongs into description"
        ),
    )
}

/// Times whose days only the writer knows.
fn without_days(key: &str, open: ClockTime, close: ClockTime, zh: &str, en: &str) -> (String, String) {
    let line = format!("{key}: [{{days: daily, open: \"{open}\", close: \"{close}\"}}]");
    (
        format!("{zh}写 `{line}`；只在工作日的，把 daily 换成 mon-fri"),
        format!("{en}write `{line}`; on working days mon-fri for daily"),
    )
}

/// Weeks that differ, or days of the month.
fn is_irregular(text: &str) -> bool {
    let words = [
        "单周", "双周", "隔周", "每月", "每两周", "每2周", "逢", "单日", "双日", "第1个", "赶集", "农历",
    ];
    words.iter().any(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_asked_for() {
        for (text, right) in [
            ("9:30-13:00", "days: daily, open: \"09:30\", close: \"13:00\""),
            (
                "上午九点半到下午一点",
                "days: daily, open: \"09:30\", close: \"13:00\"",
            ),
            ("全天", "days: daily, open: \"00:00\", close: \"24:00\""),
            ("24小时", "days: daily, open: \"00:00\", close: \"24:00\""),
            ("电话预约", "应写成：`appointment: 电话预约`"),
            ("单周周三 9:30-13:00", "删去 hours，把这句话写进 description"),
            ("每月第一个周三 9:30-13:00", "写进 description"),
            (
                "夏季周一至周五9:30-13:00，冬季周一至周五10:00-13:00",
                "[{days: mon-fri, open: \"09:30\", close: \"13:00\", season: ……/……}, \
                 {days: mon-fri, open: \"10:00\", close: \"13:00\", season: ……/……}]",
            ),
            ("0.395833333", "[{days: ……, open: \"09:30\", close: \"……\"}]"),
            ("上班时间", "[{days: ……, open: \"……\", close: \"……\"}]"),
        ] {
            let (zh, _) = openings(text, "hours");
            assert!(zh.contains(right), "{text}: {zh}");
        }
    }
}
