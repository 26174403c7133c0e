//! Look: what other programs (Notepad, WPS, the Explorer) have done to the content since the last one, noted as `found`.
//!
//! **You are here:** `session/history/look` — at every command that reads the site folder, and after every save that the
//! preview hears of.
//!
//! The first look notes nothing: it keeps what is there, so that what comes after it can be taken back. A later one compares
//! hashes that are known already, and where nothing differs it neither locks nor writes anything.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::{Unfinished, append, expected, settle};
use crate::disk::change::{ChangeError, Writer};
use crate::disk::history::{Content, LARGEST, Store};
use crate::disk::tree::{Body, SourceFile, Tree};
use crate::edit::history::{Entry, Hash, Moment, Seen, Tool, touched};

/// Someone else is saving: the next look will do.
const PATIENCE: Duration = Duration::from_secs(2);
/// A first look keeps so much of the attachments and no more, beginning with the smallest. *Units:* bytes.
const ATTACHMENTS: u64 = 64 * 1024 * 1024;
/// Above this many lines the text of what was seen is written anew, so that the next look has less to read.
const RENEW: usize = 2000;
/// So many files are each a change of its own; more at once are one (a folder that was copied over).
const EACH: usize = 20;

/// Which files are content.
fn content(tree: &Tree) -> impl Iterator<Item = &SourceFile> {
    tree.files().filter(|file| file.path.starts_with("content/"))
}

/// Notes what has changed since the last look. *Shape:* the lines that were written.
///
/// # Errors
/// The history cannot be written; the content is as it was, and whoever builds or checks may go on.
pub fn look(root: &Path, tree: &Tree, time: Moment) -> Result<Vec<Entry>, ChangeError> {
    let store = Store::of(root);
    let reading = |error| ChangeError::read(store.folder())(error);
    let Some(before) = expected(&store).map_err(reading)? else {
        return first(root, &store, tree).map(|()| Vec::new());
    };
    if differing(&before, tree).is_empty() {
        return Ok(Vec::new());
    }
    let writer = match Writer::open_within(root, PATIENCE) {
        Err(ChangeError::Busy { .. }) => return Ok(Vec::new()),
        opened => opened?,
    };
    settle(&writer, &store)?;
    // Others may have saved since the tree was read: under the lock, the ledger and the files say the same.
    let before = expected(&store).map_err(reading)?.unwrap_or_default();
    let mut found = Vec::new();
    let mut kept: Vec<Vec<u8>> = Vec::new();
    for path in differing(&before, tree) {
        let old = before.get(&path).copied();
        let now = now(&writer, root, tree, &path);
        let hash = match &now {
            Now::Gone => None,
            Now::Bytes(bytes) => Some(Hash::of(bytes)),
            Now::Large(hash) => Some(*hash),
            Now::Unreadable => continue,
        };
        if hash == old {
            continue;
        }
        let bytes = match now {
            Now::Bytes(bytes) => Some(bytes),
            _ => None,
        };
        let was = old.and_then(|hash| store.content(&hash.0).ok().flatten());
        found.extend(lines(&path, time, old, hash, was.as_deref(), bytes.as_deref()));
        kept.extend(bytes);
    }
    if found.is_empty() {
        return Ok(found);
    }
    group(&mut found);
    let writing = |error| ChangeError::write(store.folder())(error);
    let contents: Vec<Content<'_>> = kept.iter().map(|bytes| Content::Bytes(bytes)).collect();
    if contents.len() > EACH {
        store.keep_many(&contents).map_err(writing)?;
    } else {
        store.keep(kept.iter().map(Vec::as_slice)).map_err(writing)?;
    }
    append(&writer, &store, &found).map_err(writing)?;
    if found.len() > RENEW || is_long(&store).map_err(reading)? {
        renew(&store).map_err(writing)?;
    }
    Ok(found)
}

/// Finishes what killed runs had decided, before the files are read. Where nothing was left, nothing is opened.
pub fn settle_left(root: &Path) -> Result<Vec<Unfinished>, ChangeError> {
    if !Writer::has_left(root) {
        return Ok(Vec::new());
    }
    match Writer::open_within(root, PATIENCE) {
        Ok(writer) => settle(&writer, &Store::of(root)),
        Err(ChangeError::Busy { .. }) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// The paths whose file is not what was seen last.
fn differing(before: &BTreeMap<String, Hash>, tree: &Tree) -> Vec<String> {
    let mut paths: Vec<String> = content(tree)
        .filter(|file| before.get(&*file.path) != Some(&Hash(file.hash)))
        .map(|file| file.path.to_string())
        .collect();
    paths.extend(before.keys().filter(|path| tree.get(path).is_none()).cloned());
    paths
}

/// A file as it is now.
enum Now {
    Gone,
    Bytes(Vec<u8>),
    /// Too large to be kept.
    Large(Hash),
    /// It is there and cannot be read: nobody has deleted it.
    Unreadable,
}

fn now(writer: &Writer, root: &Path, tree: &Tree, path: &str) -> Now {
    let file = tree.get(path);
    if let Some(SourceFile {
        body: Body::OnDisk { len },
        hash,
        ..
    }) = file
        && *len > LARGEST
    {
        return Now::Large(Hash(*hash));
    }
    match writer.read(path) {
        Ok(Some(bytes)) => Now::Bytes(bytes),
        // The share may have gone, and with it all files: that is no deletion.
        Ok(None) if !root.join("content").is_dir() => Now::Unreadable,
        Ok(None) => Now::Gone,
        // A name or a link that we do not write is read all the same.
        Err(ChangeError::BadPath { .. }) => file
            .and_then(SourceFile::bytes)
            .map_or(Now::Unreadable, |bytes| Now::Bytes(bytes.to_vec())),
        Err(_) => Now::Unreadable,
    }
}

fn lines(
    path: &str,
    time: Moment,
    before: Option<Hash>,
    after: Option<Hash>,
    was: Option<&[u8]>,
    is: Option<&[u8]>,
) -> Vec<Entry> {
    let change = Writer::name();
    let entry = |record: Option<String>, fields: Vec<String>| Entry {
        time,
        change: change.clone(),
        person: String::new(),
        tool: Tool::Found,
        file: path.to_owned(),
        record,
        fields,
        before,
        after,
        undoes: None,
    };
    // Where the old content is not kept, all that can be said is the file.
    let known = was.is_some() == before.is_some() && is.is_some() == after.is_some();
    let all = if known { touched(path, was, is) } else { Vec::new() };
    if all.is_empty() {
        return vec![entry(None, Vec::new())];
    }
    all.into_iter()
        .map(|one| entry(Some(one.record), one.fields))
        .collect()
}

/// Lets a file that was moved be one change, and very many files one.
fn group(found: &mut [Entry]) {
    let mut files: Vec<&str> = found.iter().map(|entry| entry.file.as_str()).collect();
    files.dedup();
    if files.len() > EACH {
        let change = Writer::name();
        for entry in found.iter_mut() {
            entry.change.clone_from(&change);
        }
        return;
    }
    let gone: BTreeMap<Hash, String> = found
        .iter()
        .filter(|entry| entry.after.is_none())
        .filter_map(|entry| Some((entry.before?, entry.change.clone())))
        .collect();
    for entry in found.iter_mut().filter(|entry| entry.before.is_none()) {
        if let Some(change) = entry.after.and_then(|hash| gone.get(&hash)) {
            entry.change.clone_from(change);
        }
    }
}

/// Keeps all that is there.
fn first(root: &Path, store: &Store, tree: &Tree) -> Result<(), ChangeError> {
    if content(tree).next().is_none() {
        return Ok(());
    }
    let writer = match Writer::open_within(root, PATIENCE) {
        Err(ChangeError::Busy { .. }) => return Ok(()),
        opened => opened?,
    };
    let writing = |error| ChangeError::write(store.folder())(error);
    if expected(store).map_err(writing)?.is_some() {
        return Ok(());
    }
    settle(&writer, store)?;
    let mut contents: Vec<Content<'_>> = Vec::new();
    let mut attachments: Vec<(u64, &SourceFile)> = Vec::new();
    for file in content(tree) {
        match &file.body {
            Body::Loaded(bytes) => contents.push(Content::Bytes(bytes)),
            Body::OnDisk { len } => attachments.push((*len, file)),
        }
    }
    attachments.sort_by_key(|(len, _)| *len);
    let mut sum = 0;
    for (len, file) in attachments {
        sum += len;
        if sum > ATTACHMENTS || len > LARGEST {
            break;
        }
        contents.push(Content::File(root.join(&*file.path)));
    }
    store.keep_many(&contents).map_err(writing)?;
    let mut files: BTreeMap<String, Hash> = content(tree)
        .map(|file| (file.path.to_string(), Hash(file.hash)))
        .collect();
    // A tool may have saved since the tree was read.
    let chain = super::chain(store).map_err(writing)?;
    for path in chain.acts.iter().flat_map(|act| act.files().into_keys()) {
        match writer.read(path) {
            Ok(Some(bytes)) => files.insert(path.to_owned(), Hash::of(&bytes)),
            _ => files.remove(path),
        };
    }
    let seen = Seen {
        ledgers: known(store).map_err(writing)?,
        files,
    };
    store.set_state(seen.to_text().as_bytes()).map_err(writing)
}

/// How long each ledger is now.
fn known(store: &Store) -> std::io::Result<BTreeMap<String, u64>> {
    let ledgers = store.ledgers(&|_| u64::MAX)?;
    Ok(ledgers
        .into_iter()
        .map(|ledger| (ledger.name, ledger.from + ledger.bytes.len() as u64))
        .collect())
}

/// Whether there is much behind the text of what was seen.
fn is_long(store: &Store) -> std::io::Result<bool> {
    let state = store.state()?.unwrap_or_default();
    let seen = std::str::from_utf8(&state)
        .ok()
        .and_then(Seen::read)
        .unwrap_or_default();
    let ledgers = store.ledgers(&|name| seen.ledgers.get(name).copied().unwrap_or_default())?;
    let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
    Ok(ledgers.iter().map(|ledger| lines(&ledger.bytes)).sum::<usize>() > RENEW)
}

/// Writes the text of what was seen anew, with all that the ledger says.
fn renew(store: &Store) -> std::io::Result<()> {
    let seen = Seen {
        files: expected(store)?.unwrap_or_default(),
        ledgers: known(store)?,
    };
    store.set_state(seen.to_text().as_bytes())
}
