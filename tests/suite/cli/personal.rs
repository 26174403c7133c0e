//! No file of the output, and nothing that is said, holds an ID number in any way of writing it.
//!
//! **You are here:** `tests/suite/cli/` — publishes a clean site, puts a number into every place where one can stand, builds
//! again, and reads back whatever the program has left on the disk.

use super::{Place, files};
use crate::personal::{id_number, places, referring};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// The digits and letters X of a text, in ASCII: whatever stood between them is gone.
fn bare(bytes: &[u8]) -> String {
    let plain = |c: char| match c {
        '0'..='9' => Some(c),
        'x' | 'X' | 'ｘ' | 'Ｘ' => Some('X'),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    };
    String::from_utf8_lossy(bytes).chars().filter_map(plain).collect()
}

/// Everything below the site folder but its content and the history of that, which is never published: the published site, and
/// what a failed run may have left beside it.
fn leavings(place: &Place) -> Vec<(String, String)> {
    let inside = files(&place.root);
    inside
        .into_iter()
        .filter(|(path, _)| !path.starts_with("content/") && !path.starts_with(".zhandian/"))
        .flat_map(|(path, bytes)| {
            let name = (format!("the name of {path}"), bare(path.as_bytes()));
            [name, (path, bare(&bytes))]
        })
        .collect()
}

#[test]
fn no_file_that_is_published_holds_an_id_number() {
    let mut runner = TestRunner::deterministic();
    let id = id_number().new_tree(&mut runner).unwrap().current();
    let place = Place::minimal();
    place.run(&["build"]).expect(0);
    let clean = place.published();
    let mut read_back = 0;
    for (path, bytes) in places(&id) {
        // Otherwise the search below would find nothing anywhere.
        if !path.ends_with('x') && !path.ends_with(".pdf") && !path.ends_with("b.csv") {
            let whole = bare(path.as_bytes()) + &bare(&bytes);
            let markup = String::from_utf8_lossy(&bytes).contains("&nbsp;");
            assert!(whole.contains(&id) || markup, "{path}");
        }
        place.write(&path, &bytes);
        let notice = referring(&path).filter(|_| !path.contains(&id));
        if let Some((notice, text)) = &notice {
            place.write(notice, text);
        }
        let run = place.run(&["build"]).expect(1);
        assert!(!bare(run.out.as_bytes()).contains(&id), "{}", run.out);
        assert!(!bare(run.error.as_bytes()).contains(&id), "{}", run.error);
        assert_eq!(place.published(), clean, "{path}");
        for (left, digits) in leavings(&place) {
            assert!(!digits.contains(&id), "{path} reached {left}");
        }
        std::fs::remove_file(place.root.join(&path)).unwrap();
        if let Some((notice, _)) = &notice {
            std::fs::remove_file(place.root.join(notice)).unwrap();
        }
        read_back += 1;
    }
    assert!(read_back > 60, "{read_back}");
    place.run(&["build"]).expect(0);
    assert_eq!(place.published(), clean, "nothing is kept of what was refused");
}

#[test]
fn a_number_in_what_is_not_published_reaches_nothing_either() {
    let place = Place::minimal();
    let id = "11010519491231002X";
    let front =
        "title: 通知\ndate: 2026-11-12\ncategory: notices\ndraft: true\nattachments: [{file: files/a.txt}]\n";
    place.write(
        "content/notices/draft.md",
        format!("---\n{front}---\n\n证件{id}。\n"),
    );
    place.write("content/files/a.txt", id);
    place.run(&["build"]).expect(0);
    for (left, digits) in leavings(&place) {
        assert!(!digits.contains(id), "{left}");
    }
}
