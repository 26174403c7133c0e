//! Trait of a record type: its shape, and what can contradict itself in it.
//!
//! **You are here:** `record/` — after `record/shape`, before the record kinds are read; no IO.

use super::shape::Shape;
use crate::diag::Fault;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

/// A type that records are read into.
pub(crate) trait RecordType: DeserializeOwned + JsonSchema + 'static {
    /// The form that its records must have.
    fn shape() -> &'static Shape;
    /// Adds what contradicts itself, each with the path of its field.
    fn contradictions(&self, _found: &mut Vec<(String, Fault)>) {}
}

macro_rules! record_types {
    ($($type:ty $(: $check:ident)?;)*) => {$(
        impl $crate::record::record_type::RecordType for $type {
            fn shape() -> &'static $crate::record::shape::Shape {
                static SHAPE: std::sync::LazyLock<$crate::record::shape::Shape> =
                    std::sync::LazyLock::new($crate::record::shape::shape_of::<$type>);
                &SHAPE
            }
            $(fn contradictions(&self, found: &mut Vec<(String, $crate::diag::Fault)>) {
                self.$check(found);
            })?
        }
    )*};
}
pub(super) use record_types;
