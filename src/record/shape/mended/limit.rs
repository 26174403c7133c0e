//! 公开时限 in words: `自形成之日起20个工作日内`, `每年4月30日前`, `长期公开`.
//!
//! **You are here:** `record/shape/mended` — one of the forms that a text is read as; no IO. Forms: content-format.md.

use crate::value::as_digits;

/// The limit in the form that content wants; none where the words say more, or something else.
pub(super) fn limit(text: &str) -> Option<String> {
    let half = as_digits(text);
    let mut plain: String = half.chars().filter(|c| !c.is_whitespace()).collect();
    for word in [
        "公开", "内公示", "公示", "以", "之", "的", "信息", "，", ",", "。",
    ] {
        plain = plain.replace(word, "");
    }
    if matches!(
        plain.as_str(),
        "长期" | "常年" | "一直" | "始终" | "持续" | "动态更新" | "长期有效"
    ) {
        return Some("{standing: true}".to_owned());
    }
    match plain.as_str() {
        "每月" | "每个月" | "每月1次" => return Some("{every_months: 1}".to_owned()),
        "每周" | "每星期" | "每周1次" => return Some("{every_days: 7}".to_owned()),
        "每天" | "每日" => return Some("{every_days: 1}".to_owned()),
        "每季度" | "每季" | "每季度1次" => return Some("{every_months: 3}".to_owned()),
        "每半年" | "每半年1次" => return Some("{every_months: 6}".to_owned()),
        _ => {}
    }
    if let Some(weeks) = plain.strip_prefix('每').and_then(|rest| rest.strip_suffix('周')) {
        let weeks: u32 = weeks
            .trim_end_matches('个')
            .parse()
            .ok()
            .filter(|weeks| (1..=52).contains(weeks))?;
        return Some(format!("{{every_days: {}}}", weeks * 7));
    }
    if let Some(yearly) = yearly(&plain) {
        return Some(yearly);
    }
    let (head, number, tail) = number(&plain)?;
    let (unit, tail) = unit(tail)?;
    let tail = tail.trim_end_matches('内');
    let every = |words: &[&str]| words.iter().any(|word| head == *word);
    if let Some(period) = period(&head) {
        return matches!((unit, tail), ("days", ""))
            .then(|| format!("{{within_days: {number}, every: {period}}}"));
    }
    let from_start = [
        "自形成变更日起",
        "自形成或者变更日起",
        "自形成或变更日起",
        "自形成日起",
        "形成后",
        "变更后",
        "形成变更后",
        "自变更日起",
        "",
    ];
    match (unit, tail) {
        ("working_days", "") if every(&from_start) => Some(format!("{{working_days: {number}}}")),
        (unit, "") if every(&["每", "每隔"]) => Some(format!("{{every_{unit}: {number}}}")),
        (unit, "") if is_event(&head) => Some(format!("{{{unit}: {number}, after: event}}")),
        ("days", "前") if !head.is_empty() && !head.contains(char::is_numeric) && !head.starts_with('每') => {
            Some(format!("{{days: {number}, before: event}}"))
        }
        _ => None,
    }
}

/// `每年4月30日前`, `每年1月底前`.
fn yearly(plain: &str) -> Option<String> {
    let rest = plain
        .strip_prefix("每年")
        .or_else(|| plain.strip_prefix("次年"))?;
    let (month, rest) = rest.split_once('月')?;
    let month: i8 = month.parse().ok()?;
    let first = jiff::civil::Date::new(2023, month, 1).ok()?;
    let day = match rest.trim_end_matches('前') {
        "底" | "末" => first.days_in_month(),
        day => day.trim_end_matches(['日', '号']).parse().ok()?,
    };
    jiff::civil::Date::new(2024, month, day).ok()?;
    rest.ends_with('前')
        .then(|| format!("{{by: {month:02}-{day:02}, every: year}}"))
}

/// The words before the only number, the number, and the words after it.
fn number(text: &str) -> Option<(String, u32, &str)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text[start..]
        .find(|c: char| !c.is_ascii_digit())
        .map_or(text.len(), |length| start + length);
    let number = text[start..end].parse().ok().filter(|number| *number > 0)?;
    Some((text[..start].to_owned(), number, &text[end..]))
}

fn unit(text: &str) -> Option<(&'static str, &str)> {
    [
        ("个工作日", "working_days"),
        ("工作日", "working_days"),
        ("个自然日", "days"),
        ("个月", "months"),
        ("日", "days"),
        ("天", "days"),
    ]
    .into_iter()
    .find_map(|(word, key)| text.strip_prefix(word).map(|rest| (key, rest)))
}

/// The period after whose end the days count.
fn period(head: &str) -> Option<&'static str> {
    let head = ["结束后", "终了后", "后", "届满后"]
        .iter()
        .find_map(|word| head.strip_suffix(word))?;
    match head {
        "每年度" | "每年" | "年度" | "每个年度" => Some("year"),
        "每季度" | "季度" | "每季" | "每个季度" => Some("quarter"),
        "每月" | "每个月" | "月度" => Some("month"),
        _ => None,
    }
}

/// `自签订日起`, `会议召开后`: a day that the disclosure gives as `event`.
fn is_event(head: &str) -> bool {
    let event = head
        .strip_prefix('自')
        .and_then(|head| head.strip_suffix("日起").or_else(|| head.strip_suffix('起')))
        .or_else(|| head.strip_suffix('后'));
    event.is_some_and(|event| {
        !event.is_empty() && !event.starts_with('每') && !event.contains(['年', '季', '月'])
    })
}

/// A limit that was typed as a map where words are wanted: `{working_days: 5}` is 5个工作日.
pub(super) fn in_words(key: &str, number: &str) -> Option<String> {
    let number = as_digits(number);
    let number = number.trim_end_matches(['天', '日']);
    if key == "standing" {
        return Some("长期".to_owned());
    }
    let count: u32 = number.parse().ok()?;
    Some(match key {
        "working_days" => format!("{count}个工作日"),
        "days" | "within_days" => format!("{count}天"),
        "months" => format!("{count}个月"),
        "every_months" => format!("每{count}个月"),
        "every_days" => format!("每{count}天"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_in_words_take_the_form_of_the_format() {
        for (text, right) in [
            ("20个工作日", "{working_days: 20}"),
            ("20 个工作日内", "{working_days: 20}"),
            ("自信息形成或者变更之日起20个工作日内", "{working_days: 20}"),
            ("长期公开", "{standing: true}"),
            ("每年4月30日前", "{by: 04-30, every: year}"),
            ("每年1月底前公开", "{by: 01-31, every: year}"),
            ("每季度结束后15日内", "{within_days: 15, every: quarter}"),
            ("每月终了后５天内", "{within_days: 5, every: month}"),
            ("每30天", "{every_days: 30}"),
            ("每6个月", "{every_months: 6}"),
            ("每10个工作日", "{every_working_days: 10}"),
            ("自签订之日起7个工作日内", "{working_days: 7, after: event}"),
            ("会议召开后30日内", "{days: 30, after: event}"),
            ("二十个工作日", "{working_days: 20}"),
            ("每2周", "{every_days: 14}"),
            ("每两周", "{every_days: 14}"),
            ("每月一次", "{every_months: 1}"),
            ("每季度", "{every_months: 3}"),
            ("每年四月三十日前", "{by: 04-30, every: year}"),
            ("即时", ""),
            ("实施前", ""),
            ("项目实施30日前", "{days: 30, before: event}"),
            ("15日内", ""),
            ("及时公开", ""),
            ("每年3月至4月", ""),
            ("20个工作日或30日", ""),
        ] {
            assert_eq!(limit(text).unwrap_or_default(), right, "{text}");
        }
    }
}
