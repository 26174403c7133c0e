//! Advice that depends on other files, or on what stands beside a value: what the walk of a newcomer has found wrong.
//!
//! **You are here:** `tests/suite/` — the message is read, applied as a reader would, and the site is built again.

use crate::support::{Outcome, SiteTest, project};
use std::fmt::Write as _;

const PATH: &str = "content/stations/new.yaml";
const STATION: &str = "name: {zh: 新站, bo: ས་ཚིགས།}\nlevel: township\nregion: 540102007\nchecked: {date: 2026-11-01, by: 城关区民政局}\n";

fn base() -> SiteTest {
    SiteTest::from_folder(&project().join("tests/rules/base"))
}

/// All that is said, with its advice, in Chinese.
fn said(outcome: &Outcome) -> String {
    let mut all = String::new();
    for finding in &outcome.findings {
        let fault = &finding.fault;
        let help = fault.help_zh.as_deref().unwrap_or_default();
        writeln!(all, "{} {} {help}", fault.code.id, fault.zh).unwrap();
    }
    all
}

/// All that is said of a site with a station that ends in some lines.
fn told_of(lines: &str) -> String {
    let mut site = base();
    site.write(PATH, format!("{STATION}{lines}"));
    said(&site.build())
}

#[test]
fn a_value_is_advised_with_what_stands_around_it() {
    for (lines, advice) in [
        (
            "location: {lat: 91.137, lon: 29.651}\n",
            "应写成：`location: {lat: 29.651, lon: 91.137}`",
        ),
        (
            "location:\n  lat: 91.137\n  lon: 29.651\n",
            "两个值对调：lat 写 29.651，lon 写 91.137",
        ),
        ("parent: new one\n", "这里只能写一个编号：new、one 里留一个"),
        ("languages: [bo zh]\n", "[bo, zh]"),
        ("phone: 零八九一-6323215\n", "请写 0891-6323215"),
        (
            "phone: 0891-6323215\nphone: 0891-6323215\n",
            "两处写的一样，删去这一行（第 6 行）",
        ),
        ("id: index\n", "请写 new，与文件名一样"),
        ("id: N_E_W\n", "请写 new，与文件名一样"),
    ] {
        let told = told_of(lines);
        assert!(told.contains(advice), "{lines}: {told}");
    }
}

#[test]
fn latitudes_that_are_not_exchanged_are_not_advised_to_be() {
    for lines in ["location: {lat: 91.13, lon: 91.14}\n", "location: {lat: 91.13}\n"] {
        let told = told_of(lines);
        assert!(told.contains("Z215") && !told.contains("应写成"), "{told}");
    }
}

#[test]
fn a_reference_to_a_record_in_the_wrong_place_is_not_led_to_its_neighbour() {
    let text = format!("{STATION}phone: 0891-6323215\n");
    for (path, told_where) in [
        ("content/notices/newone.yaml", "content/stations/"),
        ("content/stations/newone。yaml", "把文件改名为 newone.yaml"),
        ("content/stations/newone．yaml", "把文件改名为 newone.yaml"),
    ] {
        let mut site = base();
        site.write("content/stations/newones.yaml", STATION.replace("新站", "又一站"));
        site.write(
            "content/stations/below.yaml",
            STATION.replace("新站", "村站") + "parent: newone\n",
        );
        site.write(path, text.clone());
        let told = said(&site.build());
        assert!(
            told.contains("Z902") && told.contains(told_where),
            "{path}: {told}"
        );
        assert!(!told.contains("Z303"), "{path}: {told}");
    }
}

#[test]
fn a_reference_to_the_id_that_a_record_should_have_is_not_led_elsewhere() {
    let mut site = base();
    site.write("content/stations/newone.yaml", format!("id: other\n{STATION}"));
    site.write("content/stations/newones.yaml", STATION.replace("新站", "又一站"));
    site.write(
        "content/stations/other.yaml",
        format!(
            "- id: other\n  {}  parent: newone\n",
            STATION
                .replace("新站", "村站")
                .replace('\n', "\n  ")
                .trim_end()
                .to_owned()
                + "\n"
        ),
    );
    let told = said(&site.build());
    assert!(told.contains("写成 `id: newone`"), "{told}");
    assert!(!told.contains("Z303"), "{told}");
}

#[test]
fn a_category_that_cannot_be_read_does_not_lose_its_services_twice() {
    let mut site = base();
    let services =
        "name: {zh: 走访类, bo: རིགས།}\nitems:\n  - id: calls\n    summary: {zh: 上门。, bo: འཚམས་འདྲི།}\n";
    site.write("content/services/calls-all.yaml", services);
    site.write(PATH, format!("{STATION}services: [calls]\n"));
    let told = said(&site.build());
    assert!(told.contains("Z201") && !told.contains("Z304"), "{told}");
}

#[test]
fn slips_of_links_and_attachments_lead_to_the_link() {
    let mut site = base();
    site.write("content/files/冬季时间表.txt", "时间表\n");
    for (link, advice) in [
        ("stations:new", "应写成：`station:new`"),
        (
            "files/冬季时间表.docx",
            "content/files/ 里有 files/冬季时间表.txt",
        ),
        ("files/冬季时间表", "content/files/ 里有 files/冬季时间表.txt"),
        ("files/夏季时间表.txt", "files/冬季时间表.txt"),
    ] {
        site.write(PATH, STATION);
        site.write(
            "content/notices/link.md",
            format!("---\ntitle: 通知\ndate: 2026-11-12\ncategory: notices\n---\n\n见[这里]({link})。\n"),
        );
        let told = said(&site.build());
        assert!(told.contains(advice), "{link}: {told}");
    }
}

#[test]
fn what_a_translation_lacks_within_a_map_is_told_by_its_name() {
    let mut site = base();
    site.write(
        "content/notices/opening.bo.md",
        "---\ntitle: བརྡ་ཐོ།\ntranslation: {by: 翻译组}\n---\n\nབརྡ་ཐོ།\n",
    );
    let told = said(&site.build());
    assert!(
        told.contains("缺少必填字段 status") && !told.contains("missing field"),
        "{told}"
    );
}

#[test]
fn a_front_matter_without_its_end_is_told_the_line_of_its_last_key() {
    let mut site = base();
    for (text, advice) in [
        (
            "---\ntitle: 通知\ndate: 2026-11-12\nservices:\n- new\n\n正文。\n",
            "在第 5 行下面",
        ),
        ("---\ntitle: 通知\n正文：没有空行。\n", "在最后一个字段下面"),
    ] {
        site.write("content/notices/open.md", text);
        let told = said(&site.build());
        assert!(told.contains(advice), "{told}");
    }
}

#[test]
fn a_navigation_to_a_list_by_its_name_leads_to_its_word() {
    let mut site = base();
    site.append(
        "content/site.yaml",
        "navigation: [{label: {zh: 首页, bo: དེབ།}, to: 首页}]\n",
    );
    let told = said(&site.build());
    assert!(told.contains("请写 home"), "{told}");
}
