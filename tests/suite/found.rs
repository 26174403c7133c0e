//! Everything that has a page is found: by its name, by the number that is said on the telephone, by the codes that stand on it.
//!
//! **You are here:** `tests/suite/` — asks the index of built sites with the page's own scripts.

use crate::support::{Outcome, SiteTest};
use zhandian::search::terminal::{Answer, Engine};

/// The search of a built site.
fn engine(built: &Outcome) -> Engine {
    let files = built.files.clone();
    let load = move |name: &str| {
        let bytes = files.get(&format!("data/search/{name}"))?;
        String::from_utf8(bytes.clone()).ok()
    };
    Engine::open(load).unwrap()
}

fn ask(engine: &Engine, query: &str) -> Answer {
    engine.answer(query, "zh", 300).unwrap()
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(from)?;
    Some(rest.split_once(to)?.0)
}

/// The text of a page's heading.
fn heading(page: &str) -> Option<String> {
    let heading = between(page, "<h1", "</h1>")?.split_once('>')?.1;
    let mut text = String::new();
    let mut in_tag = false;
    for c in heading.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => text.push(c),
            _ => {}
        }
    }
    Some(text.trim().to_owned())
}

/// Whether nobody looks for a page by its heading: it shows no more than others do, leads on, or says that something is gone.
fn is_aside(path: &str, page: &str) -> bool {
    let further = ["-parallel.html", "/page-", "-page-", "a-z/"];
    ["index.html", "404.html", "search.html"].contains(&path)
        || path.starts_with("bo/")
        || further.iter().any(|part| path.contains(part))
        || page.contains("http-equiv=\"refresh\"")
        || ["公示期已过", "公示已结束", "已撤回"]
            .iter()
            .any(|said| page.contains(said))
}

fn pages(built: &Outcome) -> impl Iterator<Item = (&str, &str)> {
    let paths = built.files.keys().filter(|path| path.ends_with(".html"));
    paths
        .map(|path| (path.as_str(), built.page(path)))
        .filter(|(path, page)| !is_aside(path, page))
}

#[test]
fn everything_that_has_a_page_is_found_by_its_name() {
    for mut site in [SiteTest::demonstration(), SiteTest::golden("every-field")] {
        let built = site.build().good();
        let engine = engine(&built);
        let mut lost = Vec::new();
        for (path, page) in pages(&built) {
            let name = heading(page).unwrap_or_else(|| panic!("{path} has no heading"));
            if !ask(&engine, &name).hits.iter().any(|hit| hit.path == path) {
                lost.push(format!("{path}: {name}"));
            }
        }
        assert!(lost.is_empty(), "{lost:#?}");
    }
}

#[test]
fn a_page_is_found_first_by_the_number_that_it_says() {
    let built = SiteTest::demonstration().build().good();
    let engine = engine(&built);
    let mut numbers = Vec::new();
    for (path, page) in pages(&built) {
        let Some(number) = between(page, "data-page-number=\"", "\"") else {
            continue;
        };
        assert!((4..=6).contains(&number.len()), "{path}: {number}");
        for query in [
            number.to_owned(),
            format!("编号{number}"),
            format!("本页编号：{number}"),
        ] {
            let hits = ask(&engine, &query).hits;
            assert_eq!(hits.first().map(|hit| hit.path.as_str()), Some(path), "{query}");
        }
        // Paper says it too.
        assert!(
            page.contains(&format!("本页编号 <span class=\"code\">{number}</span>")),
            "{path}"
        );
        numbers.push(number.to_owned());
    }
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    assert!(
        all > 100 && numbers.len() == all,
        "{all}, {} of them different",
        numbers.len()
    );
}

#[test]
fn a_page_has_the_same_number_in_every_language_and_on_its_poster() {
    let built = SiteTest::demonstration().build().good();
    let number = |path: &str| between(built.page(path), "data-page-number=\"", "\"").map(str::to_owned);
    let own = number("stations/gamagongsang.html").unwrap();
    assert_eq!(number("bo/stations/gamagongsang.html").as_ref(), Some(&own));
    assert!(
        built
            .page("stations/gamagongsang.html")
            .contains(&format!("本页编号 <b>{own}</b>"))
    );
}

#[test]
fn codes_and_index_numbers_that_pages_print_are_found() {
    let built = SiteTest::demonstration().build().good();
    let engine = engine(&built);
    let first = |query: &str| ask(&engine, query).hits.first().map(|hit| hit.path.clone());
    assert_eq!(first("CO-04").as_deref(), Some("disclosure/co-04.html"));
    let mut seen = 0;
    for (path, page) in pages(&built).filter(|(path, _)| path.starts_with("disclosure/items/")) {
        let number = between(page, "索引号", "</dd>")
            .and_then(|rest| rest.rsplit('>').next())
            .unwrap();
        assert_eq!(first(number.trim()).as_deref(), Some(path), "{number}");
        seen += 1;
    }
    assert!(seen > 3);
}

#[test]
fn a_former_id_keeps_its_number() {
    let mut site = SiteTest::golden("bilingual");
    let number = |built: &Outcome, path: &str| {
        between(built.page(path), "data-page-number=\"", "\"")
            .map(str::to_owned)
            .unwrap()
    };
    let before = number(&site.build().good(), "notices/posting-now.html");
    let text = site.text("content/notices/posting-now.md");
    site.delete("content/notices/posting-now.md").write(
        "content/notices/renamed.md",
        text.replacen("---\n", "---\naliases: [posting-now]\n", 1),
    );
    let built = site.build().good();
    assert_ne!(number(&built, "notices/renamed.html"), before);
    let hits = ask(&engine(&built), &before).hits;
    assert_eq!(
        hits.first().map(|hit| hit.path.as_str()),
        Some("notices/renamed.html")
    );
}

#[test]
fn a_place_in_letters_gives_its_page_and_then_its_stations() {
    let built = SiteTest::demonstration().build().good();
    let engine = engine(&built);
    for query in ["lhasa", "Lhasa", "lasa"] {
        let hits = ask(&engine, query).hits;
        assert_eq!(hits[0].path, "regions/5401.html", "{query}");
        assert!(
            hits.iter().filter(|hit| hit.kind == "station").count() > 10,
            "{query}"
        );
    }
}

#[test]
fn a_slip_in_the_word_for_a_station_gives_the_stations_of_the_place() {
    let built = SiteTest::demonstration().build().good();
    let engine = engine(&built);
    for query in ["拉萨社会工做站", "城关区社公站", "城关区社工作站", "城关区服站务"]
    {
        let answer = ask(&engine, query);
        assert!(
            answer.suggested.iter().any(|hit| hit.kind == "station"),
            "{query}: {answer:?}"
        );
        assert!(
            answer
                .suggested
                .iter()
                .all(|hit| ["station", "disclosure", "notice"].contains(&&*hit.kind)),
            "{query}"
        );
    }
}
