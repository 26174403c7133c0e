//! Translation pairing: documents with their translations.
//!
//! **You are here:** `site/` — pairs `<id>.md` with `<id>.bo.md`; no IO.

use super::report::Reporter;
use super::reviewed::Reviewed;
use crate::diag::{Fault, code};
use crate::lang::Lang;
use crate::record::{Document, FrontMatter, Naming, Origin, stem};
use crate::value::{Id, Scalar};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

/// A document in one language.
#[derive(Debug)]
pub struct Version<T> {
    /// Its language.
    pub lang: Lang,
    /// The file.
    pub document: Arc<Document<T>>,
    /// The beginning of its text, made when a list first shows it: it stands in several.
    pub summary: OnceLock<Option<Box<str>>>,
    /// How far its review has come; none for a kind that is not reviewed.
    pub review: Option<Reviewed>,
}

impl<T: FrontMatter> Version<T> {
    /// Its title; empty where it has none.
    pub fn title(&self) -> &str {
        let title = self.document.front.title();
        title.map_or("", |title| title.best(self.lang, self.lang).0)
    }

    /// Its summary as it is written, if it is.
    pub fn written_summary(&self) -> Option<&str> {
        let summary = self.document.front.summary();
        summary.map(|text| text.best(self.lang, self.lang).0)
    }
}

/// A document in all its languages.
#[derive(Debug)]
pub struct DocumentEntry<T> {
    /// The same for all.
    pub id: Id,
    /// In the order of the site's languages; the first carries the shared fields. Never empty.
    pub versions: Vec<Version<T>>,
    /// Whether it shows only in the preview: a draft, or not to be published yet.
    pub unpublished: bool,
    /// Languages whose version is written and held back: a draft, before its moment, or not through its review.
    pub waiting: Vec<Lang>,
}

impl<T> DocumentEntry<T> {
    /// The version that carries the fields which all share.
    pub fn shared(&self) -> &Document<T> {
        &self.versions[0].document
    }

    /// The front matter that all share.
    pub fn front(&self) -> &T {
        &self.shared().front
    }

    /// The version in a language.
    pub fn version(&self, lang: Lang) -> Option<&Version<T>> {
        self.versions.iter().find(|version| version.lang == lang)
    }

    /// The version in a language, else the one that is shared.
    pub fn best(&self, lang: Lang) -> &Version<T> {
        self.version(lang).unwrap_or(&self.versions[0])
    }

    /// Where it stands.
    pub fn origin(&self) -> &Origin {
        &self.shared().origin
    }
}

/// What every document tells of its versions, whatever its kind.
pub trait Paired {
    /// Whether it has a version in a language.
    fn is_in(&self, lang: Lang) -> bool;
    /// Whether it has several, which a page shows side by side.
    fn has_several(&self) -> bool;
    /// The file of the version that a page in a language shows.
    fn origin_in(&self, lang: Lang) -> &Origin;
    /// Whether it shows only in the preview.
    fn is_unpublished(&self) -> bool;
}

impl<T> Paired for DocumentEntry<T> {
    fn is_in(&self, lang: Lang) -> bool {
        self.version(lang).is_some()
    }

    fn has_several(&self) -> bool {
        self.versions.len() > 1
    }

    fn origin_in(&self, lang: Lang) -> &Origin {
        &self.best(lang).document.origin
    }

    fn is_unpublished(&self) -> bool {
        self.unpublished
    }
}

/// Pairs documents by id. *Shape:* sorted by id; documents that lack their own required fields are reported and left out.
pub(crate) fn pair<T: FrontMatter>(
    documents: Vec<Arc<Document<T>>>,
    languages: &[Lang],
    reporter: &mut Reporter,
) -> Vec<DocumentEntry<T>> {
    let default = languages.first().copied().unwrap_or(Lang::ZH);
    let mut groups: BTreeMap<Id, Vec<Version<T>>> = BTreeMap::new();
    for document in documents {
        let lang = document.lang.unwrap_or(default);
        if !languages.contains(&lang) {
            let list: Vec<&str> = languages.iter().map(Lang::tag).collect();
            let fault = Fault::new(
                code::UNDECLARED_LANGUAGE,
                format!("文件名里的语言 {lang} 不在 site.yaml 的 languages 里"),
                format!("the language {lang} of the file's name is not in `languages` of site.yaml"),
            )
            .help(
                format!(
                    "网站的语言是 {}；用不着这份译文的，移出 content/；要发布它的，在 site.yaml 的 languages 里加上 {lang}",
                    list.join("、")
                ),
                format!(
                    "the site's languages are {}; move the file out of content/, or add {lang} to `languages` of site.yaml",
                    list.join(", ")
                ),
            );
            // `n1.tib.md` is Tibetan by another tag.
            let meant = crate::lang::misnamed(lang.tag()).filter(|meant| languages.contains(meant));
            let fault = match meant {
                Some(meant) => {
                    let name = stem(&document.origin.file);
                    let base = name.rsplit_once('.').map_or(name, |(base, _)| base);
                    fault.help(
                        format!("文件改名为 {base}.{meant}.md"),
                        format!("rename the file to {base}.{meant}.md"),
                    )
                }
                None => fault,
            };
            reporter.report(fault, crate::diag::Place::file(&document.origin.file));
            continue;
        }
        let versions = groups.entry(document.id.clone()).or_default();
        if let Some(first) = versions.iter().find(|version| version.lang == lang) {
            let first = first.document.origin.clone();
            reporter.duplicate(T::CALLED, document.id.as_str(), (&first, &document.origin), "");
            continue;
        }
        versions.push(Version {
            lang,
            document,
            summary: OnceLock::new(),
            review: None,
        });
    }
    let ids: BTreeSet<Id> = groups.keys().cloned().collect();
    let mut entries = Vec::new();
    for (id, mut versions) in groups {
        versions.sort_by_key(|version| languages.iter().position(|lang| *lang == version.lang));
        let shared = &versions[0];
        if let Some(key) = shared.document.front.missing() {
            // For a default-language file the missing key has been reported when it was read.
            if shared.document.lang.is_some() {
                let fault = Fault::new(
                    code::ORPHAN_TRANSLATION,
                    format!("这份译文没有原文 {id}.md，自己又缺少 {key}"),
                    format!("this translation has no original {id}.md and lacks {key} itself"),
                )
                .help(
                    format!("把原文存为 {id}.md；只有这一种语言时，在这里写全 {key} 等字段"),
                    format!("save the original as {id}.md, or give {key} and the other keys here"),
                );
                // An id of its own takes it away from the original that its file is named after.
                let name = stem(&shared.document.origin.file);
                let base = name.rsplit_once('.').map_or(name, |(base, _)| base);
                let original = Id::read(base)
                    .ok()
                    .filter(|base| shared.document.named == Naming::Given && ids.contains(base));
                let (fault, field) = match original {
                    Some(base) => (
                        Fault::new(
                            code::ORPHAN_TRANSLATION,
                            format!("译文写了自己的编号 {id}，所以不再是 {base}.md 的译文"),
                            format!("this translation has an id of its own, so it is none of {base}.md"),
                        )
                        .help(
                            "删去 id 这一行：译文用原文的编号",
                            "delete the line with `id`: a translation has its original's",
                        ),
                        "id",
                    ),
                    None => (fault, ""),
                };
                reporter.report(fault, shared.document.origin.field(field));
            }
            // What refers to it is no finding of its own.
            reporter.lost(T::FILES, &id);
            continue;
        }
        entries.push(DocumentEntry {
            id,
            versions,
            unpublished: false,
            waiting: Vec::new(),
        });
    }
    entries
}
