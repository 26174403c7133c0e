//! Every finding of the table, made by a mistake that publicity staff would make, at the place where it was made.
//!
//! **You are here:** `tests/suite/` — reads the fixtures of `tests/rules/` and builds them in memory.
//!
//! A fixture `Z304-unknown-service/` has two sets of files that are laid over the site of `base/`: `bad/` with the mistake,
//! `good/` as it should be. A faulty line is marked by a comment at its end, `# error: Z304`; what no comment can mark
//! stands in `bad/expected.txt`, a line each: `path:line:column CODE`, or `path CODE` for a file as a whole. The base is
//! clean, so that a fixture raises what is marked and nothing else.

mod expected;
mod fixture;

use crate::support::project;
use expected::{Finding, expected};
pub(crate) use fixture::Fixture;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use zhandian::build::Builder;
use zhandian::diag::{Diagnostic, MessageLang, Severity, code, text};

/// A fixture's code and its folder's name, for every folder of `tests/rules/`.
fn fixtures() -> BTreeMap<String, String> {
    let folder = project().join("tests/rules");
    let names = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter(|name| name != "base")
        .map(|name| (name[..4].to_owned(), name))
        .collect()
}

/// A fixture as it was built.
struct Run {
    code: String,
    name: String,
    fixture: Fixture,
    found: Vec<Diagnostic>,
}

fn run(half: &str) -> Vec<Run> {
    let mut builder = Builder::new();
    let mut build = |(code, name): (String, String)| {
        let fixture = Fixture::read(&format!("{name}/{half}"));
        let found = fixture.run(&mut builder);
        Run {
            code,
            name,
            fixture,
            found,
        }
    };
    fixtures().into_iter().map(&mut build).collect()
}

/// Every `bad/` as it was built, for all tests.
static BAD: LazyLock<Vec<Run>> = LazyLock::new(|| run("bad"));

fn shown(finding: &Diagnostic, fixture: &Fixture) -> String {
    text::render(
        finding,
        fixture.text(&finding.place.file).as_deref(),
        MessageLang::Zh,
        false,
    )
}

#[test]
fn every_code_has_a_fixture_of_its_name() {
    let fixtures = fixtures();
    for code in code::ALL {
        let name = format!("{}-{}", code.id, code.slug);
        assert_eq!(fixtures.get(code.id), Some(&name), "tests/rules/{name}");
    }
    let known: BTreeSet<&str> = code::ALL.iter().map(|code| code.id).collect();
    for (id, name) in &fixtures {
        assert!(known.contains(id.as_str()), "tests/rules/{name} is of no code");
    }
}

#[test]
fn the_base_is_clean() {
    let base = Fixture::base();
    let found: Vec<String> = base
        .run(&mut Builder::new())
        .iter()
        .map(|finding| shown(finding, &base))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

#[test]
fn a_bad_fixture_raises_what_is_marked_and_nothing_else() {
    let mut wrong = Vec::new();
    for Run {
        name, fixture, found, ..
    } in &*BAD
    {
        let mut rest: Vec<Finding> = found
            .iter()
            .map(|finding| Finding::of(finding, fixture))
            .collect();
        for wanted in expected(fixture) {
            match rest.iter().position(|found| found.fits(&wanted)) {
                Some(at) => {
                    rest.remove(at);
                }
                None => wrong.push(format!("{name}: nothing like {wanted:?}")),
            }
        }
        if !rest.is_empty() {
            let all: Vec<String> = found.iter().map(|finding| shown(finding, fixture)).collect();
            wrong.push(format!(
                "{name}: not marked: {rest:?}\nin all:\n{}",
                all.join("\n\n")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_bad_fixture_raises_the_code_that_it_is_named_after() {
    for Run {
        code, name, found, ..
    } in &*BAD
    {
        assert!(
            found.iter().any(|finding| finding.fault.code.id == code),
            "{name}"
        );
    }
}

#[test]
fn a_good_fixture_does_not_raise_its_code_nor_any_error() {
    let mut wrong = Vec::new();
    for Run {
        code,
        name,
        fixture,
        found,
    } in run("good")
    {
        let bad =
            |finding: &&Diagnostic| finding.fault.code.id == code || finding.severity == Severity::Error;
        wrong.extend(
            found
                .iter()
                .filter(bad)
                .map(|finding| format!("{name}:\n{}", shown(finding, &fixture))),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_finding_says_what_is_wrong_and_what_to_write_in_both_languages() {
    let mut wrong = Vec::new();
    for Run { name, found, .. } in &*BAD {
        for finding in found {
            for (lang, least) in [(MessageLang::Zh, 4), (MessageLang::En, 8)] {
                let message = finding.fault.message(lang);
                let advice = finding.fault.advice(lang).unwrap_or_default();
                let fine = |text: &str| text.chars().count() >= least && is_in(text, lang);
                if !fine(message) || !fine(advice) || message == advice {
                    wrong.push(format!("{name} ({lang:?}): {message:?}, {advice:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether the words are Chinese, or have no Chinese sentence in them: quoted names may be in either language.
fn is_in(text: &str, lang: MessageLang) -> bool {
    let han = text
        .chars()
        .filter(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'))
        .count();
    match lang {
        MessageLang::Zh => han > 0,
        MessageLang::En => text.chars().filter(char::is_ascii_alphabetic).count() > han,
    }
}
