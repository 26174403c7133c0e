//! Saving: what a form says of a record, tried against the whole site, and written through the save door.
//!
//! **You are here:** `session/desk` — after `open`; `check` takes the same way and writes nothing.

use super::bring::{Brought, came_with};
use super::meant::Meant;
use super::open::Sight;
use super::{Desk, Done, rename};
use crate::build::Built;
use crate::diag::Severity;
use crate::edit::Value;
use crate::edit::history::Tool;
use crate::form::{self, Kind, Opened, Unopened, Wanted};
use crate::html::escape;
use crate::ledger::{Names, get};
use crate::preview::edit::{Posted, Question, Reply};
use crate::session::save::{FileSave, SaveError, save_with_originals};
use crate::site::Site;
use std::fmt::Write as _;

/// What is said when somebody saved in the same moment.
const OVERTAKEN: &str = "<div class=\"note warn\" data-conflict role=\"alert\"><p>就在保存的一刻，别人改了这个文件，什么都没有写。\
                              您写的都在下面：再按一次保存，程序会把两个人的改动放在一起，或者让您选。</p></div>";

impl Desk {
    /// Saves what was sent of a record.
    pub(super) fn save(
        &self,
        question: &Question<'_>,
        kind: &'static Kind,
        id: &str,
        posted: &Posted,
    ) -> Reply {
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
        let mut came = came_with(self, kind, posted);
        let brought = std::mem::take(&mut came.brought);
        let mut told = std::mem::take(&mut came.told);
        let (pairs, blanks) = moved(&came.pairs);
        let sent = opened.sent(&pairs, &names, &base);
        if posted.text("save").is_none() && is_move(posted) {
            let mut page = self.page_of(question, &built, &opened);
            page.only = only_of(posted);
            let sight = Sight {
                told: &[],
                blanks: &blanks,
                status: 200,
            };
            return self.draw(site, &opened, &base, &sent, page, &sight);
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
        let renaming = rename::renaming(site, &opened, &wanted, posted);
        let (wanted, renamed) = match &renaming {
            Some(own) => (own.with_alias(&opened, wanted), self.renamed(site, &opened, own)),
            None => (wanted, Vec::new()),
        };
        let meant = self.meant(
            &opened,
            wanted,
            renaming.as_ref(),
            &renamed,
            &brought,
            Severity::Error,
        );
        // A draft may be saved with errors, but not without what could not be written or was not taken.
        let may = told.is_empty() && !meant.refused && is_draft(&meant.wanted) && !meant.files.is_empty();
        told.extend(meant.told.iter().cloned());
        if form::errors(&told).next().is_some() && !may {
            let value = meant.wanted.value.clone().unwrap_or(sent);
            let mut page = self.page_of(question, &built, &opened);
            page.only = only_of(posted);
            let sight = Sight {
                told: &told,
                blanks: &[],
                status: 422,
            };
            return self.draw(site, &opened, &base, &value, page, &sight);
        }
        self.write(question, &built, site, &opened, meant, &brought, posted)
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
        brought: &[Brought],
        posted: &Posted,
    ) -> Reply {
        let key = rename::id_key(opened.kind);
        let id = match meant.wanted.value.as_ref().and_then(|value| get(value, key)) {
            Some(Value::Text(new)) if is_plain(new) && meant.wanted.changed.iter().any(|own| own == key) => {
                new.clone()
            }
            _ => opened.id.clone(),
        };
        let back = |change: &str| {
            let only = only_of(posted).join(",");
            let only = if only.is_empty() {
                String::new()
            } else {
                format!("&only={only}")
            };
            Reply::See(format!("/_edit/{}/{id}?saved={change}{only}", opened.kind.word))
        };
        if meant.files.is_empty() {
            return back("0");
        }
        let lines = meant.files.iter().map(|file| file.lines).sum();
        let elsewhere = self.elsewhere(site, opened, &meant);
        let own = |path: &str| opened.parts.iter().any(|part| part.file == path);
        let mended: Vec<String> = meant
            .files
            .iter()
            .map(|file| file.path.clone())
            .filter(|path| !own(path))
            .collect();
        let mut files: Vec<FileSave> = brought.iter().map(Brought::save).collect();
        let originals: Vec<&[u8]> = brought.iter().filter_map(Brought::original).collect();
        files.extend(meant.files.into_iter().map(|file| FileSave {
            path: file.path,
            opened: file.opened,
            new: Some(file.bytes),
            touched: Vec::new(),
        }));
        match save_with_originals(&self.root, &self.author(posted, Tool::Form), files, &originals) {
            Ok(saved) => {
                self.waiting.saved(brought);
                let change = saved.change.unwrap_or_else(|| "0".to_owned());
                let others = if meant.wanted.others.is_empty() {
                    String::new()
                } else {
                    format!(
                        "<p>同时有人改了：{}。他们改的都留着。</p>",
                        escape(&others_of(opened, &meant.wanted))
                    )
                };
                let mut told = String::new();
                if id != opened.id {
                    told = self.told_of_renaming(site, opened, &meant.wanted, &mended);
                    let mut made = self
                        .made
                        .lock()
                        .unwrap_or_else(std::sync::PoisonError::into_inner);
                    if let Some(part) = opened.parts.first() {
                        made.insert(format!("{}:{id}", opened.kind.word), part.file.clone());
                    }
                }
                self.remember(
                    &change,
                    Done {
                        lines,
                        notes: format!("{told}{others}{elsewhere}"),
                    },
                );
                back(&change)
            }
            Err(SaveError::Conflict(_)) => self.unsaved(
                question,
                built,
                site,
                opened,
                &meant.wanted,
                posted,
                (409, OVERTAKEN.to_owned()),
            ),
            Err(error) => {
                let note = format!(
                    "<div class=\"note warn\" role=\"alert\"><p>没有保存：{}</p></div>",
                    escape(&error.message(true))
                );
                self.unsaved(question, built, site, opened, &meant.wanted, posted, (422, note))
            }
        }
    }

    /// The form with all that was typed, and why it could not be written.
    #[allow(clippy::too_many_arguments, reason = "the parts of one page")]
    fn unsaved(
        &self,
        question: &Question<'_>,
        built: &Built,
        site: &Site,
        opened: &Opened,
        wanted: &Wanted,
        posted: &Posted,
        (status, notes): (u16, String),
    ) -> Reply {
        let value = wanted.value.clone().unwrap_or_else(|| opened.value.clone());
        let mut page = self.page_of(question, built, opened);
        page.notes = notes;
        let sight = Sight {
            told: &[],
            blanks: &[],
            status,
        };
        let base = base_of(posted).unwrap_or_else(|| opened.value.clone());
        self.draw(site, opened, &base, &value, page, &sight)
    }

    /// What another id did: which files are mended.
    fn told_of_renaming(&self, site: &Site, opened: &Opened, wanted: &Wanted, mended: &[String]) -> String {
        let tree = self.session.lock().folder.tree.clone();
        let mut out = format!("<p data-renamed=\"{}\">编号改了", mended.len());
        let aliases = wanted.value.as_ref().and_then(|value| get(value, "aliases"));
        let old = Value::Text(opened.id.clone());
        if matches!(aliases, Some(Value::List(all)) if all.contains(&old)) {
            out.push_str("，旧编号在“曾用编号”里，旧网址会转到这里");
        }
        if mended.is_empty() {
            out.push_str("。</p>");
            return out;
        }
        let _ = write!(out, "。写着它的 {} 个文件一起改了：</p><ul>", mended.len());
        for path in mended.iter().take(20) {
            out.push_str(&super::start::file_line(site, &tree, path));
        }
        out.push_str("</ul>");
        out
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
            let say = |value: Option<&Value>| match value {
                Some(value) => opened.words(&clash.key, value, &names),
                None => "（没有）".to_owned(),
            };
            let label = opened.label(&clash.key);
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
        let sight = Sight {
            told: &[],
            blanks: &[],
            status: 409,
        };
        let base = base_of(posted).unwrap_or_else(|| opened.value.clone());
        self.draw(site, opened, &base, sent, page, &sight)
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
}

/// The names of the fields that somebody else has changed.
fn others_of(opened: &Opened, wanted: &Wanted) -> String {
    let labels: Vec<String> = wanted.others.iter().map(|key| opened.label(key)).collect();
    labels.join("、")
}

/// What the record was when the form was made.
pub(super) fn base_of(posted: &Posted) -> Option<Value> {
    let json: serde_json::Value = serde_json::from_str(posted.text("_base")?).ok()?;
    crate::ledger::from_json(&json)
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
    !id.is_empty()
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// Whether the record would show only in the preview.
pub(super) fn is_draft(wanted: &Wanted) -> bool {
    wanted.value.as_ref().is_some_and(Opened::is_draft)
}

/// Whether a button of a list was pressed.
fn is_move(posted: &Posted) -> bool {
    ["_add", "_remove", "_up", "_down"]
        .iter()
        .any(|name| posted.text(name).is_some())
}

/// The fields as a button of a list leaves them, and the lists that get an empty entry.
pub(super) fn moved(fields: &[(String, String)]) -> (Vec<(String, String)>, Vec<String>) {
    let mut pairs: Vec<(String, String)> = fields.to_vec();
    let pressed = |name: &str| {
        fields
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.clone())
    };
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
