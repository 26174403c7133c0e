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
#[allow(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    fn source(path: &str) -> AttachmentSource {
        AttachmentSource {
            path: path.into(),
            of: None,
            len: 0,
            hash: [0; 32],
        }
    }

    #[test]
    fn no_name_becomes_that_of_a_device_or_ends_in_a_full_stop() {
        for name in [
            "CON.docx", "com1.pdf", "附件con.txt", "nul.txt", "附件 LPT9.xlsx", "aux", "附件1.扫描件",
            "附件.（旧）", "con.con",
        ] {
            let files = build(&[source(&format!("content/files/{name}"))]);
            let url = &files.values().next().unwrap().url;
            let inner = url.strip_prefix("files/").unwrap();
            let stem = inner.split('.').next().unwrap();
            assert!(
                !is_device(stem) && !inner.ends_with('.') && inner.is_ascii(),
                "{name}: {url}"
            );
        }
    }

    #[test]
    fn a_name_is_found_as_texts_write_it() {
        // macOS keeps é as two signs, and composing takes ཀྵ apart.
        for (disk, text) in [
            ("cafe\u{301}.pdf", "café.pdf"),
            ("ཀྵ.pdf", "ཀྵ.pdf"),
            ("ཀ\u{FB5}.pdf", "ཀྵ.pdf"),
        ] {
            let files = build(&[source(&format!("content/files/{disk}"))]);
            let asked = nfc(&format!("content/files/{text}")).into_owned();
            assert_eq!(&*files[asked.as_str()].path, format!("content/files/{disk}"));
        }
    }

    #[test]
    fn a_chinese_name_becomes_portable_and_keeps_its_own() {
        let source = AttachmentSource {
            path: "content/files/附件 1.DOCX".into(),
            of: None,
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
    fn files_of_included_folders_lie_in_folders_of_their_names() {
        let of = |path: &str, name: Option<&str>| AttachmentSource {
            of: name.map(Into::into),
            ..source(path)
        };
        let files = build(&[
            of("../b/content/files/1.pdf", Some("b")),
            of("../a/content/files/1.pdf", Some("a")),
            of("content/files/1.pdf", None),
            of("content/files/a/1.pdf", None),
        ]);
        let url = |path: &str| files[path].url.as_str();
        assert_eq!(url("content/files/1.pdf"), "files/1.pdf");
        assert_eq!(url("content/files/a/1.pdf"), "files/a/1.pdf");
        assert_eq!(url("../b/content/files/1.pdf"), "files/b/1.pdf");
        assert!(url("../a/content/files/1.pdf").starts_with("files/a/1."));
        assert_eq!(
            files
                .values()
                .map(|file| &file.url)
                .collect::<BTreeSet<_>>()
                .len(),
            4
        );
    }

    #[test]
    fn names_that_differ_only_in_case_do_not_meet() {
        let of = |path: &str| AttachmentSource {
            path: path.into(),
            of: None,
            len: 0,
            hash: [0; 32],
        };
        let files = build(&[of("content/files/a.pdf"), of("content/files/A.pdf")]);
        let urls: BTreeSet<String> = files.values().map(|file| file.url.to_lowercase()).collect();
        assert_eq!(urls.len(), 2);
    }
}
