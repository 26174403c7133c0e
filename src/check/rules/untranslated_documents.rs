//! Z406 `untranslated-documents`
//!
//! *What it checks:* notices, disclosures and free pages are written in every language of the site; one finding for each
//! column and language, with the number and the newest ones.
//!
//! *Why:* who publishes documents in a minority language gives them in the national common language too, and the other way
//! round; lists lead to the other language until then. It is a note: a machine's translation would be worse than none.
//! A translation that is written and waits (a draft, before its moment, in review) is told apart: nobody has to write it.
//!
//! *Bad:* `opening.md` alone on a site with `languages: [zh, bo]`. *Good:* `opening.bo.md` beside it.
//!
//! *Source:* 民族团结进步促进法第十五条；西藏自治区学习、使用和发展藏语文的规定 (site-checks.yaml LANG-01, LANG-03).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use super::missing_translation::in_chinese;
use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, Place, code};
use crate::lang::Lang;
use crate::record::FrontMatter;
use crate::site::DocumentEntry;

/// So many titles are told.
const TOLD: usize = 3;

/// What lacks a language.
struct Lacking {
    lang: Lang,
    count: usize,
    titles: Vec<String>,
    /// Titles of those whose translation is written and not published yet.
    waiting: Vec<String>,
    /// The file that would hold the translation of the first of them.
    file: String,
}

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let settings = &site.settings;
    for (at, category) in settings.data.notice_categories.iter().enumerate() {
        let places = site.index.category_notices.get(&at).into_iter().flatten();
        let notices = places
            .filter(|at| site.shown_notice(**at).whole())
            .map(|at| &site.notices[*at]);
        let name = context.say(&category.name);
        for own in lacking(context, notices) {
            findings.add(|| {
                let field = format!("notice_categories[{at}].name");
                let words = (format!("栏目“{name}”"), format!("the category {name}"));
                (settings.origin.field(&field), fault(&own, &words))
            });
        }
    }
    let disclosures = (0..site.disclosures.len())
        .filter(|at| site.shown_disclosure(*at).whole())
        .map(|at| &site.disclosures[at]);
    for own in lacking(context, disclosures) {
        let words = ("公开件".to_owned(), "disclosures".to_owned());
        findings.add(|| (everywhere(context), fault(&own, &words)));
    }
    for own in lacking(context, site.pages.iter()) {
        let words = ("网页".to_owned(), "free pages".to_owned());
        findings.add(|| (everywhere(context), fault(&own, &words)));
    }
    for own in lacking(context, site.guides.iter()) {
        let words = ("一件事指引".to_owned(), "guides".to_owned());
        findings.add(|| (everywhere(context), fault(&own, &words)));
    }
}

fn everywhere(context: &Context<'_>) -> Place {
    context.site.settings.origin.field("languages")
}

/// For each language what lacks it. *Shape:* in the order of the site's languages; without languages that nothing lacks.
fn lacking<'e, T: FrontMatter + 'e>(
    context: &Context<'_>,
    entries: impl Iterator<Item = &'e DocumentEntry<T>>,
) -> Vec<Lacking> {
    let languages = &context.site.languages;
    let mut found: Vec<Lacking> = Vec::new();
    for entry in entries.filter(|entry| !entry.unpublished) {
        for lang in languages.iter().filter(|lang| entry.version(**lang).is_none()) {
            let at = found
                .iter()
                .position(|own| own.lang == *lang)
                .unwrap_or(found.len());
            if at == found.len() {
                found.push(Lacking {
                    lang: *lang,
                    count: 0,
                    titles: Vec::new(),
                    waiting: Vec::new(),
                    file: String::new(),
                });
            }
            let own = &mut found[at];
            if entry.waiting.contains(lang) {
                own.waiting.push(entry.versions[0].title().to_owned());
                continue;
            }
            if own.count == 0 {
                own.file = translation(
                    &entry.origin().file,
                    entry.id.as_str(),
                    *lang,
                    context.site.default_lang(),
                );
            }
            own.count += 1;
            if own.titles.len() < TOLD && entry.front().title().is_some() {
                own.titles.push(entry.versions[0].title().to_owned());
            }
        }
    }
    found.sort_by_key(|own| languages.iter().position(|lang| *lang == own.lang));
    found
}

/// The path of a translation, beside the document.
fn translation(file: &str, id: &str, lang: Lang, default: Lang) -> String {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    if lang == default {
        format!("{folder}/{id}.md")
    } else {
        format!("{folder}/{id}.{lang}.md")
    }
}

fn fault(own: &Lacking, (zh, en): &(String, String)) -> Fault {
    let Lacking { lang, waiting, .. } = own;
    let name = in_chinese(lang);
    let titles_of = |titles: &[String], count: usize| {
        let more = if count > titles.len() { "等" } else { "" };
        let zh: Vec<String> = titles.iter().map(|title| format!("《{title}》")).collect();
        (format!("{}{more}", zh.concat()), titles.join("; "))
    };
    let told = &waiting[..waiting.len().min(TOLD)];
    let (waiting_zh, waiting_en) = titles_of(told, waiting.len());
    if own.count == 0 {
        return Fault::new(
            code::UNTRANSLATED_DOCUMENTS,
            format!(
                "{zh}里有 {} 篇的{name}已经写好，还没有发布：{waiting_zh}",
                waiting.len()
            ),
            format!(
                "{en}: {} written in {lang} and not published yet: {waiting_en}",
                waiting.len()
            ),
        )
        .help(
            "译文审定后，在译文文件里删去 draft: true；定了发布时间（publish_at）的，到时间后再生成一次；在审核的，走完审核",
            "when the translation is approved, delete `draft: true` in its file; with a publish_at build again after it; \
             in review, finish its steps",
        );
    }
    let (titles_zh, titles_en) = titles_of(&own.titles, own.count);
    let also = if waiting.is_empty() {
        (String::new(), String::new())
    } else {
        (
            format!("（另有 {} 篇译文已经写好，还没有发布）", waiting.len()),
            format!(" ({} more are written and not published yet)", waiting.len()),
        )
    };
    let file = &own.file;
    Fault::new(
        code::UNTRANSLATED_DOCUMENTS,
        format!("{zh}里有 {} 篇没有{name}：{titles_zh}{}", own.count, also.0),
        format!("{en}: {} not written in {lang}: {titles_en}{}", own.count, also.1),
    )
    .help(
        format!("请人工翻译，存在原文旁边，文件名如 {file}；译好以前，{name}列表里注明并链接到原文"),
        format!(
            "have a person translate them, and save the text beside the original, such as {file}; \
             until then lists lead to the original and say so"
        ),
    )
}
