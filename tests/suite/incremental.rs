//! The law of increments: after any series of edits the builder's output equals that of a fresh one, byte for byte.
//!
//! **You are here:** `tests/suite/` — edits the bilingual golden site in memory.

use crate::support::{Outcome, SiteTest};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeMap;

/// One thing that someone does to the site folder.
#[derive(Debug, Clone)]
enum Edit {
    /// Writes a station, a new one or over an old one.
    Station {
        file: u8,
        id: u8,
        name: &'static str,
        region: &'static str,
    },
    /// Writes a notice in one of the languages.
    Notice {
        id: u8,
        bo: bool,
        category: &'static str,
        day: u8,
        pinned: bool,
    },
    /// Writes figures.
    Figures { residents: u16 },
    /// Changes one value of a file that is there.
    Value(&'static str, &'static str, &'static str),
    /// Gives a file of content another name.
    Rename(Index),
    /// Takes a file away.
    Delete(Index),
    /// Writes something that cannot be read at the end of a file.
    Break(Index),
    /// Takes all that back.
    Mend,
    /// Changes the settings.
    Settings(&'static str, &'static str),
    /// Writes a file of the theme.
    Theme(&'static str, &'static str),
    /// Takes the theme's files away.
    NoTheme,
    /// Writes an attachment.
    Attachment(u8, u8),
    /// Writes what is there once more.
    Touch(Index),
}

const STATION: &str = "content/stations/streets/gamagongsang.yaml";
const NOTICE: &str = "content/notices/welcome.md";
const SETTINGS: &str = "content/site.yaml";

fn edits() -> impl Strategy<Value = Edit> {
    let name = select(&["甲站", "乙站", "丙站 & <b>"]);
    let region = select(&["540102007", "540102009", "xnew", "5401", "540199"]);
    let category = select(&["notices", "news", "policies", "nothing"]);
    let value = select(&[
        (STATION, "phone: 0891-6323215", "phone: 0891-6323299"),
        (STATION, "status: working", "status: temporarily-closed"),
        (STATION, "id: gamagongsang", "id: gama-station"),
        (STATION, "services: [social-assistance", "services: [elderly"),
        (STATION, "total: 4", "total: 1"),
        (STATION, "operator: minzhong", "operator: nobody"),
        (STATION, "name: {zh: 嘎玛贡桑", "name: {zh: 嘎玛"),
        (STATION, "aliases: [gama]", "aliases: [jinzhu]"),
        (
            STATION,
            "directions: {zh: 公交8路。}",
            "description: {zh: 见[通知](notice:welcome)和[没有](notice:none)。}",
        ),
        (STATION, "aliases: [gama]", "successor: nowhere"),
        (STATION, "# ", "#  "),
        (NOTICE, "为居民提供", "给居民提供"),
        (NOTICE, "pinned: true", "pinned: false"),
        (NOTICE, "aliases: [first-notice]", "aliases: [welcome-parallel]"),
        (NOTICE, "[gamagongsang]", "[jinzhu]"),
        ("content/regions.yaml", "嘎玛贡桑街道", "嘎玛贡桑办事处"),
        ("content/services/social-assistance.yaml", "政策宣传", "政策宣讲"),
        (
            "content/disclosure/catalogue.yaml",
            "since: 2024-01-01",
            "since: 2025-01-01",
        ),
        ("content/statistics/measures.yaml", "服务居民", "服务人数"),
        ("content/operators/minzhong.yaml", "民众社会", "民心社会"),
    ]);
    let settings = select(&[
        ("城关区社工站目录", "城关区社会工作站目录"),
        (
            "base_url: https://shegong.example.cn/",
            "base_url: https://shegong.example.cn/sub/",
        ),
        ("base_url: https://shegong.example.cn/\n", ""),
        ("languages: [zh, bo]", "languages: [zh]"),
        ("languages: [zh, bo]", "languages: [bo, zh]"),
        ("id: news,", "id: news2,"),
        ("feedback: {phone: \"12345\"", "feedback: {phone: \"12333\""),
        ("timezone", "timezonne"),
    ]);
    let theme = select(&[
        (
            "templates/404.html",
            "<!doctype html>\n<html lang=\"zh-CN\"><p>没有</p></html>\n",
        ),
        ("templates/404.html", "{% if %}"),
        ("templates/search.html", "{{ v.nothing.at_all }}"),
        ("strings/zh.yaml", "home: 主页\n"),
        ("assets/style.css", "body { color: #123 }\n"),
        ("assets/own.js", "// own\n"),
    ]);
    prop_oneof![
        3 => (0..3u8, 0..3u8, name, region)
            .prop_map(|(file, id, name, region)| Edit::Station { file, id, name, region }),
        3 => (0..3u8, any::<bool>(), category, 1..28u8, any::<bool>())
            .prop_map(|(id, bo, category, day, pinned)| Edit::Notice { id, bo, category, day, pinned }),
        1 => (0..2000u16).prop_map(|residents| Edit::Figures { residents }),
        4 => value.prop_map(|(path, from, to)| Edit::Value(path, from, to)),
        2 => any::<Index>().prop_map(Edit::Rename),
        2 => any::<Index>().prop_map(Edit::Delete),
        2 => any::<Index>().prop_map(Edit::Break),
        2 => Just(Edit::Mend),
        2 => settings.prop_map(|(from, to)| Edit::Settings(from, to)),
        2 => theme.prop_map(|(path, text)| Edit::Theme(path, text)),
        1 => Just(Edit::NoTheme),
        1 => (0..3u8, any::<u8>()).prop_map(|(file, byte)| Edit::Attachment(file, byte)),
        1 => any::<Index>().prop_map(Edit::Touch),
    ]
}

/// A site that is edited, and what its broken files held before.
struct Edited {
    site: SiteTest,
    sound: BTreeMap<String, Vec<u8>>,
}

impl Edited {
    fn paths(&self) -> Vec<String> {
        let all = self.site.tree.files().map(|file| file.path.to_string());
        all.filter(|path| path.starts_with("content/")).collect()
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        self.site.tree.get(path).unwrap().bytes().unwrap().to_vec()
    }

    fn pick(&self, index: Index) -> Option<String> {
        let paths = self.paths();
        (!paths.is_empty()).then(|| index.get(&paths).clone())
    }

    fn swap(&mut self, path: &str, from: &str, to: &str) {
        let Some(file) = self.site.tree.get(path) else {
            return;
        };
        let text = String::from_utf8_lossy(file.bytes().unwrap()).into_owned();
        // Done a second time, a change goes back.
        let text = if text.contains(from) || to.is_empty() {
            text.replace(from, to)
        } else {
            text.replace(to, from)
        };
        self.site.write(path, text);
    }

    fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::Station {
                file,
                id,
                name,
                region,
            } => {
                let text = format!("id: new-{id}\nname: {{zh: {name}}}\nlevel: township\nregion: {region}\n");
                self.site
                    .write(&format!("content/stations/new/{file}.yaml"), text);
            }
            Edit::Notice {
                id,
                bo,
                category,
                day,
                pinned,
            } => {
                let lang = if *bo { ".bo" } else { "" };
                let text = format!(
                    "---\ntitle: 消息{id}\ndate: 2026-10-{day:02}\ncategory: {category}\npinned: {pinned}\n---\n见[站点](station:new-{id})。\n"
                );
                self.site
                    .write(&format!("content/notices/new-{id}{lang}.md"), text);
            }
            Edit::Figures { residents } => {
                let text =
                    format!("period: 2026-Q3\nvalues:\n  - {{region: 540102, residents: {residents}}}\n");
                self.site.write("content/statistics/q3.yaml", text);
            }
            Edit::Value(path, from, to) => self.swap(path, from, to),
            Edit::Settings(from, to) => self.swap(SETTINGS, from, to),
            Edit::Rename(index) => {
                let Some(path) = self.pick(*index) else { return };
                let bytes = self.bytes(&path);
                let (stem, ending) = path.rsplit_once('/').unwrap();
                self.site.tree.remove(&path);
                self.site.write(&format!("{stem}/x{ending}"), bytes);
            }
            Edit::Delete(index) => {
                let Some(path) = self.pick(*index) else { return };
                self.site.tree.remove(&path);
            }
            Edit::Break(index) => {
                let Some(path) = self.pick(*index) else { return };
                let bytes = self.bytes(&path);
                let broken = [b"\n: [{ \"\n", bytes.as_slice(), b"\n: [{ \"\n"].concat();
                self.sound.entry(path.clone()).or_insert(bytes);
                self.site.write(&path, broken);
            }
            Edit::Mend => {
                for (path, bytes) in std::mem::take(&mut self.sound) {
                    self.site.write(&path, bytes);
                }
            }
            Edit::Theme(path, text) => {
                self.site.write(&format!("themes/default/{path}"), text);
            }
            Edit::NoTheme => {
                let own: Vec<String> = self.site.tree.files().map(|file| file.path.to_string()).collect();
                for path in own.iter().filter(|path| path.starts_with("themes/")) {
                    self.site.delete(path);
                }
            }
            Edit::Attachment(file, byte) => {
                self.site.write(
                    &format!("content/files/新{file}.csv"),
                    vec![*byte; usize::from(*byte)],
                );
                // Only what is referred to is published.
                self.site.write(
                    &format!("content/notices/with-{file}.md"),
                    format!("---\ntitle: 附件\ndate: 2026-11-02\ncategory: news\nattachments: [{{file: files/新{file}.csv}}]\n---\n见附件。\n"),
                );
            }
            Edit::Touch(index) => {
                let Some(path) = self.pick(*index) else { return };
                let bytes = self.bytes(&path);
                self.site.write(&path, bytes);
            }
        }
    }
}

fn same(long_lived: &Outcome, fresh: &Outcome) -> Result<(), TestCaseError> {
    prop_assert_eq!(&long_lived.findings, &fresh.findings);
    let paths = |outcome: &Outcome| outcome.files.keys().cloned().collect::<Vec<_>>();
    prop_assert_eq!(paths(long_lived), paths(fresh));
    for (path, bytes) in &fresh.files {
        prop_assert!(long_lived.files.get(path) == Some(bytes), "{} differs", path);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_edits_the_builder_gives_what_a_fresh_one_gives(edits in prop::collection::vec(edits(), 1..8)) {
        let mut edited = Edited { site: SiteTest::golden("bilingual"), sound: BTreeMap::new() };
        edited.site.build();
        for edit in &edits {
            edited.apply(edit);
            let long_lived = edited.site.build();
            let fresh = edited.site.build_afresh();
            same(&long_lived, &fresh)?;
        }
    }
}

#[test]
fn only_what_changed_is_read_anew() {
    let mut site = SiteTest::golden("bilingual");
    let content = site
        .tree
        .files()
        .filter(|file| !file.path.starts_with("content/files/"))
        .count();
    let read = |site: &mut SiteTest| {
        site.build();
        site.parsed_anew()
    };
    assert_eq!(read(&mut site), content, "the first build reads everything");
    assert_eq!(read(&mut site), 0, "nothing has changed");
    assert_eq!(
        read(site.replace(STATION, "0891-6323215", "0891-6323299")),
        1,
        "a value"
    );
    let text = site.text(STATION);
    assert_eq!(read(site.write(STATION, text)), 0, "saved without a change");
    assert_eq!(read(site.append(NOTICE, "\n再说一句。\n")), 1, "a text");
    assert_eq!(
        read(site.rename(NOTICE, "content/notices/hello.md")),
        1,
        "another name"
    );
    assert_eq!(
        read(site.delete("content/notices/explained.md")),
        0,
        "a file less"
    );
    assert_eq!(read(site.append(STATION, "\n: [\n")), 1, "broken");
    assert_eq!(read(&mut site), 0, "broken files are remembered, too");
    assert_eq!(read(site.replace(STATION, "\n: [\n", "")), 1, "mended");
    assert_eq!(
        read(site.replace(SETTINGS, "owner: institution", "owner: government")),
        1,
        "the settings"
    );
    assert_eq!(
        read(site.write("themes/default/templates/404.html", "<!doctype html>\n")),
        0,
        "the theme"
    );
    assert_eq!(
        read(site.write("content/files/new.csv", "1\n")),
        0,
        "an attachment"
    );
    let two = site
        .replace(STATION, "total: 4", "total: 5")
        .replace("content/regions.yaml", "拉萨市", "拉萨");
    assert_eq!(read(two), 2, "two files");
}

#[test]
fn a_broken_file_does_not_hide_the_others_and_mended_it_leaves_no_trace() {
    let mut site = SiteTest::golden("bilingual");
    let before = site.build().good();
    let broken = site
        .append(STATION, "nonsense: 1\n")
        .replace(NOTICE, "category: notices", "category: nothing")
        .build();
    assert!(broken.built.has_errors());
    let files: Vec<&str> = broken
        .findings
        .iter()
        .map(|finding| &*finding.place.file)
        .collect();
    assert!(
        files.contains(&STATION) && files.contains(&NOTICE),
        "{}",
        broken.told()
    );
    site.replace(STATION, "nonsense: 1\n", "")
        .replace(NOTICE, "category: nothing", "category: notices");
    let after = site.build().good();
    assert!(before.files == after.files && before.findings == after.findings);
}
