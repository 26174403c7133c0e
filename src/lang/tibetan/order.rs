//! Collation of Tibetan, as dictionaries have it: syllable by syllable, by the root letter, then by what precedes it.
//!
//! **You are here:** `lang/tibetan` — read by `lang/sort`; no IO. The rule is C2 of tibetan.md, which was measured against ICU's
//! `bo` collation (the order of the Great Tibetan-Chinese Dictionary).

#[cfg(test)]
mod tests;

use super::syllable::is_head_of;
use super::{full, in_syllable, is_letter, may_precede, normal};
use crate::lang::sort::{END, end_number, end_word};

/// The letters in order.
const LETTERS: &str = "ཀཁགངཅཆཇཉཏཐདནཔཕབམཙཚཛཝཞཟའཡརལཤསཧཨ";

/// What can precede a root, in order; nothing comes before them all.
const BEFORE: [&str; 11] = ["ག", "ད", "བ", "མ", "འ", "ར", "ལ", "ས", "བར", "བལ", "བས"];

/// The first of the 30 root letters. Numbers are less, Latin letters more.
const ROOT: u8 = 0x40;

/// The first of the letters after the root. Vowels and subjoined letters follow; all are more than [`END`].
const LETTER: u8 = 0x10;
const VOWEL: u8 = 0x30;
const SUBJOINED: u8 = 0x40;

/// A letter with what hangs below it and its vowels.
pub(super) struct Stack {
    pub(super) letter: char,
    /// As full letters.
    pub(super) below: Vec<char>,
    pub(super) vowels: Vec<char>,
}

impl Stack {
    fn is_plain(&self) -> bool {
        self.below.is_empty() && self.vowels.is_empty()
    }

    /// The head letter's place: over which letter it stands as a head, not as a root.
    fn has_head(&self) -> bool {
        self.below
            .first()
            .is_some_and(|below| is_head_of(self.letter, *below))
    }
}

/// The syllables one after the other.
pub(in crate::lang) fn key(text: &str, key: &mut Vec<u8>) {
    let chars = normal(text);
    let mut number = String::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        if c.is_ascii_digit() {
            number.push(*c);
            at += 1;
            continue;
        }
        end_number(&mut number, key);
        let length = chars[at..].iter().take_while(|c| in_syllable(**c)).count();
        if length > 0 {
            end_word(key);
            syllable(&chars[at..at + length], key);
            key.push(END);
        } else if c.is_alphanumeric() {
            key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            end_word(key);
        }
        at += length.max(1);
    }
    end_number(&mut number, key);
    end_word(key);
}

/// The root letter of the first syllable.
pub(in crate::lang) fn initial(text: &str) -> Option<char> {
    let chars = normal(text);
    let start = chars.iter().position(|c| in_syllable(*c))?;
    let length = chars[start..].iter().take_while(|c| in_syllable(**c)).count();
    let stacks = stacks(&chars[start..start + length]);
    let (_, stack, head) = root(&stacks)?;
    let letter = if head { *stack.below.first()? } else { stack.letter };
    LETTERS.contains(letter).then_some(letter)
}

/// Letters that sort as others; none for signs that do not count.
fn folded(c: char) -> Option<char> {
    Some(match c {
        'ཊ' => 'ཏ',
        'ཋ' => 'ཐ',
        'ཌ' => 'ད',
        'ཎ' => 'ན',
        'ཥ' => 'ཤ',
        '\u{F7B}' => '\u{F7A}',
        '\u{F7D}' => '\u{F7C}',
        '\u{F71}' | '\u{F7F}' => return None,
        other => other,
    })
}

pub(super) fn stacks(syllable: &[char]) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    for c in syllable {
        if let (Some(letter), Some(stack)) = (full(*c), stacks.last_mut()) {
            stack.below.extend(folded(letter));
            continue;
        }
        match (*c, stacks.last_mut()) {
            (letter, _) if is_letter(letter) => {
                let letter = folded(letter).unwrap_or(letter);
                stacks.push(Stack {
                    letter,
                    below: Vec::new(),
                    vowels: Vec::new(),
                });
            }
            (sign, Some(stack)) => stack.vowels.extend(folded(sign)),
            // A sign without a letter before it cannot be placed.
            (_, None) => {}
        }
    }
    stacks
}

/// How many prefixes there are (0 or 1), the root's stack, and whether that has a head letter.
pub(super) fn root(stacks: &[Stack]) -> Option<(usize, &Stack, bool)> {
    let first = stacks.first()?;
    if let Some(second) = stacks.get(1).filter(|second| has_prefix(first, second, stacks)) {
        return Some((1, second, second.has_head()));
    }
    Some((0, first, first.has_head()))
}

fn has_prefix(first: &Stack, second: &Stack, all: &[Stack]) -> bool {
    if !first.is_plain() {
        return false;
    }
    let may_precede = if second.has_head() {
        first.letter == 'བ'
    } else {
        // བརླ has the root ར.
        may_precede(first.letter, second.letter)
            || (first.letter == 'བ' && second.letter == 'ར' && second.below.first() == Some(&'ལ'))
    };
    if !may_precede || (second.is_plain() && all.len() == 2) {
        return false;
    }
    // X + ག ང བ མ + ས: the root is X, and ས a second suffix; four syllables are exceptions.
    let suffixes = matches!(all, [_, second, third]
        if second.is_plain() && "གངབམ".contains(second.letter) && third.is_plain() && third.letter == 'ས');
    !suffixes || matches!((first.letter, second.letter), ('ད', 'ག' | 'བ' | 'མ') | ('འ', 'ག'))
}

fn syllable(chars: &[char], key: &mut Vec<u8>) {
    let stacks = stacks(chars);
    let Some((prefixes, stack, head)) = root(&stacks) else {
        return;
    };
    let mut before: String = stacks[..prefixes].iter().map(|stack| stack.letter).collect();
    let (letter, below) = match stack.below.split_first() {
        Some((under, rest)) if head => {
            before.push(stack.letter);
            (*under, rest)
        }
        _ => (stack.letter, stack.below.as_slice()),
    };
    key.push(ROOT + place(letter));
    let rank = BEFORE
        .iter()
        .position(|one| *one == before)
        .map_or(0, |at| at + 1);
    key.push(LETTER + u8::try_from(rank).unwrap_or(0));
    key.extend(below.iter().map(|letter| SUBJOINED + place(*letter)));
    key.extend(stack.vowels.iter().map(|vowel| weight(*vowel)));
    for stack in &stacks[prefixes + 1..] {
        key.push(LETTER + place(stack.letter));
        key.extend(stack.below.iter().map(|letter| SUBJOINED + place(*letter)));
        key.extend(stack.vowels.iter().map(|vowel| weight(*vowel)));
    }
}

/// 0 to 29; 30 for letters outside the alphabet. The order of the subjoined letters is the same as that of their codes.
fn place(letter: char) -> u8 {
    let at = LETTERS.chars().position(|one| one == letter).unwrap_or(30);
    u8::try_from(at).unwrap_or(30)
}

/// A vowel's; signs such as ཾ come after the vowels.
fn weight(vowel: char) -> u8 {
    VOWEL
        + match vowel {
            '\u{F72}' => 0,
            '\u{F74}' => 1,
            '\u{F7A}' => 2,
            '\u{F7C}' => 3,
            _ => 4,
        }
}
