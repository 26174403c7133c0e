//! Which of equally good hits come first.
//!
//! **You are here:** `search/` — read by `shard`; `search.js` and `query` hold the same rule; no IO.

use super::list::ByClass;
use std::cmp::Reverse;

/// How many results are shown at first.
pub(super) const PAGE: usize = 10;

/// The first [`PAGE`] records: by class; in a class, those of the block with most hits of that class first, since results
/// that are neighbours are loaded together; then in their own order. `place` is where a record lies in the blocks meant.
pub(super) fn first(lists: &ByClass, place: impl Fn(u32) -> u32, block_bits: u32) -> Vec<u32> {
    let mut out = Vec::with_capacity(PAGE);
    for list in lists {
        if out.len() >= PAGE {
            break;
        }
        out.extend(ordered(list, &place, block_bits, PAGE - out.len()));
    }
    out
}

/// Up to `most` records of one class.
fn ordered(list: &[u32], place: impl Fn(u32) -> u32, block_bits: u32, most: usize) -> Vec<u32> {
    let mut places: Vec<(u32, u32)> = list.iter().map(|record| (place(*record), *record)).collect();
    places.sort_unstable();
    let mut blocks: Vec<&[(u32, u32)]> = places.chunk_by(|a, b| a.0 >> block_bits == b.0 >> block_bits).collect();
    // Stable: among equally full blocks the first one.
    blocks.sort_by_key(|block| Reverse(block.len()));
    blocks.into_iter().flatten().map(|(_, record)| *record).take(most).collect()
}
