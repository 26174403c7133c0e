//! Order of records in the index, before any query: which of equally good hits come first. The ranking of a query is in `client/ranking.js`.
//!
//! **You are here:** `search/` — read by `shard`; `client/ranking.js` holds the same rule; no IO.

use std::cmp::Reverse;

/// How many results are shown at first.
pub(super) const PAGE: usize = 10;

/// Where records lie, as far as their order as results goes.
pub(super) struct Places<'i> {
    /// The records of each kind that are open, and those that are closed: first, end, whether closed.
    pub(super) groups: &'i [(u32, u32, bool)],
    /// Bits of a block.
    pub(super) block_bits: u32,
    /// Each record's place in the blocks meant; none when it is its number.
    pub(super) by_name: Option<&'i [u32]>,
}

/// The first [`PAGE`] records: by class; in a class what is open first, then by kind, as residents want them; then those of the block with most of
/// them, since results that are neighbours are loaded together; then in their own order.
pub(super) fn first(lists: &[Vec<u32>], places: &Places<'_>) -> Vec<u32> {
    let mut out = Vec::with_capacity(PAGE);
    for list in lists {
        // What is open before what is closed.
        for closed in [false, true] {
            for (start, end, _) in places.groups.iter().filter(|group| group.2 == closed) {
                if out.len() >= PAGE {
                    return out;
                }
                let from = list.partition_point(|record| record < start);
                let to = list.partition_point(|record| record < end);
                places.push(&list[from..to], PAGE - out.len(), &mut out);
            }
        }
    }
    out
}

impl Places<'_> {
    /// Adds up to `most` records of one class and kind.
    fn push(&self, list: &[u32], most: usize, out: &mut Vec<u32>) {
        let placed: Vec<(u32, u32)> = match self.by_name {
            None => list
                .iter()
                .map(|record| (record >> self.block_bits, *record))
                .collect(),
            Some(by_name) => {
                let place = |record: u32| by_name.get(record as usize).copied().unwrap_or(record);
                let mut placed: Vec<(u32, u32)> = list
                    .iter()
                    .map(|record| (place(*record) >> self.block_bits, *record))
                    .collect();
                placed.sort_unstable();
                placed
            }
        };
        let mut blocks: Vec<&[(u32, u32)]> = placed.chunk_by(|a, b| a.0 == b.0).collect();
        // Stable: among equally full blocks the first one.
        blocks.sort_by_key(|block| Reverse(block.len()));
        out.extend(blocks.into_iter().flatten().map(|(_, record)| *record).take(most));
    }
}
