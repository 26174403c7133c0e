//! The judge of an edit: whether the new file says what was meant, and whether all else is the old bytes.
//!
//! **You are here:** `tests/suite/edits` — reads with `serde_yaml`, which the program reads no files with.

use super::random::Edit;
use serde_yaml::Value as Yaml;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use zhandian::edit::{Change, Step, Value};

/// What a judge says.
pub(super) enum Verdict {
    Right,
    Wrong(String),
}

/// The YAML of a file, and a document's text.
pub(super) fn yaml_of(text: &str) -> (String, Option<String>) {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    match text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
    {
        Some((yaml, body)) => (format!("{yaml}\n"), Some(body.to_owned())),
        None => (text, None),
    }
}

/// What a file says.
pub(super) fn tree(bytes: &[u8]) -> Option<Yaml> {
    serde_yaml::from_str(&yaml_of(std::str::from_utf8(bytes).ok()?).0).ok()
}

/// Judges.
pub(super) fn judge(old: &[u8], new: &[u8], edit: &Edit) -> Verdict {
    match faults(old, new, edit) {
        None => Verdict::Right,
        Some(why) => Verdict::Wrong(why),
    }
}

fn faults(old: &[u8], new: &[u8], edit: &Edit) -> Option<String> {
    let (Some(before), Some(after)) = (tree(old), tree(new)) else {
        return Some("is no YAML".to_owned());
    };
    if old.starts_with(b"\xEF\xBB\xBF") != new.starts_with(b"\xEF\xBB\xBF") {
        return Some("the BOM has come or gone".to_owned());
    }
    let bare = |bytes: &[u8]| {
        bytes
            .windows(2)
            .filter(|two| two[1] == b'\n' && two[0] != b'\r')
            .count()
    };
    let crlf = |bytes: &[u8]| bytes.windows(2).filter(|two| *two == b"\r\n").count();
    if (crlf(old) > 0 && bare(new) > 0) || (crlf(old) == 0 && crlf(new) > 0) {
        return Some("line ends are mixed".to_owned());
    }
    said(&before, &after, edit).or_else(|| lines(old, new, edit))
}

/// What the records say.
fn said(before: &Yaml, after: &Yaml, edit: &Edit) -> Option<String> {
    let (mut old, mut new) = (records(before), records(after));
    match &edit.change {
        Change::New { .. } => {
            new.pop();
        }
        Change::Delete { .. } => {
            old.remove(edit.record);
        }
        Change::Fields { .. } => {}
    }
    if old.len() != new.len() {
        return Some(format!("{} records became {}", old.len(), new.len()));
    }
    for (number, (old, new)) in old.iter().zip(&new).enumerate() {
        let touched = matches!(edit.change, Change::Fields { .. }) && number == edit.record;
        if !touched {
            if old != new {
                return Some(format!("record {number} has changed"));
            }
            continue;
        }
        let top = edit.path.split(['.', '[']).next().unwrap_or_default();
        for (key, value) in entries(old).iter().filter(|(key, _)| key != top) {
            if entries(new)
                .iter()
                .find(|(own, _)| own == key)
                .map(|(_, value)| value)
                != Some(value)
            {
                return Some(format!("`{key}` has changed"));
            }
        }
        if entries(new)
            .iter()
            .any(|(key, _)| key != top && !entries(old).iter().any(|(own, _)| own == key))
        {
            return Some("a key has come".to_owned());
        }
        if let Change::Fields { steps, .. } = &edit.change
            && let [
                Step::Set {
                    value: Value::Text(text),
                    ..
                },
            ] = steps.as_slice()
        {
            match leaf(new, &edit.path) {
                Some(Yaml::String(read)) if read.trim() == text.trim() => {}
                Some(Yaml::Number(_) | Yaml::Bool(_)) => {}
                other => return Some(format!("says {other:?} instead of {text:?}")),
            }
        }
    }
    None
}

/// Which lines differ.
fn lines(old: &[u8], new: &[u8], edit: &Edit) -> Option<String> {
    let split = |bytes| -> Vec<Vec<u8>> {
        let bytes: &[u8] = bytes;
        bytes
            .split_inclusive(|byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect()
    };
    let (old, new) = (split(old), split(new));
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if op.tag() != DiffTag::Equal {
            gone.extend_from_slice(&old[op.old_range()]);
            come.extend_from_slice(&new[op.new_range()]);
        }
    }
    let one = |lines: &[Vec<u8>]| lines.len() <= 1;
    // A last line without a line feed gets one when something comes below it.
    let trimmed = |line: &[u8]| String::from_utf8_lossy(line).trim().to_owned();
    let gone_remark = gone
        .iter()
        .map(|line| trimmed(line))
        .any(|line| line.starts_with("# 注") && !come.iter().any(|new| trimmed(new) == line));
    let adds = !matches!(
        edit.kind,
        "remove" | "delete a record" | "set a list" | "set the text"
    );
    if adds && gone_remark {
        return Some("a remark has gone".to_owned());
    }
    let text = match &edit.change {
        Change::Fields { steps, .. } => match steps.as_slice() {
            [
                Step::Set {
                    value: Value::Text(text),
                    ..
                },
            ] => text.as_str(),
            _ => "",
        },
        _ => "",
    };
    let ok = match edit.kind {
        "set a value" if edit.replaces_text && !text.contains('\n') => one(&gone) && one(&come),
        "set a value" if edit.replaces_text => one(&gone),
        "new key" | "add an item" | "new record" => one(&gone),
        "remove" | "delete a record" => one(&come),
        "set the text" => one(&gone),
        _ => true,
    };
    (!ok).then(|| format!("{} lines have gone and {} come", gone.len(), come.len()))
}

fn records(tree: &Yaml) -> Vec<Yaml> {
    match tree {
        Yaml::Sequence(items) => items.clone(),
        other => vec![other.clone()],
    }
}

fn entries(record: &Yaml) -> Vec<(String, Yaml)> {
    let Yaml::Mapping(entries) = record else {
        return Vec::new();
    };
    entries
        .iter()
        .filter_map(|(key, value)| Some((key.as_str()?.to_owned(), value.clone())))
        .collect()
}

/// What stands at a path, in whichever of its forms a field is written.
fn leaf(record: &Yaml, path: &str) -> Option<Yaml> {
    let mut node = record.clone();
    let steps: Vec<String> = path.replace('[', ".[").split('.').map(str::to_owned).collect();
    for step in steps {
        let next = match (
            &node,
            step.strip_prefix('[').and_then(|step| step.strip_suffix(']')),
        ) {
            (Yaml::Sequence(items), Some(index)) => items.get(index.parse::<usize>().ok()?).cloned(),
            (Yaml::Mapping(_), None) => node.get(step.as_str()).cloned(),
            // `name: 甲` for `name.zh`, one value for a list of one.
            (Yaml::String(_) | Yaml::Number(_) | Yaml::Bool(_), _) => Some(node.clone()),
            (Yaml::Mapping(_), Some("0")) => Some(node.clone()),
            _ => None,
        };
        node = next?;
    }
    match &node {
        Yaml::Mapping(_) => node.get("zh").or_else(|| node.get("name")).cloned(),
        Yaml::Sequence(items) if items.len() == 1 => items.first().cloned(),
        _ => Some(node),
    }
}
