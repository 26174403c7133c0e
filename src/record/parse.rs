//! The way of one file, from bytes to records.
//!
//! **You are here:** `record/` — calls the other steps in order; no IO.

use super::body::Body;
use super::kind::{FileKind, file_kind, stem};
use super::scalar::{Id, MeasureId, RegionCode, Scalar};
use super::shape::{Required, Shape, conform, shape_of};
use super::slips::{self, Slip};
use super::yaml::{self, Kind, Node};
use super::{
    Document, Item, Origin, Record, disclosure, document, encoding, menu, operator, region, settings,
    station, statistics, wording,
};
use crate::diag::{Diagnostic, Fault, Place, Span, code};
use crate::lang::Lang;
use crate::personal::{Persons, Sighting, find, find_persons};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use std::sync::{Arc, LazyLock};

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
    let numbers = find(text);
    let persons = match kind {
        FileKind::Notices | FileKind::Disclosures | FileKind::Pages => find_persons(text),
        _ => Vec::new(),
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

/// A file's tree, kept to find the places of several fields in it, for findings that were made later.
pub struct Locator<'t> {
    node: Option<Node>,
    yaml: &'t str,
    offset: usize,
}

impl Locator<'_> {
    /// Reads a file's text once more.
    pub fn new<'t>(path: &str, text: &'t str) -> Locator<'t> {
        let markdown = matches!(
            file_kind(path),
            FileKind::Notices | FileKind::Disclosures | FileKind::Pages
        );
        let (yaml, offset) = if markdown {
            front_matter(text).map_or(("", 0), |front| (front.yaml, front.offset))
        } else {
            (text, 0)
        };
        Locator {
            node: yaml::read(yaml).0,
            yaml,
            offset,
        }
    }

    /// The place of a field, or of the nearest part of its path that exists: a path as in [`Origin::field`], perhaps with
    /// `=words` that are looked for in its value.
    pub fn find(&self, field: &str) -> Option<Span> {
        let (field, words) = field
            .split_once('=')
            .map_or((field, None), |(field, words)| (field, Some(words)));
        let mut span = self.node.as_ref()?.find(field);
        if let Some(words) = words {
            // A block of several lines has the span of its first line, so the search goes on below it.
            if let Some(at) = self.yaml.get(span.start..).and_then(|value| value.find(words)) {
                span = Span::new(span.start + at, span.start + at + words.len());
            }
        }
        Some(Span::new(span.start + self.offset, span.end + self.offset))
    }
}

/// The finding for a file that stands where nothing is read.
fn unexpected(path: &str) -> Fault {
    const FOLDERS: [&str; 8] = [
        "stations",
        "operators",
        "services",
        "notices",
        "disclosure",
        "statistics",
        "pages",
        "regions",
    ];
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
    match super::nearest(folder, FOLDERS.into_iter()).filter(|near| *near != folder) {
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

/// A kind of record: its shape, and what can contradict itself in it.
trait RecordType: DeserializeOwned + JsonSchema + 'static {
    fn shape() -> &'static Shape;
    fn contradictions(&self, _found: &mut Vec<(String, Fault)>) {}
}

macro_rules! record_types {
    ($($type:ty $(: $check:ident)?;)*) => {$(
        impl RecordType for $type {
            fn shape() -> &'static Shape {
                static SHAPE: LazyLock<Shape> = LazyLock::new(shape_of::<$type>);
                &SHAPE
            }
            $(fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
                self.$check(found);
            })?
        }
    )*};
}

record_types! {
    settings::Settings: contradictions;
    region::Region;
    station::Station: contradictions;
    operator::Operator;
    menu::Category;
    menu::Term;
    wording::Wording: contradictions;
    document::Notice: contradictions;
    document::Page;
    disclosure::CatalogueRow: contradictions;
    disclosure::Disclosure: contradictions;
    statistics::Measure;
    statistics::Figures: contradictions;
}

/// YAML text within a file: where it begins, and the repairs that were made to go on reading.
struct YamlText<'t> {
    /// The text that is parsed.
    text: &'t str,
    /// Its first byte in the file.
    offset: usize,
    /// Places at which the parsed text and the file's drift apart: (byte in the parsed text, byte in the file).
    drift: &'t [(usize, usize)],
    /// Lines on which a slip has been reported: a finding of the parser there would say it twice.
    reported: &'t [usize],
    /// Whether missing keys are findings.
    required: Required,
}

impl YamlText<'_> {
    fn span(&self, span: Span) -> Span {
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

    fn read(&mut self, text: &str) {
        match self.kind {
            FileKind::Notices | FileKind::Disclosures | FileKind::Pages => self.read_document(text),
            _ => {
                let kind = self.kind;
                self.with_yaml(text, 0, Required::Enforced, |file, node, yaml| {
                    file.take(kind, node, yaml);
                });
            }
        }
    }

    fn take(&mut self, kind: FileKind, node: &Node, yaml: &YamlText<'_>) {
        let stem = stem(self.path);
        match kind {
            FileKind::Settings => {
                for (origin, data) in self.records::<settings::Settings>(node, yaml) {
                    if let Ok(id) = Id::read("site") {
                        self.parsed
                            .items
                            .push(Item::Settings(Arc::new(Record { id, origin, data })));
                    }
                }
            }
            FileKind::Regions => {
                for (origin, data) in self.records::<region::Region>(node, yaml) {
                    // A region's id is its code: valid as a file name by its own rules.
                    if let Ok(id) = Id::read(data.code.as_str()) {
                        self.parsed
                            .items
                            .push(Item::Region(Arc::new(Record { id, origin, data })));
                    }
                }
            }
            FileKind::Stations => {
                for (origin, data) in self.records::<station::Station>(node, yaml) {
                    if let Some(id) = self.id_or_stem(data.id.as_ref(), &origin, stem, node, yaml) {
                        self.parsed
                            .items
                            .push(Item::Station(Arc::new(Record { id, origin, data })));
                    }
                }
            }
            FileKind::Operators => {
                for (origin, data) in self.records::<operator::Operator>(node, yaml) {
                    if let Some(id) = self.id_or_stem(data.id.as_ref(), &origin, stem, node, yaml) {
                        self.parsed
                            .items
                            .push(Item::Operator(Arc::new(Record { id, origin, data })));
                    }
                }
            }
            FileKind::Services => {
                for (origin, data) in self.records::<menu::Category>(node, yaml) {
                    if let Some(id) = self.id_or_stem(data.id.as_ref(), &origin, stem, node, yaml) {
                        self.parsed
                            .items
                            .push(Item::Category(Arc::new(Record { id, origin, data })));
                    }
                }
            }
            FileKind::Audiences => {
                for (origin, data) in self.records::<menu::Term>(node, yaml) {
                    self.parsed.items.push(Item::Audience(Arc::new(Record {
                        id: data.id.clone(),
                        origin,
                        data,
                    })));
                }
            }
            FileKind::Tags => {
                for (origin, data) in self.records::<menu::Term>(node, yaml) {
                    self.parsed.items.push(Item::Tag(Arc::new(Record {
                        id: data.id.clone(),
                        origin,
                        data,
                    })));
                }
            }
            FileKind::Wording => {
                for (origin, data) in self.records::<wording::Wording>(node, yaml) {
                    // Nothing refers to an entry: its place in the list is id enough.
                    if let Ok(id) = Id::read(&format!("word-{}", origin.index.unwrap_or_default())) {
                        self.parsed
                            .items
                            .push(Item::Wording(Arc::new(Record { id, origin, data })));
                    }
                }
            }
            FileKind::Catalogue => {
                for (origin, data) in self.records::<disclosure::CatalogueRow>(node, yaml) {
                    self.parsed.items.push(Item::CatalogueRow(Arc::new(Record {
                        id: data.id.clone(),
                        origin,
                        data,
                    })));
                }
            }
            FileKind::Measures => {
                for (origin, data) in self.records::<statistics::Measure>(node, yaml) {
                    let id = measure_record_id(&data.id);
                    if let Some(id) = id {
                        self.parsed
                            .items
                            .push(Item::Measure(Arc::new(Record { id, origin, data })));
                    }
                }
            }
            FileKind::Figures => {
                for (origin, data) in self.records::<statistics::Figures>(node, yaml) {
                    if let Some(id) = self.id_or_stem(data.id.as_ref(), &origin, stem, node, yaml) {
                        self.parsed
                            .items
                            .push(Item::Figures(Arc::new(Record { id, origin, data })));
                    }
                }
            }
            FileKind::Notices
            | FileKind::Disclosures
            | FileKind::Pages
            | FileKind::Attachment
            | FileKind::Unknown => {}
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
            let span = yaml.span(node.find(&format!("[{index}]")));
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

    /// Finds slips, reads the tree and hands it on, with places that lead back into the file.
    fn with_yaml(
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

    /// The records of a tree: one, or a list of them.
    fn records<T: RecordType>(&mut self, node: &Node, yaml: &YamlText<'_>) -> Vec<(Origin, T)> {
        let mut records = Vec::new();
        if let Kind::List(items) = &node.kind {
            for (index, item) in items.iter().enumerate() {
                let index = u32::try_from(index).ok();
                if let Some(data) = self.record(item, yaml) {
                    records.push((
                        Origin {
                            file: Arc::clone(self.path),
                            index,
                        },
                        data,
                    ));
                }
            }
        } else if let Some(data) = self.record(node, yaml) {
            records.push((
                Origin {
                    file: Arc::clone(self.path),
                    index: None,
                },
                data,
            ));
        }
        records
    }

    fn record<T: RecordType>(&mut self, node: &Node, yaml: &YamlText<'_>) -> Option<T> {
        let mut faults = Vec::new();
        let value = conform(node, T::shape(), yaml.required, &mut faults);
        let clean = faults.is_empty();
        let faulty: Vec<Span> = faults.iter().map(|(span, _)| *span).collect();
        for (span, fault) in faults {
            self.report(At::Span(yaml.span(span)), fault);
        }
        let read = value.ok_or_else(String::new).and_then(yaml::decode::<T>);
        match read {
            Ok(record) => {
                let mut found = Vec::new();
                record.contradictions(&mut found);
                for (field, fault) in found {
                    let span = node.find(&field);
                    // What was left out for a fault of its own seems to be missing: one finding is enough.
                    let follows = faulty
                        .iter()
                        .any(|one| span.start <= one.start && one.end <= span.end);
                    if !follows || span == node.span {
                        self.report(At::Span(yaml.span(span)), fault);
                    }
                }
                Some(record)
            }
            Err(reason) => {
                if clean {
                    // An item of a list of records with nothing in it has no shape to complain of.
                    let fault = if reason.is_empty() {
                        Fault::new(code::WRONG_SHAPE, "这一项是空的", "this item is empty")
                            .help("写上内容，或删去这一项", "fill it in, or delete it")
                    } else {
                        Fault::new(code::WRONG_SHAPE, format!("这条记录读不出来：{reason}"), reason)
                    };
                    self.report(At::Span(first_line(yaml.span(node.span), yaml)), fault);
                }
                self.lost(written_id(node).or_else(|| {
                    if matches!(node.kind, Kind::Map(_)) {
                        Some(document_stem(stem(self.path)).0.into())
                    } else {
                        None
                    }
                }));
                None
            }
        }
    }

    fn read_document(&mut self, text: &str) {
        let (name, lang) = document_stem(stem(self.path));
        let Some(front) = front_matter(text) else {
            let fault = Fault::new(
                code::NO_FRONT_MATTER,
                "文件开头缺少用 --- 括起来的信息区",
                "the file does not begin with front matter between two lines of ---",
            )
            .help(
                "第一行写 ---，然后写 title: 标题 等字段，再写一行 ---，下面是正文",
                "write --- on the first line, then title: … and the other keys, then a line of ---, then the text",
            );
            self.report(At::File, fault);
            self.lost(Some(name.into()));
            return;
        };
        let Some(id) = self.stem_id(name) else { return };
        // A translation takes shared fields from its original; whether there is one is known only when all files are read.
        let required = if lang.is_some() {
            Required::FromOriginal
        } else {
            Required::Enforced
        };
        let body = Body::read(&text[front.body..], front.body);
        if let Some(at) = text[front.body..].find('\u{FFFD}') {
            let span = Span::new(front.body + at, front.body + at + '\u{FFFD}'.len_utf8());
            self.report(At::Span(span), encoding::lost_character());
        }
        let kind = self.kind;
        self.with_yaml(front.yaml, front.offset, required, |file, node, yaml| {
            let origin = Origin {
                file: Arc::clone(file.path),
                index: None,
            };
            let item = match kind {
                FileKind::Notices => file.record(node, yaml).map(|front| {
                    Item::Notice(Arc::new(Document {
                        id,
                        lang,
                        origin,
                        front,
                        body,
                    }))
                }),
                FileKind::Disclosures => file.record(node, yaml).map(|front| {
                    Item::Disclosure(Arc::new(Document {
                        id,
                        lang,
                        origin,
                        front,
                        body,
                    }))
                }),
                _ => file.record(node, yaml).map(|front| {
                    Item::Page(Arc::new(Document {
                        id,
                        lang,
                        origin,
                        front,
                        body,
                    }))
                }),
            };
            file.parsed.items.extend(item);
        });
    }
}

/// Front matter and where the text begins. *Units:* bytes.
struct FrontMatter<'t> {
    yaml: &'t str,
    offset: usize,
    body: usize,
}

fn front_matter(text: &str) -> Option<FrontMatter<'_>> {
    let first = text.find('\n')?;
    if text[..first].trim_end() != "---" {
        return None;
    }
    let offset = first + 1;
    let mut at = offset;
    for line in text[offset..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(FrontMatter {
                yaml: &text[offset..at],
                offset,
                body: at + line.len(),
            });
        }
        at += line.len();
    }
    None
}

/// `name.bo` → (`name`, Tibetan); a suffix that is no language belongs to the name.
fn document_stem(stem: &str) -> (&str, Option<Lang>) {
    match stem.rsplit_once('.') {
        Some((name, tag)) => match Lang::parse(tag) {
            Some(lang) => (name, Some(lang)),
            None => (stem, None),
        },
        None => (stem, None),
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
fn first_line(span: Span, yaml: &YamlText<'_>) -> Span {
    let text = yaml.text;
    let start = span.start.saturating_sub(yaml.offset).min(text.len());
    match text.get(start..).and_then(|rest| rest.find('\n')) {
        Some(length) => Span::new(span.start, (span.start + length).min(span.end.max(span.start))),
        None => span,
    }
}

/// The id as written, whatever it looks like.
fn written_id(node: &Node) -> Option<Box<str>> {
    let Kind::Map(entries) = &node.kind else {
        return None;
    };
    let of = |wanted: &str| {
        entries
            .iter()
            .find(|(key, _)| key.text == wanted)
            .and_then(|(_, value)| match &value.kind {
                Kind::Scalar { text, .. } => Some(text.as_str()),
                _ => None,
            })
    };
    of("id").map(Into::into).or_else(|| {
        of("code")
            .map(|code| RegionCode::read(code).map_or_else(|_| code.into(), |code| code.as_str().into()))
    })
}

/// Measures have ids of their own kind (with `_`); as records they are kept under a hyphenated form.
fn measure_record_id(id: &MeasureId) -> Option<Id> {
    Id::read(&id.as_str().replace('_', "-")).ok()
}
