//! Cache of parsed files, by path and hash: what has been read before need not be read again.
//!
//! **You are here:** `build/` — the first stage of a run; no IO.

use super::copies::Suspects;
use super::federation;
use super::plain::{self, Plain};
use super::recall::Hash;
use crate::diag::{Diagnostic, Fault, Place, code};
use crate::disk::tree::{Reason, SourceFile, Tree, Unreadable};
use crate::record::{FileKind, Parsed, file_kind, parse, parse_plain};
use crate::value::in_content;
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// Records by file. *Shape:* keyed by path; an entry holds as long as the file's hash does.
#[derive(Default)]
pub(crate) struct Parsing {
    known: HashMap<Arc<str>, ([u8; 32], Arc<Parsed>)>,
    anew: usize,
    suspects: Suspects,
    plain: Plain,
}

/// What stands for a content file.
fn read_as(path: &str, hash: &[u8; 32]) -> Hash {
    plain::question("content", path, hash, b"")
}

impl Parsing {
    /// One that knows files of which nothing is to be said.
    pub(crate) fn knowing(plain: Plain) -> Parsing {
        Parsing {
            plain,
            ..Parsing::default()
        }
    }

    /// What stands for the files of which nothing is to be said.
    pub(crate) fn plain(&self) -> impl Iterator<Item = Hash> {
        let known = self.known.iter().filter(|(_, (_, parsed))| parsed.plain);
        known.map(|(path, (hash, _))| read_as(path, hash))
    }

    /// The records of all content files, in the order of their paths; and findings about copies, whose records are left
    /// out.
    pub(crate) fn read(&mut self, tree: &Tree) -> (Vec<Arc<Parsed>>, Vec<Diagnostic>) {
        let files: Vec<&SourceFile> = tree
            .files()
            .filter(|file| in_content(&file.path).is_some() && file_kind(&file.path) != FileKind::Attachment)
            .collect();
        // The site's own files first, then those of each folder that it includes, in the order of its list.
        let files = federation::in_order(files, tree);
        let (known, plain) = (&self.known, &self.plain);
        let parsed: Vec<(Arc<Parsed>, bool)> = files
            .par_iter()
            .map(|file| match known.get(&file.path) {
                Some((hash, parsed)) if *hash == file.hash => (Arc::clone(parsed), false),
                _ => {
                    let bytes = file.bytes().unwrap_or_default();
                    let parsed = if plain.contains(&read_as(&file.path, &file.hash)) {
                        parse_plain(&file.path, bytes)
                    } else {
                        parse(&file.path, bytes)
                    };
                    (Arc::new(parsed), true)
                }
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
        let paths: Vec<Arc<str>> = files.iter().map(|file| Arc::clone(&file.path)).collect();
        let parsed = parsed.into_iter().map(|(parsed, _)| parsed).collect();
        self.suspects.set_aside(tree, parsed, &paths)
    }

    /// How many files the last run read anew.
    pub(crate) fn anew(&self) -> usize {
        self.anew
    }
}

/// The finding for a file that could not be read.
pub(crate) fn unreadable(file: &Unreadable) -> Diagnostic {
    if let Reason::Include(fault) = &file.reason {
        return federation::not_included(fault);
    }
    let (code, zh_message, en_message) = match &file.reason {
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
        Reason::BrokenLink => (
            code::UNREADABLE,
            "这个链接（快捷方式）指向的文件不存在".to_owned(),
            "this link leads to nothing".to_owned(),
        ),
        Reason::LinkLoop => (
            code::UNREADABLE,
            "这个文件夹链接绕了一圈，指回了它自己所在的文件夹".to_owned(),
            "this link to a folder leads back to a folder that holds it".to_owned(),
        ),
        Reason::NotAFile | Reason::Include(_) => (
            code::UNREADABLE,
            "这不是普通的文件".to_owned(),
            "this is no plain file".to_owned(),
        ),
        Reason::Other(said) => (
            code::UNREADABLE,
            format!("文件读不出来：{said}"),
            format!("the file cannot be read: {said}"),
        ),
    };
    let (zh, en) = match &file.reason {
        Reason::TooLarge { .. } => (
            "拆成几个文件；整份的资料放进 content/files/",
            "split it into several files, or put it into content/files/",
        ),
        Reason::NotUtf8Name => ("给文件改名", "rename the file"),
        Reason::Permission => (
            "请管理电脑的人给你读这个文件的权限，或者关掉正在占用它的程序",
            "ask for the right to read the file, or close the program that holds it",
        ),
        Reason::Vanished => ("它还在的话，再保存一次", "if it is still there, save it again"),
        Reason::SymlinkOutside => (
            "把文件本身复制到网站文件夹里，删去链接",
            "copy the file itself into the site folder and delete the link",
        ),
        Reason::BrokenLink | Reason::LinkLoop => ("删去这个链接", "delete this link"),
        Reason::NotAFile | Reason::Include(_) => (
            "删去它，或移出网站文件夹",
            "delete it, or move it out of the site folder",
        ),
        Reason::Other(_) => (
            "换一个普通的文件名，重新保存；磁盘有问题时从备份取回",
            "save it again under a plain name; if the disk is damaged, take it from a backup",
        ),
    };
    Fault::new(code, zh_message, en_message)
        .help(zh, en)
        .at(Place::file(&file.path.as_str().into()))
}
