//! Newest fact: of which day the newest thing is that a site says.
//!
//! **You are here:** `site/` — asked by pages and data that say how fresh they are; no IO.
//!
//! The day of the build would be another one every day, and with it every file that tells it, though nothing else has
//! changed ([`crate::build::NextBuild`]).

use super::Site;
use jiff::civil::Date;

impl Site {
    /// The newest day, up to today, that a notice, disclosure, guide, check or table of figures gives; none where nothing
    /// has a day.
    pub fn newest_day(&self) -> Option<Date> {
        let notices = self.notices.iter().map(|entry| entry.front().date);
        let disclosures = self.disclosures.iter().map(|entry| entry.front().date);
        let guides = self.guides.iter().map(|entry| entry.front().date);
        let published = notices.chain(disclosures).chain(guides).flatten();
        let stations = self.stations.iter().map(|station| &station.record.data.checked);
        let pages = self.pages.iter().map(|entry| &entry.front().checked);
        let guides = self.guides.iter().map(|entry| &entry.front().checked);
        let checked = stations.chain(pages).chain(guides).flatten();
        let figures = self
            .figures
            .iter()
            .filter_map(|figures| figures.record.data.as_of);
        published
            .map(|moment| moment.date.0)
            .chain(checked.map(|checked| checked.date.0))
            .chain(figures.map(|day| day.0))
            .filter(|day| *day <= self.today)
            .max()
    }
}
