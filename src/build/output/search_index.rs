//! The search index.
//!
//! **You are here:** `build/output` — a source; `search/` makes its files; no IO.

use super::share::Share;
use super::source::{Output, Put, Rendered, Source, Stopped};
use crate::build::materials::Materials;
use crate::search::FOLDER;

pub(super) struct SearchIndex;

impl Source for SearchIndex {
    fn find(&self, materials: &Materials, path: &str) -> Option<Rendered> {
        if !path.starts_with(FOLDER) {
            return None;
        }
        let file = materials.index()?.file(path)?;
        Some(Ok(Output::Bytes(file.bytes)))
    }

    fn each(&self, materials: &Materials, share: &Share, put: Put<'_>) -> Result<(), Stopped> {
        materials.index().map_or(Ok(()), |index| {
            index.write(&|file| {
                if !share.takes(&file.path) {
                    return Ok(());
                }
                put(&file.path, Ok(Output::Bytes(file.bytes)))
            })
        })
    }
}
