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
use crate::record::settings::{Owner, Settings};

/// A particular that is not given.
struct Lack {
    /// The field that the finding points at.
    field: String,
    zh: String,
    en: String,
    /// What to write in the settings.
    write: &'static str,
}

impl Lack {
    fn new(field: &str, zh: impl Into<String>, en: impl Into<String>, write: &'static str) -> Lack {
        Lack {
            field: field.to_owned(),
            zh: zh.into(),
            en: en.into(),
            write,
        }
    }

    fn fault(&self) -> Fault {
        Fault::new(
            code::SITE_IDENTITY,
            format!("网页标签或页脚缺少{}", self.zh),
            format!("tags or footer lack {}", self.en),
        )
        .help(
            format!("在 site.yaml 里写 {}", self.write),
            format!("write {} in site.yaml", self.write),
        )
    }
}

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let settings = site.settings();
    let owner = settings.owner.unwrap_or_default();
    let origin = &context.site.settings.origin;
    let mut report = |lacks: Vec<Lack>| {
        for lack in lacks {
            findings.add(|| (origin.field(&lack.field), lack.fault()));
        }
    };
    report(publisher(settings));
    if owner == Owner::Organisation {
        for field in marks(settings) {
            findings.add(|| (origin.field(&format!("government.{field}")), not_theirs(field)));
        }
        return;
    }
    report(public_body(context, owner));
    report(columns(context));
}

/// What every site needs: who publishes it.
fn publisher(settings: &Settings) -> Vec<Lack> {
    let named = settings
        .publisher
        .as_ref()
        .is_some_and(|Named(own)| own.name.is_some());
    if named {
        return Vec::new();
    }
    vec![Lack::new(
        "title",
        "主办单位",
        "the publisher",
        "publisher: {name: 单位全称}",
    )]
}

/// The marks of state bodies that are given.
fn marks(settings: &Settings) -> impl Iterator<Item = &'static str> {
    let record = settings.government.as_ref();
    let marks = [
        ("site_id", record.is_some_and(|own| own.site_id.is_some())),
        (
            "error_report_url",
            record.is_some_and(|own| own.error_report_url.is_some()),
        ),
        ("mark_url", record.is_some_and(|own| own.mark_url.is_some())),
    ];
    marks
        .into_iter()
        .filter_map(|(field, given)| given.then_some(field))
}

/// What the footer and the tags of a public body's site need.
fn public_body(context: &Context<'_>, owner: Owner) -> Vec<Lack> {
    let settings = context.site.settings();
    let record = settings.government.as_ref();
    let government = if record.is_some() { "government" } else { "owner" };
    let lacks = |value: Option<&String>| value.is_none_or(|value| value.trim().is_empty());
    let mut found = Vec::new();
    let contact = settings.publisher_contact();
    if contact.phone.is_empty() && contact.email.is_none() {
        found.push(Lack::new(
            "publisher",
            "联系方式",
            "contact",
            "publisher: {name: …, phone: 值班电话, email: 邮箱}",
        ));
    }
    if lacks(record.and_then(|own| own.icp.as_ref())) {
        found.push(Lack::new(
            government,
            "ICP备案编号",
            "the ICP record number",
            "government: {icp: 藏ICP备12345678号}",
        ));
    }
    if lacks(record.and_then(|own| own.police_record.as_ref())) {
        found.push(Lack::new(
            government,
            "公安机关备案号",
            "the public-security record number",
            "government: {police_record: 藏公网安备54010202000001号}",
        ));
    }
    if owner == Owner::Government && lacks(record.and_then(|own| own.site_id.as_ref())) {
        found.push(Lack::new(
            government,
            "网站标识码",
            "the site's code",
            "government: {site_id: \"5401000001\"}",
        ));
    }
    if owner == Owner::Government && record.is_none_or(|own| own.error_report_url.is_none()) {
        found.push(Lack::new(
            government,
            "“我为政府网站找错”入口",
            "the way to report errors",
            "government: {error_report_url: https://…}",
        ));
    }
    if context.site.base_url.is_none() && record.is_none_or(|own| own.site_domain.is_none()) {
        found.push(Lack::new(
            government, "网站域名", "the site's domain", "base_url: https://…/",
        ));
    }
    found
}

/// What the tags of the columns need.
fn columns(context: &Context<'_>) -> Vec<Lack> {
    let columns = context.site.settings().notice_categories.iter().enumerate();
    columns
        .filter_map(|(index, column)| {
            let fields = [
                ("column_type", column.column_type.is_none()),
                ("description", column.description.is_none()),
                ("keywords", column.keywords.is_empty()),
            ];
            let missing: Vec<&str> = fields
                .into_iter()
                .filter_map(|(field, missing)| missing.then_some(field))
                .collect();
            let name = context.say(&column.name);
            (!missing.is_empty()).then(|| {
                Lack::new(
                    &format!("notice_categories[{index}]"),
                    format!("栏目“{name}”的 {}", missing.join("、")),
                    format!("{} of the column {name}", missing.join(", ")),
                    "{column_type: 工作动态, description: 一句话说明, keywords: [词, 词]}",
                )
            })
        })
        .collect()
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
