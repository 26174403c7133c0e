//! A notice: its page, and what a list says of it beside its title.
//!
//! **You are here:** `page/` — one page kind; no IO.

use super::document::{body, toc, translation};
use super::key::PageKey;
use super::station::station_link;
use super::view::{DocumentRef, NextStatus, NoticeView, Posting, ReviewStep, Shared, SourceView, Word};
use super::writer::Writer;
use crate::lang::Lang;
use crate::record::document::Notice;
use crate::record::fields::{Cited, Either, Named, is_set};
use crate::site::{LegalForce, Version};
use crate::value::Id;

pub(super) fn title(w: &Writer<'_>, version: &Version<Notice>) -> super::view::Phrase {
    let title = version
        .document
        .front
        .title
        .as_ref()
        .map_or("", |title| title.best(version.lang, version.lang).0);
    w.in_lang(title, version.lang)
}

pub(super) fn category_name(w: &Writer<'_>, id: Option<&Id>) -> super::view::Phrase {
    let known = w
        .site
        .settings()
        .notice_categories
        .iter()
        .find(|own| Some(&own.id) == id);
    known.map_or_else(
        || w.bare(id.map_or("", Id::as_str)),
        |category| w.phrase(&category.name),
    )
}

/// not-yet | in-force | expired | repealed | withdrawn; none for what has no validity.
pub(super) fn state(w: &Writer<'_>, at: usize) -> Option<Shared<Word>> {
    if w.site.notices[at].front().withdrawn.is_some() {
        return Some(w.word("document", "withdrawn"));
    }
    let standing = w.site.standing(at, w.site.today)?;
    Some(w.word("document", standing.id()))
}

/// What the validity will be next, when a coming day is known.
fn next_status(w: &Writer<'_>, at: usize) -> Option<NextStatus> {
    let from = w.site.standing_changes(at)?;
    Some(NextStatus {
        until: from.yesterday().ok()?.to_string(),
        from: from.to_string(),
        word: w.word("document", w.site.standing(at, from)?.id()),
    })
}

/// Whether a notice is a policy document: it has a number or a validity, or stands in a column of such documents.
fn is_policy(w: &Writer<'_>, at: usize) -> bool {
    let front = w.site.notices[at].front();
    let columns = &w.site.settings().notice_categories;
    let column = columns
        .iter()
        .find(|own| Some(&own.id) == front.category.as_ref());
    let kind = column.and_then(|own| own.column_type.as_deref());
    // A reprint or an explanation in such a column has no head of its own.
    let own = front.source.is_none() && front.interprets.is_empty();
    front.document_number.is_some()
        || w.site.standing(at, w.site.today).is_some()
        || (own && kind.is_some_and(|kind| kind.contains("政策文件")))
}

/// The given number; else, of a policy document, year and a stable number made from the id.
fn index_number(w: &Writer<'_>, at: usize) -> Option<String> {
    let entry = &w.site.notices[at];
    let front = entry.front();
    if front.index_number.is_some() {
        return front.index_number.clone();
    }
    let date = front.date.filter(|_| is_policy(w, at))?;
    let hash = blake3::hash(format!("notice:{}", entry.id).as_bytes()).to_hex();
    Some(format!("{}-{}", date.date.0.year(), &hash[..8]))
}

/// `notices/<id>.html`.
pub(crate) fn view(w: &Writer<'_>, at: usize, lang: Lang) -> NoticeView {
    let site = w.site;
    let entry = &site.notices[at];
    let version = entry.best(lang);
    let front = entry.front();
    let own = &version.document.front;
    let withdrawn = front
        .withdrawn
        .as_ref()
        .map(|withdrawn| (w.day(withdrawn.date.0), w.phrase(&withdrawn.reason)));
    let hidden = site.posting_over(at) || withdrawn.is_some();
    let shown = if hidden {
        ""
    } else {
        &*version.document.body.markdown
    };
    let rendered = w.markdown(shown, version.lang);
    let place = |key: PageKey, name: &crate::lang::Text| w.link(key, w.phrase(name));
    let documents = |places: Option<&Vec<usize>>| -> Vec<DocumentRef> {
        places
            .into_iter()
            .flatten()
            .map(|other| notice_ref(w, *other))
            .collect()
    };
    let (newer, older) = neighbours(w, at);
    NoticeView {
        id: entry.id.to_string(),
        title: title(w, version),
        date: front
            .date
            .map_or_else(|| w.day(site.today), |date| w.moment(date)),
        category: category_link(w, front.category.as_ref()),
        document_number: front.document_number.as_ref().map(ToString::to_string),
        issuers: w.phrases(if own.issuer.is_empty() {
            &front.issuer
        } else {
            &own.issuer
        }),
        addressees: w.phrases(if own.addressees.is_empty() {
            &front.addressees
        } else {
            &own.addressees
        }),
        editor: w.maybe(own.editor.as_ref().or(front.editor.as_ref())),
        dated: front.dated.map(|date| w.day(date.0)),
        effective: front.effective.map(|date| w.day(date.0)),
        expires: front.expires.map(|date| w.day(date.0)),
        status: state(w, at).filter(|word| word.id != "withdrawn"),
        next_status: next_status(w, at),
        policy: is_policy(w, at),
        index_number: index_number(w, at),
        topic: w.maybe(own.topic.as_ref().or(front.topic.as_ref())),
        source: source(w, if own.source.is_some() { own } else { front }),
        correction: own
            .correction
            .as_ref()
            .or(front.correction.as_ref())
            .map(|correction| (w.day(correction.date.0), w.phrase(&correction.text))),
        withdrawn,
        keywords: w.phrases(if own.keywords.is_empty() {
            &front.keywords
        } else {
            &own.keywords
        }),
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
        regions: front
            .regions
            .iter()
            .filter_map(|code| site.regions.get(code))
            .map(|at| place(PageKey::Region(at), &site.regions.list[at].record.data.name))
            .collect(),
        stations: front
            .stations
            .iter()
            .filter_map(|id| site.station_ids.get(id))
            .map(|at| station_link(w, *at))
            .collect(),
        services: front
            .services
            .iter()
            .filter_map(|id| service_link(w, id))
            .collect(),
        repeals: cited(w, &front.repeals),
        repealed_by: documents(site.notice_links.repealed_by.get(&at)),
        repeal_coming: site.standing(at, site.today) != Some(LegalForce::Repealed),
        interprets: cited(w, &front.interprets),
        interpreted_by: documents(site.notice_links.interpreted_by.get(&at)),
        posting: front.posting.as_ref().map(|posting| Posting {
            start: w.day(posting.start.0),
            end: w.day(posting.end.0),
            basis: w.maybe(posting.basis.as_ref()),
            feedback: w.maybe(posting.feedback.as_ref()),
            over: super::document::over(w, posting.end.0),
        }),
        review: front
            .review
            .iter()
            .map(|step| ReviewStep {
                role: w.phrase(&step.role),
                name: w.maybe(step.name.as_ref()),
                date: step.date.as_ref().map(|date| w.partial(date)),
            })
            .collect(),
        translation: translation(w, own.translation.as_ref(), PageKey::Notice(at), version.lang),
        parallel: (entry.versions.len() > 1 && !hidden)
            .then(|| w.href_in(PageKey::NoticeParallel(at), site.default_lang())),
        newer,
        older,
    }
}

fn category_link(w: &Writer<'_>, id: Option<&Id>) -> super::view::Link {
    let at = w
        .site
        .settings()
        .notice_categories
        .iter()
        .position(|own| Some(&own.id) == id);
    let key = at.map_or(PageKey::Notices(1), |at| PageKey::NoticeCategory(at, 1));
    w.link(key, category_name(w, id))
}

fn service_link(w: &Writer<'_>, id: &Id) -> Option<super::view::Link> {
    let menu = &w.site.menu;
    if let Some(at) = menu.service(id) {
        return Some(w.link(PageKey::Service(at), w.phrase(&menu.services[at].data().name)));
    }
    let at = menu.category(id)?;
    Some(w.link(
        PageKey::Category(at),
        w.phrase(&menu.categories[at].record.data.name),
    ))
}

fn notice_ref(w: &Writer<'_>, at: usize) -> DocumentRef {
    let entry = &w.site.notices[at];
    let version = entry.best(w.lang);
    DocumentRef {
        title: title(w, version),
        number: entry.front().document_number.as_ref().map(ToString::to_string),
        href: Some(w.href_in(PageKey::Notice(at), version.lang)),
        external: false,
    }
}

fn cited(w: &Writer<'_>, cited: &[Either<Id, Cited>]) -> Vec<DocumentRef> {
    cited
        .iter()
        .filter_map(|cited| match (w.site.cited_notice(cited), cited) {
            (Some(at), _) => Some(notice_ref(w, at)),
            (None, Either::Map(cited)) => Some(w.cited(cited)),
            (None, Either::Word(_)) => None,
        })
        .collect()
}

/// Where a notice comes from: of a reprint the source that it names, else who issued it, else who publishes the site.
pub(super) fn source(w: &Writer<'_>, front: &Notice) -> Option<SourceView> {
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

/// The newer and the older notice of the same category, by date alone.
fn neighbours(w: &Writer<'_>, at: usize) -> (Option<super::view::Link>, Option<super::view::Link>) {
    let site = w.site;
    let front = site.notices[at].front();
    let Some(category) = site
        .settings()
        .notice_categories
        .iter()
        .position(|own| Some(&own.id) == front.category.as_ref())
    else {
        return (None, None);
    };
    let order = |at: usize| {
        (
            site.notices[at].front().date,
            std::cmp::Reverse(&site.notices[at].id),
        )
    };
    let places = site
        .index
        .category_notices
        .get(&category)
        .map_or(&[][..], Vec::as_slice);
    // Pinned ones stand first in the list; they are few, and the rest is sorted.
    let pinned = places.partition_point(|other| is_set(site.notices[*other].front().pinned));
    let (first, rest) = places.split_at(pinned);
    let here = rest.partition_point(|other| order(*other) > order(at));
    let newer = rest[..here]
        .last()
        .into_iter()
        .chain(first)
        .filter(|other| order(**other) > order(at))
        .min_by_key(|other| order(**other));
    let after = rest[here..].iter().find(|other| **other != at);
    let older = after
        .into_iter()
        .chain(first)
        .filter(|other| order(**other) < order(at))
        .max_by_key(|other| order(**other));
    let link = |other: &usize| {
        let version = site.notices[*other].best(w.lang);
        super::view::Link {
            href: w.href_in(PageKey::Notice(*other), version.lang),
            label: title(w, version),
        }
    };
    (newer.map(link), older.map(link))
}
