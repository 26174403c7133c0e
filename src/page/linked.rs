//! Linked data in pages (JSON-LD, schema.org): what a page is about, for search engines and assistants that do not read Chinese.
//!
//! **You are here:** `page/` — beside `frame`, which puts it into the head; no IO. *Source:* schema.org. With a `base_url` only. It
//! says what the page shows, and nothing more.

use super::key::{PageId, PageKey};
use super::view::{Frame, OpenDataView};
use super::writer::Writer;
use crate::lang::Text;
use crate::record::settings::Owner;
use crate::record::station::{Station, Status};
use crate::site::{Kind, Ref, Spans, Timetable, occurrence};
use crate::value::{ClockTime, Email, Phone};
use jiff::civil;
use serde_json::{Map, Value, json};

const WEEKDAYS: [&str; 7] = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
];

/// The whole of a page: what it is about, and the way to it. For the inside of a `script` element.
pub(super) fn graph(w: &Writer<'_>, frame: &Frame, about: Option<Value>) -> Option<String> {
    let base = w.site.base_url.as_deref()?;
    if frame.robots.is_some() {
        return None;
    }
    let graph: Vec<Value> = about.into_iter().chain(breadcrumb(w, frame, base)).collect();
    if graph.is_empty() {
        return None;
    }
    let text = json!({"@context": "https://schema.org", "@graph": graph}).to_string();
    // Whatever stands in a text, it does not end the element.
    Some(text.replace('<', "\\u003c"))
}

fn breadcrumb(w: &Writer<'_>, frame: &Frame, base: &str) -> Option<Value> {
    let steps: Vec<Value> = frame
        .breadcrumb
        .iter()
        .enumerate()
        .map(|(at, crumb)| {
            let mut step = json!({"@type": "ListItem", "position": at + 1, "name": crumb.label.text});
            if let Some(path) = crumb.href.as_ref().and_then(|href| href.strip_prefix(&*w.root)) {
                step["item"] = json!([base, path].concat());
            }
            step
        })
        .collect();
    (!steps.is_empty()).then(|| json!({"@type": "BreadcrumbList", "itemListElement": steps}))
}

/// An object without what says nothing.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let says =
        |value: &Value| !matches!(value, Value::Null) && value.as_array().is_none_or(|list| !list.is_empty());
    let fields = fields.into_iter().filter(|(_, value)| says(value));
    Value::Object(
        fields
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}

fn official(w: &Writer<'_>) -> bool {
    w.site.settings().owner.unwrap_or_default() != Owner::Organisation
}

/// The whole address of a record's page in the page's language.
fn address(w: &Writer<'_>, of: Ref) -> Option<String> {
    let key = PageKey::from(of);
    let id = PageId {
        key,
        lang: w.lang_of(key),
    };
    Some([w.site.base_url.as_deref()?, &id.path(w.site)].concat())
}

fn said(w: &Writer<'_>, text: Option<&Text>) -> Value {
    json!(w.maybe(text).map(|phrase| phrase.text))
}

/// A station.
pub(super) fn station(w: &Writer<'_>, at: usize) -> Option<Value> {
    let address = address(w, Kind::Station.at(at))?;
    let site = w.site;
    let entry = &site.stations[at];
    let data = &entry.record.data;
    let place = entry.whereabouts();
    let names = w
        .others(&data.name)
        .into_iter()
        .chain(w.phrases(&data.other_names));
    let phones: Vec<&str> = data.phone.iter().map(Phone::as_str).collect();
    let street = place.address.map(|address| {
        json!({"@type": "PostalAddress", "addressCountry": "CN", "streetAddress": w.phrase(address).text})
    });
    let geo = place.location.map(|place| {
        json!({
            "@type": "GeoCoordinates",
            "latitude": place.lat.as_str(),
            "longitude": place.lon.as_str(),
        })
    });
    let parent = entry
        .parent
        .map(|at| w.phrase(&site.stations[at].record.data.name).text);
    let (usual, special) = hours(w, data);
    Some(object([
        // A station of a social organisation is open to the public and no office of the state.
        (
            "@type",
            if official(w) {
                json!("GovernmentOffice")
            } else {
                json!(["Organization", "Place"])
            },
        ),
        ("@id", json!(address)),
        ("name", said(w, Some(&data.name))),
        ("alternateName", names.map(|name| name.text).collect()),
        ("url", json!(address)),
        ("telephone", json!(phones)),
        ("email", json!(data.email.as_ref().map(Email::as_str))),
        ("address", json!(street)),
        ("geo", json!(geo)),
        ("openingHoursSpecification", Value::Array(usual)),
        ("specialOpeningHoursSpecification", Value::Array(special)),
        (
            "parentOrganization",
            json!(parent.map(|name| json!({"@type": "Organization", "name": name}))),
        ),
    ]))
}

/// The usual hours and those of special days; none of a station that does not work.
fn hours(w: &Writer<'_>, data: &Station) -> (Vec<Value>, Vec<Value>) {
    let table = w.site.timetable(&data.hours, &data.closed, w.site.today);
    match table.filter(|_| data.status() == Status::Working) {
        Some(table) => (usual(&table, w.site.today), special(&table)),
        None => (Vec::new(), Vec::new()),
    }
}

/// The vocabulary has no 24:00.
fn closes(time: ClockTime) -> String {
    match time.hour() {
        24 => "23:59".to_owned(),
        _ => time.to_string(),
    }
}

fn opening(
    spans: (ClockTime, ClockTime),
    valid: Option<(civil::Date, civil::Date)>,
    weekdays: &[&str],
) -> Value {
    let (open, close) = spans;
    object([
        ("@type", json!("OpeningHoursSpecification")),
        ("dayOfWeek", json!(weekdays)),
        ("opens", json!(open.to_string())),
        ("closes", json!(closes(close))),
        ("validFrom", json!(valid.map(|(from, _)| from.to_string()))),
        ("validThrough", json!(valid.map(|(_, to)| to.to_string()))),
    ])
}

/// A part of the year stands with the days of its present or next time.
fn usual(table: &Timetable, today: civil::Date) -> Vec<Value> {
    let mut all = Vec::new();
    for part in &table.seasons {
        let valid = part.days.map(|(from, to)| occurrence(from, to, today));
        let mut sets: Vec<((ClockTime, ClockTime), Vec<&str>)> = Vec::new();
        for (name, spans) in WEEKDAYS.into_iter().zip(&part.week) {
            for span in spans {
                match sets.iter_mut().find(|(own, _)| own == span) {
                    Some((_, weekdays)) => weekdays.push(name),
                    None => sets.push((*span, vec![name])),
                }
            }
        }
        all.extend(
            sets.into_iter()
                .map(|(span, weekdays)| opening(span, valid, &weekdays)),
        );
    }
    all
}

fn special(table: &Timetable) -> Vec<Value> {
    let closed = |days: &(civil::Date, civil::Date)| {
        json!({
            "@type": "OpeningHoursSpecification",
            "opens": "00:00",
            "closes": "00:00",
            "validFrom": days.0.to_string(),
            "validThrough": days.1.to_string(),
        })
    };
    let worked = |(day, spans): &(civil::Date, Spans)| {
        let own = spans.iter().map(|span| opening(*span, Some((*day, *day)), &[]));
        own.collect::<Vec<_>>()
    };
    let off = table.off.iter().map(closed);
    off.chain(table.worked.iter().flat_map(worked)).collect()
}

/// A service of the menu.
pub(super) fn service(w: &Writer<'_>, at: usize) -> Option<Value> {
    let address = address(w, Kind::Service.at(at))?;
    let site = w.site;
    let entry = &site.menu.services[at];
    let data = entry.data();
    let audience = |at: &usize| {
        let name = w.phrase(&site.audiences[*at].data.name).text;
        json!({"@type": "Audience", "audienceType": name})
    };
    let settings = site.settings();
    let provider = w
        .phrase(settings.publisher_name().unwrap_or(&settings.title))
        .text;
    let body = if official(w) {
        "GovernmentOrganization"
    } else {
        "Organization"
    };
    let category = &site.menu.categories[entry.category].record.data.name;
    Some(object([
        (
            "@type",
            json!(if official(w) {
                "GovernmentService"
            } else {
                "Service"
            }),
        ),
        ("@id", json!(address)),
        ("name", said(w, Some(&data.name))),
        ("url", json!(address)),
        ("description", said(w, data.summary.as_ref())),
        ("serviceType", said(w, Some(category))),
        ("audience", entry.audiences.iter().map(audience).collect()),
        ("provider", json!({"@type": body, "name": provider})),
    ]))
}

/// The open data of the site.
pub(super) fn dataset(w: &Writer<'_>, view: &OpenDataView) -> Option<Value> {
    let base = w.site.base_url.as_deref()?;
    let id = PageId {
        key: PageKey::OpenData,
        lang: w.lang,
    };
    let address = [base, &id.path(w.site)].concat();
    let files = view.sets.iter().flat_map(|set| &set.files).map(|file| {
        let path = file.href.strip_prefix(&*w.root).unwrap_or(&file.href);
        object([
            ("@type", json!("DataDownload")),
            ("name", json!(file.name)),
            ("contentUrl", json!([base, path].concat())),
            ("encodingFormat", json!(file.format)),
            ("contentSize", json!(file.size)),
        ])
    });
    Some(object([
        ("@type", json!("Dataset")),
        ("@id", json!(address)),
        ("name", said(w, Some(&w.site.settings().title))),
        ("description", json!(w.label("data-about.all").text)),
        ("url", json!(address)),
        (
            "license",
            json!(
                view.licence_href
                    .as_ref()
                    .or(view.licence.as_ref().map(|name| &name.text))
            ),
        ),
        (
            "creator",
            json!({"@type": "Organization", "name": view.publisher.text}),
        ),
        ("dateModified", json!(view.made.as_ref().map(|day| &day.iso))),
        ("isAccessibleForFree", json!(true)),
        (
            "inLanguage",
            w.site
                .languages
                .iter()
                .map(|lang| lang.html().to_owned())
                .collect(),
        ),
        ("distribution", files.collect()),
    ]))
}
