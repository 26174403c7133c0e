//! XML trees: one part of a Word file as elements with the namespaces that matter, within bounds.
//!
//! **You are here:** `word/` — used by every reader of a part; no IO.
//!
//! Namespaces are told by their addresses, never by prefixes: WPS, Pages and the strict form of the standard have their own. Text
//! is kept only where it is the document's (`w:t` and its kin), so that indented XML is read as any other.

use super::refusal::Refusal;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, ResolveResult};
use quick_xml::reader::NsReader;
use std::borrow::Cow;
use std::collections::HashSet;
use std::rc::Rc;

/// Elements lie no deeper in each other: a table in a table in a text box needs some thirty.
const DEEPEST: usize = 120;

/// Elements that one document has at most: some thousand pages.
const MOST: usize = 1_000_000;

/// The namespaces that the reader knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ns {
    /// No namespace, or one that is not looked at.
    Other,
    /// Word's own elements.
    W,
    /// Names of other parts.
    R,
    /// Formulas.
    M,
    /// Drawings.
    A,
    /// Where a drawing stands.
    Wp,
    /// Old drawings.
    V,
    /// One of several forms of the same thing.
    Mc,
    /// Later additions of Word.
    W14,
}

fn namespace(address: &str) -> Ns {
    match address {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Ns::W,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Ns::R,
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => Ns::M,
        "http://schemas.openxmlformats.org/drawingml/2006/main"
        | "http://purl.oclc.org/ooxml/drawingml/main" => Ns::A,
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Ns::Wp,
        "urn:schemas-microsoft-com:vml" => Ns::V,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Ns::Mc,
        "http://schemas.microsoft.com/office/word/2010/wordml" => Ns::W14,
        _ => Ns::Other,
    }
}

/// An element.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) ns: Ns,
    pub(super) name: Rc<str>,
    attributes: Vec<(Ns, Rc<str>, Box<str>)>,
    pub(super) children: Vec<Child>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Child {
    Node(Node),
    Text(String),
}

impl Node {
    /// Whether it is Word's own element of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.ns == Ns::W && &*self.name == name
    }

    /// The value of an attribute.
    pub(super) fn get(&self, ns: Ns, name: &str) -> Option<&str> {
        let found = self
            .attributes
            .iter()
            .find(|(own, local, _)| *own == ns && &**local == name);
        found.map(|(_, _, value)| &**value)
    }

    /// The value of Word's own attribute; some programs write it without the prefix.
    pub(super) fn w(&self, name: &str) -> Option<&str> {
        self.get(Ns::W, name).or_else(|| self.get(Ns::Other, name))
    }

    /// `w:val`.
    pub(super) fn val(&self) -> Option<&str> {
        self.w("val")
    }

    /// `w:val` as a number.
    pub(super) fn number(&self) -> Option<i64> {
        self.val()?.trim().parse().ok()
    }

    /// What a switch says: there is no value, or it is not one of those that mean no.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val(), Some("0" | "false" | "off" | "none"))
    }

    /// The elements in it.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().filter_map(|child| match child {
            Child::Node(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The first of Word's own elements of this name in it.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.nodes().find(|node| node.is(name))
    }

    /// The first element of this name below it, at any depth.
    pub(super) fn below(&self, ns: Ns, name: &str) -> Option<&Node> {
        self.nodes().find_map(|node| {
            if node.ns == ns && &*node.name == name {
                Some(node)
            } else {
                node.below(ns, name)
            }
        })
    }

    /// The text that stands directly in it.
    pub(super) fn own_text(&self) -> String {
        let pieces = self.children.iter().filter_map(|child| match child {
            Child::Text(text) => Some(text.as_str()),
            Child::Node(_) => None,
        });
        pieces.collect()
    }
}

/// Counts elements over all parts of a document, and holds their names once.
#[derive(Debug, Default)]
pub(super) struct Counter {
    nodes: usize,
    names: HashSet<Rc<str>>,
}

impl Counter {
    fn name(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.names.get(name) {
            return Rc::clone(known);
        }
        let new: Rc<str> = Rc::from(name);
        self.names.insert(Rc::clone(&new));
        new
    }
}

/// A part as a tree. *Errors:* it is no XML, or built to be too much.
pub(super) fn read(bytes: &[u8], part: &str, counter: &mut Counter) -> Result<Node, Refusal> {
    let text = decoded(bytes);
    let mut reader = NsReader::from_str(&text);
    let broken = || Refusal::broken(part);
    let mut open: Vec<Node> = Vec::new();
    loop {
        let (event, empty) = match reader.read_event().map_err(|_| broken())? {
            Event::Start(tag) => (tag, false),
            Event::Empty(tag) => (tag, true),
            Event::End(_) => {
                let node = open.pop().ok_or_else(broken)?;
                match open.last_mut() {
                    Some(parent) => parent.children.push(Child::Node(node)),
                    None => return Ok(node),
                }
                continue;
            }
            Event::Text(text) => {
                add_text(&mut open, &text);
                continue;
            }
            Event::CData(text) => {
                add_text(&mut open, &text);
                continue;
            }
            Event::GeneralRef(name) => {
                match name.resolve_char_ref() {
                    Ok(Some(c)) => add_text(&mut open, c.encode_utf8(&mut [0; 4])),
                    _ => add_text(&mut open, &entity(&name)),
                }
                continue;
            }
            Event::Eof => return Err(broken()),
            _ => continue,
        };
        counter.nodes += 1;
        if counter.nodes > MOST || open.len() >= DEEPEST {
            return Err(Refusal::too_much());
        }
        let node = element(&event, reader.resolver(), counter);
        if !empty {
            open.push(node);
        } else if let Some(parent) = open.last_mut() {
            parent.children.push(Child::Node(node));
        } else {
            return Ok(node);
        }
    }
}

fn element(tag: &BytesStart<'_>, resolver: &NamespaceResolver, counter: &mut Counter) -> Node {
    let (bound, local) = resolver.resolve_element(tag.name());
    let ns = resolved(&bound);
    let name = counter.name(local.as_ref());
    let mut attributes = Vec::new();
    for attribute in tag.attributes().with_checks(false).flatten() {
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (bound, local) = resolver.resolve_attribute(attribute.key);
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .unwrap_or(Cow::Borrowed(&*attribute.value));
        attributes.push((resolved(&bound), counter.name(local.as_ref()), Box::from(&*value)));
    }
    Node {
        ns,
        name,
        attributes,
        children: Vec::new(),
    }
}

fn resolved(bound: &ResolveResult<'_>) -> Ns {
    match bound {
        ResolveResult::Bound(address) => namespace(address.as_ref()),
        _ => Ns::Other,
    }
}

/// Adds text to the innermost element, if its text is the document's.
fn add_text(open: &mut [Node], text: &str) {
    let Some(node) = open.last_mut() else { return };
    let piece = matches!(&*node.name, "t" | "instrText" | "delText");
    if !piece && text.trim().is_empty() {
        return;
    }
    match node.children.last_mut() {
        Some(Child::Text(own)) => own.push_str(text),
        _ => node.children.push(Child::Text(text.to_owned())),
    }
}

/// What an entity of XML stands for; others are not expanded.
fn entity(name: &str) -> String {
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        _ => format!("&{name};"),
    }
}

/// The text of a part: UTF-8, or UTF-16 where a mark at its beginning says so.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let (text, _, _) = encoding_rs::UTF_8.decode(bytes);
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    fn parsed(xml: &str) -> Result<Node, Refusal> {
        read(xml.as_bytes(), "a.xml", &mut Counter::default())
    }

    #[test]
    fn namespaces_are_told_by_their_addresses() {
        let strict = r#"<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:t x:val="1"> 甲&amp;&#20057; </x:t></x:document>"#;
        let tree = parsed(strict).unwrap();
        assert!(tree.is("document"));
        let piece = tree.child("t").unwrap();
        assert_eq!((piece.own_text().as_str(), piece.number()), (" 甲&乙 ", Some(1)));
        assert!(parsed("<document><t/></document>").unwrap().child("t").is_none());
    }

    #[test]
    fn what_is_no_document_is_refused() {
        for bad in ["", "甲", "<a>", "<a><b></a>", "</a>", "<a b=>"] {
            assert!(parsed(bad).is_err(), "{bad}");
        }
        let deep = "<a>".repeat(5000) + &"</a>".repeat(5000);
        assert!(parsed(&deep).is_err());
        // Entities of its own are not expanded.
        let bomb = r#"<!DOCTYPE a [<!ENTITY b "bbbb">]><t>&b;</t>"#;
        assert_eq!(parsed(bomb).unwrap().own_text(), "&b;");
    }
}
