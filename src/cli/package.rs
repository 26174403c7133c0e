//! Command `zhandian package`: the built site as one archive with its checksums, and what differs from an earlier one.
//!
//! **You are here:** `cli/` — one command. It packs what a build has written and builds nothing itself: what leaves the
//! building is what was looked at. Bytes are made by [`crate::disk::package`].

mod changes;
mod server;
mod sheet;
mod year;

use super::args::{Common, Package as Options};
use super::report::Report;
use super::terminal::outln;
use super::{Exit, clock, inspect, source};
use crate::disk::package::{
    self, Archive, BuiltFolder, Checksums, Delta, Former, Manifest, PackageError, hex,
};
use crate::session::amount::size;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(crate) fn run(common: &Common, options: &Options) -> Exit {
    let report = Report::new(common);
    let done = match (options.server, options.archive) {
        (Some(server), _) => server::run(common, server, options.to.as_deref(), &report),
        (None, Some(year)) => year::run(common, year, options, &report),
        (None, None) => whole(common, options, &report),
    };
    done.unwrap_or_else(|exit| exit)
}

/// The whole site, and with `--since` the way to it from an earlier one.
fn whole(common: &Common, options: &Options, report: &Report) -> Result<Exit, Exit> {
    let target = target(common, options.to.as_deref(), "site", report)?;
    let former = match &options.since {
        Some(path) => Some(Former::read(path).map_err(|error| {
            refused(report, &error);
            Exit::Usage
        })?),
        None => None,
    };
    let built = built(common, report)?;
    let delta = former
        .as_ref()
        .map(|former| Delta::between(&former.manifest, &built.manifest));
    let packed = Packed::write(&target, &built, former.as_ref(), delta.as_ref())
        .map_err(|error| refused(report, &error))?;
    if let (Some(former), Some(delta)) = (&former, &delta) {
        changes::write(
            common,
            &changes::Steps {
                former,
                delta,
                built: &built,
                packed: &packed,
            },
            report,
        )?;
    }
    told(report, &built, &packed, delta.as_ref());
    keep_hosts(common, &built, report);
    Ok(Exit::Done)
}

/// Keeps the hosts that this publication leads to, for the next report; what went out is not worse where that fails.
pub(super) fn keep_hosts(common: &Common, built: &BuiltFolder, report: &Report) {
    if let Err(error) = package::keep_hosts(&common.root, built) {
        report.always(
            &format!(
                "没有记下链接到哪些外部网站，下次的自查报告说不出哪些是新的：{}",
                error.message(true)
            ),
            &format!(
                "the hosts that the site leads to were not kept: {}",
                error.message(false)
            ),
        );
    }
}

/// A package on the disk.
struct Packed {
    /// The archive.
    path: PathBuf,
    /// What the host has when it is there.
    manifest: Manifest,
    sums: Checksums,
}

impl Packed {
    /// Writes archive, checksums and manifest. Assets that only the last publication used stay once more: in the archive
    /// too, where their bytes are at hand.
    fn write(
        target: &Path,
        built: &BuiltFolder,
        former: Option<&Former>,
        delta: Option<&Delta>,
    ) -> Result<Packed, PackageError> {
        let mut manifest = built.manifest.clone();
        if let Some(delta) = delta {
            manifest.files.extend(delta.kept.files.clone());
        }
        let mut archive = Archive::create(target)?;
        for (path, entry) in &manifest.files {
            if built.manifest.files.contains_key(path) {
                archive.add(path, &built.folder.join(path), &entry.sums)?;
            } else if let Some(bytes) = former.and_then(|former| former.bytes(path)) {
                archive.add_bytes(path, &bytes)?;
            }
        }
        let sums = archive.finish()?;
        manifest.write_beside(target)?;
        Ok(Packed {
            path: target.to_owned(),
            manifest,
            sums,
        })
    }
}

/// Where the archive goes. *Errors:* wrong usage, told already.
fn target(common: &Common, to: Option<&Path>, name: &str, report: &Report) -> Result<PathBuf, Exit> {
    let target = to.map_or_else(
        || {
            let today = clock::options(common, false).today;
            let target = common.root.join(format!("{name}-{today}.zip"));
            target
                .strip_prefix(".")
                .map_or_else(|_| target.clone(), Path::to_owned)
        },
        Path::to_owned,
    );
    let is_zip = target
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
    if !is_zip {
        report.failure("--to 的文件名要以 .zip 结尾", "the file of --to must end in .zip");
        return Err(Exit::Usage);
    }
    inspect::kept_inside(common, &target, ("压缩包", "the archive"), report)?;
    Ok(target)
}

/// The built site, whole; or why not, told already.
pub(super) fn built(common: &Common, report: &Report) -> Result<BuiltFolder, Exit> {
    let out = common.out.clone().unwrap_or_else(|| common.root.join("site"));
    if common.out.is_none() && !source::is_site(&common.root) {
        source::say_where(common, report);
        return Err(Exit::Machine);
    }
    let built = BuiltFolder::read(&out).map_err(|error| refused(report, &error))?;
    warn_of_later_changes(common, &built, report);
    Ok(built)
}

/// Says which content file is newer than the built site: who forgets to build hands out the old one.
fn warn_of_later_changes(common: &Common, built: &BuiltFolder, report: &Report) {
    let newest = ["content", "themes"]
        .iter()
        .filter_map(|folder| crate::disk::package::newest(&common.root.join(folder)))
        .max();
    if let Some((when, path)) = newest.filter(|(when, _)| *when > built.when) {
        let name = path
            .strip_prefix(&common.root)
            .unwrap_or(&path)
            .display()
            .to_string();
        let (day, then) = (minute(clock::local(built.when)), minute(clock::local(when)));
        report.always(
            &format!("注意：{name} 在 {then} 改过，网站最后一次有变化的生成是 {day}。改完还没有生成的，先运行 zhandian build"),
            &format!("note: {name} was changed on {then}; the site as it was built is of {day}. If it was not built since, run zhandian build first"),
        );
    }
}

/// Whether a file of the site is a page; the names of what is published are in lower case.
fn is_page(path: &str) -> bool {
    path.strip_suffix(".html").is_some()
}

/// `2026-12-01 09:30`.
pub(super) fn minute(time: jiff::civil::DateTime) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}

/// Says why nothing was packed.
pub(super) fn refused(report: &Report, error: &PackageError) -> Exit {
    report.failure(&error.message(true), &error.message(false));
    Exit::Machine
}

/// Says what was written.
fn told(report: &Report, built: &BuiltFolder, packed: &Packed, delta: Option<&Delta>) {
    let Packed { path, manifest, sums } = packed;
    let (day, files) = (minute(clock::local(built.when)), manifest.files.len());
    if report.json {
        let mut summary = json!({
            "kind": "summary", "command": "package", "archive": path.display().to_string(), "built": day,
            "files": files, "bytes": manifest.bytes(), "archive_bytes": sums.length,
            "sha256": hex(&sums.sha256), "sm3": hex(&sums.sm3),
        });
        if let Some(delta) = delta {
            summary["added"] = json!(delta.added.len());
            summary["changed"] = json!(delta.changed.len());
            summary["removed"] = json!(delta.removed.len());
        }
        outln!("{summary}");
        return;
    }
    let shown = path.display();
    let (whole, packed) = (size(manifest.bytes()), size(sums.length));
    report.line(
        &format!("打好了：{shown}（{files} 个文件 {whole}，压缩后 {packed}）。里面是 {day} 生成的网站"),
        &format!("packed: {shown} ({files} files, {whole}, {packed} in the archive). It holds the site as it was built on {day}"),
    );
    let beside = |ending: &str| {
        let name = path.with_extension(ending);
        name.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let (one, two, list) = (beside("sha256"), beside("sm3"), beside("manifest.txt"));
    report.line(
        &format!("校验值：{one}、{two}；清单：{list}（下次打包 --since 用它或压缩包，请留着）"),
        &format!("checksums: {one}, {two}; manifest: {list} (keep it or the archive for the next --since)"),
    );
    if let Some(delta) = delta {
        let (added, changed, removed) = (delta.added.len(), delta.changed.len(), delta.removed.len());
        let small = beside("delta.zip");
        report.line(
            &format!("比上次：新增 {added} 个文件，改动 {changed} 个，去掉 {removed} 个。只含变化的压缩包：{small}；次序：changed.txt；最后删：removed.txt；给签发人看：变化.html"),
            &format!("since then: {added} files added, {changed} changed, {removed} removed. What changed alone: {small}; the order: changed.txt; then to be removed: removed.txt; for who signs: 变化.html"),
        );
    }
}
