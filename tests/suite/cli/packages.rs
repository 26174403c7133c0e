//! What leaves the building: archives and the way from one to the next, a host's copy that is looked at, publication.
//!
//! **You are here:** `tests/suite/cli/` — with a stand-in for rclone; the real one is run by `tests/full/publish.test.mjs`.

use super::{Place, Run, files, run};
use crate::support::Files;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

impl Place {
    /// A folder beside the site.
    fn beside(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Packs into a folder of this name; the archive's path.
    fn packed(&self, name: &str, more: &[&str]) -> PathBuf {
        let zip = self.beside(name).join("site.zip");
        self.run(&[&["package", "--to", zip.to_str().unwrap()], more].concat())
            .expect(0);
        zip
    }
}

fn unpacked(zip: &Path, to: &Path) {
    let mut zip = zip::ZipArchive::new(File::open(zip).unwrap()).unwrap();
    zip.extract(to).unwrap();
}

#[test]
fn a_site_that_was_not_built_or_is_a_half_is_not_packed() {
    let place = Place::minimal();
    let zip = place.folder.path().join("a.zip");
    let words = ["package", "--to", zip.to_str().unwrap()];
    let none = place.run(&words).expect(3);
    assert!(none.error.contains("zhandian build"), "{}", none.error);
    place.run(&["build"]).expect(0);
    fs::remove_file(place.root.join("site/index.html")).unwrap();
    let half = place.run(&words).expect(3);
    assert!(
        half.error.contains("不完整") && half.error.contains("index.html"),
        "{}",
        half.error
    );
    assert!(!zip.exists());
}

#[test]
fn the_same_site_twice_is_the_same_archive_and_its_sums_are_right() {
    let place = Place::of("bilingual", "bilingual");
    place.run(&["build"]).expect(0);
    let one = place.packed("one", &[]);
    let two = place.packed("two", &[]);
    assert!(fs::read(&one).unwrap() == fs::read(&two).unwrap());
    let beside = |ending: &str| fs::read_to_string(one.with_extension(ending)).unwrap();
    let said = place
        .json(&["package", "--to", one.to_str().unwrap()])
        .expect(0)
        .summary();
    for (ending, field) in [("sha256", "sha256"), ("sm3", "sm3")] {
        assert_eq!(
            beside(ending),
            format!("{}  site.zip\n", said[field].as_str().unwrap())
        );
    }
    let out = place.beside("unpacked");
    unpacked(&one, &out);
    assert!(
        files(&out) == place.published(),
        "the archive holds the built site"
    );
    assert_eq!(
        beside("manifest.txt").lines().count(),
        place.published().len() + 1
    );
}

#[test]
fn an_archive_is_never_written_where_it_would_be_published() {
    let place = Place::minimal();
    place.run(&["build"]).expect(0);
    for (to, said) in [
        ("site/a.zip", "不能放在"),
        ("content/a.zip", "不能放在"),
        ("a.rar", ".zip"),
    ] {
        let to = place.root.join(to);
        let run = place.run(&["package", "--to", to.to_str().unwrap()]).expect(2);
        assert!(run.error.contains(said), "{}", run.error);
    }
    place.run(&["package"]).expect(0);
    assert!(place.root.join("site-2026-11-22.zip").exists());
}

#[test]
fn the_way_from_an_earlier_archive_leads_to_the_new_site() {
    let place = Place::of("bilingual", "bilingual");
    place.run(&["build"]).expect(0);
    let old = place.packed("old", &[]);
    let host = place.beside("host");
    unpacked(&old, &host);
    let notices = place.root.join("content/notices");
    fs::rename(notices.join("explained.md"), notices.join("explained-anew.md")).unwrap();
    let welcome = notices.join("welcome.md");
    let text = fs::read_to_string(&welcome).unwrap();
    fs::write(&welcome, text + "\n加了一句：欢迎<来>。\n").unwrap();
    place.run(&["build"]).expect(0);
    let new = place.packed("new", &["--since", old.to_str().unwrap()]);
    unpacked(&new.with_extension("delta.zip"), &host);
    let list = |name: &str| fs::read_to_string(new.with_file_name(name)).unwrap();
    for path in list("removed.txt").lines() {
        fs::remove_file(host.join(path)).unwrap();
    }
    assert!(files(&host) == place.published());
    assert!(
        list("removed.txt")
            .lines()
            .any(|path| path == "notices/explained.html")
    );
    let changed = list("changed.txt");
    let at = |path: &str| {
        changed
            .lines()
            .position(|line| line == path)
            .unwrap_or_else(|| panic!("{path}: {changed}"))
    };
    assert!(at("notices/explained-anew.html") < at("notices/index.html"));
    assert!(at("notices/index.html") < at("sitemap.xml"));
    assert_eq!(changed.lines().last(), Some("zhandian-files.txt"));
    let sheet = list("变化.html");
    assert!(sheet.contains("aliases: [explained]"), "{sheet}");
    assert!(sheet.contains("加了一句：欢迎&lt;来&gt;。"), "{sheet}");
    // From the manifest alone the same, but for what the old texts were.
    let manifest = old.with_extension("manifest.txt");
    let elsewhere = place.beside("elsewhere").join("old.manifest.txt");
    fs::copy(manifest, &elsewhere).unwrap();
    let again = place.packed("again", &["--since", elsewhere.to_str().unwrap()]);
    assert_eq!(
        fs::read_to_string(again.with_file_name("changed.txt")).unwrap(),
        changed
    );
    let sheet = fs::read_to_string(again.with_file_name("变化.html")).unwrap();
    assert!(sheet.contains("没有上次的压缩包") && !sheet.contains("加了一句"));
}

#[test]
fn what_somebody_put_into_a_copy_is_named() {
    let place = Place::minimal();
    place.run(&["build"]).expect(0);
    let zip = place.packed("zip", &[]);
    let copy = place.beside("copy");
    unpacked(&zip, &copy);
    let manifest = zip.with_extension("manifest.txt");
    let ways: [&[&str]; 3] = [
        &[],
        &["--manifest", zip.to_str().unwrap()],
        &["--manifest", manifest.to_str().unwrap()],
    ];
    let verify = |way: &[&str]| place.json(&[&["verify", copy.to_str().unwrap()], way].concat());
    for way in ways {
        let summary = verify(way).expect(0).summary();
        assert_eq!((&summary["added"], &summary["links"]), (&0.into(), &0.into()));
    }
    let page = copy.join("index.html");
    let html = fs::read_to_string(&page).unwrap();
    let planted = html.replace(
        "</main>",
        "<A HREF=http://bad.example/>x</A></main><script>evil()</script>",
    );
    fs::write(&page, planted).unwrap();
    fs::write(copy.join("new.html"), "<iframe src=//bad.example></iframe>").unwrap();
    fs::remove_file(copy.join("robots.txt")).unwrap();
    for way in ways {
        let run = verify(way).expect(1);
        let lines = run.lines();
        let has = |kind: &str, field: &str, value: &str, path: &str| {
            let of = |line: &&serde_json::Value| {
                line["kind"] == kind && line["path"] == path && line[field] == value
            };
            assert!(
                lines.iter().any(|line| of(&line)),
                "{kind} {value} {path}: {}",
                run.out
            );
        };
        has("difference", "change", "changed", "index.html");
        has("difference", "change", "added", "new.html");
        has("difference", "change", "removed", "robots.txt");
        has("link", "address", "http://bad.example/", "index.html");
        has("link", "address", "evil()", "index.html");
        has("link", "address", "//bad.example", "new.html");
        assert_eq!(run.summary()["links"], 3);
    }
    place.run(&["verify", "nowhere"]).expect(2);
}

#[test]
fn a_year_is_archived_with_what_its_pages_show() {
    let place = Place::of("bilingual", "bilingual");
    place.run(&["build"]).expect(0);
    let zip = place.packed("year", &["--archive", "2024", "--warc"]);
    let out = place.beside("unpacked");
    unpacked(&zip, &out);
    let table = fs::read(out.join("metadata.csv")).unwrap();
    let table = std::str::from_utf8(&table).unwrap();
    assert!(table.starts_with("\u{feff}题名,责任者,日期,网址"), "{table}");
    let row = table
        .lines()
        .find(|line| line.starts_with("旧办法解读,"))
        .unwrap();
    assert!(
        row.contains(",2024-02-05,https://shegong.example.cn/notices/explained.html,"),
        "{row}"
    );
    let page = fs::read_to_string(out.join("site/notices/explained.html")).unwrap();
    let style = page
        .split("href=\"../assets/style.")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    assert!(out.join(format!("site/assets/style.{style}")).exists());
    assert!(!out.join("site/notices/welcome.html").exists(), "another year's");
    assert!(
        fs::read(out.join("archive-2024.warc.gz"))
            .unwrap()
            .starts_with(&[0x1F, 0x8B])
    );
    place.run(&["package", "--archive", "1999"]).expect(1);
}

#[test]
fn samples_of_servers_are_printed_and_kept_out_of_the_site() {
    let place = Place::minimal();
    for (server, word) in [
        ("nginx", "server_name"),
        ("iis", "<staticContent>"),
        ("apache", "DocumentRoot"),
        ("tomcat", "<web-app"),
    ] {
        let run = place.run(&["package", "--server", server]).expect(0);
        assert!(run.out.contains(word), "{server}");
    }
    let inside = place.root.join("site/web.config");
    place
        .run(&["package", "--server", "iis", "--to", inside.to_str().unwrap()])
        .expect(2);
    // A type that IIS has already, added once more, answers every request with an error.
    let iis = run(&["package", "--server", "iis"]).out;
    for line in iis.lines().filter(|line| line.contains("<mimeMap ")) {
        let ending = line.split('"').nth(1).unwrap();
        let remove = format!("<remove fileExtension=\"{ending}\" />");
        assert!(
            iis.find(&remove) < iis.find(line) && iis.contains(&remove),
            "{ending}"
        );
    }
}

#[test]
fn a_folder_gets_the_site_whole_and_then_only_what_changed() {
    let place = Place::of("bilingual", "bilingual");
    place.run(&["build"]).expect(0);
    place.run(&["publish"]).expect(2);
    place.write("publish.yaml", "共享:\n  folder: ../share\n");
    let asked = place.run(&["publish", "共享"]).expect(2);
    assert!(
        asked.error.contains("要传") && asked.error.contains("--yes"),
        "{}",
        asked.error
    );
    let share = place.folder.path().join("share");
    assert!(!share.exists(), "nothing is written without a yes");
    let first = place.json(&["publish", "共享", "--yes"]).expect(0).summary();
    assert_eq!(first["files"], place.published().len() - 1);
    assert_eq!(first["next_build"], "2026-11-23 09:00");
    assert!(files(&share) == place.published());
    let path = place.root.join("content/notices/welcome.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "\n多一句。\n").unwrap();
    place.run(&["build"]).expect(0);
    let second = place.json(&["publish", "共享", "--yes"]).expect(0).summary();
    let count = second["files"].as_u64().unwrap();
    assert!(count > 0 && count < 20, "{count} files");
    assert!(files(&share) == place.published());
    let third = place.json(&["publish", "共享", "--yes"]).expect(0).summary();
    assert_eq!((&third["files"], &third["removed"]), (&0.into(), &0.into()));
}

#[test]
fn a_password_in_the_targets_is_refused_with_its_line() {
    let place = Place::minimal();
    place.write(
        "publish.yaml",
        "官网:\n  rclone: host:/www\n  password: Geheim1\n",
    );
    let run = place.run(&["publish", "官网", "--yes"]).expect(1);
    assert!(
        run.error.contains("第 3 行") && run.error.contains("rclone config"),
        "{}",
        run.error
    );
    assert!(!run.error.contains("Geheim1"));
    place.write("publish.yaml", "官网:\n  rclone: host:/www\n");
    let run = place.run(&["publish", "关网", "--yes"]).expect(2);
    assert!(run.error.contains("官网"), "{}", run.error);
}

/// A stand-in for rclone: copies the files that it is told to, says so as rclone does, and breaks off after so many.
#[cfg(unix)]
const STAND_IN: &str = r#"#!/bin/sh
set -eu
[ "$1" = version ] && exit 0
verb=$1; from=; list=
if [ "$verb" = copy ]; then from=$2; to=${3#*:}; else to=${2#*:}; fi
previous=
for word in "$@"; do
  [ "$previous" = --files-from ] && list=$word
  previous=$word
done
echo "$@" >>"$LOG"
while read -r path; do
  if [ "$verb" = delete ]; then rm -f "$to/$path"; continue; fi
  if [ -n "${BREAK:-}" ]; then
    left=$(cat "$BREAK")
    if [ "$left" = 0 ]; then echo '{"level":"error","msg":"connection lost","object":"'"$path"'"}' >&2; exit 1; fi
    echo $((left - 1)) >"$BREAK"
  fi
  mkdir -p "$(dirname "$to/$path")"
  cp "$from/$path" "$to/$path"
  echo '{"level":"info","msg":"Copied (new)","object":"'"$path"'"}' >&2
done <"$list"
"#;

#[cfg(unix)]
struct Rclone {
    tools: PathBuf,
    host: PathBuf,
}

#[cfg(unix)]
impl Rclone {
    fn of(place: &Place) -> Rclone {
        use std::os::unix::fs::PermissionsExt;
        let tools = place.beside("tools");
        let program = tools.join("rclone");
        fs::write(&program, STAND_IN).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let host = place.beside("host");
        place.write(
            "publish.yaml",
            format!("官网:\n  rclone: \"host:{}\"\n", host.display()),
        );
        Rclone { tools, host }
    }

    /// Publishes; `most`: after so many files the connection is lost.
    fn publish(&self, place: &Place, most: Option<usize>) -> Run {
        let path = format!("{}:{}", self.tools.display(), std::env::var("PATH").unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhandian"));
        command
            .args(["--root", place.root.to_str().unwrap(), "--today", "2026-11-22"])
            .args([
                "--message-format", "json", "--message-lang", "zh", "publish", "官网", "--yes",
            ])
            .env("PATH", path)
            .env("LOG", self.tools.join("log"));
        if let Some(most) = most {
            let counter = self.tools.join("left");
            fs::write(&counter, most.to_string()).unwrap();
            command.env("BREAK", counter);
        }
        let output = command.output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn there(&self) -> Files {
        files(&self.host)
    }
}

#[cfg(unix)]
#[test]
fn a_broken_upload_is_taken_up_where_it_broke_off() {
    let place = Place::of("bilingual", "bilingual");
    place.run(&["build"]).expect(0);
    let rclone = Rclone::of(&place);
    let all = place.published().len();
    let broken = rclone.publish(&place, Some(30)).expect(3);
    assert!(broken.error.contains("connection lost"), "{}", broken.error);
    assert_eq!(rclone.there().len(), 30);
    assert!(
        !rclone.there().contains_key("index.html"),
        "nobody comes in before all is there"
    );
    let rest = rclone.publish(&place, None).expect(0).summary();
    assert_eq!(rest["files"], all - 30);
    assert!(rclone.there() == place.published());
    assert_eq!(rclone.publish(&place, None).expect(0).summary()["files"], 0);
    let log = fs::read_to_string(rclone.tools.join("log")).unwrap();
    assert!(
        log.lines()
            .all(|line| line.contains("--files-from") && line.contains("--no-traverse")),
        "{log}"
    );
    // A page that goes, goes last, and only what changed travels.
    let before = place.published();
    fs::remove_file(place.root.join("content/notices/explained.md")).unwrap();
    place.run(&["build"]).expect(0);
    let summary = rclone.publish(&place, None).expect(0).summary();
    assert!(summary["removed"].as_u64().unwrap() >= 1, "{summary}");
    let now = place.published();
    let changed = now
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(bytes));
    assert_eq!(summary["files"], changed.count(), "{summary}");
    assert!(rclone.there() == now);
    let log = fs::read_to_string(rclone.tools.join("log")).unwrap();
    assert!(log.lines().last().unwrap().starts_with("delete"), "{log}");
}
