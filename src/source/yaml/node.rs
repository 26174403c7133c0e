//! Syntax tree: the tree of a YAML text, and the way from a field's path to its place in it.
//!
//! **You are here:** `source/yaml` — what `read` makes; no IO.

use crate::diag::Span;

/// A value with its place.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Where it stands, quotes included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The three forms of YAML values.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Text; `plain` when it stands without quotes (only then can it mean "nothing").
    Scalar {
        /// The text without quotes, in NFC.
        text: String,
        /// Whether it stands without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// A key with its place.
#[derive(Debug, Clone)]
pub(crate) struct Key {
    /// Where it stands.
    pub span: Span,
    /// Its text.
    pub text: String,
    /// Whether no colon stands behind it: a word between the commas of `{…}`, which YAML takes for a key.
    pub bare: bool,
}

impl Node {
    /// Whether the value says "nothing": an empty plain value, `~` or `null`.
    pub(crate) fn is_null(&self) -> bool {
        matches!(&self.kind, Kind::Scalar { text, plain: true } if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// Whether two values say the same, wherever and however they are written.
    pub(crate) fn says_as(&self, other: &Node) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Scalar { text, .. }, Kind::Scalar { text: own, .. }) => text == own,
            (Kind::List(items), Kind::List(own)) => {
                items.len() == own.len() && items.iter().zip(own).all(|(item, own)| item.says_as(own))
            }
            (Kind::Map(entries), Kind::Map(own)) => {
                let says = |((key, value), (own, other)): (&(Key, Node), &(Key, Node))| {
                    key.text == own.text && value.says_as(other)
                };
                entries.len() == own.len() && entries.iter().zip(own).all(says)
            }
            _ => false,
        }
    }

    /// The place of a field path such as `hours[1].open`, or of the nearest part of it that exists. A path that ends in
    /// a key means its value; `key!` at the end means the key itself.
    pub(crate) fn find(&self, path: &str) -> Span {
        let mut node = self;
        let mut span = self.span;
        let mut rest = path;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('[') {
                let Some((index, tail)) = after.split_once(']') else {
                    break;
                };
                let (Kind::List(items), Ok(index)) = (&node.kind, index.parse::<usize>()) else {
                    break;
                };
                let Some(item) = items.get(index) else { break };
                (node, span, rest) = (item, item.span, tail);
            } else {
                rest = rest.strip_prefix('.').unwrap_or(rest);
                let end = rest.find(['.', '[']).unwrap_or(rest.len());
                let (name, tail) = rest.split_at(end);
                let (name, of_key) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
                let Kind::Map(entries) = &node.kind else { break };
                let Some((key, value)) = entries.iter().find(|(key, _)| key.text == name) else {
                    break;
                };
                span = if of_key || value.is_null() {
                    key.span
                } else {
                    value.span
                };
                (node, rest) = (value, tail);
            }
        }
        span
    }
}
