//! Files of the index: each made when it is asked for, or all in parallel.
//!
//! **You are here:** `search/` — after `shard`, `block` and `list`; the last stage; no IO.

use super::index::Index;
use super::list::list_file;
use super::shard::{self, list_name};
use super::{IndexFile, block, script};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// Makes the content of a block's file.
type OfBlock = fn(&Index, usize) -> String;
type BitsOf = fn(&Index) -> u32;
/// What is made of a block, the letter of its files, and its bits: cards, texts, cards in name order.
const BLOCK_FILES: [(char, OfBlock, BitsOf); 3] = [
    ('c', block::cards, |index| index.block_bits),
    ('r', block::texts, |index| index.text_bits),
    ('n', block::named, |index| index.block_bits),
];

impl Index {
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
            sink(self.names_file('s', number, &self.near))?;
        }
        for number in 0..self.heard.len() {
            sink(self.names_file('z', number, &self.heard))?;
        }
        for number in 0..self.below.len() {
            sink(self.regions_file(number))?;
        }
        sink(self.hours_file())?;
        for number in 0..self.numbers.len() {
            sink(self.numbers_file(number))?;
        }
        sink(self.meta_file())?;
        sink(self.traditional_file())?;
        for number in 0..self.readings.len() {
            sink(self.readings_file(number))?;
        }
        sink(self.synonyms_file())
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
            'a' if number < self.below.len() => Some(self.regions_file(number)),
            'h' if number == 0 => Some(self.hours_file()),
            'y' if number < self.numbers.len() => Some(self.numbers_file(number)),
            's' if number < self.near.len() => Some(self.names_file('s', number, &self.near)),
            'z' if number < self.heard.len() => Some(self.names_file('z', number, &self.heard)),
            'm' if number == 0 => Some(self.meta_file()),
            't' if number == 0 => Some(self.traditional_file()),
            'q' if number == 0 => Some(self.synonyms_file()),
            'p' if number < self.readings.len() => Some(self.readings_file(number)),
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

    fn names_file(&self, kind: char, number: usize, files: &[BTreeMap<String, String>]) -> IndexFile {
        let names: Vec<(&str, String)> = files[number]
            .iter()
            .map(|(key, names)| (key.as_str(), script::string(names)))
            .collect();
        let payload = super::card::object(names.iter().map(|(key, names)| (*key, names.as_str())));
        script::file(kind, number, &self.generation, &payload)
    }

    fn regions_file(&self, number: usize) -> IndexFile {
        let all = self.below[number].iter();
        let payload = super::card::object(all.map(|(code, below)| (code.as_str(), below.as_str())));
        script::file('a', number, &self.generation, &payload)
    }

    fn hours_file(&self) -> IndexFile {
        script::file('h', 0, &self.generation, &self.hours)
    }

    fn numbers_file(&self, number: usize) -> IndexFile {
        script::file(
            'y',
            number,
            &self.generation,
            &script::string(&self.numbers[number]),
        )
    }

    fn meta_file(&self) -> IndexFile {
        script::file('m', 0, &self.generation, &self.meta)
    }

    fn synonyms_file(&self) -> IndexFile {
        script::file('q', 0, &self.generation, &self.synonyms)
    }

    fn readings_file(&self, number: usize) -> IndexFile {
        let readings = script::string(&self.readings[number]);
        script::file('p', number, &self.generation, &readings)
    }

    fn traditional_file(&self) -> IndexFile {
        script::file('t', 0, &self.generation, &script::string(&self.traditional))
    }
}
