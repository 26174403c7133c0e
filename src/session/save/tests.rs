//! The save door: what is on the disk afterwards, whatever came between.
//!
//! **You are here:** `session/save` — tests, in temporary folders; two processes at once are in `tests/suite/`.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use crate::edit::history::Chain;
use jiff::civil::date;
use std::fs;
use tempfile::TempDir;

const PATH: &str = "content/stations/a.yaml";
const OTHER: &str = "content/stations/b.yaml";

fn author(tool: Tool) -> Author {
    Author {
        person: "扎西".to_owned(),
        tool,
        time: Moment(date(2026, 11, 30).at(20, 15, 3, 123_000_000)),
        undoes: None,
    }
}

fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("content")).unwrap();
    for (path, text) in files {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    folder
}

fn change(path: &str, opened: Option<&str>, new: Option<&str>) -> FileSave {
    FileSave {
        path: path.to_owned(),
        opened: opened.map(|text| *blake3::hash(text.as_bytes()).as_bytes()),
        new: new.map(|text| text.as_bytes().to_vec()),
        touched: Vec::new(),
    }
}

fn text(folder: &TempDir, path: &str) -> Option<String> {
    fs::read_to_string(folder.path().join(path)).ok()
}

fn chain(folder: &TempDir) -> Chain {
    history::chain(&Store::of(folder.path())).unwrap()
}

/// Everything below the site folder's `content/`, staged files included.
fn content(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<String> = walkdir::WalkDir::new(folder.path().join("content"))
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_save_writes_the_file_the_line_and_both_contents() {
    let folder = site(&[(PATH, "old\n")]);
    let mut file = change(PATH, Some("old\n"), Some("new\n"));
    file.touched = vec![Touched {
        record: "station:a".to_owned(),
        fields: vec!["phone[0]".to_owned()],
    }];
    let saved = save(folder.path(), &author(Tool::Form), vec![file]).unwrap();
    assert_eq!(text(&folder, PATH).as_deref(), Some("new\n"));
    assert_eq!(content(&folder), ["a.yaml"]);
    let chain = chain(&folder);
    assert_eq!((chain.acts.len(), chain.gaps), (1, 0));
    let entry = chain.acts[0].first();
    assert_eq!(Some(&entry.change), saved.change.as_ref());
    assert_eq!((entry.person.as_str(), entry.tool), ("扎西", Tool::Form));
    assert_eq!(entry.record.as_deref(), Some("station:a"));
    assert_eq!(entry.fields, ["phone[0]"]);
    assert_eq!(entry.time.long(), "2026-11-30T20:15:03.123+08:00");
    let store = Store::of(folder.path());
    for (hash, text) in [(entry.before, "old\n"), (entry.after, "new\n")] {
        assert_eq!(store.content(&hash.unwrap().0).unwrap().unwrap(), text.as_bytes());
    }
}

#[test]
fn what_would_change_nothing_writes_nothing() {
    let folder = site(&[(PATH, "old\n")]);
    let same = change(PATH, Some("old\n"), Some("old\n"));
    let saved = save(folder.path(), &author(Tool::Fix), vec![same]).unwrap();
    assert_eq!((saved.change, saved.files), (None, 0));
    assert!(chain(&folder).acts.is_empty());
}

#[test]
fn a_file_that_changed_meanwhile_is_a_conflict_with_all_versions_and_no_file_is_written() {
    let folder = site(&[(PATH, "theirs\n"), (OTHER, "b\n")]);
    Store::of(folder.path()).keep([b"old\n".as_slice()]).unwrap();
    let files = vec![
        change(OTHER, Some("b\n"), Some("c\n")),
        change(PATH, Some("old\n"), Some("mine\n")),
    ];
    let error = save(folder.path(), &author(Tool::Import), files).unwrap_err();
    let SaveError::Conflict(versions) = &error else {
        panic!("{error:?}")
    };
    let bytes = |text: &str| Some(text.as_bytes().to_vec());
    assert_eq!(
        versions.as_slice(),
        [Versions {
            path: PATH.to_owned(),
            opened: bytes("old\n"),
            now: bytes("theirs\n"),
            new: bytes("mine\n"),
        }]
    );
    assert!(error.message(true).contains(PATH));
    assert_eq!(text(&folder, OTHER).as_deref(), Some("b\n"));
    assert_eq!(text(&folder, PATH).as_deref(), Some("theirs\n"));
    assert!(chain(&folder).acts.is_empty());
}

#[test]
fn new_files_come_with_their_folders_and_never_over_one_that_is_there() {
    let folder = site(&[(OTHER, "b\n")]);
    let new = "content/notices/2026/a.md";
    save(
        folder.path(),
        &author(Tool::New),
        vec![change(new, None, Some("a\n"))],
    )
    .unwrap();
    assert_eq!(text(&folder, new).as_deref(), Some("a\n"));
    let over = vec![
        change("content/pages/x.md", None, Some("x\n")),
        change(OTHER, None, Some("mine\n")),
    ];
    let error = save(folder.path(), &author(Tool::New), over).unwrap_err();
    assert!(matches!(error, SaveError::Conflict(_)), "{error:?}");
    assert_eq!(text(&folder, OTHER).as_deref(), Some("b\n"));
    assert!(!folder.path().join("content/pages").exists());
}

#[test]
fn a_deleted_file_is_in_the_history() {
    let folder = site(&[(PATH, "old\n")]);
    save(
        folder.path(),
        &author(Tool::Form),
        vec![change(PATH, Some("old\n"), None)],
    )
    .unwrap();
    assert_eq!(content(&folder), Vec::<String>::new());
    let entry = chain(&folder).acts[0].first().clone();
    assert_eq!(entry.after, None);
    let kept = Store::of(folder.path())
        .content(&entry.before.unwrap().0)
        .unwrap();
    assert_eq!(kept.as_deref(), Some(b"old\n".as_slice()));
}

#[test]
fn paths_outside_the_content_are_refused() {
    let folder = site(&[]);
    for path in ["themes/a.html", "content/../x", ".zhandian/history/ledger.ndjson"] {
        let error = save(
            folder.path(),
            &author(Tool::Form),
            vec![change(path, None, Some("x"))],
        )
        .unwrap_err();
        assert!(
            matches!(error, SaveError::Refused(ChangeError::BadPath { .. })),
            "{path}: {error:?}"
        );
    }
}

#[cfg(unix)]
#[test]
fn the_rights_of_a_file_stay_and_a_read_only_one_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = site(&[(PATH, "old\n")]);
    let place = folder.path().join(PATH);
    fs::set_permissions(&place, fs::Permissions::from_mode(0o664)).unwrap();
    save(
        folder.path(),
        &author(Tool::Fix),
        vec![change(PATH, Some("old\n"), Some("new\n"))],
    )
    .unwrap();
    assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o664);
    fs::set_permissions(&place, fs::Permissions::from_mode(0o444)).unwrap();
    let error = save(
        folder.path(),
        &author(Tool::Fix),
        vec![change(PATH, Some("new\n"), Some("x\n"))],
    )
    .unwrap_err();
    assert!(
        matches!(error, SaveError::Refused(ChangeError::ReadOnly { .. })),
        "{error:?}"
    );
    assert_eq!(text(&folder, PATH).as_deref(), Some("new\n"));
}

/// A save of two files, decided and carried out as far as `done` says, by a process that was killed then.
fn killed(folder: &TempDir, done: bool) {
    let writer = Writer::open(folder.path()).unwrap();
    let wanted = vec![
        Replacement {
            path: PATH.to_owned(),
            before: Some(*blake3::hash(b"a1\n").as_bytes()),
            after: Some(b"a2\n".to_vec()),
        },
        Replacement {
            path: OTHER.to_owned(),
            before: Some(*blake3::hash(b"b1\n").as_bytes()),
            after: None,
        },
    ];
    let now = writer.look(&wanted).unwrap();
    let store = Store::of(folder.path());
    store.keep(now.iter().flatten().map(Vec::as_slice)).unwrap();
    let entries: Vec<Entry> = wanted
        .iter()
        .flat_map(|each| {
            let file = FileSave {
                path: each.path.clone(),
                opened: each.before,
                new: each.after.clone(),
                touched: Vec::new(),
            };
            entries_of(&author(Tool::Import), "00000000deadbeef", &file, None)
        })
        .collect();
    let note = serde_json::to_string(&entries).unwrap();
    let prepared = writer
        .prepare("00000000deadbeef".to_owned(), wanted, now, note)
        .unwrap();
    if done {
        writer.carry_out(&prepared).unwrap();
    }
}

#[test]
fn what_a_killed_run_had_decided_the_next_save_finishes() {
    for done in [false, true] {
        let folder = site(&[(PATH, "a1\n"), (OTHER, "b1\n")]);
        killed(&folder, done);
        save(
            folder.path(),
            &author(Tool::Form),
            vec![change("content/stations/c.yaml", None, Some("c\n"))],
        )
        .unwrap();
        assert_eq!(text(&folder, PATH).as_deref(), Some("a2\n"));
        assert_eq!(content(&folder), ["a.yaml", "c.yaml"]);
        let chain = chain(&folder);
        let tools: Vec<Tool> = chain.acts.iter().map(|act| act.first().tool).collect();
        assert_eq!(
            (tools.as_slice(), chain.gaps),
            ([Tool::Import, Tool::Form].as_slice(), 0)
        );
        assert_eq!(chain.acts[0].entries.len(), 2);
    }
}

#[test]
fn a_decided_save_goes_back_when_someone_has_changed_a_file_since() {
    for done in [false, true] {
        let folder = site(&[(PATH, "a1\n"), (OTHER, "b1\n")]);
        killed(&folder, done);
        // Before or after the step of that file: it is theirs now.
        fs::write(folder.path().join(OTHER), "theirs\n").unwrap();
        save(
            folder.path(),
            &author(Tool::Form),
            vec![change("content/stations/c.yaml", None, Some("c\n"))],
        )
        .unwrap();
        assert_eq!(text(&folder, OTHER).as_deref(), Some("theirs\n"), "{done}");
        assert_eq!(text(&folder, PATH).as_deref(), Some("a1\n"), "{done}");
        assert_eq!(content(&folder), ["a.yaml", "b.yaml", "c.yaml"]);
        assert_eq!(chain(&folder).acts.len(), 1);
    }
}

#[test]
fn what_was_left_in_the_middle_is_told_and_what_was_written_of_it_is_the_tool_s() {
    for done in [false, true] {
        let folder = site(&[(PATH, "a1\n"), (OTHER, "b1\n")]);
        killed(&folder, done);
        let left = history::settle_left(folder.path()).unwrap();
        assert_eq!((left.len(), left[0].tool, left[0].files), (1, Tool::Import, 2));
        assert!(left[0].done && left[0].changed.is_empty());
        assert_eq!(history::settle_left(folder.path()).unwrap(), []);
    }
    for done in [false, true] {
        let folder = site(&[(PATH, "a1\n"), (OTHER, "b1\n")]);
        killed(&folder, done);
        fs::write(folder.path().join(PATH), "theirs\n").unwrap();
        let left = history::settle_left(folder.path()).unwrap();
        assert_eq!(left.len(), 1);
        assert!(!left[0].done);
        assert_eq!(left[0].changed, [PATH]);
        assert_eq!(text(&folder, OTHER).as_deref(), Some("b1\n"), "{done}");
        // Where the system exchanges files in one step, the old one beside it says that the new one had been there.
        let chain = chain(&folder);
        if done && cfg!(target_os = "linux") {
            let entry = chain.acts[0].first();
            assert_eq!((entry.tool, entry.file.as_str()), (Tool::Import, PATH));
            assert_eq!(entry.after, Some(Hash::of(b"a2\n")));
        } else {
            assert_eq!(chain.acts.len(), 0, "{done}");
        }
    }
}

#[test]
fn many_at_once_lose_no_save_and_no_line() {
    const EACH: usize = 8;
    let folder = site(&[(PATH, "0\n")]);
    let add = |_: usize| {
        for _ in 0..EACH {
            loop {
                let now = text(&folder, PATH).unwrap();
                let next = format!("{}\n", now.trim().parse::<usize>().unwrap() + 1);
                match save(
                    folder.path(),
                    &author(Tool::Form),
                    vec![change(PATH, Some(&now), Some(&next))],
                ) {
                    Ok(_) => break,
                    // Another one was faster: look again.
                    Err(SaveError::Conflict(_)) => {}
                    Err(error) => panic!("{error:?}"),
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for hand in 0..4 {
            scope.spawn(move || add(hand));
        }
    });
    assert_eq!(text(&folder, PATH).as_deref(), Some("32\n"));
    let chain = chain(&folder);
    assert_eq!((chain.acts.len(), chain.gaps), (4 * EACH, 0));
}
