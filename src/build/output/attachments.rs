//! Attachments, published as they are.
//!
//! **You are here:** `build/output` — a source; no IO: whoever takes the files in copies them.

use super::share::Share;
use super::source::{Output, Put, Rendered, Source, Stopped};
use crate::build::materials::Materials;
use crate::build::recall::hash;
use rayon::prelude::*;
use std::sync::Arc;

pub(super) struct Attachments;

impl Source for Attachments {
    fn find(&self, materials: &Materials, path: &str) -> Option<Rendered> {
        let file = materials.site.files.values().find(|file| file.url == path)?;
        Some(Ok(Output::CopyOf(Arc::clone(&file.path))))
    }

    fn each(&self, materials: &Materials, share: &Share, put: Put<'_>) -> Result<(), Stopped> {
        let all: Vec<_> = materials.site.files.values().collect();
        all.par_iter()
            .filter(|file| share.takes(&file.url))
            .try_for_each(|file| {
                // The tree was read with this hash; a file that has changed since is the next build's.
                let output = if share.is_as_published(&file.url, hash(&[b"file", &file.hash])) {
                    Output::AsPublished
                } else {
                    Output::CopyOf(Arc::clone(&file.path))
                };
                put(&file.url, Ok(output))
            })
    }
}
