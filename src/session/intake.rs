//! Intake: a Word document as the files of a record, a picture as a file of the site; nothing is written here.
//!
//! **You are here:** `session/intake` — used by `zhandian import` and the form; between `word/` and `picture/`, which read, and
//! [`super::save`], which writes. Fields are verified by the record's own reader: what it refuses of what was found in the
//! document is not offered.

use super::save::{FileSave, Touched};
use crate::edit::history::{Hash, ORIGINAL};
use crate::edit::{self, Value};
use crate::lang::Lang;
use crate::picture::{self, Imported};
use crate::value::{DocumentNumber, Scalar as _};
use crate::word::{self, Document, LeftOut, Offered, Remark, What};

/// What a document becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// 通知公告等文章.
    Notice,
    /// 公开件.
    Disclosure,
    /// 页面.
    Page,
}

impl Target {
    /// As records are called: `notice`.
    pub fn name(self) -> &'static str {
        match self {
            Target::Notice => "notice",
            Target::Disclosure => "disclosure",
            Target::Page => "page",
        }
    }

    /// Where its files lie.
    pub fn folder(self) -> &'static str {
        match self {
            Target::Notice => "content/notices",
            Target::Disclosure => "content/disclosure/items",
            Target::Page => "content/pages",
        }
    }
}

/// A picture that is ready for the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// As pages carry it.
    pub imported: Imported,
    /// As it came.
    pub original: Vec<u8>,
    /// What it shows; empty where nobody has said it yet.
    pub alt: String,
    /// Where it is going to lie, `content/files/…`.
    pub path: String,
}

impl Ready {
    /// The link that content has to it.
    pub fn link(&self) -> &str {
        self.path.strip_prefix("content/").unwrap_or(&self.path)
    }

    /// The line by which a text shows it.
    pub fn line(&self) -> String {
        let alt = self
            .alt
            .replace('\\', "\\\\")
            .replace('[', "\\[")
            .replace(']', "\\]");
        format!("![{alt}]({})", self.link())
    }

    /// For the save door: the file, and in its line of the history the original.
    pub fn save(&self) -> FileSave {
        let original = Hash::of(&self.original).hex();
        FileSave {
            path: self.path.clone(),
            opened: None,
            new: Some(self.imported.bytes.clone()),
            touched: vec![Touched {
                record: format!("picture:{}", self.path.rsplit('/').next().unwrap_or_default()),
                fields: vec![format!("{ORIGINAL}{original}")],
            }],
        }
    }
}

/// A document before it is a record.
#[derive(Debug)]
pub struct Draft {
    document: Document,
    /// What was found for fields; the title is never missing.
    pub offered: Offered,
    /// By the places of the document's pictures; none for those that pages cannot carry.
    pub pictures: Vec<Option<Ready>>,
}

/// A record that can be written.
#[derive(Debug)]
pub struct Record {
    /// Where it goes.
    pub path: String,
    /// Its fields, in the order in which they were asked for.
    pub fields: Vec<(String, Value)>,
    /// Its text.
    pub body: String,
    /// Its whole file.
    pub bytes: Vec<u8>,
    /// What was found in the document and is not in it, with the reason.
    pub refused: Vec<Remark>,
}

impl Draft {
    /// Reads a `.docx`. `stem`: its name without ending, which is the title where the document shows none.
    pub fn read(bytes: &[u8], stem: &str) -> Result<Draft, word::Refusal> {
        let mut document = word::read(bytes)?;
        let mut offered = word::offer(&mut document);
        let named = offered
            .title
            .as_ref()
            .is_some_and(|title| !title.trim().is_empty());
        if !named {
            offered.title = Some(stem.trim().to_owned());
            document.remarks.push(Remark {
                zh: "文档里没有认出标题，用了文件名；不对就加 --set title=标题".to_owned(),
                en: "no title was found in the document, so that the file's name is taken; else --set title=TITLE".to_owned(),
            });
        }
        let mut pictures = Vec::new();
        let mut left_out = Vec::new();
        for own in &mut document.pictures {
            let original = std::mem::take(&mut own.bytes);
            match picture::import(&original, &own.name) {
                Ok(imported) => pictures.push(Some(Ready {
                    imported,
                    original,
                    alt: own.alt.clone().unwrap_or_default(),
                    path: String::new(),
                })),
                Err(refusal) => {
                    left_out.push(LeftOut {
                        what: What::Picture,
                        text: format!("{}：{}", own.name, refusal.zh),
                        near: own.alt.clone().unwrap_or_default(),
                    });
                    pictures.push(None);
                }
            }
        }
        document.left_out.append(&mut left_out);
        Ok(Draft {
            document,
            offered,
            pictures,
        })
    }

    /// What the record will not have.
    pub fn left_out(&self) -> &[LeftOut] {
        &self.document.left_out
    }

    /// What staff should know.
    pub fn remarks(&self) -> &[Remark] {
        &self.document.remarks
    }

    /// The pictures that pages can carry, in the order of the text.
    pub fn ready(&self) -> impl Iterator<Item = &Ready> {
        self.pictures.iter().flatten()
    }

    /// Gives pictures their places, after the record, and the descriptions that were said of them, in order.
    pub fn place_pictures(&mut self, id: &str, alts: &[String], taken: &dyn Fn(&str) -> bool) {
        let mut number = 0;
        for (at, ready) in self.pictures.iter_mut().flatten().enumerate() {
            if let Some(alt) = alts.get(at) {
                alt.trim().clone_into(&mut ready.alt);
            }
            let ending = ready.imported.name.rsplit('.').next().unwrap_or("jpg").to_owned();
            loop {
                number += 1;
                ready.path = format!("content/files/{id}-{number}.{ending}");
                if !taken(&ready.path) {
                    break;
                }
            }
        }
    }

    /// What the document says for the fields of a record, in the format's words.
    pub fn found(&self, target: Target) -> Vec<(&'static str, Value)> {
        let offered = &self.offered;
        let mut out: Vec<(&'static str, Value)> = Vec::new();
        let mut add = |key, value: Option<String>| out.extend(value.map(|value| (key, Value::Text(value))));
        add("title", offered.title.clone());
        if target == Target::Page {
            return out;
        }
        add("index_number", offered.index_number.clone());
        if target == Target::Disclosure {
            add("created", offered.dated.clone());
            add("publisher", offered.issuers.first().cloned());
            return out;
        }
        // Its standard form, where it has one: 〔〕 in the place of [].
        let number = offered.document_number.as_deref().map(|written| {
            DocumentNumber::read(written)
                .map_or_else(|_| written.to_owned(), |number| number.as_str().to_owned())
        });
        add("document_number", number);
        add("dated", offered.dated.clone());
        add("addressees", offered.addressees.clone());
        match offered.issuers.as_slice() {
            [] => {}
            [one] => out.push(("issuer", Value::Text(one.clone()))),
            all => out.push(("issuer", Value::list(all.iter().map(String::as_str)))),
        }
        out
    }

    /// Its text, with the pictures at their places.
    pub fn body(&self) -> String {
        let shown = |at: usize| {
            let ready = self.pictures.get(at)?.as_ref()?;
            Some((ready.link().to_owned(), ready.alt.clone()))
        };
        word::markdown(&self.document, &shown)
    }

    /// The record's file. `fields` is what [`Draft::found`] gave, with what was said besides; `sure`: keys that somebody has
    /// said, which are not left out when the record refuses them.
    ///
    /// *Errors:* the record refuses a field that somebody has said, or one that it cannot be without.
    pub fn record(
        &self,
        target: Target,
        id: &str,
        mut fields: Vec<(String, Value)>,
        sure: &[&str],
        default: Lang,
    ) -> Result<Record, edit::Refusal> {
        let path = format!("{}/{id}.md", target.folder());
        let body = self.body();
        let mut refused = Vec::new();
        loop {
            let value = Value::Map(fields.clone());
            match edit::new_file(&path, &value, Some(&body), default) {
                Ok(bytes) => {
                    return Ok(Record {
                        path,
                        fields,
                        body,
                        bytes,
                        refused,
                    });
                }
                Err(refusal) => {
                    let bad = self.doubtful(&fields, sure, &path, default);
                    let Some(at) = bad else { return Err(refusal) };
                    let (key, value) = fields.remove(at);
                    let value = match value {
                        Value::Text(text) => text,
                        _ => String::new(),
                    };
                    let (zh, en) = match refusal.findings.first() {
                        Some(finding) => (finding.fault.zh.clone(), finding.fault.en.clone()),
                        None => (refusal.zh, refusal.en),
                    };
                    refused.push(Remark {
                        zh: format!("认出了 {key}：{value}，没有采用：{zh}"),
                        en: format!("{key} was found ({value}) and is not taken: {en}"),
                    });
                }
            }
        }
    }

    /// A field that was only found, and that the record refuses by itself.
    fn doubtful(
        &self,
        fields: &[(String, Value)],
        sure: &[&str],
        path: &str,
        default: Lang,
    ) -> Option<usize> {
        let needed = |key: &str| matches!(key, "title" | "date" | "category" | "item");
        (0..fields.len()).find(|at| {
            let (key, _) = &fields[*at];
            if sure.contains(&key.as_str()) || needed(key) {
                return false;
            }
            let only: Vec<_> = fields
                .iter()
                .enumerate()
                .filter(|(own, (key, _))| own == at || needed(key))
                .map(|(_, one)| one.clone())
                .collect();
            edit::new_file(path, &Value::Map(only), None, default).is_err()
        })
    }
}

/// A picture by itself, at a free place. *Errors:* pages cannot carry it.
pub fn picture(
    bytes: Vec<u8>,
    name: &str,
    alt: &str,
    taken: &dyn Fn(&str) -> bool,
) -> Result<Ready, picture::Refusal> {
    let imported = picture::import(&bytes, name)?;
    let (stem, ending) = imported.name.rsplit_once('.').unwrap_or((&imported.name, "jpg"));
    let first = format!("content/files/{}", imported.name);
    let numbered = |number: u32| format!("content/files/{stem}-{number}.{ending}");
    let path = if taken(&first) {
        (2..10_000)
            .map(numbered)
            .find(|path| !taken(path))
            .unwrap_or(first)
    } else {
        first
    };
    Ok(Ready {
        imported,
        original: bytes,
        alt: alt.trim().to_owned(),
        path,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn a_picture_gets_a_free_name() {
        let png = include_bytes!("../../tests/word/small.png");
        let taken = |path: &str| path == "content/files/门口.png";
        let ready = picture(png.to_vec(), "门口.png", " 门口的坡道 ", &taken).unwrap();
        assert_eq!(
            (ready.path.as_str(), ready.alt.as_str()),
            ("content/files/门口-2.png", "门口的坡道")
        );
        assert_eq!(ready.link(), "files/门口-2.png");
        assert!(ready.save().touched[0].fields[0].starts_with(ORIGINAL));
    }
}
