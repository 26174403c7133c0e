//! Review page of the theme: all its components with their examples, for the preview.
//!
//! **You are here:** `build/output` — a source that no build writes; no IO.

use super::share::Share;
use super::source::{Output, Put, Rendered, Source, Stopped};
use crate::build::materials::Materials;
use crate::page::{self, PageId, PageKey};
use crate::site::{Kind, Site};

/// Where the pages lie; no page of a site can have such a name.
const FOLDER: &str = "_review/";

pub(super) struct Review;

impl Source for Review {
    fn find(&self, materials: &Materials, path: &str) -> Option<Rendered> {
        let list = list_beside(&materials.site, path.strip_prefix(FOLDER)?)?;
        Some(review(materials, list))
    }

    fn each(&self, _: &Materials, _: &Share, _: Put<'_>) -> Result<(), Stopped> {
        Ok(())
    }
}

/// The list of stations in the language of a review page: `index.html`, `bo/index.html`.
fn list_beside(site: &Site, path: &str) -> Option<PageId> {
    let folder = path.strip_suffix("index.html")?;
    let key = PageKey::List(Kind::Station);
    site.languages
        .iter()
        .map(|lang| PageId { key, lang: *lang })
        .find(|id| id.path(site) == format!("{folder}stations/index.html"))
}

/// The theme's components, in the frame of the list of stations, which lies as deep.
fn review(materials: &Materials, list: PageId) -> Rendered {
    let mut frame = page::make(&materials.site, &materials.around, list).frame;
    frame.breadcrumb.clear();
    frame.alternates.clear();
    frame.canonical = None;
    let depth = frame.root.matches("../").count();
    let made = materials
        .shell(list, depth)
        .and_then(|shell| materials.theme.review(list.lang.tag(), &frame, &shell));
    made.map(Output::Bytes)
        .map_err(|fault| materials.of_theme(&fault))
}
