//! Lists of records as runs of numbers.
//!
//! **You are here:** `search/` — read by `shard`; no IO.

use super::digit::{push_number, take_number};

/// How a list begins in a key's entry: the class, which says what part of the records has the key and whether a resident
/// can do something with them. Lower is better.
pub(super) const CLASSES: usize = 12;

/// A sorted list of records by class; a record is in one of them only.
pub(super) type ByClass = [Vec<u32>; CLASSES];

/// A list, as runs: the gap from the end of the last run, doubled, plus one if the run is longer than one; then the
/// run's length less two.
pub(super) fn encode(list: &[u32]) -> String {
    let mut out = String::with_capacity(list.len() * 2);
    let mut end = 0;
    let mut at = 0;
    while let Some(&start) = list.get(at) {
        let mut len = 1;
        while list
            .get(at + len)
            .is_some_and(|next| next - start == u32::try_from(len).unwrap_or(u32::MAX))
        {
            len += 1;
        }
        let run = u32::try_from(len).unwrap_or(u32::MAX);
        push_number(&mut out, (start - end) * 2 + u32::from(run > 1));
        if run > 1 {
            push_number(&mut out, run - 2);
        }
        end = start + run;
        at += len;
    }
    out
}

/// Reads what [`encode`] wrote.
pub(super) fn decode(mut text: &str) -> Vec<u32> {
    let mut list = Vec::new();
    let mut end = 0_u32;
    while let Some(gap) = take_number(&mut text) {
        let start = end.saturating_add(gap / 2);
        let len = if gap % 2 == 1 {
            take_number(&mut text).unwrap_or(0).saturating_add(2)
        } else {
            1
        };
        end = start.saturating_add(len);
        list.extend(start..end);
    }
    list
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_are_read_as_they_were_written(list in proptest::collection::btree_set(0..90_000_u32, 0..400)) {
            let list: Vec<u32> = list.into_iter().collect();
            prop_assert_eq!(decode(&encode(&list)), list);
        }
    }

    #[test]
    fn an_interval_takes_a_few_characters() {
        let list: Vec<u32> = (40_000..48_000).collect();
        assert!(encode(&list).len() <= 8);
    }
}
