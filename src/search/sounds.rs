//! Sound table: what characters sound like, for names that were typed with another character of the same sound.
//!
//! **You are here:** `search/` — read by `build`; loaded by `client/slips.js`; no IO.
//!
//! GB 2312 has its first level, the 3,755 characters that are most used, in the order of their sound, and every browser knows that order
//! (`client/traditional.js`). So one small file tells all of them: a syllable and how many have it. Nothing but what is rarer lies in
//! files by the character's code; before, a name of four characters asked for four of 32.

use crate::lang::chinese;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// In how many files it is told what the rarer characters sound like.
pub(super) const RARER: u32 = 8;

/// The files: the common characters, in their order; then the others that the site `has`, by the character's code modulo the number of
/// files. *Shape:* of the first, a syllable (none where there is no reading) and how many follow that have it, with nothing between; of
/// the others, a syllable and all characters that are read so, with spaces between.
pub(super) fn make(has: impl Fn(char) -> bool) -> Vec<String> {
    let common = common();
    let mut first = String::new();
    for group in common.chunk_by(|one, next| syllable(*one) == syllable(*next)) {
        // Writing to a string never fails.
        let _ = write!(first, "{}{}", syllable(group[0]), group.len());
    }
    let mut groups: Vec<BTreeMap<String, String>> = vec![BTreeMap::new(); RARER as usize];
    for c in ('\u{3400}'..='\u{9FFF}').filter(|c| has(*c) && !common.contains(c)) {
        let syllable = syllable(c);
        if !syllable.is_empty() {
            groups[(u32::from(c) % RARER) as usize]
                .entry(syllable)
                .or_default()
                .push(c);
        }
    }
    let others = groups.iter().map(|groups| {
        let groups: Vec<String> = groups
            .iter()
            .map(|(letters, all)| format!("{letters}{all}"))
            .collect();
        groups.join(" ")
    });
    std::iter::once(first).chain(others).collect()
}

/// All characters of GB 2312 in its order, those of the first level first.
pub(super) fn gb() -> String {
    let bytes: Vec<u8> = (0xB0..0xF8_u8)
        .flat_map(|row| (0xA1..0xFF_u8).flat_map(move |cell| [row, cell]))
        .collect();
    encoding_rs::GBK.decode(&bytes).0.into_owned()
}

/// Characters of the first level.
const COMMON: usize = 3_755;

fn common() -> Vec<char> {
    gb().chars().take(COMMON).collect()
}

/// How a character is typed by its sound; empty when it has none.
fn syllable(c: char) -> String {
    chinese::reading(c).map_or_else(String::new, |reading| reading.letters.replace('ü', "v"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_characters_are_told_by_their_order_and_rarer_ones_by_their_code() {
        let files = make(|c| "埕塘".contains(c));
        let mut all = Vec::new();
        let mut rest = files[0].as_str();
        while !rest.is_empty() {
            let (syllable, more) = rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(0));
            let end = more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len());
            let count = more[..end].parse().unwrap_or(0);
            all.extend(std::iter::repeat_n(syllable, count));
            rest = &more[end..];
        }
        assert_eq!(all.len(), COMMON);
        let common = common();
        let heard = |c: char| common.iter().position(|own| *own == c).map(|at| all[at]);
        assert_eq!(heard('啊'), Some("a"));
        assert_eq!(heard('塘'), Some("tang"));
        assert_eq!(heard('做'), Some("zuo"));
        assert_eq!(heard('埕'), None);
        assert_eq!(files[1 + u32::from('埕') as usize % RARER as usize], "cheng埕");
        assert!(files[0].len() < 4_000, "{}", files[0].len());
    }
}
