//! Tests of the publisher at its door; what runs leave when they are killed is in `killed`.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod durable;
mod killed;
mod places;
mod recalled;
mod ways;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use super::{PublishError, Published, Publisher, names};
use crate::disk::system::{self, System};

/// A system on which two folders cannot change places.
const NO_SWAP: System = System {
    swap: |_, _| Err(io::ErrorKind::Unsupported.into()),
    ..System::REAL
};

/// Both ways to switch; what can be seen afterwards must be the same.
const WAYS: [System; 2] = [System::REAL, NO_SWAP];

type Files<'a> = &'a [(&'a str, &'a str)];

struct Bench {
    folder: TempDir,
    out: PathBuf,
    system: System,
}

impl Bench {
    fn new(system: System) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("site");
        Self { folder, out, system }
    }

    fn open(&self) -> Publisher {
        Publisher::open(&self.out, &[]).unwrap()
    }

    fn publish(&self, files: Files) -> Result<Published, PublishError> {
        let publisher = self.open();
        for (path, text) in files {
            publisher.put(path, text.as_bytes())?;
        }
        publisher.switch_by(self.system)
    }

    fn write(&self, path: &str, text: &str) {
        let place = self.out.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    /// All files in the published folder but the list.
    fn published(&self) -> BTreeMap<String, String> {
        let mut files = all_files(&self.out);
        files.remove(names::LIST);
        files
    }

    /// What is beside the published folder.
    fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> = names
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.retain(|name| name != "site");
        names.sort();
        names
    }
}

fn all_files(folder: &Path) -> BTreeMap<String, String> {
    let entries = WalkDir::new(folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_type().is_dir());
    let read = |path: &Path| match fs::read_link(path) {
        Ok(target) => format!("-> {}", target.display()),
        Err(_) => fs::read_to_string(path).unwrap(),
    };
    entries
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            (path, read(entry.path()))
        })
        .collect()
}

fn map(files: Files) -> BTreeMap<String, String> {
    files
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn counts(written: usize, unchanged: usize, removed: usize) -> Published {
    Published {
        written,
        unchanged,
        removed,
    }
}

#[test]
fn the_first_publication_makes_the_folder_with_its_list_and_leaves_nothing_beside_it() {
    let bench = Bench::new(System::REAL);
    let files = [("index.html", "home"), ("bo/stations/a.html", "a")];
    assert_eq!(bench.publish(&files).unwrap(), counts(2, 0, 0));
    assert_eq!(bench.published(), map(&files));
    assert_eq!(bench.beside(), Vec::<String>::new());
    let text = fs::read_to_string(bench.out.join(names::LIST)).unwrap();
    let line = format!("{}  4  index.html", blake3::hash(b"home").to_hex());
    assert_eq!(text.lines().nth(2), Some(line.as_str()));
}

#[test]
fn if_nothing_differs_nothing_is_touched() {
    let bench = Bench::new(System::REAL);
    let files = [("index.html", "home"), ("stations/a.html", "a")];
    bench.publish(&files).unwrap();
    bench.write(".htaccess", "foreign");
    let times = || -> Vec<_> {
        let entries = WalkDir::new(&bench.out)
            .sort_by_file_name()
            .into_iter()
            .map(Result::unwrap);
        entries
            .map(|entry| {
                (
                    entry.metadata().unwrap().modified().unwrap(),
                    entry.path().to_path_buf(),
                )
            })
            .collect()
    };
    let before = times();
    assert_eq!(bench.publish(&files).unwrap(), counts(0, 2, 0));
    assert_eq!(times(), before);
    assert_eq!(bench.beside(), Vec::<String>::new());
}

#[test]
fn only_what_differs_is_written_and_what_is_gone_is_left_out() {
    for system in WAYS {
        let bench = Bench::new(system);
        bench
            .publish(&[("a.html", "1"), ("b.html", "1"), ("old/c.html", "1")])
            .unwrap();
        let modified = |path: &str| fs::metadata(bench.out.join(path)).unwrap().modified().unwrap();
        let before = modified("a.html");
        let files = [("a.html", "1"), ("b.html", "2"), ("new/d.html", "1")];
        assert_eq!(bench.publish(&files).unwrap(), counts(2, 1, 1));
        assert_eq!(bench.published(), map(&files));
        assert_eq!(modified("a.html"), before);
        assert!(!bench.out.join("old").exists());
        assert_eq!(bench.beside(), Vec::<String>::new());
    }
}

#[test]
fn other_peoples_files_stay() {
    for system in WAYS {
        let bench = Bench::new(system);
        bench
            .publish(&[("index.html", "1"), ("stations/a.html", "1")])
            .unwrap();
        let foreign = [
            (".git/config", "g"),
            ("stations/photo.jpg", "p"),
            ("verify.txt", "v"),
            ("web.config", "w"),
        ];
        for (path, text) in foreign {
            bench.write(path, text);
        }
        fs::create_dir_all(bench.out.join(".git/refs/tags")).unwrap();
        bench.publish(&[("index.html", "2")]).unwrap();
        let mut expected = map(&foreign);
        expected.insert("index.html".into(), "2".into());
        assert_eq!(bench.published(), expected);
        assert!(bench.out.join(".git/refs/tags").is_dir());
        // They are in no list, so the next publication leaves them alone too.
        bench.publish(&[]).unwrap();
        assert_eq!(bench.published(), map(&foreign));
    }
}

#[test]
fn a_foreign_file_in_the_way_is_named_and_nothing_is_touched() {
    for (foreign, ours) in [
        ("a.html", "a.html"),
        ("A.html", "a.html"),
        ("dir", "dir/a.html"),
        ("a.html/inside", "a.html"),
        ("zhandian-FILES.txt", "a.html"),
    ] {
        let bench = Bench::new(System::REAL);
        bench.publish(&[("index.html", "1")]).unwrap();
        bench.write(foreign, "foreign");
        if bench.out.join(names::LIST).metadata().unwrap().len() < 10 {
            continue; // This disk does not tell case apart, and the list was overwritten.
        }
        let before = all_files(&bench.out);
        let error = bench.publish(&[("index.html", "2"), (ours, "ours")]).unwrap_err();
        let PublishError::ForeignInTheWay { file } = &error else {
            panic!("{error}")
        };
        assert!(file.ends_with(foreign));
        assert_eq!(all_files(&bench.out), before);
        assert_eq!(bench.beside(), Vec::<String>::new());
    }
}

#[test]
fn a_file_of_ours_that_someone_changed_is_still_ours() {
    for system in WAYS {
        let bench = Bench::new(system);
        bench
            .publish(&[("a.html", "1"), ("b.html", "1"), ("c.html", "1")])
            .unwrap();
        bench.write("a.html", "changed by hand");
        bench.write("b.html", "changed by hand");
        fs::remove_file(bench.out.join("c.html")).unwrap();
        assert_eq!(
            bench.publish(&[("a.html", "1"), ("c.html", "1")]).unwrap(),
            counts(2, 0, 1)
        );
        assert_eq!(bench.published(), map(&[("a.html", "1"), ("c.html", "1")]));
    }
}

#[test]
fn hashed_files_stay_for_one_more_publication() {
    for system in WAYS {
        let bench = Bench::new(system);
        let (one, two, three) = (
            ("s.11111111.css", "1"),
            ("s.22222222.css", "2"),
            ("s.33333333.css", "3"),
        );
        bench.publish(&[("index.html", "1"), one]).unwrap();
        assert_eq!(
            bench.publish(&[("index.html", "2"), two]).unwrap(),
            counts(2, 0, 0)
        );
        assert_eq!(bench.published(), map(&[("index.html", "2"), one, two]));
        // An unchanged rebuild is no publication.
        assert_eq!(
            bench.publish(&[("index.html", "2"), two]).unwrap(),
            counts(0, 2, 0)
        );
        assert_eq!(bench.published(), map(&[("index.html", "2"), one, two]));
        assert_eq!(
            bench.publish(&[("index.html", "3"), three]).unwrap(),
            counts(2, 0, 1)
        );
        assert_eq!(bench.published(), map(&[("index.html", "3"), two, three]));
        // Back to a file that is still there: it is not written again, and stays.
        assert_eq!(
            bench.publish(&[("index.html", "3"), two]).unwrap(),
            counts(0, 2, 0)
        );
        assert_eq!(
            bench.publish(&[("index.html", "4"), two]).unwrap(),
            counts(1, 1, 1)
        );
        assert_eq!(bench.published(), map(&[("index.html", "4"), two]));
    }
}

#[test]
fn a_path_cannot_be_used_twice_or_clash_and_then_nothing_is_switched() {
    type Case = (&'static [&'static str], fn(&PublishError) -> bool);
    let cases: [Case; 6] = [
        (&["a.html", "a.html"], |error| {
            matches!(error, PublishError::Twice { .. })
        }),
        (&["a.html", "A.html"], |error| {
            matches!(error, PublishError::Clash { .. })
        }),
        (&["x/a", "x/a/b"], |error| {
            matches!(error, PublishError::Clash { .. } | PublishError::Io { .. })
        }),
        (&["x/a.html", "X/b.html"], |error| {
            matches!(error, PublishError::Clash { .. })
        }),
        (&["../a.html"], |error| {
            matches!(error, PublishError::BadName { .. })
        }),
        (&["zhandian-files.txt"], |error| {
            matches!(error, PublishError::BadName { .. })
        }),
    ];
    for (paths, expected) in cases {
        let bench = Bench::new(System::REAL);
        bench.publish(&[("index.html", "1")]).unwrap();
        let before = all_files(&bench.out);
        let files: Vec<(&str, &str)> = paths.iter().map(|path| (*path, "x")).collect();
        let error = bench.publish(&files).unwrap_err();
        assert!(expected(&error), "{paths:?}: {error}");
        assert_eq!(all_files(&bench.out), before);
        assert_eq!(all_files(bench.folder.path()).len(), before.len());
    }
    // Whoever passes over a file's error does not get a site without it.
    let bench = Bench::new(System::REAL);
    let publisher = bench.open();
    publisher.put("a.html", b"a").unwrap();
    publisher.put("a.html", b"a").unwrap_err();
    assert!(matches!(publisher.switch(), Err(PublishError::Incomplete { .. })));
    assert!(!bench.out.exists());
}

#[test]
fn attachments_are_streamed_and_left_alone_if_unchanged() {
    let bench = Bench::new(System::REAL);
    let source = bench.folder.path().join("film.mp4");
    let large: Vec<u8> = (0..700_001_u32).map(|n| n.to_le_bytes()[1]).collect();
    let publish = |bytes: &[u8]| {
        fs::write(&source, bytes).unwrap();
        let publisher = bench.open();
        publisher.copy("files/film.mp4", &source).unwrap();
        let done = publisher.switch().unwrap();
        assert!(fs::read(bench.out.join("files/film.mp4")).unwrap() == bytes);
        let hash = blake3::hash(bytes).to_hex();
        assert!(
            fs::read_to_string(bench.out.join(names::LIST))
                .unwrap()
                .contains(hash.as_str())
        );
        done
    };
    assert_eq!(publish(&large), counts(1, 0, 0));
    assert_eq!(publish(&large), counts(0, 1, 0));
    let mut other = large.clone();
    *other.last_mut().unwrap() ^= 1;
    assert_eq!(publish(&other), counts(1, 0, 0));
    assert_eq!(publish(b""), counts(1, 0, 0));
    let publisher = bench.open();
    let error = publisher
        .copy("files/film.mp4", &bench.folder.path().join("missing"))
        .unwrap_err();
    assert!(error.message(true).contains("missing"));
}

#[test]
fn many_threads_may_put_at_once() {
    use rayon::prelude::*;
    let bench = Bench::new(System::REAL);
    let files: Vec<(String, String)> = (0..500)
        .map(|n| (format!("d{}/e{}/{n}.html", n % 7, n % 3), n.to_string()))
        .collect();
    for expected in [counts(500, 0, 0), counts(0, 500, 0)] {
        let publisher = bench.open();
        files
            .par_iter()
            .for_each(|(path, text)| publisher.put(path, text.as_bytes()).unwrap());
        assert_eq!(publisher.switch().unwrap(), expected);
        assert_eq!(bench.published(), files.iter().cloned().collect());
    }
}
