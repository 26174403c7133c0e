//! Hosts outside that a person has looked at: a domain that lapses is bought by others, and old links lead to what they show.
//!
//! **You are here:** `record/settings` — one list of the settings; no IO. *Source:* 政府网站与政务新媒体检查指标 (site-checks.yaml
//! VETO-08, LINK-04).

use super::host;
use crate::diag::{Fault, code};
use crate::lang::Text;
use crate::value::{Date, is_host};
use schemars::JsonSchema;
use serde::Deserialize;

/// 人工看过的外部网站.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrustedHost {
    /// 域名，如 www.gov.cn；不写 https:// 和后面的路径
    pub host: String,
    /// 最近一次打开看是哪天
    pub looked: Date,
    /// 谁看的
    pub by: Option<Text>,
    /// 用途，如 转载来源
    pub note: Option<Text>,
}

/// *Errors:* Z203 at what is no host, Z301 at one that stands twice.
pub(super) fn contradictions(hosts: &[TrustedHost], found: &mut Vec<(String, Fault)>) {
    for (at, own) in hosts.iter().enumerate() {
        let field = format!("trusted_hosts[{at}].host");
        if !is_host(&own.host) {
            let text = &own.host;
            let fault = Fault::new(
                code::WRONG_SHAPE,
                format!("“{text}”不是域名"),
                format!("{text} is not a host"),
            );
            let fault = match host(text).filter(|host| is_host(host)) {
                Some(host) => fault.write(host),
                None => fault.help(
                    "只写域名，如 www.gov.cn",
                    "write the host alone, such as www.gov.cn",
                ),
            };
            found.push((field, fault));
        } else if hosts[..at]
            .iter()
            .any(|other| other.host.eq_ignore_ascii_case(&own.host))
        {
            let host = &own.host;
            let fault = Fault::new(
                code::DUPLICATE_ID,
                format!("域名 {host} 写了两次"),
                format!("the host {host} stands here twice"),
            )
            .help("留下最近看过的一次", "keep the entry of the last look");
            found.push((field, fault));
        }
    }
}
