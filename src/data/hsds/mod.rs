//! Human Services Data Specification (HSDS 3.1): the directory as other directories of human services exchange it.
//!
//! **You are here:** `data/` — a format; `map` turns records into its objects; no IO. *Source:* Open Referral, HSDS 3.1,
//! docs.openreferral.org. With a `base_url` only: names of objects are made from whole addresses.
//!
//! Each list of the specification's API is a file, `data/hsds/services.json`; a list that is longer than a page goes on in
//! `services-2.json` … Lists are flat: objects name each other by their ids, and nothing is told twice.

mod key;
mod list;
mod map;
mod object;
mod part;
mod schedule;
mod terms;

use super::address::{FOLDER, INTERFACE};
use super::{DataFile, Format, Material};
use crate::page::OpenFile;
use list::{LISTS, List};
use serde_json::{Value, json};

/// `data/hsds/services.json` and its like.
pub const HSDS: Format = Format {
    may_have: |path| {
        path.strip_prefix(FOLDER)
            .is_some_and(|path| path.starts_with("hsds/"))
    },
    files: |material| {
        if material.site.base_url.is_none() {
            return Vec::new();
        }
        let about = move || object::line(&about(material)).into_bytes();
        let mut files = vec![DataFile::new(path("index"), about)];
        for list in LISTS {
            files.extend(parts(material, list));
        }
        files
    },
};

/// Objects in one file: a station offers some thirty services, and a province has thousands of stations.
const IN_FILE: usize = 1000;

fn path(name: &str) -> String {
    format!("{FOLDER}hsds/{name}.json")
}

fn part_path(name: &str, number: usize) -> String {
    match number {
        1 => path(name),
        _ => path(&format!("{name}-{number}")),
    }
}

/// What the page of open data says of them: each list by its first file.
pub(super) fn open_files(material: Material<'_>) -> Vec<OpenFile> {
    if material.site.base_url.is_none() {
        return Vec::new();
    }
    let of = |list: &List| {
        let file = OpenFile::new("hsds", path(list.name), "JSON");
        file.of_records((list.keys)(material).len())
    };
    LISTS.iter().map(of).collect()
}

/// The names of the lists, with how many files each takes.
pub(super) fn lists(material: Material<'_>) -> Vec<(&'static str, usize)> {
    let of = |list: &List| (list.name, (list.keys)(material).len().div_ceil(IN_FILE).max(1));
    LISTS.iter().map(of).collect()
}

/// What the root of the specification's API tells.
fn about(material: Material<'_>) -> Value {
    json!({
        "version": "3.1",
        "profile": "https://docs.openreferral.org/en/v3.1/",
        "openapi_url": material.address(INTERFACE),
    })
}

/// The files of one list. Which objects each holds is known at once; they are made when the file is.
fn parts<'m>(material: Material<'m>, list: &'static List) -> Vec<DataFile<'m>> {
    let keys = (list.keys)(material);
    let total = keys.len();
    let pages = total.div_ceil(IN_FILE).max(1);
    let mut rest = keys;
    let mut files = Vec::with_capacity(pages);
    for number in 1..=pages {
        let after = rest.split_off(rest.len().min(IN_FILE));
        let own = std::mem::replace(&mut rest, after);
        let write = move || {
            let mut out = format!(
                "{{\"total_items\":{total},\"total_pages\":{pages},\"page_number\":{number},\"size\":{},\
                 \"first_page\":{},\"last_page\":{},\"empty\":{},\"contents\":[\n",
                own.len(),
                number == 1,
                number == pages,
                own.is_empty(),
            );
            for (at, key) in own.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ",\n" });
                out.push_str(&(list.object)(material, *key).to_string());
            }
            out.push_str("\n]}\n");
            out.into_bytes()
        };
        files.push(DataFile::new(part_path(list.name, number), write));
    }
    files
}
