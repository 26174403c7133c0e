#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

mod commonmark;

use super::*;

fn to(target: &str) -> Option<String> {
    match target {
        "station:gama" => Some("../stations/gama.html".to_owned()),
        "files/a.png" => Some("../files/a.png".to_owned()),
        _ if target.starts_with("http") || target.starts_with("mailto:") => Some(target.to_owned()),
        // What a careless caller might let through.
        _ if target.starts_with("javascript:") || target.starts_with("//") => Some(target.to_owned()),
        _ => None,
    }
}

fn html(source: &str) -> String {
    to_html(
        source,
        &MarkdownOptions {
            resolve: &to,
            lang: "zh-CN",
            anchors: true,
        },
    )
    .html
}

#[test]
fn headings_start_at_two_skip_no_level_and_make_the_contents() {
    let rendered = to_html(
        "# 一\n\n### 三\n\n# 二 *x*\n",
        &MarkdownOptions {
            resolve: &to,
            lang: "zh-CN",
            anchors: true,
        },
    );
    assert_eq!(
        rendered.html,
        "<h2 id=\"s-1\">一</h2>\n<h3 id=\"s-2\">三</h3>\n<h2 id=\"s-3\">二 <em>x</em></h2>\n"
    );
    let toc: Vec<_> = rendered
        .toc
        .iter()
        .map(|(id, title, level)| (&**id, &**title, *level))
        .collect();
    assert_eq!(toc, [("s-1", "一", 2), ("s-2", "三", 3), ("s-3", "二 x", 2)]);
    assert_eq!(html("## a\n"), "<h2 id=\"s-1\">a</h2>\n");
    assert_eq!(html("#### a\n"), "<h2 id=\"s-1\">a</h2>\n");
}

#[test]
fn clauses_get_unique_anchors_through_emphasis() {
    assert_eq!(
        html("**第八条** 服务\n\n1.6 对象\n\n1.6 对象\n"),
        "<p id=\"c-8\"><strong>第八条</strong> 服务</p>\n<p id=\"c-1.6\">对象</p>\n<p id=\"c-1.6-2\">1.6 对象</p>\n"
            .replace("<p id=\"c-1.6\">对象", "<p id=\"c-1.6\">1.6 对象")
    );
}

#[test]
fn without_anchors_there_are_no_ids() {
    let options = MarkdownOptions {
        resolve: &to,
        lang: "zh-CN",
        anchors: false,
    };
    let rendered = to_html("# 一\n\n1.6 甲[^注]\n\n|a|\n|-|\n|b|\n\n[^注]: 乙\n", &options);
    assert!(
        !rendered.html.contains("id=") && !rendered.html.contains('#'),
        "{}",
        rendered.html
    );
    assert!(rendered.toc.is_empty());
}

#[test]
fn links_lead_where_the_site_says_and_other_hosts_are_marked() {
    assert_eq!(
        html("[站](station:gama)"),
        "<p><a href=\"../stations/gama.html\">站</a></p>\n"
    );
    assert_eq!(html("[无](station:none)"), "<p><a>无</a></p>\n");
    assert_eq!(
        html("[外](https://a.cn/?a=1&b=2 \"题\")"),
        "<p><a href=\"https://a.cn/?a=1&amp;b=2\" class=\"external\" rel=\"noopener external\" title=\"题\">外</a></p>\n"
    );
    assert_eq!(
        html("[信](mailto:a@b.cn)"),
        "<p><a href=\"mailto:a@b.cn\">信</a></p>\n"
    );
    assert_eq!(html("[x](javascript:alert(1))"), "<p><a>x</a></p>\n");
}

#[test]
fn pictures_come_from_the_site_only_and_keep_their_description() {
    assert_eq!(
        html("![门口 *照片*](files/a.png)"),
        "<p><img src=\"../files/a.png\" alt=\"门口 照片\" loading=\"lazy\"></p>\n"
    );
    assert_eq!(html("![图](https://a.cn/x.png)"), "<p>图</p>\n");
    assert_eq!(html("![图](//a.cn/x.png)"), "<p>图</p>\n");
    assert_eq!(html("![图](none.png)"), "<p>图</p>\n");
}

#[test]
fn tables_scroll_by_themselves_and_align_by_classes() {
    assert_eq!(
        html("# t\n\n|甲|乙|\n|-|-:|\n|1|2|\n"),
        "<h2 id=\"s-1\">t</h2>\n<div class=\"scroll\" role=\"region\" aria-labelledby=\"s-1\" tabindex=\"0\"><table>\n\
         <thead><tr><th scope=\"col\">甲</th><th scope=\"col\" class=\"align-right\">乙</th></tr></thead>\n<tbody>\n\
         <tr><td>1</td><td class=\"align-right\">2</td></tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn line_ends_within_chinese_and_tibetan_words_vanish() {
    assert_eq!(
        html("社工\n站，\n好\nabc\nབོད་\nཡིག"),
        "<p>社工站，好\nabc\n<span lang=\"bo\">བོད་</span><span lang=\"bo\">ཡིག</span></p>\n"
    );
}

#[test]
fn footnotes_are_numbered_and_have_plain_anchors() {
    assert_eq!(
        html("甲[^注]\n\n[^注]: 乙\n"),
        "<p>甲<sup class=\"footnote-reference\"><a id=\"fnref-1\" href=\"#fn-1\">1</a></sup></p>\n\
         <div class=\"footnote-definition\" id=\"fn-1\"><sup><a href=\"#fnref-1\">1</a></sup>\n<p>乙</p>\n</div>\n"
    );
}

#[test]
fn the_plain_beginning_leaves_out_headings_tables_and_code() {
    let source = "# 题\n\n甲*乙*\n丙 `丁`。\n\n|a|\n|-|\n|b|\n\n    code\n\n- 戊\n- 己\n";
    let rendered = to_html(
        source,
        &MarkdownOptions {
            resolve: &to,
            lang: "zh-CN",
            anchors: true,
        },
    );
    assert_eq!(rendered.text, "甲乙丙 丁。 戊 己");
}

#[test]
fn blocks_are_pieces_of_the_text() {
    assert_eq!(
        blocks("# a\n\nb\nc\n\n- d\n- e\n\n---\n"),
        ["# a", "b\nc", "- d\n- e", "---"]
    );
}

#[test]
fn harmless_raw_html_stays_with_its_language() {
    assert_eq!(
        html(
            "<span lang=\"bo\" onclick=\"x()\" style=\"color:red\">བོད</span> <a href=\"station:gama\" rel=opener>站</a>"
        ),
        "<p><span lang=\"bo\">བོད</span> <a href=\"../stations/gama.html\">站</a></p>\n"
    );
    assert_eq!(
        html("<img src=\"files/a.png\" alt=x>\n"),
        "<img src=\"../files/a.png\" loading=\"lazy\" alt=\"x\">\n"
    );
}

#[test]
fn an_angle_bracket_in_a_value_does_not_hide_what_follows() {
    assert_eq!(
        html("<img alt=\"a>b\" src=\"https://a.cn/x.png\">\n").trim(),
        "a&gt;b"
    );
    assert_eq!(
        html("<a title=\"a>b\" href=\"none\">x</a>"),
        "<p><a title=\"a&gt;b\">x</a></p>\n"
    );
}

#[test]
fn hostile_raw_html_does_nothing() {
    for source in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
        "<a href=\" javascript:alert(1)\">x</a>",
        "<a href=\"java&#10;script:alert(1)\">x</a>",
        "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<iframe src=\"https://a.cn\"></iframe>",
        "<form action=\"https://a.cn\"><input name=q></form>",
        "<base href=\"https://a.cn\">",
        "<meta http-equiv=refresh content=\"0;url=https://a.cn\">",
        "<link rel=stylesheet href=//a.cn/x.css>",
        "<style>*{display:none}</style>",
        "<div style=\"position:fixed\" class=\"alert skip\" id=\"main\">x</div>",
        "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
        "<p title='\"><script>alert(1)</script>'>x",
        "<!--><script>alert(1)</script>-->",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<textarea><script>alert(1)</script></textarea>",
        "<span title=\"&lt;script&gt;\">ok</span><script",
        "![x](x \"onerror=alert(1)\")<img/src=x/onerror=alert(1)>",
    ] {
        let made = html(source);
        let lower = made.to_lowercase();
        let tags: Vec<&str> = lower.split('<').skip(1).collect();
        for tag in tags {
            let tag = tag.split('>').next().unwrap();
            for bad in [
                "script", "onerror=", "onload=", "onclick=", "style", "iframe", "form", "base", "meta",
                "link", "svg", "math",
            ] {
                assert!(
                    !tag.starts_with(bad) && !tag.contains(&format!(" {bad}")),
                    "{source}\n{made}"
                );
            }
            assert!(
                !tag.contains("javascript:") && !tag.contains("data:") && !tag.contains("id=\"main\""),
                "{source}\n{made}"
            );
        }
    }
}

#[test]
fn raw_html_left_open_ends_with_the_text() {
    assert_eq!(html("<div>\n\n甲\n"), "<div>\n<p>甲</p>\n</div>");
}

#[test]
fn towers_and_huge_tags_are_shown_instead_of_parsed() {
    for source in [
        "<div>".repeat(5000),
        "<b>x ".repeat(5000),
        format!("<span {}>x", "a=1 ".repeat(5000)),
    ] {
        let made = html(&source);
        assert!(
            made.contains("&lt;") && !made.contains("<div><div>"),
            "{}",
            &made[..80]
        );
    }
}

#[test]
fn raw_html_costs_no_more_than_its_length() {
    // Four times the text: what grows with the square takes sixteen times as long.
    for piece in [
        "<!--", "<? ", "<![CDATA[", "<!-- a ", "<b a='", "<p align=", "<a href=x>", "</", "甲**", "*甲*",
        "**甲、", "①甲\n", "甲\t乙\n", "#甲\n", "[甲](", "0891-6323215 ", "a@b.cn ", "https://a.cn/ ",
    ] {
        let time = |count: usize| {
            let source = piece.repeat(count);
            (0..2)
                .map(|_| {
                    let start = std::time::Instant::now();
                    html(&source);
                    start.elapsed()
                })
                .min()
                .unwrap_or_default()
        };
        let (one, two) = (time(2_500), time(10_000));
        assert!(
            two < one * 9 + std::time::Duration::from_millis(200),
            "{piece}: {one:?}, {two:?}"
        );
    }
}

#[test]
fn pathological_markdown_comes_to_an_end() {
    for piece in [
        "> ", "- ", "*a **b ", "[", "![", "[a](", "`", "~~", "|a", "[^a]: ", "1. ", "<a ", "&", "\\", "_a_ ",
    ] {
        let made = html(&piece.repeat(20_000));
        let deepest = made
            .matches("<blockquote>")
            .count()
            .max(made.matches("<ul>").count());
        assert!(deepest <= 61, "{piece}: {deepest}");
    }
}

#[test]
fn a_footnote_referred_to_twice_has_two_places_and_two_ways_back() {
    assert_eq!(
        html("甲[^注]乙[^注]丙[^二]\n\n[^注]: 丁\n\n[^二]: 戊\n"),
        "<p>甲<sup class=\"footnote-reference\"><a id=\"fnref-1\" href=\"#fn-1\">1</a></sup>乙\
         <sup class=\"footnote-reference\"><a id=\"fnref-1-2\" href=\"#fn-1\">1</a></sup>丙\
         <sup class=\"footnote-reference\"><a id=\"fnref-2\" href=\"#fn-2\">2</a></sup></p>\n\
         <div class=\"footnote-definition\" id=\"fn-1\"><sup><a href=\"#fnref-1\">1</a></sup> <sup><a href=\"#fnref-1-2\">1.2</a></sup>\n\
         <p>丁</p>\n</div>\n<div class=\"footnote-definition\" id=\"fn-2\"><sup><a href=\"#fnref-2\">2</a></sup>\n<p>戊</p>\n</div>\n"
    );
}

#[test]
fn raw_tables_scroll_and_alignment_survives_as_a_class() {
    let made =
        html("<table><tr><td align=\"right\">1</td><td style='text-align: center'>2</td></tr></table>\n\n后");
    assert!(
        made.starts_with("<div class=\"scroll\" tabindex=\"0\"><table>"),
        "{made}"
    );
    assert!(
        made.contains("<td class=\"align-right\">1</td><td class=\"align-center\">2</td>"),
        "{made}"
    );
    assert!(
        made.contains("</table></div>") && !made.contains("style="),
        "{made}"
    );
    assert_eq!(
        html("<p align=right>落款</p>\n").trim(),
        "<p class=\"align-right\">落款</p>"
    );
    assert_eq!(
        html("<center>公告</center>\n").trim(),
        "<div class=\"align-center\">公告</div>"
    );
    assert_eq!(
        html("<div align='center'>甲</div>\n").trim(),
        "<div class=\"align-center\">甲</div>"
    );
    // Once, where the table has its region already.
    assert_eq!(
        html("|甲|\n|-|\n|<b>1</b>|\n")
            .matches("class=\"scroll\"")
            .count(),
        1
    );
}

#[test]
fn what_shows_nothing_is_not_published() {
    assert_eq!(html("[](station:gama)后"), "<p>后</p>\n");
    assert_eq!(html("# \n\n后"), "<p>后</p>\n");
    assert_eq!(html("## [ ](station:gama)\n\n[ ](station:gama)"), "<p></p>\n");
}

#[test]
fn no_control_character_is_written() {
    for source in [
        "甲\u{B}乙",
        "甲&#11;乙",
        "甲&#xFFFE;乙",
        "`甲\u{8}乙`",
        "![甲\u{1F}乙](files/a.png)",
        "[甲乙](station:gama \"\u{7}\")",
        "甲\u{FDD0}乙\u{1FFFF}",
        "<b title=\"\u{B}\">甲</b>\u{B}",
    ] {
        let made = html(source);
        assert!(!made.chars().any(is_forbidden), "{source:?} {made:?}");
        assert!(!plain(source).chars().any(is_forbidden), "{source:?}");
    }
}
