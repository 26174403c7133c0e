//! Remarks everywhere: between all lines of a file, at any depth; a change leaves them and their order.
//!
//! **You are here:** `tests/suite/edits` — beside the random edits; which remarks may go is judged here without the engine.

use super::judge::{tree, yaml_of};
use super::random::{Edit, edit_of};
use super::{FILES, done};
use proptest::prelude::*;
use proptest::sample::Index;
use zhandian::edit::Reason;

/// Files of more lines take long, since every remark is tried.
const MOST_LINES: usize = 90;

/// A text with a remark above each line where one can stand: as deep as the line, deeper, less deep, or not at all.
fn remarked(text: &str, depths: &[Index]) -> String {
    let before = (tree(text.as_bytes()), yaml_of(text).1);
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for at in (0..lines.len()).rev() {
        let own = lines[at].len() - lines[at].trim_start().len();
        let above = at
            .checked_sub(1)
            .map_or(0, |above| lines[above].len() - lines[above].trim_start().len());
        let depth = *depths[at % depths.len()].get(&[own, 0, own + 1, above.saturating_sub(1), above]);
        lines.insert(at, format!("{:depth$}# 注{at}。", ""));
        let with = lines.join("\n");
        if (tree(with.as_bytes()), yaml_of(&with).1) != before {
            lines.remove(at);
        }
    }
    lines.join("\n")
}

fn remarks(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .filter(|line| line.starts_with("# 注"))
        .collect()
}

/// What is wrong with the remarks of the new text.
fn wrong(old: &str, new: &str, edit: &Edit) -> Option<String> {
    let mut left = remarks(new).into_iter();
    let gone: Vec<&str> = {
        let there = remarks(new);
        remarks(old)
            .into_iter()
            .filter(|own| !there.contains(own))
            .collect()
    };
    let in_order = remarks(old)
        .into_iter()
        .filter(|own| !gone.contains(own))
        .all(|own| left.next() == Some(own));
    if !in_order || left.next().is_some() {
        return Some("the remarks have another order".to_owned());
    }
    if gone.is_empty() {
        return None;
    }
    if !matches!(edit.kind, "remove" | "delete a record" | "set a list") {
        return Some(format!("{gone:?} have gone"));
    }
    // With a block go the remarks within it: those between lines that go, too.
    let lines: Vec<&str> = old.lines().collect();
    let there: Vec<&str> = new.lines().collect();
    // A line that goes may stand elsewhere as well: what is between the lines that both begin and end with has changed.
    let same = |a: &mut dyn Iterator<Item = &&str>, b: &mut dyn Iterator<Item = &&str>| {
        a.zip(b).take_while(|(a, b)| a == b).count()
    };
    let first = same(&mut lines.iter(), &mut there.iter());
    let last = lines.len() - same(&mut lines.iter().rev(), &mut there.iter().rev());
    gone.iter()
        .find(|own| {
            let at = lines.iter().position(|line| line.trim() == **own);
            !at.is_some_and(|at| (first..last).contains(&at))
        })
        .map(|own| format!("{own} has gone, which stood outside"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn remarks_everywhere_stay_where_they_stand(
        file in any::<Index>(),
        choices in proptest::collection::vec(any::<Index>(), 8),
        depths in proptest::collection::vec(any::<Index>(), 16),
        crlf in any::<bool>(),
    ) {
        let short: Vec<_> = FILES.iter().filter(|(_, bytes)| bytes.split(|byte| *byte == b'\n').count() < MOST_LINES).collect();
        let (path, bytes) = file.get(&short);
        let mut old = remarked(&String::from_utf8_lossy(bytes), &depths);
        if crlf {
            old = old.replace('\n', "\r\n");
        }
        let Some(edit) = edit_of(path, old.as_bytes(), &choices) else { return Ok(()) };
        match done(path, old.as_bytes(), &edit) {
            Ok(new) => {
                let new = String::from_utf8_lossy(&new);
                let why = wrong(&old, &new, &edit);
                prop_assert!(why.is_none(), "{path}: {edit:?}: {why:?}\n--- before\n{old}\n--- after\n{new}");
            }
            Err((reason, why)) => prop_assert!(
                !matches!(reason, Reason::Unverified | Reason::Unreadable | Reason::NoRecord),
                "{path}: {edit:?}: {reason:?} {why}\n{old}"
            ),
        }
    }
}

#[test]
fn a_remark_less_deep_than_a_text_is_none_of_it() {
    let old = "name: 甲\ndescription: |\n    一\n  # 注甲\n# 注乙\nstatus: open\n";
    let edits = [("description", "二\n三"), ("status", "closed"), ("name", "乙")];
    for (field, value) in edits {
        let change = zhandian::edit::Change::set(
            zhandian::edit::RecordAt::Only,
            zhandian::edit::FieldPath::parse(field).unwrap(),
            value,
        );
        let edit = Edit {
            kind: "set a value",
            change,
            record: 0,
            path: field.to_owned(),
            replaces_text: true,
        };
        let new = done("content/stations/a.yaml", old.as_bytes(), &edit).unwrap();
        assert_eq!(wrong(old, &String::from_utf8_lossy(&new), &edit), None);
    }
}
