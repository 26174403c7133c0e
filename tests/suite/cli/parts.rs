//! A site in parts: merged they are the site, byte for byte; whatever is wrong with a part is told by name.
//!
//! **You are here:** `tests/suite/cli/` — parts are made by the program, and spoilt by hand.

use super::{Place, Run, files, run};
use std::path::{Path, PathBuf};

/// The site of a place in so many parts. *Shape:* their folders, in order.
fn parts(place: &Place, of: usize) -> Vec<PathBuf> {
    (1..=of)
        .map(|number| {
            let folder = place.folder.path().join(format!("parts-{of}/{number}"));
            part(place, &format!("{number}/{of}"), &folder).expect(0);
            folder
        })
        .collect()
}

fn part(place: &Place, part: &str, folder: &Path) -> Run {
    place.json(&["build", "--part", part, "--out", folder.to_str().unwrap()])
}

fn merge(folders: &[PathBuf], out: &Path) -> Run {
    let mut arguments = vec![
        "--message-format",
        "json",
        "merge",
        "--out",
        out.to_str().unwrap(),
    ];
    arguments.extend(folders.iter().map(|folder| folder.to_str().unwrap()));
    run(&arguments)
}

#[test]
fn merged_parts_are_the_site_byte_for_byte() {
    let place = Place::of("bilingual", "bilingual");
    let whole = place.json(&["build"]).expect(0).summary();
    let published = place.published();
    for of in [1, 2, 7] {
        let mut folders = parts(&place, of);
        folders.reverse();
        // A scheduler may run a part twice.
        folders.push(folders[0].clone());
        let out = place.folder.path().join(format!("merged-{of}"));
        let summary = merge(&folders, &out).expect(0).summary();
        assert!(files(&out) == published, "{of} parts");
        assert_eq!(summary["pages"], whole["pages"]);
        assert_eq!(summary["written"], whole["written"]);
        assert_eq!(summary["next_build"], whole["next_build"]);
        assert_eq!(merge(&folders, &out).expect(0).summary()["written"], 0);
    }
}

#[test]
fn each_finding_is_told_by_one_part() {
    let place = Place::of("bilingual", "bilingual");
    place.write("content/files/list.csv", "name,id\n甲,11010519491231002X\n");
    place.write("content/stations/a.yaml", "level: township\n");
    place.write("content/stations/b.yaml", "level: nowhere\n");
    let all = |out: &str| -> Vec<String> {
        let mut lines: Vec<String> = out
            .lines()
            .filter(|line| line.contains("\"diagnostic\""))
            .map(str::to_owned)
            .collect();
        lines.sort();
        lines
    };
    let whole = all(&place.json(&["check"]).out);
    assert!(!whole.is_empty());
    let mut told: Vec<String> = (1..=3)
        .flat_map(|number| all(&place.json(&["check", "--part", &format!("{number}/3")]).out))
        .collect();
    told.sort();
    assert_eq!(told, whole);
}

#[test]
fn what_is_wrong_with_a_part_is_told_by_name_and_nothing_is_written() {
    type Spoil = (&'static str, fn(&Place, &mut Vec<PathBuf>));
    let spoils: &[Spoil] = &[
        ("missing", |_, folders| drop(folders.remove(1))),
        ("unfinished", |_, folders| {
            std::fs::remove_file(folders[1].join("zhandian-part.txt")).unwrap();
        }),
        ("unfinished", |_, folders| {
            folders[1] = folders[1].with_file_name("absent");
        }),
        ("damaged", |_, folders| {
            let manifest = folders[1].join("zhandian-part.txt");
            let text = std::fs::read_to_string(&manifest).unwrap();
            std::fs::write(&manifest, &text[..text.len() / 2]).unwrap();
        }),
        ("missing-file", |_, folders| {
            std::fs::remove_file(page_of(&folders[1])).unwrap();
        }),
        ("changed-file", |_, folders| {
            let page = page_of(&folders[1]);
            let mut bytes = std::fs::read(&page).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            std::fs::write(&page, bytes).unwrap();
        }),
        ("changed-file", |_, folders| {
            std::fs::write(page_of(&folders[1]), "").unwrap();
        }),
        ("foreign", |place, folders| {
            part(place, "2/4", &folders[1]).expect(0);
        }),
        ("stale", |place, folders| {
            place.write(
                "content/notices/later.md",
                "---\ntitle: 后来的通知\ncategory: notices\ndate: 2026-11-20\n---\n\n后来。\n",
            );
            part(place, "2/3", &folders[1]).expect(0);
        }),
    ];
    for (state, spoil) in spoils {
        let place = Place::of("bilingual", "bilingual");
        let mut folders = parts(&place, 3);
        let out = place.folder.path().join("merged");
        merge(&folders, &out).expect(0);
        let before = files(&out);
        spoil(&place, &mut folders);
        let run = merge(&folders, &out).expect(1);
        let told: Vec<serde_json::Value> = run
            .out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .filter(|line: &serde_json::Value| line["kind"] == "part")
            .collect();
        assert_eq!(told[0]["state"], *state, "{told:?}");
        assert_eq!(told.len(), 1, "{told:?}");
        if *state == "missing" {
            assert_eq!(told[0]["part"], "2/3");
        } else {
            assert_eq!(told[0]["folder"], folders[1].to_str().unwrap());
        }
        assert!(files(&out) == before, "{state}");
    }
}

#[test]
fn a_part_needs_a_folder_of_its_own_and_a_sensible_number() {
    let place = Place::minimal();
    place.run(&["build", "--part", "1/2"]).expect(2);
    for wrong in ["0/2", "3/2", "x", "1/0"] {
        part(&place, wrong, &place.folder.path().join("out")).expect(2);
    }
    run(&["merge", place.root.to_str().unwrap()]).expect(2);
}

/// A page of a part.
fn page_of(folder: &Path) -> PathBuf {
    let path = files(folder)
        .into_keys()
        .find(|path| path.ends_with(".html"))
        .unwrap();
    folder.join(path)
}
