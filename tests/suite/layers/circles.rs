//! No two files need each other, by whatever way round.
//!
//! **You are here:** `tests/suite/layers` — a rule.
//!
//! An arrow leads from a file to the one that *owns* what it names: a `pub use` on the way is looked through. A module's own
//! file puts the files inside it to work and gives them its types; that is one room, so that arrows from it into its folder
//! do not count.

use super::house::{File, House};
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn no_files_of_the_product_need_each_other() {
    let house = House::read(&crate::support::project().join("src"));
    let circles: Vec<String> = circles(&house)
        .into_iter()
        .map(|circle| {
            let arrows = circle
                .iter()
                .map(|(from, to, names)| format!("  {from} → {to}: {names}"));
            arrows.collect::<Vec<_>>().join("\n")
        })
        .collect();
    assert!(circles.is_empty(), "circles:\n{}", circles.join("\n\n"));
}

/// From, to, and the names that the one takes from the other.
type Arrow<'h> = (&'h str, &'h str, String);

/// Each circle with the arrows that make it one.
fn circles(house: &House) -> Vec<Vec<Arrow<'_>>> {
    let product: BTreeMap<&[String], &File> = house
        .product()
        .filter(|file| !file.module.is_empty())
        .map(|file| (file.module.as_slice(), file))
        .collect();
    let mut arrows: BTreeMap<&str, BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
    for file in product.values() {
        for import in &file.imports {
            // A name that is only handed on is nothing that the file needs.
            let only_handed_on = |name: &String| file.source.count(name) < 2;
            if import.for_tests || import.handed_on.as_ref().is_some_and(only_handed_on) {
                continue;
            }
            let Some(owner) = owner(&product, &import.path, 0) else {
                continue;
            };
            if !owner.module.starts_with(&file.module) {
                arrows
                    .entry(&file.path)
                    .or_default()
                    .entry(&owner.path)
                    .or_default()
                    .insert(import.path.last().cloned().unwrap_or_default());
            }
        }
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = arrows
        .keys()
        .map(|from| (*from, reached(&arrows, from)))
        .collect();
    let meets = |a: &str, b: &str| {
        reached.get(a).is_some_and(|all| all.contains(b)) && reached.get(b).is_some_and(|all| all.contains(a))
    };
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut circles = Vec::new();
    for from in arrows.keys() {
        if told.contains(from) || !meets(from, from) {
            continue;
        }
        let members: BTreeSet<&str> = arrows.keys().copied().filter(|to| meets(from, to)).collect();
        told.extend(&members);
        let within = members.iter().flat_map(|from| {
            arrows[from]
                .iter()
                .filter(|(to, _)| members.contains(*to))
                .map(move |(to, names)| (*from, *to, names.iter().cloned().collect::<Vec<_>>().join(", ")))
        });
        circles.push(within.collect());
    }
    circles
}

/// All files that an arrow leads to from here, by whatever way.
fn reached<'h>(
    arrows: &BTreeMap<&'h str, BTreeMap<&'h str, BTreeSet<String>>>,
    from: &str,
) -> BTreeSet<&'h str> {
    let mut reached = BTreeSet::new();
    let mut next = vec![from];
    while let Some(at) = next.pop() {
        for to in arrows.get(at).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(*to) {
                next.push(to);
            }
        }
    }
    reached
}

/// The file that owns what a path names.
fn owner<'h>(
    product: &BTreeMap<&'h [String], &'h File>,
    path: &[String],
    handed_on: usize,
) -> Option<&'h File> {
    let (file, rest) = (1..=path.len())
        .rev()
        .find_map(|end| Some((*product.get(&path[..end])?, &path[end..])))?;
    let Some((name, rest)) = rest.split_first() else {
        return Some(file);
    };
    let mut imports = file.imports.iter();
    let door = imports.find(|import| import.handed_on.as_ref() == Some(name));
    // More than a few doors in a row there are not; a name that leads to itself would have no end.
    let further = door.filter(|_| handed_on < 8).and_then(|import| {
        let path: Vec<String> = import.path.iter().chain(rest).cloned().collect();
        owner(product, &path, handed_on + 1)
    });
    further.or(Some(file))
}

#[test]
fn a_planted_circle_is_found() {
    let house = House::of([
        (
            "page/mod.rs",
            "mod az; mod key; mod plan; pub use key::PageId; pub(crate) struct Own;",
        ),
        ("page/az.rs", "use super::{Own, plan}; fn f() { plan::all() }"),
        ("page/key.rs", "use super::az; pub struct PageId;"),
        ("page/plan.rs", "use crate::page::PageId; pub fn all() {}"),
        ("build.rs", "use crate::page::PageId;"),
    ]);
    let found = circles(&house);
    let arrow = |from: &'static str, to: &'static str, names: &str| (from, to, names.to_owned());
    assert_eq!(
        found,
        [[
            arrow("page/az.rs", "page/plan.rs", "plan"),
            arrow("page/key.rs", "page/az.rs", "az"),
            arrow("page/plan.rs", "page/key.rs", "PageId"),
        ]]
    );
}

#[test]
fn a_module_with_its_own_files_is_one_room_and_tests_are_none() {
    let house = House::of([
        (
            "page/mod.rs",
            "mod az; #[cfg(test)] mod tests; struct Own; fn f() { az::view() }",
        ),
        (
            "page/az.rs",
            "use super::Own; #[cfg(test)] mod tests { use crate::page::key::K; }",
        ),
        ("page/key.rs", "use super::az; pub struct K;"),
        ("page/tests.rs", "use super::key; use super::az;"),
    ]);
    assert_eq!(circles(&house), Vec::<Vec<Arrow<'_>>>::new());
}
