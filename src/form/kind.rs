//! Kinds of records that have a form: the word in the address, the name for people, where a new one goes, where each stands.
//!
//! **You are here:** `form/` — after `site/`; no IO. The words are those of `data-record`.

use crate::record::{FileKind, Origin, file_kind};
use crate::site::{self, Kind as SiteKind, Site};
use crate::value::{Id, Scalar as _};
use std::sync::Arc;

/// The name of a document's text among the fields.
pub const BODY: &str = "body";

/// What is signed and never typed: the entries of a review, whose hashes nobody writes by hand.
pub(super) const SIGNED: &str = "review";

/// A kind of record.
#[derive(Debug)]
pub struct Kind {
    /// The word in the address: `station`.
    pub word: &'static str,
    /// What it is called.
    pub zh: &'static str,
    /// What its files hold.
    pub file: FileKind,
    /// The site's kind, where records of it have a page; by it they are found.
    site: Option<SiteKind>,
    /// The list within a record whose items these are.
    pub items: Option<&'static str>,
    /// Where a new one goes: a file of its own (`{}` is its id), or the file of the whole list. None: it is not made here.
    pub place: Option<&'static str>,
}

const fn kind(
    word: &'static str,
    zh: &'static str,
    file: FileKind,
    site: Option<SiteKind>,
    place: Option<&'static str>,
) -> Kind {
    Kind {
        word,
        zh,
        file,
        site,
        items: None,
        place,
    }
}

/// All kinds, in the order of the start page.
pub const KINDS: &[Kind] = &[
    kind(
        "station",
        "站点",
        FileKind::Stations,
        Some(SiteKind::Station),
        Some("content/stations/{}.yaml"),
    ),
    kind(
        "notice",
        "通知公告",
        FileKind::Notices,
        Some(SiteKind::Notice),
        Some("content/notices/{}.md"),
    ),
    kind(
        "disclosure",
        "公开件",
        FileKind::Disclosures,
        Some(SiteKind::Disclosure),
        Some("content/disclosure/items/{}.md"),
    ),
    Kind {
        items: Some("items"),
        ..kind(
            "service",
            "服务事项",
            FileKind::Services,
            Some(SiteKind::Service),
            None,
        )
    },
    kind(
        "category",
        "服务类别",
        FileKind::Services,
        Some(SiteKind::Category),
        Some("content/services/{}.yaml"),
    ),
    kind(
        "operator",
        "承接机构",
        FileKind::Operators,
        Some(SiteKind::Operator),
        Some("content/operators/{}.yaml"),
    ),
    kind(
        "page",
        "页面",
        FileKind::Pages,
        Some(SiteKind::Page),
        Some("content/pages/{}.md"),
    ),
    kind(
        "guide",
        "一件事指引",
        FileKind::Guides,
        Some(SiteKind::Guide),
        Some("content/guides/{}.md"),
    ),
    kind(
        "statistics",
        "统计",
        FileKind::Figures,
        Some(SiteKind::Figures),
        Some("content/statistics/{}.yaml"),
    ),
    kind(
        "measure",
        "统计指标",
        FileKind::Measures,
        None,
        Some("content/statistics/measures.yaml"),
    ),
    kind(
        "catalogue",
        "公开目录",
        FileKind::Catalogue,
        Some(SiteKind::CatalogueRow),
        Some("content/disclosure/catalogue.yaml"),
    ),
    kind(
        "region",
        "行政区划",
        FileKind::Regions,
        Some(SiteKind::Region),
        Some("content/regions.yaml"),
    ),
    kind(
        "audience",
        "服务对象",
        FileKind::Audiences,
        Some(SiteKind::Audience),
        Some("content/audiences.yaml"),
    ),
    kind("tag", "标签", FileKind::Tags, None, Some("content/tags.yaml")),
    kind("site", "网站设置", FileKind::Settings, None, None),
];

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct At {
    /// Its file; of a document that of its first version.
    pub file: Arc<str>,
    /// Its place in a list of records, as the site knows it.
    pub index: Option<u32>,
    /// Its files by language, where it is a document.
    pub versions: Vec<(crate::lang::Lang, Arc<str>)>,
}

impl At {
    fn of(origin: &Origin) -> At {
        At {
            file: Arc::clone(&origin.file),
            index: origin.index,
            versions: Vec::new(),
        }
    }
}

/// A record for a list: its id and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The id, or a region's code.
    pub id: String,
    /// The name or title in the site's first language; empty where it has none.
    pub name: String,
}

impl Kind {
    /// The kind of a word.
    pub fn named(word: &str) -> Option<&'static Kind> {
        KINDS.iter().find(|kind| kind.word == word)
    }

    /// The kind whose records stand in a file and are not items of others.
    pub fn of_file(path: &str) -> Option<&'static Kind> {
        let file = file_kind(path);
        KINDS
            .iter()
            .find(|kind| kind.file == file && kind.items.is_none())
    }

    /// Where the record with an id stands.
    pub fn find(&self, site: &Site, id: &str) -> Option<At> {
        if let Some(kind) = self.site {
            let of = kind.find(site, id)?;
            let mut at = At::of(of.facts(site).origin);
            // An operator may be written in place in a station.
            if file_kind(&at.file) != self.file {
                return None;
            }
            if let Some(document) = of.document(site) {
                let langs = site.languages.iter().copied();
                let mut versions: Vec<_> = langs
                    .map(|lang| (lang, Arc::clone(&document.origin_in(lang).file)))
                    .collect();
                // A language without a version of its own is answered with the original's file.
                let mut seen: Vec<Arc<str>> = Vec::new();
                versions.retain(|(lang, file)| {
                    let own = lang_of(file, site).unwrap_or_else(|| site.default_lang()) == *lang
                        && !seen.contains(file);
                    seen.push(Arc::clone(file));
                    own
                });
                at.versions = versions;
                if let Some((_, file)) = at.versions.first() {
                    at.file = Arc::clone(file);
                }
            }
            return Some(at);
        }
        match self.file {
            FileKind::Settings => (id == "site").then(|| At::of(&site.settings.origin)),
            FileKind::Tags => {
                let own = site.tags.iter().find(|own| own.id.as_str() == id)?;
                Some(At::of(&own.origin))
            }
            FileKind::Measures => {
                let own = site.measures.iter().find(|own| own.data.id.as_str() == id)?;
                Some(At::of(&own.origin))
            }
            _ => None,
        }
    }

    /// The id of the first record of a file.
    pub fn in_file(&self, site: &Site, file: &str) -> Option<String> {
        if let Some(kind) = self.site {
            return kind.all(site).find_map(|of| {
                let facts = of.facts(site);
                let own = *facts.origin.file == *file
                    || of.document(site).is_some_and(|document| {
                        site.languages
                            .iter()
                            .any(|lang| *document.origin_in(*lang).file == *file)
                    });
                own.then(|| facts.id.to_owned())
            });
        }
        match self.file {
            FileKind::Settings => Some("site".to_owned()),
            FileKind::Tags => site
                .tags
                .iter()
                .find(|own| *own.origin.file == *file)
                .map(|own| own.id.as_str().to_owned()),
            _ => None,
        }
    }

    /// What the record with an id is called in the site's first language.
    pub fn name_of(&self, site: &Site, id: &str) -> Option<String> {
        let default = site.default_lang();
        let Some(kind) = self.site else {
            return self
                .all(site)
                .into_iter()
                .find(|line| line.id == id)
                .map(|line| line.name);
        };
        let name = kind.find(site, id)?.facts(site).name?;
        Some(name.best(default, default).0.to_owned())
    }

    /// All records of the kind, in the site's order.
    pub fn all(&self, site: &Site) -> Vec<Line> {
        let default = site.default_lang();
        let name = |text: &crate::lang::Text| text.best(default, default).0.to_owned();
        if let Some(kind) = self.site {
            let facts = kind.all(site).map(|of| of.facts(site));
            return facts
                .filter(|facts| file_kind(&facts.origin.file) == self.file)
                .map(|facts| Line {
                    id: facts.id.to_owned(),
                    name: facts.name.map(name).unwrap_or_default(),
                })
                .collect();
        }
        match self.file {
            FileKind::Settings => vec![Line {
                id: "site".to_owned(),
                name: name(&site.settings().title),
            }],
            FileKind::Tags => site
                .tags
                .iter()
                .map(|own| Line {
                    id: own.id.as_str().to_owned(),
                    name: name(&own.data.name),
                })
                .collect(),
            FileKind::Measures => site
                .measures
                .iter()
                .map(|own| Line {
                    id: own.data.id.as_str().to_owned(),
                    name: name(&own.data.name),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The key by which fields refer to its records.
    pub fn refers(&self) -> &'static str {
        match self.word {
            "statistics" => "figures",
            "catalogue" => "catalogue-row",
            own => own,
        }
    }

    /// The file of a new record with this id; none where the kind is not made here or the id is none.
    pub fn new_file(&self, id: &str) -> Option<String> {
        let good = Id::read(id).is_ok();
        let place = self.place?;
        (good || !place.contains("{}")).then(|| place.replace("{}", id))
    }

    /// Whether its records have pages.
    pub fn has_page(&self) -> bool {
        self.site.is_some()
    }

    /// The record with an id as the site has it, where records of the kind have pages.
    pub fn on_site(&self, site: &Site, id: &str) -> Option<site::Ref> {
        self.site?.find(site, id)
    }
}

/// The language that a document's file is in, by its name; none for other files.
pub fn lang_of(file: &str, site: &Site) -> Option<crate::lang::Lang> {
    if !file_kind(file).is_document() {
        return None;
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    let mut parts = name.rsplit('.').skip(1);
    let tag = parts.next().unwrap_or_default();
    Some(match (crate::lang::Lang::parse(tag), parts.next()) {
        (Some(lang), Some(_)) if site.languages.contains(&lang) => lang,
        _ => site.default_lang(),
    })
}

/// The kind and id of the record that a page of the site is about.
pub fn listed(site: &Site, of: site::Ref) -> Option<(&'static Kind, String)> {
    let facts = of.facts(site);
    let own = KINDS
        .iter()
        .find(|kind| kind.site == Some(of.kind) && file_kind(&facts.origin.file) == kind.file)?;
    Some((own, facts.id.to_owned()))
}
