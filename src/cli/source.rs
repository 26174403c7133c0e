//! The site folder of a command: found, read; or said why not.
//!
//! **You are here:** `cli/` — used by every command that builds.

use super::args::Common;
use super::noticed;
use super::report::Report;
use crate::session::{SiteFolder, history};
use std::path::{Path, PathBuf};

/// How many site folders nearby are named.
const NEARBY: usize = 5;

/// Whether a site is in this folder.
pub(crate) fn is_site(folder: &Path) -> bool {
    folder.join("content/site.yaml").is_file()
}

/// The options with the site folder that a folder in it belongs to: people open a terminal where their file lies. A folder
/// that was named with `--root` is taken at its word.
pub(crate) fn upwards(common: &Common) -> Common {
    let mut common = common.clone();
    if common.root == Path::new(".")
        && !is_site(&common.root)
        && let Ok(here) = common.root.canonicalize()
        && let Some(site) = here.ancestors().skip(1).find(|folder| is_site(folder))
    {
        site.clone_into(&mut common.root);
    }
    common
}

/// Says that there is no site here, and where there is one.
pub(crate) fn say_where(common: &Common, report: &Report) {
    let near = nearby(&common.root);
    match near.first() {
        Some(first) => {
            let list: Vec<String> = near.iter().map(|folder| folder.display().to_string()).collect();
            report.failure(
                &format!(
                    "这里没有网站（content/site.yaml）。附近的网站文件夹：{}。请先输入 cd \"{}\"，再运行一次",
                    list.join("、"),
                    first.display()
                ),
                &format!(
                    "there is no site here (content/site.yaml). Site folders nearby: {}. Type cd \"{}\" and try again",
                    list.join(", "),
                    first.display()
                ),
            );
        }
        None => report.failure(
            "这里没有网站（content/site.yaml）。请先进到网站文件夹（里面有 content 的那一个）；建立新网站：zhandian init 文件夹；全部命令：zhandian --help",
            "there is no site here (content/site.yaml). Go to the site folder first (the one with content in it); a new one: zhandian init DIR; all commands: zhandian --help",
        ),
    }
}

/// The site folders in a folder, and in the folders in it.
fn nearby(folder: &Path) -> Vec<PathBuf> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let mut names: Vec<PathBuf> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.is_dir())
            .collect();
        names.sort();
        names
    };
    let children = inside(folder);
    let below = children.iter().flat_map(|child| inside(child));
    let sites = children.iter().cloned().chain(below);
    sites
        .filter(|folder| is_site(folder))
        .map(|site| {
            site.strip_prefix(".")
                .map_or_else(|_| site.clone(), Path::to_owned)
        })
        .take(NEARBY)
        .collect()
}

/// Reads the folder, after finishing what a killed tool had decided, and notes in the history what other programs have changed
/// since the last look. `None`: the machine failed, and it has been said.
pub(crate) fn read(common: &Common, report: &Report) -> Option<SiteFolder> {
    let is_site = is_site(&common.root);
    let settled = if is_site {
        history::settle_left(&common.root)
    } else {
        Ok(Vec::new())
    };
    let read = SiteFolder::read(&common.root, common.out.as_deref())
        .inspect_err(|error| report.failure(&error.message(true), &error.message(false)))
        .ok()?;
    if is_site {
        noticed::note(&read, settled, report);
    } else if !nearby(&common.root).is_empty() {
        say_where(common, report);
    }
    Some(read)
}
