//! Links out of telephone numbers, mail and web addresses in running text.
//!
//! **You are here:** `markdown/chinese` — the last step on events; no IO.
//!
//! On an old telephone a number that cannot be touched has to be learnt by heart. A wrong link is worse than none: a number
//! is one only in a form that nothing else has (area code and number, 400, mobile), or beside a word that says so. What
//! follows directly (。，） or Chinese words) never belongs to it.

use super::letter::is_digit;
use crate::markdown::parser::Placed;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// How far before a number a word counts. *Units:* characters.
const NEAR: usize = 14;
/// Words that say that a number is called.
const CALLED: [&str; 17] = [
    "电话", "拨打", "热线", "致电", "来电", "座机", "手机", "呼叫", "拨", "打", "Tel", "TEL", "tel", "报警",
    "急救", "火警", "ཁ་པར",
];
/// Words that say that it is something else.
const OTHER: [&str; 26] = [
    "传真", "账号", "帐号", "账户", "卡号", "编号", "文号", "字号", "索引号", "备案", "许可", "代码", "证号",
    "证件", "邮编", "订单", "流水", "合同", "发票", "QQ", "金额", "序号", "学号", "案号", "条码", "ISBN",
];
/// What before a number makes it a part of something else.
const GLUED: &str = "-－._#＃〔[=+*~～第￥¥$";
/// What after a number makes it an amount or a name.
const UNITS: &str =
    "元万亿千百年月日时分秒号件份名人户次个条页卷期岁例所座辆套台米吨克升度％%‰届批项家间亩里";

/// Puts links around addresses in the words of a text.
pub(super) fn link<'t>(source: &'t str, events: &mut Vec<Placed<'t>>) {
    if !may_have(source) {
        return;
    }
    let mut out = Vec::with_capacity(events.len());
    // Elements in which no link may begin.
    let mut within = 0usize;
    let mut raw = false;
    for (event, range) in events.drain(..) {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => within += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => within = within.saturating_sub(1),
            Event::InlineHtml(html) => {
                let html = html.to_ascii_lowercase();
                raw = html.starts_with("<a ") || (raw && !html.starts_with("</a"));
            }
            Event::Text(words) if within == 0 && !raw && may_have(words) => {
                cut(words, &range, &mut out);
                continue;
            }
            _ => {}
        }
        out.push((event, range));
    }
    *events = out;
}

/// Whether a text may hold an address at all: most do not.
fn may_have(text: &str) -> bool {
    is_typed_wide(text)
        || text
            .bytes()
            .any(|byte| byte.is_ascii_digit() || byte == b'@' || byte == b'w' || byte == b'W')
        || text.contains("://")
}

fn cut<'t>(words: &CowStr<'t>, range: &Range<usize>, out: &mut Vec<Placed<'t>>) {
    let exact = words.len() == range.len();
    let place = |piece: Range<usize>| {
        if exact {
            range.start + piece.start..range.start + piece.end
        } else {
            range.clone()
        }
    };
    let piece = |at: Range<usize>| match words {
        CowStr::Borrowed(words) => CowStr::Borrowed(&words[at]),
        other => CowStr::from(other[at].to_owned()),
    };
    let mut from = 0;
    for (at, href) in addresses(words) {
        if at.start > from {
            out.push((Event::Text(piece(from..at.start)), place(from..at.start)));
        }
        let tag = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: href.into(),
            title: "".into(),
            id: "".into(),
        };
        out.push((Event::Start(tag), place(at.clone())));
        out.push((Event::Text(piece(at.clone())), place(at.clone())));
        out.push((Event::End(TagEnd::Link), place(at.clone())));
        from = at.end;
    }
    if from < words.len() {
        out.push((Event::Text(piece(from..words.len())), place(from..words.len())));
    }
}

/// Whether digits or letters of an address stand in the forms of an input method, or digits in Tibetan.
fn is_typed_wide(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, 0xEF | 0xE0)) && text.chars().any(|c| is_wide(c) || c == '＠')
        || text.contains("：//")
        || text.contains("：／／")
}

fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '\u{F20}'..='\u{F29}')
}

/// The addresses in a text with where they lead. *Shape:* in order, apart.
pub(super) fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    if !is_typed_wide(text) {
        return addresses_in(text);
    }
    // Read in ASCII, shown as typed.
    let mut narrow = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let beside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || is_wide(c));
        let put = match c {
            '\u{F20}'..='\u{F29}' => char::from_digit(u32::from(c) - 0xF20, 10).unwrap_or(c),
            '＠' | '．' | '－' | '＿' if beside(before) && beside(next) => narrowed(c),
            '：' if matches!(next, Some('/' | '／')) => ':',
            '／' if matches!(before, Some('：' | '/' | '／' | ':')) || beside(before) && beside(next) => {
                '/'
            }
            c if is_wide(c) => narrowed(c),
            c => c,
        };
        places.extend(std::iter::repeat_n(at, put.len_utf8()));
        narrow.push(put);
        before = Some(c);
    }
    places.push(text.len());
    addresses_in(&narrow)
        .into_iter()
        .map(|(range, href)| (places[range.start]..places[range.end], href))
        .collect()
}

fn narrowed(c: char) -> char {
    char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
}

fn addresses_in(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let end = found.last().map_or(0, |(range, _)| range.end);
        let one = match bytes[at] {
            b'h' | b'H' | b'w' | b'W' => web(text, at),
            b'@' => mail(text, at, end),
            b'0'..=b'9' | b'+' | b'(' => phone(text, at, end),
            0xEF if text[at..].starts_with('（') => phone(text, at, end),
            _ => None,
        };
        match one {
            Some((range, href)) => {
                at = range.end;
                found.push((range, href));
            }
            // A number that is none is none at its second digit either.
            None if bytes[at].is_ascii_digit() => {
                at += bytes[at..]
                    .iter()
                    .take_while(|byte| byte.is_ascii_digit())
                    .count();
            }
            None => at += 1,
        }
    }
    found
}

fn web(text: &str, at: usize) -> Option<(Range<usize>, String)> {
    let rest = &text[at..];
    let starts = |word: &str| {
        rest.get(..word.len())
            .is_some_and(|own| own.eq_ignore_ascii_case(word))
    };
    let scheme = ["http://", "https://"].into_iter().find(|scheme| starts(scheme));
    if scheme.is_none() && !starts("www.") {
        return None;
    }
    let before = text[..at].chars().next_back();
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '/' | '-' | '_' | ':')) {
        return None;
    }
    let length = rest
        .find(|c: char| {
            !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '`' | '{' | '}' | '|' | '\\' | '^')
        })
        .unwrap_or(rest.len());
    let mut address = &rest[..length];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
        let unpaired = [('(', ')'), ('[', ']')].into_iter().any(|(open, close)| {
            shorter.ends_with(close) && shorter.matches(close).count() > shorter.matches(open).count()
        });
        let shorter = if unpaired {
            &shorter[..shorter.len() - 1]
        } else {
            shorter
        };
        if shorter.len() == address.len() {
            break;
        }
        address = shorter;
    }
    let host = &address[scheme.map_or(0, str::len)..];
    let host = &host[..host.find(['/', '?', '#']).unwrap_or(host.len())];
    let (_, top) = host.split(':').next()?.rsplit_once('.')?;
    let named = top.len() >= 2 && top.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !named || (scheme.is_none() && host.matches('.').count() < 2) {
        return None;
    }
    let href = match scheme {
        Some(scheme) => format!("{scheme}{}", &address[scheme.len()..]),
        None => format!("http://{address}"),
    };
    Some((at..at + address.len(), href))
}

fn mail(text: &str, at: usize, after: usize) -> Option<(Range<usize>, String)> {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'+' | b'-' | b'%');
    let name = text.as_bytes()[after..at]
        .iter()
        .rev()
        .take(64)
        .take_while(|byte| word(byte))
        .count();
    let start = at - name;
    let domain = &text[at + 1..];
    let length = domain
        .bytes()
        .take(255)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        .count();
    let domain = domain[..length].trim_end_matches(['.', '-']);
    let (rest, top) = domain.rsplit_once('.')?;
    let proper = name > 0
        && !rest.is_empty()
        && !domain.contains("..")
        && top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !text[..start].ends_with(['/', ':', '@']);
    let proper = proper && text.as_bytes()[start].is_ascii_alphanumeric();
    proper.then(|| {
        let end = at + 1 + domain.len();
        (start..end, format!("mailto:{}", &text[start..end]))
    })
}

/// A telephone number from a place on; `after` is the end of the last address.
fn phone(text: &str, at: usize, after: usize) -> Option<(Range<usize>, String)> {
    let before = text[..at].chars().next_back();
    let glued = |c: char| {
        c.is_ascii_alphanumeric() || is_digit(c) || GLUED.contains(c) || (c == '/' && after != at - 1)
    };
    if before.is_some_and(glued) {
        return None;
    }
    let (length, dial, certain) = number(&text[at..])?;
    let rest = &text[at + length..];
    let mut next = rest.chars();
    let follows = next.next();
    let digit_after = next.next().is_some_and(is_digit);
    let ends = match follows {
        Some(c) if c.is_ascii_alphanumeric() || is_digit(c) || UNITS.contains(c) => false,
        Some('-' | '－' | '.' | '．' | '_' | ',' | '*' | '%' | ':') => !digit_after,
        follows => follows != Some('@'),
    };
    if !ends {
        return None;
    }
    let start = text[..at]
        .char_indices()
        .rev()
        .take(NEAR)
        .last()
        .map_or(at, |(start, _)| start);
    let near = &text[start..at];
    let near = near
        .rfind(['，', '。', '；', ',', ';', '\n', '！', '？', '།'])
        .map_or(near, |cut| &near[cut..]);
    let last = |words: &[&str]| words.iter().filter_map(|word| near.rfind(word)).max();
    let (called, other) = (last(&CALLED), last(&OTHER));
    if other > called {
        return None;
    }
    let line =
        rest.trim_start().starts_with("热线") || rest.chars().take(10).collect::<String>().contains("热线");
    (certain || called.is_some() || line || after_slash(text, at, after))
        .then(|| (at..at + length, format!("tel:{dial}")))
}

/// Whether a number stands right after another one: `0891-6323215/0891-6323216`.
fn after_slash(text: &str, at: usize, after: usize) -> bool {
    after > 0 && matches!(&text[after..at], "/" | "、" | "，" | " ")
}

/// The number that a text begins with: its bytes, what is dialled, and whether its form alone says that it is one.
fn number(text: &str) -> Option<(usize, String, bool)> {
    let (country, rest) = match text.strip_prefix('+') {
        Some(rest) => (
            true,
            rest.strip_prefix("86")
                .map(|rest| rest.strip_prefix(['-', ' ']).unwrap_or(rest))?,
        ),
        None => (false, text),
    };
    let skipped = text.len() - rest.len();
    let found = landline(rest, country)
        .or_else(|| grouped(rest, country))
        .or_else(|| (!country).then(|| short(rest)).flatten())?;
    let (length, digits, certain) = found;
    let dial = if country {
        format!("+86{}", digits.strip_prefix('0').unwrap_or(&digits))
    } else {
        digits
    };
    Some((skipped + length, dial, certain || country))
}

fn run(text: &str) -> &str {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    &text[..length]
}

/// Area code and number: `0891-6323215`, `（0891）6323215`, `0891 6323215转801`.
fn landline(text: &str, country: bool) -> Option<(usize, String, bool)> {
    let bracket = text.strip_prefix(['(', '（']);
    let inner = bracket.unwrap_or(text);
    let mut at = text.len() - inner.len();
    let area = run(inner);
    let zero = area.starts_with('0') && !area.starts_with("00");
    if bracket.is_none() && zero && (11..=12).contains(&area.len()) {
        // Without anything between, other numbers look like this, too.
        return Some((area.len(), area.to_owned(), false));
    }
    let fits = if country {
        (2..=4).contains(&area.len())
    } else {
        zero && (3..=4).contains(&area.len())
    };
    if !fits {
        return None;
    }
    at += area.len();
    let rest = &text[at..];
    let separated = if bracket.is_some() {
        let closed = rest.strip_prefix([')', '）'])?;
        closed.strip_prefix(['-', ' ', '－']).unwrap_or(closed)
    } else {
        let tight = rest.strip_prefix(' ').unwrap_or(rest);
        let cut = tight.strip_prefix(['-', '－', '—', '–', '‐', '‑', '−']);
        cut.map(|cut| cut.strip_prefix(' ').unwrap_or(cut))
            .or_else(|| rest.strip_prefix(' '))?
    };
    at += rest.len() - separated.len();
    let first = run(separated);
    let (length, local) = match first.len() {
        7..=8 => (first.len(), first.to_owned()),
        // In two groups: 0891 632 3215.
        3..=4 => {
            let second = run(separated[first.len()..].strip_prefix([' ', '-'])?);
            if second.len() != 4 {
                return None;
            }
            (first.len() + 1 + second.len(), format!("{first}{second}"))
        }
        _ => return None,
    };
    if local.starts_with(['0', '1']) {
        return None;
    }
    at += length;
    let (more, extension) = extension(&text[at..]);
    let pause = if extension.is_empty() { "" } else { "," };
    Some((at + more, format!("{area}{local}{pause}{extension}"), true))
}

/// `转801`, `-801`.
fn extension(text: &str) -> (usize, &str) {
    let rest = text.trim_start_matches(' ');
    let after = ["转", "分机", "-", "－"]
        .into_iter()
        .find_map(|word| rest.strip_prefix(word));
    let Some(after) = after else { return (0, "") };
    let after = after.trim_start_matches(' ');
    let digits = run(after);
    if (1..=6).contains(&digits.len()) {
        (text.len() - after.len() + digits.len(), digits)
    } else {
        (0, "")
    }
}

/// A mobile or a 400 number, whole or in groups.
fn grouped(text: &str, country: bool) -> Option<(usize, String, bool)> {
    let mut digits = String::new();
    let mut at = 0;
    let mut groups = 0;
    loop {
        let group = run(&text[at..]);
        if group.is_empty() || digits.len() + group.len() > 11 {
            break;
        }
        digits.push_str(group);
        at += group.len();
        groups += 1;
        let free = digits.starts_with("400") || digits.starts_with("800");
        let mobile =
            digits.len() == 11 && digits.starts_with('1') && (b'3'..=b'9').contains(&digits.as_bytes()[1]);
        if mobile && (groups == 1 || groups == 3) {
            return Some((at, digits, true));
        }
        if free && !country && digits.len() == 10 {
            return Some((at, digits, groups > 1));
        }
        match text.as_bytes().get(at) {
            Some(b'-' | b' ') if groups < 4 => at += 1,
            _ => break,
        }
    }
    None
}

/// `12345`, `110`: only beside a word that says so.
fn short(text: &str) -> Option<(usize, String, bool)> {
    let digits = run(text);
    let known = match digits.len() {
        3 => matches!(digits, "110" | "114" | "119" | "120" | "122" | "999"),
        5 => {
            digits.starts_with("12")
                || digits.starts_with("95")
                || digits.starts_with("96")
                || digits.starts_with("100")
        }
        6 => digits.starts_with("96") || digits.starts_with("95"),
        8 => digits.starts_with("12") && digits.starts_with("1258"),
        _ => false,
    };
    known.then(|| (digits.len(), digits.to_owned(), false))
}

#[cfg(test)]
mod tests;
