//! Golden sites: the whole output, byte for byte as it was when someone last looked at it.
//!
//! **You are here:** `tests/suite/` — `tests/golden/<case>/{content,themes}` → `tests/golden/<case>/expected`.
//! `UPDATE_GOLDEN=1 cargo test --test suite golden` writes what the program says now; look at the difference as at code.
//!
//! The default theme's styles, scripts and fonts are expected by name alone, without the hash in it (`assets.txt`), so
//! that a polish of the theme changes few files here; everything else is compared as it is.

use crate::support::{Files, GOLDEN, SiteTest, golden_folder};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_golden_site_comes_out_as_expected() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut differences = Vec::new();
    for case in GOLDEN {
        let made = comparable(SiteTest::golden(case).build().good().files);
        let folder = golden_folder(case).join("expected");
        if update {
            write(&folder, &made);
        }
        compare(case, &read(&folder), &made, &mut differences);
    }
    assert!(
        differences.is_empty(),
        "{} files differ; look at them, then write them with UPDATE_GOLDEN=1:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

#[test]
fn hashes_are_taken_out_of_the_names_of_assets_alone() {
    let files = Files::from([
        ("assets/style.0123abcd.css".to_owned(), Vec::new()),
        (
            "index.html".to_owned(),
            b"<link href=\"assets/style.0123abcd.css\"> 0123abcd".to_vec(),
        ),
    ]);
    let made = comparable(files);
    assert_eq!(
        made["index.html"],
        b"<link href=\"assets/style.HASH.css\"> 0123abcd"
    );
    assert_eq!(made["assets.txt"], b"assets/style.HASH.css\n");
}

/// The output with assets as a list of names, and without their hashes wherever a page names them.
fn comparable(files: Files) -> Files {
    let (assets, others): (Files, Files) = files
        .into_iter()
        .partition(|(path, _)| path.starts_with("assets/"));
    let names: Vec<(String, String)> = assets
        .into_keys()
        .map(|name| (name.clone(), without_hash(&name)))
        .collect();
    let mut comparable: Files = others
        .into_iter()
        .map(|(path, bytes)| match String::from_utf8(bytes) {
            Ok(text) => {
                let text = names
                    .iter()
                    .fold(text, |text, (name, plain)| text.replace(name, plain));
                (path, text.into_bytes())
            }
            Err(error) => (path, error.into_bytes()),
        })
        .collect();
    let list: String = names.iter().map(|(_, plain)| format!("{plain}\n")).collect();
    comparable.insert("assets.txt".to_owned(), list.into_bytes());
    comparable
}

fn without_hash(name: &str) -> String {
    let parts: Vec<&str> = name.split('.').collect();
    let [stem @ .., hash, extension] = parts.as_slice() else {
        panic!("{name} has no hash")
    };
    assert!(
        hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit()),
        "{name} has no hash"
    );
    format!("{}.HASH.{extension}", stem.join("."))
}

fn compare(case: &str, expected: &Files, made: &Files, differences: &mut Vec<String>) {
    let paths: BTreeSet<&String> = expected.keys().chain(made.keys()).collect();
    for path in paths {
        let what = match (expected.get(path), made.get(path)) {
            (Some(expected), Some(made)) if expected == made => continue,
            (Some(expected), Some(made)) => first_difference(expected, made),
            (Some(_), None) => "is not made any more".to_owned(),
            (None, _) => "is new".to_owned(),
        };
        differences.push(format!("{case}/{path}: {what}"));
    }
}

fn first_difference(expected: &[u8], made: &[u8]) -> String {
    let (expected, made) = (String::from_utf8_lossy(expected), String::from_utf8_lossy(made));
    let pairs = expected.lines().zip(made.lines()).enumerate();
    match pairs
        .map(|(at, pair)| (at + 1, pair))
        .find(|(_, (expected, made))| expected != made)
    {
        Some((line, (expected, made))) => format!("line {line}\n  expected: {expected}\n  made:     {made}"),
        None => "one goes on where the other ends".to_owned(),
    }
}

fn read(folder: &Path) -> Files {
    let entries = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn write(folder: &Path, files: &Files) {
    if folder.exists() {
        std::fs::remove_dir_all(folder).unwrap();
    }
    for (path, bytes) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}
