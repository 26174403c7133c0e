//! Index builder: from what can be found to the files of the index.
//!
//! **You are here:** `search/` — strings its parts together; no IO.

use super::card::Card;
use super::digit::{BASE, content_hash, name, value};
use super::ending::Endings;
use super::keys::{Keys, Memo};
use super::meta::{Sizes, generation, meta};
use super::piece::{self, Pieces};
use super::rank::Places;
use super::script;
use super::shard::{self, Row, list_name};
use super::strings::Strings;
use super::{IndexFile, block, near};
use crate::lang::Lang;
use crate::page::{Entry, Findable};
use crate::token;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Blocks of cards (in each of two orders), of texts, shards, files of the second tier and of suggestions, at most: 4,200
/// files. Texts are asked for least.
const BLOCKS: usize = 700;
const TEXT_BLOCKS: usize = 690;
const SHARDS: usize = 1_650;
const LIST_FILES: usize = 510;
const NEAR_FILES: usize = 280;
/// Bytes of text for one shard, and records for one file of the second tier.
const LETTERS_A_SHARD: usize = 500;
const RECORDS_A_LIST_FILE: usize = 60;
const RECORDS_A_NEAR_FILE: usize = 120;

/// Makes the content of a block's file.
type OfBlock = fn(&Index, usize) -> String;
type BitsOf = fn(&Index) -> u32;
/// What is made of a block, the letter of its files, and its bits: cards, texts, cards in name order.
const BLOCK_FILES: [(char, OfBlock, BitsOf); 3] = [
    ('c', block::cards, |index| index.block_bits),
    ('r', block::texts, |index| index.text_bits),
    ('n', block::named, |index| index.block_bits),
];

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
    /// The records of each kind that are open, and those that are closed: first, end, whether closed.
    groups: Vec<(u32, u32, bool)>,
    list_files: usize,
    /// What suggestions are made of, by file.
    near: Vec<BTreeMap<String, String>>,
    generation: String,
    /// What the search page knows from the beginning, as JSON.
    meta: String,
    traditional: String,
    lists: OnceLock<Vec<BTreeMap<u64, String>>>,
}

impl Index {
    /// Reads all texts. *Shape:* `languages` with the site's default first; texts in others are left out.
    pub fn new(findable: &Findable<'_>, languages: &[Lang], memo: Option<&Memo>) -> Index {
        let entries = &findable.entries;
        let states: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.state).collect();
        let states: Vec<&str> = states.into_iter().collect();
        let endings = Endings::find(entries);
        let mut pieces = piece::cut(entries, languages, &endings);
        let common = common(&pieces);
        let letters: usize = pieces.all.iter().map(|piece| piece.text.len()).sum();
        let shards = (letters / LETTERS_A_SHARD).next_multiple_of(8).clamp(8, SHARDS);
        let mut keys = Keys::of(&pieces, shards, memo);
        keys.add_filters(findable, &mut pieces);
        let (in_name_order, by_name) = name_order(entries);
        let near_files = (entries.len() / RECORDS_A_NEAR_FILE).clamp(1, NEAR_FILES);
        let bits = |most: usize| (5..20).find(|bits| entries.len() >> bits < most).unwrap_or(20);
        let (block_bits, text_bits) = (bits(BLOCKS), bits(TEXT_BLOCKS));
        let list_files = (entries.len() / RECORDS_A_LIST_FILE).clamp(1, LIST_FILES);
        let sizes = Sizes {
            shards,
            list_files,
            near_files,
            block_bits,
            text_bits,
            name_digits: name_digits(common.len()),
        };
        let generation = generation(entries, languages, sizes);
        let meta = meta(findable, languages, &states, &endings, &generation, sizes);
        Index {
            languages: languages.to_vec(),
            cards: entries
                .iter()
                .map(|entry| Card::new(entry, languages, &states, endings.of(entry.kind)))
                .collect(),
            pieces,
            common,
            traditional: traditional(&keys),
            strings: keys.strings,
            rows: keys.rows,
            block_bits,
            text_bits,
            in_name_order,
            groups: groups(entries),
            list_files,
            near: near::make(entries, &endings, &by_name, near_files),
            by_name,
            generation,
            meta,
            lists: OnceLock::new(),
        }
    }

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

    fn blocks(&self, bits: u32) -> usize {
        self.cards.len().div_ceil(1 << bits)
    }

    /// Makes every file, in parallel and in no order, and hands it on. *Errors:* the sink's first.
    pub fn write<E: Send>(&self, sink: &(dyn Fn(IndexFile) -> Result<(), E> + Sync)) -> Result<(), E> {
        let lists: Mutex<Vec<BTreeMap<u64, String>>> = Mutex::new(vec![BTreeMap::new(); self.list_files]);
        (0..self.rows.len()).into_par_iter().try_for_each(|number| {
            let made = shard::make(self, number);
            self.keep(&lists, made.lists);
            sink(script::file('g', number, &self.generation, &made.payload))
        })?;
        let lists = lists.into_inner().unwrap_or_else(PoisonError::into_inner);
        for (number, lists) in lists.iter().enumerate() {
            sink(self.list_file(number, lists))?;
        }
        for (kind, payload, bits) in BLOCK_FILES {
            (0..self.blocks(bits(self)))
                .into_par_iter()
                .try_for_each(|number| {
                    sink(script::file(
                        kind,
                        number,
                        &self.generation,
                        &payload(self, number),
                    ))
                })?;
        }
        for number in 0..self.near.len() {
            sink(self.near_file(number))?;
        }
        sink(self.meta_file())?;
        sink(self.traditional_file())
    }

    /// One file; none when there is no such file.
    pub fn file(&self, path: &str) -> Option<IndexFile> {
        let name = path.strip_prefix(super::FOLDER)?.strip_suffix(".js")?;
        let kind = name.chars().next().filter(char::is_ascii)?;
        let number: usize = name.get(1..)?.parse().ok()?;
        if script::path(kind, number) != path {
            return None;
        }
        if let Some((_, payload, bits)) = BLOCK_FILES.iter().find(|(own, ..)| *own == kind)
            && number < self.blocks(bits(self))
        {
            return Some(script::file(
                kind,
                number,
                &self.generation,
                &payload(self, number),
            ));
        }
        match kind {
            'g' if number < self.rows.len() => {
                let made = shard::make(self, number);
                Some(script::file('g', number, &self.generation, &made.payload))
            }
            'l' => {
                let lists = self.lists.get_or_init(|| {
                    let lists = Mutex::new(vec![BTreeMap::new(); self.list_files]);
                    (0..self.rows.len())
                        .into_par_iter()
                        .for_each(|number| self.keep(&lists, shard::make(self, number).lists));
                    lists.into_inner().unwrap_or_else(PoisonError::into_inner)
                });
                Some(self.list_file(number, lists.get(number)?))
            }
            's' if number < self.near.len() => Some(self.near_file(number)),
            'm' if number == 0 => Some(self.meta_file()),
            't' if number == 0 => Some(self.traditional_file()),
            _ => None,
        }
    }

    fn keep(&self, lists: &Mutex<Vec<BTreeMap<u64, String>>>, made: Vec<(u64, String)>) {
        let mut lists = lists.lock().unwrap_or_else(PoisonError::into_inner);
        for (hash, text) in made {
            lists[list_file(&list_name(hash), self.list_files)].insert(hash, text);
        }
    }

    fn list_file(&self, number: usize, lists: &BTreeMap<u64, String>) -> IndexFile {
        let lists: BTreeMap<String, String> = lists
            .iter()
            .map(|(hash, text)| (list_name(*hash), script::string(text)))
            .collect();
        let payload = super::card::object(lists.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        script::file('l', number, &self.generation, &payload)
    }

    fn near_file(&self, number: usize) -> IndexFile {
        let names: Vec<(&str, String)> = self.near[number]
            .iter()
            .map(|(key, names)| (key.as_str(), script::string(names)))
            .collect();
        let payload = super::card::object(names.iter().map(|(key, names)| (*key, names.as_str())));
        script::file('s', number, &self.generation, &payload)
    }

    fn meta_file(&self) -> IndexFile {
        script::file('m', 0, &self.generation, &self.meta)
    }

    fn traditional_file(&self) -> IndexFile {
        script::file('t', 0, &self.generation, &script::string(&self.traditional))
    }
}

/// The file of the second tier that has a list of this name: its first two digits tell.
pub(super) fn list_file(name: &str, files: usize) -> usize {
    let mut values = name.chars().map(value);
    let mut next = || values.next().flatten().unwrap_or(0) as usize;
    let first = next();
    (first + BASE as usize * next()) % files
}

/// How many digits name a common piece: so many that few would be alike.
fn name_digits(pieces: usize) -> usize {
    if pieces < 2_000 { 2 } else { 3 }
}

/// Digits for each common piece, by its text: what else the site says changes a name only where two would be alike.
fn common(pieces: &Pieces) -> HashMap<u32, String> {
    let mut all: Vec<(&str, usize, bool, u32)> = (0..)
        .zip(&pieces.all)
        .filter(|(_, piece)| piece.is_common())
        .map(|(place, piece)| (&*piece.text, piece.lang, piece.active, place))
        .collect();
    all.sort_unstable();
    let digits = name_digits(all.len());
    let mut taken = BTreeSet::new();
    all.into_iter()
        .map(|(text, lang, active, place)| {
            let mut hash = content_hash(text).wrapping_add(lang as u64 * 2 + u64::from(active));
            while !taken.insert(name(hash, digits)) {
                hash = hash.wrapping_add(7);
            }
            (place, name(hash, digits))
        })
        .collect()
}

/// The records of each kind that are open, and those that are closed.
fn groups(entries: &[Entry<'_>]) -> Vec<(u32, u32, bool)> {
    let mut start = 0;
    entries
        .chunk_by(|a, b| (a.kind, a.state.is_some()) == (b.kind, b.state.is_some()))
        .map(|group| {
            let end = start + u32::try_from(group.len()).unwrap_or(u32::MAX);
            let own = (start, end, group[0].state.is_some());
            start = end;
            own
        })
        .collect()
}

/// Records in the order of their names by sound, and each record's place in it.
fn name_order(entries: &[Entry<'_>]) -> (Vec<u32>, Vec<u32>) {
    let mut order: Vec<(String, &str, u32)> = entries
        .par_iter()
        .enumerate()
        .map(|(record, entry)| {
            let name = entry.names.first().map_or("", |(_, name)| name);
            (
                token::sort_key(name),
                name,
                u32::try_from(record).unwrap_or(u32::MAX),
            )
        })
        .collect();
    order.par_sort_unstable();
    let mut places = vec![0; order.len()];
    for (place, (.., record)) in (0..).zip(&order) {
        places[*record as usize] = place;
    }
    (order.into_iter().map(|(.., record)| record).collect(), places)
}

/// The table of traditional characters as far as the site has their simplified ones.
fn traditional(keys: &Keys) -> String {
    let groups: Vec<String> = token::traditional()
        .filter(|(simple, _)| keys.has(*simple))
        .map(|(simple, traditional)| format!("{simple}{traditional}"))
        .collect();
    groups.join(" ")
}
