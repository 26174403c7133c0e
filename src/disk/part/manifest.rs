//! Manifest of a part: which part of which site it is, and every file of it.
//!
//! **You are here:** `disk/part` — text in, text out; no IO.
//!
//! Lines of text, so that a person can look: a head of `word value`, the files as `blake3  size  path`, and at the end the
//! BLAKE3 of all lines before. Without that line, or with another one, the part was cut off or changed.

use crate::disk::publish::PublishedFile;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Its name in the part's folder.
pub const MANIFEST: &str = "zhandian-part.txt";

/// The number is the format's version.
const HEADER: &str = "# zhandian-part 1";

/// What a part says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Which part, from 1.
    pub number: u32,
    /// Of how many.
    pub of: u32,
    /// The program that made it, as it names itself.
    pub program: String,
    /// A hash of all that went in: files, options, day.
    pub input: String,
    /// All paths of the whole site, in a word.
    pub plan: String,
    /// Pages of the whole site.
    pub pages: usize,
    /// When the site has to be built again; none when nothing on it ends.
    pub next_build: Option<String>,
    /// The part's files.
    pub files: BTreeMap<String, PublishedFile>,
}

impl Manifest {
    /// Its text.
    pub fn to_text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        // Writing to a string cannot fail.
        let mut line = |word: &str, value: &str| {
            let _ = writeln!(text, "{word} {value}");
        };
        line("part", &format!("{}/{}", self.number, self.of));
        line("program", &self.program);
        line("input", &self.input);
        line("plan", &self.plan);
        line("pages", &self.pages.to_string());
        line("next", self.next_build.as_deref().unwrap_or("-"));
        line("files", &self.files.len().to_string());
        for (path, PublishedFile { hash, size }) in &self.files {
            let _ = writeln!(text, "{}  {size}  {path}", hash.to_hex());
        }
        let end = blake3::hash(text.as_bytes()).to_hex();
        let _ = writeln!(text, "end {end}");
        text
    }

    /// The manifest that this text is; none when it is cut off, changed, or of another version.
    pub fn parse(text: &str) -> Option<Manifest> {
        let body = text.get(..text.trim_end().rfind('\n')? + 1)?;
        let end = text.get(body.len()..)?.trim_end().strip_prefix("end ")?;
        if *blake3::hash(body.as_bytes()).to_hex() != *end {
            return None;
        }
        let mut lines = body.lines();
        if lines.next() != Some(HEADER) {
            return None;
        }
        let mut value = |word: &str| {
            lines
                .next()?
                .strip_prefix(word)?
                .strip_prefix(' ')
                .map(str::to_owned)
        };
        let part = value("part")?;
        let (number, of) = part.split_once('/')?;
        let mut manifest = Manifest {
            number: number.parse().ok()?,
            of: of.parse().ok()?,
            program: value("program")?,
            input: value("input")?,
            plan: value("plan")?,
            pages: value("pages")?.parse().ok()?,
            next_build: value("next").filter(|next| next != "-"),
            files: BTreeMap::new(),
        };
        let count: usize = value("files")?.parse().ok()?;
        for line in lines {
            let (path, file) = read_file(line)?;
            manifest.files.insert(path, file);
        }
        (manifest.files.len() == count && (1..=manifest.of).contains(&manifest.number)).then_some(manifest)
    }
}

fn read_file(line: &str) -> Option<(String, PublishedFile)> {
    let (hash, rest) = line.split_once("  ")?;
    let (size, path) = rest.split_once("  ")?;
    let file = PublishedFile {
        hash: blake3::Hash::from_hex(hash).ok()?,
        size: size.parse().ok()?,
    };
    Some((path.to_owned(), file))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let file = |text: &str| PublishedFile {
            hash: blake3::hash(text.as_bytes()),
            size: text.len() as u64,
        };
        Manifest {
            number: 2,
            of: 7,
            program: "0.1.0 ab".to_owned(),
            input: "cd".to_owned(),
            plan: "9-ef".to_owned(),
            pages: 9,
            next_build: Some("2026-12-01 09:00".to_owned()),
            files: BTreeMap::from([
                ("index.html".to_owned(), file("a")),
                ("stations/a.html".to_owned(), file("")),
            ]),
        }
    }

    #[test]
    fn it_is_read_as_it_is_written() {
        let mut own = manifest();
        assert_eq!(Manifest::parse(&own.to_text()), Some(own.clone()));
        own.next_build = None;
        own.files.clear();
        assert_eq!(Manifest::parse(&own.to_text()), Some(own));
    }

    #[test]
    fn what_is_cut_off_or_changed_at_any_place_is_none() {
        let text = manifest().to_text();
        // Without its last line end it says the same.
        for end in 0..text.len() - 1 {
            assert_eq!(Manifest::parse(&text[..end]), None, "{end}");
            let mut flipped = text.clone().into_bytes();
            flipped[end] ^= 1;
            let flipped = String::from_utf8_lossy(&flipped);
            assert_eq!(Manifest::parse(&flipped), None, "{end}");
        }
    }
}
