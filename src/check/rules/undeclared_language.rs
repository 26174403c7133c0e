//! Z401 `undeclared-language`
//!
//! *What it checks:* every text of every record has only languages that `languages` of `site.yaml` lists.
//!
//! *Why:* a text in another language would be on no page, and nobody would notice that it is missing.
//!
//! *Bad:* `languages: [zh, bo]` and `name: {zh: 城关区, ti: ཁྲེང་ཀོན་ཆུས།}`. *Good:* `name: {zh: 城关区, bo: ཁྲེང་ཀོན་ཆུས།}`.
//!
//! *Source:* content-format.md, "Rules for every record". Languages in file names are checked when documents are paired.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Languages;
use crate::check::findings::Findings;
use crate::check::walk::Seen;
use crate::check::walk::{Path, Words};
use crate::diag::{Fault, code};
use crate::lang::Lang;

pub(crate) fn check(languages: &Languages<'_>, seen: &Seen<'_>, findings: &mut Findings) {
    let languages = languages.all;
    seen.data.walk(&Path::Root, &mut |path, words| {
        let Words::Text(text) = words else { return };
        for lang in text.languages().filter(|lang| !languages.contains(lang)) {
            findings.add(|| {
                (
                    seen.origin.field(&format!("{path}.{lang}!")),
                    fault(lang, languages),
                )
            });
        }
    });
}

fn fault(lang: Lang, languages: &[Lang]) -> Fault {
    let list: Vec<&str> = languages.iter().map(Lang::tag).collect();
    Fault::new(
        code::UNDECLARED_LANGUAGE,
        format!("语言 {lang} 不在 site.yaml 的 languages 里，这段文字不会出现在网站上"),
        format!("the language {lang} is not in `languages` of site.yaml: this text would be on no page"),
    )
    .help(
        format!(
            "网站的语言是 {}：删去 {lang}: 和它的文字；要有这种语言的页面，才在 site.yaml 的 languages 里加上 {lang}",
            list.join("、")
        ),
        format!(
            "the site's languages are {}: delete {lang}: and its words, or add {lang} to `languages` of site.yaml if the site is to have pages in it",
            list.join(", ")
        ),
    )
}
