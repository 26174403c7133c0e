//! Posting lists: lists of records as runs of numbers.
//!
//! **You are here:** `search/` — read by `shard`; no IO.

#[cfg(test)]
use super::digit::take_number;
use super::digit::{BASE, digit, push_number, value};

/// What part of its records has a key (`term`): the lower the better.
pub(super) const CLASSES: usize = 6;

/// A sorted list of records by class; a record is in one of them only.
pub(super) type ByClass = [Vec<u32>; CLASSES];

/// Stands before a list that is a picture: a digit for six records each, from the first of the list on.
const PICTURE: char = '}';
/// Records of a digit.
const BITS: u32 = 6;
/// Stands before a list of single records: for each, the gap from the one before.
const SINGLE: char = '!';

/// The file of the second tier that has a list of this name: its first two digits tell.
pub(super) fn list_file(name: &str, files: usize) -> usize {
    let mut values = name.chars().map(value);
    let mut next = || values.next().flatten().unwrap_or(0) as usize;
    let first = next();
    (first + BASE as usize * next()) % files
}

/// A list, as runs, as single records or as a picture, whichever is shortest. A run is the gap from the end of the last run,
/// doubled, plus one if the run is longer than one; then the run's length less two.
pub(super) fn encode(list: &[u32]) -> String {
    let mut best = runs(list);
    if best.len() > 8 {
        let single = single(list);
        if single.len() < best.len() {
            best = single;
        }
    }
    match (list.first(), list.last()) {
        (Some(first), Some(last)) if ((last - first) / BITS) as usize + 8 < best.len() => {
            picture(list, *first)
        }
        _ => best,
    }
}

/// The lists of each class that has some, `|` between: the class (a–f), then the list.
pub(super) fn by_class(lists: &ByClass) -> String {
    let mut out = String::new();
    for (class, list) in ('a'..).zip(lists).filter(|(_, list)| !list.is_empty()) {
        if !out.is_empty() {
            out.push('|');
        }
        out.push(class);
        out.push_str(&encode(list));
    }
    out
}

fn single(list: &[u32]) -> String {
    let mut out = String::from(SINGLE);
    let mut next = 0;
    for record in list {
        push_number(&mut out, record - next);
        next = record + 1;
    }
    out
}

fn picture(list: &[u32], first: u32) -> String {
    let mut out = String::from(PICTURE);
    push_number(&mut out, first);
    let mut list = list.iter().map(|record| record - first).peekable();
    let mut start = 0;
    while list.peek().is_some() {
        let mut bits = 0;
        while let Some(record) = list.next_if(|record| *record < start + BITS) {
            bits |= 1 << (record - start);
        }
        out.push(digit(bits));
        start += BITS;
    }
    out
}

fn runs(list: &[u32]) -> String {
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

/// Reads what [`encode`] wrote, as the browser does.
#[cfg(test)]
pub(super) fn decode(text: &str) -> Vec<u32> {
    if let Some(mut single) = text.strip_prefix(SINGLE) {
        let mut next = 0_u32;
        return std::iter::from_fn(|| {
            let record = next.checked_add(take_number(&mut single)?)?;
            next = record.checked_add(1)?;
            Some(record)
        })
        .collect();
    }
    let Some(mut picture) = text.strip_prefix(PICTURE) else {
        return decode_runs(text);
    };
    let first = take_number(&mut picture).unwrap_or(0);
    (0..)
        .step_by(BITS as usize)
        .zip(picture.chars())
        .flat_map(|(start, c)| {
            let bits = value(c).unwrap_or(0);
            (0..BITS)
                .filter(move |bit| bits & (1 << bit) != 0)
                .map(move |bit| first + start + bit)
        })
        .collect()
}

#[cfg(test)]
fn decode_runs(mut text: &str) -> Vec<u32> {
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
    fn a_dense_list_is_a_picture() {
        let list: Vec<u32> = (7..9_000)
            .filter(|record| record % 3 != 0 || record % 7 == 0)
            .collect();
        let text = encode(&list);
        assert!(text.starts_with('}') && text.len() < 1_520);
        assert_eq!(decode(&text), list);
    }

    #[test]
    fn an_interval_takes_a_few_characters() {
        let list: Vec<u32> = (40_000..48_000).collect();
        assert!(encode(&list).len() <= 8);
    }
}
