//! Inverted index: all keys of all texts, by shard.
//!
//! **You are here:** `search/` — after `piece` and `term`, before `shard`; no IO.

use super::piece::{Piece, Pieces};
use super::strings::{Strings, ideographs, shard_of, shard_of_ideographs};
use super::term::{OTHER, Role, Terms, terms};
use crate::lang::Lang;
use crate::page::Findable;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Pieces that are taken apart at once: their keys are strings only so long.
const AT_ONCE: usize = 16_384;

/// The keys of texts that have been seen, so that the preview does not take all texts apart for one that changed.
#[derive(Debug, Default)]
pub struct Memo {
    known: Mutex<HashMap<Known, Arc<Terms>>>,
}

/// What a text's keys depend on.
type Known = (Role, Box<str>);

/// A row of the index: the key's number, of ideographs also the fourth one, and the piece with the class in its lowest three
/// bits.
pub(super) type Row = (u64, u32, u32);

/// Rows by shard.
#[derive(Debug)]
pub(super) struct Keys {
    pub(super) strings: Strings,
    pub(super) rows: Vec<Vec<Row>>,
    /// By code point: whether it is an ideograph of a key.
    ideographs: Vec<bool>,
}

impl Keys {
    /// Takes all pieces apart. With a memo, only those that it does not know; it then knows these pieces and no others.
    pub(super) fn of(pieces: &Pieces, shards: usize, memo: Option<&Memo>) -> Keys {
        let mut keys = Keys {
            strings: Strings::default(),
            rows: vec![Vec::new(); shards],
            ideographs: vec![false; 0x4_0000],
        };
        let Some(memo) = memo else {
            for (chunk, start) in pieces.all.chunks(AT_ONCE).zip((0..).step_by(AT_ONCE)) {
                let all: Vec<Terms> = chunk.par_iter().map(of_piece).collect();
                for (place, terms) in (start..).zip(&all) {
                    keys.take(place, terms);
                }
            }
            return keys;
        };
        let mut known = memo.known.lock().unwrap_or_else(PoisonError::into_inner);
        let all: Vec<(Known, Arc<Terms>)> = pieces
            .all
            .par_iter()
            .map(|piece| {
                let key = (piece.role, piece.text.clone());
                let terms = known
                    .get(&key)
                    .map_or_else(|| Arc::new(of_piece(piece)), Arc::clone);
                (key, terms)
            })
            .collect();
        for (place, (_, terms)) in (0..).zip(&all) {
            keys.take(place, terms);
        }
        *known = all.into_iter().collect();
        keys
    }

    /// Whether an ideograph is in a key.
    pub(super) fn has(&self, c: char) -> bool {
        self.ideographs
            .get(u32::from(c) as usize)
            .is_some_and(|there| *there)
    }

    fn take(&mut self, place: u32, terms: &Terms) {
        let shards = self.rows.len();
        for (key, fourth, class) in &terms.han {
            let row = (*key, *fourth, (place << 3) | u32::from(*class));
            self.rows[shard_of_ideographs(*key, shards)].push(row);
            for c in ideographs(*key)[..2].iter().flatten() {
                self.ideographs[u32::from(*c) as usize] = true;
            }
        }
        for (key, branch, class) in &terms.other {
            let number = self.strings.number(key, branch);
            self.rows[shard_of(key, shards)].push((number, 0, (place << 3) | u32::from(*class)));
        }
    }

    /// Adds a key for each audience, service, level and language: what results are narrowed down by is a list like others.
    pub(super) fn add_filters(&mut self, findable: &Findable<'_>, pieces: &mut Pieces) {
        let mut filters: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (record, entry) in (0..).zip(&findable.entries) {
            for audience in &entry.audiences {
                if let Some((id, _)) = findable.audiences.get(*audience) {
                    filters.entry(format!("@{id}")).or_default().push(record);
                }
            }
            let languages: BTreeSet<Lang> = entry
                .names
                .iter()
                .chain(&entry.body)
                .map(|(lang, _)| *lang)
                .collect();
            for lang in languages {
                filters.entry(format!("@@{lang}")).or_default().push(record);
            }
        }
        let mut offered: Vec<Vec<u32>> = vec![Vec::new(); findable.services.len()];
        for (record, entry) in (0..).zip(&findable.entries) {
            for service in &entry.services {
                if let Some(list) = offered.get_mut(*service) {
                    list.push(record);
                }
            }
            if let Some(level) = entry.level {
                filters.entry(format!("@l:{level}")).or_default().push(record);
            }
        }
        for (id, list) in findable.services.iter().zip(offered) {
            if !list.is_empty() {
                filters.insert(format!("@s:{id}"), list);
            }
        }
        for ((key, records), place) in filters.into_iter().zip((0_u32..).skip(pieces.all.len())) {
            pieces.all.push(Piece {
                text: "".into(),
                role: Role::Other,
                lang: 0,
                active: true,
                records,
            });
            let number = self.strings.number(&key, "");
            let shard = shard_of(&key, self.rows.len());
            self.rows[shard].push((number, 0, (place << 3) | u32::from(OTHER)));
        }
        self.strings.close();
    }
}

fn of_piece(piece: &Piece) -> Terms {
    terms(&piece.text, piece.role)
}
