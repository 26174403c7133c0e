//! Page of a notice, and what search knows of it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::lang::Lang;
use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::key::PageKey;
use crate::page::parts::document::{body, posting, title, toc, translation};
use crate::page::parts::notices::{category_name, source, state};
use crate::page::parts::services::said_name;
use crate::page::parts::stations::station_link;
use crate::page::parts::takeaway;
use crate::page::view::{DocumentRef, Link, NextStatus, NoticeView, ReviewStep};
use crate::page::writer::Writer;
use crate::record::document::Notice;
use crate::record::fields::{Cited, Either, is_set};
use crate::site::{DocumentEntry, Kind, LegalForce, Ref, Site};
use crate::value::Id;
use std::borrow::Cow;

/// `notices/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let site = w.site;
    let view = view(w, at, w.lang);
    let own = site.notices[at].best(w.lang).document.front.summary.as_ref();
    let own = own.filter(|_| site.shown_notice(at).whole());
    let description = own.map(|text| text.best(w.lang, w.lang).0.to_owned());
    Content::new("notice", view.title.clone(), view).described(description)
}

/// The fields of one language's version of a notice; what it leaves out is as in the original.
struct Texts<'s> {
    own: &'s Notice,
    original: &'s Notice,
}

impl<'s> Texts<'s> {
    fn one<T>(&self, field: impl Fn(&'s Notice) -> Option<&'s T>) -> Option<&'s T> {
        field(self.own).or_else(|| field(self.original))
    }

    fn list<T>(&self, field: impl Fn(&'s Notice) -> &'s [T]) -> &'s [T] {
        match field(self.own) {
            [] => field(self.original),
            own => own,
        }
    }
}

fn view(w: &Writer<'_>, at: usize, lang: Lang) -> NoticeView {
    let site = w.site;
    let entry = &site.notices[at];
    let version = entry.best(lang);
    let front = entry.front();
    let own = &version.document.front;
    let texts = Texts { own, original: front };
    let shown = site.shown_notice(at);
    let hidden = !shown.whole();
    let read = if hidden {
        ""
    } else {
        &*version.document.body.markdown
    };
    let rendered = w.markdown(read, version.lang);
    let place = |of: Ref, name: &crate::lang::Text| w.link(of, w.phrase(name));
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
        date: w.published(front.date),
        category: category_link(w, front.category.as_ref()),
        document_number: front.document_number.as_ref().map(ToString::to_string),
        issuers: w.phrases(texts.list(|front| &front.issuer)),
        addressees: w.phrases(texts.list(|front| &front.addressees)),
        editor: w.maybe(texts.one(|front| front.editor.as_ref())),
        dated: front.dated.map(|date| w.day(date.0)),
        effective: front.effective.map(|date| w.day(date.0)),
        expires: front.expires.map(|date| w.day(date.0)),
        status: state(w, at).filter(|word| word.id != "withdrawn"),
        next_status: next_status(w, at),
        policy: site.is_policy(at),
        index_number: index_number(site, at),
        topic: w.maybe(texts.one(|front| front.topic.as_ref())),
        source: source(w, if own.source.is_some() { own } else { front }),
        correction: texts
            .one(|front| front.correction.as_ref())
            .map(|correction| (w.day(correction.date.0), w.phrase(&correction.text))),
        withdrawn: shown
            .withdrawn
            .map(|withdrawn| (w.day(withdrawn.date.0), w.phrase(&withdrawn.reason))),
        keywords: w.phrases(texts.list(|front| &front.keywords)),
        toc: toc(&rendered),
        body: body(w, rendered.html, version.lang),
        attachments: if hidden {
            Vec::new()
        } else {
            w.attachments(texts.list(|front| &front.attachments))
        },
        regions: front
            .regions
            .iter()
            .filter_map(|code| site.regions.get(code))
            .map(|at| place(Kind::Region.at(at), &site.regions.list[at].record.data.name))
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
        posting: shown.posting.map(|period| posting(w, period)),
        calendar: takeaway::calendar_href(w, at),
        review: review(w, front),
        translation: translation(w, own.translation.as_ref(), Kind::Notice.at(at), version.lang),
        parallel: (entry.versions.len() > 1 && !hidden)
            .then(|| w.href_in(PageKey::Parallel(Kind::Notice.at(at)), site.default_lang())),
        newer,
        older,
    }
}

fn review(w: &Writer<'_>, front: &Notice) -> Vec<ReviewStep> {
    // Who reviewed is the office's own business, unless it says otherwise.
    let named = is_set(w.site.settings().show_reviewers);
    // A notice that was changed was reviewed again: what counts is the last time.
    let again = |at: usize| {
        front.review[at + 1..]
            .iter()
            .any(|later| later.role == front.review[at].role)
    };
    let own = front.review.iter().enumerate();
    let counts = own.filter(|(at, step)| step.of.is_none() || !again(*at));
    let steps = counts.map(|(_, step)| ReviewStep {
        role: w.phrase(&step.role),
        name: w.maybe(step.name.as_ref().filter(|_| named)),
        date: step.date.as_ref().map(|date| w.partial(date)),
    });
    steps.collect()
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

/// The given number; else, of a policy document, year and a stable number made from the id.
pub(crate) fn index_number(site: &Site, at: usize) -> Option<String> {
    let entry = &site.notices[at];
    let front = entry.front();
    if front.index_number.is_some() {
        return front.index_number.as_ref().map(ToString::to_string);
    }
    site.is_policy(at).then(|| made_number(entry)).flatten()
}

/// Year and a stable number made from the id.
fn made_number(entry: &DocumentEntry<Notice>) -> Option<String> {
    let hash = blake3::hash(format!("notice:{}", entry.id).as_bytes()).to_hex();
    Some(format!("{}-{}", entry.front().date?.date.0.year(), &hash[..8]))
}

fn category_link(w: &Writer<'_>, id: Option<&Id>) -> Link {
    let at = w.site.settings().column(id);
    let key = at.map_or(PageKey::List(Kind::Notice), |at| Kind::Column.at(at).into());
    w.link(key, category_name(w, id))
}

fn service_link(w: &Writer<'_>, id: &Id) -> Option<Link> {
    let menu = &w.site.menu;
    if let Some(at) = menu.service(id) {
        return Some(w.link(Kind::Service.at(at), said_name(w, at)));
    }
    let at = menu.category(id)?;
    Some(w.link(
        Kind::Category.at(at),
        w.phrase(&menu.categories[at].record.data.name),
    ))
}

fn notice_ref(w: &Writer<'_>, at: usize) -> DocumentRef {
    let entry = &w.site.notices[at];
    let version = entry.best(w.lang);
    DocumentRef {
        title: title(w, version),
        number: entry.front().document_number.as_ref().map(ToString::to_string),
        href: Some(w.href_in(Kind::Notice.at(at), version.lang)),
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

/// The newer and the older notice of the same category, by date alone.
fn neighbours(w: &Writer<'_>, at: usize) -> (Option<Link>, Option<Link>) {
    let site = w.site;
    let front = site.notices[at].front();
    let Some(category) = site.settings().column(front.category.as_ref()) else {
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
        Link {
            href: w.href_in(Kind::Notice.at(*other), version.lang),
            label: title(w, version),
        }
    };
    (newer.map(link), older.map(link))
}

/// What search finds, as the site sorts it: pinned, then newest first. Not in it: what is withdrawn, and postings that are over.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, notice) in all.site.notices.iter().enumerate() {
        let front = notice.front();
        let shown = all.site.shown_notice(at);
        if !shown.whole() {
            continue;
        }
        let titles = Gather::titles(notice);
        let mut entry = all.entry(Kind::Notice.at(at), titles);
        let settings = all.site.settings();
        if let Some(at) = settings.column(front.category.as_ref()) {
            let category = &settings.notice_categories[at];
            entry.context = Gather::owned(all.said(&category.name));
            all.say(&mut entry.fields, &category.name);
        }
        let number = front.document_number.as_ref();
        entry
            .codes
            .extend(number.map(|number| Cow::Owned(number.to_string())));
        // Lists print it.
        let index_number = front.index_number.as_ref().map(ToString::to_string);
        entry
            .codes
            .extend(index_number.or_else(|| made_number(notice)).map(Cow::Owned));
        all.say_all(
            &mut entry.fields,
            front.keywords.iter().chain(front.issuer.iter()),
        );
        for code in &front.regions {
            if let Some(region) = all.site.regions.get(code) {
                all.place(&mut entry, region);
            }
        }
        for id in &front.stations {
            if let Some(station) = all.site.station_ids.get(id) {
                all.say(&mut entry.fields, &all.site.stations[*station].record.data.name);
            }
        }
        if shown.may_be_kept() {
            Gather::bodies(&mut entry.body, notice);
        }
        entry.state = match all.site.standing(at, all.site.today) {
            Some(LegalForce::Repealed) => Some("document.repealed"),
            Some(LegalForce::Expired) => Some("document.expired"),
            // What comes into force later is what people look for: it does not stand behind the rest.
            Some(LegalForce::NotYet | LegalForce::InForce) | None => None,
        };
        entries.push(entry);
    }
}
