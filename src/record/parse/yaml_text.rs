//! Lenient YAML reading of the text within a file: slips are found first and mended, so that the rest can be read; places
//! lead back into the file.
//!
//! **You are here:** `record/parse` — between the file's text and its tree; no IO.

use super::{At, File};
use crate::diag::{Fault, Span, code};
use crate::record::shape::{Required, Written};
use crate::source::slips::{self, Slip};
use crate::source::yaml::{self, Node};

/// YAML text within a file: where it begins, and the repairs that were made to go on reading.
pub(super) struct YamlText<'t> {
    /// The text that is parsed.
    text: &'t str,
    /// Its first byte in the file.
    offset: usize,
    /// What was replaced, in order: where the parsed text and the file's drift apart.
    drift: &'t [Replaced],
    /// Lines on which a slip has been reported: a finding of the parser there would say it twice.
    reported: &'t [usize],
    /// Whether missing keys are findings.
    pub(super) required: Required,
}

impl YamlText<'_> {
    pub(super) fn span(&self, span: Span) -> Span {
        let back = |at: usize| original(self.drift, at) + self.offset;
        Span::new(back(span.start), back(span.end))
    }

    /// The text for advice that is a whole line of it. Above a front matter stands its `---`.
    pub(super) fn written(&self) -> Written<'_> {
        Written {
            text: self.text,
            above: usize::from(self.offset > 0),
        }
    }
}

/// A slip that was mended, in both texts. *Units:* bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Replaced {
    parsed: Span,
    original: Span,
}

/// From a byte of the mended text to the byte of the original; what lies within a replacement leads to the end of what it
/// replaced, since a byte within could be the midst of a character.
pub(super) fn original(drift: &[Replaced], at: usize) -> usize {
    let index = drift.partition_point(|one| one.parsed.end <= at);
    if let Some(within) = drift.get(index)
        && within.parsed.start < at
    {
        return within.original.end;
    }
    match index.checked_sub(1).and_then(|index| drift.get(index)) {
        Some(before) => before.original.end + (at - before.parsed.end),
        None => at,
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
pub(super) fn mend(yaml: &str, slips: &[Slip]) -> (Option<String>, Vec<Replaced>) {
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
        let start = mended.len();
        mended.push_str(replacement);
        at = slip.span.end;
        drift.push(Replaced {
            parsed: Span::new(start, mended.len()),
            original: slip.span,
        });
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

/// A record is a whole block: its first line is enough to point at. The span is one of the parsed text, what comes back one
/// of the file.
pub(super) fn first_line(span: Span, yaml: &YamlText<'_>) -> Span {
    let block = yaml.text.get(span.start..span.end).unwrap_or_default();
    let length = block.find('\n').unwrap_or(block.len());
    yaml.span(Span::new(span.start, span.start + length))
}
