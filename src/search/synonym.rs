//! Synonyms: words that residents type, and the site's own for the same thing. The site's list (`content/synonyms.yaml`) comes
//! before the one here.
//!
//! **You are here:** `search/` — read by `build`; the browser loads them for a query that found nothing (`client/guess.js`); no IO.

use super::card::object;
use super::index::Index;
use super::list::{ByClass, by_class};
use super::order;
use super::records::of_term;
use super::script::{push_array, string};
use super::term::FIELD;
use std::collections::BTreeMap;

/// What stands for what on most sites: in a line the words that are typed, `>`, the services and audiences that are meant.
/// Words that a site has nowhere lead nowhere.
const USUAL: &str = include_str!("synonyms.txt");

/// Characters of a term's records that travel with it; more are those of no station, or the first
/// ones; more yet, those that it names.
const ALL: usize = 80;
const SOME: usize = 200;

/// All as JSON: `[lines, terms]`. *Shape:* a line is `[typed, meant]`, lists of words each; terms are those of both that the site
/// has, with the number of their records and as many of these as travel along, by class as in the shards. So a question that
/// is made of these words is answered without any shard. A word that the site lists itself is not taken from the usual ones;
/// what leads nowhere is left out.
pub(super) fn all(index: &Index, own: &[(Vec<&str>, Vec<&str>)]) -> String {
    let lines = lines(own);
    let mut terms: BTreeMap<&str, String> = BTreeMap::new();
    for word in lines.iter().flat_map(|(typed, meant)| typed.iter().chain(meant)) {
        if !terms.contains_key(word) {
            let lists = of_term(index, word);
            let count: usize = lists.iter().map(Vec::len).sum();
            if count > 0 {
                terms.insert(*word, format!("[{count},{}]", string(&listed(index, lists))));
            }
        }
    }
    let known = |words: &[&str]| words.iter().any(|word| terms.contains_key(word));
    let lines: Vec<String> = lines
        .iter()
        .filter(|(typed, meant)| known(meant) || known(typed))
        .map(|(typed, meant)| {
            let meant: Vec<&str> = meant
                .iter()
                .copied()
                .filter(|word| terms.contains_key(word))
                .collect();
            pair(typed, &meant)
        })
        .collect();
    let mut out = String::from("[");
    push_array(&mut out, &lines, &[]);
    out.push(',');
    out.push_str(&object(terms.iter().map(|(word, term)| (*word, term.as_str()))));
    out.push(']');
    out
}

/// The site's lines, then the usual ones without its words.
fn lines<'w>(own: &[(Vec<&'w str>, Vec<&'w str>)]) -> Vec<(Vec<&'w str>, Vec<&'w str>)> {
    let listed = |word: &&str| own.iter().any(|(typed, _)| typed.contains(word));
    let usual = USUAL.lines().filter_map(|line| {
        let (typed, meant) = line.split_once(" > ")?;
        let typed: Vec<&str> = typed.split(' ').filter(|word| !listed(word)).collect();
        (!typed.is_empty()).then(|| (typed, meant.split(' ').collect::<Vec<&str>>()))
    });
    own.iter().cloned().chain(usual).collect()
}

/// As many records as travel along.
fn listed(index: &Index, mut lists: ByClass) -> String {
    let all = by_class(&lists);
    if all.len() <= ALL {
        return all;
    }
    // What only stations have is shown by some of them.
    let first = order::first(&lists, &index.places(None));
    let only = lists
        .iter()
        .flatten()
        .all(|record| index.stations.contains(record));
    for list in &mut lists {
        list.retain(|record| {
            if only {
                first.contains(record)
            } else {
                !index.stations.contains(record)
            }
        });
    }
    let some = by_class(&lists);
    if some.len() <= SOME {
        return some;
    }
    for list in &mut lists[usize::from(FIELD)..] {
        list.clear();
    }
    by_class(&lists)
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
        let all = lines(&[(vec!["做饭"], vec!["共享厨房"])]);
        assert_eq!(all[0], (vec!["做饭"], vec!["共享厨房"]));
        assert_eq!(all[1].0[0], "吃饭");
        assert_eq!(all.iter().filter(|(typed, _)| typed.contains(&"做饭")).count(), 1);
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
