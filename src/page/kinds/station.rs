//! Page of a station; what search knows of it is in [`super::station_entry`].
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::lang::Lang;
use crate::lang::chinese::is_hollow;
use crate::page::content::Content;
use crate::page::key::PageKey;
use crate::page::linked;
use crate::page::parts::hours::hours;
use crate::page::parts::services::said_name;
use crate::page::parts::stations::{card, coordinates, level_name, station_link, working_first};
use crate::page::parts::{disclosures, duty, nearest, notices, poster, takeaway};
use crate::page::view::{
    Contact, Day, DisclosureItem, DutyRow, Link, OfferedCategory, OfferedService, PhotoView, Phrase, Shared,
    Staff, StandardRow, StandardView, StationCard, StationView, Tag,
};
use crate::page::writer::{Writer, phones};
use crate::record::fields::is_set;
use crate::record::standard::SOURCE;
use crate::record::station::{Contract, Photo, Station, Status};
use crate::site::{Kind, StationEntry, Subject};

/// Stations that one station guides are listed up to this many.
const CHILDREN: usize = 200;

/// Notices on a station's page.
const NOTICES: usize = 20;

/// Disclosures on a station's page.
const DISCLOSURES: usize = 50;

/// `stations/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at);
    let description = in_a_line(w, &view);
    Content::new("station", view.name.clone(), view)
        .described(Some(description))
        .linked(linked::station(w, at))
}

/// What whoever gets the page's link is shown of it: where it is, what to dial, when it is open.
fn in_a_line(w: &Writer<'_>, view: &StationView) -> String {
    let place = view.regions.iter().map(|region| region.label.text.as_str());
    let named: Vec<&str> = std::iter::once(view.name.text.as_str()).chain(place).collect();
    let mut parts = vec![named.join(" ")];
    if view.means.is_some() {
        parts.push(view.status.label.text.clone());
    }
    if let Some(phone) = view.phones.first().or(view.feedback.phones.first()) {
        parts.push(format!("{} {}", w.label("word.phone").text, phone.text));
    }
    parts.extend(view.address.iter().map(|address| address.text.clone()));
    for row in view.hours.iter().flat_map(|hours| &hours.rows) {
        let season = row.season.as_ref().map_or("", |season| &season.text);
        let words = format!("{} {season} {}", row.days.text, row.openings.join(" "));
        parts.push(words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    parts.join(" · ")
}

fn view(w: &Writer<'_>, at: usize) -> StationView {
    let site = w.site;
    let entry = &site.stations[at];
    let data = &entry.record.data;
    let place = entry.whereabouts();
    let concerns =
        |index: &std::collections::BTreeMap<usize, Vec<usize>>| index.get(&at).cloned().unwrap_or_default();
    let (notice, notice_until) = banner(w, data);
    let duties = duty::part_of(w, Subject::Station(at));
    StationView {
        id: entry.id().to_string(),
        name: w.phrase(&data.name),
        names: w.others(&data.name),
        other_names: w.phrases(&data.other_names),
        code: data.code.as_ref().map(ToString::to_string),
        level: level(w, entry),
        regions: regions(w, entry),
        status: w.word("status", data.status().id()),
        means: (data.status() != Status::Working)
            .then(|| w.label(&format!("status-means.{}", data.status().id()))),
        nearest: nearest::nearest(w, at),
        opened: data.opened.as_ref().map(|date| w.partial(date)),
        closed_on: data.closed_on.as_ref().map(|date| w.partial(date)),
        reopens: data.reopens.as_ref().map(|date| w.partial(date)),
        successor: successor(w, data),
        notice,
        notice_until,
        parent: entry.parent.map(|at| station_link(w, at)),
        children: children(w, entry),
        children_total: entry.children.len(),
        area: w.maybe(data.area.as_ref()),
        specialities: w.phrases(&data.specialities),
        covers: covers(w, entry),
        address: w.maybe(place.address),
        directions: w.maybe(place.directions),
        phones: phones(&data.phone),
        email: data.email.as_ref().map(ToString::to_string),
        website: data.website.as_ref().map(ToString::to_string),
        wechat: w.maybe(data.wechat.as_ref()),
        appointment: w.maybe(data.appointment.as_ref()),
        location: place.location.map(coordinates),
        photo: place.photo.and_then(|photo| photo_view(w, photo)),
        map: map(w, entry),
        hours: hours(w, &data.hours, &data.closed),
        languages: data
            .languages
            .iter()
            .map(|tag| w.label(&format!("language.{}", tag.0)))
            .collect(),
        supervisor: w.maybe(data.supervisor.as_ref()),
        operation: data
            .operation
            .map(|operation| w.word("operation", operation.id())),
        hosted_by: w.maybe(data.hosted_by.as_ref()),
        operator: entry
            .operator
            .map(|at| w.link(Kind::Operator.at(at), w.phrase(&site.operators[at].data().name))),
        contract_term: data.contract.as_ref().and_then(|contract| term(w, contract)),
        contract_amount: data.contract.as_ref().and_then(|contract| amount(w, contract)),
        head: w.maybe(data.head.as_ref()),
        staff: staff(data),
        facilities: data
            .facilities
            .iter()
            .map(|facility| w.word("facility", facility.id()))
            .collect(),
        tags: tags(w, data),
        services: offered(w, entry),
        description: data.description.as_ref().map(|text| w.html(text)),
        notices: notices::items(w, concerns(&site.index.station_notices).into_iter().take(NOTICES)),
        disclosures: beside(w, concerns(&site.index.station_disclosures), &duties),
        duty_counts: duty::counts_of(w, &duties),
        duties,
        standard: standard(w, at),
        feedback: feedback(w, data),
        checked: data.checked.as_ref().map(|checked| w.day(checked.date.0)),
        checked_by: data
            .checked
            .as_ref()
            .and_then(|checked| w.maybe(checked.by.as_ref())),
        check_due: check_due(w, data),
        card: takeaway::card_href(w, at),
        poster_href: poster::href(w, at),
        poster: poster::view(w, at),
    }
}

/// What is said on top of its page for a time, and the last day of that.
fn banner(w: &Writer<'_>, data: &Station) -> (Option<Phrase>, Option<String>) {
    let notice = data.notice.as_ref();
    let shown = notice.filter(|notice| notice.in_force(w.site.today));
    let until = notice.and_then(|notice| notice.to);
    (
        shown.map(|notice| w.phrase(&notice.text)),
        until.map(|day| day.to_string()),
    )
}

/// The stations that it guides, those that work first.
fn children(w: &Writer<'_>, entry: &StationEntry) -> Vec<StationCard> {
    let mut children = entry.children.clone();
    working_first(w, &mut children);
    children
        .into_iter()
        .take(CHILDREN)
        .map(|child| card(w, child))
        .collect()
}

/// Its disclosures, but for those that the table of its duties names.
fn beside(w: &Writer<'_>, places: Vec<usize>, duties: &[DutyRow]) -> Vec<DisclosureItem> {
    let mut items = disclosures::items(w, places.into_iter().take(DISCLOSURES));
    let named = |item: &DisclosureItem| {
        let documents = duties.iter().filter_map(|duty| duty.document.as_ref());
        documents.into_iter().any(|document| document.href == item.href)
    };
    items.retain(|item| !named(item));
    items
}

fn level(w: &Writer<'_>, entry: &StationEntry) -> Shared<Link> {
    w.shared(
        |parts| &parts.levels,
        entry.level,
        || w.link(level_page(w, entry), (*level_name(w, entry)).clone()),
    )
}

/// The page of the station's level; of a level that does not exist, which the preview shows beside the finding, all stations.
fn level_page(w: &Writer<'_>, entry: &StationEntry) -> PageKey {
    if entry.level < w.site.settings().station_levels.len() {
        Kind::Level.at(entry.level).into()
    } else {
        PageKey::List(Kind::Station)
    }
}

/// A map outside: the place where it is known, else a search for the address. Both forms are the map's published ones
/// (lbs.amap.com, URI API: `marker` with `coordinate=wgs84`, `search` with `keyword`).
fn map(w: &Writer<'_>, entry: &StationEntry) -> Option<String> {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let default = w.site.default_lang();
    let place = entry.whereabouts();
    if let Some(location) = place.location {
        let name = encode(entry.record.data.name.best(default, default).0);
        return Some(format!(
            "https://uri.amap.com/marker?position={},{}&name={name}&coordinate=wgs84",
            location.lon, location.lat
        ));
    }
    let address = place.address?.best(default, default).0;
    Some(format!("https://uri.amap.com/search?keyword={}", encode(address)))
}

/// The photograph of its door; none when the file is not there, which is a finding.
fn photo_view(w: &Writer<'_>, photo: &Photo) -> Option<PhotoView> {
    Some(PhotoView {
        src: w.file(&photo.file, None)?.href,
        alt: w.phrase(&photo.alt),
        source: w.phrase(&photo.source),
    })
}

/// When the facts are to be checked again, by the site's own rule.
fn check_due(w: &Writer<'_>, data: &Station) -> Option<Day> {
    let within = w.site.settings().checked_within_days?;
    let checked = data.checked.as_ref()?.date.0;
    let due = checked
        .checked_add(jiff::Span::new().days(i64::from(within.0)))
        .ok()?;
    Some(w.day(due))
}

/// How it stands to the station standard, where the site shows that.
fn standard(w: &Writer<'_>, at: usize) -> Option<StandardView> {
    let chosen = w.site.settings().station_standard.as_ref()?;
    if !is_set(chosen.public) || !w.site.held_to_standard(at) {
        return None;
    }
    let zh = |text: &str| w.in_lang(text, Lang::ZH);
    let states = w.site.standard_of(at);
    let public = states.iter().filter(|state| state.clause.public);
    Some(StandardView {
        source: zh(SOURCE),
        rows: public
            .map(|state| StandardRow {
                clause: state.clause.id.to_owned(),
                asks: zh(state.clause.asks),
                standing: w.word("standing", state.standing.id()),
                detail: (!state.detail.is_empty()).then(|| zh(&state.detail)),
                note: state.note.map(|note| w.phrase(note)),
            })
            .collect(),
    })
}

/// A link to a region.
fn region_link(w: &Writer<'_>, at: usize) -> Shared<Link> {
    let region = &w.site.regions.list[at];
    let link = || w.link(Kind::Region.at(at), w.phrase(&region.record.data.name));
    if region.children.is_empty() {
        // A township stands on few pages but its station's.
        return Shared::from(link());
    }
    w.shared(|parts| &parts.regions, at, link)
}

/// The regions that it is in, the highest first.
fn regions(w: &Writer<'_>, entry: &StationEntry) -> Vec<Shared<Link>> {
    let mut regions: Vec<_> = entry
        .region
        .into_iter()
        .flat_map(|region| w.site.regions.upwards(region))
        // Nobody says 市辖区.
        .filter(|region| {
            let name = &w.site.regions.list[*region].record.data.name;
            !name.get(Lang::ZH, w.site.default_lang()).is_some_and(is_hollow)
        })
        .map(|region| region_link(w, region))
        .collect();
    regions.reverse();
    regions
}

/// The regions that it covers; its own alone goes without saying.
fn covers(w: &Writer<'_>, entry: &StationEntry) -> Vec<Shared<Link>> {
    match entry.covers[..] {
        [only] if Some(only) == entry.region => Vec::new(),
        _ => entry
            .covers
            .iter()
            .map(|region| region_link(w, *region))
            .collect(),
    }
}

/// The station that took over from a closed one.
fn successor(w: &Writer<'_>, data: &Station) -> Option<Link> {
    let at = w.site.station_ids.get(data.successor.as_ref()?)?;
    Some(station_link(w, *at))
}

/// Where to complain: the station's own ways, else the site's.
fn feedback(w: &Writer<'_>, data: &Station) -> Shared<Contact> {
    match &data.feedback {
        None => w.shared(|parts| &parts.feedback, 0, || w.feedback(None)),
        own => Shared::from(w.feedback(own.as_ref())),
    }
}

fn staff(data: &Station) -> Option<Staff> {
    let staff = data.staff.as_ref()?;
    Some(Staff {
        total: staff.total.as_ref().map(ToString::to_string),
        certified: staff.certified.as_ref().map(ToString::to_string),
        volunteers: staff.volunteers.as_ref().map(ToString::to_string),
    })
}

fn amount(w: &Writer<'_>, contract: &Contract) -> Option<String> {
    let amount = contract.amount?;
    Some(w.labels.fill(w.lang, "yuan", &[("n", &amount.grouped())]).text)
}

fn term(w: &Writer<'_>, contract: &Contract) -> Option<String> {
    let day = |date: Option<crate::value::Date>| date.map_or_else(String::new, |date| w.day(date.0).text);
    let (start, end) = (day(contract.start), day(contract.end));
    (!start.is_empty() || !end.is_empty()).then(|| format!("{start}–{end}"))
}

fn tags(w: &Writer<'_>, data: &Station) -> Vec<Tag> {
    data.tags
        .iter()
        .filter_map(|id| w.site.tags.iter().find(|tag| tag.id == *id))
        .map(|tag| Tag {
            id: tag.id.to_string(),
            name: w.phrase(&tag.data.name),
            summary: w.maybe(tag.data.summary.as_ref()),
        })
        .collect()
}

fn offered(w: &Writer<'_>, entry: &StationEntry) -> Vec<OfferedCategory> {
    let mut categories: Vec<(usize, OfferedCategory)> = Vec::new();
    for offered in &entry.services {
        let service = &w.site.menu.services[offered.service];
        let own = entry.offered(*offered);
        let plain = || OfferedService {
            href: w.href(Kind::Service.at(offered.service)),
            name: said_name(w, offered.service),
            note: None,
            hours: None,
        };
        let item = match own {
            None => w.shared(|parts| &parts.services, offered.service, plain),
            Some((note, openings)) => Shared::from(OfferedService {
                note: w.maybe(note.as_ref()),
                hours: hours(w, openings, &entry.record.data.closed),
                ..plain()
            }),
        };
        match categories.last_mut() {
            Some((category, group)) if *category == service.category => group.items.push(item),
            _ => {
                let category = w.shared(
                    |parts| &parts.categories,
                    service.category,
                    || {
                        let name = &w.site.menu.categories[service.category].record.data.name;
                        w.link(Kind::Category.at(service.category), w.phrase(name))
                    },
                );
                categories.push((
                    service.category,
                    OfferedCategory {
                        id: w.site.menu.categories[service.category].record.id.to_string(),
                        category,
                        items: vec![item],
                    },
                ));
            }
        }
    }
    categories.into_iter().map(|(_, group)| group).collect()
}
