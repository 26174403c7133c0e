//! Z505 `column-empty`
//!
//! *What it checks:* every notice category has a notice that is public.
//!
//! *Why:* an empty category is a dead end for residents and a fault of its own in inspections.
//!
//! *Bad:* `notice_categories: [{id: explained, name: 政策解读}]` and no notice with `category: explained`. *Good:* one
//! notice, or no such category yet.
//!
//! *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml VETO-05).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    for (at, category) in site.settings().notice_categories.iter().enumerate() {
        let mut notices = site.index.category_notices.get(&at).into_iter().flatten();
        if notices.any(|notice| !site.notices[*notice].unpublished) {
            continue;
        }
        findings.add(|| {
            let name = context.say(&category.name);
            let fault = Fault::new(
                code::COLUMN_EMPTY,
                format!("栏目“{name}”里还没有内容"),
                format!("the category {name} has no notice"),
            )
            .help(
                format!("在 content/notices/ 里发布一篇，写 category: {}；暂时没有内容的，从 site.yaml 里删去这个栏目", category.id),
                format!("publish a notice with category: {} in content/notices/, or take the category out of site.yaml for now", category.id),
            );
            (site.settings.origin.field(&format!("notice_categories[{at}].name")), fault)
        });
    }
}
