//! Z708 `secret-mark`
//!
//! *What it checks:* no text and no attachment bears a mark of secrecy: 绝密、机密 or 秘密 with a star, or alone on a line;
//! 内部资料, 不予公开 alone on a line. Attachments are judged in [`crate::check::personal()`], because they are looked through
//! when they are read.
//!
//! *Why:* such a document must not be on the web at all; the mark usually shows that the wrong file was copied in.
//!
//! *Bad:* `机密★1年` at the head of a text. *Good:* a document whose attribute of openness is 主动公开.
//!
//! *Source:* 中华人民共和国政府信息公开条例第十四条、第十七条 (site-checks.yaml DOC-08).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Languages;
use crate::check::findings::Findings;
use crate::check::walk::Seen;
use crate::check::walk::{Path, Words};
use crate::diag::{Fault, code};
use crate::personal::secret_mark;

pub(crate) fn check(_: &Languages<'_>, seen: &Seen<'_>, findings: &mut Findings) {
    seen.data.walk(&Path::Root, &mut |path, words| match words {
        Words::Text(text) => {
            for (lang, text) in text.all(seen.lang) {
                if let Some(mark) = secret_mark(text) {
                    let words = text[mark].trim();
                    let place = || seen.origin.field(&format!("{path}.{lang}={words}"));
                    findings.add(|| (place(), fault(words, None)));
                }
            }
        }
        Words::Line(line) => {
            if let Some(mark) = secret_mark(line) {
                let words = line[mark].trim();
                findings.add(|| (seen.origin.field(&format!("{path}={words}")), fault(words, None)));
            }
        }
    });
    let Some(body) = seen.body else { return };
    if let Some(mark) = secret_mark(&body.markdown) {
        findings.add(|| {
            let words = body.markdown[mark.clone()].trim().to_owned();
            (seen.origin.span(body.span(mark)), fault(&words, None))
        });
    }
}

/// A mark in a text, or in an attachment.
pub(crate) fn fault(words: &str, attachment: Option<&str>) -> Fault {
    let (zh, en) = match attachment {
        Some(name) => (format!("附件 {name} "), format!("the attachment {name}")),
        None => ("文字".to_owned(), "the text".to_owned()),
    };
    Fault::new(
        code::SECRET_MARK,
        format!("{zh}里有密级或内部标志“{words}”，这样的文件不能上网"),
        format!("{en} bears the mark {words}: such a document must not be published"),
    )
    .help(
        "先弄清文件能不能公开：不能公开的，删去整篇；已经解密或标志是误抄的，删去标志",
        "find out whether the document is public: if not, delete it; if the mark no longer holds, delete the mark",
    )
}
