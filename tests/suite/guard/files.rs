//! Files that hold a number, a telephone or a position: none is published in silence, and honest files are.
//!
//! **You are here:** `tests/suite/guard/` — reads the files that `tests/guard/make.py` makes.

use crate::support::project;
use zhandian::personal::file::{Admission, Looked, look};

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = std::fs::read_dir(project().join("tests/guard").join(folder))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (
                entry.file_name().into_string().unwrap(),
                std::fs::read(entry.path()).unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

/// Whether what must not be published was seen itself.
fn is_caught(looked: &Looked) -> bool {
    !looked.numbers.is_empty() || looked.position
}

/// Whether the file is refused or said to be unchecked.
fn is_named(looked: &Looked) -> bool {
    looked.admission != Admission::Listed || looked.unchecked.is_some() || looked.damaged.is_some()
}

#[test]
fn no_file_with_personal_data_is_silent() {
    // Of these the form itself is what is told: scans, what is broken, what runs, numbers whose digits are lost.
    const NAMED: [&str; 10] = [
        "f-scan.pdf", "f-scan1.pdf", "i-broken.jpg", "o-ofdimg.ofd", "page.jpg", "prog.docx", "s-on.svg",
        "s-script.svg", "sci.csv", "sci2.csv",
    ];
    let all = files("attachments");
    assert!(all.len() > 150, "{}", all.len());
    for (name, bytes) in all {
        let looked = look(&format!("content/files/{name}"), &bytes);
        let expected = if NAMED.contains(&name.as_str()) {
            is_named(&looked)
        } else {
            is_caught(&looked)
        };
        assert!(expected, "{name}: {looked:?}");
    }
}

#[test]
fn honest_files_raise_nothing() {
    let all = files("innocent");
    assert!(all.len() > 10, "{}", all.len());
    for (name, bytes) in all {
        let looked = look(&format!("content/files/{name}"), &bytes);
        assert_eq!(looked, Looked::default(), "{name}");
    }
}

#[test]
fn a_kind_outside_the_list_is_refused_whatever_it_holds() {
    let kinds = "log ini dat sql bak yaml js css xhtml mht eml msg kml epub dotx xltx xlsb ppsx odg fodt ott ett xps pages jar tgz bz2 xz \
                 zst iso exe cab ai mdb dbf one vsd caj ceb gd sep psd cdr dwg wav mov webp heic tif bmp html htm php asp jsp aspx \
                 shtml md tsv xml docm xlsm hta ps1 lnk swf 7z gz tar rp key numbers";
    for kind in kinds.split_whitespace() {
        for content in ["王某 11010519491231002X\n", "正文", "\0\u{1}\u{2}"] {
            let looked = look(&format!("content/files/附件.{kind}"), content.as_bytes());
            assert_ne!(looked.admission, Admission::Listed, "{kind}");
        }
    }
    for name in ["附件", "附件1.扫描件", "web.config", ".htaccess", "a.php.jpg"] {
        let looked = look(&format!("content/files/{name}"), b"a");
        assert_ne!(looked.admission, Admission::Listed, "{name}");
    }
    // What is named as sound or as an archive cannot be looked through: it is said.
    for name in ["a.mp3", "a.mp4", "a.rar", "a.doc", "a.wps"] {
        let looked = look(
            &format!("content/files/{name}"),
            b"\0\x01\x02\x03\x04\x05\x06\x07\x08",
        );
        assert!(looked.unchecked.is_some(), "{name}: {looked:?}");
    }
}

#[test]
fn a_file_of_many_parts_costs_as_much_as_it_is_long() {
    use std::time::{Duration, Instant};
    // What was tried: half a megabyte of numbers took seconds, and a megabyte four times as many.
    let start = Instant::now();
    for line in [
        "王某,11010519491231002X\n",
        "李某,13912345678\n",
        "| 110105491231002 | 甲 |\n",
    ] {
        let text = format!("\u{feff}姓名,身份证\n{}", line.repeat(20_000));
        look("content/files/a.csv", text.as_bytes());
        look("content/files/a.txt", text.as_bytes());
    }
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
