//! Holder of a lock: who builds or saves, written into the lock file for whoever has to wait.
//!
//! **You are here:** `disk/who` — used by `lock`; `session/` knows by it under which account someone sits at this machine.

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

/// `user@computer`, or the computer alone where the system names no user.
pub fn me() -> String {
    let computer = computer();
    match account() {
        Some(user) => format!("{user}@{computer}"),
        None => computer,
    }
}

/// The name of this computer.
pub fn computer() -> String {
    gethostname::gethostname().to_string_lossy().into_owned()
}

/// The name of the account under which this runs.
pub fn account() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|user| !user.is_empty()))
}
