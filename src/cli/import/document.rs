//! Import of a Word document: what it would become, shown first; with `--apply` it is written.
//!
//! **You are here:** `cli/import` — beside the ledger; [`crate::session::intake`] makes the record, `said` prints it.

use super::fields::{self, Given};
use super::said::Said;
use super::trouble::Trouble;
use super::wanted::Wanted;
use crate::build::Builder;
use crate::cli::args::{Common, Import as Options, ImportKind};
use crate::cli::export::linked;
use crate::cli::new::title;
use crate::cli::report::Report;
use crate::cli::{Exit, author, clock, consequences, source};
use crate::diag::Severity;
use crate::disk::change::reason;
use crate::edit::Value;
use crate::edit::history::Tool;
use crate::session::SiteFolder;
use crate::session::intake::{Draft, Ready, Target};
use crate::session::save::{FileSave, save_with_originals};
use crate::site::Site;
use crate::value::{Id, Scalar};
use crate::word;
use std::fs;
use std::path::Path;

pub(super) fn run(common: &Common, options: &Options, report: &Report) -> Exit {
    let said = Said::new(report, &options.file);
    match go(common, options, report, &said) {
        Ok(exit) => exit,
        Err(trouble) => said.trouble(trouble),
    }
}

fn go(common: &Common, options: &Options, report: &Report, said: &Said<'_>) -> Result<Exit, Trouble> {
    let bytes = bytes(&options.file, word::LARGEST as u64, report)?;
    let stem = options
        .file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let draft = Draft::read(&bytes, &stem).map_err(|refusal| Trouble::Refused(refusal.zh, refusal.en))?;
    let target = match options.kind {
        Some(ImportKind::Notice) => Target::Notice,
        Some(ImportKind::Disclosure) => Target::Disclosure,
        Some(ImportKind::Page) => Target::Page,
        // A word list has gone its own way.
        Some(ImportKind::Words) | None => {
            let file = options.file.display();
            return Err(Trouble::Usage(
                format!(
                    "写明这个文档作为什么：zhandian import {file} --as notice（通知）、--as disclosure（公开件）或 --as page（页面）"
                ),
                format!(
                    "say what the document becomes: zhandian import {file} --as notice, --as disclosure or --as page"
                ),
            ));
        }
    };
    if !source::is_site(&common.root) {
        source::say_where(common, report);
        return Err(Trouble::Told(Exit::Usage));
    }
    let folder = source::read(common, report).ok_or(Trouble::Told(Exit::Machine))?;
    let mut builder = Builder::new();
    let built = linked(&mut builder, common, &folder);
    let Some(site) = built.site() else {
        report.findings(&built.diagnostics, &folder.tree);
        return Err(Trouble::Told(Exit::ContentErrors));
    };
    let wanted = wanted(common, options, draft, target, site, &folder)?;
    let files = saves(&wanted);
    let mut after = folder.tree.clone();
    for file in &files {
        after.insert(&file.path, file.new.as_deref().unwrap_or_default());
    }
    said.document(&wanted);
    // The guard of personal data and all rules look at it before it is written.
    let found = consequences::new_findings(&mut builder, common, &folder, &after, Severity::Warning);
    report.findings(&found, &after);
    if found.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Trouble::Refused(
            "这样写，网站就有上面的错误，所以什么都没有写。在 Word 里改好（或用 --set 改字段）再导入".to_owned(),
            "the site would have the errors above, so that nothing is written. Mend them in Word, or a field with --set, and import again".to_owned(),
        ));
    }
    unsaid_pictures(&wanted)?;
    let mut written = 0;
    if options.apply {
        let by = author::of(&folder.root, &options.by, Tool::Import, report);
        let originals: Vec<&[u8]> = wanted
            .draft
            .ready()
            .map(|ready| ready.original.as_slice())
            .collect();
        written = save_with_originals(&folder.root, &by, files, &originals)
            .map_err(|error| Trouble::Refused(error.message(true), error.message(false)))?
            .files;
    }
    said.end(&wanted, written, options);
    Ok(Exit::Done)
}

/// The bytes of a file; one that is too large is refused before it is in memory.
pub(super) fn bytes(path: &Path, most: u64, report: &Report) -> Result<Vec<u8>, Trouble> {
    let read = || -> std::io::Result<Option<Vec<u8>>> {
        if fs::metadata(path)?.len() > most {
            return Ok(None);
        }
        fs::read(path).map(Some)
    };
    match read() {
        Ok(Some(bytes)) => Ok(bytes),
        Ok(None) => Err(Trouble::Refused(
            "文件超过 64 MB。分成几个文件，图片先缩小，再导入".to_owned(),
            "the file has more than 64 MB: divide it, or make its pictures smaller".to_owned(),
        )),
        Err(error) => {
            let shown = path.display();
            report.failure(
                &format!(
                    "打不开 {shown}：{}。文件正在 WPS 或 Word 里开着的话，先保存并关闭",
                    reason(&error, true)
                ),
                &format!("cannot open {shown}: {}", reason(&error, false)),
            );
            Err(Trouble::Told(Exit::Machine))
        }
    }
}

/// The record that the document becomes. *Errors:* a field that cannot be, a field that is missing.
fn wanted(
    common: &Common,
    options: &Options,
    mut draft: Draft,
    target: Target,
    site: &Site,
    folder: &SiteFolder,
) -> Result<Wanted, Trouble> {
    let given = fields::read(&options.set)?;
    let today = clock::options(common, true).today;
    let title = given
        .iter()
        .find(|own| own.key == "title")
        .map(|own| own.value.clone());
    let title = title.or_else(|| draft.offered.title.clone()).unwrap_or_default();
    let taken = |id: &str| is_taken(site, target, id);
    let id = match &options.id {
        Some(id) => {
            let id = Id::read(id).map_err(|fault| {
                let help = |help: Option<String>| help.map_or_else(String::new, |help| format!("。{help}"));
                Trouble::Usage(fault.zh + &help(fault.help_zh), fault.en + &help(fault.help_en))
            })?;
            if taken(&id) {
                return Err(Trouble::Usage(
                    format!("已经有 {}:{}，换一个编号", target.name(), id.as_str()),
                    format!(
                        "there is a {}:{} already; choose another id",
                        target.name(),
                        id.as_str()
                    ),
                ));
            }
            id
        }
        None => title::free_id(&title, today, taken).map_err(|fault| Trouble::Usage(fault.zh, fault.en))?,
    };
    let id = id.as_str().to_owned();
    let there = |path: &str| folder.tree.get(path).is_some();
    draft.place_pictures(&id, &options.alts, &there);
    let mut all: Vec<(String, Value)> = draft
        .found(target)
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    let assumed = fields::assumed(target, site, today, &given)?;
    for Given { key, value } in assumed.iter().chain(&given) {
        all.retain(|(known, _)| known != key);
        if !value.is_empty() {
            all.push((key.clone(), Value::Text(value.clone())));
        }
    }
    let sure: Vec<&str> = given.iter().map(|own| own.key.as_str()).collect();
    let record = draft
        .record(target, &id, all, &sure, site.default_lang())
        .map_err(|refusal| match refusal.findings.first() {
            Some(finding) => {
                let help = |help: &Option<String>| {
                    help.as_ref().map_or_else(String::new, |help| format!("。{help}"))
                };
                let fault = &finding.fault;
                Trouble::Refused(
                    format!("{}{}（改字段：--set 字段=值）", fault.zh, help(&fault.help_zh)),
                    format!(
                        "{}{} (to change a field: --set FIELD=VALUE)",
                        fault.en,
                        help(&fault.help_en)
                    ),
                )
            }
            None => Trouble::Refused(refusal.zh, refusal.en),
        })?;
    Ok(Wanted {
        target,
        id,
        draft,
        record,
        assumed: assumed
            .into_iter()
            .map(|own| own.key)
            .filter(|key| !sure.contains(&key.as_str()))
            .collect(),
    })
}

fn is_taken(site: &Site, target: Target, id: &str) -> bool {
    match target {
        Target::Notice => site.notice(id).is_some(),
        Target::Disclosure => site.disclosures.iter().any(|own| own.id.as_str() == id),
        Target::Page => site.page(id).is_some(),
    }
}

fn saves(wanted: &Wanted) -> Vec<FileSave> {
    let record = FileSave {
        path: wanted.record.path.clone(),
        opened: None,
        new: Some(wanted.record.bytes.clone()),
        touched: Vec::new(),
    };
    wanted.draft.ready().map(Ready::save).chain([record]).collect()
}

/// Pictures of which nobody has said what they show.
fn unsaid_pictures(wanted: &Wanted) -> Result<(), Trouble> {
    let unsaid: Vec<String> = wanted
        .draft
        .ready()
        .enumerate()
        .filter(|(_, ready)| ready.alt.is_empty())
        .map(|(at, _)| (at + 1).to_string())
        .collect();
    if unsaid.is_empty() {
        return Ok(());
    }
    let count = wanted.draft.ready().count();
    let list = unsaid.join("、");
    Err(Trouble::Refused(
        format!(
            "第 {list} 张图片没有说明，看不见图的人不知道图里有什么，所以没有写。按图片的顺序，每张写一个 --alt \"图里有什么\"（一共 {count} 张）；也可以在 Word 里右键图片，写“替代文字”"
        ),
        format!(
            "pictures {list} have no description, so that nothing is written. Give one --alt \"what it shows\" for each of the {count} pictures, in order, or write the alternative text in Word"
        ),
    ))
}
