//! Withdrawing: a record that is no more says so, with a reason; nothing is deleted.
//!
//! **You are here:** `session/desk` — below the fields of stations and notices.

use super::{Desk, Done};
use crate::edit::history::Tool;
use crate::edit::{self, Change, FieldPath, Step, Value};
use crate::form::{Kind, Opened};
use crate::html::escape;
use crate::preview::edit::{Posted, Reply};
use crate::session::save::{FileSave, save};

/// The form that withdraws a record; empty where a kind is not withdrawn. `links`: who links to it, as HTML.
pub(super) fn form(token: &str, opened: &Opened, links: &str) -> String {
    if Opened::is_draft(&opened.value) {
        return String::new();
    }
    let words = match opened.kind.word {
        "station" => "站点不再开放：状态改为“已关闭”，页面上写明原因。记录和网址都留着。",
        "notice" => "撤回这份通知：页面只说明已撤回和原因。文件留着。",
        _ => return String::new(),
    };
    format!(
        "<details class=\"withdraw\"><summary>撤销这条记录</summary><p>{words}</p>{links}\
         <form method=\"post\" action=\"/_edit/{0}/{1}/withdraw\"><input type=\"hidden\" name=\"_token\" value=\"{2}\">\
         <div class=\"field\"><label for=\"reason\">原因（会显示在网页上） <span class=\"required\">必填</span></label>\
         <input type=\"text\" id=\"reason\" name=\"reason\" required autocomplete=\"off\"></div><button>撤销，写明原因</button></form></details>",
        escape(opened.kind.word),
        escape(&opened.id),
        escape(token)
    )
}

impl Desk {
    /// Withdraws a record.
    pub(super) fn withdraw(&self, kind: &'static Kind, id: &str, posted: &Posted) -> Reply {
        let built = self.built();
        let Some(site) = built.as_ref().and_then(|built| built.site()) else {
            return self.broken();
        };
        let Ok(opened) = self.open(site, kind, id) else {
            return self.nothing();
        };
        let reason = posted.text("reason").unwrap_or_default().trim();
        if reason.is_empty() {
            return self.said(422, "没有撤销", "撤销要写原因：按后退键，写上原因再按。");
        }
        let today = (self.clock)().0.date().to_string();
        let set = |key: &str, value: Value| FieldPath::parse(key).map(|path| Step::Set { path, value });
        let default = opened.default();
        let tag = default.tag();
        let steps: Vec<Step> = match kind.word {
            "station" => [
                set("status", "closed".into()),
                set("closed_on", today.as_str().into()),
                set(
                    "notice",
                    Value::map([
                        ("text", Value::map([(tag, reason)])),
                        ("from", today.as_str().into()),
                    ]),
                ),
            ],
            "notice" => [
                set(
                    "withdrawn",
                    Value::map([("date", today.as_str()), ("reason", reason)]),
                ),
                None,
                None,
            ],
            _ => return self.nothing(),
        }
        .into_iter()
        .flatten()
        .collect();
        let Some((part, bytes)) = opened
            .parts
            .first()
            .and_then(|part| Some((part, part.bytes.as_ref()?)))
        else {
            return self.nothing();
        };
        let change = Change::Fields {
            record: part.at.clone(),
            steps,
        };
        let edited = match edit::apply(&part.file, bytes, &[change], part.lang) {
            Ok(edited) => edited,
            Err(refusal) => return self.said(422, "没有撤销", &refusal.zh),
        };
        let file = FileSave {
            path: part.file.clone(),
            opened: Some(*blake3::hash(bytes).as_bytes()),
            new: Some(edited.bytes),
            touched: Vec::new(),
        };
        match save(&self.root, &self.author(posted, Tool::Form), vec![file]) {
            Ok(saved) => {
                let change = saved.change.unwrap_or_else(|| "0".to_owned());
                self.remember(
                    &change,
                    Done {
                        lines: edited.lines_changed,
                        notes: String::new(),
                    },
                );
                Reply::See(format!("/_edit/{}/{id}?saved={change}", kind.word))
            }
            Err(error) => self.said(409, "没有撤销", &error.message(true)),
        }
    }
}
