//! Saving: what a form says of a record, tried against the whole site, and written through the save door.
//!
//! **You are here:** `session/desk` — after `open`; `check` takes the same way and writes nothing.

use super::open::Sight;
use super::{Changed, Desk, Done, upload};
use crate::build::Built;
use crate::diag::{Diagnostic, Severity};
use crate::edit::history::Tool;
use crate::edit::{self, Change, Refusal, Step, Value};
use crate::form::{self, BODY, Kind, Opened, Part, Told, Unopened, Wanted};
use crate::html::escape;
use crate::ledger::{Names, get};
use crate::preview::edit::{Posted, Question, Reply};
use crate::session::save::{FileSave, SaveError, save};
use crate::session::{Tried, errors};
use crate::site::Site;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// What a form means for the files.
pub(super) struct Meant {
    /// What is wanted of the fields.
    pub(super) wanted: Wanted,
    /// The files that become others.
    pub(super) files: Vec<Changed>,
    /// What is said of the fields.
    pub(super) told: Vec<Told>,
    /// The site as it would be; none where nothing changes.
    pub(super) tried: Option<Tried>,
}

impl Desk {
    /// Saves what was sent of a record.
    pub(super) fn save(&self, question: &Question<'_>, kind: &'static Kind, id: &str, posted: &Posted) -> Reply {
        let Some(built) = self.built() else {
            return self.broken();
        };
        let Some(site) = built.site() else {
            return self.broken();
        };
        let opened = match self.open(site, kind, id) {
            Ok(opened) => opened,
            Err(Unopened::Gone) => return self.nothing(),
            Err(Unopened::Unreadable) => return self.as_text(question, site, kind, id),
        };
        let names = Names::of(site);
        let base = base_of(posted).unwrap_or_else(|| opened.value.clone());
        let (uploads, mut told) = self.uploads(posted);
        let (pairs, blanks) = moved(&posted.fields, &uploads);
        let sent = sent(&opened, &pairs, &names, &base);
        if posted.text("save").is_none() && is_move(posted) {
            let mut page = self.page_of(question, &built, &opened);
            page.only = only_of(posted);
            let sight = Sight { told: &[], blanks: &blanks, status: 200 };
            return self.draw(&built, site, &opened, &base, &sent, page, &sight);
        }
        let choice = |key: &str| match posted.text(&format!("_take.{key}")) {
            Some("mine") => Some(true),
            Some("theirs") => Some(false),
            _ => None,
        };
        let wanted = form::wanted(&opened, &base, &sent, &choice);
        if !wanted.clashes.is_empty() {
            return self.clash(question, &built, site, &opened, &sent, &wanted, posted);
        }
        let wanted = super::rename::with_alias(&opened, wanted);
        let renamed = self.renamed(site, &opened, &wanted, posted);
        let meant = self.meant(&opened, wanted, &renamed, &uploads);
        told.extend(meant.told.iter().cloned());
        if form::errors(&told).next().is_some() && !is_draft(&meant.wanted) {
            let value = meant.wanted.value.clone().unwrap_or(sent);
            let mut page = self.page_of(question, &built, &opened);
            page.only = only_of(posted);
            let sight = Sight { told: &told, blanks: &[], status: 422 };
            return self.draw(&built, site, &opened, &base, &value, page, &sight);
        }
        self.write(question, &built, site, &opened, meant, uploads, posted)
    }

    /// What a form means: the files as they would be, tried against the whole site.
    pub(super) fn meant(
        &self,
        opened: &Opened,
        wanted: Wanted,
        more: &[Changed],
        uploads: &[upload::Brought],
    ) -> Meant {
        let mut files = Vec::new();
        let mut told = Vec::new();
        for part in &opened.parts {
            match changed(opened, part, &wanted) {
                Ok(Some(file)) => files.push(file),
                Ok(None) => {}
                Err(refusal) => told.push(refused(opened, part, &refusal)),
            }
        }
        for file in more {
            if !files.iter().any(|own: &Changed| own.path == file.path) {
                files.push(Changed { bytes: file.bytes.clone(), path: file.path.clone(), ..*file });
            }
        }
        let mut tried = None;
        if !files.is_empty() {
            let mut session = self.session.lock();
            let brought = uploads.iter().map(|own| (own.path.as_str(), Some(own.bytes.as_slice())));
            let texts = files.iter().map(|file| (file.path.as_str(), Some(file.bytes.as_slice())));
            let site = session.tried(texts.chain(brought));
            told.extend(judged(opened, &files, &site, &session.wrong));
            tried = Some(site);
        }
        Meant { wanted, files, told, tried }
    }

    /// Writes the files, and says so on the page that follows.
    #[allow(clippy::too_many_arguments, reason = "the parts of one save")]
    pub(super) fn write(
        &self,
        question: &Question<'_>,
        built: &Built,
        site: &Site,
        opened: &Opened,
        meant: Meant,
        uploads: Vec<upload::Brought>,
        posted: &Posted,
    ) -> Reply {
        let key = if opened.kind.word == "region" { "code" } else { "id" };
        let id = match meant.wanted.value.as_ref().and_then(|value| get(value, key)) {
            Some(Value::Text(new)) if is_plain(new) && meant.wanted.changed.iter().any(|own| own == key) => new.clone(),
            _ => opened.id.clone(),
        };
        let back = |change: &str| {
            let only = only_of(posted).join(",");
            let only = if only.is_empty() { String::new() } else { format!("&only={only}") };
            Reply::See(format!("/_edit/{}/{id}?saved={change}{only}", opened.kind.word))
        };
        if meant.files.is_empty() {
            return back("0");
        }
        let lines = meant.files.iter().map(|file| file.lines).sum();
        let elsewhere = self.elsewhere(site, opened, &meant);
        let mut files: Vec<FileSave> = uploads.into_iter().map(upload::Brought::into_save).collect();
        files.extend(meant.files.into_iter().map(|file| FileSave {
            path: file.path,
            opened: file.opened,
            new: Some(file.bytes),
            touched: Vec::new(),
        }));
        match save(&self.root, &self.author(posted, Tool::Form), files) {
            Ok(saved) => {
                let change = saved.change.unwrap_or_else(|| "0".to_owned());
                let others = if meant.wanted.others.is_empty() {
                    String::new()
                } else {
                    format!(
                        "<p>同时有人改了：{}。他们改的都留着。</p>",
                        escape(&labels(opened, &meant.wanted.others).join("、"))
                    )
                };
                if id != opened.id {
                    let mut made = self.made.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    if let Some(part) = opened.parts.first() {
                        made.insert(format!("{}:{id}", opened.kind.word), part.file.clone());
                    }
                }
                self.remember(&change, Done { lines, notes: format!("{others}{elsewhere}") });
                back(&change)
            }
            Err(SaveError::Conflict(_)) => {
                let value = meant.wanted.value.clone().unwrap_or_else(|| opened.value.clone());
                let mut page = self.page_of(question, built, opened);
                page.notes = "<div class=\"note warn\" data-conflict role=\"alert\"><p>就在保存的一刻，别人改了这个文件，什么都没有写。\
                              您写的都在下面：再按一次保存，程序会把两个人的改动放在一起，或者让您选。</p></div>"
                    .to_owned();
                let sight = Sight { told: &[], blanks: &[], status: 409 };
                let base = base_of(posted).unwrap_or_else(|| opened.value.clone());
                self.draw(built, site, opened, &base, &value, page, &sight)
            }
            Err(error) => {
                let value = meant.wanted.value.clone().unwrap_or_else(|| opened.value.clone());
                let mut page = self.page_of(question, built, opened);
                page.notes = format!(
                    "<div class=\"note warn\" role=\"alert\"><p>没有保存：{}</p></div>",
                    escape(&error.message(true))
                );
                let sight = Sight { told: &[], blanks: &[], status: 422 };
                let base = base_of(posted).unwrap_or_else(|| opened.value.clone());
                self.draw(built, site, opened, &base, &value, page, &sight)
            }
        }
    }

    /// Both values of what two people changed, to choose from.
    #[allow(clippy::too_many_arguments, reason = "the parts of one page")]
    fn clash(
        &self,
        question: &Question<'_>,
        built: &Built,
        site: &Site,
        opened: &Opened,
        sent: &Value,
        wanted: &Wanted,
        posted: &Posted,
    ) -> Reply {
        let names = Names::of(site);
        let mut notes = String::from(
            "<div class=\"note warn\" data-conflict role=\"alert\"><h2>您打开以后，别人也改了这里：选一个</h2>\
             <p>什么都还没有写。选好以后再按保存。</p>",
        );
        for clash in &wanted.clashes {
            let say = |value: Option<&Value>| in_words(opened, &clash.key, value, &names);
            let label = labels(opened, std::slice::from_ref(&clash.key)).join("");
            let _ = write!(
                notes,
                "<fieldset class=\"clash\" data-conflict-field=\"{0}\"><legend>{1}</legend>\
                 <label><input type=\"radio\" name=\"_take.{0}\" value=\"theirs\" form=\"record-form\"> 现在文件里的：<b data-theirs>{2}</b></label>\
                 <label><input type=\"radio\" name=\"_take.{0}\" value=\"mine\" form=\"record-form\"> 您写的：<b data-mine>{3}</b></label></fieldset>",
                escape(&clash.key),
                escape(&label),
                escape(&say(clash.theirs.as_ref())),
                escape(&say(clash.mine.as_ref())),
            );
        }
        notes.push_str("</div>");
        let mut page = self.page_of(question, built, opened);
        page.only = only_of(posted);
        page.notes = notes.replace(" form=\"record-form\"", "");
        let sight = Sight { told: &[], blanks: &[], status: 409 };
        let base = base_of(posted).unwrap_or_else(|| opened.value.clone());
        self.draw(built, site, opened, &base, sent, page, &sight)
    }

    /// What is told after a save.
    pub(super) fn saved_notes(&self, change: &str) -> String {
        if change == "0" {
            return "<div class=\"note done\" data-saved data-changed=\"0\" role=\"status\"><p>没有改动，什么都没有写。</p></div>".to_owned();
        }
        let Some(done) = self.remembered(change) else {
            return String::new();
        };
        format!(
            "<div class=\"note done\" data-saved data-changed=\"{0}\" data-change=\"{1}\" role=\"status\"><p>已保存，改了 {0} 行。\
             <button formaction=\"/_edit/undo\" name=\"change\" value=\"{1}\" class=\"link\" formnovalidate>撤销这次修改</button></p>{2}</div>",
            done.lines,
            escape(change),
            done.notes,
        )
    }

    /// Where values that were changed still stand in other records.
    fn elsewhere(&self, site: &Site, opened: &Opened, meant: &Meant) -> String {
        let gone = gone(opened, meant);
        if gone.is_empty() {
            return String::new();
        }
        let session = self.session.lock();
        let own: Vec<&str> = meant.files.iter().map(|file| file.path.as_str()).collect();
        let mut out = String::new();
        for (label, old) in gone.iter().take(5) {
            let mut places = Vec::new();
            for file in session.folder.tree.files() {
                if own.contains(&&*file.path) || !file.path.starts_with("content/") {
                    continue;
                }
                let text = file.bytes().map(String::from_utf8_lossy);
                if text.is_some_and(|text| text.contains(old.as_str())) {
                    places.push(Arc::clone(&file.path));
                }
            }
            if places.is_empty() {
                continue;
            }
            let _ = write!(
                out,
                "<div class=\"elsewhere\" data-elsewhere=\"{2}\"><p>旧的{0}“{1}”还在 {2} 处：</p><ul>",
                escape(label),
                escape(old),
                places.len()
            );
            for path in places.iter().take(20) {
                out.push_str(&super::start::file_line(site, path));
            }
            out.push_str("</ul></div>");
        }
        out
    }
}

/// Single values that the record had and has no more, with the name of their field.
fn gone(opened: &Opened, meant: &Meant) -> Vec<(String, String)> {
    fn texts<'v>(value: &'v Value, all: &mut Vec<&'v str>) {
        match value {
            Value::Text(text) => all.push(text),
            Value::List(items) => items.iter().for_each(|item| texts(item, all)),
            Value::Map(entries) => entries.iter().for_each(|(_, item)| texts(item, all)),
        }
    }
    let mut gone = Vec::new();
    let (mut now, new) = (Vec::new(), meant.wanted.value.as_ref());
    if let Some(value) = new {
        texts(value, &mut now);
    }
    for key in meant.wanted.changed.iter().filter(|key| *key != BODY) {
        let mut old = Vec::new();
        if let Some(value) = get(&opened.value, key) {
            texts(value, &mut old);
        }
        let label = labels(opened, std::slice::from_ref(key)).join("");
        for text in old {
            let told = text.chars().count();
            // Short words and long texts stand elsewhere for reasons of their own.
            if (6..=60).contains(&told) && !text.contains('\n') && !now.contains(&text) && text.chars().any(|c| c.is_ascii_digit() || !c.is_ascii()) && is_particular(text) {
                gone.push((label.clone(), text.to_owned()));
            }
        }
    }
    gone
}

/// Whether a text is a value that other records would have for the same reason: no time, no day.
fn is_particular(text: &str) -> bool {
    let days = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | ':' | ' '));
    !days || (text.len() >= 10 && text.split('-').count() == 2)
}

/// Names of fields as the form has them.
pub(super) fn labels(opened: &Opened, keys: &[String]) -> Vec<String> {
    keys.iter().map(|key| opened.label(key)).collect()
}

/// A field's value for people.
pub(super) fn in_words(opened: &Opened, key: &str, value: Option<&Value>, names: &Names) -> String {
    let Some(value) = value else { return "（没有）".to_owned() };
    opened.words(key, value, names)
}

/// What the record was when the form was made.
pub(super) fn base_of(posted: &Posted) -> Option<Value> {
    let json: serde_json::Value = serde_json::from_str(posted.text("_base")?).ok()?;
    crate::ledger::from_json(&json)
}

/// What a form says.
pub(super) fn sent(opened: &Opened, pairs: &[(String, String)], names: &Names, base: &Value) -> Value {
    opened.sent(pairs, names, base)
}

/// The keys of a form that has only some.
pub(super) fn only_of(posted: &Posted) -> Vec<String> {
    let keys = posted.text("_only").unwrap_or_default().split(',');
    keys.filter(|key| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
        .map(str::to_owned)
        .collect()
}

/// Whether a text can stand in an address as it is.
fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Whether the record would show only in the preview.
pub(super) fn is_draft(wanted: &Wanted) -> bool {
    wanted.value.as_ref().is_some_and(Opened::is_draft)
}

/// Whether a button of a list was pressed.
fn is_move(posted: &Posted) -> bool {
    ["_add", "_remove", "_up", "_down"].iter().any(|name| posted.text(name).is_some())
}

/// The fields as a button of a list leaves them, and the lists that get an empty entry.
pub(super) fn moved(fields: &[(String, String)], uploads: &[upload::Brought]) -> (Vec<(String, String)>, Vec<String>) {
    let mut pairs: Vec<(String, String)> = fields.to_vec();
    for brought in uploads {
        if let Some(field) = &brought.field {
            pairs.retain(|(name, _)| name != field);
            pairs.push((field.clone(), brought.named()));
        }
    }
    let pressed = |name: &str| fields.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone());
    if let Some(entry) = pressed("_remove") {
        pairs.retain(|(name, _)| !is_below(name, &entry));
    }
    for (button, step) in [("_up", -1_i64), ("_down", 1)] {
        if let Some(entry) = pressed(button)
            && let Some((list, at)) = entry.strip_suffix(']').and_then(|own| own.rsplit_once('['))
            && let Ok(at) = at.parse::<i64>()
            && at + step >= 0
        {
            let (one, other) = (entry.clone(), format!("{list}[{}]", at + step));
            for (name, _) in &mut pairs {
                if is_below(name, &one) {
                    *name = format!("{other}{}", &name[one.len()..]);
                } else if is_below(name, &other) {
                    *name = format!("{one}{}", &name[other.len()..]);
                }
            }
        }
    }
    (pairs, pressed("_add").into_iter().collect())
}

fn is_below(name: &str, entry: &str) -> bool {
    name.strip_prefix(entry)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// A file of the record as the form wants it; none where it is so already.
fn changed(opened: &Opened, part: &Part, wanted: &Wanted) -> Result<Option<Changed>, Refusal> {
    let steps = opened.steps(part, wanted);
    if steps.is_empty() {
        return Ok(None);
    }
    let Some(bytes) = &part.bytes else {
        return begun(part, steps).map(Some);
    };
    let change = Change::Fields {
        record: part.at.clone(),
        steps,
    };
    let edited = edit::apply_draft(&part.file, bytes, &[change], part.lang)?;
    if edited.bytes == *bytes {
        return Ok(None);
    }
    Ok(Some(Changed {
        path: part.file.clone(),
        opened: Some(*blake3::hash(bytes).as_bytes()),
        bytes: edited.bytes,
        lines: edited.lines_changed,
    }))
}

/// A version of a document that is begun.
fn begun(part: &Part, steps: Vec<Step>) -> Result<Changed, Refusal> {
    let mut entries = Vec::new();
    let mut body = None;
    for step in steps {
        match step {
            Step::Set { path, value } => entries.push((path.to_string(), value)),
            Step::Body(text) => body = Some(text),
            Step::Remove { .. } | Step::Add { .. } => {}
        }
    }
    entries.push(("translation".to_owned(), Value::map([("status", "unreviewed")])));
    let bytes = edit::new_file(&part.file, &Value::Map(entries), body.as_deref(), part.lang)?;
    Ok(Changed {
        path: part.file.clone(),
        opened: None,
        lines: bytes.iter().filter(|byte| **byte == b'\n').count(),
        bytes,
    })
}

/// Why a file cannot be written so, at the field.
fn refused(opened: &Opened, part: &Part, refusal: &Refusal) -> Told {
    let field = refusal.field.as_ref().map(ToString::to_string).unwrap_or_default();
    let field = match &part.prefix {
        Some(prefix) => field
            .strip_prefix(&format!("{prefix}."))
            .unwrap_or_default()
            .to_owned(),
        None => field,
    };
    let _ = opened;
    let first = refusal.findings.first();
    Told {
        field,
        code: first.map_or("Z100", |finding| finding.fault.code.id).to_owned(),
        severity: Severity::Error.id().to_owned(),
        message: refusal.zh.clone(),
        help: String::new(),
    }
}

/// What the whole site says of the changed files: of their fields all that is wrong now and was not before, and of other records
/// what this change breaks.
fn judged(opened: &Opened, files: &[Changed], site: &Tried, before: &[Diagnostic]) -> Vec<Told> {
    let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for finding in before {
        *known.entry(key(finding)).or_default() += 1;
    }
    let mut new: Vec<Diagnostic> = Vec::new();
    for finding in errors(&site.built.diagnostics) {
        match known.get_mut(&key(finding)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => new.push(finding.clone()),
        }
    }
    let mut told = Vec::new();
    for part in &opened.parts {
        if let Some(file) = files.iter().find(|file| file.path == part.file) {
            told.extend(form::by_field(opened, part, &file.bytes, &new));
        }
    }
    let own = |finding: &&Diagnostic| opened.parts.iter().any(|part| part.file == *finding.place.file);
    for finding in new.iter().filter(|finding| !own(finding)).take(10) {
        told.push(Told {
            field: String::new(),
            code: finding.fault.code.id.to_owned(),
            severity: finding.severity.id().to_owned(),
            message: format!("{}：{}", finding.place.file, finding.fault.zh),
            help: finding.fault.help_zh.clone().unwrap_or_default(),
        });
    }
    let _ = &site.tree;
    told
}

fn key(finding: &Diagnostic) -> (&str, &str, &str) {
    (&finding.place.file, finding.fault.code.id, &finding.fault.zh)
}


