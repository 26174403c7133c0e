//! WARC writer (ISO 28500:2017, WARC/1.1): pages and files in the form in which web archives keep them.
//!
//! **You are here:** `disk/package/` — makes bytes; used for the archive of a year. Each record is a gzip member of its own, so
//! that readers can go to any of them.
//!
//! Nothing was fetched over HTTP, so files stand in `resource` records, which hold a file as it is.

use super::checksums::{Checksums, hex};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write};

/// What is written into a WARC.
pub struct WarcRecord<'r> {
    /// Its address on the web.
    pub address: &'r str,
    /// Its media type.
    pub media: &'r str,
    /// Its bytes.
    pub bytes: &'r [u8],
}

/// The bytes of a WARC file; `date` is when the site was built, as RFC 3339 in UTC: `2026-11-22T01:00:00Z`.
pub fn warc(date: &str, title: &str, records: &[WarcRecord<'_>]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let info = format!(
        "software: zhandian {}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\ndescription: {title}\r\n",
        env!("CARGO_PKG_VERSION")
    );
    let head = head("warcinfo", None, date, "application/warc-fields", info.as_bytes());
    member(&mut out, &head, info.as_bytes())?;
    for WarcRecord {
        address,
        media,
        bytes,
    } in records
    {
        member(
            &mut out,
            &self::head("resource", Some(address), date, media, bytes),
            bytes,
        )?;
    }
    Ok(out)
}

fn head(kind: &str, address: Option<&str>, date: &str, media: &str, bytes: &[u8]) -> String {
    let sums = Checksums::of_bytes(bytes);
    let target = address.map_or_else(String::new, |address| format!("WARC-Target-URI: {address}\r\n"));
    let identity = Checksums::of_bytes(format!("{kind} {target}{date} {}", hex(&sums.sha256)).as_bytes());
    format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: {date}\r\n{target}\
         WARC-Block-Digest: sha256:{}\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        uuid(&identity.sha256),
        hex(&sums.sha256),
        bytes.len()
    )
}

fn member(out: &mut Vec<u8>, head: &str, bytes: &[u8]) -> io::Result<()> {
    let mut gzip = GzEncoder::new(out, Compression::default());
    gzip.write_all(head.as_bytes())?;
    gzip.write_all(bytes)?;
    gzip.write_all(b"\r\n\r\n")?;
    gzip.finish().map(drop)
}

/// A UUID of version 8 (RFC 9562): the beginning of a hash, so that the same record has the same name in every run.
fn uuid(hash: &[u8; 32]) -> String {
    let mut digits = hex(hash);
    digits.truncate(32);
    digits.replace_range(12..13, "8");
    digits.replace_range(16..17, "a");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}
