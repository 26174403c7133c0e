//! Schemes of links in content: `station:gamagongsang`, `https://…`.
//!
//! **You are here:** `value/` — read by whoever must tell a link from a key that lacks a space, and by the HTML sanitiser;
//! no IO. *Source:* content-format.md, "Links".

/// Schemes that lead to a record. `site/kinds/rows.rs` says to which.
pub const TO_RECORDS: &[&str] = &[
    "station", "service", "notice", "region", "page", "operator", "audience", "disclosure", "statistics",
    "level", "guide",
];

/// All that an address can begin with, places on a map (`geo`) among them.
pub fn schemes() -> impl Iterator<Item = &'static str> {
    OUTSIDE.iter().chain(TO_RECORDS).chain(&["geo"]).copied()
}

/// Schemes that lead out of the site.
pub const OUTSIDE: &[&str] = &["http", "https", "mailto", "tel"];
