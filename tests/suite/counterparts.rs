//! Fields that stand in a translation: words count, what would show a text too early counts, and of all else it is said that
//! it does nothing.
//!
//! **You are here:** `tests/suite/` — writes into the Tibetan counterparts of the bilingual golden site.

use crate::support::{Outcome, SiteTest};

const NOTICE: &str = "content/notices/welcome.bo.md";
const PAGE: &str = "content/pages/about.bo.md";
/// What only the Tibetan notice says.
const TIBETAN: &str = "བཀྲ་ཤིས་བཀྲ་ཤིས་བཀྲ་ཤིས།";

/// The bilingual site with a line in the front matter of a file.
fn with(file: &str, line: &str) -> Outcome {
    let mut site = SiteTest::golden("bilingual");
    let text = site.text(file);
    let text = text.replacen("---\n", &format!("---\n{line}\n"), 1);
    site.write(file, format!("{text}\n{TIBETAN}\n"));
    site.build().good()
}

/// Files that hold the Tibetan text.
fn showing(outcome: &Outcome) -> Vec<&str> {
    let text = TIBETAN.as_bytes();
    let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    let files = outcome.files.iter().filter(|(_, bytes)| holds(bytes));
    files.map(|(path, _)| path.as_str()).collect()
}

#[test]
fn a_shared_field_that_only_a_translation_gives_is_said_to_do_nothing() {
    for (file, line) in [
        (NOTICE, "pinned: false"),
        (NOTICE, "stations: [chengguan]"),
        (NOTICE, "services: [social-assistance]"),
        (NOTICE, "regions: [5401]"),
        (NOTICE, "aliases: [greeting]"),
        (NOTICE, "effective: 2026-12-02"),
        (NOTICE, "index_number: 540102-1"),
        (NOTICE, "repeals: [old-rules]"),
        (NOTICE, "interprets: [old-rules]"),
        (NOTICE, "posting: {start: 2026-11-01, end: 2026-11-10}"),
        (NOTICE, "withdrawn: {date: 2026-11-20, reason: 内容有误}"),
        (PAGE, "order: 7"),
        (PAGE, "menu: false"),
        (PAGE, "checked: {date: 2026-11-01, by: 示例}"),
        (PAGE, "aliases: [us]"),
    ] {
        let told = with(file, line).told();
        let name = line.split(':').next().unwrap();
        let of_file = |one: &&str| one.starts_with(&format!("Z404 {file}"));
        let found: Vec<&str> = told.lines().filter(of_file).collect();
        assert_eq!(found.len(), 1, "{line}: {told}");
        assert!(found[0].contains(name), "{line}: {}", found[0]);
    }
}

#[test]
fn the_same_as_the_originals_and_words_of_its_own_are_no_findings() {
    let original = SiteTest::golden("bilingual").text("content/notices/welcome.md");
    let date = original.lines().find(|line| line.starts_with("date:")).unwrap();
    for line in [
        date,
        "keywords: [སྙན་ཞུ།]",
        "issuer: {bo: སྲིད་གཞུང་།}",
        "editor: {zh: 示例}",
        // A translation comes later and is read by other people: it is signed by itself.
        "review: [{role: 初审}]",
    ] {
        let told = with(NOTICE, line).told();
        assert!(!told.contains(&format!("Z404 {NOTICE}")), "{line}: {told}");
    }
}

#[test]
fn a_translation_waits_for_its_own_moment() {
    for (line, shown) in [
        ("publish_at: 2026-12-01T09:00", false),
        ("publish_at: 2026-11-23", false),
        ("publish_at: 2027-01-01 08:30", false),
        ("draft: true", false),
        ("publish_at: 2026-11-01", true),
        ("draft: false", true),
    ] {
        let outcome = with(NOTICE, line);
        assert_eq!(
            !showing(&outcome).is_empty(),
            shown,
            "{line}: {:?}",
            showing(&outcome)
        );
        // The original is public all the while.
        assert!(outcome.files.contains_key("notices/welcome.html"), "{line}");
        assert_eq!(
            outcome.files.contains_key("bo/notices/welcome.html"),
            shown,
            "{line}"
        );
        assert_eq!(
            outcome.files.contains_key("notices/welcome-parallel.html"),
            shown,
            "{line}"
        );
        let waits = outcome.told().contains(&format!("Z508 {NOTICE}"));
        assert_eq!(waits, !shown && line.starts_with("publish_at"), "{line}");
    }
}
