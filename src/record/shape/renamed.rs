//! Keys by another name whose value is of a wrong form as well: one line with both put right, instead of one after the other.
//!
//! **You are here:** `record/shape` — asked by the check for findings about keys; no IO.

use super::check::{Conform, Entry, Misnamed};
use super::fault::{lacks_colon, unknown_key};
use super::words::key_for;
use super::{Fields, Required, Shape, Written, lines, mended};
use crate::diag::{Meant, Span};
use crate::source::yaml::{self, Key, Kind, Node};

/// So many findings of a file have such a line: a hostile file has thousands.
const MOST: usize = 100;

/// The longest value that is looked at. *Units:* bytes.
const LONGEST: usize = 2000;

impl Conform<'_> {
    /// The finding of a key that is none of the format's; what it means, where that is known.
    pub(super) fn no_key_of_ours(
        &mut self,
        (key, value): (&Key, &Node),
        entries: &[(Key, Node)],
        fields: &Fields,
    ) -> Option<Misnamed> {
        let fault = unknown_key(&key.text, fields);
        if let Some(entry) = without_colon(key, value, fields) {
            self.faults.push((key.span, lacks_colon(&key.text)));
            return Some(Misnamed {
                fault: self.faults.len() - 1,
                right: entry.new.split(':').next().unwrap_or_default().to_owned(),
                entry: Some(entry),
            });
        }
        let Some((right, field)) =
            key_for(&key.text, fields).and_then(|right| fields.known.get_key_value(right))
        else {
            self.faults.push((key.span, fault));
            return None;
        };
        let given = lines::is_given(right, entries);
        // What begins a value is no part of a key: of such a line nothing is known but that it is wrong.
        let whole = !key.text.contains(['{', '[', '：', '"']);
        let fits = !given && whole && !value.is_null() && mended::is_good(value, &field.shape);
        let mut entry = None;
        let fault = if given {
            self.beside_its_like(fault, key, entries)
        } else if fits {
            entry = Some(Entry {
                span: key.span,
                new: right.clone(),
                name: None,
            });
            fault
        } else if whole && let Some((found, meant)) = self.with_its_value(key, value, right, &field.shape) {
            entry = Some(found);
            match meant {
                Some(meant) if meant.list => fault.meant(right, &meant.name).of_list(),
                Some(meant) => fault.meant(right, &meant.name),
                None => fault,
            }
        } else {
            fault
        };
        self.faults.push((key.span, fault));
        Some(Misnamed {
            fault: self.faults.len() - 1,
            right: right.clone(),
            entry,
        })
    }

    /// A misnamed key and its value as that key wants it, where the value's own findings say how; a name that only the site may know
    /// comes back beside it.
    fn with_its_value(
        &self,
        key: &Key,
        node: &Node,
        right: &str,
        shape: &Shape,
    ) -> Option<(Entry, Option<Meant>)> {
        let value = self.written.text.get(node.span.start..node.span.end)?.trim_end();
        if value.contains('\n') || value.len() > LONGEST || self.faults.len() > MOST {
            return None;
        }
        let line = format!("{right}: {value}");
        let (Some(tree), faults) = yaml::read(&line) else {
            return None;
        };
        let Kind::Map(entries) = &tree.kind else {
            return None;
        };
        let ([(own, node_of_line)], true) = (entries.as_slice(), faults.is_empty()) else {
            return None;
        };
        let mut found = Vec::new();
        let written = Written {
            text: &line,
            above: 0,
        };
        Conform::new(Required::FromOriginal, written, &mut found).keyed(node_of_line, shape, own);
        let entry = |new: String, name| Entry {
            span: Span::new(key.span.start, node.span.start + value.len()),
            new,
            name,
        };
        let mut advised = found.iter().map(|(_, fault)| fault.advised_line());
        // All findings of one line have the same advice, or each its own: then they are left to be told after the key.
        if let Some(Some(first)) = advised.next()
            && advised.all(|other| other == Some(first))
        {
            return Some((entry(first.to_owned(), None), None));
        }
        // The whole value or a part of it.
        let [(Span { start, end }, fault)] = found.as_slice() else {
            return None;
        };
        let (before, after) = (line.get(..*start)?, line.get(*end..)?);
        if let Some(instead) = &fault.instead {
            return Some((entry(format!("{before}{instead}{after}"), None), None));
        }
        let meant = fault.meant.as_deref()?.clone();
        let name = *start..*end;
        Some((entry(line, Some(name)), Some(meant)))
    }
}

/// A key of the format with its value behind a blank and no colon, among the entries of brackets: `{total 5, certified 2}`.
fn without_colon(key: &Key, value: &Node, fields: &Fields) -> Option<Entry> {
    if !value.is_null() || !key.bare {
        return None;
    }
    let (word, rest) = key.text.split_once([' ', '\u{3000}'])?;
    fields.known.get(word)?;
    Some(Entry {
        span: key.span,
        new: format!("{word}: {}", rest.trim_start()),
        name: None,
    })
}

#[cfg(test)]
mod tests;
