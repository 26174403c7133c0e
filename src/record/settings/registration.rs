//! Registration numbers under which a site is registered: site code, ICP record, public-security record.
//!
//! **You are here:** `record/settings` — a part of the settings; no IO.

use super::Government;
use crate::diag::{Fault, code};

/// The provinces' short names, which record numbers begin with.
const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新";

impl Government {
    /// Numbers that cannot be right. *Source:* site-checks.yaml ICP-01, ICP-02; meta-tags.yaml, `SiteIDCode`.
    pub(super) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        let mut look =
            |field: &str, value: Option<&String>, right: fn(&str) -> bool, what: (&str, &str), like: &str| {
                let Some(value) = value.filter(|value| !right(value)) else {
                    return;
                };
                let fault = Fault::new(
                    code::BAD_REGISTRATION,
                    format!("{}“{value}”写法不对", what.0),
                    format!("the {} `{value}` is malformed", what.1),
                )
                .help(
                    format!("照备案时给的原样写，如 {like}；还没有就删去这一项"),
                    format!(
                        "write it as it was given, like {like}; leave the key out when there is none yet"
                    ),
                );
                found.push((format!("government.{field}"), fault));
            };
        look(
            "site_id",
            self.site_id.as_ref(),
            is_site_id,
            ("网站标识码", "site code"),
            "\"5401000001\"",
        );
        look(
            "icp",
            self.icp.as_ref(),
            is_icp,
            ("ICP备案编号", "ICP record number"),
            "藏ICP备12345678号-1",
        );
        look(
            "police_record",
            self.police_record.as_ref(),
            is_police_record,
            ("公安备案号", "public-security record number"),
            "藏公网安备54010202000001号",
        );
    }
}

fn is_site_id(value: &str) -> bool {
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    let letters = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase());
    digits(value, 10)
        || value.strip_prefix('N').is_some_and(|rest| digits(rest, 9))
        || value
            .split_at_checked(2)
            .is_some_and(|(head, rest)| letters(head) && digits(rest, 8))
}

fn is_icp(value: &str) -> bool {
    let mut chars = value.chars();
    if !chars.next().is_some_and(|c| PROVINCES.contains(c)) {
        return false;
    }
    let Some((number, site)) = chars
        .as_str()
        .strip_prefix("ICP备")
        .and_then(|rest| rest.split_once('号'))
    else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (8..=10).contains(&number.len())
        && digits(number)
        && (site.is_empty()
            || site
                .strip_prefix('-')
                .is_some_and(|rest| !rest.is_empty() && digits(rest)))
}

fn is_police_record(value: &str) -> bool {
    let mut chars = value.chars();
    if !chars.next().is_some_and(|c| PROVINCES.contains(c)) {
        return false;
    }
    let number = chars
        .as_str()
        .strip_prefix("公网安备")
        .map(|rest| rest.trim_start_matches(' '))
        .and_then(|rest| rest.strip_suffix('号'));
    number.is_some_and(|number| number.len() == 14 && number.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_numbers_are_known_by_their_form() {
        assert!(is_icp("藏ICP备12345678号") && is_icp("京ICP备05070218号-1"));
        assert!(!is_icp("藏ICP备XXXXXXXX号") && !is_icp("ICP备12345678号") && !is_icp("藏ICP备12345678"));
        assert!(
            is_police_record("藏公网安备54010202000001号") && is_police_record("川公网安备 51010402000001号")
        );
        assert!(!is_police_record("公网安备54010202000001号"));
        assert!(is_site_id("5401000001") && is_site_id("bm12345678") && is_site_id("N123456789"));
        assert!(!is_site_id("54010000") && !is_site_id("标识码"));
    }
}
