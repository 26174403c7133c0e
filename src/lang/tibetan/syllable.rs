//! Tibetan orthography of a syllable: which prefix may precede which root, and what is written onto the end.
//!
//! **You are here:** `lang/tibetan` — used by collation and by search folding; no IO.

/// Particles written onto the syllable before them, the longer before those that they end in.
/// *Source:* tibetan.md S3 (b).
pub const PARTICLES: [&[char]; 10] = [
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

/// Case particles, words of their own, parted by spaces. *Source:* tibetan.md S6.
pub const CASE_PARTICLES: &str = "གི ཀྱི གྱི ཡི གིས ཀྱིས གྱིས ཡིས དང ལ ན ནས ལས སུ ཏུ དུ རུ";

/// Whether a prefix may precede a root without a head letter. *Source:* tibetan.md S3 (b).
pub fn may_precede(prefix: char, root: char) -> bool {
    let roots = match prefix {
        'ག' => "ཅཉཏདནཙཞཟཡཤས",
        'ད' => "ཀགངཔབམ",
        'བ' => "ཀགཅཏདཙཞཟཤས",
        'མ' => "ཁགངཆཇཉཐདནཚཛ",
        'འ' => "ཁགཆཇཐདཕབཚཛ",
        _ => return false,
    };
    roots.contains(root)
}

/// Whether a letter over this root is its head, and not itself the root. *Source:* tibetan.md C2.
pub(super) fn is_head_of(head: char, root: char) -> bool {
    let roots = match head {
        'ར' => "ཀགངཇཉཏདནབམཙཛ",
        'ལ' => "ཀགངཅཇཏདཔབཧ",
        'ས' => "ཀགངཉཏདནཔབམཙ",
        _ => return false,
    };
    roots.contains(root)
}
