//! Joining: which site folders a site includes, and their content put into its tree under paths that staff can open.
//!
//! **You are here:** `session/` — used by `folder` when it was read, and again when something changed in it or in a folder that
//! it includes; `federation` puts older states in by the same way. Reads the disk by way of `disk/tree`.

use crate::disk::tree::{self, IncludeFault, Member, SourceFile, Tree, Unreadable, Why};
use crate::record::settings::Include;
use crate::record::{FileKind, Item, file_kind, parse, stem};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const SETTINGS: &str = "content/site.yaml";
/// What of an included folder is read: its themes are its own.
const FOLDERS: [&str; 1] = ["content"];

/// An included folder that is there.
struct Entry {
    at: usize,
    field: String,
    folder: String,
    name: Arc<str>,
    place: PathBuf,
}

/// Puts the content of all included folders into the tree of the site at `root`. Those that were there are read again where
/// `touched` says that something may have changed at their place. Whether anything differs.
pub(super) fn join(tree: &mut Tree, root: &Path, touched: &dyn Fn(&Path) -> bool) -> bool {
    let Some(list) = tree.get(SETTINGS).and_then(|file| includes(file.bytes()?)) else {
        // Settings that cannot be read say nothing of folders: those that were there stay.
        return false;
    };
    if list.is_empty() && tree.members().is_empty() && tree.faults().next().is_none() {
        return false;
    }
    let (entries, faults) = look(&list, root);
    let mut different = !tree.faults().eq(faults.iter());
    tree.set_faults(faults);
    let gone: Vec<String> = tree
        .members()
        .keys()
        .filter(|folder| !entries.iter().any(|entry| entry.folder == **folder))
        .cloned()
        .collect();
    for folder in gone {
        tree.drop_member(&folder);
        different = true;
    }
    for entry in entries {
        let known = tree.members().get(&entry.folder);
        let same = known.is_some_and(|member| member.place == entry.place && member.name == entry.name);
        if same && !touched(&entry.place) {
            continue;
        }
        let before = (known.cloned(), tree.hash_of(&entry.folder), tree.unreadable());
        read(
            tree,
            entry.at,
            entry.field,
            (entry.folder.clone(), entry.name),
            &entry.place,
        );
        let after = tree.members().get(&entry.folder).cloned();
        different |= before != (after, tree.hash_of(&entry.folder), tree.unreadable());
    }
    different
}

/// The folders that a site folder includes, whether they are there or not. *Shape:* absolute.
pub(super) fn places(root: &Path) -> Vec<PathBuf> {
    let settings = std::fs::read(root.join(SETTINGS)).ok();
    let list = settings.and_then(|bytes| includes(&bytes)).unwrap_or_default();
    list.iter()
        .map(|include| resolved(root, &include.folder()))
        .collect()
}

/// Puts an older state of an included folder into the tree; whether that could be read as it was kept.
pub(super) fn stand_in(tree: &mut Tree, member: Member, hash: &str) -> bool {
    let Ok((older, unreadable)) = tree::read(&member.place, &FOLDERS) else {
        return false;
    };
    let files = older.files().map(|file| (&*file.path, file));
    let whole = blake3::Hash::from_bytes(tree::hash_files(files)).to_hex();
    if !unreadable.is_empty() || whole.as_str() != hash {
        return false;
    }
    put(tree, member, &older, &[]);
    true
}

/// The folders that the settings include; none when they cannot be read.
fn includes(settings: &[u8]) -> Option<Vec<Include>> {
    let parsed = parse(&SETTINGS.into(), settings);
    parsed.items.iter().find_map(|item| match item {
        Item::Settings(record) => Some(record.data.include.clone()),
        _ => None,
    })
}

/// Sorts what the settings list into folders that can be included, and faults.
fn look(list: &[Include], root: &Path) -> (Vec<Entry>, Vec<IncludeFault>) {
    let (mut entries, mut faults) = (Vec::<Entry>::new(), Vec::new());
    for (at, include) in list.iter().enumerate() {
        let folder = include.folder().into_owned();
        let name: Option<Arc<str>> = include.name().map(|name| name.as_str().into());
        match entry(&folder, name.as_ref(), root, &entries) {
            Ok((name, place)) => entries.push(Entry {
                at,
                field: include.field(at),
                folder,
                name,
                place,
            }),
            Err(why) => faults.push(IncludeFault {
                at,
                field: include.field(at),
                folder,
                name,
                why,
            }),
        }
    }
    let all: BTreeSet<&PathBuf> = entries.iter().map(|entry| &entry.place).collect();
    for entry in &entries {
        let settings = std::fs::read(entry.place.join(SETTINGS)).ok();
        let inner = settings.and_then(|bytes| includes(&bytes)).unwrap_or_default();
        // A folder whose settings are broken lists nothing: so the whole site's own list says all of them.
        let missing = inner.iter().find(|include| {
            let place = resolved(&entry.place, &include.folder());
            place.canonicalize().map_or(true, |place| !all.contains(&place))
        });
        if let Some(missing) = missing {
            faults.push(IncludeFault {
                at: entry.at,
                field: entry.field.clone(),
                folder: entry.folder.clone(),
                name: None,
                why: Why::Includes(missing.folder().into_owned()),
            });
        }
    }
    (entries, faults)
}

fn entry(
    folder: &str,
    name: Option<&Arc<str>>,
    root: &Path,
    before: &[Entry],
) -> Result<(Arc<str>, PathBuf), Why> {
    let own = ["content", "themes"].contains(&folder.split('/').next().unwrap_or_default());
    if own || folder.split('/').any(|part| part == "content") {
        return Err(Why::Reserved);
    }
    let place = resolved(root, folder).canonicalize().map_err(|_| Why::Missing)?;
    if folder.is_empty() || !place.is_dir() {
        return Err(Why::Missing);
    }
    let within = |outer: &Path, inner: &Path| inner.starts_with(outer.join("content"));
    if place == root || within(&place, root) || within(root, &place) {
        return Err(Why::Itself);
    }
    if let Some(same) = before.iter().find(|entry| entry.place == place) {
        return Err(Why::Twice(same.at));
    }
    let name = name.ok_or(Why::NoName)?;
    if let Some(same) = before.iter().find(|entry| entry.name == *name) {
        return Err(Why::SameName(same.at));
    }
    if !place.join(SETTINGS).is_file() {
        return Err(Why::NoSite);
    }
    Ok((Arc::clone(name), place))
}

/// Where a folder is. Name by name: Windows does not know `..` and `/` in a canonical path.
fn resolved(root: &Path, folder: &str) -> PathBuf {
    if Path::new(folder).has_root() {
        return PathBuf::from(folder);
    }
    let mut place = root.to_owned();
    for name in folder.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(place.pop()),
            name => place.push(name),
        }
    }
    place
}

fn read(tree: &mut Tree, at: usize, field: String, (folder, name): (String, Arc<str>), place: &Path) {
    let member = Member {
        folder,
        name,
        at,
        field,
        place: place.to_owned(),
        differing: Vec::new(),
    };
    match tree::read(place, &FOLDERS) {
        Ok((files, unreadable)) => put(tree, member, &files, &unreadable),
        // It was there a moment ago.
        Err(_) => tree.drop_member(&member.folder),
    }
}

/// Takes in what of a folder is for the whole site. Settings, menu, catalogue and lists are those of the including site.
fn put(tree: &mut Tree, mut member: Member, files: &Tree, unreadable: &[Unreadable]) {
    let own: BTreeSet<&str> = tree
        .below("content/pages/")
        .map(|file| page_name(&file.path))
        .collect();
    let left_out = |file: &SourceFile| match file_kind(&file.path) {
        FileKind::Settings
        | FileKind::Services
        | FileKind::Audiences
        | FileKind::Tags
        | FileKind::Wording
        | FileKind::Synonyms
        | FileKind::Catalogue
        | FileKind::Measures => true,
        // Every county has an "about us"; where the whole site has one, that is it.
        FileKind::Pages => own.contains(page_name(&file.path)),
        _ => false,
    };
    let (out, taken): (Vec<&SourceFile>, Vec<&SourceFile>) = files.files().partition(|file| left_out(file));
    let says_else = |file: &&SourceFile| {
        // Every site has a title of its own.
        let own = tree.get(&file.path).map(|own| own.hash);
        file_kind(&file.path) != FileKind::Settings && own != Some(file.hash)
    };
    member.differing = out
        .into_iter()
        .filter(says_else)
        .map(|file| format!("{}/{}", member.folder, file.path).into())
        .collect();
    let taken: Vec<SourceFile> = taken.into_iter().cloned().collect();
    tree.take_member(member, taken, unreadable);
}

/// A page's name without its language: `about` of `about.bo.md`.
fn page_name(path: &str) -> &str {
    let stem = stem(path);
    stem.split_once('.').map_or(stem, |(name, _)| name)
}

/// The folders of a list by name: what is kept of others is of no use.
pub(super) fn names(tree: &Tree) -> BTreeMap<Arc<str>, &str> {
    let members = tree.members().values();
    let members = members.map(|member| (Arc::clone(&member.name), member.folder.as_str()));
    let faults = tree.faults();
    let faults = faults.filter_map(|fault| Some((fault.name.clone()?, fault.folder.as_str())));
    members.chain(faults).collect()
}
