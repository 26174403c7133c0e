//! Rows of the kinds of records: for each kind where it stands in the site and what its records say of themselves.
//!
//! **You are here:** `site/kinds` — the table that [`super`] describes; no IO.

use super::super::called;
use super::super::documents::DocumentEntry;
use super::{Facts, Kind, KindRow, Ref};
use crate::lang::chinese::is_hollow;
use crate::lang::{Lang, Text};
use crate::record::{FrontMatter, Record};
use crate::value::Id;

/// What a row says unless it says otherwise.
const ROW: KindRow = KindRow {
    kind: Kind::Page,
    name: None,
    scheme: None,
    folder: "",
    subfolder: None,
    list: None,
    under: None,
    paged: true,
    filed: false,
    unknown: None,
    len: |_| 0,
    find: |_, _| None,
    facts: |site, _| Facts {
        id: "",
        name: None,
        sort_key: None,
        aliases: &[],
        origin: &site.settings.origin,
        item: None,
    },
    document: None,
    above: |_, _| Vec::new(),
};

/// A record's particulars.
fn of_record<'s, T>(record: &'s Record<T>, name: Option<&'s Text>, aliases: &'s [Id]) -> Facts<'s> {
    Facts {
        id: record.id.as_str(),
        name,
        sort_key: None,
        aliases,
        origin: &record.origin,
        item: None,
    }
}

/// A document's particulars.
fn of_document<T: FrontMatter>(entry: &DocumentEntry<T>) -> Facts<'_> {
    Facts {
        id: entry.id.as_str(),
        name: entry.front().title(),
        sort_key: None,
        aliases: entry.front().aliases(),
        origin: entry.origin(),
        item: None,
    }
}

/// All kinds, each at its own place.
pub const KINDS: &[KindRow] = &[
    KindRow {
        kind: Kind::Station,
        name: Some("station"),
        scheme: Some("station"),
        folder: "stations",
        list: Some("nav.stations"),
        under: Some(Kind::Station),
        filed: true,
        unknown: Some(&called::STATION),
        len: |site| site.stations.len(),
        find: |site, id| site.station_ids.get(id).copied(),
        facts: |site, at| {
            let record = &site.stations[at].record;
            Facts {
                sort_key: record.data.sort_key.as_deref(),
                ..of_record(record, Some(&record.data.name), &record.data.aliases)
            }
        },
        above: |site, at| {
            // The county is enough on a narrow screen; the page itself names all regions.
            let is_county = |at: &usize| site.regions.list[*at].record.data.code.as_str().len() <= 6;
            let county = site.stations[at]
                .region
                .and_then(|own| site.regions.upwards(own).find(is_county));
            county.map(|at| Kind::Region.at(at)).into_iter().collect()
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Region,
        name: Some("region"),
        scheme: Some("region"),
        folder: "regions",
        under: Some(Kind::Station),
        filed: true,
        unknown: Some(&called::REGION),
        len: |site| site.regions.list.len(),
        find: |site, code| site.regions.by_text(code),
        facts: |site, at| {
            let record = &site.regions.list[at].record;
            Facts {
                id: record.data.code.as_str(),
                sort_key: record.data.sort_key.as_deref(),
                ..of_record(record, Some(&record.data.name), &record.data.aliases)
            }
        },
        above: |site, at| {
            let mut above: Vec<Ref> = site
                .regions
                .upwards(at)
                .skip(1)
                // 北京市 › 朝阳区: nobody says 市辖区.
                .filter(|at| {
                    let name = &site.regions.list[*at].record.data.name;
                    !name.get(Lang::ZH, site.default_lang()).is_some_and(is_hollow)
                })
                .map(|at| Kind::Region.at(at))
                .collect();
            above.reverse();
            above
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Level,
        name: Some("level"),
        scheme: Some("level"),
        folder: "levels",
        under: Some(Kind::Station),
        unknown: Some(&called::LEVEL),
        len: |site| site.settings().station_levels.len(),
        find: |site, id| {
            let levels = &site.settings().station_levels;
            levels.iter().position(|own| own.id.as_str() == id)
        },
        facts: |site, at| {
            let level = &site.settings().station_levels[at];
            Facts {
                id: level.id.as_str(),
                name: Some(&level.name),
                ..(ROW.facts)(site, at)
            }
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Category,
        name: Some("category"),
        scheme: Some("service"),
        folder: "services",
        list: Some("nav.services"),
        under: Some(Kind::Category),
        len: |site| site.menu.categories.len(),
        find: |site, id| site.menu.category(id),
        facts: |site, at| {
            let record = &site.menu.categories[at].record;
            of_record(record, Some(&record.data.name), &record.data.aliases)
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Service,
        name: Some("service"),
        scheme: Some("service"),
        folder: "services",
        subfolder: Some(|site, at| {
            let category = site.menu.services[at].category;
            site.menu.categories[category].record.id.as_str()
        }),
        under: Some(Kind::Category),
        filed: true,
        unknown: Some(&called::SERVICE),
        len: |site| site.menu.services.len(),
        find: |site, id| site.menu.service(id),
        facts: |site, at| {
            let service = &site.menu.services[at];
            let data = service.data();
            Facts {
                id: data.id.as_str(),
                name: Some(&data.name),
                sort_key: data.sort_key.as_deref(),
                aliases: &data.aliases,
                origin: service.origin(),
                item: Some(service.item),
            }
        },
        above: |site, at| vec![Kind::Category.at(site.menu.services[at].category)],
        ..ROW
    },
    KindRow {
        kind: Kind::Audience,
        name: Some("audience"),
        scheme: Some("audience"),
        folder: "audiences",
        under: Some(Kind::Category),
        unknown: Some(&called::AUDIENCE),
        len: |site| site.audiences.len(),
        find: |site, id| site.audience(id),
        facts: |site, at| {
            let record = &site.audiences[at];
            of_record(record, Some(&record.data.name), &record.data.aliases)
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Column,
        folder: "notices/category",
        under: Some(Kind::Notice),
        len: |site| site.settings().notice_categories.len(),
        find: |site, id| {
            let columns = &site.settings().notice_categories;
            columns.iter().position(|own| own.id.as_str() == id)
        },
        facts: |site, at| {
            let column = &site.settings().notice_categories[at];
            Facts {
                id: column.id.as_str(),
                name: Some(&column.name),
                ..(ROW.facts)(site, at)
            }
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Notice,
        name: Some("notice"),
        scheme: Some("notice"),
        folder: "notices",
        list: Some("nav.notices"),
        under: Some(Kind::Notice),
        unknown: Some(&called::NOTICE),
        len: |site| site.notices.len(),
        find: |site, id| site.notice(id),
        facts: |site, at| of_document(&site.notices[at]),
        document: Some(|site, at| &site.notices[at]),
        above: |site, at| {
            let id = site.notices[at].front().category.as_ref();
            let column = id.and_then(|id| Kind::Column.find(site, id.as_str()));
            column.into_iter().collect()
        },
        ..ROW
    },
    KindRow {
        kind: Kind::CatalogueRow,
        name: Some("catalogue"),
        scheme: Some("disclosure"),
        folder: "disclosure",
        list: Some("nav.disclosure"),
        under: Some(Kind::CatalogueRow),
        unknown: Some(&called::DISCLOSURE),
        len: |site| site.catalogue.len(),
        find: |site, id| site.catalogue_row(id),
        facts: |site, at| {
            let record = &site.catalogue[at];
            of_record(record, Some(&record.data.level2), &record.data.aliases)
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Disclosure,
        name: Some("disclosure"),
        scheme: Some("disclosure"),
        folder: "disclosure/items",
        under: Some(Kind::CatalogueRow),
        len: |site| site.disclosures.len(),
        find: |site, id| site.disclosures.iter().position(|own| own.id.as_str() == id),
        facts: |site, at| of_document(&site.disclosures[at]),
        document: Some(|site, at| &site.disclosures[at]),
        above: |site, at| {
            let id = site.disclosures[at].front().item.as_ref();
            let row = id.and_then(|id| Kind::CatalogueRow.find(site, id.as_str()));
            row.into_iter().collect()
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Operator,
        name: Some("operator"),
        scheme: Some("operator"),
        folder: "operators",
        under: Some(Kind::Station),
        filed: true,
        unknown: Some(&called::OPERATOR),
        len: |site| site.operators.len(),
        find: |site, id| site.operator(id),
        facts: |site, at| {
            let operator = &site.operators[at];
            let data = operator.data();
            Facts {
                id: operator.id.as_str(),
                name: Some(&data.name),
                sort_key: data.sort_key.as_deref(),
                aliases: &data.aliases,
                origin: operator.origin(),
                item: None,
            }
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Figures,
        scheme: Some("statistics"),
        folder: "statistics",
        list: Some("nav.statistics"),
        under: Some(Kind::Figures),
        paged: false,
        unknown: Some(&called::FIGURES),
        len: |site| site.figures.len(),
        find: |site, id| site.figures(id),
        facts: |site, at| {
            let record = &site.figures[at].record;
            of_record(record, record.data.title.as_ref(), &[])
        },
        ..ROW
    },
    KindRow {
        kind: Kind::Page,
        name: Some("page"),
        scheme: Some("page"),
        folder: "pages",
        filed: true,
        unknown: Some(&called::PAGE),
        len: |site| site.pages.len(),
        find: |site, id| site.page(id),
        facts: |site, at| of_document(&site.pages[at]),
        document: Some(|site, at| &site.pages[at]),
        ..ROW
    },
    KindRow {
        kind: Kind::Guide,
        name: Some("guide"),
        scheme: Some("guide"),
        folder: "guides",
        under: Some(Kind::Category),
        filed: true,
        unknown: Some(&called::GUIDE),
        len: |site| site.guides.len(),
        find: |site, id| site.guide(id),
        facts: |site, at| of_document(&site.guides[at]),
        document: Some(|site, at| &site.guides[at]),
        ..ROW
    },
];
