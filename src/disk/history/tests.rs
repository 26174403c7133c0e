//! What was kept is found again, and what is damaged is as if it were not there.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::*;
use tempfile::TempDir;

fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::of(folder.path());
    (folder, store)
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    *blake3::hash(bytes).as_bytes()
}

#[test]
fn contents_are_found_by_their_hash() {
    let (_folder, store) = store();
    assert_eq!(store.content(&hash(b"a")).unwrap(), None);
    store.keep([b"a".as_slice(), b"", b"a"]).unwrap();
    for bytes in [b"a".as_slice(), b""] {
        assert_eq!(store.content(&hash(bytes)).unwrap().as_deref(), Some(bytes));
    }
    assert!(store.size() > 0);
}

#[test]
fn a_damaged_content_is_none() {
    let (_folder, store) = store();
    store.keep([b"some text".as_slice()]).unwrap();
    for entry in WalkDir::new(store.folder()).into_iter().flatten() {
        if entry.file_type().is_file() {
            fs::write(entry.path(), "x").unwrap();
        }
    }
    assert_eq!(store.content(&hash(b"some text")).unwrap(), None);
}

#[test]
fn a_pack_holds_many_contents_of_any_size_and_files() {
    let (folder, store) = store();
    let large = vec![7_u8; 3 * packed::BLOCK];
    let many: Vec<Vec<u8>> = (0..5000_u32)
        .map(|number| format!("name: 站{number}\n").repeat(20).into_bytes())
        .collect();
    let file = folder.path().join("picture.jpg");
    fs::write(&file, b"picture").unwrap();
    let mut contents: Vec<Content<'_>> = many.iter().map(|bytes| Content::Bytes(bytes)).collect();
    contents.insert(100, Content::Bytes(&large));
    contents.push(Content::File(file));
    contents.push(Content::File(folder.path().join("gone.jpg")));
    store.keep_many(&contents).unwrap();
    for bytes in [
        &many[0],
        &many[99],
        &many[100],
        &many[4999],
        &large,
        &b"picture".to_vec(),
    ] {
        assert_eq!(store.content(&hash(bytes)).unwrap().as_ref(), Some(bytes));
    }
    assert_eq!(store.content(&hash(b"never")).unwrap(), None);
    // A pack that was cut short hides no other.
    for entry in fs::read_dir(store.packs()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 5]).unwrap();
    }
    store.keep([b"later".as_slice()]).unwrap();
    assert_eq!(store.content(&hash(&many[0])).unwrap(), None);
    assert!(store.content(&hash(b"later")).unwrap().is_some());
}

#[test]
fn a_line_that_was_cut_short_goes_and_one_that_lost_its_end_stays() {
    let (_folder, store) = store();
    let add = |line: &'static str| {
        let mut last = None;
        store
            .append(true, |line_before| {
                last = line_before.map(<[u8]>::to_vec);
                format!("{line}\n").into_bytes()
            })
            .unwrap();
        last.map(|bytes| String::from_utf8(bytes).unwrap())
    };
    let place = store.folder().join(SHARED);
    assert_eq!(add("{\"a\":1}"), None);
    assert_eq!(add("{\"a\":2}").as_deref(), Some("{\"a\":1}"));
    let whole = fs::read_to_string(&place).unwrap();
    fs::write(&place, format!("{whole}{{\"a\":3,\"b")).unwrap();
    assert_eq!(add("{\"a\":4}").as_deref(), Some("{\"a\":2}"));
    let whole = fs::read_to_string(&place).unwrap();
    fs::write(&place, whole.trim_end()).unwrap();
    assert_eq!(add("{\"a\":5}").as_deref(), Some("{\"a\":4}"));
    assert_eq!(
        fs::read_to_string(&place).unwrap(),
        "{\"a\":1}\n{\"a\":2}\n{\"a\":4}\n{\"a\":5}\n"
    );
    assert_eq!(store.lost_head().unwrap(), None);
    fs::write(&place, "{\"a\":1}\n").unwrap();
    assert!(store.lost_head().unwrap().is_some());
}

#[test]
fn a_very_long_last_line_is_found_from_its_beginning() {
    let (_folder, store) = store();
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(200_000));
    let lines = format!("{{\"a\":1}}\n{long}\n");
    store.append(true, |_| lines.into_bytes()).unwrap();
    let mut seen = None;
    store
        .append(true, |last| {
            seen = last.map(<[u8]>::to_vec);
            Vec::new()
        })
        .unwrap();
    assert_eq!(seen, Some(long.into_bytes()));
}

#[test]
fn without_locks_everyone_writes_a_ledger_of_their_own_and_all_are_read() {
    let (_folder, store) = store();
    store.append(true, |_| b"{}\n".to_vec()).unwrap();
    store.append(false, |_| b"{}\n".to_vec()).unwrap();
    fs::write(store.folder().join("ledger (2).ndjson"), "{}\n").unwrap();
    fs::write(store.folder().join("other.ndjson"), "{}\n").unwrap();
    let all = store.ledgers(&|_| 0).unwrap();
    assert_eq!(all.len(), 3);
    assert!(all.iter().any(|ledger| ledger.name == SHARED));
    let rest = store
        .ledgers(&|name| if name == SHARED { 3 } else { u64::MAX })
        .unwrap();
    assert!(rest.iter().all(|ledger| ledger.bytes.is_empty()));
    // Shorter than it was known to be: read from its beginning.
    let whole = store.ledgers(&|_| 99).unwrap();
    assert!(whole.iter().all(|ledger| ledger.bytes == b"{}\n"));
}
