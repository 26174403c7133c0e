//! One cause, one finding, and no advice that would destroy what is right: files that are misplaced, renamed or copied.
//!
//! **You are here:** `tests/suite/` — at the door of a whole site.

use crate::support::{SiteTest, project};

fn base() -> SiteTest {
    SiteTest::from_folder(&project().join("tests/rules/base"))
}

const STATION: &str = "name: {zh: 新站, bo: ས་ཚིགས།}\nlevel: township\nregion: 540102007\n";
const NOTICE: &str = "---\ntitle: 关于走访的通知\ndate: 2026-11-01\ncategory: notices\n---\n\n各站：请按时走访，登记需要，及时上报。\n\n联系人在各站。\n";

fn told(site: &mut SiteTest, path: &str) -> Vec<(String, String)> {
    let outcome = site.build();
    let found = outcome.findings.iter();
    found
        .filter(|one| one.place.file.starts_with(path))
        .map(|one| {
            (
                one.fault.code.id.to_owned(),
                one.fault.help_zh.clone().unwrap_or_default(),
            )
        })
        .collect()
}

#[test]
fn a_wrong_id_is_no_copy_and_the_right_one_is_named() {
    let mut site = base();
    let form = "# 登记表\n".repeat(40);
    site.write("content/stations/jia.yaml", format!("{form}id: jia\n{STATION}"));
    let other = STATION.replace("新站", "另一站");
    site.write("content/stations/yi.yaml", format!("{form}id: jia\n{other}"));
    let told = told(&mut site, "content/stations/yi.yaml");
    let (code, help) = &told[0];
    assert!(code == "Z301" && help.contains("`id: yi`"), "{told:?}");
}

#[test]
fn a_copy_is_known_by_its_name_in_any_language_and_is_not_published_twice() {
    for copy in [
        "副本n1", "n1最终版", "新建文件夹/n1", "备份/n1", "通知终稿", "བརྡ་ཐོ།",
    ] {
        let mut site = base();
        site.write("content/notices/n1.md", NOTICE);
        let path = format!("content/notices/{copy}.md");
        site.write(&path, NOTICE);
        let told = told(&mut site, &path);
        assert!(told.len() == 1 && told[0].0 == "Z324", "{copy}: {told:?}");
    }
    let mut site = base();
    let settings = site.text("content/site.yaml");
    site.write("content/site - 副本.yaml", settings);
    let told = told(&mut site, "content/site - 副本.yaml");
    assert!(
        told[0].0 == "Z324" && told[0].1.contains("删去这个副本") && !told[0].1.contains("改名"),
        "{told:?}"
    );
}

#[test]
fn a_translation_by_another_name_is_told_its_name_alone() {
    for (name, right) in [
        ("n1-bo", "n1.bo.md"),
        ("bo/n1", "n1.bo.md"),
        ("n1.藏文", "n1.bo.md"),
        ("n1.BO", "n1.bo.md"),
        ("n1.tib", "n1.bo.md"),
    ] {
        let mut site = base();
        site.write("content/notices/n1.md", NOTICE);
        let path = format!("content/notices/{name}.md");
        site.write(&path, "---\ntitle: བརྡ་ཐོ།\n---\n\nབརྡ་ཐོ།\n");
        let told = told(&mut site, &path);
        assert!(told.len() == 1 && told[0].1.contains(right), "{name}: {told:?}");
    }
}

#[test]
fn a_link_is_told_what_it_means() {
    for (target, right) in [
        ("office@example.cn", "`mailto:office@example.cn`"),
        ("D:\\图\\登记表.csv", "`files/登记表.csv`"),
        ("files/登记表１.csv", "files/登记表1.csv"),
        ("n1.md", "`notice:n1`"),
    ] {
        let mut site = base();
        site.write("content/notices/n1.md", NOTICE);
        site.write("content/files/登记表.csv", "\u{FEFF}甲\n");
        site.write("content/files/登记表1.csv", "\u{FEFF}甲\n");
        site.write(
            "content/notices/n2.md",
            NOTICE.replace("走访的", "甲的") + &format!("[见](<{target}>)\n"),
        );
        let told = told(&mut site, "content/notices/n2.md");
        assert!(
            told.iter().any(|(_, help)| help.contains(right)),
            "{target}: {told:?}"
        );
    }
}

/// The advice of Z406 for the column of a base site's notices, with these two files in it.
fn z406(original: &str, translation: Option<&str>) -> (String, String) {
    let mut site = base();
    site.write("content/notices/n1.md", original);
    if let Some(translation) = translation {
        site.write("content/notices/n1.bo.md", translation);
    }
    let outcome = site.build();
    let found = outcome
        .findings
        .into_iter()
        .find(|one| one.fault.code.id == "Z406" && one.fault.zh.contains("关于走访的通知"));
    found.map_or_else(Default::default, |one| {
        (one.fault.zh, one.fault.help_zh.unwrap_or_default())
    })
}

#[test]
fn nobody_is_asked_to_translate_what_is_translated_and_waits() {
    let bo = |more: &str| {
        format!(
            "---\ntitle: བརྡ་ཐོ།\n{more}translation: {{status: reviewed, by: 翻译组, date: 2026-11-10}}\n---\n\nབརྡ་ཐོ།\n"
        )
    };
    let (text, help) = z406(NOTICE, None);
    assert!(
        text.contains("没有藏文") && help.contains("n1.bo.md"),
        "{text} {help}"
    );
    for waits in ["draft: true\n", "publish_at: 2026-12-01 09:00\n"] {
        let (text, help) = z406(NOTICE, Some(&bo(waits)));
        assert!(
            text.contains("已经写好，还没有发布") && !help.contains("请人工翻译"),
            "{text} {help}"
        );
    }
    assert_eq!(z406(NOTICE, Some(&bo(""))), Default::default());
}
