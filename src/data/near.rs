//! Places for "near me": the stations that work, by cells of neighbours, as small scripts that a page asks for.
//!
//! **You are here:** `data/` — a format; no IO. `site/nearby` makes the cells and `site/public` decides whose place is known;
//! `assets/nearby.js` reads the files. They are scripts because a page that was opened from a disk may read nothing else.

use super::{DataFile, Format, Material};
use crate::lang::{Lang, Text};
use crate::page;
use crate::site::{NearCell, Site};
use std::sync::Arc;

/// `data/near/index.js` and `data/near/<number>.js`, on sites with lists too long to be sorted by distance.
pub const NEAR: Format = Format {
    may_have: |path| path.starts_with(FOLDER),
    files: |material| {
        let cells = Arc::new(material.site.near_cells());
        let mut files = Vec::with_capacity(cells.len() + 1);
        if cells.is_empty() {
            return files;
        }
        for at in 0..cells.len() {
            let cells = Arc::clone(&cells);
            files.push(DataFile::new(format!("{FOLDER}{at}.js"), move || {
                script(&at.to_string(), &cell(material, &cells[at]))
            }));
        }
        files.push(DataFile::new(format!("{FOLDER}index.js"), move || {
            script("index", &index(material.site, &cells))
        }));
        files
    },
};

/// The folder of these files.
const FOLDER: &str = "data/near/";

/// A file that hands a value to the page. A browser takes the byte-order mark's word for the encoding, whatever a host says; browsers of
/// before 2019 call U+2028 and U+2029 the end of a line.
fn script(name: &str, value: &serde_json::Value) -> Vec<u8> {
    let json = value
        .to_string()
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    format!("\u{FEFF}zhandian.near(\"{name}\",{json});\n").into_bytes()
}

/// What all cells have in common: languages, names of levels, the rectangle of each cell in millionths of a degree (south, west,
/// north, east).
fn index(site: &Site, cells: &[NearCell]) -> serde_json::Value {
    let levels = site.settings().station_levels.iter();
    serde_json::json!({
        "languages": site.languages.iter().map(Lang::html).collect::<Vec<_>>(),
        "levels": levels.map(|level| texts(site, Some(&level.name))).collect::<Vec<_>>(),
        "cells": cells.iter().map(|cell| [cell.south, cell.west, cell.north, cell.east]).collect::<Vec<_>>(),
    })
}

/// A cell: the opening hours that its stations keep, each once, and of each station its id, latitude, longitude, level (its place
/// in the list), hours (their place, from 1; 0 for none), telephones (as written and as dialled), names and addresses.
fn cell(material: Material<'_>, cell: &NearCell) -> serde_json::Value {
    let site = material.site;
    let mut hours: Vec<String> = Vec::new();
    let stations: Vec<serde_json::Value> = cell
        .stations
        .iter()
        .map(|at| {
            let entry = &site.stations[*at];
            let data = &entry.record.data;
            let place = entry.whereabouts();
            let own = page::machine_hours(site, *at).map_or(0, |own| {
                let known = hours.iter().position(|known| *known == own);
                1 + known.unwrap_or_else(|| {
                    hours.push(own);
                    hours.len() - 1
                })
            });
            let location = place.location.map(crate::site::millionths).unwrap_or_default();
            let phones = data.phone.iter();
            serde_json::json!([
                entry.id().as_str(),
                location.0,
                location.1,
                entry.level,
                own,
                phones
                    .map(|phone| [phone.as_str().to_owned(), phone.href()])
                    .collect::<Vec<_>>(),
                texts(site, Some(&data.name)),
                texts(site, place.address),
            ])
        })
        .collect();
    serde_json::json!({ "hours": hours, "stations": stations })
}

/// A text in each of the site's languages, in their order; empty where it is missing.
fn texts<'t>(site: &Site, text: Option<&'t Text>) -> Vec<&'t str> {
    let default = site.default_lang();
    let languages = site.languages.iter();
    match text {
        Some(text) => languages
            .map(|lang| text.get(*lang, default).unwrap_or_default())
            .collect(),
        None => Vec::new(),
    }
}
