//! Lawful publishing: government tags, the footer by owner, validity by the day, and when to build again.
//!
//! **You are here:** `tests/suite/` — builds the minimal golden site with a government's settings and some documents.

use crate::support::{Outcome, SiteTest};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

const OLD: &str = "---\ntitle: 试行办法\ndate: 2023-06-16\ncategory: notices\ndocument_number: 拉民发〔2023〕3号\n\
                   effective: 2023-07-01\n---\n\n试行。\n";
const NEW: &str = "---\ntitle: 管理办法\ndate: 2026-11-16 09:30\ncategory: notices\ndocument_number: 拉民发〔2026〕12号\n\
                   issuer: [拉萨市民政局, 拉萨市财政局]\ndated: 2026-11-10\neffective: 2026-12-01\nexpires: 2027-11-30\n\
                   keywords: [社工站]\nrepeals: [{title: 试行办法, number: 拉民发〔2023〕3号}]\n---\n\n办法正文。\n";
const POSTING: &str = "---\ntitle: 名单公示\ndate: 2026-11-20\ncategory: notices\nsummary: 王某某等三户\n\
                       posting: {start: 2026-11-20, end: 2026-11-27, basis: 办法, feedback: 12345}\n---\n\n公示的名单。\n";

/// A government's site with an old policy document, the one that replaces it, and a posting.
fn government(today: Date) -> SiteTest {
    let mut site = SiteTest::golden("minimal");
    let settings = site.text("content/site.yaml");
    let kept = |line: &&str| {
        !["owner:", "base_url:", "publisher:", "government:"]
            .iter()
            .any(|key| line.starts_with(key))
    };
    let settings: String = settings
        .lines()
        .filter(kept)
        .map(|line| format!("{line}\n"))
        .collect();
    let own = "owner: government\nbase_url: https://sg.example.gov.cn/mzj/\n\
               publisher: {name: 拉萨市民政局, phone: 0891-6323215}\n\
               government: {site_name: 拉萨市人民政府, site_domain: www.lasa.example.gov.cn, site_id: \"5401000001\", icp: 藏ICP备12345678号, \
               police_record: 藏公网安备54010202000001号, error_report_url: \"https://zfwzgl.example.gov.cn/\"}\n\
               notice_categories: [{id: notices, name: 通知公告, column_type: 通知公告, description: 各项通知, keywords: [通知]}]\n";
    site.write("content/site.yaml", settings + own);
    site.write("content/notices/old-policy.md", OLD);
    site.write("content/notices/new-policy.md", NEW);
    site.write("content/notices/list.md", POSTING);
    site.options.site.today = today;
    site.options.site.now = today.at(0, 0, 0, 0);
    site
}

fn built(today: Date) -> Outcome {
    government(today).build().good()
}

/// The tags of a page: name → content. *Panics* when a name stands twice.
fn tags(page: &str) -> BTreeMap<String, String> {
    let mut tags = BTreeMap::new();
    for piece in page.split("<meta name=\"").skip(1) {
        let (name, rest) = piece.split_once('"').unwrap();
        let content = rest
            .strip_prefix(" content=\"")
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert!(!content.trim().is_empty(), "{name} is empty");
        let before = tags.insert(name.to_lowercase(), content.to_owned());
        assert!(before.is_none(), "{name} stands twice");
    }
    tags
}

const SITE: [&str; 3] = ["sitename", "sitedomain", "siteidcode"];
const COLUMN: [&str; 4] = ["columnname", "columndescription", "columnkeywords", "columntype"];
const CONTENT: [&str; 3] = ["articletitle", "pubdate", "contentsource"];

#[test]
fn every_page_bears_the_tags_of_its_kind() {
    let built = built(date(2026, 11, 22));
    let first = tags(built.page("index.html"));
    // 404.html is shown at any depth and stands for no page.
    let pages = built
        .files
        .keys()
        .filter(|path| path.ends_with(".html") && *path != "404.html");
    for path in pages {
        let page = built.page(path);
        let tags = tags(page);
        for name in SITE {
            assert_eq!(tags.get(name), first.get(name), "{path}: {name}");
        }
        let wants = |names: &[&str]| {
            for name in names {
                assert!(tags.contains_key(*name), "{path} lacks {name}");
            }
        };
        let column = ["stations/", "services/", "notices/", "disclosure/", "regions/"];
        if column.iter().any(|part| path.starts_with(part)) && !page.contains("http-equiv=\"refresh\"") {
            wants(&COLUMN);
        }
        if tags.contains_key("articletitle") {
            wants(&CONTENT);
            let title = page.split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap();
            assert_eq!(&tags["articletitle"], title, "{path}");
        }
    }
    let policy = tags(built.page("notices/new-policy.html"));
    assert_eq!(policy["pubdate"], "2026-11-16 09:30");
    assert_eq!(policy["contentsource"], "拉萨市民政局");
    assert_eq!(policy["keywords"], "社工站");
    assert_eq!(
        policy["url"],
        "https://sg.example.gov.cn/mzj/notices/new-policy.html"
    );
    assert_eq!(policy["sitedomain"], "www.lasa.example.gov.cn");
}

#[test]
fn an_organisation_bears_no_mark_of_state_bodies() {
    let mut site = government(date(2026, 11, 22));
    site.replace("content/site.yaml", "owner: government", "owner: organisation");
    let built = site.build().good();
    let page = built.page("index.html");
    assert!(!page.contains("5401000001") && !page.contains("zfwzgl"), "{page}");
    assert!(page.contains("藏ICP备12345678号") && page.contains("藏公网安备54010202000001号"));
    assert!(!tags(page).contains_key("siteidcode"));
}

#[test]
fn the_footer_names_what_an_inspection_looks_for() {
    let built = built(date(2026, 11, 22));
    let page = built.page("index.html");
    for words in [
        "拉萨市民政局",
        "0891-6323215",
        "5401000001",
        "藏ICP备12345678号",
        "藏公网安备54010202000001号",
        "zfwzgl",
        "a-z.html",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn validity_is_that_of_the_day_from_the_same_content() {
    let status = |today: Date, page: &str| -> String {
        let built = built(today);
        let page = built.page(page);
        page.split("data-status=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    let (new, old) = ("notices/new-policy.html", "notices/old-policy.html");
    assert_eq!(status(date(2026, 11, 22), new), "not-yet");
    assert_eq!(status(date(2026, 11, 22), old), "in-force");
    assert_eq!(status(date(2026, 12, 1), new), "in-force");
    assert_eq!(status(date(2026, 12, 1), old), "repealed");
    assert_eq!(status(date(2027, 12, 1), new), "expired");
}

#[test]
fn a_document_cited_by_its_number_is_linked_both_ways() {
    let built = built(date(2026, 12, 1));
    assert!(built.page("notices/new-policy.html").contains("old-policy.html"));
    assert!(built.page("notices/old-policy.html").contains("new-policy.html"));
}

#[test]
fn the_build_says_when_something_changes_by_date() {
    let next = |today: Date| built(today).built.next.map(|next| next.at.date());
    assert_eq!(
        next(date(2026, 11, 22)),
        Some(date(2026, 11, 28)),
        "the posting ends"
    );
    assert_eq!(
        next(date(2026, 11, 28)),
        Some(date(2026, 12, 1)),
        "the new document takes effect"
    );
    assert_eq!(next(date(2026, 12, 1)), Some(date(2027, 12, 1)), "and expires");
    let mut site = government(date(2026, 11, 22));
    site.write(
        "content/notices/later.md",
        "---\ntitle: 以后\ndate: 2026-11-23\npublish_at: 2026-11-23T09:30\ncategory: notices\n---\n\n正文\n",
    );
    let next = site.build().good().built.next.unwrap();
    assert_eq!(next.moment(), "2026-11-23 09:30");
}

#[test]
fn a_posting_carries_its_end_for_browsers_and_is_gone_after_it() {
    let running = built(date(2026, 11, 27));
    let page = running.page("notices/list.html");
    assert!(
        page.contains("公示的名单")
            && page.contains("data-until=\"2026-11-27\"")
            && page.contains("data-from=\"2026-11-28\"")
    );
    let over = built(date(2026, 11, 28));
    for (path, bytes) in &over.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains("公示的名单") && !text.contains("王某某等三户"),
            "{path}"
        );
    }
    assert!(over.page("notices/list.html").contains("名单公示"));
}
