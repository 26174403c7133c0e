#![allow(clippy::unwrap_used, reason = "a test may panic")]

use crate::lang::Lang;
use crate::site::tests::site_of;
use crate::site::{Reviewed, Site};
use jiff::civil::date;

const TIBETAN: &str = "---\ntitle: གསལ་བསྒྲགས།\ntranslation: {status: reviewed}\n---\nབཀྲ་ཤིས།\n";

/// A notice with these entries, its Tibetan version with others.
fn site(rules: &str, entries: &str, tibetan: &str) -> Site {
    let settings = format!(
        "title: 站\nlanguages: [zh, bo]\nstation_levels: [{{id: township, name: 乡镇站}}]\n\
         notice_categories: [{{id: news, name: 动态}}]\nreview: {rules}\n"
    );
    let original =
        format!("---\ntitle: 通知\ndate: 2026-11-01\ncategory: news\nreview: [{entries}]\n---\n正文。\n");
    let translation = TIBETAN.replace("translation", &format!("review: [{tibetan}]\ntranslation"));
    let files = [
        ("content/site.yaml", settings.as_str()),
        ("content/notices/a.md", &original),
        ("content/notices/a.bo.md", &translation),
    ];
    site_of(&files, date(2026, 11, 22))
}

fn reviewed(site: &Site, lang: Lang) -> Reviewed {
    let version = site.notices[0].version(lang).unwrap();
    version.review.clone().unwrap()
}

/// Entries about today's content, as `role name` pairs.
fn signed(of: &Reviewed, steps: &[(&str, &str)]) -> String {
    let one = |(role, name): &(&str, &str)| format!("{{role: {role}, name: {name}, of: {}}}", of.hash);
    steps.iter().map(one).collect::<Vec<_>>().join(", ")
}

const ALL: [(&str, &str); 3] = [("初审", "甲"), ("复审", "乙"), ("终审", "丙")];

#[test]
fn steps_count_in_their_order_each_by_another_and_about_todays_content() {
    let rules = "{for: [notices]}";
    let of = reviewed(&site(rules, "", ""), Lang::ZH);
    assert!(of.asked && of.passed == 0);
    let passed = |entries: &str| reviewed(&site(rules, entries, ""), Lang::ZH).passed;
    assert_eq!(passed(&signed(&of, &ALL)), 3);
    assert_eq!(passed(&signed(&of, &[ALL[2], ALL[0]])), 1);
    assert_eq!(passed(&signed(&of, &[ALL[0], ("复审", "\" 甲 \"")])), 1);
    assert_eq!(passed("{role: 初审, name: 甲}, {role: 复审, name: 乙}"), 0);
    let other = signed(&of, &ALL).replace(&of.hash.to_string(), &"0".repeat(64));
    assert_eq!(passed(&other), 0);
    assert!(reviewed(&site(rules, &other, ""), Lang::ZH).changed.is_some());
}

#[test]
fn each_language_is_held_back_by_its_own_review() {
    let rules = "{for: [notices]}";
    let (zh, bo) = (
        reviewed(&site(rules, "", ""), Lang::ZH),
        reviewed(&site(rules, "", ""), Lang::BO),
    );
    assert_ne!(zh.hash, bo.hash);
    let enforced = "{for: [notices], enforce: true}";
    assert!(site(enforced, "", "").notices.is_empty());
    let original = site(enforced, &signed(&zh, &ALL), "");
    assert_eq!(original.notices[0].versions.len(), 1);
    let both = site(enforced, &signed(&zh, &ALL), &signed(&bo, &ALL));
    assert_eq!(both.notices[0].versions.len(), 2);
    // What was published before the day that the site names is not asked for.
    assert_eq!(
        site("{enforce: true, since: 2026-11-02}", "", "").notices[0]
            .versions
            .len(),
        2
    );
    // A form of review that is asked of others.
    assert_eq!(
        site("{for: [disclosures], enforce: true}", "", "").notices[0]
            .versions
            .len(),
        2
    );
}

#[test]
fn a_hash_is_known_by_its_first_twelve_characters_and_not_by_fewer() {
    let of = reviewed(&site("{}", "", ""), Lang::ZH).hash;
    let whole = of.to_string();
    for text in [
        &whole,
        &of.short(),
        &of.short().to_uppercase(),
        &of.short().replace('-', " "),
    ] {
        assert!(of.is(text), "{text}");
    }
    assert!(!of.is(&whole[..11]) && !of.is("") && !of.is(&format!("{whole}0")));
}
