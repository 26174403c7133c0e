//! Index metadata: what the search page knows from the beginning, and the generation of an index.
//!
//! **You are here:** `search/` — read by `build`; no IO.

use super::card::texts;
use super::ending::Endings;
use super::list::encode;
use super::script;
use super::sounds::RARER;
use crate::lang::Lang;
use crate::page::{Entry, Findable};
use crate::token;

/// The form of the files. It is part of the generation: a browser never reads old files by new rules.
const FORM: u32 = 7;

/// In how many files of which kind the index lies, and the digits that name a common piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    pub(super) shards: usize,
    pub(super) list_files: usize,
    pub(super) near_files: usize,
    pub(super) heard_files: usize,
    pub(super) number_files: usize,
    pub(super) region_files: usize,
    pub(super) block_bits: u32,
    pub(super) text_bits: u32,
    pub(super) name_digits: usize,
}

/// A hash of the numbering: which record has which number, in how many files.
pub(super) fn generation(entries: &[Entry<'_>], languages: &[Lang], sizes: Sizes) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(format!("{FORM} {sizes:?} {languages:?}").as_bytes());
    for entry in entries {
        hasher.update(entry.path.as_bytes());
        hasher.update(b"\n");
    }
    hasher.finalize().to_hex()[..8].to_owned()
}

/// What the page knows, with the traditional characters that the texts have (`spelled`): generation, numbers of shards, list files, files of suggestions, of consonants, of page numbers, of regions and of sounds, digits that name a common
/// piece, bits of a block of cards and of one of texts, number of records, languages (tag, `lang` attribute, own name), kinds (name, first record, folder,
/// ending, first that is closed, the ending in pinyin and its initials, that of Tibetan names), whether hours are known, days off and days worked instead, states, regions (code, names, records), audiences
/// (id, names).
pub(super) fn meta(
    findable: &Findable<'_>,
    languages: &[Lang],
    states: &[&str],
    endings: &Endings,
    (generation, spelled): (&str, &str),
    sizes: Sizes,
) -> String {
    let entries = &findable.entries;
    let mut start = 0;
    let kinds: Vec<String> = entries
        .chunk_by(|a, b| a.kind == b.kind)
        .map(|group| {
            let kind = group[0].kind;
            let open = start + group.iter().filter(|entry| entry.state.is_none()).count();
            let [sound, initials] = token::sound_of(endings.of(kind)).unwrap_or_default();
            let own = format!(
                "[\"{kind}\",{start},\"{}/\",{},{open},\"{sound}\",\"{initials}\",{}]",
                group[0].folder,
                script::string(endings.of(kind)),
                script::string(endings.tibetan(kind))
            );
            start += group.len();
            own
        })
        .collect();
    let named = |said: &[crate::page::Said<'_>]| {
        let said: Vec<(Lang, &str)> = said.iter().map(|(lang, text)| (*lang, &**text)).collect();
        texts(&said, languages)
    };
    let regions: Vec<String> = findable
        .regions
        .iter()
        .map(|(place, code, names)| {
            let records: Vec<u32> = (0..)
                .zip(entries)
                .filter(|(_, entry)| entry.regions.contains(place))
                .map(|(record, _)| record)
                .collect();
            format!(
                "[{},{},{}]",
                script::string(code),
                named(names),
                script::string(&encode(&records))
            )
        })
        .collect();
    let audiences: Vec<String> = findable
        .audiences
        .iter()
        .map(|(id, names)| format!("[{},{}]", script::string(id), named(names)))
        .collect();
    let languages: Vec<String> = languages
        .iter()
        .map(|lang| format!("[\"{}\",\"{}\",\"{}\"]", lang.tag(), lang.html(), lang.own_name()))
        .collect();
    let states: Vec<String> = states.iter().map(|state| script::string(state)).collect();
    let Sizes {
        shards,
        list_files,
        near_files,
        heard_files,
        number_files,
        region_files,
        block_bits,
        text_bits,
        name_digits,
    } = sizes;
    format!(
        "{{\"g\":\"{generation}\",\"n\":{shards},\"l\":{list_files},\"s\":{near_files},\"z\":{heard_files},\"y\":{number_files},\"a\":{region_files},\"p\":{RARER},\"d\":{name_digits},\"b\":{block_bits},\"t\":{text_bits},\
         \"c\":{},\"x\":{},\"h\":{},\"o\":[\"{}\",\"{}\"],\"languages\":[{}],\
         \"kinds\":[{}],\"states\":[{}],\"regions\":[{}],\"audiences\":[{}]}}",
        entries.len(),
        script::string(spelled),
        u8::from(entries.iter().any(|entry| entry.hours.is_some())),
        findable.days_off,
        findable.days_worked,
        languages.join(","),
        kinds.join(","),
        states.join(","),
        regions.join(","),
        audiences.join(","),
    )
}
