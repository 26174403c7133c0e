//! Archive of a year, `zhandian package --archive YEAR`: its pages, the files they need, and a table of metadata, for the
//! archives of government websites (网页归档). *Source:* DA/T 80-2019.
//!
//! **You are here:** `cli/package` — reads the built site alone: a page's title, issuer and day are those that it shows to
//! everyone in its own tags, so that nothing withheld gets into the table.

use super::{is_page, minute, refused, target};
use crate::cli::args::{Common, Package as Options};
use crate::cli::report::Report;
use crate::cli::terminal::outln;
use crate::cli::{Exit, clock};
use crate::disk::package::{Archive, BuiltFolder, Entry, PackageError, WarcRecord, hex, warc};
use crate::html::read::{PageText, read, resolved};
use crate::session::amount::size;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// What the table is called in the archive, and the pages' folder beside it.
const TABLE: &str = "metadata.csv";
const PAGES: &str = "site";

/// A file of the archive, as the table says.
#[derive(Default)]
struct Row {
    title: String,
    issuer: String,
    date: String,
    address: String,
}

pub(super) fn run(common: &Common, year: i16, options: &Options, report: &Report) -> Result<Exit, Exit> {
    let target = target(common, options.to.as_deref(), &format!("archive-{year}"), report)?;
    let built = super::built(common, report)?;
    let rows = chosen(&built, year, common.base_url.as_deref());
    let pages = rows.values().filter(|row| !row.date.is_empty()).count();
    if pages == 0 {
        report.failure(
            &format!("{year} 年没有发布过通知、公开件等有日期的网页，没有可以归档的"),
            &format!("no page was published in {year}: there is nothing to archive"),
        );
        return Err(Exit::ContentErrors);
    }
    if options.warc && rows.values().any(|row| !row.address.contains("://")) {
        report.failure(
            "WARC 里每个文件都要有完整的网址：在 content/site.yaml 里写 base_url，生成以后再归档",
            "a WARC needs the whole address of every file: write base_url in content/site.yaml, build, and try again",
        );
        return Err(Exit::Usage);
    }
    let failed = |error: PackageError| refused(report, &error);
    let mut archive = Archive::create(&target).map_err(failed)?;
    archive.add_bytes(TABLE, &table(&built, &rows)).map_err(failed)?;
    if options.warc {
        let bytes = as_warc(&built, year, &rows).map_err(|error| report.cannot_write(&target, &error))?;
        archive
            .add_bytes(&format!("archive-{year}.warc.gz"), &bytes)
            .map_err(failed)?;
    }
    for path in rows.keys() {
        let sums = built.manifest.files[path].sums;
        archive
            .add(&format!("{PAGES}/{path}"), &built.folder.join(path), &sums)
            .map_err(failed)?;
    }
    let sums = archive.finish().map_err(failed)?;
    let shown = target.display();
    if report.json {
        outln!(
            "{}",
            json!({
                "kind": "summary", "command": "package", "archive": shown.to_string(), "year": year, "pages": pages,
                "files": rows.len(), "archive_bytes": sums.length, "sha256": hex(&sums.sha256), "sm3": hex(&sums.sm3),
            })
        );
    }
    report.line(
        &format!(
            "{year} 年的归档写好了：{shown}（{pages} 个网页，连同附件和样式 {} 个文件，{}）。元数据表：里面的 {TABLE}",
            rows.len(),
            size(sums.length)
        ),
        &format!(
            "the archive of {year} is in {shown} ({pages} pages, {} files with attachments and styles, {}). Its table: {TABLE} in it",
            rows.len(),
            size(sums.length)
        ),
    );
    Ok(Exit::Done)
}

/// The pages of a year and all files of the site that they show or offer.
fn chosen(built: &BuiltFolder, year: i16, base_url: Option<&str>) -> BTreeMap<String, Row> {
    let year = year.to_string();
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut base = base_url.map(str::to_owned);
    let mut pages = Vec::new();
    for path in built.current().filter(|path| is_page(path)) {
        let bytes = fs::read(built.folder.join(path)).unwrap_or_default();
        let page = read(&String::from_utf8_lossy(&bytes));
        if base.is_none() {
            base = page
                .meta
                .get("Url")
                .and_then(|url| url.strip_suffix(path))
                .map(str::to_owned);
        }
        if page
            .meta
            .get("PubDate")
            .is_some_and(|date| date.starts_with(&year))
        {
            pages.push((path, page));
        }
    }
    let address = |path: &str| format!("{}{path}", base.as_deref().unwrap_or_default());
    for (path, page) in pages {
        let meta = |name: &str| page.meta.get(name).cloned().unwrap_or_default();
        let row = Row {
            title: page.meta.get("ArticleTitle").unwrap_or(&page.title).clone(),
            issuer: meta("ContentSource"),
            date: meta("PubDate").chars().take(10).collect(),
            address: address(path),
        };
        for file in needed(built, path, &page) {
            let offered = file.starts_with("files/");
            rows.entry(file.clone()).or_insert_with(|| Row {
                title: if offered {
                    format!("{}（附件）", row.title)
                } else {
                    String::new()
                },
                issuer: if offered {
                    row.issuer.clone()
                } else {
                    String::new()
                },
                date: String::new(),
                address: address(&file),
            });
        }
        rows.insert(path.to_owned(), row);
    }
    rows
}

/// Files of the site, pages apart, that a page links to or loads, and what its styles load.
fn needed(built: &BuiltFolder, path: &str, page: &PageText) -> BTreeSet<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let is_file = |path: &String| built.manifest.files.contains_key(path) && !is_page(path);
    let mut files: BTreeSet<String> = page
        .links
        .iter()
        .filter_map(|link| resolved(folder, &link.address))
        .filter(is_file)
        .collect();
    for style in files
        .clone()
        .iter()
        .filter(|path| path.strip_suffix(".css").is_some())
    {
        let text = fs::read_to_string(built.folder.join(style)).unwrap_or_default();
        let within = style.rsplit_once('/').map_or("", |(folder, _)| folder);
        let urls = text.split("url(").skip(1).filter_map(|rest| rest.split_once(')'));
        let named = urls.filter_map(|(url, _)| resolved(within, url.trim_matches(['"', '\'', ' '])));
        files.extend(named.filter(is_file));
    }
    files
}

/// The table as CSV: BOM and CRLF for spreadsheets; a cell that a spreadsheet would calculate begins with a quote.
fn table(built: &BuiltFolder, rows: &BTreeMap<String, Row>) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(vec![0xEF, 0xBB, 0xBF]);
    let heading = [
        "题名",
        "责任者",
        "日期",
        "网址",
        "文件",
        "大小（字节）",
        "校验值（SHA-256）",
        "校验值（SM3）",
        "归档的网站生成于",
    ];
    // Writing to memory cannot fail.
    let _ = csv.write_record(heading);
    let made = minute(clock::local(built.when));
    // Pages first, by day; then what belongs to them.
    let mut sorted: Vec<(&String, &Row)> = rows.iter().collect();
    sorted.sort_by_key(|(path, row)| (row.date.is_empty(), row.date.clone(), (*path).clone()));
    for (path, row) in sorted {
        let Entry { sums, .. } = built.manifest.files[path];
        let _ = csv.write_record([
            plain(&row.title),
            plain(&row.issuer),
            row.date.clone(),
            plain(&row.address),
            format!("{PAGES}/{path}"),
            sums.length.to_string(),
            hex(&sums.sha256),
            hex(&sums.sm3),
            made.clone(),
        ]);
    }
    csv.into_inner().unwrap_or_default()
}

fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn as_warc(built: &BuiltFolder, year: i16, rows: &BTreeMap<String, Row>) -> std::io::Result<Vec<u8>> {
    let files: Vec<(&str, &str, Vec<u8>)> = rows
        .iter()
        .map(|(path, row)| {
            Ok((
                row.address.as_str(),
                media(path),
                fs::read(built.folder.join(path))?,
            ))
        })
        .collect::<std::io::Result<_>>()?;
    let records: Vec<WarcRecord<'_>> = files
        .iter()
        .map(|(address, media, bytes)| WarcRecord {
            address,
            media,
            bytes,
        })
        .collect();
    warc(&clock::utc(built.when), &format!("{year}"), &records)
}

/// The media type of a file of a site.
fn media(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html",
        "css" => "text/css",
        "js" => "text/javascript",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "svg" => "image/svg+xml",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "txt" => "text/plain",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
