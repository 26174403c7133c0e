//! Texts with the mistakes that staff make: what is found, and that the line which is advised is right.
//!
//! **You are here:** `tests/suite/` — a golden site with one page more; builds in memory.

use crate::support::{Outcome, SiteTest};
use zhandian::diag::{At, Diagnostic};

const PAGE: &str = "content/pages/texts.md";
const HEAD: &str = "---\ntitle: 正文\n---\n\n";

fn site(body: &str) -> SiteTest {
    let mut site = SiteTest::golden("bilingual");
    site.write(PAGE, format!("{HEAD}{body}\n"));
    site
}

/// The findings about the page, without those about its being new.
fn found(outcome: &Outcome) -> Vec<&Diagnostic> {
    let own =
        |finding: &&Diagnostic| &*finding.place.file == PAGE && !finding.fault.code.id.starts_with("Z4");
    outcome.findings.iter().filter(own).collect()
}

fn shown(outcome: &Outcome) -> String {
    String::from_utf8(outcome.files["pages/texts.html"].clone()).unwrap()
}

/// The line that advice gives, between its backquotes.
fn advised(finding: &Diagnostic) -> String {
    let help = finding.fault.help_zh.clone().unwrap();
    let start = help.find('`').unwrap_or_else(|| panic!("{help}")) + 1;
    help[start..help.rfind('`').unwrap()].to_owned()
}

/// Puts the advised line in the place of the faulty ones.
fn mended(text: &str, finding: &Diagnostic) -> String {
    let At::Span(span) = finding.place.at else {
        panic!("{finding:?}")
    };
    let start = text[..span.start].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[span.end..]
        .find('\n')
        .map_or(text.len(), |length| span.end + length);
    format!("{}{}{}", &text[..start], advised(finding), &text[end..])
}

#[test]
fn the_line_that_is_advised_builds_and_means_what_was_meant() {
    let file = "<a href=\"../files/";
    for (body, code, wanted) in [
        ("见[表](files/申请表.csv ，填好。", "Z121", file),
        ("见[表]（files/申请表.csv）。", "Z121", file),
        ("见【表】(files/申请表.csv)。", "Z121", file),
        ("见［表］（files/申请表.csv）", "Z121", file),
        ("见[表] (files/申请表.csv)。", "Z121", file),
        ("见[表](files/申请表.csv，填好交来。", "Z121", file),
        ("见(表)[files/申请表.csv]。", "Z121", file),
        (
            "见[关于]（page：about）和[站](station：gamagongsang）",
            "Z121",
            "../stations/gamagongsang.html",
        ),
        (
            "[官网](https://example.cn/a b)不对，【官网】（https://example.cn/）对",
            "Z121",
            "href=\"https://example.cn/\"",
        ),
        ("！[图](files/示意图.png)", "Z121", "<img src=\"../files/"),
        ("！【图】（files/示意图.png）", "Z121", "<img src=\"../files/"),
        ("! [图](files/示意图.png)", "Z121", "<img src=\"../files/"),
        ("请** 注意 **时间", "Z125", "<strong>注意</strong>"),
        ("请＊＊注意＊＊时间", "Z125", "<strong>注意</strong>"),
        ("旧的~~ 办法 ~~不用了", "Z125", "<del>办法</del>"),
        (
            "｜甲｜乙｜\n｜丙｜丁｜",
            "Z122",
            "<th scope=\"col\">甲</th><th scope=\"col\">乙</th>",
        ),
        ("|甲|乙|\n|-|\n|丙|丁|", "Z122", "<td>丙</td><td>丁</td>"),
        ("名单\n|甲|乙|\n|丙|丁|", "Z122", "<td>丙</td><td>丁</td>"),
        ("请注\u{200B}意时间", "Z110", "请注意时间"),
        ("请注\u{202E}意时间", "Z110", "请注意时间"),
        ("请注&#8203;意时间", "Z110", "请注意时间"),
        ("\u{F0B7}身份证", "Z120", "<li>身份证</li>"),
        ("请注\u{8}意时间", "Z119", "请注意时间"),
    ] {
        let outcome = site(body).build();
        let found = found(&outcome);
        let finding = found
            .iter()
            .find(|finding| finding.fault.code.id == code)
            .unwrap_or_else(|| panic!("{body}: {found:?}"));
        let text = mended(&format!("{HEAD}{body}\n"), finding);
        let mut again = SiteTest::golden("bilingual");
        again.write(PAGE, &text);
        let outcome = again.build();
        let left: Vec<&str> = self::found(&outcome)
            .iter()
            .map(|finding| finding.fault.code.id)
            .collect();
        assert_eq!(left, Vec::<&str>::new(), "{body}\n{text}");
        assert!(
            shown(&outcome).contains(wanted),
            "{body}\n{text}\n{}",
            shown(&outcome)
        );
    }
}

#[test]
fn what_cannot_be_mended_by_a_line_is_said() {
    for (body, code) in [
        ("[](page:about)", "Z124"),
        ("[  ](page:about)", "Z124"),
        ("![](files/示意图.png)", "Z124"),
        ("<img src=\"files/示意图.png\">", "Z124"),
        ("##\n\n正文", "Z124"),
        ("![图](https://example.cn/x.png)", "Z123"),
        ("<img src=\"https://example.cn/x.png\" alt=\"图\">", "Z123"),
        ("![片](files/说明.txt.mp4)", "Z123"),
        ("|甲|\n|-|\n|乙|丙|", "Z122"),
        ("见注[^2]。", "Z125"),
        ("[见](page:about#没有)", "Z323"),
        ("[见](#s-7)", "Z323"),
        ("<a href=\"page:about#x\">见</a>", "Z323"),
        ("[站](station:gamagongsang#没有)", "Z323"),
        ("<a href=\"station:nope\">站</a>", "Z303"),
        ("<img src=\"files/no.png\" alt=\"图\">", "Z312"),
        ("[见](page：about)", "Z321"),
        ("请填写正文。空一行就是另起一段。", "Z711"),
        ("- 清单这样写；", "Z711"),
        ("甲&#11;乙", "Z119"),
        ("甲\u{FFFE}乙", "Z119"),
    ] {
        let outcome = site(body).build();
        let found = found(&outcome);
        assert!(
            found.iter().any(|finding| finding.fault.code.id == code),
            "{body}: {found:?}"
        );
    }
}

#[test]
fn innocent_texts_are_left_alone() {
    for body in [
        "川民发〔2021〕44号（以下简称《办法》）",
        "【通知】（2023年第1号）",
        "[注]（见附件一）",
        "（一）[登记](page:about)（二）",
        "王**、李**、张**",
        "5*6*7 平方米",
        "A | B",
        "<office@example.cn>，Https://example.cn/，[写信](MAILTO:a@b.cn)",
        "#社工日#活动",
        "👨\u{200D}👩\u{200D}👧一家",
        "| 甲 | 乙 |\n|---|---|\n| 1 \\| 2 | 3 |",
        "名称\t电话\n甲\t1\n乙\t2",
    ] {
        let outcome = site(body).build();
        let found = found(&outcome);
        assert!(found.is_empty(), "{body}: {found:?}");
    }
}

#[test]
fn settings_that_are_nonsense_are_refused() {
    for (line, code, advice) in [
        ("navigation: [{label: 甲, to: 关于}]", "Z321", "home"),
        ("navigation: [{label: 甲, to: about}]", "Z321", "page:编号"),
        ("navigation: [{label: 甲, to: page:nope}]", "Z311", ""),
        ("navigation: [{label: 甲, to: notice-category:nope}]", "Z308", ""),
        ("timezone: 北京时间", "Z202", "Asia/Shanghai"),
        ("timezone: Asia/Beijing", "Z202", "Asia/Shanghai"),
        ("timezone: UTC+8", "Z202", "Asia/Shanghai"),
        (
            "base_url: https://a.cn/index.html",
            "Z211",
            "base_url: https://a.cn/",
        ),
        (
            "base_url: https://a.cn/sg/?x=1",
            "Z211",
            "base_url: https://a.cn/sg/",
        ),
        (
            "base_url: https://a.cn/sg#top",
            "Z211",
            "base_url: https://a.cn/sg/",
        ),
    ] {
        let mut site = SiteTest::golden("minimal");
        let key = line.split(':').next().unwrap();
        let kept: String = site
            .text("content/site.yaml")
            .lines()
            .filter(|own| !own.starts_with(&format!("{key}:")))
            .map(|own| format!("{own}\n"))
            .collect();
        site.write("content/site.yaml", format!("{kept}{line}\n"));
        let outcome = site.build();
        let finding = outcome
            .findings
            .iter()
            .find(|finding| finding.fault.code.id == code);
        let finding = finding.unwrap_or_else(|| panic!("{line}: {:?}", outcome.findings));
        assert!(
            finding
                .fault
                .help_zh
                .as_deref()
                .unwrap_or_default()
                .contains(advice),
            "{line}"
        );
    }
}

#[test]
fn text_over_several_lines_of_yaml_has_no_holes() {
    for (yaml, wanted) in [
        ("甲站在江苏路\n  十二号", "甲站在江苏路十二号"),
        ("\"甲站在江苏路\n  十二号\"", "甲站在江苏路十二号"),
        ("'甲站，\n  乙站'", "甲站，乙站"),
        (">\n  甲站在\n  江苏路\n", "甲站在江苏路"),
        ("བོད་\n  ཡིག", "བོད་ཡིག"),
        ("甲 Word\n  file", "甲 Word file"),
    ] {
        let mut site = SiteTest::golden("bilingual");
        site.write(
            PAGE,
            format!("---\ntitle: 正文\nsummary: {yaml}\n---\n\n正文。\n"),
        );
        let outcome = site.build();
        assert!(found(&outcome).is_empty(), "{yaml}: {:?}", found(&outcome));
        assert!(shown(&outcome).contains(wanted), "{yaml}");
    }
}

#[test]
fn search_sees_the_words_of_the_page() {
    let body = "**注意：**请　　各站\n　　一、总体要求\n　　做好#一号、二号工作，5*6*7。\n名称\t电话\n甲站\t乙站\n\n联系：a_b@example.cn";
    let plain = zhandian::markdown::plain(body);
    for words in ["注意：请", "总体要求", "5*6*7", "甲站", "a_b@example.cn"] {
        assert!(plain.contains(words), "{words}: {plain}");
    }
    assert!(!plain.contains("**"), "{plain}");
}

#[test]
fn a_cut_value_is_found_and_the_advised_line_keeps_it() {
    for (line, good) in [
        ("title: 关于第 #3 站的通知", "title: \"关于第 #3 站的通知\""),
        ("title: 关于 #社工日 的通知", "title: \"关于 #社工日 的通知\""),
        ("title: 第一 #二", "title: \"第一 #二\""),
        ("title: 说“好” #1\"", "title: '说“好” #1\"'"),
        ("title: ལྷ་ས #༣ པ", "title: \"ལྷ་ས #༣ པ\""),
        ("title: #重要# 通知", "title: \"#重要# 通知\""),
    ] {
        let mut site = SiteTest::golden("bilingual");
        site.write(PAGE, format!("---\n{line}\n---\n\n正文。\n"));
        let outcome = site.build();
        let finding = outcome
            .findings
            .iter()
            .find(|finding| finding.fault.code.id == "Z118")
            .unwrap_or_else(|| panic!("{line}"));
        assert_eq!(advised(finding), good);
        site.write(PAGE, format!("---\n{good}\n---\n\n正文。\n"));
        assert!(found(&site.build()).is_empty(), "{good}");
    }
    for line in [
        "title: 通知 # 给自己看的",
        "title: 通知#3",
        "title: \"第 #3 站\"",
        "title: 通知   # 3",
    ] {
        let mut site = SiteTest::golden("bilingual");
        site.write(PAGE, format!("---\n{line}\n---\n\n正文。\n"));
        assert!(found(&site.build()).is_empty(), "{line}");
    }
}
