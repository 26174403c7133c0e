//! Z523 `future-date`
//!
//! *What it checks:* nothing that is public bears a publication date after today, nothing was checked on a day to come, and no
//! figures are of one.
//!
//! *Why:* a date that has not come yet counts as made up; what is to appear later has `publish_at`.
//!
//! *Bad:* `date: 2026-12-01` on 22 November. *Good:* the same with `publish_at: 2026-12-01T09:00`.
//!
//! *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml VETO-06; meta-tags.yaml META-02).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::Origin;
use crate::value::{Date, Moment};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let mut look = |origin: &Origin, date: Option<Moment>, unpublished: bool| {
        if let Some(date) = date.filter(|date| date.date.0 > site.today && !unpublished) {
            findings.add(|| (origin.field("date"), fault(date)));
        }
    };
    for notice in &site.notices {
        look(notice.origin(), notice.front().date, notice.unpublished);
    }
    for disclosure in &site.disclosures {
        look(
            disclosure.origin(),
            disclosure.front().date,
            disclosure.unpublished,
        );
    }
    done(context, findings);
}

/// Days on which something has been done, or was so.
fn done(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let mut look = |origin: &Origin, field: &str, date: Option<Date>| {
        if let Some(date) = date.filter(|date| date.0 > site.today) {
            findings.add(|| (origin.field(field), not_yet(field, date)));
        }
    };
    for station in &site.stations {
        let checked = station.record.data.checked.as_ref();
        look(
            &station.record.origin,
            "checked.date",
            checked.map(|own| own.date),
        );
    }
    for page in &site.pages {
        let checked = page.front().checked.as_ref();
        look(page.origin(), "checked.date", checked.map(|own| own.date));
    }
    for guide in &site.guides {
        let checked = guide.front().checked.as_ref();
        look(guide.origin(), "checked.date", checked.map(|own| own.date));
    }
    for figures in &site.figures {
        let data = &figures.record.data;
        look(&figures.record.origin, "as_of", data.as_of);
        let plan = data.plan.is_some_and(|plan| plan.0);
        let period = data.period.filter(|_| !plan && data.as_of.is_none());
        look(
            &figures.record.origin,
            "period",
            period.map(|period| Date(period.first())),
        );
    }
}

fn not_yet(field: &str, date: Date) -> Fault {
    Fault::new(
        code::FUTURE_DATE,
        format!("{field} 的日期 {date} 还没有到"),
        format!("the date of {field}, {date}, has not come"),
    )
    .help(
        "写实际核对、统计的那一天；多半是年份或月份打错了",
        "write the day on which it was done; the year or the month is probably wrong",
    )
}

fn fault(date: Moment) -> Fault {
    Fault::new(
        code::FUTURE_DATE,
        format!("发布日期 {date} 还没有到，文章却已经公开"),
        format!("the publication date {date} has not come, but the document is public"),
    )
    .help(
        format!(
            "日期写错了就改正；要到那天才发布，加一行 publish_at: {}T09:00",
            date.date
        ),
        format!(
            "correct the date; to hold the document back until then, add publish_at: {}T09:00",
            date.date
        ),
    )
}
