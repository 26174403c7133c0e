//! Command `zhandian export`: the records as a workbook or as CSV files, or the list for checking by telephone.
//!
//! **You are here:** `cli/` — one command; tables are made by [`crate::ledger`].

use super::args::{Common, Export as Options};
use super::report::Report;
use super::{Exit, clock, inspect, source};
use crate::build::{self, Builder, Built, Input};
use crate::ledger::{self, Kind, Origin, Source, Tables};
use crate::session::SiteFolder;
use crate::site::Site;
use std::io;
use std::path::Path;

pub(crate) fn run(common: &Common, options: &Options) -> Exit {
    let report = Report::new(common);
    let Some(target) = options.to.as_ref().or(options.checklist.as_ref()) else {
        return Exit::Usage;
    };
    if let Err(exit) = inspect::kept_inside(common, target, ("台账", "the ledger"), &report) {
        return exit;
    }
    let form = match Form::of(target) {
        Some(Form::Folder) if options.checklist.is_some() => None,
        form => form,
    };
    let Some(form) = form else {
        report.failure(
            "台账的文件名要以 .xlsx 结尾；要 CSV 就写一个文件夹的名字，每种记录一个文件",
            "the ledger's file must end in .xlsx; for CSV name a folder, which gets a file for each kind",
        );
        return Exit::Usage;
    };
    let Some(folder) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let built = linked(&mut Builder::new(), common, &folder);
    let Some(site) = built.site() else {
        report.findings(&built.diagnostics, &folder.tree);
        return Exit::ContentErrors;
    };
    let kinds = if options.kinds.is_empty() {
        Kind::ALL.to_vec()
    } else {
        options.kinds.clone()
    };
    let bytes = |file: &str| folder.tree.get(file)?.bytes();
    let source = Source { site, bytes: &bytes };
    if options.checklist.is_some() {
        let tables = Tables::to_write(&source, &[Kind::Stations]);
        return checklist(&report, target, &tables, site, &origin(common, site));
    }
    let tables = Tables::to_write(&source, &kinds);
    let origin = origin(common, site);
    let faulty = built.has_errors();
    // A workbook of a large site is as large as the site in memory: both need not be there at once.
    drop((built, folder));
    let tables = if options.template {
        tables.sampled()
    } else {
        tables
    };
    let written = match form {
        Form::Workbook => ledger::workbook(&tables, &origin)
            .map_err(|error| io::Error::other(error.0))
            .and_then(|bytes| inspect::save(target, &bytes)),
        Form::Folder => folder_of_csv(target, &tables),
    };
    if let Err(error) = written {
        return report.cannot_write(target, &error);
    }
    said(&report, target, &tables, faulty);
    Exit::Done
}

/// What the ledger is written as.
enum Form {
    Workbook,
    Folder,
}

impl Form {
    /// By the name; none for a file of another kind.
    fn of(target: &Path) -> Option<Form> {
        match target.extension().map(|own| own.to_string_lossy().to_lowercase()) {
            Some(ending) if ending == "xlsx" => Some(Form::Workbook),
            Some(ending) if ["xls", "csv", "et", "ods", "xlsm", "txt"].contains(&ending.as_str()) => None,
            _ if target.is_file() => None,
            _ => Some(Form::Folder),
        }
    }
}

/// The site linked, drafts in it; rules are not asked.
pub(super) fn linked(builder: &mut Builder, common: &Common, folder: &SiteFolder) -> Built {
    let options = build::Options {
        site: clock::options(common, true),
        search: false,
    };
    builder.link(&Input {
        tree: &folder.tree,
        unreadable: &folder.unreadable,
        options: &options,
    })
}

fn checklist(report: &Report, target: &Path, tables: &Tables, site: &Site, origin: &Origin) -> Exit {
    let bytes = ledger::checklist(tables, site, origin).map_err(|error| io::Error::other(error.0));
    let shown = target.display();
    match bytes.and_then(|bytes| inspect::save(target, &bytes)) {
        Ok(()) => {
            let count = site.checks().len();
            report.line(
                &format!("核对表写好了：{shown}（{count} 个站点，最久没有核对的在前）。打完电话、填好以后：zhandian import {shown}"),
                &format!("the checklist is in {shown} ({count} stations, the oldest check first). When it is filled in: zhandian import {shown}"),
            );
            Exit::Done
        }
        Err(error) => report.cannot_write(target, &error),
    }
}

/// The site's title and the moment.
pub(super) fn origin(common: &Common, site: &Site) -> Origin {
    let default = site.default_lang();
    Origin {
        site: site.settings().title.best(default, default).0.to_owned(),
        time: clock::options(common, true)
            .now
            .strftime("%Y-%m-%d %H:%M")
            .to_string(),
    }
}

fn folder_of_csv(target: &Path, tables: &Tables) -> io::Result<()> {
    std::fs::create_dir_all(target)?;
    for (name, bytes) in ledger::comma(tables) {
        inspect::save(&target.join(name), &bytes)?;
    }
    Ok(())
}

fn said(report: &Report, target: &Path, tables: &Tables, faulty: bool) {
    let counts: Vec<String> = tables
        .tables
        .iter()
        .map(|table| format!("{} {}", table.sheet.name, table.rows.len()))
        .collect();
    let shown = target.display();
    report.line(
        &format!(
            "台账写好了：{shown}（{}）。改好以后：zhandian import {shown}",
            counts.join("、")
        ),
        &format!(
            "the ledger is in {shown} ({}). When it is changed: zhandian import {shown}",
            counts.join(", ")
        ),
    );
    if faulty {
        report.line(
            "内容里有错误，读不出的记录没有写进台账。先运行 zhandian check",
            "the content has errors: records that cannot be read are not in the ledger. Run zhandian check",
        );
    }
}
