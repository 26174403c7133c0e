//! Lines, chains and merges, with whatever people and cloud drives do to them.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn entry(change: &str, second: i8, file: &str) -> Entry {
    Entry {
        time: Moment(date(2026, 11, 30).at(9, 0, second, 0)),
        change: change.to_owned(),
        person: "扎西".to_owned(),
        tool: Tool::Form,
        file: file.to_owned(),
        record: Some("station:a".to_owned()),
        fields: vec!["phone[0]".to_owned()],
        before: None,
        after: Some(Hash::of(change.as_bytes())),
        undoes: None,
    }
}

/// A ledger of these changes, a second apart.
fn ledger(changes: &[(&str, i8)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (change, second) in changes {
        let last = bytes.strip_suffix(b"\n").map(|all: &[u8]| {
            let from = all.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            all[from..].to_vec()
        });
        let line = written(last.as_deref(), None, &[entry(change, *second, "content/a.yaml")]);
        bytes.extend(line);
    }
    bytes
}

fn names(chain: &Chain) -> Vec<&str> {
    chain.acts.iter().map(|act| act.first().change.as_str()).collect()
}

#[test]
fn a_line_says_what_is_promised_of_it() {
    let line = String::from_utf8(ledger(&[("0000000000000001", 5)])).unwrap();
    let value: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(value["previous"], "");
    assert_eq!(value["time"], "2026-11-30T09:00:05.000+08:00");
    assert_eq!(value["person"], "扎西");
    assert_eq!(value["tool"], "form");
    assert_eq!(value["record"], "station:a");
    assert_eq!(value["fields"], serde_json::json!(["phone[0]"]));
    assert_eq!(value["before"], serde_json::Value::Null);
    assert_eq!(value["after"].as_str().unwrap().len(), 64);
}

#[test]
fn what_is_written_is_read_and_several_lines_of_one_save_are_one_change() {
    let two = [entry("a", 1, "content/a.yaml"), entry("a", 1, "content/b.yaml")];
    let mut bytes = written(None, None, &two);
    let last = bytes.split(|byte| *byte == b'\n').nth(1).unwrap().to_vec();
    bytes.extend(written(Some(&last), None, &[entry("b", 2, "content/a.yaml")]));
    let chain = read([bytes.as_slice()], None);
    assert_eq!((names(&chain), chain.gaps), (vec!["a", "b"], 0));
    assert_eq!(chain.acts[0].entries, two);
    assert_eq!(chain.acts[0].files().len(), 2);
    assert_eq!(chain.acts[1].number, 2);
}

#[test]
fn a_tool_of_a_later_version_is_read_too() {
    let line = String::from_utf8(ledger(&[("a", 1)])).unwrap();
    let later = line
        .replace("\"form\"", "\"robot\"")
        .replace("\"file\"", "\"more\":[1],\"file\"");
    let chain = read([later.as_bytes()], None);
    assert_eq!((chain.acts[0].first().tool, chain.gaps), (Tool::Other, 0));
}

#[test]
fn what_notepad_adds_to_lines_alters_none() {
    let bytes = ledger(&[("a", 1), ("b", 2), ("c", 3)]);
    let text = String::from_utf8(bytes).unwrap();
    let saved = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let chain = read([saved.as_bytes()], None);
    assert_eq!((names(&chain), chain.gaps), (vec!["a", "b", "c"], 0));
    // And the next line follows it.
    let last = saved.trim_end_matches('\n').rsplit('\n').next().unwrap();
    let more = written(Some(last.as_bytes()), None, &[entry("d", 4, "content/a.yaml")]);
    let all = [saved.as_bytes(), more.as_slice()].concat();
    assert_eq!(read([all.as_slice()], None).gaps, 0);
}

#[test]
fn ledgers_that_parted_are_one_list_by_time() {
    let common = [("a", 1), ("b", 2)];
    let one = ledger(&[common.as_slice(), &[("c", 5), ("e", 9)]].concat());
    let other = ledger(&[common.as_slice(), &[("d", 7)]].concat());
    let chain = read([one.as_slice(), other.as_slice()], None);
    assert_eq!((names(&chain), chain.gaps), (vec!["a", "b", "c", "d", "e"], 0));
}

#[test]
fn a_line_gone_from_the_end_shows_by_the_head_and_stays_to_be_seen() {
    let whole = ledger(&[("a", 1), ("b", 2)]);
    let text = String::from_utf8(whole).unwrap();
    let (first, second) = text.split_once('\n').unwrap();
    let head = Hash::of(second.trim_end().as_bytes()).hex();
    let short = format!("{first}\n");
    assert_eq!(read([short.as_bytes()], Some(&head)).gaps, 1);
    let more = written(
        Some(first.as_bytes()),
        Some(&head),
        &[entry("c", 3, "content/a.yaml")],
    );
    let all = [short.as_bytes(), more.as_slice()].concat();
    assert_eq!(read([all.as_slice()], None).gaps, 1);
}

proptest! {
    #[test]
    fn any_line_that_is_removed_or_altered_shows(count in 2_usize..12, which in 0_usize..11, alter: bool) {
        let changes: Vec<(String, i8)> = (0..count)
            .map(|at| (format!("{at:016x}"), i8::try_from(at).unwrap()))
            .collect();
        let changes: Vec<(&str, i8)> = changes.iter().map(|(name, at)| (name.as_str(), *at)).collect();
        let bytes = ledger(&changes);
        let text = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(read([text.as_bytes()], None).gaps, 0);
        // The last one shows by the head alone.
        let which = which % (count - 1);
        let lines: Vec<String> = text
            .lines()
            .enumerate()
            .filter(|(at, _)| alter || *at != which)
            .map(|(at, line)| if at == which { line.replace("扎西", "卓玛") } else { line.to_owned() } + "\n")
            .collect();
        prop_assert!(read([lines.concat().as_bytes()], None).gaps > 0);
    }

    #[test]
    fn whatever_a_ledger_says_is_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC*") {
        let _ = read([bytes.as_slice(), text.as_bytes()], Some(&text));
        let _ = Seen::read(&text);
        let _ = Seen::read(&format!("zhandian-seen 1\n{text}\nend\n"));
    }

    #[test]
    fn what_was_seen_is_read_again(files in proptest::collection::btree_map("[^\\n\\r]{1,20}", any::<[u8; 32]>(), 0..20)) {
        let mut seen = Seen::default();
        seen.ledgers.insert("ledger (2) 副本.ndjson".to_owned(), 7);
        seen.files = files.into_iter().map(|(path, hash)| (format!("content/{path}"), Hash(hash))).collect();
        let text = seen.to_text();
        prop_assert_eq!(Seen::read(&text), Some(seen));
        let cut: String = text.chars().take(text.chars().count() - 2).collect();
        prop_assert_eq!(Seen::read(&cut), None);
    }

    #[test]
    fn one_sides_changes_alone_are_the_result(base in lines(), one in lines()) {
        prop_assert_eq!(merged(&base, &one, &base), Some(one.clone()));
        prop_assert_eq!(merged(&base, &base, &one), Some(one.clone()));
        prop_assert_eq!(merged(&base, &one, &one), Some(one));
    }

    #[test]
    fn sides_may_change_places(base in lines(), one in lines(), other in lines()) {
        prop_assert_eq!(merged(&base, &one, &other), merged(&base, &other, &one));
    }

    #[test]
    fn different_lines_are_put_together(count in 3_usize..20, a in 0_usize..20, b in 0_usize..20) {
        let (a, b) = (a % count, b % count);
        prop_assume!(a != b);
        let text = |changed: &[(usize, &str)]| -> Vec<u8> {
            let line = |at: usize| {
                let new = changed.iter().find(|(own, _)| *own == at);
                new.map_or_else(|| format!("key{at}: {at}\r\n"), |(_, text)| format!("{text}\r\n"))
            };
            (0..count).map(line).collect::<String>().into_bytes()
        };
        let result = merged(&text(&[]), &text(&[(a, "one: 1")]), &text(&[(b, "other: 2")]));
        prop_assert_eq!(result, Some(text(&[(a, "one: 1"), (b, "other: 2")])));
        prop_assert_eq!(merged(&text(&[]), &text(&[(a, "one: 1")]), &text(&[(a, "other: 2")])), None);
    }
}

/// A text of few different lines, so that sides meet often.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec("[ab]?\n", 0..8).prop_map(|lines| lines.concat().into_bytes())
}
