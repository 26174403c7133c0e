//! String interning: keys as numbers, so that millions of rows fit into memory and sort quickly.
//!
//! **You are here:** `search/` — read by `build` and `shard`; no IO.

use super::digit::hash;
use std::collections::HashMap;

/// Marks keys that are not ideographs.
const OTHER: u64 = 1 << 63;
/// Bits of a string's number.
const BITS: u32 = 31;
/// Bits of an ideograph.
const IDEOGRAPH: u32 = 18;

/// Strings by number; 0 is the empty one.
#[derive(Debug, Default)]
pub(super) struct Strings {
    all: Vec<Box<str>>,
    places: HashMap<Box<str>, u64>,
}

impl Strings {
    fn place(&mut self, text: &str) -> u64 {
        if text.is_empty() {
            return 0;
        }
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        self.all.push(text.into());
        let place = self.all.len() as u64;
        self.places.insert(text.into(), place);
        place
    }

    /// The number of a key with its branch.
    pub(super) fn number(&mut self, key: &str, branch: &str) -> u64 {
        OTHER | (self.place(key) << BITS) | self.place(branch)
    }

    /// No more strings will be asked for by their text.
    pub(super) fn close(&mut self) {
        self.places = HashMap::new();
    }

    /// What is equal for all branches of a key.
    pub(super) fn root(&self, key: u64) -> u64 {
        if key & OTHER == 0 {
            key >> IDEOGRAPH
        } else {
            key >> BITS
        }
    }

    /// Whether the key is of ideographs and has, with the `fourth` (0: none), more than so many.
    pub(super) fn is_longer(&self, key: u64, fourth: u32, units: usize) -> bool {
        let there = ideographs(key).iter().flatten().count() + usize::from(fourth > 0);
        key & OTHER == 0 && there > units
    }

    /// Whether the key is not of ideographs and has a branch.
    pub(super) fn goes_on(&self, key: u64) -> bool {
        key & OTHER != 0 && key & ((1 << BITS) - 1) != 0
    }

    /// The key without its branch.
    pub(super) fn root_text(&self, key: u64) -> String {
        if key & OTHER == 0 {
            ideographs(key).iter().take(2).flatten().collect()
        } else {
            self.text((key & !OTHER) >> BITS).to_owned()
        }
    }

    /// The branch, empty when there is none.
    pub(super) fn branch_text(&self, key: u64) -> String {
        if key & OTHER == 0 {
            ideographs(key)[2].into_iter().collect()
        } else {
            self.text(key & ((1 << BITS) - 1)).to_owned()
        }
    }

    fn text(&self, place: u64) -> &str {
        let before = place.checked_sub(1).and_then(|at| usize::try_from(at).ok());
        before.and_then(|at| self.all.get(at)).map_or("", |text| text)
    }
}

/// The ideographs of a key, those of the key itself first.
pub(super) fn ideographs(key: u64) -> [Option<char>; 3] {
    [2, 1, 0].map(|place| {
        let bits = (key >> (place * IDEOGRAPH)) & ((1 << IDEOGRAPH) - 1);
        u32::try_from(bits)
            .ok()
            .filter(|code| *code > 0)
            .and_then(char::from_u32)
    })
}

/// The shard of a key, of `shards`. Keys in letters and digits have half of them to themselves, so that who asks in Chinese or
/// Tibetan does not load them.
pub(super) fn shard_of(key: &str, shards: usize) -> usize {
    shard(
        hash(key.encode_utf16()),
        key.starts_with(|c: char| c.is_ascii()),
        shards,
    )
}

fn shard(hash: u32, in_letters: bool, shards: usize) -> usize {
    let others = shards / 2;
    let hash = hash as usize;
    if in_letters {
        others + hash % (shards - others)
    } else {
        hash % others
    }
}

/// The shard of a key of ideographs.
pub(super) fn shard_of_ideographs(key: u64, shards: usize) -> usize {
    let mut units = [0; 2];
    let utf16 = ideographs(key).into_iter().take(2).flatten().flat_map(|c| {
        let len = c.encode_utf16(&mut units).len();
        units.into_iter().take(len)
    });
    shard(hash(utf16), false, shards)
}
