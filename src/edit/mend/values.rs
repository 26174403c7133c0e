//! Values that are written otherwise than the format has them, and can mean one thing alone: dates, document numbers,
//! telephones, codes whose zeros a spreadsheet ate.
//!
//! **You are here:** `edit/mend` — what was meant is said by `value/`; written by the edit engine; no IO.

use super::{Known, Mend, Step, line_of};
use crate::diag::{Code, code};
use crate::edit::place::{Form, Place};
use crate::edit::records::{File, Layout};
use crate::edit::{Change, FieldPath, RecordAt, Step as Edit, Value, apply_draft};
use crate::lang::Lang;
use crate::record::Shape;
use crate::value::half_width;
use crate::value::{DocumentNumber, Id, RegionCode, Scalar};

/// So many values are tried one by one where all at once cannot be written: each is a reading of the file.
const MOST_ALONE: usize = 100;

/// A value to be mended.
struct Found {
    path: String,
    better: String,
    mend: Mend,
}

/// Mends the values of all records of a file.
pub(super) fn mend(path: &str, bytes: &[u8], known: &Known, default: Lang) -> Step {
    let file = File::read(path, bytes).ok()?;
    let layout = file.layout().ok()?;
    let mut changes = Vec::new();
    let mut mends = Vec::new();
    for (index, (_, place)) in layout.records().iter().enumerate() {
        let mut look = Look {
            file: &file,
            layout: &layout,
            known,
            found: Vec::new(),
        };
        look.place(place, Some(file.shape), "");
        let mut steps = Vec::new();
        for Found { path, better, mend } in look.found {
            let Some(path) = FieldPath::parse(&path) else {
                continue;
            };
            steps.push(Edit::Set {
                path,
                value: Value::Text(better),
            });
            mends.push(mend);
        }
        if !steps.is_empty() {
            changes.push(Change::Fields {
                record: RecordAt::Index(index),
                steps,
            });
        }
    }
    if changes.is_empty() {
        return None;
    }
    if let Ok(edited) = apply_draft(path, bytes, &changes, default) {
        return Some((edited.bytes, mends));
    }
    // One value that cannot be written does not hold up the others.
    let alone = changes.iter().flat_map(|change| match change {
        Change::Fields { record, steps } => steps.iter().map(|step| (record, step)).collect(),
        _ => Vec::new(),
    });
    let mut written = bytes.to_vec();
    let mut done = Vec::new();
    for ((record, step), mend) in alone.zip(mends).take(MOST_ALONE) {
        let change = Change::Fields {
            record: record.clone(),
            steps: vec![step.clone()],
        };
        if let Ok(edited) = apply_draft(path, &written, &[change], default) {
            written = edited.bytes;
            done.push(mend);
        }
    }
    (!done.is_empty()).then_some((written, done))
}

struct Look<'f> {
    file: &'f File<'f>,
    layout: &'f Layout<'f>,
    known: &'f Known,
    found: Vec<Found>,
}

impl Look<'_> {
    /// Looks through a value and everything in it.
    fn place(&mut self, place: &Place, shape: Option<&Shape>, path: &str) {
        match &place.form {
            Form::Nothing => {}
            Form::Map { entries, .. } => {
                let one = shape
                    .and_then(Shape::item)
                    .filter(|_| shape.is_some_and(Shape::takes_one));
                let shape = one.or(shape);
                for entry in entries {
                    let dot = if path.is_empty() { "" } else { "." };
                    let field = shape.and_then(|shape| shape.field(&entry.key));
                    self.place(&entry.value, field, &format!("{path}{dot}{}", entry.key));
                }
            }
            Form::List { items, .. } => {
                for (index, item) in items.iter().enumerate() {
                    let shape = shape.and_then(Shape::item);
                    self.place(&item.value, shape, &format!("{path}[{index}]"));
                }
            }
            Form::Text { text, .. } => {
                let one = shape
                    .and_then(Shape::item)
                    .filter(|_| shape.is_some_and(Shape::takes_one));
                if let Some(shape) = one.or(shape) {
                    self.text(place, text.trim(), shape, path);
                }
            }
        }
    }

    fn text(&mut self, place: &Place, text: &str, shape: &Shape, path: &str) {
        let Some(format) = shape.format() else { return };
        let own_name = matches!(path, "id" | "code");
        let region = format == RegionCode::FORMAT;
        if (region || format == Id::FORMAT)
            && !own_name
            && let Some(code) = self.known.with_zeros(text, region)
        {
            let zh = format!("“{text}”前面的 0 丢了(电子表格常会吃掉它)，本站只有 {code} 对得上");
            let en = format!("`{text}` has lost its zeros (spreadsheets eat them): only {code} fits");
            let code_ = if region {
                code::BAD_REGION_CODE
            } else {
                code::BAD_ID
            };
            self.add(place, path, code.to_owned(), (code_, zh, en));
            return;
        }
        if format == DocumentNumber::FORMAT
            && let Ok(number) = DocumentNumber::read(text)
        {
            if number.mended() {
                let zh = format!("发文字号“{text}”改成规范的写法 {number}");
                let en = format!("the document number `{text}` is written {number}");
                self.add(
                    place,
                    path,
                    number.to_string(),
                    (code::MENDED_DOCUMENT_NUMBER, zh, en),
                );
            }
            return;
        }
        // Ids are addresses: whoever made one says what it is to be.
        if let Some(fault) = shape.refuses(text)
            && fault.code.id != code::BAD_ID.id
            && let Some(better) = fault.instead
            // Where nothing but the width of its signs is changed, that is what was meant.
            && (fault.sure || half_width(text).replace('。', ".") == better)
            && shape.refuses(&better).is_none()
        {
            let (zh, en) = (
                format!("{}；改成 {better}", fault.zh),
                format!("{}: written {better}", fault.en),
            );
            self.add(place, path, better, (fault.code, zh, en));
        }
    }

    fn add(&mut self, place: &Place, path: &str, better: String, said: (&'static Code, String, String)) {
        let (code, zh, en) = said;
        let line = line_of(&self.file.raw.text, self.layout.in_file_at(place.start));
        self.found.push(Found {
            path: path.to_owned(),
            better,
            mend: Mend {
                line: Some(line),
                code,
                zh,
                en,
                field: Some(path.to_owned()),
            },
        });
    }
}
