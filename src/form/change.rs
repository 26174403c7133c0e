//! Wanted changes: what a filled form says otherwise than the record, and what somebody else has changed since it was opened.
//!
//! **You are here:** `form/` — after `opened` and `posted`, before `edit/` makes bytes of it; no IO.
//!
//! Three values decide about a field: when the form was made, in the file now, in the form. What the person did not touch
//! changes nothing; what both changed differently is a clash, of which the person says which is right.

use super::kind::BODY;
use super::opened::{Opened, Part, TRANSLATION, by_language, is_of_version};
use crate::edit::{FieldPath, Step, Value, canonical};
use crate::lang::Lang;
use crate::ledger::get;
use crate::record::shape::Shape;

/// A field that two people changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// Its key.
    pub key: String,
    /// What stands in the file now.
    pub theirs: Option<Value>,
    /// What the form says.
    pub mine: Option<Value>,
}

/// What a form wants of a record.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Fields that two people changed; where there are any, nothing is to be saved.
    pub clashes: Vec<Clash>,
    /// Keys that differ from what is in the file now.
    pub changed: Vec<String>,
    /// Keys that somebody else has changed since, and that stay as they are.
    pub others: Vec<String>,
    /// The record as it is to be.
    pub value: Option<Value>,
}

/// What a form wants, by `base` (when it was made) and `sent` (as it was filled in). `choice` says of a key whose value is
/// to be taken where two people changed it: `Some(true)` the form's.
pub fn wanted(opened: &Opened, base: &Value, sent: &Value, choice: &dyn Fn(&str) -> Option<bool>) -> Wanted {
    let mut wanted = Wanted::default();
    let now = &opened.value;
    let mut keys: Vec<&String> = Vec::new();
    for value in [now, base, sent] {
        if let Value::Map(entries) = value {
            for (key, _) in entries {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
    }
    let mut entries: Vec<(String, Value)> = Vec::new();
    for key in keys {
        let shape = shape_of(opened, key);
        let same = |a: Option<&Value>, b: Option<&Value>| is_same(a, b, shape, opened.default());
        let (was, is, mine) = (get(base, key), get(now, key), get(sent, key));
        let take = if same(was, mine) || same(is, mine) {
            if !same(was, is) {
                wanted.others.push(key.clone());
            }
            is
        } else if same(was, is) {
            mine
        } else {
            match choice(key) {
                Some(true) => mine,
                Some(false) => is,
                None => {
                    wanted.clashes.push(Clash {
                        key: key.clone(),
                        theirs: is.cloned(),
                        mine: mine.cloned(),
                    });
                    mine
                }
            }
        };
        if !same(take, is) {
            wanted.changed.push(key.clone());
        }
        if let Some(value) = take {
            entries.push((key.clone(), value.clone()));
        }
    }
    wanted.value = Some(Value::Map(entries));
    wanted
}

/// Whether two values of a field say the same.
fn is_same(a: Option<&Value>, b: Option<&Value>, shape: Option<&Shape>, default: Lang) -> bool {
    let one = |value: Option<&Value>| {
        let value = value.map(|value| canonical(value, shape, default));
        value.filter(|value| {
            !matches!(value, Value::List(items) if items.is_empty())
                && !matches!(value, Value::Map(entries) if entries.is_empty())
                && !matches!(value, Value::Text(text) if text.is_empty())
        })
    };
    one(a) == one(b)
}

fn shape_of<'o>(opened: &'o Opened, key: &str) -> Option<&'o Shape> {
    if key == BODY {
        return Some(&Shape::Text);
    }
    let fields = opened.fields()?;
    match fields.get(key) {
        Some(field) => Some(&field.shape),
        None => fields.rest(),
    }
}

impl Opened {
    /// The steps that make a part of the record say what is wanted; empty where it does already.
    pub fn steps(&self, part: &Part, wanted: &Wanted) -> Vec<Step> {
        let Some(value) = &wanted.value else {
            return Vec::new();
        };
        let first = self.parts.first().is_some_and(|first| first.file == part.file);
        let mut steps = Vec::new();
        for key in &wanted.changed {
            let shape = shape_of(self, key);
            let field = self.fields().and_then(|fields| fields.get(key));
            let split = self.kind.file.is_document() && is_of_version(key, field);
            let own = get(&part.value, key);
            let new = if split {
                self.own_share(part, first, key, get(value, key))
            } else if first {
                get(value, key).cloned()
            } else {
                continue;
            };
            let before = own.map(|own| match own {
                Value::Text(_) if shape.is_some_and(Shape::is_text) => by_language(own, part.lang),
                other => other.clone(),
            });
            if is_same(before.as_ref(), new.as_ref(), shape, part.lang) {
                continue;
            }
            let new = new.map(|new| plainly(new, own, shape, part.lang));
            steps.extend(self.step(part, key, own, new));
        }
        steps
    }

    /// What a version of a document says of a field that each says for itself.
    fn own_share(&self, part: &Part, first: bool, key: &str, value: Option<&Value>) -> Option<Value> {
        if key == TRANSLATION {
            let written = part.bytes.is_some() && !first;
            return if written {
                value.cloned()
            } else {
                get(&part.value, key).cloned()
            };
        }
        let Some(Value::Map(texts)) = value else {
            return if first { value.cloned() } else { None };
        };
        let own_tag = part.lang.tag();
        // A text may stand in several languages in the first file: there it stays.
        let here = |tag: &str| {
            tag == own_tag
                || (first
                    && matches!(get(&part.value, key), Some(Value::Map(own)) if own.iter().any(|(own, _)| own == tag)))
        };
        let elsewhere = |tag: &str| {
            !first
                && self.parts.first().is_some_and(|first| {
                    matches!(get(&first.value, key), Some(Value::Map(own)) if own.iter().any(|(own, _)| own == tag))
                })
        };
        let mut own: Vec<(String, Value)> = texts
            .iter()
            .filter(|(tag, _)| here(tag) && !elsewhere(tag))
            .cloned()
            .collect();
        if first && self.parts.len() == 1 {
            own.clone_from(texts);
        }
        (!own.is_empty()).then_some(Value::Map(own))
    }

    fn step(&self, part: &Part, key: &str, old: Option<&Value>, new: Option<Value>) -> Vec<Step> {
        if key == BODY {
            let text = match new {
                Some(Value::Map(texts)) => texts.into_iter().find_map(|(tag, text)| match text {
                    Value::Text(text) if tag == part.lang.tag() => Some(text),
                    _ => None,
                }),
                Some(Value::Text(text)) => Some(text),
                _ => None,
            };
            return vec![Step::Body(text.unwrap_or_default())];
        }
        let path = match &part.prefix {
            Some(prefix) => Some(prefix.key(key)),
            None => FieldPath::parse(key),
        };
        let Some(path) = path else { return Vec::new() };
        match new {
            None => vec![Step::Remove { path }],
            Some(new) => items_gone(&path, old, &new).unwrap_or_else(|| vec![Step::Set { path, value: new }]),
        }
    }
}

/// A value as its file writes it: a text in the one language of a file that says it without one stays so.
fn plainly(new: Value, old: Option<&Value>, shape: Option<&Shape>, lang: Lang) -> Value {
    let Some(shape) = shape else { return new };
    match (shape, new) {
        (Shape::Text, Value::Map(texts)) => {
            let is_plain = !matches!(old, Some(Value::Map(_)));
            match texts.as_slice() {
                [(tag, text)] if is_plain && tag == lang.tag() => text.clone(),
                _ => Value::Map(texts),
            }
        }
        (Shape::List { item, .. }, Value::List(items)) => {
            let olds = match old {
                Some(Value::List(olds)) => olds.as_slice(),
                Some(one) => std::slice::from_ref(one),
                None => &[],
            };
            // A new entry is written as the last one is.
            let own = |at: usize| olds.get(at).or(olds.last());
            let items = items.into_iter().enumerate();
            Value::List(
                items
                    .map(|(at, new)| plainly(new, own(at), Some(item), lang))
                    .collect(),
            )
        }
        (shape @ (Shape::Map(_) | Shape::Named(_) | Shape::Either(..)), Value::Map(entries)) => Value::Map(
            entries
                .into_iter()
                .map(|(key, new)| {
                    let before = old.and_then(|old| get(old, &key));
                    let new = plainly(new, before, shape.field(&key), lang);
                    (key, new)
                })
                .collect(),
        ),
        (_, new) => new,
    }
}

/// Where a list only loses items, they are taken out one by one, so that the remarks beside the others stay with them.
fn items_gone(path: &FieldPath, old: Option<&Value>, new: &Value) -> Option<Vec<Step>> {
    let (Some(Value::List(old)), Value::List(new)) = (old, new) else {
        return None;
    };
    if new.len() >= old.len() || new.is_empty() {
        return None;
    }
    let mut rest = new.iter().peekable();
    let mut gone = Vec::new();
    for (at, item) in old.iter().enumerate() {
        if rest.peek().is_some_and(|next| *next == item) {
            rest.next();
        } else {
            gone.push(at);
        }
    }
    rest.peek().is_none().then(|| {
        gone.into_iter()
            .rev()
            .map(|at| Step::Remove { path: path.index(at) })
            .collect()
    })
}
