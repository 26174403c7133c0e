//! Posted form: the texts of the controls, by field path, as a value of the record again.
//!
//! **You are here:** `form/` — after `opened`, before `change`; no IO.
//!
//! A form says of some fields that it has all of them (`_has`): what it does not name of these is gone. Of other fields it says
//! what it names, and nothing else: a form with one field, as a person or a program may send it, leaves the rest as it is.

use super::kind::BODY;
use crate::edit::{FieldPath, Segment, Value};
use crate::lang::Lang;
use crate::ledger::{Names, get, refers, tidy};
use crate::record::shape::{Fields, Shape};
use crate::value::{Days, Flag, Id, Scalar as _, Season};
use std::collections::BTreeMap;

/// What a form said of a record.
pub(super) struct Sent<'s> {
    /// The fields of its type.
    pub(super) fields: &'s Fields,
    /// Whether it has a text beside the fields.
    pub(super) document: bool,
    /// Names and texts as they came.
    pub(super) pairs: &'s [(String, String)],
    /// What references are called.
    pub(super) names: &'s Names,
    /// The site's first language.
    pub(super) default: Lang,
}

/// The controls below a name.
#[derive(Default, Debug, Clone)]
struct Tree {
    texts: Vec<String>,
    keys: BTreeMap<String, Tree>,
    items: BTreeMap<usize, Tree>,
}

/// Lists longer than this are none that somebody filled in.
const MOST_ITEMS: usize = 5_000;

impl Sent<'_> {
    /// The record as the form has it, over what it was when the form was made.
    pub(super) fn value(&self, base: &Value) -> Value {
        let mut tree = Tree::default();
        let mut whole: Vec<&str> = Vec::new();
        for (name, text) in self.pairs {
            if name == "_has" {
                whole.push(text);
            }
            let Some(path) = FieldPath::parse(name).filter(|_| !name.starts_with('_')) else {
                continue;
            };
            tree.put(path.segments(), text);
        }
        let mut entries = match base {
            Value::Map(entries) => entries.clone(),
            _ => Vec::new(),
        };
        let mut keys: Vec<String> = whole.iter().map(|key| (*key).to_owned()).collect();
        keys.extend(tree.keys.keys().cloned());
        keys.sort();
        keys.dedup();
        for key in keys {
            let body = self.document && key == BODY;
            let Some((shape, refers)) = self.shape(&key, body) else {
                continue;
            };
            let old = get(base, &key);
            let mut own = tree.keys.remove(&key).unwrap_or_default();
            if !whole.contains(&key.as_str()) {
                own = own.over(old, shape, self.default);
            }
            let new = self.read(shape, refers.as_deref(), &own, old);
            let at = entries.iter().position(|(name, _)| *name == key);
            match (at, new) {
                (Some(at), Some(new)) => entries[at].1 = new,
                (Some(at), None) => drop(entries.remove(at)),
                (None, Some(new)) => entries.push((key, new)),
                (None, None) => {}
            }
        }
        Value::Map(entries)
    }

    fn shape(&self, key: &str, body: bool) -> Option<(&Shape, Option<String>)> {
        if body {
            return Some((&Shape::Text, None));
        }
        match self.fields.get(key) {
            Some(field) => Some((&field.shape, refers(field))),
            None => self.fields.rest().map(|shape| (shape, None)),
        }
    }

    /// What the controls say of a value of this shape; none where they say nothing.
    fn read(&self, shape: &Shape, kind: Option<&str>, tree: &Tree, old: Option<&Value>) -> Option<Value> {
        match shape {
            Shape::Text => self.text(tree, old),
            Shape::Words | Shape::OneOf(_) | Shape::Scalar(_) => {
                let typed = tidy(tree.texts.iter().rev().find(|text| !text.trim().is_empty())?);
                Some(Value::Text(self.scalar(shape, kind, typed, old)))
            }
            Shape::List { item, .. } => {
                let olds = match old {
                    Some(Value::List(items)) => items.as_slice(),
                    Some(one @ (Value::Text(_) | Value::Map(_))) => std::slice::from_ref(one),
                    None => &[],
                };
                let mut items: Vec<Value> = tree
                    .items
                    .iter()
                    .filter_map(|(at, own)| self.read(item, kind, own, olds.get(*at)))
                    .collect();
                // Boxes that are ticked all have the name of the list. What was there keeps its place.
                let ticked: Vec<String> = tree
                    .texts
                    .iter()
                    .map(|text| tidy(text))
                    .filter(|text| !text.is_empty())
                    .map(|text| self.scalar(item, kind, text, None))
                    .collect();
                let place = |text: &String| {
                    let same = |old: &Value| matches!(old, Value::Text(own) if own == text);
                    olds.iter().position(same).unwrap_or(usize::MAX)
                };
                let mut ticked = ticked;
                ticked.sort_by_key(place);
                items.extend(ticked.into_iter().map(Value::Text));
                (!items.is_empty()).then_some(Value::List(items))
            }
            Shape::Map(fields) => self.map(fields, tree, old, None),
            Shape::Named(fields) => {
                let mut tree = tree.clone();
                let texts = std::mem::take(&mut tree.texts);
                tree.keys
                    .entry("name".to_owned())
                    .or_default()
                    .texts
                    .extend(texts);
                let named = match old {
                    Some(text @ Value::Text(_)) => Some(Value::Map(vec![("name".to_owned(), text.clone())])),
                    _ => None,
                };
                self.map(fields, &tree, named.as_ref().or(old), None)
            }
            Shape::Either(word, fields) => {
                let typed = tree.texts.iter().rev().find(|text| !text.trim().is_empty());
                let word = typed.map(|text| self.scalar(word, kind, tidy(text), old));
                match (word, shape.is_id_or_map()) {
                    (word, true) => {
                        let more = self.map(fields, tree, old, Some("id"));
                        match (word, more) {
                            (Some(id), Some(Value::Map(mut entries))) => {
                                entries.insert(0, ("id".to_owned(), Value::Text(id)));
                                Some(Value::Map(entries))
                            }
                            (Some(id), _) => Some(Value::Text(id)),
                            (None, more) => more,
                        }
                    }
                    (Some(word), false) => Some(Value::Text(word)),
                    (None, false) => self.map(fields, tree, old, None),
                }
            }
        }
    }

    fn map(&self, fields: &Fields, tree: &Tree, old: Option<&Value>, but: Option<&str>) -> Option<Value> {
        let mut entries = Vec::new();
        for (key, own) in &tree.keys {
            if Some(key.as_str()) == but {
                continue;
            }
            let (shape, kind) = match fields.get(key) {
                Some(field) => (&field.shape, refers(field)),
                None => match fields.rest() {
                    Some(shape) => (shape, None),
                    None => continue,
                },
            };
            let before = old.and_then(|old| get(old, key));
            if let Some(value) = self.read(shape, kind.as_deref(), own, before) {
                entries.push((key.clone(), value));
            }
        }
        (!entries.is_empty()).then_some(Value::Map(entries))
    }

    fn text(&self, tree: &Tree, old: Option<&Value>) -> Option<Value> {
        let mut texts: Vec<(String, Value)> = Vec::new();
        let mut put = |tag: &str, text: &str| {
            let text = tidy(text);
            if !text.is_empty() {
                texts.push((tag.to_owned(), Value::Text(text)));
            }
        };
        // In the order of the file, so that what is compared is alike.
        if let Some(Value::Map(entries)) = old {
            for (tag, _) in entries {
                if let Some(text) = tree.keys.get(tag).and_then(|own| own.texts.last()) {
                    put(tag, text);
                }
            }
        }
        let known =
            |tag: &str| matches!(old, Some(Value::Map(entries)) if entries.iter().any(|(own, _)| own == tag));
        for (tag, own) in tree.keys.iter().filter(|(tag, _)| !known(tag)) {
            if let (Some(_), Some(text)) = (Lang::parse(tag), own.texts.last()) {
                put(tag, text);
            }
        }
        if let Some(text) = tree.texts.iter().rev().find(|text| !text.trim().is_empty()) {
            put(self.default.tag(), text);
        }
        (!texts.is_empty()).then_some(Value::Map(texts))
    }

    /// A value of one line as the file is to have it: the words of the form back to its signs, a slip with one safe answer
    /// mended, and the file's own writing where it says the same.
    fn scalar(&self, shape: &Shape, kind: Option<&str>, typed: String, old: Option<&Value>) -> String {
        let old = match old {
            Some(Value::Text(text)) => Some(text.as_str()),
            Some(map @ Value::Map(_)) => match get(map, "id") {
                Some(Value::Text(text)) => Some(text.as_str()),
                _ => None,
            },
            _ => None,
        };
        let normal = |text: &str| self.normal(shape, kind, text);
        let new = normal(&typed);
        match old {
            Some(old) if normal(old) == new => old.to_owned(),
            _ => new,
        }
    }

    fn normal(&self, shape: &Shape, kind: Option<&str>, text: &str) -> String {
        if let Some(kind) = kind {
            return self.names.resolve(kind, text).unwrap_or_else(|_| text.to_owned());
        }
        // An id is an address: whoever types one is told what is wrong with it, and chooses another.
        let is_id = shape.format() == Some(Id::FORMAT);
        let mended = match shape.refuses(text).filter(|_| !is_id) {
            Some(fault) if fault.sure => fault.instead.unwrap_or_else(|| text.to_owned()),
            _ => text.to_owned(),
        };
        one_writing(shape, &mended)
    }
}

/// The one writing of values that may be written in several ways, so that what says the same is the same.
fn one_writing(shape: &Shape, text: &str) -> String {
    let written = match shape.format() {
        Some(Days::FORMAT) => Days::read(text).ok().map(|days| days.to_string()),
        Some(Season::FORMAT) => Season::read(text).ok().map(|season| season.to_string()),
        Some(Flag::FORMAT) => Flag::read(text).ok().map(|flag| flag.0.to_string()),
        _ => None,
    };
    written.unwrap_or_else(|| text.to_owned())
}

impl Tree {
    fn put(&mut self, path: &[Segment], text: &str) {
        match path.split_first() {
            None => self.texts.push(text.to_owned()),
            Some((Segment::Key(key), rest)) => {
                self.keys.entry((**key).to_owned()).or_default().put(rest, text);
            }
            Some((Segment::Index(at), rest)) if *at < MOST_ITEMS => {
                self.items.entry(*at).or_default().put(rest, text);
            }
            Some(_) => {}
        }
    }

    /// What is named here, over what a value says.
    fn over(self, value: Option<&Value>, shape: &Shape, default: Lang) -> Tree {
        let Some(value) = value else { return self };
        let mut under = Tree::default();
        under.fill(value, Some(shape), default);
        under.lay(self);
        under
    }

    fn fill(&mut self, value: &Value, shape: Option<&Shape>, default: Lang) {
        match value {
            Value::Text(text) => match shape {
                Some(Shape::Text) => self
                    .keys
                    .entry(default.tag().to_owned())
                    .or_default()
                    .texts
                    .push(text.clone()),
                Some(Shape::List { item, .. }) => {
                    self.items.entry(0).or_default().fill(value, Some(item), default);
                }
                _ => self.texts.push(text.clone()),
            },
            Value::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    let shape = shape.and_then(Shape::item);
                    self.items.entry(at).or_default().fill(item, shape, default);
                }
            }
            Value::Map(entries) => {
                let either = shape.is_some_and(Shape::is_id_or_map);
                for (key, own) in entries {
                    match own {
                        Value::Text(id) if either && key == "id" => self.texts.push(id.clone()),
                        _ => {
                            let shape = shape.and_then(|shape| shape.field(key));
                            self.keys
                                .entry(key.clone())
                                .or_default()
                                .fill(own, shape, default);
                        }
                    }
                }
            }
        }
    }

    fn lay(&mut self, over: Tree) {
        if !over.texts.is_empty() {
            self.texts = over.texts;
        }
        for (key, own) in over.keys {
            self.keys.entry(key).or_default().lay(own);
        }
        for (at, own) in over.items {
            self.items.entry(at).or_default().lay(own);
        }
    }
}
