//! Page of a service, and what search knows of it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::key::PageId;
use crate::page::linked;
use crate::page::parts::poster::qr;
use crate::page::parts::services::{audience_link, said_name};
use crate::page::parts::{guides, notices, regions};
use crate::page::view::{Contact, OfficialItem, ScanCode, ServiceView, Step};
use crate::page::writer::Writer;
use crate::record::menu::Official;
use crate::site::Kind;
use std::borrow::Cow;

/// More stations than this offer a service, and its page says in which regions instead.
const STATIONS: usize = 100;

/// Notices on a service's page.
const NOTICES: usize = 20;

/// `services/<category>/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at);
    let description = view.summary.as_ref().map(|text| text.text.clone());
    Content::new("service", view.name.clone(), view)
        .described(description)
        .linked(linked::service(w, at))
}

fn view(w: &Writer<'_>, at: usize) -> ServiceView {
    let site = w.site;
    let entry = &site.menu.services[at];
    let data = entry.data();
    let said = data.said_name(w.lang, site.default_lang());
    let many = entry.stations.len() > STATIONS;
    let category = &site.menu.categories[entry.category].record.data.name;
    let notices = site
        .index
        .service_notices
        .get(&at)
        .into_iter()
        .flatten()
        .copied()
        .take(NOTICES);
    ServiceView {
        id: entry.id().to_string(),
        name: said_name(w, at),
        names: w.others(said),
        menu_name: (said != &data.name).then(|| w.phrase(&data.name)),
        code: data.code.as_ref().map(ToString::to_string),
        category: w.link(Kind::Category.at(entry.category), w.phrase(category)),
        summary: w.maybe(data.summary.as_ref()),
        audiences: entry
            .audiences
            .iter()
            .map(|audience| audience_link(w, *audience))
            .collect(),
        guides: guides::some(w, site.index.service_guides.get(&at)),
        target: w.maybe(data.target.as_ref()),
        eligibility: data.eligibility.as_ref().map(|text| w.html(text)),
        materials: w.phrases(&data.materials),
        steps: data
            .steps
            .iter()
            .map(|step| Step {
                name: w.phrase(&step.name),
                days: step.days.map(|days| days.0),
                note: w.maybe(step.note.as_ref()),
            })
            .collect(),
        fee: w.maybe(data.fee.as_ref()),
        standard: data.standard.as_ref().map(|text| w.html(text)),
        time_limit: w.maybe(data.time_limit.as_ref()),
        forms: data.forms.iter().filter_map(|form| w.file(form, None)).collect(),
        complaints: w.feedback(data.complaints.as_ref()),
        ask: if data.materials.is_empty() || entry.stations.is_empty() {
            w.feedback(None)
        } else {
            Contact::default()
        },
        basis: data.basis.iter().map(|cited| w.cited(cited)).collect(),
        channels: w.phrases(&data.channels),
        official: data.official.as_ref().map(|own| official(w, own)),
        groups: if many {
            Vec::new()
        } else {
            regions::groups(w, &entry.stations)
        },
        regions: if many {
            regions::of_stations(w, &entry.stations, Some(&format!("service={}", entry.id())))
        } else {
            Vec::new()
        },
        stations_total: entry.stations.len(),
        notices: notices::items(w, notices),
        code_to_scan: code_to_scan(w, at),
    }
}

/// Leads whoever has the paper to what the page says by then.
fn code_to_scan(w: &Writer<'_>, at: usize) -> Option<ScanCode> {
    let page = PageId {
        key: Kind::Service.at(at).into(),
        lang: w.lang,
    };
    let base = w.site.base_url.as_deref()?;
    let (path, size) = qr(&format!("{base}{}", page.path(w.site)))?;
    Some(ScanCode { path, size })
}

fn official(w: &Writer<'_>, own: &Official) -> OfficialItem {
    OfficialItem {
        name: w.maybe(own.name.as_ref()),
        code: own.code.as_ref().map(ToString::to_string),
        kind: own.kind.map(|kind| w.word("item-kind", kind.id())),
        statutory_days: own.statutory_days.map(|days| days.0),
        promised_days: own.promised_days.map(|days| days.0),
        visits: own.visits.map(|visits| visits.0.to_string()),
        url: own.url.as_ref().map(ToString::to_string),
    }
}

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    let menu = &all.site.menu;
    for (at, service) in menu.services.iter().enumerate() {
        let data = service.data();
        let mut entry = all.named(Kind::Service.at(at), &data.name, &data.other_names, &data.pinyin);
        entry
            .codes
            .extend(data.code.as_ref().map(|code| Cow::Borrowed(code.as_str())));
        all.say_all(&mut entry.other_names, &data.plain_name);
        all.say_all(&mut entry.keywords, &data.keywords);
        let category = &menu.categories[service.category].record.data.name;
        entry.context = Gather::owned(all.said(category));
        all.say(&mut entry.fields, category);
        entry.services.push(at);
        entry.audiences.clone_from(&service.audiences);
        entry.audiences.sort_unstable();
        for audience in &service.audiences {
            all.say(&mut entry.fields, &all.site.audiences[*audience].data.name);
        }
        all.say_all(&mut entry.body, &data.summary);
        all.say_all(&mut entry.body, &data.target);
        all.prose(&mut entry.body, data.eligibility.as_ref());
        all.prose(&mut entry.body, data.standard.as_ref());
        all.say_all(&mut entry.body, &data.materials);
        for step in &data.steps {
            all.say(&mut entry.body, &step.name);
            all.say_all(&mut entry.body, &step.note);
        }
        let lines = data.fee.iter().chain(&data.time_limit).chain(&data.channels);
        all.say_all(&mut entry.body, lines);
        if let Some(official) = &data.official {
            all.say_all(&mut entry.body, &official.name);
            entry
                .codes
                .extend(official.code.as_ref().map(|code| Cow::Borrowed(code.as_str())));
        }
        for basis in &data.basis {
            all.say(&mut entry.body, &basis.title);
            entry.codes.extend(basis.number.as_deref().map(Cow::Borrowed));
        }
        entries.push(entry);
    }
}
