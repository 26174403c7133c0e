//! Facets data: what results are narrowed down by beyond what the page knows from the beginning: regions step by step, hours.
//!
//! **You are here:** `search/` — read by `build` and `files`; loaded when somebody narrows down (`client/regions.js`); no IO.

use super::card::texts;
use super::digit::{hash, push_number};
use super::list::encode;
use super::script::{push_array, string};
use crate::lang::Lang;
use crate::page::{Entry, Findable};
use std::collections::BTreeMap;

/// Regions in one file of them, and files at most.
const REGIONS_A_FILE: usize = 250;
const MOST_FILES: usize = 60;

/// The regions below each region, by file: a list of `[code, names, records]` under the code of the one above.
pub(super) fn regions(findable: &Findable<'_>, languages: &[Lang]) -> Vec<BTreeMap<String, String>> {
    let regions: usize = findable.below.iter().map(|(_, below)| below.len()).sum();
    let files = (regions / REGIONS_A_FILE).clamp(1, MOST_FILES);
    let mut out = vec![BTreeMap::new(); files];
    let records = by_region(&findable.entries);
    for (code, below) in &findable.below {
        let below: Vec<String> = below
            .iter()
            .map(|(place, code, names)| {
                let names: Vec<(Lang, &str)> = names.iter().map(|(lang, name)| (*lang, &**name)).collect();
                let records = records.get(*place).map_or_else(String::new, |all| encode(all));
                let parts = [string(code), texts(&names, languages), string(&records)];
                let mut out = String::new();
                push_array(&mut out, &parts, &[]);
                out
            })
            .collect();
        let mut list = String::new();
        push_array(&mut list, &below, &[]);
        out[hash(code.encode_utf16()) as usize % files].insert((*code).to_owned(), list);
    }
    out
}

/// The records of each region, by its place in the site's list.
fn by_region(entries: &[Entry<'_>]) -> Vec<Vec<u32>> {
    let mut out: Vec<Vec<u32>> = Vec::new();
    for (record, entry) in (0..).zip(entries) {
        for place in &entry.regions {
            if out.len() <= *place {
                out.resize(place + 1, Vec::new());
            }
            out[*place].push(record);
        }
    }
    out
}

/// When stations are open: `[hours, runs]`. *Shape:* hours as the entries have them, each once; a run is a first record, how many
/// follow it with the same hours, and the place of these.
pub(super) fn hours(entries: &[Entry<'_>]) -> String {
    let mut places: BTreeMap<&str, u32> = BTreeMap::new();
    let mut all: Vec<String> = Vec::new();
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    for (record, entry) in (0..).zip(entries) {
        let Some(hours) = entry.hours.as_deref() else {
            continue;
        };
        let next = u32::try_from(all.len()).unwrap_or(u32::MAX);
        let place = *places.entry(hours).or_insert_with(|| {
            all.push(string(hours));
            next
        });
        match runs.last_mut() {
            Some((first, more, own)) if *own == place && *first + *more + 1 == record => *more += 1,
            _ => runs.push((record, 0, place)),
        }
    }
    let mut text = String::new();
    let mut end = 0;
    for (first, more, place) in runs {
        push_number(&mut text, first - end);
        push_number(&mut text, more);
        push_number(&mut text, place);
        end = first + more + 1;
    }
    let mut out = String::from("[");
    push_array(&mut out, &all, &[]);
    out.push(',');
    out.push_str(&string(&text));
    out.push(']');
    out
}
