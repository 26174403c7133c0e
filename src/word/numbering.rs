//! Numbering of lists: the number that Word prints before a paragraph, counted as Word counts.
//!
//! **You are here:** `word/` — read once for a document, asked for every paragraph in its order; no IO.
//!
//! Numbers are nowhere in the file: it says how a list counts (`abstractNum`), which lists there are (`num`) and which list a
//! paragraph is in. Lists of one kind count on where another one stopped, unless they say where they begin.

use super::numeral;
use super::xml::{Node, Ns};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How many levels a list has.
const LEVELS: usize = 9;

/// How a level counts.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    form: String,
    pattern: Option<String>,
    /// `%1、`
    text: String,
    /// What parts the number from the words.
    gap: bool,
    /// All numbers in figures.
    legal: bool,
    /// After which level it begins again; 0: never. None: after any higher one.
    restart: Option<u32>,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Level {
        Level {
            start: 0,
            form: "decimal".to_owned(),
            pattern: None,
            text: String::new(),
            gap: true,
            legal: false,
            restart: None,
            style: None,
        }
    }
}

/// A kind of list.
#[derive(Debug, Clone, Default)]
struct Kind {
    levels: Vec<Level>,
    /// Another style of lists holds the levels.
    elsewhere: Option<String>,
    /// The style of lists whose levels these are.
    own_style: Option<String>,
}

/// A list.
#[derive(Debug, Clone, Default)]
struct List {
    kind: u32,
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, Level>,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    kinds: BTreeMap<u32, Kind>,
    lists: HashMap<u32, List>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<(u32, usize)>,
    /// Forms of numbers that are not known, in figures instead.
    pub(super) unknown: Vec<String>,
}

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A number with its signs.
    Number(String),
    /// A point, dash or picture.
    Bullet(u8),
    /// Nothing.
    Nothing,
}

impl Numbering {
    /// From `numbering.xml`.
    pub(super) fn read(tree: &Node) -> Numbering {
        let mut all = Numbering::default();
        for node in tree.nodes() {
            if node.is("abstractNum")
                && let Some(id) = node.w("abstractNumId").and_then(|id| id.parse().ok())
            {
                all.kinds.insert(id, kind(node));
            } else if node.is("num")
                && let Some(id) = node.w("numId").and_then(|id| id.parse().ok())
                && let Some(list) = list(node)
            {
                all.lists.insert(id, list);
            }
        }
        all.follow_styles();
        all
    }

    /// Gives kinds whose levels stand elsewhere these levels.
    fn follow_styles(&mut self) {
        let named: BTreeMap<String, Vec<Level>> = self
            .kinds
            .values()
            .filter_map(|kind| Some((kind.own_style.clone()?, kind.levels.clone())))
            .collect();
        for kind in self.kinds.values_mut() {
            if let Some(levels) = kind.elsewhere.as_ref().and_then(|style| named.get(style)) {
                kind.levels.clone_from(levels);
            }
        }
    }

    /// The level of a list that the paragraphs of a style are of.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<u8> {
        let kind = self.kinds.get(&self.lists.get(&list)?.kind)?;
        let found = kind
            .levels
            .iter()
            .position(|level| level.style.as_deref() == Some(style));
        found.and_then(|level| u8::try_from(level).ok())
    }

    /// Counts one more paragraph of a list. *Shape:* what is printed before it.
    pub(super) fn next(&mut self, list_id: u32, level: u8) -> Mark {
        let at = usize::from(level).min(LEVELS - 1);
        let Some(list) = self.lists.get(&list_id).cloned() else {
            return Mark::Nothing;
        };
        let Some(kind) = self.kinds.get(&list.kind) else {
            return Mark::Nothing;
        };
        let levels: Vec<Level> = (0..LEVELS)
            .map(|at| {
                let own = list.levels.get(&at).or_else(|| kind.levels.get(at));
                own.cloned().unwrap_or_default()
            })
            .collect();
        let counts = self.counts.entry(list.kind).or_default();
        let begins = list.starts[at].filter(|_| self.begun.insert((list_id, at)));
        counts[at] = Some(match (begins, counts[at]) {
            (Some(start), _) => start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => list.starts[at].unwrap_or(levels[at].start),
        });
        for deeper in at + 1..LEVELS {
            let again = match levels[deeper].restart {
                None => true,
                Some(0) => false,
                Some(after) => (at as u64) < u64::from(after),
            };
            if again {
                counts[deeper] = None;
            }
        }
        let counts = *counts;
        if levels[at].form == "bullet" {
            return Mark::Bullet(level);
        }
        let text = self.printed(&levels, at, &counts);
        if text.trim().is_empty() {
            return Mark::Nothing;
        }
        let gap = if levels[at].gap { gap(&text) } else { "" };
        Mark::Number(text + gap)
    }

    /// `%1.%2` with its numbers.
    fn printed(&mut self, levels: &[Level], at: usize, counts: &[Option<u32>; LEVELS]) -> String {
        let mut out = String::new();
        let mut signs = levels[at].text.chars().peekable();
        while let Some(c) = signs.next() {
            let index = (c == '%').then(|| signs.peek()?.to_digit(10)).flatten();
            let Some(index) = index.and_then(|index| (index as usize).checked_sub(1)) else {
                out.push(c);
                continue;
            };
            signs.next();
            let level = &levels[index.min(LEVELS - 1)];
            let number = counts[index.min(LEVELS - 1)].unwrap_or(level.start);
            let form = if levels[at].legal && level.form != "none" {
                "decimal"
            } else {
                level.form.as_str()
            };
            if let Some(text) = numeral::written(form, number, level.pattern.as_deref()) {
                out.push_str(&text);
                continue;
            }
            if !self.unknown.iter().any(|known| known == form) {
                self.unknown.push(form.to_owned());
            }
            out.push_str(&number.to_string());
        }
        out
    }
}

/// What parts a number from the words: nothing after a sign, a wide space after a letter (第一条　), a space after a figure.
fn gap(text: &str) -> &'static str {
    match text.chars().next_back() {
        Some(c) if c.is_ascii_alphanumeric() => " ",
        Some(c) if c.is_alphabetic() && !matches!(c, '①'..='⓿' | '㉑'..='㊿') => "　",
        _ => "",
    }
}

fn kind(node: &Node) -> Kind {
    let mut levels = vec![Level::default(); LEVELS];
    for each in node.nodes().filter(|each| each.is("lvl")) {
        let at = each.w("ilvl").and_then(|at| at.parse::<usize>().ok());
        if let Some(level) = at.and_then(|at| levels.get_mut(at)) {
            *level = read_level(each);
        }
    }
    let style = |name: &str| node.child(name).and_then(Node::val).map(str::to_owned);
    Kind {
        levels,
        elsewhere: style("numStyleLink"),
        own_style: style("styleLink"),
    }
}

fn list(node: &Node) -> Option<List> {
    let mut list = List {
        kind: u32::try_from(node.child("abstractNumId")?.number()?).ok()?,
        ..List::default()
    };
    for own in node.nodes().filter(|own| own.is("lvlOverride")) {
        let at = own
            .w("ilvl")
            .and_then(|at| at.parse::<usize>().ok())
            .filter(|at| *at < LEVELS);
        let Some(at) = at else { continue };
        if let Some(start) = own.child("startOverride").and_then(Node::number) {
            list.starts[at] = u32::try_from(start).ok();
        }
        if let Some(level) = own.child("lvl") {
            list.levels.insert(at, read_level(level));
        }
    }
    Some(list)
}

fn read_level(node: &Node) -> Level {
    let mut level = Level::default();
    let mut format = None;
    for each in node.nodes() {
        // A form of one's own stands beside one that every program knows.
        if each.ns == Ns::Mc && &*each.name == "AlternateContent" {
            format = each.below(Ns::W, "numFmt").or(format);
            continue;
        }
        if each.ns != Ns::W {
            continue;
        }
        let number = || each.number().and_then(|number| u32::try_from(number).ok());
        match &*each.name {
            "start" => level.start = number().unwrap_or(0),
            "numFmt" => format = Some(each),
            "lvlText" => each.val().unwrap_or_default().clone_into(&mut level.text),
            "suff" => level.gap = each.val() != Some("nothing"),
            "isLgl" => level.legal = each.is_on(),
            "lvlRestart" => level.restart = number(),
            "pStyle" => level.style = each.val().map(str::to_owned),
            _ => {}
        }
    }
    if let Some(format) = format {
        format.val().unwrap_or("decimal").clone_into(&mut level.form);
        level.pattern = format.w("format").map(str::to_owned);
    }
    level
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::word::xml::{Counter, read};

    const KINDS: &str = r#"
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%2）"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/><w:isLgl/></w:lvl>
          <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="第%4条"/><w:lvlRestart w:val="0"/></w:lvl>
        </w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>"#;

    fn labels(steps: &[(u32, u8)]) -> Vec<String> {
        let xml = format!(
            r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{KINDS}</w:numbering>"#
        );
        let tree = read(xml.as_bytes(), "numbering.xml", &mut Counter::default()).unwrap();
        let mut numbering = Numbering::read(&tree);
        let label = |(list, level): &(u32, u8)| match numbering.next(*list, *level) {
            Mark::Number(text) => text,
            Mark::Bullet(_) => "•".to_owned(),
            Mark::Nothing => String::new(),
        };
        steps.iter().map(label).collect()
    }

    #[test]
    fn levels_count_and_begin_again() {
        assert_eq!(
            labels(&[(1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)]),
            ["一、", "（一）", "（二）", "1.2.1 ", "二、", "（一）", "2.1.1 "]
        );
    }

    #[test]
    fn lists_of_a_kind_count_on_unless_they_say_where_they_begin() {
        assert_eq!(
            labels(&[(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)]),
            ["一、", "二、", "五、", "六、", "七、"]
        );
        assert_eq!(labels(&[(4, 0), (7, 0)]), ["", ""]);
    }

    #[test]
    fn a_level_can_count_through_the_whole_document() {
        assert_eq!(
            labels(&[(1, 0), (1, 3), (1, 3), (1, 0), (1, 3)]),
            ["一、", "第1条　", "第2条　", "二、", "第3条　"]
        );
    }
}
