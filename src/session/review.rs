//! Review at the desk: who may sign which step of a document, and the entry that says so; the paper form of it.
//!
//! **You are here:** `session/` — after `site/review`, which says how far a document has come; `zhandian review` and the form ask
//! the same here. `documents`: what is reviewed. `sheet`: 信息发布审批单. Nothing is written here.

mod documents;
mod sheet;

pub use documents::{Reviewable, find, reviewable};
pub use sheet::html as sheet;

use super::save::FileSave;
use crate::disk::tree::Tree;
use crate::edit::{self, Change, FieldPath, RecordAt, Step, Value};
use crate::site::Site;

/// What was said, in Chinese and English.
pub type Words = (String, String);

/// Whether a step may be signed now; `broken`: the file has errors. *Errors:* why not.
pub fn allowed(
    own: &Reviewable<'_>,
    steps: &[&str],
    rank: usize,
    by: &str,
    broken: bool,
) -> Result<(), Words> {
    let step = steps.get(rank).copied().unwrap_or_default();
    if own.draft {
        return Err((
            format!("这是草稿。写完了，先删去 draft: true 再做{step}：审完再删，内容就和审的不一样了"),
            format!(
                "this is a draft. Delete draft: true before {step}: deleted afterwards, it would be another content"
            ),
        ));
    }
    if broken {
        return Err((
            format!("内容里有错误，改好再做{step}：zhandian check"),
            format!("it has errors; mend them before {step}: zhandian check"),
        ));
    }
    if let Some(first) = steps
        .get(own.reviewed.passed)
        .filter(|_| own.reviewed.passed < rank)
    {
        return Err((
            format!("还不能做{step}：今天的内容还没有{first}"),
            format!("{step} cannot be yet: today's content has had no {first}"),
        ));
    }
    if let Some(earlier) = own.reviewed.by.iter().position(|name| name == by) {
        let earlier = steps.get(earlier).copied().unwrap_or_default();
        return Err((
            format!("{earlier}是 {by} 做的，{step}要请另一个人"),
            format!("{earlier} was done by {by}: {step} is for another person"),
        ));
    }
    Ok(())
}

/// The file with one more entry in `review`: the step and who signs it.
///
/// # Errors
/// The file cannot be read, or not be written so.
pub fn signed(
    site: &Site,
    tree: &Tree,
    own: &Reviewable<'_>,
    (step, by): (&str, &str),
    note: Option<&str>,
) -> Result<FileSave, Words> {
    let none = || {
        (
            format!("{} 读不出来", own.file),
            format!("{} cannot be read", own.file),
        )
    };
    let file = tree.get(own.file).ok_or_else(none)?;
    let bytes = file.bytes().ok_or_else(none)?;
    let mut entry = vec![
        ("role".to_owned(), Value::from(step)),
        ("name".to_owned(), by.into()),
        ("date".to_owned(), site.today.to_string().into()),
        ("of".to_owned(), own.reviewed.hash.to_string().into()),
        ("parts".to_owned(), own.reviewed.parts.clone().into()),
    ];
    if let Some(note) = note.map(str::trim).filter(|note| !note.is_empty()) {
        entry.push(("note".to_owned(), note.into()));
    }
    let path = FieldPath::parse("review").ok_or_else(none)?;
    let change = Change::Fields {
        record: RecordAt::Only,
        steps: vec![Step::Add {
            path,
            at: None,
            value: Value::Map(entry),
        }],
    };
    let edited =
        edit::apply(own.file, bytes, &[change], own.lang).map_err(|refusal| (refusal.zh, refusal.en))?;
    Ok(FileSave {
        path: own.file.to_owned(),
        opened: Some(file.hash),
        new: Some(edited.bytes),
        touched: Vec::new(),
    })
}
