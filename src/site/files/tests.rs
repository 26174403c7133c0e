#![allow(clippy::unwrap_used, reason = "a test may panic")]

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
