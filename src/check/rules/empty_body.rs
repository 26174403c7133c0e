//! Z530 `empty-body`
//!
//! *What it checks:* a notice, disclosure or page has a text, or something attached that stands for it; a translation has one
//! where its original has.
//!
//! *Why:* the page has a title and nothing below it.
//!
//! *Source:* content-format.md, "Documents".
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::FrontMatter;
use crate::site::DocumentEntry;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    for notice in &site.notices {
        let front = notice.front();
        let elsewhere = front.source.as_ref().is_some_and(|source| source.0.url.is_some());
        look(notice, elsewhere || front.withdrawn.expose().is_some(), findings);
    }
    for disclosure in &site.disclosures {
        look(disclosure, disclosure.front().posted_at.is_some(), findings);
    }
    for page in &site.pages {
        look(page, false, findings);
    }
}

fn look<T: FrontMatter>(entry: &DocumentEntry<T>, elsewhere: bool, findings: &mut Findings) {
    let is_empty = |at: usize| entry.versions[at].document.body.markdown.trim().is_empty();
    for at in (0..entry.versions.len()).filter(|at| is_empty(*at)) {
        let origin = &entry.versions[at].document.origin;
        let fault = if at == 0 {
            if elsewhere || !entry.front().attachments().is_empty() {
                continue;
            }
            Fault::new(
                code::EMPTY_BODY,
                "第二行 --- 的下面没有正文，网页上只有一个标题",
                "there is no text below the second ---: the page has a title alone",
            )
            .help(
                "在第二行 --- 的下面写正文；内容在附件里的，写上 attachments",
                "write the text below the second ---, or `attachments` where they hold it",
            )
        } else {
            if is_empty(0) {
                continue;
            }
            Fault::new(
                code::EMPTY_BODY,
                "译文没有正文，网页上只有一个标题",
                "the translation has no text: its page has a title alone",
            )
            .help(
                "在第二行 --- 的下面写上译文；还没有译文的，先不要放这个文件",
                "write the translation below the second ---; without one leave the file out",
            )
        };
        findings.add(|| (origin.field("title"), fault));
    }
}
