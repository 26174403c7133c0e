//! Single disclosures, and how they stand in lists.
//!
//! **You are here:** `page/` — one page kind; the rows that they fulfil are in [`super::catalogue`]; no IO.

use super::document::{body, over, toc, translation};
use super::key::PageKey;
use super::statistics::period_words;
use super::view::{DisclosureItem, DisclosureView, Phrase, Posting};
use super::writer::Writer;
use crate::lang::Lang;
use crate::record::disclosure::Disclosure;
use crate::site::{Site, Subject, Version};

/// Disclosures in a list.
pub(crate) fn items(w: &Writer<'_>, places: impl Iterator<Item = usize>) -> Vec<DisclosureItem> {
    places.map(|at| item(w, at)).collect()
}

/// A disclosure in a list.
pub(crate) fn item(w: &Writer<'_>, at: usize) -> DisclosureItem {
    let entry = &w.site.disclosures[at];
    let version = entry.best(w.lang);
    let own = &version.document.front;
    let front = entry.front();
    DisclosureItem {
        href: w.href_in(PageKey::Disclosure(at), version.lang),
        title: title(w, version),
        index_number: index_number(w.site, at),
        summary: own
            .summary
            .as_ref()
            .filter(|_| !w.site.disclosure_over(at))
            .map(|text| w.in_lang(text.best(version.lang, version.lang).0, version.lang)),
        created: front.created.map(|date| w.day(date.0)),
        over: w.site.posting_end(at).map(|end| over(w, end)),
        date: front
            .date
            .map_or_else(|| w.day(w.site.today), |date| w.moment(date)),
        other_language: w.other_language(version.lang),
    }
}

fn title(w: &Writer<'_>, version: &Version<Disclosure>) -> Phrase {
    let title = version
        .document
        .front
        .title
        .as_ref()
        .map_or("", |title| title.best(version.lang, version.lang).0);
    w.in_lang(title, version.lang)
}

/// The given number; else year and a stable number made from the id, so that a later disclosure changes no other's.
fn index_number(site: &Site, at: usize) -> String {
    let entry = &site.disclosures[at];
    let front = entry.front();
    front.index_number.clone().unwrap_or_else(|| {
        let year = front
            .date
            .map_or_else(|| site.today.year(), |date| date.date.0.year());
        let hash = blake3::hash(entry.id.as_bytes()).to_hex();
        format!("{year}-{}", &hash[..8])
    })
}

/// `disclosure/items/<id>.html`.
pub(crate) fn view(w: &Writer<'_>, at: usize, lang: Lang) -> DisclosureView {
    let site = w.site;
    let entry = &site.disclosures[at];
    let version = entry.best(lang);
    let own = &version.document.front;
    let front = entry.front();
    let posting = site.posting_end(at).map(|end| Posting {
        start: front
            .date
            .map_or_else(|| w.day(site.today), |date| w.day(date.date.0)),
        end: w.day(end),
        basis: None,
        feedback: None,
        over: over(w, end),
    });
    let hidden = posting.as_ref().is_some_and(|posting| posting.over.already);
    let shown = if hidden {
        ""
    } else {
        &*version.document.body.markdown
    };
    let rendered = w.markdown(shown, version.lang);
    let row = front.item.as_ref().and_then(|id| site.catalogue_row(id));
    let elements = row.map_or(&[][..], |row| &site.catalogue[row].data.elements);
    let (subject, subject_href) = match site.subject_of(at) {
        Subject::Site => (w.phrase(&site.settings().title), None),
        Subject::Station(of) => (
            w.phrase(&site.stations[of].record.data.name),
            Some(w.href(PageKey::Station(of))),
        ),
        Subject::Operator(of) => (
            w.phrase(&site.operators[of].data().name),
            Some(w.href(PageKey::Operator(of))),
        ),
    };
    let default = site.default_lang();
    let lacks = elements.iter().filter(|element| {
        site.tracks(site.subject_of(at))
            && !front.covers.is_empty()
            && !front
                .covers
                .iter()
                .any(|own| own.best(default, default) == element.best(default, default))
    });
    let item = match row {
        Some(row) => w.link(
            PageKey::CatalogueRow(row),
            w.phrase(&site.catalogue[row].data.level2),
        ),
        None => w.link(PageKey::Catalogue, w.label("nav.disclosure")),
    };
    DisclosureView {
        id: entry.id.to_string(),
        title: title(w, version),
        index_number: index_number(site, at),
        item,
        subject,
        subject_href,
        created: front.created.map(|date| w.day(date.0)),
        date: front
            .date
            .map_or_else(|| w.day(site.today), |date| w.moment(date)),
        event: front.event.map(|date| w.day(date.0)),
        period: front.period.map(|period| period_words(w, period)),
        publisher: w
            .maybe(own.publisher.as_ref().or(front.publisher.as_ref()))
            .or_else(|| row.and_then(|row| w.maybe(site.catalogue[row].data.publisher.as_ref()))),
        summary: own
            .summary
            .as_ref()
            .filter(|_| !hidden)
            .map(|text| w.in_lang(text.best(version.lang, version.lang).0, version.lang)),
        covers: if front.covers.is_empty() {
            w.phrases(elements)
        } else {
            w.phrases(&front.covers)
        },
        lacks: lacks.map(|element| w.phrase(element)).collect(),
        toc: toc(&rendered),
        body: body(w, rendered.html, version.lang),
        attachments: if hidden {
            Vec::new()
        } else {
            w.attachments(if own.attachments.is_empty() {
                &front.attachments
            } else {
                &own.attachments
            })
        },
        posting,
        posted_where: front.posted_at.as_ref().map(|posted| w.phrase(&posted.place)),
        posted_ask: front
            .posted_at
            .as_ref()
            .and_then(|posted| w.maybe(posted.ask.as_ref())),
        translation: translation(w, own.translation.as_ref(), PageKey::Disclosure(at), version.lang),
        parallel: (entry.versions.len() > 1).then(|| w.href_in(PageKey::DisclosureParallel(at), default)),
    }
}
