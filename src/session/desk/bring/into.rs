//! Files that came with a form, without a script's help: into the field that takes one, or into the text of the record.
//!
//! **You are here:** `desk/bring` — before `save`. `_file:attachments[0].file` fills that field; `_into:body.zh` becomes a line of
//! that text (a picture, with what `_alt:body.zh` says of it) or an attachment of the document.

use super::{Brought, refused};
use crate::form::{BODY, Kind, Told};
use crate::preview::edit::Posted;
use crate::session::desk::Desk;

/// A form with what was brought.
pub(crate) struct Came {
    /// The fields, with what was brought in them.
    pub(crate) pairs: Vec<(String, String)>,
    /// What is to be written with the record.
    pub(crate) brought: Vec<Brought>,
    /// Why others were not taken.
    pub(crate) told: Vec<Told>,
}

/// The fields of a form with the files that came with it, and those that waited for it.
pub(crate) fn came_with(desk: &Desk, kind: &Kind, posted: &Posted) -> Came {
    let mut came = Came {
        pairs: posted.fields.clone(),
        brought: Vec::new(),
        told: Vec::new(),
    };
    for upload in &posted.files {
        let (way, field) = upload.control.split_once(':').unwrap_or(("", ""));
        if !matches!(way, "_file" | "_into") {
            continue;
        }
        let alt = posted.text(&format!("_alt:{field}")).unwrap_or_default().trim();
        match desk.admitted(upload, alt) {
            Ok(Brought::Picture(ready)) if way == "_into" && ready.alt.is_empty() => {
                let words = "写上图里有什么，读屏软件念给看不见的人听";
                came.told.push(refused(field, &upload.file_name, words));
            }
            Ok(brought) => {
                if way == "_file" {
                    came.pairs.retain(|(name, _)| name != field);
                    came.pairs.push((field.to_owned(), brought.link().to_owned()));
                } else {
                    came.put(kind, field, alt, &brought);
                }
                // A form that comes back with errors, or with one more entry, names it still.
                desk.waiting.put(brought);
            }
            Err(words) => came.told.push(refused(field, &upload.file_name, &words)),
        }
    }
    came.brought = desk.waiting.named_in(&came.pairs);
    came
}

impl Came {
    /// Puts a file into a text, or among the attachments.
    fn put(&mut self, kind: &Kind, field: &str, title: &str, brought: &Brought) {
        let title = if title.is_empty() { brought.stem() } else { title };
        let line = match brought {
            Brought::Picture(ready) => ready.line(),
            Brought::File { .. } if kind.file.is_document() && field.starts_with(BODY) => {
                let at = (0..5_000).find(|at| {
                    let own = format!("attachments[{at}].");
                    !self
                        .pairs
                        .iter()
                        .any(|(name, text)| name.starts_with(&own) && !text.is_empty())
                });
                let own = format!("attachments[{}]", at.unwrap_or(0));
                self.pairs
                    .push((format!("{own}.file"), brought.link().to_owned()));
                let lang = field.strip_prefix(BODY).unwrap_or_default();
                self.pairs.push((format!("{own}.title{lang}"), title.to_owned()));
                return;
            }
            Brought::File { .. } => {
                let title = title.replace('[', "\\[").replace(']', "\\]");
                format!("[{title}](<{}>)", brought.link())
            }
        };
        match self.pairs.iter_mut().find(|(name, _)| name == field) {
            Some((_, text)) => {
                let gap = if text.trim().is_empty() { "" } else { "\n\n" };
                *text = format!("{}{gap}{line}", text.trim_end());
            }
            None => self.pairs.push((field.to_owned(), line)),
        }
    }
}
