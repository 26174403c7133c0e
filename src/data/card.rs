//! vCard: a station for the list of contacts of a telephone.
//!
//! **You are here:** `data/` — a format; no IO. *Source:* RFC 2426 (version 3.0: what telephones of all ages read). One card for each
//! language in which the station has a name.

use super::address::may_end;
use super::line::{push, text};
use super::{DataFile, Format, Material};
use crate::lang::Lang;
use crate::page::{self, PageId};
use crate::site::Kind;

/// `data/contacts/<id>.vcf`
pub const CARDS: Format = Format {
    may_have: |path| may_end(path, "vcf"),
    files: |material| {
        let site = material.site;
        let mut files = Vec::new();
        for at in 0..site.stations.len() {
            for lang in page::card_languages(site, at) {
                let card = move || card(material, at, lang).into_bytes();
                files.push(DataFile::new(page::card(site, at, lang), card));
            }
        }
        files
    },
};

fn card(material: Material<'_>, at: usize, lang: Lang) -> String {
    let site = material.site;
    let default = site.default_lang();
    let entry = &site.stations[at];
    let data = &entry.record.data;
    let place = entry.whereabouts();
    let name = text(data.name.best(lang, default).0);
    let mut out = String::new();
    push(&mut out, "BEGIN", "VCARD");
    push(&mut out, "VERSION", "3.0");
    push(&mut out, "PRODID", "-//Zhandian//Zhandian//ZH");
    push(&mut out, "FN", &name);
    // A station has no family name; programs want the field.
    push(&mut out, "N", &format!("{name};;;;"));
    push(&mut out, "ORG", &name);
    for phone in data.phone.iter() {
        push(&mut out, "TEL;TYPE=WORK,VOICE", &text(phone.as_str()));
    }
    if let Some(email) = &data.email {
        push(&mut out, "EMAIL;TYPE=INTERNET", email.as_str());
    }
    if let Some(address) = place.address {
        let street = text(address.best(lang, default).0);
        push(&mut out, "ADR;TYPE=WORK", &format!(";;{street};;;;"));
    }
    if let Some(location) = place.location {
        push(&mut out, "GEO", &format!("{};{}", location.lat, location.lon));
    }
    if site.base_url.is_some() {
        let key = Kind::Station.at(at).into();
        let address = material.address(&PageId { key, lang }.path(site));
        push(&mut out, "URL", &address);
        push(&mut out, "UID", &material.page(Kind::Station.at(at)));
    }
    let hours = page::hours_in_words(site, material.around, at, lang);
    if !hours.is_empty() {
        push(&mut out, "NOTE", &text(&hours.join("\n")));
    }
    if let Some(checked) = &data.checked {
        push(&mut out, "REV", &checked.date.to_string());
    }
    push(&mut out, "END", "VCARD");
    out
}
