//! What must hold of a good file with one slip in it: either it says the same as before, or there is a finding; and who does what
//! the findings say, one after another, gets the file that was meant.
//!
//! **You are here:** `fuzz/invariants/` — for the fuzzer's target and for `tests/suite/fuzzed.rs`.

use std::sync::Arc;
use zhandian::diag::{At, Diagnostic, Severity, Span};
use zhandian::record::{Item, Locator, Parsed, parse};

/// Files of the demonstration, one of each form: their text is good.
const FILES: &[(&str, &str)] = &[
    (
        "content/stations/a.yaml",
        include_str!("../../content/stations/chengguan/gamagongsang.yaml"),
    ),
    (
        "content/services/a.yaml",
        include_str!("../../content/services/social-assistance.yaml"),
    ),
    (
        "content/notices/a.md",
        include_str!("../../content/notices/policies/panzhihua-plan-2021.md"),
    ),
    (
        "content/notices/a.bo.md",
        include_str!("../../content/notices/lhasa/mutual-help-group.bo.md"),
    ),
    ("content/regions.yaml", include_str!("../../content/regions.yaml")),
    (
        "content/disclosure/catalogue.yaml",
        include_str!("../../content/disclosure/catalogue.yaml"),
    ),
    (
        "content/disclosure/items/a.md",
        include_str!("../../content/disclosure/items/site/site-progress.md"),
    ),
    (
        "content/statistics/2021.yaml",
        include_str!("../../content/statistics/2021-plan.yaml"),
    ),
    (
        "content/statistics/measures.yaml",
        include_str!("../../content/statistics/measures.yaml"),
    ),
    ("content/site.yaml", include_str!("../../content/site.yaml")),
];

/// How often advice is taken before it must be enough.
const ROUNDS: usize = 6;

/// Panics where something does not hold. *Shape:* the first three bytes choose file, line and slip, the fourth its place.
pub(crate) fn hold(choice: &[u8]) {
    let byte = |at: usize| choice.get(at).copied().map_or(0, usize::from);
    let (path, good) = FILES[byte(0) % FILES.len()];
    let lines = structural(path, good);
    let line = lines[(byte(1) + 256 * byte(4)) % lines.len()].clone();
    let Some(slipped) = slip(&good[line.clone()], byte(2), byte(3)) else {
        return;
    };
    let text = format!("{}{slipped}{}", &good[..line.start], &good[line.end..]);
    let path = Arc::from(path);
    let meant = said(&parse(&path, good.as_bytes()));
    let mut text = text;
    for _ in 0..ROUNDS {
        let parsed = parse(&path, text.as_bytes());
        let errors = parsed.diagnostics.iter();
        let mut errors = errors.filter(|one| one.severity == Severity::Error).peekable();
        if errors.peek().is_none() {
            let warned = !parsed.diagnostics.is_empty();
            assert!(
                warned || said(&parsed) == meant,
                "{path}: what is said has changed without a word\n{slipped}\n{}",
                changed(good, &text)
            );
            return;
        }
        // Not every finding knows the line: then the writer has to think, and nothing is promised.
        let Some(mended) = errors.find_map(|one| applied(&path, &text, one)) else {
            return;
        };
        assert_ne!(mended, text, "{path}: the advice is what was typed\n{slipped}");
        text = mended;
    }
    panic!(
        "{path}: {ROUNDS} advices were not enough\n{slipped}\n{}",
        changed(good, &text)
    );
}

/// The lines of a text that are not as they were.
fn changed(good: &str, text: &str) -> String {
    let (good, text) = (good.lines().collect::<Vec<_>>(), text.lines());
    text.filter(|line| !good.contains(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a file says, without places.
fn said(parsed: &Parsed) -> String {
    let one = |item: &Item| match item {
        Item::Notice(document) => format!("{:?} {}", document.front, document.body.markdown),
        Item::Disclosure(document) => format!("{:?} {}", document.front, document.body.markdown),
        Item::Page(document) => format!("{:?} {}", document.front, document.body.markdown),
        Item::Guide(document) => format!("{:?} {}", document.front, document.body.markdown),
        record => format!("{record:?}"),
    };
    parsed.items.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// The lines of a file that hold YAML: not of comments, of texts over several lines, nor of a body.
fn structural(path: &str, text: &str) -> Vec<std::ops::Range<usize>> {
    let mut lines = Vec::new();
    let (mut at, mut marks) = (0, 0);
    let mut block = None;
    for line in text.split_inclusive('\n') {
        let range = at..at + line.trim_end().len();
        at += line.len();
        let content = line.trim();
        let indent = line.len() - line.trim_start().len();
        marks += usize::from(content == "---");
        if path.ends_with(".md") && marks == 2 {
            break;
        }
        if block.is_some_and(|above| content.is_empty() || indent > above) {
            continue;
        }
        block = None;
        if content.is_empty() || content.starts_with('#') || content == "---" {
            continue;
        }
        if content.ends_with('|') || content.ends_with('>') {
            block = Some(indent);
        }
        lines.push(range);
    }
    lines
}

/// A line with a slip; none where it has no place for it.
fn slip(line: &str, kind: usize, place: usize) -> Option<String> {
    let code = line.find(" #").map_or(line, |comment| &line[..comment]);
    let rest = &line[code.len()..];
    let quoted = |from: &str, to: &str, nth: usize| {
        let at = code.match_indices(from).map(|(at, _)| at).collect::<Vec<_>>();
        let at = *at.get(nth % at.len().max(1))?;
        // A sign within quotes is content.
        let quotes = code[..at].matches('"').count();
        quotes
            .is_multiple_of(2)
            .then(|| format!("{}{to}{}{rest}", &code[..at], &code[at + from.len()..]))
    };
    let indent = code.len() - code.trim_start().len();
    let first_colon = |to: &str| {
        let at = code.find(": ")?;
        let key = code[..at].trim_start_matches([' ', '-', '{', '[']);
        key.bytes()
            .all(|b| b.is_ascii_lowercase() || b == b'_')
            .then(|| format!("{}{to}{}{rest}", &code[..at], &code[at + 2..]))
    };
    match kind % 20 {
        0 => first_colon("："),
        1 => first_colon(":"),
        2 => first_colon("༔ "),
        3 => first_colon("； "),
        4 => quoted(": ", "：", place),
        5 => quoted("- ", "－ ", 0).filter(|_| code.trim_start().starts_with("- ")),
        6 => quoted("- ", "-", 0).filter(|_| code.trim_start().starts_with("- ")),
        7 => (indent > 0).then(|| format!("{}{}{rest}", "\t".repeat(indent / 2), code.trim_start())),
        8 => (indent > 0).then(|| format!("{}{}{rest}", "　".repeat(indent / 2), code.trim_start())),
        9 => {
            let open = code.find('"')?;
            let close = open + 1 + code[open + 1..].find('"')?;
            let inside = &code[open + 1..close];
            Some(format!("{}“{inside}”{}{rest}", &code[..open], &code[close + 1..]))
        }
        10 | 11 => {
            // Between words, such a comma may belong to the text.
            let at: Vec<usize> = code.match_indices(", ").map(|(at, _)| at).collect();
            let at = *at.get(place % at.len().max(1))?;
            let plain = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii() && *b != b' ');
            let bytes = code.as_bytes();
            let sign = if kind.is_multiple_of(2) { "，" } else { "、" };
            let map = code[..at].rfind('{') > code[..at].rfind('[');
            (code[..at].contains(['[', '{']) && !(map && sign == "、"))
                .then(|| plain(bytes[..at].last()) && plain(bytes.get(at + 2)))?
                .then(|| format!("{}{sign}{}{rest}", &code[..at], &code[at + 2..]))
        }
        12 => quoted("[", "【", 0).filter(|_| !code.contains('{')),
        13 => quoted("]", "】", 0).filter(|_| !code.contains('{')),
        14 => {
            let starts: Vec<usize> = code.char_indices().map(|(at, _)| at).collect();
            let at = starts[place % starts.len()];
            Some(format!("{}\u{200B}{}{rest}", &code[..at], &code[at..]))
        }
        15 => {
            let key = code.find(": ")?;
            let letter = code[..key].find(|c: char| c.is_ascii_lowercase())?;
            Some(format!("{}{}{rest}", &code[..letter], &code[letter + 1..]))
        }
        16 => {
            let at = code.find("-0").filter(|at| *at > 4)?;
            let year = code.get(at - 4..at)?;
            let month = code.get(at + 1..at + 3)?;
            let day = code.get(at + 4..at + 6)?;
            let all = year.bytes().chain(month.bytes()).chain(day.bytes());
            (code.get(at + 3..at + 4) == Some("-") && all.clone().all(|b| b.is_ascii_digit())).then(|| {
                let (month, day) = (month.trim_start_matches('0'), day.trim_start_matches('0'));
                let form = match place % 3 {
                    0 => format!("{year}年{month}月{day}日"),
                    1 => format!("{year}/{month}/{day}"),
                    _ => format!("{year}.{month}.{day}"),
                };
                format!("{}{form}{}{rest}", &code[..at - 4], &code[at + 6..])
            })
        }
        17 => wide_digit(code, rest, place),
        18 => Some(format!("{code}\u{3000}{rest}")),
        _ => {
            let key = code.find(": ")?;
            let letter = code[..key].find(|c: char| c.is_ascii_lowercase())?;
            let wide = char::from_u32(u32::from(code.as_bytes()[letter]) + 0xFEE0)?;
            Some(format!("{}{wide}{}{rest}", &code[..letter], &code[letter + 1..]))
        }
    }
}

/// The text after one advice: the line between the backquotes, or the value that is named.
fn applied(path: &str, text: &str, finding: &Diagnostic) -> Option<String> {
    let span = match &finding.place.at {
        At::File => return None,
        At::Span(span) => *span,
        At::Field(field) => Locator::new(path, text).find(field)?,
    };
    let help = finding.fault.help_zh.as_deref()?;
    if let Some((_, line)) = help.split_once("应写成：`") {
        let (line, _) = line.rsplit_once('`')?;
        let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.start..]
            .find('\n')
            .map_or(text.len(), |at| span.start + at);
        return Some(format!("{}{line}{}", &text[..start], &text[end..]));
    }
    let better = finding.fault.instead.as_deref()?;
    let Span { start, end } = span;
    let typed = text.get(start..end)?;
    let quotes = typed.starts_with('"') && typed.ends_with('"') && typed.len() > 1;
    let better = if quotes {
        format!("\"{better}\"")
    } else {
        better.to_owned()
    };
    Some(format!("{}{better}{}", &text[..start], &text[end..]))
}

/// A digit of a value in the signs of Chinese or Tibetan.
fn wide_digit(code: &str, rest: &str, place: usize) -> Option<String> {
    let digits: Vec<usize> = code
        .match_indices(|c: char| c.is_ascii_digit())
        .map(|(at, _)| at)
        .collect();
    let at = *digits.get(place % digits.len().max(1))?;
    // Within words a digit is content in any script.
    let ends = |c: char| matches!(c, ' ' | ',' | '{' | '}' | '[' | ']' | '"');
    let from = code[..at].rfind(ends).map_or(0, |end| end + 1);
    let value = code[from..].split(ends).next()?;
    let begins = code[..from]
        .trim_end_matches([' ', '"'])
        .ends_with([':', '[', ',', '-']);
    if !value.is_ascii() || !begins {
        return None;
    }
    let digit = u32::from(code.as_bytes()[at] - b'0');
    let base = if place.is_multiple_of(2) { 0xFF10 } else { 0x0F20 };
    let wide = char::from_u32(base + digit)?;
    Some(format!("{}{wide}{}{rest}", &code[..at], &code[at + 1..]))
}
