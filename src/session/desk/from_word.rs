//! Doors for Word documents: the form on the start page, and the line above the form of a new record.
//!
//! **You are here:** `session/desk` — before `start` and `new`, which show them; what is sent goes to `word`.

use crate::form::Kind;
use crate::html::escape;
use crate::session::intake::Target;
use std::fmt::Write as _;

/// What a document may become, with the words of the choice.
pub(super) const TARGETS: [(&str, &str, Target); 3] = [
    ("notice", "通知公告", Target::Notice),
    ("disclosure", "公开件", Target::Disclosure),
    ("page", "页面", Target::Page),
];

/// The form that opens a document, for the start page.
pub(super) fn form(token: &str) -> String {
    let mut choices = String::new();
    for (at, (word, zh, _)) in TARGETS.iter().enumerate() {
        let checked = if at == 0 { " checked" } else { "" };
        let _ = write!(
            choices,
            "<label><input type=\"radio\" name=\"as\" value=\"{word}\"{checked}> {zh}</label>"
        );
    }
    format!(
        "<section aria-labelledby=\"word\"><h2 id=\"word\">从 Word 来</h2>\
         <form method=\"post\" action=\"/_edit/word\" enctype=\"multipart/form-data\" class=\"from-word\" data-word>\
         <input type=\"hidden\" name=\"_token\" value=\"{}\"><fieldset class=\"field set\"><legend>变成什么</legend>\
         <div class=\"boxes\">{choices}</div></fieldset><div class=\"field\"><label for=\"word-file\">Word 文档（.docx）</label>\
         <input type=\"file\" id=\"word-file\" name=\"word\" accept=\".docx\" required></div><button>打开看看</button>\
         <p class=\"help\">标题、文号、日期先认出来，表格、编号、图片都带着；看过、改好，再保存。</p></form></section>",
        escape(token)
    )
}

/// The line of a new record's form that opens a document; empty where a kind comes of none.
pub(super) fn line(kind: &Kind) -> String {
    if !TARGETS.iter().any(|(word, ..)| *word == kind.word) {
        return String::new();
    }
    "<details class=\"from-word\" data-word><summary>写在 Word 里了：从 .docx 打开</summary><div class=\"field\">\
     <label for=\"word-file\">Word 文档（.docx）</label><input type=\"file\" id=\"word-file\" name=\"word\" accept=\".docx\"></div>\
     <button formaction=\"/_edit/word\" formnovalidate name=\"open\" value=\"1\">打开看看</button></details>"
        .to_owned()
}
