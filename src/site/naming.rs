//! Ids of translations: `关于放假的通知.bo.md` is called as `id` of `关于放假的通知.md` says.
//!
//! **You are here:** `site/` — before documents are paired by id; no IO.

use super::report::Reporter;
use crate::diag::{Fault, Place, code};
use crate::record::{Document, Naming};
use crate::value::Id;
use std::collections::HashMap;
use std::sync::Arc;

/// The path without the language and the extension: what an original and its translations share.
fn base<T>(document: &Document<T>) -> &str {
    let path = &*document.origin.file;
    let path = path.rsplit_once('.').map_or(path, |(path, _)| path);
    match document.lang {
        Some(lang) => path
            .strip_suffix(lang.tag())
            .and_then(|path| path.strip_suffix('.'))
            .unwrap_or(path),
        None => path,
    }
}

/// Gives translations without an id of their own the id of the file beside them. *Errors:* a translation whose name can
/// be no id and that has no original is reported and left out.
pub(super) fn from_originals<T: Clone>(documents: &mut Vec<Arc<Document<T>>>, reporter: &mut Reporter) {
    let given: HashMap<String, Id> = documents
        .iter()
        .filter(|document| document.named == Naming::Given)
        .map(|document| (base(document).to_owned(), document.id.clone()))
        .collect();
    let homeless = |document: &Arc<Document<T>>| document.named == Naming::Original;
    if given.is_empty() && !documents.iter().any(homeless) {
        return;
    }
    documents.retain_mut(|document| {
        if document.lang.is_none() || document.named == Naming::Given {
            return true;
        }
        let name = base(document);
        if let Some(id) = given.get(name) {
            if document.id != *id {
                let mut own = Document::clone(document);
                own.id = id.clone();
                *document = Arc::new(own);
            }
            return true;
        }
        if document.named == Naming::File {
            return true;
        }
        let stem = name.rsplit('/').next().unwrap_or(name);
        let fault = Fault::new(
            code::ORPHAN_TRANSLATION,
            format!("这份译文没有写着 id 的原文 {stem}.md"),
            format!("this translation has no original {stem}.md that gives an id"),
        )
        .help(
            "原文和译文用同一个文件名，在原文里写 id；只有译文时，在这里写 id: 小写字母、数字和短横",
            "give original and translation one name and write `id` in the original; without an original write `id` here",
        );
        reporter.report(fault, Place::file(&document.origin.file));
        false
    });
}
