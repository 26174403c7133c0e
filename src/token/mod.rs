//! Text as search compares it: one form for the index, which is made here, and for the query, which the browser makes.
//!
//! **You are here:** `token/` — a leaf: it imports nothing of ours and does no IO. `themes/default/assets/search.js` holds
//! the same rules; `tests/tokens.json` holds both to them.

mod fold;
mod normalise;
mod syllable;
#[cfg(test)]
mod tests;

pub use fold::fold;
