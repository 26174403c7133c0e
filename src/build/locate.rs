//! Source locations, from fields to places: findings that name a field get the span of its text.
//!
//! **You are here:** `build/` — the last step before findings are sorted; no IO. Records carry no places, so that a site of
//! a whole country stays small; the few files with findings are read once more.

use crate::diag::{At, Diagnostic, Fault, Place, Span};
use crate::disk::tree::Tree;
use crate::personal;
use crate::record::Locator;
use crate::source::encoding;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// More findings of one kind than this in a file are left out: no one mends more in one go, and a hostile file must not fill
/// the screen.
const OF_ONE_KIND: usize = 300;

/// All findings with spans, file by file, so that each file is read once more at most.
pub(crate) fn resolve(found: Vec<Diagnostic>, tree: &Tree) -> Vec<Diagnostic> {
    let mut found = cap(found);
    let mut wanted: BTreeMap<Arc<str>, Vec<&mut Place>> = BTreeMap::new();
    for finding in &mut found {
        let related = finding.related.iter_mut().map(|(place, _, _)| place);
        for place in std::iter::once(&mut finding.place).chain(related) {
            if matches!(place.at, At::Field(_)) {
                wanted.entry(Arc::clone(&place.file)).or_default().push(place);
            }
        }
    }
    for (file, places) in wanted {
        let text = text(tree, &file);
        let locator = text.as_deref().map(|text| Locator::new(&file, text));
        for place in places {
            let At::Field(field) = &place.at else { continue };
            let span = locator.as_ref().and_then(|locator| locator.find(field));
            place.at = match (span, &text) {
                (Some(span), Some(text)) => At::Span(first_line(text, span)),
                _ => At::File,
            };
        }
    }
    found
}

/// Leaves out what has been said often enough of a file.
fn cap(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: HashMap<(Arc<str>, &'static str), usize> = HashMap::new();
    let mut found = found;
    found.retain(|finding| {
        let count = told
            .entry((Arc::clone(&finding.place.file), finding.fault.code.id))
            .or_default();
        *count += 1;
        *count <= OF_ONE_KIND
    });
    found
}

/// Hides numbers of persons in what a finding says and in the name of its file: whatever it is about, it may quote a text.
pub(crate) fn mask(finding: &mut Diagnostic) {
    let hide = |text: &mut String| {
        if let Cow::Owned(masked) = personal::mask(text, false) {
            *text = masked;
        }
    };
    let Fault {
        zh,
        en,
        help_zh,
        help_en,
        ..
    } = &mut finding.fault;
    [zh, en]
        .into_iter()
        .chain(help_zh.as_mut())
        .chain(help_en.as_mut())
        .for_each(hide);
    for (place, zh, en) in &mut finding.related {
        [zh, en].into_iter().for_each(hide);
        mask_place(place);
    }
    mask_place(&mut finding.place);
}

fn mask_place(place: &mut Place) {
    if let Cow::Owned(masked) = personal::mask(&place.file, true) {
        place.file = masked.into();
    }
}

/// The text of a file as findings count it, for showing lines of it: numbers of persons are hidden, in as many bytes.
pub(crate) fn shown_text(tree: &Tree, path: &str) -> Option<String> {
    let text = text(tree, path)?;
    match personal::mask(&text, true) {
        Cow::Borrowed(_) => Some(text),
        Cow::Owned(masked) => Some(masked),
    }
}

/// The text of a file as findings count it.
pub(super) fn text(tree: &Tree, path: &str) -> Option<String> {
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
