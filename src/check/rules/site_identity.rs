//! Z709 `site-identity`
//!
//! *What it checks:* the settings hold what the footer and the tags of the pages need: of every site who publishes it; of a
//! government's or institution's also contact, record numbers and the particulars of each column; of a government's also the
//! site's code and the way to report errors. A social organisation bears none of the marks of state bodies.
//!
//! *Why:* an inspection counts pages whose tags or footer lack something; empty tags are not written, so they must be filled here.
//!
//! *Bad:* `owner: government` without `government: {…}`. *Good:* all of `site_id`, `icp`, `police_record`, `error_report_url`.
//!
//! *Source:* 政府网站发展指引 (site-checks.yaml META-00, IDENT-02; meta-tags.yaml).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::fields::Named;
use crate::record::settings::Owner;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let settings = site.settings();
    let owner = settings.owner.unwrap_or_default();
    let at = |field: &str| site.settings.origin.field(field);
    let mut lacks = |field: &str, zh: &str, en: &str, write: &str| {
        findings.add(|| (at(field), fault(zh, en, write)));
    };
    let named = settings
        .publisher
        .as_ref()
        .is_some_and(|Named(own)| own.name.is_some());
    if !named {
        lacks(
            "title",
            "主办单位",
            "the publisher",
            "publisher: {name: 单位全称}",
        );
    }
    let record = settings.government.as_ref();
    let has = |value: Option<&String>| value.is_some_and(|value| !value.trim().is_empty());
    if owner == Owner::Organisation {
        let marks = [
            ("site_id", record.is_some_and(|own| own.site_id.is_some())),
            (
                "error_report_url",
                record.is_some_and(|own| own.error_report_url.is_some()),
            ),
            ("mark_url", record.is_some_and(|own| own.mark_url.is_some())),
        ];
        for (field, _) in marks.into_iter().filter(|(_, given)| *given) {
            findings.add(|| (at(&format!("government.{field}")), not_theirs(field)));
        }
        return;
    }
    let contact = settings.publisher_contact();
    if contact.phone.is_empty() && contact.email.is_none() {
        lacks(
            "publisher",
            "联系方式",
            "contact",
            "publisher: {name: …, phone: 值班电话, email: 邮箱}",
        );
    }
    let government = if record.is_some() { "government" } else { "owner" };
    if !has(record.and_then(|own| own.icp.as_ref())) {
        lacks(
            government,
            "ICP备案编号",
            "the ICP record number",
            "government: {icp: 藏ICP备12345678号}",
        );
    }
    if !has(record.and_then(|own| own.police_record.as_ref())) {
        lacks(
            government,
            "公安机关备案号",
            "the public-security record number",
            "government: {police_record: 藏公网安备54010202000001号}",
        );
    }
    if owner == Owner::Government {
        if !has(record.and_then(|own| own.site_id.as_ref())) {
            lacks(
                government,
                "网站标识码",
                "the site's code",
                "government: {site_id: \"5401000001\"}",
            );
        }
        if record.is_none_or(|own| own.error_report_url.is_none()) {
            lacks(
                government,
                "“我为政府网站找错”入口",
                "the way to report errors",
                "government: {error_report_url: https://…}",
            );
        }
    }
    if site.base_url.is_none() && record.is_none_or(|own| own.site_domain.is_none()) {
        lacks(
            government,
            "网站域名",
            "the site's domain",
            "base_url: https://…/",
        );
    }
    for (index, category) in settings.notice_categories.iter().enumerate() {
        let missing: Vec<&str> = [
            ("column_type", category.column_type.is_none()),
            ("description", category.description.is_none()),
            ("keywords", category.keywords.is_empty()),
        ]
        .into_iter()
        .filter_map(|(field, missing)| missing.then_some(field))
        .collect();
        if !missing.is_empty() {
            let name = context.say(&category.name);
            lacks(
                &format!("notice_categories[{index}]"),
                &format!("栏目“{name}”的 {}", missing.join("、")),
                &format!("{} of the column {name}", missing.join(", ")),
                "{column_type: 工作动态, description: 一句话说明, keywords: [词, 词]}",
            );
        }
    }
}

fn fault(zh: &str, en: &str, write: &str) -> Fault {
    Fault::new(
        code::SITE_IDENTITY,
        format!("网页标签或页脚缺少{zh}"),
        format!("tags or footer lack {en}"),
    )
    .help(
        format!("在 site.yaml 里写 {write}"),
        format!("write {write} in site.yaml"),
    )
}

fn not_theirs(field: &str) -> Fault {
    Fault::new(
        code::SITE_IDENTITY,
        format!("社会组织的网站不使用党政机关的标识：{field} 不会出现在页面上"),
        format!("a social organisation bears no mark of state bodies: {field} is not shown"),
    )
    .help(
        "删去这一项；网站属于机关或事业单位的，改 owner",
        "delete it, or correct `owner` when the site is a state body's",
    )
}
