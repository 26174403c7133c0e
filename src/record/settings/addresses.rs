//! Where the site is: its address, its portal's domain, its time zone.
//!
//! **You are here:** `record/settings` — what cannot be right in them; no IO.

use super::Settings;
use crate::diag::{Fault, code};
use crate::value::{Url, is_host};

/// Areas of the time zone database.
const AREAS: [&str; 11] = [
    "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe", "Indian",
    "Pacific", "Etc",
];
/// Zones of China that people write and the database does not have.
const NO_ZONES: [&str; 3] = ["Asia/Beijing", "Asia/Lhasa", "Asia/Chengdu"];
/// Endings of files that an address copied from a browser ends with.
const FILES: [&str; 9] = [
    ".html", ".htm", ".shtml", ".aspx", ".asp", ".jsp", ".php", ".do", ".action",
];

pub(super) fn contradictions(settings: &Settings, found: &mut Vec<(String, Fault)>) {
    found.extend(
        settings
            .base_url
            .as_ref()
            .and_then(base_url)
            .map(|fault| ("base_url".to_owned(), fault)),
    );
    found.extend(
        settings
            .timezone
            .as_deref()
            .and_then(timezone)
            .map(|fault| ("timezone".to_owned(), fault)),
    );
    let domain = settings
        .government
        .as_ref()
        .and_then(|own| own.site_domain.as_deref());
    found.extend(
        domain
            .and_then(site_domain)
            .map(|fault| ("government.site_domain".to_owned(), fault)),
    );
}

/// The folder that the site is published in, not a page of it: every absolute address begins with it.
fn base_url(url: &Url) -> Option<Fault> {
    let text = url.as_str();
    let cut = text.find(['?', '#']).unwrap_or(text.len());
    let folder = &text[..cut];
    let path = folder.find("://").map_or(0, |at| at + 3);
    let last = folder.rfind('/').filter(|at| *at >= path);
    let name = last.map_or("", |at| &folder[at + 1..]).to_ascii_lowercase();
    let file = FILES.iter().any(|ending| name.ends_with(ending));
    if cut == text.len() && !file {
        return None;
    }
    let kept = match last {
        Some(at) if file => &folder[..=at],
        _ => folder,
    };
    let mended = format!("{}/", kept.trim_end_matches('/'));
    Some(
        Fault::new(
            code::BAD_URL,
            format!("base_url 要写网站所在的文件夹，不能带网页的名字或 ? #：{text}"),
            format!("base_url is the folder of the site, without the name of a page, ? or #: {text}"),
        )
        .help(
            format!("应写成：`base_url: {mended}`"),
            format!("write: `base_url: {mended}`"),
        ),
    )
}

fn timezone(zone: &str) -> Option<Fault> {
    let (area, city) = zone.split_once('/').unwrap_or((zone, ""));
    let named = AREAS.contains(&area)
        && city.starts_with(|c: char| c.is_ascii_alphabetic())
        && city
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+'));
    if (named && !NO_ZONES.contains(&zone)) || matches!(zone, "UTC" | "PRC") {
        return None;
    }
    let shown: String = zone.chars().take(40).collect();
    Some(
        Fault::new(
            code::WRONG_SHAPE,
            format!("没有“{shown}”这个时区"),
            format!("there is no time zone `{shown}`"),
        )
        .help(
            "应写成：`timezone: Asia/Shanghai`（北京时间）",
            "write: `timezone: Asia/Shanghai` (China Standard Time)",
        ),
    )
}

fn site_domain(domain: &str) -> Option<Fault> {
    let is_domain = |host: &str| host.contains('.') && is_host(host);
    if is_domain(domain) {
        return None;
    }
    let tidy = domain
        .trim()
        .replace(['。', '．'], ".")
        .replace('：', ":")
        .replace('／', "/");
    let rest = tidy.split_once("://").map_or(tidy.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let shown: String = domain.chars().take(60).collect();
    let fault = Fault::new(
        code::BAD_URL,
        format!("site_domain 只写域名，“{shown}”不是"),
        format!("site_domain is a domain alone, and `{shown}` is none"),
    );
    Some(if is_domain(host) {
        fault.help(
            format!("应写成：`site_domain: {host}`"),
            format!("write: `site_domain: {host}`"),
        )
    } else {
        fault.help(
            "写成 www.example.gov.cn 的样子；没有就删去这一行",
            "write it like www.example.gov.cn, or delete the line",
        )
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::value::Scalar;

    #[test]
    fn a_base_url_is_a_folder() {
        for (bad, good) in [
            ("https://a.cn/index.html", "https://a.cn/"),
            ("https://a.cn/sg/index.htm?x=1", "https://a.cn/sg/"),
            ("https://a.cn/?x", "https://a.cn/"),
            ("https://a.cn/sg#top", "https://a.cn/sg/"),
            ("https://a.cn?x=1", "https://a.cn/"),
            ("https://a.cn/default.aspx", "https://a.cn/"),
        ] {
            let advice = base_url(&Url::read(bad).unwrap()).unwrap().help_zh.unwrap();
            assert_eq!(advice, format!("应写成：`base_url: {good}`"));
            assert_eq!(base_url(&Url::read(good).unwrap()), None);
        }
        for good in ["https://a.cn", "https://a.cn/sg", "https://a.gov.cn/sg/"] {
            assert_eq!(base_url(&Url::read(good).unwrap()), None);
        }
    }

    #[test]
    fn zones_and_domains_are_such() {
        for good in ["Asia/Shanghai", "Asia/Urumqi", "UTC", "Europe/Paris"] {
            assert_eq!(timezone(good), None);
        }
        for bad in [
            "北京时间", "UTC+8", "Asia/Beijing", "+08:00", "asia/shanghai", "Asia/",
        ] {
            assert!(
                timezone(bad).unwrap().help_zh.unwrap().contains("Asia/Shanghai"),
                "{bad}"
            );
        }
        for good in ["www.example.gov.cn", "民政.政务"] {
            assert_eq!(site_domain(good), None);
        }
        for bad in [
            "https://www.example.gov.cn/",
            "www。example。gov。cn",
            "www.example.gov.cn/index.html",
            "http：//www.example.gov.cn",
        ] {
            assert!(
                site_domain(bad)
                    .unwrap()
                    .help_zh
                    .unwrap()
                    .contains("`site_domain: www.example.gov.cn`"),
                "{bad}"
            );
        }
        assert!(site_domain("无").is_some());
    }
}
