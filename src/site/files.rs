//! Attachments (file downloads): published under portable names, downloaded under their own.
//!
//! **You are here:** `site/` — before records that name files; no IO.

use crate::value::{MeasureId, Scalar};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A file under `content/files/`, as the reader of the source tree saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentSource {
    /// Path relative to the site folder.
    pub path: Arc<str>,
    /// Length in bytes.
    pub len: u64,
    /// A hash of its content.
    pub hash: [u8; 32],
}

/// An attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Path relative to the site folder.
    pub path: Arc<str>,
    /// Where it is published, relative to the output's root: `files/biao-3fa2b1c4.docx`.
    pub url: String,
    /// Its own name, for the `download` attribute.
    pub name: String,
    /// Length in bytes.
    pub len: u64,
}

/// Gives every attachment its place. *Source:* portable-output.md N1–N6.
pub(crate) fn build(sources: &[AttachmentSource]) -> BTreeMap<Arc<str>, Attachment> {
    let mut taken = BTreeSet::new();
    let mut files = BTreeMap::new();
    let mut sorted: Vec<&AttachmentSource> = sources.iter().collect();
    sorted.sort_by(|a, b| a.path.cmp(&b.path));
    for source in sorted {
        let inner = source.path.strip_prefix("content/files/").unwrap_or(&source.path);
        let name = inner.rsplit('/').next().unwrap_or(inner).to_owned();
        let mut url = if is_picture(&name) {
            format!("files/{}", hashed(inner, &source.hash))
        } else {
            format!("files/{}", portable(inner))
        };
        if !taken.insert(url.to_lowercase()) {
            url = format!(
                "files/{}",
                hashed(inner, blake3::hash(inner.as_bytes()).as_bytes())
            );
            taken.insert(url.clone());
        }
        let path = Arc::clone(&source.path);
        files.insert(
            Arc::clone(&path),
            Attachment {
                path,
                url,
                name,
                len: source.len,
            },
        );
    }
    files
}

/// The path itself when it is portable, else its readable part with a hash of the whole.
fn portable(path: &str) -> String {
    let fine = path.len() <= 100
        && path.split('/').count() <= 4
        && path.split('/').all(|part| {
            let stem = part.split('.').next().unwrap_or_default();
            part.bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_'))
                && !part.starts_with(['.', '_'])
                && !part.ends_with('.')
                && MeasureId::read(stem).is_ok()
        });
    if fine {
        path.to_owned()
    } else {
        hashed(path, blake3::hash(path.as_bytes()).as_bytes())
    }
}

/// Pages load pictures, so that their names must change with their content (portable-output.md H1); the address of a download
/// stays when the file is replaced.
fn is_picture(name: &str) -> bool {
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(
        extension.as_deref(),
        Some("png" | "jpg" | "jpeg" | "gif" | "svg" | "ico")
    )
}

fn hashed(path: &str, hash: &[u8; 32]) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let readable: String = stem
        .to_ascii_lowercase()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(40)
        .collect();
    let readable = readable.trim_matches('-');
    let readable = if readable.is_empty() { "file" } else { readable };
    let extension: String = extension
        .to_ascii_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(8)
        .collect();
    let hash = blake3::Hash::from_bytes(*hash).to_hex();
    format!("{readable}.{}.{extension}", &hash[..8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_becomes_portable_and_keeps_its_own() {
        let source = AttachmentSource {
            path: "content/files/附件 1.DOCX".into(),
            len: 3,
            hash: [0; 32],
        };
        let files = build(&[source]);
        let file = &files["content/files/附件 1.DOCX"];
        assert!(
            file.url.starts_with("files/1.")
                && std::path::Path::new(&file.url)
                    .extension()
                    .is_some_and(|own| own == "docx"),
            "{}",
            file.url
        );
        assert_eq!(file.name, "附件 1.DOCX");
    }

    #[test]
    fn names_that_differ_only_in_case_do_not_meet() {
        let of = |path: &str| AttachmentSource {
            path: path.into(),
            len: 0,
            hash: [0; 32],
        };
        let files = build(&[of("content/files/a.pdf"), of("content/files/A.pdf")]);
        let urls: BTreeSet<String> = files.values().map(|file| file.url.to_lowercase()).collect();
        assert_eq!(urls.len(), 2);
    }
}
