//! Z515 `calendar-ends`
//!
//! *What it checks:* from November on, a site that keeps a calendar of holidays has the next year's, if a station has hours.
//!
//! *Why:* without it every page says "open now" on 1 January.
//!
//! *Source:* 全国年节及纪念日放假办法; 国务院办公厅 publishes each year's holidays in the autumn before.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};

/// From this month on next year's holidays are known, or will be any day.
const FROM: i8 = 11;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let settings = site.settings();
    let (year, next) = (site.today.year(), site.today.year() + 1);
    let keeps = settings.has_calendar_for(year) && !settings.has_calendar_for(next);
    let hours = || site.stations.iter().any(|own| !own.record.data.hours.is_empty());
    if site.today.month() < FROM || !keeps || !hours() {
        return;
    }
    findings.add(|| {
        let fault = Fault::new(
            code::CALENDAR_ENDS,
            format!("{next} 年的放假安排还没有写，到 1 月 1 日网页会说“现在开放”"),
            format!("the holidays of {next} are not given: on 1 January pages will say that stations are open"),
        )
        .help(
            format!("在 holidays 里加上 {next} 年的，先写元旦也行：{next}-01-01；调休上班的写进 workdays"),
            format!("add those of {next} to holidays, the New Year at least: {next}-01-01; days worked instead belong into workdays"),
        );
        (site.settings.origin.field("holidays"), fault)
    });
}
