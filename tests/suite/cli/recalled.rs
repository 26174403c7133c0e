//! The law across processes: whatever happened to the folder, its cache and its output, a build publishes what a fresh build
//! would, byte for byte, or leaves what was published as it was.
//!
//! **You are here:** `tests/suite/cli/` — random histories of edits, each build a process of its own. `HISTORIES` raises their
//! number (`tests/full.sh`).

use super::{Place, files, run};
use crate::incremental::edits::{Edit, Edited, edits, histories};
use crate::support::{Files, TODAY};
use jiff::ToSpan;
use proptest::prelude::*;
use proptest::sample::Index;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

/// What happens to what the program keeps, and to what it has published, between two builds.
#[derive(Debug, Clone)]
enum Accident {
    None,
    /// A file of the cache is cut off.
    Cut(Index, Index),
    /// A bit of it is another.
    Flip(Index, Index),
    /// What an earlier build kept comes back.
    Older,
    /// It says that it is of another version.
    Version,
    /// Someone edits a published page.
    Page(Index),
    /// A published file is gone.
    Gone(Index),
    /// A build is killed after so many milliseconds.
    Killed(u8),
    /// The cache is gone.
    NoCache,
}

/// How the program is asked.
#[derive(Debug, Clone, Copy)]
struct Asked {
    /// Days after the day of all tests.
    later: u8,
    address: bool,
    search: bool,
}

fn accidents() -> impl Strategy<Value = Accident> {
    let index = any::<Index>;
    prop_oneof![
        4 => Just(Accident::None),
        1 => (index(), index()).prop_map(|(file, at)| Accident::Cut(file, at)),
        1 => (index(), index()).prop_map(|(file, at)| Accident::Flip(file, at)),
        1 => Just(Accident::Older),
        1 => Just(Accident::Version),
        1 => index().prop_map(Accident::Page),
        1 => index().prop_map(Accident::Gone),
        2 => any::<u8>().prop_map(Accident::Killed),
        1 => Just(Accident::NoCache),
    ]
}

fn asked() -> impl Strategy<Value = Asked> {
    let often = |rare: bool| prop_oneof![5 => Just(!rare), 1 => Just(rare)];
    let days = prop_oneof![4 => Just(0_u8), 1 => 0..60_u8];
    (days, often(true), often(false)).prop_map(|(later, address, search)| Asked {
        later,
        address,
        search,
    })
}

/// A site folder on the disk that follows an edited site in memory.
struct History {
    place: Place,
    edited: Edited,
    /// What the cache held before each build.
    caches: Vec<Files>,
    published: Files,
}

impl History {
    fn new() -> History {
        History {
            place: Place::of("bilingual", "bilingual"),
            edited: Edited::new(),
            caches: Vec::new(),
            published: Files::new(),
        }
    }

    fn cache(&self) -> PathBuf {
        self.place.root.join(".zhandian/cache")
    }

    /// Makes the folder what the site in memory is.
    fn save(&self) {
        let tree = &self.edited.site.tree;
        for part in ["content", "themes"] {
            for path in files(&self.place.root.join(part)).into_keys() {
                let path = format!("{part}/{path}");
                if tree.get(&path).is_none() {
                    fs::remove_file(self.place.root.join(path)).unwrap();
                }
            }
        }
        for file in tree.files() {
            let bytes = file.bytes().unwrap();
            if fs::read(self.place.root.join(&*file.path)).ok().as_deref() != Some(bytes) {
                self.place.write(&file.path, bytes);
            }
        }
    }

    fn befall(&mut self, accident: &Accident, asked: Asked) {
        let cached = || {
            let mut all: Vec<PathBuf> = files(&self.cache())
                .into_keys()
                .map(|name| self.cache().join(name))
                .collect();
            all.sort();
            all
        };
        match accident {
            Accident::None => {}
            Accident::Cut(file, at) | Accident::Flip(file, at) => {
                let all = cached();
                if all.is_empty() {
                    return;
                }
                let path = file.get(&all);
                let mut bytes = fs::read(path).unwrap();
                let at = at.index(bytes.len().max(1));
                match accident {
                    Accident::Cut(..) => bytes.truncate(at),
                    _ => {
                        if let Some(byte) = bytes.get_mut(at) {
                            *byte ^= 1 << (at % 8);
                        }
                    }
                }
                fs::write(path, bytes).unwrap();
            }
            Accident::Older => {
                for (name, bytes) in self.caches.iter().rev().nth(1).into_iter().flatten() {
                    fs::create_dir_all(self.cache()).unwrap();
                    fs::write(self.cache().join(name), bytes).unwrap();
                }
            }
            Accident::Version => {
                for path in cached() {
                    let bytes = fs::read(&path).unwrap();
                    let old = format!(" {}", env!("CARGO_PKG_VERSION"));
                    let text = String::from_utf8_lossy(&bytes).replace(&old, " 9.9.9");
                    fs::write(path, text.as_bytes()).unwrap();
                }
            }
            Accident::Page(index) | Accident::Gone(index) => {
                let paths: Vec<&String> = self
                    .published
                    .keys()
                    .filter(|path| !path.ends_with(".txt"))
                    .collect();
                if paths.is_empty() {
                    return;
                }
                let path = self.place.root.join("site").join(index.get(&paths));
                match accident {
                    Accident::Page(_) => fs::write(path, "by hand\n").unwrap(),
                    _ => fs::remove_file(path).unwrap(),
                }
            }
            Accident::Killed(after) => {
                let mut child = Command::new(env!("CARGO_BIN_EXE_zhandian"))
                    .args(self.words(asked))
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .unwrap();
                std::thread::sleep(Duration::from_millis(u64::from(*after) * 4));
                let _ = child.kill();
                child.wait().unwrap();
            }
            Accident::NoCache => drop(fs::remove_dir_all(self.cache())),
        }
    }

    fn words(&self, asked: Asked) -> Vec<String> {
        let day = TODAY.checked_add(i64::from(asked.later).days()).unwrap();
        let mut words: Vec<String> = [
            "--root",
            self.place.root.to_str().unwrap(),
            "--message-format",
            "json",
        ]
        .map(str::to_owned)
        .into();
        words.extend(["--today".to_owned(), day.to_string(), "build".to_owned()]);
        if asked.address {
            words.extend(["--base-url".to_owned(), "https://example.org/".to_owned()]);
        }
        if !asked.search {
            words.push("--without-search".to_owned());
        }
        words
    }

    /// Builds, and compares what is published with what a fresh build makes.
    fn build(&mut self, asked: Asked) -> Result<(), TestCaseError> {
        self.caches.push(files(&self.cache()));
        let before = self.now_published();
        let words = self.words(asked);
        let ran = run(&words.iter().map(String::as_str).collect::<Vec<_>>());
        let site = &mut self.edited.site;
        let day = TODAY.checked_add(i64::from(asked.later).days()).unwrap();
        site.options.site.today = day;
        site.options.site.now = day.at(0, 0, 0, 0);
        site.options.site.base_url = asked.address.then(|| "https://example.org/".to_owned());
        site.options.search = asked.search;
        let fresh = site.build_afresh();
        let now = self.now_published();
        if ran.code != 0 {
            prop_assert_eq!(ran.code, 1, "{}{}", ran.out, ran.error);
            let wrong = fresh.built.has_errors() || fresh.findings.len() > fresh.built.diagnostics.len();
            prop_assert!(wrong, "refused, and nothing is wrong: {}", ran.out);
            prop_assert!(now == before, "refused, and yet something was published");
            return Ok(());
        }
        let paths = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        prop_assert_eq!(paths(&now), paths(&fresh.files));
        for (path, bytes) in &fresh.files {
            prop_assert!(now.get(path) == Some(bytes), "{} differs", path);
        }
        let told = ran.codes().len();
        prop_assert_eq!(told, fresh.findings.len(), "{}\n{}", ran.out, fresh.told());
        self.published = now;
        Ok(())
    }

    /// The publication, without its list and what it keeps of the one before.
    fn now_published(&self) -> Files {
        let mut all = self.place.published();
        let list = all.remove("zhandian-files.txt").unwrap_or_default();
        for line in String::from_utf8_lossy(&list).lines() {
            if let Some(kept) = line.strip_suffix("  kept") {
                all.remove(kept.rsplit("  ").next().unwrap());
            }
        }
        all
    }
}

type Step = (Edit, Accident, Asked);

fn step() -> impl Strategy<Value = Step> {
    (edits(), accidents(), asked())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: histories(5), max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happened_a_build_publishes_what_a_fresh_one_would(steps in prop::collection::vec(step(), 1..5)) {
        let mut history = History::new();
        history.build(Asked { later: 0, address: false, search: true })?;
        for (edit, accident, asked) in &steps {
            history.edited.apply(edit);
            history.save();
            history.befall(accident, *asked);
            history.build(*asked)?;
        }
    }
}
