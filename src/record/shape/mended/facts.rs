//! A text where a map is wanted: the facts in it, each under its key. `5人，持证2人` → `{total: 5, certified: 2}`.
//!
//! **You are here:** `record/shape/mended` — one function a form of map, known by its keys; no IO. What a text holds beside
//! the facts that were found stays in the map under the key for words, or there is no map.

use super::super::formats::check_scalar;
use super::super::{Fields, Shape};
use super::day_words::dates;
use super::limit::limit;
use super::quoted::{quoted, written};
use super::{accounts, scalar};
use crate::value::{as_digits, half_width};
use jiff::civil::Date;
use std::fmt::Write as _;

/// Signs around a piece of a text that mean nothing alone.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "，,；;、：:。-—/|".contains(c))
}

/// Where a text that should be a list of such maps is cut.
pub(super) fn separators(fields: &Fields) -> &'static [char] {
    if is_review(fields) {
        &['；', ';', '、', '\n']
    } else if has(fields, &["title", "number"]) || has(fields, &["file", "page"]) {
        // Names of documents and files hold 、 and commas of their own.
        &['；', ';', '\n']
    } else if has(fields, &["name", "days"]) {
        &['→', '➔', '⇒', '＞', '>', '；', ';', '，', ',', '、', '\n']
    } else {
        &['；', ';', '\n']
    }
}

fn is_review(fields: &Fields) -> bool {
    has(fields, &["role", "name", "date"])
}

fn has(fields: &Fields, keys: &[&str]) -> bool {
    keys.iter().all(|key| fields.known.contains_key(*key))
}

/// The map that a text means; none where that is not plain.
pub(super) fn map(text: &str, fields: &Fields) -> Option<String> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let (made, reckoned) = if has(fields, &["total", "certified"]) {
        (staff(text), false)
    } else if has(fields, &["standing", "working_days"]) {
        (limit(text), false)
    } else if has(fields, &["code", "name"]) && !has(fields, &["id"]) {
        (coded(text), false)
    } else if has(fields, &["lat", "lon"]) {
        (location(text), false)
    } else if has(fields, &["start", "end"]) {
        (span(text, fields), true)
    } else if has(fields, &["role", "name", "date"]) {
        (review(text), false)
    } else if has(fields, &["title", "number", "dated"]) {
        (cited(text), false)
    } else if has(fields, &["file", "page", "statistics"]) {
        (attachment(text), false)
    } else if has(fields, &["name", "days", "note"]) {
        (Some(step(text)), false)
    } else if has(fields, &["status", "by", "date"]) {
        (translation(text), false)
    } else if has(fields, &["phone", "email", "url"]) {
        (contact(text), false)
    } else if has(fields, &["date", "by"]) {
        (dated(text, "by"), false)
    } else if has(fields, &["date", "reason"]) {
        (dated(text, "reason"), false)
    } else if has(fields, &["date", "text"]) {
        (dated(text, "text"), false)
    } else if has(fields, &["text", "from", "to"]) {
        (Some(banner(text)), false)
    } else {
        (only_key(text, fields), false)
    };
    // A sum in 万元 has other digits than the text; dates are written with more.
    // Weeks are written as days.
    let reckoned = reckoned || (has(fields, &["standing", "working_days"]) && text.contains('周'));
    made.filter(|made| reckoned || has(fields, &["lat", "lon"]) || accounts(text, made))
}

/// The one key that is required, where it takes words or a scalar.
fn only_key(text: &str, fields: &Fields) -> Option<String> {
    let mut required = fields.known.iter().filter(|(_, field)| field.required);
    let (name, field) = required.next()?;
    if required.next().is_some() {
        return None;
    }
    let value = match &field.shape {
        Shape::Words | Shape::Text | Shape::Named(_) => quoted(text),
        Shape::Scalar(format) => scalar(text, format)?,
        _ => return None,
    };
    Some(format!("{{{name}: {value}}}"))
}

/// `工作人员5名（其中持证2名），志愿者约30人`.
fn staff(text: &str) -> Option<String> {
    let half = as_digits(text);
    let mut found: Vec<(&str, String)> = Vec::new();
    let mut label = String::new();
    let mut rest = half.as_str();
    while let Some(first) = rest.chars().next() {
        if !first.is_ascii_digit() {
            label.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && !"-—–~至".contains(c))
            .unwrap_or(rest.len());
        let mut number = rest[..end].replace(['~', '至', '-', '–'], "—");
        rest = &rest[end..];
        if let Some(sign) = label.chars().next_back().filter(|c| "约近超≥".contains(*c)) {
            number.insert(0, sign);
            label.pop();
        }
        let key = staff_key(&label)?;
        if found.iter().any(|(own, _)| *own == key) {
            return None;
        }
        found.push((key, scalar(&number, "people")?));
        label.clear();
        rest = rest
            .trim_start_matches(['人', '名', '个', '位'])
            .trim_start_matches("左右");
    }
    let after: String = label.chars().filter(|c| !"()，,。、；; ".contains(*c)).collect();
    if !(after.is_empty() || (found.len() == 1 && matches!(after.as_str(), "工作人员" | "专职人员")))
    {
        return None;
    }
    written(
        found
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

fn staff_key(label: &str) -> Option<&'static str> {
    let label: String = label
        .chars()
        .filter(|c| !"()，,。、；;：: 有共".contains(*c))
        .collect();
    let label = label.trim_start_matches("其中").trim_start_matches("含");
    match label {
        "" | "工作人员" | "人员" | "总数" | "总" | "人数" | "专职" | "专职人员" | "专职工作人员" | "员工"
        | "配备" | "现" | "总人数" | "社工" | "社工人员" | "专职社工" | "社会工作者" | "社工人数"
        | "职工" => Some("total"),
        "持证" | "持证社工" | "持证人员" | "社工师" | "持证社会工作者" | "社工证" | "持社工证" => {
            Some("certified")
        }
        "志愿者" | "志愿" | "义工" | "志愿人员" => Some("volunteers"),
        _ => None,
    }
}

/// `549901001 城关镇`: a region's code and its name, as they stand in the official list.
fn coded(text: &str) -> Option<String> {
    let half = half_width(text);
    let half = half.trim();
    let end = half.find(|c: char| !c.is_ascii_digit())?;
    let (code, name) = half.split_at(end);
    let name = bare(name);
    let plain = !name.is_empty() && !name.contains(|c: char| c.is_ascii_digit());
    (plain && check_scalar("region-code", code).is_ok())
        .then(|| format!("{{code: {code}, name: {}}}", quoted(name)))
}

/// `29.65, 91.13`, either way round: China lies between 3 and 54 degrees north, 73 and 136 degrees east.
fn location(text: &str) -> Option<String> {
    let half = half_width(text);
    let cut = half
        .find([',', '，', ';', '；', '、', '/'])
        .or_else(|| half.find("东经").filter(|at| *at > 0))
        .or_else(|| half.find("北纬").filter(|at| *at > 0))
        .or_else(|| half.trim().find(' '));
    let (first, second) = half.split_at(cut?);
    let second = second.trim_start_matches(|c: char| ",，;；、/ ".contains(c));
    let degrees = |piece: &str| {
        let piece = bare(piece)
            .replace("北纬", "")
            .replace("东经", "")
            .replace("纬度", "")
            .replace("经度", "");
        let piece = bare(&piece)
            .trim_end_matches(['N', 'E', 'n', 'e'])
            .trim_end_matches(['°', '度'])
            .to_owned();
        scalar(&piece, "longitude")
    };
    let (first, second) = (degrees(first)?, degrees(second)?);
    let is_lon = |text: &str| text.parse::<f64>().is_ok_and(|n| (73.0..=136.0).contains(&n));
    let is_lat = |text: &str| text.parse::<f64>().is_ok_and(|n| (3.0..=54.0).contains(&n));
    if is_lat(&first) && is_lon(&second) {
        Some(format!("{{lat: {first}, lon: {second}}}"))
    } else if is_lon(&first) && is_lat(&second) {
        Some(format!("{{lat: {second}, lon: {first}}}"))
    } else {
        None
    }
}

/// From a day to a day, and a sum or words where the map takes them.
fn span(text: &str, fields: &Fields) -> Option<String> {
    let half = half_width(text);
    let (found, rest) = dates(&half);
    let [start, end] = found.as_slice() else {
        return None;
    };
    if end < start {
        return None;
    }
    let mut made = format!("{{start: {start}, end: {end}");
    let rest = bare(&rest)
        .trim_start_matches(['从', '自', '期'])
        .trim_end_matches('止');
    let rest = bare(rest);
    if !rest.is_empty() {
        if !fields.known.contains_key("amount") {
            return None;
        }
        let sum = rest
            .trim_start_matches("合同")
            .trim_start_matches("金额")
            .trim_start_matches("经费");
        let sum = scalar(bare(sum), "money")?;
        let _ = write!(made, ", amount: {sum}");
    }
    made.push('}');
    Some(made)
}

/// What someone does to a text before it is published.
const ROLES: &[&str] = &[
    "责任编辑", "责任校对", "初审", "复审", "终审", "一审", "二审", "三审", "一校", "二校", "三校", "四审",
    "校对", "校核", "审校", "审核", "审签", "审定", "签发", "编辑", "拟稿", "起草", "核稿",
];

/// `初审：某某 2023-05-30`, `初审某某`; a name alone does not say what was done.
fn review(text: &str) -> Option<String> {
    let (found, rest) = dates(&half_width(text));
    let rest = bare(&rest);
    let cut = rest.split_once(['：', ':', ' ', '\u{3000}', '（', '(']);
    let joined = || {
        let role = ROLES.iter().find(|role| rest.starts_with(**role))?;
        Some(rest.split_at(role.len()))
    };
    let (role, name) = cut.or_else(joined).map_or((rest, ""), |(role, name)| {
        (role, bare(name).trim_end_matches(['）', ')']))
    });
    let role = bare(role).trim_end_matches('人').trim_end_matches('员');
    if !is_role(role) || role.contains(|c: char| c.is_ascii_digit()) || found.len() > 1 {
        return None;
    }
    let mut made = format!("{{role: {}", quoted(role));
    if !name.is_empty() {
        let _ = write!(made, ", name: {}", quoted(bare(name)));
    }
    if let Some(date) = found.first() {
        let _ = write!(made, ", date: {date}");
    }
    made.push('}');
    Some(made)
}

fn is_role(word: &str) -> bool {
    !word.is_empty() && ROLES.iter().any(|role| word.contains(role))
}

/// A map of one entry whose key is a word of the content: `初审: 张三`, `登记表: files/a.csv`, `meal-help: 只在周三`.
pub(super) fn pair(key: &str, value: &str, fields: &Fields) -> Option<String> {
    let (key, value) = (key.trim(), value.trim());
    if value.is_empty() || fields.known.contains_key(key) {
        return None;
    }
    if is_review(fields) {
        return is_role(key).then(|| review(&format!("{key}：{value}")))?;
    }
    if has(fields, &["file", "page", "statistics"]) {
        let file = scalar(value, "file-path").filter(|_| value.contains(['/', '\\', '.']))?;
        return Some(format!("{{file: {file}, title: {}}}", quoted(key)));
    }
    if has(fields, &["name", "days", "note"]) {
        let days = as_digits(value);
        let days = days
            .trim_end_matches('内')
            .trim_end_matches(['天', '日'])
            .trim_end_matches("个工作");
        let is_days = check_scalar("count", days).is_ok();
        return Some(if is_days {
            format!("{{name: {}, days: {days}}}", quoted(key))
        } else {
            format!("{{name: {}, note: {}}}", quoted(key), quoted(value))
        });
    }
    if has(fields, &["id", "note", "hours"]) {
        check_scalar("id", key).ok()?;
        return Some(format!("{{id: {key}, note: {}}}", quoted(value)));
    }
    None
}

/// What to say of a text that is no such map for certain, in both languages: the form of what was typed, with …… for what
/// only the writer knows.
pub(super) fn unsure(text: &str, fields: &Fields, key: &str, listed: bool) -> Option<(String, String)> {
    let text = text.trim();
    let words = || quoted(text);
    let said =
        !text.is_empty() && !matches!(text, "true" | "false" | "是" | "否" | "有" | "无" | "yes" | "no");
    let (form, zh, en) = if is_review(fields) {
        let name = !text.contains(char::is_numeric) && text.chars().count() <= 6 && !is_role(text);
        let name = if name && said {
            words()
        } else {
            "……".to_owned()
        };
        let form = format!("{{role: ……, name: {name}, date: ……}}");
        (
            form,
            "role 写环节(初审、复审、终审)，date 写日期",
            "role is the step, date the day",
        )
    } else if has(fields, &["standing", "working_days"]) {
        (
            "{working_days: ……}".to_owned(),
            "……换成几个工作日；每年某天以前写 {by: ……, every: year}，几月几日；一直公开的写 {standing: true}",
            "with a number of working days; {by: ……, every: year} for a day of each year, {standing: true} for always",
        )
    } else if has(fields, &["file", "page", "statistics"]) {
        let title = if said { words() } else { "……".to_owned() };
        (
            format!("{{file: files/……, title: {title}}}"),
            "file 写 content/files/ 里的文件名",
            "file is a name in content/files/",
        )
    } else if has(fields, &["total", "certified"]) {
        (
            "{total: ……, certified: ……}".to_owned(),
            "写人数",
            "numbers of people",
        )
    } else if has(fields, &["date", "text"]) && said {
        (
            format!("{{date: ……, text: {}}}", words()),
            "date 写更正的日期",
            "date is the day of the correction",
        )
    } else if has(fields, &["date", "reason"]) {
        let reason = if said { words() } else { "……".to_owned() };
        (
            format!("{{date: ……, reason: {reason}}}"),
            "date 写日期，reason 写原因",
            "date is the day, reason says why",
        )
    } else if has(fields, &["date", "by"]) && said && !has(fields, &["status"]) {
        (
            format!("{{date: ……, by: {}}}", words()),
            "date 写日期",
            "date is the day",
        )
    } else if has(fields, &["title", "number", "dated"]) && document_number(text).is_some() {
        (
            format!("{{title: ……, number: {}}}", words()),
            "title 写文件的名称",
            "title is the document's name",
        )
    } else if has(fields, &["lat", "lon"]) {
        (
            "{lat: ……, lon: ……}".to_owned(),
            "lat 写纬度，lon 写经度，都用度的小数",
            "in decimal degrees",
        )
    } else if has(fields, &["start", "end"]) {
        (
            "{start: ……, end: ……}".to_owned(),
            "两天都写成 年-月-日",
            "both as year-month-day",
        )
    } else {
        return None;
    };
    let line = if listed {
        format!("{key}: [{form}]")
    } else {
        format!("{key}: {form}")
    };
    Some((
        format!("写成 `{line}`：……换成实际的，{zh}"),
        format!("write `{line}`, with the facts for ……: {en}"),
    ))
}

/// `《关于…的意见》（川民发〔2021〕44号）`.
fn cited(text: &str) -> Option<String> {
    let text = text.trim();
    let (before, number, after) = match document_number(text) {
        Some((start, end)) => (&text[..start], Some(&text[start..end]), &text[end..]),
        None => (text, None, ""),
    };
    let edge = |c: char| c.is_whitespace() || "（）()，,、：:；;".contains(c);
    let title = bare(before.trim_matches(edge));
    let after = after.trim_matches(edge);
    let title = title
        .strip_prefix('《')
        .and_then(|title| title.strip_suffix('》'))
        .filter(|title| !title.contains(['《', '》']))
        .unwrap_or(title);
    if title.is_empty() || !after.is_empty() {
        return None;
    }
    Some(match number {
        Some(number) => format!("{{title: {}, number: {}}}", quoted(title), quoted(number)),
        None => format!("{{title: {}}}", quoted(title)),
    })
}

/// Where a document's number stands: words, a year in brackets, a number and 号.
fn document_number(text: &str) -> Option<(usize, usize)> {
    let open = text.char_indices().find(|(at, c)| {
        "〔[［(（【".contains(*c)
            && text[at + c.len_utf8()..].len() > 4
            && text[at + c.len_utf8()..]
                .chars()
                .take(4)
                .all(|c| c.is_ascii_digit())
            && text[at + c.len_utf8() + 4..].starts_with(['〕', ']', '］', ')', '）', '】'])
    })?;
    let end = text[open.0..]
        .find('号')
        .map(|at| open.0 + at + '号'.len_utf8())?;
    let inside = &text[open.0..end];
    if inside.chars().count() > 14 {
        return None;
    }
    let start = text[..open.0]
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map(|(at, _)| at)?;
    Some((start, end))
}

fn attachment(text: &str) -> Option<String> {
    let is_path = text.contains(['/', '\\'])
        || text.rsplit_once('.').is_some_and(|(name, end)| {
            !name.is_empty() && (2..=5).contains(&end.len()) && end.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    let file = scalar(text, "file-path").filter(|_| is_path)?;
    // A name for the file may follow its path, or a title stand before it: that is for a person to sort out.
    (!text.contains(['：', '（'])).then(|| format!("{{file: {file}}}"))
}

/// `预估（3天）`, `接案`.
fn step(text: &str) -> String {
    let text = bare(text);
    let half = half_width(text);
    let cut = half.trim_end_matches(')');
    let parts = cut.rfind(['(', ' ', ',']).map(|at| cut.split_at(at));
    let days = parts.and_then(|(name, days)| {
        let days = days[1..].trim_end_matches('内');
        let days = days.strip_suffix('天').or_else(|| days.strip_suffix('日'))?;
        (check_scalar("count", days).is_ok() && !name.is_empty())
            .then(|| (bare(name).to_owned(), days.to_owned()))
    });
    match days {
        Some((name, days)) => format!("{{name: {}, days: {days}}}", quoted(&name)),
        None => format!("{{name: {}}}", quoted(text)),
    }
}

fn translation(text: &str) -> Option<String> {
    let (found, rest) = dates(&half_width(text));
    let rest = bare(&rest);
    let (status, by) = if let Some(by) = ["未经审校", "未审校", "没有审校", "待审校", "unreviewed"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
    {
        ("unreviewed", by)
    } else {
        let by = ["已经审校", "已审校", "审校过", "审校", "reviewed"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))?;
        ("reviewed", by)
    };
    let by = bare(by.trim_matches(['（', '）', '(', ')']));
    let mut made = format!("{{status: {status}");
    if !by.is_empty() {
        let _ = write!(made, ", by: {}", quoted(by));
    }
    one_date(&found, &mut made)?;
    made.push('}');
    Some(made)
}

fn one_date(found: &[Date], made: &mut String) -> Option<()> {
    match found {
        [] => Some(()),
        [date] => {
            let _ = write!(made, ", date: {date}");
            Some(())
        }
        _ => None,
    }
}

/// A telephone, an address of mail or of a site.
fn contact(text: &str) -> Option<String> {
    let key = if text.contains('@') {
        ("email", "email")
    } else if text.contains("://") || text.starts_with("www.") {
        ("url", "url")
    } else {
        ("phone", "phone")
    };
    let value = scalar(text, key.1)?;
    Some(format!("{{{}: {value}}}", key.0))
}

/// A day and words: `2026-05-20 城关区民政局`.
fn dated(text: &str, words: &str) -> Option<String> {
    let (found, rest) = dates(&half_width(text));
    let [date] = found.as_slice() else { return None };
    let rest = bare(&rest);
    Some(match (rest, words) {
        ("", "by") => format!("{{date: {date}}}"),
        // The reason, or what was corrected, is required.
        ("", _) => return None,
        (rest, _) => format!("{{date: {date}, {words}: {}}}", quoted(rest)),
    })
}

/// Words that are shown for some time; dates in them stay words, since they may be a part of what is said.
fn banner(text: &str) -> String {
    format!("{{text: {}}}", quoted(text))
}
