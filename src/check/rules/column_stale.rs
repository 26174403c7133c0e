//! Z504 `column-stale`
//!
//! *What it checks:* the newest notice of a category is not older than the category's `update_within_days`; on a government's
//! or institution's site also not older than the inspection allows its kind: news two weeks, notices and policies six months.
//!
//! *Why:* categories that are not kept up are counted against a government site, news after two weeks already.
//!
//! *Bad:* `{id: news, update_within_days: 14}` and a newest notice of a month ago. *Good:* one within the last 14 days.
//!
//! *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml VETO-02 to VETO-04).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::settings::{NoticeCategory, Owner};
use jiff::{Span, civil};

/// How old a column is.
pub(crate) struct Age {
    /// Day of its newest notice; none when it is empty.
    pub newest: Option<civil::Date>,
    /// The last day on which that is not too long ago; none when it is empty or nothing says how old it may be.
    pub last: Option<civil::Date>,
    /// Whether that day is over.
    pub stale: bool,
    /// Whether it is of a kind that the inspection counts by itself: news, notices, policies.
    pub of_kind: bool,
    /// How old it may be, in words.
    limit: (String, String),
}

/// How long a kind of column may stay as it is.
enum Limit {
    Days(u32),
    Months(u32),
}

/// The age of a category by its place in the settings.
pub(crate) fn age(context: &Context<'_>, at: usize) -> Age {
    let site = context.site;
    let settings = site.settings();
    let category = &settings.notice_categories[at];
    let newest = site
        .index
        .category_notices
        .get(&at)
        .into_iter()
        .flatten()
        .map(|notice| &site.notices[*notice])
        .filter(|notice| !notice.unpublished)
        .filter_map(|notice| notice.front().date)
        .map(|date| date.date.0)
        .max();
    let of_kind = kind(category);
    let own = category.update_within_days.map(|days| Limit::Days(days.0));
    let official = of_kind.filter(|_| settings.owner.unwrap_or_default() != Owner::Organisation);
    let limits = [own, official].into_iter().flatten();
    let first = limits.min_by_key(|limit| match limit {
        Limit::Days(days) => *days,
        Limit::Months(months) => months * 30,
    });
    let mut age = Age {
        newest,
        last: None,
        stale: false,
        of_kind: kind(category).is_some(),
        limit: (String::new(), String::new()),
    };
    let (Some(newest), Some(limit)) = (newest, first) else {
        return age;
    };
    let (span, words) = match limit {
        Limit::Days(days) => (
            Span::new().try_days(days),
            (format!("{days} 天"), format!("{days} days")),
        ),
        Limit::Months(months) => (
            Span::new().try_months(months),
            (format!("{months} 个月"), format!("{months} months")),
        ),
    };
    age.last = span.and_then(|span| newest.checked_add(span)).ok();
    age.stale = age.last.is_some_and(|last| last < site.today);
    age.limit = words;
    age
}

/// What the inspection allows a column of this kind, by its `column_type`.
fn kind(category: &NoticeCategory) -> Option<Limit> {
    let words = category.column_type.as_deref().unwrap_or_default();
    if words.contains("动态") || words.contains("要闻") {
        Some(Limit::Days(14))
    } else if words.contains("通知公告") || words.contains("政策文件") {
        Some(Limit::Months(6))
    } else {
        None
    }
}

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    for (at, category) in site.settings().notice_categories.iter().enumerate() {
        let Age {
            newest: Some(newest),
            stale: true,
            limit: (zh, en),
            ..
        } = age(context, at)
        else {
            continue;
        };
        let days = (site.today - newest).get_days();
        findings.add(|| {
            let name = context.say(&category.name);
            let fault = Fault::new(
                code::COLUMN_STALE,
                format!("栏目“{name}”最近一次更新是 {newest}，已过 {days} 天，超过了 {zh}"),
                format!("the newest notice of the category {name} is of {newest}, {days} days ago, more than {en}"),
            )
            .help(
                format!("在 content/notices/ 里发布新内容，写 category: {}；不再更新的栏目请并入别的栏目", category.id),
                format!("publish something with category: {} in content/notices/, or merge the category into another", category.id),
            );
            let field = if category.update_within_days.is_some() { "update_within_days" } else { "name" };
            (site.settings.origin.field(&format!("notice_categories[{at}].{field}")), fault)
        });
    }
}
