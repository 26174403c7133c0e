//! Two programs at once in one site folder, killed at any moment: every file is an old one or a new one, several of a save all or
//! none, and the ledger says exactly what is there.
//!
//! `KILLS` raises the number of rounds (`tests/full.sh`).

use super::{Place, files, run};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The same numbers in every run: a failure can be had again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// One of the tools that write; it may as well be refused.
fn tool(place: &Place, round: u64, hand: u64, dice: &mut Dice) -> Child {
    let words: Vec<String> = match dice.below(5) {
        0 | 1 => vec!["new".into(), "station".into(), format!("s{round}-{hand}")],
        2 => vec!["undo".into(), (1 + dice.below(round + 1)).to_string()],
        3 => vec!["undo".into()],
        // Many files at once.
        _ => ["restore", "content", "--apply", "--to"]
            .map(str::to_owned)
            .into_iter()
            .chain([dice.below(round + 1).to_string()])
            .collect(),
    };
    Command::new(env!("CARGO_BIN_EXE_zhandian"))
        .args([
            "--root",
            place.root.to_str().unwrap(),
            "--today",
            "2026-11-22",
            "--quiet",
        ])
        .args(words)
        .args(["--by", "扎西"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The content's hashes.
fn content(place: &Place) -> BTreeMap<String, String> {
    let hash = |bytes: &Vec<u8>| blake3::hash(bytes).to_hex().to_string();
    files(&place.root.join("content"))
        .iter()
        .map(|(path, bytes)| (format!("content/{path}"), hash(bytes)))
        .collect()
}

/// What the ledger says is there, from what was there at first.
fn told(place: &Place, first: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut there = first.clone();
    let mut previous = String::new();
    let ledger = fs::read_to_string(place.root.join(".zhandian/history/ledger.ndjson")).unwrap_or_default();
    for line in ledger.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        assert_eq!(entry["previous"], previous.as_str(), "the chain is whole");
        previous = blake3::hash(line.as_bytes()).to_hex().to_string();
        assert_ne!(entry["tool"], "found", "a save of ours has lost its line: {line}");
        let path = entry["file"].as_str().unwrap().to_owned();
        assert_eq!(
            there.get(&path).map(String::as_str),
            entry["before"].as_str(),
            "{line}"
        );
        match entry["after"].as_str() {
            Some(hash) => there.insert(path, hash.to_owned()),
            None => there.remove(&path),
        };
    }
    there
}

#[test]
fn two_tools_at_once_killed_at_any_moment_lose_nothing() {
    let rounds = rounds();
    let place = Place::minimal();
    place.run(&["check"]).expect(0);
    let first = content(&place);
    let mut dice = Dice(20_261_130);
    for round in 0..rounds {
        let mut both = [0, 1].map(|hand| tool(&place, round, hand, &mut dice));
        for child in &mut both {
            std::thread::sleep(Duration::from_millis(dice.below(200)));
            // One that has ended already was not killed, which is a case too.
            let _ = child.kill();
        }
        for mut child in both {
            child.wait().unwrap();
        }
        // The next tool finishes what these had decided.
        place.run(&["history"]).expect(0);
        assert_eq!(content(&place), told(&place, &first), "round {round}");
        let left = fs::read_dir(place.root.join(".zhandian/saves")).map_or(0, Iterator::count);
        assert_eq!(left, 0, "round {round}: intents");
    }
    // Everything can be taken back: the site is what it was.
    let changes = place.json(&["history"]).expect(0).summary()["changes"]
        .as_u64()
        .unwrap();
    for number in (1..=changes).rev() {
        run(&[
            "--root",
            place.root.to_str().unwrap(),
            "undo",
            &number.to_string(),
            "--quiet",
        ])
        .expect(0);
    }
    assert_eq!(content(&place), first);
}

fn rounds() -> u64 {
    let set = std::env::var("KILLS").ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(12)
}

/// How many stations a save of many files changes.
const STATIONS: usize = 12;

fn station(number: usize) -> String {
    format!("content/stations/s{number:02}.yaml")
}

/// A site with some stations, each with one slip.
fn bureau() -> Place {
    let place = Place::minimal();
    for number in 0..STATIONS {
        place.write(
            &station(number),
            format!("# 说明\nid: s{number:02}\nname: {{zh: 示例站{number:02}}}\nlevel: township\nphone: [0899-61200{number:02}]\naddress：示例路{number}号\n"),
        );
    }
    place.run(&["check", "--quiet"]);
    place
}

/// Runs a tool that changes all the stations, kills it at random moments, and looks at what it has left: all is the old or all is
/// the new, the ledger says so, and what was done can be taken back.
fn killed(place: &Place, words: &[&str], is_new: fn(&str) -> bool) {
    let root = place.root.to_str().unwrap();
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_zhandian"))
            .args(["--root", root, "--today", "2026-11-22", "--quiet"])
            .args(words)
            .args(["--apply", "--by", "扎西"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let first = content(place);
    let mut dice = Dice(20_261_201);
    // A whole run says between which moments to kill the others, however slow the machine is.
    let began = Instant::now();
    start().wait().unwrap();
    let whole = u64::try_from(began.elapsed().as_millis()).unwrap().max(1);
    let (mut before, mut after) = (0, 0);
    for round in 0..=rounds() {
        if round > 0 {
            let mut child = start();
            std::thread::sleep(Duration::from_millis(dice.below(whole + whole / 4)));
            let _ = child.kill();
            child.wait().unwrap();
        }
        place.run(&["history"]).expect(0);
        assert_eq!(content(place), told(place, &first), "round {round}");
        let texts = (0..STATIONS).map(|at| fs::read_to_string(place.root.join(station(at))).unwrap());
        let new = texts.filter(|text| is_new(text)).count();
        assert!(new == 0 || new == STATIONS, "round {round}: {new} files are new");
        if new == 0 {
            before += 1;
        } else {
            after += 1;
            place.run(&["undo", "--by", "扎西"]).expect(0);
        }
        assert_eq!(content(place), first, "round {round}");
    }
    assert!(after > 0, "the whole run has written");
    let mut out = std::io::stdout();
    let _ = writeln!(
        out,
        "{words:?}: {before} times as before, {after} times as after, in {whole} ms"
    );
}

#[test]
fn an_import_that_is_killed_has_written_all_or_nothing() {
    let place = bureau();
    let folder = place.folder.path().join("表");
    let to = folder.to_str().unwrap();
    place.run(&["export", "stations", "--to", to]).expect(0);
    let file = folder.join("站点.csv");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("0899-61200", "0899-61300")).unwrap();
    killed(&place, &["import", file.to_str().unwrap()], |text| {
        text.contains("0899-61300")
    });
}

#[test]
fn a_fix_that_is_killed_has_mended_all_or_nothing() {
    killed(&bureau(), &["fix"], |text| text.contains("address: "));
}

#[test]
fn whoever_comes_next_is_told_what_became_of_a_save_that_stopped() {
    const HEXI: &str = "content/stations/hexi.yaml";
    const SECOND: &str = "content/stations/second.yaml";
    for by_hand in [false, true] {
        let place = Place::minimal();
        place.write(SECOND, "name: 乙站\nlevel: township\n");
        place.run(&["check", "--quiet"]);
        let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
        let old = [HEXI, SECOND].map(|path| fs::read_to_string(place.root.join(path)).unwrap());
        let new = old.clone().map(|text| format!("{text}# 新\n"));
        let mut steps = Vec::new();
        let mut note = Vec::new();
        for (at, path) in [HEXI, SECOND].into_iter().enumerate() {
            let staged = format!("content/stations/.{at}.00000000deadbeef.tmp");
            place.write(&staged, &new[at]);
            let (before, after) = (hash(&old[at]), hash(&new[at]));
            steps.push(serde_json::json!({
                "place": path, "staged": staged, "before": before, "after": after,
            }));
            note.push(serde_json::json!({
                "time": "2026-11-22T10:00:00.000+08:00", "change": "00000000deadbeef", "person": "扎西",
                "tool": "import", "file": path, "before": before, "after": after,
            }));
        }
        let intent = serde_json::json!({
            "id": "00000000deadbeef", "steps": steps, "folders": [], "note": Value::from(note).to_string(),
        });
        place.write(".zhandian/saves/00000000deadbeef.intent", intent.to_string());
        if by_hand {
            place.write(SECOND, format!("{}# 手改\n", old[1]));
        }
        let run = place.run(&["history", "--quiet"]).expect(0);
        let said = if by_hand {
            "已经退回"
        } else {
            "已经接着写完"
        };
        assert!(
            run.error.contains("上次的导入（扎西）") && run.error.contains(said),
            "{by_hand}: {}",
            run.error
        );
        assert_eq!(run.error.contains(SECOND), by_hand, "{}", run.error);
        let now = fs::read_to_string(place.root.join(HEXI)).unwrap();
        assert_eq!(now, if by_hand { &old[0] } else { &new[0] }.as_str());
        let again = place.run(&["history", "--quiet"]).expect(0);
        assert!(!again.error.contains("上次"), "{}", again.error);
    }
}
