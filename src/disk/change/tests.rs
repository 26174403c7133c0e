//! What the writer leaves when others write at the same moment, with and without the exchange of two files in one step.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use std::io;
use tempfile::TempDir;

const A: &str = "content/a.yaml";
const B: &str = "content/b.yaml";
const C: &str = "content/new/c.yaml";

/// A system on which two files cannot change places.
const NO_SWAP: System = System {
    swap: |_, _| Err(io::ErrorKind::Unsupported.into()),
    ..System::REAL
};
const WAYS: [System; 2] = [System::REAL, NO_SWAP];

fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    for path in [A, B] {
        fs::write(folder.path().join(path), "old").unwrap();
    }
    folder
}

fn replace(path: &str, before: Option<&str>, after: Option<&str>) -> Replacement {
    Replacement {
        path: path.to_owned(),
        before: hash_of(before.map(str::as_bytes)),
        after: after.map(|text| text.as_bytes().to_vec()),
    }
}

/// A changed file, a deleted one and a new one.
fn wanted() -> Vec<Replacement> {
    vec![
        replace(A, Some("old"), Some("new")),
        replace(B, Some("old"), None),
        replace(C, None, Some("new")),
    ]
}

/// Each file with its text, and nothing that was staged.
fn files(folder: &TempDir) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = walkdir::WalkDir::new(folder.path().join("content"))
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.file_name().to_str().unwrap().to_owned();
            (name, fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

fn open(folder: &TempDir, system: System) -> Writer {
    Writer {
        system,
        ..Writer::open(folder.path()).unwrap()
    }
}

fn prepared(writer: &Writer) -> Prepared {
    let now = writer.look(&wanted()).unwrap();
    writer
        .prepare(Writer::name(), wanted(), now, "note".to_owned())
        .unwrap()
}

#[test]
fn all_files_of_a_save_are_written_and_nothing_stays_beside_them() {
    for system in WAYS {
        let folder = site();
        let writer = open(&folder, system);
        let prepared = prepared(&writer);
        writer.carry_out(&prepared).unwrap();
        writer.finish(&prepared).unwrap();
        assert_eq!(files(&folder), pairs(&[("a.yaml", "new"), ("c.yaml", "new")]));
        assert!(!Writer::has_left(folder.path()));
    }
}

#[test]
fn someone_elses_save_between_looking_and_writing_stops_all_of_it() {
    for system in WAYS {
        for path in [A, B, C] {
            let folder = site();
            let writer = open(&folder, system);
            let prepared = prepared(&writer);
            fs::write(folder.path().join(path), "theirs").unwrap();
            let error = writer.carry_out(&prepared).unwrap_err();
            assert!(matches!(error, ChangeError::Conflict { .. }), "{path}: {error:?}");
            let mut left = vec![("a.yaml", "old"), ("b.yaml", "old")];
            match path {
                A => left[0].1 = "theirs",
                B => left[1].1 = "theirs",
                _ => left.push(("c.yaml", "theirs")),
            }
            assert_eq!(files(&folder), pairs(&left), "{path}");
            assert!(!Writer::has_left(folder.path()));
        }
    }
}

#[test]
fn a_save_in_the_very_moment_of_the_exchange_goes_back_to_its_place() {
    /// Someone saves after we looked and before the files change places.
    fn late(staged: &Path, place: &Path) -> io::Result<()> {
        if fs::read_to_string(place)? == "old" {
            fs::write(place, "theirs")?;
        }
        system::swap(staged, place)
    }
    let folder = site();
    let writer = open(
        &folder,
        System {
            swap: late,
            ..System::REAL
        },
    );
    let prepared = prepared(&writer);
    let error = writer.carry_out(&prepared).unwrap_err();
    assert!(matches!(error, ChangeError::Conflict { .. }), "{error:?}");
    assert_eq!(files(&folder), pairs(&[("a.yaml", "theirs"), ("b.yaml", "old")]));
}

#[test]
fn what_a_killed_run_took_out_of_its_place_is_given_back() {
    for system in WAYS {
        let folder = site();
        let prepared = prepared(&open(&folder, system));
        // Killed right after the exchange, before it looked at what came out.
        let own = &prepared.intent.steps[0];
        fs::write(folder.path().join(&own.staged), "theirs").unwrap();
        fs::write(folder.path().join(A), "new").unwrap();
        let writer = open(&folder, system);
        let settled = writer
            .settle(&|hash| (hash == blake3::hash(b"old").as_bytes()).then(|| b"old".to_vec()))
            .unwrap();
        assert_eq!(settled.len(), 1);
        assert!(!settled[0].done);
        assert_eq!(settled[0].note, "note");
        assert_eq!(files(&folder), pairs(&[("a.yaml", "theirs"), ("b.yaml", "old")]));
    }
}

#[test]
fn a_run_killed_while_it_staged_leaves_nothing() {
    let folder = site();
    let writer = open(&folder, System::REAL);
    let prepared = prepared(&writer);
    // As it was before the decision.
    let saves = folder.path().join(".zhandian/saves");
    let name = format!("{}.intent", prepared.intent.id);
    fs::rename(saves.join(&name), saves.join(name.replace("intent", "draft"))).unwrap();
    fs::write(saves.join("0000.draft"), "{\"id\":").unwrap();
    assert_eq!(writer.settle(&|_| None).unwrap(), []);
    assert_eq!(files(&folder), pairs(&[("a.yaml", "old"), ("b.yaml", "old")]));
    assert!(!Writer::has_left(folder.path()));
}

#[test]
fn one_saves_at_a_time_and_a_dead_one_keeps_nobody_waiting() {
    let folder = site();
    let first = Writer::open(folder.path()).unwrap();
    let second = Writer::open_within(folder.path(), Duration::from_millis(30));
    assert!(matches!(second, Err(ChangeError::Busy { .. })));
    drop(first);
    Writer::open_within(folder.path(), Duration::ZERO).unwrap();
    // The file of a holder that died is no lock.
    fs::write(folder.path().join(".zhandian/lock"), "someone@dead").unwrap();
    Writer::open_within(folder.path(), Duration::ZERO).unwrap();
}

#[test]
fn every_refusal_says_in_both_languages_what_to_do() {
    let all = [
        ChangeError::Conflict {
            paths: vec![A.to_owned()],
        },
        ChangeError::Busy {
            by: Some("扎西@pc".to_owned()),
        },
        ChangeError::BadPath { path: A.to_owned() },
        ChangeError::ReadOnly { path: A.to_owned() },
        ChangeError::write(Path::new(A))(io::ErrorKind::StorageFull.into()),
    ];
    for error in all {
        let (zh, en) = (error.message(true), error.message(false));
        assert!(!zh.is_ascii() && zh.chars().count() > 10, "{zh}");
        assert!(en.len() > 20, "{en}");
    }
}
