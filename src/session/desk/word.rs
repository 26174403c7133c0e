//! Word documents as new records: a `.docx` that is dropped or chosen becomes the form of a new notice, disclosure or page, filled
//! in as far as the document tells, as a draft; nothing is written before it is saved.
//!
//! **You are here:** `session/desk` — before `new`; [`crate::session::intake`] reads the document.

use super::Desk;
use super::from_word::TARGETS;
use super::new::{Drawn, proposed};
use crate::edit::Value;
use crate::form::{BODY, Kind, Opened};
use crate::html::escape;
use crate::preview::edit::{Posted, Question, Reply};
use crate::session::intake::{Draft, Target};
use crate::site::Site;
use crate::word::{LeftOut, Remark};
use std::fmt::Write as _;

/// The most of a piece that is left out and shown. *Units:* characters.
const SHOWN: usize = 200;

impl Desk {
    /// The form of a new record, filled in from a document.
    pub(super) fn word(&self, question: &Question<'_>, posted: &Posted) -> Reply {
        let Some(built) = self.built() else {
            return self.broken();
        };
        let record = posted.text("_record").and_then(|record| record.split_once(':'));
        let wanted = posted.text("as").or(record.map(|(kind, _)| kind));
        let target = TARGETS.iter().find(|(word, ..)| Some(*word) == wanted);
        let (Some(site), Some((word, _, target))) = (built.site(), target) else {
            return self.said(
                422,
                "没有打开文档",
                "先选它是通知公告、公开件还是页面，再选文件。",
            );
        };
        let Some(kind) = Kind::named(word) else {
            return self.nothing();
        };
        let Some(upload) = posted.files.iter().find(|own| own.control == "word") else {
            return self.said(422, "没有打开文档", "没有选文件：按后退键，选一个 .docx 文件。");
        };
        let name = super::bring::plain_name(&upload.file_name);
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let draft = match Draft::read(&upload.bytes, stem) {
            Ok(draft) => draft,
            Err(refusal) => {
                return self.said(422, "没有打开文档", &format!("“{name}”打不开：{}", refusal.zh));
            }
        };
        let blank = Opened::blank(kind, &site.languages);
        let (value, notes) = self.filled(site, kind, *target, draft);
        let drawn = Drawn {
            notes,
            unsaved: true,
            ..Drawn::default()
        };
        self.draw_new(question, site, &blank, &value, &drawn)
    }

    /// The fields of the new record, and what is to be said above them.
    fn filled(&self, site: &Site, kind: &Kind, target: Target, mut draft: Draft) -> (Value, String) {
        let titled = Value::Map(
            draft
                .found(target)
                .into_iter()
                .filter(|(key, _)| *key == "title")
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        );
        let mut id = proposed(site, kind, &titled);
        if id.is_empty() {
            "word".clone_into(&mut id);
        }
        draft.place_pictures(&id, &[], &|path| self.is_taken(path));
        self.waiting.put_pictures(draft.ready().cloned());
        let mut entries: Vec<(String, Value)> = draft
            .found(target)
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        let assumed = assumed(site, target);
        entries.extend(
            assumed
                .iter()
                .map(|(key, value)| ((*key).to_owned(), value.clone())),
        );
        let default = site.default_lang();
        let mut refused: Vec<Remark> = Vec::new();
        // What the record's own reader refuses is not offered.
        if let Ok(record) = draft.record(target, &id, entries.clone(), &[], default) {
            entries = record.fields;
            refused = record.refused;
        }
        if target == Target::Disclosure {
            // A row had to stand there while the fields were tried; which one it is nobody has said.
            entries.retain(|(key, _)| key != "item");
        }
        entries.push(("draft".to_owned(), "true".into()));
        let texts = Value::map([(default.tag(), draft.body().trim_end())]);
        entries.push((BODY.to_owned(), texts));
        let notes = notes(&draft, &refused);
        (Value::Map(entries), notes)
    }
}

/// What a record cannot be without and no document tells: the day, the column, for a trial the first row of the catalogue.
fn assumed(site: &Site, target: Target) -> Vec<(&'static str, Value)> {
    if target == Target::Page {
        return Vec::new();
    }
    let mut out = vec![("date", Value::from(site.today.to_string()))];
    if target == Target::Notice {
        let columns = &site.settings().notice_categories;
        let column = columns
            .iter()
            .find(|own| own.id.as_str() == "notices")
            .or_else(|| columns.first());
        out.extend(column.map(|own| ("category", own.id.as_str().into())));
    } else {
        let row = site.catalogue.first();
        out.extend(row.map(|own| ("item", own.id.as_str().into())));
    }
    out
}

/// What is said above the form: that nothing is written yet, what is left out, what is to be done.
fn notes(draft: &Draft, refused: &[Remark]) -> String {
    let mut out = String::from(
        "<div class=\"note\" data-from-word role=\"status\"><p>下面是从 Word 文档认出来的，还没有保存。看一遍，改好，再按保存；\
         它先是草稿，要发布时把“草稿”改成“不写”。</p>",
    );
    let unsaid = draft.ready().filter(|own| own.alt.is_empty()).count();
    if unsaid > 0 {
        let _ = write!(
            out,
            "<p>有 {unsaid} 张图片没有说明：在正文的 <code>![]</code> 里写上图里有什么。</p>"
        );
    }
    let listed = &draft.offered.attachments;
    if !listed.is_empty() {
        let _ = write!(
            out,
            "<p>文中列了附件：{}。文件不在 Word 里，拖到“附件”那一格。</p>",
            escape(&listed.join("、"))
        );
    }
    for remark in draft.remarks().iter().chain(refused) {
        let _ = write!(out, "<p>{}</p>", escape(&remark.zh));
    }
    out.push_str(&left_out(draft.left_out()));
    out.push_str("</div>");
    out
}

/// What the text does not have.
fn left_out(all: &[LeftOut]) -> String {
    if all.is_empty() {
        return String::new();
    }
    let mut out =
        String::from("<details open><summary>没有带进来的，需要的自己补</summary><ul data-left-out>");
    for own in all {
        let mut text: String = own.text.chars().take(SHOWN).collect();
        if text.len() < own.text.len() {
            text.push('…');
        }
        let _ = write!(out, "<li>{}：{}</li>", own.what.zh(), escape(&text));
    }
    out.push_str("</ul></details>");
    out
}
