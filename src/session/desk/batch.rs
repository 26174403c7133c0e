//! Batch: one field of many stations, filled in once: hours, days off, the banner.
//!
//! **You are here:** `session/desk` — beside `save`; all files or none.

use super::open::{files, measures};
use super::{Desk, Done, page};
use crate::edit::history::Tool;
use crate::edit::{self, Change, FieldPath, Step, Value};
use crate::form::{self, Around, Kind, Opened, Told};
use crate::html::escape;
use crate::ledger::{Names, get};
use crate::preview::edit::{Posted, Question, Reply};
use crate::session::errors;
use crate::session::save::{FileSave, save};
use crate::site::Site;
use std::fmt::Write as _;

/// The fields that are set for many stations at once.
const FIELDS: [&str; 5] = ["hours", "closed", "notice", "phone", "checked"];
/// The most stations that are listed to be ticked.
const LISTED: usize = 3_000;

impl Desk {
    /// The form, or what was sent with it.
    pub(super) fn batch(&self, question: &Question<'_>, posted: Option<&Posted>) -> Reply {
        let built = self.built();
        let (Some(site), Some(kind)) = (
            built.as_ref().and_then(|built| built.site()),
            Kind::named("station"),
        ) else {
            return self.broken();
        };
        let key = posted
            .and_then(|posted| posted.text("_field"))
            .or_else(|| question.query("field"))
            .filter(|key| FIELDS.contains(key))
            .unwrap_or("hours")
            .to_owned();
        let blank = Opened::blank(kind, &site.languages);
        let notes = question.query("saved").map(|change| self.saved_notes(change));
        let Some(posted) = posted else {
            let state = State {
                notes: notes.unwrap_or_default(),
                ..State::default()
            };
            return self.draw_batch(question, site, &blank, &key, &blank.value, &state);
        };
        let names = Names::of(site);
        let (pairs, blanks) = super::save::moved(&posted.fields);
        let value = blank.sent(&pairs, &names, &Value::Map(Vec::new()));
        let chosen: Vec<String> = posted.all("_station").map(str::to_owned).collect();
        let mut state = State {
            chosen,
            blanks,
            status: 200,
            ..State::default()
        };
        if posted.text("save").is_none() {
            return self.draw_batch(question, site, &blank, &key, &value, &state);
        }
        state.status = 422;
        if state.chosen.is_empty() {
            state.notes = warn("没有勾选站点：在下面勾选要改的站点。");
            return self.draw_batch(question, site, &blank, &key, &value, &state);
        }
        let new = get(&value, &key).cloned();
        if new.is_none() && posted.text("_empty").is_none() {
            state.notes = warn("什么都没有填。要清空这些站点的这一项，勾选“清空”再保存。");
            return self.draw_batch(question, site, &blank, &key, &value, &state);
        }
        match self.batch_files(site, kind, &state.chosen, &key, new.as_ref()) {
            Err((told, words)) => {
                state.told = told;
                state.notes = warn(&words);
                self.draw_batch(question, site, &blank, &key, &value, &state)
            }
            Ok((files, lines)) => match save(&self.root, &self.author(posted, Tool::Form), files) {
                Ok(saved) => {
                    let change = saved.change.unwrap_or_else(|| "0".to_owned());
                    let notes = format!("<p>改了 {} 个站点的文件。</p>", saved.files);
                    self.remember(&change, Done { lines, notes });
                    Reply::See(format!("/_edit/batch?field={key}&saved={change}"))
                }
                Err(error) => {
                    state.status = 409;
                    state.notes = warn(&error.message(true));
                    self.draw_batch(question, site, &blank, &key, &value, &state)
                }
            },
        }
    }

    /// The files of the chosen stations with the field set. *Errors:* what is wrong, at the field and in words.
    #[allow(clippy::type_complexity, reason = "two outcomes of one step")]
    fn batch_files(
        &self,
        site: &Site,
        kind: &'static Kind,
        chosen: &[String],
        key: &str,
        new: Option<&Value>,
    ) -> Result<(Vec<FileSave>, usize), (Vec<Told>, String)> {
        let mut out: Vec<FileSave> = Vec::new();
        let mut lines = 0;
        let path = FieldPath::parse(key).ok_or_else(|| (Vec::new(), "没有这个字段".to_owned()))?;
        let mut first: Option<Opened> = None;
        for id in chosen {
            let opened = self
                .open(site, kind, id)
                .map_err(|_| (Vec::new(), format!("站点 {id} 打不开：先单独打开它")))?;
            let Some((part, bytes)) = opened
                .parts
                .first()
                .and_then(|part| Some((part, part.bytes.clone()?)))
            else {
                continue;
            };
            let step = match new {
                Some(value) => Step::Set {
                    path: path.clone(),
                    value: value.clone(),
                },
                None => Step::Remove { path: path.clone() },
            };
            let change = Change::Fields {
                record: part.at.clone(),
                steps: vec![step],
            };
            // Several stations may stand in one file.
            let at = out.iter().position(|file| file.path == part.file);
            let now = at
                .and_then(|at| out.get(at))
                .and_then(|file| file.new.clone())
                .unwrap_or_else(|| bytes.clone());
            let edited = edit::apply_draft(&part.file, &now, &[change], part.lang)
                .map_err(|refusal| (Vec::new(), format!("{}：{}", opened.name(), refusal.zh)))?;
            lines += edited.lines_changed;
            match at.and_then(|at| out.get_mut(at)) {
                Some(file) => file.new = Some(edited.bytes),
                None => out.push(FileSave {
                    path: part.file.clone(),
                    opened: Some(*blake3::hash(&bytes).as_bytes()),
                    new: Some(edited.bytes),
                    touched: Vec::new(),
                }),
            }
            first.get_or_insert(opened);
        }
        let mut session = self.session.lock();
        let known: Vec<_> = session.wrong.clone();
        let texts = out.iter().map(|file| (file.path.as_str(), file.new.as_deref()));
        let tried = session.tried(texts);
        drop(session);
        let old = |finding: &&crate::diag::Diagnostic| {
            !known
                .iter()
                .any(|own| own.place.file == finding.place.file && own.fault == finding.fault)
        };
        let found: Vec<_> = errors(&tried.diagnostics).filter(old).cloned().collect();
        if found.is_empty() {
            return Ok((out, lines));
        }
        let mut told = Vec::new();
        if let Some(opened) = &first
            && let Some(part) = opened.parts.first()
            && let Some(bytes) = out
                .iter()
                .find(|file| file.path == part.file)
                .and_then(|file| file.new.as_ref())
        {
            told = form::by_field(opened, part, bytes, &found);
        }
        let words = found
            .first()
            .map(|one| format!("没有保存：{}", one.fault.zh))
            .unwrap_or_default();
        Err((told, words))
    }

    fn draw_batch(
        &self,
        question: &Question<'_>,
        site: &Site,
        blank: &Opened,
        key: &str,
        value: &Value,
        state: &State,
    ) -> Reply {
        let names = Names::of(site);
        let (files, measures) = (files(site), measures(site));
        let around = Around {
            names: &names,
            languages: &site.languages,
            told: &state.told,
            files: &files,
            measures: &measures,
            blanks: &state.blanks,
        };
        let mut tabs = String::from("<nav class=\"contents\" aria-label=\"改哪一项\"><ul>");
        for own in FIELDS {
            let current = if own == key { " aria-current=\"page\"" } else { "" };
            let _ = write!(
                tabs,
                "<li><a href=\"/_edit/batch?field={own}\"{current}>{}</a></li>",
                escape(&blank.label(own))
            );
        }
        tabs.push_str("</ul></nav>");
        let mut boxes = String::new();
        let lines = blank.kind.all(site);
        let more = lines.len().saturating_sub(LISTED);
        for line in lines.iter().take(LISTED) {
            let checked = if state.chosen.contains(&line.id) {
                " checked"
            } else {
                ""
            };
            let _ = write!(
                boxes,
                "<label><input type=\"checkbox\" name=\"_station\" value=\"{}\"{checked}> {}</label>",
                escape(&line.id),
                escape(&line.name)
            );
        }
        if more > 0 {
            let _ = write!(
                boxes,
                "<p class=\"quiet\">还有 {more} 个站点没有列出：用台账（zhandian export）一次改更多</p>"
            );
        }
        let by = if self.person().is_some() {
            String::new()
        } else {
            "<p class=\"field by\"><label for=\"f:_by\">您的姓名</label><input type=\"text\" id=\"f:_by\" name=\"_by\"></p>".to_owned()
        };
        let main = format!(
            "<form method=\"post\" action=\"/_edit/batch\" enctype=\"multipart/form-data\" novalidate data-record=\"batch:{key}\">\
             <input type=\"hidden\" name=\"_token\" value=\"{token}\"><input type=\"hidden\" name=\"_field\" value=\"{key}\">\
             <div class=\"bar\"><div class=\"what\"><h1>几个站点一起改</h1></div><p class=\"status\" role=\"status\" data-status></p>\
             <button name=\"save\" value=\"1\" class=\"main\">保存</button></div>{notes}{tabs}\
             <section aria-labelledby=\"what\"><h2 id=\"what\">改成</h2>{fields}\
             <p class=\"boxes\"><label><input type=\"checkbox\" name=\"_empty\" value=\"1\"> 清空这一项</label></p></section>\
             <section aria-labelledby=\"which\"><h2 id=\"which\">改哪些站点</h2><fieldset class=\"field set\"><legend>勾选站点</legend>\
             <p class=\"all\" data-all hidden></p><div class=\"boxes columns\">{boxes}</div></fieldset></section>{by}</form>",
            token = escape(question.token),
            notes = state.notes,
            fields = form::form_fields(blank, value, &[key.to_owned()], &around),
        );
        let status = if state.status == 0 { 200 } else { state.status };
        page(status, "几个站点一起改", &main, "batch")
    }
}

/// What the page shows beside the field.
#[derive(Default)]
struct State {
    notes: String,
    chosen: Vec<String>,
    blanks: Vec<String>,
    told: Vec<Told>,
    status: u16,
}

fn warn(words: &str) -> String {
    format!(
        "<div class=\"note warn\" role=\"alert\"><p>{}</p></div>",
        escape(words)
    )
}
