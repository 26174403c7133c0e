//! References: the record that an id or code names, found by typing its name; files to choose; a word or the thing itself.
//!
//! **You are here:** `form/widget/` — no IO. Without a script a name, an id or both may be typed; the server knows them.

use super::scalar::text;
use super::{Label, Pen};
use crate::edit::Value;
use crate::html::escape;
use crate::record::shape::{Fields, Shape};
use std::fmt::Write as _;

/// Kinds that a site has a handful of: chosen from a list. All others are looked for by typing.
const CHOSEN: [&str; 2] = ["level", "column"];
/// Kinds of which several are ticked.
const TICKED: [&str; 2] = ["audience", "tag"];
/// The most boxes that are still looked over at a glance.
const MOST_BOXES: usize = 40;

impl Pen<'_> {
    /// Whether a list of references is a set of boxes.
    pub(super) fn is_ticked(&self, kind: Option<&str>) -> bool {
        kind.is_some_and(|kind| TICKED.contains(&kind) && self.around.names.ids(kind).count() <= MOST_BOXES)
    }

    /// References to tick.
    pub(super) fn ticked(&mut self, label: &Label<'_>, kind: Option<&str>, value: Option<&Value>) {
        let options = self.options(kind.unwrap_or_default());
        self.tick(label, &options, value);
    }

    fn options(&self, kind: &str) -> Vec<(String, String)> {
        let names = self.around.names;
        names
            .ids(kind)
            .map(|id| (id.to_owned(), without_id(&names.label_of(kind, id), id)))
            .collect()
    }

    /// A reference with its label.
    pub(super) fn reference(&mut self, label: &Label<'_>, kind: &str, value: Option<&Value>) {
        self.open_one(label);
        if CHOSEN.contains(&kind) {
            let options = self.options(kind);
            self.select(label, &options, text(value));
        } else {
            self.search(label, kind, value);
        }
        self.close_one();
    }

    /// A line in which the name of a record is looked for.
    pub(super) fn search(&mut self, label: &Label<'_>, kind: &str, value: Option<&Value>) {
        let id = text(value);
        let words = if id.is_empty() {
            String::new()
        } else {
            self.around.names.label_of(kind, id)
        };
        let described = self.described(label);
        let _ = write!(
            self.out,
            "<input type=\"text\" id=\"f:{0}\" name=\"{0}\" value=\"{1}\" data-refers=\"{2}\" autocomplete=\"off\" \
             placeholder=\"输入名称或编号\"{described}>",
            escape(label.path),
            escape(&words),
            escape(kind),
        );
    }

    /// A file to choose, or to bring.
    pub(super) fn file(&mut self, label: &Label<'_>, value: Option<&Value>) {
        self.open_one(label);
        let described = self.described(label);
        let _ = write!(
            self.out,
            "<input type=\"text\" id=\"f:{0}\" name=\"{0}\" value=\"{1}\" list=\"site-files\" data-file autocomplete=\"off\" \
             placeholder=\"files/文件名\"{described}>\
             <label class=\"bring\" for=\"u:{0}\">或者从这台电脑选一个文件</label>\
             <input type=\"file\" id=\"u:{0}\" name=\"_file:{0}\">",
            escape(label.path),
            escape(text(value)),
        );
        self.close_one();
    }

    /// A word that stands for something, or the thing itself written in place.
    pub(super) fn either(
        &mut self,
        label: &Label<'_>,
        word: &Shape,
        fields: &Fields,
        kind: Option<&str>,
        value: Option<&Value>,
    ) {
        let in_place = matches!(value, Some(Value::Map(_)));
        let by_id = fields.get("id").is_some_and(|field| field.required);
        let but = by_id.then_some("id");
        let shown = if in_place && !by_id { None } else { value };
        self.push("<div class=\"either\">");
        match (word, kind) {
            (_, Some(kind)) => self.reference(label, kind, shown),
            (Shape::Scalar(format), None) => {
                let format = format.clone();
                self.scalar(label, &format, None, shown);
            }
            _ => self.line(label, shown),
        }
        let open = if in_place && value.is_some_and(|value| has_more(value, but)) {
            " open"
        } else {
            ""
        };
        let words = if by_id {
            "写它自己的时间或说明"
        } else {
            "不在上面的名单里：写在这里"
        };
        let _ = write!(self.out, "<details{open}><summary>{words}</summary>");
        self.inner(label.path, fields, value.filter(|_| in_place), but);
        self.push("</details></div>");
    }
}

/// Whether a map says more than its id.
fn has_more(value: &Value, but: Option<&str>) -> bool {
    matches!(value, Value::Map(entries) if entries.iter().any(|(key, _)| Some(key.as_str()) != but))
}

/// `名称（编号）` without the id, for a choice whose id nobody has to know.
fn without_id(label: &str, id: &str) -> String {
    label
        .strip_suffix(&format!("（{id}）"))
        .map_or_else(|| label.to_owned(), str::to_owned)
}
