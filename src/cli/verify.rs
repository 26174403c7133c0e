//! Command `zhandian verify FOLDER`: is a host's copy the site that was built, and what did somebody else put into it.
//!
//! **You are here:** `cli/` — one command: compares files by [`crate::disk::package`], and says of each page that differs what
//! it leads to that the build did not write. Hidden links (暗链) are what inspectors find first.

use super::args::{Common, Verify as Options};
use super::report::Report;
use super::terminal::outln;
use super::{Exit, package};
use crate::disk::package::{BuiltFolder, Change, Difference, Former, Manifest, compare};
use crate::html::read::{Link, read, resolved};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// How much of a page is read for its links. *Units:* bytes.
const MOST: u64 = 4 * 1024 * 1024;

/// What the copy is held against.
enum Reference {
    Built(BuiltFolder),
    Former(Former),
}

impl Reference {
    fn manifest(&self) -> &Manifest {
        match self {
            Reference::Built(built) => &built.manifest,
            Reference::Former(former) => &former.manifest,
        }
    }

    /// A file as it was built, where it can be had.
    fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        match self {
            Reference::Built(built) => {
                built.manifest.files.get(path)?;
                fs::read(built.folder.join(path)).ok()
            }
            Reference::Former(former) => former.bytes(path),
        }
    }
}

pub(crate) fn run(common: &Common, options: &Options) -> Exit {
    let report = Report::new(common);
    if !options.folder.is_dir() {
        let folder = options.folder.display();
        report.failure(
            &format!("没有文件夹 {folder}。写从服务器下载下来的网站文件夹，或服务器的共享文件夹"),
            &format!("there is no folder {folder}. Name the site's folder as downloaded from the host, or the host's share"),
        );
        return Exit::Usage;
    }
    match checked(common, options, &report) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn checked(common: &Common, options: &Options, report: &Report) -> Result<Exit, Exit> {
    let reference = match &options.manifest {
        Some(path) => Reference::Former(Former::read(path).map_err(|error| {
            package::refused(report, &error);
            Exit::Usage
        })?),
        None => Reference::Built(package::built(common, report)?),
    };
    let manifest = reference.manifest();
    let found = compare(&options.folder, manifest).map_err(|error| package::refused(report, &error))?;
    let mut strange = 0;
    for difference in &found {
        say(report, difference);
        for link in links(&options.folder, difference, &reference) {
            strange += 1;
            say_link(report, &difference.path, &link);
        }
    }
    summarise(report, manifest, &found, strange);
    Ok(if found.is_empty() {
        Exit::Done
    } else {
        Exit::ContentErrors
    })
}

/// What a file that differs leads to or runs and the build did not write: all of it, where the page as built is not at hand.
fn links(folder: &Path, difference: &Difference, reference: &Reference) -> Vec<Link> {
    let Difference { path, change, .. } = difference;
    let ending = path
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    let is_page = [
        "html", "htm", "xhtml", "shtml", "svg", "asp", "aspx", "jsp", "php",
    ]
    .contains(&ending.as_str());
    if *change == Change::Removed || !is_page {
        return Vec::new();
    }
    let place = folder.join(path);
    // A link on the host's disk is not followed: it may lead to a device.
    let Some(meta) = fs::symlink_metadata(&place).ok().filter(fs::Metadata::is_file) else {
        return Vec::new();
    };
    if meta.len() > MOST {
        return Vec::new();
    }
    let text = |bytes: Vec<u8>| read(&String::from_utf8_lossy(&bytes)).links;
    let now = fs::read(&place).map(text).unwrap_or_default();
    let built: BTreeSet<Link> = reference.bytes(path).map(text).unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    // Whatever leads to a file of the site itself hides nothing.
    let own = |link: &&Link| {
        let within = resolved(folder, &link.address);
        within.is_some_and(|path| reference.manifest().files.contains_key(&path))
            || link.address.starts_with('#')
    };
    now.difference(&built)
        .filter(|link| !own(link))
        .cloned()
        .collect()
}

fn say(report: &Report, difference: &Difference) {
    let Difference {
        path,
        change,
        line_ends,
    } = difference;
    if report.json {
        outln!(
            "{}",
            json!({"kind": "difference", "change": change.id(), "path": path, "line_ends": line_ends})
        );
        return;
    }
    let shown = crate::personal::mask(path, true);
    let (zh, en) = match (change, line_ends) {
        (Change::Added, _) => ("多出来的", "added"),
        (Change::Changed, false) => ("改过的", "changed"),
        (Change::Changed, true) => (
            "改过的（只有换行不同：上传时选了“文本”方式，请改用“二进制”）",
            "changed (line ends only: uploaded in text mode; use binary)",
        ),
        (Change::Removed, _) => ("少了的", "removed"),
    };
    outln!("{}：{shown}", report.say(zh, en));
}

fn say_link(report: &Report, path: &str, link: &Link) {
    let Link { element, address } = link;
    if report.json {
        outln!(
            "{}",
            json!({"kind": "link", "path": path, "element": element, "address": address})
        );
        return;
    }
    let words = if element == "script" || element.starts_with("on") {
        report.say("不是生成时写的脚本", "a script that was not built")
    } else {
        report.say("不是生成时写的链接", "a link that was not built")
    };
    outln!("  {words} <{element}>：{address}");
}

fn summarise(report: &Report, manifest: &Manifest, found: &[Difference], strange: usize) {
    let count = |change: Change| found.iter().filter(|one| one.change == change).count();
    let files = manifest.files.len();
    let (added, changed, removed) = (
        count(Change::Added),
        count(Change::Changed),
        count(Change::Removed),
    );
    if report.json {
        outln!(
            "{}",
            json!({
                "kind": "summary", "command": "verify", "files": files, "added": added, "changed": changed,
                "removed": removed, "links": strange,
            })
        );
    } else if found.is_empty() {
        report.line(
            &format!("一样：{files} 个文件都是生成的那些，没有多、没有少、没有改"),
            &format!("the same: all {files} files are those that were built, none more, none less"),
        );
    } else {
        report.always(
            &format!(
                "不一样：多 {added} 个，改 {changed} 个，少 {removed} 个；不是生成时写的链接和脚本 {strange} 处。不是自己改的，先从服务器上取下来留证，再重新发布"
            ),
            &format!(
                "different: {added} added, {changed} changed, {removed} removed; {strange} links and scripts that were not built. If nobody of yours did that, keep a copy as evidence and publish again"
            ),
        );
    }
}
