//! Widgets: the controls of a record's fields as HTML, one for each shape of a value.
//!
//! **You are here:** `form/widget/` — after `opened`; pure. Nothing here knows a field by its name: labels, help, order and
//! groups are those of the record's type. All of it works without a script.

mod list;
mod reference;
mod scalar;
mod text;

use super::kind::{BODY, SIGNED};
use super::opened::Opened;
use super::told::Told;
use crate::edit::Value;
use crate::html::escape;
use crate::lang::Lang;
use crate::ledger::{Names, get, is_hours, refers, short, word};
use crate::record::shape::{Field, Fields, Shape};
use std::fmt::Write as _;

/// What the controls of a record stand in.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// What references are called.
    pub(crate) names: &'a Names,
    /// The site's languages, the default one first.
    pub languages: &'a [Lang],
    /// What is said of the fields.
    pub told: &'a [Told],
    /// The attachments that can be chosen: `files/附件1.docx`.
    pub files: &'a [String],
    /// Keys beyond those of the format, with what they are called: the measures of figures.
    pub measures: &'a [(String, String)],
    /// Lists that are to have an empty entry more.
    pub blanks: &'a [String],
}

/// A part of the form: its heading and its address within the page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// `group-1`.
    pub(super) anchor: String,
    /// Its heading.
    pub(super) heading: String,
    /// The keys of its fields.
    pub(super) keys: Vec<String>,
}

/// The parts of a form, in the order of the type.
pub(super) fn groups(opened: &Opened) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let Some(fields) = opened.fields() else {
        return groups;
    };
    for (key, field) in fields.in_order().filter(|(key, _)| !is_signed(opened, key)) {
        if groups.is_empty() || field.group.is_some() {
            groups.push(Group {
                anchor: format!("group-{}", groups.len() + 1),
                heading: field.group.clone().unwrap_or_else(|| opened.kind.zh.to_owned()),
                keys: Vec::new(),
            });
        }
        if let Some(last) = groups.last_mut() {
            last.keys.push(key.to_owned());
        }
    }
    if opened.kind.file.is_document() {
        // The text comes second: it is what most people open a document for.
        let at = groups.len().min(1);
        groups.insert(
            at,
            Group {
                anchor: "group-text".to_owned(),
                heading: "正文".to_owned(),
                keys: vec![BODY.to_owned()],
            },
        );
    }
    groups
}

fn is_signed(opened: &Opened, key: &str) -> bool {
    opened.kind.file.is_document() && key == SIGNED
}

/// The keys of all fields of a form, in its order.
pub fn keys(opened: &Opened) -> Vec<String> {
    groups(opened).into_iter().flat_map(|group| group.keys).collect()
}

/// The controls of some fields of a record, with what the form has of them (`_has`); `value` is what they say.
pub fn form_fields(opened: &Opened, value: &Value, keys: &[String], around: &Around<'_>) -> String {
    let mut out = String::new();
    let Some(fields) = opened.fields() else { return out };
    let mut pen = Pen {
        around,
        out: &mut out,
    };
    for key in keys {
        pen.has(key);
        let own = get(value, key);
        if key == BODY && opened.kind.file.is_document() {
            pen.body(own);
        } else if let Some(field) = fields.get(key) {
            pen.field(key, field, own);
        }
    }
    out
}

/// Writes controls.
struct Pen<'p> {
    around: &'p Around<'p>,
    out: &'p mut String,
}

/// What stands beside a control.
struct Label<'l> {
    path: &'l str,
    /// Its name.
    words: String,
    /// What it holds, beyond its name.
    help: String,
    required: bool,
}

impl Pen<'_> {
    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Says that the form has all of a field, so that what is not sent of it is gone.
    fn has(&mut self, key: &str) {
        let _ = write!(
            self.out,
            "<input type=\"hidden\" name=\"_has\" value=\"{}\">",
            escape(key)
        );
    }

    /// A field with its label, help, findings and controls.
    fn field(&mut self, path: &str, field: &Field, value: Option<&Value>) {
        let label = label(path, field);
        let kind = refers(field);
        self.shaped(&label, &field.shape, kind.as_deref(), value, &field.meaning);
    }

    fn shaped(
        &mut self,
        label: &Label<'_>,
        shape: &Shape,
        kind: Option<&str>,
        value: Option<&Value>,
        meaning: &str,
    ) {
        match shape {
            Shape::Text => self.texts(label, value, meaning),
            Shape::OneOf(words) => self.choice(label, words, value),
            Shape::Words => self.line(label, value),
            Shape::Scalar(format) => self.scalar(label, format, kind, value),
            Shape::List { item, .. } => match &**item {
                Shape::OneOf(words) => self.boxes(label, words, value),
                Shape::Scalar(_) if self.is_ticked(kind) => self.ticked(label, kind, value),
                item => self.list(label, item, kind, value, is_hours(shape)),
            },
            Shape::Map(fields) | Shape::Named(fields) => {
                let named = match (shape, value) {
                    (Shape::Named(fields), Some(value)) => Some(in_full(fields, value)),
                    _ => None,
                };
                self.open_set(label);
                self.inner(label.path, fields, named.as_ref().or(value), None);
                self.close_set();
            }
            Shape::Either(word, fields) => self.either(label, word, fields, kind, value),
        }
    }

    /// The fields of a map.
    fn inner(&mut self, path: &str, fields: &Fields, value: Option<&Value>, but: Option<&str>) {
        self.push("<div class=\"inner\">");
        for (key, field) in fields.in_order().filter(|(key, _)| Some(*key) != but) {
            let own = value.and_then(|value| get(value, key));
            self.field(&format!("{path}.{key}"), field, own);
        }
        if let Some(shape) = fields.rest() {
            self.rest(path, fields, shape, value);
        }
        self.push("</div>");
    }

    /// Keys beyond those of the format: the measures of a site, and what the value has.
    fn rest(&mut self, path: &str, fields: &Fields, shape: &Shape, value: Option<&Value>) {
        let mut keys: Vec<(String, String)> = self.around.measures.to_vec();
        if let Some(Value::Map(entries)) = value {
            for (key, _) in entries {
                if fields.get(key).is_none() && !keys.iter().any(|(own, _)| own == key) {
                    keys.push((key.clone(), key.clone()));
                }
            }
        }
        for (key, words) in keys {
            let path = format!("{path}.{key}");
            let label = Label {
                path: &path,
                words,
                help: String::new(),
                required: false,
            };
            self.shaped(&label, shape, None, value.and_then(|value| get(value, &key)), "");
        }
    }

    /// Begins a set of controls under one name.
    fn open_set(&mut self, label: &Label<'_>) {
        let _ = write!(
            self.out,
            "<fieldset class=\"field set\" data-field=\"{0}\" id=\"f:{0}\"{2}><legend>{1}{3}</legend>",
            escape(label.path),
            escape(&label.words),
            format_args!(" aria-describedby=\"{}\"", escape(&ids_of(label))),
            mark(label.required),
        );
        self.beside(label);
    }

    fn close_set(&mut self) {
        self.push("</fieldset>");
    }

    /// Begins a field with one control.
    fn open_one(&mut self, label: &Label<'_>) {
        let _ = write!(
            self.out,
            "<div class=\"field\" data-field=\"{0}\"><label for=\"f:{0}\">{1}{2}</label>",
            escape(label.path),
            escape(&label.words),
            mark(label.required),
        );
        self.beside(label);
    }

    fn close_one(&mut self) {
        self.push("</div>");
    }

    /// Help and findings of a field.
    fn beside(&mut self, label: &Label<'_>) {
        if !label.help.is_empty() {
            let _ = write!(
                self.out,
                "<p class=\"help\" id=\"h:{}\">{}</p>",
                escape(label.path),
                escape(&label.help)
            );
        }
        self.findings(label.path);
    }

    /// What is said of exactly this path.
    fn findings(&mut self, path: &str) {
        let own: Vec<&Told> = self
            .around
            .told
            .iter()
            .filter(|told| told.field == path)
            .collect();
        let _ = write!(
            self.out,
            "<div class=\"told\" id=\"e:{0}\" data-told=\"{0}\">",
            escape(path)
        );
        for told in own {
            finding(self.out, told);
        }
        self.push("</div>");
    }

    /// Attributes that tie a control to its help and findings.
    fn described(&self, label: &Label<'_>) -> String {
        let ids = ids_of(label);
        let wrong = self
            .around
            .told
            .iter()
            .any(|told| told.field == label.path && told.severity == "error");
        let invalid = if wrong { " aria-invalid=\"true\"" } else { "" };
        format!(" aria-describedby=\"{}\"{invalid}", escape(&ids))
    }
}

/// What a control is described by: its help and its findings.
fn ids_of(label: &Label<'_>) -> String {
    if label.help.is_empty() {
        format!("e:{}", label.path)
    } else {
        format!("h:{0} e:{0}", label.path)
    }
}

/// A finding at its field.
pub(super) fn finding(out: &mut String, told: &Told) {
    let hook = if told.severity == "error" {
        format!(" data-field-error=\"{}\"", escape(&told.field))
    } else {
        String::new()
    };
    let _ = write!(
        out,
        "<p class=\"finding\" data-severity=\"{0}\"{hook} data-code=\"{2}\"><a href=\"/_explain/{2}\" target=\"_blank\" rel=\"noopener\">{2}</a> {1}",
        escape(&told.severity),
        escape(&told.message),
        escape(&told.code),
    );
    if !told.help.is_empty() {
        let _ = write!(out, "<span class=\"advice\">{}</span>", escape(&told.help));
    }
    out.push_str("</p>");
}

fn mark(required: bool) -> &'static str {
    if required {
        " <span class=\"required\">必填</span>"
    } else {
        ""
    }
}

/// A map with a name for the short form of it.
fn in_full(fields: &Fields, value: &Value) -> Value {
    let short = match value {
        Value::Text(_) => true,
        Value::Map(entries) => {
            !entries.is_empty()
                && entries
                    .iter()
                    .all(|(key, _)| fields.get(key).is_none() && Lang::parse(key).is_some())
        }
        Value::List(_) => false,
    };
    if short {
        Value::Map(vec![("name".to_owned(), value.clone())])
    } else {
        value.clone()
    }
}

/// What a field is called and what it holds.
fn label<'l>(path: &'l str, field: &Field) -> Label<'l> {
    let words = short(&field.meaning);
    let rest = field.meaning[words.len().min(field.meaning.len())..]
        .trim_start_matches(['：', '，', '；', '。', ',', ';', '.'])
        .trim_end_matches('.')
        .trim();
    let rest = rest
        .strip_prefix(['(', '（'])
        .map_or(rest, |inner| inner.trim_end_matches([')', '）']));
    // Where a file's key is explained, the form has a choice instead.
    let of_files = [
        "site.yaml", "content/", "files/", "Markdown", "写作", "working", "purchased", "government",
        "unreviewed",
    ];
    let rest = if of_files.iter().any(|word| rest.contains(word)) {
        ""
    } else {
        rest
    };
    let key = path.rsplit(['.', ']']).next().unwrap_or(path);
    // An example of what a file says stands beside the control of its format in other words.
    let of_format = matches!(&field.shape, Shape::Scalar(format) if scalar::has_example(format));
    let rest = if of_format && rest.starts_with('如') {
        ""
    } else {
        rest
    };
    Label {
        path,
        words: if words.is_empty() {
            key.to_owned()
        } else {
            words.to_owned()
        },
        help: rest.to_owned(),
        required: field.required,
    }
}

/// The words of a choice as staff read them.
fn choice_word<'w>(id: &'w str, meaning: &'w str) -> &'w str {
    word(id, meaning)
}
