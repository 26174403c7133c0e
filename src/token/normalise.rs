//! Normalisation for search: one spelling for characters that look or mean the same, in Latin, Chinese and (by `lang/tibetan`) Tibetan.
//!
//! **You are here:** `token/` — the first step of `fold`; no IO.

use super::traditional::simplify;
use crate::lang::tibetan;

/// The text with one spelling for what is the same to a reader: width, case, accents, traditional characters, Tibetan
/// digits and doubled signs.
///
/// *Source:* tibetan.md S1; the second step also simplifies Chinese.
pub(super) fn normalise(text: &str) -> Vec<char> {
    let mut chars = tibetan::normal(text);
    for c in &mut chars {
        *c = simplify(*c);
    }
    chars
}
