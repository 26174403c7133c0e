//! Z522 `inspection-veto`
//!
//! *What it checks:* a government site, counted as the official inspection counts: the age of what the front page lists,
//! columns of news and of notices that are not kept up, columns without content, a way to ask, guides that lack four elements.
//!
//! *Why:* each of these alone fails the site, whatever else is good. The other rules name the single faults.
//!
//! *Bad:* five columns without content. *Good:* fewer columns, each kept up.
//!
//! *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml VETO-01 to VETO-05, VETO-10, VETO-12).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use super::column_stale::{Age, age};
use super::service_incomplete;
use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::settings::Owner;

/// The front page has to have something that is not older. *Units:* days.
const FRONT_PAGE: i32 = 14;
/// So many columns of news, notices and policies that are not kept up fail a site.
const STALE_OF_KIND: usize = 5;
/// So many columns of any kind.
const STALE: usize = 10;
/// So many columns without content.
const EMPTY: usize = 5;
/// A guide that lacks so many elements is counted …
const ELEMENTS: usize = 4;
/// … and so many of them fail a site (all of them where there are fewer).
const GUIDES: usize = 5;

/// What alone would fail a site.
#[derive(Debug, PartialEq, Eq)]
pub struct Veto {
    /// The indicator: `VETO-01`.
    pub indicator: &'static str,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    if site.settings().owner != Some(Owner::Government) {
        return;
    }
    for Veto { indicator, zh, en } in vetoes(context) {
        findings.add(|| {
            let fault = Fault::new(
                code::INSPECTION_VETO,
                format!("按检查指标达到单项否决（{indicator}）：{zh}"),
                format!("an inspection would fail the site for this alone ({indicator}): {en}"),
            )
            .help(
                "先处理这一项：逐条的提示在同一次检查结果里",
                "mend this first: the single faults are told in the same check",
            );
            (site.settings.origin.field("owner"), fault)
        });
    }
}

/// Everything that alone would fail the site, in the order of the indicators; of any owner's site.
pub(crate) fn vetoes(context: &Context<'_>) -> Vec<Veto> {
    let site = context.site;
    let settings = site.settings();
    let mut found = Vec::new();
    let mut fail = |indicator: &'static str, zh: String, en: String| found.push(Veto { indicator, zh, en });
    let newest = site
        .notices
        .iter()
        .filter(|notice| !notice.unpublished)
        .filter_map(|notice| notice.front().date)
        .map(|date| date.date.0)
        .filter(|date| *date <= site.today)
        .max();
    match newest {
        Some(newest) if (site.today - newest).get_days() > FRONT_PAGE => {
            let days = (site.today - newest).get_days();
            fail(
                "VETO-01",
                format!("首页 {days} 天没有更新，超过 {FRONT_PAGE} 天"),
                format!("nothing on the front page is newer than {days} days ({FRONT_PAGE} allowed)"),
            );
        }
        Some(_) => {}
        None => fail(
            "VETO-01",
            "首页没有任何带发布时间的信息".to_owned(),
            "the front page lists nothing with a date".to_owned(),
        ),
    }
    let ages: Vec<Age> = (0..settings.notice_categories.len())
        .map(|category| age(context, category))
        .collect();
    let of_kind = ages.iter().filter(|age| age.stale && age.of_kind).count();
    let stale = ages.iter().filter(|age| age.stale).count();
    let empty = ages.iter().filter(|age| age.newest.is_none()).count();
    if of_kind >= STALE_OF_KIND {
        fail(
            "VETO-03",
            format!("{of_kind} 个动态、通知、政策类栏目没有按期更新"),
            format!("{of_kind} columns of news, notices and policies are not kept up"),
        );
    }
    if stale >= STALE {
        fail(
            "VETO-04",
            format!("{stale} 个栏目应更新而长期未更新"),
            format!("{stale} columns are not kept up"),
        );
    }
    if empty >= EMPTY {
        fail(
            "VETO-05",
            format!("{empty} 个栏目是空的"),
            format!("{empty} columns are empty"),
        );
    }
    let contact = settings.publisher_contact();
    if settings.feedback.is_none() && contact.phone.is_empty() && contact.email.is_none() {
        fail(
            "VETO-10",
            "没有提供网上有效咨询建言渠道".to_owned(),
            "there is no way to ask or to comment".to_owned(),
        );
    }
    let guides: Vec<usize> = site
        .menu
        .services
        .iter()
        .filter_map(|service| service_incomplete::missing(context, service))
        .map(|missing| missing.len())
        .collect();
    let poor = guides.iter().filter(|missing| **missing >= ELEMENTS).count();
    if !guides.is_empty() && poor >= GUIDES.min(guides.len()) {
        fail(
            "VETO-12",
            format!("{poor} 个办事指南缺少四类及以上要素"),
            format!("{poor} guides lack four elements or more"),
        );
    }
    found
}
