//! Acts, what a step does to a value: the words that the text's side and the values' side of the engine share.
//!
//! **You are here:** `edit/` — after `place` and `scalar`, before `intended` and `pen`; pure.

use super::place::{Form, Place};
use super::{Reason, Refusal, Segment, Value, scalar};

/// What becomes of a value.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// It is this.
    Set(Value),
    /// As a list it has this item more.
    Add(Option<usize>, Value),
}

/// A value for the rest of a path that is not there yet.
pub(super) fn wrap(path: &[Segment], act: &Act) -> Result<Value, Refusal> {
    match path.split_first() {
        None => Ok(match act {
            Act::Set(value) => value.clone(),
            Act::Add(_, value) => Value::List(vec![value.clone()]),
        }),
        Some((Segment::Key(key), rest)) => Ok(Value::Map(vec![((**key).to_owned(), wrap(rest, act)?)])),
        Some((Segment::Index(0), rest)) => Ok(Value::List(vec![wrap(rest, act)?])),
        Some((Segment::Index(_), _)) => Err(no_field()),
    }
}

/// What stands at a place.
pub(super) fn value_of(place: &Place) -> Value {
    match &place.form {
        Form::Nothing => Value::List(Vec::new()),
        Form::Text { text, .. } => Value::Text(scalar::clean(text)),
        Form::List { items, .. } => Value::List(items.iter().map(|item| value_of(&item.value)).collect()),
        Form::Map { entries, .. } => Value::Map(
            entries
                .iter()
                .map(|entry| (entry.key.clone(), value_of(&entry.value)))
                .collect(),
        ),
    }
}

pub(super) fn no_field() -> Refusal {
    Refusal::new(
        Reason::NoField,
        "这个字段不在文件里：可能有人同时改了它，重新打开再改",
        "the file has no such field: it may have been changed meanwhile; open it again",
    )
}
