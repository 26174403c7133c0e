//! Undo: the save that was just made, or an earlier one of this record, taken back.
//!
//! **You are here:** `session/desk` — by way of [`crate::session::history`], which plans it, and the save door.

use super::{Desk, Done};
use crate::disk::history::Store;
use crate::edit::history::Tool;
use crate::form::Opened;
use crate::html::escape;
use crate::preview::edit::{Posted, Reply};
use crate::session::history::{self, NoWay};
use crate::session::save::{FileSave, save};
use crate::site::Site;
use std::fmt::Write as _;

/// How many earlier changes of a record are listed below its form.
const LISTED: usize = 5;

impl Desk {
    /// What stands below a record's fields: taking changes back, and withdrawing it.
    pub(super) fn below(&self, token: &str, site: &Site, opened: &Opened) -> String {
        let mut out = self.steps(token, site, opened);
        out.push_str("<section class=\"below\" aria-label=\"这条记录\">");
        if matches!(opened.kind.word, "station" | "notice") {
            let links = self.links_to(site, opened);
            out.push_str(&super::withdraw::form(token, opened, &links));
        }
        out.push_str(&self.removal(token, site, opened));
        out.push_str(&self.earlier(token, opened));
        out.push_str("</section>");
        out
    }

    fn earlier(&self, token: &str, opened: &Opened) -> String {
        let Ok(chain) = history::chain(&Store::of(&self.root)) else {
            return String::new();
        };
        let own = |act: &&crate::edit::history::Act| {
            act.entries.iter().any(|entry| {
                opened.parts.iter().any(|part| part.file == entry.file)
                    && entry
                        .record
                        .as_deref()
                        .is_none_or(|record| record == opened.said() || opened.kind.items.is_some())
            })
        };
        let mut out = String::new();
        for act in chain.acts.iter().rev().filter(own).take(LISTED) {
            let entry = act.first();
            let fields: Vec<String> = act
                .entries
                .iter()
                .flat_map(|entry| &entry.fields)
                .map(|path| opened.label(path.split(['.', '[']).next().unwrap_or(path)))
                .fold(Vec::new(), |mut all, label| {
                    if !all.contains(&label) {
                        all.push(label);
                    }
                    all
                });
            let _ = write!(
                out,
                "<li>{} {} <span class=\"quiet\">{}</span> {} \
                 <form method=\"post\" action=\"/_edit/undo\"><input type=\"hidden\" name=\"_token\" value=\"{}\">\
                 <input type=\"hidden\" name=\"change\" value=\"{}\"><input type=\"hidden\" name=\"_record\" value=\"{}:{}\">\
                 <button class=\"quiet\" aria-label=\"撤销 {} 的修改\">撤销</button></form></li>",
                escape(&entry.time.short()),
                escape(&entry.person),
                entry.tool.zh(),
                escape(&fields.join("、")),
                escape(token),
                escape(&entry.change),
                escape(opened.kind.word),
                escape(&opened.id),
                escape(&entry.time.short()),
            );
        }
        if out.is_empty() {
            return out;
        }
        format!("<h2>最近的修改</h2><ul class=\"earlier\">{out}</ul>")
    }

    /// Takes a change back.
    pub(super) fn undo(&self, posted: &Posted) -> Reply {
        let wanted = posted.text("change").unwrap_or_default();
        let back = posted.text("_record").unwrap_or_default().replacen(':', "/", 1);
        let chain = history::chain(&Store::of(&self.root)).unwrap_or_default();
        let Some(act) = chain.acts.iter().find(|act| act.first().change == wanted) else {
            return self.said(404, "没有这次修改", "历史里没有这次修改。");
        };
        let files: Vec<FileSave> = match history::undo(&self.root, act) {
            Ok(way) => way.files.into_iter().map(|(_, file)| file).collect(),
            Err(NoWay::Conflict(_)) => {
                return self.said(
                    409,
                    "不能撤销",
                    "后来有人改了同样的几行，撤销会丢掉他们写的。打开这条记录，把要改回去的字段改回去。",
                );
            }
            Err(_) => return self.said(422, "不能撤销", "历史里没有那时的内容了。"),
        };
        let mut author = self.author(posted, Tool::Undo);
        author.undoes = Some(wanted.to_owned());
        match save(&self.root, &author, files) {
            Ok(saved) => {
                let change = saved.change.unwrap_or_else(|| "0".to_owned());
                self.remember(
                    &change,
                    Done {
                        lines: 0,
                        notes: "<p>撤销好了。</p>".to_owned(),
                    },
                );
                let good = back.split('/').count() == 2
                    && back
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'_'));
                Reply::See(if good {
                    format!("/_edit/{back}?saved={change}")
                } else {
                    "/_edit/".to_owned()
                })
            }
            Err(error) => self.said(422, "不能撤销", &error.message(true)),
        }
    }
}
