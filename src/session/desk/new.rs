//! New records: an empty form, an id from the name, and the file at its right place.
//!
//! **You are here:** `session/desk` — beside `save`.

use super::bring::{Brought, came_with};
use super::open::{files, measures};
use super::rename::id_key;
use super::save::{moved, only_of};
use super::versions::{body_of, by_version, without_body};
use super::{Desk, Done};
use crate::build::Built;
use crate::diag::Severity;
use crate::disk::change;
use crate::edit::history::Tool;
use crate::edit::{self, Change, Value};
use crate::form::{self, Around, Kind, Opened, Page, Told};
use crate::lang::Lang;
use crate::ledger::{Names, get, id_of_name};
use crate::preview::edit::{Posted, Question, Reply};
use crate::session::save::{FileSave, SaveError, save_with_originals};
use crate::site::Site;
use crate::value::{Id, Scalar as _};
use std::sync::PoisonError;

impl Desk {
    /// An empty form, or what was sent with one.
    pub(super) fn new_record(
        &self,
        question: &Question<'_>,
        kind: &'static Kind,
        posted: Option<&Posted>,
    ) -> Reply {
        let Some(built) = self.built() else {
            return self.broken();
        };
        let Some(site) = built.site().filter(|_| kind.place.is_some()) else {
            return self.nothing();
        };
        let blank = Opened::blank(kind, &site.languages);
        let Some(posted) = posted else {
            let drawn = Drawn {
                notes: super::from_word::line(kind),
                ..Drawn::default()
            };
            return self.draw_new(question, site, &blank, &blank.value, &drawn);
        };
        let names = Names::of(site);
        let mut came = came_with(self, kind, posted);
        let brought = std::mem::take(&mut came.brought);
        let mut told = std::mem::take(&mut came.told);
        let (pairs, blanks) = moved(&came.pairs);
        let mut value = blank.sent(&pairs, &names, &Value::Map(Vec::new()));
        if posted.text("save").is_none() {
            let drawn = Drawn {
                blanks,
                unsaved: true,
                ..Drawn::default()
            };
            return self.draw_new(question, site, &blank, &value, &drawn);
        }
        let id = match get(&value, id_key(kind)) {
            Some(Value::Text(id)) => id.clone(),
            _ => proposed(site, kind, &value),
        };
        let taken = told.is_empty();
        told.extend(self.missing(&blank, &value, kind, &id));
        let default = blank.default();
        let mut files: Vec<FileSave> = brought.iter().map(Brought::save).collect();
        let (mut lines, mut written) = (0, false);
        if told.is_empty() {
            if kind.place.is_some_and(|place| !place.contains("{}"))
                && let Value::Map(entries) = &mut value
                && get_id(entries, id_key(kind)).is_none()
            {
                entries.insert(0, (id_key(kind).to_owned(), Value::Text(id.clone())));
            }
            let (own, others) = by_version(&blank, &value);
            match self.written(kind, &id, &blank, &own, default) {
                Ok(file) => {
                    lines = count(file.new.as_deref());
                    told.extend(self.tried_new(&blank, &file, &brought, Severity::Error).1);
                    files.extend(others.iter().filter_map(|other| other.file(&file.path)));
                    // The record's own file is the last.
                    files.push(file);
                    written = true;
                }
                Err(one) => told.push(one),
            }
        }
        let draft = Opened::is_draft(&value) && written && taken;
        if form::errors(&told).next().is_some() && !draft {
            return self.draw_new(question, site, &blank, &value, &Drawn::wrong(told, 422));
        }
        let path = files.last().map(|file| file.path.clone()).unwrap_or_default();
        let originals: Vec<&[u8]> = brought.iter().filter_map(Brought::original).collect();
        match save_with_originals(&self.root, &self.author(posted, Tool::Form), files, &originals) {
            Ok(saved) => {
                self.waiting.saved(&brought);
                let change = saved.change.unwrap_or_default();
                let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
                made.insert(format!("{}:{id}", kind.word), path);
                drop(made);
                self.remember(
                    &change,
                    Done {
                        lines,
                        notes: String::new(),
                    },
                );
                Reply::See(format!("/_edit/{}/{id}?saved={change}", kind.word))
            }
            Err(error) => {
                let message = match &error {
                    SaveError::Conflict(_) => format!("已经有编号是 {id} 的记录：换一个编号"),
                    SaveError::Refused(_) => error.message(true),
                };
                let told = vec![at(id_key(kind), "Z303", message)];
                self.draw_new(question, site, &blank, &value, &Drawn::wrong(told, 409))
            }
        }
    }

    /// The form of a new record as an answer.
    pub(super) fn draw_new(
        &self,
        question: &Question<'_>,
        site: &Site,
        blank: &Opened,
        value: &Value,
        drawn: &Drawn,
    ) -> Reply {
        let names = Names::of(site);
        let (files, measures) = (files(site), measures(site));
        let around = Around {
            names: &names,
            languages: &site.languages,
            told: &drawn.told,
            files: &files,
            measures: &measures,
            blanks: &drawn.blanks,
        };
        let page = Page {
            token: question.token.to_owned(),
            by: self.person(),
            new: true,
            only: question.posted.as_ref().map(only_of).unwrap_or_default(),
            notes: drawn.notes.clone(),
            unsaved: drawn.unsaved,
            ..Page::default()
        };
        let main = form::record(blank, &blank.value, value, &around, &page);
        let status = if drawn.status == 0 { 200 } else { drawn.status };
        super::page(status, &format!("新的{}", blank.kind.zh), &main, "record")
    }

    /// What a new record must have and has not.
    fn missing(&self, blank: &Opened, value: &Value, kind: &Kind, id: &str) -> Vec<Told> {
        let mut told: Vec<Told> = blank
            .required()
            .into_iter()
            .filter(|key| *key != id_key(kind) && get(value, key).is_none())
            .map(|key| {
                at(
                    &blank.first_control(key),
                    "Z201",
                    format!("请填写{}", blank.label(key)),
                )
            })
            .collect();
        let bad = match id_key(kind) {
            "code" => id.is_empty(),
            _ => Id::read(id).is_err() && !kind.place.is_some_and(|place| place.contains("measures")),
        };
        if bad || id.is_empty() {
            let fault = Id::read(id).err().map(|fault| fault.zh).unwrap_or_default();
            let words = if id.is_empty() {
                "请写编号：小写字母、数字和连字符，它就是网址".to_owned()
            } else {
                fault
            };
            told.push(at(id_key(kind), "Z203", words));
        }
        told
    }

    /// The file with the new record.
    pub(super) fn written(
        &self,
        kind: &Kind,
        id: &str,
        blank: &Opened,
        value: &Value,
        default: Lang,
    ) -> Result<FileSave, Told> {
        let refused = |refusal: edit::Refusal| {
            let field = refusal
                .findings
                .first()
                .map(|_| String::new())
                .unwrap_or_default();
            at(
                &field,
                refusal.findings.first().map_or("Z100", |own| own.fault.code.id),
                refusal.zh,
            )
        };
        let path = kind
            .new_file(id)
            .ok_or_else(|| at(id_key(kind), "Z203", "这个编号不能用".to_owned()))?;
        let there = change::read(&self.root, &path).map_err(|error| at("", "Z100", error.message(true)))?;
        let own = kind.place.is_none_or(|place| place.contains("{}"));
        match there {
            Some(_) if own => Err(at(
                id_key(kind),
                "Z303",
                format!("已经有编号是 {id} 的记录：换一个编号"),
            )),
            Some(bytes) => {
                let new = Change::New { value: value.clone() };
                let edited = edit::apply_draft(&path, &bytes, &[new], default).map_err(refused)?;
                Ok(FileSave {
                    opened: Some(*blake3::hash(&bytes).as_bytes()),
                    new: Some(edited.bytes),
                    path,
                    touched: Vec::new(),
                })
            }
            None => {
                let body = body_of(blank, value);
                let record = without_body(value, default);
                let bytes = edit::new_file(&path, &record, body.as_deref(), default).map_err(|refusal| {
                    let own = refusal.findings.first();
                    let field = own
                        .map(|finding| blank.field_in(&finding.place.at))
                        .unwrap_or_default();
                    at(
                        &field,
                        own.map_or("Z100", |own| own.fault.code.id),
                        refusal.zh.clone(),
                    )
                })?;
                Ok(FileSave {
                    path,
                    opened: None,
                    new: Some(bytes),
                    touched: Vec::new(),
                })
            }
        }
    }

    /// The site with the new file, and what it says of it.
    pub(super) fn tried_new(
        &self,
        blank: &Opened,
        file: &FileSave,
        brought: &[Brought],
        least: Severity,
    ) -> (Built, Vec<Told>) {
        let mut session = self.session.lock();
        let bytes = file.new.clone().unwrap_or_default();
        let more = brought.iter().map(|own| (own.path(), Some(own.bytes())));
        let texts = more.chain([(file.path.as_str(), Some(bytes.as_slice()))]);
        let (tried, rules) = session.judged(texts, &[&file.path], least);
        drop(session);
        let mut own = blank.clone();
        if let Some(part) = own.parts.first_mut() {
            part.file.clone_from(&file.path);
        }
        let found: Vec<_> = tried
            .diagnostics
            .iter()
            .chain(&rules)
            .filter(|finding| finding.severity != Severity::Note)
            .cloned()
            .collect();
        let part = own.parts.first();
        let told = part.map(|part| form::by_field(&own, part, &bytes, &found));
        (tried, told.unwrap_or_default())
    }
}

/// How the form of a new record is shown.
#[derive(Default)]
pub(super) struct Drawn {
    /// What is said of its fields.
    pub(super) told: Vec<Told>,
    /// Lists that have an empty entry more.
    pub(super) blanks: Vec<String>,
    /// Lines above the form, as HTML.
    pub(super) notes: String,
    /// Whether what the controls say would be lost with the tab.
    pub(super) unsaved: bool,
    /// The status of the answer; 0 is 200.
    pub(super) status: u16,
}

impl Drawn {
    fn wrong(told: Vec<Told>, status: u16) -> Drawn {
        Drawn {
            told,
            status,
            ..Drawn::default()
        }
    }
}

fn count(bytes: Option<&[u8]>) -> usize {
    bytes
        .unwrap_or_default()
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
}

fn get_id<'e>(entries: &'e [(String, Value)], key: &str) -> Option<&'e Value> {
    entries.iter().find(|(own, _)| own == key).map(|(_, value)| value)
}

fn at(field: &str, code: &str, message: String) -> Told {
    Told::error(field, code, message)
}

/// An id from the name: its pinyin, with a number where it is taken.
pub(super) fn proposed(site: &Site, kind: &Kind, value: &Value) -> String {
    let mut record = Opened::blank_name(value);
    record.truncate(400);
    let stem = id_of_name(&record);
    if stem.is_empty() {
        return stem;
    }
    let taken = |id: &str| kind.find(site, id).is_some();
    if !taken(&stem) && Id::read(&stem).is_ok() {
        return stem;
    }
    (2..1000)
        .map(|number| format!("{stem}-{number}"))
        .find(|id| !taken(id) && Id::read(id).is_ok())
        .unwrap_or_default()
}
