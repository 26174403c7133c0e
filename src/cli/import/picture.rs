//! Import of a picture: into `content/files`, and where it is for a record into that record's text.
//!
//! **You are here:** `cli/import` — beside `document`; [`crate::session::intake`] makes the file.

use super::document;
use super::said::{Said, summary};
use super::trouble::Trouble;
use crate::build::Builder;
use crate::cli::args::{Common, Import as Options};
use crate::cli::export::linked;
use crate::cli::report::Report;
use crate::cli::terminal::{self, outln};
use crate::cli::{Exit, author, consequences, source};
use crate::diag::Severity;
use crate::edit::history::Tool;
use crate::edit::{self, Change, FieldPath, RecordAt, Step};
use crate::picture;
use crate::record::Origin;
use crate::session::SiteFolder;
use crate::session::intake::{self, Ready};
use crate::session::save::{FileSave, save_with_originals};
use crate::site::Site;
use serde_json::json;
use std::fmt::Write as _;

pub(super) fn run(common: &Common, options: &Options, report: &Report) -> Exit {
    let said = Said::new(report, &options.file);
    match go(common, options, report, &said) {
        Ok(exit) => exit,
        Err(trouble) => said.trouble(trouble),
    }
}

/// A record's file with the picture in it.
struct Shown {
    file: String,
    opened: [u8; 32],
    field: &'static str,
    before: String,
    after: String,
    bytes: Vec<u8>,
}

fn go(common: &Common, options: &Options, report: &Report, said: &Said<'_>) -> Result<Exit, Trouble> {
    let bytes = document::bytes(&options.file, picture::LARGEST as u64, report)?;
    let name = options
        .file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    // What cannot be a picture of the site is told before anything is asked.
    picture::import(&bytes, &name).map_err(|refusal| Trouble::Refused(refusal.zh, refusal.en))?;
    if !source::is_site(&common.root) {
        source::say_where(common, report);
        return Err(Trouble::Told(Exit::Usage));
    }
    let alt = options
        .alts
        .first()
        .map(|alt| alt.trim().to_owned())
        .filter(|alt| !alt.is_empty());
    let alt = alt.ok_or_else(|| {
        Trouble::Usage(
            "写明图里有什么，读屏软件念给看不见的人听：--alt \"站点门口的坡道\"".to_owned(),
            "say what the picture shows, for those who cannot see it: --alt \"the ramp at the door\""
                .to_owned(),
        )
    })?;
    let folder = source::read(common, report).ok_or(Trouble::Told(Exit::Machine))?;
    let taken = |path: &str| folder.tree.get(path).is_some();
    let ready = intake::picture(bytes, &name, &alt, &taken)
        .map_err(|refusal| Trouble::Refused(refusal.zh, refusal.en))?;
    let shown = match &options.target {
        Some(record) => Some(shown(common, report, &folder, record, &ready)?),
        None => None,
    };
    let mut files = vec![ready.save()];
    files.extend(shown.as_ref().map(|own| FileSave {
        path: own.file.clone(),
        opened: Some(own.opened),
        new: Some(own.bytes.clone()),
        touched: Vec::new(),
    }));
    let mut after = folder.tree.clone();
    for file in &files {
        after.insert(&file.path, file.new.as_deref().unwrap_or_default());
    }
    tell(report, said, options, &ready, shown.as_ref());
    let found = consequences::new_findings(&mut Builder::new(), common, &folder, &after, Severity::Warning);
    report.findings(&found, &after);
    if found.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Trouble::Refused(
            "这样写，网站就有上面的错误，所以什么都没有写".to_owned(),
            "the site would have the errors above, so that nothing is written".to_owned(),
        ));
    }
    let mut written = 0;
    if options.apply {
        let by = author::of(&folder.root, &options.by, Tool::Import, report);
        written = save_with_originals(&folder.root, &by, files, &[&ready.original])
            .map_err(|error| Trouble::Refused(error.message(true), error.message(false)))?
            .files;
    }
    end(report, said, options, &ready, written);
    Ok(Exit::Done)
}

fn tell(report: &Report, said: &Said<'_>, options: &Options, ready: &Ready, shown: Option<&Shown>) {
    if report.json {
        let own = &ready.imported;
        outln!(
            "{}",
            json!({
                "kind": "change", "record": "", "file": ready.path, "field": "", "before": null,
                "after": {"alt": ready.alt, "bytes": own.bytes.len(), "width": own.width, "height": own.height},
                "state": "new", "row": null,
            })
        );
        if let Some(own) = shown {
            outln!(
                "{}",
                json!({
                    "kind": "change", "record": options.target, "file": own.file, "field": own.field, "before": own.before,
                    "after": own.after, "state": "changed", "row": null,
                })
            );
        }
        return;
    }
    let mut out = said.picture_line(1, ready);
    if let (Some(own), Some(record)) = (shown, &options.target) {
        let _ = writeln!(out, "{record}  {}", own.file);
        out += report.say(
            &format!(
                "  {}的末尾加上：{}\n",
                if own.field == "body" {
                    "正文"
                } else {
                    "介绍（description）"
                },
                ready.line()
            ),
            &format!("  added at the end of {}: {}\n", own.field, ready.line()),
        );
    }
    terminal::out(&out);
}

fn end(report: &Report, said: &Said<'_>, options: &Options, ready: &Ready, written: usize) {
    if report.json {
        return outln!(
            "{}",
            summary(1, usize::from(options.target.is_some()), 0, written)
        );
    }
    if !options.apply {
        return said.not_yet();
    }
    if options.target.is_none() {
        let link = ready.line();
        report.line(
            &format!("放进文章或介绍里，就写：{link}"),
            &format!("to show it in a text, write: {link}"),
        );
    }
    report.line(
        &format!("写好了 {written} 个文件，原图在历史里。后悔了：zhandian undo"),
        &format!(
            "{written} files are written; the original is in the history. To take it back: zhandian undo"
        ),
    );
}

/// The file of a record with the picture at the end of its text.
fn shown(
    common: &Common,
    report: &Report,
    folder: &SiteFolder,
    record: &str,
    ready: &Ready,
) -> Result<Shown, Trouble> {
    let built = linked(&mut Builder::new(), common, folder);
    let Some(site) = built.site() else {
        report.findings(&built.diagnostics, &folder.tree);
        return Err(Trouble::Told(Exit::ContentErrors));
    };
    let (kind, id) = record.split_once([':', '：']).unwrap_or(("", record));
    let none = || {
        Trouble::Usage(
            format!(
                "没有记录 {record}。写成 种类:编号，如 station:gamagongsang；图片可以放进 station 站点、operator 承接机构、notice 通知、disclosure 公开件、page 页面、guide 一件事指引"
            ),
            format!(
                "there is no record {record}. Write KIND:ID, such as station:gamagongsang; kinds are station, operator, notice, disclosure, page, guide"
            ),
        )
    };
    let (origin, described) = place(site, kind, id).ok_or_else(none)?;
    let file = origin.file.to_string();
    let source = folder.tree.get(&file).ok_or_else(none)?;
    let old = source.bytes().ok_or_else(none)?;
    let before = match &described {
        Some(text) => text.clone(),
        None => body(&String::from_utf8_lossy(old)),
    };
    let gap = if before.trim().is_empty() { "" } else { "\n\n" };
    let after = format!("{}{gap}{}\n", before.trim_end(), ready.line());
    let (field, step) = match described {
        Some(_) => {
            let path = FieldPath::parse("description").ok_or_else(none)?;
            let value = after.trim_end().into();
            ("description", Step::Set { path, value })
        }
        None => ("body", Step::Body(after.clone())),
    };
    let at = if field == "body" {
        RecordAt::Only
    } else {
        RecordAt::id(id)
    };
    let change = Change::Fields {
        record: at,
        steps: vec![step],
    };
    let edited = edit::apply(&file, old, &[change], site.default_lang())
        .map_err(|refusal| Trouble::Refused(refusal.zh, refusal.en))?;
    Ok(Shown {
        file,
        opened: source.hash,
        field,
        before,
        after,
        bytes: edited.bytes,
    })
}

/// Where a record stands, and its description where it is no document.
fn place<'s>(site: &'s Site, kind: &str, id: &str) -> Option<(&'s Origin, Option<String>)> {
    let lang = site.default_lang();
    let said = |text: Option<&crate::lang::Text>| {
        Some(
            text.map(|text| text.best(lang, lang).0.to_owned())
                .unwrap_or_default(),
        )
    };
    match kind {
        "station" | "站点" => {
            let at = site.station_ids.get(id)?;
            let record = &site.stations[*at].record;
            Some((&record.origin, said(record.data.description.as_ref())))
        }
        "notice" | "通知" => Some((site.notices[site.notice(id)?].origin(), None)),
        "guide" | "一件事" => Some((site.guides[site.guide(id)?].origin(), None)),
        "page" | "页面" => Some((site.pages[site.page(id)?].origin(), None)),
        "disclosure" | "公开件" => {
            let found = site.disclosures.iter().find(|own| own.id.as_str() == id)?;
            Some((found.origin(), None))
        }
        _ => None,
    }
}

/// The text of a document behind its front matter.
fn body(text: &str) -> String {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let Some(rest) = text.strip_prefix("---\n") else {
        return text;
    };
    match rest.split_once("\n---\n") {
        Some((_, body)) => body.trim_matches('\n').to_owned(),
        None => String::new(),
    }
}
