//! What notices, disclosures and free pages share: text, contents, translation note, parallel view.
//!
//! **You are here:** `page/` — used by the document pages; no IO.

use super::key::PageKey;
use super::view::{
    Html, Link, Over, PageView, ParallelCell, ParallelView, Phrase, TocEntry, TranslationNote,
};
use super::writer::Writer;
use crate::lang::{Lang, Text};
use crate::markdown::Rendered;
use crate::record::fields::{Translation, TranslationStatus};
use crate::site::{DocumentEntry, Version};
use jiff::civil;

/// Fewer headings than this need no contents.
const TOC_FROM: usize = 3;
/// *Units:* characters of a summary that is made from the text.
const SUMMARY: usize = 90;

/// A document's text as the page shows it.
pub(crate) fn body(w: &Writer<'_>, html: String, lang: Lang) -> Html {
    Html {
        html,
        lang: (lang != w.lang).then_some(lang),
    }
}

/// A document's contents.
pub(crate) fn toc(rendered: &Rendered) -> Vec<TocEntry> {
    if rendered.toc.len() < TOC_FROM {
        return Vec::new();
    }
    rendered
        .toc
        .iter()
        .filter(|(_, _, level)| *level <= 3)
        .map(|(id, title, level)| TocEntry {
            id: id.clone(),
            title: title.clone(),
            level: *level,
        })
        .collect()
}

/// The beginning of a text, up to the end of a sentence or word.
pub(crate) fn summary<T>(w: &Writer<'_>, version: &Version<T>) -> Option<Phrase> {
    let text = version
        .summary
        .get_or_init(|| beginning(w, &version.document.body.markdown, version.lang).map(Into::into));
    text.as_deref().map(|text| w.in_lang(text, version.lang))
}

fn beginning(w: &Writer<'_>, markdown: &str, lang: Lang) -> Option<String> {
    // The beginning is enough: a long document need not be read whole for its first lines.
    let cut = markdown
        .char_indices()
        .nth(1200)
        .map_or(markdown.len(), |(at, _)| at);
    let text = w.markdown(&markdown[..cut], lang).text;
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let Some((end, _)) = text.char_indices().nth(SUMMARY) else {
        return Some(text.to_owned());
    };
    let piece = &text[..end];
    let stop = piece
        .char_indices()
        .filter(|(_, c)| matches!(c, '。' | '！' | '？' | '；' | '།' | '.' | '་' | ' '))
        .map(|(at, c)| (at + c.len_utf8(), c))
        .rfind(|(at, c)| *at > end / 2 || matches!(c, '。' | '།'));
    Some(match stop {
        Some((at, '。' | '！' | '？' | '།' | '.')) => piece[..at].to_owned(),
        Some((at, _)) => format!("{}…", piece[..at].trim_end()),
        None => format!("{piece}…"),
    })
}

/// What is said about a translation.
pub(crate) fn translation(
    w: &Writer<'_>,
    translation: Option<&Translation>,
    key: PageKey,
    lang: Lang,
) -> Option<TranslationNote> {
    let translation = translation?;
    let original = w.site.languages.iter().copied().find(|other| {
        *other != lang && super::plan::exists(w.site, super::key::PageId { key, lang: *other })
    });
    Some(TranslationNote {
        reviewed: translation.status == TranslationStatus::Reviewed,
        by: w.maybe(translation.by.as_ref()),
        date: translation.date.map(|date| w.day(date.0)),
        original: original.map(|other| w.href_in(key, other)),
    })
}

/// `pages/<id>.html`.
pub(crate) fn page(w: &Writer<'_>, at: usize, lang: Lang) -> PageView {
    let entry = &w.site.pages[at];
    let version = entry.best(lang);
    let front = &version.document.front;
    let rendered = w.markdown(&version.document.body.markdown, version.lang);
    PageView {
        id: entry.id.to_string(),
        title: w.in_lang(
            front
                .title
                .as_ref()
                .map_or("", |title| title.best(version.lang, version.lang).0),
            version.lang,
        ),
        toc: toc(&rendered),
        body: body(w, rendered.html, version.lang),
        translation: translation(w, front.translation.as_ref(), PageKey::Page(at), version.lang),
        parallel: (entry.versions.len() > 1)
            .then(|| w.href_in(PageKey::PageParallel(at), w.site.default_lang())),
        checked: entry
            .front()
            .checked
            .as_ref()
            .map(|checked| w.day(checked.date.0)),
        checked_by: entry
            .front()
            .checked
            .as_ref()
            .and_then(|checked| w.maybe(checked.by.as_ref())),
    }
}

/// The end of a posting (公示), whose last day is `end`.
pub(crate) fn over(w: &Writer<'_>, end: civil::Date) -> Over {
    Over {
        already: end < w.site.today,
        label: w.label("document.posting-over"),
        until: end.to_string(),
        from: end.tomorrow().unwrap_or(end).to_string(),
    }
}

/// Two languages of a document side by side; the last argument says whether its text is hidden, and the last day on which it shows.
pub(crate) fn parallel<T>(
    w: &Writer<'_>,
    entry: &DocumentEntry<T>,
    key: PageKey,
    title: impl Fn(&T) -> Option<&Text>,
    note: impl Fn(&T) -> Option<&Translation>,
    (hidden, until): (bool, Option<civil::Date>),
) -> ParallelView {
    let text = |version: &crate::site::Version<T>| {
        title(&version.document.front)
            .map_or("", |title| title.best(version.lang, version.lang).0)
            .to_owned()
    };
    let blocks: Vec<(Lang, Vec<String>)> = entry
        .versions
        .iter()
        .map(|version| {
            let markdown = if hidden {
                ""
            } else {
                &*version.document.body.markdown
            };
            (
                version.lang,
                crate::markdown::blocks(markdown)
                    .into_iter()
                    .map(|block| w.markdown_without_anchors(block, version.lang))
                    .collect(),
            )
        })
        .collect();
    let same = blocks.windows(2).all(|pair| pair[0].1.len() == pair[1].1.len());
    let rows = if same {
        (0..blocks.first().map_or(0, |(_, blocks)| blocks.len()))
            .map(|row| {
                blocks
                    .iter()
                    .map(|(lang, blocks)| ParallelCell {
                        lang: lang.html().to_owned(),
                        html: blocks[row].clone(),
                    })
                    .collect()
            })
            .collect()
    } else {
        let whole = |(lang, blocks): &(Lang, Vec<String>)| ParallelCell {
            lang: lang.html().to_owned(),
            html: blocks.concat(),
        };
        vec![blocks.iter().map(whole).collect()]
    };
    let unreviewed = entry.versions.iter().find_map(|version| {
        let own = note(&version.document.front).filter(|own| own.status == TranslationStatus::Unreviewed)?;
        translation(w, Some(own), key, version.lang)
    });
    ParallelView {
        until: until.filter(|_| !hidden).map(|day| day.to_string()),
        titles: entry
            .versions
            .iter()
            .map(|version| ParallelCell {
                lang: version.lang.html().to_owned(),
                html: crate::markdown::escape(&text(version)),
            })
            .collect(),
        documents: entry
            .versions
            .iter()
            .map(|version| Link {
                href: w.href_in(key, version.lang),
                label: w.in_lang(&text(version), version.lang),
            })
            .collect(),
        rows,
        translation: unreviewed,
    }
}
