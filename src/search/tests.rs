#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::terminal::{Answer, Engine, Hit};
use super::{Index, IndexFile, Memo};
use crate::lang::Lang;
use crate::page::{Entry, Findable};
use proptest::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Mutex;

mod asked;
mod people;

const LANGUAGES: [Lang; 2] = [Lang::ZH, Lang::BO];

fn station(number: usize, name: &'static str, body: &'static str) -> Entry<'static> {
    Entry {
        kind: "station",
        folder: "stations",
        names: vec![(Lang::ZH, Cow::Borrowed(name))],
        by_sound: true,
        codes: vec![Cow::Owned(format!("0891-63{number:05}"))],
        places: vec![(
            Lang::ZH,
            Cow::Borrowed(if number < 5 {
                "城关区"
            } else {
                "墨竹工卡县"
            }),
        )],
        body: vec![(Lang::ZH, Cow::Borrowed(body))],
        context: vec![(Lang::ZH, "拉萨市".to_owned())],
        path: format!("stations/s{number}.html"),
        languages: LANGUAGES.to_vec(),
        ..Entry::default()
    }
}

fn entries() -> Vec<Entry<'static>> {
    let mut all = vec![
        station(0, "嘎玛贡桑街道社会工作服务站", "为老人提供助餐，也做養老咨询。"),
        station(1, "扎细街道社会工作服务站", "残疾人康复训练，ABC小组。"),
        station(2, "吉日街道社会工作服务站", "为老人提供助餐。"),
        station(
            6,
            "工卡镇社会工作服务站",
            "老人和儿童的活动，服务60岁以上居民80人。",
        ),
        station(7, "朝阳镇社会工作服务站", "儿童的课后托管。"),
    ];
    all[0].names.push((Lang::BO, Cow::Borrowed("ཀརྨ་ཀུན་བཟང་ས་ཚིགས")));
    all[1]
        .body
        .push((Lang::BO, Cow::Borrowed("ལྷ་སར་རྒན་རབས་ལ་ཞབས་ཞུ་སྒྲུབ།")));
    all[2].state = Some("status.closed");
    all
}

/// The files of an index by their names in its folder.
fn files(mut entries: Vec<Entry<'_>>, memo: Option<&Memo>) -> BTreeMap<String, String> {
    entries.sort_by_key(|entry| entry.state.is_some());
    let findable = Findable {
        entries,
        ..Findable::default()
    };
    let index = Index::new(&findable, &LANGUAGES, memo);
    let files: Mutex<BTreeMap<String, String>> = Mutex::default();
    index
        .write(&|IndexFile { path, bytes }| {
            let again = index.file(&path).unwrap();
            assert_eq!(again.bytes, bytes, "{path}");
            let name = path.strip_prefix(super::FOLDER).unwrap().to_owned();
            files
                .lock()
                .unwrap()
                .insert(name, String::from_utf8(bytes).unwrap());
            Ok::<(), ()>(())
        })
        .unwrap();
    files.into_inner().unwrap()
}

fn answer(files: &BTreeMap<String, String>, query: &str) -> Answer {
    let files = files.clone();
    let engine = Engine::open(move |name| files.get(name).cloned()).unwrap();
    engine.answer(query, "zh", 100).unwrap()
}

fn hits(files: &BTreeMap<String, String>, query: &str) -> Vec<Hit> {
    answer(files, query).hits
}

fn found(query: &str) -> Vec<String> {
    hits(&files(entries(), None), query)
        .into_iter()
        .map(|hit| hit.path.replace("stations/s", "").replace(".html", ""))
        .collect()
}

#[test]
fn a_name_is_found_from_any_character_to_any_other() {
    for query in ["嘎玛", "玛贡", "贡桑街道", "嘎玛贡桑街道社会工作服务站"] {
        assert_eq!(found(query), ["0"], "{query}");
    }
}

#[test]
fn traditional_and_simplified_full_width_and_unfinished_words_find_the_same() {
    assert_eq!(found("养老"), ["0"]);
    assert_eq!(found("養老"), ["0"]);
    assert_eq!(found("ＡＢＣ"), ["1"]);
    assert_eq!(found("ab"), ["1"]);
}

#[test]
fn names_are_found_by_their_sound_and_initials_in_either_reading() {
    for query in [
        "gamagongsang",
        "gama gongsang",
        "gongsang",
        "gmgs",
        "gongsangjiedaoshehuigongzuofuwuzhan",
        "gamagongsangshehui",
    ] {
        assert_eq!(found(query), ["0"], "{query}");
    }
    assert_eq!(found("chaoyang"), ["7"]);
    assert_eq!(found("zhaoyangzhen"), ["7"]);
}

#[test]
fn telephones_are_found_with_and_without_hyphens_and_by_their_beginning() {
    for query in [
        "0891-6300007",
        "08916300007",
        "0891 630 0007",
        "6300007",
        "０８９１６３００００７",
    ] {
        assert_eq!(found(query), ["7"], "{query}");
    }
    assert_eq!(found("0891-63").len(), 5);
}

#[test]
fn all_words_are_wanted_in_any_order_and_regions_narrow_down() {
    assert_eq!(found("老人"), ["0", "6", "2"]);
    assert_eq!(found("城关区 老人"), ["0", "2"]);
    assert_eq!(found("老人 城关区"), ["0", "2"]);
    assert_eq!(found("墨竹工卡县 儿童"), ["6", "7"]);
    assert!(found("城关区 儿童").is_empty());
}

fn suggested(query: &str) -> Vec<String> {
    let files = files(entries(), None);
    let answer = answer(&files, query);
    assert_eq!(answer.total, 0, "{query}");
    let paths = answer.suggested.into_iter().map(|hit| hit.path);
    paths
        .map(|path| path.replace("stations/s", "").replace(".html", ""))
        .collect()
}

#[test]
fn a_name_with_one_wrong_missing_or_additional_character_is_suggested() {
    for query in [
        "嘎玛公桑街道",
        "嘎贡桑街道",
        "嘎玛贡大桑",
        "大玛贡桑街道",
        "嘎玛公桑街道社会工作服务站",
        "嘎玛贡桑阶道",
    ] {
        assert_eq!(suggested(query), ["0"], "{query}");
    }
    assert_eq!(suggested("扎西街道"), ["1"]);
    assert_eq!(suggested("朝日镇"), ["7"]);
    assert_eq!(suggested("扎细阶道"), ["1"]);
    assert_eq!(suggested("扎细道"), ["1"]);
    assert!(suggested("飞机场").is_empty());
}

#[test]
fn a_region_and_a_service_written_as_one_word_are_suggested_as_two() {
    assert_eq!(suggested("城关区老人"), found("城关区 老人"));
    assert_eq!(suggested("墨竹工卡县儿童"), found("墨竹工卡县 儿童"));
    // Nothing has both: what has one of them, and that is said.
    assert!(found("城关区儿童").is_empty());
}

#[test]
fn what_is_closed_comes_after_what_is_open() {
    assert_eq!(found("助餐"), ["0", "2"]);
}

#[test]
fn tibetan_is_found_with_and_without_particles_tsheg_and_shad() {
    for query in ["ཀུན་བཟང", "ཀུན་བཟང་", "ཀུན་བཟང།", "ཀུན་བཟང་གི་", "ཀརྨ་ཀུན་བཟང"]
    {
        assert_eq!(found(query), ["0"], "{query}");
    }
    for query in ["ལྷ་ས", "རྒན་རབས", "རྒན་རབས་ཀྱི་ཞབས་ཞུ", "扎细 ལྷ་ས"]
    {
        assert_eq!(found(query), ["1"], "{query}");
    }
}

#[test]
fn the_last_syllable_may_be_unfinished() {
    for query in ["བཟ", "ཀུན་བཟ", "ཀརྨ་ཀུན་བཟ"] {
        assert_eq!(found(query), ["0"], "{query}");
    }
    assert!(found("ཀུན་བཟ་").is_empty() && found("ཀུན་བྱ").is_empty());
}

#[test]
fn a_number_and_what_it_counts_are_one_thing() {
    assert_eq!(found("60岁"), ["6"]);
    assert_eq!(found("60岁以上"), ["6"]);
    for query in ["6岁", "61岁", "60号", "80岁以上", "岁60"] {
        assert!(found(query).is_empty(), "{query}");
    }
}

#[test]
fn pinyin_may_be_parted_and_initials_may_be_of_the_whole_name() {
    for query in [
        "ga ma gong sang", "gmgsjdshgzfwz", "gmgssh", "gmgsjd", "gamagongsang街道",
    ] {
        assert_eq!(found(query), ["0"], "{query}");
    }
}

#[test]
fn windows_of_a_long_word_must_be_neighbours() {
    // 街道社会工作 and 老人和儿童的 are there, and what follows elsewhere.
    for query in ["街道社会工作组", "老人和儿童的课后托管"] {
        assert!(found(query).is_empty(), "{query}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    for query in [
        "",
        "！？",
        "飞机",
        "老人助餐",
        "助餐老人",
        "桑贡",
        "300007",
        // A tsheg says that the syllable is whole.
        "བཟ་",
        "ཀུན་ཁྲོམ",
        "xyz",
        "|",
        "~",
        "老人 飞机",
    ] {
        assert!(found(query).is_empty(), "{query}");
    }
}

#[test]
fn a_hit_in_a_text_shows_its_clause() {
    let hits = hits(&files(entries(), None), "康复");
    assert_eq!(hits[0].clauses, ["残疾人康复训练"]);
    assert_eq!(hits[0].names[0].as_deref(), Some("扎细街道社会工作服务站"));
}

#[test]
fn a_changed_text_changes_its_keys_and_its_block_and_nothing_else() {
    let before = files(entries(), None);
    let mut changed = entries();
    changed[4].body[0].1 = Cow::Borrowed("儿童的课后托管和郊游。");
    let after = files(changed, None);
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
    let differing = before
        .iter()
        .filter(|(name, text)| after[*name] != **text)
        .count();
    assert!((2..=12).contains(&differing), "{differing}");
}

#[test]
fn a_record_more_is_another_generation() {
    let generation = |files: &BTreeMap<String, String>| files["m0.js"].split('"').nth(3).unwrap().to_owned();
    let mut more = entries();
    more.push(station(8, "新站", "新。"));
    assert_ne!(
        generation(&files(entries(), None)),
        generation(&files(more, None))
    );
}

#[test]
fn a_memo_changes_nothing() {
    let memo = Memo::default();
    let first = files(entries(), Some(&memo));
    let again = files(entries(), Some(&memo));
    assert_eq!(first, files(entries(), None));
    assert_eq!(again, first);
}

#[test]
fn a_site_without_entries_has_an_index_all_the_same() {
    let files = files(Vec::new(), None);
    assert!(hits(&files, "老人").is_empty());
}

#[test]
fn files_have_portable_names_and_hold_nothing_that_old_browsers_refuse() {
    let mut odd = entries();
    odd[0].body[0].1 = Cow::Borrowed("分行\u{2028}和“引号”\"\\</script>");
    for (name, text) in files(odd, None) {
        assert!(
            name.bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.'),
            "{name}"
        );
        assert!(
            text.starts_with('\u{FEFF}') && !text.contains(['\r', '\u{2028}', '\u{2029}']),
            "{name}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Against looking at every text: what has the query as a part, and nothing else.
    #[test]
    fn search_finds_what_looking_at_all_texts_finds(
        texts in proptest::collection::vec("[甲乙丙丁]{2,9}", 1..120),
        query in "[甲乙丙丁]{2,6}",
    ) {
        let texts: Vec<&'static str> = texts.into_iter().map(|text| &*text.leak()).collect();
        let all: Vec<Entry<'_>> = texts.iter().enumerate().map(|(number, text)| station(number, "站", text)).collect();
        let files = files(all, None);
        let mut found: Vec<String> = hits(&files, &query).into_iter().map(|hit| hit.path).collect();
        found.sort();
        let mut wanted: Vec<String> = texts
            .iter()
            .enumerate()
            .filter(|(_, text)| text.contains(&query))
            .map(|(number, _)| format!("stations/s{number}.html"))
            .collect();
        wanted.sort();
        prop_assert_eq!(found, wanted);
    }
}
