//! Random edits: from a file and some numbers to a change that somebody could want.
//!
//! **You are here:** `tests/suite/edits` — before the judge.

use super::judge::{tree, yaml_of};
use proptest::sample::Index;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_yaml::Value as Yaml;
use zhandian::edit::{Change, FieldPath, RecordAt, Step, Value};
use zhandian::record::{FileKind, file_kind};

/// An edit, and what a judge has to know about it.
#[derive(Debug)]
pub(super) struct Edit {
    pub(super) kind: &'static str,
    pub(super) change: Change,
    /// The record's number.
    pub(super) record: usize,
    /// The path of the field; empty for whole records and texts.
    pub(super) path: String,
    /// Whether the path led to a text on one line before.
    pub(super) replaces_text: bool,
}

/// Texts that are hard to write.
const TEXTS: &[&str] = &[
    "甲乙丙",
    "示例: 甲 #乙",
    "- 破折",
    "“引号”开头",
    "ཀ་ཁ་ག།",
    "བོད་ཡིག: ༡༢།",
    "༄༅། །ཀ་ཁ",
    "ཁ་པར༔ ༠༨༩༩",
    "054000",
    "2026-11-30",
    "09:30",
    "a, b",
    "[x]",
    "{甲}",
    "第一行\n第二行",
    "第一段\n\n- 列: 表 #1\n  缩进\n第三",
    "ཀ་ཁ།\n\nག་ང་།",
    "it's \"x\"",
    "甲，乙；丙：丁",
    "C:\\反斜线\\",
    "yes",
    "null",
    "&甲 *乙 !丙",
    "? 问",
    "甲 # 乙",
    "@甲",
    "`甲`",
    "%甲",
    "| 表 | 格 |",
    "> 引",
    "長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長長",
];

/// The bytes with other line ends, a BOM, and remarks where they change nothing.
pub(super) fn dressed(bytes: &[u8], dress: usize, remarks: &[Index]) -> Vec<u8> {
    let mut text = String::from_utf8(bytes.to_vec()).unwrap();
    let before = tree(text.as_bytes());
    for (number, at) in remarks.iter().enumerate() {
        let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
        let line = at.index(lines.len());
        if number % 2 == 0 {
            let indent = lines[line].len() - lines[line].trim_start().len();
            lines.insert(line, format!("{:indent$}# 注{number}", ""));
        } else {
            lines[line].extend(["   # 注", &number.to_string()]);
        }
        let with = lines.join("\n");
        if tree(with.as_bytes()) == before && yaml_of(&with).1 == yaml_of(&text).1 {
            text = with;
        }
    }
    if dress % 2 == 1 {
        text = text.replace('\n', "\r\n");
    }
    if dress >= 2 {
        text.insert(0, '\u{FEFF}');
    }
    text.into_bytes()
}

/// A change to a file; none where the numbers lead to nothing that could be done.
pub(super) fn edit_of(path: &str, bytes: &[u8], choices: &[Index]) -> Option<Edit> {
    let [what, which, at, text, more, ..] = choices else {
        return None;
    };
    let kind = file_kind(path);
    let tree = tree(bytes)?;
    let records: Vec<&Yaml> = match &tree {
        Yaml::Sequence(items) => items.iter().collect(),
        other => vec![other],
    };
    let record = which.index(records.len());
    let index = RecordAt::Index(record);
    let words = text.get(TEXTS);
    let mut paths = Vec::new();
    collect(records[record], String::new(), &mut paths);
    let (own, node) = at.get(&paths);
    let field = || FieldPath::parse(own);
    let of = |kind, path: &str, step| Edit {
        kind,
        change: Change::Fields {
            record: index.clone(),
            steps: vec![step],
        },
        record,
        path: path.to_owned(),
        replaces_text: false,
    };
    let set = |kind, path: String, value: Value| {
        let step = Step::Set {
            path: FieldPath::parse(&path)?,
            value,
        };
        Some(of(kind, &path, step))
    };
    match what.index(10) {
        0..=2 => {
            let mut edit = set("set a value", own.clone(), Value::from(*words))?;
            edit.replaces_text = matches!(node, Yaml::String(text) if !text.contains('\n'))
                || matches!(node, Yaml::Number(_) | Yaml::Bool(_));
            // A list or map is not set to a text.
            (!matches!(node, Yaml::Sequence(_) | Yaml::Mapping(_))).then_some(edit)
        }
        3 => {
            let path = own
                .strip_suffix(".zh")
                .map_or_else(|| format!("{own}.bo"), |stem| format!("{stem}.bo"));
            let text_field = matches!(
                own.rsplit(['.', ']']).next(),
                Some("zh" | "name" | "title" | "description" | "summary")
            );
            (text_field && !own.ends_with(".bo")).then(|| set("set Tibetan", path, Value::from(*words)))?
        }
        4 => {
            let keys = new_keys(kind);
            let (key, value) = more.get(&keys);
            let there = records[record].get(*key).is_some();
            (!there).then(|| set("new key", (*key).to_owned(), value.clone()))?
        }
        5 => Some(of("remove", own, Step::Remove { path: field()? })),
        6 => {
            let Yaml::Sequence(items) = node else { return None };
            let value = match items.first() {
                Some(Yaml::Mapping(_)) => Value::map([("name", *words), ("id", "x-new")]),
                _ => Value::from(*words),
            };
            let at = Some(more.index(items.len() + 1)).filter(|at| *at < items.len());
            Some(of(
                "add an item",
                own,
                Step::Add {
                    path: field()?,
                    at,
                    value,
                },
            ))
        }
        7 => whole_record(&tree, record, more, words),
        8 => {
            let Yaml::Sequence(items) = node else { return None };
            let mut values: Vec<Value> = items.iter().filter_map(as_value).collect();
            let gone = more.index(values.len().max(1));
            if values.len() > 1 {
                values.remove(gone);
            }
            values.insert(at.index(values.len() + 1), Value::from(*words));
            let texts = values.iter().all(|value| matches!(value, Value::Text(_)));
            texts.then(|| set("set a list", own.clone(), Value::List(values)))?
        }
        _ => {
            let step = Step::Body(another_text(bytes, at, words)?);
            Some(of("set the text", "", step))
        }
    }
}

/// A record that comes, or one that goes.
fn whole_record(tree: &Yaml, record: usize, more: &Index, words: &str) -> Option<Edit> {
    let Yaml::Sequence(records) = tree else {
        return None;
    };
    let (kind, change) = if more.index(2) == 0 {
        let name = Value::map([("zh", words)]);
        let value = Value::map([("id", Value::from("x-new")), ("name", name)]);
        ("new record", Change::New { value })
    } else {
        let record = RecordAt::Index(record);
        ("delete a record", Change::Delete { record })
    };
    let path = String::new();
    let edit = Edit {
        kind,
        change,
        record,
        path,
        replaces_text: false,
    };
    (records.len() > 1).then_some(edit)
}

/// A document's text with another line.
fn another_text(bytes: &[u8], at: &Index, words: &str) -> Option<String> {
    let (_, body) = yaml_of(std::str::from_utf8(bytes).ok()?);
    let body = body?.replace("\r\n", "\n");
    let mut lines: Vec<&str> = body.split('\n').collect();
    let line = at.index(lines.len());
    lines[line] = words;
    Some(lines.join("\n"))
}

/// Keys that a record may get, with a value each.
fn new_keys(kind: FileKind) -> Vec<(&'static str, Value)> {
    let texts = || Value::map([("bo", "ཀ་ཁ།"), ("zh", "甲: 乙")]);
    let mut keys = vec![("id", Value::from("x-new")), ("aliases", Value::list(["x-old"]))];
    let opening = Value::map([("close", "18:00"), ("open", "09:30"), ("days", "mon-fri")]);
    keys.extend(match kind {
        FileKind::Stations | FileKind::Operators => vec![
            ("phone", Value::from("0899-6120006")),
            ("address", texts()),
            ("hours", Value::list([opening])),
            ("description", Value::from("一\n\n- 二: #三")),
            ("closed", Value::list(["2026-10-01/2026-10-07"])),
            ("staff", Value::map([("certified", "2"), ("total", "5")])),
        ],
        FileKind::Notices | FileKind::Pages | FileKind::Guides | FileKind::Disclosures => vec![
            ("summary", texts()),
            ("tags", Value::list(["a", "b"])),
            (
                "source",
                Value::map([
                    ("name", Value::from("甲")),
                    ("url", Value::from("https://a.example.cn/#x")),
                ]),
            ),
        ],
        FileKind::Services => vec![("summary", texts()), ("order", Value::from("7"))],
        _ => vec![("name", texts()), ("summary", Value::from("ཀ་ཁ།"))],
    });
    keys
}

fn as_value(yaml: &Yaml) -> Option<Value> {
    match yaml {
        Yaml::String(text) => Some(Value::from(text.as_str())),
        _ => None,
    }
}

fn collect(node: &Yaml, path: String, paths: &mut Vec<(String, Yaml)>) {
    if !path.is_empty() {
        paths.push((path.clone(), node.clone()));
    }
    match node {
        Yaml::Mapping(entries) => {
            for (key, value) in entries {
                let Some(key) = key.as_str() else { continue };
                let path = if path.is_empty() {
                    key.to_owned()
                } else {
                    format!("{path}.{key}")
                };
                collect(value, path, paths);
            }
        }
        Yaml::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, format!("{path}[{index}]"), paths);
            }
        }
        _ => {}
    }
    if paths.is_empty() {
        paths.push(("name".to_owned(), Yaml::Null));
    }
}

/// Numbers that are the same for the same name.
pub(super) struct Dice(TestRunner);

impl Dice {
    pub(super) fn new(name: &str) -> Dice {
        let mut seed = [7; 32];
        for (at, byte) in name.bytes().enumerate() {
            seed[at % 32] ^= byte.rotate_left(u32::try_from(at / 32).unwrap());
        }
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        Dice(TestRunner::new_with_rng(Config::default(), rng))
    }

    pub(super) fn rolls(&mut self, count: usize) -> Vec<Index> {
        let strategy = proptest::collection::vec(proptest::arbitrary::any::<Index>(), count);
        strategy.new_tree(&mut self.0).unwrap().current()
    }
}
