//! Directory walker: walks folders of the site folder and reads the files it finds, in parallel.
//!
//! **You are here:** `disk/tree/scan` — called by `tree::{read, refresh, rescan}`; reads the disk.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{Body, Reason, SourceFile, Unreadable};
use crate::disk::noise::is_noise;

/// Attachments: they may be films and stay on disk.
const ATTACHMENTS: &str = "content/files/";
const MIB: u64 = 1024 * 1024;
/// content-format.md: a YAML file may have 16 MiB.
const YAML_LIMIT: u64 = 16 * MIB;
/// content-format.md: a Markdown file may have 4 MiB.
const MARKDOWN_LIMIT: u64 = 4 * MIB;
/// All else that is held in memory (fonts and pictures of a theme); larger things belong among the attachments.
const OTHER_LIMIT: u64 = 64 * MIB;
/// Links that lead to each other crosswise have very many paths; no site has use for more than this.
const MOST_FOLLOWED: usize = 1000;

/// What a scan found.
pub(super) struct Scan {
    /// Sorted by path.
    pub(super) files: Vec<SourceFile>,
    pub(super) unreadable: Vec<Unreadable>,
    /// Whether a link was met.
    pub(super) linked: bool,
}

/// Reads what is at and below `scopes` (relative to `root`, which must be canonical); a scope that does not exist
/// gives nothing.
pub(super) fn scan(root: &Path, scopes: &BTreeSet<String>) -> Scan {
    let mut walk = Walk {
        root,
        files: Vec::new(),
        unreadable: Vec::new(),
        linked: false,
        followed: 0,
    };
    for scope in scopes {
        walk.start(scope);
    }
    let Walk {
        mut files,
        mut unreadable,
        linked,
        ..
    } = walk;
    files.sort_unstable();
    let read: Vec<Result<SourceFile, Unreadable>> = files
        .into_par_iter()
        .map(|(path, real)| read_file(path, &real))
        .collect();
    let mut loaded = Vec::with_capacity(read.len());
    for each in read {
        match each {
            Ok(file) => loaded.push(file),
            Err(failed) => unreadable.push(failed),
        }
    }
    Scan {
        files: loaded,
        unreadable,
        linked,
    }
}

struct Walk<'r> {
    root: &'r Path,
    /// Path in the tree, and where the file really is.
    files: Vec<(String, PathBuf)>,
    unreadable: Vec<Unreadable>,
    linked: bool,
    followed: usize,
}

impl Walk<'_> {
    fn start(&mut self, scope: &str) {
        let place = self.root.join(scope);
        match fs::symlink_metadata(&place) {
            Ok(meta) if meta.is_dir() => self.folder(&place, scope, &mut Vec::new()),
            Ok(meta) if meta.is_symlink() => self.link(&place, scope.to_owned(), &mut Vec::new()),
            Ok(meta) if meta.is_file() => self.files.push((scope.to_owned(), place)),
            Ok(_) => self.report(scope.to_owned(), Reason::NotAFile),
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) => {}
            Err(error) => self.report(scope.to_owned(), Reason::of(&error)),
        }
    }

    fn report(&mut self, path: String, reason: Reason) {
        self.unreadable.push(Unreadable { path, reason });
    }

    /// `real`: the folder on disk, canonical; `path`: what it is called in the tree; `from`: the folders that held
    /// the links which led here.
    fn folder(&mut self, real: &Path, path: &str, from: &mut Vec<PathBuf>) {
        let mut entries = WalkDir::new(real)
            .follow_links(false)
            .sort_by_file_name()
            .into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let (name, _) = tree_path(path, real, error.path().unwrap_or(real));
                    let reason = match error.io_error() {
                        Some(io) => Reason::of(io),
                        None => Reason::Other(error.to_string()),
                    };
                    self.report(name, reason);
                    continue;
                }
            };
            let kind = entry.file_type();
            if entry.depth() > 0 && entry.file_name().to_str().is_some_and(is_noise) {
                if kind.is_dir() {
                    entries.skip_current_dir();
                }
                continue;
            }
            let (name, is_utf8) = tree_path(path, real, entry.path());
            if !is_utf8 {
                self.report(name, Reason::NotUtf8Name);
                if kind.is_dir() {
                    entries.skip_current_dir();
                }
            } else if kind.is_symlink() {
                self.link(entry.path(), name, from);
            } else if kind.is_file() {
                self.files.push((name, entry.into_path()));
            } else if !kind.is_dir() {
                self.report(name, Reason::NotAFile);
            }
        }
    }

    fn link(&mut self, link: &Path, path: String, from: &mut Vec<PathBuf>) {
        self.linked = true;
        let target = match fs::canonicalize(link) {
            Ok(target) => target,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return self.report(path, Reason::Permission);
            }
            Err(_) => return self.report(path, Reason::BrokenLink),
        };
        if !target.starts_with(self.root) {
            return self.report(path, Reason::SymlinkOutside);
        }
        match fs::metadata(&target) {
            Ok(meta) if meta.is_file() => self.files.push((path, target)),
            Ok(meta) if meta.is_dir() => {
                let holder = link.parent().unwrap_or(self.root).to_path_buf();
                let circle =
                    holder.starts_with(&target) || from.iter().any(|above| above.starts_with(&target));
                self.followed += 1;
                if circle || self.followed > MOST_FOLLOWED {
                    return self.report(path, Reason::LinkLoop);
                }
                from.push(holder);
                self.folder(&target, &path, from);
                from.pop();
            }
            Ok(_) => self.report(path, Reason::NotAFile),
            Err(error) => self.report(path, Reason::of(&error)),
        }
    }
}

/// What `place`, at or below `real`, is called in the tree where `real` is called `path`; and whether its name is UTF-8.
fn tree_path(path: &str, real: &Path, place: &Path) -> (String, bool) {
    let mut name = path.to_owned();
    let mut is_utf8 = true;
    for part in place.strip_prefix(real).unwrap_or(place).components() {
        if let Component::Normal(part) = part {
            if !name.is_empty() {
                name.push('/');
            }
            is_utf8 &= part.to_str().is_some();
            name.push_str(&part.to_string_lossy());
        }
    }
    (name, is_utf8)
}

fn read_file(path: String, real: &Path) -> Result<SourceFile, Unreadable> {
    match body_of(&path, real) {
        Ok((body, hash)) => Ok(SourceFile {
            path: path.into(),
            body,
            hash,
        }),
        Err(reason) => Err(Unreadable { path, reason }),
    }
}

fn body_of(path: &str, real: &Path) -> Result<(Body, [u8; 32]), Reason> {
    let mut file = File::open(real).map_err(|error| Reason::of(&error))?;
    let meta = file.metadata().map_err(|error| Reason::of(&error))?;
    if !meta.is_file() {
        return Err(Reason::NotAFile);
    }
    if path.starts_with(ATTACHMENTS) {
        let mut hasher = blake3::Hasher::new();
        hasher
            .update_reader(&mut file)
            .map_err(|error| Reason::of(&error))?;
        return Ok((
            Body::OnDisk { len: hasher.count() },
            *hasher.finalize().as_bytes(),
        ));
    }
    let limit = limit_of(path);
    let too_large = |len: u64| Reason::TooLarge { limit, len };
    if meta.len() > limit {
        return Err(too_large(meta.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or_default());
    // A file may grow while it is read; one byte more than the limit is enough to know.
    let read = file
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Reason::of(&error))?;
    if read as u64 > limit {
        return Err(too_large(read as u64));
    }
    let hash = *blake3::hash(&bytes).as_bytes();
    Ok((Body::Loaded(Arc::from(bytes)), hash))
}

fn limit_of(path: &str) -> u64 {
    let ends_with = |wanted: &str| {
        Path::new(path)
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
    };
    if ends_with("yaml") || ends_with("yml") {
        YAML_LIMIT
    } else if ends_with("md") {
        MARKDOWN_LIMIT
    } else {
        OTHER_LIMIT
    }
}
