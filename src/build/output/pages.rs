//! Pages of the site, rendered one by one.
//!
//! **You are here:** `build/output` — the first source; no IO.

use super::share::Share;
use super::source::{Output, Put, Rendered, Source, Stopped};
use crate::build::materials::Materials;
use crate::page::{self, Page, PageId, PageKey, Surroundings};
use rayon::prelude::*;

pub(super) struct Pages;

impl Source for Pages {
    fn find(&self, materials: &Materials, path: &str) -> Option<Rendered> {
        let id = page::find(&materials.site, path)?;
        Some(render(materials, path, id))
    }

    fn each(&self, materials: &Materials, share: &Share, put: Put<'_>) -> Result<(), Stopped> {
        // The search page shows what the index says of itself. A thread of the pool that made the index while it renders
        // would help out with other pages meanwhile, and could come upon that page again and wait for itself.
        materials.index();
        materials.pages().par_iter().try_for_each(|id| {
            let path = id.path(&materials.site);
            if !share.takes(&path) {
                return Ok(());
            }
            let made = make(materials, *id);
            if share.recalls()
                && let Some(from) = materials.made_from(&path, &made, *id)
                && share.is_as_published(&path, from)
            {
                return put(&path, Ok(Output::AsPublished));
            }
            put(&path, materials.render(&path, &made, *id).map(Output::Bytes))
        })
    }
}

fn render(materials: &Materials, path: &str, id: PageId) -> Rendered {
    let made = make(materials, id);
    materials.render(path, &made, id).map(Output::Bytes)
}

fn make(materials: &Materials, id: PageId) -> Page {
    match id.key {
        PageKey::Search => {
            let index = materials.index();
            let around = Surroundings {
                search_index: index.map_or_else(String::new, |index| index.meta().to_owned()),
                ..materials.around.clone()
            };
            page::make(&materials.site, &around, id)
        }
        PageKey::OpenData => {
            let around = Surroundings {
                open_files: materials.open_files(),
                ..materials.around.clone()
            };
            page::make(&materials.site, &around, id)
        }
        _ => page::make(&materials.site, &materials.around, id),
    }
}
