//! Whole lines as advice: a line of the file with other keys, or with a text that a comma has cut in quotes.
//!
//! **You are here:** `record/shape` — asked by the check for findings about keys; no IO.

use super::Shape;
use super::check::{Conform, Misnamed};
use crate::diag::{Fault, Span, code};
use crate::source::yaml::{Key, Kind, Node};

impl Conform<'_> {
    /// Gives the findings of misnamed keys the line on which all of them have their names.
    pub(super) fn rename(&mut self, misnamed: &[Misnamed]) {
        let text = self.written.text;
        for one in misnamed {
            let Some(own) = &one.entry else { continue };
            let Some((start, end)) = line(text, own.span.start) else {
                continue;
            };
            let mut mended = String::new();
            let mut at = start;
            let mut value = None;
            for other in misnamed.iter().filter_map(|other| other.entry.as_ref()) {
                if other.span.start >= at && other.span.end <= end {
                    mended.push_str(&text[at..other.span.start]);
                    if let Some(name) = other.name.as_ref().filter(|_| other.span == own.span) {
                        value = Some((mended.len() + name.start, mended.len() + name.end));
                    }
                    mended.push_str(&other.new);
                    at = other.span.end;
                }
            }
            mended.push_str(&text[at..end]);
            let mended = mended.trim_end();
            let fault = &mut self.faults[one.fault].1;
            match (value, &mut fault.meant) {
                (Some((start, end)), Some(meant)) => {
                    meant.around = Some((mended[..start].to_owned(), mended[end..].to_owned()));
                }
                _ => add(fault, mended),
            }
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

/// Whether a key stands among the entries; not looked for in a map that no person writes.
pub(super) fn is_given(name: &str, entries: &[(Key, Node)]) -> bool {
    entries.len() <= MOST_ITEMS && entries.iter().any(|(key, _)| key.text == name)
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
    } else {
        fault.help_zh = Some(format!("应写成：`{line}`"));
        fault.help_en = Some(format!("write: `{line}`"));
    }
}

/// What is said of a value that says nothing; where other entries stand on its line, that would delete them too.
const THIS_LINE: (&str, &str) = ("删去这一行", "delete the line");

impl Conform<'_> {
    /// Names the entry instead of its line, in the advice since `told`, where a map in brackets holds others as well.
    pub(super) fn among_others(&mut self, told: usize, map: &Node, entries: &[(Key, Node)], at: usize) {
        let text = self.written.text;
        let of_line = |(span, fault): &(Span, Fault)| {
            let help = fault.help_zh.as_deref().unwrap_or_default();
            *span == entries[at].1.span && help.contains(THIS_LINE.0)
        };
        // The line is looked for only where it is wanted: a hostile one has a megabyte and thousands of keys.
        if entries.len() > MOST_ITEMS || !self.faults[told..].iter().any(of_line) {
            return;
        }
        if !text.get(map.span.start..).is_some_and(|map| map.starts_with('{')) {
            return;
        }
        let (key, node) = &entries[at];
        let cut = match (at.checked_sub(1).map(|at| &entries[at]), entries.get(at + 1)) {
            (Some((_, before)), _) => before.span.end..node.span.end,
            (None, Some((next, _))) => key.span.start..next.span.start,
            (None, None) => return,
        };
        let Some((start, end)) =
            line(text, key.span.start).filter(|(start, end)| *start <= cut.start && cut.end <= *end)
        else {
            return;
        };
        let mended = format!("{}{}", &text[start..cut.start], text[cut.end..end].trim_end());
        for (span, fault) in &mut self.faults[told..] {
            if *span != node.span {
                continue;
            }
            if let (Some(zh), Some(en)) = (&mut fault.help_zh, &mut fault.help_en)
                && zh.contains(THIS_LINE.0)
            {
                let name = &key.text;
                *zh = zh.replace(THIS_LINE.0, &format!("删去 {name} 这一项，应写成：`{mended}`"));
                *en = en.replace(THIS_LINE.1, &format!("delete {name} alone: `{mended}`"));
            }
        }
    }

    /// Where the key that was meant is there already, renaming would give it twice: what both say belongs together.
    pub(super) fn beside_its_like(&self, fault: Fault, key: &Key, entries: &[(Key, Node)]) -> Fault {
        let Some(right) = fault.instead.clone().filter(|_| entries.len() <= MOST_ITEMS) else {
            return fault;
        };
        let Some((own, node)) = entries
            .iter()
            .find(|(other, _)| other.text == right && other.span != key.span)
        else {
            return fault;
        };
        let (at_line, _) = self.written.lines(own.span.start, own.span.start);
        let both = match (
            &node.kind,
            entries.iter().find(|(other, _)| other.span == key.span),
        ) {
            (Kind::Scalar { text: first, .. }, Some((_, other))) => match &other.kind {
                Kind::Scalar { text: second, .. } if first != second && right == "phone" => {
                    Some(format!("{right}: [{first}, {second}]"))
                }
                _ => None,
            },
            _ => None,
        };
        let fault = Fault {
            instead: None,
            sure: false,
            ..fault
        };
        match both {
            Some(both) => fault.help(
                format!("{right} 已经写了（第 {at_line} 行）：两个写在一起，`{both}`，并删去这一行"),
                format!(
                    "{right} is there already (line {at_line}): write both, `{both}`, and delete this line"
                ),
            ),
            None => fault.help(
                format!("{right} 已经写了（第 {at_line} 行）：把这里的内容并到那里，再删去这一行"),
                format!("{right} is there already (line {at_line}): add this to it and delete this line"),
            ),
        }
    }

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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::super::{Required, Written, conform, shape_of};
    use crate::record::{menu, station, statistics};
    use crate::source::yaml;
    use schemars::JsonSchema;

    /// What is advised for the first finding of a record.
    fn help<T: JsonSchema>(text: &str) -> String {
        let (node, faults) = yaml::read(text);
        assert!(faults.is_empty(), "{text}: {faults:?}");
        let mut found = Vec::new();
        let written = Written { text, above: 0 };
        conform(
            &node.unwrap(),
            &shape_of::<T>(),
            Required::FromOriginal,
            written,
            &mut found,
        );
        found.remove(0).1.help_zh.unwrap()
    }

    #[test]
    fn what_says_nothing_is_taken_out_without_its_neighbours() {
        let period = "period: 2026\nvalues:\n";
        for (typed, right) in [
            (
                "  - {region: 540102, home_visits: 3, cases: \"—\"}",
                "  - {region: 540102, home_visits: 3}",
            ),
            (
                "  - {home_visits: 无, region: 540102}  # 注",
                "  - {region: 540102}  # 注",
            ),
            (
                "  - {region: 540102, cases: 暂无, home_visits: 3}",
                "  - {region: 540102, home_visits: 3}",
            ),
        ] {
            let told = help::<statistics::Figures>(&format!("{period}{typed}\n"));
            assert!(told.ends_with(&format!("应写成：`{right}`")), "{typed}: {told}");
        }
        // Alone on its line it is the line.
        let told = help::<station::Station>("name: 甲\nopened: 不详\n");
        assert!(told.contains("删去这一行"), "{told}");
    }

    #[test]
    fn a_second_key_of_one_meaning_is_not_advised_twice() {
        let told = help::<station::Station>("name: 甲\nphone: 0891-6001675\n电话2: 0891-6001676\n");
        assert!(
            told.contains("第 2 行") && told.contains("`phone: [0891-6001675, 0891-6001676]`"),
            "{told}"
        );
        let told = help::<station::Station>("address: 甲\n地址: 乙\nname: 丙\n");
        assert!(told.contains("并到那里"), "{told}");
        let told = help::<menu::Category>("id: a\nname: 甲\n名称: 乙\n");
        assert!(told.contains("并到那里"), "{told}");
        // Alone it is what was meant.
        let told = help::<station::Station>("name: 甲\n电话（2）: 0891-6001676\n");
        assert!(told.contains("phone"), "{told}");
    }
}
