//! Views (view models): what templates see, plain data, ready to print in one language, with every address already relative to the page.
//!
//! **You are here:** `page/view` — filled by the page kinds beside it, read by `render/` and `search/`; no IO.
//!
//! A view is the whole dependency list of a page: a template has no lookup function, so what a view does not hold, a page
//! cannot show, and a page needs rendering again exactly when its view differs.

mod base;
mod directory;
mod disclosure;
mod frame;
mod guide;
mod item;
mod notice;
mod open_data;
mod service;
mod shared;
mod station;

pub use base::{Alert, Day, FileLink, Html, Link, Phrase, Word};
pub use directory::{
    AzEntry, AzLetter, AzPart, AzView, BarView, ChartView, HomeView, LevelView, NotFoundView, ProgressCell,
    ProgressRow, ProgressView, RedirectView, RegionFigures, RegionView, SearchView, ShortlistView,
    StationListView, StatisticsCell, StatisticsColumn, StatisticsRow, StatisticsTable, StatisticsView,
};
pub use disclosure::{
    CatalogueGroup, CatalogueItem, CatalogueRow, CatalogueView, DisclosureView, DutyView, OperatorView,
    ProjectView,
};
pub use frame::{Alternate, Crumb, Frame, Meta, NavItem, Publisher, Shell};
pub use guide::{GuideStep, GuideView, Paper};
pub use item::{
    CategoryCard, Contact, DisclosureItem, DocumentRef, DutyRow, LevelCard, MapPlace, MapView, NearFiles,
    NoticeItem, Over, Phone, RegionBranch, RegionCard, RegionShare, ServiceCard, StateCount, StationCard,
    StationGroup,
};
pub use notice::{
    CategoryLink, NextStatus, NoticeListView, NoticeView, NumberedPage, PageView, Pagination, ParallelCell,
    ParallelDocument, ParallelView, Posting, ReviewStep, SourceView, TocEntry, TranslationNote,
};
pub use open_data::{OpenDataFile, OpenDataSet, OpenDataView};
pub use service::{AudienceView, CategoryView, OfficialItem, ScanCode, ServiceListView, ServiceView, Step};
pub use shared::Shared;
pub use station::{
    ClosedDay, HoursRow, HoursView, OfferedCategory, OfferedService, PhotoView, PosterView, Staff,
    StandardRow, StandardView, StationView, Tag,
};
