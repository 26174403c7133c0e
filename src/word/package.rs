//! Word packages: the parts of a `.docx` within bounds, and which part refers to which.
//!
//! **You are here:** `word/` — between the bytes of a file and the readers of its parts; no IO.

use super::refusal::Refusal;
use super::xml::{self, Counter, Node, Ns};
use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// The largest file that is read. *Units:* bytes.
pub const LARGEST: usize = 64 << 20;
/// What may come out of one file. *Units:* bytes.
const MOST: usize = 64 << 20;
/// XML parts become trees, which are some times as large. *Units:* bytes.
const MOST_XML: usize = 24 << 20;
/// An honest document has a few hundred parts.
const MOST_PARTS: usize = 5000;

/// A document's parts, read when they are asked for.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Places of parts by name, small letters, without the slash at the beginning.
    names: HashMap<String, usize>,
    left: usize,
    left_xml: usize,
    counter: Counter,
}

/// What a part says of others.
#[derive(Debug, Default)]
pub(super) struct Relations {
    all: Vec<Relation>,
    places: HashMap<String, usize>,
}

/// One of them.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    /// The last word of its kind: `styles`, `image`, `hyperlink`.
    pub(super) kind: String,
    /// A part's name, or an address elsewhere.
    pub(super) target: String,
    pub(super) external: bool,
}

impl Relations {
    pub(super) fn get(&self, id: &str) -> Option<&Relation> {
        self.all.get(*self.places.get(id)?)
    }

    pub(super) fn of_kind<'r>(&'r self, kind: &'r str) -> impl Iterator<Item = &'r Relation> {
        self.all
            .iter()
            .filter(move |own| own.kind == kind && !own.external)
    }
}

impl<'b> Package<'b> {
    /// Opens a file. *Errors:* it is no archive; the message names what it is instead.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Package<'b>, Refusal> {
        if bytes.len() > LARGEST {
            return Err(Refusal::too_much());
        }
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::broken("[Content_Types].xml"))?;
        if archive.len() > MOST_PARTS {
            return Err(Refusal::too_much());
        }
        let mut names = HashMap::new();
        for index in 0..archive.len() {
            let Ok(part) = archive.by_index_raw(index) else {
                continue;
            };
            let name = part.name().map_or_else(
                |_| String::from_utf8_lossy(part.name_raw()).into_owned(),
                std::borrow::Cow::into_owned,
            );
            let plain = name.replace('\\', "/").trim_start_matches('/').to_lowercase();
            names.entry(plain).or_insert(index);
        }
        Ok(Package {
            archive,
            names,
            left: MOST,
            left_xml: MOST_XML,
            counter: Counter::default(),
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&name.to_lowercase())
    }

    /// The bytes of a part; none if there is none. *Errors:* damaged, locked, too large.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(index) = self.names.get(&name.to_lowercase()).copied() else {
            return Ok(None);
        };
        let part = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::new(
                "文件加了打开密码，读不了。用 WPS 或 Word 打开，取消密码，另存为 .docx 再导入",
                "the file has a password. Open it in WPS or Word, take the password off, save it as .docx and import that",
            ),
            _ => Refusal::broken(name),
        })?;
        let mut data = Vec::new();
        // What comes out is counted, not what the archive says will come out.
        let read = part.take(self.left as u64 + 1).read_to_end(&mut data);
        self.left = self.left.checked_sub(data.len()).ok_or_else(Refusal::too_much)?;
        read.map_err(|_| Refusal::broken(name))?;
        Ok(Some(data))
    }

    /// A part as a tree; none if there is none.
    pub(super) fn tree(&mut self, name: &str) -> Result<Option<Node>, Refusal> {
        let Some(data) = self.bytes(name)? else {
            return Ok(None);
        };
        self.left_xml = self
            .left_xml
            .checked_sub(data.len())
            .ok_or_else(Refusal::too_much)?;
        xml::read(&data, name, &mut self.counter).map(Some)
    }

    /// What a part refers to; the empty name is the file's own list.
    pub(super) fn relations(&mut self, part: &str) -> Result<Relations, Refusal> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let separator = if folder.is_empty() { "" } else { "/" };
        let Some(tree) = self.tree(&format!("{folder}{separator}_rels/{name}.rels"))? else {
            return Ok(Relations::default());
        };
        let mut relations = Relations::default();
        for node in tree.nodes() {
            let given = |name: &str| node.get(Ns::Other, name);
            let (Some(id), Some(kind), Some(target)) = (given("Id"), given("Type"), given("Target")) else {
                continue;
            };
            let external = given("TargetMode") == Some("External");
            relations.places.insert(id.to_owned(), relations.all.len());
            relations.all.push(Relation {
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: if external {
                    target.to_owned()
                } else {
                    absolute(folder, target)
                },
                external,
            });
        }
        Ok(relations)
    }
}

/// A target beside a part as the name of a part.
fn absolute(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut names: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.retain(|name| !name.is_empty());
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::absolute;

    #[test]
    fn targets_are_read_from_where_they_stand() {
        for (folder, target, wanted) in [
            ("word", "media/image1.png", "word/media/image1.png"),
            ("word", "../customXml/item1.xml", "customXml/item1.xml"),
            ("word", "/word/styles.xml", "word/styles.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("word", "..\\..\\..\\a", "a"),
        ] {
            assert_eq!(absolute(folder, target), wanted);
        }
    }
}
