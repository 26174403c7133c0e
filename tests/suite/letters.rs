//! A–Z of a large site: a page for each letter, its names by what they begin with.
//!
//! **You are here:** `tests/suite/` — builds the minimal golden site with a thousand pages more.

use crate::support::SiteTest;

#[test]
fn a_letters_own_page_says_its_letter_and_folds_its_names_by_their_first_character() {
    let mut site = SiteTest::golden("minimal");
    // 上 and 商 sound alike: by sound alone their names would stand among each other.
    for (at, first) in (0..1000).map(|at| (at, if at % 2 == 0 { "上" } else { "商" })) {
        site.write(
            &format!("content/pages/p{at}.md"),
            format!("---\ntitle: {first}里{at}\n---\n\n文。\n"),
        );
    }
    let built = site.build().good();
    let page = built.page("a-z/s.html");
    assert!(page.contains("<h1>全部条目（网站地图） S</h1>"));
    assert_eq!(page.matches("aria-current=\"page\">S</a>").count(), 1);
    let folds: Vec<&str> = page
        .split("<details")
        .skip(1)
        .filter(|fold| fold.contains("<h2>"))
        .collect();
    assert_eq!(folds.len(), 2);
    for (fold, first) in folds.iter().zip(["上", "商"]) {
        assert!(fold.contains(&format!("<h2>{first}</h2> <span class=\"count\">500</span>")));
        assert_eq!(fold.matches("<li data-kind=\"page\">").count(), 500);
    }
    // The way in: letters with their numbers, and no names.
    let all = built.page("a-z.html");
    assert!(all.contains("S <span class=\"count\">1000</span>"));
    assert!(!all.contains("data-kind"));
}

#[test]
fn a_letter_with_very_many_names_has_several_pages_and_each_name_stands_on_one() {
    let mut site = SiteTest::golden("minimal");
    for at in 0..1010 {
        site.write(
            &format!("content/pages/p{at}.md"),
            format!("---\ntitle: 上里{at}\n---\n\n文。\n"),
        );
    }
    let built = site.build().good();
    let pages = ["a-z/s.html", "a-z/s-page-2.html"];
    let [first, second] = pages.map(|page| built.page(page).matches("<li data-kind=\"page\">").count());
    assert_eq!((first, second), (1000, 10));
    let next = "href=\"../a-z/s-page-2.html\" rel=\"next\"";
    assert!(built.page(pages[0]).contains(next));
    let previous = "href=\"../a-z/s.html\" rel=\"prev\"";
    assert!(built.page(pages[1]).contains(previous));
    assert!(!built.files.contains_key("a-z/s-page-3.html"));
}
