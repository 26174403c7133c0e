//! Guard of the form: whose request may change content. Loopback alone, our own pages alone, the token of this run.
//!
//! **You are here:** `preview/edit/` — asked with the head of a request, before its body is read; pure but for the token.
//!
//! Any web page can make a browser send a form to this machine. Three things keep such a form out, each enough: the cookie is
//! `SameSite=Strict` and `HttpOnly`; the browser says where a request comes from (`Origin`, `Sec-Fetch-Site`); and the form
//! must carry the token, which no other page can read. A name that leads here by DNS is refused by its `Host` before.

use crate::preview::answer::{Answer, Ask};
use crate::preview::request::Hosts;

/// What proves that a form came from a page of this run.
pub(super) struct Token {
    /// 64 hex digits.
    text: String,
    /// The name of the cookie: one a port, since browsers share cookies between the ports of a machine.
    cookie: String,
}

impl Token {
    /// A new one. *Errors:* the system has no random numbers to give.
    pub(super) fn new(port: u16) -> std::io::Result<Token> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| std::io::Error::other(error.to_string()))?;
        Ok(Token {
            text: blake3::Hash::from_bytes(bytes).to_hex().to_string(),
            cookie: format!("zhandian-edit-{port}"),
        })
    }

    /// As it stands in each form.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The value of `Set-Cookie`.
    pub(super) fn cookie(&self) -> String {
        format!(
            "{}={}; Path=/_edit; HttpOnly; SameSite=Strict",
            self.cookie, self.text
        )
    }

    /// Whether a text is the token; how long that takes says nothing about it.
    pub(super) fn is(&self, text: &str) -> bool {
        blake3::hash(text.as_bytes()) == blake3::hash(self.text.as_bytes())
    }

    fn is_in_cookies(&self, ask: &Ask) -> bool {
        let cookies = ask.field("Cookie").unwrap_or_default();
        cookies.split(';').any(|pair| {
            pair.trim()
                .split_once('=')
                .is_some_and(|(name, value)| name == self.cookie && self.is(value))
        })
    }
}

/// Whether a request that would change something comes from a page of ours. The `Host` was looked at before.
pub(super) fn refuse(ask: &Ask, hosts: &Hosts, token: &Token) -> Option<Answer> {
    let named = |name: &str| {
        ask.fields
            .iter()
            .filter(|(own, _)| own.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
            .collect::<Vec<_>>()
    };
    let own_origin = named("Origin").iter().all(|origin| hosts.allows_origin(origin));
    let own_site = named("Sec-Fetch-Site").iter().all(|site| *site == "same-origin");
    if !own_origin || !own_site {
        return Some(Answer::text(
            403,
            "这个请求不是从预览自己的页面来的，什么都没有改",
            "this request does not come from the preview's own pages; nothing was changed",
        ));
    }
    if !token.is_in_cookies(ask) {
        return Some(stale());
    }
    None
}

/// The answer to a form of another run.
pub(super) fn stale() -> Answer {
    Answer::text(
        403,
        "这个页面是程序上一次运行时打开的，什么都没有改：按后退键回到表单，刷新页面，再保存",
        "this page was opened in another run of the program; nothing was changed: reload the form and save again",
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    fn ask(fields: &[(&str, &str)]) -> Ask {
        Ask {
            method: "POST".to_owned(),
            target: "/_edit/station/a".to_owned(),
            fields: fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            body: Vec::new(),
        }
    }

    #[test]
    fn only_our_own_pages_with_the_token_are_let_in() {
        let hosts = Hosts::new("127.0.0.1", "127.0.0.1:4000".parse().unwrap(), None);
        let token = Token::new(4000).unwrap();
        let good = format!("a=b; zhandian-edit-4000={}", token.text());
        let refused = |fields: &[(&str, &str)]| refuse(&ask(fields), &hosts, &token).is_some();
        assert!(!refused(&[("Cookie", &good)]));
        assert!(!refused(&[
            ("Cookie", &good),
            ("Origin", "http://127.0.0.1:4000"),
            ("Sec-Fetch-Site", "same-origin")
        ]));
        assert!(refused(&[]));
        assert!(refused(&[("Cookie", "zhandian-edit-4000=")]));
        assert!(refused(&[("Cookie", &good.replace("4000", "4001"))]));
        for origin in [
            "null", "http://evil.example", "https://127.0.0.1:4000", "http://127.0.0.1:4001", "",
        ] {
            assert!(refused(&[("Cookie", &good), ("Origin", origin)]), "{origin}");
        }
        for site in ["cross-site", "same-site", "none", ""] {
            assert!(refused(&[("Cookie", &good), ("Sec-Fetch-Site", site)]), "{site}");
        }
        assert!(refused(&[
            ("Cookie", &good),
            ("Origin", "http://127.0.0.1:4000"),
            ("Origin", "http://evil.example")
        ]));
    }

    #[test]
    fn each_run_has_a_token_of_its_own() {
        let (one, other) = (Token::new(1).unwrap(), Token::new(1).unwrap());
        assert_eq!(one.text().len(), 64);
        assert!(!one.is(other.text()) && one.is(one.text()));
        assert!(one.cookie().contains("HttpOnly; SameSite=Strict"));
    }
}
