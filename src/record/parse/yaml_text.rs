//! YAML text within a file: slips are found first and mended, so that the rest can be read; places lead back into the file.
//!
//! **You are here:** `record/parse` — between the file's text and its tree; no IO.

use super::{At, File};
use crate::diag::{Fault, Span, code};
use crate::record::shape::Required;
use crate::record::slips::{self, Slip};
use crate::record::yaml::{self, Node};

/// YAML text within a file: where it begins, and the repairs that were made to go on reading.
pub(super) struct YamlText<'t> {
    /// The text that is parsed.
    text: &'t str,
    /// Its first byte in the file.
    offset: usize,
    /// Places at which the parsed text and the file's drift apart: (byte in the parsed text, byte in the file).
    drift: &'t [(usize, usize)],
    /// Lines on which a slip has been reported: a finding of the parser there would say it twice.
    reported: &'t [usize],
    /// Whether missing keys are findings.
    pub(super) required: Required,
}

impl YamlText<'_> {
    pub(super) fn span(&self, span: Span) -> Span {
        let back = |at: usize| {
            let index = self.drift.partition_point(|(parsed, _)| *parsed <= at);
            let at = match index.checked_sub(1).and_then(|index| self.drift.get(index)) {
                Some((parsed, original)) => original + (at - parsed),
                None => at,
            };
            at + self.offset
        };
        Span::new(back(span.start), back(span.end))
    }
}

impl File<'_> {
    /// Finds slips, reads the tree and hands it on, with places that lead back into the file.
    pub(super) fn with_yaml(
        &mut self,
        yaml: &str,
        offset: usize,
        required: Required,
        take: impl FnOnce(&mut Self, &Node, &YamlText<'_>),
    ) {
        let slips = slips::find(yaml);
        let (mended, drift) = mend(yaml, &slips);
        let text = mended.as_deref().unwrap_or(yaml);
        let reported: Vec<usize> = slips
            .iter()
            .map(|slip| line_number(yaml, slip.span.start))
            .collect();
        for Slip { span, fault, .. } in slips {
            if let Some(fault) = fault {
                self.report(At::Span(Span::new(span.start + offset, span.end + offset)), fault);
            }
        }
        let view = YamlText {
            text,
            offset,
            drift: &drift,
            reported: &reported,
            required,
        };
        let (node, faults) = yaml::read(text);
        for (span, fault) in faults {
            // The line is counted for the one finding of the parser alone: a hostile file has many others.
            if fault.code.id != code::YAML_SYNTAX.id
                || !view.reported.contains(&line_number(text, span.start))
            {
                self.report(At::Span(view.span(span)), fault);
            }
        }
        match node {
            Some(node) if !node.is_null() => take(self, &node, &view),
            Some(_) => {
                let fault = Fault::new(code::EMPTY_FILE, "文件里没有内容", "the file holds nothing").help(
                    "写上内容，或者删去这个文件；新文件可以用 zhandian new 生成",
                    "write something or delete the file; `zhandian new` makes one to fill in",
                );
                self.report(At::File, fault);
                self.lost(None);
            }
            None => {
                if self.parsed.diagnostics.is_empty() {
                    let fault = Fault::new(code::EMPTY_FILE, "文件里没有内容", "the file holds nothing")
                        .help(
                            "写上内容，或者删去这个文件",
                            "write something, or delete the file",
                        );
                    self.report(At::File, fault);
                }
                self.lost(None);
            }
        }
    }
}

/// The text with its slips repaired, and where it drifts from the original; none when there is nothing to repair.
fn mend(yaml: &str, slips: &[Slip]) -> (Option<String>, Vec<(usize, usize)>) {
    let mut drift = Vec::new();
    let mut mended = String::new();
    let mut at = 0;
    for slip in slips {
        let Some(replacement) = &slip.replacement else {
            continue;
        };
        if slip.span.start < at {
            continue;
        }
        mended.push_str(&yaml[at..slip.span.start]);
        mended.push_str(replacement);
        at = slip.span.end;
        drift.push((mended.len(), at));
    }
    if drift.is_empty() {
        return (None, drift);
    }
    mended.push_str(&yaml[at..]);
    (Some(mended), drift)
}

fn line_number(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())]
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
}

/// A record is a whole block: its first line is enough to point at.
pub(super) fn first_line(span: Span, yaml: &YamlText<'_>) -> Span {
    let text = yaml.text;
    let start = span.start.saturating_sub(yaml.offset).min(text.len());
    match text.get(start..).and_then(|rest| rest.find('\n')) {
        Some(length) => Span::new(span.start, (span.start + length).min(span.end.max(span.start))),
        None => span,
    }
}
