//! Presence: small notes of who has a record open, beside the history; read by the form, and worth nothing after a while.
//!
//! **You are here:** `disk/presence` — `.zhandian/open/`, one file a person and record. How old a note is says the file itself, so
//! that two computers whose clocks differ agree on the server's.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::own;

/// In the program's folder.
const OPEN: &str = "open";
/// Notes older than this are cleared away.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// Notes that `me`, called `name`, has `record` open now.
pub fn note(root: &Path, record: &str, me: &str, name: &str) -> io::Result<()> {
    let folder = own::make(root)?.join(OPEN);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("{}.{}", key(record), key(me))), name)
}

/// Who else has the record open, by notes of the last `fresh` seconds; sorted.
pub fn others(root: &Path, record: &str, me: &str, fresh: u64) -> Vec<String> {
    let (own, mine) = (key(record), key(me));
    let mut names = Vec::new();
    for (path, age) in notes(&root.join(own::NAME).join(OPEN)) {
        let file = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default()
            .to_owned();
        let Some((about, whose)) = file.split_once('.') else {
            continue;
        };
        if age > STALE {
            let _ = fs::remove_file(&path);
        } else if about == own && whose != mine && age <= Duration::from_secs(fresh) {
            let bytes = fs::read(&path).unwrap_or_default();
            let name: String = String::from_utf8_lossy(&bytes)
                .chars()
                .filter(|c| !c.is_control())
                .take(40)
                .collect();
            if !name.is_empty() {
                names.push(name);
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

fn notes(folder: &Path) -> Vec<(PathBuf, Duration)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let age = |path: &Path| {
        let changed = fs::metadata(path).ok()?.modified().ok()?;
        Some(SystemTime::now().duration_since(changed).unwrap_or_default())
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths
        .filter_map(|path| age(&path).map(|age| (path, age)))
        .collect()
}

/// A name for a file that says nothing of what it is about.
fn key(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn others_are_seen_and_oneself_is_not() {
        let folder = tempfile::tempdir().unwrap();
        note(folder.path(), "station:a", "me@here", "扎西").unwrap();
        note(folder.path(), "station:a", "you@there", "卓玛").unwrap();
        note(folder.path(), "station:b", "they@there", "央宗").unwrap();
        assert_eq!(others(folder.path(), "station:a", "me@here", 60), ["卓玛"]);
        assert_eq!(others(folder.path(), "station:a", "you@there", 60), ["扎西"]);
        assert!(others(folder.path(), "station:c", "me@here", 60).is_empty());
    }
}
