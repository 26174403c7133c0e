//! Letters of a paragraph: what most of them look like, which tells what a line of an official document is.
//!
//! **You are here:** `word/` — counted by `inline`, asked by `block`; no IO.

use super::model::Face;
use super::styles::LetterLook;
use std::collections::BTreeMap;

/// What most letters of a paragraph look like.
#[derive(Debug, Default)]
pub(super) struct Letters {
    sizes: BTreeMap<u32, usize>,
    faces: [usize; 4],
    bold: usize,
    all: usize,
}

impl Letters {
    pub(super) fn add(&mut self, look: &LetterLook, count: usize) {
        if let Some(size) = look.size {
            *self.sizes.entry(size).or_default() += count;
        }
        let face = match look.face.unwrap_or_default() {
            Face::Song => 0,
            Face::Title => 1,
            Face::Hei => 2,
            Face::Kai => 3,
        };
        self.faces[face] += count;
        self.bold += if look.bold == Some(true) { count } else { 0 };
        self.all += count;
    }

    pub(super) fn size(&self) -> u32 {
        self.sizes
            .iter()
            .max_by_key(|(_, count)| **count)
            .map_or(0, |(size, _)| *size)
    }

    pub(super) fn face(&self) -> Face {
        let most = |face: usize| self.faces[face] * 2 > self.all;
        match (most(1), most(2), most(3)) {
            (true, _, _) => Face::Title,
            (_, true, _) => Face::Hei,
            (_, _, true) => Face::Kai,
            _ => Face::Song,
        }
    }

    pub(super) fn is_bold(&self) -> bool {
        self.all > 0 && self.bold == self.all
    }
}
