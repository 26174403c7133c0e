//! Synonyms: words that residents type, and the site's own for the same thing. The site's list (`content/synonyms.yaml`) comes
//! before the one here.
//!
//! **You are here:** `search/` — read by `build`; the browser loads them for a query that found nothing (`client/guess.js`); no IO.

use super::script::{push_array, string};

/// What stands for what on most sites: in a line the words that are typed, `>`, the services and audiences that are meant.
/// Words that a site has nowhere lead nowhere.
const USUAL: &str = include_str!("synonyms.txt");

/// All as JSON: a list of `[typed, meant]`, lists of words each. A word that the site lists itself is not taken from here.
pub(super) fn all(own: &[(Vec<&str>, Vec<&str>)]) -> String {
    let listed = |word: &&str| own.iter().any(|(typed, _)| typed.contains(word));
    let usual = USUAL.lines().filter_map(|line| {
        let (typed, meant) = line.split_once(" > ")?;
        let typed: Vec<&str> = typed.split(' ').filter(|word| !listed(word)).collect();
        (!typed.is_empty()).then(|| (typed, meant.split(' ').collect::<Vec<&str>>()))
    });
    let pairs: Vec<String> = own
        .iter()
        .map(|(typed, meant)| pair(typed, meant))
        .chain(usual.map(|(typed, meant)| pair(&typed, &meant)))
        .collect();
    let mut out = String::new();
    push_array(&mut out, &pairs, &[]);
    out
}

fn pair(typed: &[&str], meant: &[&str]) -> String {
    let list = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|word| string(word)).collect();
        let mut out = String::new();
        push_array(&mut out, &words, &[]);
        out
    };
    format!("[{},{}]", list(typed), list(meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_site_lists_itself_comes_first_and_once() {
        let all = all(&[(vec!["做饭"], vec!["共享厨房"])]);
        assert!(
            all.starts_with("[[[\"做饭\"],[\"共享厨房\"]],[[\"吃饭\""),
            "{all}"
        );
        assert_eq!(all.matches("\"做饭\"").count(), 1);
    }

    #[test]
    fn each_line_of_the_usual_ones_has_both_sides_and_no_word_twice() {
        for line in USUAL.lines() {
            let (typed, meant) = line.split_once(" > ").unwrap_or_default();
            let mut words: Vec<&str> = typed.split(' ').collect();
            words.sort_unstable();
            let all = words.len();
            words.dedup();
            assert!(
                all == words.len() && !typed.is_empty() && !meant.is_empty(),
                "{line}"
            );
        }
    }
}
