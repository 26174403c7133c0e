//! Views (view models) of documents: notices, free pages, parallel pages.
//!
//! **You are here:** `page/view` — filled by the page kinds; no IO.

use super::base::{Day, FileLink, Html, Link, Phrase, Word};
use super::item::{DocumentRef, NoticeItem, Over};
use super::shared::Shared;
use serde::Serialize;

/// A category in the list of categories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryLink {
    /// Relative address.
    pub href: String,
    /// Its name.
    pub label: Phrase,
    /// How many notices it has.
    pub count: usize,
    /// Whether this is the category shown.
    pub current: bool,
}

/// A numbered page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NumberedPage {
    /// From 1; 0 stands for a gap (…).
    pub number: usize,
    /// Relative address; none for the page itself and for a gap.
    pub href: Option<String>,
    /// Whether this is the page itself.
    pub current: bool,
}

/// Where a list continues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pagination {
    /// Newer.
    pub previous: Option<String>,
    /// Older.
    pub next: Option<String>,
    /// First, last and those around the page.
    pub pages: Vec<NumberedPage>,
    /// This page, from 1.
    pub current: usize,
    /// How many there are.
    pub total: usize,
}

/// `notices/index.html`, `notices/page-N.html`, `notices/category/<id>.html`; template `notices.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeListView {
    /// The category's name, or none for all notices.
    pub category: Option<Phrase>,
    /// The category's description.
    pub description: Option<Phrase>,
    /// All categories, "all" not among them.
    pub categories: Vec<CategoryLink>,
    /// Address of the list of all notices.
    pub all_href: String,
    /// The notices of this page.
    pub items: Vec<NoticeItem>,
    /// How many there are in all.
    pub total: usize,
    /// Further pages.
    pub pagination: Pagination,
    /// Relative address of their feed; none without a `base_url`.
    pub feed: Option<String>,
}

/// One entry of a document's own contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TocEntry {
    /// Anchor, without `#`.
    pub id: String,
    /// Heading as text.
    pub title: String,
    /// 2 or 3.
    pub level: u8,
}

/// Where a reprint comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Name of the source.
    pub name: Phrase,
    /// Its address.
    pub url: Option<String>,
    /// The author it names.
    pub author: Option<Phrase>,
    /// Its date, perhaps partial.
    pub date: Option<Day>,
}

/// 公示.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Posting {
    /// First day.
    pub start: Day,
    /// Last day.
    pub end: Day,
    /// Why.
    pub basis: Option<Phrase>,
    /// Where to object.
    pub feedback: Option<Phrase>,
    /// When it is over: only the fact that it took place is shown.
    pub over: Over,
}

/// What a document's validity will be next, for a page that is older than the change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStatus {
    /// The last day of the present one. *Shape:* `2026-07-31`.
    pub until: String,
    /// The first day of the next one.
    pub from: String,
    /// The next one.
    pub word: Shared<Word>,
}

/// One step of 三审三校.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReviewStep {
    /// 初审 …
    pub role: Phrase,
    /// Who.
    pub name: Option<Phrase>,
    /// When.
    pub date: Option<Day>,
}

/// What is said about a translation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TranslationNote {
    /// Whether it has been reviewed; if not, the page says so.
    pub reviewed: bool,
    /// Who translated or reviewed.
    pub by: Option<Phrase>,
    /// When.
    pub date: Option<Day>,
    /// Address of the original.
    pub original: Option<String>,
}

/// `notices/<id>.html`, template `notice.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Phrase,
    /// When it was published here.
    pub date: Day,
    /// Its category.
    pub category: Link,
    /// 发文字号.
    pub document_number: Option<String>,
    /// 发文机关, the leading body first.
    pub issuers: Vec<Phrase>,
    /// 主送机关.
    pub addressees: Vec<Phrase>,
    /// 责任编辑.
    pub editor: Option<Phrase>,
    /// 成文日期.
    pub dated: Option<Day>,
    /// 施行日期.
    pub effective: Option<Day>,
    /// 有效期至.
    pub expires: Option<Day>,
    /// not-yet | in-force | expired | repealed (有效性) on the day of the build, when the document has one.
    pub status: Option<Shared<Word>>,
    /// What that will be next, when a coming day is known.
    pub next_status: Option<NextStatus>,
    /// Whether it is a policy document, with the head that such documents have.
    pub policy: bool,
    /// 索引号, of policy documents.
    pub index_number: Option<String>,
    /// 主题分类.
    pub topic: Option<Phrase>,
    /// Where it comes from: of a reprint the source, else who issued or published it.
    pub source: Option<SourceView>,
    /// 更正: day and text.
    pub correction: Option<(Day, Phrase)>,
    /// Withdrawn: day and reason; the text is not shown.
    pub withdrawn: Option<(Day, Phrase)>,
    /// Keywords.
    pub keywords: Vec<Phrase>,
    /// The text; empty when withdrawn or a posting that is over.
    pub body: Html,
    /// Its contents (empty when short).
    pub toc: Vec<TocEntry>,
    /// Attachments.
    pub attachments: Vec<FileLink>,
    /// Regions it concerns.
    pub regions: Vec<Link>,
    /// Stations it concerns.
    pub stations: Vec<Link>,
    /// Services it concerns.
    pub services: Vec<Link>,
    /// Documents that it repeals.
    pub repeals: Vec<DocumentRef>,
    /// Documents that repeal it.
    pub repealed_by: Vec<DocumentRef>,
    /// Whether these take effect only later.
    pub repeal_coming: bool,
    /// Documents that it interprets (政策解读).
    pub interprets: Vec<DocumentRef>,
    /// Its interpretations.
    pub interpreted_by: Vec<DocumentRef>,
    /// 公示.
    pub posting: Option<Posting>,
    /// Address of its days for a calendar, while they are to come.
    pub calendar: Option<String>,
    /// 三审三校.
    pub review: Vec<ReviewStep>,
    /// In a translation: what is said about it.
    pub translation: Option<TranslationNote>,
    /// Address of the parallel view.
    pub parallel: Option<String>,
    /// The next newer one of the category.
    pub newer: Option<Link>,
    /// The next older one of the category.
    pub older: Option<Link>,
}

/// `pages/<id>.html`, template `page.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PageView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Phrase,
    /// The text.
    pub body: Html,
    /// Its contents (empty when short).
    pub toc: Vec<TocEntry>,
    /// In a translation: what is said about it.
    pub translation: Option<TranslationNote>,
    /// Address of the parallel view.
    pub parallel: Option<String>,
    /// Day on which someone checked what the page says.
    pub checked: Option<Day>,
    /// Who checked it.
    pub checked_by: Option<Phrase>,
}

/// One language's part of a row of a parallel page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParallelCell {
    /// `zh-CN`, `bo`.
    pub lang: String,
    /// Sanitised HTML of one block (or of the whole text, when the two do not have the same blocks).
    pub html: String,
}

/// One of the documents that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParallelDocument {
    /// Relative address.
    pub href: String,
    /// What it is written in: 汉文.
    pub written: Phrase,
    /// Its title.
    pub title: Phrase,
}

/// `<document>-parallel.html`, template `parallel.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParallelView {
    /// The titles, one a language; `lang` is always given.
    pub titles: Vec<ParallelCell>,
    /// The documents themselves, one a language, in the order of `titles`.
    pub documents: Vec<ParallelDocument>,
    /// Rows of blocks side by side.
    pub rows: Vec<Vec<ParallelCell>>,
    /// Of a posting: the last day on which the text shows. *Shape:* `2026-11-28`.
    pub until: Option<String>,
    /// In a translation that is not reviewed.
    pub translation: Option<TranslationNote>,
}
