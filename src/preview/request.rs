//! The rules of a request, as pure functions: which host, which path, which type, which part.
//!
//! **You are here:** `preview/request.rs` — used by `answer`, `router` and `live`; no IO.

#[cfg(test)]
mod tests;

use std::net::{IpAddr, SocketAddr};
use std::ops::Range;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What cannot stand in a path as it is.
const IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// The path of a request, decoded once, without the leading `/` and the query: empty, `a/b.html` or `a/`.
/// `None` for all that is not a plain path below the root: bad `%` codes, text that is not UTF-8, NUL and other
/// controls, `\`, `:`, empty and dot segments, dot-files.
pub(super) fn decode(target: &str) -> Option<String> {
    let encoded = target
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .strip_prefix('/')?;
    let codes_are_whole = encoded.split('%').skip(1).all(|code| {
        code.as_bytes()
            .get(..2)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    if !codes_are_whole {
        return None;
    }
    let path = percent_decode_str(encoded).decode_utf8().ok()?;
    if path.chars().any(|c| c.is_control() || matches!(c, '\\' | ':')) {
        return None;
    }
    // A path may end in one `/`; any other empty segment would be a second name of a page, and `//host/` in a
    // redirection leads to another site.
    let folder = path.strip_suffix('/').unwrap_or(&path);
    let plain = folder
        .split('/')
        .all(|segment| !segment.is_empty() && !segment.starts_with('.'));
    (path.is_empty() || plain).then(|| path.into_owned())
}

/// A decoded path as it is written in a header: Chinese names become `%` codes.
pub(super) fn encode(path: &str) -> String {
    utf8_percent_encode(path, IN_PATH).to_string()
}

/// The values of one query parameter, decoded; those that are not UTF-8 are left out.
pub(super) fn query<'a>(target: &'a str, name: &str) -> Vec<String> {
    let pairs = target.split_once('?').map_or("", |(_, query)| query).split('&');
    let values = pairs.filter_map(|pair: &'a str| pair.strip_prefix(name)?.strip_prefix('='));
    values
        .filter_map(|value| percent_decode_str(value).decode_utf8().ok().map(Into::into))
        .collect()
}

/// All parameters of a query, decoded, in their order; those that are not UTF-8 are left out.
pub(super) fn pairs(target: &str) -> Vec<(String, String)> {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let query = query.split('#').next().unwrap_or_default().replace('+', " ");
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().ok().map(String::from);
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decoded(name)?, decoded(value)?))
        })
        .collect()
}

/// The names by which this server may be called. A page of another site can make a browser send a request here under
/// a name of its own (DNS rebinding); such a request is told by its `Host`.
#[derive(Debug)]
pub(super) struct Hosts {
    given: String,
    /// The computer's own name, when others may open the preview.
    computer: Option<String>,
    listening: IpAddr,
    port: u16,
}

impl Hosts {
    /// The rule for a server that was told to listen on `given` and listens on `address`, on a computer of this name.
    pub(super) fn new(given: &str, address: SocketAddr, computer: Option<String>) -> Self {
        Self {
            given: given.to_ascii_lowercase(),
            computer: computer.filter(|_| !address.ip().is_loopback()),
            listening: address.ip(),
            port: address.port(),
        }
    }

    /// Whether the value of a `Host` header names the page server.
    pub(super) fn allows(&self, value: &str) -> bool {
        self.allows_at(value, self.port)
    }

    /// Whether `value` names this machine with the port given: the loopback names, what `--host` says, the
    /// computer's name if others may open the preview (and that in `.local`, which no foreign server can answer for), and,
    /// when listening on every address, any address in digits (rebinding needs a name).
    pub(super) fn allows_at(&self, value: &str, port: u16) -> bool {
        let Some((name, stated)) = split_host(value) else {
            return false;
        };
        if stated != port {
            return false;
        }
        let name = name.to_ascii_lowercase();
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        matches!(name.as_str(), "localhost" | "127.0.0.1" | "[::1]")
            || name == self.given
            || self
                .computer
                .as_deref()
                .is_some_and(|own| name == own || name.strip_suffix(".local") == Some(own))
            || bare == self.given
            || bare
                .parse::<IpAddr>()
                .is_ok_and(|ip| ip == self.listening || self.listening.is_unspecified())
    }

    /// Whether an `Origin` header is that of our own pages.
    pub(super) fn allows_origin(&self, value: &str) -> bool {
        value
            .strip_prefix("http://")
            .is_some_and(|host| self.allows(host))
    }

    /// The host part under which a page that was asked for at `host` reaches our other port.
    pub(super) fn beside(&self, host: &str) -> String {
        match self.listening {
            // A loopback listener has one address, whichever of its names the page was opened by.
            IpAddr::V4(ip) if ip.is_loopback() => ip.to_string(),
            IpAddr::V6(ip) if ip.is_loopback() => format!("[{ip}]"),
            _ => split_host(host).map_or_else(|| self.listening.to_string(), |(name, _)| name.to_owned()),
        }
    }
}

/// Host name and port of an authority; without a port it is that of HTTP.
fn split_host(value: &str) -> Option<(&str, u16)> {
    let name_end = if value.starts_with('[') {
        value.find(']')? + 1
    } else {
        value.find(':').unwrap_or(value.len())
    };
    let (name, rest) = value.split_at(name_end);
    let port = match rest.strip_prefix(':') {
        Some(port) => port.parse().ok()?,
        None if rest.is_empty() => 80,
        None => return None,
    };
    (!name.is_empty()).then_some((name, port))
}

/// The media type of a file by its extension; `application/octet-stream` for what is not known.
/// Those of text carry the charset, since all text of a built site is UTF-8.
#[must_use]
pub fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref().unwrap_or_default() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "text/xml; charset=utf-8",
        "json" => "application/json",
        "ics" => "text/calendar; charset=utf-8",
        "vcf" => "text/vcard; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "rar" => "application/vnd.rar",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" | "et" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "wps" => "application/vnd.ms-works",
        "ofd" => "application/ofd",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        _ => "application/octet-stream",
    }
}

/// A media type as it is sent: text says that it is UTF-8.
pub(super) fn with_charset(media_type: &str) -> String {
    if media_type.starts_with("text/") && !media_type.contains("charset") {
        format!("{media_type}; charset=utf-8")
    } else {
        media_type.to_owned()
    }
}

/// Whether an `If-None-Match` header names this tag (given with its quotes). Weak tags count: RFC 9110 §13.1.2.
pub(super) fn etag_matches(header: &str, etag: &str) -> bool {
    header
        .split(',')
        .map(str::trim)
        .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}

/// Which bytes a `Range` header asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All: no range, one that we do not understand, or several (RFC 9110 §14.2 lets a server ignore them).
    Whole,
    /// One range of bytes, not empty.
    Some(Range<usize>),
    /// A range that lies outside the file.
    Outside,
}

/// The part of `length` bytes that a `Range` header asks for (RFC 9110 §14.1.2).
pub(super) fn part(header: &str, length: usize) -> Part {
    let Some((first, last)) = header
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Part::Whole;
    };
    let (first, last) = (first.trim(), last.trim());
    let number = |text: &str| {
        text.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| text.parse().unwrap_or(usize::MAX))
    };
    let range = match (first.is_empty(), last.is_empty(), number(first), number(last)) {
        (true, false, _, Some(tail)) => length.saturating_sub(tail)..length,
        (false, true, Some(from), _) => from..length,
        (false, false, Some(from), Some(to)) if from <= to => from..to.saturating_add(1).min(length),
        _ => return Part::Whole,
    };
    if range.is_empty() {
        Part::Outside
    } else {
        Part::Some(range)
    }
}
