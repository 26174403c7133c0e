//! Random edits of a site folder: what people, tools and a bad day do to it.
//!
//! **You are here:** `tests/suite/incremental` — applied to the bilingual golden site in memory; `incremental` builds it again and
//! again in one process, `cli/recalled` each time in a new one.

use crate::support::SiteTest;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeMap;

/// One thing that someone does to the site folder.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
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

pub(crate) const STATION: &str = "content/stations/streets/gamagongsang.yaml";
pub(crate) const NOTICE: &str = "content/notices/welcome.md";
pub(crate) const SETTINGS: &str = "content/site.yaml";

pub(crate) fn edits() -> impl Strategy<Value = Edit> {
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

/// How many random histories are followed: `HISTORIES`, else so many.
pub(crate) fn histories(few: u32) -> u32 {
    std::env::var("HISTORIES").map_or(few, |number| number.parse().unwrap())
}

/// A site that is edited, and what its broken files held before.
pub(crate) struct Edited {
    pub(crate) site: SiteTest,
    sound: BTreeMap<String, Vec<u8>>,
}

impl Edited {
    /// The golden site, not yet edited.
    pub(crate) fn new() -> Edited {
        Edited {
            site: SiteTest::golden("bilingual"),
            sound: BTreeMap::new(),
        }
    }

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

    pub(crate) fn apply(&mut self, edit: &Edit) {
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
