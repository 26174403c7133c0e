//! Request head: read from a socket within a length and a time, and parsed.
//!
//! **You are here:** `preview/head.rs` — used by `front`, before `router` and `live` see a request.
//!
//! `tiny_http` knows what methods and header fields are; it is not given the socket (see `front`).

use std::io::{self, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use tiny_http::{Header, Method};

use super::answer::Ask;

/// The longest request head, in bytes. A browser's is under 2 KiB; a tab that asks about 200 files needs more.
const LONGEST: usize = 64 * 1024;
/// How long the whole head may take, from its first byte or from the connection's beginning.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a body may take.
const BODY_PATIENCE: Duration = Duration::from_secs(30);
const END: &[u8] = b"\r\n\r\n";

/// What was read instead of a request.
#[derive(Debug)]
pub(super) enum NoRequest {
    /// The connection was closed, said nothing for too long, or failed: nobody waits for an answer.
    Gone,
    /// A head that is too long.
    TooLong,
    /// Bytes that are no head of HTTP/1.
    Nonsense,
}

/// One connection's input: what came after the last head stays for the next.
#[derive(Default)]
pub(super) struct Heads {
    pending: Vec<u8>,
}

impl Heads {
    /// The next request on this connection.
    pub(super) fn next(&mut self, mut stream: &TcpStream) -> Result<Ask, NoRequest> {
        let end = Instant::now() + PATIENCE;
        let mut piece = [0; 4096];
        let mut searched = 0;
        loop {
            if let Some(at) = find(&self.pending, searched) {
                let rest = self.pending.split_off(at + END.len());
                let head = std::mem::replace(&mut self.pending, rest);
                return parse(&head).ok_or(NoRequest::Nonsense);
            }
            if self.pending.len() > LONGEST {
                return Err(NoRequest::TooLong);
            }
            searched = self.pending.len().saturating_sub(END.len() - 1);
            let left = end.saturating_duration_since(Instant::now());
            // No time at all would mean "for ever".
            if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
                return Err(NoRequest::Gone);
            }
            match stream.read(&mut piece) {
                Ok(0) => return Err(NoRequest::Gone),
                Ok(length) => self.pending.extend_from_slice(&piece[..length]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(NoRequest::Gone),
            }
        }
    }

    /// The body of the request that came last, of exactly this length.
    pub(super) fn body(&mut self, mut stream: &TcpStream, length: usize) -> Result<Vec<u8>, NoRequest> {
        let end = Instant::now() + BODY_PATIENCE;
        let mut piece = [0; 16 * 1024];
        while self.pending.len() < length {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
                return Err(NoRequest::Gone);
            }
            match stream.read(&mut piece) {
                Ok(0) => return Err(NoRequest::Gone),
                Ok(read) => self.pending.extend_from_slice(&piece[..read]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return Err(NoRequest::Gone),
            }
        }
        let rest = self.pending.split_off(length);
        Ok(std::mem::replace(&mut self.pending, rest))
    }
}

fn find(bytes: &[u8], from: usize) -> Option<usize> {
    let behind = bytes.get(from..)?;
    behind
        .windows(END.len())
        .position(|window| window == END)
        .map(|at| from + at)
}

fn parse(head: &[u8]) -> Option<Ask> {
    let head = std::str::from_utf8(head).ok()?;
    let mut lines = head.trim_end_matches("\r\n").split("\r\n");
    let mut words = lines.next()?.split(' ');
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || !version.starts_with("HTTP/1.") || method.is_empty() || target.is_empty() {
        return None;
    }
    let method: Method = method.parse().ok()?;
    let fields = lines
        .map(|line| {
            let field: Header = line.parse().ok()?;
            Some((field.field.to_string(), field.value.to_string()))
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Ask {
        method: method.to_string(),
        target: target.to_owned(),
        fields,
        body: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    #[test]
    fn a_head_is_its_method_target_and_fields() {
        let ask = parse(b"GET /a?b=%E7%AB%99 HTTP/1.1\r\nHost: localhost:4000\r\nRange:  bytes=0-1 \r\n\r\n")
            .unwrap();
        assert_eq!(
            (ask.method.as_str(), ask.target.as_str()),
            ("GET", "/a?b=%E7%AB%99")
        );
        assert_eq!(ask.field("range"), Some("bytes=0-1"));
    }

    #[test]
    fn nonsense_is_no_head() {
        for head in [
            "GET /\r\n\r\n",
            "GET / HTTP/2.0\r\n\r\n",
            "GET / HTTP/1.1 x\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\nA: 站\r\n\r\n",
            "\r\n\r\n",
        ] {
            assert!(parse(head.as_bytes()).is_none(), "{head}");
        }
        assert!(parse(b"GET /\xff HTTP/1.1\r\n\r\n").is_none());
    }

    #[test]
    fn the_end_is_found_across_two_pieces() {
        let bytes = b"GET / HTTP/1.1\r\n\r\nGET";
        assert_eq!(find(bytes, 0), Some(14));
        assert_eq!(find(bytes, 14), Some(14));
        assert_eq!(find(&bytes[..17], 0), None);
    }
}
