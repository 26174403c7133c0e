//! Z710 `wrong-domain`
//!
//! *What it checks:* the domain of `base_url` fits the owner: a government site ends in `.gov.cn` or `.政务`, an institution's
//! in `.cn` or `.公益`; nobody else uses `.gov.cn` or `.政务`.
//!
//! *Why:* the domain is how a resident tells an official site from another.
//!
//! *Bad:* `owner: organisation` and `base_url: https://sg.example.gov.cn/`. *Good:* a domain of the organisation's own.
//!
//! *Source:* 互联网政务应用安全管理规定第五条 (site-checks.yaml URL-01).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::settings::{Owner, host};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let Some(host) = site.base_url.as_deref().and_then(host) else {
        return;
    };
    let ends = |ends: &[&str]| ends.iter().any(|end| host.ends_with(end));
    // The international forms are 政务 and 公益 as the name system has them.
    let official = ends(&[".gov.cn", ".政务", ".xn--zfr164b"]);
    let public = ends(&[".cn", ".公益", ".xn--55qw42g"]);
    let (zh, en) = match site.settings().owner.unwrap_or_default() {
        Owner::Government if !official => (
            "政府网站的域名以 .gov.cn 或 .政务 结尾",
            "a government site's domain ends in .gov.cn or .政务",
        ),
        Owner::Institution if !public => (
            "事业单位网站的域名以 .cn 或 .公益 结尾",
            "an institution's domain ends in .cn or .公益",
        ),
        Owner::Organisation if official => (
            "非党政机关的网站不得使用 .gov.cn、.政务 域名",
            "only state bodies use .gov.cn and .政务",
        ),
        _ => return,
    };
    findings.add(|| {
        let fault = Fault::new(
            code::WRONG_DOMAIN,
            format!("域名 {host} 与 owner 不符：{zh}"),
            format!("the domain {host} does not fit the owner: {en}"),
        )
        .help(
            "核对 base_url 和 owner(government 机关、institution 事业单位、organisation 社会组织)",
            "check base_url and owner (government, institution, organisation)",
        );
        (site.settings.origin.field("base_url"), fault)
    });
}
