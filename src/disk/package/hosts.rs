//! Hosts that the last publication led to: kept beside what was sent, so that the next report can say which are new.
//!
//! **You are here:** `disk/package/` — written by `publish` and `package` in the program's own folder, `.zhandian/publish/`;
//! read for the staff's report.

use super::built::BuiltFolder;
use super::error::PackageError;
use crate::disk::{own, whole};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What addresses begin with that lead to another host.
const BEGINNINGS: [&[u8]; 2] = [b"\"http://", b"\"https://"];

/// Keeps the hosts that the pages of a built site lead to. `root` is the site folder.
///
/// # Errors
/// A page cannot be read, or the list not written.
pub fn keep_hosts(root: &Path, built: &BuiltFolder) -> Result<(), PackageError> {
    let pages: Vec<&str> = built
        .current()
        .filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "html"))
        .collect();
    let hosts = pages
        .into_par_iter()
        .map(|path| {
            let page = built.folder.join(path);
            fs::read(&page)
                .map(|bytes| hosts_of(&bytes))
                .map_err(PackageError::io(&page))
        })
        .try_reduce(BTreeSet::new, |mut all, mut more| {
            all.append(&mut more);
            Ok(all)
        })?;
    own::make(root).map_err(PackageError::io(root))?;
    let place = place(root);
    let folder = place.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(PackageError::io(folder))?;
    let mut text = String::new();
    for host in &hosts {
        text.push_str(host);
        text.push('\n');
    }
    whole::write(&place, text.as_bytes()).map_err(PackageError::io(&place))
}

/// The hosts that the last publication led to; none where nothing was published, or by an older program.
///
/// # Errors
/// The list is there and cannot be read.
pub fn kept_hosts(root: &Path) -> io::Result<Option<BTreeSet<String>>> {
    match fs::read(place(root)) {
        Ok(bytes) => {
            let text = String::from_utf8_lossy(&bytes);
            Ok(Some(text.lines().map(str::to_owned).collect()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn place(root: &Path) -> PathBuf {
    root.join(own::NAME).join("publish").join("hosts.txt")
}

/// The hosts of the addresses in quotation marks of a page, in lower case.
fn hosts_of(page: &[u8]) -> BTreeSet<String> {
    let mut hosts = BTreeSet::new();
    for beginning in BEGINNINGS {
        let starts = page
            .windows(beginning.len())
            .enumerate()
            .filter(|(_, bytes)| *bytes == beginning);
        for (at, _) in starts {
            let rest = &page[at + beginning.len()..];
            let ends = |byte: &u8| matches!(byte, b'"' | b'/' | b'?' | b'#' | b'&' | b'<' | b' ');
            let host = &rest[..rest.iter().position(ends).unwrap_or(rest.len())];
            let host = String::from_utf8_lossy(host);
            let host = host.rsplit('@').next().unwrap_or_default();
            let host = host.split(':').next().unwrap_or_default().to_lowercase();
            if !host.is_empty() {
                hosts.insert(host);
            }
        }
    }
    hosts
}

#[cfg(test)]
mod tests {
    use super::hosts_of;
    use std::collections::BTreeSet;

    #[test]
    fn the_hosts_of_a_page_are_those_of_its_addresses() {
        let page = "<a href=\"https://WWW.Example.cn:8080/a?x=http://no\">http://no.example</a><a href=\"http://b.example\">\
                    <a href=\"https://民政.政务/\"><a href=\"page.html\">";
        let wanted = ["www.example.cn", "b.example", "民政.政务"].map(str::to_owned);
        assert_eq!(hosts_of(page.as_bytes()), BTreeSet::from(wanted));
    }
}
