//! Page of a single disclosure, and what search knows of it.
//!
//! **You are here:** `page/kinds` — one page kind; the rows that they fulfil are in [`super::catalogue_row`]; no IO.

use crate::lang::Lang;
use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::key::PageKey;
use crate::page::parts::disclosures::index_number;
use crate::page::parts::document::{body, posting, title, toc, translation, written_summary};
use crate::page::parts::figures::period_words;
use crate::page::view::DisclosureView;
use crate::page::writer::Writer;
use crate::site::Kind;
use std::borrow::Cow;

/// `disclosure/items/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at, w.lang);
    // The view of a posting that is over has no summary.
    let description = view.summary.as_ref().map(|text| text.text.clone());
    Content::new("disclosure", view.title.clone(), view).described(description)
}

fn view(w: &Writer<'_>, at: usize, lang: Lang) -> DisclosureView {
    let site = w.site;
    let entry = &site.disclosures[at];
    let version = entry.best(lang);
    let own = &version.document.front;
    let front = entry.front();
    let shown = site.shown_disclosure(at);
    let hidden = !shown.whole();
    let read = if hidden {
        ""
    } else {
        &*version.document.body.markdown
    };
    let rendered = w.markdown(read, version.lang);
    let row = front.item.as_ref().and_then(|id| site.catalogue_row(id));
    let elements = row.map_or(&[][..], |row| &site.catalogue[row].data.elements);
    let subject = site.subject_of(at);
    let default = site.default_lang();
    let lacks = elements.iter().filter(|element| {
        site.tracks(subject)
            && !front.covers.is_empty()
            && !front
                .covers
                .iter()
                .any(|own| own.best(default, default) == element.best(default, default))
    });
    let item = match row {
        Some(row) => w.link(
            Kind::CatalogueRow.at(row),
            w.phrase(&site.catalogue[row].data.level2),
        ),
        None => w.link(PageKey::List(Kind::CatalogueRow), w.label("nav.disclosure")),
    };
    DisclosureView {
        id: entry.id.to_string(),
        title: title(w, version),
        index_number: index_number(site, at),
        item,
        subject: w.phrase(subject.name(site)),
        subject_href: subject.record().map(|of| w.href(of)),
        created: front.created.map(|date| w.day(date.0)),
        date: w.published(front.date),
        event: front.event.map(|date| w.day(date.0)),
        period: front.period.map(|period| period_words(w, period)),
        publisher: w
            .maybe(own.publisher.as_ref().or(front.publisher.as_ref()))
            .or_else(|| row.and_then(|row| w.maybe(site.catalogue[row].data.publisher.as_ref()))),
        summary: written_summary(w, version).filter(|_| !hidden),
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
        posting: shown.posting.map(|period| posting(w, period)),
        posted_where: front.posted_at.as_ref().map(|posted| w.phrase(&posted.place)),
        posted_ask: front
            .posted_at
            .as_ref()
            .and_then(|posted| w.maybe(posted.ask.as_ref())),
        translation: translation(w, own.translation.as_ref(), Kind::Disclosure.at(at), version.lang),
        parallel: (entry.versions.len() > 1)
            .then(|| w.href_in(PageKey::Parallel(Kind::Disclosure.at(at)), default)),
    }
}

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, disclosure) in all.site.disclosures.iter().enumerate() {
        let shown = all.site.shown_disclosure(at);
        if !shown.whole() {
            continue;
        }
        let front = disclosure.front();
        let titles = Gather::titles(disclosure);
        let mut entry = all.entry(Kind::Disclosure.at(at), titles);
        // Lists print it, given or made.
        entry.codes.push(Cow::Owned(index_number(all.site, at)));
        all.say_all(&mut entry.fields, &front.keywords);
        if let Some(at) = front.station.as_ref().and_then(|id| all.site.station_ids.get(id)) {
            let station = &all.site.stations[*at];
            all.say(&mut entry.fields, &station.record.data.name);
            if let Some(region) = station.region {
                all.place(&mut entry, region);
            }
        }
        if shown.may_be_kept() {
            Gather::bodies(&mut entry.body, disclosure);
        }
        entries.push(entry);
    }
}
