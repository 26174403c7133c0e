//! Z507 `no-base-url`
//!
//! *What it checks:* the site knows where it will be published.
//!
//! *Why:* a sitemap, a feed and canonical links need whole addresses; without `base_url` they are left out.
//!
//! *Bad:* `site.yaml` without `base_url`. *Good:* `base_url: https://shegong.example.cn/`.
//!
//! *Source:* content-format.md, `base_url`.
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::Context;
use crate::check::findings::Findings;
use crate::diag::{Fault, Place, code};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.site.base_url.is_some() {
        return;
    }
    findings.add(|| {
        let fault = Fault::new(
            code::NO_BASE_URL,
            "site.yaml 没有写 base_url，所以不生成网站地图(sitemap.xml)和订阅(feed.xml)",
            "site.yaml has no base_url, so there is no sitemap.xml and no feed.xml",
        )
        .help(
            "知道发布的网址后补上一行：base_url: https://网址/；也可以在命令里用 --base-url",
            "once the address is known, add a line: base_url: https://…/, or give --base-url",
        );
        (Place::file(&context.site.settings.origin.file), fault)
    });
}
