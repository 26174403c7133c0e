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
    if let Some(address) = &context.site.base_url {
        if is_private(address) {
            findings.add(|| (context.site.settings.origin.field("base_url"), private(address)));
        }
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

/// Whether an address is one of this machine or of the office's own network.
fn is_private(address: &str) -> bool {
    let host = address.split("://").nth(1).unwrap_or_default();
    let host = host
        .split(['/', ':'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let numbers: Vec<u8> = host.split('.').filter_map(|part| part.parse().ok()).collect();
    let of_network = match numbers.as_slice() {
        [10 | 127, _, _, _] | [192, 168, _, _] => true,
        [172, second, _, _] => (16..32).contains(second),
        _ => false,
    };
    let top = host.rsplit('.').next().unwrap_or_default();
    of_network || !host.contains('.') || matches!(top, "local" | "localhost" | "lan" | "internal")
}

fn private(address: &str) -> Fault {
    Fault::new(
        code::NO_BASE_URL,
        format!("base_url 写的 {address} 是本机或单位内网的地址，居民打不开"),
        format!(
            "the base_url {address} is of this machine or the office's network: residents cannot open it"
        ),
    )
    .help(
        "写居民上网用的网址，如 https://shegong.example.cn/；还没有的，删去 base_url",
        "write the public address, such as https://shegong.example.cn/; without one delete base_url",
    )
}
