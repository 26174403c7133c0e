//! A set of files laid over the base site, and what a build of it finds.
//!
//! **You are here:** `tests/suite/rules` — reads `tests/rules/` from the disk; builds in memory.

use crate::support::{TODAY, project};
use encoding_rs::GB18030;
use std::collections::BTreeMap;
use std::path::Path;
use zhandian::build::{Builder, Built, Input, Options};
use zhandian::diag::{Diagnostic, code};
use zhandian::disk::tree::{Reason, Tree, Unreadable};
use zhandian::edit::history;
use zhandian::session::{SiteFolder, federation};
use zhandian::site;
use zhandian::source::encoding;

/// Files beside the site's own that say how a fixture is built, one line for each file of the site.
const REMOVED: &str = "removed.txt";
const UNREADABLE: &str = "unreadable.txt";
const EXPECTED: &str = "expected.txt";
/// Files of included folders as they were when they were good.
const BEFORE: &str = "before/";
const SETTINGS: &str = "content/site.yaml";

/// A site folder in memory.
pub(crate) struct Fixture {
    files: BTreeMap<String, Vec<u8>>,
    /// The paths of the fixture's own files.
    pub(crate) own: Vec<String>,
    /// What cannot be marked in the files themselves.
    pub(crate) expected: String,
    unreadable: Vec<Unreadable>,
}

impl Fixture {
    /// The site that fixtures are laid over.
    pub(crate) fn base() -> Fixture {
        let files = files(&project().join("tests/rules/base"));
        Fixture {
            files,
            own: Vec::new(),
            expected: String::new(),
            unreadable: Vec::new(),
        }
    }

    /// The base with the files of a folder of `tests/rules/` over it. A name that ends in `.gb18030` or `.utf16` says in
    /// which encoding the file is wanted; it is kept in UTF-8, so that it can be read.
    pub(crate) fn read(folder: &str) -> Fixture {
        let mut fixture = Fixture::base();
        for (path, bytes) in files(&project().join("tests/rules").join(folder)) {
            let text = || String::from_utf8(bytes.clone()).unwrap();
            match path.as_str() {
                EXPECTED => fixture.expected = text(),
                UNREADABLE => fixture.unreadable = text().lines().map(unreadable).collect(),
                REMOVED => text()
                    .lines()
                    .for_each(|path| assert!(fixture.files.remove(path).is_some(), "{path}")),
                _ => {
                    let (path, bytes) = match path.rsplit_once('.') {
                        Some((stem, "gb18030")) => (stem.to_owned(), GB18030.encode(&text()).0.into_owned()),
                        Some((stem, "utf16")) => (stem.to_owned(), utf16(&text())),
                        _ => (path, bytes),
                    };
                    fixture.own.push(path.clone());
                    fixture.files.insert(path, bytes);
                }
            }
        }
        fixture
    }

    /// The same with these files over it.
    pub(crate) fn with(mut self, files: Vec<(&str, String)>) -> Fixture {
        for (path, text) in files {
            self.own.push(path.to_owned());
            self.files.insert(path.to_owned(), text.into_bytes());
        }
        self
    }

    /// A part of a file as a whole one: with the required fields that it leaves out. What begins a list is whole.
    pub(crate) fn completed(path: &str, part: &str) -> String {
        let first = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
        let has: Vec<String> = part.lines().map(first).collect();
        let lacking = |fields: &[&str]| {
            let fields = fields.iter().filter(|field| !has.contains(&first(field)));
            fields.map(|field| format!("{field}\n")).collect::<String>()
        };
        let folder = path.rsplit_once('/').unwrap_or_default().0;
        if path == "content/site.yaml" {
            let base = Fixture::base().text(path).unwrap();
            let mut kept = String::new();
            let mut replaced = false;
            for line in base.lines() {
                if !line.starts_with(' ') {
                    replaced = has.contains(&first(line));
                }
                if !replaced {
                    kept.extend([line, "\n"]);
                }
            }
            return kept + part;
        }
        if folder.starts_with("content/stations") && !part.starts_with("- ") {
            let fields = [
                "name: {zh: 新站, bo: ས་ཚིགས།}",
                "level: township",
                "region: 540102007",
                "checked: {date: 2026-11-01, by: 城关区民政局}",
            ];
            return lacking(&fields) + part;
        }
        let fields: &[&str] = match folder {
            // A title of its own is what a translation may lack.
            _ if path.ends_with(".bo.md") => &[],
            "content/notices" => &[
                "title: 关于服务时间的通知",
                "date: 2026-11-12",
                "category: notices",
            ],
            "content/disclosure/items" => &["item: guide", "title: 指南", "date: 2026-11-01"],
            _ => &["title: 标题"],
        };
        match part.strip_prefix("---\n") {
            Some(rest) if path.ends_with(".md") => {
                let (front, body) = rest.split_once("---\n").unwrap();
                let body = if body.is_empty() { "\n正文。\n" } else { body };
                format!("---\n{}{front}---\n{body}", lacking(fields))
            }
            _ => part.to_owned(),
        }
    }

    /// What a build finds. The builder may have built other fixtures: it reads what differs.
    pub(crate) fn run(&self, builder: &mut Builder) -> Vec<Diagnostic> {
        // The history lies beside the content, and is judged beside it.
        let (own, content): (Vec<_>, Vec<_>) = self
            .files
            .iter()
            .partition(|(path, _)| path.starts_with(".zhandian/"));
        let tree = Tree::from_texts(content);
        let site = site::Options {
            today: TODAY,
            now: TODAY.at(0, 0, 0, 0),
            drafts: false,
            base_url: None,
        };
        let options = Options { site, search: false };
        let built = if self
            .text(SETTINGS)
            .is_some_and(|text| text.contains("\ninclude:"))
        {
            self.on_the_disk(builder, &options)
        } else {
            builder.run(&Input {
                tree: &tree,
                unreadable: &self.unreadable,
                options: &options,
            })
        };
        let mut found = built.diagnostics.clone();
        // Fixtures are written in one language; only the one about that says so.
        let untranslated = self.own.iter().any(|path| path.ends_with("untranslated.md"));
        found.retain(|finding| untranslated || finding.fault.code != code::UNTRANSLATED_DOCUMENTS);
        // Only a theme of its own can fail when a page is rendered.
        if self.own.iter().any(|path| path.starts_with("themes/")) && !built.has_errors() {
            let late: Result<_, std::convert::Infallible> = built.write(&|_, _| Ok(()));
            let Ok(late) = late;
            found.extend(late);
        }
        let chain = history::read(own.iter().map(|(_, bytes)| bytes.as_slice()), None);
        let size = own.iter().map(|(_, bytes)| bytes.len() as u64).sum();
        found.extend(history::judge(&chain, size, TODAY));
        found
    }

    /// The same for a site that includes other folders, which only the disk has: built first with what lies in `before/`, as it
    /// was when it was good, then as it is.
    fn on_the_disk(&self, builder: &mut Builder, options: &Options) -> Built {
        let folder = tempfile::tempdir().unwrap();
        let lay = |prefix: Option<&str>| {
            for (path, bytes) in &self.files {
                let path = match prefix {
                    Some(prefix) => path.strip_prefix(prefix),
                    None => Some(path.as_str()).filter(|path| !path.starts_with(BEFORE)),
                };
                if let Some(path) = path {
                    let place = folder.path().join(path);
                    std::fs::create_dir_all(place.parent().unwrap()).unwrap();
                    std::fs::write(place, bytes).unwrap();
                }
            }
        };
        lay(None);
        let build = |builder: &mut Builder| {
            let mut site = SiteFolder::read(folder.path(), None).unwrap();
            let settled = federation::build(builder, &mut site, options);
            if !settled.built.has_errors() {
                federation::keep(&site, &settled, "2026-11-20").unwrap();
            }
            settled.built
        };
        if self.files.keys().any(|path| path.starts_with(BEFORE)) {
            lay(Some(BEFORE));
            assert!(!build(builder).has_errors());
            lay(None);
        }
        build(builder)
    }

    /// A file's text as findings count it.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        let bytes = self.files.get(path)?;
        encoding::decode(bytes).ok().map(std::borrow::Cow::into_owned)
    }
}

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

/// `path reason`, as the reader of the disk would have seen it.
fn unreadable(line: &str) -> Unreadable {
    let (path, reason) = line.rsplit_once(' ').unwrap();
    let reason = match reason {
        "too-large" => Reason::TooLarge {
            limit: 16 << 20,
            len: 17 << 20,
        },
        "permission" => Reason::Permission,
        "outside" => Reason::SymlinkOutside,
        "loop" => Reason::LinkLoop,
        "name" => Reason::NotUtf8Name,
        other => panic!("{other} is no reason"),
    };
    Unreadable {
        path: path.to_owned(),
        reason,
    }
}

/// Every file below a folder, by its path in it.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let parts = path
                .strip_prefix(root)
                .unwrap()
                .iter()
                .map(|part| part.to_str().unwrap());
            found.insert(parts.collect::<Vec<_>>().join("/"), std::fs::read(&path).unwrap());
        }
    }
    found
}
