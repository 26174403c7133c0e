//! Wylie, the Latin transliteration of Tibetan that scholars and officials type: ལྷ་ས is *lha sa*.
//!
//! **You are here:** `lang/tibetan` — after `order`, which finds the root of a syllable; read by what search finds; no IO.
//!
//! *Source:* T. V. Wylie, A Standard System of Tibetan Transcription (1959), with the full stop of Extended Wylie after a prefix
//! ག before the root ཡ. Signs of Sanskrit are left out: names of places and people have none.

use super::order::{Stack, root, stacks};
use super::{in_syllable, normal};

/// A text's syllables in Wylie, parted by spaces; empty when it has none.
pub fn wylie(text: &str) -> String {
    let chars = normal(text);
    let syllables = chars.split(|c| !in_syllable(*c)).filter(|run| !run.is_empty());
    let all: Vec<String> = syllables.map(syllable).collect();
    all.join(" ")
}

fn syllable(chars: &[char]) -> String {
    let stacks = stacks(chars);
    let Some((prefixes, root, _)) = root(&stacks) else {
        return String::new();
    };
    let mut out: String = stacks[..prefixes]
        .iter()
        .map(|stack| letter(stack.letter))
        .collect();
    if out == "g" && root.letter == 'ཡ' {
        out.push('.');
    }
    push(&mut out, root);
    if root.vowels.is_empty() {
        out.push('a');
    }
    for stack in &stacks[prefixes + 1..] {
        push(&mut out, stack);
    }
    out
}

fn push(out: &mut String, stack: &Stack) {
    out.push_str(letter(stack.letter));
    out.extend(stack.below.iter().map(|below| letter(*below)));
    out.extend(stack.vowels.iter().map(|vowel| match vowel {
        '\u{F72}' => "i",
        '\u{F74}' => "u",
        '\u{F7A}' => "e",
        '\u{F7C}' => "o",
        _ => "",
    }));
}

fn letter(letter: char) -> &'static str {
    match letter {
        'ཀ' => "k",
        'ཁ' => "kh",
        'ག' => "g",
        'ང' => "ng",
        'ཅ' => "c",
        'ཆ' => "ch",
        'ཇ' => "j",
        'ཉ' => "ny",
        'ཏ' => "t",
        'ཐ' => "th",
        'ད' => "d",
        'ན' => "n",
        'པ' => "p",
        'ཕ' => "ph",
        'བ' => "b",
        'མ' => "m",
        'ཙ' => "ts",
        'ཚ' => "tsh",
        'ཛ' => "dz",
        'ཝ' => "w",
        'ཞ' => "zh",
        'ཟ' => "z",
        'འ' => "'",
        'ཡ' => "y",
        'ར' => "r",
        'ལ' => "l",
        'ཤ' => "sh",
        'ས' => "s",
        'ཧ' => "h",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_scholars_write_them() {
        for (name, latin) in [
            ("ལྷ་ས།", "lha sa"),
            ("གཞིས་ཀ་རྩེ", "gzhis ka rtse"),
            ("ཉིང་ཁྲི", "nying khri"),
            ("ཆབ་མདོ", "chab mdo"),
            ("མངའ་རིས", "mnga' ris"),
            ("བསམ་གྲུབ", "bsam grub"),
            ("གཡང", "g.yang"),
            ("ཨ་མདོ", "a mdo"),
            ("拉萨", ""),
        ] {
            assert_eq!(wylie(name), latin, "{name}");
        }
    }
}
