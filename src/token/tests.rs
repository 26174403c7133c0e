#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::fold;
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What both sides are held to; `tests/browser/fold.test.mjs` reads the same file.
#[derive(Deserialize)]
struct Vectors {
    /// Texts with their folded forms.
    texts: Vec<(String, String)>,
    /// Folded forms with the characters that alone fold to them. Those that stand for themselves are
    /// left out: ideographs, Tibetan letters and signs, a–z, 0–9, and what is nothing to search.
    characters: BTreeMap<String, String>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("../../tests/tokens.json")).unwrap()
}

/// The folded form of a character that stands for itself.
fn itself(c: char) -> String {
    match c {
        '0'..='9' | 'a'..='z' => format!("^{c}"),
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}' => c.to_string(),
        '\u{F40}'..='\u{F84}' | '\u{F86}'..='\u{FBC}' => format!("\u{F0B}{c}\u{F0B}"),
        _ => String::new(),
    }
}

#[test]
fn texts_fold_as_the_shared_vectors_say() {
    for (text, folded) in vectors().texts {
        assert_eq!(fold(&text), folded, "{text:?}");
    }
}

#[test]
fn each_character_folds_as_the_shared_vectors_say() {
    let mut listed = BTreeMap::new();
    for (folded, characters) in vectors().characters {
        listed.extend(characters.chars().map(|c| (c, folded.clone())));
    }
    for c in '\0'..=char::MAX {
        let wanted = listed.get(&c).cloned().unwrap_or_else(|| itself(c));
        assert_eq!(fold(&c.to_string()), wanted, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn a_syllable_is_found_as_a_whole_only() {
    let text = fold("ཆེན་པོ་དང་ཆུང་ངུ");
    assert!(text.contains(&fold("ཆུང")));
    assert!(text.contains(&fold("དང་ཆུང་")));
    for part in ["ཆེ", "ཆུ", "ང", "ཆེན་ཆུང"] {
        assert!(!text.contains(&fold(part)), "{part}");
    }
}

#[test]
fn a_run_is_found_by_its_beginning_only() {
    let text = fold("电话0891-6323000，Lhasa");
    for beginning in ["0891", "632", "电话08", "lha", "0891-6323"] {
        assert!(text.contains(&fold(beginning)), "{beginning}");
    }
    for inside in ["891", "3000", "hasa", "话891"] {
        assert!(!text.contains(&fold(inside)), "{inside}");
    }
}

/// A syllable as one finds them in texts: nothing in it that folding would take for a particle.
const SYLLABLE: &str = "[ཀགངཅཉཏདནཔམཙཞཟཡརལཤསཧ][\u{FB1}\u{FB2}]?[\u{F72}\u{F74}\u{F7A}\u{F7C}]?[གངནམརལས]?";

proptest! {
    #[test]
    fn folding_never_panics_and_leaves_nothing_but_units(text in "\\PC*|[\u{F00}-\u{FFF}a-z0-9 ]*") {
        let folded = fold(&text);
        prop_assert!(!folded.starts_with(' ') && !folded.ends_with(' ') && !folded.contains("  "));
        let of_units = |c: char| c == ' ' || c == '^' || c == '\u{F0B}' || !fold(&c.to_string()).is_empty();
        prop_assert!(folded.chars().all(of_units), "{folded:?}");
    }

    #[test]
    fn words_of_one_script_fold_to_themselves(words in proptest::collection::vec("[一丁七万三上下不与丐丑专且世丘丙业丛东丝]{1,6}|་([ཀཁགངཅཆཇཉ]་){1,4}", 1..6)) {
        let text = words.join(" ");
        prop_assert_eq!(fold(&text), text);
    }

    #[test]
    fn any_neighbouring_syllables_are_found(syllables in proptest::collection::vec(SYLLABLE, 1..8), from in 0..8usize, len in 1..8usize) {
        let from = from.min(syllables.len() - 1);
        let to = (from + len).min(syllables.len());
        let text = fold(&format!("{}།", syllables.join("་")));
        prop_assert!(text.contains(&fold(&syllables[from..to].join("་"))));
        // Spellings of the same thing fold alike.
        prop_assert_eq!(fold(&syllables.join("\u{F0C}")), text);
    }

    #[test]
    fn a_part_of_a_chinese_word_is_found(text in "[一-龥0-9]{1,12}", from in 0..12usize, len in 1..12usize) {
        let chars: Vec<char> = text.chars().collect();
        let mut from = from.min(chars.len() - 1);
        // Not from the middle of a number.
        while from > 0 && chars[from].is_ascii_digit() && chars[from - 1].is_ascii_digit() {
            from -= 1;
        }
        let part: String = chars[from..(from + len).min(chars.len())].iter().collect();
        prop_assert!(fold(&text).contains(&fold(&part)));
    }
}

#[test]
fn traditional_characters_fold_to_simplified_ones_and_those_to_themselves() {
    assert_eq!(fold("社會工作服務站"), fold("社会工作服务站"));
    for (simple, traditional) in super::traditional() {
        assert_eq!(fold(&simple.to_string()), simple.to_string());
        for c in traditional.chars() {
            assert_eq!(fold(&c.to_string()), simple.to_string(), "{c}");
        }
    }
}

#[test]
fn the_sounds_of_a_name_begin_at_any_of_its_first_syllables_and_in_either_reading() {
    let sounds = super::sounds("朝阳街", std::iter::empty());
    let all = |sounds: &std::collections::BTreeSet<String>| sounds.iter().cloned().collect::<Vec<_>>();
    assert_eq!(
        all(&sounds.full),
        ["chaoyangjie", "jie", "yangjie", "zhaoyangjie"]
    );
    assert_eq!(all(&sounds.initials), ["cyj", "yj", "zyj"]);
    let given = super::sounds("六安", ["lu an"].into_iter());
    assert!(given.full.contains("luan") && given.full.contains("an"));
}

#[test]
fn a_final_that_may_be_a_particle_is_also_left_out() {
    use super::alternative;
    assert_eq!(alternative("སར"), Some("ས"));
    assert_eq!(alternative("པོས"), Some("པོ"));
    assert_eq!(alternative("ནས"), Some("ན"));
    assert_eq!(alternative("ཚོགས"), None);
    assert_eq!(alternative("ར"), None);
}

#[test]
fn a_folded_text_comes_apart_into_runs_of_one_script() {
    use super::{Run, words};
    let folded = fold("拉萨ལྷ་ས། 第3号");
    let words: Vec<_> = words(&folded).collect();
    assert_eq!(
        words,
        [
            vec![Run::Han(vec!['拉', '萨'])],
            vec![Run::Tibetan(vec!["ལྷ", "ས"])],
            vec![Run::Han(vec!['第']), Run::Latin("3"), Run::Han(vec!['号'])],
        ]
    );
}
