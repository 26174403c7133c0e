//! Views (view models) that lead through the directory: home, lists, regions, levels, A–Z, statistics.
//!
//! **You are here:** `page/view` — filled by the page kinds; no IO.

use super::base::{Day, Html, Link, Phrase};
use super::item::{
    CategoryCard, Contact, LevelCard, MapView, NearFiles, NoticeItem, RegionBranch, RegionCard, RegionShare,
    StateCount, StationCard, StationGroup,
};
use super::notice::Pagination;
use serde::Serialize;

/// `index.html`, template `home.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HomeView {
    /// What the site is for, in a few words; none where the settings have none.
    pub tagline: Option<Phrase>,
    /// The same in the other languages, each with its own `lang`.
    pub taglines: Vec<Phrase>,
    /// The site's title.
    pub title: Phrase,
    /// The title in the other languages, each with its own `lang`.
    pub titles: Vec<Phrase>,
    /// What the site is.
    pub description: Option<Phrase>,
    /// The description in the other languages.
    pub descriptions: Vec<Phrase>,
    /// The levels of the network with numbers.
    pub levels: Vec<LevelCard>,
    /// The service menu, without items.
    pub categories: Vec<CategoryCard>,
    /// What to do when one thing has happened: every guide.
    pub guides: Vec<Link>,
    /// For whom.
    pub audiences: Vec<Link>,
    /// Stations by region, when there are at most 300 of them; else empty and `regions` leads further.
    pub groups: Vec<StationGroup>,
    /// The top regions.
    pub regions: Vec<RegionCard>,
    /// The newest notices (pinned first).
    pub notices: Vec<NoticeItem>,
    /// Address of all notices.
    pub notices_href: String,
    /// 服务热线.
    pub hotline: Contact,
    /// Address of the list of stations.
    pub stations_href: String,
    /// How many rows of the disclosure catalogue are in which state; empty without a catalogue.
    pub duties: Vec<StateCount>,
    /// Address of the disclosure catalogue: this page always leads there, for a site's own navigation may not.
    pub disclosure_href: String,
    /// Address of the statistics, likewise.
    pub statistics_href: String,
    /// Whether there are any.
    pub has_statistics: bool,
    /// Whether some station says where it is on the map, so that all can be sorted by distance.
    pub by_distance: bool,
    /// Number of stations.
    pub stations_total: usize,
}

/// `stations/index.html`, template `stations.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StationListView {
    /// The levels of the network with numbers.
    pub levels: Vec<LevelCard>,
    /// Stations by region, when there are at most 300; else empty.
    pub groups: Vec<StationGroup>,
    /// The top regions and those below them, when there are more than 300 stations.
    pub regions: Vec<RegionBranch>,
    /// Where the nearest are found, when there are no groups to sort.
    pub near: Option<NearFiles>,
    /// Number of stations.
    pub total: usize,
}

/// Figures of a region in one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionFigures {
    /// The period, leading to the statistics page.
    pub period: Link,
    /// What they cover, where that is not the whole region.
    pub scope: Option<Phrase>,
    /// Targets (任务数), not results.
    pub plan: bool,
    /// Measure, value as written, unit.
    pub values: Vec<(Phrase, Phrase, Phrase)>,
}

/// `regions/<code>.html`, template `region.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RegionView {
    /// Short code.
    pub code: String,
    /// Its name.
    pub name: Phrase,
    /// The name in the other languages.
    pub names: Vec<Phrase>,
    /// Former names and spellings.
    pub other_names: Vec<Phrase>,
    /// Regions below, in code order; empty where the stations of all of them are listed.
    pub children: Vec<RegionBranch>,
    /// Of the regions below whose stations are listed: those that have none.
    pub without: Vec<RegionCard>,
    /// Whether the listed stations lie deeper than the regions directly below.
    pub deep: bool,
    /// Stations of this region and, when there are at most 100, of those below, by region.
    pub groups: Vec<StationGroup>,
    /// How the places below lie to each other, where enough of them are known.
    pub map: Option<MapView>,
    /// Where the nearest are found, when those below are too many to be listed.
    pub near: Option<NearFiles>,
    /// Stations elsewhere that serve this region.
    pub served_by: Vec<StationCard>,
    /// Where neither of these is: the stations of the nearest region that has some, above or beside it.
    pub nearest: Option<StationGroup>,
    /// Stations in it and below.
    pub stations_total: usize,
    /// Notices that concern it.
    pub notices: Vec<NoticeItem>,
    /// Its figures.
    pub figures: Vec<RegionFigures>,
}

/// `levels/<id>.html`, template `level.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Phrase,
    /// Its functions.
    pub description: Option<Html>,
    /// Its stations by region, when there are at most 300; else empty.
    pub groups: Vec<StationGroup>,
    /// Regions with their numbers, when there are more than 300.
    pub regions: Vec<RegionShare>,
    /// Where the nearest are found, when there are no groups to sort.
    pub near: Option<NearFiles>,
    /// How many stations it has.
    pub total: usize,
    /// The other levels.
    pub others: Vec<LevelCard>,
}

/// An entry of A–Z.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AzEntry {
    /// Relative address.
    pub href: String,
    /// Its name.
    pub name: Phrase,
    /// station | service | region | operator | page, for styling.
    pub kind: String,
}

/// One letter (pinyin initial in Chinese, root letter in Tibetan).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AzLetter {
    /// `A` … `Z`, `#`, or a Tibetan letter.
    pub letter: String,
    /// Anchor (ASCII), or the page's own address where each letter has a page.
    pub href: String,
    /// Anchor id (ASCII).
    pub id: String,
    /// Entries; empty where the letter has a page of its own.
    pub entries: Vec<AzEntry>,
    /// How many entries it has.
    pub count: usize,
    /// Whether names that the page's language lacks begin here, filed by another one's letters.
    pub apart: bool,
}

/// What a letter's own page holds, by what the names begin with: a character in Chinese, a syllable in Tibetan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AzPart {
    /// What its names begin with.
    pub name: Phrase,
    /// Entries, sorted.
    pub entries: Vec<AzEntry>,
}

/// `a-z.html` (and `a-z/<letter>.html` on large sites), template `a-z.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AzView {
    /// The letters.
    pub letters: Vec<AzLetter>,
    /// Whether each letter has a page of its own.
    pub paged: bool,
    /// The id of the letter shown, on a letter's own page.
    pub current: Option<String>,
    /// The entries of a letter's own page: a single part where they are few.
    pub parts: Vec<AzPart>,
    /// Where a letter with very many names continues.
    pub pagination: Option<Pagination>,
}

/// A column of a statistics table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatisticsColumn {
    /// For `data-measure`.
    pub measure: String,
    /// Its name.
    pub name: Phrase,
    /// Its unit.
    pub unit: Option<Phrase>,
}

/// A cell of a statistics table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatisticsCell {
    /// For `data-measure`.
    pub measure: String,
    /// As written or summed up; empty where nothing is known.
    pub text: Phrase,
    /// Whether it was summed up rather than stated.
    pub summed: bool,
}

/// A row of a statistics table: a region or a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatisticsRow {
    /// Short code for `data-region`; empty for a station.
    pub region: String,
    /// Id for `data-station`; empty for a region.
    pub station: String,
    /// Its name.
    pub name: Phrase,
    /// Its page.
    pub href: Option<String>,
    /// Depth below the first row, from 0.
    pub depth: usize,
    /// One cell a column.
    pub cells: Vec<StatisticsCell>,
    /// A remark.
    pub note: Option<Phrase>,
}

/// Figures of one period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatisticsTable {
    /// For `data-statistics`, e.g. `2022-12/2023-06`.
    pub period: String,
    /// Anchor (ASCII).
    pub anchor: String,
    /// The period in words.
    pub title: Phrase,
    /// A title of its own, when the file gives one.
    pub caption: Option<Phrase>,
    /// As of.
    pub as_of: Option<Day>,
    /// Where the figures come from.
    pub source: Option<Phrase>,
    /// What they cover.
    pub scope: Option<Phrase>,
    /// Targets (任务数), not results.
    pub plan: bool,
    /// Columns.
    pub columns: Vec<StatisticsColumn>,
    /// Rows.
    pub rows: Vec<StatisticsRow>,
    /// Charts of what the table holds.
    pub charts: Vec<ChartView>,
    /// In a plan: what was reached of it.
    pub progress: Option<ProgressView>,
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChartView {
    /// What it shows.
    pub title: Phrase,
    /// Its bars, to one scale.
    pub bars: Vec<BarView>,
}

/// A bar of a chart. *Units:* percent, at most one digit after the point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BarView {
    /// What it is of.
    pub name: Phrase,
    /// Its figure as written.
    pub figure: Phrase,
    /// Its length: of the longest bar.
    pub length: String,
    /// What was done: of the length; none where only the target is known.
    pub filled: Option<String>,
    /// The upper end of a range: of the length.
    pub open: Option<String>,
    /// What is planned: of the length.
    pub target: Option<String>,
}

/// Targets and what was reached of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressView {
    /// The table with what was reached.
    pub reached: Link,
    /// Measures that both tables have.
    pub columns: Vec<StatisticsColumn>,
    /// One row for each region or station that has a target.
    pub rows: Vec<ProgressRow>,
    /// Targets as outlines, results filled.
    pub charts: Vec<ChartView>,
}

/// A region's or station's targets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressRow {
    /// Short code for `data-region`; empty for a station.
    pub region: String,
    /// Id for `data-station`; empty for a region.
    pub station: String,
    /// Its name.
    pub name: Phrase,
    /// Depth below the first row, from 0.
    pub depth: usize,
    /// One cell a column.
    pub cells: Vec<ProgressCell>,
}

/// A target and what was reached of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProgressCell {
    /// For `data-measure`.
    pub measure: String,
    /// The target; empty where there is none.
    pub planned: Phrase,
    /// What was reached; empty where that is not known.
    pub reached: Phrase,
    /// `66.7%`; empty where it cannot be told.
    pub share: String,
}

/// `statistics/index.html` (and `statistics/page-N.html` of very many figures), template `statistics.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatisticsView {
    /// Newest period first.
    pub tables: Vec<StatisticsTable>,
    /// Whether a figure in them was summed up.
    pub summed: bool,
    /// Where very many figures continue.
    pub pagination: Pagination,
}

/// `search.html`, template `search.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SearchView {
    /// What the script must know of the index, as JSON; empty when the site has none.
    pub index: String,
    /// What a script calls days: today, tomorrow, those of the week.
    pub days: String,
    /// What help there is: the service menu's categories.
    pub categories: Vec<Link>,
    /// Where: the topmost regions.
    pub regions: Vec<RegionCard>,
    /// Ways to browse instead.
    pub browse: Vec<Link>,
    /// The hotline.
    pub contact: Contact,
}

/// `shortlist.html`, template `shortlist.html`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShortlistView {
    /// Where to find stations to keep.
    pub browse: Vec<Link>,
}

/// `404.html`: shown at any depth, so that every address in it begins with the site's path on its host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotFoundView {
    /// The home page, when `base_url` is known.
    pub home: Option<String>,
    /// Ways to go on, when `base_url` is known.
    pub links: Vec<Link>,
    /// Whom to call.
    pub hotline: Contact,
}

/// A page that has moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RedirectView {
    /// Relative address of where it is now.
    pub target: String,
    /// Its name.
    pub label: Phrase,
}
