//! From fields to places: findings that name a field get the span of its text.
//!
//! **You are here:** `build/` — the last step before findings are sorted; no IO. Records carry no places, so that a site of
//! a whole country stays small; the few files with findings are read once more.

use crate::diag::{At, Diagnostic, Place, Severity, Span};
use crate::disk::tree::Tree;
use crate::record::{encoding, locate};
use std::collections::HashMap;
use std::sync::Arc;

/// More notes and warnings of one kind than this in a file are told once, with their number: at 41,000 stations
/// "not checked" would bury everything else.
const OF_ONE_KIND: usize = 50;

/// All findings with spans.
pub(crate) fn resolve(found: Vec<Diagnostic>, tree: &Tree) -> Vec<Diagnostic> {
    let mut texts: HashMap<Arc<str>, Option<String>> = HashMap::new();
    let mut told: HashMap<(Arc<str>, &'static str), usize> = HashMap::new();
    let mut span = |place: &Place| -> Place {
        let At::Field(field) = &place.at else { return place.clone() };
        let text = texts.entry(Arc::clone(&place.file)).or_insert_with(|| text(tree, &place.file));
        let at = text
            .as_deref()
            .and_then(|text| locate(&place.file, text, field).map(|span| first_line(text, span)))
            .map_or(At::File, At::Span);
        Place { file: Arc::clone(&place.file), at }
    };
    found
        .into_iter()
        .filter(|finding| {
            if finding.severity == Severity::Error {
                return true;
            }
            let count = told.entry((Arc::clone(&finding.place.file), finding.fault.code.id)).or_default();
            *count += 1;
            *count <= OF_ONE_KIND
        })
        .map(|mut finding| {
            finding.place = span(&finding.place);
            for (place, _, _) in &mut finding.related {
                *place = span(place);
            }
            finding
        })
        .collect()
}

/// The text of a file as findings count it.
pub(crate) fn text(tree: &Tree, path: &str) -> Option<String> {
    let bytes = tree.get(path)?.bytes()?;
    Some(match encoding::decode(bytes) {
        Ok(text) => text.into_owned(),
        Err(_) => String::from_utf8_lossy(bytes).into_owned(),
    })
}

/// A list or map is shown by its first line.
fn first_line(text: &str, span: Span) -> Span {
    let piece = text.get(span.start..span.end).unwrap_or_default();
    Span::new(span.start, span.start + piece.find('\n').unwrap_or(piece.len()))
}
