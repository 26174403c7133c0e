//! Meta tags that government sites have in the head of their pages.
//!
//! **You are here:** `page/` — beside `frame`; no IO. *Source:* 政府网站发展指引, 网页标签: names as written there, never
//! twice on a page, never empty, never a placeholder.
//!
//! Tags of the site and of a part of the site are the same for many pages and stand in the shell; those of a column of
//! notices or of one document are the page's own.

use super::key::PageKey;
use super::parts::document::summary;
use super::parts::notices;
use super::view::{Meta, Phrase};
use super::writer::Writer;
use crate::lang::{Text, is_placeholder};
use crate::record::fields::{Attachment, Named};
use crate::record::settings::{Owner, host};
use crate::record::{body::Body, document::Notice};
use crate::site::{Kind, Section, Version};
use crate::value::Moment;
use crate::value::{beside, nfc};

/// What the value of `Keywords` and `ColumnKeywords` is joined with.
const COMMA: &str = ",";

/// Tags in their order.
#[derive(Default)]
struct Tags(Vec<Meta>);

impl Tags {
    /// Adds a tag, unless there is nothing to say.
    fn add(&mut self, name: &str, content: &str) {
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        if content.is_empty() || is_placeholder(&content) || self.0.iter().any(|tag| tag.name == name) {
            return;
        }
        self.0.push(Meta {
            name: name.to_owned(),
            content,
        });
    }

    fn column(&mut self, name: &str, description: &str, keywords: &str, kind: &str) {
        self.add("ColumnName", name);
        self.add("ColumnDescription", description);
        self.add("ColumnKeywords", keywords);
        self.add("ColumnType", kind);
    }
}

/// The tags that the pages of one part of the site share.
pub(super) fn of_section(w: &Writer<'_>, section: Section) -> Vec<Meta> {
    let mut tags = Tags::default();
    let settings = w.site.settings();
    // A social organisation's site has no parent portal whose name it could bear.
    let portal = settings
        .government
        .as_ref()
        .filter(|_| settings.owner.unwrap_or_default() != Owner::Organisation);
    // The same value in every language.
    let default = w.site.default_lang();
    let name = portal
        .and_then(|own| own.site_name.as_ref())
        .unwrap_or(&settings.title);
    tags.add("SiteName", name.best(default, default).0);
    let domain = portal
        .and_then(|own| own.site_domain.as_deref())
        .map(|domain| host(domain).unwrap_or(domain))
        .or_else(|| w.site.base_url.as_deref().and_then(host));
    tags.add("SiteDomain", domain.unwrap_or_default());
    let code = portal.and_then(|own| own.site_id.as_deref());
    tags.add("SiteIDCode", code.unwrap_or_default());
    match section {
        Section::Of(Kind::Station) => known(w, &mut tags, "stations", "办事服务"),
        Section::Of(Kind::Category) => known(w, &mut tags, "services", "办事服务"),
        Section::Of(Kind::Figures) => known(w, &mut tags, "statistics", "数据发布"),
        Section::Page(at) => {
            let version = w.site.pages[at].best(w.lang);
            let title = version.title();
            let description = version.written_summary().unwrap_or(title);
            let keywords = joined(w, &version.document.front.keywords);
            tags.column(
                title,
                description,
                if keywords.is_empty() { title } else { &keywords },
                "概况信息",
            );
        }
        // Of notices and disclosures each page has its own.
        Section::Home | Section::Of(_) => {}
    }
    tags.0
}

/// A part of the site whose particulars are the theme's words.
fn known(w: &Writer<'_>, tags: &mut Tags, part: &str, kind: &str) {
    let label = |group: &str| w.label(&format!("{group}.{part}")).text;
    tags.column(&label("nav"), &label("column"), &label("column-keywords"), kind);
}

/// The tags of one page beside those of its part of the site. `address` is absolute.
pub(super) fn of_page(w: &Writer<'_>, key: PageKey, heading: &Phrase, address: Option<&str>) -> Vec<Meta> {
    let mut tags = Tags::default();
    match key {
        PageKey::Record(of) if of.kind == Kind::Notice => of_notice(w, &mut tags, of.at, heading, address),
        PageKey::Record(of) if of.kind == Kind::Disclosure => {
            of_disclosure(w, &mut tags, of.at, heading, address);
        }
        PageKey::Record(of) if of.kind == Kind::Column => category(w, &mut tags, Some(of.at)),
        PageKey::MoreNotices(column, _) => category(w, &mut tags, column),
        _ => match key.section() {
            Section::Of(Kind::Notice) => known(w, &mut tags, "notices", "工作动态"),
            Section::Of(Kind::CatalogueRow) => known(w, &mut tags, "disclosure", "信息公开目录"),
            _ => {}
        },
    }
    tags.0
}

/// A column of notices, as far as the settings describe it.
fn category(w: &Writer<'_>, tags: &mut Tags, at: Option<usize>) {
    let Some(own) = at.and_then(|at| w.site.settings().notice_categories.get(at)) else {
        return known(w, tags, "notices", "工作动态");
    };
    let name = w.phrase(&own.name).text;
    let description = own
        .description
        .as_ref()
        .map_or_else(|| w.label("column.notices").text, |text| w.phrase(text).text);
    let keywords = joined(w, &own.keywords);
    let kind = own.column_type.as_deref().unwrap_or("工作动态");
    tags.column(
        &name,
        &description,
        if keywords.is_empty() { &name } else { &keywords },
        kind,
    );
}

fn of_notice(w: &Writer<'_>, tags: &mut Tags, at: usize, heading: &Phrase, address: Option<&str>) {
    let site = w.site;
    let entry = &site.notices[at];
    let (front, version) = (entry.front(), entry.best(w.lang));
    category(w, tags, site.settings().column(front.category.as_ref()));
    let own = &version.document.front;
    let source = notices::source(w, if own.source.is_some() { own } else { front });
    let whole = site.shown_notice(at).whole();
    let author = source
        .as_ref()
        .and_then(|source| source.author.as_ref())
        .map(|author| author.text.clone())
        .or_else(|| editor(w, front));
    content(
        w,
        tags,
        &Content {
            title: &heading.text,
            date: front.date,
            source: source.map(|source| source.name.text),
            keywords: if own.keywords.is_empty() {
                &front.keywords
            } else {
                &own.keywords
            },
            author,
            description: whole.then(|| described(w, version)).flatten(),
            body: whole.then_some(&version.document.body),
            attachments: &front.attachments,
            address,
        },
    );
}

/// The responsible editor: the one who is named so, else in the steps of review.
fn editor(w: &Writer<'_>, front: &Notice) -> Option<String> {
    if let Some(editor) = &front.editor {
        return Some(w.phrase(editor).text);
    }
    let default = w.site.default_lang();
    let step = front
        .review
        .iter()
        .find(|step| step.role.best(default, default).0.contains("编辑"))?;
    Some(w.phrase(step.name.as_ref()?).text)
}

fn described(w: &Writer<'_>, version: &Version<Notice>) -> Option<String> {
    match version.written_summary() {
        Some(text) => Some(text.to_owned()),
        None => summary(w, version).map(|text| text.text),
    }
}

fn of_disclosure(w: &Writer<'_>, tags: &mut Tags, at: usize, heading: &Phrase, address: Option<&str>) {
    let site = w.site;
    let entry = &site.disclosures[at];
    let (front, version) = (entry.front(), entry.best(w.lang));
    let row = front.item.as_ref().and_then(|id| site.catalogue_row(id));
    let default = site.default_lang();
    let item = row.map_or("", |row| site.catalogue[row].data.level2.best(default, default).0);
    let kind = [
        ("指南", "信息公开指南"),
        ("年度报告", "信息公开年报"),
        ("年报", "信息公开年报"),
        ("依申请", "依申请公开"),
    ]
    .into_iter()
    .find(|(word, _)| item.contains(word) && item.contains("信息公开"))
    .map_or("信息公开目录", |(_, kind)| kind);
    known(w, tags, "disclosure", kind);
    let whole = site.shown_disclosure(at).whole();
    let own = &version.document.front;
    let publisher = own
        .publisher
        .as_ref()
        .or(front.publisher.as_ref())
        .or_else(|| row.and_then(|row| site.catalogue[row].data.publisher.as_ref()));
    content(
        w,
        tags,
        &Content {
            title: &heading.text,
            date: front.date,
            source: publisher.map(|name| w.phrase(name).text),
            keywords: if own.keywords.is_empty() {
                &front.keywords
            } else {
                &own.keywords
            },
            author: None,
            description: match &own.summary {
                _ if !whole => None,
                Some(text) => Some(text.best(version.lang, version.lang).0.to_owned()),
                None => summary(w, version).map(|text| text.text),
            },
            body: whole.then_some(&version.document.body),
            attachments: &front.attachments,
            address,
        },
    );
}

/// What the tags of one document say.
struct Content<'c> {
    title: &'c str,
    date: Option<Moment>,
    source: Option<String>,
    keywords: &'c [Text],
    author: Option<String>,
    description: Option<String>,
    body: Option<&'c Body>,
    attachments: &'c [Attachment],
    address: Option<&'c str>,
}

fn content(w: &Writer<'_>, tags: &mut Tags, content: &Content<'_>) {
    tags.add("ArticleTitle", content.title);
    tags.add("PubDate", &content.date.map(Moment::meta).unwrap_or_default());
    let publisher = || own_name(w).unwrap_or_else(|| w.phrase(&w.site.settings().title).text);
    tags.add("ContentSource", &content.source.clone().unwrap_or_else(publisher));
    tags.add("Keywords", &joined(w, content.keywords));
    tags.add("Author", content.author.as_deref().unwrap_or_default());
    tags.add("Description", content.description.as_deref().unwrap_or_default());
    tags.add("Image", &picture(w, content).unwrap_or_default());
    tags.add("Url", content.address.unwrap_or_default());
}

/// The absolute address of the first picture of a text.
fn picture(w: &Writer<'_>, content: &Content<'_>) -> Option<String> {
    let base = w.site.base_url.as_deref()?;
    let in_text = content.body?.links.iter().map(|(_, target)| {
        let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy();
        nfc(&beside(w.file, &decoded)).into_owned()
    });
    let attached = content.attachments.iter().filter_map(|own| own.file.as_ref());
    let attached = attached.map(|file| file.beside(w.file));
    in_text.chain(attached).find_map(|target| {
        let file = w.site.files.get(target.as_str())?;
        let picture = [".png", ".jpg", ".jpeg", ".gif"];
        picture
            .iter()
            .any(|end| file.url.ends_with(end))
            .then(|| format!("{base}{}", file.url))
    })
}

/// Who publishes the site.
pub(super) fn own_name(w: &Writer<'_>) -> Option<String> {
    let Named(publisher) = w.site.settings().publisher.as_ref()?;
    publisher.name.as_ref().map(|name| w.phrase(name).text)
}

fn joined(w: &Writer<'_>, words: &[Text]) -> String {
    let words: Vec<String> = words
        .iter()
        .map(|word| w.phrase(word).text.replace(COMMA, " "))
        .collect();
    words.join(COMMA)
}
