//! Kinds of records that have pages, one row each: names, folders, ids, former ids, lists, link schemes.
//!
//! **You are here:** `site/` — read by everything that treats all kinds alike: addresses, finding a page by its address,
//! redirects, A–Z, links, breadcrumbs, search; no IO. *Source:* product.md, "The output"; content-format.md, "Links".
//!
//! A new kind with a page is a row here and a row in `page/kinds/`; nothing else asks which kinds there are.

use super::Site;
use super::documents::{DocumentEntry, Paired};
use crate::diag::{Code, code};
use crate::lang::{Lang, Text};
use crate::record::{FileKind, Origin, Record};
use crate::value::Id;

/// A kind of record that has pages, in the order of the site's pages. Where a group and what lies in it share a scheme of
/// links, the group comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is described by its row")]
pub enum Kind {
    Station,
    Region,
    Level,
    Category,
    Service,
    Audience,
    Column,
    Notice,
    CatalogueRow,
    Disclosure,
    Operator,
    Figures,
    Page,
}

/// A record that has a page: its kind and its place in the site's list of that kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref {
    /// Its kind.
    pub kind: Kind,
    /// Its place in the list.
    pub at: usize,
}

/// A part of the site, for marking it in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The home page and what belongs to no other part.
    Home,
    /// The list of a kind and what is found from it.
    Of(Kind),
    /// A free page.
    Page(usize),
}

/// What is the same for all records of a kind.
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// What it is called in `data-record` and in A–Z; none where nobody asks.
    pub name: Option<&'static str>,
    /// The scheme of links that lead to it (`station:gamagongsang`), by which search calls it, too.
    pub scheme: Option<&'static str>,
    /// The folder of its pages.
    pub folder: &'static str,
    /// A folder in that folder.
    pub subfolder: Option<fn(&Site, usize) -> &str>,
    /// The theme's word for its list, where one stands in its folder.
    pub list: Option<&'static str>,
    /// The kind in whose list it is found: the part of the site that it lies in.
    pub under: Option<Kind>,
    /// Whether a record has a page of its own; else it is an anchor on the list.
    pub paged: bool,
    /// Whether its names stand in A–Z.
    pub filed: bool,
    /// How a link to nothing is reported; none where another kind of the same scheme says it.
    pub unknown: Option<Unknown>,
    /// How many there are.
    pub len: fn(&Site) -> usize,
    /// The place of an id in the list.
    pub find: fn(&Site, &str) -> Option<usize>,
    /// A record's particulars.
    pub facts: fn(&Site, usize) -> Facts<'_>,
    /// The versions of a document.
    pub document: Option<fn(&Site, usize) -> &dyn Paired>,
    /// What stands above a record in its breadcrumb, below its list: the outermost first.
    pub above: fn(&Site, usize) -> Vec<Ref>,
}

/// How a link to nothing is reported.
pub struct Unknown {
    /// The finding.
    pub code: &'static Code,
    /// What its files hold: a record that could not be read is no finding of its own.
    pub file: FileKind,
    /// What it is called, in Chinese and English.
    pub what: (&'static str, &'static str),
}

/// What a record says of itself.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'s> {
    /// Its id (a region's code).
    pub id: &'s str,
    /// Its name or title.
    pub name: Option<&'s Text>,
    /// What overrides the sorting of its name.
    pub sort_key: Option<&'s str>,
    /// Its former ids.
    pub aliases: &'s [Id],
    /// The file that it stands in.
    pub origin: &'s Origin,
    /// Its place in that record's `items`, where it is a part of one.
    pub item: Option<usize>,
}

impl Facts<'_> {
    /// The path of one of its fields in the record that it stands in.
    pub fn field(&self, path: &str) -> String {
        match self.item {
            Some(item) => format!("items[{item}].{path}"),
            None => path.to_owned(),
        }
    }
}

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
fn of_document<'s, T>(entry: &'s DocumentEntry<T>, title: Option<&'s Text>, aliases: &'s [Id]) -> Facts<'s> {
    Facts {
        id: entry.id.as_str(),
        name: title,
        sort_key: None,
        aliases,
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_STATION,
            file: FileKind::Stations,
            what: ("站点", "station"),
        }),
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_REGION,
            file: FileKind::Regions,
            what: ("行政区划", "region"),
        }),
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_LEVEL,
            file: FileKind::Settings,
            what: ("站点级别", "station level"),
        }),
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_SERVICE,
            file: FileKind::Services,
            what: ("服务事项", "service"),
        }),
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_AUDIENCE,
            file: FileKind::Audiences,
            what: ("服务对象", "audience"),
        }),
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_NOTICE,
            file: FileKind::Notices,
            what: ("通知", "notice"),
        }),
        len: |site| site.notices.len(),
        find: |site, id| site.notice(id),
        facts: |site, at| {
            let front = site.notices[at].front();
            of_document(&site.notices[at], front.title.as_ref(), &front.aliases)
        },
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_ITEM,
            file: FileKind::Catalogue,
            what: ("公开事项", "disclosure"),
        }),
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
        facts: |site, at| {
            let front = site.disclosures[at].front();
            of_document(&site.disclosures[at], front.title.as_ref(), &front.aliases)
        },
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_OPERATOR,
            file: FileKind::Operators,
            what: ("承接机构", "operator"),
        }),
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_PERIOD,
            file: FileKind::Figures,
            what: ("统计", "set of figures"),
        }),
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
        unknown: Some(Unknown {
            code: code::UNKNOWN_PAGE,
            file: FileKind::Pages,
            what: ("页面", "page"),
        }),
        len: |site| site.pages.len(),
        find: |site, id| site.page(id),
        facts: |site, at| {
            let front = site.pages[at].front();
            of_document(&site.pages[at], front.title.as_ref(), &front.aliases)
        },
        document: Some(|site, at| &site.pages[at]),
        ..ROW
    },
];

impl Kind {
    /// Its row.
    pub fn row(self) -> &'static KindRow {
        &KINDS[self as usize]
    }

    /// A record of this kind, by its place in the site's list.
    pub fn at(self, at: usize) -> Ref {
        Ref { kind: self, at }
    }

    /// All records of this kind.
    pub fn all(self, site: &Site) -> impl Iterator<Item = Ref> + use<> {
        (0..(self.row().len)(site)).map(move |at| self.at(at))
    }

    /// A record by its id.
    pub fn find(self, site: &Site, id: &str) -> Option<Ref> {
        (self.row().find)(site, id).map(|at| self.at(at))
    }
}

impl Ref {
    /// What the record says of itself.
    pub fn facts(self, site: &Site) -> Facts<'_> {
        (self.kind.row().facts)(site, self.at)
    }

    /// Its versions, when it is a document.
    pub fn document(self, site: &Site) -> Option<&dyn Paired> {
        self.kind.row().document.map(|of| of(site, self.at))
    }

    /// The part of the site that it lies in.
    pub fn section(self) -> Section {
        match self.kind.row().under {
            Some(kind) => Section::Of(kind),
            None => Section::Page(self.at),
        }
    }

    /// What stands above it in its breadcrumb, below its list: the outermost first.
    pub fn above(self, site: &Site) -> Vec<Ref> {
        (self.kind.row().above)(site, self.at)
    }

    /// `station:gamagongsang`, for `data-record`.
    pub fn said(self, site: &Site) -> Option<String> {
        let name = self.kind.row().name?;
        Some(format!("{name}:{}", self.facts(site).id))
    }

    /// The file that its page in a language is made from.
    pub fn origin(self, site: &Site, lang: Lang) -> &Origin {
        match self.document(site) {
            Some(document) => document.origin_in(lang),
            None => self.facts(site).origin,
        }
    }

    /// Whether it shows only in the preview.
    pub fn is_unpublished(self, site: &Site) -> bool {
        self.document(site).is_some_and(Paired::is_unpublished)
    }
}

impl Site {
    /// The record that a link leads to: where a group and what lies in it share a scheme, what lies in it.
    pub fn linked(&self, scheme: &str, id: &str) -> Option<Ref> {
        let mut rows = KINDS.iter().rev().filter(|row| row.scheme == Some(scheme));
        rows.find_map(|row| row.kind.find(self, id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::link;
    use std::collections::BTreeSet;

    #[test]
    fn each_kind_stands_at_its_own_place() {
        for (at, row) in KINDS.iter().enumerate() {
            assert_eq!(row.kind as usize, at, "{:?}", row.kind);
        }
    }

    #[test]
    fn the_schemes_of_links_are_those_of_the_kinds() {
        let own: BTreeSet<&str> = KINDS.iter().filter_map(|row| row.scheme).collect();
        assert_eq!(own, link::TO_RECORDS.iter().copied().collect());
    }

    #[test]
    fn a_link_to_nothing_is_reported_by_one_kind_of_its_scheme() {
        for scheme in link::TO_RECORDS {
            let rows = KINDS.iter().filter(|row| row.scheme == Some(scheme));
            assert_eq!(rows.filter(|row| row.unknown.is_some()).count(), 1, "{scheme}");
        }
    }
}
