//! What is shown while files are broken: everybody's other saves, and the last good form of the broken ones.
//!
//! **You are here:** `session/tests.rs` — tests of the session on a folder of its own, without sockets.

#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use super::{Session, SiteFolder};
use crate::preview::{Examined, Form, Renew as _, Snapshot};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SITE: &str = "title: 示例县社工站\nlanguages: [zh]\nstation_levels:\n  - {id: township, name: 乡镇站}\n\
                    notice_categories:\n  - {id: news, name: 动态}\n";
const STATION: &str = "name: 示例站\nlevel: township\nservices: [visit]\nphone: \"0890-0000001\"\n";
const SERVICES: &str = "id: daily\nname: 日常\nitems:\n  - {id: visit, name: 探访}\n";

fn notice(title: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2026-11-01\ncategory: news\n---\n\n正文。\n")
}

struct Folder {
    root: TempDir,
    session: Session,
    first: Option<Snapshot>,
}

impl Folder {
    fn of(files: &[(&str, &str)]) -> Folder {
        let root = TempDir::new().unwrap();
        let base = [
            ("content/site.yaml", SITE),
            ("content/stations/a.yaml", STATION),
            ("content/services/daily.yaml", SERVICES),
            ("content/notices/n.md", &notice("第一条")),
        ];
        for (path, text) in base.iter().chain(files) {
            put(root.path(), path, text);
        }
        let folder = SiteFolder::read(root.path(), None).unwrap();
        let today: jiff::civil::Date = "2026-11-22".parse().unwrap();
        let mut session = Session::new(folder, move || crate::site::Options {
            today,
            now: today.at(0, 0, 0, 0),
            drafts: true,
            base_url: None,
        });
        let first = session.first();
        Folder {
            root,
            session,
            first: Some(first),
        }
    }

    fn first(&mut self) -> Snapshot {
        self.first.take().unwrap()
    }

    fn write(&mut self, path: &str, text: &str) -> Now {
        put(self.root.path(), path, text);
        self.now()
    }

    fn remove(&mut self, path: &str) -> Now {
        fs::remove_file(self.root.path().join(path)).unwrap();
        self.now()
    }

    fn now(&mut self) -> Now {
        let snapshot = self.session.renew(&[]).unwrap();
        let examined = if snapshot.broken {
            None
        } else {
            self.session.examine()
        };
        Now { snapshot, examined }
    }
}

/// What is shown after a save.
struct Now {
    snapshot: Snapshot,
    examined: Option<Examined>,
}

impl Now {
    fn shown(&self) -> &Snapshot {
        self.examined
            .as_ref()
            .and_then(|examined| examined.snapshot.as_ref())
            .unwrap_or(&self.snapshot)
    }

    fn page(&self, path: &str) -> Option<String> {
        page(self.shown(), path)
    }

    /// File, code and form of each error.
    fn errors(&self) -> Vec<(String, String, Option<Form>)> {
        errors(self.shown())
    }
}

fn page(snapshot: &Snapshot, path: &str) -> Option<String> {
    let shown = (snapshot.show)(path)?;
    Some(String::from_utf8_lossy(&shown.bytes).into_owned())
}

fn errors(snapshot: &Snapshot) -> Vec<(String, String, Option<Form>)> {
    let each = snapshot.diagnostics.iter();
    each.map(|problem| (problem.file.clone().unwrap(), problem.code.clone(), problem.form))
        .collect()
}

fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn a_broken_file_keeps_its_last_good_form_and_other_saves_show() {
    // A value, the syntax, a reference, a duplicate key, and a missing one.
    for broken in [
        STATION.replace("township", "twonship"),
        STATION.replace("level: ", "level："),
        STATION.replace("[visit]", "[vsiit]"),
        format!("{STATION}name: 又一次\n"),
        STATION.replace("name: 示例站\n", ""),
        String::new(),
    ] {
        let mut folder = Folder::of(&[]);
        assert!(errors(&folder.first()).is_empty());
        let now = folder.write("content/stations/a.yaml", &broken);
        assert!(!now.shown().broken, "{broken}");
        assert!(!now.errors().is_empty(), "{broken}");
        assert!(
            now.errors()
                .iter()
                .all(|(file, _, form)| file == "content/stations/a.yaml" && *form == Some(Form::Older)),
            "{:?}",
            now.errors()
        );
        assert!(now.page("stations/a.html").unwrap().contains("示例站"));
        // A colleague's save, while it lasts.
        let now = folder.write("content/notices/n.md", &notice("改过的一条"));
        assert!(now.page("notices/n.html").unwrap().contains("改过的一条"));
        assert!(now.page("stations/a.html").unwrap().contains("示例站"));
        assert!(!now.errors().is_empty());
        let mended = folder.write("content/stations/a.yaml", &STATION.replace("示例站", "改好的站"));
        assert!(mended.errors().is_empty());
        assert!(mended.page("stations/a.html").unwrap().contains("改好的站"));
    }
}

#[test]
fn a_file_that_was_never_good_is_missing_and_what_refers_to_it_is_no_error() {
    for (file, text, page) in [
        (
            "content/stations/b.yaml",
            "name: 新站\nlevel: twonship\n",
            "stations/b.html",
        ),
        (
            "content/notices/b.md",
            "---\ntitle: 新的\ndate: 2026-02-30\ncategory: news\n---\n",
            "notices/b.html",
        ),
        ("content/operators/b.yaml", "name：机构\n", "operators/b.html"),
    ] {
        let referring = notice("指路").replace("正文。", "见[站](station:b)、[通知](notice:b)。");
        let mut folder = Folder::of(&[]);
        // Only the reference that this file would answer stays in the notice.
        let own = match page.split('/').next() {
            Some("stations") => referring.replace("、[通知](notice:b)", ""),
            Some("notices") => referring.replace("[站](station:b)、", ""),
            _ => notice("不指路"),
        };
        put(folder.root.path(), "content/notices/n.md", &own);
        let now = folder.write(file, text);
        assert!(!now.shown().broken);
        let told = now.errors();
        assert!(
            told.iter()
                .all(|(path, _, form)| path == file && *form == Some(Form::Missing))
                && !told.is_empty(),
            "{told:?}"
        );
        assert!(now.page(page).is_none(), "{page}");
        assert!(now.page("notices/n.html").is_some());
    }
}

#[test]
fn what_was_broken_before_the_start_does_not_keep_the_rest_away() {
    let mut folder = Folder::of(&[("content/stations/b.yaml", "name: 新站\nlevel: twonship\n")]);
    let first = folder.first();
    assert!(!first.broken && page(&first, "stations/a.html").is_some());
    assert_eq!(first.findings.as_ref().unwrap().errors, 1);
}

#[test]
fn broken_settings_leave_the_last_good_ones_and_none_leave_nothing() {
    for broken in [
        "title: 示例县社工站\nlanguages: [zh\n",
        "title：县\n",
        "ttile: 县\n",
    ] {
        let mut folder = Folder::of(&[]);
        let now = folder.write("content/site.yaml", broken);
        assert!(!now.shown().broken, "{broken}");
        assert!(now.page("index.html").unwrap().contains("示例县社工站"));
        let now = folder.write("content/notices/n.md", &notice("改过的一条"));
        assert!(now.page("notices/n.html").unwrap().contains("改过的一条"));
    }
    let mut folder = Folder::of(&[("content/site.yaml", "name: [\n")]);
    assert!(folder.first().broken);
}

#[test]
fn several_broken_files_and_a_rename_and_a_deletion() {
    let mut folder = Folder::of(&[("content/stations/b.yaml", &STATION.replace("示例站", "乙站"))]);
    put(folder.root.path(), "content/stations/a.yaml", "name: [\n");
    let now = folder.write("content/stations/b.yaml", "level: township\n");
    let told: Vec<String> = now.errors().into_iter().map(|(file, ..)| file).collect();
    assert!(
        told.contains(&"content/stations/a.yaml".to_owned())
            && told.contains(&"content/stations/b.yaml".to_owned())
    );
    assert!(now.page("stations/a.html").is_some() && now.page("stations/b.html").unwrap().contains("乙站"));
    // Renamed while broken: the new name was never good, the old one is gone.
    fs::rename(
        folder.root.path().join("content/stations/b.yaml"),
        folder.root.path().join("content/stations/c.yaml"),
    )
    .unwrap();
    let now = folder.now();
    assert!(now.page("stations/b.html").is_none() && now.page("stations/c.html").is_none());
    let now = folder.remove("content/stations/c.yaml");
    assert_eq!(now.errors().len(), 1);
    let now = folder.remove("content/stations/a.yaml");
    assert!(now.errors().is_empty() && now.page("stations/a.html").is_none());
}

#[test]
fn an_error_that_came_with_another_file_leaves_the_page_and_is_told() {
    let mut folder = Folder::of(&[]);
    let now = folder.write("content/services/daily.yaml", &SERVICES.replace("visit", "call"));
    assert_eq!(
        now.errors(),
        [("content/stations/a.yaml".to_owned(), "Z304".to_owned(), None)]
    );
    assert!(now.page("stations/a.html").unwrap().contains("示例站"));
    assert!(now.page("services/daily/call.html").is_some());
}

#[test]
fn what_the_rules_refuse_is_taken_back_and_stays_so_over_other_saves() {
    let mut folder = Folder::of(&[]);
    let secret = notice("第一条").replace("正文。", "机密★1年");
    let now = folder.write("content/notices/n.md", &secret);
    let told = now.errors();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].1, "Z708");
    assert!(!now.page("notices/n.html").unwrap().contains("机密"));
    let now = folder.write("content/stations/a.yaml", &STATION.replace("示例站", "改名的站"));
    assert!(!page(&now.snapshot, "notices/n.html").unwrap().contains("机密"));
    assert!(now.page("stations/a.html").unwrap().contains("改名的站"));
    assert_eq!(now.errors().len(), 1);
    let now = folder.write("content/notices/n.md", &notice("公开的"));
    assert!(now.errors().is_empty() && now.page("notices/n.html").unwrap().contains("公开的"));
}

#[test]
fn a_broken_theme_keeps_everything_as_it_was() {
    let mut folder = Folder::of(&[]);
    put(
        folder.root.path(),
        "themes/own/templates/station.html",
        "{% if %}",
    );
    let now = folder.write("content/site.yaml", &format!("{SITE}theme: own\n"));
    assert!(now.snapshot.broken);
    assert!(
        now.snapshot.diagnostics[0]
            .file
            .as_deref()
            .unwrap()
            .starts_with("themes/own/")
    );
}

#[test]
fn the_list_is_bounded_says_how_many_there_are_and_leads_to_pages() {
    let mut folder = Folder::of(&[]);
    for number in 0..60 {
        put(
            folder.root.path(),
            &format!("content/记录{number}.txt"),
            "没有人读\n",
        );
    }
    let now = folder.write("content/stations/a.yaml", "name: [\n");
    let findings = now.examined.unwrap().findings;
    assert_eq!(findings.errors, 1);
    assert_eq!(
        findings.listed[0].file.as_deref(),
        Some("content/stations/a.yaml")
    );
    assert_eq!(findings.listed[0].page.as_deref(), Some("stations/a.html"));
    let many = findings
        .rules
        .iter()
        .find(|rule| rule.count > rule.listed)
        .unwrap();
    let listed = findings
        .listed
        .iter()
        .filter(|problem| problem.code == many.code)
        .count();
    assert_eq!((listed, many.listed), (30, 30));
    assert!(findings.listed.iter().all(|problem| problem.severity != "note"));
    assert!(findings.warnings >= many.count);
}

/// A county's folder beside the content, and the settings that include it.
fn with_county(station: &str) -> Vec<(&'static str, String)> {
    vec![
        ("content/site.yaml", format!("{SITE}include: [counties/kenli]\n")),
        ("counties/kenli/content/site.yaml", SITE.to_owned()),
        ("counties/kenli/content/stations/far.yaml", station.to_owned()),
    ]
}

fn of_county(station: &str) -> Folder {
    let files = with_county(station);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    Folder::of(&files)
}

#[test]
fn what_a_county_saves_in_its_own_folder_is_shown() {
    let far = STATION.replace("示例站", "县里的站");
    let mut folder = of_county(&far);
    let first = folder.first();
    assert!(page(&first, "stations/far.html").unwrap().contains("县里的站"));
    let shown = (first.show)("stations/far.html").unwrap();
    assert_eq!(
        shown.source.as_deref(),
        Some("counties/kenli/content/stations/far.yaml")
    );
    assert_eq!(shown.edit, None);
    let now = folder.write(
        "counties/kenli/content/stations/far.yaml",
        &far.replace("县里的站", "县里的新站"),
    );
    assert!(now.page("stations/far.html").unwrap().contains("县里的新站"));
    let broken = far.replace("visit", "nothing-like-it");
    let now = folder.write("counties/kenli/content/stations/far.yaml", &broken);
    assert!(now.page("stations/far.html").unwrap().contains("县里的新站"));
    let (file, code, form) = now.errors().remove(0);
    assert_eq!(
        (file.as_str(), code.as_str()),
        ("counties/kenli/content/stations/far.yaml", "Z304")
    );
    assert_eq!(form, Some(Form::Older));
}

#[test]
fn a_county_that_is_away_takes_nothing_else_with_it_and_comes_back() {
    let mut folder = of_county(STATION);
    let county = folder.root.path().join("counties/kenli");
    let away = folder.root.path().join("away");
    fs::rename(&county, &away).unwrap();
    let now = folder.now();
    assert!(now.page("stations/a.html").is_some());
    assert!(now.page("stations/far.html").is_none());
    assert_eq!(now.errors().remove(0).1, "Z908");
    fs::rename(&away, &county).unwrap();
    assert!(folder.now().page("stations/far.html").is_some());
    let settings = with_county("")
        .remove(0)
        .1
        .replace("include: [counties/kenli]\n", "");
    assert!(
        folder
            .write("content/site.yaml", &settings)
            .page("stations/far.html")
            .is_none()
    );
}
