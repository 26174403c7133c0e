//! Bounds on templates: how much work, output and text a page of the site's own theme may take.
//!
//! **You are here:** `render/bounds` — asked by the calls that `counted` puts into templates; `theme` renders within;
//! no IO.
//!
//! The engine knows no limit of time or memory, and a loop that writes nothing never comes back. So `counted` puts a call at the
//! beginning of each loop's and component's body, and behind each `set`: it counts, and it weighs the value. The templates
//! of the default theme are taken as they are. What no call can see is bounded by the writer. All
//! bounds are of work, none of time: the core has no clock, and the same page is the same everywhere.
//!
//! What a `set` block collects is in memory before anything can weigh it: in a loop inside of one, each value that is written
//! is weighed as it is written, and each turn's own words. Filters that multiply texts measure before (`bounded`).

use std::cell::Cell;
use std::io::{self, Write};
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// How many turns of loops and calls of components a page may take. A county's longest table has 3,000 rows.
const STEPS: u32 = 1_000_000;
/// How long a value that a template sets may be. *Units:* bytes of its texts, and one for each element.
const LONGEST: usize = 256 * 1024;
/// How large a page may be. *Units:* bytes.
const LARGEST: usize = 32 * 1024 * 1024;
/// How much a page may set in all.
const SET_IN_ALL: usize = 64 * 1024 * 1024;
/// The name of the call.
pub(super) const CALL: &str = "zhandian_bound";

/// A bound that a page reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A million turns of loops.
    Steps,
    /// A value of 256 KiB.
    Value,
    /// Values of 64 MiB in all.
    Values,
    /// A page of 32 MiB.
    Page,
}

impl Bound {
    /// What is too much, in Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Bound::Steps => "这一页的循环超过了一百万次，多半是套在一起的 for 太大",
            Bound::Value => {
                "一个值超过了 256 KB，多半是在循环里越接越长，或者 replace、join 把文字翻了许多倍"
            }
            Bound::Values => "这一页 set 的值加起来超过了 64 MB",
            Bound::Page => "生成的网页超过了 32 MB",
        }
    }

    /// The same in English.
    pub fn en(self) -> &'static str {
        match self {
            Bound::Steps => "the page takes more than a million turns of its loops",
            Bound::Value => "a value that the template sets or makes is longer than 256 KiB",
            Bound::Values => "the values that the page sets are longer than 64 MiB in all",
            Bound::Page => "the page is larger than 32 MiB",
        }
    }
}

thread_local! {
    /// Of the page that this thread renders.
    static LEFT: Cell<u32> = const { Cell::new(STEPS) };
    static TO_SET: Cell<usize> = const { Cell::new(SET_IN_ALL) };
    static REACHED: Cell<Option<Bound>> = const { Cell::new(None) };
}

/// Gives an engine the call.
pub(super) fn register(engine: &mut Tera) {
    engine.register_function(CALL, count);
}

/// Renders within the bounds. *Errors:* the engine's, and the bound that was reached, where it was one.
pub(super) fn within<T>(render: impl FnOnce() -> TeraResult<T>) -> Result<T, (tera::Error, Option<Bound>)> {
    LEFT.set(STEPS);
    TO_SET.set(SET_IN_ALL);
    REACHED.take();
    render().map_err(|error| (error, REACHED.take()))
}

fn count(kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    let left = LEFT.get();
    if left == 0 {
        return Err(reached(Bound::Steps));
    }
    LEFT.set(left - 1);
    let words: usize = kwargs.get("words")?.unwrap_or_default();
    spend(words)?;
    if let Some(value) = kwargs.get::<Value>("value")? {
        let mut left = LONGEST;
        if !weigh(&value, &mut left) {
            return Err(reached(Bound::Value));
        }
        spend(LONGEST - left)?;
    }
    Ok(Value::from(""))
}

/// Takes what is set, or collected, off what the page may set in all.
fn spend(bytes: usize) -> TeraResult<()> {
    let left = TO_SET.get().checked_sub(bytes);
    TO_SET.set(left.ok_or_else(|| reached(Bound::Values))?);
    Ok(())
}

fn reached(bound: Bound) -> tera::Error {
    REACHED.set(Some(bound));
    tera::Error::message(bound.en())
}

/// *Errors:* where a filter would make a text of this length. *Units:* bytes.
pub(super) fn too_long(length: usize) -> TeraResult<()> {
    if length > LONGEST {
        return Err(reached(Bound::Value));
    }
    Ok(())
}

/// Takes the weight of a value off what is left; false as soon as nothing is.
fn weigh(value: &Value, left: &mut usize) -> bool {
    let own = 1 + value.as_str().map_or(0, str::len);
    if own > *left {
        return false;
    }
    *left -= own;
    if let Some(items) = value.as_array() {
        return items.iter().all(|item| weigh(item, left));
    }
    value
        .as_map()
        .is_none_or(|map| map.values().all(|item| weigh(item, left)))
}

/// A page as it is written, up to a length.
pub(super) struct Page {
    bytes: Vec<u8>,
}

impl Page {
    pub(super) fn beginning_with(start: &[u8]) -> Page {
        let mut bytes = Vec::with_capacity(16 * 1024);
        bytes.extend_from_slice(start);
        Page { bytes }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LARGEST {
            return Err(io::Error::other(reached(Bound::Page)));
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
