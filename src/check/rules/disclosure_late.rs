//! Z501 `disclosure-late`
//!
//! *What it checks:* every disclosure was published within its row's limit, and what must be renewed has been renewed.
//!
//! *Why:* a late disclosure cannot be made good by an earlier date; said openly (or allowed with its reason) it is honest.
//!
//! *Bad:* `time_limit: {working_days: 20}`, `created: 2026-03-02` and `date: 2026-06-01`. *Good:* `date: 2026-03-20`.
//!
//! *Source:* 政府信息公开条例第二十六条 (site-checks.yaml PUB-03); the limit is the row's own.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::{Context, of_period, working_days};
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::disclosure::{CatalogueRow, Disclosure};
use crate::site::{Duty, DutyState};
use jiff::civil;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (row, duties) in context.site.catalogue.iter().zip(&context.duties) {
        for duty in duties.iter().filter(|duty| duty.state == DutyState::Late) {
            let (Some(document), Some(due)) = (duty.document, duty.due) else {
                continue;
            };
            let document = context.site.disclosures[document].shared();
            findings.add(|| {
                (
                    document.origin.field("date"),
                    fault(context, &row.data, duty, &document.front, due),
                )
            });
        }
    }
}

fn fault(
    context: &Context<'_>,
    row: &CatalogueRow,
    duty: &Duty<'_>,
    front: &Disclosure,
    due: civil::Date,
) -> Fault {
    let title = context.say(&row.level2);
    let (who_zh, who_en) = context.subject(duty.subject);
    let date = front.date.map_or(context.site.today, |date| date.date.0);
    let (late_zh, late_en) = working_days(duty.late.unwrap_or(0));
    if row.recurs() {
        return Fault::new(
            code::DISCLOSURE_LATE,
            format!("{who_zh}的“{title}”应在 {due} 前再次公开，最近一次是 {date}，已超过 {late_zh}"),
            format!("{who_en} was to disclose {title} again by {due}; the last time was {date}, {late_en} too long ago"),
        )
        .help(
            format!("公开新的一期：在 content/disclosure/items/ 里加一个文件，写上 item: {}", row.id),
            format!("disclose it anew: add a file with item: {} to content/disclosure/items/", row.id),
        );
    }
    let (of_zh, of_en, _) = of_period(duty.period);
    Fault::new(
        code::DISCLOSURE_LATE,
        format!("{who_zh}的“{title}”{of_zh}公开于 {date}，期限是 {due}，晚了 {late_zh}"),
        format!("{who_en} disclosed {title}{of_en} on {date}, {late_en} after {due}"),
    )
    .help(
        "核对 date、created、event 和 period；确实晚了的不要改日期，用 allow 说明原因：allow: [{rule: Z501, reason: ……, by: ……}]",
        "check date, created, event and period; where it was late, keep the date and say why: allow: [{rule: Z501, reason: …, by: …}]",
    )
}
