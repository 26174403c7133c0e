//! Touched records: which records and fields of a file differ between two of its contents.
//!
//! **You are here:** `edit/history/touched` — for what was changed by Notepad or WPS, and for tools that do not say it; no IO.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{FileKind, Locator, file_kind, stem};
use crate::source::encoding;
use crate::source::yaml::{Kind, Node};

/// So many fields are named; a record with more differences is another one.
const MOST: usize = 12;
/// The field that a document's text is called by.
const BODY: &str = "body";

/// A record that differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// `station:gamagongsang`.
    pub record: String,
    /// Paths of its fields that differ, `hours[0].open`; empty: all, it is new or gone, or could not be read.
    pub fields: Vec<String>,
}

/// A record's values by their paths.
type Fields = BTreeMap<String, String>;

/// The records that differ, sorted. *Shape:* empty for attachments, and where a file of many records cannot be read.
pub fn touched(path: &str, before: Option<&[u8]>, after: Option<&[u8]>) -> Vec<Touched> {
    let Some(name) = name(file_kind(path)) else {
        return Vec::new();
    };
    let read =
        |bytes: Option<&[u8]>| bytes.map_or_else(|| Some(BTreeMap::new()), |bytes| records(path, bytes));
    let all = |records: BTreeMap<String, Fields>| {
        let each = |id: String| Touched {
            record: format!("{name}:{id}"),
            fields: Vec::new(),
        };
        records.into_keys().map(each).collect()
    };
    match (read(before), read(after)) {
        (Some(before), Some(after)) => differing(name, &before, &after),
        // One of them has a slip: a file of one record says by its other version which.
        (Some(only), None) | (None, Some(only)) if only.len() == 1 => all(only),
        _ => Vec::new(),
    }
}

fn differing(
    name: &str,
    before: &BTreeMap<String, Fields>,
    after: &BTreeMap<String, Fields>,
) -> Vec<Touched> {
    let ids: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut found = Vec::new();
    for id in ids {
        let fields = match (before.get(id), after.get(id)) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(old), Some(new)) => {
                let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
                let differs = |path: &&&String| old.get(path.as_str()) != new.get(path.as_str());
                paths
                    .iter()
                    .filter(differs)
                    .take(MOST)
                    .map(ToString::to_string)
                    .collect()
            }
            _ => Vec::new(),
        };
        found.push(Touched {
            record: format!("{name}:{id}"),
            fields,
        });
    }
    found
}

/// The records of a file by their ids. None: it cannot be read.
fn records(path: &str, bytes: &[u8]) -> Option<BTreeMap<String, Fields>> {
    let text = encoding::decode(bytes).ok()?;
    let locator = Locator::new(path, &text);
    let kind = file_kind(path);
    let mut records = BTreeMap::new();
    let single = stem(path).split('.').next().unwrap_or_default();
    let tree = locator.tree()?;
    if let Kind::List(items) = &tree.kind {
        for (number, item) in items.iter().enumerate() {
            let id = own_id(item).unwrap_or_else(|| number.to_string());
            records.insert(id, fields(item));
        }
    } else {
        let mut fields = fields(tree);
        if let Some(body) = locator.body().and_then(|at| text.get(at..)) {
            fields.insert(BODY.to_owned(), body.to_owned());
        }
        let id = own_id(tree).filter(|_| kind != FileKind::Settings);
        records.insert(id.unwrap_or_else(|| single.to_owned()), fields);
    }
    Some(records)
}

fn own_id(record: &Node) -> Option<String> {
    let Kind::Map(entries) = &record.kind else {
        return None;
    };
    let value = |name: &str| entries.iter().find(|(key, _)| key.text == name);
    match value("id").or_else(|| value("code"))?.1.kind {
        Kind::Scalar { ref text, .. } if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

fn fields(record: &Node) -> Fields {
    let mut fields = Fields::new();
    add(record, String::new(), &mut fields);
    fields
}

fn add(node: &Node, path: String, into: &mut Fields) {
    match &node.kind {
        Kind::Scalar { text, .. } => {
            into.insert(path, text.clone());
        }
        Kind::List(items) => {
            for (number, item) in items.iter().enumerate() {
                add(item, format!("{path}[{number}]"), into);
            }
        }
        Kind::Map(entries) => {
            for (key, value) in entries {
                let path = if path.is_empty() {
                    key.text.clone()
                } else {
                    format!("{path}.{}", key.text)
                };
                add(value, path, into);
            }
        }
    }
}

/// What the records of a kind of file are called, as in `data-record` where they have pages.
fn name(kind: FileKind) -> Option<&'static str> {
    Some(match kind {
        FileKind::Settings => "settings",
        FileKind::Regions => "region",
        FileKind::Stations => "station",
        FileKind::Operators => "operator",
        FileKind::Services => "category",
        FileKind::Audiences => "audience",
        FileKind::Tags => "tag",
        FileKind::Wording => "wording",
        FileKind::Synonyms => "synonym",
        FileKind::Notices => "notice",
        FileKind::Catalogue => "catalogue",
        FileKind::Disclosures => "disclosure",
        FileKind::Measures => "measure",
        FileKind::Figures => "statistics",
        FileKind::Pages => "page",
        FileKind::Guides => "guide",
        FileKind::Attachment | FileKind::Unknown => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str, before: Option<&str>, after: Option<&str>) -> Vec<String> {
        let line = |one: Touched| format!("{} {}", one.record, one.fields.join(" "));
        touched(path, before.map(str::as_bytes), after.map(str::as_bytes))
            .into_iter()
            .map(|one| line(one).trim_end().to_owned())
            .collect()
    }

    #[test]
    fn the_fields_that_differ_are_named() {
        let path = "content/stations/a.yaml";
        let before = "name: {zh: 甲, bo: ཀ}\nphone: [0891-6120001]\nhours:\n- {days: mon, open: 09:30}\n";
        let after = "name: {zh: 甲, bo: ཁ}\nphone: [0891-6120001, 0891-6120002]\nhours:\n- {days: mon, open: 09:00}\n";
        assert_eq!(
            told(path, Some(before), Some(after)),
            ["station:a hours[0].open name.bo phone[1]"]
        );
        // What only looks otherwise is no difference.
        assert_eq!(
            told(path, Some("name: 甲\n"), Some("# 注\nname: \"甲\"\n")),
            Vec::<String>::new()
        );
        assert_eq!(told(path, None, Some(after)), ["station:a"]);
        assert_eq!(told(path, Some(before), None), ["station:a"]);
    }

    #[test]
    fn records_of_a_list_are_told_apart_and_a_text_is_a_field() {
        assert_eq!(
            told(
                "content/tags.yaml",
                Some("- {id: a, name: 甲}\n- {id: b, name: 乙}\n"),
                Some("- {id: a, name: 丙}\n- {id: c, name: 丁}\n")
            ),
            ["tag:a name", "tag:b", "tag:c"]
        );
        assert_eq!(
            told(
                "content/notices/x.bo.md",
                Some("---\ntitle: ཀ\n---\nཀ\n"),
                Some("---\ntitle: ཀ\n---\nཁ\n")
            ),
            ["notice:x body"]
        );
    }

    #[test]
    fn a_file_with_a_slip_is_still_known_by_its_other_version() {
        let path = "content/stations/a.yaml";
        assert_eq!(
            told(path, Some("id: b\nname: 甲\n"), Some("name: [甲\n")),
            ["station:b"]
        );
        assert_eq!(
            told(path, Some("name: [甲\n"), Some("name: [乙\n")),
            Vec::<String>::new()
        );
        assert_eq!(
            told("content/files/a.docx", Some("a"), Some("b")),
            Vec::<String>::new()
        );
    }
}
