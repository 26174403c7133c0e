//! Adapter from `data/` to the output: the files of one data format. A new format is a file in `data/`.
//!
//! **You are here:** `build/output` — a source for each format of `data/`; no IO.

use super::share::Share;
use super::source::{Output, Put, Rendered, Source, Stopped};
use crate::build::materials::Materials;
use crate::data::{Format, Material};
use rayon::prelude::*;

pub(super) struct DataFiles(pub(super) Format);

/// What the formats read.
pub(super) fn material(materials: &Materials) -> Material<'_> {
    Material {
        site: &materials.site,
        around: &materials.around,
        pages: materials.pages(),
    }
}

impl Source for DataFiles {
    fn find(&self, materials: &Materials, path: &str) -> Option<Rendered> {
        if !(self.0.may_have)(path) {
            return None;
        }
        let files = (self.0.files)(material(materials));
        let file = files.into_iter().find(|file| file.path == path)?;
        let bytes = file.bytes();
        materials.note_length(path, &bytes);
        Some(Ok(Output::Bytes(bytes)))
    }

    fn each(&self, materials: &Materials, share: &Share, put: Put<'_>) -> Result<(), Stopped> {
        (self.0.files)(material(materials))
            .into_par_iter()
            .filter(|file| share.takes(&file.path))
            .try_for_each(|file| {
                let bytes = file.bytes();
                materials.note_length(&file.path, &bytes);
                put(&file.path, Ok(Output::Bytes(bytes)))
            })
    }
}
