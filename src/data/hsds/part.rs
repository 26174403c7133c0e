//! Parts of objects: texts and their translations, terms, telephones, addresses.
//!
//! **You are here:** `data/hsds` — before `map`, which puts objects together; no IO.

use super::object::{id, object};
use super::terms::{self, LANGUAGES};
use crate::data::Material;
use crate::data::address::page;
use crate::lang::{Lang, Text};
use crate::markdown;
use crate::site::{Kind, Ref, Site};
use crate::value::Phone;
use serde_json::{Value, json};

/// The Chinese text, else the one in the first language that there is.
pub(super) fn chinese<'t>(site: &Site, text: &'t Text) -> &'t str {
    text.best(Lang::ZH, site.default_lang()).0
}

pub(super) fn maybe(site: &Site, text: Option<&Text>) -> Value {
    text.map_or(Value::Null, |text| json!(chinese(site, text)))
}

pub(super) fn prose(site: &Site, text: Option<&Text>) -> Option<String> {
    text.map(|text| markdown::plain(chinese(site, text)).trim().to_owned())
}

/// The path of a record's page, from which its id is made.
pub(super) fn path(site: &Site, of: Ref) -> String {
    page(site, of).path(site)
}

/// Texts in other languages than Chinese: of which object, and which fields.
pub(super) fn translations(
    material: Material<'_>,
    entity: &str,
    path: &str,
    fields: &[(&str, Option<&Text>)],
) -> Vec<Value> {
    let site = material.site;
    let mut attributes = Vec::new();
    for (field, text) in fields {
        let Some(text) = text else { continue };
        let shown = text.best(Lang::ZH, site.default_lang()).1;
        for (lang, text) in text.all(site.default_lang()) {
            if lang == shown || !site.languages.contains(&lang) {
                continue;
            }
            attributes.push(object([
                ("id", json!(id(material, &format!("{path}#{field}:{lang}")))),
                ("link_id", json!(id(material, path))),
                (
                    "taxonomy_term_id",
                    json!(terms::id_of(material, LANGUAGES, lang.tag())),
                ),
                ("link_type", json!("translation")),
                ("link_entity", json!(entity)),
                ("label", json!(field)),
                ("value", json!(text)),
            ]));
        }
    }
    attributes
}

/// A term that an object has.
pub(super) fn attribute(
    material: Material<'_>,
    entity: &str,
    path: &str,
    taxonomy: &str,
    code: &str,
) -> Value {
    object([
        ("id", json!(id(material, &format!("{path}#{taxonomy}:{code}")))),
        ("link_id", json!(id(material, path))),
        ("taxonomy_term_id", json!(terms::id_of(material, taxonomy, code))),
        ("link_type", json!(taxonomy)),
        ("link_entity", json!(entity)),
    ])
}

pub(super) fn phones(material: Material<'_>, path: &str, owner: &'static str, phones: &[Phone]) -> Value {
    let phone = |(at, phone): (usize, &Phone)| {
        object([
            ("id", json!(id(material, &format!("{path}#phone-{}", at + 1)))),
            (owner, json!(id(material, path))),
            ("number", json!(phone.as_str())),
            ("type", json!("voice")),
        ])
    };
    Value::Array(phones.iter().enumerate().map(phone).collect())
}

/// The address that the id of a service at a station is made from.
pub(super) fn offered_path(site: &Site, station: usize, number: usize) -> String {
    let offered = site.stations[station].services[number - 1];
    let service = site.menu.services[offered.service].id();
    format!("{}#service:{service}", path(site, Kind::Station.at(station)))
}
