//! Command `zhandian check --report FILE`: where the staff's report may go, and writing it.
//!
//! **You are here:** `cli/` — a part of `check`; the report itself is made by [`crate::inspection`].

use super::Exit;
use super::args::Common;
use super::report::Report;
use crate::build::{Built, shown_text};
use crate::disk::package::kept_hosts;
use crate::disk::tree::Tree;
use crate::inspection::{Material, html, inspect, xlsx};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What a page can hold before a browser grows slow. *Units:* rows of a table.
const ROWS_OF_A_PAGE: usize = 2_000;
/// What a sheet can hold, less its heading. *Source:* Excel specifications and limits.
const ROWS_OF_A_SHEET: usize = 1_048_000;

/// Where the report goes, and in which form.
pub(super) struct Target {
    path: PathBuf,
    workbook: bool,
}

/// Refuses what is neither a page nor a workbook, and what would be published. *Errors:* wrong usage, told already.
pub(super) fn target(common: &Common, path: &Path, report: &Report) -> Result<Target, Exit> {
    let ending = path.extension().map(|own| own.to_string_lossy().to_lowercase());
    let workbook = match ending.as_deref() {
        Some("xlsx") => true,
        Some("html" | "htm") => false,
        _ => {
            report.failure(
                "--report 的文件名要以 .html 或 .xlsx 结尾",
                "the file of --report must end in .html or .xlsx",
            );
            return Err(Exit::Usage);
        }
    };
    kept_inside(common, path, ("自查报告", "the report"), report)?;
    Ok(Target {
        path: path.to_owned(),
        workbook,
    })
}

/// Refuses a place where papers of the staff would be published. *Errors:* wrong usage, told already.
pub(super) fn kept_inside(
    common: &Common,
    path: &Path,
    (zh, en): (&str, &str),
    report: &Report,
) -> Result<(), Exit> {
    let out = common.out.clone().unwrap_or_else(|| common.root.join("site"));
    for folder in [out, common.root.join("content")] {
        if whole(path).starts_with(whole(&folder)) {
            let folder = folder.display();
            report.failure(
                &format!("{zh}只供内部使用，不能放在会发布的文件夹里：{folder}"),
                &format!(
                    "{en} is for staff only and must not be written where it would be published: {folder}"
                ),
            );
            return Err(Exit::Usage);
        }
    }
    Ok(())
}

/// The path from the root, through links as far as it exists.
fn whole(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut rest = Vec::new();
    let mut known = path.as_path();
    loop {
        if let Ok(real) = known.canonicalize() {
            return rest.iter().rev().fold(real, |whole, part| whole.join(part));
        }
        let (Some(parent), Some(name)) = (known.parent(), known.file_name()) else {
            return path;
        };
        rest.push(name);
        known = parent;
    }
}

/// Writes the report. *Shape:* how the command ends when that fails.
pub(super) fn write(
    common: &Common,
    target: &Target,
    built: &Built,
    tree: &Tree,
    report: &Report,
) -> Option<Exit> {
    let Some(site) = built.site() else {
        report.failure(
            "没有 content/site.yaml 可读，写不出报告",
            "no report without a content/site.yaml that can be read",
        );
        return Some(Exit::ContentErrors);
    };
    // A list that cannot be read is as none: the report says that nothing is known.
    let hosts = kept_hosts(&common.root).unwrap_or_default();
    let inspection = inspect(&Material {
        site,
        found: &built.diagnostics,
        source: &|file| shown_text(tree, file),
        published_hosts: hosts.as_ref(),
        most: if target.workbook {
            ROWS_OF_A_SHEET
        } else {
            ROWS_OF_A_PAGE
        },
    });
    let bytes = if target.workbook {
        xlsx(&inspection).map_err(|error| std::io::Error::other(error.0))
    } else {
        Ok(html(&inspection).into_bytes())
    };
    let shown = target.path.display();
    match bytes.and_then(|bytes| save(&target.path, &bytes)) {
        Ok(()) => {
            report.line(
                &format!("自查报告写好了：{shown}"),
                &format!("the report is in {shown}"),
            );
            None
        }
        Err(error) => Some(report.cannot_write(&target.path, &error)),
    }
}

/// Whole or not at all: a report that was there before stays until the new one is complete.
pub(super) fn save(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut made = tempfile::Builder::new();
    // As any program's file: a colleague on the same share reads it too.
    #[cfg(unix)]
    made.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = made.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
