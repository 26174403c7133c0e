//! Removal: a record that nobody has seen or needs is deleted; who links to it is named, and while somebody does it stays. It lies
//! in the history, from which it can be taken back.
//!
//! **You are here:** `session/desk` — beside `withdraw`, which is for what visitors know: a station, a notice.

use super::{Desk, Done};
use crate::diag::Diagnostic;
use crate::edit::history::Tool;
use crate::edit::{self, Change, Step};
use crate::form::{Kind, Opened};
use crate::html::escape;
use crate::preview::edit::{Posted, Reply};
use crate::session::errors;
use crate::session::save::{FileSave, save};
use crate::site::Site;
use std::fmt::Write as _;

/// How many files are named.
const NAMED: usize = 20;

/// Whether a record is deleted rather than withdrawn: a draft, which no visitor knows, and whatever cannot be withdrawn.
fn is_deleted(opened: &Opened) -> bool {
    match opened.kind.word {
        "site" => false,
        "station" | "notice" => Opened::is_draft(&opened.value),
        _ => true,
    }
}

impl Desk {
    /// Who links to a record, as a list; empty where nobody does.
    pub(super) fn links_to(&self, site: &Site, opened: &Opened) -> String {
        let (tree, files) = self.linkers(site, opened);
        if files.is_empty() {
            return String::new();
        }
        let mut out = format!("<p data-links=\"{0}\">{0} 个文件里写着它：</p><ul>", files.len());
        for path in files.iter().take(NAMED) {
            out.push_str(&super::start::file_line(site, &tree, path));
        }
        if files.len() > NAMED {
            let _ = write!(out, "<li>还有 {} 个</li>", files.len() - NAMED);
        }
        out.push_str("</ul>");
        out
    }

    /// The form that deletes a record; empty where it is withdrawn instead.
    pub(super) fn removal(&self, token: &str, site: &Site, opened: &Opened) -> String {
        if !is_deleted(opened) {
            return String::new();
        }
        let links = self.links_to(site, opened);
        let (words, button) = if links.is_empty() {
            (
                "<p>没有别的记录写着它。删了以后还在历史里，可以撤销；旧网址打不开了。</p>",
                "<button>删去</button>",
            )
        } else {
            ("<p>先把下面这些改好，再删。</p>", "")
        };
        format!(
            "<details class=\"withdraw\"><summary>删去这条记录</summary>{words}{links}\
             <form method=\"post\" action=\"/_edit/{}/{}/remove\"><input type=\"hidden\" name=\"_token\" value=\"{}\">{button}</form></details>",
            escape(opened.kind.word),
            escape(&opened.id),
            escape(token)
        )
    }

    /// Deletes a record.
    pub(super) fn remove(&self, kind: &'static Kind, id: &str, posted: &Posted) -> Reply {
        let built = self.built();
        let Some(site) = built.as_ref().and_then(|built| built.site()) else {
            return self.broken();
        };
        let Ok(opened) = self.open(site, kind, id) else {
            return self.nothing();
        };
        if !is_deleted(&opened) {
            return self.said(
                422,
                "没有删",
                "这条记录访客看过：不能删，只能在下面“撤销”，写明原因。",
            );
        }
        let mut files = Vec::new();
        for part in &opened.parts {
            let Some(bytes) = &part.bytes else { continue };
            let change = match &part.prefix {
                Some(prefix) => Change::Fields {
                    record: part.at.clone(),
                    steps: vec![Step::Remove { path: prefix.clone() }],
                },
                None => Change::Delete {
                    record: part.at.clone(),
                },
            };
            let alone = part.prefix.is_none() && part.at == edit::RecordAt::Only;
            let new = if alone {
                None
            } else {
                match edit::apply_draft(&part.file, bytes, &[change], part.lang) {
                    Ok(edited) => Some(edited.bytes),
                    Err(refusal) if refusal.reason == edit::Reason::OnlyRecord => None,
                    Err(refusal) => return self.said(422, "没有删", &refusal.zh),
                }
            };
            files.push(FileSave {
                path: part.file.clone(),
                opened: Some(*blake3::hash(bytes).as_bytes()),
                new,
                touched: Vec::new(),
            });
        }
        if let Some(words) = self.breaks(&files) {
            return self.said(422, "没有删", &format!("删了它，别处就有错误：{words}"));
        }
        let name = opened.name();
        match save(&self.root, &self.author(posted, Tool::Form), files) {
            Ok(saved) => {
                let change = saved.change.unwrap_or_else(|| "0".to_owned());
                let notes = format!("<p>删去了：{}。</p>", escape(&name));
                let lines = saved.files;
                self.remember(&change, Done { lines, notes });
                Reply::See(format!("/_edit/?saved={change}"))
            }
            Err(error) => self.said(409, "没有删", &error.message(true)),
        }
    }

    /// The errors that a site has with these files and has not now, in words; none: it is as good as before.
    fn breaks(&self, files: &[FileSave]) -> Option<String> {
        let mut session = self.session.lock();
        let known = session.known_errors();
        let texts = files.iter().map(|file| (file.path.as_str(), file.new.as_deref()));
        let tried = session.tried(texts);
        drop(session);
        let is_new = |finding: &&Diagnostic| {
            !known
                .iter()
                .any(|own| own.place.file == finding.place.file && own.fault == finding.fault)
        };
        let all: Vec<String> = errors(&tried.diagnostics)
            .filter(is_new)
            .take(5)
            .map(|finding| format!("{}：{}", finding.place.file, finding.fault.zh))
            .collect();
        (!all.is_empty()).then(|| all.join("；"))
    }
}
