//! String overrides, a theme's texts in one language: its own few over the default ones.
//!
//! **You are here:** `render/own_strings` — between `strings`, which reads one file, and `theme`; no IO.

use super::fault::{self, ThemeFault, ThemeFaultKind};
use super::strings::{self, Table};
use super::{embedded, templates};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The texts of one language: those of the own file, and for what it does not hold the default ones. So a theme changes one
/// text by a file of one line; a key that neither the default theme nor an own template knows is a fault.
pub(super) fn table(own: &BTreeMap<String, Arc<[u8]>>, lang: &str, faults: &mut Vec<ThemeFault>) -> Table {
    let path = format!("strings/{lang}.yaml");
    let default = |lang: &str| {
        let path = format!("strings/{lang}.yaml");
        embedded::FILES
            .iter()
            .find(|(file, _)| *file == path)
            .and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
            .and_then(|source| strings::parse(&path, source, lang).ok())
            .unwrap_or_default()
    };
    let Some(bytes) = own.get(&path) else {
        return default(lang);
    };
    let Ok(source) = std::str::from_utf8(bytes) else {
        let message = "the file is not UTF-8";
        faults.push(ThemeFault::whole_file(&path, ThemeFaultKind::Strings, message));
        return default(lang);
    };
    let source = source.trim_start_matches('\u{feff}');
    match strings::parse(&path, source, lang) {
        Ok(mut table) => {
            let chinese = default("zh");
            let asked = own_keys(own);
            let unknown: Vec<Box<str>> = table
                .keys()
                .filter(|key| !chinese.contains_key(*key) && !asked.contains(key.as_str()))
                .map(|key| key.as_str().into())
                .collect();
            faults.extend(unknown_strings(&path, source, unknown, &chinese));
            strings::fill_from(&mut table, &default(lang), None);
            table
        }
        Err(fault) => {
            faults.push(fault);
            default(lang)
        }
    }
}

/// The keys that the theme's own templates ask for.
fn own_keys(own: &BTreeMap<String, Arc<[u8]>>) -> BTreeSet<&str> {
    own.iter()
        .filter(|(path, _)| templates::is_template(path))
        .filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .flat_map(|source| strings::keys_used(source).into_keys())
        .collect()
}

/// One fault for all keys of a file that nothing asks for, at the first of them.
fn unknown_strings(path: &str, source: &str, keys: Vec<Box<str>>, known: &Table) -> Option<ThemeFault> {
    let line_of = |key: &str| {
        source
            .lines()
            .position(|line| line.starts_with(&format!("{key}:")))
    };
    let (line, first) = keys
        .iter()
        .filter_map(|key| Some((line_of(key)?, key)))
        .min()
        .or_else(|| Some((0, keys.first()?)))?;
    let near = fault::nearest(first, known.keys().map(String::as_str));
    let message = format!("nothing asks for {}", keys.join(", "));
    let kind = ThemeFaultKind::UnknownStrings {
        keys: keys.clone(),
        near,
    };
    Some(ThemeFault::at(path, kind, message, source, line + 1, 1))
}
