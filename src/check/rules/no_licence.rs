//! Z715 `no-licence`
//!
//! *What it checks:* the site of a state body or institution says on what terms its open data may be used, in words that lead to
//! the terms themselves.
//!
//! *Why:* data without terms may be looked at and not used: whoever wants to, has to ask first, and so does not.
//!
//! *Bad:* `owner: government` without `licence`, or `licence: 开放` alone. *Good:* `licence: CC-BY-4.0`.
//!
//! *Source:* content-format.md, `licence`; 公共数据开放 asks for the terms of use (provincial norms).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, Place, code};
use crate::record::settings::Owner;

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    let site = context.site;
    let settings = site.settings();
    let official = settings.owner.unwrap_or_default() != Owner::Organisation;
    if !official || site.base_url.is_none() {
        return;
    }
    let advice = |fault: Fault| {
        fault.help(
            "由主办单位定下来再写，如 licence: CC-BY-4.0（署名即可使用），或 licence: {name: 本省的开放许可, url: \"https://…/\"}",
            "the publisher decides; then write licence: CC-BY-4.0 (use with attribution), or licence: {name: …, url: \"https://…/\"}",
        )
    };
    match settings.licence() {
        None => findings.add(|| {
            let fault = Fault::new(
                code::NO_LICENCE,
                "site.yaml 没有写 licence：“开放数据”页上只能说没有写明许可",
                "site.yaml has no licence: the page of open data can only say that there is none",
            );
            (Place::file(&site.settings.origin.file), advice(fault))
        }),
        Some(licence) if licence.address().is_none() => findings.add(|| {
            let fault = Fault::new(
                code::NO_LICENCE,
                "licence 只有名称，没有许可全文的网址 url：别的程序看不懂是什么许可",
                "the licence has a name and no url: programs cannot tell which terms these are",
            );
            (site.settings.origin.field("licence"), advice(fault))
        }),
        Some(_) => {}
    }
}
