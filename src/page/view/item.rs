//! Items of lists: cards of stations, regions and services, entries of notices, disclosures and duties.
//!
//! **You are here:** `page/view` — after `view/base`, before the views of whole pages, several of which list them; no IO.

use super::base::{Day, Phrase, Word};
use super::shared::Shared;
use serde::Serialize;

/// A telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// As written: `0891-6323215`.
    pub text: String,
    /// `tel:` address.
    pub href: String,
}

/// Ways to reach someone; every part may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Contact {
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// E-mail address.
    pub email: Option<String>,
    /// Web address.
    pub url: Option<String>,
}

/// A station in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StationCard {
    /// Its id, for the shortlist.
    pub id: String,
    /// Relative address of its page.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// Its level's name.
    pub level: Shared<Phrase>,
    /// Whether it works, and its label.
    pub status: Shared<Word>,
    /// Address in words.
    pub address: Option<Phrase>,
    /// Telephone numbers.
    pub phones: Vec<Phone>,
    /// `29.65,91.13`, for sorting by distance.
    pub location: Option<String>,
    /// Of one that works: its opening hours for the "open now" script (as in [`HoursView::machine`](super::HoursView)).
    pub hours: Option<String>,
}

/// Where a page looks for the stations near its visitor when its own list does not hold them: the files of `data/near`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NearFiles {
    /// Relative address of their folder, with a slash at its end.
    pub folder: String,
    /// Relative address of the folder of the stations' pages.
    pub stations: String,
    /// Only stations of this level: its place in the site's list, in digits; empty for all.
    pub level: String,
    /// The state of all of them: they work.
    pub status: Shared<Word>,
}

/// A region in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionCard {
    /// Short code.
    pub code: String,
    /// Relative address.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// Stations in it and below.
    pub stations: usize,
}

/// A schematic map: numbers that a list explains. *Units:* of its view box, 320 wide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapView {
    /// Its height.
    pub height: u32,
    /// The length of its scale bar.
    pub bar: u32,
    /// What that is on the ground.
    pub scale: Phrase,
    /// Its places, in the order of their numbers.
    pub places: Vec<MapPlace>,
}

/// A place on a schematic map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapPlace {
    /// Its number, from 1.
    pub number: usize,
    /// The region.
    pub region: RegionCard,
    /// Whether a station there works.
    pub works: bool,
    /// The middle of its number's disc.
    pub x: u32,
    /// The same, from above.
    pub y: u32,
    /// Where it really is, when its number had to stand beside: from the left and from above.
    pub from: Option<(u32, u32)>,
}

/// A region in a list of places that have some of the site's stations, such as those with a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionShare {
    /// Short code.
    pub code: String,
    /// Relative address of the region.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// These stations in it and below.
    pub stations: usize,
    /// Where search shows these stations and no others, where it can: for a script, since without one there is no search.
    pub narrow: Option<String>,
}

/// A region and those directly below it: two floors of the tree of regions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionBranch {
    /// The region.
    pub region: RegionCard,
    /// Those below it, in code order; empty where the page would grow too long.
    pub below: Vec<RegionCard>,
}

/// Stations of one region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StationGroup {
    /// The region.
    pub region: RegionCard,
    /// Its stations, those of higher levels first.
    pub stations: Vec<StationCard>,
}

/// A level of the network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelCard {
    /// Its id.
    pub id: String,
    /// Relative address.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// How many stations it has.
    pub stations: usize,
}

/// A service in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceCard {
    /// Relative address.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// Its number in the menu.
    pub code: Option<String>,
    /// What it is, in a sentence.
    pub summary: Option<Phrase>,
}

/// A category with its services.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryCard {
    /// Its id.
    pub id: String,
    /// Relative address.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// What it is, in a sentence.
    pub summary: Option<Phrase>,
    /// Its services.
    pub items: Vec<ServiceCard>,
}

/// A document that is cited: on the site or elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentRef {
    /// Its title.
    pub title: Phrase,
    /// 发文字号.
    pub number: Option<String>,
    /// Where it can be read: relative on the site, absolute elsewhere.
    pub href: Option<String>,
    /// Whether `href` leads to another host.
    pub external: bool,
}

/// The end of what is shown for a time only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Over {
    /// It is over already.
    pub already: bool,
    /// What is said then: 公示已结束.
    pub label: Phrase,
    /// The last day on which it shows. *Shape:* `2026-11-28`.
    pub until: String,
    /// The first day on which it is over, for a page that is older than that. *Shape:* `2026-11-29`.
    pub from: String,
}

/// A document in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoticeItem {
    /// Relative address.
    pub href: String,
    /// Its title.
    pub title: Phrase,
    /// When it was published.
    pub date: Day,
    /// Its category.
    pub category: Phrase,
    /// Its beginning.
    pub summary: Option<Phrase>,
    /// Whether it is kept on top.
    pub pinned: bool,
    /// The name of its language when the link leads to a page in another language.
    pub other_language: Option<Phrase>,
    /// expired | repealed | withdrawn, with its label.
    pub state: Option<Shared<Word>>,
    /// Of a posting (公示) that runs: when it is over.
    pub over: Option<Over>,
    /// Draft, or not to be published yet (only in the preview).
    pub draft: bool,
}

/// A disclosure in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DisclosureItem {
    /// Relative address.
    pub href: String,
    /// Its title.
    pub title: Phrase,
    /// 索引号.
    pub index_number: String,
    /// 内容概述.
    pub summary: Option<Phrase>,
    /// 生成日期.
    pub created: Option<Day>,
    /// When it was published.
    pub date: Day,
    /// Of a posting (公示): when it is over.
    pub over: Option<Over>,
    /// The name of its language when the link leads to a page in another language.
    pub other_language: Option<Phrase>,
}

/// How many rows are in a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StateCount {
    /// on-time | late | missing | due | standing | notice-board | not-timed | not-held | nobody | not-applicable, with what it is called.
    pub state: Shared<Word>,
    /// How many rows.
    pub count: usize,
}

/// One duty: a subject and a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DutyRow {
    /// The catalogue row, for `data-item`.
    pub item: String,
    /// `site`, `station:gamagongsang`, `operator:kenna`, for `data-subject`.
    pub subject_id: String,
    /// Its name, perhaps with a page.
    pub subject: Phrase,
    /// Address of the subject's page.
    pub subject_href: Option<String>,
    /// `2025`, `2025-Q3`, for `data-period`; empty for standing duties.
    pub period: String,
    /// The period in words.
    pub period_text: String,
    /// Last day on which it is in time.
    pub due: Option<Day>,
    /// Its state, for `data-state`: on-time | late | missing | due | standing | not-applicable | notice-board.
    pub state: Shared<Word>,
    /// What it is called: the state, or why there is none (as in [`StateCount`]).
    pub called: Shared<Word>,
    /// By how many working days the limit was missed, in words.
    pub late: Option<Phrase>,
    /// Elements of the row that nothing disclosed covers.
    pub lacks: Vec<Phrase>,
    /// What fulfils it; its date is the proof's.
    pub document: Option<DisclosureItem>,
    /// Where it is posted, or why it does not apply.
    pub note: Option<Phrase>,
}
