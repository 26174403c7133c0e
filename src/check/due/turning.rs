//! Days on which pages are others and nobody has to do anything but build: no reminder, and yet the day of the next build.
//!
//! **You are here:** `check/due` — added to what falls due when the next build is asked for; no IO, no clock.

use super::{Calendar, Fact, Told};
use crate::lang::Lang;
use crate::site::{Site, StationEntry};
use crate::value::Interval;

/// What makes pages others.
#[derive(Debug, Clone, Copy)]
pub enum Turn {
    /// The day of a disclosure that is dated later than today: from then on it counts.
    Disclosure(usize),
    /// The last day of a period: what concerns it is owed by a row of the catalogue from then on.
    Period(usize),
    /// Days off are shown from that day, or no more.
    DaysOff(Interval),
}

impl Calendar<'_, '_> {
    /// All that turns.
    pub(super) fn turning(&mut self) {
        let site = self.site;
        for (at, entry) in site.disclosures.iter().enumerate() {
            if let Some(date) = entry.front().date.map(|date| date.date.0)
                && date > site.today
            {
                self.first_day(date, Fact::Turn(Turn::Disclosure(at)));
            }
        }
        for row in 0..site.catalogue.len() {
            if let Some(last) = site.period_turns(row) {
                self.last_day(last, Fact::Turn(Turn::Period(row)));
            }
        }
        let open = || site.stations.iter().filter(|entry| has_hours(entry));
        let settings = site.settings();
        let of_all = settings.holidays.iter().chain(&settings.workdays);
        let of_all = of_all.filter(|_| open().next().is_some());
        let own = open().flat_map(|entry| &entry.record.data.closed);
        for days in of_all.chain(own) {
            if let Some(day) = site.days_off_change(*days) {
                self.first_day(day, Fact::Turn(Turn::DaysOff(*days)));
            }
        }
    }
}

/// Whether a station's page shows hours, and with them days off.
fn has_hours(entry: &StationEntry) -> bool {
    let mut of_services = entry.services.iter().filter_map(|own| entry.offered(*own));
    !entry.record.data.hours.is_empty() || of_services.any(|(_, hours)| !hours.is_empty())
}

/// What is said of it.
pub(super) fn told(site: &Site, turn: Turn) -> Told {
    let (zh, en, place, record) = match turn {
        Turn::Disclosure(at) => {
            let entry = &site.disclosures[at];
            let title = entry.front().title.as_ref();
            let title = title.map_or(entry.id.as_str(), |own| own.best(Lang::ZH, site.default_lang()).0);
            (
                format!("《{title}》的公开日期到了"),
                format!("the date of {title} has come"),
                entry.origin().field("date"),
                format!("disclosure:{}", entry.id),
            )
        }
        Turn::Period(row) => {
            let record = &site.catalogue[row];
            let title = record.data.level2.best(Lang::ZH, site.default_lang()).0;
            (
                format!("“{title}”的一个时期结束，页面上开始显示它的公开期限"),
                format!("a period of {title} is over, and what concerns it is owed"),
                record.origin.field("time_limit"),
                format!("catalogue:{}", record.id),
            )
        }
        Turn::DaysOff(days) => (
            format!("站点页上的放假、上班、停止服务日期要更新：{days}"),
            format!("the days off {days} come to the stations' pages, or leave them"),
            site.settings.origin.field("holidays"),
            "site".to_owned(),
        ),
    };
    Told {
        kind: "turn",
        record,
        place,
        zh,
        en,
        help_zh: "当天生成并发布一次网站".to_owned(),
        help_en: "build and publish the site on that day".to_owned(),
    }
}
