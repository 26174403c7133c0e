//! YAML parser with spans: YAML text → a tree in which every key and value knows its place; and from such a tree to typed
//! records.
//!
//! **You are here:** `source/` — the only file that names the YAML crates; no IO.
//!
//! Two crates share the work. `saphyr-parser` reads the text as events with places; from these the tree is made, and on
//! the way repeated keys, aliases and deep nesting are refused before anything recursive runs. `serde_yaml` then turns the
//! tree's [`Value`] into types. Every scalar goes into the `Value` as text, so that YAML never guesses a type:
//! `0891` keeps its zero and `no` stays a word (content-format.md, "Rules for every record").

mod fault;
mod fold;
mod node;
mod place;
mod repair;
mod twice;

pub(crate) use node::{Key, Kind, Node};

use crate::diag::{Fault, Span};
use crate::lang::is_forbidden;
use fault::{anchor_fault, complex_key, control_fault, more_documents, repaired, syntax_fault, too_deep};
use place::{Places, first_line, line_feeds, line_of, line_of_byte, quoted, trim_end};
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde::de::DeserializeOwned;
use serde_yaml::{Mapping, Value};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use twice::{duplicate, first_of, same_language, second};

/// Deepest nesting of maps and lists (content-format.md).
const MAX_DEPTH: usize = 64;

/// Reads one document.
///
/// *Shape:* the tree (none when the text holds no value) and all findings; after a syntax error the tree is absent.
/// *Errors:* Z102, Z103, Z105, Z106, Z114.
pub(crate) fn read(text: &str) -> (Option<Node>, Vec<(Span, Fault)>) {
    let mut reader = Reader {
        text,
        places: Places::new(text),
        lines: OnceCell::new(),
        stack: Vec::new(),
        root: None,
        faults: Vec::new(),
    };
    let mut parser = Parser::new_from_str(text);
    let mut documents = 0;
    loop {
        match parser.next_event() {
            None | Some(Ok((Event::StreamEnd, _))) => break,
            Some(Err(error)) => {
                let at = reader.places.byte(error.marker().index());
                reader.faults.push(unreadable(text, at, error.info()));
                return (None, reader.faults);
            }
            Some(Ok((Event::DocumentStart(_), span))) => {
                documents += 1;
                if documents > 1 {
                    let at = reader.places.byte(span.start.index());
                    reader.faults.push((line_of(text, at), more_documents()));
                    return (None, reader.faults);
                }
            }
            Some(Ok((event, span))) => {
                let start = reader.places.byte(span.start.index());
                let end = reader.places.byte(span.end.index());
                if let Err(fatal) = reader.take(event, Span::new(start, end)) {
                    reader.faults.push((Span::new(start, end.max(start)), *fatal));
                    return (None, reader.faults);
                }
            }
        }
    }
    (reader.root, reader.faults)
}

/// What is said where the parser stopped: the line that only lacks a sign, else what is known of its place.
fn unreadable(text: &str, at: usize, info: &str) -> (Span, Fault) {
    if let Some(repair) = repair::find(text, at) {
        return (line_of(text, repair.start), repaired(&repair));
    }
    let place = line_of(text, at);
    let line = &text[place.start..place.end];
    (place, syntax_fault(info, line, line_above(text, place.start)))
}

/// Where the parser stops; none where it reads the text to its end.
fn first_failure(text: &str) -> Option<usize> {
    let mut parser = Parser::new_from_str(text);
    loop {
        match parser.next_event()? {
            Ok((Event::StreamEnd, _)) => return None,
            Ok(_) => {}
            Err(error) => return Some(Places::new(text).byte(error.marker().index())),
        }
    }
}

/// A map or list that is not closed yet.
struct Open {
    node: Node,
    /// For a map: the key that waits for its value.
    key: Option<Key>,
    /// For a map of more than a few keys: where each stood first.
    seen: HashMap<String, Span>,
}

struct Reader<'t> {
    text: &'t str,
    places: Places<'t>,
    lines: OnceCell<Vec<usize>>,
    stack: Vec<Open>,
    root: Option<Node>,
    faults: Vec<(Span, Fault)>,
}

impl Reader<'_> {
    /// Takes one event in. An `Err` ends the reading: going on would only repeat it.
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), Box<Fault>> {
        let (anchor, tag) = match &event {
            Event::Alias(_) => (true, false),
            Event::Scalar(_, _, anchor, tag) => (*anchor != 0, tag.is_some()),
            Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor != 0, tag.is_some())
            }
            _ => (false, false),
        };
        if anchor || tag {
            let line = line_of(self.text, span.start);
            self.faults
                .push((line, anchor_fault(&self.text[line.start..line.end])));
        }
        match event {
            Event::Alias(_) => {
                self.value(Node {
                    span,
                    kind: Kind::Scalar {
                        text: String::new(),
                        plain: true,
                    },
                });
            }
            Event::Scalar(text, style, _, _) => {
                // What stands behind `&` or `!` is no missing value: it has its finding.
                let marked = (anchor || tag) && text.is_empty();
                let plain = style == ScalarStyle::Plain && !anchor && !tag;
                let text = match style {
                    _ if marked => "&".into(),
                    ScalarStyle::Folded => fold::block(self.text, span, text),
                    ScalarStyle::Plain => fold::flow(&self.text[span.start..span.end], text),
                    ScalarStyle::DoubleQuoted | ScalarStyle::SingleQuoted => {
                        let whole = quoted(self.text, span);
                        let raw = self.text.get(whole.start + 1..whole.end - 1).unwrap_or_default();
                        if style == ScalarStyle::DoubleQuoted && raw.contains('\\') {
                            text
                        } else {
                            fold::flow(raw, text)
                        }
                    }
                    ScalarStyle::Literal => text,
                };
                let mut text = nfc(text);
                if style == ScalarStyle::DoubleQuoted && text.contains(is_forbidden) {
                    // Written as an escape: a character as it stands has been found before.
                    self.faults
                        .push((line_of(self.text, span.start), control_fault()));
                    text.retain(|c| !is_forbidden(c));
                }
                // A block scalar's span runs over the following line's start; show its first line only.
                let span = match style {
                    ScalarStyle::Literal | ScalarStyle::Folded => first_line(self.text, span),
                    ScalarStyle::DoubleQuoted | ScalarStyle::SingleQuoted => quoted(self.text, span),
                    ScalarStyle::Plain => span,
                };
                self.value(Node {
                    span,
                    kind: Kind::Scalar { text, plain },
                });
            }
            Event::SequenceStart(..) => self.open(span, Kind::List(Vec::new()))?,
            Event::MappingStart(..) => self.open(span, Kind::Map(Vec::new()))?,
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(mut open) = self.stack.pop() {
                    // The parser has read on to the next token: a bracket ends where it stands.
                    let bracket = self.text[span.start..].starts_with(['}', ']']);
                    let end = if bracket { span.start + 1 } else { span.end };
                    open.node.span.end = end.max(open.node.span.start);
                    open.node.span = trim_end(self.text, open.node.span);
                    self.value(open.node);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, span: Span, kind: Kind) -> Result<(), Box<Fault>> {
        if self.stack.len() >= MAX_DEPTH {
            return Err(Box::new(too_deep()));
        }
        self.stack.push(Open {
            node: Node { span, kind },
            key: None,
            seen: HashMap::new(),
        });
        Ok(())
    }

    fn value(&mut self, node: Node) {
        let Some(open) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut open.node.kind {
            Kind::List(items) => items.push(node),
            Kind::Map(entries) => match open.key.take() {
                None => {
                    let span = node.span;
                    let Kind::Scalar { text, .. } = node.kind else {
                        self.faults.push((span, complex_key()));
                        open.key = Some(Key {
                            span,
                            text: String::new(),
                            bare: false,
                        });
                        return;
                    };
                    if text == "<<" {
                        self.faults.push((span, anchor_fault("")));
                    }
                    let behind = self.text[span.end..].trim_start();
                    let bare = behind.starts_with([',', '}']);
                    open.key = Some(Key { span, text, bare });
                }
                Some(key) => {
                    if let Some(first) = first_of(&key, entries, &mut open.seen) {
                        let feeds = self.lines.get_or_init(|| line_feeds(self.text));
                        let line = line_of_byte(feeds, first.start);
                        let second = second(self.text, feeds, first, (&key, &node), entries);
                        let place = line_of(self.text, key.span.start);
                        let own = &self.text[place.start..place.end];
                        let other = other_language(&key.text, &node)
                            .filter(|other| entries.iter().all(|(key, _)| key.text != **other))
                            .and_then(|other| {
                                let at = key.span.start.checked_sub(place.start)?;
                                let behind = own.get(at..)?.strip_prefix(&*key.text)?;
                                Some((other, format!("{}{other}{behind}", &own[..at])))
                            });
                        self.faults.push((
                            key.span,
                            match other {
                                Some((other, line)) => same_language(&key.text, other, &line),
                                None => duplicate(&key.text, line, second),
                            },
                        ));
                        return;
                    }
                    entries.push((key, node));
                }
            },
            Kind::Scalar { .. } => {}
        }
    }
}

/// The language whose key was meant where one language's key stands twice: the one that the text is written in.
fn other_language(key: &str, node: &Node) -> Option<&'static str> {
    let Kind::Scalar { text, .. } = &node.kind else {
        return None;
    };
    let tibetan = text.chars().any(|c| ('\u{F40}'..='\u{FBC}').contains(&c));
    let han = text.chars().any(crate::lang::chinese::is_han);
    match key {
        "zh" if tibetan && !han => Some("bo"),
        "bo" if han && !tibetan => Some("zh"),
        _ => None,
    }
}

/// The last line before a place that says something.
fn line_above(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').unwrap_or(0);
    let mut above = text[..start].lines().rev();
    above
        .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
        .unwrap_or_default()
}

/// What is published is in NFC (portable-output.md E3, tibetan.md N1).
pub(crate) fn nfc(text: Cow<'_, str>) -> String {
    if text.chars().all(is_always_normal) {
        return text.into_owned();
    }
    match icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(&text) {
        Cow::Owned(normal) => normal,
        // Nearly every text is in NFC already.
        Cow::Borrowed(_) => text.into_owned(),
    }
}

/// ASCII, ideographs, and the punctuation of Chinese texts: NFC leaves them alone whatever stands beside them (`NFC_QC=Yes`,
/// combining class 0). Nearly every text has nothing else, and asking the tables for each character costs five times as much.
fn is_always_normal(c: char) -> bool {
    matches!(c, '\0'..='\u{7f}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ff01}'..='\u{ff5e}')
}

/// The typed form of a value whose shape has been checked.
pub(crate) fn decode<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_yaml::from_value(value).map_err(|error| error.to_string())
}

/// A scalar for [`decode`].
pub(crate) fn text_value(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// A list for [`decode`].
pub(crate) fn list_value(items: Vec<Value>) -> Value {
    Value::Sequence(items)
}

/// A map for [`decode`].
pub(crate) fn map_value(entries: Vec<(String, Value)>) -> Value {
    let mut mapping = Mapping::with_capacity(entries.len());
    for (key, value) in entries {
        mapping.insert(Value::String(key), value);
    }
    Value::Mapping(mapping)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_for_normal_at_sight_is_normal_by_the_tables() {
        let tables = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        let all: String = ('\0'..=char::MAX).filter(|c| is_always_normal(*c)).collect();
        assert!(tables.is_normalized(&all));
        for c in all.chars() {
            assert!(tables.is_normalized(&c.to_string()), "U+{:04X}", u32::from(c));
        }
        assert_eq!(nfc("e\u{301}\u{0f71}\u{0f80}".into()), "é\u{0f71}\u{0f80}");
    }
}
