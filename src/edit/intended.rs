//! Intended records: what a step makes of a record's values, without any text: what the file must say afterwards.
//!
//! **You are here:** `edit/` — the second opinion that [`super::pen`] is compared with; pure.
//!
//! Values are compared in one form: a text has its languages, a list is a list even where one item may stand alone, keys are
//! sorted, what says nothing is left out. This is what the typed record sees.

use super::act::{Act, no_field, value_of, wrap};
use super::place::Place;
use super::{Refusal, Segment, Value, scalar};
use crate::lang::Lang;
use crate::record::Shape;

/// The value in the one form; an empty list where it says nothing.
pub(crate) fn canonical(value: &Value, shape: Option<&Shape>, default: Lang) -> Value {
    if let Some(shape) = shape {
        if shape.item().is_some() && shape.takes_one() && !matches!(value, Value::List(_)) {
            return canonical(&Value::List(vec![value.clone()]), Some(shape), default);
        }
        if shape.is_text()
            && let Value::Text(_) = value
        {
            return canonical(&Value::map([(default.tag(), value.clone())]), None, default);
        }
        if shape.is_named() {
            let is_name = match value {
                Value::Map(entries) => entries
                    .iter()
                    .all(|(key, value)| is_nothing(value) || is_language(key, shape)),
                Value::Text(_) => true,
                Value::List(_) => false,
            };
            if is_name && !is_nothing(value) {
                return canonical(&Value::map([("name", value.clone())]), Some(shape), default);
            }
        }
    }
    match value {
        Value::Text(text) => Value::Text(scalar::clean(text)),
        Value::List(items) => Value::List(
            items
                .iter()
                .map(|item| canonical(item, shape.and_then(Shape::item), default))
                .filter(|item| !is_nothing(item))
                .collect(),
        ),
        Value::Map(entries) => {
            let mut all: Vec<(String, Value)> = entries
                .iter()
                .map(|(key, value)| {
                    let field = shape.and_then(|shape| shape.field(key));
                    (key.clone(), canonical(value, field, default))
                })
                .filter(|(_, value)| !is_nothing(value))
                .collect();
            all.sort();
            Value::Map(all)
        }
    }
}

/// Whether a key of a map with a name is a language of this name, written without it: `source: {zh: …}`.
pub(super) fn is_language(key: &str, shape: &Shape) -> bool {
    shape.order(key).is_none() && Lang::parse(key).is_some()
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Map(entries) => entries.is_empty(),
    }
}

/// Whether a place says this value already.
pub(super) fn says(place: &Place, value: &Value, shape: Option<&Shape>, default: Lang) -> bool {
    canonical(&value_of(place), shape, default) == canonical(value, shape, default)
}

/// Does a step on a value in the one form.
pub(super) fn act(
    value: &mut Value,
    shape: Option<&Shape>,
    path: &[Segment],
    act_: &Act,
    default: Lang,
) -> Result<(), Refusal> {
    let Some((segment, rest)) = path.split_first() else {
        set_or_add(value, shape, act_, default);
        return Ok(());
    };
    if let (Segment::Key(key), Value::Text(id)) = (segment, &*value)
        && shape.is_some_and(Shape::is_id_or_map)
    {
        if **key == *"id" {
            return act(value, None, rest, act_, default);
        }
        *value = Value::map([("id", id.as_str())]);
    }
    if let Some(named) = name_of(segment, value, shape) {
        return act(
            named,
            shape.and_then(|shape| shape.field("name")),
            path,
            act_,
            default,
        );
    }
    let field = match segment {
        Segment::Key(key) => shape.and_then(|shape| shape.field(key)),
        Segment::Index(_) => shape.and_then(Shape::item),
    };
    if is_nothing(value) {
        *value = match segment {
            Segment::Key(_) => Value::Map(Vec::new()),
            Segment::Index(_) => Value::List(Vec::new()),
        };
    }
    match (segment, value) {
        (Segment::Key(key), Value::Map(entries)) => {
            if let Some((_, value)) = entries.iter_mut().find(|(own, _)| *own == **key) {
                return act(value, field, rest, act_, default);
            }
            entries.push(((**key).to_owned(), wrap(rest, act_)?));
            Ok(())
        }
        (Segment::Index(index), Value::List(items)) => {
            if *index == items.len() {
                items.push(wrap(rest, act_)?);
                return Ok(());
            }
            act(
                items.get_mut(*index).ok_or_else(no_field)?,
                field,
                rest,
                act_,
                default,
            )
        }
        _ => Err(no_field()),
    }
}

/// The name of a map, where a path leads to a language of it and leaves the name out.
fn name_of<'v>(segment: &Segment, value: &'v mut Value, shape: Option<&Shape>) -> Option<&'v mut Value> {
    let (Segment::Key(key), Value::Map(entries)) = (segment, value) else {
        return None;
    };
    let shape = shape.filter(|shape| shape.is_named())?;
    let at = entries
        .iter()
        .position(|(key, _)| key == "name")
        .filter(|_| is_language(key, shape))?;
    Some(&mut entries[at].1)
}

fn set_or_add(value: &mut Value, shape: Option<&Shape>, act: &Act, default: Lang) {
    match act {
        Act::Set(new @ Value::Text(_)) if shape.is_some_and(Shape::is_text) => {
            put(value, default.tag(), new.clone());
        }
        Act::Set(new @ Value::Text(_)) if shape.is_some_and(Shape::is_named) => {
            if !matches!(value, Value::Map(_)) {
                *value = Value::Map(Vec::new());
            }
            if let Value::Map(entries) = value {
                match entries.iter_mut().find(|(key, _)| key == "name") {
                    Some((_, name)) => put(name, default.tag(), new.clone()),
                    None => entries.push(("name".to_owned(), new.clone())),
                }
            }
        }
        Act::Set(new) => *value = new.clone(),
        Act::Add(at, new) => match value {
            Value::List(items) => items.insert(at.unwrap_or(items.len()).min(items.len()), new.clone()),
            _ => *value = Value::List(vec![new.clone()]),
        },
    }
}

fn put(map: &mut Value, key: &str, new: Value) {
    if !matches!(map, Value::Map(_)) {
        *map = Value::Map(Vec::new());
    }
    if let Value::Map(entries) = map {
        entries.retain(|(own, _)| own != key);
        entries.push((key.to_owned(), new));
    }
}

/// Takes a value out; what is empty then is left out by [`canonical`].
pub(super) fn remove(value: &mut Value, shape: Option<&Shape>, path: &[Segment]) {
    let Some((segment, rest)) = path.split_first() else {
        *value = Value::List(Vec::new());
        return;
    };
    if let Some(named) = name_of(segment, value, shape) {
        return remove(named, None, path);
    }
    let field = match segment {
        Segment::Key(key) => shape.and_then(|shape| shape.field(key)),
        Segment::Index(_) => shape.and_then(Shape::item),
    };
    match (segment, value) {
        (Segment::Key(key), Value::Map(entries)) => {
            if let Some((_, value)) = entries.iter_mut().find(|(own, _)| *own == **key) {
                remove(value, field, rest);
            }
        }
        (Segment::Index(index), Value::List(items)) => {
            if let Some(item) = items.get_mut(*index) {
                remove(item, field, rest);
            }
        }
        _ => {}
    }
}
