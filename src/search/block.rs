//! Document store, blocks of neighbouring records: their cards and those of their texts that are not common.
//!
//! **You are here:** `search/` — after `piece`; no IO.

use super::card::Shared;
use super::digit::push_number;
use super::index::Index;
use super::piece::Piece;
use super::script::{push_array, string};
use super::term::Role;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// The cards of a block: `[cards, contexts, hours]`.
pub(super) fn cards(index: &Index, block: usize) -> String {
    let mut shared = Shared::default();
    let cards: Vec<String> = block_of(index, block, index.block_bits)
        .map(|record| {
            let mut out = String::new();
            let parts = index.cards[record].parts(&mut shared, index.all_languages());
            push_array(&mut out, &parts, &["0"]);
            out
        })
        .collect();
    let mut out = String::from("[");
    push_array(&mut out, &cards, &[]);
    out.push_str(&shared.json());
    out.push(']');
    out
}

/// The texts of a block: `[names, records]`. *Shape:* `names` are those of all common pieces in it, in order and with nothing
/// between; a record is a list: the places of its common pieces among these, as gaps; then for each language its own pieces
/// with line ends between.
pub(super) fn texts(index: &Index, block: usize) -> String {
    let records = block_of(index, block, index.text_bits);
    let names: BTreeSet<&str> = records
        .clone()
        .flat_map(|record| &index.pieces.of_record[record])
        .filter_map(|place| index.common.get(place).map(String::as_str))
        .collect();
    let places: HashMap<&str, u32> = names.iter().copied().zip(0..).collect();
    let all: Vec<String> = records
        .map(|record| {
            let mut shared: Vec<u32> = Vec::new();
            let mut own = vec![String::new(); index.languages.len()];
            for place in &index.pieces.of_record[record] {
                let piece = &index.pieces.all[*place as usize];
                if let Some(place) = index.common.get(place).and_then(|name| places.get(name.as_str())) {
                    shared.push(*place);
                } else if is_shown(piece) {
                    let own = &mut own[piece.lang];
                    if !own.is_empty() {
                        own.push('\n');
                    }
                    own.push_str(&piece.text);
                }
            }
            shared.sort_unstable();
            shared.dedup();
            let mut gaps = String::new();
            let mut next = 0;
            for place in shared {
                push_number(&mut gaps, place - next);
                next = place + 1;
            }
            let mut parts = vec![string(&gaps)];
            parts.extend(own.iter().map(|own| string(own)));
            let mut out = String::new();
            push_array(&mut out, &parts, &["\"\""]);
            out
        })
        .collect();
    let mut out = String::from("[");
    out.push_str(&string(&names.into_iter().collect::<String>()));
    out.push(',');
    push_array(&mut out, &all, &[]);
    out.push(']');
    out
}

/// The numbers of a block's records.
fn block_of(index: &Index, block: usize, bits: u32) -> Range<usize> {
    let size = 1_usize << bits;
    block * size..((block + 1) * size).min(index.cards.len())
}

/// The cards of a block in name order: `[cards, contexts, hours]`; a card has the record's number before it.
pub(super) fn named(index: &Index, block: usize) -> String {
    let size = 1_usize << index.block_bits;
    let mut shared = Shared::default();
    let mut out = String::from("[[");
    let records = index.in_name_order.iter().skip(block * size).take(size);
    for (number, record) in records.enumerate() {
        let mut parts = vec![record.to_string()];
        parts.extend(index.cards[*record as usize].parts(&mut shared, index.all_languages()));
        if number > 0 {
            out.push(',');
        }
        push_array(&mut out, &parts, &["0"]);
    }
    out.push(']');
    out.push_str(&shared.json());
    out.push(']');
    out
}

/// Codes and telephone numbers are found, but no candidate needs them to be verified.
fn is_shown(piece: &Piece) -> bool {
    match piece.role {
        Role::Field | Role::Body => true,
        Role::Other => !piece.text.is_ascii(),
        Role::Name
        | Role::Title
        | Role::Short
        | Role::Keyword
        | Role::Sound
        | Role::Heard
        | Role::Place
        | Role::Bridge => false,
    }
}
