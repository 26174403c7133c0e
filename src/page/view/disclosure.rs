//! Views (view models) of disclosure: catalogue, duties, documents, operators.
//!
//! **You are here:** `page/view` — filled by the page kinds; no IO.

use super::base::{Day, FileLink, Html, Link, Phrase, Word};
use super::item::{Contact, DisclosureItem, DocumentRef, DutyRow, StateCount, StationCard};
use super::notice::{Posting, TocEntry, TranslationNote};
use super::shared::Shared;
use serde::Serialize;

/// What the catalogue says of an item, in the table and on the item's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogueItem {
    /// Its id, for `data-item`.
    pub id: String,
    /// 二级事项.
    pub level2: Phrase,
    /// 公开内容(要素).
    pub elements: Vec<Phrase>,
    /// 公开依据.
    pub basis: Vec<DocumentRef>,
    /// 公开时限 in words.
    pub time_limit: Phrase,
    /// 公开主体.
    pub publisher: Option<Phrase>,
    /// 公开渠道和载体.
    pub channels: Vec<Phrase>,
    /// 公开对象.
    pub audience: Option<Shared<Word>>,
    /// 公开方式.
    pub method: Option<Shared<Word>>,
    /// 公开层级.
    pub tiers: Vec<Shared<Word>>,
    /// The wording has not been compared with the document that it is said to come from.
    pub unchecked: bool,
    /// Whose duty: 本站 / 每个社工站 / 每个承接机构.
    pub applies_to: Shared<Word>,
    /// Why it does not apply to anybody, when it does not.
    pub reason: Option<Phrase>,
}

/// A row of the catalogue table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogueRow {
    /// What the catalogue says of it.
    #[serde(flatten)]
    pub item: CatalogueItem,
    /// 序号, from 1.
    pub number: usize,
    /// Relative address of its page.
    pub href: String,
    /// Its worst current state, for `data-state`.
    pub state: Shared<Word>,
    /// What it is called: the state, or why there is none.
    pub called: Shared<Word>,
    /// The newest disclosure, if any.
    pub latest: Option<DisclosureItem>,
}

/// Rows of one 一级事项.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogueGroup {
    /// 一级事项.
    pub level1: Phrase,
    /// Its rows by state.
    pub counts: Vec<StateCount>,
    /// Its rows.
    pub rows: Vec<CatalogueRow>,
}

/// `disclosure/index.html`, template `disclosure-catalogue.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CatalogueView {
    /// Since when the states are these; none where nothing has a day yet.
    pub as_of: Option<Day>,
    /// Rows by state.
    pub counts: Vec<StateCount>,
    /// The table.
    pub groups: Vec<CatalogueGroup>,
    /// The newest disclosures (at most 8).
    pub latest: Vec<DisclosureItem>,
    /// Those before them (at most 20).
    pub earlier: Vec<DisclosureItem>,
}

/// `disclosure/<item>.html`, template `disclosure-row.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyView {
    /// What the catalogue says of it.
    #[serde(flatten)]
    pub item: CatalogueItem,
    /// Number in the official catalogue, e.g. `CO-04`.
    pub official: Option<String>,
    /// 一级事项.
    pub level1: Phrase,
    /// Since when the states are these; none where nothing has a day yet.
    pub as_of: Option<Day>,
    /// Duties by state.
    pub counts: Vec<StateCount>,
    /// One row for each subject and period (at most 300, the worst first).
    pub duties: Vec<DutyRow>,
    /// How many there are.
    pub duties_total: usize,
    /// All disclosures of this row (newest first, at most 100).
    pub documents: Vec<DisclosureItem>,
}

/// `disclosure/items/<id>.html`, template `disclosure.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DisclosureView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Phrase,
    /// 索引号.
    pub index_number: String,
    /// The catalogue row that it fulfils.
    pub item: Link,
    /// Whose it is.
    pub subject: Phrase,
    /// The subject's page.
    pub subject_href: Option<String>,
    /// 生成日期.
    pub created: Option<Day>,
    /// When it was published.
    pub date: Day,
    /// The event that its limit counts from.
    pub event: Option<Day>,
    /// The period in words.
    pub period: Option<String>,
    /// 公开主体.
    pub publisher: Option<Phrase>,
    /// 内容概述.
    pub summary: Option<Phrase>,
    /// Elements of the row that it contains.
    pub covers: Vec<Phrase>,
    /// Elements of the row that it lacks.
    pub lacks: Vec<Phrase>,
    /// The text.
    pub body: Html,
    /// Its contents.
    pub toc: Vec<TocEntry>,
    /// Attachments.
    pub attachments: Vec<FileLink>,
    /// 公示期, when its row makes it a posting; once that is over there is no summary, text or attachment.
    pub posting: Option<Posting>,
    /// On which notice board.
    pub posted_where: Option<Phrase>,
    /// Whom to ask.
    pub posted_ask: Option<Phrase>,
    /// In a translation: what is said about it.
    pub translation: Option<TranslationNote>,
    /// Address of the parallel view.
    pub parallel: Option<String>,
}

/// A project of an operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProjectView {
    /// Its name.
    pub name: Phrase,
    /// When.
    pub period: Option<String>,
    /// Who bought it.
    pub purchaser: Option<Phrase>,
    /// For how much (yuan), in words.
    pub amount: Option<String>,
    /// What was done.
    pub summary: Option<Phrase>,
}

/// `operators/<id>.html`, template `operator.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OperatorView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Phrase,
    /// 统一社会信用代码.
    pub credit_code: Option<String>,
    /// How to reach it.
    pub contact: Contact,
    /// 机构简介.
    pub description: Option<Html>,
    /// 社会服务项目经验.
    pub experience: Option<Html>,
    /// Its projects.
    pub projects: Vec<ProjectView>,
    /// Which columns of the projects hold something: `period`, `purchaser`, `amount`, `summary`.
    pub project_columns: Vec<&'static str>,
    /// Stations that it runs (at most 200).
    pub stations: Vec<StationCard>,
    /// Its duties, one row for each catalogue row and period; `subject` is the row's name and `subject_href` its page.
    pub duties: Vec<DutyRow>,
}
