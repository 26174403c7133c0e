//! Changed files: what a comparison means for the bytes of content.
//!
//! **You are here:** `ledger/` — after `compare`, through `edit/`; no IO: whoever calls writes them, all or none.

use super::compare::{Comparison, FileChange, Line, Place, State};
use super::question::Question;
use crate::diag::{Severity, code};
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

    /// Notes an error that the site would have with the changes: at the line that alone changes its file, else for the file.
    pub fn spoilt(&mut self, file: &str, said: Question) {
        let mut own = self
            .lines
            .iter_mut()
            .filter(|line| line.file == file && matches!(line.state, State::Changed | State::New));
        let (first, more) = (own.next(), own.next().is_some());
        let (record, place, hidden) = match first {
            Some(line) if !more => {
                line.state = State::Rejected;
                line.said = Some(said);
                return;
            }
            Some(line) => (line.record.clone(), line.place.clone(), line.hidden),
            None => (
                String::new(),
                Place {
                    sheet: String::new(),
                    row: None,
                    column: None,
                    heading: String::new(),
                },
                false,
            ),
        };
        self.lines.push(Line {
            record,
            file: file.to_owned(),
            field: String::new(),
            before: None,
            after: None,
            state: State::Rejected,
            place: Place {
                column: None,
                heading: String::new(),
                ..place
            },
            hidden,
            said: Some(said),
        });
    }

    /// Makes conflicts of the lines of files that somebody changed while they were about to be written.
    pub fn overtaken(&mut self, files: &[String]) {
        let said = Question::new(
            "正要写的时候，别人改了这个文件，所以什么都没有写：看清两个值，再运行一次",
            "somebody changed the file while it was about to be written, so that nothing is: look at both values and run it again",
        );
        for line in &mut self.lines {
            if files.contains(&line.file) && matches!(line.state, State::Changed | State::New) {
                line.state = State::Conflict;
                line.said = Some(said.clone());
            }
        }
    }

    /// Marks the lines that content refuses: that of the field, or all of the file.
    fn refused(&mut self, file: &str, refusal: &Refusal) {
        let wrong = refusal
            .findings
            .iter()
            .find(|one| one.severity == Severity::Error);
        let lacking = wrong.is_some_and(|one| one.fault.code.id == code::MISSING_KEY.id);
        let finding = wrong.map(|finding| Question::of_fault(finding.fault.clone()));
        let said = finding.unwrap_or_else(|| Question::new(refusal.zh.clone(), refusal.en.clone()));
        let field = refusal.field.as_ref().map(ToString::to_string);
        let of_field = |line: &Line| field.as_ref().is_some_and(|field| concerns(field, &line.field));
        let of_file = |line: &Line| line.file == file && matches!(line.state, State::Changed | State::New);
        let some = self.lines.iter().any(|line| of_file(line) && of_field(line));
        let mut told = false;
        for line in &mut self.lines {
            if of_file(line) && (!some || of_field(line)) {
                line.state = State::Rejected;
                line.said = Some(
                    lacking
                        .then(|| alone(line))
                        .flatten()
                        .unwrap_or_else(|| said.clone()),
                );
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

/// What is said of a cell that wants another one beside it: `坐标·纬度` is none without `坐标·经度`. None for a cell by itself.
fn alone(line: &Line) -> Option<Question> {
    let (group, _) = line.place.heading.split_once('·')?;
    let heading = &line.place.heading;
    Some(Question::new(
        format!("“{heading}”不能单独填：“{group}·……”这几列里还有必填的，一起填上"),
        format!(
            "`{}` cannot stand alone: other columns of its group must be filled in, too",
            line.field
        ),
    ))
}

/// Whether a field of a file is what a column holds: the same, in it, or around it; an item's row says its own fields.
fn concerns(field: &str, column: &str) -> bool {
    let within = |inner: &str, outer: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let item = field.split_once("].").map_or(field, |(_, own)| own);
    [field, item]
        .iter()
        .any(|field| within(field, column) || within(column, field))
}

#[cfg(test)]
mod tests {
    use super::concerns;

    #[test]
    fn a_field_is_found_in_the_column_that_holds_it() {
        for (field, column) in [
            ("phone[0]", "phone"),
            ("name", "name.zh"),
            ("name.bo", "name.bo"),
            ("items[3].name.zh", "name.zh"),
            ("items[3].hours[0].open", "hours"),
        ] {
            assert!(concerns(field, column), "{field} {column}");
        }
        for (field, column) in [("name.bo", "name.zh"), ("phone[0]", "email"), ("name", "names")] {
            assert!(!concerns(field, column), "{field} {column}");
        }
    }
}
