//! The search index: small scripts of which the search page loads the few that a query needs.
//!
//! **You are here:** `search/` — after `page/`, beside `render/`; read by `build/`; no IO.
//!
//! # The structure, and why it wins
//!
//! A static site has no server to ask, so the index lies in files and the question is which bytes a query must fetch.
//! Existing engines load a manifest that grows with the site, then one file for each result. Here nothing that is
//! loaded grows with the site:
//!
//! - **Grams, not words** (`term`). Every neighbouring pair of ideographs or Tibetan syllables is a key, with the third
//!   unit after it as a branch, of ideographs also the third with the fourth; Latin runs are keyed by their beginning. There
//!   is no dictionary, so index and query cannot cut differently, and what is in a text is found from any character to any
//!   other. The fourth ideograph makes the shards a sixth larger and spares a word of four, the commonest length, its
//!   second file and the question whether its halves are neighbours.
//! - **Shards by hash** (`shard`). The key's hash names its file, modulo a number that is all the client must know. Keys in
//!   letters and digits, two thirds of the bytes, have half of the files to themselves. A query of one or two words needs one
//!   to four files of two to four kilobytes, at 1,000 stations and at 41,000.
//! - **Two tiers** (`list`). A key holds its records by the field that has it (name, other name, field, body) as runs of
//!   numbers, which for a region is one interval, since stations and regions are numbered in region order. A list of more
//!   than 240 characters lies in a second tier, named by its content: the twenty grams of a sentence that thousands of stations share
//!   have the same list, stored once. It is loaded only when two frequent terms must be intersected.
//! - **The best ten travel along**. Equally good hits of one block come first (`order`), so that ten results lie in one
//!   or two blocks of neighbours; where they cannot (a street's name all over the country) their cards stand in the shard.
//! - **Text once** (`piece`, `block`). Texts are cut into clauses; one that more than 24 records share is text in the
//!   shards of its grams and a short name in the records, all others stand with their record. So each hit can be
//!   verified and shown in its clause without loading its page. A key tells which common clause its first results have it
//!   in, or that all results of a class have it in the same one, so that mostly not even the block's texts are loaded, only
//!   its cards.
//! - **Marks join** (`piece`, `term`). A name is taken apart as if it had no marks; what goes across the mark between two clauses of
//!   a text is a piece of its own, of which only the keys are kept. So nothing hides behind a quotation mark or a line end.
//! - **Suggestions from files of their own** (`near`, `heard`). Each name lies under what is left of it when one character is wrong or
//!   missing, its first half, its second half, its ends, in the file of that part's outer character: two files tell the names that are
//!   nearly the query, and only the cards of those are loaded. For letters a name lies under the consonants of its sound: one file.
//! - **A question from one file** (`synonym`). The words that residents use come with the records that they mean, so that a question
//!   made of them asks for no shard.
//! - **What characters sound like** (`sounds`) is told of the 3,755 commonest by their order in GB 2312, which every browser knows.
//! - **What few ask for has files of its own**: page numbers (`numbers`), regions below a region and opening hours (`narrow`).
//!
//! Sizes at 41,352 stations as the first edition had them (bench, 44,742 records): shards 8.4 MB in 1,650 files (2 KB gzip each for Chinese and Tibetan, 4 KB
//! for letters and digits), texts 6.7 MB in 350, cards 2.7 MB in 700, cards in name order 3.9 MB in 700, lists of the second
//! tier 4.9 MB in 510 (7 KB each, which is what makes two frequent terms dear), suggestions 1.3 MB in 280. The number of files is
//! bounded, so bytes a query are bytes on disk divided by files: what makes the index smaller makes every query cheaper.
//!
//! Every file carries the *generation*, a hash of the numbering. A change of a text changes the files of its grams and
//! its block only; records that come or go change the generation, and then a browser with old files in its cache
//! notices: it never joins numbers of one generation with lists of another.

mod block;
mod build;
mod card;
mod digit;
mod ending;
mod entry;
mod files;
mod heard;
mod index;
mod keys;
mod list;
mod meta;
mod narrow;
mod near;
mod numbers;
mod order;
mod piece;
mod records;
mod script;
mod shard;
mod sounds;
mod strings;
mod synonym;
mod term;
pub mod terminal;
#[cfg(test)]
mod tests;

pub use index::Index;
pub use keys::Memo;

/// A file of the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Where it lies, relative to the output's root.
    pub path: String,
    /// What it holds: UTF-8 with a byte-order mark, LF.
    pub bytes: Vec<u8>,
}

/// The folder of the index, relative to the output's root.
pub const FOLDER: &str = "data/search/";
