//! Lenient YAML reading of the text within a file: slips are found first and mended, so that the rest can be read; places
//! lead back into the file.
//!
//! **You are here:** `record/parse` — between the file's text and its tree; no IO.

use super::{At, File};
use crate::diag::{self, Code, Diagnostic, Fault, Span, code};
use crate::record::shape::{Required, Written};
use crate::source::slips::{self, Slip};
use crate::source::yaml::{self, Node};
use std::collections::HashMap;

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
        let slips = if self.plain { Vec::new() } else { slips::find(yaml) };
        self.mended |= !slips.is_empty();
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
        for (span, mut fault) in faults {
            // A front matter begins after its first line of dashes: places are told in lines of the file.
            if fault.code.id == code::DUPLICATE_KEY.id && offset > 0 {
                later_line(&mut fault);
            }
            // The line is counted for the one finding of the parser alone: a hostile file has many others.
            if fault.code.id != code::YAML_SYNTAX.id
                || !view.reported.contains(&line_number(text, span.start))
            {
                self.report(At::Span(view.span(span)), fault);
            }
        }
        match node {
            Some(node) if !node.is_null() => {
                take(self, &node, &view);
                self.keys_by_name(yaml, offset);
            }
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

/// So many keys of a file have their names put into what is advised of other slips on their lines: a hostile file has thousands.
const MOST_RENAMED: usize = 50;

/// Moves the line that a finding names by the one above the front matter.
fn later_line(fault: &mut Fault) {
    for text in [&mut fault.zh, &mut fault.en] {
        // The key may hold digits: the line's number is the last of them.
        let Some(end) = text.rfind(|c: char| c.is_ascii_digit()).map(|at| at + 1) else {
            continue;
        };
        let start = text[..end]
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        if let Ok(line) = text[start..end].parse::<usize>() {
            text.replace_range(start..end, &(line + 1).to_string());
        }
    }
}

impl File<'_> {
    /// A key in words with a full-width colon (`电话：`) has two findings, of the colon and of the key, and each alone would
    /// leave the other: they become one, whose line is right.
    fn keys_by_name(&mut self, yaml: &str, offset: usize) {
        let of = |code: &'static Code, found: &[Diagnostic]| -> Vec<usize> {
            (0..found.len())
                .filter(|at| found[*at].fault.code.id == code.id)
                .collect()
        };
        let found = &mut self.parsed.diagnostics;
        let slips = of(code::FULL_WIDTH, found);
        if slips.is_empty() {
            return;
        }
        let colons: HashMap<usize, usize> = slips
            .into_iter()
            .filter_map(|at| match found[at].place.at {
                diag::At::Span(place) => Some((place.start, at)),
                _ => None,
            })
            .collect();
        let mut told = Vec::new();
        for key in of(code::UNKNOWN_KEY, found) {
            let Some(better) = found[key].fault.instead.clone() else {
                continue;
            };
            // The colon stands right behind its key.
            let diag::At::Span(place) = found[key].place.at else {
                continue;
            };
            let Some(slip) = colons.get(&place.end).copied() else {
                continue;
            };
            let typed = yaml.get(place.start.saturating_sub(offset)..place.end.saturating_sub(offset));
            let typed = typed.unwrap_or_default();
            // The key's own line is made of the text with its colon mended, and may have a better value as well.
            let whole = found[key].fault.advised_line().map(str::to_owned);
            let meant = found[key].fault.meant.take();
            let fault = &mut found[slip].fault;
            let renamed = |help: &Option<String>| {
                let help = help.as_ref()?;
                let (head, rest) = help.split_once('`')?;
                let (blank, rest) = rest.split_at(rest.find(typed)?);
                let dashes = blank.chars().all(|c| matches!(c, ' ' | '-'));
                let rest = rest.strip_prefix(typed)?;
                dashes.then(|| match &whole {
                    Some(line) => format!("{head}`{line}`"),
                    None => format!("{head}`{blank}{better}{rest}"),
                })
            };
            let before = backquoted(fault.help_zh.as_deref().unwrap_or_default()).map(str::to_owned);
            if let (false, Some(zh), Some(en)) =
                (typed.is_empty(), renamed(&fault.help_zh), renamed(&fault.help_en))
            {
                let after = backquoted(&zh).map(str::to_owned);
                fault.zh = format!("{}；字段名要写 {better}，不写“{typed}”", fault.zh);
                fault.en = format!("{}; the key is `{better}`, not `{typed}`", fault.en);
                (fault.help_zh, fault.help_en) = (Some(zh), Some(en));
                fault.meant = meant;
                fault.renamed = Some(better);
                told.push(key);
                // Other slips of the same line advise it as well.
                if let (Some(before), Some(after), true) = (before, after, told.len() <= MOST_RENAMED) {
                    let (before, after) = (format!("`{before}`"), format!("`{after}`"));
                    for other in &mut *found {
                        let fault = &mut other.fault;
                        for help in [&mut fault.help_zh, &mut fault.help_en].into_iter().flatten() {
                            if help.contains(&before) {
                                *help = help.replace(&before, &after);
                            }
                        }
                    }
                }
            }
        }
        for key in told.into_iter().rev() {
            found.remove(key);
        }
    }
}

/// What stands between the first two backquotes of a text.
fn backquoted(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('`')?;
    rest.split_once('`').map(|(line, _)| line)
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

#[cfg(test)]
mod tests {
    use crate::record::parse::parse;

    /// Line and advice of each finding of a file.
    fn told(path: &str, text: &str) -> Vec<(String, String)> {
        let found = parse(&path.into(), text.as_bytes()).diagnostics;
        let told = found.into_iter().map(|one| {
            (
                one.fault.code.id.to_owned(),
                one.fault.help_zh.unwrap_or_default(),
            )
        });
        told.collect()
    }

    #[test]
    fn a_key_in_words_with_a_wide_colon_has_one_finding_and_the_right_line() {
        for (typed, right) in [
            ("电话：0899-6120012", "应写成：`phone: 0899-6120012`"),
            ("ཁ་པར：0899-6120012", "应写成：`phone: 0899-6120012`"),
        ] {
            let text = format!("id: a\nname: 甲站\nlevel: county\n{typed}\n");
            let told = told("content/stations/a.yaml", &text);
            assert_eq!(told, [("Z107".to_owned(), right.to_owned())], "{typed}");
        }
        for (typed, right) in [
            ("标题：模拟甲", "应写成：`title: 模拟甲`"),
            ("འགོ་བརྗོད：བརྡ་ཐོ།", "应写成：`title: བརྡ་ཐོ།`"),
        ] {
            let text = format!("---\n{typed}\ndate: 2026-11-20\ncategory: notices\n---\n\n正文。\n");
            let told = told("content/notices/a.md", &text);
            assert_eq!(told, [("Z107".to_owned(), right.to_owned())], "{typed}");
        }
    }

    #[test]
    fn a_first_line_that_is_nearly_a_fence_is_told_as_such() {
        let rest = "title: 甲\ndate: 2026-11-20\ncategory: notices\n---\n\n正文。\n";
        for (first, right) in [
            ("———\n", "这一行应写成：`---`"),
            ("－－－\n", "这一行应写成：`---`"),
            ("----\n", "这一行应写成：`---`"),
            ("—--\n", "这一行应写成：`---`"),
            ("\n---\n", "删去开头的空行，第一行就是：---"),
            ("\n\n——\n", "删去开头的空行；这一行应写成：`---`"),
            ("", "在这一行上面加一行：---（最后一个字段下面也要有一行）"),
        ] {
            let told = told("content/notices/a.md", &format!("{first}{rest}"));
            assert_eq!(told, [("Z112".to_owned(), right.to_owned())], "{first:?}");
        }
    }

    #[test]
    fn a_line_with_false_spaces_takes_its_neighbours_indent() {
        for (before, typed, after, right) in [
            (
                "title: 甲\n", "　　date: 2026-11-20", "category: notices\n", "date: 2026-11-20",
            ),
            (
                "title: 甲\n", "\tdate: 2026-11-20", "category: notices\n", "date: 2026-11-20",
            ),
            (
                "title: 甲\nattachments:\n  - file: files/a.csv\n",
                "\ttitle: 附件",
                "date: 2026-11-20\n",
                "    title: 附件",
            ),
            (
                "title: 甲\nattachments:\n  - file: files/a.csv\n",
                "　- file: files/b.csv",
                "date: 2026-11-20\n",
                "  - file: files/b.csv",
            ),
            (
                "title: 甲\nposting:\n", "\tstart: 2026-11-20", "  end: 2026-11-28\n", "  start: 2026-11-20",
            ),
        ] {
            let text = format!("---\n{before}{typed}\n{after}---\n\n正文。\n");
            let told = told("content/notices/a.bo.md", &text);
            assert_eq!(
                told.first().map(|one| one.1.as_str()),
                Some(format!("应写成：`{right}`").as_str()),
                "{typed:?}"
            );
        }
    }
}
