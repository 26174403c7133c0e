//! Kinds of records that have pages, one row each: names, folders, ids, former ids, lists, link schemes.
//!
//! **You are here:** `site/` — read by everything that treats all kinds alike: addresses, finding a page by its address,
//! redirects, A–Z, links, breadcrumbs, search; no IO. *Source:* product.md, "The output"; content-format.md, "Links".
//!
//! A new kind with a page is a row in `kinds/rows.rs` and a row in `page/kinds/`; nothing else asks which kinds there are.

mod rows;

pub use rows::KINDS;

use super::Site;
use super::called::Called;
use super::documents::Paired;
use crate::lang::{Lang, Text};
use crate::record::Origin;
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
    Guide,
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
    pub unknown: Option<&'static Called>,
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
