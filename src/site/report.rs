//! Reporter: findings about references, said the same way for every kind.
//!
//! **You are here:** `site/` — used while the site is assembled; no IO.

use crate::diag::{Code, Diagnostic, Fault, Place};
use crate::lang::{Lang, Text};
use crate::record::{FileKind, Unread, nearest};
use std::collections::BTreeSet;

/// What references may name, and what could not be read.
#[derive(Default)]
pub(crate) struct Reporter {
    /// Findings so far.
    pub found: Vec<Diagnostic>,
    unread: Vec<(FileKind, Option<String>)>,
    held: BTreeSet<(FileKind, String)>,
}

impl Reporter {
    /// Keeps in mind which records were lost: a reference to one of them is not a finding of its own.
    pub(crate) fn new<'u>(unread: impl Iterator<Item = &'u Unread>) -> Reporter {
        let unread = unread
            .map(|lost| (lost.kind, lost.id.as_deref().map(str::to_owned)))
            .collect();
        Reporter {
            found: Vec::new(),
            unread,
            held: BTreeSet::new(),
        }
    }

    /// Keeps in mind that a document exists but is not public yet: a reference to it leads nowhere for another reason.
    pub(crate) fn held_back(&mut self, kind: FileKind, id: &str) {
        self.held.insert((kind, id.to_owned()));
    }

    /// Keeps in mind that a record was read and could not be used: a reference to it is not a finding of its own.
    pub(crate) fn lost(&mut self, kind: FileKind, id: &str) {
        self.unread.push((kind, Some(id.to_owned())));
    }

    /// Adds a finding.
    pub(crate) fn report(&mut self, fault: Fault, place: Place) {
        self.found.push(fault.at(place));
    }

    /// Reports a reference to nothing; names the nearest candidate with its title.
    pub(crate) fn unknown<'c>(
        &mut self,
        code: &'static Code,
        kind: FileKind,
        what: (&str, &str),
        id: &str,
        candidates: impl Iterator<Item = (&'c str, &'c str)>,
        place: Place,
    ) {
        if self
            .unread
            .iter()
            .any(|(of, lost)| *of == kind && lost.as_deref().is_none_or(|lost| lost == id))
        {
            return;
        }
        let (zh, en) = what;
        if self.held.contains(&(kind, id.to_owned())) {
            let fault = Fault::new(
                code,
                format!("{zh} {id} 还没有公开（草稿，或没到发布时间），网站里没有它的页面"),
                format!(
                    "the {en} {id} is not public yet (a draft, or to be published later): it has no page"
                ),
            )
            .help(
                "等它公开时再写这个引用；或者去掉它的 draft、publish_at",
                "refer to it once it is public, or take away its `draft` or `publish_at`",
            );
            self.report(fault, place);
            return;
        }
        let mut fault = Fault::new(
            code,
            format!("没有编号为 {id} 的{zh}"),
            format!("there is no {en} with the id {id}"),
        );
        let candidates: Vec<(&str, &str)> = candidates.collect();
        let near = nearest(id, candidates.iter().map(|(id, _)| *id))
            .and_then(|near| candidates.iter().find(|(id, _)| *id == near))
            // People write the name where the id belongs.
            .or_else(|| candidates.iter().find(|(_, name)| *name == id));
        fault = match near {
            Some((near, "")) => fault.help(format!("最接近的是 {near}"), format!("the nearest is {near}")),
            Some((near, name)) => fault.help(
                format!("最接近的是 {near}（{name}）"),
                format!("the nearest is {near} ({name})"),
            ),
            None => {
                let known: BTreeSet<&str> = candidates.iter().map(|(id, _)| *id).collect();
                if known.is_empty() {
                    fault.help(
                        format!("还没有任何{zh}；先建立记录，或删去这个编号"),
                        format!("there is no {en} at all yet"),
                    )
                } else if known.len() <= 12 {
                    let list: Vec<&str> = known.into_iter().collect();
                    fault.help(
                        format!("现有的编号：{}", list.join("、")),
                        format!("the ids are: {}", list.join(", ")),
                    )
                } else {
                    fault.help(
                        format!("核对编号，或先建立这个{zh}"),
                        format!("check the id, or create this {en} first"),
                    )
                }
            }
        };
        self.report(fault, place);
    }
}

/// A name for messages, which are in Chinese first.
pub(crate) fn name(text: &Text) -> &str {
    text.best(Lang::ZH, Lang::ZH).0
}
