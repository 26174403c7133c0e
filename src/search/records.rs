//! Posting list builder: which records have a key, or a term, by class.
//!
//! **You are here:** `search/` — after `keys`, before `shard` and `synonym`; no IO.

use super::index::Index;
use super::keys::Row;
use super::list::ByClass;
use super::strings::{ideographs, shard_of_ideographs};
use super::term::{ACROSS, BODY, EXACT, INNER, OTHER, START, pack};
use crate::token::{self, Run};

/// The records of some rows by class: each in its best one. Of ideographs so many `units` are meant.
pub(super) fn records(index: &Index, rows: &[Row], units: usize) -> ByClass {
    let mut lists: ByClass = std::array::from_fn(|_| Vec::new());
    let piece = |row: &Row| &index.pieces.all[(row.2 >> 3) as usize];
    let class = |row: &Row| match (row.2 & 7) as u8 {
        // What is a whole name with all its ideographs only begins it with less of them.
        ACROSS => usize::from(BODY),
        // Who types the beginning of a sound has not typed the whole of it.
        INNER if units == 2 && index.strings.goes_on(row.0) => usize::from(OTHER),
        EXACT if index.strings.is_longer(row.0, row.1, units) => usize::from(START),
        class => usize::from(class),
    };
    let total: usize = rows.iter().map(|row| piece(row).records.len()).sum();
    if total < 2_000 {
        let mut all: Vec<(u32, usize)> = rows
            .iter()
            .flat_map(|row| piece(row).records.iter().map(move |record| (*record, class(row))))
            .collect();
        all.sort_unstable();
        all.dedup_by_key(|(record, _)| *record);
        for (record, class) in all {
            lists[class].push(record);
        }
        return lists;
    }
    let mut best = vec![u8::MAX; index.cards.len()];
    for row in rows {
        let class = u8::try_from(class(row)).unwrap_or(u8::MAX);
        for record in &piece(row).records {
            let best = &mut best[*record as usize];
            *best = (*best).min(class);
        }
    }
    for (record, class) in best.into_iter().enumerate() {
        if let Some(list) = lists.get_mut(usize::from(class)) {
            list.push(u32::try_from(record).unwrap_or(u32::MAX));
        }
    }
    lists
}

/// The records that have a term of ideographs, by class; of a long one, those that have its beginning and its end.
pub(super) fn of_term(index: &Index, term: &str) -> ByClass {
    let folded = token::joined(&token::fold(term));
    let words: Vec<_> = token::words(&folded).collect();
    let units = match words.first().map(Vec::as_slice) {
        Some([Run::Han(units)]) if words.len() == 1 && units.len() > 1 => units.clone(),
        _ => return ByClass::default(),
    };
    let window = |units: &[char]| {
        let key = pack(units[0], units.get(1).copied(), None);
        let rows = index.rows[shard_of_ideographs(key, index.rows.len())].iter();
        let has = |row: &&Row| {
            let own = ideographs(row.0);
            let fourth = char::from_u32(row.1).filter(|c| *c > '\0');
            let own = own.into_iter().chain([fourth]).flatten();
            // Keys that are no ideographs are marked by their highest bit.
            row.0 >> 63 == 0 && own.take(units.len()).eq(units.iter().copied())
        };
        let rows: Vec<Row> = rows.filter(has).copied().collect();
        records(index, &rows, units.len())
    };
    let mut lists = window(&units[..units.len().min(4)]);
    if units.len() > 4 {
        let end: Vec<u32> = window(&units[units.len() - 4..]).concat();
        for list in &mut lists {
            list.retain(|record| end.contains(record));
        }
    }
    lists
}
