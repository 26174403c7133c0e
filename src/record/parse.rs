//! Parser: the way of one file, from bytes to records.
//!
//! **You are here:** `record/` — calls the other steps in order; no IO.

mod around;
mod document;
mod front_matter;
mod locator;
pub(crate) mod misplaced;
mod records;
mod yaml_text;

pub use locator::Locator;

use super::body::control;
use super::copy_name;
use super::meaning::Meaning;
use super::record_type::RecordType;
use super::shape::Required;
use super::{FileKind, Item, Origin, Record, RecordId, file_kind, stem};
use crate::diag::{Diagnostic, Fault, Place, Span, code};
use crate::lang::is_forbidden;
use crate::markdown::plain_with_places;
use crate::personal::{Kind, Persons, Sighting, find, find_persons};
use crate::source::encoding;
use crate::source::yaml::{self, Node};
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
    /// Title and date of a document, as written: two that share them may be copies.
    pub heading: Option<Box<str>>,
    /// Personal data anywhere in the file's text; whether they are findings depends on the rest of the site.
    pub personal: Option<Box<Personal>>,
    /// Whether nothing was to be said of the file, and nothing in it had to be mended so that it could be read.
    pub plain: bool,
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
    parse_as(path, bytes, false)
}

/// Reads a file which is known to be plain ([`Parsed::plain`]): its records are made as ever, and what could only find that
/// something is wrong is left out.
pub fn parse_plain(path: &Arc<str>, bytes: &[u8]) -> Parsed {
    parse_as(path, bytes, true)
}

fn parse_as(path: &Arc<str>, bytes: &[u8], plain: bool) -> Parsed {
    let kind = file_kind(path);
    let mut file = File {
        path,
        kind,
        parsed: Parsed::default(),
        phones: Vec::new(),
        elsewhere: None,
        meaning: Meaning::default(),
        plain,
        mended: false,
    };
    match kind {
        FileKind::Attachment => {}
        FileKind::Unknown => {
            file.report(At::File, misplaced::unexpected(path, bytes));
        }
        _ => match encoding::decode(bytes) {
            Ok(text) => {
                file.read(&text);
                if !plain {
                    file.controls(&text);
                    file.parsed.personal = personal(path, kind, &text, &file.phones);
                }
            }
            Err(fault) => {
                file.report(At::File, fault);
                file.lost(None);
            }
        },
    }
    let File {
        mut parsed, mended, ..
    } = file;
    let nothing_to_say =
        parsed.diagnostics.is_empty() && parsed.unread.is_empty() && parsed.personal.is_none();
    parsed.plain = nothing_to_say && !mended;
    parsed
}

/// Looks through a file's whole text, so that no field and no way of writing it is forgotten.
///
/// A mobile number under `phone` is declared by standing there, also in a record that has faults: it has no finding that
/// tells to write it there.
fn personal(file: &Arc<str>, kind: FileKind, text: &str, phones: &[Span]) -> Option<Box<Personal>> {
    let mut numbers = find(text);
    if matches!(
        kind,
        FileKind::Stations | FileKind::Operators | FileKind::Services | FileKind::Settings
    ) {
        numbers.retain(|seen| seen.kind != Kind::Mobile || !stands_under_phone(text, &seen.range, phones));
    }
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

fn stands_under_phone(text: &str, range: &std::ops::Range<usize>, phones: &[Span]) -> bool {
    let within = |span: &Span| span.start <= range.start && range.end <= span.end;
    if phones.iter().any(within) {
        return true;
    }
    // Without a tree the line is all that is known.
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let key = text[start..range.start].trim_start_matches(['-', ' ', '\u{3000}']);
    phones.is_empty() && key.starts_with("phone")
}

/// The places of everything that stands under `phone`.
fn phones_of(node: &Node, spans: &mut Vec<Span>) {
    match &node.kind {
        yaml::Kind::Scalar { .. } => {}
        yaml::Kind::List(items) => items.iter().for_each(|item| phones_of(item, spans)),
        yaml::Kind::Map(entries) => {
            for (key, value) in entries {
                if key.text == "phone" {
                    spans.push(value.span);
                } else {
                    phones_of(value, spans);
                }
            }
        }
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
    /// Where telephones stand.
    phones: Vec<Span>,
    /// The kind, and its folder, that the record may be of instead.
    elsewhere: Option<(&'static str, &'static str)>,
    /// What a document's front matter says, as hashes.
    meaning: Meaning,
    /// Whether it is known that nothing is wrong with the file.
    plain: bool,
    /// Whether something had to be mended so that the file could be read.
    mended: bool,
}

impl File<'_> {
    fn report(&mut self, at: At, mut fault: Fault) {
        if let (Some((what, folder)), true) = (self.elsewhere, fault.code.id == code::MISSING_KEY.id) {
            let (zh, en) = (
                fault.help_zh.unwrap_or_default(),
                fault.help_en.unwrap_or_default(),
            );
            fault.help_zh = Some(format!("{zh}；如果写的是{what}，把文件移到 {folder}"));
            fault.help_en = Some(format!("{en}; if it belongs into {folder}, move the file there"));
        }
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
        let mut spans = Vec::new();
        phones_of(node, &mut spans);
        self.phones.extend(spans.into_iter().map(|span| yaml.span(span)));
        if let Some((fault, of)) = misplaced::in_other_folder(kind, node) {
            self.report(At::File, fault);
            self.lost(None);
            self.parsed.unread.push(Unread { kind: of, id: None });
            return;
        }
        if let Some((of, what, folder)) = misplaced::perhaps(kind, node) {
            self.elsewhere = Some((what, folder));
            self.parsed.unread.push(Unread {
                kind: of,
                id: Some(stem(self.path).into()),
            });
        }
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
            // An id that is wrong has a finding of its own.
            if node.find(&format!("[{index}].id!")) != span {
                self.lost(None);
                return None;
            }
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

    /// The finding for a file whose name can be no id: a copy and a translation want another name, all others an `id`.
    fn unusable_name(&self, stem: &str, fault: Fault) -> Fault {
        let better = fault.instead.clone();
        let fault = Fault::new(
            fault.code,
            format!("文件名不能作编号：{}", fault.zh),
            format!("the file's name cannot be the id: {}", fault.en),
        );
        let extension = self.path.rsplit_once('.').map_or("", |(_, extension)| extension);
        let is_document = self.kind.is_document();
        if let Some(name) = misplaced::with_language(stem).filter(|_| is_document) {
            return fault
                .help(
                    format!("这是译文的话，文件名写 {name}"),
                    format!("if this is a translation, name the file {name}"),
                )
                .instead(name);
        }
        if let Some(original) = copy_name::without_mark(stem) {
            let name = format!("{original}.{extension}");
            return fault
                .help(
                    format!("文件名像是复制或同步时加上的：只留这一份，就改名为 {name}；不要它就删去"),
                    format!("the name looks like a copy's: rename it to {name} if it is the one to keep, else delete it"),
                )
                .instead(name);
        }
        let id = better.unwrap_or_else(|| "1".to_owned());
        let place = if is_document {
            "在两条 --- 之间"
        } else {
            "在文件里"
        };
        fault
            .help(
                format!("{place}加一行：`id: {id}`（编号可以另取；文件名不用改）"),
                format!("add a line: `id: {id}` (or another id; the file may keep its name)"),
            )
            .instead(format!("id: {id}"))
    }

    fn stem_id(&mut self, stem: &str) -> Option<Id> {
        match Id::read(stem) {
            Ok(id) => Some(id),
            Err(fault) => {
                let fault = self.unusable_name(stem, fault);
                self.report(At::File, fault);
                self.lost(Some(stem.into()));
                None
            }
        }
    }
}
