//! Entries of notices: what a list says of a notice beside its title.
//!
//! **You are here:** `page/parts` — used by the lists of notices and every page that names some; no IO.

use super::document::{over, title, written_summary};
use crate::page::view::{NoticeItem, Phrase, Shared, SourceView, Word};
use crate::page::writer::Writer;
use crate::record::document::Notice;
use crate::record::fields::{Named, is_set};
use crate::site::Kind;
use crate::value::Id;

/// Notices in a list; summaries only as far as they are written (a list page makes its own).
pub(crate) fn items(w: &Writer<'_>, places: impl Iterator<Item = usize>) -> Vec<NoticeItem> {
    places.map(|at| item(w, at)).collect()
}

/// A notice in a list.
pub(crate) fn item(w: &Writer<'_>, at: usize) -> NoticeItem {
    let entry = &w.site.notices[at];
    let version = entry.best(w.lang);
    let front = entry.front();
    let shown = w.site.shown_notice(at);
    NoticeItem {
        href: w.href_in(Kind::Notice.at(at), version.lang),
        title: title(w, version),
        date: w.published(front.date),
        category: category_name(w, front.category.as_ref()),
        summary: written_summary(w, version).filter(|_| shown.whole()),
        pinned: is_set(front.pinned),
        other_language: w.other_language(version.lang),
        state: state(w, at).filter(|word| word.id != "in-force").or_else(|| {
            let over = shown.posting.is_some_and(|posting| posting.over);
            over.then(|| w.word("document", "posting-over"))
        }),
        over: shown
            .posting
            .map(|posting| over(w, posting))
            .filter(|over| !over.already),
        draft: entry.unpublished,
    }
}

pub(crate) fn category_name(w: &Writer<'_>, id: Option<&Id>) -> Phrase {
    let settings = w.site.settings();
    settings.column(id).map_or_else(
        || w.bare(id.map_or("", Id::as_str)),
        |at| w.phrase(&settings.notice_categories[at].name),
    )
}

/// not-yet | in-force | expired | repealed | withdrawn; none for what has no validity.
pub(crate) fn state(w: &Writer<'_>, at: usize) -> Option<Shared<Word>> {
    if w.site.shown_notice(at).withdrawn.is_some() {
        return Some(w.word("document", "withdrawn"));
    }
    let standing = w.site.standing(at, w.site.today)?;
    Some(w.word("document", standing.id()))
}

/// Where a notice comes from: of a reprint the source that it names, else who issued it, else who publishes the site.
pub(crate) fn source(w: &Writer<'_>, front: &Notice) -> Option<SourceView> {
    if let Some(Named(source)) = &front.source {
        return Some(SourceView {
            name: w.phrase(&source.name),
            url: source.url.as_ref().map(ToString::to_string),
            author: w.maybe(source.author.as_ref()),
            date: source.date.as_ref().map(|date| w.partial(date)),
        });
    }
    let publisher = w.site.settings().publisher.as_ref();
    let issuer = front
        .issuer
        .first()
        .or_else(|| publisher.and_then(|Named(publisher)| publisher.name.as_ref()))?;
    Some(SourceView {
        name: w.phrase(issuer),
        url: None,
        author: None,
        date: None,
    })
}
