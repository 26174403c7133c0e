//! Declared order: the keys of a record's type as it declares them, which a schema (a sorted map) does not keep.
//!
//! **You are here:** `record/` — below `record/shape`; no IO.
//!
//! serde tells a deserializer the names of a type's fields, in their order. So a deserializer that holds nothing walks along a
//! path of keys, notes the names at its end, and fails: no value is ever made.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;

type Names = &'static [&'static str];

/// The keys of the map at a path of keys in a type, in the order of their declaration; lists on the way are passed through. None
/// where there is no such map, or where it stands beside another form.
pub(super) fn declared<T: DeserializeOwned>(path: &[&str]) -> Option<Names> {
    let found = Cell::new(None);
    let walk = Walk { path, found: &found };
    // It always fails: what is wanted has been noted on the way.
    let _ = T::deserialize(walk);
    found.get()
}

#[derive(Clone, Copy)]
struct Walk<'w> {
    path: &'w [&'w str],
    found: &'w Cell<Option<Names>>,
}

fn nothing<T>() -> Result<T, Error> {
    Err(Error::custom("nothing is made on this way"))
}

impl<'de> Deserializer<'de> for Walk<'_> {
    type Error = Error;

    /// One value or a list of them: the list leads to the same type.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: Names,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.path.is_empty() {
            self.found.set(Some(fields));
            return nothing();
        }
        visitor.visit_map(self)
    }

    fn deserialize_string<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        nothing()
    }

    fn deserialize_str<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        nothing()
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple
        tuple_struct map enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Walk<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        match self.path.first() {
            Some(key) => seed.deserialize(StrDeserializer::new(key)).map(Some),
            None => nothing(),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let path = self.path.get(1..).unwrap_or_default();
        seed.deserialize(Walk { path, ..*self })
    }
}

impl<'de> SeqAccess<'de> for Walk<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        seed.deserialize(*self).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::document::Notice;
    use crate::record::menu::Category;
    use crate::record::station::Station;

    #[test]
    fn keys_come_as_the_type_declares_them() {
        let of = |path: &[&str]| declared::<Station>(path).map(<[_]>::to_vec);
        assert_eq!(
            of(&[]).map(|names| names[..3].to_vec()),
            Some(vec!["id", "name", "other_names"])
        );
        assert_eq!(of(&["contract"]), Some(vec!["start", "end", "amount"]));
        assert_eq!(of(&["hours"]), Some(vec!["days", "open", "close", "season"]));
        assert_eq!(of(&["location"]), Some(vec!["lat", "lon"]), "guarded");
        assert_eq!(of(&["name"]), None, "a text is no map of the format's");
        assert_eq!(of(&["no-such-key"]), None);
        let deep = declared::<Category>(&["items", "steps"]).map(<[_]>::to_vec);
        assert_eq!(deep, Some(vec!["name", "days", "note"]));
        let named = declared::<Notice>(&["source"]).map(<[_]>::to_vec);
        assert_eq!(named, Some(vec!["name", "url", "author", "date"]));
    }
}
