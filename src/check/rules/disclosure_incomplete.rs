//! Z513 `disclosure-incomplete`
//!
//! *What it checks:* what has been disclosed covers all elements of its row.
//!
//! *Why:* a financial report without its balance sheet fulfils the row's title and not the row.
//!
//! *Bad:* a row with `elements: [资产负债表, 业务活动表]` and one disclosure `covers: [资产负债表]`. *Good:* a second one that
//! covers the rest, or the first without `covers` when it contains all.
//!
//! *Source:* the column 公开内容(要素) of the standard catalogues (民办函〔2019〕52号).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (row, duties) in context.site.catalogue.iter().zip(&context.duties) {
        for duty in duties.iter().filter(|duty| !duty.lacks.is_empty()) {
            let Some(document) = duty.document else { continue };
            findings.add(|| {
                let elements = duty.lacks.iter().filter_map(|at| row.data.elements.get(*at));
                let lacking: Vec<&str> = elements.map(|element| context.say(element)).collect();
                let title = context.say(&row.data.level2);
                let (who_zh, who_en) = context.subject(duty.subject);
                (
                    context.site.disclosures[document].shared().origin.field("covers"),
                    Fault::new(
                        code::DISCLOSURE_INCOMPLETE,
                        format!("{who_zh}公开的“{title}”还缺：{}", lacking.join("、")),
                        format!("{who_en} has disclosed {title} without {}", lacking.join(", ")),
                    )
                    .help(
                        "补上缺的内容后写进 covers；全都有的，删去 covers",
                        "add what is lacking and list it in covers; where all is there, delete covers",
                    ),
                )
            });
        }
    }
}
