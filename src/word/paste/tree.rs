//! Elements of pasted HTML: read by a browser's rules, without what does not matter.
//!
//! **You are here:** `word/paste` — before `walk`; no IO.
//!
//! `ammonia` reads HTML as browsers do and writes it again with every element closed and every attribute in double quotes; what
//! it writes is then read in one pass.

use ammonia::{Builder, UrlRelative};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements lie no deeper in each other; deeper ones are taken for their surroundings.
const DEEPEST: usize = 100;

/// An element or a text.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

/// An element of a name that `walk` knows.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

impl Element {
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// What a style says of a property, small letters.
    pub(super) fn style(&self, property: &str) -> Option<String> {
        let all = self.get("style")?.to_lowercase();
        let mut pairs = all.split(';').filter_map(|one| one.split_once(':'));
        let (_, value) = pairs.find(|(name, _)| name.trim() == property)?;
        Some(value.trim().to_owned())
    }
}

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from([
            "a", "b", "blockquote", "br", "caption", "center", "code", "dd", "del", "div", "dl", "dt", "em",
            "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "rp", "rt",
            "ruby", "s", "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
            "thead", "tr", "u", "ul",
        ]))
        .clean_content_tags(HashSet::from([
            "script", "style", "iframe", "object", "template", "noscript", "svg", "math", "title",
            "textarea", "select", "head",
        ]))
        .generic_attributes(HashSet::from(["style", "align", "hidden"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("img", HashSet::from(["src", "alt", "width", "height"])),
            ("ol", HashSet::from(["start", "type"])),
            ("li", HashSet::from(["value"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan"])),
        ]))
        .url_schemes(HashSet::from([
            "http", "https", "mailto", "tel", "data", "file", "ftp", "javascript", "blob", "cid", "vbscript",
            "about",
        ]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true);
    cleaner
});

/// HTML as elements.
pub(super) fn read(html: &str) -> Vec<Node> {
    let clean = CLEANER.clean(&shallow(html)).to_string();
    let mut open = vec![Element::default()];
    let mut rest = clean.as_str();
    while let Some(at) = rest.find('<') {
        text(&mut open, &rest[..at]);
        rest = &rest[at + 1..];
        let Some(length) = tag_end(rest) else { break };
        let tag = &rest[..length];
        rest = &rest[length + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.len() > 1 && open.last().is_some_and(|own| own.name == name) {
                close(&mut open);
            }
            continue;
        }
        let element = element(tag);
        let alone = matches!(element.name.as_str(), "br" | "hr" | "img");
        open.push(element);
        if alone || open.len() > DEEPEST {
            close(&mut open);
        }
    }
    text(&mut open, rest);
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().map(|root| root.children).unwrap_or_default()
}

/// Towers of elements that no honest page has, which take a parser long, become text without elements.
fn shallow(html: &str) -> std::borrow::Cow<'_, str> {
    let mut depth = 0_i64;
    for piece in html.split('<').skip(1) {
        let name: String = piece
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let alone = matches!(
            name.as_str(),
            "" | "br" | "img" | "hr" | "p" | "li" | "td" | "th" | "tr" | "meta" | "link" | "input" | "col"
        );
        if piece.starts_with('/') {
            depth = (depth - 1).max(0);
        } else if !alone {
            depth += 1;
        }
        if depth > 400 {
            return html.replace('<', "&lt;").into();
        }
    }
    html.into()
}

fn close(open: &mut Vec<Element>) {
    if let Some(element) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Element(element));
    }
}

fn text(open: &mut [Element], text: &str) {
    if let Some(parent) = open.last_mut().filter(|_| !text.is_empty()) {
        parent.children.push(Node::Text(unescaped(text)));
    }
}

/// Where a tag ends: a `>` within a value is not its end.
fn tag_end(html: &str) -> Option<usize> {
    let mut quoted = false;
    html.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

fn element(tag: &str) -> Element {
    let end = tag.find(' ').unwrap_or(tag.len());
    let mut element = Element {
        name: tag[..end].to_owned(),
        ..Element::default()
    };
    let mut rest = tag[end..].trim_start();
    while let Some((name, after)) = rest.split_once("=\"") {
        let Some((value, after)) = after.split_once('"') else {
            break;
        };
        element
            .attributes
            .push((name.trim().to_owned(), unescaped(value)));
        rest = after.trim_start();
    }
    element
}

/// The few entities that `ammonia` writes.
fn unescaped(text: &str) -> String {
    text.replace("&nbsp;", "\u{A0}")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}
