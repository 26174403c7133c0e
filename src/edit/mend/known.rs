//! Known names: the codes and ids of a site, to tell which one has lost its zeros.
//!
//! **You are here:** `edit/mend` — gathered before files are mended; pure.

use crate::record::{Item, Parsed};
use std::collections::BTreeSet;

/// The codes of regions and the ids of all records.
#[derive(Debug, Clone, Default)]
pub struct Known {
    regions: BTreeSet<String>,
    ids: BTreeSet<String>,
}

impl Known {
    /// Takes note of what a file defines.
    pub fn add(&mut self, parsed: &Parsed) {
        for item in &parsed.items {
            let id = match item {
                Item::Region(region) => {
                    self.regions.insert(region.data.code.as_str().to_owned());
                    continue;
                }
                Item::Settings(settings) => {
                    let levels = settings
                        .data
                        .station_levels
                        .iter()
                        .map(|level| level.id.to_string());
                    self.ids.extend(levels);
                    continue;
                }
                Item::Station(record) => &record.id,
                Item::Operator(record) => &record.id,
                Item::Category(record) => {
                    self.ids
                        .extend(record.data.items.iter().map(|item| item.id.to_string()));
                    &record.id
                }
                Item::Audience(record) | Item::Tag(record) => &record.id,
                Item::Wording(_) | Item::Synonym(_) => continue,
                Item::Notice(document) => &document.id,
                Item::CatalogueRow(record) => &record.id,
                Item::Disclosure(document) => &document.id,
                Item::Measure(record) => &record.id,
                Item::Figures(record) => &record.id,
                Item::Page(document) => &document.id,
                Item::Guide(document) => &document.id,
            };
            self.ids.insert(id.to_string());
        }
    }

    /// The one code or id that these digits are without its zeros; none where they are known as they stand, where nothing
    /// fits, and where more than one does.
    pub(super) fn with_zeros(&self, digits: &str, region: bool) -> Option<&str> {
        let known = if region { &self.regions } else { &self.ids };
        let digits_only = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if !digits_only || digits.starts_with('0') || known.contains(digits) {
            return None;
        }
        let mut fitting = known
            .iter()
            .filter(|own| own.starts_with('0') && own.trim_start_matches('0') == digits);
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.as_str())
    }
}
