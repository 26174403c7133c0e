//! What the preview shows of a built site: one answer for an address, one problem for a finding.
//!
//! **You are here:** `session/` — used by the session; knows both `build/` and `preview/`, so that neither needs the other.

use crate::build::{self, Built, Output};
use crate::diag::{At, Diagnostic, Place, Position, text};
use crate::disk::tree::{Places, Tree};
use crate::form;
use crate::preview::{Problem, Shown, request};
use crate::value::included_in;
use std::sync::Arc;

/// The file of one address; none when there is no such file.
pub(super) fn show(built: &Built, places: &Places, path: &str) -> Option<Shown> {
    let bytes: Arc<[u8]> = match built.file(path) {
        // Only a build recalls what is published.
        Ok(None | Some(Output::AsPublished)) => return None,
        Ok(Some(Output::Bytes(bytes))) => bytes.into(),
        Ok(Some(Output::CopyOf(from))) => std::fs::read(places.of(&from)?).ok()?.into(),
        // A template that fails on this page alone: said in its place.
        Err(finding) => format!(
            "\u{feff}<!doctype html><meta charset=utf-8><title>!</title><pre>{}</pre>",
            escaped(&finding)
        )
        .into_bytes()
        .into(),
    };
    let (source, draft) = built.source(path).map_or((None, false), |(origin, draft)| {
        (Some(origin.file.to_string()), draft)
    });
    let edit = built
        .about(path)
        .and_then(|(site, of)| form::listed(site, of))
        .map(|(kind, id)| format!("{}/{id}", kind.word));
    // A county's records are changed in the county's own preview.
    let edit = edit.filter(|_| source.as_deref().and_then(included_in).is_none());
    let edit = edit.or_else(|| (path == "index.html").then(|| "site/site".to_owned()));
    Some(Shown {
        bytes,
        content_type: request::content_type(path),
        source,
        draft,
        edit,
    })
}

fn escaped(finding: &Diagnostic) -> String {
    let text = format!(
        "{}\n{}\n{}",
        finding.place.file, finding.fault.zh, finding.fault.en
    );
    crate::html::escape(&text)
}

/// A finding for the overlay.
pub(super) fn problem(finding: &Diagnostic, tree: &Tree) -> Problem {
    let source = build::shown_text(tree, &finding.place.file);
    let position = source.as_deref().and_then(|text| position(text, &finding.place));
    Problem {
        severity: finding.severity.id().to_owned(),
        code: finding.fault.code.id.to_owned(),
        message_zh: finding.fault.zh.clone(),
        message_en: finding.fault.en.clone(),
        file: Some(finding.place.file.to_string()),
        line: position.map(|(line, _)| line),
        column: position.map(|(_, column)| column),
        excerpt: source
            .as_deref()
            .and_then(|source| text::excerpt(finding, Some(source))),
        help_zh: finding.fault.help_zh.clone(),
        help_en: finding.fault.help_en.clone(),
        page: None,
        form: None,
        edit: None,
    }
}

fn position(text: &str, place: &Place) -> Option<(u32, u32)> {
    match &place.at {
        At::Span(span) => {
            let position = Position::of(text, span.start);
            Some((position.line, position.column))
        }
        _ => None,
    }
}
