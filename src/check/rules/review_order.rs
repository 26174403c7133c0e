//! Z526 `review-order`
//!
//! *What it checks:* the steps of a notice's review are dated in their order, and none after its publication.
//!
//! *Why:* three reviews before publication are the duty; dates that cannot be show that one was not done.
//!
//! *Source:* 政府网站发展指引 (三审三校); content-format.md, `review`.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::document::Review;

/// The steps of a review, the first one first.
const RANKS: [&str; 3] = ["初", "复", "终"];

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for notice in &context.site.notices {
        let front = notice.front();
        let mut latest: Option<crate::value::PartialDate> = None;
        for (at, date) in front
            .review
            .iter()
            .enumerate()
            // What is bound to its content is dated by the tool, and a corrected notice is reviewed after its first day.
            .filter(|(_, step)| step.of.is_none())
            .filter_map(|(at, step)| Some((at, step.date?)))
        {
            let place = || notice.origin().field(&format!("review[{at}].date"));
            let late = front.date.filter(|published| date.first() > published.date.0);
            let early = latest.filter(|before| date.last() < before.first());
            let words = match (late, early) {
                (Some(published), _) => Some((
                    format!("审校日期 {date} 晚于发布日期 {}", published.date),
                    format!("reviewed on {date}, after it was published on {}", published.date),
                )),
                (None, Some(before)) => Some((
                    format!("这一步的日期 {date} 早于上一步的 {before}"),
                    format!("this step is dated {date}, before the step above it, {before}"),
                )),
                (None, None) => None,
            };
            if let Some((zh, en)) = words {
                findings.add(|| {
                    let fault = Fault::new(code::REVIEW_ORDER, zh, en).help(
                        "按实际的审校日期改正；先审的写在前面",
                        "correct the dates by the record of the review, the first step first",
                    );
                    (place(), fault)
                });
            }
            // The steps may stand in any order: their names say which is first.
            let rank = |step: &Review| {
                RANKS
                    .iter()
                    .position(|name| context.say(&step.role).starts_with(name))
            };
            let later = front.review[..at].iter().find(|above| {
                let out = above.date.is_some_and(|above| above.last() < date.first());
                out && rank(above) > rank(&front.review[at]) && rank(&front.review[at]).is_some()
            });
            if let Some(above) = later {
                let (role, before) = (context.say(&front.review[at].role), context.say(&above.role));
                findings.add(|| {
                    let fault = Fault::new(
                        code::REVIEW_ORDER,
                        format!("{role}的日期 {date} 晚于{before}"),
                        format!("{role} is dated {date}, after {before}"),
                    )
                    .help(
                        "按实际的审校日期改正；先审的写在前面",
                        "correct the dates by the record of the review, the first step first",
                    );
                    (place(), fault)
                });
            }
            latest = latest.max(Some(date)).or(Some(date));
        }
    }
}
