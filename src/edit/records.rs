//! Records of a file as text: its tree, where each record stands, and what each says.
//!
//! **You are here:** `edit/` — after `place` and `raw`, before `apply`; no IO.

use super::intended::canonical;
use super::pen::{Slot, value_of};
use super::place::{Form, Place, column_of};
use super::raw::{Raw, Splice};
use super::{Reason, RecordAt, Refusal, Value};
use crate::diag::Fault;
use crate::lang::Lang;
use crate::record::{FileKind, Locator, Shape, file_kind, stem};
use crate::value::{RegionCode, Scalar};

/// A file being edited.
pub(super) struct File<'b> {
    pub(super) raw: Raw<'b>,
    pub(super) kind: FileKind,
    pub(super) shape: &'static Shape,
    path: &'b str,
}

/// The layout of a file.
pub(super) struct Layout<'f> {
    locator: Locator<'f>,
    /// The whole tree; none where the file says nothing yet.
    pub(super) root: Option<Place>,
}

impl<'b> File<'b> {
    /// The file, when it is one of records that can be decoded.
    pub(super) fn read(path: &'b str, bytes: &'b [u8]) -> Result<File<'b>, Refusal> {
        let kind = file_kind(path);
        let shape = kind.shape().ok_or_else(|| {
            Refusal::new(
                Reason::Misuse,
                format!("{path} 不是内容文件"),
                format!("{path} is no content file"),
            )
        })?;
        let raw = Raw::read(bytes).map_err(|fault| unreadable(path, &fault))?;
        Ok(File {
            raw,
            kind,
            shape,
            path,
        })
    }

    /// Reads the text.
    pub(super) fn layout(&self) -> Result<Layout<'_>, Refusal> {
        let locator = Locator::new(self.path, &self.raw.text);
        if self.kind.is_document() && locator.body().is_none() {
            return Err(not_yaml(self.path));
        }
        let root = match locator.tree() {
            Some(node) if node.is_null() => None,
            Some(node) => Some(Place::of(locator.yaml(), node).ok_or_else(|| not_yaml(self.path))?),
            None if says_nothing(locator.yaml()) => None,
            None => return Err(not_yaml(self.path)),
        };
        Ok(Layout { locator, root })
    }

    /// Which record is meant: its number in the list of them.
    pub(super) fn find(&self, layout: &Layout<'_>, record: &RecordAt) -> Result<usize, Refusal> {
        let records = layout.records();
        let found = match record {
            RecordAt::Only => (records.len() == 1).then_some(0),
            RecordAt::Index(index) => (*index < records.len()).then_some(*index),
            RecordAt::Id(id) => records
                .iter()
                .position(|(_, place)| self.has_id(place, layout.is_list(), id)),
        };
        found.ok_or_else(|| {
            let mut refusal = Refusal::new(
                Reason::NoRecord,
                format!("{} 里没有这条记录：可能有人改了它的编号，或者删去了它", self.path),
                format!(
                    "{} has no such record: its id was changed, or it was deleted",
                    self.path
                ),
            );
            refusal.record = Some(record.clone());
            refusal
        })
    }

    fn has_id(&self, place: &Place, listed: bool, wanted: &str) -> bool {
        let written = |key: &str| match place.entry(key).map(|entry| &entry.value.form) {
            Some(Form::Text { text, .. }) => Some(text.trim()),
            _ => None,
        };
        match self.kind {
            FileKind::Regions => written("code").is_some_and(|code| {
                code == wanted || RegionCode::read(code).is_ok_and(|code| code.as_str() == wanted)
            }),
            FileKind::Settings => wanted == "site",
            _ => match written("id") {
                Some(id) if self.kind == FileKind::Measures => id == wanted || id.replace('_', "-") == wanted,
                Some(id) => id == wanted,
                None if listed => false,
                None => {
                    let stem = stem(self.path);
                    let name = stem
                        .rsplit_once('.')
                        .filter(|(_, tag)| Lang::parse(tag).is_some());
                    wanted == name.map_or(stem, |(name, _)| name)
                }
            },
        }
    }

    /// What each record says, in the one form.
    pub(super) fn values(&self, layout: &Layout<'_>, default: Lang) -> Vec<Value> {
        layout
            .records()
            .iter()
            .map(|(_, place)| canonical(&value_of(place), Some(self.shape), default))
            .collect()
    }
}

impl Layout<'_> {
    /// The text that places count in.
    pub(super) fn text(&self) -> &str {
        self.locator.yaml()
    }

    /// Whether the file is a list of records.
    pub(super) fn is_list(&self) -> bool {
        matches!(
            &self.root,
            Some(Place {
                form: Form::List { .. },
                ..
            })
        )
    }

    /// The records, in the order of the file.
    pub(super) fn records(&self) -> Vec<(Slot, &Place)> {
        match &self.root {
            Some(Place {
                form: Form::List { flow, items },
                ..
            }) => items
                .iter()
                .map(|item| {
                    let column = (!flow).then(|| column_of(self.text(), item.dash));
                    let from = if *flow { item.value.start } else { item.dash + 1 };
                    (Slot { from, column }, &item.value)
                })
                .collect(),
            Some(place) => vec![(
                Slot {
                    from: place.start,
                    column: Some(0),
                },
                place,
            )],
            None => Vec::new(),
        }
    }

    /// The first byte of a document's text.
    pub(super) fn body(&self) -> Option<usize> {
        self.locator.body()
    }

    /// Pieces of [`Layout::text`] as pieces of the file's text.
    pub(super) fn in_file(&self, splices: Vec<Splice>) -> Vec<Splice> {
        splices
            .into_iter()
            .map(|Splice { at, text }| Splice {
                at: self.locator.in_file(at.start)..self.locator.in_file(at.end),
                text,
            })
            .collect()
    }
}

/// Whether a text has comments and blank lines alone.
fn says_nothing(yaml: &str) -> bool {
    yaml.lines()
        .all(|line| line.trim().is_empty() || line.starts_with('#'))
}

fn not_yaml(path: &str) -> Refusal {
    Refusal::new(
        Reason::Unreadable,
        format!("{path} 现在读不出来，不能改其中一个字段：先运行 zhandian check 看哪一行写错了，改好再来"),
        format!("{path} cannot be read as it is: `zhandian check` says which line is wrong; mend it first"),
    )
}

fn unreadable(path: &str, fault: &Fault) -> Refusal {
    Refusal::new(
        Reason::Unreadable,
        format!("{path}：{}", fault.zh),
        format!("{path}: {}", fault.en),
    )
}
