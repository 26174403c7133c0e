//! Text view: a file whose records cannot be read, with what is wrong beside it; saved when it is no worse than before.
//!
//! **You are here:** `session/desk` — where `open` finds no fields. A file is named by a hash of its path: a question names no paths.

use super::{Desk, Done, page};
use crate::diag::{Diagnostic, Position, Severity};
use crate::disk::change;
use crate::edit::history::Tool;
use crate::form::Kind;
use crate::html::escape;
use crate::preview::edit::{Posted, Question, Reply};
use crate::record::{FileKind, file_kind, parse};
use crate::session::save::{FileSave, SaveError, save};
use crate::site::Site;
use crate::source::encoding;
use std::fmt::Write as _;
use std::sync::Arc;

/// The name of a file in an address.
pub(crate) fn key_of(path: &str) -> String {
    blake3::hash(path.as_bytes()).to_hex()[..16].to_owned()
}

impl Desk {
    /// The file of a record that cannot be read as fields.
    pub(super) fn as_text(&self, question: &Question<'_>, site: &Site, kind: &Kind, id: &str) -> Reply {
        match kind.find(site, id) {
            Some(at) => self.draw_text(question, &at.file, None, 200, ""),
            None => self.nothing(),
        }
    }

    /// A file as text, or what was sent for it.
    pub(super) fn text(&self, question: &Question<'_>, key: &str, posted: Option<&Posted>) -> Reply {
        let path = {
            let session = self.session.lock();
            let mut files = session.folder.tree.files();
            files
                .find(|file| key_of(&file.path) == key && is_text(&file.path))
                .map(|file| Arc::clone(&file.path))
        };
        let Some(path) = path else { return self.nothing() };
        let notes = match question.query("saved") {
            Some(change) => self.saved_notes(change),
            None => String::new(),
        };
        match posted {
            None => self.draw_text(question, &path, None, 200, &notes),
            Some(posted) => self.save_text(question, &path, posted),
        }
    }

    fn save_text(&self, question: &Question<'_>, path: &str, posted: &Posted) -> Reply {
        let text = posted.text("text").unwrap_or_default();
        let Ok(Some(old)) = change::read(&self.root, path) else {
            return self.nothing();
        };
        let hash = blake3::hash(&old);
        if posted.text("_opened") != Some(hash.to_hex().as_str()) {
            let note = "<div class=\"note warn\" data-conflict role=\"alert\"><p>您打开以后，别人改了这个文件。下面是您写的；\
                        <a href=\"\">重新打开</a>可以看到现在的内容。</p></div>";
            return self.draw_text(question, path, Some(text), 409, note);
        }
        let new = like(&old, text);
        let (before, after) = (wrong(path, &old), wrong(path, &new));
        if after.len() > before.len() {
            let note = format!(
                "<div class=\"note warn\" role=\"alert\"><p>没有保存：这样写错误更多了（原来 {} 处，现在 {} 处）。</p></div>",
                before.len(),
                after.len()
            );
            return self.draw_text(question, path, Some(text), 422, &note);
        }
        let file = FileSave {
            path: path.to_owned(),
            opened: Some(*hash.as_bytes()),
            new: Some(new.clone()),
            touched: Vec::new(),
        };
        match save(&self.root, &self.author(posted, Tool::Form), vec![file]) {
            Ok(saved) => {
                let change = saved.change.unwrap_or_else(|| "0".to_owned());
                let lines = changed_lines(&old, &new);
                self.remember(
                    &change,
                    Done {
                        lines,
                        notes: String::new(),
                    },
                );
                Reply::See(format!("/_edit/text/{}?saved={change}", key_of(path)))
            }
            Err(error) => {
                let hook = if matches!(error, SaveError::Conflict(_)) {
                    " data-conflict"
                } else {
                    ""
                };
                let note = format!(
                    "<div class=\"note warn\"{hook} role=\"alert\"><p>没有保存：{}</p></div>",
                    escape(&error.message(true))
                );
                self.draw_text(question, path, Some(text), 409, &note)
            }
        }
    }

    fn draw_text(
        &self,
        question: &Question<'_>,
        path: &str,
        sent: Option<&str>,
        status: u16,
        notes: &str,
    ) -> Reply {
        let Ok(Some(bytes)) = change::read(&self.root, path) else {
            return self.nothing();
        };
        let Ok(own) = encoding::decode(&bytes) else {
            return self.said(
                422,
                "这个文件的编码读不出来",
                &format!("{path} 不是 UTF-8：运行 zhandian fix --apply，或在 WPS、记事本里另存为 UTF-8。"),
            );
        };
        let shown = sent.map_or_else(|| own.replace("\r\n", "\n"), str::to_owned);
        let mut told = String::new();
        let text = sent.unwrap_or(&own);
        for finding in wrong(path, text.as_bytes()) {
            let line = match &finding.place.at {
                crate::diag::At::Span(span) => format!("第 {} 行：", Position::of(text, span.start).line),
                _ => String::new(),
            };
            let _ = write!(
                told,
                "<li data-field-error=\"\" data-code=\"{0}\"><a href=\"/_explain/{0}\">{0}</a> {line}{1} <span class=\"advice\">{2}</span></li>",
                finding.fault.code.id,
                escape(&finding.fault.zh),
                escape(finding.fault.help_zh.as_deref().unwrap_or_default())
            );
        }
        let told = if told.is_empty() {
            "<p>这个文件读得出来了。</p>".to_owned()
        } else {
            format!("<ul>{told}</ul>")
        };
        let opened = blake3::hash(&bytes).to_hex();
        let main = format!(
            "<form method=\"post\" action=\"/_edit/text/{key}\" enctype=\"multipart/form-data\" data-record=\"text:{key}\">\
             <input type=\"hidden\" name=\"_token\" value=\"{token}\"><input type=\"hidden\" name=\"_opened\" value=\"{opened}\">\
             <div class=\"bar\"><div class=\"what\"><h1>{path}</h1></div><p class=\"status\" role=\"status\" data-status></p>\
             <button name=\"save\" value=\"1\" class=\"main\">保存</button></div>{notes}\
             <p>这个文件现在读不出一条条的字段，所以作为文字打开。改好以后，它又是表单。</p>\
             <div class=\"textview\"><div class=\"field\"><label for=\"text\">文件的内容</label>\
             <textarea id=\"text\" name=\"text\" rows=\"26\" spellcheck=\"false\" class=\"code\">\n{shown}</textarea></div>\
             <section aria-label=\"检查结果\" class=\"findings\"><h2>哪里写错了</h2>{told}</section></div></form>",
            key = key_of(path),
            token = escape(question.token),
            path = escape(path),
            shown = escape(&shown),
        );
        page(status, path, &main, "text")
    }
}

fn is_text(path: &str) -> bool {
    !matches!(file_kind(path), FileKind::Attachment | FileKind::Unknown)
}

/// The errors that a file has by itself.
fn wrong(path: &str, bytes: &[u8]) -> Vec<Diagnostic> {
    let found = parse(&Arc::from(path), bytes).diagnostics;
    found
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error)
        .collect()
}

/// A text with the line ends, the mark and the last line end of the file that it replaces.
fn like(old: &[u8], text: &str) -> Vec<u8> {
    let mut new = text.to_owned();
    if !new.ends_with('\n') && old.ends_with(b"\n") {
        new.push('\n');
    }
    if old.windows(2).any(|pair| pair == b"\r\n") {
        new = new.replace('\n', "\r\n");
    }
    let mut bytes = new.into_bytes();
    if old.starts_with(b"\xef\xbb\xbf") && !bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.splice(0..0, *b"\xef\xbb\xbf");
    }
    bytes
}

fn changed_lines(old: &[u8], new: &[u8]) -> usize {
    crate::edit::lines_changed(old, new)
}
