//! Disclosure: the catalogue and its state, a row's duties, single disclosures, operators.
//!
//! **You are here:** `page/` — four page kinds; no IO.

use super::document::{body, toc, translation};
use super::key::PageKey;
use super::station;
use super::statistics::period_words;
use super::view::{
    CatalogueGroup, CatalogueRow, CatalogueView, Contact, DisclosureItem, DisclosureView, DutyRow, DutyView,
    OperatorView, Phrase, ProjectView, StateCount, Word,
};
use super::writer::{Writer, phones};
use crate::lang::Lang;
use crate::record::disclosure::{AppliesTo, CatalogueRow as RowRecord, Disclosure, Every, TimeLimit};
use crate::site::{Duty, DutyState, Site, Subject, Version};
use jiff::civil;

/// Duties on a row's page.
const DUTIES: usize = 300;
/// Disclosures on a row's page.
const DOCUMENTS: usize = 100;
/// Disclosures on the catalogue's page.
const LATEST: usize = 20;
/// Stations on an operator's page.
const STATIONS: usize = 200;
/// The 13 official channels, in their official order (民办函〔2019〕52号).
const CHANNELS: [&str; 13] = [
    "government-website",
    "gazette",
    "wechat-weibo-app",
    "press-conference",
    "broadcast",
    "print-media",
    "public-reading-room",
    "service-centre",
    "convenience-station",
    "on-site",
    "notice-board",
    "targeted-push",
    "other",
];

/// Disclosures in a list.
pub(crate) fn items(w: &Writer<'_>, places: impl Iterator<Item = usize>) -> Vec<DisclosureItem> {
    places.map(|at| item(w, at)).collect()
}

fn item(w: &Writer<'_>, at: usize) -> DisclosureItem {
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
            .map(|text| w.in_lang(text.best(version.lang, version.lang).0, version.lang)),
        created: front.created.map(|date| w.day(date.0)),
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

fn row_phrase(w: &Writer<'_>, channel: &crate::lang::Text) -> Phrase {
    let (text, lang) = channel.best(w.lang, w.site.default_lang());
    if CHANNELS.contains(&text) {
        w.label(&format!("channel.{text}"))
    } else {
        w.in_lang(text, lang)
    }
}

fn applies_to(w: &Writer<'_>, row: &RowRecord) -> Word {
    w.word("applies-to", row.applies_to.unwrap_or(AppliesTo::Site).id())
}

/// `disclosure/index.html`.
pub(crate) fn catalogue(w: &Writer<'_>) -> CatalogueView {
    let site = w.site;
    let mut groups: Vec<(Phrase, Vec<CatalogueRow>)> = Vec::new();
    let mut counts = [0usize; DutyState::ALL.len()];
    for (at, record) in site.catalogue.iter().enumerate() {
        let data = &record.data;
        let state = Site::row_state(&site.duties(data));
        counts[state as usize] += 1;
        let row = CatalogueRow {
            id: record.id.to_string(),
            href: w.href(PageKey::CatalogueRow(at)),
            level2: w.phrase(&data.level2),
            time_limit: limit(w, data),
            publisher: w.maybe(data.publisher.as_ref()),
            applies_to: applies_to(w, data),
            state: w.word("duty", state.id()),
            latest: site.disclosures_of(data).first().map(|at| item(w, *at)),
        };
        let level1 = w.phrase(&data.level1);
        match groups.iter_mut().find(|(own, _)| *own == level1) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((level1, vec![row])),
        }
    }
    CatalogueView {
        as_of: w.day(site.today),
        counts: counted(w, &counts),
        groups: groups
            .into_iter()
            .map(|(level1, rows)| CatalogueGroup { level1, rows })
            .collect(),
        latest: items(w, 0..site.disclosures.len().min(LATEST)),
    }
}

/// How many rows are in which state, for the home page.
pub(crate) fn state_counts(w: &Writer<'_>) -> Vec<StateCount> {
    let mut counts = [0usize; DutyState::ALL.len()];
    for record in &w.site.catalogue {
        counts[Site::row_state(&w.site.duties(&record.data)) as usize] += 1;
    }
    counted(w, &counts)
}

fn counted(w: &Writer<'_>, counts: &[usize; DutyState::ALL.len()]) -> Vec<StateCount> {
    DutyState::ALL
        .iter()
        .map(|state| StateCount {
            state: w.word("duty", state.id()),
            count: counts[*state as usize],
        })
        .filter(|count| count.count > 0)
        .collect()
}

/// `disclosure/<item>.html`.
pub(crate) fn row(w: &Writer<'_>, at: usize) -> DutyView {
    let site = w.site;
    let record = &site.catalogue[at];
    let data = &record.data;
    let mut duties = site.duties(data);
    let total = duties.len();
    if total > DUTIES {
        duties.sort_by_key(|duty| duty.state);
        duties.truncate(DUTIES);
    }
    DutyView {
        id: record.id.to_string(),
        official: data.official.clone(),
        level1: w.phrase(&data.level1),
        level2: w.phrase(&data.level2),
        elements: w.phrases(&data.elements),
        basis: data.basis.iter().map(|cited| w.cited(cited)).collect(),
        time_limit: limit(w, data),
        publisher: w.maybe(data.publisher.as_ref()),
        channels: data
            .channels
            .iter()
            .map(|channel| row_phrase(w, channel))
            .collect(),
        audience: data.audience.map(|audience| w.word("audience", audience.id())),
        method: data.method.map(|method| w.word("method", method.id())),
        tiers: data.tiers.iter().map(|tier| w.word("tier", tier.id())).collect(),
        applies_to: applies_to(w, data),
        duties: duties.iter().map(|duty| duty_row(w, duty, at, false)).collect(),
        duties_total: total,
        documents: items(w, site.disclosures_of(data).into_iter().take(DOCUMENTS)),
    }
}

/// A duty of a catalogue row; `by_row`: named by the row (on an operator's page) instead of by its subject.
fn duty_row(w: &Writer<'_>, duty: &Duty<'_>, row: usize, by_row: bool) -> DutyRow {
    let site = w.site;
    let (subject_id, own_name, own_key) = match duty.subject {
        Subject::Site => ("site".to_owned(), w.phrase(&site.settings().title), None),
        Subject::Station(at) => {
            let entry = &site.stations[at];
            (
                format!("station:{}", entry.id()),
                w.phrase(&entry.record.data.name),
                Some(PageKey::Station(at)),
            )
        }
        Subject::Operator(at) => {
            let entry = &site.operators[at];
            (
                format!("operator:{}", entry.id),
                w.phrase(&entry.data().name),
                Some(PageKey::Operator(at)),
            )
        }
    };
    let (subject, key) = if by_row {
        (
            w.phrase(&site.catalogue[row].data.level2),
            Some(PageKey::CatalogueRow(row)),
        )
    } else {
        (own_name, own_key)
    };
    let posted = duty
        .document
        .and_then(|at| site.disclosures[at].front().posted_at.as_ref());
    DutyRow {
        item: site.catalogue[row].id.to_string(),
        subject_id,
        subject,
        subject_href: key.map(|key| w.href(key)),
        period: duty
            .period
            .map_or_else(String::new, |(every, start)| period_id(every, start)),
        period_text: duty
            .period
            .map_or_else(String::new, |(every, start)| period_text(w, every, start)),
        due: duty.due.map(|due| w.day(due)),
        state: w.word("duty", duty.state.id()),
        document: duty.document.map(|at| item(w, at)),
        note: duty
            .reason
            .map(|reason| w.phrase(reason))
            .or_else(|| posted.map(|posted| w.phrase(&posted.place))),
    }
}

fn period_id(every: Every, start: civil::Date) -> String {
    match every {
        Every::Year => start.year().to_string(),
        Every::Quarter => format!("{}-Q{}", start.year(), (start.month() - 1) / 3 + 1),
        Every::Month => format!("{}-{:02}", start.year(), start.month()),
    }
}

fn period_text(w: &Writer<'_>, every: Every, start: civil::Date) -> String {
    use crate::record::scalar::{Period, Scalar};
    Period::read(&period_id(every, start))
        .map_or_else(|_| period_id(every, start), |period| period_words(w, period))
}

/// 公开时限 in words.
fn limit(w: &Writer<'_>, row: &RowRecord) -> Phrase {
    let n = |n: u32| n.to_string();
    let fill = |key: &str, values: &[(&str, &str)]| w.labels.fill(w.lang, key, values);
    match row.time_limit.limit() {
        None => Phrase::default(),
        Some(TimeLimit::Standing) => w.label("limit.standing"),
        Some(TimeLimit::WorkingDays(days)) => fill("limit.working-days", &[("n", &n(days))]),
        Some(TimeLimit::YearlyBy(by)) => fill(
            "limit.by-every-year",
            &[("m", &by.month().to_string()), ("d", &by.day().to_string())],
        ),
        Some(TimeLimit::AfterEach(every, days)) => {
            let key = match every {
                Every::Year => "limit.within-days-every-year",
                Every::Quarter => "limit.within-days-every-quarter",
                Every::Month => "limit.within-days-every-month",
            };
            fill(key, &[("n", &n(days))])
        }
        Some(TimeLimit::EveryDays(days)) => fill("limit.every-days", &[("n", &n(days))]),
        Some(TimeLimit::EveryWorkingDays(days)) => fill("limit.every-working-days", &[("n", &n(days))]),
        Some(TimeLimit::EveryMonths(months)) => fill("limit.every-months", &[("n", &n(months))]),
        Some(TimeLimit::DaysAfterEvent(days)) => fill("limit.days-after", &[("n", &n(days))]),
        Some(TimeLimit::WorkingDaysAfterEvent(days)) => fill("limit.working-days-after", &[("n", &n(days))]),
        Some(TimeLimit::MonthsAfterEvent(months)) => fill("limit.months-after", &[("n", &n(months))]),
        Some(TimeLimit::DaysBeforeEvent(days)) => fill("limit.days-before", &[("n", &n(days))]),
    }
}

/// `disclosure/items/<id>.html`.
pub(crate) fn view(w: &Writer<'_>, at: usize, lang: Lang) -> DisclosureView {
    let site = w.site;
    let entry = &site.disclosures[at];
    let version = entry.best(lang);
    let own = &version.document.front;
    let front = entry.front();
    let rendered = w.markdown(&version.document.body.markdown);
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
        !front.covers.is_empty()
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
            .map(|text| w.in_lang(text.best(version.lang, version.lang).0, version.lang)),
        covers: if front.covers.is_empty() {
            w.phrases(elements)
        } else {
            w.phrases(&front.covers)
        },
        lacks: lacks.map(|element| w.phrase(element)).collect(),
        toc: toc(&rendered),
        body: body(w, rendered.html, version.lang),
        attachments: w.attachments(if own.attachments.is_empty() {
            &front.attachments
        } else {
            &own.attachments
        }),
        posted_where: front.posted_at.as_ref().map(|posted| w.phrase(&posted.place)),
        posted_ask: front
            .posted_at
            .as_ref()
            .and_then(|posted| w.maybe(posted.ask.as_ref())),
        translation: translation(w, own.translation.as_ref(), PageKey::Disclosure(at), version.lang),
        parallel: (entry.versions.len() > 1).then(|| w.href_in(PageKey::DisclosureParallel(at), default)),
    }
}

/// `operators/<id>.html`.
pub(crate) fn operator(w: &Writer<'_>, at: usize) -> OperatorView {
    let site = w.site;
    let entry = &site.operators[at];
    let data = entry.data();
    let mut duties = Vec::new();
    for (row, record) in site.catalogue.iter().enumerate() {
        if record.data.applies_to == Some(AppliesTo::Operator) {
            let own = site
                .duties(&record.data)
                .into_iter()
                .filter(|duty| duty.subject == Subject::Operator(at));
            duties.extend(own.map(|duty| duty_row(w, &duty, row, true)));
        }
    }
    OperatorView {
        id: entry.id.to_string(),
        name: w.phrase(&data.name),
        credit_code: data.credit_code.as_ref().map(ToString::to_string),
        contact: Contact {
            phones: phones(&data.phone),
            email: data.email.as_ref().map(ToString::to_string),
            url: data.website.as_ref().map(ToString::to_string),
        },
        experience: data.experience.as_ref().map(|text| w.html(text)),
        projects: data
            .projects
            .iter()
            .map(|project| ProjectView {
                name: w.phrase(&project.name),
                period: project.period.clone(),
                purchaser: w.maybe(project.purchaser.as_ref()),
                amount: project
                    .amount
                    .map(|amount| w.labels.fill(w.lang, "yuan", &[("n", &amount.grouped())]).text),
                summary: w.maybe(project.summary.as_ref()),
            })
            .collect(),
        stations: entry
            .stations
            .iter()
            .take(STATIONS)
            .map(|station| station::card(w, *station))
            .collect(),
        duties,
    }
}
