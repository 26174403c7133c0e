//! Parser: the way of one file, from bytes to records.
//!
//! **You are here:** `record/` — calls the other steps in order; no IO.

mod document;
mod locator;
mod records;
mod yaml_text;

pub use locator::Locator;

use super::body::control;
use super::record_type::RecordType;
use super::shape::Required;
use super::{FOLDERS, FileKind, Item, Origin, Record, RecordId, file_kind, stem};
use crate::diag::{Diagnostic, Fault, Place, Span, code};
use crate::lang::is_forbidden;
use crate::markdown::plain_with_places;
use crate::personal::{Kind, Persons, Sighting, find, find_persons};
use crate::source::encoding;
use crate::source::yaml::Node;
use crate::value::{Id, Scalar};
use std::sync::Arc;
use yaml_text::{YamlText, first_line};

/// What was read from a file.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// Records that could be read, in the order of the file.
    pub items: Vec<Item>,
    /// Records that stand in the file but could not be read: references to them are not findings of their own.
    pub unread: Vec<Unread>,
    /// Findings.
    pub diagnostics: Vec<Diagnostic>,
    /// Personal data anywhere in the file's text; whether they are findings depends on the rest of the site.
    pub personal: Option<Box<Personal>>,
}

/// Personal data in a file's text. *Units:* bytes of the decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// The file.
    pub file: Arc<str>,
    /// Numbers.
    pub numbers: Vec<Sighting>,
    /// Persons named beside something delicate; in documents alone.
    pub persons: Vec<Persons>,
}

/// A record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What the file holds.
    pub kind: FileKind,
    /// The id (or code) as written; none when not even that could be read.
    pub id: Option<Box<str>>,
}

/// Reads a file of `content/`. *Shape:* findings are not sorted; an attachment or unknown file gives nothing.
pub fn parse(path: &Arc<str>, bytes: &[u8]) -> Parsed {
    let kind = file_kind(path);
    let mut file = File {
        path,
        kind,
        parsed: Parsed::default(),
    };
    match kind {
        FileKind::Attachment => {}
        FileKind::Unknown => {
            file.report(At::File, unexpected(path));
        }
        _ => match encoding::decode(bytes) {
            Ok(text) => {
                file.read(&text);
                file.controls(&text);
                file.parsed.personal = personal(path, kind, &text);
            }
            Err(fault) => {
                file.report(At::File, fault);
                file.lost(None);
            }
        },
    }
    file.parsed
}

/// Looks through a file's whole text, so that no field and no way of writing it is forgotten.
fn personal(file: &Arc<str>, kind: FileKind, text: &str) -> Option<Box<Personal>> {
    let mut numbers = find(text);
    let persons = if kind.is_document() {
        as_shown(text, &mut numbers);
        find_persons(text)
    } else {
        Vec::new()
    };
    if numbers.is_empty() && persons.is_empty() {
        return None;
    }
    let file = Arc::clone(file);
    Some(Box::new(Personal {
        file,
        numbers,
        persons,
    }))
}

/// Adds the ID numbers that stand in a document's text as a reader sees it, and not as it is written: between whose digits are the
/// numbers of a list, or whatever else Markdown leaves out.
fn as_shown(text: &str, numbers: &mut Vec<Sighting>) {
    // Behind the front matter; a text without digits has none.
    let start = text
        .strip_prefix("---")
        .and_then(|rest| rest.find("\n---"))
        .map_or(0, |end| end + "---\n---".len());
    let body = &text[start..];
    if body.len() < 18 || !body.contains(|c: char| c.is_numeric()) {
        return;
    }
    let (plain, places) = plain_with_places(body);
    let source = |at: usize, end: bool| {
        let piece = places.partition_point(|(begin, _)| *begin <= at).checked_sub(1)?;
        let (begin, range) = &places[piece];
        // A piece with entities is longer in the source: then the whole of it is the place.
        let next = places.get(piece + 1).map_or(plain.len(), |(next, _)| *next);
        let exact = plain.get(*begin..(*begin + range.len()).min(next)) == body.get(range.clone());
        Some(match (exact, end) {
            (true, _) => range.start + (at - begin),
            (false, true) => range.end - 1,
            (false, false) => range.start,
        })
    };
    let mut more = Vec::new();
    for mut seen in find(&plain)
        .into_iter()
        .filter(|seen| seen.kind == Kind::IdNumber)
    {
        let (Some(from), Some(to)) = (source(seen.range.start, false), source(seen.range.end - 1, true))
        else {
            continue;
        };
        let to = (start + to + 1..=text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len());
        seen.range = start + from..to;
        let at = numbers.partition_point(|own| own.range.end <= seen.range.start);
        let known = numbers
            .get(at)
            .is_some_and(|own| own.range.start < seen.range.end);
        if !known {
            more.push(seen);
        }
    }
    numbers.append(&mut more);
}

/// The finding for a file that stands where nothing is read.
fn unexpected(path: &str) -> Fault {
    let fault = Fault::new(
        code::UNEXPECTED_FILE,
        "这个文件不会被使用",
        "this file is not used",
    );
    let folder = path
        .split('/')
        .nth(1)
        .filter(|folder| !path.ends_with(folder))
        .unwrap_or_default();
    match super::nearest(folder, FOLDERS.iter().copied()).filter(|near| *near != folder) {
        Some(near) => fault.help(
            format!("文件夹名多半写错了：移到 content/{near}/"),
            format!("the folder's name may be mistyped: move the file to content/{near}/"),
        ),
        None => fault.help(
            "站点放在 content/stations/，通知放在 content/notices/ 并以 .md 结尾，附件放在 content/files/",
            "stations belong into content/stations/, notices into content/notices/ as .md, attachments into content/files/",
        ),
    }
}

enum At {
    File,
    Span(Span),
}

struct File<'p> {
    path: &'p Arc<str>,
    kind: FileKind,
    parsed: Parsed,
}

impl File<'_> {
    fn report(&mut self, at: At, fault: Fault) {
        let place = match at {
            At::File => Place::file(self.path),
            At::Span(span) => Place::span(self.path, span),
        };
        self.parsed.diagnostics.push(fault.at(place));
    }

    fn lost(&mut self, id: Option<Box<str>>) {
        self.parsed.unread.push(Unread { kind: self.kind, id });
    }

    /// Control characters and noncharacters, wherever they stand.
    fn controls(&mut self, text: &str) {
        // More than a few dozen are no slips of a text.
        let found = text.char_indices().filter(|(_, c)| is_forbidden(*c)).take(50);
        for (at, c) in found {
            let range = at..at + c.len_utf8();
            let fault = control(text, range.clone(), c);
            self.report(At::Span(Span::new(range.start, range.end)), fault);
        }
    }

    fn read(&mut self, text: &str) {
        if self.kind.is_document() {
            return self.read_document(text);
        }
        let kind = self.kind;
        self.with_yaml(text, 0, Required::Enforced, |file, node, yaml| {
            file.take(kind, node, yaml);
        });
    }

    fn take(&mut self, kind: FileKind, node: &Node, yaml: &YamlText<'_>) {
        macro_rules! take {
            ($($kind:ident $type:ty => $item:path, $id:expr, $name:literal $form:ident $files:expr;)*) => {
                match kind {
                    $(FileKind::$kind => self.keep::<$type>(node, yaml, $id, $item),)*
                    _ => {}
                }
            };
        }
        yaml_kinds!(take);
    }

    /// Keeps the records of a tree.
    fn keep<T: RecordType>(
        &mut self,
        node: &Node,
        yaml: &YamlText<'_>,
        id: fn(&T, &Origin) -> RecordId,
        item: fn(Arc<Record<T>>) -> Item,
    ) {
        let stem = stem(self.path);
        for (origin, data) in self.records::<T>(node, yaml) {
            let id = match id(&data, &origin) {
                RecordId::Own(id) => id,
                RecordId::OrStem(id) => self.id_or_stem(id.as_ref(), &origin, stem, node, yaml),
            };
            if let Some(id) = id {
                self.parsed
                    .items
                    .push(item(Arc::new(Record { id, origin, data })));
            }
        }
    }

    /// The given id, or the file's stem for the only record of a file.
    fn id_or_stem(
        &mut self,
        id: Option<&Id>,
        origin: &Origin,
        stem: &str,
        node: &Node,
        yaml: &YamlText<'_>,
    ) -> Option<Id> {
        if let Some(id) = id {
            return Some(id.clone());
        }
        if let Some(index) = origin.index {
            let span = node.find(&format!("[{index}]"));
            let fault = Fault::new(
                code::MISSING_KEY,
                "一个文件里有多条记录时，每条都要写 id",
                "in a list of records each needs an id",
            )
            .help(
                "补上一行：id: 小写字母、数字和连字符",
                "add a line: id: lower-case letters, digits and hyphens",
            );
            self.report(At::Span(first_line(span, yaml)), fault);
            self.lost(None);
            return None;
        }
        self.stem_id(stem)
    }

    fn stem_id(&mut self, stem: &str) -> Option<Id> {
        match Id::read(stem) {
            Ok(id) => Some(id),
            Err(mut fault) => {
                fault.zh = format!("文件名不能作编号：{}", fault.zh);
                fault.en = format!("the file's name cannot be the id: {}", fault.en);
                self.report(At::File, fault);
                self.lost(Some(stem.into()));
                None
            }
        }
    }
}
