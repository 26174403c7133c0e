//! What the XML formats have in common.
//!
//! **You are here:** `data/` — used by `feed` and `sitemap`; no IO.

/// The beginning of a document, with its root element and this element's attributes.
pub(super) fn header(root: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root}>\n")
}
