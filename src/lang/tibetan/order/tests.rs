//! Tibetan words in the order of the dictionaries.

use crate::lang::Lang;
use crate::lang::sort::tests::in_order;
use crate::lang::sort::{initial, key};

/// The root letter and what precedes it, as the key sees them.
fn root_of(syllable: &str) -> (char, String) {
    let chars = super::normal(syllable);
    let stacks = super::stacks(&chars);
    let (prefixes, stack, head) = super::root(&stacks).unwrap_or_else(|| panic!("{syllable} has a root"));
    let mut before: String = stacks[..prefixes].iter().map(|stack| stack.letter).collect();
    if head {
        before.push(stack.letter);
    }
    (if head { stack.below[0] } else { stack.letter }, before)
}

#[test]
fn the_root_is_found_among_prefixes_heads_and_suffixes() {
    for (syllable, root, before) in [
        ("ཀ", 'ཀ', ""),
        ("རྐང", 'ཀ', "ར"),
        ("བརྐུས", 'ཀ', "བར"),
        ("བསྐུལ", 'ཀ', "བས"),
        ("བལྟ", 'ཏ', "བལ"),
        ("ལྟ", 'ཏ', "ལ"),
        ("ལྷ", 'ཧ', "ལ"),
        ("དཀར", 'ཀ', "ད"),
        ("དག", 'ད', ""),
        ("དགའ", 'ག', "ད"),
        ("དགའི", 'ག', "ད"),
        ("དགས", 'ག', "ད"),
        ("འགས", 'ག', "འ"),
        ("དབས", 'བ', "ད"),
        ("དམས", 'མ', "ད"),
        ("དངས", 'ད', ""),
        ("མངས", 'མ', ""),
        ("བགས", 'བ', ""),
        ("གངས", 'ག', ""),
        ("འདམ", 'ད', "འ"),
        ("བདེ", 'ད', "བ"),
        ("བཟང", 'ཟ', "བ"),
        ("བཞི", 'ཞ', "བ"),
        ("བརླ", 'ར', "བ"),
        ("བརླག", 'ར', "བ"),
        ("བསླབས", 'ས', "བ"),
        ("གཡུ", 'ཡ', "ག"),
        ("གཡས", 'ཡ', "ག"),
        ("གདོང", 'ད', "ག"),
        ("མཚོ", 'ཚ', "མ"),
        ("མལ", 'མ', ""),
        ("བར", 'བ', ""),
        ("སྐྱིད", 'ཀ', "ས"),
        ("སྲིད", 'ས', ""),
        ("རླུང", 'ར', ""),
        ("ཟླ", 'ཟ', ""),
        ("དབུ", 'བ', "ད"),
        ("འབུམ", 'བ', "འ"),
    ] {
        assert_eq!(root_of(syllable), (root, before.to_owned()), "{syllable}");
    }
}

#[test]
fn syllables_follow_the_dictionary() {
    in_order(
        Lang::BO,
        &[
            "ཀ", "ཀ་བ", "ཀག", "ཀི", "ཀུ", "ཀེ", "ཀོ", "ཀྱ", "ཀྲ", "ཀླ", "དཀར", "བཀའ", "རྐང", "ལྐུགས", "སྐད", "བརྐུས",
            "བསྐུལ", "ཁ",
        ],
    );
    in_order(Lang::BO, &["2", "༡༠", "ལྷ", "ལྷ་ས", "ལྷག", "ཨ", "abc"]);
    // ཊ and long vowels sort as ཏ and short ones.
    in_order(Lang::BO, &["ཏ", "ཊི", "ཏུ", "ཏཱུ་ཀ", "ཏེ"]);
}

/// The glossary's place names, in the order of their roots: what decides is written beside.
#[test]
fn place_names_are_in_order() {
    in_order(
        Lang::BO,
        &[
            "ཀརྨ་མ་ཀུན་བཟང",    // ཀ + ར…
            "ཀུན་བདེ་གླིང",       // ཀ + vowel u
            "ཀོང་ཐང་ཤང",       // ཀ + vowel o
            "སྐྱིད་རས",          // ས over ཀ
            "ཁྲེང་ཀོན་ཆུས",       // ཁ + ྲ, vowel e
            "ཁྲོམ་སྲིད་ཁང",       // … vowel o
            "གྲ་བཞི",           // ག + ྲ
            "རྒྱས་དར་ཤང",       // ར over ག
            "མངའ་རིས",         // མ before ང
            "བཅིངས་འགྲོལ་ནུབ་ལམ", // བ before ཅ
            "ཆུ་ཤུར་རྫོང",        // ཆ
            "རྗེ་འབུམ་སྒང",       // ར over ཇ
            "ཉང་བྲན",          // ཉ
            "སྙིང་དྲུང་ཤང",       // ས over ཉ, vowel i
            "སྙེ་མོ་རྫོང",         // … vowel e
            "སྟག་རྩེ་ཆུས",        // ས over ཏ
            "སྟོད་ལུང་བདེ་ཆེན་ཆུས", // … vowel o
            "དོག་སྡེ",           // ད
            "གདོང་དཀར",        // ག before ད
            "འདམ་གཞུང་རྫོང",     // འ before ད; གཞུང is under ཞ, ཆུ under ཆ
            "རྡོ་སེང་གེ་ལམ",      // ར over ད
            "ནག་ཆུ",           // ན
            "གནམ་མཚོ་ཤང",      // ག before ན
            "སྣ་ཆེན",           // ས over ན
            "པེ་ཅིང",           // པ
            "བར་སྐོར",          // བ + ར
            "བྱང་ཁ་ཤང",        // བ + ྱ
            "དབུ་མ་ཐང་ཤང",     // ད before བ
            "མལ་གྲོ་གུང་དཀར་རྫོང", // མ
            "ཚལ་གུང་ཐང",       // ཚ
            "མཚོ་སྔོན",          // མ before ཚ
            "གཞིས་རྩེ",          // ག before ཞ
            "ཡངས་པ་ཅན་གྲོང་རྡལ", // ཡ
            "གཡུ་ཐོག་ལམ",       // ག before ཡ
            "ལུང་རིང་ཤང",       // ལ, vowel u
            "ལེང་ཏའོ",          // … vowel e
            "ལྷ་ས",            // ལ over ཧ
            "ལྷ་ས་གྲོང་ཁྱེར",      // longer
            "ལྷུན་གྲུབ་རྫོང",       // … vowel u
            "ལྷོ་ཁ",            // … vowel o
        ],
    );
    assert!(key(Lang::BO, "འདམ་ཆུ་ཁ་གྲོང་རྡལ", None) < key(Lang::BO, "འདམ་གཞུང་རྫོང", None));
}

#[test]
fn the_letter_of_a_name_is_its_root() {
    for (name, letter, id) in [
        ("ལྷ་ས", "ཧ", "t-0f67"),
        ("འདམ་གཞུང", "ད", "t-0f51"),
        ("གཡུ་ཐོག", "ཡ", "t-0f61"),
        ("«ཀ»", "ཀ", "t-0f40"),
        ("12345", "#", "other"),
        ("WPS", "W", "w"),
    ] {
        let initial = initial(Lang::BO, name, None);
        assert_eq!(
            (initial.letter.as_str(), initial.id.as_str()),
            (letter, id),
            "{name}"
        );
    }
    assert_eq!(initial(Lang::BO, "拉萨", Some("ལྷ་ས")).id, "t-0f67");
}
