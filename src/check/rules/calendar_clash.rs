//! Z516 `calendar-clash`
//!
//! *What it checks:* no day is both a holiday and a day worked instead.
//!
//! *Why:* working days and "open now" can go by one of them only, and nobody sees by which.
//!
//! *Source:* content-format.md, `holidays` and `workdays`.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let settings = context.site.settings();
    for (at, worked) in settings.workdays.iter().enumerate() {
        let meets = |off: &&crate::value::Interval| off.from() <= worked.to() && worked.from() <= off.to();
        let Some(off) = settings.holidays.iter().find(meets) else {
            continue;
        };
        let day = off.from().max(worked.from());
        findings.add(|| {
            let fault = Fault::new(
                code::CALENDAR_CLASH,
                format!("{day} 既写了放假（{off}），又写了上班"),
                format!("{day} is a holiday ({off}) and a day worked, too"),
            )
            .help(
                "对照放假通知，从 holidays 或 workdays 里删去其中一个",
                "compare with the announcement, and delete it from holidays or from workdays",
            );
            (
                context.site.settings.origin.field(&format!("workdays[{at}]")),
                fault,
            )
        });
    }
}
