//! Views (view models) of the service menu.
//!
//! **You are here:** `page/view` — filled by the page kinds; no IO.

use super::base::{FileLink, Html, Link, Phrase};
use super::item::{CategoryCard, Contact, DocumentRef, NoticeItem, RegionShare, StationGroup};
use serde::Serialize;

/// `services/index.html`, template `services.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceListView {
    /// All categories.
    pub categories: Vec<CategoryCard>,
    /// For whom: every audience.
    pub audiences: Vec<Link>,
    /// Number of services.
    pub total: usize,
}

/// `services/<category>.html`, template `service-category.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryView {
    /// The category.
    pub category: CategoryCard,
    /// The other categories.
    pub others: Vec<Link>,
}

/// One step of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its name.
    pub name: Phrase,
    /// How many (working) days it takes.
    pub days: Option<u32>,
    /// More about it.
    pub note: Option<Phrase>,
}

/// `services/<category>/<id>.html`, template `service.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Phrase,
    /// The name in the other languages.
    pub names: Vec<Phrase>,
    /// Its number in the menu.
    pub code: Option<String>,
    /// Its category.
    pub category: Link,
    /// What it is.
    pub summary: Option<Phrase>,
    /// 服务对象.
    pub audiences: Vec<Link>,
    /// 服务对象, where it needs words of its own.
    pub target: Option<Phrase>,
    /// 申请条件.
    pub eligibility: Option<Html>,
    /// 申请材料.
    pub materials: Vec<Phrase>,
    /// 办理流程.
    pub steps: Vec<Step>,
    /// 收费.
    pub fee: Option<Phrase>,
    /// 补贴、救助标准.
    pub standard: Option<Html>,
    /// 办理时限.
    pub time_limit: Option<Phrase>,
    /// Forms to download.
    pub forms: Vec<FileLink>,
    /// 监督投诉渠道.
    pub complaints: Contact,
    /// Whom to ask what to bring and where to go, where the page cannot say; empty where it can.
    pub ask: Contact,
    /// 依据.
    pub basis: Vec<DocumentRef>,
    /// 受理方式.
    pub channels: Vec<Phrase>,
    /// Stations that offer it, by region (at most 100; else `regions` says where).
    pub groups: Vec<StationGroup>,
    /// Where it is offered, when there are more than 100 stations.
    pub regions: Vec<RegionShare>,
    /// How many stations offer it.
    pub stations_total: usize,
    /// Notices that concern it.
    pub notices: Vec<NoticeItem>,
}

/// `audiences/<id>.html`, template `audience.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AudienceView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Phrase,
    /// Who belongs to it.
    pub summary: Option<Phrase>,
    /// Its services by category.
    pub categories: Vec<CategoryCard>,
    /// The other audiences.
    pub others: Vec<Link>,
}
