//! Normalisation and tokens of search: one form for the index, which is made here, and for the query, which the browser makes.
//!
//! **You are here:** `token/` — after `lang/`, whose facts of each script it uses; no IO. `themes/default/assets/search.js` holds
//! the same rules; `tests/tokens.json` holds both to them.

mod fold;
mod normalise;
mod run;
mod sound;
mod syllable;
#[cfg(test)]
mod tests;
mod traditional;

pub use fold::fold;
pub use run::{Run, Word, words};
pub use sound::{Sounds, sort_key, sound_of, sounds};
pub use syllable::alternative;
pub use traditional::groups as traditional;
