//! One source file → its typed records and findings.
//!
//! **You are here:** `record/` — after `diag/` and `lang/`, before `site/`; no IO.
//!
//! A file's folder says what it holds. The way is the same for all kinds: bytes → text ([`encoding`]) → slips of input
//! methods ([`slips`]) → tree with places (`yaml`) → shape (`shape`) → type (serde) → contradictions within the record.

pub mod body;
pub(crate) mod copy_name;
pub mod disclosure;
pub mod document;
pub mod fields;
pub mod guarded;
mod kind;
pub mod menu;
pub mod operator;
mod parse;
pub mod region;
pub mod schema;
pub mod settings;
mod shape;
pub mod standard;
pub mod station;
pub mod statistics;
pub mod wording;

pub use kind::{FileKind, file_kind};
pub use parse::{Locator, Parsed, Personal, Unread, parse};
pub(crate) use shape::{is_code, nearest};

use crate::lang::Lang;
use crate::value::Id;
use body::Body;
use std::sync::Arc;

/// Where a record comes from, for findings and for the preview.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Path relative to the site folder.
    pub file: Arc<str>,
    /// Its number in a list of records; none for the only one of a file.
    pub index: Option<u32>,
}

impl Origin {
    /// The place of a field of this record, for a finding: `hours[1].open`; `name.bo!` is the key itself, `name.bo=ཡིག།`
    /// these words in the value.
    pub fn field(&self, path: &str) -> crate::diag::Place {
        let path = match (self.index, path) {
            (None, path) => path.to_owned(),
            (Some(index), "") => format!("[{index}]"),
            (Some(index), path) => format!("[{index}].{path}"),
        };
        crate::diag::Place::field(&self.file, path)
    }

    /// A piece of this record's file, for a finding.
    pub fn span(&self, span: crate::diag::Span) -> crate::diag::Place {
        crate::diag::Place::span(&self.file, span)
    }
}

/// A record with its id and origin.
#[derive(Debug, Clone, PartialEq)]
pub struct Record<T> {
    /// Unique within its kind; the file name of its page.
    pub id: Id,
    /// Where it stands.
    pub origin: Origin,
    /// What it says.
    pub data: T,
}

/// Where a document's id comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// From `id` in its front matter.
    Given,
    /// From the name of its file.
    File,
    /// From nowhere yet: a translation whose original may say it.
    Original,
}

/// A document: front matter and text, in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<T> {
    /// The same for all its languages. For a translation whose file's name cannot be an id and that gives none: the name
    /// of its original, which is sought when all files are read.
    pub id: Id,
    /// Where the id comes from.
    pub named: Naming,
    /// The language of the file's name (`<id>.bo.md`); none for the default one.
    pub lang: Option<Lang>,
    /// Where it stands.
    pub origin: Origin,
    /// The front matter.
    pub front: T,
    /// The text.
    pub body: Body,
}

/// Everything that a file can hold.
#[derive(Debug, Clone)]
pub enum Item {
    /// `content/site.yaml`.
    Settings(Arc<Record<settings::Settings>>),
    /// A region.
    Region(Arc<Record<region::Region>>),
    /// A station.
    Station(Arc<Record<station::Station>>),
    /// An operator.
    Operator(Arc<Record<operator::Operator>>),
    /// A category of the service menu.
    Category(Arc<Record<menu::Category>>),
    /// An audience.
    Audience(Arc<Record<menu::Term>>),
    /// A tag.
    Tag(Arc<Record<menu::Term>>),
    /// An entry of the word list.
    Wording(Arc<Record<wording::Wording>>),
    /// A notice.
    Notice(Arc<Document<document::Notice>>),
    /// A row of the disclosure catalogue.
    CatalogueRow(Arc<Record<disclosure::CatalogueRow>>),
    /// A disclosure.
    Disclosure(Arc<Document<disclosure::Disclosure>>),
    /// A measure.
    Measure(Arc<Record<statistics::Measure>>),
    /// Figures of one period.
    Figures(Arc<Record<statistics::Figures>>),
    /// A free page.
    Page(Arc<Document<document::Page>>),
}
