//! A checked record on its way to its type: what serde reads, borrowed from the tree.
//!
//! **You are here:** `record/yaml` — made by `record/shape`, taken by `decode`; no IO.
//!
//! Every scalar is a text, so that YAML never guesses a type. A country has a million of them: nothing is copied, and the
//! keys of a map, which the reader has found to differ, are not hashed again.

use serde::de::value::{BorrowedStrDeserializer, Error, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// A value whose shape has been checked.
#[derive(Debug)]
pub(crate) enum Value<'n> {
    /// A scalar, whatever it stands for.
    Text(&'n str),
    /// A list.
    List(Vec<Value<'n>>),
    /// A map, in the order of the file.
    Map(Vec<(&'n str, Value<'n>)>),
}

/// The typed form of a value whose shape has been checked.
pub(crate) fn decode<T: DeserializeOwned>(value: Value<'_>) -> Result<T, String> {
    T::deserialize(value).map_err(|error| error.to_string())
}

impl<'de> IntoDeserializer<'de> for Value<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::List(items) => {
                let mut items = SeqDeserializer::new(items.into_iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end()?;
                Ok(value)
            }
            Value::Map(entries) => {
                let mut entries = MapDeserializer::new(entries.into_iter());
                let value = visitor.visit_map(&mut entries)?;
                entries.end()?;
                Ok(value)
            }
        }
    }

    /// What is left out is not in the map at all.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    /// Enums are words of closed vocabularies.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Value::Text(word) => visitor.visit_enum(BorrowedStrDeserializer::new(word)),
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
