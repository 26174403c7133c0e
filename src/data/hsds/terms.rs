//! Taxonomies of the directory: its own words for kinds of things, as HSDS wants them.
//!
//! **You are here:** `data/hsds` — beside `map`; no IO.

use super::object::{id, object};
use crate::data::Material;
use crate::lang::{Lang, Text};
use crate::record::station::Status;
use crate::site::Kind;
use serde_json::{Map, Value, json};

/// The taxonomy of the languages that texts are in.
pub(super) const LANGUAGES: &str = "languages";

/// A list of words.
pub(super) struct Taxonomy {
    name: &'static str,
    zh: &'static str,
    pub(super) len: fn(Material<'_>) -> usize,
    at: for<'m> fn(Material<'m>, usize) -> Term<'m>,
}

/// A word.
pub(super) struct Term<'m> {
    code: &'m str,
    name: Word<'m>,
    summary: Option<&'m Text>,
    page: Option<String>,
}

/// Words of the site, or of the program.
enum Word<'m> {
    Of(&'m Text),
    Own(String),
}

const STATUSES: [Status; 5] = [
    Status::Planned,
    Status::PlaqueOnly,
    Status::Working,
    Status::TemporarilyClosed,
    Status::Closed,
];

pub(super) const TAXONOMIES: &[Taxonomy] = &[
    Taxonomy {
        name: "categories",
        zh: "服务类别",
        len: |material| material.site.menu.categories.len(),
        at: |material, at| {
            let record = &material.site.menu.categories[at].record;
            Term {
                code: record.id.as_str(),
                name: Word::Of(&record.data.name),
                summary: record.data.summary.as_ref(),
                page: Some(material.page(Kind::Category.at(at))),
            }
        },
    },
    Taxonomy {
        name: "audiences",
        zh: "服务对象",
        len: |material| material.site.audiences.len(),
        at: |material, at| {
            let record = &material.site.audiences[at];
            Term {
                code: record.id.as_str(),
                name: Word::Of(&record.data.name),
                summary: record.data.summary.as_ref(),
                page: Some(material.page(Kind::Audience.at(at))),
            }
        },
    },
    Taxonomy {
        name: "levels",
        zh: "站点级别",
        len: |material| material.site.settings().station_levels.len(),
        at: |material, at| {
            let level = &material.site.settings().station_levels[at];
            Term {
                code: level.id.as_str(),
                name: Word::Of(&level.name),
                summary: None,
                page: Some(material.page(Kind::Level.at(at))),
            }
        },
    },
    Taxonomy {
        name: "tags",
        zh: "站点标签",
        len: |material| material.site.tags.len(),
        at: |material, at| {
            let record = &material.site.tags[at];
            Term {
                code: record.id.as_str(),
                name: Word::Of(&record.data.name),
                summary: record.data.summary.as_ref(),
                page: None,
            }
        },
    },
    Taxonomy {
        name: "statuses",
        zh: "站点状态",
        len: |_| STATUSES.len(),
        at: |material, at| {
            let code = STATUSES[at].id();
            let label = material.around.labels.get(Lang::ZH, &format!("status.{code}"));
            Term {
                code,
                name: Word::Own(label.text),
                summary: None,
                page: None,
            }
        },
    },
    Taxonomy {
        name: LANGUAGES,
        zh: "语言",
        len: |material| material.site.languages.len(),
        at: |material, at| {
            let lang = &material.site.languages[at];
            Term {
                code: lang.tag(),
                name: Word::Own(lang.own_name().to_owned()),
                summary: None,
                page: None,
            }
        },
    },
];

/// The id of a term by its code.
pub(super) fn id_of(material: Material<'_>, taxonomy: &str, code: &str) -> String {
    id(
        material,
        &format!("data/hsds/taxonomy_terms.json#{taxonomy}:{code}"),
    )
}

fn taxonomy_id(material: Material<'_>, taxonomy: &str) -> String {
    id(material, &format!("data/hsds/taxonomies.json#{taxonomy}"))
}

pub(super) fn taxonomy(material: Material<'_>, taxonomy: &Taxonomy) -> Value {
    object([
        ("id", json!(taxonomy_id(material, taxonomy.name))),
        ("name", json!(taxonomy.name)),
        ("description", json!(taxonomy.zh)),
    ])
}

pub(super) fn term(material: Material<'_>, taxonomy: &Taxonomy, at: usize) -> Value {
    let site = material.site;
    let default = site.default_lang();
    let term = (taxonomy.at)(material, at);
    let chinese = |text: &Text| text.best(Lang::ZH, default).0.to_owned();
    let (name, text) = match term.name {
        Word::Of(text) => (chinese(text), Some(text)),
        Word::Own(name) => (name, None),
    };
    let mut translations = Map::new();
    for (lang, said) in text.into_iter().flat_map(|text| text.all(default)) {
        if said != name && site.languages.contains(&lang) {
            translations.insert(lang.tag().to_owned(), json!(said));
        }
    }
    let others = if translations.is_empty() {
        Value::Null
    } else {
        Value::Object(translations)
    };
    object([
        ("id", json!(id_of(material, taxonomy.name, term.code))),
        ("code", json!(term.code)),
        ("name", json!(name)),
        (
            "description",
            json!(term.summary.map_or_else(|| name.clone(), chinese)),
        ),
        ("taxonomy", json!(taxonomy.name)),
        ("taxonomy_id", json!(taxonomy_id(material, taxonomy.name))),
        ("language", json!(Lang::ZH.tag())),
        ("term_uri", json!(term.page)),
        // No field of the specification: terms have no attributes.
        ("name_translations", others),
    ])
}
