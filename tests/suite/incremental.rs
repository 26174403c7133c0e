//! The law of increments: after any series of edits the builder's output equals that of a fresh one, byte for byte.
//!
//! **You are here:** `tests/suite/` — edits the bilingual golden site in memory.

pub(crate) mod edits;

use crate::support::{Outcome, Publication, SiteTest};
use edits::{Edited, NOTICE, SETTINGS, STATION, edits, histories};
use proptest::prelude::*;

fn same(long_lived: &Outcome, fresh: &Outcome) -> Result<(), TestCaseError> {
    prop_assert_eq!(&long_lived.findings, &fresh.findings);
    let paths = |outcome: &Outcome| outcome.files.keys().cloned().collect::<Vec<_>>();
    prop_assert_eq!(paths(long_lived), paths(fresh));
    for (path, bytes) in &fresh.files {
        prop_assert!(long_lived.files.get(path) == Some(bytes), "{} differs", path);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_builder_gives_what_a_fresh_one_gives(edits in prop::collection::vec(edits(), 1..8)) {
        let mut edited = Edited::new();
        edited.site.build();
        for edit in &edits {
            edited.apply(edit);
            let long_lived = edited.site.build();
            let fresh = edited.site.build_afresh();
            same(&long_lived, &fresh)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: histories(6), failure_persistence: None, ..ProptestConfig::default() })]

    /// A builder that knows what an earlier one has kept, and files that are recalled: what is published is what a fresh build makes.
    #[test]
    fn after_any_edits_a_publication_is_what_a_fresh_one_would_be(edits in prop::collection::vec(edits(), 1..6)) {
        let mut edited = Edited::new();
        let mut publication = Publication::default();
        edited.site.publish(&mut publication);
        for edit in &edits {
            edited.apply(edit);
            let fresh = edited.site.build_afresh();
            let recalling = edited.site.publish(&mut publication);
            prop_assert_eq!(&recalling.findings, &fresh.findings);
            if !fresh.built.has_errors() && fresh.findings.len() == fresh.built.diagnostics.len() {
                same(&recalling, &fresh)?;
                prop_assert!(publication.files == fresh.files);
            }
        }
    }
}

#[test]
fn only_what_changed_is_read_anew() {
    let mut site = SiteTest::golden("bilingual");
    let content = site
        .tree
        .files()
        .filter(|file| !file.path.starts_with("content/files/"))
        .count();
    let read = |site: &mut SiteTest| {
        site.build();
        site.parsed_anew()
    };
    assert_eq!(read(&mut site), content, "the first build reads everything");
    assert_eq!(read(&mut site), 0, "nothing has changed");
    assert_eq!(
        read(site.replace(STATION, "0891-6323215", "0891-6323299")),
        1,
        "a value"
    );
    let text = site.text(STATION);
    assert_eq!(read(site.write(STATION, text)), 0, "saved without a change");
    assert_eq!(read(site.append(NOTICE, "\n再说一句。\n")), 1, "a text");
    assert_eq!(
        read(site.rename(NOTICE, "content/notices/hello.md")),
        1,
        "another name"
    );
    assert_eq!(
        read(site.delete("content/notices/explained.md")),
        0,
        "a file less"
    );
    assert_eq!(read(site.append(STATION, "\n: [\n")), 1, "broken");
    assert_eq!(read(&mut site), 0, "broken files are remembered, too");
    assert_eq!(read(site.replace(STATION, "\n: [\n", "")), 1, "mended");
    assert_eq!(
        read(site.replace(SETTINGS, "owner: institution", "owner: government")),
        1,
        "the settings"
    );
    assert_eq!(
        read(site.write("themes/default/templates/404.html", "<!doctype html>\n")),
        0,
        "the theme"
    );
    assert_eq!(
        read(site.write("content/files/new.csv", "1\n")),
        0,
        "an attachment"
    );
    let two = site
        .replace(STATION, "total: 4", "total: 5")
        .replace("content/regions.yaml", "拉萨市", "拉萨");
    assert_eq!(read(two), 2, "two files");
}

#[test]
fn a_broken_file_does_not_hide_the_others_and_mended_it_leaves_no_trace() {
    let mut site = SiteTest::golden("bilingual");
    let before = site.build().good();
    let broken = site
        .append(STATION, "nonsense: 1\n")
        .replace(NOTICE, "category: notices", "category: nothing")
        .build();
    assert!(broken.built.has_errors());
    let files: Vec<&str> = broken
        .findings
        .iter()
        .map(|finding| &*finding.place.file)
        .collect();
    assert!(
        files.contains(&STATION) && files.contains(&NOTICE),
        "{}",
        broken.told()
    );
    site.replace(STATION, "nonsense: 1\n", "")
        .replace(NOTICE, "category: nothing", "category: notices");
    let after = site.build().good();
    assert!(before.files == after.files && before.findings == after.findings);
}
