//! Mapper: records of the site as objects of HSDS, the one place that knows both.
//!
//! **You are here:** `data/hsds` — after `list`; no IO. *Source:* the schemas of HSDS 3.1. Version 3.2 takes `schedules` out of
//! services; here they hang on locations and on services at locations alone.
//!
//! Texts are Chinese where there is Chinese; other languages are attributes, whose term is the language. What the specification asks
//! for and the site does not know (a postal code, the city of a site that begins with a county) is an empty text.

use super::key::Key;
use super::object::{id, object};
use super::part::{attribute, chinese, maybe, offered_path, path, phones, prose, translations};
use crate::data::Material;
use crate::lang::{Lang, Text};
use crate::record::fields::Contact;
use crate::record::station::{Facility, Station};
use crate::site::{Kind, Site, StationEntry};
use crate::value::{Email, OwnCode, Url};
use serde_json::{Value, json};

/// The address that the publisher's id is made from.
const HOME: &str = "";

fn operator_path(site: &Site, at: usize) -> String {
    path(site, Kind::Operator.at(at))
}

/// The publisher (0), or an operator, counted from 1.
pub(super) fn organization(material: Material<'_>, number: usize) -> Value {
    let site = material.site;
    let Some(at) = number.checked_sub(1) else {
        return publisher(material);
    };
    let operator = &site.operators[at];
    let data = operator.data();
    let path = operator_path(site, at);
    let own_id = id(material, &path);
    let description = prose(site, data.description.as_ref()).filter(|text| !text.is_empty());
    let code = data.credit_code.as_ref().map(|code| {
        object([
            ("id", json!(id(material, &format!("{path}#credit-code")))),
            ("organization_id", json!(own_id)),
            ("identifier_scheme", json!("CN-USCC")),
            ("identifier_type", json!("统一社会信用代码")),
            ("identifier", json!(code.as_str())),
        ])
    });
    object([
        ("id", json!(own_id)),
        ("name", json!(chinese(site, &data.name))),
        (
            "description",
            json!(description.unwrap_or_else(|| chinese(site, &data.name).to_owned())),
        ),
        ("email", json!(data.email.as_ref().map(Email::as_str))),
        ("website", json!(data.website.as_ref().map(Url::as_str))),
        ("uri", json!(material.address(&path))),
        ("parent_organization_id", Value::Null),
        ("phones", phones(material, &path, "organization_id", &data.phone)),
        (
            "organization_identifiers",
            Value::Array(code.into_iter().collect()),
        ),
        (
            "attributes",
            Value::Array(translations(
                material,
                "organization",
                &path,
                &[("name", Some(&data.name))],
            )),
        ),
    ])
}

fn publisher_name(site: &Site) -> &Text {
    site.settings().publisher_name().unwrap_or(&site.settings().title)
}

fn publisher(material: Material<'_>) -> Value {
    let site = material.site;
    let settings = site.settings();
    let Contact { phone, email, .. } = settings.publisher_contact();
    let name = publisher_name(site);
    object([
        ("id", json!(id(material, HOME))),
        ("name", json!(chinese(site, name))),
        ("description", json!(publisher_description(site))),
        ("email", json!(email.as_ref().map(Email::as_str))),
        ("website", json!(material.address(HOME))),
        ("phones", phones(material, HOME, "organization_id", &phone)),
        (
            "attributes",
            Value::Array(translations(
                material,
                "organization",
                HOME,
                &[("name", Some(name))],
            )),
        ),
    ])
}

fn publisher_description(site: &Site) -> &str {
    let settings = site.settings();
    chinese(site, settings.description.as_ref().unwrap_or(&settings.title))
}

pub(super) fn service(material: Material<'_>, at: usize) -> Value {
    let site = material.site;
    let entry = &site.menu.services[at];
    let data = entry.data();
    let path = path(site, Kind::Service.at(at));
    let own_id = id(material, &path);
    let document = |(at, text): (usize, &Text)| {
        object([
            ("id", json!(id(material, &format!("{path}#material-{}", at + 1)))),
            ("service_id", json!(own_id)),
            ("document", json!(chinese(site, text))),
        ])
    };
    let category = site.menu.categories[entry.category].record.id.as_str();
    let mut attributes = vec![attribute(material, "service", &path, "categories", category)];
    for audience in &entry.audiences {
        let code = site.audiences[*audience].id.as_str();
        attributes.push(attribute(material, "service", &path, "audiences", code));
    }
    let translated = [
        ("name", Some(&data.name)),
        ("description", data.summary.as_ref()),
        ("fees_description", data.fee.as_ref()),
    ];
    attributes.extend(translations(material, "service", &path, &translated));
    let other_names: Vec<&str> = data.other_names.iter().map(|name| chinese(site, name)).collect();
    object([
        ("id", json!(own_id)),
        ("organization_id", json!(id(material, HOME))),
        ("name", json!(chinese(site, &data.name))),
        ("alternate_name", json!(other_names.join("；"))),
        ("description", maybe(site, data.summary.as_ref())),
        ("url", json!(material.address(&path))),
        ("status", json!("active")),
        ("application_process", json!(process(site, data))),
        ("fees_description", maybe(site, data.fee.as_ref())),
        ("eligibility_description", json!(eligibility(site, data))),
        (
            "organization",
            json!({
                "id": id(material, HOME),
                "name": chinese(site, publisher_name(site)),
                "description": publisher_description(site),
            }),
        ),
        (
            "required_documents",
            Value::Array(data.materials.iter().enumerate().map(document).collect()),
        ),
        ("attributes", Value::Array(attributes)),
    ])
}

/// The steps in their order, and how long it takes.
fn process(site: &Site, data: &crate::record::menu::Service) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (at, step) in data.steps.iter().enumerate() {
        let name = chinese(site, &step.name);
        let days = step
            .days
            .map_or_else(String::new, |days| format!("（{}个工作日）", days.0));
        lines.push(format!("{}. {name}{days}", at + 1));
    }
    lines.extend(
        data.channels
            .iter()
            .map(|channel| chinese(site, channel).to_owned()),
    );
    let limit = data.time_limit.as_ref();
    lines.extend(limit.map(|limit| format!("办理时限：{}", chinese(site, limit))));
    lines.join("\n")
}

fn eligibility(site: &Site, data: &crate::record::menu::Service) -> String {
    let target = data.target.as_ref().map(|text| chinese(site, text).to_owned());
    let lines: Vec<String> = target
        .into_iter()
        .chain(prose(site, data.eligibility.as_ref()))
        .collect();
    lines.join("\n")
}

pub(super) fn location(material: Material<'_>, at: usize) -> Value {
    let site = material.site;
    let entry = &site.stations[at];
    let data = &entry.record.data;
    let path = path(site, Kind::Station.at(at));
    let own_id = id(material, &path);
    let place = entry.whereabouts();
    let run_by = entry
        .operator
        .map_or_else(|| HOME.to_owned(), |at| operator_path(site, at));
    let degrees = |text: &str| {
        text.parse::<serde_json::Number>()
            .map_or(Value::Null, Value::Number)
    };
    let mail = data.email.as_ref().map(|email| {
        object([
            ("id", json!(id(material, &format!("{path}#contact")))),
            ("location_id", json!(own_id)),
            ("email", json!(email.as_str())),
        ])
    });
    let mut attributes = vec![
        attribute(material, "location", &path, "levels", data.level.as_str()),
        attribute(material, "location", &path, "statuses", data.status().id()),
    ];
    for tag in data
        .tags
        .iter()
        .filter(|id| site.tags.iter().any(|tag| tag.id == **id))
    {
        attributes.push(attribute(material, "location", &path, "tags", tag.as_str()));
    }
    let translated = [
        ("name", Some(&data.name)),
        ("transportation", place.directions),
        ("address", place.address),
    ];
    attributes.extend(translations(material, "location", &path, &translated));
    let other_names: Vec<&str> = data.other_names.iter().map(|name| chinese(site, name)).collect();
    object([
        ("id", json!(own_id)),
        ("location_type", json!("physical")),
        ("url", json!(material.address(&path))),
        ("organization_id", json!(id(material, &run_by))),
        ("name", json!(chinese(site, &data.name))),
        ("alternate_name", json!(other_names.join("；"))),
        ("description", json!(prose(site, data.description.as_ref()))),
        ("transportation", maybe(site, place.directions)),
        (
            "latitude",
            place
                .location
                .map_or(Value::Null, |place| degrees(place.lat.as_str())),
        ),
        (
            "longitude",
            place
                .location
                .map_or(Value::Null, |place| degrees(place.lon.as_str())),
        ),
        (
            "external_identifier",
            json!(data.code.as_ref().map(OwnCode::as_str)),
        ),
        (
            "external_identifier_type",
            json!(data.code.as_ref().map(|_| "站点代码")),
        ),
        ("languages", spoken(material, &path, data)),
        ("addresses", addresses(material, &path, entry)),
        ("contacts", Value::Array(mail.into_iter().collect())),
        ("accessibility", accessibility(material, &path, data)),
        ("phones", phones(material, &path, "location_id", &data.phone)),
        ("attributes", Value::Array(attributes)),
    ])
}

fn spoken(material: Material<'_>, path: &str, data: &Station) -> Value {
    let language = |lang: &crate::value::LangTag| {
        let label = material
            .around
            .labels
            .get(Lang::ZH, &format!("language.{}", lang.0));
        object([
            ("id", json!(id(material, &format!("{path}#language:{}", lang.0)))),
            ("location_id", json!(id(material, path))),
            ("name", json!(label.text)),
            ("code", json!(lang.0.tag())),
        ])
    };
    Value::Array(data.languages.iter().map(language).collect())
}

fn addresses(material: Material<'_>, path: &str, entry: &StationEntry) -> Value {
    let site = material.site;
    let Some(address) = entry.whereabouts().address else {
        return json!([]);
    };
    // The names of the province (two digits of a code), of the city (four) and of the county (six).
    let region = |digits: usize| {
        let above = entry.region.into_iter().flat_map(|at| site.regions.upwards(at));
        let mut data = above.map(|at| &site.regions.list[at].record.data);
        let found = data.find(|data| !data.code.is_own() && data.code.as_str().len() == digits);
        found.map_or("", |data| chinese(site, &data.name))
    };
    json!([{
        "id": id(material, &format!("{path}#address")),
        "location_id": id(material, path),
        "address_1": chinese(site, address),
        "city": region(4),
        "region": region(6),
        "state_province": region(2),
        "postal_code": "",
        "country": "CN",
        "address_type": "physical",
    }])
}

/// What of a station's facilities helps people who cannot climb or see.
fn accessibility(material: Material<'_>, path: &str, data: &Station) -> Value {
    let helps = |facility: &&Facility| {
        matches!(
            facility,
            Facility::AccessibleEntrance | Facility::AccessibleToilet
        )
    };
    let told = |facility: &Facility| {
        let label = material
            .around
            .labels
            .get(Lang::ZH, &format!("facility.{}", facility.id()));
        object([
            ("id", json!(id(material, &format!("{path}#{}", facility.id())))),
            ("location_id", json!(id(material, path))),
            ("description", json!(label.text)),
        ])
    };
    Value::Array(data.facilities.iter().filter(helps).map(told).collect())
}

pub(super) fn service_at_location(material: Material<'_>, key: Key) -> Value {
    let site = material.site;
    let station = &site.stations[key.of];
    let offered = station.services[key.offered - 1];
    let note = station.offered(offered).and_then(|(note, _)| note.as_ref());
    let own = offered_path(site, key.of, key.offered);
    let translated = translations(material, "service_at_location", &own, &[("description", note)]);
    object([
        ("id", json!(id(material, &own))),
        (
            "service_id",
            json!(id(material, &path(site, Kind::Service.at(offered.service)))),
        ),
        (
            "location_id",
            json!(id(material, &path(site, Kind::Station.at(key.of)))),
        ),
        ("description", maybe(site, note)),
        ("attributes", Value::Array(translated)),
    ])
}
