//! Search as people type: station words, short names, marks left out, slips, questions.
//!
//! **You are here:** `search/` — beside the other tests of the index; no IO.

use super::*;

fn place(number: usize, name: &'static str, short: &[&'static str]) -> Entry<'static> {
    Entry {
        kind: "region",
        folder: "regions",
        names: vec![(Lang::ZH, Cow::Borrowed(name))],
        short_names: short
            .iter()
            .map(|short| (Lang::ZH, Cow::Borrowed(*short)))
            .collect(),
        by_sound: true,
        path: format!("regions/r{number}.html"),
        languages: LANGUAGES.to_vec(),
        ..Entry::default()
    }
}

/// Stations with a service, and regions.
fn site() -> BTreeMap<String, String> {
    let mut all = vec![
        station(
            0,
            "嘎玛贡桑街道“双语”社会工作服务站",
            "对独居、空巢老人，\n每周探访。",
        ),
        station(1, "西藏路街道社会工作服务总站", "请拨打 12345 热线。"),
        station(6, "工卡镇社会工作服务站", "心理疏导和法律援助。"),
    ];
    all[0].fields.push((Lang::ZH, Cow::Borrowed("老年助餐")));
    all.extend([
        place(0, "甘孜藏族自治州", &["甘孜州", "甘孜"]),
        place(1, "西藏自治区", &["西藏"]),
        place(2, "西安市", &["西安"]),
        place(3, "先锋县", &["先锋"]),
    ]);
    files(all, None)
}

fn paths(query: &str) -> Vec<String> {
    let hits = answer(&site(), query).hits.into_iter();
    hits.map(|hit| hit.path.replace(".html", "")).collect()
}

fn meant(query: &str) -> (Vec<String>, Vec<String>) {
    let answer = answer(&site(), query);
    assert_eq!(answer.total, 0, "{query}");
    let paths = answer
        .suggested
        .into_iter()
        .map(|hit| hit.path.replace(".html", ""));
    (paths.collect(), answer.said)
}

#[test]
fn marks_spaces_and_line_ends_hide_nothing_and_are_quoted() {
    for query in ["街道双语社会", "嘎玛贡桑街道双语社会工作服务站", "街道“双语”"]
    {
        assert_eq!(paths(query), ["stations/s0"], "{query}");
    }
    for query in ["独居空巢", "老人每周", "空巢老人每周探访", "独居、空巢"] {
        let hits = answer(&site(), query).hits;
        assert_eq!(hits.len(), 1, "{query}");
        assert!(
            hits[0].marks.clauses.iter().any(|marks| !marks.is_empty()),
            "{query}"
        );
    }
    assert_eq!(paths("拨打12345热线"), ["stations/s1"]);
    assert!(paths("探访独居").is_empty());
}

#[test]
fn a_station_is_found_by_whatever_people_call_it() {
    for query in [
        "嘎玛贡桑社工站",
        "嘎玛贡桑 服务站",
        "贡桑社工服务点",
        "嘎玛贡桑社工站电话",
    ] {
        assert_eq!(paths(query)[0], "stations/s0", "{query}");
    }
    assert_eq!(paths("社工站").len(), 3);
    assert_eq!(paths("社工总站")[0], "stations/s1");
    let mut called = vec![station(0, "嘎玛贡桑街道社会工作服务站", "助餐。")];
    called[0].phone = Some("0891-6300000");
    assert!(files(called, None)["c0.js"].contains("\"0891-6300000\""));
    assert_eq!(paths("shegongzhan").len(), 3);
    assert_eq!(paths("嘎玛贡桑老年助餐"), ["stations/s0"]);
}

#[test]
fn a_place_is_found_by_its_short_name_before_what_only_begins_with_it() {
    assert_eq!(paths("甘孜州"), ["regions/r0"]);
    assert_eq!(paths("西藏")[0], "regions/r1");
    assert_eq!(paths("xi'an"), ["regions/r2"]);
    assert_eq!(paths("ganzizhou"), ["regions/r0"]);
}

#[test]
fn slips_are_answered_as_suggestions_those_that_sound_alike_first() {
    assert_eq!(meant("喜藏").0[0], "regions/r1");
    assert_eq!(meant("心里疏导").0, ["stations/s6"]);
    assert_eq!(meant("法律缓助").0, ["stations/s6"]);
    assert_eq!(meant("gamagonsang").0[0], "stations/s0");
}

#[test]
fn a_question_is_answered_with_what_it_was_taken_for() {
    let (paths, said) = meant("老人没人做饭怎么办");
    assert_eq!(paths[0], "stations/s0");
    assert!(said.contains(&"助餐".to_owned()), "{said:?}");
    assert_eq!(meant("比特币"), (vec![], vec![]));
}
