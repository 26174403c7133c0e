//! Free page, and what search knows of it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::lang::Lang;
use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::key::PageKey;
use crate::page::parts::document::{body, title, toc, translation};
use crate::page::view::PageView;
use crate::page::writer::Writer;
use crate::site::Kind;

/// `pages/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at, w.lang);
    let own = w.site.pages[at].best(w.lang).document.front.summary.as_ref();
    let description = own.map(|text| text.best(w.lang, w.lang).0.to_owned());
    Content::new("page", view.title.clone(), view).described(description)
}

fn view(w: &Writer<'_>, at: usize, lang: Lang) -> PageView {
    let entry = &w.site.pages[at];
    let version = entry.best(lang);
    let front = &version.document.front;
    let rendered = w.markdown(&version.document.body.markdown, version.lang);
    PageView {
        id: entry.id.to_string(),
        title: title(w, version),
        toc: toc(&rendered),
        body: body(w, rendered.html, version.lang),
        translation: translation(w, front.translation.as_ref(), Kind::Page.at(at), version.lang),
        parallel: (entry.versions.len() > 1)
            .then(|| w.href_in(PageKey::Parallel(Kind::Page.at(at)), w.site.default_lang())),
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

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, page) in all.site.pages.iter().enumerate() {
        let titles = Gather::titles(page);
        let mut entry = all.entry(Kind::Page.at(at), titles);
        all.say_all(&mut entry.fields, &page.front().keywords);
        Gather::bodies(&mut entry.body, page);
        entries.push(entry);
    }
}
