//! Spelling: the nearest of some words, for advice about a word that is none of them.
//!
//! **You are here:** `record/shape` — used wherever a name is looked up; no IO.

/// The longest word that is compared letter by letter. *Units:* bytes.
const LONGEST_WORD: usize = 128;

/// Up to so many letters a word must be like by more than half. *Units:* bytes.
const SHORT_WORD: usize = 5;

/// The nearest of some words, when one is near enough to be meant.
///
/// Numbers are no spelling: what has other digits is another thing (`540102` and `540103`, `notice-1` and `notice-2`), and
/// what is digits for the greater part is a code, which only its signs may differ from.
pub(crate) fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let word = word.to_lowercase().replace('_', "-");
    let (digits, code) = (digits_of(&word), is_code(&word));
    words
        .filter(|candidate| {
            let (long, short) = (candidate.len().max(word.len()), candidate.len().min(word.len()));
            // A likeness of a half needs half of the letters; digits are compared before letters, which cost more.
            short * 4 >= long && candidate.len() <= LONGEST_WORD && digits_of(candidate) == digits
        })
        .filter_map(|candidate| {
            let own = candidate.to_lowercase().replace('_', "-");
            if code {
                return (letters_of(&own) == letters_of(&word)).then_some((1.0, candidate));
            }
            let likeness = strsim::normalized_damerau_levenshtein(&word, &own);
            // Half of the letters of a short word are few: `kind` is no `id`.
            let meant = likeness > 0.5 || likeness >= 0.5 && own.len().max(word.len()) > SHORT_WORD;
            meant.then_some((likeness, candidate))
        })
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

/// Whether a word is digits for the greater part.
pub(crate) fn is_code(word: &str) -> bool {
    /// Up to so many characters half of them are enough: `gv-04`.
    const SHORT: usize = 5;
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let all = letters_of(word).chars().count();
    digits * 2 > all || (digits > 0 && all <= SHORT && digits * 2 == all)
}

/// The numbers of a word, without leading zeros.
fn digits_of(word: &str) -> Vec<&str> {
    word.split(|c: char| !c.is_ascii_digit())
        .map(|run| run.trim_start_matches('0'))
        .filter(|run| !run.is_empty())
        .collect()
}

fn letters_of(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_key_is_named() {
        assert_eq!(
            nearest("servces", ["services", "region"].into_iter()),
            Some("services")
        );
        assert_eq!(nearest("xyz", ["services", "region"].into_iter()), None);
        assert_eq!(nearest("kind", ["id", "name"].into_iter()), None);
    }

    #[test]
    fn another_number_is_not_near_and_a_code_is_no_word() {
        for (typed, there) in [
            ("540102", "540103"),
            ("notice-1", "notice-2"),
            ("gv-04", "co-04"),
            ("52540100mj0000000f", "52540100mj0000000g"),
            ("2023-report", "2022-report"),
        ] {
            assert_eq!(nearest(typed, [there].into_iter()), None, "{typed}");
        }
        for (typed, there) in [
            ("gv04", "gv-04"),
            ("step-01", "step-1"),
            ("2021-paln", "2021-plan"),
        ] {
            assert_eq!(nearest(typed, [there].into_iter()), Some(there), "{typed}");
        }
    }
}
