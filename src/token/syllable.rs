//! One form for a Tibetan syllable with and without the particle written onto it.
//!
//! **You are here:** `token/` — after `normalise`, before the syllable is put into the folded text; no IO.

/// Particles written onto the syllable before them, the longer before those that they end in.
/// *Source:* tibetan.md S3 (b).
const PARTICLES: [&[char]; 10] = [
    &['འ', 'ི', 'འ', 'ོ'],
    &['འ', 'ི', 'འ', 'མ'],
    &['འ', 'ི', 'འ', 'ང'],
    &['འ', 'ོ', 'འ', 'མ'],
    &['འ', 'ོ', 'འ', 'ང'],
    &['འ', 'ི', 'ས'],
    &['འ', 'ི'],
    &['འ', 'ོ'],
    &['འ', 'མ'],
    &['འ', 'ང'],
];

/// Prefixes, each with the roots that it may precede. *Source:* tibetan.md S3 (b).
const PREFIXES: [(char, &str); 5] = [
    ('ག', "ཅཉཏདནཙཞཟཡཤས"),
    ('ད', "ཀགངཔབམ"),
    ('བ', "ཀགཅཏདཙཞཟཤས"),
    ('མ', "ཁགངཆཇཉཐདནཚཛ"),
    ('འ', "ཁགཆཇཐདཕབཚཛ"),
];

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
        && PREFIXES
            .iter()
            .any(|(of, roots)| *of == prefix && roots.contains(root))
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
