//! Z502 `disclosure-missing`
//!
//! *What it checks:* every duty of the disclosure catalogue whose limit is over has a disclosure.
//!
//! *Why:* the catalogue promises what will be public by when; a row without a page is what an inspection finds first.
//!
//! *Bad:* a row `{id: annual-report, time_limit: {by: 01-31, every: year}, since: 2025-01-01}` and no disclosure with
//! `item: annual-report` and `period: 2025` in February 2026. *Good:* that disclosure, or the subject in `not_applicable`.
//!
//! *Source:* 政府信息公开条例第二十一条、第二十六条 (site-checks.yaml PUB-03, PUB-09); the limit is the row's own.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::{Context, of_period, subject_key, working_days};
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::disclosure::CatalogueRow;
use crate::site::{Duty, DutyState};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (row, duties) in context.site.catalogue.iter().zip(&context.duties) {
        for duty in duties.iter().filter(|duty| duty.state == DutyState::Missing) {
            match duty.document {
                Some(document) => findings.add(|| {
                    let place = context.site.disclosures[document]
                        .shared()
                        .origin
                        .field("posted_at");
                    (place, unfindable(context, &row.data, duty))
                }),
                None => findings.add(|| (row.origin.field("id"), fault(context, &row.data, duty))),
            }
        }
    }
}

fn fault(context: &Context<'_>, row: &CatalogueRow, duty: &Duty<'_>) -> Fault {
    let title = context.say(&row.level2);
    let (who_zh, who_en) = context.subject(duty.subject);
    let (of_zh, of_en, written) = of_period(duty.period);
    let (by_zh, by_en) = match duty.due {
        Some(due) => {
            let (late_zh, late_en) = working_days(duty.late.unwrap_or(0));
            (
                format!("，期限是 {due}，已晚 {late_zh}"),
                format!("; it was due on {due}, {late_en} ago"),
            )
        }
        None => Default::default(),
    };
    let subject = subject_key(context.site, duty.subject);
    let keys = format!("item: {}{subject}{written}", row.id);
    Fault::new(
        code::DISCLOSURE_MISSING,
        format!("{who_zh}应公开“{title}”{of_zh}，还没有公开{by_zh}"),
        format!("{who_en} has not disclosed {title}{of_en}{by_en}"),
    )
    .help(
        format!("在 content/disclosure/items/ 里加一个 .md 文件，写上 {keys}；确实不适用的，写进这一行的 not_applicable 并说明原因"),
        format!(
            "add an .md file with {} to content/disclosure/items/; where the row does not apply, list the subject in its `not_applicable` with the reason",
            keys.replace('、', ", ")
        ),
    )
}

/// On a notice board, and nowhere said how to ask for it.
fn unfindable(context: &Context<'_>, row: &CatalogueRow, duty: &Duty<'_>) -> Fault {
    let title = context.say(&row.level2);
    let (who_zh, who_en) = context.subject(duty.subject);
    Fault::new(
        code::DISCLOSURE_MISSING,
        format!("{who_zh}的“{title}”只张贴在公示栏，没有写怎样查阅，不算公开"),
        format!("{who_en} has posted {title} on a notice board without saying how to ask for it: that does not count"),
    )
    .help(
        "在 posted_at 里补上 ask，如 ask: 拨打12345询问",
        "add `ask` to posted_at, such as ask: 拨打12345询问",
    )
}
