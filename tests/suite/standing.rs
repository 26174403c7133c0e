//! The legal force of a notice is the same on its page, in lists and in search, in every language.
//!
//! **You are here:** `tests/suite/` — writes notices into the bilingual golden site.

use crate::support::{Outcome, SiteTest};
use zhandian::page;

/// What is said of a notice: by its page, by the list of its column, and by search (none where that says nothing).
fn said(built: &Outcome, id: &str, folder: &str) -> (Option<String>, Option<String>, Option<&'static str>) {
    let page = built.page(&format!("{folder}notices/{id}.html"));
    let facts = page.split_once("<dl class=\"facts").unwrap().1;
    let list = built.page(&format!("{folder}notices/category/news.html"));
    let items: Vec<&str> = list
        .split("<li")
        .filter(|item| item.contains(&format!("{id}.html\"")))
        .collect();
    let [item] = items[..] else {
        panic!("{id} stands {} times in the list", items.len())
    };
    let site = built.built.site().unwrap();
    let found = page::entries(site, &page::Labels::default())
        .entries
        .into_iter()
        .find(|entry| entry.path == format!("notices/{id}.html"))
        .unwrap();
    (status(facts), status(item), found.state)
}

/// The status that shows today; a coming one is hidden and has its day.
fn status(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("class=\"status\" data-status=\"")?;
    rest.split('"').next().map(str::to_owned)
}

#[test]
fn a_notice_has_one_standing_on_its_page_in_lists_and_in_search() {
    for (own, repealing, wanted) in [
        // In force until the day on which what repeals it takes effect: 2026-11-22 is today.
        ("status: in-force", "effective: 2026-11-23", Some("in-force")),
        ("status: in-force", "effective: 2027-01-01", Some("in-force")),
        ("", "effective: 2026-11-23", None),
        ("effective: 2026-11-23", "effective: 2027-01-01", Some("not-yet")),
        ("expires: 2026-11-22", "effective: 2026-11-23", Some("in-force")),
        ("expires: 2026-11-21", "effective: 2026-11-23", Some("expired")),
        ("status: in-force", "effective: 2026-11-22", Some("repealed")),
        ("status: in-force", "dated: 2026-11-01", Some("repealed")),
        ("", "keywords: [没有施行日期]", Some("repealed")),
        ("status: repealed", "effective: 2026-11-23", Some("repealed")),
    ] {
        let mut site = SiteTest::golden("bilingual");
        site.write(
            "content/notices/own.md",
            format!("---\ntitle: 现行办法\ndate: 2026-11-01\ncategory: news\n{own}\n---\n正文。\n"),
        )
        .write(
            "content/notices/own.bo.md",
            "---\ntitle: གསལ་བསྒྲགས།\ntranslation: {status: unreviewed}\n---\nབཀྲ་ཤིས་བདེ་ལེགས།\n",
        )
        .write(
            "content/notices/repealing.md",
            format!("---\ntitle: 新办法\ndate: 2026-11-02\ncategory: news\nrepeals: [own]\n{repealing}\n---\n正文。\n"),
        );
        let built = site.build().good();
        // What is in force needs no word in a list; what search sets apart is what no longer holds.
        let in_list = wanted.filter(|word| *word != "in-force").map(str::to_owned);
        let in_search = match wanted {
            Some("repealed") => Some("document.repealed"),
            Some("expired") => Some("document.expired"),
            _ => None,
        };
        let wanted = (wanted.map(str::to_owned), in_list, in_search);
        for folder in ["", "bo/"] {
            assert_eq!(
                said(&built, "own", folder),
                wanted,
                "{folder} {own} / {repealing}"
            );
        }
    }
}

#[test]
fn a_translation_that_would_be_hidden_alone_is_told_that_it_is_not() {
    for line in [
        "withdrawn: {date: 2026-11-02, reason: 译文有误}",
        "posting: {start: 2026-11-01, end: 2026-11-05, basis: 办法, feedback: 12345}",
        "effective: 2026-12-01",
    ] {
        let mut site = SiteTest::golden("bilingual");
        site.write(
            "content/notices/own.md",
            "---\ntitle: 通知\ndate: 2026-11-01\ncategory: news\n---\n正文。\n",
        )
        .write(
            "content/notices/own.bo.md",
            format!(
                "---\ntitle: གསལ་བསྒྲགས།\ntranslation: {{status: unreviewed}}\n{line}\n---\nབཀྲ་ཤིས་བདེ་ལེགས།\n"
            ),
        );
        let built = site.build().good();
        let about = |told: &str| {
            told.lines()
                .any(|own| own.starts_with("Z404 content/notices/own.bo.md"))
        };
        assert!(about(&built.told()), "{line}: {}", built.told());
        // The same line in the original holds for both.
        site.replace(
            "content/notices/own.md",
            "category: news\n",
            &format!("category: news\n{line}\n"),
        );
        let built = site.build().good();
        assert!(!about(&built.told()), "{line}: {}", built.told());
        let shown = built.page("bo/notices/own.html").contains("བཀྲ་ཤིས་བདེ་ལེགས");
        assert_eq!(shown, line.starts_with("effective"), "{line}");
    }
}
