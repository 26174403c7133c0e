//! Names and texts survive every host, disk and character set.
//!
//! **You are here:** `tests/suite/output/` — rules N and E of portable-output.md.

use super::{SITES, none};
use std::collections::BTreeSet;

#[test]
fn names_survive_every_host_and_disk() {
    for site in SITES.iter() {
        let files: Vec<&str> = site.outcome.files.keys().map(String::as_str).collect();
        none(
            files
                .iter()
                .flat_map(|path| name_faults(path))
                .map(|fault| format!("{}: {fault}", site.name)),
        );
        let lower: BTreeSet<String> = files.iter().map(|path| path.to_lowercase()).collect();
        assert_eq!(
            lower.len(),
            files.len(),
            "{}: two names equal but for case",
            site.name
        );
    }
}

#[test]
fn every_folder_of_pages_has_the_page_that_hosts_show_for_it() {
    let mut missing = Vec::new();
    for site in SITES.iter() {
        // Rule N7.
        let folders: BTreeSet<&str> = site
            .pages
            .keys()
            .map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder))
            .collect();
        let index = |folder: &str| {
            if folder.is_empty() {
                "index.html".to_owned()
            } else {
                format!("{folder}/index.html")
            }
        };
        let lost = folders
            .into_iter()
            .map(index)
            .filter(|path| !site.outcome.files.contains_key(path));
        missing.extend(lost.map(|path| format!("{}/{path}", site.name)));
    }
    none(missing);
}

fn name_faults(path: &str) -> Vec<String> {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    const HIDDEN: [&str; 9] = [
        "bin", "app_data", "app_code", "app_browsers", "app_globalresources", "app_localresources",
        "app_webreferences", "web-inf", "meta-inf",
    ];
    let mut faults = Vec::new();
    let parts: Vec<&str> = path.split('/').collect();
    for (at, part) in parts.iter().enumerate() {
        let plain = part
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-._".contains(&b));
        let stem = part.split('.').next().unwrap_or_default();
        let numbered = |name: &str| {
            stem.len() == 4 && stem.starts_with(name) && stem.ends_with(|c: char| c.is_ascii_digit())
        };
        let device = DEVICES.contains(&stem) || numbered("com") || numbered("lpt");
        let folder = at + 1 < parts.len();
        if part.is_empty() || !plain || part.starts_with(['.', '_']) || part.ends_with('.') {
            faults.push(format!("{path}: N1 {part:?}"));
        }
        if device {
            faults.push(format!("{path}: N4 {part:?}"));
        }
        if folder && HIDDEN.contains(part) {
            faults.push(format!("{path}: N5 {part:?}"));
        }
    }
    if path.len() > 120 || parts.len() > 6 {
        faults.push(format!("{path}: N3"));
    }
    faults
}

#[test]
fn own_texts_have_a_bom_lf_line_ends_and_no_lost_private_or_decomposed_characters() {
    let normal = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
    for site in SITES.iter() {
        for (path, bytes) in site
            .outcome
            .files
            .iter()
            .filter(|(path, _)| !path.starts_with("files/"))
        {
            let extension = path.rsplit('.').next().unwrap_or_default();
            if !["html", "css", "js", "txt", "xml"].contains(&extension) {
                continue;
            }
            let place = format!("{}/{path}", site.name);
            let text = std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{place}: {error}"));
            let bom = text.starts_with('\u{feff}');
            match extension {
                "xml" => assert!(
                    !bom && text.starts_with("<?xml"),
                    "{place}: begins with {:?}",
                    text.chars().next()
                ),
                "html" => assert!(bom, "{place}: no BOM"),
                _ if path == "robots.txt" => assert!(text.is_ascii(), "{place}: not ASCII"),
                _ => assert!(bom || text.is_ascii(), "{place}: no BOM"),
            }
            assert!(!text.contains('\r'), "{place}: CR");
            assert!(
                text.ends_with('\n') || extension == "js" || extension == "css",
                "{place}: no line end at its end"
            );
            assert!(normal.is_normalized(text), "{place}: not NFC");
            let bad = text.trim_start_matches('\u{feff}').chars().find(|c| {
                matches!(c, '\u{fffd}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
                    || c.is_control() && !matches!(c, '\n' | '\t')
            });
            assert_eq!(bad, None, "{place}");
        }
    }
}
