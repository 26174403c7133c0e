//! Attachments (file downloads): published under portable names, downloaded under their own.
//!
//! **You are here:** `site/` — before records that name files; no IO.

use crate::value::{MeasureId, Scalar, in_content, included_in, nfc};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A file under `content/files/`, as the reader of the source tree saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentSource {
    /// Path relative to the site folder.
    pub path: Arc<str>,
    /// The name of the included site folder that it is of; none for the site's own.
    pub of: Option<Arc<str>>,
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
    /// A hash of its content.
    pub hash: [u8; 32],
}

/// Gives every attachment its place. Two counties may both have a `files/1.pdf`: those of included folders lie in a folder of
/// its name, whether or not another has the same, so that an address does not change with what others do.
/// *Source:* portable-output.md N1–N6.
pub(crate) fn build(sources: &[AttachmentSource]) -> BTreeMap<Arc<str>, Attachment> {
    let mut taken = BTreeSet::new();
    let mut files = BTreeMap::new();
    let mut sorted: Vec<&AttachmentSource> = sources.iter().collect();
    // The site's own have their addresses by right.
    sorted.sort_by_key(|source| (included_in(&source.path).is_some(), &source.path));
    for source in sorted {
        let inner = in_content(&source.path).unwrap_or(&source.path);
        let inner = inner.strip_prefix("files/").unwrap_or(inner);
        let folder = source
            .of
            .as_ref()
            .map_or_else(|| "files/".to_owned(), |name| format!("files/{name}/"));
        let name = nfc(inner.rsplit('/').next().unwrap_or(inner)).into_owned();
        let mut url = if is_picture(&name) {
            format!("{folder}{}", hashed(inner, &source.hash))
        } else {
            format!("{folder}{}", portable(inner))
        };
        if !taken.insert(url.to_lowercase()) {
            url = format!(
                "{folder}{}",
                hashed(inner, blake3::hash(inner.as_bytes()).as_bytes())
            );
            taken.insert(url.clone());
        }
        let path = Arc::clone(&source.path);
        // Texts name files composed, whatever the disk made of the name.
        let key = match nfc(&path) {
            Cow::Owned(composed) if !files.contains_key(composed.as_str()) => composed.into(),
            _ => Arc::clone(&path),
        };
        files.insert(
            key,
            Attachment {
                path,
                url,
                name,
                len: source.len,
                hash: source.hash,
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
    // 附件con.txt: what is left of the name may be no name at all, or one that Windows keeps for a device (N4).
    let readable = match readable {
        "" => "file".to_owned(),
        name if is_device(name) => format!("file-{name}"),
        name => name.to_owned(),
    };
    let extension: String = extension
        .to_ascii_lowercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(8)
        .collect();
    let extension = if extension.is_empty() { "bin" } else { &extension };
    let hash = blake3::Hash::from_bytes(*hash).to_hex();
    format!("{readable}.{}.{extension}", &hash[..8])
}

/// Whether Windows keeps a name for a device, with any extension.
fn is_device(stem: &str) -> bool {
    let numbered = |kind: &str| {
        stem.strip_prefix(kind)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(stem, "con" | "prn" | "aux" | "nul" | "conin" | "conout") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests;
