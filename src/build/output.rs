//! Output list: every source of files that a site is made of.
//!
//! **You are here:** `build/` — after `materials`, before `built`; no IO. A new source is a file in `output/` and a line in
//! [`SOURCES`]; a new data format a file in `data/` and such a line.

mod attachments;
mod data_files;
mod pages;
mod redirects;
mod review;
mod search_index;
mod share;
mod source;
mod theme_assets;

pub use share::{Part, Plan, Share};
pub use source::Output;

use super::materials::Materials;
use crate::data::{CALENDARS, CARDS, DCAT, FEEDS, HSDS, NEAR, OPENAPI, ROBOTS, SITEMAP, TABLES};
use crate::diag::Diagnostic;
use crate::page::OpenFile;
use source::{Source, Stopped};
use std::sync::{Mutex, PoisonError};

/// What takes files in: path relative to the output's root, and the file. Called from many threads.
pub type Sink<'s, E> = &'s (dyn Fn(&str, Output) -> Result<(), E> + Sync);

/// All sources, in the order in which they are asked; they are written from the last to the first. What is asked for most comes first.
const SOURCES: &[&dyn Source] = &[
    &pages::Pages,
    &redirects::RedirectPages,
    &theme_assets::ThemeAssets,
    &attachments::Attachments,
    &data_files::DataFiles(ROBOTS),
    &data_files::DataFiles(SITEMAP),
    &data_files::DataFiles(FEEDS),
    &data_files::DataFiles(TABLES),
    &data_files::DataFiles(HSDS),
    &data_files::DataFiles(DCAT),
    &data_files::DataFiles(OPENAPI),
    &data_files::DataFiles(CALENDARS),
    &data_files::DataFiles(CARDS),
    &data_files::DataFiles(NEAR),
    &search_index::SearchIndex,
    &review::Review,
];

/// The file at a path of the output. *Errors:* the finding that keeps it from being made.
pub(super) fn find(materials: &Materials, path: &str) -> Result<Option<Output>, Diagnostic> {
    SOURCES
        .iter()
        .find_map(|source| source.find(materials, path))
        .transpose()
}

/// The files of open data, with the length of each: a file that has not been made yet is made once for that and let go. No thread
/// of the pool may help with other pages meanwhile, which could ask for the same list: so one after another.
pub(super) fn open_files(materials: &Materials) -> Vec<OpenFile> {
    let mut files = crate::data::open_files(data_files::material(materials));
    for file in &mut files {
        if materials.length(&file.path).is_none() {
            // Making it notes its length.
            let _made = find(materials, &file.path);
        }
        file.len = materials.length(&file.path);
    }
    files
}

/// Hands every file of a share to the sink, as it is made. One source comes after another, each on all processors: what a source
/// needs for itself is then never in memory beside what another needs.
///
/// *Errors:* the sink's first; findings of files that could not be made are returned, and these files left out.
pub(super) fn write<E: Send>(
    materials: &Materials,
    share: &Share,
    sink: Sink<'_, E>,
) -> Result<Vec<Diagnostic>, E> {
    let found = Mutex::new(Vec::new());
    let failed = Mutex::new(None);
    let put = |path: &str, rendered: source::Rendered| {
        match rendered {
            Ok(output) => {
                return sink(path, output).map_err(|error| {
                    let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                    failed.get_or_insert(error);
                    Stopped
                });
            }
            Err(finding) => found.lock().unwrap_or_else(PoisonError::into_inner).push(finding),
        }
        Ok(())
    };
    // Pages last: that of open data tells how long the data files are.
    let done = SOURCES
        .iter()
        .rev()
        .try_for_each(|source| source.each(materials, share, &put));
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    match (done, failed) {
        (Err(Stopped), Some(error)) => Err(error),
        _ => Ok(once(found.into_inner().unwrap_or_else(PoisonError::into_inner))),
    }
}

/// One template error shows on every page that uses it: told once.
pub(super) fn once(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    found.sort_by(|a, b| (&a.place, &a.fault.en).cmp(&(&b.place, &b.fault.en)));
    found.dedup();
    found
}
