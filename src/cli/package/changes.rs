//! Way from an earlier publication to this one: `changed.txt`, `removed.txt`, the archive of the difference, `变化.html`.
//!
//! **You are here:** `cli/package` — with `--since`, after the whole archive is written.

use super::sheet::{self, PageChange, Sheet};
use super::{Packed, is_page, minute, refused};
use crate::build::Builder;
use crate::cli::args::Common;
use crate::cli::gone::{self, Gone};
use crate::cli::report::Report;
use crate::cli::{Exit, clock, export, inspect};
use crate::disk::package::{BuiltFolder, Delta, Former, hex};
use crate::disk::publish::Changes;
use crate::html::read::{PageText, read};
use crate::session::SiteFolder;
use std::fs;

/// What the way leads from and to.
pub(super) struct Steps<'s> {
    pub former: &'s Former,
    pub delta: &'s Delta,
    pub built: &'s BuiltFolder,
    pub packed: &'s Packed,
}

/// Writes all that `--since` adds. *Errors:* how the command ends, told already.
pub(super) fn write(common: &Common, steps: &Steps<'_>, report: &Report) -> Result<(), Exit> {
    let archive = &steps.packed.path;
    let small = archive.with_extension("delta.zip");
    steps
        .delta
        .write(&small, steps.built)
        .map_err(|error| refused(report, &error))?;
    let travelling = steps.delta.travelling();
    let changed = list(travelling.iter().map(|(_, path)| *path));
    let removed = list(steps.delta.removed.iter().map(String::as_str));
    let page = sheet::html(&sheet_of(common, steps));
    for (name, bytes) in [
        ("changed.txt", changed.as_bytes()),
        ("removed.txt", removed.as_bytes()),
        ("变化.html", page.as_bytes()),
    ] {
        let place = archive.with_file_name(name);
        inspect::save(&place, bytes).map_err(|error| report.cannot_write(&place, &error))?;
    }
    Ok(())
}

/// A path a line.
fn list<'p>(paths: impl Iterator<Item = &'p str>) -> String {
    paths.flat_map(|path| [path, "\n"]).collect()
}

fn sheet_of(common: &Common, steps: &Steps<'_>) -> Sheet {
    let Steps {
        former,
        delta,
        built,
        packed,
    } = steps;
    let is_page = |path: &&String| is_page(path);
    let new = |path: &str| {
        let text = fs::read(built.folder.join(path)).unwrap_or_default();
        read(&String::from_utf8_lossy(&text))
    };
    let old = |path: &str| {
        let bytes = former.bytes(path)?;
        Some(read(&String::from_utf8_lossy(&bytes)))
    };
    let page = |path: &String, now: PageText, before: Option<&PageText>| PageChange {
        path: path.clone(),
        lines: before.map(|before| sheet::difference(before, &now)),
        title: now.title,
        lang: now.lang,
    };
    let changed = delta
        .changed
        .iter()
        .filter(is_page)
        .map(|path| page(path, new(path), old(path).as_ref()));
    let others = |paths: &[String]| paths.iter().filter(|path| !is_page(path)).cloned().collect();
    let gone = delta.removed.iter().filter(is_page).map(|path| {
        let was = old(path).unwrap_or_default();
        page(path, was, None)
    });
    Sheet {
        title: new("index.html").title,
        built: minute(clock::local(built.when)),
        archive: packed
            .path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        sha256: hex(&packed.sums.sha256),
        sm3: hex(&packed.sums.sm3),
        has_old_texts: former.has_bytes(),
        added: delta
            .added
            .iter()
            .filter(is_page)
            .map(|path| page(path, new(path), None))
            .collect(),
        changed: changed.collect(),
        gone: gone.collect(),
        dying: dying(common, delta, &|path| old(path).map(|page| page.title)),
        other_added: others(&delta.added),
        other_changed: others(&delta.changed),
        other_removed: others(&delta.removed),
    }
}

/// Addresses that die, and the alias that would keep them; none is named where the content cannot be read.
fn dying(common: &Common, delta: &Delta, title: &dyn Fn(&str) -> Option<String>) -> Vec<Gone> {
    let Ok(folder) = SiteFolder::read(&common.root, common.out.as_deref()) else {
        return Vec::new();
    };
    let built = export::linked(&mut Builder::new(), common, &folder);
    let changes = Changes {
        gone: delta.removed.clone(),
        come: delta.added.clone(),
    };
    gone::find(&changes, &built, title)
}
