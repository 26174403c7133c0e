//! Query engine of `zhandian search`: answers a query from the files of an index in the terminal, with the results and the order of
//! the search page.
//!
//! **You are here:** `search/terminal` — the counterpart of `search/client/`, whose names it keeps; used by
//! `cli/`; a test compares the two.

mod candidate;
mod find;
mod ranking;
mod record;
mod source;
mod suggest;
mod verify;
mod words;

pub use source::{Load, QueryFault};

use super::order::PAGE;
use crate::lang::Lang;
use crate::token;
use source::Source;

/// A result as the terminal shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// `station`, `service` …
    pub kind: String,
    /// Its names in the site's languages, as far as there are.
    pub names: Vec<Option<String>>,
    /// Where it belongs, likewise.
    pub context: Vec<Option<String>>,
    /// Its page in the language asked for, else in the first that has one: relative to the output's root.
    pub path: String,
    /// Why a resident can do little with it (`status.closed`); empty for what is open or in force.
    pub state: String,
    /// What of its texts has the words, if its name has not.
    pub clauses: Vec<String>,
}

/// What a query found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// How many records.
    pub total: usize,
    /// The first of them.
    pub hits: Vec<Hit>,
    /// When nothing was found: what may have been meant, to be labelled as that.
    pub suggested: Vec<Hit>,
}

/// Answers a query as a page in `lang` would; at most `most` hits or suggestions. *Errors:* the index is not there or not whole.
pub fn answer(query: &str, lang: Lang, most: usize, load: Load<'_>) -> Result<Answer, QueryFault> {
    let source = Source::open(load)?;
    let page = source
        .array("languages")
        .iter()
        .position(|own| own[0] == lang.tag())
        .unwrap_or(0);
    let found = ask(&source, query, page, most)?;
    if found.total > 0 {
        return Ok(found);
    }
    let mut suggested = suggest::names(&source, query, page)?;
    if suggested.is_empty() {
        for pair in suggest::parts(&source, query)? {
            suggested = ask(&source, &pair, page, PAGE)?.hits;
            if !suggested.is_empty() {
                break;
            }
        }
    }
    suggested.truncate(most);
    Ok(Answer {
        suggested,
        ..Answer::default()
    })
}

fn ask(source: &Source<'_>, query: &str, page: usize, most: usize) -> Result<Answer, QueryFault> {
    let folded = token::fold(query);
    for attempt in words::attempts(query, source.array("kinds")) {
        if attempt.is_empty() {
            break;
        }
        if let Some(found) = words::nodes(source, &attempt)? {
            let answer = find::find(source, &found, &folded, page, most)?;
            if answer.total > 0 {
                return Ok(answer);
            }
        }
    }
    Ok(Answer::default())
}
