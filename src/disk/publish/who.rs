//! Holder of the lock: who builds, written into the lock file for whoever has to wait.
//!
//! **You are here:** `disk/publish/who` — used by `lock`.

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

/// The longest name that is told. *Units:* characters.
const LONGEST: usize = 80;

/// Writes `user@computer` into the lock file. It is a courtesy: a lock without a name is a lock.
pub(super) fn sign(mut file: &File) {
    let written = file
        .set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| file.write_all(me().as_bytes()));
    drop(written);
}

/// Who wrote their name into this file.
pub(super) fn holder(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    let read: io::Result<usize> =
        File::open(path).and_then(|file| file.take(4 * LONGEST as u64).read_to_end(&mut bytes));
    read.ok()?;
    let name: String = String::from_utf8_lossy(&bytes)
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST)
        .collect();
    (!name.is_empty()).then_some(name)
}

fn me() -> String {
    let user = ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|user| !user.is_empty()));
    let computer = gethostname::gethostname().to_string_lossy().into_owned();
    match user {
        Some(user) => format!("{user}@{computer}"),
        None => computer,
    }
}
