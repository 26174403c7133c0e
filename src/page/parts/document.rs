//! Documents in HTML: what notices, disclosures and free pages share: text, contents, translation note.
//!
//! **You are here:** `page/parts` — used by the document pages; no IO.

use crate::lang::Lang;
use crate::markdown::Rendered;
use crate::page::exists::exists;
use crate::page::key::{PageId, PageKey};
use crate::page::view::{Html, Over, Phrase, Posting, TocEntry, TranslationNote};
use crate::page::writer::Writer;
use crate::record::FrontMatter;
use crate::record::fields::{Translation, TranslationStatus};
use crate::site::{PostingPeriod, Ref, Version};

/// Fewer headings than this need no contents.
const TOC_FROM: usize = 3;

/// *Units:* characters of a summary that is made from the text.
const SUMMARY: usize = 90;

/// A document's title in the language of its version.
pub(crate) fn title<T: FrontMatter>(w: &Writer<'_>, version: &Version<T>) -> Phrase {
    w.in_lang(version.title(), version.lang)
}

/// A document's summary as it is written, in the language of its version.
pub(crate) fn written_summary<T: FrontMatter>(w: &Writer<'_>, version: &Version<T>) -> Option<Phrase> {
    let summary = version.written_summary();
    summary.map(|text| w.in_lang(text, version.lang))
}

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
    of: Ref,
    lang: Lang,
) -> Option<TranslationNote> {
    let translation = translation?;
    let key = PageKey::Record(of);
    let original = w
        .site
        .languages
        .iter()
        .copied()
        .find(|other| *other != lang && exists(w.site, PageId { key, lang: *other }));
    Some(TranslationNote {
        reviewed: translation.status == TranslationStatus::Reviewed,
        by: w.maybe(translation.by.as_ref()),
        date: translation.date.map(|date| w.day(date.0)),
        original: original.map(|other| w.href_in(key, other)),
    })
}

/// A posting (公示).
pub(crate) fn posting(w: &Writer<'_>, period: PostingPeriod<'_>) -> Posting {
    Posting {
        start: w.day(period.start),
        end: w.day(period.end),
        basis: w.maybe(period.basis),
        feedback: w.maybe(period.feedback),
        over: over(w, period),
    }
}

/// The end of a posting.
pub(crate) fn over(w: &Writer<'_>, PostingPeriod { end, over, .. }: PostingPeriod<'_>) -> Over {
    Over {
        already: over,
        label: w.label("document.posting-over"),
        until: end.to_string(),
        from: end.tomorrow().unwrap_or(end).to_string(),
    }
}
