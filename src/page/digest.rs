//! Digest of a view: all that a template can see of a page, in one number, without the engine's tables.
//!
//! **You are here:** `page/` — a form of the views as HTML is one; asked for by `build/`, which does not render again what would
//! come out as before; no IO.
//!
//! What is written here is read by nobody: it only has to be another one for whatever a template could tell apart. So each
//! value begins with its kind, texts with their length, and every list and table has an end.

use serde::ser::{self, Serialize, Serializer};
use std::fmt::{self, Display};

/// Small writes are gathered to this many bytes: the hash takes long runs much faster.
const RUN: usize = 16 * 1024;

/// A digest in the making.
pub(super) struct Digest {
    hasher: blake3::Hasher,
    run: Vec<u8>,
}

/// The digest of one value; none where it cannot be written.
pub(super) fn hash(value: &impl Serialize) -> Option<[u8; 32]> {
    let mut digest = Digest::new();
    digest.add(value).ok()?;
    Some(digest.finish())
}

/// The kinds of values, and the end of one that holds others.
#[derive(Clone, Copy)]
enum Mark {
    End,
    Bool,
    Signed,
    Unsigned,
    Float,
    Text,
    Bytes,
    None,
    Some,
    Unit,
    Variant,
    Named,
    List,
    Table,
    Key,
}

impl Digest {
    pub(super) fn new() -> Digest {
        Digest {
            hasher: blake3::Hasher::new(),
            run: Vec::with_capacity(RUN + 1024),
        }
    }

    /// Adds a value. *Errors:* what its own `Serialize` says.
    pub(super) fn add(&mut self, value: &impl Serialize) -> Result<(), Failed> {
        value.serialize(self)
    }

    pub(super) fn finish(mut self) -> [u8; 32] {
        self.hasher.update(&self.run);
        *self.hasher.finalize().as_bytes()
    }

    fn write(&mut self, mark: Mark, bytes: &[u8]) {
        self.run.push(mark as u8);
        self.run.extend_from_slice(bytes);
        if self.run.len() >= RUN {
            self.hasher.update(&self.run);
            self.run.clear();
        }
    }

    fn sized(&mut self, mark: Mark, bytes: &[u8]) {
        self.write(mark, &(bytes.len() as u64).to_le_bytes());
        // The length tells where it ends.
        self.run.extend_from_slice(bytes);
    }

    fn end(&mut self) {
        self.write(Mark::End, &[]);
    }
}

/// A value that cannot be written.
#[derive(Debug)]
pub(super) struct Failed(String);

impl Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

impl ser::Error for Failed {
    fn custom<T: Display>(said: T) -> Failed {
        Failed(said.to_string())
    }
}

macro_rules! numbers {
    ($($method:ident $type:ty => $mark:ident as $wide:ty),* $(,)?) => {
        $(fn $method(self, value: $type) -> Result<(), Failed> {
            self.write(Mark::$mark, &<$wide>::from(value).to_le_bytes());
            Ok(())
        })*
    };
}

impl Serializer for &mut Digest {
    type Ok = ();
    type Error = Failed;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers! {
        serialize_bool bool => Bool as u8,
        serialize_i8 i8 => Signed as i128,
        serialize_i16 i16 => Signed as i128,
        serialize_i32 i32 => Signed as i128,
        serialize_i64 i64 => Signed as i128,
        serialize_i128 i128 => Signed as i128,
        serialize_u8 u8 => Unsigned as u128,
        serialize_u16 u16 => Unsigned as u128,
        serialize_u32 u32 => Unsigned as u128,
        serialize_u64 u64 => Unsigned as u128,
        serialize_u128 u128 => Unsigned as u128,
        serialize_f32 f32 => Float as f64,
        serialize_f64 f64 => Float as f64,
        serialize_char char => Text as u32,
    }

    fn serialize_str(self, text: &str) -> Result<(), Failed> {
        self.sized(Mark::Text, text.as_bytes());
        Ok(())
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Failed> {
        self.sized(Mark::Bytes, bytes);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Failed> {
        self.write(Mark::None, &[]);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failed> {
        self.write(Mark::Some, &[]);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Failed> {
        self.write(Mark::Unit, &[]);
        Ok(())
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<(), Failed> {
        self.sized(Mark::Named, name.as_bytes());
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, name: &'static str, _: u32, variant: &'static str) -> Result<(), Failed> {
        self.sized(Mark::Named, name.as_bytes());
        self.sized(Mark::Variant, variant.as_bytes());
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        // The engine tells some of its own values by the name.
        self.sized(Mark::Named, name.as_bytes());
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        at: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        self.serialize_unit_variant(name, at, variant)?;
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Failed> {
        self.write(Mark::List, &[]);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Failed> {
        self.write(Mark::List, &[]);
        Ok(self)
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self, Failed> {
        self.sized(Mark::Named, name.as_bytes());
        self.write(Mark::List, &[]);
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        at: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Failed> {
        self.serialize_unit_variant(name, at, variant)?;
        self.write(Mark::List, &[]);
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Failed> {
        self.write(Mark::Table, &[]);
        Ok(self)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Self, Failed> {
        self.sized(Mark::Named, name.as_bytes());
        self.write(Mark::Table, &[]);
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        at: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Failed> {
        self.serialize_unit_variant(name, at, variant)?;
        self.write(Mark::Table, &[]);
        Ok(self)
    }

    /// Shared parts may stand for themselves by a hash: see [`super::view::Shared`].
    fn is_human_readable(&self) -> bool {
        false
    }
}

macro_rules! lists {
    ($($kind:ident $method:ident),* $(,)?) => {
        $(impl ser::$kind for &mut Digest {
            type Ok = ();
            type Error = Failed;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Failed> {
                Digest::end(self);
                Ok(())
            }
        })*
    };
}

lists! {
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field,
}

macro_rules! tables {
    ($($kind:ident),* $(,)?) => {
        $(impl ser::$kind for &mut Digest {
            type Ok = ();
            type Error = Failed;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Failed> {
                // A field may be left out: without its name it could be taken for its neighbour.
                self.sized(Mark::Key, name.as_bytes());
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Failed> {
                Digest::end(self);
                Ok(())
            }
        })*
    };
}

tables! { SerializeStruct, SerializeStructVariant }

impl ser::SerializeMap for &mut Digest {
    type Ok = ();
    type Error = Failed;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failed> {
        self.write(Mark::Key, &[]);
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Failed> {
        Digest::end(self);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;
    use crate::page::view::{Day, Shared};
    use std::collections::BTreeMap;

    fn of(value: &impl Serialize) -> [u8; 32] {
        hash(value).unwrap()
    }

    fn day(iso: &str, text: &str) -> Day {
        Day {
            iso: iso.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn whatever_a_template_can_tell_apart_has_another_digest() {
        let long = "字".repeat(RUN);
        let all = [
            of(&""),
            of(&"a"),
            of(&"ab"),
            of(&long),
            of(&(&long, "")),
            of(&("a", "b")),
            of(&("ab", "")),
            of(&["a", "b"][..1].to_vec()),
            of(&vec![vec!["a"], vec!["b"]]),
            of(&vec![vec!["a", "b"]]),
            of(&vec![vec!["a", "b"], vec![]]),
            of(&None::<&str>),
            of(&Some("a")),
            of(&Some(Some("a"))),
            of(&1_u8),
            of(&1_i64),
            of(&1.0_f64),
            of(&true),
            of(&()),
            of(&'a'),
            of(&BTreeMap::from([("a", "b")])),
            of(&BTreeMap::from([("ab", "")])),
            of(&day("a", "b")),
            of(&day("ab", "")),
            of(&Shared::from(day("a", "b"))),
            of(&Shared::from(day("ab", ""))),
        ];
        for (at, one) in all.iter().enumerate() {
            assert_eq!(all.iter().position(|own| own == one), Some(at), "{at}");
        }
        assert_eq!(of(&1_u8), of(&1_u64));
        assert_eq!(of(&Shared::from(day("a", "b"))), of(&Shared::from(day("a", "b"))));
    }
}
