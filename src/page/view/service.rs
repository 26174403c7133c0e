//! Views (view models) of the service menu.
//!
//! **You are here:** `page/view` — filled by the page kinds; no IO.

use super::base::{FileLink, Html, Link, Phrase, Word};
use super::item::{CategoryCard, Contact, DocumentRef, NoticeItem, RegionShare, StationGroup};
use super::shared::Shared;
use serde::Serialize;

/// `services/index.html`, template `services.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceListView {
    /// All categories.
    pub categories: Vec<CategoryCard>,
    /// For whom: every audience.
    pub audiences: Vec<Link>,
    /// What to do when one thing has happened: every guide.
    pub guides: Vec<Link>,
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

/// An item of the catalogue of government services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OfficialItem {
    /// What it is called there.
    pub name: Option<Phrase>,
    /// Its code there.
    pub code: Option<String>,
    /// What kind of act it is.
    pub kind: Option<Shared<Word>>,
    /// 法定办结时限. *Units:* working days.
    pub statutory_days: Option<u32>,
    /// 承诺办结时限. *Units:* working days.
    pub promised_days: Option<u32>,
    /// 到办事现场次数; 0 is said in words of its own.
    pub visits: Option<String>,
    /// Where it is explained.
    pub url: Option<String>,
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
    /// What the menu calls it, where that is not its plain name.
    pub menu_name: Option<Phrase>,
    /// Its number in the menu.
    pub code: Option<String>,
    /// Its category.
    pub category: Link,
    /// What it is.
    pub summary: Option<Phrase>,
    /// 服务对象.
    pub audiences: Vec<Link>,
    /// Guides that name it.
    pub guides: Vec<Link>,
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
    /// The item of the government's own catalogue that it is.
    pub official: Option<OfficialItem>,
    /// Stations that offer it, by region (at most 100; else `regions` says where).
    pub groups: Vec<StationGroup>,
    /// Where it is offered, when there are more than 100 stations.
    pub regions: Vec<RegionShare>,
    /// How many stations offer it.
    pub stations_total: usize,
    /// Notices that concern it.
    pub notices: Vec<NoticeItem>,
    /// The code of the page's address, for paper; none without a `base_url`.
    pub code_to_scan: Option<ScanCode>,
}

/// A QR code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScanCode {
    /// The path of an SVG, drawn with lines of width 1.
    pub path: String,
    /// Its width and height with the quiet zone. *Units:* modules.
    pub size: usize,
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
    /// Guides for it.
    pub guides: Vec<Link>,
    /// The other audiences.
    pub others: Vec<Link>,
}
