//! Lookup table of page numbers: which record's page has a number that is said on the telephone.
//!
//! **You are here:** `search/` — read by `build` and `files`; `client/index.js` reads what is written here; no IO.
//!
//! Not keys like others: a number of each record's own would be a key with a list of its own, four times the bytes.

use super::digit::push_number;
use crate::page::Entry;

/// Numbers in one file.
const IN_A_FILE: usize = 600;
/// Files at most; the first two digits tell a number's file.
const MOST: usize = 25;

/// The files: of the first two digits, modulo their number. *Shape:* for each number, sorted, the gap from the one before, then its
/// record; the digits of a number are as many as those of any other.
pub(super) fn make(entries: &[Entry<'_>]) -> Vec<String> {
    let mut all: Vec<(u32, u32)> = (0..)
        .zip(entries)
        .flat_map(|(record, entry)| entry.numbers.iter().map(move |number| (*number, record)))
        .collect();
    all.sort_unstable();
    let files = (all.len() / IN_A_FILE).clamp(1, MOST);
    let mut out = vec![(0, String::new()); files];
    for (number, record) in all {
        let mut first = number;
        while first > 99 {
            first /= 10;
        }
        let (last, text) = &mut out[first as usize % files];
        push_number(text, number - *last);
        push_number(text, record);
        *last = number;
    }
    out.into_iter().map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::digit::take_number;

    #[test]
    fn each_number_is_in_the_file_of_its_first_two_digits() {
        let entry = |numbers: &[u32]| Entry {
            numbers: numbers.to_vec(),
            ..Entry::default()
        };
        let entries: Vec<Entry<'_>> = (0..1_300)
            .map(|at| entry(&[240_000 + at * 500, 990_000 + at]))
            .collect();
        let files = make(&entries);
        assert_eq!(files.len(), 4);
        let mut found = 0;
        for (file, text) in files.iter().enumerate() {
            let (mut rest, mut number) = (text.as_str(), 0);
            while let Some(gap) = take_number(&mut rest) {
                number += gap;
                let record = take_number(&mut rest).unwrap_or(u32::MAX);
                assert!(entries[record as usize].numbers.contains(&number));
                assert_eq!(number / 10_000 % 4, u32::try_from(file).unwrap_or(9));
                found += 1;
            }
        }
        assert_eq!(found, 2_600);
    }
}
