//! Records (the data model): one source file → its typed records and findings. Which kinds there are stands here, one row each.
//!
//! **You are here:** `record/` — after `diag/` and `lang/`, before `site/`; no IO.
//!
//! A file's folder says what it holds. The way is the same for all kinds: bytes → text ([`crate::source::encoding`]) → slips of input
//! methods ([`crate::source::slips`]) → tree with places (`yaml`) → shape (`shape`) → type (serde) → contradictions within the record.

/// Kinds of YAML files, one row each: what the file holds, the type of a record, what becomes of it, where its id comes from;
/// for editors the schema's name, whether a file has one record or a list, and which files they are. Paths are whole: the rows
/// are read in other files.
macro_rules! yaml_kinds {
    ($with:ident) => {
        $with! {
            Settings crate::record::settings::Settings => Item::Settings, |_, _| RecordId::read("site"),
                "site" one ["content/site.yaml"];
            // A region's id is its code: valid as a file name by its own rules.
            Regions crate::record::region::Region => Item::Region, |data, _| RecordId::read(data.code.as_str()),
                "regions" one_or_list ["content/regions.yaml", "content/regions/**/*.yaml"];
            Stations crate::record::station::Station => Item::Station, |data, _| RecordId::OrStem(data.id.clone()),
                "stations" one_or_list ["content/stations/**/*.yaml"];
            Operators crate::record::operator::Operator => Item::Operator, |data, _| RecordId::OrStem(data.id.clone()),
                "operators" one_or_list ["content/operators/**/*.yaml"];
            Services crate::record::menu::Category => Item::Category, |data, _| RecordId::OrStem(data.id.clone()),
                "services" one ["content/services/**/*.yaml"];
            Audiences crate::record::menu::Term => Item::Audience, |data, _| RecordId::Own(Some(data.id.clone())),
                "audiences" list ["content/audiences.yaml"];
            Tags crate::record::menu::Term => Item::Tag, |data, _| RecordId::Own(Some(data.id.clone())),
                "tags" list ["content/tags.yaml"];
            // Nothing refers to an entry of the word list: its place in it is id enough.
            Wording crate::record::wording::Wording => Item::Wording,
                |_, origin| RecordId::read(&format!("word-{}", origin.index.unwrap_or_default())),
                "wording" list ["content/wording.yaml"];
            // Nor to one of the words that residents use.
            Synonyms crate::record::synonym::Synonym => Item::Synonym,
                |_, origin| RecordId::read(&format!("synonym-{}", origin.index.unwrap_or_default())),
                "synonyms" list ["content/synonyms.yaml"];
            Catalogue crate::record::disclosure::CatalogueRow => Item::CatalogueRow, |data, _| RecordId::Own(Some(data.id.clone())),
                "catalogue" list ["content/disclosure/catalogue.yaml", "content/disclosure/catalogue/**/*.yaml"];
            // Measures have ids of their own kind (with `_`); as records they are kept under a hyphenated form.
            Measures crate::record::statistics::Measure => Item::Measure,
                |data, _| RecordId::read(&data.id.as_str().replace('_', "-")),
                "measures" list ["content/statistics/measures.yaml"];
            Figures crate::record::statistics::Figures => Item::Figures, |data, _| RecordId::OrStem(data.id.clone()),
                "statistics" one ["content/statistics/**/!(measures).yaml"];
        }
    };
}

/// Kinds of documents, one row each: what the file holds, the type of its front matter, what becomes of it, its schema's name.
macro_rules! document_kinds {
    ($with:ident) => {
        $with! {
            Notices crate::record::document::Notice => Item::Notice, "notices";
            Pages crate::record::document::Page => Item::Page, "pages";
            Guides crate::record::guide::Guide => Item::Guide, "guides";
            Disclosures crate::record::disclosure::Disclosure => Item::Disclosure, "disclosures";
        }
    };
}

pub mod body;
pub(crate) mod copy_name;
pub mod disclosure;
pub mod document;
pub mod fields;
mod front_matter;
pub mod guarded;
pub mod guide;
pub mod meaning;
pub mod menu;
pub mod operator;
mod parse;
pub(crate) mod record_type;
pub mod region;
pub mod samples;
pub mod schema;
pub mod settings;
pub(crate) mod shape;
pub mod standard;
pub mod station;
pub mod statistics;
pub mod synonym;
pub mod wording;

pub use front_matter::FrontMatter;
pub(crate) use parse::misplaced::{file_meant, folder_meant, kind_by_keys};
pub use parse::{Locator, Parsed, Personal, Unread, parse, parse_plain};
use record_type::record_types;
pub(crate) use shape::{Shape, is_code, nearest};

use crate::lang::Lang;
use crate::value::{Id, Scalar, in_content};
use body::Body;
use meaning::Meaning;
use std::sync::Arc;

record_types! {
    settings::Settings: contradictions;
    region::Region;
    station::Station: contradictions;
    operator::Operator;
    menu::Category;
    menu::Term;
    wording::Wording: contradictions;
    synonym::Synonym: contradictions;
    document::Notice: contradictions;
    document::Page;
    guide::Guide;
    disclosure::CatalogueRow: contradictions;
    disclosure::Disclosure: contradictions;
    statistics::Measure;
    statistics::Figures: contradictions;
}

/// What a file under `content/` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `content/site.yaml`
    Settings,
    /// `content/regions.yaml`, `content/regions/**`
    Regions,
    /// `content/stations/**`
    Stations,
    /// `content/operators/**`
    Operators,
    /// `content/services/**`
    Services,
    /// `content/audiences.yaml`
    Audiences,
    /// `content/tags.yaml`
    Tags,
    /// `content/wording.yaml`
    Wording,
    /// `content/synonyms.yaml`
    Synonyms,
    /// `content/notices/**/*.md`
    Notices,
    /// `content/disclosure/catalogue.yaml`
    Catalogue,
    /// `content/disclosure/items/**/*.md`
    Disclosures,
    /// `content/statistics/measures.yaml`
    Measures,
    /// Every other file of `content/statistics/**`
    Figures,
    /// `content/pages/**/*.md`
    Pages,
    /// `content/guides/**/*.md`
    Guides,
    /// `content/files/**`: published as it is
    Attachment,
    /// Nothing that the generator knows
    Unknown,
}

/// What the file at a path (relative to the site folder) holds.
pub fn file_kind(path: &str) -> FileKind {
    let Some(path) = in_content(path) else {
        return FileKind::Unknown;
    };
    if path.starts_with("files/") {
        return FileKind::Attachment;
    }
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let (folder, rest) = stem.split_once('/').unwrap_or(("", stem));
    // Windows and cameras write `.YAML` and `.MD`.
    let is = |own: &str| extension.eq_ignore_ascii_case(own);
    match (is("yaml") || is("yml"), is("md")) {
        (true, _) => match (folder, rest) {
            ("", "site") => FileKind::Settings,
            ("", "regions") | ("regions", _) => FileKind::Regions,
            ("", "stations") | ("stations", _) => FileKind::Stations,
            ("", "operators") | ("operators", _) => FileKind::Operators,
            ("services", _) => FileKind::Services,
            ("", "audiences") => FileKind::Audiences,
            ("", "tags") => FileKind::Tags,
            ("", "wording") => FileKind::Wording,
            ("", "synonyms") => FileKind::Synonyms,
            ("disclosure", "catalogue") => FileKind::Catalogue,
            ("disclosure", rest) if rest.starts_with("catalogue/") => FileKind::Catalogue,
            ("statistics", "measures") => FileKind::Measures,
            ("statistics", _) => FileKind::Figures,
            _ => FileKind::Unknown,
        },
        (_, true) => match (folder, rest) {
            ("notices", _) => FileKind::Notices,
            ("disclosure", rest) if rest.starts_with("items/") => FileKind::Disclosures,
            ("pages", _) => FileKind::Pages,
            ("guides", _) => FileKind::Guides,
            _ => FileKind::Unknown,
        },
        _ => FileKind::Unknown,
    }
}

impl FileKind {
    /// The form of a record in such a file; none where the file holds no records.
    pub(crate) fn shape(self) -> Option<&'static Shape> {
        macro_rules! of_yaml {
            ($($kind:ident $type:ty => $item:path, $id:expr, $name:literal $form:ident $files:expr;)*) => {
                match self {
                    $(FileKind::$kind => return Some(<$type as record_type::RecordType>::shape()),)*
                    _ => {}
                }
            };
        }
        macro_rules! of_documents {
            ($($kind:ident $type:ty => $item:path, $name:literal;)*) => {
                match self {
                    $(FileKind::$kind => return Some(<$type as record_type::RecordType>::shape()),)*
                    _ => {}
                }
            };
        }
        yaml_kinds!(of_yaml);
        document_kinds!(of_documents);
        None
    }

    /// Whether such a file holds one record, a list of them, or either.
    pub(crate) fn holds(self) -> Holds {
        macro_rules! of_yaml {
            ($($kind:ident $type:ty => $item:path, $id:expr, $name:literal $form:ident $files:expr;)*) => {
                match self {
                    $(FileKind::$kind => Holds::$form,)*
                    _ => Holds::one,
                }
            };
        }
        yaml_kinds!(of_yaml)
    }

    /// Whether such a file is Markdown with front matter.
    pub fn is_document(self) -> bool {
        macro_rules! is_document {
            ($($kind:ident $type:ty => $item:path, $name:literal;)*) => {
                matches!(self, $(FileKind::$kind)|*)
            };
        }
        document_kinds!(is_document)
    }
}

/// How many records a file holds; the words of the table above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(
    non_camel_case_types,
    reason = "the table's words, which are functions elsewhere"
)]
pub(crate) enum Holds {
    /// One.
    one,
    /// A list of them.
    list,
    /// One, or a list.
    one_or_list,
}

/// The file's name without folder and extension.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Where a record's id comes from.
pub(crate) enum RecordId {
    /// It has one of its own; none: what it is made of is no id, and the record has been reported.
    Own(Option<Id>),
    /// The one that is given, else the file's name.
    OrStem(Option<Id>),
}

impl RecordId {
    fn read(text: &str) -> RecordId {
        RecordId::Own(Id::read(text).ok())
    }
}

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
    /// What all this says, as hashes: what a review is bound to.
    pub meaning: Meaning,
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
    /// Words of residents and the site's own for them.
    Synonym(Arc<Record<synonym::Synonym>>),
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
    /// What to do when one thing has happened.
    Guide(Arc<Document<guide::Guide>>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_says_what_a_file_holds() {
        for (path, kind) in [
            ("content/site.yaml", FileKind::Settings),
            ("content/regions/lhasa.yml", FileKind::Regions),
            ("content/stations/chengguan/a.yaml", FileKind::Stations),
            ("content/disclosure/catalogue.yaml", FileKind::Catalogue),
            ("content/disclosure/items/2023/a.bo.md", FileKind::Disclosures),
            ("content/statistics/measures.yaml", FileKind::Measures),
            ("content/statistics/2023/h1.yaml", FileKind::Figures),
            ("content/guides/old-age.bo.md", FileKind::Guides),
            ("content/wording.yaml", FileKind::Wording),
            ("content/synonyms.yaml", FileKind::Synonyms),
            ("content/files/表.docx", FileKind::Attachment),
            ("content/stations/A.YAML", FileKind::Stations),
            ("content/stations/a.Yml", FileKind::Stations),
            ("content/notices/a.MD", FileKind::Notices),
            ("content/notices/a.bo.Md", FileKind::Notices),
            ("content/stations/a.yaml.txt", FileKind::Unknown),
            ("content/notices/a.yaml", FileKind::Unknown),
            ("themes/own/theme.yaml", FileKind::Unknown),
            ("../kenli/content/stations/a.yaml", FileKind::Stations),
            ("../kenli/content/files/1.pdf", FileKind::Attachment),
        ] {
            assert_eq!(file_kind(path), kind, "{path}");
        }
    }
}
