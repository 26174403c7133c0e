//! Columns of the ledger: made of the form of a record, so that a new field is a new column.
//!
//! **You are here:** `ledger/` — after `record/shape`, before tables; no IO.
//!
//! A map within a record becomes a column for each of its keys (`contract.start`: 合同·起); a text becomes one for each language
//! of the site, side by side. Lists stay in one cell.

use super::sheet::SheetRow;
use crate::lang::Lang;
use crate::record::shape::{Field, Fields, Shape};
use crate::value::{self, Scalar as _};
use std::collections::HashMap;

/// One column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its path in a record, as the hidden second row says it: `name.zh`, `contract.start`, `hours`.
    pub path: String,
    /// What stands above it.
    pub heading: String,
    /// What its cells may hold, for the note on the heading.
    pub note: String,
    /// Whether a new record must have it.
    pub required: bool,
    /// The keys of the path, without the language.
    pub(crate) keys: Vec<String>,
    /// The language of a text, or the version of a document, that the column is about.
    pub(crate) lang: Option<Lang>,
    /// What it holds.
    pub(crate) what: What,
}

/// What a column holds.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// The id of the row.
    Id,
    /// The record in which the row's item stands, by the key of references to it.
    Parent(&'static str),
    /// The value of a field; `refers`: what its ids or codes name.
    Value {
        shape: &'static Shape,
        refers: Option<String>,
    },
    /// What is to become of the record: `撤销`.
    Action,
    /// Why.
    Reason,
}

impl Column {
    /// The form of its value, where it is a field's.
    pub(crate) fn shape(&self) -> Option<&'static Shape> {
        match &self.what {
            What::Value { shape, .. } => Some(shape),
            _ => None,
        }
    }

    /// What its ids or codes name.
    pub(crate) fn refers(&self) -> Option<&str> {
        match &self.what {
            What::Value { refers, .. } => refers.as_deref(),
            What::Parent(key) => Some(key),
            _ => None,
        }
    }

    /// The format of a single value, or of the items of a list.
    pub(crate) fn format(&self) -> Option<&'static str> {
        match self.shape()? {
            Shape::Scalar(format) => Some(format),
            Shape::List { item, .. } => match &**item {
                Shape::Scalar(format) => Some(format),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is a text of the record in one language (a list of texts too).
    pub(crate) fn is_text(&self) -> bool {
        match self.shape() {
            Some(Shape::Text) => true,
            Some(Shape::List { item, .. }) => matches!(**item, Shape::Text),
            _ => false,
        }
    }

    /// Whether its text is Markdown, as the description of its field says.
    pub(crate) fn is_markdown(&self) -> bool {
        self.is_text() && self.note.contains("Markdown")
    }

    /// A value that several rows share by nature, so that a cell merged over them is meant for all.
    pub(crate) fn groups(&self) -> bool {
        let one = matches!(
            self.shape(),
            Some(Shape::Scalar(_) | Shape::OneOf(_) | Shape::Either(..))
        );
        matches!(self.what, What::Parent(_))
            || (one && (self.refers().is_some() || matches!(self.shape(), Some(Shape::OneOf(_)))))
    }
}

/// The languages of a site, the default one first, and its measures (id and heading): what columns depend on beside the format.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(crate) languages: Vec<Lang>,
    pub(crate) measures: Vec<(String, String)>,
}

/// The columns of a sheet, the id first, 操作 and 原因 last.
pub(crate) fn columns(sheet: &SheetRow, terms: &Terms) -> Vec<Column> {
    let mut maker = Maker {
        sheet,
        terms,
        columns: Vec::new(),
    };
    maker.lead();
    if let Some(fields) = rows_of(sheet) {
        maker.fields(fields, &Above::default());
    }
    for (heading, what, note) in [
        (
            ACTION,
            What::Action,
            "撤销：写“撤销”，并在右边写原因。平时不填。站点改为“已关闭”，通知写明已撤回；记录不会删去",
        ),
        (REASON, What::Reason, "为什么撤销；会显示在网页上"),
    ] {
        maker.columns.push(Column {
            path: heading.to_owned(),
            heading: heading.to_owned(),
            note: note.to_owned(),
            required: false,
            keys: Vec::new(),
            lang: None,
            what,
        });
    }
    distinct(&mut maker.columns);
    maker.columns
}

/// The column that says what is to become of a record.
pub(crate) const ACTION: &str = "操作";
/// The column that says why.
pub(crate) const REASON: &str = "原因";

/// The fields of a sheet's rows.
pub(crate) fn rows_of(sheet: &SheetRow) -> Option<&'static Fields> {
    let shape = (sheet.shape)();
    let Shape::Map(fields) = shape else { return None };
    if sheet.rows.is_empty() {
        return Some(fields);
    }
    let (_, field) = fields.in_order().find(|(key, _)| *key == sheet.rows)?;
    fields_of(&field.shape)
}

fn fields_of(shape: &Shape) -> Option<&Fields> {
    match shape {
        Shape::List { item, .. } => fields_of(item),
        Shape::Map(fields) | Shape::Named(fields) => Some(fields),
        _ => None,
    }
}

/// What stands before the key of a column.
#[derive(Default, Clone)]
struct Above {
    keys: Vec<String>,
    heading: String,
    required: bool,
}

struct Maker<'m> {
    sheet: &'m SheetRow,
    terms: &'m Terms,
    columns: Vec<Column>,
}

impl Maker<'_> {
    fn lead(&mut self) {
        let id = |heading: &str, note: &str| Column {
            path: if self.sheet.id.is_empty() {
                "id"
            } else {
                self.sheet.id
            }
            .to_owned(),
            heading: heading.to_owned(),
            note: note.to_owned(),
            required: false,
            keys: Vec::new(),
            lang: None,
            what: What::Id,
        };
        let region = self.sheet.id == "code";
        let own = if region {
            id("代码", "行政区划代码。不要改；新加一行时填新的代码")
        } else {
            id(
                "编号",
                "它就是网址，不要改。新加一行时可以空着，程序会按名称的拼音取一个",
            )
        };
        self.columns.push(own);
        if let Some((heading, key)) = self.sheet.parent {
            self.columns.push(Column {
                path: format!("^{key}"),
                heading: heading.to_owned(),
                note: format!("这一行属于哪个{heading}"),
                required: true,
                keys: Vec::new(),
                lang: None,
                what: What::Parent(key),
            });
        }
    }

    fn fields(&mut self, fields: &'static Fields, above: &Above) {
        for (key, field) in fields.in_order() {
            let top = above.keys.is_empty();
            // The id leads; rows of another sheet stand there.
            if top && (key == self.sheet.id || self.has_sheet(key)) {
                continue;
            }
            self.field(key, field, above);
        }
        if above.keys.is_empty() {
            self.measures(fields);
        }
    }

    /// Whether the items of a list are the rows of a sheet of their own.
    fn has_sheet(&self, key: &str) -> bool {
        self.sheet.rows.is_empty()
            && super::sheet::SHEETS
                .iter()
                .any(|other| other.kind == self.sheet.kind && other.rows == key)
    }

    fn measures(&mut self, fields: &'static Fields) {
        let Some(shape) = fields.rest() else { return };
        for (id, heading) in &self.terms.measures {
            self.columns.push(Column {
                path: id.clone(),
                heading: heading.clone(),
                note: "数字，或含数字的词：近、余、约、2—3".to_owned(),
                required: false,
                keys: vec![id.clone()],
                lang: None,
                what: What::Value { shape, refers: None },
            });
        }
    }

    fn field(&mut self, key: &str, field: &'static Field, above: &Above) {
        let mut keys = above.keys.clone();
        keys.push(key.to_owned());
        let short = short(&field.meaning);
        let short = if short.is_empty() { key } else { short };
        let heading = if above.heading.is_empty() {
            short.to_owned()
        } else {
            format!("{}·{short}", above.heading)
        };
        let required = field.required && (above.keys.is_empty() || above.required);
        if let Shape::Map(fields) | Shape::Named(fields) = &field.shape {
            let inner = Above {
                keys,
                heading,
                required,
            };
            return self.fields(fields, &inner);
        }
        let column = Column {
            path: keys.join("."),
            heading,
            note: note(field),
            required,
            keys,
            lang: None,
            what: What::Value {
                shape: &field.shape,
                refers: refers(field),
            },
        };
        // What a translation says of itself stands in its own file.
        let version = self.sheet.document && column.keys.first().is_some_and(|key| key == "translation");
        if !column.is_text() && !version {
            self.columns.push(column);
            return;
        }
        let several = self.terms.languages.len() > 1;
        let languages: Vec<Lang> = self.terms.languages.clone();
        for (at, lang) in languages.into_iter().enumerate() {
            if version && at == 0 {
                continue;
            }
            let mut own = column.clone();
            own.lang = Some(lang);
            own.path = format!("{}.{}", column.path, lang.tag());
            own.required = column.required && at == 0;
            if several {
                own.heading = format!("{}（{}）", column.heading, short_name(lang));
            }
            self.columns.push(own);
        }
    }
}

/// A language in a heading.
pub(crate) fn short_name(lang: Lang) -> String {
    match lang {
        Lang::ZH => "汉".to_owned(),
        Lang::BO => "藏".to_owned(),
        _ => lang.own_name().to_owned(),
    }
}

/// What the ids of a field name: said by its type, or by the format of its values.
pub(crate) fn refers(field: &Field) -> Option<String> {
    fn of(shape: &Shape) -> Option<&'static str> {
        match shape {
            Shape::Scalar(format) if format == value::RegionCode::FORMAT => Some("region"),
            Shape::Scalar(format) if format == crate::record::operator::OperatorRef::FORMAT => {
                Some("operator")
            }
            Shape::List { item, .. } => of(item),
            Shape::Either(word, _) => of(word),
            _ => None,
        }
    }
    field
        .refers
        .clone()
        .or_else(|| of(&field.shape).map(str::to_owned))
}

/// The name at the beginning of a description: `编号：小写字母…` → `编号`.
pub(crate) fn short(meaning: &str) -> &str {
    let end = meaning
        .find(['：', '，', '；', '。', '(', '（', ';', ','])
        .unwrap_or(meaning.len());
    meaning[..end].trim().trim_end_matches('.')
}

fn note(field: &Field) -> String {
    let mut note = field.meaning.trim_end_matches('.').to_owned();
    let words = match &field.shape {
        Shape::OneOf(words) => Some(words),
        Shape::List { item, .. } => match &**item {
            Shape::OneOf(words) => Some(words),
            _ => None,
        },
        _ => None,
    };
    if let Some(words) = words {
        let all: Vec<&str> = words.iter().map(|(id, meaning)| word(id, meaning)).collect();
        note = format!("{note}。可以填：{}", all.join("、"));
    }
    if matches!(field.shape, Shape::List { .. }) {
        note.push_str("。几个之间用“、”隔开");
    }
    if field.required {
        note.push_str("。必填");
    }
    note.push_str("。空着＝不变；要删去这一项，写“清空”");
    note
}

/// A word of a list of words as staff read it.
pub(crate) fn word<'w>(id: &'w str, meaning: &'w str) -> &'w str {
    let short = short(meaning);
    if short.is_empty() { id } else { short }
}

/// Two columns never have one heading: the later one says its path, too.
fn distinct(columns: &mut [Column]) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for column in columns.iter_mut() {
        let count = seen.entry(column.heading.clone()).or_default();
        *count += 1;
        if *count > 1 {
            column.heading = format!("{}（{}）", column.heading, column.path);
        }
    }
}
