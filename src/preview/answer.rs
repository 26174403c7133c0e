//! An answer and its bytes: head and body, whole or in part, or the word that the browser has it already.
//!
//! **You are here:** `preview/answer.rs` — `router` fills answers in, `front` writes them. No IO.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use super::request::{self, Part};

/// A request's head.
pub(super) struct Ask {
    pub(super) method: String,
    /// As it came: encoded, with the query.
    pub(super) target: String,
    /// Names are compared without case.
    pub(super) fields: Vec<(String, String)>,
    /// What follows the head; empty unless the request may have one.
    pub(super) body: Vec<u8>,
}

impl Ask {
    /// The value of a field that came exactly once.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        let mut values = self
            .fields
            .iter()
            .filter(|(field, _)| field.eq_ignore_ascii_case(name));
        let (_, value) = values.next()?;
        values.next().is_none().then_some(value.as_str())
    }
}

/// An answer before it is written.
pub(super) struct Answer {
    pub(super) status: u16,
    fields: Vec<(&'static str, String)>,
    bytes: Arc<[u8]>,
    part: Range<usize>,
}

impl Answer {
    pub(super) fn new(status: u16, media_type: &str, bytes: Arc<[u8]>) -> Self {
        let part = 0..bytes.len();
        Self {
            status,
            fields: vec![("Content-Type", request::with_charset(media_type))],
            bytes,
            part,
        }
    }

    /// A line of text in both languages.
    pub(super) fn text(status: u16, zh: &str, en: &str) -> Self {
        Self::new(status, "text/plain", format!("{zh}\n{en}\n").into_bytes().into())
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.fields.push((name, value.into()));
        self
    }

    /// Head and body in one buffer, so that they leave in one write: two writes cost 40 ms where the system waits
    /// to join small packets. The body is left out for HEAD, its length is told.
    pub(super) fn into_bytes(self, head_only: bool) -> Vec<u8> {
        let body = self.bytes.get(self.part).unwrap_or_default();
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.fields {
            // Writing to a string does not fail.
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if self.status != 304 {
            let _ = write!(head, "Content-Length: {}\r\n", body.len());
        }
        // A kept connection holds a thread, and nothing is won: the way is short.
        // Other sites' pages may not load what is shown here: there are drafts in it.
        head.push_str(
            "X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n\
             Cache-Control: no-cache\r\nConnection: close\r\n\r\n",
        );
        let mut out = head.into_bytes();
        if !head_only {
            out.extend_from_slice(body);
        }
        out
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        303 => "See Other",
        304 => "Not Modified",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        422 => "Unprocessable Content",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        _ => "Internal Server Error",
    }
}

/// The answer with its tag, or 304 if the browser has these very bytes.
pub(super) fn fresh(ask: &Ask, status: u16, media_type: &str, bytes: Arc<[u8]>) -> Answer {
    let etag = format!("\"{}\"", key(&bytes));
    let known = status == 200
        && ask
            .field("If-None-Match")
            .is_some_and(|tags| request::etag_matches(tags, &etag));
    let mut answer = Answer::new(status, media_type, bytes);
    if known {
        answer.status = 304;
        answer.part = 0..0;
    }
    answer.with("ETag", etag)
}

/// The part of a file that was asked for. Parts are for attachments: a page is small, and its bytes are put together
/// anew for each answer.
pub(super) fn partial(ask: &Ask, answer: Answer) -> Answer {
    let mut answer = answer.with("Accept-Ranges", "bytes");
    let Some(range) = ask
        .field("Range")
        .filter(|_| answer.status == 200 && ask.method == "GET")
    else {
        return answer;
    };
    let etag = answer
        .fields
        .iter()
        .find(|(name, _)| *name == "ETag")
        .map(|(_, value)| value.as_str());
    if ask
        .field("If-Range")
        .is_some_and(|condition| Some(condition) != etag)
    {
        return answer;
    }
    let length = answer.bytes.len();
    match request::part(range, length) {
        Part::Whole => answer,
        Part::Some(part) => {
            let told = format!("bytes {}-{}/{length}", part.start, part.end - 1);
            answer.status = 206;
            answer.part = part;
            answer.with("Content-Range", told)
        }
        Part::Outside => {
            answer.status = 416;
            answer.part = 0..0;
            answer.with("Content-Range", format!("bytes */{length}"))
        }
    }
}

/// A short hash of a file's bytes.
pub(super) fn key(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}
