//! Lists: entries that can be added, taken out and moved, by buttons of the form, so that it needs no script.
//!
//! **You are here:** `form/widget/` — no IO. The pattern of an empty entry stands in a `<template>`: the script adds entries from
//! it, without one the form is sent, and comes back with one entry more.

use super::{Label, Pen};
use crate::edit::Value;
use crate::html::escape;
use crate::record::shape::Shape;
use std::fmt::Write as _;

/// Stands for the number of an entry in its pattern.
const NUMBER: &str = "[#]";

impl Pen<'_> {
    /// A list of entries.
    pub(super) fn list(
        &mut self,
        label: &Label<'_>,
        item: &Shape,
        kind: Option<&str>,
        value: Option<&Value>,
        hours: bool,
    ) {
        let items: &[Value] = match value {
            Some(Value::List(items)) => items,
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        let asked = self
            .around
            .blanks
            .iter()
            .filter(|path| *path == label.path)
            .count();
        // One line to type in costs nothing to look at; an entry of several fields is asked for.
        let single = matches!(item, Shape::Words | Shape::Scalar(_) | Shape::Text);
        let first = usize::from(items.is_empty() && (single || hours));
        self.open_set(label);
        let class = if hours {
            " hours"
        } else if single {
            " single"
        } else {
            ""
        };
        let _ = write!(
            self.out,
            "<ol class=\"entries{class}\" data-entries=\"{}\">",
            escape(label.path)
        );
        for at in 0..items.len() + first + asked {
            let path = format!("{}[{at}]", label.path);
            self.entry(&path, label, item, kind, items.get(at), at);
        }
        self.push("</ol>");
        let path = format!("{}{NUMBER}", label.path);
        let _ = write!(self.out, "<template data-pattern=\"{}\">", escape(label.path));
        self.entry(&path, label, item, kind, None, usize::MAX);
        self.push("</template>");
        let _ = write!(
            self.out,
            "<button type=\"submit\" class=\"quiet add\" name=\"_add\" value=\"{}\" formnovalidate>＋ 添加{}</button>",
            escape(label.path),
            escape(&label.words)
        );
        self.close_set();
    }

    fn entry(
        &mut self,
        path: &str,
        label: &Label<'_>,
        item: &Shape,
        kind: Option<&str>,
        value: Option<&Value>,
        at: usize,
    ) {
        let number = if at == usize::MAX {
            "#".to_owned()
        } else {
            (at + 1).to_string()
        };
        let _ = write!(self.out, "<li class=\"entry\" data-entry=\"{}\">", escape(path));
        let own = Label {
            path,
            words: format!("{} {number}", label.words),
            help: String::new(),
            required: false,
        };
        match item {
            Shape::Map(fields) | Shape::Named(fields) => {
                let _ = write!(
                    self.out,
                    "<fieldset class=\"one\"><legend>{}</legend>",
                    escape(&own.words)
                );
                self.findings(path);
                self.inner(path, fields, value, None);
                self.push("</fieldset>");
            }
            item => self.shaped(&own, item, kind, value, ""),
        }
        self.push("<span class=\"moves\">");
        for (name, sign, words) in [
            ("_up", "↑", "上移"),
            ("_down", "↓", "下移"),
            ("_remove", "×", "删去"),
        ] {
            let _ = write!(
                self.out,
                "<button type=\"submit\" class=\"quiet\" name=\"{name}\" value=\"{}\" formnovalidate aria-label=\"{words}{} {number}\" \
                 title=\"{words}\">{sign}</button>",
                escape(path),
                escape(&label.words),
            );
        }
        self.push("</span></li>");
    }
}
