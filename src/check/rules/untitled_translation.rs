//! Z408 `untitled-translation`
//!
//! *What it checks:* every translation of a notice, disclosure or page has a title of its own.
//!
//! *Why:* without one the page in that language, its lists and its search show the title of the other language.
//!
//! *Source:* content-format.md, "notices": text differs between counterparts.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use super::missing_translation::in_chinese;
use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::FrontMatter;
use crate::site::DocumentEntry;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    each(&site.notices, findings);
    each(&site.disclosures, findings);
    each(&site.pages, findings);
    each(&site.guides, findings);
}

fn each<T: FrontMatter>(entries: &[DocumentEntry<T>], findings: &mut Findings) {
    for entry in entries {
        // The first version is the original, or the only one: it must have its title.
        for version in entry.versions.iter().skip(1) {
            if version.document.front.title().is_some() {
                continue;
            }
            findings.add(|| {
                let name = in_chinese(&version.lang);
                let fault = Fault::new(
                    code::UNTITLED_TRANSLATION,
                    format!("这份译文没有标题，{name}网页上显示的是原文的标题"),
                    format!(
                        "this translation has no title: the page in {} shows the original's",
                        version.lang
                    ),
                )
                .help(
                    format!("在第一行 --- 下面加一行：title: ……（{name}的标题）"),
                    format!(
                        "add a line below the first ---: title: …… (the title in {})",
                        version.lang
                    ),
                );
                (version.document.origin.field("translation"), fault)
            });
        }
    }
}
