//! Every explanation of a code, held to what the program does: its bad example raises that code and no other, its good
//! example does not.
//!
//! **You are here:** `tests/suite/` — lays the examples over the site of `tests/rules/base/` and builds them in memory.

use crate::rules::Fixture;
use std::collections::BTreeSet;
use zhandian::build::Builder;
use zhandian::diag::code::{self, Code, Example};
use zhandian::diag::{Severity, text};

/// Codes whose bad example no text shows.
const IN_WORDS: [&str; 26] = [
    "Z101", "Z110", "Z113", "Z115", "Z116", "Z119", "Z120", "Z126", "Z324", "Z406", "Z507", "Z522", "Z524",
    "Z530", "Z532", "Z704", "Z706", "Z715", "Z901", "Z906", "Z907", "Z908", "Z909", "Z912", "Z913", "Z914",
];

/// The files of an example, whole.
fn files(example: &Example) -> Option<Vec<(&'static str, String)>> {
    match example {
        Example::Files(files) => Some(
            files
                .iter()
                .map(|(path, text)| (*path, Fixture::completed(path, text.trim_start_matches('\n'))))
                .collect(),
        ),
        Example::Words(_) => None,
    }
}

/// The codes that an example raises, and all that is said.
fn raised(
    builder: &mut Builder,
    files: Vec<(&'static str, String)>,
) -> (BTreeSet<&'static str>, bool, String) {
    let fixture = Fixture::base().with(files);
    let found = fixture.run(builder);
    let said: Vec<String> = found
        .iter()
        .map(|finding| {
            let source = fixture.text(&finding.place.file);
            text::render(finding, source.as_deref(), zhandian::diag::MessageLang::Zh, false)
        })
        .collect();
    let errors = found.iter().any(|finding| finding.severity == Severity::Error);
    let codes = found.iter().map(|finding| finding.fault.code.id).collect();
    (codes, errors, said.join("\n\n"))
}

#[test]
fn a_bad_example_raises_its_code_alone_and_a_good_one_nothing_like_it() {
    let mut builder = Builder::new();
    let mut wrong = Vec::new();
    for code in code::ALL {
        if let Some(bad) = files(&code.explanation.bad) {
            let (codes, _, said) = raised(&mut builder, bad);
            if codes != BTreeSet::from([code.id]) {
                wrong.push(format!("{} bad raises {codes:?}:\n{said}", code.id));
            }
        }
        if let Some(good) = files(&code.explanation.good) {
            let (codes, errors, said) = raised(&mut builder, good);
            if errors || codes.contains(code.id) {
                wrong.push(format!("{} good raises {codes:?}:\n{said}", code.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn only_what_no_text_shows_is_said_in_words() {
    let in_words: Vec<&str> = code::ALL
        .iter()
        .filter(|code| matches!(code.explanation.bad, Example::Words(_)))
        .map(|code| code.id)
        .collect();
    assert_eq!(in_words, IN_WORDS);
}

#[test]
fn every_explanation_says_something_of_its_own_in_both_languages() {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for code in code::ALL {
        let Code {
            explanation: own,
            zh,
            en,
            ..
        } = code;
        for (chinese, english) in [(own.what.zh, own.what.en), (own.why.zh, own.why.en)] {
            let long = |text: &str, least| text.chars().count() >= least;
            let fine =
                long(chinese, 10) && chinese.ends_with('。') && long(english, 20) && english.ends_with('.');
            if !fine || chinese == *zh || english == *en {
                wrong.push(format!("{}: {chinese} / {english}", code.id));
            }
        }
        if !seen.insert(own.what.zh) {
            wrong.push(format!("{}: said twice: {}", code.id, own.what.zh));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
