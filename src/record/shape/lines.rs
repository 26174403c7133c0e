//! Whole lines as advice: a line of the file with other keys, or with a text that a comma has cut in quotes.
//!
//! **You are here:** `record/shape` — asked by the check for findings about keys; no IO.

use super::Shape;
use super::check::{Conform, Misnamed};
use crate::diag::{Fault, code};
use crate::source::yaml::{Key, Kind, Node};

impl Conform<'_> {
    /// Gives the findings of misnamed keys the line on which all of them have their names.
    pub(super) fn rename(&mut self, misnamed: &[Misnamed]) {
        for one in misnamed.iter().filter(|one| one.fits) {
            let text = self.written.text;
            let Some((start, end)) = line(text, one.span.start) else {
                continue;
            };
            let mut mended = String::new();
            let mut at = start;
            for other in misnamed {
                if other.fits && other.span.start >= at && other.span.end <= end {
                    mended.push_str(&text[at..other.span.start]);
                    mended.push_str(&other.right);
                    at = other.span.end;
                }
            }
            mended.push_str(&text[at..end]);
            let fault = &mut self.faults[one.fault].1;
            add(fault, mended.trim_end());
        }
    }

    /// What to say of a text without a colon among the keys of a map, where a comma has cut it off the value before.
    pub(super) fn cut_off(&self, key: &Key, before: Option<&(Key, Node)>) -> Option<Fault> {
        let (own, node) = before?;
        let Kind::Scalar {
            text: value,
            plain: true,
        } = &node.kind
        else {
            return None;
        };
        let text = self.written.text;
        let (start, end) = line(text, node.span.start)?;
        let whole = text.get(node.span.start..key.span.end)?;
        if key.span.end > end || whole.contains(['"', '\'', '\\']) || value.is_empty() {
            return None;
        }
        let mended = format!(
            "{}\"{whole}\"{}",
            &text[start..node.span.start],
            text[key.span.end..end].trim_end()
        );
        Some(
            Fault::new(
                code::UNKNOWN_KEY,
                format!("{} 的内容里有逗号，“{}”被当成了另一个字段", own.text, key.text),
                format!(
                    "the value of {} holds a comma: `{}` is taken for another key",
                    own.text, key.text
                ),
            )
            .help(
                format!("内容里有逗号时放进英文引号，应写成：`{mended}`"),
                format!("put a value that holds a comma in quotes: `{mended}`"),
            ),
        )
    }
}

/// Where the line of a byte begins and ends.
fn line(text: &str, at: usize) -> Option<(usize, usize)> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    Some((start, end))
}

fn add(fault: &mut Fault, line: &str) {
    if let (Some(zh), Some(en)) = (&mut fault.help_zh, &mut fault.help_en) {
        zh.extend(["，应写成：`", line, "`"]);
        en.extend(["; write: `", line, "`"]);
    }
}

impl Conform<'_> {
    /// Finds ids, codes and choices that stand in one list a second time: the item has been meant once, or another one.
    pub(super) fn listed_twice(&mut self, nodes: &[Node], item: &Shape, name: &str) {
        if !is_reference(item) || nodes.len() > MOST_ITEMS {
            return;
        }
        let mut seen: Vec<&str> = Vec::new();
        for node in nodes {
            let Kind::Scalar { text, .. } = &node.kind else {
                continue;
            };
            let word = text.trim();
            if !seen.contains(&word) {
                seen.push(word);
                continue;
            }
            let fault = Fault::new(
                code::LISTED_TWICE,
                format!("{name} 里的 {word} 写了两次"),
                format!("{word} stands in {name} twice"),
            );
            let (zh, en) = match self.without_repetitions(nodes) {
                Some(line) => (
                    format!("只留一个，应写成：`{line}`；是另一项的，改正它"),
                    format!("keep one: `{line}`; or correct the one that is another"),
                ),
                None => (
                    "删去这一行；是另一项的，改正它".to_owned(),
                    "delete this line, or correct it if it is another".to_owned(),
                ),
            };
            self.faults.push((node.span, fault.help(zh, en)));
        }
    }

    /// Finds a list of words that other signs than commas part: for search they are one word that nobody types.
    pub(super) fn listed_words(&mut self, nodes: &[Node], name: &str) {
        let [node] = nodes else { return };
        let (true, Kind::Scalar { text, plain: true }) = (name == "keywords", &node.kind) else {
            return;
        };
        let words: Vec<&str> = text
            .split(['、', '；', ';', '།', '，', '｜', '|'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .collect();
        let file = self.written.text;
        let Some((start, end)) = line(file, node.span.start) else {
            return;
        };
        if words.len() < 2
            || node.span.end > end
            || words.iter().any(|word| word.chars().count() > LONGEST_WORD)
        {
            return;
        }
        let mended = format!(
            "{}{}{}",
            &file[start..node.span.start],
            words.join(", "),
            file[node.span.end..end].trim_end()
        );
        self.faults.push((
            node.span,
            Fault::new(
                code::WRONG_SHAPE,
                format!(
                    "{name} 里的“{text}”好像是 {} 个词，没有用英文逗号隔开",
                    words.len()
                ),
                format!(
                    "`{text}` in {name} seems to be {} words that no comma parts",
                    words.len()
                ),
            )
            .help(format!("应写成：`{mended}`"), format!("write: `{mended}`")),
        ));
    }

    /// The line of a list in brackets, each word once.
    fn without_repetitions(&self, nodes: &[Node]) -> Option<String> {
        let text = self.written.text;
        let (first, last) = (nodes.first()?, nodes.last()?);
        let (start, end) = line(text, first.span.start)?;
        let bracket = text[start..first.span.start].trim_end().ends_with('[');
        if !bracket || last.span.end > end {
            return None;
        }
        let mut words: Vec<&str> = Vec::new();
        for node in nodes {
            let Kind::Scalar { .. } = &node.kind else {
                return None;
            };
            let word = text.get(node.span.start..node.span.end)?.trim();
            if !words.contains(&word) {
                words.push(word);
            }
        }
        let (head, tail) = (
            &text[start..first.span.start],
            text[last.span.end..end].trim_end(),
        );
        Some(format!("{head}{}{tail}", words.join(", ")))
    }
}

/// The longest word of a list of them. *Units:* characters.
const LONGEST_WORD: usize = 12;

/// The longest list whose items are compared with one another.
const MOST_ITEMS: usize = 500;

/// Whether an item names something: an id, a code, one of some words.
fn is_reference(item: &Shape) -> bool {
    match item {
        Shape::OneOf(_) => true,
        Shape::Scalar(format) => matches!(format.as_str(), "id" | "region-code" | "lang" | "phone"),
        Shape::Either(word, _) => is_reference(word),
        _ => false,
    }
}
