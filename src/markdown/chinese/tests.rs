//! Texts as staff write them, and what is read.

use crate::markdown::{MarkdownOptions, blocks, plain, to_html};

fn html(source: &str) -> String {
    let options = MarkdownOptions {
        resolve: &|target| Some(target.replace("page:a", "../a.html")),
        lang: "zh-CN",
        anchors: false,
    };
    to_html(source, &options).html
}

fn all(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(source, wanted)| (source, html(source), wanted))
        .filter(|(_, is, wanted)| is.trim_end() != **wanted)
        .map(|(source, is, wanted)| format!("{source:?}\n is     {is}\n wanted {wanted}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn emphasis_ends_after_closing_signs_and_begins_before_opening_ones() {
    all(&[
        ("**注意：**请", "<p><strong>注意：</strong>请</p>"),
        ("请**“一老一小”**服务", "<p>请<strong>“一老一小”</strong>服务</p>"),
        ("~~旧。~~新", "<p><del>旧。</del>新</p>"),
        ("*注意：*请", "<p><em>注意：</em>请</p>"),
        ("***注意！***请", "<p><em><strong>注意！</strong></em>请</p>"),
        (
            "凡**（一）老人**和**（二）儿童**都",
            "<p>凡<strong>（一）老人</strong>和<strong>（二）儿童</strong>都</p>",
        ),
        (
            "**80%**至**90%**以上",
            "<p><strong>80%</strong>至<strong>90%</strong>以上</p>",
        ),
        ("请**(注意)**看", "<p>请<strong>(注意)</strong>看</p>"),
        ("请**甲**(乙)", "<p>请<strong>甲</strong>(乙)</p>"),
        ("1)**甲**乙", "<p>1)<strong>甲</strong>乙</p>"),
        (
            "**甲**：**乙**丙",
            "<p><strong>甲</strong>：<strong>乙</strong>丙</p>",
        ),
        (
            "**注意：**2023年和**截止：**ABC",
            "<p><strong>注意：</strong>2023年和<strong>截止：</strong>ABC</p>",
        ),
        (
            "关于**[通知](page:a)**的",
            "<p>关于<strong><a href=\"../a.html\">通知</a></strong>的</p>",
        ),
        (
            "于**6月1日**向**全体居民**公布",
            "<p>于<strong>6月1日</strong>向<strong>全体居民</strong>公布</p>",
        ),
        (
            "| **甲：**乙 | 请**“丙”**丁 |\n|-|-|",
            "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\"><strong>甲：</strong>乙</th><th scope=\"col\">请<strong>“丙”</strong>丁</th></tr></thead>\n<tbody>\n</tbody></table></div>",
        ),
    ]);
}

#[test]
fn every_sign_ends_emphasis_before_a_letter_and_begins_it_after_one() {
    let closing = "，。、；：！？）】》」』”’〉〕］｝．…％℃·—～\u{F0B}\u{F0D}\u{F0E}\u{F11}\u{F14}\u{F3D}";
    let opening = "（【《「『“‘〈〔［｛￥＃·—～\u{F3C}\u{F3A}\u{F04}";
    for letter in ['请', 'བ', 'a', '2'] {
        for sign in closing.chars() {
            for mark in ["**", "*", "~~"] {
                let made = html(&format!("{mark}甲乙{sign}{mark}{letter}丙丁"));
                assert!(
                    made.contains("甲乙") && !made.contains(mark),
                    "{sign} {letter} {made}"
                );
            }
        }
        for sign in opening.chars() {
            for mark in ["**", "~~"] {
                let made = html(&format!("丙丁{letter}{mark}{sign}甲乙{mark}戊"));
                assert!(!made.contains(mark), "{sign} {letter} {made}");
            }
        }
    }
}

#[test]
fn asterisks_of_products_and_masks_are_shown() {
    for source in [
        "5*6*7 平方米",
        "长5*宽6*高7米",
        "3米*2米*1米",
        "20人*3天*2场",
        "长*宽*高",
        "单价*数量*天数=金额",
        "王*明、李*华",
        "王**、李**、张**",
        "张**女士、李**女士",
        "扎西*姆、次仁*珠",
        "扎西**（男）、次仁**（女）",
        "139****5678，138****1234",
        "尾号****5678，尾号****1234",
        "5401**********1234",
        "欧阳*明、司马*华",
        "9~12时，14~18时",
        "周一~周五，周六~周日",
        "9~~12时，14~~18时",
    ] {
        assert_eq!(html(source).trim_end(), format!("<p>{source}</p>"));
    }
}

#[test]
fn a_pasted_notice_keeps_its_lines() {
    all(&[
        (
            "　　一、总体要求\n　　为做好工作，各站开展探访。\n　　（一）对象\n　　老人。",
            "<p>一、总体要求</p>\n<p>为做好工作，各站开展探访。</p>\n<p>（一）对象</p>\n<p>老人。</p>",
        ),
        (
            "材料：\n1．身份证\n2．户口簿",
            "<p>材料：</p>\n<p>1．身份证</p>\n<p>2．户口簿</p>",
        ),
        ("如下\n①甲\n②乙", "<p>如下</p>\n<p>①甲</p>\n<p>②乙</p>"),
        (
            "拉萨市民政局\n2023年6月1日",
            "<p>拉萨市民政局<br>\n2023年6月1日</p>",
        ),
        (
            "地址：江苏路12号\n电话：0891-6323215\n时间：周一至周五",
            "<p>地址：江苏路12号<br>\n电话：<a href=\"tel:08916323215\">0891-6323215</a><br>\n时间：周一至周五</p>",
        ),
        (
            "　　　　　　　　　　　　拉萨市民政局\n　　　　　　　　　　　　2023年6月1日",
            "<p class=\"align-right\">拉萨市民政局<br>\n2023年6月1日</p>",
        ),
        ("正文\n---\n落款", "<p>正文</p>\n<hr>\n<p>落款</p>"),
        ("    甲乙\n    丙丁", "<p>甲乙</p>\n<p>丙丁</p>"),
        ("\t甲乙\n\n\t丙丁", "<p>甲乙</p>\n<p>丙丁</p>"),
        ("#一、总体\n正文", "<h2>一、总体</h2>\n<p>正文</p>"),
        ("＃ 一\n\n＃＃　二", "<h2>一</h2>\n<h3>二</h3>"),
        ("－ 一\n－ 二", "<ul>\n<li>一</li>\n<li>二</li>\n</ul>"),
        (
            "·甲\n·乙\n·丙",
            "<ul>\n<li>甲</li>\n<li>乙</li>\n<li>丙</li>\n</ul>",
        ),
        (
            "　　　　- 甲\n　　　　- 乙",
            "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>",
        ),
        ("#社工日#活动开始", "<p>#社工日#活动开始</p>"),
        (
            "༡།ཞབས་ཞུ།\n༢།རོགས་སྐྱོར།",
            "<p><span lang=\"bo\">༡།ཞབས་ཞུ།</span></p>\n<p><span lang=\"bo\">༢།རོགས་སྐྱོར།</span></p>",
        ),
    ]);
}

#[test]
fn wrapped_prose_stays_one_paragraph() {
    let wrapped = "拉萨市各乡镇社工站从六月起开展入户探访，帮助独居老人、困境儿童和残疾\n人家庭办理救助手续，\
                   请居民在家等候并准备好身份证、户口簿和银行卡等材料。分为一、\n二、三级的，按各自的\
                   办法执行，有什么不清楚的地方可以拨打服务电话询问。";
    let made = html(wrapped);
    assert!(
        !made.contains("<br>") && made.matches("<p>").count() == 1 && !made.contains('\n')
            || made.trim_end().lines().count() == 1,
        "{made}"
    );
    assert_eq!(plain(wrapped).trim_end(), wrapped.replace('\n', ""));
}

#[test]
fn wrapped_tibetan_stays_one_paragraph() {
    let wrapped =
        "ཞབས་ཞུའི་ནང་དོན་ནི་སྲིད་ཇུས་དྲིལ་བསྒྲགས་དང་ཁྱིམ་ཚང་ལ་འཚམས་འདྲི་བྱེད་པ།\nསེམས་ཁམས་ཀྱི་རོགས་སྐྱོར་དང་འབྲེལ་བ་སྙོམ་སྒྲིག་བཅས་\nཡིན།";
    let made = html(wrapped);
    assert!(
        made.matches("<p>").count() == 1 && !made.contains("<br>"),
        "{made}"
    );
    assert!(plain(wrapped).contains("བཅས་ཡིན།"));
    let facts = html("ཁ་པར། 0891-6323215\nས་གནས། ལྷ་ས།");
    assert!(facts.contains("</a><br>\n"), "{facts}");
}

#[test]
fn tables_of_tabs_and_rows_that_are_too_long_lose_nothing() {
    all(&[
        (
            "名称\t电话\n甲站\t12\n乙站\t13",
            "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">名称</th><th scope=\"col\">电话</th></tr></thead>\n<tbody>\n<tr><td>甲站</td><td>12</td></tr>\n<tr><td>乙站</td><td>13</td></tr>\n</tbody></table></div>",
        ),
        (
            "|甲|乙|\n|-|-|\n|1|2|3|",
            "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">甲</th><th scope=\"col\">乙</th></tr></thead>\n<tbody>\n<tr><td>1</td><td>2</td><td>3</td></tr>\n</tbody></table></div>",
        ),
    ]);
}

#[test]
fn pieces_read_alone_are_what_they_are_in_the_whole() {
    let source = "　　一、总体要求\n　　做好。\n－ 一\n－ 二\n\n名称\t电话\n甲\t12\n乙\t13\n\n正文\n---\n拉萨市民政局\n2023年6月1日";
    let whole = html(source);
    let parts: String = blocks(source).into_iter().map(html).collect();
    assert_eq!(parts, whole);
}

#[test]
fn a_numbered_line_is_the_heading_of_the_text_below() {
    all(&[
        ("一、时间\n从十二月起。", "<p>一、时间</p>\n<p>从十二月起。</p>"),
        (
            "一.时间安排\n从十二月起。\n二.地点",
            "<p>一.时间安排</p>\n<p>从十二月起。</p>\n<p>二.地点</p>",
        ),
        (
            "  （一）登记\n  到站里登记",
            "<p>（一）登记</p>\n<p>到站里登记</p>",
        ),
        (
            "༡།དུས་ཚོད\nཟླ་བ་བཅུ་གཉིས་པ།",
            "<p><span lang=\"bo\">༡།དུས་ཚོད</span></p>\n<p><span lang=\"bo\">ཟླ་བ་བཅུ་གཉིས་པ།</span></p>",
        ),
        // Wrapped text that begins with a number stays one.
        (
            "一、各站要在十二月以前把走访的情况登记好并报到县社工总站由总站\n汇总",
            "<p>一、各站要在十二月以前把走访的情况登记好并报到县社工总站由总站汇总</p>",
        ),
    ]);
}

#[test]
fn marks_without_their_space_begin_items() {
    all(&[
        ("*走访\n*登记", "<ul>\n<li>走访</li>\n<li>登记</li>\n</ul>"),
        (
            "* 一\n*二\n-三",
            "<ul>\n<li>一</li>\n<li>二</li>\n<li>三</li>\n</ul>",
        ),
        (
            "- 一\n-**二**\n- 三",
            "<ul>\n<li>一</li>\n<li><strong>二</strong></li>\n<li>三</li>\n</ul>",
        ),
        (
            "- བོད།\n-རྒྱ།",
            "<ul>\n<li><span lang=\"bo\">བོད།</span></li>\n<li><span lang=\"bo\">རྒྱ།</span></li>\n</ul>",
        ),
        // A remark.
        ("*为必填项", "<p>*为必填项</p>"),
    ]);
}

#[test]
fn an_asterisk_before_a_word_in_brackets_is_emphasis() {
    all(&[
        ("请带*身份证（原件）*和", "<p>请带<em>身份证（原件）</em>和</p>"),
        ("王*明（男）、李*红", "<p>王*明（男）、李*红</p>"),
    ]);
}
