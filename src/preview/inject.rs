//! What the preview adds to a page: its script and style (the overlay is in `client/`), and the leave to talk to the preview
//! server.
//!
//! **You are here:** `preview/inject.rs` — used by `router` on each HTML answer; nothing of it is in a built page. No IO.

use crate::html::escape;
use std::fmt::Write as _;

/// What a page is, as the script needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page of the site.
    Page,
    /// The page for addresses that lead nowhere.
    Missing,
    /// The stand-in while no snapshot has been good yet.
    Broken,
}

/// What is written beside the script.
pub(super) struct Extras<'a> {
    pub(super) kind: Kind,
    /// The hash of the built bytes, by which a tab knows whether its page is out of date.
    pub(super) key: &'a str,
    pub(super) epoch: &'a str,
    /// Host and port of the event stream, like `127.0.0.1:4001`.
    pub(super) stream: &'a str,
    /// The file that the page is made from.
    pub(super) source: Option<&'a str>,
    pub(super) draft: bool,
    /// The address of the form for what the page shows; none where content is not edited.
    pub(super) edit: Option<&'a str>,
}

/// The page with the preview's additions before `</head>`. Bytes that are not UTF-8 come back as they are.
pub(super) fn inject(html: &[u8], extras: &Extras<'_>) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(html) else {
        return html.to_vec();
    };
    let lower = text.to_ascii_lowercase();
    // A page without a head element's end still has its script run wherever it stands.
    let head_end = lower.find("</head").unwrap_or(text.len());
    let mut page = with_stream_allowed(&text[..head_end], &lower[..head_end], extras.stream);
    page.push_str(&tags(extras));
    let body_end = lower
        .rfind("</body")
        .filter(|at| *at >= head_end)
        .unwrap_or(text.len());
    page.push_str(&text[head_end..body_end]);
    if let Some(edit) = extras.edit {
        page.push_str(&edit_link(edit));
    }
    page.push_str(&text[body_end..]);
    page.into_bytes()
}

/// The way to the form: a link, since a form works without scripts.
fn edit_link(edit: &str) -> String {
    format!(
        "<nav aria-label=\"编辑\" lang=\"zh-CN\" data-preview-edit><a href=\"{}\" data-edit>改这一页</a></nav>",
        escape(edit)
    )
}

fn tags(extras: &Extras<'_>) -> String {
    let kind = match extras.kind {
        Kind::Page => "page",
        Kind::Missing => "missing",
        Kind::Broken => "broken",
    };
    let mut tags = format!(
        "<link rel=\"stylesheet\" href=\"/__zhandian/preview.css\" data-preview>\
         <script src=\"/__zhandian/preview.js\" defer data-preview data-preview-kind=\"{kind}\" \
         data-preview-key=\"{}\" data-preview-epoch=\"{}\" data-preview-stream=\"http://{}/\"",
        escape(extras.key),
        escape(extras.epoch),
        escape(extras.stream),
    );
    if let Some(source) = extras.source {
        // Writing to a string does not fail.
        let _ = write!(tags, " data-preview-source=\"{}\"", escape(source));
    }
    if extras.draft {
        tags.push_str(" data-preview-draft");
    }
    tags.push_str("></script>");
    tags
}

/// The head with `connect-src` added to each policy in it: the page may then fetch from its own server, and listen to
/// the stream, which is another origin since its port is another.
fn with_stream_allowed(head: &str, lower: &str, stream: &str) -> String {
    // A policy cannot name an IPv6 address (CSP 3 §2.3.1), so the scheme has to do.
    let source = if stream.starts_with('[') {
        "http:".to_owned()
    } else {
        format!("http://{stream}")
    };
    let mut done = String::with_capacity(head.len() + 256);
    let mut from = 0;
    while let Some(tag) = lower[from..].find("<meta").map(|at| from + at) {
        let end = lower[tag..].find('>').map_or(lower.len(), |at| tag + at);
        if let Some((start, stop, quote)) = policy(&lower[tag..end]) {
            done.push_str(&head[from..tag + start]);
            done.push_str(&extended(&head[tag + start..tag + stop], &source, quote));
            from = tag + stop;
        } else {
            done.push_str(&head[from..end]);
            from = end;
        }
    }
    done.push_str(&head[from..]);
    done
}

/// Where the policy's text stands in a lower-case `<meta` tag, and its quote.
fn policy(tag: &str) -> Option<(usize, usize, char)> {
    if !tag.contains("content-security-policy") {
        return None;
    }
    let start = tag.match_indices("content=").find_map(|(at, name)| {
        // Not the end of another attribute's name.
        tag[..at]
            .ends_with(|c: char| c.is_ascii_whitespace())
            .then_some(at + name.len())
    })?;
    let quote = tag[start..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let length = tag[start + 1..].find(quote)?;
    Some((start + 1, start + 1 + length, quote))
}

/// A policy that allows `'self'` and `source` to be connected to. A `'none'` that stands beside other sources is
/// ignored by browsers (CSP 3 §6.7.2.5), so it may stay.
fn extended(policy: &str, source: &str, quote: char) -> String {
    let own = if quote == '\'' { "&#39;self&#39;" } else { "'self'" };
    let lower = policy.to_ascii_lowercase();
    let name = "connect-src";
    let stated = lower.match_indices(name).find(|(at, _)| {
        let before = lower[..*at].trim_end();
        let after = &lower[at + name.len()..];
        (before.is_empty() || before.ends_with(';')) && !after.starts_with('-')
    });
    match stated {
        Some((at, _)) => {
            let (directive, sources) = policy.split_at(at + name.len());
            format!("{directive} {own} {source}{sources}")
        }
        None => format!("{}; {name} {own} {source}", policy.trim_end_matches([';', ' '])),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const EXTRAS: Extras<'static> = Extras {
        kind: Kind::Page,
        key: "k1",
        epoch: "e1",
        stream: "127.0.0.1:4001",
        source: Some("content/notices/\"a\".md"),
        draft: true,
        edit: None,
    };

    fn injected(html: &str) -> String {
        String::from_utf8(inject(html.as_bytes(), &EXTRAS)).unwrap()
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_head_and_the_rest_is_as_built() {
        let page = injected("\u{feff}<html><head><title>站</title></HEAD><body>正文</body></html>");
        let (before, after) = page
            .split_once("<link rel=\"stylesheet\" href=\"/__zhandian/preview.css\"")
            .unwrap();
        assert_eq!(before, "\u{feff}<html><head><title>站</title>");
        let (tags, after) = after.split_once("</script>").unwrap();
        assert_eq!(after, "</HEAD><body>正文</body></html>");
        assert!(tags.contains("data-preview-source=\"content/notices/&quot;a&quot;.md\""));
        assert!(tags.contains("data-preview-key=\"k1\"") && tags.contains("data-preview-draft"));
    }

    #[test]
    fn the_policy_gains_the_stream_and_loses_nothing() {
        let page = injected(
            "<head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'; base-uri 'none'\"></head>",
        );
        assert!(page.contains(
            "content=\"default-src 'none'; base-uri 'none'; connect-src 'self' http://127.0.0.1:4001\">"
        ));
    }

    #[test]
    fn a_policy_that_speaks_of_connections_is_widened() {
        let page = injected(
            "<head><meta content='default-src &#39;none&#39;; connect-src &#39;none&#39;' \
             http-equiv=content-security-policy></head>",
        );
        assert!(page.contains("connect-src &#39;self&#39; http://127.0.0.1:4001 &#39;none&#39;'"));
    }

    #[test]
    fn other_meta_tags_and_pages_without_a_head_are_left_alone() {
        let page = injected("<meta name=\"description\" content=\"a\"><p>b");
        assert!(page.starts_with("<meta name=\"description\" content=\"a\"><p>b<link "));
        assert_eq!(inject(b"\xff</head>", &EXTRAS), b"\xff</head>");
    }

    #[test]
    fn a_stream_at_an_ipv6_address_is_allowed_by_its_scheme() {
        let html = b"<head><meta http-equiv=\"Content-Security-Policy\" content=\"a\"></head>";
        let page = inject(
            html,
            &Extras {
                stream: "[::1]:4001",
                ..EXTRAS
            },
        );
        assert!(
            String::from_utf8(page)
                .unwrap()
                .contains("\"a; connect-src 'self' http:\"")
        );
    }
}
