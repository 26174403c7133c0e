//! Changed files: what a comparison means for the bytes of content.
//!
//! **You are here:** `ledger/` — after `compare`, through `edit/`; no IO: whoever calls writes them, all or none.

use super::compare::{Comparison, FileChange, Line, Place, State};
use super::question::Question;
use crate::edit::{self, Refusal};
use crate::lang::Lang;

/// A file as it is to be.
#[derive(Debug, Clone)]
pub struct ChangedFile {
    /// Path relative to the site folder.
    pub file: String,
    /// Its bytes now; none for a new one.
    pub before: Option<Vec<u8>>,
    /// Its bytes then.
    pub after: Vec<u8>,
}

impl Comparison {
    /// The files as the workbook wants them; `read` gives a file's bytes now. What content refuses becomes a rejected line.
    pub fn files(&mut self, default: Lang, read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Vec<ChangedFile> {
        let mut out = Vec::new();
        for change in std::mem::take(&mut self.files) {
            match &change {
                FileChange::Edit {
                    file,
                    default,
                    changes,
                } => {
                    let Some(before) = read(file) else { continue };
                    match edit::apply(file, &before, changes, *default) {
                        Ok(edited) if edited.bytes == before => {}
                        Ok(edited) => out.push(ChangedFile {
                            file: file.clone(),
                            before: Some(before),
                            after: edited.bytes,
                        }),
                        Err(refusal) => self.refused(file, &refusal),
                    }
                }
                FileChange::Create { file, record } => match edit::new_file(file, record, None, default) {
                    Ok(after) => out.push(ChangedFile {
                        file: file.clone(),
                        before: None,
                        after,
                    }),
                    Err(refusal) => self.refused(file, &refusal),
                },
            }
            self.files.push(change);
        }
        out
    }

    /// Marks the lines that content refuses: that of the field, or all of the file.
    fn refused(&mut self, file: &str, refusal: &Refusal) {
        let finding = refusal.findings.first().map(|finding| {
            let help =
                |help: &Option<String>| help.as_ref().map_or_else(String::new, |help| format!("。{help}"));
            Question::new(
                format!("{}{}", finding.fault.zh, help(&finding.fault.help_zh)),
                format!("{}{}", finding.fault.en, help(&finding.fault.help_en)),
            )
        });
        let said = finding.unwrap_or_else(|| Question::new(refusal.zh.clone(), refusal.en.clone()));
        let field = refusal.field.as_ref().map(ToString::to_string);
        let of_field = |line: &Line| {
            field.as_ref().is_some_and(|field| {
                let plain = field.rsplit("].").next().unwrap_or(field);
                line.field == *field || line.field == plain || line.field.starts_with(&format!("{plain}."))
            })
        };
        let of_file = |line: &Line| line.file == file && matches!(line.state, State::Changed | State::New);
        let some = self.lines.iter().any(|line| of_file(line) && of_field(line));
        let mut told = false;
        for line in &mut self.lines {
            if of_file(line) && (!some || of_field(line)) {
                line.state = State::Rejected;
                line.said = Some(said.clone());
                told = true;
            }
        }
        if !told {
            self.lines.push(Line {
                record: String::new(),
                file: file.to_owned(),
                field: field.unwrap_or_default(),
                before: None,
                after: None,
                state: State::Rejected,
                place: Place {
                    sheet: String::new(),
                    row: None,
                    column: None,
                    heading: String::new(),
                },
                hidden: false,
                said: Some(said),
            });
        }
    }
}
