//! Cache of parsed files, by path and hash: what has been read before need not be read again.
//!
//! **You are here:** `build/` — the first stage of a run; no IO.

use crate::diag::{Diagnostic, Fault, Place, code};
use crate::disk::tree::{Reason, SourceFile, Tree, Unreadable};
use crate::record::{FileKind, Parsed, file_kind, parse};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Records by file. *Shape:* keyed by path; an entry holds as long as the file's hash does.
#[derive(Default)]
pub(crate) struct Parsing {
    known: HashMap<Arc<str>, ([u8; 32], Arc<Parsed>)>,
    anew: usize,
}

impl Parsing {
    /// The records of all content files, in the order of their paths.
    pub(crate) fn read(&mut self, tree: &Tree) -> Vec<Arc<Parsed>> {
        let files: Vec<&SourceFile> = tree
            .files()
            .filter(|file| file.path.starts_with("content/") && file_kind(&file.path) != FileKind::Attachment)
            .collect();
        let known = &self.known;
        let parsed: Vec<(Arc<Parsed>, bool)> = files
            .par_iter()
            .map(|file| match known.get(&file.path) {
                Some((hash, parsed)) if *hash == file.hash => (Arc::clone(parsed), false),
                _ => (
                    Arc::new(parse(&file.path, file.bytes().unwrap_or_default())),
                    true,
                ),
            })
            .collect();
        self.anew = parsed.iter().filter(|(_, anew)| *anew).count();
        let entry = |file: &SourceFile, parsed: &Arc<Parsed>| {
            (Arc::clone(&file.path), (file.hash, Arc::clone(parsed)))
        };
        let read = files.iter().zip(&parsed);
        let anew = read.clone().filter(|(_, (_, anew))| *anew);
        self.known
            .extend(anew.map(|(file, (parsed, _))| entry(file, parsed)));
        if files.len() != self.known.len() {
            self.known = read.map(|(file, (parsed, _))| entry(file, parsed)).collect();
        }
        parsed.into_iter().map(|(parsed, _)| parsed).collect()
    }

    /// How many files the last run read anew.
    pub(crate) fn anew(&self) -> usize {
        self.anew
    }
}

/// The finding for a file that could not be read.
pub(crate) fn unreadable(file: &Unreadable) -> Diagnostic {
    let (code, zh, en) = match &file.reason {
        Reason::TooLarge { limit, len } => (
            code::TOO_LARGE,
            format!(
                "文件有 {} MB，超过了 {} MB 的上限",
                len.div_ceil(1 << 20),
                limit >> 20
            ),
            format!(
                "the file has {} MB, more than the limit of {} MB",
                len.div_ceil(1 << 20),
                limit >> 20
            ),
        ),
        Reason::NotUtf8Name => (
            code::UNREADABLE,
            "文件名的编码不对，读不出来".to_owned(),
            "the file's name is not UTF-8".to_owned(),
        ),
        Reason::Permission => (
            code::UNREADABLE,
            "没有权限读这个文件".to_owned(),
            "there is no permission to read the file".to_owned(),
        ),
        Reason::Vanished => (
            code::UNREADABLE,
            "文件在读取时不见了".to_owned(),
            "the file vanished while it was read".to_owned(),
        ),
        Reason::SymlinkOutside => (
            code::UNREADABLE,
            "这个链接指向网站文件夹之外，不会被读取".to_owned(),
            "this link leads out of the site folder and is not followed".to_owned(),
        ),
        other => (
            code::UNREADABLE,
            format!("文件读不出来：{other:?}"),
            format!("the file cannot be read: {other:?}"),
        ),
    };
    let fault = Fault::new(code, zh, en).help(
        "改用普通的文件名，把文件放在网站文件夹里，检查权限；太大的文件请拆开或放进 content/files/",
        "use a plain name, keep the file inside the site folder, check its permissions; split large files or put them into content/files/",
    );
    fault.at(Place::file(&file.path.as_str().into()))
}
