//! Selection of attachments: only what a record or a text that is shown refers to is published.
//!
//! **You are here:** `site/` — after documents are held back; no IO.
//!
//! The list of names behind a 公示 that is over, a draft's form, a withdrawn notice's annex: whoever knew the address could
//! still fetch them. And what nobody refers to was put into the folder for another reason: a payroll, a copy, a setup.exe.

use super::report::Reporter;
use super::{Attachment as Published, DocumentEntry, Site};
use crate::diag::{Fault, Place, code};
use crate::lang::{Lang, Text};
use crate::record::body::links;
use crate::record::{Document, FrontMatter};
use crate::value::{FilePath, Scalar, in_content, included_in};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The files that documents refer to, before any document is held back. Paths are relative to the site folder.
#[derive(Default)]
pub(crate) struct Referring {
    files: BTreeSet<String>,
}

impl Referring {
    /// Adds what documents of a kind refer to.
    pub(crate) fn add<T: FrontMatter>(&mut self, documents: &[Arc<Document<T>>]) {
        for document in documents {
            refer(document, &mut self.files);
        }
    }

    /// Takes out the files that nothing shown refers to, and names those that nothing at all refers to.
    pub(crate) fn withhold(mut self, site: &mut Site, reporter: &mut Reporter) {
        let mut shown = BTreeSet::new();
        for (at, notice) in site.notices.iter().enumerate() {
            if site.shown_notice(at).whole() {
                refer_in_all(notice, &mut shown);
            }
        }
        for (at, disclosure) in site.disclosures.iter().enumerate() {
            if site.shown_disclosure(at).whole() {
                refer_in_all(disclosure, &mut shown);
            }
        }
        for page in &site.pages {
            refer_in_all(page, &mut shown);
        }
        for guide in &site.guides {
            refer_in_all(guide, &mut shown);
        }
        for service in &site.menu.services {
            let data = service.data();
            let from = &*service.origin().file;
            shown.extend(data.forms.iter().map(|form| form.beside(from)));
            for text in [&data.eligibility, &data.standard].into_iter().flatten() {
                in_texts(text, from, &mut shown);
            }
        }
        for station in site.linking.iter().map(|at| &site.stations[*at]) {
            let record = &station.record;
            // Referred to it is in any case, but shown only where the address is.
            let photo = record.data.photo.expose().as_ref();
            self.files
                .extend(photo.map(|photo| photo.file.beside(&record.origin.file)));
            if let Some(photo) = station.whereabouts().photo {
                shown.insert(photo.file.beside(&record.origin.file));
            }
            if let Some(text) = &record.data.description {
                in_texts(text, &record.origin.file, &mut shown);
            }
        }
        for operator in &site.operators {
            let data = operator.data();
            for text in data.description.iter().chain(&data.experience) {
                in_texts(text, &operator.origin().file, &mut shown);
            }
        }
        let settings = &site.settings.data;
        let levels = settings.station_levels.iter();
        let levels = levels.filter_map(|level| level.description.as_ref());
        let alerts = settings.alerts.iter().map(|alert| &alert.text);
        for text in levels.chain(alerts) {
            in_texts(text, &site.settings.origin.file, &mut shown);
        }
        let unused = site
            .files
            .iter()
            .filter(|(path, _)| !shown.contains(&***path) && !self.files.contains(&***path));
        let mut by_folder: BTreeMap<Option<&str>, Vec<&Published>> = BTreeMap::new();
        for (path, file) in unused {
            by_folder.entry(included_in(path)).or_default().push(file);
        }
        // A record that could not be read may refer to them: its own fault is told.
        let certain = !reporter.lost_any();
        for unused in by_folder.values().filter(|_| certain) {
            if let [first, ..] = &unused[..] {
                reporter.report(unused_fault(unused), Place::file(&first.path));
            }
        }
        site.files.retain(|path, _| shown.contains(&**path));
    }
}

/// The finding that names the files that nothing refers to: all at once, and the first few by name.
fn unused_fault(unused: &[&Published]) -> Fault {
    const NAMED: usize = 5;
    let names: Vec<&str> = unused.iter().take(NAMED).map(|file| file.name.as_str()).collect();
    let count = unused.len();
    let first = unused
        .first()
        .map_or("", |file| in_content(&file.path).unwrap_or(&file.path));
    let title = names.first().copied().unwrap_or_default();
    let (more_zh, more_en) = if count > NAMED {
        (" 等", " and others")
    } else {
        ("", "")
    };
    Fault::new(
        code::UNUSED_ATTACHMENT,
        format!(
            "content/files/ 里有 {count} 个文件没有被任何内容引用，不会发布：{}{more_zh}",
            names.join("、")
        ),
        format!(
            "nothing refers to {count} of the files in content/files/, so they are not published: {}{more_en}",
            names.join(", ")
        ),
    )
    .help(
        format!(
            "要发布的，在通知或公开件的 attachments 里写 {{file: \"{first}\"}}，或在正文里写 [{title}](<{first}>)；不发布的，移出 content/files/",
        ),
        format!(
            "to publish it, write {{file: \"{first}\"}} into the attachments of a document, or [{title}](<{first}>) into a text; else \
             move it out of content/files/",
        ),
    )
}

/// The files that a document refers to, as paths relative to the site folder.
pub fn referred<T: FrontMatter>(document: &Document<T>) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    refer(document, &mut files);
    files
}

fn refer<T: FrontMatter>(document: &Document<T>, files: &mut BTreeSet<String>) {
    let attached = document.front.attachments().iter();
    let attached = attached.filter_map(|attachment| attachment.file.as_ref());
    let from = &*document.origin.file;
    files.extend(attached.map(|file| file.beside(from)));
    for (_, target) in &document.body.links {
        link(target, from, files);
    }
    in_tags(&document.body.markdown, from, files);
    for text in document.front.prose() {
        in_texts(text, from, files);
    }
}

fn refer_in_all<T: FrontMatter>(entry: &DocumentEntry<T>, files: &mut BTreeSet<String>) {
    for version in &entry.versions {
        refer(&version.document, files);
    }
}

/// The files that a text refers to, in all its languages; `from` is the source file that it stands in.
fn in_texts(text: &Text, from: &str, files: &mut BTreeSet<String>) {
    for (_, markdown) in text.all(Lang::ZH) {
        for (_, target) in links(markdown) {
            link(&target, from, files);
        }
        in_tags(markdown, from, files);
    }
}

/// Addresses in tags that stand in a text: `<img src="files/…">`. One too many publishes what someone named in the text.
fn in_tags(markdown: &str, from: &str, files: &mut BTreeSet<String>) {
    if !markdown.contains('<') {
        return;
    }
    for (at, _) in markdown.match_indices("files/") {
        let quote = markdown[..at]
            .chars()
            .next_back()
            .filter(|c| matches!(c, '"' | '\'' | '='));
        let Some(quote) = quote else { continue };
        let ends = |c: char| {
            if quote == '=' {
                c.is_whitespace() || c == '>'
            } else {
                c == quote
            }
        };
        let rest = &markdown[at..];
        let target = &rest[..rest.find(ends).unwrap_or(rest.len())];
        link(&target.replace("&amp;", "&"), from, files);
    }
}

fn link(target: &str, from: &str, files: &mut BTreeSet<String>) {
    let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy();
    if let Ok(file) = FilePath::read(&decoded) {
        files.insert(file.beside(from));
    }
}
