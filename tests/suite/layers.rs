//! Architecture test: the order of floors, held up by reading every path of every file: data climbs, imports descend.
//!
//! **You are here:** `tests/suite/` — reads `src/` from the disk; the front page of the documentation, `src/lib.rs`, draws the picture.

mod circles;
mod guarded;
mod house;
mod machine;
mod source;

use crate::support::project;
use house::House;
use std::collections::{BTreeMap, BTreeSet};

/// Each floor, from the leaves up, and what it may import beside itself.
const FLOORS: &[(&str, &[&str])] = &[
    ("diag", &[]),
    ("disk", &[]),
    ("lang", &[]),
    ("html", &["lang"]),
    ("personal", &[]),
    ("picture", &[]),
    ("token", &["lang"]),
    ("word", &["html"]),
    ("value", &["diag", "lang"]),
    ("markdown", &["html", "value", "lang"]),
    ("handbook", &["diag", "html"]),
    ("source", &["value", "diag", "lang"]),
    (
        "record",
        &["source", "value", "diag", "lang", "markdown", "personal"],
    ),
    ("edit", &["record", "source", "value", "diag", "lang"]),
    ("site", &["record", "value", "diag", "lang", "markdown"]),
    (
        "page",
        &["site", "record", "value", "diag", "html", "lang", "markdown"],
    ),
    ("check", &["site", "record", "value", "diag", "lang", "personal"]),
    // Records as tables, and what tables say back.
    (
        "ledger",
        &["site", "edit", "record", "source", "value", "diag", "lang"],
    ),
    // Records as forms: the same words for values as the ledger's.
    (
        "form",
        &[
            "ledger", "site", "edit", "record", "source", "value", "diag", "html", "lang",
        ],
    ),
    ("inspection", &["check", "site", "record", "diag", "html", "lang"]),
    // What a page shows is in its view: rendering and indexing see no site.
    ("render", &["html", "lang"]),
    ("search", &["page", "token", "lang"]),
    // Rows for machines: feeds, sitemap, open data.
    (
        "data",
        &["page", "site", "record", "value", "html", "lang", "markdown"],
    ),
    (
        "build",
        &[
            "render", "search", "data", "page", "check", "site", "record", "source", "value", "diag", "disk",
            "lang", "personal",
        ],
    ),
    // The preview gets pages and findings through a trait of its own, which `session/` fills: it can be read alone.
    ("preview", &["disk", "html"]),
    (
        "session",
        &[
            "build", "preview", "form", "ledger", "page", "edit", "site", "record", "source", "value",
            "diag", "disk", "personal", "html", "lang", "picture", "word",
        ],
    ),
    (
        "cli",
        &[
            "session", "build", "preview", "edit", "handbook", "inspection", "ledger", "check", "search",
            "page", "site", "record", "source", "value", "diag", "disk", "html", "lang", "personal",
            "picture", "word",
        ],
    ),
];

#[test]
fn nobody_imports_a_floor_above_or_beside_its_own() {
    let violations = upwards(&House::read(&project().join("src")), FLOORS);
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

#[test]
fn whatever_a_floor_may_import_it_needs() {
    let unused = unused(&House::read(&project().join("src")), FLOORS);
    assert!(unused.is_empty(), "\n{}", unused.join("\n"));
}

#[test]
fn the_order_itself_descends() {
    for (at, (floor, allowed)) in FLOORS.iter().enumerate() {
        for below in *allowed {
            let place = FLOORS.iter().position(|(name, _)| name == below);
            assert!(
                place.is_some_and(|place| place < at),
                "{floor} is not above {below}"
            );
        }
    }
}

#[test]
fn the_library_lists_exactly_the_floors_of_the_order() {
    let library = std::fs::read_to_string(project().join("src/lib.rs")).unwrap();
    let listed: BTreeSet<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(listed, FLOORS.iter().map(|(name, _)| *name).collect());
}

type Floors<'f> = &'f [(&'f str, &'f [&'f str])];

/// Imports that the order does not allow.
fn upwards(house: &House, floors: Floors<'_>) -> Vec<String> {
    let mut violations = Vec::new();
    for file in &house.files {
        let Some(from) = file.module.first() else { continue };
        let Some((_, allowed)) = floors.iter().find(|(name, _)| name == from) else {
            violations.push(format!(
                "src/{}: the floor {from} has no place in the order",
                file.path
            ));
            continue;
        };
        for import in &file.imports {
            let to = import.path[0].as_str();
            if to != from && !allowed.contains(&to) {
                violations.push(format!("src/{}:{}: {from} imports {to}", file.path, import.line));
            }
        }
    }
    violations
}

/// What the order allows and no file of the floor does.
fn unused(house: &House, floors: Floors<'_>) -> Vec<String> {
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for file in &house.files {
        let Some(from) = file.module.first() else { continue };
        let paths = file.imports.iter().map(|import| import.path[0].as_str());
        used.entry(from).or_default().extend(paths);
    }
    let mut unused = Vec::new();
    for (floor, allowed) in floors {
        for below in *allowed {
            if !used.get(floor).is_some_and(|used| used.contains(*below)) {
                unused.push(format!("{floor} may import {below} and does not"));
            }
        }
    }
    unused
}

#[test]
fn the_map_of_the_program_names_exactly_the_floors() {
    let library = std::fs::read_to_string(project().join("src/lib.rs")).unwrap();
    let named: Vec<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("//! | [`")?.split_once("`] | "))
        .map(|(name, _)| name)
        .collect();
    let floors: BTreeSet<&str> = FLOORS.iter().map(|(name, _)| *name).collect();
    assert_eq!(named, floors.into_iter().collect::<Vec<_>>());
}

#[test]
fn a_planted_import_upwards_and_a_planted_allow_are_found() {
    let floors: Floors<'_> = &[("diag", &[]), ("site", &["diag"]), ("page", &["diag", "site"])];
    let house = House::of([
        ("diag.rs", "use crate::page::View;"),
        (
            "site/mod.rs",
            "use crate::diag::Code;\nmod tests { use super::super::cli; }",
        ),
        ("page/mod.rs", "use crate::{site::Site};"),
        ("attic.rs", ""),
    ]);
    assert_eq!(
        upwards(&house, floors),
        [
            "src/diag.rs:1: diag imports page",
            "src/site/mod.rs:2: site imports cli",
            "src/attic.rs: the floor attic has no place in the order",
        ]
    );
    assert_eq!(unused(&house, floors), ["page may import diag and does not"]);
}
