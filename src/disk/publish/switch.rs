//! The switch: what differs from the published folder, and its change to the new publication, whole or not at all.
//!
//! **You are here:** `disk/publish/switch` — after all files were put; the last step of a build.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use super::claim::Place;
use super::error::{Action, PublishError};
use super::exchange;
use super::list::{Entry, FileList};
use super::stage::Staging;
use super::{NewFile, Published, foreign, journal, leftovers, names};
use crate::disk::system::{self, System, sync_folder};

/// Linking so many files and more takes longer than a reader waits. *Units:* files.
const LARGE: usize = 4096;
/// So many files are moved one by one within a few milliseconds. *Units:* files.
const FEW: usize = 256;

/// Switches `place` from `old` to `made` (by folded path); the changed files are in the staging folder.
pub(super) fn run(
    place: &Place,
    staging: Staging,
    old: &FileList,
    made: &BTreeMap<String, NewFile>,
    system: System,
) -> Result<Published, PublishError> {
    let folders = folders(made)?;
    let written: Vec<&str> = made
        .values()
        .filter(|file| file.staged)
        .map(|file| file.path.as_str())
        .collect();
    if written.is_empty() && is_same(old, made) {
        return Ok(Published {
            written: 0,
            unchanged: made.len(),
            removed: 0,
        });
    }

    let (new, removed) = next_list(&place.out, old, made);
    let found = foreign::look(&place.out, old)?;
    let is_ours = |name: &str| name == names::LIST || made.contains_key(name);
    foreign::check_way(&place.out, &found, is_ours, &folders)?;

    write_list(&staging, &new)?;
    let published = Published {
        written: written.len(),
        unchanged: made.len() - written.len(),
        removed: removed.len(),
    };
    if !place.out.exists() {
        // Someone has taken the published folder away meanwhile, and with it what was not written again.
        if published.unchanged > 0 {
            let gone = std::io::ErrorKind::NotFound.into();
            return Err(PublishError::io(Action::Read, &place.out)(gone));
        }
        staging.mark_finished()?;
        (system.sync)(staging.path()).map_err(PublishError::io(Action::Write, staging.path()))?;
        system::rename(staging.path(), &place.out).map_err(PublishError::io(Action::Move, &place.out))?;
        staging.hand_over();
        let _ = sync_folder(&place.parent);
        return Ok(published);
    }

    let unchanged: Vec<&str> = new
        .entries
        .keys()
        .map(String::as_str)
        .filter(|path| made.get(&names::folded(path)).is_none_or(|file| !file.staged))
        .collect();
    let exchanged = !is_small(&written, &removed, old)
        && exchange::may_work(&place.out, &place.parent)
        && exchange::run(&staging, &place.out, &unchanged, &found, system)?;
    if exchanged {
        let former = staging.path().to_path_buf();
        staging.hand_over();
        // The site is published; what cannot be cleared away is by the next run.
        let _ = leftovers::retire(&former, &place.out);
        return Ok(published);
    }
    let done = journal::run(
        staging.path(),
        &place.out,
        old,
        &journal::steps(&written, &removed),
        system,
    );
    if matches!(done, Err(PublishError::Unfinished { .. })) {
        staging.hand_over();
    }
    done.map(|()| published)
}

/// Whether it is a small change of a large site: other bytes in a few files that were there, and nothing else. Then moving
/// these few is what visitors see least of, and linking a country's files into a new folder would take longer than making
/// the few. In whatever order they come no link leads to nothing, and a run that is killed in the midst of it is finished
/// by the next one, as everywhere where folders cannot change places.
fn is_small(written: &[&str], removed: &[&str], old: &FileList) -> bool {
    removed.is_empty()
        && old.entries.len() >= LARGE
        && written.len() <= FEW
        && written.iter().all(|path| old.contains(path))
}

/// The folders that our files are in, folded; refuses a folder that is also a file, and two equal but for case.
fn folders(made: &BTreeMap<String, NewFile>) -> Result<BTreeSet<String>, PublishError> {
    let mut folders: BTreeMap<String, &str> = BTreeMap::new();
    let mut last = "";
    for file in made.values() {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        // Neighbours in the sorted map are mostly in the same folder.
        if folder == last {
            continue;
        }
        last = folder;
        for above in names::folders_above(&file.path) {
            let folded = names::folded(above);
            if let Some(other) = made.get(&folded) {
                return Err(PublishError::Clash {
                    first: other.path.clone(),
                    second: file.path.clone(),
                });
            }
            let known = folders.entry(folded).or_insert(above);
            if *known != above {
                return Err(PublishError::Clash {
                    first: (*known).to_owned(),
                    second: above.to_owned(),
                });
            }
        }
    }
    Ok(folders.into_keys().collect())
}

/// Whether the publication that is there is the one that was made; what it keeps from the one before does not count.
fn is_same(old: &FileList, made: &BTreeMap<String, NewFile>) -> bool {
    let mut count = 0;
    let all_made = old.current().all(|(path, entry)| {
        count += 1;
        made.get(&names::folded(path))
            .is_some_and(|file| file.path == *path && file.hash == entry.hash && file.size == entry.size)
    });
    all_made && count == made.len()
}

/// The list of the new publication, and the files of the old one that go. Files whose name carries a hash stay for
/// one more publication, since pages in browsers' caches ask for them (portable-output.md, H3).
fn next_list<'o>(
    out: &Path,
    old: &'o FileList,
    made: &BTreeMap<String, NewFile>,
) -> (FileList, Vec<&'o str>) {
    let mut new = FileList::default();
    for file in made.values() {
        new.entries.insert(
            file.path.clone(),
            Entry {
                hash: file.hash,
                size: file.size,
                kept: false,
            },
        );
    }
    let mut removed = Vec::new();
    for (path, entry) in &old.entries {
        if new.contains(path) {
            continue;
        }
        // Its name may be taken now, as a folder or in another spelling; then it goes.
        let folded = names::folded(path);
        let taken =
            made.contains_key(&folded) || names::folders_above(&folded).any(|above| made.contains_key(above));
        let is_file = || fs::symlink_metadata(out.join(path)).is_ok_and(|meta| meta.is_file());
        if !entry.kept && !taken && names::has_content_hash(path) && is_file() {
            new.entries.insert(path.clone(), Entry { kept: true, ..*entry });
        } else {
            removed.push(path.as_str());
        }
    }
    (new, removed)
}

fn write_list(staging: &Staging, new: &FileList) -> Result<(), PublishError> {
    let (mut file, place) = staging.create(names::LIST)?;
    file.write_all(new.to_text().as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(PublishError::io(Action::Write, &place))
}
