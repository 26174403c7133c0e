//! E-mail and web addresses.
//!
//! **You are here:** `value/` — two of the scalars (phones are in `phone.rs`); no IO.

use super::typed::{half_width, is_wide, shown};
use super::{Scalar, text_impls};
use crate::diag::{Fault, code};

/// An e-mail address, as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(Box<str>);

text_impls!(Email: 0 "The address as text.");

impl Scalar for Email {
    const FORMAT: &'static str = "email";
    const DESCRIPTION: &'static str = "电子邮件地址，如 minzheng@example.cn";
    const PATTERN: &'static str = "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$";

    fn read(text: &str) -> Result<Email, Fault> {
        if is_email(text) {
            return Ok(Email(text.into()));
        }
        let found = shown(text);
        let fault = Fault::new(
            code::BAD_EMAIL,
            format!("电子邮件地址“{found}”不对"),
            format!("the e-mail address `{found}` is malformed"),
        );
        let bare = half_width(text);
        let bare = bare.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    '<' | '>' | '《' | '》' | '“' | '”' | '"' | '。' | '、' | ',' | ';' | '།'
                )
        });
        let tidy: String = bare
            .trim_start_matches("mailto:")
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| if c == '。' { '.' } else { c })
            .collect();
        Err(if is_email(&tidy) {
            fault.write(&tidy)
        } else {
            fault.help(
                "请写完整的一个地址，如 minzheng@example.cn",
                "write one complete address, such as minzheng@example.cn",
            )
        })
    }
}

/// The part of RFC 5321 that people use: no quoted local parts, no addresses in brackets.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let local_good = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b));
    local_good && domain.contains('.') && is_host(domain)
}

/// Labels of letters, digits and hyphens; Chinese labels are allowed (`.政务`).
pub(crate) fn is_host(host: &str) -> bool {
    host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .chars()
                    .all(|c| (c.is_alphanumeric() || c == '-') && !is_wide(c.encode_utf8(&mut [0; 4])))
        })
}

/// A web address, `http` or `https`, as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Box<str>);

text_impls!(Url: 0 "The address as text.");

impl Url {
    /// The host, without a port: `www.example.cn`.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let end = rest.find(['/', '?', '#', ':']).unwrap_or(rest.len());
        &rest[..end]
    }
}

impl Scalar for Url {
    const FORMAT: &'static str = "url";
    const DESCRIPTION: &'static str = "网址，以 https:// 或 http:// 开头";
    const PATTERN: &'static str = "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s]+$";

    fn read(text: &str) -> Result<Url, Fault> {
        let Some(reason) = wrong_url(text) else {
            return Ok(Url(text.into()));
        };
        let found = shown(text);
        let fault = Fault::new(
            code::BAD_URL,
            format!("网址“{found}”不对：{}", reason.0),
            format!("the web address `{found}` is malformed: {}", reason.1),
        );
        let mut tidy: String = half_width(text).trim().replace('。', ".");
        if !tidy.contains("://") && !tidy.contains(':') && tidy.contains('.') {
            tidy.insert_str(0, "https://");
        }
        Err(if tidy != text && wrong_url(&tidy).is_none() {
            fault.write(&tidy)
        } else {
            fault.help(
                "请从浏览器地址栏复制完整的网址，如 https://www.example.cn/",
                "copy the whole address from the browser, such as https://www.example.cn/",
            )
        })
    }
}

fn wrong_url(text: &str) -> Option<(&'static str, &'static str)> {
    let scheme = text
        .split_once("://")
        .map(|(scheme, rest)| (scheme.to_ascii_lowercase(), rest));
    let Some((scheme, rest)) = scheme else {
        return Some((
            "应以 https:// 或 http:// 开头",
            "it must begin with https:// or http://",
        ));
    };
    if scheme != "http" && scheme != "https" {
        return Some((
            "只能用 https:// 或 http://",
            "only https:// and http:// are allowed",
        ));
    }
    if text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Some(("里面有空格", "it holds a space"));
    }
    if is_wide(text) || text.contains(['。', '、', '“', '”', '《', '》']) {
        return Some(("里面有全角字符", "it holds full-width characters"));
    }
    if text.contains(['"', '<', '>', '\\', '^', '`', '{', '|', '}']) {
        return Some(("里面有不能用的符号", "it holds a sign that addresses cannot have"));
    }
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, port) = rest[..end]
        .split_once(':')
        .map_or((&rest[..end], None), |(h, p)| (h, Some(p)));
    if !is_host(host) || port.is_some_and(|port| port.parse::<u16>().is_err()) {
        return Some(("域名不对", "the host is malformed"));
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn usual_addresses_are_read_as_written() {
        for good in ["a@b.cn", "Zhang.San+1@mail.example.gov.cn", "x@民政.政务"] {
            assert_eq!(Email::read(good).unwrap().as_str(), good);
        }
        for (good, host) in [
            ("https://shegong.example.cn/", "shegong.example.cn"),
            (
                "http://www.gov.cn/zhengce/content/2019-04/15/content_5382991.htm?a=1&b=%E4#x",
                "www.gov.cn",
            ),
            ("HTTPS://民政.政务:8080/通知", "民政.政务"),
            ("http://10.0.0.1", "10.0.0.1"),
        ] {
            let url = Url::read(good).unwrap();
            assert_eq!((url.as_str(), url.host()), (good, host));
        }
    }

    #[test]
    fn a_wrong_mail_address_is_mended_in_the_advice_where_that_is_plain() {
        for (bad, help) in [
            ("a＠b.cn", "请写 a@b.cn"),
            ("a@b。cn", "请写 a@b.cn"),
            ("a @ b.cn", "请写 a@b.cn"),
            ("mailto:a@b.cn", "请写 a@b.cn"),
            ("a@b", "minzheng@example.cn"),
            ("a@b@c.cn", "minzheng@example.cn"),
            ("a@b.cn;c@d.cn", "minzheng@example.cn"),
            ("暂无", "minzheng@example.cn"),
        ] {
            let fault = Email::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_EMAIL);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }

    #[test]
    fn only_plain_web_addresses_are_allowed() {
        for (bad, message, help) in [
            ("www.example.cn", "开头", "请写 https://www.example.cn"),
            ("javascript:alert(1)", "开头", "复制"),
            ("javascript://x.cn/%0aalert(1)", "只能用", "复制"),
            ("ftp://x.cn", "只能用", "复制"),
            ("https：//ｗｗｗ.x.cn", "开头", "请写 https://www.x.cn"),
            ("https://www。x.cn", "全角", "请写 https://www.x.cn"),
            ("https://x.cn/a b", "空格", "复制"),
            ("https://x.cn/\"onclick", "符号", "复制"),
            ("https://", "域名", "复制"),
            ("https://user@x.cn/", "域名", "复制"),
            ("https://x.cn:port/", "域名", "复制"),
        ] {
            let fault = Url::read(bad).unwrap_err();
            assert!(fault.zh.contains(message), "{bad}: {}", fault.zh);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }
}
