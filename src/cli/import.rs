//! Command `zhandian import`: what a workbook changes, shown record by record and field by field; with `--apply` it is written.
//!
//! **You are here:** `cli/` — one command; what a workbook says is found by [`crate::ledger`].

mod document;
mod fields;
mod picture;
mod said;
mod shown;
mod trouble;
mod wanted;
mod words;

use super::args::{Common, Import as Options, ImportKind};
use super::export::{linked, origin};
use super::report::Report;
use super::{Exit, author, consequences, inspect, noticed, source};
use crate::build::Builder;
use crate::diag::{Diagnostic, Severity};
use crate::disk::change::reason;
use crate::edit::history::Tool;
use crate::ledger::{self, Book, ChangedFile, Comparison, Kind, Question, Source, Tables};
use crate::session::SiteFolder;
use crate::session::save::{FileSave, SaveError, save};
use shown::Shown;
use std::fs;
use std::path::{Path, PathBuf};

/// Endings of documents: all but the first are told what to do with.
const DOCUMENTS: [&str; 11] = [
    "docx", "docm", "dotx", "doc", "wps", "wpt", "rtf", "odt", "pdf", "ofd", "dot",
];

pub(crate) fn run(common: &Common, options: &Options) -> Exit {
    let report = Report::new(common);
    if options.kind == Some(ImportKind::Words) {
        return words::run(common, options, &report);
    }
    let name = options.file.to_string_lossy().to_lowercase();
    let is_document = name
        .rsplit_once('.')
        .is_some_and(|(_, ending)| DOCUMENTS.contains(&ending));
    if is_document || options.kind.is_some() {
        return document::run(common, options, &report);
    }
    if crate::picture::is_picture(&name) || options.target.is_some() {
        return picture::run(common, options, &report);
    }
    workbook(common, options, &report)
}

fn workbook(common: &Common, options: &Options, report: &Report) -> Exit {
    let book = match read(&options.file) {
        Ok(book) => book,
        Err(Trouble::Refused(said)) => {
            let shown = options.file.display();
            report.failure(&format!("{shown}：{}", said.zh), &format!("{shown}: {}", said.en));
            Shown::new(report, &options.file).refused(&said);
            return Exit::ContentErrors;
        }
        Err(Trouble::Machine(error)) => {
            let shown = options.file.display();
            report.failure(
                &format!(
                    "打不开 {shown}：{}。文件正在 WPS 或 Excel 里开着的话，先保存并关闭",
                    reason(&error, true)
                ),
                &format!("cannot open {shown}: {}", reason(&error, false)),
            );
            Shown::new(report, &options.file).nothing();
            return Exit::Machine;
        }
    };
    let mut looked = match look(common, report, &book) {
        Ok(looked) => looked,
        Err(exit) => return exit,
    };
    let mut written = 0;
    let mut exit = Exit::Done;
    if options.apply && looked.compared.is_clear() {
        match write(&looked.folder, &looked.files, options, report) {
            Ok(count) => written = count,
            Err(error) => {
                report.failure(&error.message(true), &error.message(false));
                match error {
                    // Somebody was faster: what the files say by now stands beside what the sheet says.
                    SaveError::Conflict(all) => {
                        looked = match look(common, report, &book) {
                            Ok(looked) => looked,
                            Err(exit) => return exit,
                        };
                        let paths: Vec<String> = all.into_iter().map(|own| own.path).collect();
                        looked.compared.overtaken(&paths);
                    }
                    SaveError::Refused(_) => exit = Exit::Machine,
                }
            }
        }
    }
    let Looked {
        tables,
        compared,
        files,
        ..
    } = looked;
    let shown = Shown::new(report, &options.file);
    if matches!(exit, Exit::Machine) {
        // Nothing is written; machines get what was meant, and the numbers.
        shown.all(&compared, &files, 0, false, None);
        return exit;
    }
    let pending = pending(&options.file, &book, &compared, &tables, report);
    shown.all(&compared, &files, written, options.apply, pending.as_deref());
    if compared.is_clear() {
        exit
    } else {
        Exit::ContentErrors
    }
}

/// A workbook held against the site as it is now.
struct Looked {
    folder: SiteFolder,
    tables: Tables,
    compared: Comparison,
    files: Vec<ChangedFile>,
}

fn look(common: &Common, report: &Report, book: &Book) -> Result<Looked, Exit> {
    let folder = source::read(common, report).ok_or(Exit::Machine)?;
    let mut builder = Builder::new();
    let built = linked(&mut builder, common, &folder);
    let Some(site) = built.site() else {
        report.findings(&built.diagnostics, &folder.tree);
        return Err(Exit::ContentErrors);
    };
    let bytes = |file: &str| folder.tree.get(file)?.bytes();
    let source = Source { site, bytes: &bytes };
    let mut tables = Tables::of(&source, &Kind::ALL);
    tables.unread = unread(&built.diagnostics, &tables);
    let taken = |file: &str| folder.tree.get(file).is_some();
    let mut compared = ledger::compare(book, &tables, site.today, &origin(common, site).site, &taken);
    let default = site.default_lang();
    drop(built);
    let files = compared.files(default, &|file| {
        folder.tree.get(file)?.bytes().map(<[u8]>::to_vec)
    });
    if compared.is_clear() && !files.is_empty() {
        let mut after = folder.tree.clone();
        for changed in &files {
            after.insert(&changed.file, &changed.after);
        }
        for finding in consequences::new_errors(&mut builder, common, &folder, &after) {
            let fault = Question::of_fault(finding.fault);
            let said = Question {
                zh: format!("这样写，网站就有错：{}", fault.zh),
                en: format!("the site would have an error: {}", fault.en),
            };
            compared.spoilt(&finding.place.file, said);
        }
    }
    Ok(Looked {
        folder,
        tables,
        compared,
        files,
    })
}

/// The files of records that cannot be read today: they have errors, and no row is of them.
fn unread(findings: &[Diagnostic], tables: &Tables) -> Vec<String> {
    let mut files: Vec<String> = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| finding.place.file.to_string())
        .filter(|file| file.starts_with("content/") && !tables.has_file(file))
        .collect();
    files.sort();
    files.dedup();
    files
}

/// Why a file could not be read.
enum Trouble {
    Refused(Question),
    Machine(std::io::Error),
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Trouble {
        Trouble::Machine(error)
    }
}

/// Reads a workbook, a CSV file, or a folder of CSV files as one workbook.
fn read(path: &Path) -> Result<Book, Trouble> {
    if !path.is_dir() {
        return one(path);
    }
    let mut files: Vec<PathBuf> = fs::read_dir(path)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|file| {
            file.extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
        })
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Trouble::Refused(Question {
            zh: "文件夹里没有 .csv 文件".to_owned(),
            en: "the folder has no .csv files".to_owned(),
        }));
    }
    let mut book = Book::default();
    for file in files {
        let mut own = one(&file)?;
        book.sheets.append(&mut own.sheets);
        book.remarks.append(&mut own.remarks);
    }
    Ok(book)
}

fn one(path: &Path) -> Result<Book, Trouble> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    // What is too large is refused before it is in memory.
    let bytes = if fs::metadata(path)?.len() > ledger::LARGEST {
        Vec::new()
    } else {
        fs::read(path)?
    };
    ledger::read(&name, &bytes).map_err(Trouble::Refused)
}

/// Writes the files by the save door, all or none. *Shape:* how many are different now.
fn write(
    folder: &SiteFolder,
    files: &[ChangedFile],
    options: &Options,
    report: &Report,
) -> Result<usize, SaveError> {
    let saves: Vec<FileSave> = files
        .iter()
        .map(|changed| FileSave {
            path: changed.file.clone(),
            opened: folder.tree.get(&changed.file).map(|file| file.hash),
            new: Some(changed.after.clone()),
            touched: Vec::new(),
        })
        .collect();
    if saves.is_empty() {
        return Ok(0);
    }
    let author = author::of(&folder.root, &options.by, Tool::Import, report);
    let saved = save(&folder.root, &author, saves)?;
    noticed::within(&saved, report);
    Ok(saved.files)
}

/// Writes the copy in which what is asked is yellow, beside the workbook. *Shape:* its path; none when nothing is asked, or it
/// could not be written, which is told.
fn pending(
    file: &Path,
    book: &Book,
    compared: &Comparison,
    tables: &Tables,
    report: &Report,
) -> Option<PathBuf> {
    let bytes = match ledger::pending(book, compared, tables) {
        Ok(bytes) => bytes?,
        Err(error) => {
            report.failure(
                &format!("标出问题的副本写不出来：{}", error.0),
                &format!("the copy with the questions cannot be made: {}", error.0),
            );
            return None;
        }
    };
    let target = free_copy(file);
    match inspect::save(&target, &bytes) {
        Ok(()) => Some(target),
        Err(error) => {
            let shown = target.display();
            report.failure(
                &format!("标出问题的副本 {shown} 写不进去：{}", reason(&error, true)),
                &format!(
                    "cannot write the copy with the questions, {shown}: {}",
                    reason(&error, false)
                ),
            );
            None
        }
    }
}

/// `台账-待定.xlsx`; with a number where there is one already, in which somebody may have written answers.
fn free_copy(file: &Path) -> PathBuf {
    let stem = file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let stem = match stem.rsplit_once("-待定") {
        Some((before, rest)) if rest.is_empty() || rest.starts_with('-') => before.to_owned(),
        _ => stem,
    };
    let first = file.with_file_name(format!("{stem}-待定.xlsx"));
    if !first.exists() {
        return first;
    }
    (2..1000)
        .map(|number| file.with_file_name(format!("{stem}-待定-{number}.xlsx")))
        .find(|path| !path.exists())
        .unwrap_or(first)
}
