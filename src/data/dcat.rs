//! Data catalogue (DCAT 3, JSON-LD): what a portal of open data needs to list this site's files.
//!
//! **You are here:** `data/` — a format; made of the list in `open`; no IO. With a `base_url` only: everything in it has an address.
//! *Source:* W3C, "Data Catalog Vocabulary (DCAT) - Version 3"; the fields that provincial norms for open public data share
//! (数据集名称、摘要、提供单位、更新周期、开放属性、格式) are `dct:title`, `dct:description`, `dct:publisher`,
//! `dct:accrualPeriodicity`, `dct:accessRights` and `dct:format`.

use super::address::{CATALOGUE, INTERFACE};
use super::{DataFile, Format, Material, open};
use crate::page::{OpenFile, PageId, PageKey};
use serde_json::{Value, json};

/// `data/catalog.json`
pub const DCAT: Format = Format {
    may_have: |path| path == CATALOGUE,
    files: |material| {
        if material.site.base_url.is_none() {
            return Vec::new();
        }
        vec![DataFile::new(CATALOGUE, move || {
            format!("{:#}\n", catalogue(material)).into_bytes()
        })]
    },
};

/// What describes the data, and is none.
const ABOUT: &str = "catalogue";

fn context() -> Value {
    let address = |name: &str| json!({"@id": name, "@type": "@id"});
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "dataset": address("dcat:dataset"),
        "distribution": address("dcat:distribution"),
        "service": address("dcat:service"),
        "servesDataset": address("dcat:servesDataset"),
        "landingPage": address("dcat:landingPage"),
        "accessURL": address("dcat:accessURL"),
        "downloadURL": address("dcat:downloadURL"),
        "mediaType": address("dcat:mediaType"),
        "endpointURL": address("dcat:endpointURL"),
        "endpointDescription": address("dcat:endpointDescription"),
        "homepage": address("foaf:homepage"),
        "license": address("dct:license"),
        "accrualPeriodicity": address("dct:accrualPeriodicity"),
        "conformsTo": address("dct:conformsTo"),
        "publisher": address("dct:publisher"),
        "modified": {"@id": "dct:modified", "@type": "xsd:date"},
    })
}

fn catalogue(material: Material<'_>) -> Value {
    let site = material.site;
    let settings = site.settings();
    let page = PageId {
        key: PageKey::OpenData,
        lang: site.default_lang(),
    };
    let page = material.address(&page.path(site));
    let files = open::open_files(material);
    let mut sets: Vec<&'static str> = Vec::new();
    for file in files.iter().filter(|file| file.set != ABOUT) {
        if !sets.contains(&file.set) {
            sets.push(file.set);
        }
    }
    let datasets = sets.iter().map(|set| {
        let own = files.iter().filter(|file| file.set == *set).collect::<Vec<_>>();
        dataset(material, &page, set, &own)
    });
    let mut catalogue = json!({
        "@context": context(),
        "@id": material.address(CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": texts(material, Some(&settings.title)),
        "dct:description": texts(material, settings.description.as_ref().or(Some(&settings.title))),
        "publisher": publisher(material),
        "homepage": material.address(""),
        "dct:language": site.languages.iter().map(crate::lang::Lang::html).collect::<Vec<_>>(),
        "dataset": datasets.collect::<Vec<_>>(),
        "service": {
            "@id": material.address(INTERFACE),
            "@type": "dcat:DataService",
            "dct:title": labels(material, "data.hsds"),
            "endpointURL": material.address("data/hsds/"),
            "endpointDescription": material.address(INTERFACE),
            "servesDataset": format!("{page}#hsds"),
        },
    });
    licensed(material, &mut catalogue);
    dated(material, &mut catalogue);
    catalogue
}

/// Says of which day the newest fact is.
fn dated(material: Material<'_>, about: &mut Value) {
    if let Some(day) = material.site.newest_day() {
        about["modified"] = json!(day.to_string());
    }
}

/// Adds the terms of use, when they have an address.
fn licensed(material: Material<'_>, to: &mut Value) {
    let licence = material.site.settings().licence();
    if let Some(address) = licence.and_then(|licence| licence.address()) {
        to["license"] = json!(address);
    }
}

/// One node: whoever publishes the catalogue publishes all that is in it.
fn publisher(material: Material<'_>) -> Value {
    let settings = material.site.settings();
    json!({
        "@id": format!("{}#publisher", material.address("")),
        "@type": "foaf:Organization",
        "foaf:name": texts(material, settings.publisher_name().or(Some(&settings.title))),
    })
}

fn dataset(material: Material<'_>, page: &str, set: &str, files: &[&OpenFile]) -> Value {
    let distributions = files.iter().map(|file| distribution(material, page, file));
    let mut dataset = json!({
        "@id": format!("{page}#{set}"),
        "@type": "dcat:Dataset",
        "dct:identifier": set,
        "dct:title": labels(material, &format!("data.{set}")),
        "dct:description": labels(material, &format!("data-about.{set}")),
        "publisher": {"@id": format!("{}#publisher", material.address(""))},
        // 不定期
        "accrualPeriodicity": "http://purl.org/cld/freq/irregular",
        "dct:accessRights": {
            "@type": "dct:RightsStatement",
            "rdfs:label": [{"@value": "无条件开放", "@language": "zh"}],
        },
        "landingPage": format!("{page}#{set}"),
        "distribution": distributions.collect::<Vec<_>>(),
    });
    licensed(material, &mut dataset);
    dated(material, &mut dataset);
    dataset
}

fn distribution(material: Material<'_>, page: &str, file: &OpenFile) -> Value {
    let address = material.address(&file.path);
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let mut distribution = json!({
        "@id": format!("{page}#{}", file.path),
        "@type": "dcat:Distribution",
        "dct:title": name,
        "accessURL": address,
        "downloadURL": address,
        "mediaType": format!("https://www.iana.org/assignments/media-types/{}", media_type(file.format)),
        "dct:format": file.format,
    });
    if file.set == "hsds" {
        distribution["conformsTo"] = json!("https://docs.openreferral.org/en/v3.1/");
    }
    licensed(material, &mut distribution);
    dated(material, &mut distribution);
    distribution
}

fn media_type(format: &str) -> &'static str {
    match format {
        "CSV" => "text/csv",
        "iCalendar" => "text/calendar",
        "Atom" => "application/atom+xml",
        _ => "application/json",
    }
}

/// A text in the languages of the site.
fn texts(material: Material<'_>, text: Option<&crate::lang::Text>) -> Value {
    let site = material.site;
    let said = text.into_iter().flat_map(|text| text.all(site.default_lang()));
    let own = said.filter(|(lang, _)| site.languages.contains(lang));
    own.map(|(lang, text)| json!({"@value": text, "@language": lang.tag()}))
        .collect()
}

/// The theme's words, in the languages that have them.
fn labels(material: Material<'_>, key: &str) -> Value {
    let said = |lang: &crate::lang::Lang| {
        let label = material.around.labels.get(*lang, key);
        let own = label.lang.is_none();
        own.then(|| json!({"@value": label.text, "@language": lang.tag()}))
    };
    material.site.languages.iter().filter_map(said).collect()
}
