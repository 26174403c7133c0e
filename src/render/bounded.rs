//! Bounded filters, the engine's own that multiply texts: `replace` and `join`, which measure before they make.
//!
//! **You are here:** `render/bounded` — registered by `templates` in the place of the engine's own; no IO.
//!
//! A text of a quarter of a MiB whose every letter is replaced by that text has 64 GiB: memory ends before any bound of
//! `bounds` can look. What they make within the bound is what the engine makes.

use super::bounds::too_long;
use std::borrow::Cow;
use tera::{Kwargs, State, StringInput, Tera, TeraResult, Value};

/// Puts the filters into an engine.
pub(super) fn register(engine: &mut Tera) {
    engine.register_filter("replace", replace);
    engine.register_filter("join", join);
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine's filters take their arguments so"
)]
fn replace(text: StringInput<'_>, arguments: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let from = arguments.must_get::<&str>("from")?;
    let to = arguments.must_get::<StringInput<'_>>("to")?;
    let safe = state.autoescaping_enabled() && (text.is_safe() || to.is_safe());
    let (text, to) = if safe {
        (text.rendered(state)?, to.rendered(state)?)
    } else {
        (Cow::Borrowed(text.as_str()), Cow::Borrowed(to.as_str()))
    };
    let more = to.len().saturating_sub(from.len());
    if more > 0 {
        too_long(
            text.len()
                .saturating_add(text.matches(from).count().saturating_mul(more)),
        )?;
    }
    let made = text.replace(from, &to);
    Ok(if safe {
        Value::safe_string(&made)
    } else {
        Value::from(made)
    })
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine's filters take their arguments so"
)]
fn join(values: &[Value], arguments: Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let between = arguments.get::<StringInput<'_>>("sep")?;
    let safe = state.autoescaping_enabled()
        && (values.iter().any(|value| value.is_string() && value.is_safe())
            || between.as_ref().is_some_and(StringInput::is_safe));
    let between = match &between {
        None => Cow::Borrowed(""),
        Some(between) if safe => between.rendered(state)?,
        Some(between) => Cow::Borrowed(between.as_str()),
    };
    let mut made = String::new();
    for (at, value) in values.iter().enumerate() {
        if at > 0 {
            made.push_str(&between);
        }
        if safe && !value.is_undefined() {
            made.push_str(&state.escape_if_needed(value)?);
        } else if !safe {
            made.push_str(&value.to_string());
        }
        too_long(made.len())?;
    }
    Ok(if safe {
        Value::safe_string(&made)
    } else {
        Value::from(made)
    })
}
