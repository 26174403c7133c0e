//! A federation: counties that own their folders, published by a province as one site; and one that is broken.
//!
//! **You are here:** `tests/suite/cli/` — three of the seed sites are the counties, each in its folder beside the province's;
//! what cannot stand twice in one site is adapted here.

use super::{Run, copy, files, run};
use crate::support::{Files, project};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const COUNTIES: [&str; 3] = ["sanming", "panzhihua", "yantai-xinxiang"];

const SETTINGS: &str = "
title: {zh: 省里的目录（样例）}
base_url: https://province.example.cn/
languages: [zh]
owner: organisation
publisher: {name: {zh: 编写组}}
feedback: {phone: \"12345\"}
disclosure_tracked: [site]
station_levels:
  - {id: county, name: {zh: 总站}}
  - {id: area, name: {zh: 中心站}}
  - {id: township, name: {zh: 乡镇站}}
  - {id: village, name: {zh: 村居点}}
notice_categories:
  - {id: policies, name: {zh: 政策文件}}
  - {id: explained, name: {zh: 政策解读}}
  - {id: news, name: {zh: 工作动态}}
  - {id: cases, name: {zh: 经验做法}}
";

/// A province's folder, and those of its counties beside it.
struct Province {
    around: TempDir,
}

impl Province {
    fn new() -> Province {
        let around = TempDir::new().unwrap();
        let province = Province { around };
        for county in COUNTIES {
            let own = project().join("tests/sites").join(county).join("content");
            copy(&own, &province.place(county).join("content"));
        }
        let list: String = COUNTIES
            .iter()
            .map(|county| format!("  - ../{county}\n"))
            .collect();
        province.write(
            "province/content/site.yaml",
            &format!("{SETTINGS}include:\n{list}"),
        );
        province.write(
            "province/content/pages/about.md",
            "---\ntitle: 关于\n---\n\n省里的说明。\n",
        );
        for list in [
            "audiences.yaml",
            "statistics/measures.yaml",
            "disclosure/catalogue.yaml",
        ] {
            province.write(&format!("province/content/{list}"), &province.joined(list));
        }
        copy(
            &province.place("panzhihua/content/services"),
            &province.place("province/content/services"),
        );
        // The menu is the province's own: what the other county offers is a category beside.
        for (file, bytes) in files(&province.place("sanming/content/services")) {
            let text = String::from_utf8(bytes)
                .unwrap()
                .replacen("id: ", "id: sanming-", 1);
            province.write(&format!("province/content/services/sanming-{file}"), &text);
        }
        let tags = province.read("panzhihua/content/tags.yaml");
        province.write("province/content/tags.yaml", &tags);
        // Both have published a list of services under one id; and a portable name is the same in every folder.
        province.rename(
            "panzhihua/content/disclosure/items",
            "service-list.md",
            "services-panzhihua.md",
        );
        let attachment = files(&province.place("panzhihua/content/files"))
            .into_keys()
            .next()
            .unwrap();
        province.rename("panzhihua/content/files", &attachment, "tasks.csv");
        province.replace("panzhihua", &attachment, "tasks.csv");
        province
    }

    fn place(&self, path: &str) -> PathBuf {
        self.around.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.place(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.place(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    fn rename(&self, folder: &str, from: &str, to: &str) {
        let folder = self.place(folder);
        fs::rename(folder.join(from), folder.join(to)).unwrap();
    }

    /// Writes something else in all texts of a county.
    fn replace(&self, county: &str, from: &str, to: &str) {
        for (path, bytes) in files(&self.place(county)) {
            if let Ok(text) = String::from_utf8(bytes)
                && text.contains(from)
            {
                self.write(&format!("{county}/{path}"), &text.replace(from, to));
            }
        }
    }

    /// The entries of a list of all counties, each id once.
    fn joined(&self, list: &str) -> String {
        let mut ids = BTreeSet::new();
        let mut joined = String::new();
        for county in ["panzhihua", "sanming", "yantai-xinxiang"] {
            let text = self.read(&format!("{county}/content/{list}"));
            let mut wanted = false;
            for line in text.lines() {
                if let Some(entry) = line.strip_prefix("- ") {
                    let id = entry.trim_start_matches('{').split([',', '}']).next().unwrap();
                    wanted = ids.insert(id.trim().to_owned());
                }
                if wanted && !line.starts_with('#') {
                    joined.extend([line, "\n"]);
                }
            }
        }
        joined
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let root = self.place("province");
        let common = ["--root", root.to_str().unwrap(), "--message-format", "json"];
        run(&[&common, arguments].concat())
    }

    fn build(&self, day: &str) -> Run {
        self.run(&["--today", day, "build"])
    }

    fn published(&self) -> Files {
        files(&self.place("province/site"))
    }

    /// One folder with the same records: each county's in a folder of its name.
    fn in_one_folder(&self) -> PathBuf {
        let single = self.place("single");
        copy(&self.place("province/content"), &single.join("content"));
        fs::write(single.join("content/site.yaml"), SETTINGS).unwrap();
        for county in COUNTIES {
            let own = self.place(county).join("content");
            for (path, bytes) in files(&own) {
                let Some((folder, rest)) = path.split_once('/') else {
                    if path == "regions.yaml" {
                        let place = single.join(format!("content/regions/{county}.yaml"));
                        put(&place, &bytes);
                    }
                    continue;
                };
                let place = match folder {
                    "stations" | "operators" | "notices" | "files" => format!("{folder}/{county}/{rest}"),
                    "statistics" if rest != "measures.yaml" => format!("{folder}/{county}/{rest}"),
                    "pages" if rest != "about.md" => format!("{folder}/{county}/{rest}"),
                    "disclosure" => match rest.strip_prefix("items/") {
                        Some(rest) => format!("disclosure/items/{county}/{rest}"),
                        None => continue,
                    },
                    _ => continue,
                };
                let text = String::from_utf8(bytes).unwrap();
                // A menu entry of a county is none of the province's.
                let text = text.replace("files/tasks.csv", &format!("files/{county}/tasks.csv"));
                let text = text.replace("menu: true\n", "");
                put(&single.join("content").join(place), text.as_bytes());
            }
        }
        single
    }
}

fn put(place: &Path, bytes: &[u8]) {
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, bytes).unwrap();
}

/// The findings of a severity, by file and code.
fn found(run: &Run, severity: &str) -> Vec<(String, String)> {
    let of = |line: &Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let lines = run.lines();
    let wanted = lines.iter().filter(|line| line["severity"] == severity);
    wanted.map(|line| (of(line, "file"), of(line, "code"))).collect()
}

fn has(findings: &[(String, String)], file: &str, code: &str) -> bool {
    findings.iter().any(|(own, of)| own == file && of == code)
}

#[test]
fn counties_in_their_own_folders_are_one_site_the_same_as_in_one_folder() {
    let province = Province::new();
    let first = province.build("2026-11-22").expect(0);
    assert_eq!(found(&first, "error"), []);
    let published = province.published();
    for page in [
        "stations/fangtian.html",
        "stations/miyi.html",
        "stations/gamagongsang.html",
        "regions/3504.html",
        "files/panzhihua/tasks.csv",
        "pages/guidance.html",
    ] {
        assert!(published.contains_key(page), "{page}");
    }
    // Nothing is written into a county's folder, and nothing changes when nothing has.
    for county in COUNTIES {
        assert!(!province.place(county).join(".zhandian").exists());
    }
    assert_eq!(province.build("2026-11-22").expect(0).summary()["written"], 0);
    let single = province.in_one_folder();
    let out = single.join("site");
    run(&[
        "--root",
        single.to_str().unwrap(),
        "--today",
        "2026-11-22",
        "build",
    ])
    .expect(0);
    let one = files(&out);
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        published.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in one.iter().filter(|(path, _)| *path != "zhandian-files.txt") {
        assert!(published[path] == *bytes, "{path}");
    }
}

#[test]
fn a_federation_in_parts_is_the_federation() {
    let province = Province::new();
    province.build("2026-11-22").expect(0);
    province.write("sanming/content/stations/broken.yaml", "- level: nowhere\n");
    province.build("2026-11-22").expect(0);
    let parts: Vec<PathBuf> = (1..=3)
        .map(|number| {
            let out = province.place(&format!("part-{number}"));
            let part = format!("{number}/3");
            province
                .run(&[
                    "--today",
                    "2026-11-22",
                    "build",
                    "--part",
                    &part,
                    "--out",
                    out.to_str().unwrap(),
                ])
                .expect(0);
            out
        })
        .collect();
    let out = province.place("merged");
    let mut words = vec!["merge", "--out", out.to_str().unwrap()];
    words.extend(parts.iter().map(|part| part.to_str().unwrap()));
    run(&words).expect(0);
    assert!(files(&out) == province.published());
}

#[test]
fn a_broken_county_is_published_as_it_was_and_its_errors_name_its_file() {
    let province = Province::new();
    let good = province.build("2026-11-20").expect(0);
    assert!(good.summary()["errors"] == 0);
    let before = province.published();
    let station = "sanming/content/stations/ninghua.yaml";
    let text = province.read(station);
    province.write(station, &text.replacen("[elderly-care]", "[nothing-like-it]", 1));
    province.write(
        "sanming/content/notices/half.md",
        "---\ntitle: 只发布一半\ndate: 2026-11-21\ncategory: news\n---\n\n不发布。\n",
    );
    province.write(
        "panzhihua/content/notices/new.md",
        "---\ntitle: 攀枝花的新通知\ndate: 2026-11-21\ncategory: news\n---\n\n新。\n",
    );
    for command in ["check", "build"] {
        let told = province.run(&["--today", "2026-11-22", command]).expect(0);
        let errors = found(&told, "error");
        assert_eq!(
            errors,
            [(
                "../sanming/content/stations/ninghua.yaml".to_owned(),
                "Z304".to_owned()
            )]
        );
        let lines = told.lines();
        let error = lines.iter().find(|line| line["code"] == "Z304").unwrap();
        let line = usize::try_from(error["line"].as_u64().unwrap()).unwrap();
        assert!(
            province
                .read(station)
                .lines()
                .nth(line - 1)
                .unwrap()
                .contains("nothing-like-it")
        );
        let warning = lines.iter().find(|line| line["code"] == "Z913").unwrap();
        assert_eq!(warning["file"], "content/site.yaml");
        assert!(
            warning["message"]
                .as_str()
                .unwrap()
                .contains("../sanming 里有 1 个错误")
        );
        assert!(warning["message"].as_str().unwrap().contains("2026-11-20"));
        assert_eq!(told.summary()["errors"], 0);
    }
    let now = province.published();
    assert_eq!(
        now["stations/ninghua-east.html"],
        before["stations/ninghua-east.html"]
    );
    assert!(!now.contains_key("notices/half.html"));
    assert!(now.contains_key("notices/new.html"));
    // Who wants no errors at all is heard.
    province
        .run(&["--today", "2026-11-22", "build", "--strict"])
        .expect(1);
    assert!(province.published() == now);
    // A folder that is away stands in, too.
    fs::rename(province.place("sanming"), province.place("away")).unwrap();
    let told = province.build("2026-11-22").expect(0);
    assert_eq!(found(&told, "error"), []);
    assert!(has(&found(&told, "warning"), "content/site.yaml", "Z913"));
    assert!(province.published() == now);
    fs::rename(province.place("away"), province.place("sanming")).unwrap();
    province.write(station, &text);
    let mended = province.build("2026-11-22").expect(0);
    assert!(!mended.codes().contains(&"Z913".to_owned()));
    assert!(province.published().contains_key("notices/half.html"));
}

#[test]
fn without_a_good_state_the_build_fails_and_says_what_to_do() {
    let province = Province::new();
    province.write(
        "sanming/content/stations/broken.yaml",
        "- {id: broken, level: nowhere, name: 坏}\n",
    );
    let told = province.build("2026-11-22").expect(1);
    let errors = found(&told, "error");
    assert!(
        has(&errors, "../sanming/content/stations/broken.yaml", "Z310"),
        "{errors:?}"
    );
    assert!(has(&errors, "content/site.yaml", "Z914"));
    assert!(!province.place("province/site").exists());
    // An error of the province's own is nobody else's: no county is replaced for it.
    fs::remove_file(province.place("sanming/content/stations/broken.yaml")).unwrap();
    province.build("2026-11-22").expect(0);
    province.write(
        "province/content/stations/own.yaml",
        "- {id: own, level: nowhere, name: 坏}\n",
    );
    let told = province.build("2026-11-22").expect(1);
    assert!(!told.codes().iter().any(|code| code == "Z913" || code == "Z914"));
}

#[test]
fn ids_are_checked_across_folders_and_files_of_one_name_are_each_countys_own() {
    let province = Province::new();
    for county in ["sanming", "panzhihua"] {
        province.write(
            &format!("{county}/content/files/1.txt"),
            &format!("{county}的附件\n"),
        );
        province.write(
            &format!("{county}/content/notices/with-{county}.md"),
            &format!("---\ntitle: {county}的通知\ndate: 2026-11-21\ncategory: news\nattachments: [{{file: files/1.txt, title: 附件}}]\n---\n\n见[附件](files/1.txt)。\n"),
        );
    }
    province.build("2026-11-22").expect(0);
    let published = province.published();
    for county in ["sanming", "panzhihua"] {
        let file = format!("files/{county}/1.txt");
        assert_eq!(published[&file], format!("{county}的附件\n").into_bytes());
        let page = String::from_utf8(published[&format!("notices/with-{county}.html")].clone()).unwrap();
        assert_eq!(page.matches(&format!("../{file}")).count(), 2, "{county}");
    }
    // One county takes an id that another has: the one that changed is as it was.
    province.write(
        "sanming/content/stations/new.yaml",
        "- {id: miyi, name: 新站, level: county, region: 3504}\n",
    );
    let told = province.build("2026-11-22").expect(0);
    let errors = found(&told, "error");
    assert!(has(&found(&told, "warning"), "content/site.yaml", "Z913"));
    assert!(errors.iter().all(|(_, code)| code == "Z910"), "{errors:?}");
    let lines = told.lines();
    let error = lines.iter().find(|line| line["code"] == "Z910");
    let message = error
        .map(|line| line["message"].as_str().unwrap().to_owned())
        .unwrap_or_default();
    for file in [
        "../sanming/content/stations/new.yaml",
        "../panzhihua/content/stations/county.yaml",
    ] {
        assert!(message.contains(file), "{message}");
    }
    let warning = lines.iter().find(|line| line["code"] == "Z913").unwrap();
    assert!(warning["message"].as_str().unwrap().contains("../sanming"));
    assert!(province.published() == published);
}
