//! No bytes make the reader of content panic, and what it points at is in the text.
//!
//! **You are here:** `tests/suite/` — `record::parse` with bytes of all kinds, and whole builds around one strange file.

use crate::support::SiteTest;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::Arc;
use zhandian::diag::{At, Diagnostic, MessageLang, Position, json, text};
use zhandian::record::parse;
use zhandian::source::encoding;

/// One path of each kind of file.
const KINDS: [&str; 16] = [
    "content/site.yaml",
    "content/regions.yaml",
    "content/stations/a.yaml",
    "content/operators/a.yaml",
    "content/services/a.yaml",
    "content/audiences.yaml",
    "content/tags.yaml",
    "content/notices/a.md",
    "content/notices/a.bo.md",
    "content/disclosure/catalogue.yaml",
    "content/disclosure/items/a.md",
    "content/statistics/measures.yaml",
    "content/statistics/a.yaml",
    "content/pages/a.md",
    "content/files/a.csv",
    "content/other.yaml",
];

/// The text as findings count it.
fn decoded(bytes: &[u8]) -> String {
    encoding::decode(bytes).map_or_else(
        |_| String::from_utf8_lossy(bytes).into_owned(),
        std::borrow::Cow::into_owned,
    )
}

/// Every span lies in the text, on whole characters; every position is a line and column that the text has; both printed
/// forms can be made.
fn check_places(findings: &[Diagnostic], text_of: impl Fn(&str) -> Option<String>) {
    // A look at some of thousands is enough: each is held against the whole text.
    for finding in findings.iter().step_by(findings.len() / 50 + 1) {
        let related = finding.related.iter().map(|(place, ..)| place);
        for place in related.chain([&finding.place]) {
            let At::Span(span) = &place.at else { continue };
            let text = text_of(&place.file)
                .unwrap_or_else(|| panic!("a span in a file that is not there: {finding:?}"));
            assert!(
                span.start <= span.end && span.end <= text.len(),
                "{finding:?} in {} bytes",
                text.len()
            );
            assert!(
                text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
                "{finding:?}"
            );
            for offset in [span.start, span.end] {
                let position = Position::of(&text, offset);
                let line = text.split('\n').nth(position.line as usize - 1);
                let line = line.unwrap_or_else(|| panic!("no line {} for {finding:?}", position.line));
                assert!(
                    (1..=line.chars().count() + 1).contains(&(position.column as usize)),
                    "{finding:?}"
                );
            }
        }
        let source = text_of(&finding.place.file);
        for lang in [MessageLang::Zh, MessageLang::En] {
            assert!(!finding.fault.message(lang).is_empty(), "{finding:?}");
            assert!(!text::render(finding, source.as_deref(), lang, false).is_empty());
            let line = json::line(finding, source.as_deref(), lang);
            assert!(
                !line.contains('\n') && serde_json::from_str::<serde_json::Value>(&line).is_ok(),
                "{line}"
            );
        }
    }
}

fn read(path: &str, bytes: &[u8]) -> usize {
    let parsed = parse(&Arc::from(path), bytes);
    check_places(&parsed.diagnostics, |file| {
        assert_eq!(file, path);
        Some(decoded(bytes))
    });
    parsed.diagnostics.len()
}

#[test]
fn an_empty_item_of_a_list_is_a_finding_with_words() {
    read_as_every_kind(b"- \n");
}

/// Reads a file as every kind, alone, and in a whole build.
fn read_as_every_kind(bytes: &[u8]) {
    for path in KINDS {
        read(path, bytes);
        if path.ends_with(".md") {
            read(path, &[b"---\n", bytes, b"\n---\n", bytes].concat());
        }
    }
}

/// Pieces that mean something to the reader.
fn piece() -> impl Strategy<Value = String> {
    let words = select(&[
        "id", "name", "title", "date", "level", "region", "values", "hours", "services", "items", "steps",
        "zh", "bo", "- ", ": ", "：", "，", ", ", "[", "]", "{", "}", "【", "】", "“", "”", "\"", "'", "\n",
        "\n  ", "\n\t", "\n　　", "\r\n", "---", "\n---\n", "...", "&a", "*a", "<<", "!!str", "|\n", ">-\n",
        "#", "2026年11月22日", "2026-11-22", "2026-13-45", "09:30-13:00", "12：30", "5401", "540102007000",
        "xnew", "0891-6323215", "近950", "2—3", "≥35%", "true", "no", "~", "null", "1e999", "-0", "\u{200b}",
        "\u{feff}", "\u{fffd}", "\u{a0}", "\u{0}", "ལྷ་ས", "嘎玛贡桑", "𠮷", "e\u{301}", "](station:x)",
        "[^1]", "| - |", "files/../../x", "公示",
    ]);
    prop_oneof![4 => words.prop_map(str::to_owned), 1 => "\\PC{0,4}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_as_every_kind(&bytes);
    }

    #[test]
    fn nothing_that_looks_like_content_makes_it_panic(pieces in prop::collection::vec(piece(), 0..40)) {
        read_as_every_kind(pieces.concat().as_bytes());
    }

    #[test]
    fn a_good_file_with_a_slip_never_makes_a_build_panic(
        file in any::<Index>(), at in any::<Index>(), cut in 0..12usize, put in prop::collection::vec(piece(), 0..3),
    ) {
        let mut site = SiteTest::golden("bilingual");
        let paths: Vec<String> = site.tree.files().map(|file| file.path.to_string()).collect();
        let path = file.get(&paths);
        let mut bytes = site.tree.get(path).unwrap().bytes().unwrap().to_vec();
        // Cuts may fall into a character: files are cut off like that.
        let start = at.index(bytes.len() + 1);
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, put.concat().into_bytes());
        site.write(path, &bytes);
        read(path, &bytes);
        let outcome = site.build();
        let tree = &site.tree;
        check_places(&outcome.findings, |file| tree.get(file)?.bytes().map(decoded));
        let fields = outcome.findings.iter().find(|finding| matches!(finding.place.at, At::Field(_)));
        prop_assert!(fields.is_none(), "a field without a place: {:?}", fields);
    }

    #[test]
    fn positions_are_those_of_a_plain_count(text in "[a\\n甲ལྷ𠮷\\r]{0,30}", offset in 0..200usize) {
        let position = Position::of(&text, offset);
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        prop_assert_eq!((position.line as usize, position.column as usize), (line, column));
    }
}

#[test]
fn a_text_that_is_not_in_normal_form_has_its_places_too() {
    // U+FB2A grows in NFC, e + U+0301 shrinks: what is found in the normal form stands elsewhere in the file.
    for changed in [
        "\u{fb2a}\u{fb2a}\u{fb2a}\u{fb2a}",
        "e\u{301}e\u{301}e\u{301}e\u{301}",
    ] {
        for slip in [
            "110101199003074530",
            "བཀྲ་ཤིས ། བདེ་ལེགས་་",
            "\u{fffd}",
            "[x](station:nobody)",
        ] {
            let mut site = SiteTest::golden("bilingual");
            site.append(
                "content/notices/welcome.bo.md",
                &format!("{changed}{slip}{changed}甲{slip}"),
            );
            let outcome = site.build();
            let tree = &site.tree;
            check_places(&outcome.findings, |file| tree.get(file)?.bytes().map(decoded));
        }
    }
}

#[test]
fn files_made_to_hurt_are_refused() {
    let deep = |open: &str, close: &str, count: usize| open.repeat(count) + &close.repeat(count);
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n\
                d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n";
    let hostile: Vec<(&str, Vec<u8>)> = vec![
        ("brackets", "[".repeat(2 << 20).into_bytes()),
        ("braces", "{".repeat(1 << 20).into_bytes()),
        ("closed brackets", deep("[", "]", 100_000).into_bytes()),
        ("maps in maps", "{a: ".repeat(100_000).into_bytes()),
        ("dashes", "- ".repeat(100_000).into_bytes()),
        (
            "deep indentation",
            (0..2000)
                .fold(String::new(), |text, at| text + &" ".repeat(at) + "a:\n")
                .into_bytes(),
        ),
        ("a bomb of aliases", bomb.as_bytes().to_vec()),
        ("itself", b"a: &a [*a]\n".to_vec()),
        ("zeros", vec![0; 4096]),
        ("one quote", b"name: \"".to_vec()),
        ("half a character", "name: 甲".as_bytes()[..8].to_vec()),
        (
            "UTF-16",
            "name: 甲\n".encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ),
        (
            "GB18030",
            vec![b'n', b':', b' ', 0xc9, 0xe7, 0xb9, 0xa4, 0xd5, 0xbe, b'\n'],
        ),
        ("many documents", "---\n".repeat(10_000).into_bytes()),
        (
            "a long line",
            format!("nonsense: {}\n", "长".repeat(300_000)).into_bytes(),
        ),
        (
            "many keys",
            (0..1000)
                .map(|at| format!("k{at}: 1\n"))
                .collect::<String>()
                .into_bytes(),
        ),
        ("the same key", "name: 1\n".repeat(1000).into_bytes()),
    ];
    for (what, bytes) in &hostile {
        for path in KINDS.iter().filter(|path| path.ends_with(".yaml")) {
            assert!(read(path, bytes) > 0, "{what} in {path} is taken");
        }
        for path in KINDS.iter().filter(|path| path.ends_with(".md")) {
            assert!(
                read(path, &[b"---\n", bytes.as_slice(), b"\n---\n"].concat()) > 0,
                "{what} before {path} is taken"
            );
            read(path, bytes);
        }
    }
}

#[test]
fn texts_made_to_hurt_become_pages() {
    let hostile = [
        ("quotes in quotes", "> ".repeat(20_000)),
        (
            "lists in lists",
            (0..1000).fold(String::new(), |text, at| text + &"  ".repeat(at) + "- a\n"),
        ),
        ("brackets", "[".repeat(50_000)),
        ("pictures", "![".repeat(50_000)),
        ("stars", "*a **b ".repeat(20_000)),
        (
            "backticks",
            (1..400).map(|count| "`".repeat(count) + " ").collect(),
        ),
        ("tags", "<a><b><i>".repeat(20_000)),
        (
            "tables",
            format!("|{}\n|{}\n", "a|".repeat(2000), "-|".repeat(2000)),
        ),
        (
            "footnotes",
            (0..2000).map(|at| format!("[^{at}]: a[^{at}]\n\n")).collect(),
        ),
        ("clause numbers", "1.1 a\n\n".repeat(5000)),
        ("references", "&amp;&lt;&#0;&#x110000;".repeat(5000)),
        (
            "5,000 lines",
            (0..5000).map(|at| format!("第{at}行，内容。\n\n")).collect(),
        ),
    ];
    for (what, text) in hostile {
        let front = "---\ntitle: 标题\ndate: 2026-11-01\ncategory: news\n---\n";
        let mut site = SiteTest::golden("own-theme");
        let outcome = site
            .write("content/notices/long.md", format!("{front}{text}\n"))
            .build();
        let page = outcome.built.has_errors() || outcome.files.contains_key("notices/long.html");
        assert!(page, "{what}: {}", outcome.told());
    }
}

#[test]
fn a_station_of_an_unknown_level_still_has_a_page_for_the_preview() {
    let mut site = SiteTest::golden("bilingual");
    let path = "content/stations/county.yaml";
    let text = decoded(site.tree.get(path).unwrap().bytes().unwrap());
    let broken = text.replacen("level: ", "level: no-such-", 1);
    assert_ne!(text, broken);
    site.write(path, broken.as_bytes());
    let outcome = site.build();
    let codes: Vec<&str> = outcome
        .findings
        .iter()
        .map(|finding| finding.fault.code.id)
        .collect();
    assert!(codes.contains(&"Z310"), "{codes:?}");
}
