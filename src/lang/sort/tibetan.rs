//! Tibetan as dictionaries have it: syllable by syllable, by the root letter, then by what precedes it.
//!
//! **You are here:** `lang/sort` — one language's order; no IO. The rule is C2 of tibetan.md, which was measured against ICU's
//! `bo` collation (the order of the Great Tibetan-Chinese Dictionary).

#[cfg(test)]
mod tests;

use super::tibetan_text::normal;
use super::{END, end_number, end_word};

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
struct Stack {
    letter: char,
    /// As full letters.
    below: Vec<char>,
    vowels: Vec<char>,
}

impl Stack {
    fn is_plain(&self) -> bool {
        self.below.is_empty() && self.vowels.is_empty()
    }

    /// The head letter's place: over which letter it stands as a head, not as a root.
    fn has_head(&self) -> bool {
        let under = match self.letter {
            'ར' => "ཀགངཇཉཏདནབམཙཛ",
            'ལ' => "ཀགངཅཇཏདཔབཧ",
            'ས' => "ཀགངཉཏདནཔབམཙ",
            _ => return false,
        };
        self.below.first().is_some_and(|below| under.contains(*below))
    }
}

/// The roots that a letter may precede (tibetan.md S3).
fn roots_after(prefix: char) -> &'static str {
    match prefix {
        'ག' => "ཅཉཏདནཙཞཟཡཤས",
        'ད' => "ཀགངཔབམ",
        'བ' => "ཀགཅཏདཙཞཟཤས",
        'མ' => "ཁགངཆཇཉཐདནཚཛ",
        'འ' => "ཁགཆཇཐདཕབཚཛ",
        _ => "",
    }
}

/// The syllables one after the other.
pub(super) fn key(text: &str, key: &mut Vec<u8>) {
    let chars = normal(text);
    let mut number = String::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let digit = match *c {
            '\u{F20}'..='\u{F29}' => char::from_digit(u32::from(*c) - 0xF20, 10),
            other => Some(other).filter(char::is_ascii_digit),
        };
        if let Some(digit) = digit {
            number.push(digit);
            at += 1;
            continue;
        }
        end_number(&mut number, key);
        let length = chars[at..].iter().take_while(|c| is_tibetan(**c)).count();
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
pub(super) fn initial(text: &str) -> Option<char> {
    let chars = normal(text);
    let start = chars.iter().position(|c| is_tibetan(*c))?;
    let length = chars[start..].iter().take_while(|c| is_tibetan(**c)).count();
    let stacks = stacks(&chars[start..start + length]);
    let (_, stack, head) = root(&stacks)?;
    let letter = if head { *stack.below.first()? } else { stack.letter };
    LETTERS.contains(letter).then_some(letter)
}

fn is_tibetan(c: char) -> bool {
    matches!(c, '\u{F40}'..='\u{F84}' | '\u{F86}'..='\u{FBC}')
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

fn stacks(syllable: &[char]) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    for c in syllable {
        match (*c, stacks.last_mut()) {
            ('\u{F90}'..='\u{FBC}', Some(stack)) => {
                // The subjoined letters stand 0x50 after the full ones.
                let full = char::from_u32(u32::from(*c) - 0x50).and_then(folded);
                stack.below.extend(full);
            }
            ('\u{F40}'..='\u{F6C}', _) => {
                let letter = folded(*c).unwrap_or(*c);
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
fn root(stacks: &[Stack]) -> Option<(usize, &Stack, bool)> {
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
        roots_after(first.letter).contains(second.letter)
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
