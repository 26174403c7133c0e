//! Pages that were published before and are gone, with what has probably become of them: an old address in a bookmark, on a
//! poster or in a search engine would lead nowhere, and a count of deleted files tells nobody.
//!
//! **You are here:** `cli/` — used by `build`, between the last file and the switch, and by `package`, whose sheet names them.

use super::report::Report;
use super::terminal::outln;
use crate::build::Built;
use crate::disk::publish::Changes;
use crate::html::read::read;
use crate::page::{self, PageKey};
use crate::site::KINDS;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;

/// How many pages are named in the terminal; the rest is counted.
const NAMED: usize = 10;

/// How much of an old page is read for its title. *Units:* bytes.
const HEAD: u64 = 64 * 1024;

/// A page that is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gone {
    /// Its address, relative to the output's root.
    pub(crate) path: String,
    /// What it was called.
    pub(crate) title: String,
    /// What it has probably become.
    pub(crate) now: Option<Renamed>,
}

/// Where a page has probably gone, and how its old address goes on working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Renamed {
    pub(crate) path: String,
    pub(crate) file: String,
    /// The old id, for `aliases`.
    pub(crate) alias: String,
}

/// The records' pages in the site's default language that the publication will take away, and translations that go alone:
/// others go with their originals, as side-by-side views do; lists and further pages of lists come and go by themselves.
///
/// `title`: what the old page of a path called itself.
pub(crate) fn find(changes: &Changes, built: &Built, title: &dyn Fn(&str) -> Option<String>) -> Vec<Gone> {
    let Some(site) = built.site() else {
        return Vec::new();
    };
    let Changes { gone, come } = changes;
    let named = |path: &str| {
        let of = page::find(site, path).filter(|id| id.lang == site.default_lang())?;
        matches!(of.key, PageKey::Record(_)).then_some(of.key.record()?)
    };
    // New pages by folder and name: a record that is renamed keeps both.
    let mut new: BTreeMap<(&str, String), Vec<&str>> = BTreeMap::new();
    for path in come {
        if let Some(of) = named(path) {
            let name = of.facts(site).name;
            let name = name.map_or_else(String::new, |name| {
                name.best(site.default_lang(), site.default_lang()).0.to_owned()
            });
            new.entry((folder(path), name)).or_default().push(path);
        }
    }
    let is_record = |path: &str| {
        let (folder, stem) = (folder(path), stem(path));
        KINDS.iter().any(|row| {
            row.paged
                && !row.folder.is_empty()
                && (folder == row.folder || (row.subfolder.is_some() && folder.starts_with(row.folder)))
        }) && path.strip_suffix(".html").is_some()
            && stem != "index"
            && !stem.ends_with("-parallel")
            && !stem.starts_with("page-")
            && !stem.contains("-page-")
    };
    // A translation that goes alone: its original's page stays.
    let is_translation = |path: &str| {
        let mut further = site.languages.iter().filter(|lang| **lang != site.default_lang());
        further.any(|lang| {
            let original = path
                .strip_prefix(lang.tag())
                .and_then(|path| path.strip_prefix('/'));
            original.is_some_and(|original| is_record(original) && !gone.iter().any(|path| path == original))
        })
    };
    gone.iter()
        .filter(|path| is_record(path) || is_translation(path))
        .map(|path| {
            let title = title(path).unwrap_or_default();
            let key = (folder(path), title);
            // Two new pages of that name, and nobody can tell.
            let now = new.get(&key).filter(|paths| paths.len() == 1).and_then(|paths| {
                let (origin, _) = built.source(paths[0])?;
                Some(Renamed {
                    path: paths[0].to_owned(),
                    file: origin.file.to_string(),
                    alias: stem(path).to_owned(),
                })
            });
            Gone {
                path: path.clone(),
                title: key.1,
                now,
            }
        })
        .collect()
}

/// Says which pages are gone: words on standard error, a line each in JSON.
pub(crate) fn report(report: &Report, gone: &[Gone]) {
    if report.json {
        for Gone { path, title, now } in gone {
            let mut line = json!({"kind": "gone", "path": path, "title": title});
            if let Some(Renamed { path, file, alias }) = now {
                line["now"] = json!(path);
                line["file"] = json!(file);
                line["help"] = json!(format!("aliases: [{alias}]"));
            }
            outln!("{line}");
        }
        return;
    }
    if gone.is_empty() {
        return;
    }
    report.always(
        &format!("比上次发布少了 {} 个网页，它们的旧网址打不开了：", gone.len()),
        &format!(
            "{} pages of the last publication are gone; their old addresses lead nowhere:",
            gone.len()
        ),
    );
    // Those that can be helped first.
    let (renamed, lost): (Vec<&Gone>, Vec<&Gone>) = gone.iter().partition(|one| one.now.is_some());
    for one in renamed.iter().chain(&lost).take(NAMED) {
        let Gone { path, title, now } = one;
        match now {
            Some(Renamed { path: new, file, alias }) => report.always(
                &format!("  {path}（{title}）多半改成了 {new}。要让旧网址转过去，在 {file} 的这条记录里写：aliases: [{alias}]"),
                &format!("  {path} ({title}) is probably {new} now. To keep the old address, write into that record of {file}: aliases: [{alias}]"),
            ),
            None => report.always(&format!("  {path}（{title}）"), &format!("  {path} ({title})")),
        }
    }
    if gone.len() > NAMED {
        let rest = gone.len() - NAMED;
        report.always(&format!("  还有 {rest} 个"), &format!("  and {rest} more"));
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn stem(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path).trim_end_matches(".html")
}

/// What a page on the disk calls itself.
pub(crate) fn title(page: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(page).ok()?;
    file.take(HEAD).read_to_end(&mut bytes).ok()?;
    Some(read(&String::from_utf8_lossy(&bytes)).title)
}
