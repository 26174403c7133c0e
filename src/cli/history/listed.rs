//! A change as lines for people and as an object for programs.
//!
//! **You are here:** `cli/history` — used by the three commands that read the ledger; no IO.

use crate::edit::history::{Act, Entry, ORIGINAL, Tool};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// So many files of one change are named.
const FILES: usize = 10;
/// And so many fields of one record.
const FIELDS: usize = 6;

/// Number, moment, person, tool: `12  2026-11-30 20:15  扎西  表单`.
pub(crate) fn head(act: &Act, zh: bool) -> String {
    let first = act.first();
    let nobody = if zh { "（不知是谁）" } else { "(unknown)" };
    let person = match first.person.as_str() {
        "" => nobody,
        person => person,
    };
    let tool = if zh { first.tool.zh() } else { first.tool.id() };
    format!("{}  {}  {person}  {tool}", act.number, first.time.short())
}

/// The change with its files.
pub(crate) fn act_lines(act: &Act, zh: bool) -> String {
    let mut text = format!("{}\n", head(act, zh));
    let files = act.files();
    for path in files.keys().take(FILES) {
        let entries: Vec<&Entry> = act.entries.iter().filter(|entry| entry.file == *path).collect();
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", file_line(&entries, zh));
    }
    if let Some(left) = files.len().checked_sub(FILES).filter(|left| *left > 0) {
        let _ = if zh {
            writeln!(text, "    …还有 {left} 个文件：zhandian history {}", act.number)
        } else {
            writeln!(text, "    … {left} more files: zhandian history {}", act.number)
        };
    }
    text
}

/// Whether a field says which content a picture was made of.
fn is_original(field: &str) -> bool {
    field.starts_with(ORIGINAL)
}

/// A file with the records and fields that changed; all entries are of that file.
pub(crate) fn file_line(entries: &[&Entry], zh: bool) -> String {
    let Some(first) = entries.first() else {
        return String::new();
    };
    let what = match (first.before, first.after, zh) {
        (None, _, true) => "  新文件",
        (None, _, false) => "  new file",
        (_, None, true) => "  删除",
        (_, None, false) => "  deleted",
        _ => "",
    };
    let records: Vec<String> = entries
        .iter()
        .filter_map(|entry| {
            let record = entry.record.as_deref()?;
            let word = |field| {
                if is_original(field) {
                    if zh { "原图在历史里" } else { "original kept" }
                } else {
                    field
                }
            };
            let fields: Vec<&str> = entry
                .fields
                .iter()
                .map(String::as_str)
                .map(word)
                .take(FIELDS)
                .collect();
            let more = if entry.fields.len() > FIELDS { " …" } else { "" };
            Some(
                format!("{record} {}{more}", fields.join(" "))
                    .trim_end()
                    .to_owned(),
            )
        })
        .collect();
    let shown: Vec<&str> = records.iter().map(String::as_str).take(FILES).collect();
    let more = if records.len() > FILES { "； …" } else { "" };
    let records = if shown.is_empty() {
        String::new()
    } else {
        format!("  {}{more}", shown.join("；"))
    };
    format!("    {}{what}{records}", first.file)
}

/// One line of the ledger with its number.
pub(crate) fn as_json(number: usize, entry: &Entry) -> Value {
    let person = (entry.tool != Tool::Found || !entry.person.is_empty()).then_some(&entry.person);
    json!({
        "kind": "change", "number": number, "time": entry.time.long(), "person": person,
        "tool": entry.tool.id(), "record": entry.record, "fields": entry.fields, "file": entry.file,
        "before": entry.before.map(|hash| hash.hex()), "after": entry.after.map(|hash| hash.hex()),
        "change": entry.change, "undoes": entry.undoes,
    })
}
