//! Z504 `column-stale`
//!
//! *What it checks:* the newest notice of a category is not older than the category's `update_within_days`.
//!
//! *Why:* categories that are not kept up are counted against a government site, news after two weeks already.
//!
//! *Bad:* `{id: news, update_within_days: 14}` and a newest notice of a month ago. *Good:* one within the last 14 days.
//!
//! *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml VETO-02 to VETO-04).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::findings::Findings;
use crate::check::ground::Ground;
use crate::diag::{Fault, code};

pub(crate) fn check(ground: &Ground<'_>, findings: &mut Findings) {
    let site = ground.site;
    for (at, category) in site.settings().notice_categories.iter().enumerate() {
        let Some(limit) = category.update_within_days else {
            continue;
        };
        let notices = site
            .index
            .category_notices
            .get(&at)
            .into_iter()
            .flatten()
            .map(|notice| &site.notices[*notice]);
        let public = notices.filter(|notice| !notice.unpublished);
        let Some(newest) = public
            .filter_map(|notice| notice.front().date)
            .map(|date| date.date.0)
            .max()
        else {
            continue;
        };
        let days = (site.today - newest).get_days();
        if i64::from(days) <= i64::from(limit.0) {
            continue;
        }
        findings.add(|| {
            let (name, limit) = (ground.say(&category.name), limit.0);
            let fault = Fault::new(
                code::COLUMN_STALE,
                format!("栏目“{name}”最近一次更新是 {newest}，已过 {days} 天，超过了 {limit} 天"),
                format!("the newest notice of the category {name} is of {newest}, {days} days ago, more than {limit}"),
            )
            .help(
                format!("在 content/notices/ 里发布新内容，写 category: {}；不再更新的栏目请并入别的栏目", category.id),
                format!("publish something with category: {} in content/notices/, or merge the category into another", category.id),
            );
            (site.settings.origin.field(&format!("notice_categories[{at}].update_within_days")), fault)
        });
    }
}
