//! Personal data reaches no output and no message: whatever the disguise, the build is refused and the number hidden.
//!
//! **You are here:** `tests/suite/` — builds the minimal golden site with generated numbers in it.

use crate::support::SiteTest;
use proptest::prelude::*;
use proptest::sample::select;
use std::io::{Cursor, Write};
use zhandian::build::{Builder, Input};
use zhandian::diag::{MessageLang, Severity, code, text};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Valid ID numbers of made-up people: place, birthday, serial number, check digit.
pub(crate) fn id_number() -> impl Strategy<Value = String> {
    let places = select(vec!["540102", "540121", "350424", "110105", "653223"]);
    (places, 1920u32..2026, 1u32..=12, 1u32..=28, 0u32..1000).prop_map(|(place, year, month, day, serial)| {
        let body = format!("{place}{year}{month:02}{day:02}{serial:03}");
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        let sum: u32 = body
            .bytes()
            .zip(weights)
            .map(|(digit, weight)| u32::from(digit - b'0') * weight)
            .sum();
        let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
        body + check
    })
}

/// The number as people and programs disguise it.
fn disguises(id: &str) -> Vec<String> {
    let wide = |text: &str| -> String {
        let one = |c: char| match c {
            'X' => 'Ｘ',
            digit => char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).unwrap(),
        };
        text.chars().map(one).collect()
    };
    let (place, rest) = id.split_at(6);
    let (birth, serial) = rest.split_at(8);
    let spaced: Vec<String> = id.chars().map(String::from).collect();
    vec![
        id.to_owned(),
        id.to_lowercase(),
        wide(id),
        format!("{place} {birth} {serial}"),
        format!("{place}-{birth}-{serial}"),
        spaced.join(" "),
        format!("{place}**{birth}**{serial}"),
        format!("{place}<b>{birth}</b>{serial}"),
        format!("{place}&nbsp;{birth}{serial}"),
        format!("{place}\u{200B}{birth}\u{A0}{serial}"),
    ]
}

fn archive(part: &str, xml: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(part, SimpleFileOptions::default()).unwrap();
    zip.write_all(xml.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// A packed PDF whose text is set with a font of the usual coding.
fn pdf(text: &str) -> Vec<u8> {
    use lopdf::{Dictionary, Document, Object, Stream, dictionary};
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let content = format!("BT /F1 12 Tf 72 700 Td ({text}) Tj ET");
    let content = document.add_object(Stream::new(Dictionary::new(), content.into_bytes()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Every place in a site where a number can stand, with the number in each.
pub(crate) fn places(id: &str) -> Vec<(String, Vec<u8>)> {
    let notice = |front: &str, body: &str| {
        format!("---\ntitle: 通知\ndate: 2026-11-12\ncategory: notices\n{front}---\n\n{body}\n").into_bytes()
    };
    let new = || "content/notices/new.md".to_owned();
    let (head, tail) = id.split_at(10);
    let mut all = Vec::new();
    for number in disguises(id) {
        all.push((new(), notice("", &format!("证件{number}。"))));
        all.push((
            new(),
            notice(
                "",
                &format!("| 姓名 | 证件 |\n| --- | --- |\n| 王某 | {number} |"),
            ),
        ));
        all.push((
            new(),
            notice(&format!("summary: \"{}\"\n", number.replace('"', "")), "正文"),
        ));
        all.push(("content/files/a.txt".to_owned(), number.clone().into_bytes()));
        let (gbk, _, _) = encoding_rs::GB18030.encode(&number);
        all.push((
            "content/files/a.csv".to_owned(),
            format!("姓名,证件\n王某,{number}\n").into_bytes(),
        ));
        all.push(("content/files/b.csv".to_owned(), gbk.into_owned()));
    }
    all.push((new(), notice("", &format!("证件{head}\n{tail}。"))));
    all.push((
        new(),
        notice(&format!("summary: >\n  证件{head}\n  {tail}\n"), "正文"),
    ));
    all.push((new(), notice("", &format!("> {head}\n> {tail}"))));
    all.push((new(), notice("", &format!("[看](https://a.example.cn/?id={id})"))));
    all.push((new(), notice("", &format!("[{id}](https://a.example.cn/)"))));
    all.push((new(), notice(&format!("keywords: [{id}]\n"), "正文")));
    all.push((
        new(),
        notice(
            &format!("source: {{name: 报, url: https://a.example.cn/{id}}}\n"),
            "正文",
        ),
    ));
    all.push((
        format!("content/notices/{}.md", id.to_lowercase()),
        notice("", "正文"),
    ));
    all.push((format!("content/files/{id}.txt"), b"x".to_vec()));
    let runs = format!(
        "<w:document><w:p><w:r><w:t>{head}</w:t></w:r><w:r><w:t>{tail}</w:t></w:r></w:p></w:document>"
    );
    all.push((
        "content/files/a.docx".to_owned(),
        archive("word/document.xml", &runs),
    ));
    let shared = format!("<sst><si><t>证件</t></si><si><t>{id}</t></si></sst>");
    all.push((
        "content/files/a.xlsx".to_owned(),
        archive("xl/sharedStrings.xml", &shared),
    ));
    all.push(("content/files/a.pdf".to_owned(), pdf(&format!("ID {id}"))));
    all
}

/// A notice that attaches a file: what nothing refers to is not published, and not searched. *Shape:* path and text.
pub(crate) fn referring(path: &str) -> Option<(&'static str, String)> {
    let file = path.strip_prefix("content/")?;
    let text = format!(
        "---\ntitle: 附件\ndate: 2026-11-12\ncategory: notices\nattachments: [{{file: \"{file}\"}}]\n---\n\n见附件。\n"
    );
    file.starts_with("files/")
        .then_some(("content/notices/referring.md", text))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2, ..ProptestConfig::default() })]

    #[test]
    fn no_id_number_passes_the_build_or_is_repeated(id in id_number()) {
        let mut builder = Builder::new();
        let mut site = SiteTest::golden("minimal");
        for (path, bytes) in places(&id) {
            let before = site.tree.clone();
            site.write(&path, &bytes);
            if let Some((notice, text)) = referring(&path).filter(|_| !path.contains(&id)) {
                site.write(notice, text);
            }
            let input = Input { tree: &site.tree, unreadable: &[], options: &site.options };
            let built = builder.run(&input);
            site.tree = before;
            let found: Vec<_> = built.diagnostics.iter().filter(|own| own.fault.code == code::ID_NUMBER).collect();
            prop_assert!(!found.is_empty(), "{path}: {}", String::from_utf8_lossy(&bytes));
            prop_assert!(built.has_errors(), "{path}");
            for finding in &built.diagnostics {
                let shown = text::render(finding, None, MessageLang::Zh, false);
                prop_assert!(!shown.to_uppercase().contains(&id), "{shown}");
            }
        }
    }
}

/// A site with one more notice.
fn with_notice(front: &str, body: &str) -> SiteTest {
    let mut site = SiteTest::golden("minimal");
    let text = format!("---\ntitle: 通知\ndate: 2026-11-12\ncategory: notices\n{front}---\n\n{body}\n");
    site.write("content/notices/new.md", text);
    site
}

fn severities(site: &SiteTest, code: &zhandian::diag::Code) -> Vec<Severity> {
    let built = site.build_afresh().built;
    let own = built.diagnostics.iter().filter(|own| own.fault.code == code);
    own.map(|own| own.severity).collect()
}

#[test]
fn an_exception_needs_a_reason_and_a_name() {
    let card = "捐赠账户6222021000112233449";
    let allow = |rest: &str| format!("allow: [{{rule: bank-card, reason: 单位捐赠账户{rest}}}]\n");
    assert_eq!(
        severities(&with_notice("", card), code::BANK_CARD),
        [Severity::Error]
    );
    assert_eq!(
        severities(&with_notice(&allow(""), card), code::BANK_CARD),
        [Severity::Error]
    );
    assert_eq!(
        severities(&with_notice(&allow(", by: 张局长"), card), code::BANK_CARD),
        [Severity::Note]
    );
}

#[test]
fn an_exception_holds_for_the_attachments_of_the_document() {
    let front = "attachments: [{file: files/a.txt, title: 账户}]\n";
    let mut site = with_notice(front, "正文");
    site.write("content/files/a.txt", "6222021000112233449");
    assert_eq!(severities(&site, code::BANK_CARD), [Severity::Error]);
    let mut site = with_notice(
        &format!("{front}allow: [{{rule: Z702, reason: 捐赠账户, by: 张局长}}]\n"),
        "正文",
    );
    site.write("content/files/a.txt", "6222021000112233449");
    assert_eq!(severities(&site, code::BANK_CARD), [Severity::Note]);
}

#[test]
fn a_draft_and_an_attachment_of_nothing_public_are_not_looked_at() {
    let mut site = with_notice(
        "draft: true\nattachments: [{file: files/a.txt}]\n",
        "11010519491231002X",
    );
    site.write("content/files/a.txt", "11010519491231002X");
    assert_eq!(severities(&site, code::ID_NUMBER), []);
}

#[test]
fn a_pdf_without_text_is_said_to_be_unchecked() {
    let mut site = with_notice("attachments: [{file: files/a.pdf}]\n", "正文");
    site.write("content/files/a.pdf", pdf(""));
    assert_eq!(severities(&site, code::UNCHECKED_ATTACHMENT), [Severity::Warning]);
    assert!(site.build_afresh().built.diagnostics.iter().any(|own| {
        own.fault.code == code::UNCHECKED_ATTACHMENT && own.fault.zh.contains("没有文字")
    }));
    site.write("content/files/a.pdf", pdf("Service hours"));
    assert_eq!(severities(&site, code::UNCHECKED_ATTACHMENT), []);
}

#[test]
fn the_line_that_is_shown_hides_the_number() {
    let site = with_notice("", "王某11010519491231002X。");
    let built = site.build_afresh().built;
    let found = built
        .diagnostics
        .iter()
        .find(|own| own.fault.code == code::ID_NUMBER)
        .unwrap();
    let zhandian::diag::At::Span(span) = found.place.at else {
        panic!("a span")
    };
    let source = site.text("content/notices/new.md");
    assert_eq!(&source[span.start..span.end], "11010519491231002X");
}

#[test]
fn a_number_that_markdown_takes_apart_is_found_where_it_stands() {
    for (body, at) in [
        ("1. 110105\n2. 19491231\n3. 002X", "110105\n2. 19491231\n3. 002X"),
        (
            "[110105](page:about)19491231002X",
            "110105](page:about)19491231002X",
        ),
        ("110105[^一]19491231002X\n\n[^一]: 注", "110105[^一]19491231002X"),
        ("# 110105\n\n# 19491231\n\n002X", "110105\n\n# 19491231\n\n002X"),
        ("正文\n\n1) 1101051949\n1) 1231002X", "1101051949\n1) 1231002X"),
    ] {
        let site = with_notice("", body);
        let built = site.build_afresh().built;
        let found: Vec<_> = built
            .diagnostics
            .iter()
            .filter(|own| own.fault.code == code::ID_NUMBER)
            .collect();
        assert_eq!(found.len(), 1, "{body}");
        let zhandian::diag::At::Span(span) = found[0].place.at else {
            panic!("a span: {body}")
        };
        let source = site.text("content/notices/new.md");
        assert_eq!(&source[span.start..span.end], at, "{body}");
        assert!(
            !found[0].fault.zh.contains("110105194912"),
            "{}",
            found[0].fault.zh
        );
    }
    for body in [
        "1. 540102\n2. 20261231\n3. 0021",
        "| 139 | 1234 | 5678 |\n| --- | --- | --- |\n| 12 | 3456 | 7890 |",
        "[2026](page:about)1112",
    ] {
        assert_eq!(severities(&with_notice("", body), code::ID_NUMBER), [], "{body}");
        assert_eq!(
            severities(&with_notice("", body), code::PRIVATE_MOBILE),
            [],
            "{body}"
        );
    }
}

#[test]
fn a_file_of_another_kind_is_published_only_when_someone_answers_for_it() {
    let front = "attachments: [{file: files/记录.log, title: 记录}]\n";
    let mut site = with_notice(front, "正文");
    site.write("content/files/记录.log", "记录");
    assert_eq!(severities(&site, code::UNLISTED_ATTACHMENT), [Severity::Error]);
    let allow = |rule: &str| format!("{front}allow: [{{rule: {rule}, reason: 已人工检查, by: 张局长}}]\n");
    let mut site = with_notice(&allow("unlisted-attachment"), "正文");
    site.write("content/files/记录.log", "记录");
    assert_eq!(severities(&site, code::UNLISTED_ATTACHMENT), [Severity::Note]);
    // What runs is never published.
    let mut site = with_notice(
        &allow("active-attachment").replace("记录.log", "登记.html"),
        "正文",
    );
    site.write("content/files/登记.html", "<p>登记</p>");
    assert_eq!(severities(&site, code::ACTIVE_ATTACHMENT), [Severity::Error]);
}
