//! Watched paths: which of them matter, and whether a folder is still the same.
//!
//! **You are here:** `preview/watched_paths.rs` — used by `watch`, which hears of changes. It asks the system about folders and
//! reads no file.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use notify::event::{AccessKind, AccessMode, DataChange, ModifyKind};
use notify::{Event, EventKind};

use crate::disk::noise::is_noise;

/// What changed, as far as it is known.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Something did, and it is not known what.
    pub(super) everything: bool,
    pub(super) paths: BTreeSet<PathBuf>,
    /// Of these, the files that are being written: the system will tell when they are closed.
    writing: BTreeSet<PathBuf>,
}

impl Changes {
    pub(super) fn everything() -> Self {
        Self {
            everything: true,
            ..Self::default()
        }
    }

    pub(super) fn at(paths: BTreeSet<PathBuf>) -> Self {
        Self {
            paths,
            ..Self::default()
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        !self.everything && self.paths.is_empty()
    }

    /// Whether a file can be taken for saved: it is there, it is not empty (many editors delete or empty a file first),
    /// and nobody is known to be writing it.
    pub(super) fn is_saved(&self, path: &Path) -> bool {
        !self.writing.contains(path)
            && fs::metadata(path).is_ok_and(|found| found.is_dir() || found.len() > 0)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.everything |= other.everything;
        self.paths.extend(other.paths);
    }
}

/// Where to look, and where not; all paths are canonical, as the system reports them.
pub(super) struct WatchedPaths {
    pub(super) root: PathBuf,
    pub(super) folders: Vec<PathBuf>,
    ignored: Vec<PathBuf>,
}

impl WatchedPaths {
    pub(super) fn new(root: &Path, folders: &[PathBuf], ignored: &[PathBuf]) -> Self {
        let all = |paths: &[PathBuf]| paths.iter().map(|path| canonical(path)).collect();
        Self {
            root: canonical(root),
            folders: all(folders),
            ignored: all(ignored),
        }
    }

    /// Whether a change at this path can matter.
    fn matters(&self, path: &Path) -> bool {
        if self.ignored.iter().any(|folder| path.starts_with(folder)) {
            return false;
        }
        self.folders.iter().any(|folder| {
            path.strip_prefix(folder).is_ok_and(|inside| {
                inside
                    .components()
                    .all(|part| !is_noise(&part.as_os_str().to_string_lossy()))
            })
        })
    }

    /// Which folders there are now, in order.
    pub(super) fn identities(&self) -> Vec<Option<Identity>> {
        self.folders.iter().map(|folder| Identity::of(folder)).collect()
    }

    /// Adds what an event tells.
    pub(super) fn read(&self, event: &Event, into: &mut Changes) {
        if event.need_rescan() {
            // The system's queue overflowed: events are lost, and it is not known which.
            into.everything = true;
        }
        if is_mere_reading(event.kind) {
            return;
        }
        // So Linux reports each piece that is written; it reports the end as well, which the others do not.
        let is_piece = event.kind == EventKind::Modify(ModifyKind::Data(DataChange::Any));
        for path in event.paths.iter().filter(|path| self.matters(path)) {
            into.paths.insert(path.clone());
            if is_piece {
                into.writing.insert(path.clone());
            } else {
                into.writing.remove(path);
            }
        }
    }
}

/// Reading a file is reported too, and the rebuild reads; but the end of a writing must not be missed.
pub(super) fn is_mere_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

/// Which folder it is, whatever its name.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Identity {
    created: Option<SystemTime>,
    #[cfg(unix)]
    node: (u64, u64),
}

impl Identity {
    fn of(folder: &Path) -> Option<Self> {
        let found = fs::metadata(folder).ok().filter(fs::Metadata::is_dir)?;
        Some(Self {
            created: found.created().ok(),
            #[cfg(unix)]
            node: {
                use std::os::unix::fs::MetadataExt as _;
                (found.dev(), found.ino())
            },
        })
    }
}

/// The path as the system reports it. What does not exist yet is put after what does.
pub(super) fn canonical(path: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(path) {
        return real;
    }
    let parent = path.parent().filter(|parent| *parent != OsStr::new(""));
    match (parent, path.file_name()) {
        (Some(parent), Some(name)) => canonical(parent).join(name),
        (None, Some(name)) => canonical(Path::new(".")).join(name),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use notify::event::CreateKind;

    use super::*;

    #[test]
    fn reading_is_no_change_and_the_end_of_a_writing_is() {
        let paths = WatchedPaths {
            root: "/s".into(),
            folders: vec!["/s/content".into()],
            ignored: vec!["/s/content/out".into()],
        };
        let seen = |kind, path: &str| {
            let mut changes = Changes::default();
            paths.read(&Event::new(kind).add_path(path.into()), &mut changes);
            !changes.is_empty()
        };
        assert!(!seen(
            EventKind::Access(AccessKind::Open(AccessMode::Any)),
            "/s/content/a.md"
        ));
        assert!(!seen(
            EventKind::Access(AccessKind::Close(AccessMode::Read)),
            "/s/content/a.md"
        ));
        assert!(seen(
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
            "/s/content/a.md"
        ));
        let made = EventKind::Create(CreateKind::Any);
        assert!(seen(made, "/s/content"));
        assert!(
            !seen(made, "/s/content/out/a.html")
                && !seen(made, "/s/README")
                && !seen(made, "/s/content/~$a.docx")
        );
    }

    #[test]
    fn a_file_is_saved_once_it_is_closed_and_not_empty() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let file = root.join("a.md");
        let paths = WatchedPaths {
            root: root.clone(),
            folders: vec![root],
            ignored: Vec::new(),
        };
        let mut changes = Changes::default();
        let mut tell = |kind, text: &str| {
            fs::write(&file, text).unwrap();
            paths.read(&Event::new(kind).add_path(file.clone()), &mut changes);
            changes.is_saved(&file)
        };
        let piece = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        assert!(!tell(EventKind::Modify(ModifyKind::Any), ""));
        assert!(!tell(piece, "甲"));
        assert!(tell(
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
            "甲乙"
        ));
        fs::remove_file(&file).unwrap();
        assert!(!changes.is_saved(&file));
    }

    #[test]
    fn a_path_that_is_not_there_yet_is_made_canonical_by_its_parent() {
        let folder = tempfile::tempdir().unwrap();
        let expected = fs::canonicalize(folder.path()).unwrap().join("themes/default");
        assert_eq!(canonical(&folder.path().join("themes/default")), expected);
    }
}
