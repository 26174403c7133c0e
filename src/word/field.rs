//! Fields: what a code of Word's printed when the file was saved.
//!
//! **You are here:** `word/` — the stack that `inline` keeps while it reads; no IO.

use super::xml::{Node, Ns};
use std::sync::Arc;

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What it does: `HYPERLINK "…"`.
    pub(super) code: String,
    /// Words that stand in its code: nobody sees them.
    pub(super) inside: String,
    /// Whether its result is being read.
    pub(super) result: bool,
    /// Where its result leads.
    pub(super) link: Option<Arc<str>>,
    /// Whether it had a result.
    pub(super) printed: bool,
    /// A box of a form, ticked or not, or the chosen line of a list.
    pub(super) form: Option<String>,
    /// How many paragraphs have ended within its code.
    pub(super) paragraphs: u8,
}

/// Fields that print nothing.
const SILENT: [&str; 18] = [
    "xe", "tc", "ta", "rd", "set", "ask", "private", "page", "numpages", "sectionpages", "seq", "next",
    "bidioutline", "advance", "toc", "index", "hyperlink", "addin",
];

impl Field {
    /// As it begins; a field of a form says there what it holds.
    pub(super) fn begin(node: &Node) -> Field {
        Field {
            form: node.child("ffData").and_then(form),
            ..Field::default()
        }
    }

    /// The first word of its code, small letters.
    pub(super) fn keyword(&self) -> String {
        self.code
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_lowercase()
    }

    /// Whether it is a table of contents.
    pub(super) fn is_contents(&self) -> bool {
        self.keyword() == "toc"
    }

    /// Where its code leads, as written there.
    pub(super) fn target(&self) -> Option<String> {
        if self.keyword() != "hyperlink" {
            return None;
        }
        let rest = self.code.trim_start().get("hyperlink".len()..)?;
        let mut quoted = rest.split('"');
        let before = quoted.next()?;
        if before.contains("\\l") {
            return Some(format!("#{}", quoted.next().unwrap_or_default()));
        }
        match quoted.next() {
            Some(target) => Some(target.to_owned()),
            None => before.split_whitespace().next().map(str::to_owned),
        }
    }

    /// Its code, if that is all there is of something that readers of the paper see.
    pub(super) fn lost(&self) -> Option<&str> {
        let code = self.code.trim();
        let silent = code.is_empty() || SILENT.contains(&self.keyword().as_str());
        (!self.printed && self.form.is_none() && !silent).then_some(code)
    }
}

/// A ticked or empty box, or the chosen line.
fn form(data: &Node) -> Option<String> {
    if let Some(check) = data.child("checkBox") {
        let ticked = check
            .child("checked")
            .or_else(|| check.child("default"))
            .is_some_and(Node::is_on);
        return Some(if ticked { "☑" } else { "☐" }.to_owned());
    }
    let list = data.child("ddList")?;
    let chosen = list
        .child("result")
        .or_else(|| list.child("default"))
        .and_then(Node::number)
        .unwrap_or(0);
    let line = list
        .nodes()
        .filter(|node| node.is("listEntry"))
        .nth(usize::try_from(chosen).ok()?)?;
    line.get(Ns::W, "val").map(str::to_owned)
}
