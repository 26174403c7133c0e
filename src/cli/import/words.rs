//! Import of a word list: entries of `content/wording.yaml` from a workbook, a CSV file or lines of text.
//!
//! **You are here:** `cli/import` — beside `document`; what the list says is found by [`crate::ledger::words()`].

use super::document;
use super::said::Said;
use super::trouble::Trouble;
use crate::cli::args::{Common, Import as Options};
use crate::cli::report::Report;
use crate::cli::terminal::outln;
use crate::cli::{Exit, author, difference, noticed, source};
use crate::edit::history::Tool;
use crate::edit::{self, Change, Refusal, Value};
use crate::lang::Lang;
use crate::ledger::{self, Word};
use crate::record::wording::WordKind;
use crate::record::{Item, parse};
use crate::session::save::{FileSave, save};
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The site's own list.
const LIST: &str = "content/wording.yaml";

/// What stands above the first entry of a new list.
const HEAD: &str = "# 用词表：检查时，内容里出现 wrong 的地方会列出来，提示改成 right\n";

pub(super) fn run(common: &Common, options: &Options, report: &Report) -> Exit {
    let said = Said::new(report, &options.file);
    match go(common, options, report) {
        Ok(exit) => exit,
        Err(trouble) => said.trouble(trouble),
    }
}

fn go(common: &Common, options: &Options, report: &Report) -> Result<Exit, Trouble> {
    let bytes = document::bytes(&options.file, ledger::LARGEST, report)?;
    let name = options.file.to_string_lossy();
    let words = ledger::words(&name, &bytes, options.words)
        .map_err(|question| Trouble::Refused(question.zh, question.en))?;
    for remark in &words.remarks {
        report.always(&remark.zh, &remark.en);
    }
    if !source::is_site(&common.root) {
        source::say_where(common, report);
        return Err(Trouble::Told(Exit::Usage));
    }
    let folder = source::read(common, report).ok_or(Trouble::Told(Exit::Machine))?;
    let before = folder.tree.get(LIST).and_then(|file| file.bytes());
    let fresh = fresh(before, words.entries, report);
    let added = fresh.len();
    let after = with(before, &fresh).map_err(|refusal| Trouble::Refused(refusal.zh, refusal.en))?;
    if !report.json {
        report.line(
            &format!("{LIST}：新加 {added} 条"),
            &format!("{LIST}: {added} new entries"),
        );
        let shown = difference::lines(before, Some(&after), "  ", report.zh());
        if !shown.is_empty() {
            outln!("{}", shown.trim_end());
        }
    }
    let mut written = 0;
    if options.apply && added > 0 {
        let by = author::of(&folder.root, &options.by, Tool::Import, report);
        let file = FileSave {
            path: LIST.to_owned(),
            opened: folder.tree.get(LIST).map(|file| file.hash),
            new: Some(after),
            touched: Vec::new(),
        };
        let saved = save(&folder.root, &by, vec![file])
            .map_err(|error| Trouble::Refused(error.message(true), error.message(false)))?;
        noticed::within(&saved, report);
        written = saved.files;
    } else if added > 0 {
        report.line(
            "这是预演，什么都没有写；加 --apply 才写",
            "nothing is written; --apply writes it",
        );
    }
    if report.json {
        outln!(
            "{}",
            json!({
                "kind": "summary", "command": "import", "file": LIST, "added": added, "written": written,
                "remarks": words.remarks.len(),
            })
        );
    }
    Ok(Exit::Done)
}

/// The entries that the site's list does not have; what it says otherwise stays and is told.
fn fresh(before: Option<&[u8]>, entries: Vec<Word>, report: &Report) -> Vec<Word> {
    let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
    if let Some(bytes) = before {
        for item in &parse(&Arc::from(LIST), bytes).items {
            if let Item::Wording(record) = item {
                let words = record.data.wrong.iter();
                known.extend(words.map(|word| (word.clone(), record.data.right.clone())));
            }
        }
    }
    let (mut fresh, mut there) = (Vec::new(), 0);
    for mut entry in entries {
        let right = entry.right.clone();
        entry.wrong.retain(|word| match known.get(word) {
            None => true,
            Some(own) => {
                if *own == right {
                    there += 1;
                } else {
                    let (own, new) = (own.as_deref().unwrap_or("—"), right.as_deref().unwrap_or("—"));
                    report.always(
                        &format!("“{word}”用词表里写的是“{own}”，这份表写的是“{new}”：没有改，要改的自己改"),
                        &format!("the list has {own} for {word}, this one {new}: it is left as it is"),
                    );
                }
                false
            }
        });
        if !entry.wrong.is_empty() {
            fresh.push(entry);
        }
    }
    if there > 0 {
        report.line(
            &format!("{there} 个词用词表里已经有了"),
            &format!("{there} words are in the list already"),
        );
    }
    fresh
}

/// The list with new entries at its end.
fn with(before: Option<&[u8]>, fresh: &[Word]) -> Result<Vec<u8>, Refusal> {
    let mut values = fresh.iter().map(value);
    let mut bytes = match before {
        Some(bytes) => bytes.to_vec(),
        None => match values.next() {
            Some(first) => {
                let list = edit::new_file(LIST, &first, None, Lang::ZH)?;
                [HEAD.as_bytes(), &list].concat()
            }
            None => Vec::new(),
        },
    };
    let changes: Vec<Change> = values.map(|value| Change::New { value }).collect();
    if !changes.is_empty() {
        bytes = edit::apply(LIST, &bytes, &changes, Lang::ZH)?.bytes;
    }
    Ok(bytes)
}

fn value(word: &Word) -> Value {
    let wrong = match &word.wrong[..] {
        [only] => Value::from(only.as_str()),
        several => Value::list(several.iter().map(String::as_str)),
    };
    let mut entries = vec![("wrong", wrong)];
    entries.extend(word.right.as_deref().map(|right| ("right", right.into())));
    if word.kind != WordKind::default() {
        entries.push(("kind", word.kind.id().into()));
    }
    entries.extend(word.note.as_deref().map(|note| ("note", note.into())));
    Value::map(entries)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn entries_come_to_the_end_of_the_list_and_the_rest_stays() {
        let word = |wrong: &[&str], right: Option<&str>, kind| Word {
            wrong: wrong.iter().map(|word| (*word).to_owned()).collect(),
            right: right.map(str::to_owned),
            kind,
            note: None,
        };
        let fresh = [
            word(&["截止目前"], Some("截至目前"), WordKind::Slip),
            word(&["内部资料", "机密"], None, WordKind::Sensitive),
        ];
        let before = "# 本单位的\n- {wrong: 帐号, right: 账号}   # 常错\n";
        let after = String::from_utf8(with(Some(before.as_bytes()), &fresh).unwrap()).unwrap();
        assert!(after.starts_with(before), "{after}");
        let new = String::from_utf8(with(None, &fresh).unwrap()).unwrap();
        assert!(new.starts_with(HEAD), "{new}");
        for (text, wanted) in [(&after, 3), (&new, 2)] {
            let parsed = parse(&Arc::from(LIST), text.as_bytes());
            assert!(parsed.diagnostics.is_empty(), "{:?}\n{text}", parsed.diagnostics);
            assert_eq!(parsed.items.len(), wanted, "{text}");
        }
        assert!(new.contains("sensitive") && !new.contains("slip"), "{new}");
    }
}
