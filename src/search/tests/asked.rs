//! What a query loads: no more files than its answer needs.
//!
//! **You are here:** `search/` — beside the other tests of the index; no IO.

use super::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The files that a query asks for, without the first one.
fn asked(files: &BTreeMap<String, String>, query: &str) -> Vec<String> {
    let (files, names) = (files.clone(), Rc::new(RefCell::new(Vec::new())));
    let told = Rc::clone(&names);
    let engine = Engine::open(move |name| {
        told.borrow_mut().push(name.to_owned());
        files.get(name).cloned()
    });
    engine.unwrap().answer(query, "zh", 10).unwrap();
    names
        .borrow()
        .iter()
        .filter(|name| *name != "m0.js")
        .cloned()
        .collect()
}

/// Forty stations in two counties, each county a region, and a document that speaks of a station.
fn county() -> BTreeMap<String, String> {
    let names = ["东风", "新华", "红旗", "解放", "和平", "胜利", "光明", "团结"];
    let mut all: Vec<Entry<'static>> = (0..40)
        .map(|number| {
            let name = format!(
                "{}{}镇社会工作服务站",
                names[number % 8],
                ["南", "北", "西", "东", "中"][number / 8]
            );
            let mut one = station(number, "", "为老人提供助餐。");
            one.names = vec![(Lang::ZH, Cow::Owned(name))];
            one.places = vec![(
                Lang::ZH,
                Cow::Borrowed(if number < 20 { "理塘县" } else { "巴塘县" }),
            )];
            one
        })
        .collect();
    for (number, name) in ["理塘县", "巴塘县"].into_iter().enumerate() {
        all.push(Entry {
            kind: "region",
            folder: "regions",
            names: vec![(Lang::ZH, Cow::Borrowed(name))],
            by_sound: true,
            path: format!("regions/r{number}.html"),
            languages: LANGUAGES.to_vec(),
            ..Entry::default()
        });
    }
    all.push(Entry {
        kind: "notice",
        folder: "notices",
        names: vec![(Lang::ZH, Cow::Borrowed("东风南镇社工站招聘"))],
        path: "notices/n0.html".to_owned(),
        languages: LANGUAGES.to_vec(),
        ..Entry::default()
    });
    files(all, None)
}

fn kinds(names: &[String]) -> String {
    names.iter().filter_map(|name| name.chars().next()).collect()
}

#[test]
fn a_region_is_answered_with_what_lies_in_it_and_no_text() {
    let files = county();
    let names = asked(&files, "理塘县");
    assert!(!kinds(&names).contains('r'), "{names:?}");
    let answer = answer(&files, "理塘县");
    assert_eq!(answer.total, 21);
    assert_eq!(answer.hits[0].path, "regions/r0.html");
}

#[test]
fn the_word_for_a_station_is_looked_up_where_others_than_stations_may_have_it() {
    let files = county();
    let names = asked(&files, "红旗北镇社工站");
    assert_eq!(kinds(&names).matches('g').count(), 1, "{names:?}");
    let found: Vec<String> = answer(&files, "东风南镇社工站")
        .hits
        .into_iter()
        .map(|hit| hit.path)
        .collect();
    assert_eq!(found, ["stations/s0.html", "notices/n0.html"]);
    // The region itself comes after its stations.
    let all = answer(&files, "理塘县社工站");
    assert_eq!(all.total, 21);
    assert!(all.hits[..20].iter().all(|hit| hit.kind == "station"));
    assert_eq!(all.hits[20].path, "regions/r0.html");
}

#[test]
fn the_ending_of_tibetan_names_means_a_station_like_the_chinese_words() {
    let mut all: Vec<Entry<'static>> = (0..6)
        .map(|number| station(number, "甲镇社会工作服务站", "助餐。"))
        .collect();
    for (one, name) in all.iter_mut().zip([
        "ཕན་བདེ་ས་ཚིགས",
        "བདེ་ཆེན་ས་ཚིགས",
        "ནགས་ཚལ་ས་ཚིགས",
        "ཉི་མ་ས་ཚིགས",
        "ཟླ་བ་ས་ཚིགས",
    ]) {
        one.names.push((Lang::BO, Cow::Borrowed(name)));
    }
    let files = files(all, None);
    for query in ["ནགས་ཚལ ས་ཚིགས", "ས་ཚིགས ནགས་ཚལ", "ནགས་ཚལ་ས་ཚིགས", "ནགས་ཚལ་ས་ཚིགས།"]
    {
        let found = answer(&files, query);
        assert_eq!(found.hits[0].path, "stations/s2.html", "{query}");
        assert_eq!(found.total, 1, "{query}");
    }
    assert_eq!(answer(&files, "ས་ཚིགས").total, 6);
}

#[test]
fn a_slip_asks_for_few_files() {
    let files = county();
    // Another character, one too many, two that changed places; letters.
    for (query, most) in [
        ("红骑北镇", 6),
        ("红旗旗北镇", 6),
        ("旗红北镇", 6),
        ("hongqbeizhen", 5),
        ("hongqi beizhne", 5),
    ] {
        let names = asked(&files, query);
        let meant = answer(&files, query);
        // 红旗 and 旗北镇 both stand in the name: that is found, as two words are that were written as one.
        let Some(first) = meant.hits.first().or(meant.suggested.first()) else {
            panic!("{query}: nothing");
        };
        assert_eq!(first.path, "stations/s10.html", "{query}");
        assert!(names.len() <= most, "{query}: {names:?}");
    }
}

#[test]
fn a_place_in_characters_and_the_word_for_a_station_in_letters_are_one_query() {
    assert_eq!(
        answer(&county(), "红旗北镇 shegongzhan").hits[0].path,
        "stations/s10.html"
    );
}
