//! Names of people: how whoever sits at an account of a computer wants to be called in the history; asked once.
//!
//! **You are here:** `disk/people` — `.zhandian/people.json`, read and written by the commands that change content.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::{own, who, whole};

const FILE: &str = "people.json";

/// The name that was given here before. None too if it cannot be read: then it is asked once more.
pub fn name(root: &Path) -> Option<String> {
    read(root).remove(&who::me())
}

/// Remembers the name of whoever sits here.
pub fn remember(root: &Path, name: &str) -> io::Result<()> {
    let own = own::make(root)?;
    let mut all = read(root);
    all.insert(who::me(), name.to_owned());
    whole::write(&own.join(FILE), &serde_json::to_vec_pretty(&all)?)
}

fn read(root: &Path) -> BTreeMap<String, String> {
    let bytes = fs::read(root.join(own::NAME).join(FILE)).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn a_name_is_remembered_for_this_account_and_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(name(folder.path()), None);
        remember(folder.path(), "扎西").unwrap();
        let place = folder.path().join(".zhandian").join(FILE);
        let mut all = read(folder.path());
        all.insert("other@there".to_owned(), "卓玛".to_owned());
        fs::write(&place, serde_json::to_vec(&all).unwrap()).unwrap();
        remember(folder.path(), "扎西次仁").unwrap();
        assert_eq!(name(folder.path()).as_deref(), Some("扎西次仁"));
        assert_eq!(
            read(folder.path()).get("other@there").map(String::as_str),
            Some("卓玛")
        );
        fs::write(&place, "{").unwrap();
        assert_eq!(name(folder.path()), None);
    }
}
