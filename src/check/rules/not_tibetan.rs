//! Z407 `not-tibetan`
//!
//! *What it checks:* what is said to be Tibetan has Tibetan letters: texts under `bo:`, titles and bodies of `.bo.md`; and
//! what is said to be Chinese has ideographs: texts under `zh:`, titles and summaries of documents in Chinese.
//!
//! *Why:* on the Tibetan page it is Chinese that passes for a translation, and a name stands there twice.
//!
//! *Source:* content-format.md, "Languages".
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Languages;
use crate::check::findings::Findings;
use crate::check::walk::{Path, Seen, Words};
use crate::diag::{Fault, code};
use crate::lang::Lang;
use crate::lang::chinese::is_han;
use crate::lang::tibetan::is_tibetan;

pub(crate) fn check(languages: &Languages<'_>, seen: &Seen<'_>, findings: &mut Findings) {
    // Of a text without a language in a site that is Tibetan first nobody can say that it was meant to be.
    let body = seen
        .body
        .filter(|_| seen.lang == Lang::BO && languages.default != Lang::BO);
    if let Some(body) = body.filter(|body| is_chinese(&body.markdown)) {
        let start = body.markdown.len() - body.markdown.trim_start().len();
        let first = body.markdown[start..].lines().next().unwrap_or_default();
        findings.add(|| (seen.origin.span(body.span(start..start + first.len())), of_body()));
    }
    seen.data.walk(&Path::Root, &mut |path, words| {
        let Words::Text(text) = words else { return };
        for (lang, words) in text.all(seen.lang).filter(|(lang, _)| *lang == Lang::ZH) {
            let tagged = text.languages().any(|own| own == lang);
            let place = || seen.origin.field(&format!("{path}.{lang}={words}"));
            let tibetan = text.all(seen.lang).find(|(lang, _)| *lang == Lang::BO);
            let tibetan = tibetan.map(|(_, words)| words);
            if (tagged || is_original(languages, seen, path)) && is_wholly_tibetan(words) {
                if let Some(other) = tibetan.filter(|other| is_chinese(other)) {
                    findings.add(|| (seen.origin.field(&path.to_string()), exchanged(other, words)));
                    return;
                }
                findings.add(|| (place(), not_chinese(words)));
            } else if tagged
                && tibetan.is_none()
                && languages.all.contains(&Lang::BO)
                && let Some((own, other)) = of_both(words)
            {
                findings.add(|| (seen.origin.field(&path.to_string()), mixed(own, other)));
            }
        }
        for (lang, words) in text.all(seen.lang).filter(|(lang, _)| *lang == Lang::BO) {
            let tagged = text.languages().any(|own| own == lang);
            if (tagged || is_translated(languages, seen, path)) && is_chinese(words) {
                findings.add(|| (seen.origin.field(&format!("{path}.{lang}={words}")), fault(words)));
            }
        }
    });
}

/// Whether a text that does not say its language is one for readers of Tibetan: of a translation's fields the title and summary.
fn is_translated(languages: &Languages<'_>, seen: &Seen<'_>, path: &Path<'_>) -> bool {
    seen.body.is_some()
        && languages.default != Lang::BO
        && matches!(path.keys().as_str(), "title" | "summary")
}

/// A text that is Chinese up to a blank and Tibetan behind it, or the other way round: both parts, the Chinese one first.
fn of_both(text: &str) -> Option<(&str, &str)> {
    let at = text.find(is_tibetan)?;
    let (first, second) = if at == 0 {
        text.split_at(text.find(is_han)?)
    } else {
        text.split_at(at)
    };
    let parted = first.ends_with([' ', '\u{3000}']);
    let (own, other) = if at == 0 { (second, first) } else { (first, second) };
    (parted && is_chinese(own) && is_wholly_tibetan(other)).then(|| (own.trim(), other.trim()))
}

fn exchanged(chinese: &str, tibetan: &str) -> Fault {
    Fault::new(
        code::NOT_TIBETAN,
        "汉文和藏文写反了：zh 下面是藏文，bo 下面是汉文",
        "the languages are exchanged: Tibetan stands under zh and Chinese under bo",
    )
    .help(
        format!("请写 {{zh: {chinese}, bo: {tibetan}}}"),
        format!("write {{zh: {chinese}, bo: {tibetan}}}"),
    )
}

fn mixed(chinese: &str, tibetan: &str) -> Fault {
    Fault::new(
        code::NOT_TIBETAN,
        "汉文和藏文写在了一起，都放在 zh 下面",
        "Chinese and Tibetan stand together under zh",
    )
    .help(
        format!("请写 {{zh: {chinese}, bo: {tibetan}}}"),
        format!("write {{zh: {chinese}, bo: {tibetan}}}"),
    )
}

/// Whether a text that does not say its language is the title or summary of a document for readers of Chinese.
fn is_original(languages: &Languages<'_>, seen: &Seen<'_>, path: &Path<'_>) -> bool {
    seen.body.is_some()
        && languages.all.contains(&Lang::BO)
        && matches!(path.keys().as_str(), "title" | "summary")
}

/// Tibetan letters, and not one ideograph.
fn is_wholly_tibetan(text: &str) -> bool {
    text.chars().filter(|c| is_tibetan(*c)).take(2).count() == 2 && !text.contains(is_han)
}

fn not_chinese(text: &str) -> Fault {
    Fault::new(
        code::NOT_TIBETAN,
        format!("这里应是汉文，“{text}”却全是藏文"),
        format!("this is to be Chinese, and `{text}` is Tibetan"),
    )
    .help(
        "写上汉文；藏文写在 bo 那一项，或者藏文译文 .bo.md 里",
        "write it in Chinese; Tibetan stands under `bo`, or in the translation, .bo.md",
    )
}

/// Ideographs, and not one Tibetan letter.
fn is_chinese(text: &str) -> bool {
    text.chars().filter(|c| is_han(*c)).take(2).count() == 2 && !text.contains(is_tibetan)
}

fn fault(text: &str) -> Fault {
    Fault::new(
        code::NOT_TIBETAN,
        format!("这里应是藏文，“{text}”却全是汉字"),
        format!("this is to be Tibetan, and `{text}` is Chinese"),
    )
    .help(
        "写上藏文；还没有译文的，删去 bo 这一项，网页会照样显示汉文",
        "write it in Tibetan; without a translation delete `bo`: the page then shows the Chinese text as such",
    )
}

fn of_body() -> Fault {
    Fault::new(
        code::NOT_TIBETAN,
        "这是藏文译文，正文却没有一个藏文字",
        "this is a Tibetan translation without a Tibetan letter",
    )
    .help(
        "写上译文；还没有译文的，先不要放这个文件，藏文网页会说明只有汉文",
        "write the translation; without one leave the file out: the Tibetan page then says that there is Chinese alone",
    )
}
