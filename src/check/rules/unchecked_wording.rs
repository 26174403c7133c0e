//! Z511 `unchecked-wording`
//!
//! *What it checks:* rows of the catalogue whose wording nobody has compared with the document that they come from.
//!
//! *Why:* such a row is shown as not quoted; a bureau should compare it before it binds itself to it.
//!
//! *Bad:* `checked: unchecked`. *Good:* the row compared with its document, and `checked: text`.
//!
//! *Source:* the catalogue's own head (standards/disclosure-catalogue.yaml, `checked`).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::disclosure::Wording;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for row in &context.site.catalogue {
        if row.data.checked == Some(Wording::Unchecked) {
            findings.add(|| {
                let title = context.say(&row.data.level2);
                (
                    row.origin.field("checked"),
                    Fault::new(
                        code::UNCHECKED_WORDING,
                        format!("“{title}”这一行没有与文件原文核对，页面上会注明不是引文"),
                        format!("the row {title} has not been compared with its document; its page says so"),
                    )
                    .help(
                        "对照原文改好这一行，再写 checked: text",
                        "compare the row with the document, then write checked: text",
                    ),
                )
            });
        }
    }
}
