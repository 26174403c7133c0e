//! Layout: a record's tree with what writing needs to know: where each value truly ends, where dashes and colons stand, which
//! form it has.
//!
//! **You are here:** `edit/` — made of the reader's tree and its text; below the steps; no IO.
//!
//! The parser ends a block where the next token begins, which takes comments and blank lines in; here every place ends with
//! its last value.

use crate::source::yaml::{Kind, Node};

/// A value and where it stands. *Units:* bytes of the YAML text.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// First byte; for a block text the sign `|` or `>`; for nothing the byte after the colon or dash.
    pub(super) start: usize,
    /// One past the last byte; for a block text the end of its last line, without the line feed.
    pub(super) end: usize,
    pub(super) form: Form,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum Form {
    /// Nothing: an empty value, `~` or `null`.
    Nothing,
    /// A text.
    Text { text: String, style: Style },
    /// A list.
    List { flow: bool, items: Vec<Item> },
    /// A map.
    Map { flow: bool, entries: Vec<Entry> },
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Single,
    Double,
    /// `|` or `>`.
    Block,
}

/// An item of a list.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// Its dash; in brackets the value's first byte.
    pub(super) dash: usize,
    pub(super) value: Place,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    /// First byte of the key.
    pub(super) start: usize,
    /// The byte after the colon.
    pub(super) colon: usize,
    pub(super) value: Place,
}

impl Place {
    /// The layout of a tree; none where the text and the tree do not fit together, as in YAML that nobody writes.
    pub(super) fn of(text: &str, root: &Node) -> Option<Place> {
        read(text, root, root.span.start, None)
    }

    /// The entry of a key.
    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.form {
            Form::Map { entries, .. } => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> Option<&[Item]> {
        match &self.form {
            Form::List { items, .. } => Some(items),
            _ => None,
        }
    }

    /// Whether it stands in brackets.
    pub(super) fn is_flow(&self) -> bool {
        matches!(
            self.form,
            Form::List { flow: true, .. } | Form::Map { flow: true, .. }
        )
    }
}

/// `from`: the byte after the colon or dash. `column`: that of the key or dash which a block text must be deeper than; none
/// in brackets and for the root.
fn read(text: &str, node: &Node, from: usize, column: Option<usize>) -> Option<Place> {
    let flow = || matches!(text.as_bytes().get(node.span.start), Some(b'{' | b'['));
    match &node.kind {
        Kind::Scalar { .. } if node.is_null() => {
            let written = text.get(node.span.start..node.span.end)?;
            let (start, end) = if written.is_empty() || node.span.start < from {
                (from, from)
            } else {
                (node.span.start, node.span.end)
            };
            Some(Place {
                start,
                end,
                form: Form::Nothing,
            })
        }
        Kind::Scalar { text: value, .. } => {
            let (start, end, style) = scalar(text, node, from, column)?;
            let form = Form::Text {
                text: value.clone(),
                style,
            };
            Some(Place { start, end, form })
        }
        Kind::List(nodes) if flow() => {
            let mut items = Vec::with_capacity(nodes.len());
            for item in nodes {
                let value = read(text, item, item.span.start, None)?;
                items.push(Item {
                    dash: value.start,
                    value,
                });
            }
            let form = Form::List { flow: true, items };
            Some(Place {
                start: node.span.start,
                end: node.span.end,
                form,
            })
        }
        Kind::List(nodes) => list(text, from, nodes),
        Kind::Map(pairs) => {
            let flow = flow();
            let mut entries = Vec::with_capacity(pairs.len());
            for (key, value) in pairs {
                let colon = colon(text, key.span.end)?;
                let column = (!flow).then(|| column_of(text, key.span.start));
                entries.push(Entry {
                    key: key.text.clone(),
                    start: key.span.start,
                    colon,
                    value: read(text, value, colon, column)?,
                });
            }
            let end = match entries.last() {
                Some(last) if !flow => last.value.end,
                _ => node.span.end,
            };
            let start = node.span.start;
            Some(Place {
                start,
                end,
                form: Form::Map { flow, entries },
            })
        }
    }
}

/// A list of dashes: they stand in one column. The parser says where the first one is only where it stands deeper than its key.
fn list(text: &str, from: usize, nodes: &[Node]) -> Option<Place> {
    let mut first = from;
    loop {
        let rest = text.get(first..)?;
        first = text.len() - rest.trim_start().len();
        match text.as_bytes().get(first)? {
            b'-' => break,
            b'#' => first = line_end(text, first),
            _ => return None,
        }
    }
    let column = column_of(text, first);
    let mut items: Vec<Item> = Vec::with_capacity(nodes.len());
    let mut dash = first;
    for (index, item) in nodes.iter().enumerate() {
        if index > 0 {
            let before = items.last()?.value.end.max(dash + 1);
            dash = next_dash(text, before, column)?;
        }
        let value = read(text, item, dash + 1, Some(column))?;
        if value.start <= dash {
            return None;
        }
        items.push(Item { dash, value });
    }
    let end = items.last().map_or(first + 1, |item| item.value.end);
    Some(Place {
        start: first,
        end,
        form: Form::List { flow: false, items },
    })
}

/// The next line after a place that begins with a dash in this column.
fn next_dash(text: &str, after: usize, column: usize) -> Option<usize> {
    let mut start = line_end(text, after) + 1;
    while start < text.len() {
        let line = &text[start..line_end(text, start)];
        let content = line.trim_start_matches(' ');
        if line.len() - content.len() == column && (content == "-" || content.starts_with("- ")) {
            return Some(start + column);
        }
        // Between the items only comments and blank lines can stand.
        if !content.trim().is_empty() && !content.starts_with('#') {
            return None;
        }
        start += line.len() + 1;
    }
    None
}

fn scalar(text: &str, node: &Node, from: usize, column: Option<usize>) -> Option<(usize, usize, Style)> {
    let written = text.get(node.span.start..node.span.end)?;
    let before = text.get(from..)?.trim_start_matches([' ', '\t']);
    if let Some(column) = column
        && before.starts_with(['|', '>'])
    {
        let start = text.len() - before.len();
        return Some((start, block_end(text, start, column), Style::Block));
    }
    let style = match written.as_bytes().first() {
        Some(b'"') => Style::Double,
        Some(b'\'') => Style::Single,
        _ => Style::Plain,
    };
    let end = node.span.start + written.trim_end().len();
    Some((node.span.start, end, style))
}

/// The end of a block text whose sign is at `start`: of its last line that is deeper than `column` and says something; with
/// `+` also of the blank lines below.
fn block_end(text: &str, start: usize, column: usize) -> usize {
    let header = line_end(text, start);
    let keeps = text[start..header]
        .split('#')
        .next()
        .unwrap_or_default()
        .contains('+');
    let mut end = header;
    let mut at = header + 1;
    while at < text.len() {
        let line = &text[at..line_end(text, at)];
        let indent = line.len() - line.trim_start_matches(' ').len();
        if line.trim().is_empty() {
            if keeps {
                end = at + line.len();
            }
        } else if indent > column {
            end = at + line.len();
        } else {
            break;
        }
        at += line.len() + 1;
    }
    end
}

/// The byte after the colon of a key that ends here.
fn colon(text: &str, key_end: usize) -> Option<usize> {
    let rest = text.get(key_end..)?;
    let blank = rest.len() - rest.trim_start().len();
    rest[blank..].starts_with(':').then_some(key_end + blank + 1)
}

/// The first byte of the line that holds a place.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |feed| feed + 1)
}

/// The end of the line that holds a place, without its line feed.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |feed| at + feed)
}

/// In which column a place stands. *Units:* bytes, which are spaces, dashes and ASCII keys.
pub(super) fn column_of(text: &str, at: usize) -> usize {
    at - line_start(text, at)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::source::yaml;

    fn place(text: &str) -> Place {
        Place::of(text, &yaml::read(text).0.unwrap()).unwrap()
    }

    fn written<'t>(text: &'t str, key: &str) -> &'t str {
        let root = place(text);
        let value = &root.entry(key).unwrap().value;
        &text[value.start..value.end]
    }

    #[test]
    fn a_value_ends_with_its_last_character() {
        let text = "a: 甲   # 注\nb:\n  - x\n  # 注\n  - y  # 注\n\n# 注\nc: {d: 1, e: [2, 3]} # 注\nf: |  # 注\n  一\n\n  二\n\n\
                    # 注\ng: \"甲\n  h\"   # 注\ni:\nj: ~ # 注\nk: >-\n  བོད་ཡིག།\nl: 一\n  二\n";
        assert_eq!(written(text, "a"), "甲");
        assert_eq!(written(text, "b"), "- x\n  # 注\n  - y");
        assert_eq!(written(text, "c"), "{d: 1, e: [2, 3]}");
        assert_eq!(written(text, "f"), "|  # 注\n  一\n\n  二");
        assert_eq!(written(text, "i"), "");
        assert_eq!(written(text, "j"), "~");
        assert_eq!(written(text, "k"), ">-\n  བོད་ཡིག།");
        assert_eq!(written(text, "l"), "一\n  二");
    }

    #[test]
    fn items_know_their_dashes() {
        let text = "- id: a\n  list:\n  - 1\n  -\n  - {x: 1}\n-\n  id: b\n- |\n  - no item\n- c";
        let root = place(text);
        let items = root.items().unwrap();
        assert_eq!(items.len(), 4);
        let inner = items[0].value.entry("list").unwrap().value.items().unwrap();
        assert_eq!(
            inner
                .iter()
                .map(|item| column_of(text, item.dash))
                .collect::<Vec<_>>(),
            [2, 2, 2]
        );
        assert!(matches!(inner[1].value.form, Form::Nothing));
        assert_eq!(&text[items[3].value.start..items[3].value.end], "c");
    }
}
