//! Which findings a fixture's marks ask for.
//!
//! **You are here:** `tests/suite/rules` — after `fixture`; no IO.

use super::fixture::Fixture;
use zhandian::diag::{At, Diagnostic, Position, Severity, code};

/// A finding and its place. What is not known of a wanted one fits anything.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Finding {
    file: String,
    line: Option<u32>,
    column: Option<u32>,
    severity: &'static str,
    code: String,
}

impl Finding {
    /// A finding of a build.
    pub(super) fn of(finding: &Diagnostic, fixture: &Fixture) -> Finding {
        let file = finding.place.file.to_string();
        let at = match finding.place.at {
            At::Span(span) => fixture.text(&file).map(|text| Position::of(&text, span.start)),
            At::File | At::Field(_) => None,
        };
        Finding {
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            severity: finding.severity.id(),
            code: finding.fault.code.id.to_owned(),
            file,
        }
    }

    /// Whether this finding is what is wanted.
    pub(super) fn fits(&self, wanted: &Finding) -> bool {
        let same = (&self.file, self.line, self.severity, &self.code)
            == (&wanted.file, wanted.line, wanted.severity, &wanted.code);
        same && (wanted.column.is_none() || self.column == wanted.column)
    }
}

/// All that the marks and the `expected.txt` of a fixture ask for.
pub(super) fn expected(fixture: &Fixture) -> Vec<Finding> {
    let mut wanted: Vec<Finding> = fixture.expected.lines().map(listed).collect();
    for file in &fixture.own {
        for (line, number) in fixture.text(file).unwrap_or_default().lines().zip(1..) {
            let marks = line.split(" # ").skip(1).last().into_iter();
            let mut words = marks.flat_map(str::split_whitespace);
            while let Some(severity) = words.next().and_then(severity) {
                let code = words
                    .next()
                    .unwrap_or_else(|| panic!("{file}:{number} is marked with half a mark"))
                    .to_owned();
                wanted.push(Finding {
                    file: file.clone(),
                    line: Some(number),
                    column: None,
                    severity,
                    code,
                });
            }
        }
    }
    assert!(!wanted.is_empty(), "a fixture wants a finding");
    wanted
}

fn severity(word: &str) -> Option<&'static str> {
    let all = [Severity::Error, Severity::Warning, Severity::Note];
    all.into_iter()
        .map(Severity::id)
        .find(|id| word.strip_suffix(':') == Some(id))
}

/// `path:line:column CODE` or `path CODE`.
fn listed(text: &str) -> Finding {
    let (place, code) = text
        .rsplit_once(' ')
        .unwrap_or_else(|| panic!("{text:?} has no code"));
    let severity = code::ALL
        .iter()
        .find(|own| own.id == code)
        .unwrap_or_else(|| panic!("{code} is no code"))
        .severity;
    let mut parts = place.split(':');
    let file = parts.next().unwrap_or_default().to_owned();
    let mut number = || parts.next().map(|number| number.parse().unwrap());
    Finding {
        file,
        line: number(),
        column: number(),
        severity: severity.id(),
        code: code.to_owned(),
    }
}
