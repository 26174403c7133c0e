//! Addresses of records as data give them: whole where the site's own address is known, else relative to `data/`.
//!
//! **You are here:** `data/` — used by its formats; no IO.

use super::Material;
use crate::page::{PageId, PageKey};
use crate::site::{Ref, Site};

/// The folder of open data.
pub(super) const FOLDER: &str = "data/";

/// The catalogue of all data, which is JSON-LD: hosts know the ending of JSON.
pub(super) const CATALOGUE: &str = "data/catalog.json";

/// The description of the lists as an interface.
pub(super) const INTERFACE: &str = "data/openapi.json";

/// Whether an address may be a file of open data with an ending.
pub(super) fn may_end(path: &str, ending: &str) -> bool {
    path.starts_with(FOLDER) && path.rsplit('.').next() == Some(ending)
}

/// The page of a record, in the site's default language; of a document in the first language that it has.
pub(super) fn page(site: &Site, of: Ref) -> PageId {
    let written = of.document(site).and_then(|document| {
        let mut languages = site.languages.iter().copied();
        languages.find(|lang| document.is_in(*lang))
    });
    PageId {
        key: PageKey::from(of),
        lang: written.unwrap_or_else(|| site.default_lang()),
    }
}

impl Material<'_> {
    /// The address of a file of the output, for a file in `data/`.
    pub(super) fn address(&self, path: &str) -> String {
        let base = self.site.base_url.as_deref().unwrap_or("../");
        [base, path].concat()
    }

    /// The address of a record's page, for a file in `data/`.
    pub(super) fn page(&self, of: Ref) -> String {
        self.address(&page(self.site, of).path(self.site))
    }
}
