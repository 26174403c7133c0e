//! Guarded field: a value that is read by one method only, because whether it may be shown is decided elsewhere.
//!
//! **You are here:** `record/` — the type of such fields; `site/public` decides about them; no IO.
//!
//! Rust cannot say "private to two modules beside this one". So the compiler sees to it that nobody reads the value without
//! [`Guarded::expose`], and `tests/suite/layers.rs` that nobody above `site/` and `check/` calls that.

use schemars::JsonSchema;
use serde::Deserialize;

/// A field that pages must not read: they ask `site/public`. Written in content as `T` itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Guarded<T>(T);

impl<T> Guarded<T> {
    /// The value as it is written, whether or not it may be shown.
    pub fn expose(&self) -> &T {
        &self.0
    }
}
