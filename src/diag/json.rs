//! JSON output: findings as JSON, one object a line, for editors and other programs.
//!
//! **You are here:** `diag/` — one of the two printed forms; no IO. The fields are fixed in product.md, "Commands".

use super::{At, Diagnostic, MessageLang, Position};
use serde::Serialize;

#[derive(Serialize)]
struct Finding<'d> {
    kind: &'static str,
    severity: &'static str,
    code: &'static str,
    slug: &'static str,
    message: &'d str,
    file: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'d str>,
}

/// A finding as one line, without the line feed. *Units:* line and column from 1, columns in characters; both are left out
/// where the finding is about the file as a whole or its text is not known.
pub fn line(diagnostic: &Diagnostic, source: Option<&str>, lang: MessageLang) -> String {
    let position = match (&diagnostic.place.at, source) {
        (At::Span(span), Some(source)) => Some(Position::of(source, span.start)),
        _ => None,
    };
    to_line(&Finding {
        kind: "diagnostic",
        severity: diagnostic.severity.id(),
        code: diagnostic.fault.code.id,
        slug: diagnostic.fault.code.slug,
        message: diagnostic.fault.message(lang),
        file: &diagnostic.place.file,
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        help: diagnostic.fault.advice(lang),
    })
}

/// What a command did, printed last.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// `build`, `check` …
    pub command: &'static str,
    /// Pages of the site.
    pub pages: usize,
    /// Files that were written.
    pub written: usize,
    /// Files that were already as they should be.
    pub unchanged: usize,
    /// Files of an earlier run that are gone.
    pub removed: usize,
    /// Findings that refuse the build.
    pub errors: usize,
    /// Findings to look at.
    pub warnings: usize,
    /// How long it took.
    pub seconds: f64,
    /// When the site has to be built again because something on it changes by date: `2026-12-01`, perhaps with a time.
    pub next_build: Option<String>,
}

#[derive(Serialize)]
struct SummaryLine<'s> {
    kind: &'static str,
    command: &'static str,
    pages: usize,
    written: usize,
    unchanged: usize,
    removed: usize,
    errors: usize,
    warnings: usize,
    seconds: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_build: Option<&'s str>,
}

impl Summary {
    /// The summary as one line, without the line feed. *Units:* seconds to the thousandth.
    pub fn line(&self) -> String {
        to_line(&SummaryLine {
            kind: "summary",
            command: self.command,
            pages: self.pages,
            written: self.written,
            unchanged: self.unchanged,
            removed: self.removed,
            errors: self.errors,
            warnings: self.warnings,
            seconds: (self.seconds * 1000.0).round() / 1000.0,
            next_build: self.next_build.as_deref(),
        })
    }
}

/// Strings and numbers can always be written; nothing else is in a line.
fn to_line(line: &impl Serialize) -> String {
    serde_json::to_string(line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::diag::{Fault, Place, Span, code};
    use std::sync::Arc;

    #[test]
    fn a_finding_is_one_object_with_its_place_in_characters() {
        let source = "id: a\nname: 甲乙\n";
        let start = source.find('乙').unwrap();
        let file: Arc<str> = "content/stations/a.yaml".into();
        let found = Fault::new(code::UNKNOWN_SERVICE, "没有\n“x”", "no `x`")
            .help("最接近的是 y", "nearest is y")
            .at(Place::span(&file, Span::new(start, start + 3)));
        assert_eq!(
            line(&found, Some(source), MessageLang::Zh),
            "{\"kind\":\"diagnostic\",\"severity\":\"error\",\"code\":\"Z304\",\"slug\":\"unknown-service\",\
             \"message\":\"没有\\n“x”\",\"file\":\"content/stations/a.yaml\",\"line\":2,\"column\":8,\"help\":\"最接近的是 y\"}"
        );
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let file: Arc<str> = "a".into();
        let found = Fault::new(code::EMPTY_FILE, "空", "empty").at(Place::file(&file));
        let json: serde_json::Value = serde_json::from_str(&line(&found, None, MessageLang::En)).unwrap();
        assert_eq!(json["message"], "empty");
        for key in ["line", "column", "help"] {
            assert!(json.get(key).is_none());
        }
    }

    #[test]
    fn the_summary_has_every_count() {
        let summary = Summary {
            command: "build",
            pages: 1,
            written: 2,
            unchanged: 3,
            removed: 4,
            errors: 5,
            warnings: 6,
            seconds: 0.123_456,
            next_build: Some("2026-12-01".to_owned()),
        };
        assert_eq!(
            summary.line(),
            "{\"kind\":\"summary\",\"command\":\"build\",\"pages\":1,\"written\":2,\"unchanged\":3,\"removed\":4,\
             \"errors\":5,\"warnings\":6,\"seconds\":0.123,\"next_build\":\"2026-12-01\"}"
        );
    }
}
