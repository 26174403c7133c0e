//! Building the index: from what can be found to its tables.
//!
//! **You are here:** `search/` — after `piece`, `keys` and `near`, before `files`; no IO.

use super::card::Card;
use super::digit::{content_hash, name};
use super::ending::Endings;
use super::heard;
use super::index::Index;
use super::keys::{Keys, Memo};
use super::meta::{Sizes, generation, meta};
use super::narrow;
use super::near;
use super::numbers;
use super::piece::{self, Pieces};
use super::sounds::{self, RARER};
use super::synonym;
use crate::lang::Lang;
use crate::page::{Entry, Findable};
use crate::token;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::OnceLock;

/// Files of an index at most, and of these blocks of cards (in each of two orders), of texts, files of the second tier and of
/// suggestions. Texts are asked for least, shards always: they get what the others leave.
const FILES: usize = 4_190;
const BLOCKS: usize = 700;
const TEXT_BLOCKS: usize = 690;
const LIST_FILES: usize = 800;
const NEAR_FILES: usize = 380;
/// Bytes of text for one shard, and records for one file of the second tier.
const LETTERS_A_SHARD: usize = 240;
const RECORDS_A_LIST_FILE: usize = 20;
const RECORDS_A_NEAR_FILE: usize = 40;
/// Files that tell names by their consonants, and records for one of them.
const HEARD_FILES: usize = 120;
const RECORDS_A_HEARD_FILE: usize = 160;

impl Index {
    /// Reads all texts. *Shape:* `languages` with the site's default first; texts in others are left out.
    pub fn new(findable: &Findable<'_>, languages: &[Lang], memo: Option<&Memo>) -> Index {
        let entries = &findable.entries;
        let states: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.state).collect();
        let states: Vec<&str> = states.into_iter().collect();
        let endings = Endings::find(entries);
        let mut pieces = piece::cut(entries, languages, &endings);
        let common = common(&pieces);
        let (in_name_order, by_name) = name_order(entries);
        let near_files = (entries.len() / RECORDS_A_NEAR_FILE).clamp(1, NEAR_FILES);
        let bits = |least, most| {
            (least..20)
                .find(|bits| entries.len() >> bits < most)
                .unwrap_or(20)
        };
        let (block_bits, text_bits) = (bits(5, BLOCKS), bits(3, TEXT_BLOCKS));
        let heard_files = (entries.len() / RECORDS_A_HEARD_FILE).clamp(1, HEARD_FILES);
        let list_files = (entries.len() / RECORDS_A_LIST_FILE).clamp(1, LIST_FILES);
        let numbers = numbers::make(entries);
        let below = narrow::regions(findable, languages);
        let blocks = 2 * (entries.len() >> block_bits) + (entries.len() >> text_bits);
        let named = numbers.len() + below.len() + RARER as usize;
        let others = blocks + list_files + near_files + heard_files + named + 16;
        let letters: usize = pieces.all.iter().map(|piece| piece.text.len()).sum();
        let most = FILES.saturating_sub(others).max(8) / 8 * 8;
        let shards = (letters / LETTERS_A_SHARD).next_multiple_of(8).clamp(8, most);
        let mut keys = Keys::of(&pieces, shards, memo);
        keys.add_filters(findable, &mut pieces);
        let sizes = Sizes {
            number_files: numbers.len(),
            region_files: below.len(),
            shards,
            list_files,
            near_files,
            heard_files,
            block_bits,
            text_bits,
            name_digits: name_digits(common.len()),
        };
        let generation = generation(entries, languages, sizes);
        let spelled = spelled(&pieces);
        let meta = meta(
            findable,
            languages,
            &states,
            &endings,
            (&generation, &spelled),
            sizes,
        );
        let mut index = Index {
            languages: languages.to_vec(),
            cards: entries
                .iter()
                .map(|entry| Card::new(entry, languages, &states, endings.of(entry.kind)))
                .collect(),
            pieces,
            common,
            traditional: traditional(&keys),
            readings: sounds::make(|c| keys.has(c)),
            synonyms: String::new(),
            strings: keys.strings,
            rows: keys.rows,
            block_bits,
            text_bits,
            in_name_order,
            groups: groups(entries),
            stations: stations(entries),
            list_files,
            near: near::make(entries, &endings, &by_name, near_files),
            by_name,
            heard: heard::make(entries, &endings, heard_files),
            below,
            hours: narrow::hours(entries),
            numbers,
            generation,
            meta,
            lists: OnceLock::new(),
        };
        index.synonyms = synonym::all(&index, &findable.synonyms);
        index
    }
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

/// The numbers of stations.
fn stations(entries: &[Entry<'_>]) -> Range<u32> {
    let is_station = |entry: &Entry<'_>| entry.kind == "station";
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let start = entries.iter().position(is_station).unwrap_or(0);
    let count = entries.iter().filter(|entry| is_station(entry)).count();
    number(start)..number(start + count)
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

/// The traditional characters that the site's texts have, grouped by the simplified one: without them no browser could tell
/// what stands in a text.
fn spelled(pieces: &Pieces) -> String {
    let mut groups: BTreeMap<char, BTreeSet<char>> = BTreeMap::new();
    let all = pieces.all.par_iter().fold(BTreeSet::new, |mut all, piece| {
        all.extend(piece.text.chars().filter(|c| token::simplify(*c) != *c));
        all
    });
    for c in all.reduce(BTreeSet::new, |one, other| one.into_iter().chain(other).collect()) {
        groups.entry(token::simplify(c)).or_default().insert(c);
    }
    let groups: Vec<String> = groups
        .into_iter()
        .map(|(simple, all)| [simple].into_iter().chain(all).collect())
        .collect();
    groups.join(" ")
}

/// The table of traditional characters as far as the site has their simplified ones.
fn traditional(keys: &Keys) -> String {
    let groups: Vec<String> = token::traditional()
        .filter(|(simple, _)| keys.has(*simple))
        .map(|(simple, traditional)| format!("{simple}{traditional}"))
        .collect();
    groups.join(" ")
}
