//! Z517 `long-holiday`
//!
//! *What it checks:* no holiday of the site is longer than a month, and no closing of a station longer than most of a year.
//!
//! *Why:* one wrong digit of a year closes every station for a year, and nobody comes.
//!
//! *Source:* 全国年节及纪念日放假办法: the longest holidays have eight or nine days.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, Place, code};
use crate::value::Interval;

/// More days than any public holiday, winter and summer holidays of schools among them.
const LONGEST_HOLIDAY: i32 = 60;

/// More days than a station is closed that is not closed for good.
const LONGEST_CLOSING: i32 = 300;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    for (field, all) in [
        ("holidays", &site.settings().holidays),
        ("workdays", &site.settings().workdays),
    ] {
        for (at, days) in all.iter().enumerate() {
            let place = || site.settings.origin.field(&format!("{field}[{at}]"));
            look(*days, LONGEST_HOLIDAY, place, findings);
        }
    }
    findings.each(&site.stations, |station, findings| {
        for (at, days) in station.record.data.closed.iter().enumerate() {
            let place = || station.record.origin.field(&format!("closed[{at}]"));
            look(*days, LONGEST_CLOSING, place, findings);
        }
    });
}

fn look(days: Interval, most: i32, place: impl FnOnce() -> Place, findings: &mut Findings) {
    let length = (days.to() - days.from()).get_days() + 1;
    if length <= most {
        return;
    }
    findings.add(|| {
        let fault = Fault::new(
            code::LONG_HOLIDAY,
            format!("{days} 一共 {length} 天，多半写错了年份"),
            format!("{days} has {length} days: a year is probably wrong"),
        );
        // The same end in the year of the beginning, or in the one after it, when that gives some days.
        let meant = [0, 1].into_iter().find_map(|more| {
            let end = days.to();
            let end = jiff::civil::Date::new(days.from().year() + more, end.month(), end.day()).ok()?;
            let length = (end - days.from()).get_days();
            (0..31).contains(&length).then_some(end)
        });
        let fault = match meant {
            Some(end) => fault.help(
                format!("是不是 {}/{end}？不是的，照通知改正", days.from()),
                format!("is it {}/{end}? Else correct it by the announcement", days.from()),
            ),
            None => fault.help(
                "对照放假通知改正起止日期",
                "correct the dates by the announcement",
            ),
        };
        (place(), fault)
    });
}
