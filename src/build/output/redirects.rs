//! Pages at former addresses.
//!
//! **You are here:** `build/output` — a source; no IO.

use super::share::Share;
use super::source::{Output, Put, Rendered, Source, Stopped};
use crate::build::materials::Materials;
use crate::page::{self, PageId};
use rayon::prelude::*;

pub(super) struct RedirectPages;

impl Source for RedirectPages {
    fn find(&self, materials: &Materials, path: &str) -> Option<Rendered> {
        let target = materials.redirects.get(path)?;
        Some(render(materials, path, *target))
    }

    fn each(&self, materials: &Materials, share: &Share, put: Put<'_>) -> Result<(), Stopped> {
        materials
            .redirects
            .par_iter()
            .filter(|(path, _)| share.takes(path))
            .try_for_each(|(path, target)| {
                let made = page::make_redirect(&materials.site, &materials.around, path, *target);
                if share.recalls()
                    && let Some(from) = materials.made_from(path, &made, *target)
                    && share.is_as_published(path, from)
                {
                    return put(path, Ok(Output::AsPublished));
                }
                put(path, materials.render(path, &made, *target).map(Output::Bytes))
            })
    }
}

fn render(materials: &Materials, path: &str, target: PageId) -> Rendered {
    let made = page::make_redirect(&materials.site, &materials.around, path, target);
    materials.render(path, &made, target).map(Output::Bytes)
}
