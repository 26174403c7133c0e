//! Properties over random sites: the difference laid over the old folder gives the new one, and at every moment of an upload
//! whatever a visitor can reach is there.
//!
//! **You are here:** `disk/package/` tests.

use super::{BuiltFolder, Files, publish, read_all};
use crate::disk::package::{Delta, Manifest, Step};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use tempfile::TempDir;

/// Files of a site, from few names, so that two sites share some.
fn site() -> impl Strategy<Value = Files> {
    let path = prop_oneof![
        "(index|a-z|search)\\.html",
        "(bo/)?(stations|notices)/[a-d]\\.html",
        "assets/[ab]\\.0000000[0-3]\\.(css|js|png)",
        "data/[ab]\\.js",
        "files/表[ab]\\.docx",
        "(feed|sitemap)\\.xml",
    ];
    prop::collection::btree_map(path, prop::collection::vec(any::<u8>(), 0..40), 1..24)
}

/// Each case writes folders and archives that outlast a power cut, which takes its time: 200 of them where time is given.
fn cases() -> ProptestConfig {
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() {
        200
    } else {
        48
    };
    ProptestConfig {
        cases,
        ..without_a_file()
    }
}

/// What fails becomes a test of its own here, and no file of numbers beside the project.
fn without_a_file() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_difference_laid_over_the_old_folder_gives_the_new_one(first in site(), second in site()) {
        let place = TempDir::new().unwrap();
        let out = place.path().join("site");
        let mut old = Manifest::default();
        let host = place.path().join("host");
        fs::create_dir(&host).unwrap();
        for (number, files) in [first, second].iter().enumerate() {
            publish(&out, files);
            let built = BuiltFolder::read(&out).unwrap();
            let delta = Delta::between(&old, &built.manifest);
            let small = place.path().join(format!("{number}.delta.zip"));
            delta.write(&small, &built).unwrap();
            zip::ZipArchive::new(File::open(&small).unwrap()).unwrap().extract(&host).unwrap();
            for path in &delta.removed {
                fs::remove_file(host.join(path)).unwrap();
            }
            // One build between two publications: what stays is what the build kept.
            prop_assert!(delta.kept.files.is_empty());
            prop_assert!(read_all(&host) == read_all(&out));
            old = built.manifest;
        }
    }
}

/// A page that is new and links to nothing beside a home page that is old: the home page must not come too early.
#[test]
fn a_page_that_nobody_links_to_may_be_new() {
    let old = whole(BTreeMap::from([(0, BTreeSet::from([0, 1]))]));
    let new = whole(BTreeMap::from([(1, BTreeSet::new())]));
    assert_eq!(arrives(&old, &new), Ok(()));
}

proptest! {
    #![proptest_config(without_a_file())]

    #[test]
    fn at_every_moment_of_an_upload_what_can_be_reached_is_there(
        old in prop::collection::btree_map(0_usize..12, prop::collection::btree_set(0_usize..12, 0..5), 0..9),
        new in prop::collection::btree_map(0_usize..12, prop::collection::btree_set(0_usize..12, 0..5), 1..9),
        first in any::<bool>(),
    ) {
        let old = if first { Links::new() } else { whole(old) };
        let new = whole(new);
        prop_assert_eq!(arrives(&old, &new), Ok(()));
    }
}

/// Lets the files of a new site arrive one by one. *Errors:* the moment at which a link leads nowhere.
fn arrives(old: &Links, new: &Links) -> Result<(), String> {
    let mut host = old.clone();
    for (path, _) in &steps(old, new) {
        host.insert(path.clone(), new[path].clone());
        if let Some(lost) = lost(&host, old) {
            return Err(format!("{lost} after {path}"));
        }
    }
    for path in old.keys().filter(|path| !new.contains_key(*path)) {
        host.remove(path);
        if let Some(lost) = lost(&host, new) {
            return Err(format!("{lost} without {path}"));
        }
    }
    if host == *new {
        Ok(())
    } else {
        Err("the site is another".to_owned())
    }
}

/// A site as what each of its files links to.
type Links = BTreeMap<String, BTreeSet<String>>;

/// Pages by number, the home page the first; each loads a style named after what it links to.
fn whole(mut numbers: BTreeMap<usize, BTreeSet<usize>>) -> Links {
    numbers.entry(0).or_default();
    let name = |number: &usize| match number {
        0 => "index.html".to_owned(),
        number => format!("stations/{number}.html"),
    };
    let mut site = Links::new();
    for (number, links) in &numbers {
        let style = format!("assets/s.{:08x}.css", links.len());
        let links = links.iter().filter(|to| numbers.contains_key(to)).map(name);
        let links: BTreeSet<String> = links.chain([style.clone()]).collect();
        site.insert(style, BTreeSet::new());
        site.insert(name(number), links);
    }
    site
}

/// What travels, in the safe order.
fn steps(old: &Links, new: &Links) -> Vec<(String, Step)> {
    let changed = new.iter().filter(|(path, links)| old.get(*path) != Some(*links));
    let mut steps: Vec<(String, Step)> = changed
        .map(|(path, _)| (path.clone(), Step::of(path, !old.contains_key(path))))
        .collect();
    // Within a step, any order: here the last first.
    steps.sort_by(|(a, one), (b, other)| one.cmp(other).then(b.cmp(a)));
    steps
}

/// A link that leads nowhere from a page that can be reached: from a page of `known`, from the home page, or by links.
fn lost(host: &Links, known: &Links) -> Option<String> {
    let mut reached: BTreeSet<&String> = BTreeSet::new();
    let mut left: Vec<&String> = host
        .keys()
        .filter(|path| known.contains_key(*path) || *path == "index.html")
        .collect();
    while let Some(path) = left.pop() {
        let Some(links) = host.get(path) else {
            return Some(path.clone());
        };
        if reached.insert(path) {
            left.extend(links);
        }
    }
    None
}
