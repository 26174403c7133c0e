//! Documents that are reviewed, one file each, and which of them a word means.
//!
//! **You are here:** `session/review` — after the linked site, asked by `zhandian review` and the desk; no IO but for the current
//! folder of a path.

use crate::lang::Lang;
use crate::record::FrontMatter;
use crate::record::document::Review;
use crate::record::fields::Attachment;
use crate::site::{DocumentEntry, Reviewed, Site};
use std::path::Path;

/// A file that is reviewed.
pub struct Reviewable<'s> {
    /// `notice:holiday`.
    pub record: String,
    /// Relative to the site folder.
    pub file: &'s str,
    /// Its language.
    pub lang: Lang,
    /// Its title; empty where it has none.
    pub title: &'s str,
    /// Whether it is a draft.
    pub draft: bool,
    /// What it was called when it was signed: the `of` of its entries.
    pub signed: Vec<&'s str>,
    /// What stands in its `review`.
    pub entries: &'s [Review],
    /// How far it has come.
    pub reviewed: &'s Reviewed,
    /// Its text.
    pub markdown: &'s str,
    /// What is attached.
    pub attachments: &'s [Attachment],
    /// Its column, or its row in the catalogue.
    pub column: String,
    /// Where it comes from.
    pub source: String,
}

/// All files that are reviewed: notices, then disclosures, each in its order.
pub fn reviewable(site: &Site) -> Vec<Reviewable<'_>> {
    let default = site.default_lang();
    let settings = site.settings();
    let said = |text: &crate::lang::Text| text.best(default, default).0.to_owned();
    let mut all = Vec::new();
    for notice in &site.notices {
        let front = notice.front();
        let column = settings.column(front.category.as_ref());
        let column = column.map_or_else(String::new, |at| said(&settings.notice_categories[at].name));
        let issuers: Vec<String> = front.issuer.iter().map(&said).collect();
        let source = front
            .source
            .as_ref()
            .map_or_else(|| issuers.join("、"), |source| said(&source.0.name));
        each(notice, "notice", &column, &source, default, &mut all);
    }
    for disclosure in &site.disclosures {
        let front = disclosure.front();
        let row = front.item.as_ref().and_then(|item| site.catalogue_row(item));
        let column = row.map_or_else(String::new, |at| said(&site.catalogue[at].data.level2));
        let source = front.publisher.as_ref().map_or_else(String::new, said);
        each(disclosure, "disclosure", &column, &source, default, &mut all);
    }
    all
}

fn each<'s, T: FrontMatter>(
    entry: &'s DocumentEntry<T>,
    kind: &str,
    column: &str,
    source: &str,
    default: Lang,
    all: &mut Vec<Reviewable<'s>>,
) {
    for version in &entry.versions {
        let Some(reviewed) = &version.review else { continue };
        let front = &version.document.front;
        let own = front.title().map(|title| title.best(version.lang, default).0);
        let entries = front.review().unwrap_or_default();
        all.push(Reviewable {
            record: format!("{kind}:{}", entry.id),
            file: &version.document.origin.file,
            lang: version.lang,
            title: own.unwrap_or_default(),
            draft: front.is_draft(),
            signed: entries.iter().filter_map(|entry| entry.of.as_deref()).collect(),
            entries,
            reviewed,
            markdown: &version.document.body.markdown,
            attachments: front.attachments(),
            column: column.to_owned(),
            source: source.to_owned(),
        });
    }
}

/// The files that a word means: one by its path, else all languages' of a record, else of a bare id that is the only one.
pub fn find<'a>(all: &'a [Reviewable<'a>], word: &str, root: &Path) -> Vec<&'a Reviewable<'a>> {
    let word = word.trim();
    let slashes = word.replace('\\', "/");
    let path = slashes.trim_start_matches("./");
    let whole = std::path::absolute(word).ok();
    let is_file = |own: &&Reviewable<'_>| {
        own.file == path
            || own.file.strip_prefix("content/") == Some(path)
            || whole
                .as_ref()
                .is_some_and(|whole| std::path::absolute(root.join(own.file)).is_ok_and(|own| own == *whole))
    };
    let named = match word.split_once([':', '：']) {
        Some(("通知", id)) => format!("notice:{id}"),
        Some(("公开件", id)) => format!("disclosure:{id}"),
        Some((kind, id)) => format!("{kind}:{id}"),
        None => word.to_owned(),
    };
    let ways: [&dyn Fn(&&Reviewable<'_>) -> bool; 3] = [&is_file, &|own| own.record == named, &|own| {
        own.record.split_once(':').is_some_and(|(_, id)| id == named)
    }];
    for fits in ways {
        let found: Vec<&Reviewable<'_>> = all.iter().filter(fits).collect();
        // A bare id that a notice and a disclosure share names neither.
        if let Some(first) = found.first()
            && found.iter().all(|own| own.record == first.record)
        {
            return found;
        }
    }
    Vec::new()
}
