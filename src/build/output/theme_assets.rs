//! The theme's style, scripts and pictures.
//!
//! **You are here:** `build/output` — a source; no IO.

use super::share::Share;
use super::source::{Output, Put, Rendered, Source, Stopped};
use crate::build::materials::Materials;
use rayon::prelude::*;

pub(super) struct ThemeAssets;

impl Source for ThemeAssets {
    fn find(&self, materials: &Materials, path: &str) -> Option<Rendered> {
        let (_, bytes) = materials.theme.assets().find(|(own, _)| *own == path)?;
        Some(Ok(Output::Bytes(bytes.to_vec())))
    }

    fn each(&self, materials: &Materials, share: &Share, put: Put<'_>) -> Result<(), Stopped> {
        let all: Vec<(&str, &[u8])> = materials.theme.assets().collect();
        all.par_iter()
            .filter(|(path, _)| share.takes(path))
            .try_for_each(|(path, bytes)| put(path, Ok(Output::Bytes(bytes.to_vec()))))
    }
}
