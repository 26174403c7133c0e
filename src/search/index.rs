//! The index in memory: the tables that its files are made of.
//!
//! **You are here:** `search/` — filled by `build`, read by `shard`, `block` and `files`; no IO.

use super::card::Card;
use super::keys::Row;
use super::order::Places;
use super::piece::Pieces;
use super::strings::Strings;
use crate::lang::Lang;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

/// The index of a site. Its files are made when they are asked for.
#[derive(Debug)]
pub struct Index {
    pub(super) languages: Vec<Lang>,
    pub(super) cards: Vec<Card>,
    pub(super) pieces: Pieces,
    /// The names of common pieces.
    pub(super) common: HashMap<u32, String>,
    pub(super) strings: Strings,
    /// By shard.
    pub(super) rows: Vec<Vec<Row>>,
    pub(super) block_bits: u32,
    pub(super) text_bits: u32,
    /// Records in the order of their names by sound, and the place of each in it.
    pub(super) in_name_order: Vec<u32>,
    pub(super) by_name: Vec<u32>,
    /// The numbers of stations.
    pub(super) stations: Range<u32>,
    /// The records of each kind that are open, and those that are closed: first, end, whether closed.
    pub(super) groups: Vec<(u32, u32, bool)>,
    pub(super) list_files: usize,
    /// What suggestions are made of, by file.
    pub(super) near: Vec<BTreeMap<String, String>>,
    /// Names by the consonants of their sound, by file.
    pub(super) heard: Vec<BTreeMap<String, String>>,
    /// What lies below each region, by file; when stations are open, as JSON.
    pub(super) below: Vec<BTreeMap<String, String>>,
    pub(super) hours: String,
    /// Which record has which page number, by file.
    pub(super) numbers: Vec<String>,
    pub(super) generation: String,
    /// What the search page knows from the beginning, as JSON.
    pub(super) meta: String,
    pub(super) traditional: String,
    /// Words of residents and the site's own for them, as JSON.
    pub(super) synonyms: String,
    /// What characters sound like, by file.
    pub(super) readings: Vec<String>,
    pub(super) lists: OnceLock<Vec<BTreeMap<u64, String>>>,
}

impl Index {
    /// What the search page must know before it can ask: JSON.
    pub fn meta(&self) -> &str {
        &self.meta
    }

    /// All languages, a bit each.
    pub(super) fn all_languages(&self) -> u32 {
        (1 << self.languages.len()) - 1
    }

    /// Where records lie, in blocks of the one order or the other.
    pub(super) fn places<'i>(&'i self, by_name: Option<&'i [u32]>) -> Places<'i> {
        Places {
            groups: &self.groups,
            block_bits: self.block_bits,
            by_name,
        }
    }
}
