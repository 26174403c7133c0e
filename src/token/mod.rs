//! Normalisation and tokens of search: one form for the index, which is made here, and for the query, which the browser makes.
//!
//! **You are here:** `token/` — after `lang/`, whose facts of each script it uses; no IO. `search/client/text.js` holds the
//! same rules for the browser; `tests/tokens.json` holds both to them.

mod fold;
mod normalise;
mod run;
mod sound;
#[cfg(test)]
mod tests;
mod tibetan;
mod traditional;

pub use fold::{fold, joined};
pub use run::{Run, Word, words};
pub use sound::{Sounds, sort_key, sound_of, sounds};
pub use tibetan::alternative;
pub use traditional::{groups as traditional, simplify};
