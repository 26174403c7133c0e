//! A change to a content file changes what was meant, and nothing else: random edits on every file of every site.
//!
//! **You are here:** `tests/suite/` — `edit::apply` at its door. What a file says is read here by another YAML reader, so that
//! a mistake in ours cannot hide itself. `PROPTEST_CASES` raises the number of edits.

mod judge;
mod random;
mod remarks;

use crate::support::{SiteTest, golden_folder, project};
use judge::{Verdict, judge};
use proptest::prelude::*;
use proptest::sample::Index;
use random::{Edit, dressed, edit_of};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::sync::LazyLock;
use zhandian::edit::{Reason, apply_draft};
use zhandian::lang::Lang;
use zhandian::record::{FileKind, file_kind};

/// Every record file of the demonstration, the seed sites, and the golden site with every field.
pub(crate) static FILES: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut roots = vec![
        project(),
        golden_folder("every-field"),
        golden_folder("bilingual"),
    ];
    let seeds = std::fs::read_dir(project().join("tests/sites")).unwrap();
    roots.extend(seeds.map(|one| one.unwrap().path()).filter(|path| path.is_dir()));
    roots.sort();
    let mut files = Vec::new();
    for root in roots {
        for file in SiteTest::from_folder(&root).tree.files() {
            if !matches!(file_kind(&file.path), FileKind::Unknown | FileKind::Attachment) {
                files.push((file.path.to_string(), file.bytes().unwrap().to_vec()));
            }
        }
    }
    assert!(files.len() > 100, "{} files", files.len());
    files
});

/// One edit by the engine.
fn done(path: &str, bytes: &[u8], edit: &Edit) -> Result<Vec<u8>, (Reason, String)> {
    apply_draft(path, bytes, std::slice::from_ref(&edit.change), Lang::ZH)
        .map(|edited| edited.bytes)
        .map_err(|refusal| (refusal.reason, refusal.en))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_random_edit_changes_what_was_meant_and_nothing_else(
        file in any::<Index>(),
        dress in any::<Index>(),
        choices in proptest::collection::vec(any::<Index>(), 8),
        remarks in proptest::collection::vec(any::<Index>(), 0..12),
    ) {
        let (path, bytes) = file.get(&FILES);
        let bytes = dressed(bytes, dress.index(4), &remarks);
        let Some(edit) = edit_of(path, &bytes, &choices) else { return Ok(()) };
        match done(path, &bytes, &edit) {
            Ok(new) => if let Verdict::Wrong(why) = judge(&bytes, &new, &edit) {
                return Err(TestCaseError::fail(format!(
                    "{path}: {edit:?}: {why}\n--- before\n{}\n--- after\n{}",
                    String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&new)
                )));
            },
            Err((reason, why)) => prop_assert!(
                !matches!(reason, Reason::Unverified | Reason::Unreadable | Reason::NoRecord),
                "{path}: {edit:?}: {reason:?} {why}\n{}", String::from_utf8_lossy(&bytes)
            ),
        }
    }
}

/// The table of the trial: `cargo nextest run -E 'test(/edits::every_file/)'` with `EDITS_A_FILE` edits on each file.
#[test]
fn every_file_takes_edits_of_every_kind() {
    let count: usize = std::env::var("EDITS_A_FILE")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(8);
    let mut tally: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, bytes) in FILES.iter() {
        let mut dice = random::Dice::new(path);
        for round in 0..count {
            let remarks = dice.rolls(if round % 2 == 0 { 0 } else { 12 });
            let bytes = dressed(bytes, round / 2 % 4, &remarks);
            let Some(edit) = edit_of(path, &bytes, &dice.rolls(8)) else {
                continue;
            };
            let verdict = match done(path, &bytes, &edit) {
                Ok(new) => match judge(&bytes, &new, &edit) {
                    Verdict::Right => "right",
                    Verdict::Wrong(why) => {
                        wrong.push(format!("{path}: {:?}: {why}", edit.change));
                        "wrong"
                    }
                },
                Err((Reason::Unverified | Reason::Unreadable, _)) => {
                    wrong.push(format!("{path}: {:?}: not verified", edit.change));
                    "not verified"
                }
                Err(_) => "refused",
            };
            *tally.entry((edit.kind, verdict)).or_default() += 1;
        }
    }
    let _ = writeln!(std::io::stderr(), "{tally:#?}");
    assert!(
        wrong.is_empty(),
        "{} of them: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
}
