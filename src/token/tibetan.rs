//! Tibetan folds of search, stemming: one form for a syllable with and without the particle written onto it. The browser's
//! twin is `syllable` in `search/client/text.js`; the particles stand in `lang/tibetan/syllable.rs`.
//!
//! **You are here:** `token/` — after `normalise`, before the syllable is put into the folded text; no IO.

use crate::lang::tibetan::{PARTICLES, is_subjoined, is_vowel, may_precede};

/// The syllable as search compares it; never empty when the syllable is not.
///
/// *Shape:* one normalised syllable, without a tsheg. *Source:* tibetan.md S3, whose letters (a) to (d) the steps bear.
pub(super) fn fold(syllable: &[char]) -> Vec<char> {
    // (a) Newspapers write ཊ or ཌ for a final གས.
    if let [before @ .., 'ཊ' | 'ཌ'] = syllable
        && !before.is_empty()
    {
        return [before, &['ག', 'ས']].concat();
    }
    // (b) A syllable that is nothing but a particle stays: འོ begins the word for milk.
    let stem = PARTICLES
        .iter()
        .find_map(|particle| syllable.strip_suffix(*particle).filter(|stem| !stem.is_empty()));
    let mut folded = stem.unwrap_or(syllable).to_vec();
    if stem.is_some()
        && let [prefix, root] = folded[..]
        && may_precede(prefix, root)
    {
        folded.push('འ');
    }
    // (c) A diminutive in འུ with a particle.
    if folded.len() > 3 && (folded.ends_with(&['འ', 'ུ', 'ར']) || folded.ends_with(&['འ', 'ུ', 'ས']))
    {
        folded.pop();
    }
    // (d) A nominal ending that is written in two ways.
    if matches!(folded[..], ['བ'] | ['བ', 'ོ']) {
        folded[0] = 'པ';
    }
    folded
}

/// The folded syllable without a final ར or ས that may be a particle; none when it cannot be one. The index has both,
/// since nobody can tell; a query never asks for less than what was typed.
///
/// *Source:* tibetan.md S4.
pub fn alternative(folded: &str) -> Option<&str> {
    let rest = folded.strip_suffix(['ར', 'ས'])?;
    let last = rest.chars().next_back()?;
    let one = rest.chars().nth(1).is_none();
    (one || is_vowel(last) || is_subjoined(last)).then_some(rest)
}
