//! What is pasted from Word, WPS and web pages.
//!
//! **You are here:** `tests/suite/word` — HTML as these programs put it onto the clipboard.

use zhandian::word::{What, paste};

#[test]
fn a_list_of_word_keeps_its_printed_numbers() {
    let html = r#"<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style><title>x</title></head><body><!--StartFragment-->
<h1 style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]><span
lang=EN-US>总体</span>要求<o:p></o:p></h1>
<p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>（一）<span>&nbsp;</span></span><![endif]>指导<b>思想</b></p>
<p class=MsoListParagraph><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>一点</p>
<p class=MsoNormal align=right style='text-align:right'>示例局<span style='display:none;mso-hide:all'>暗记</span></p><!--EndFragment--></body></html>"#;
    let pasted = paste(html);
    assert_eq!(
        pasted.markdown,
        "## 一、 总体要求\n\n（一） 指导**思想**\n\n- 一点\n\n示例局\n"
    );
    assert_eq!(pasted.left_out.len(), 1);
    assert_eq!(
        (pasted.left_out[0].what, pasted.left_out[0].text.as_str()),
        (What::Hidden, "暗记")
    );
}

#[test]
fn tables_keep_their_merged_cells() {
    let html = "<table border=1><tr><td rowspan=2 style='color:red'>地区</td><td colspan=2><p>服务</p><p>次数</p></td></tr><tr><td>个案</td><td>活动</td></tr></table>\
        <table><thead><tr><th>站</th><th>电话</th></tr></thead><tbody><tr><td>示例</td><td>0891-6320000</td></tr></tbody></table>";
    let pasted = paste(html);
    assert!(
        pasted.markdown.contains("rowspan=\"2\">地区</th>"),
        "{}",
        pasted.markdown
    );
    assert!(
        pasted.markdown.contains("colspan=\"2\">服务<br>次数</th>"),
        "{}",
        pasted.markdown
    );
    assert!(
        pasted
            .markdown
            .contains("| 站 | 电话 |\n| --- | --- |\n| 示例 | 0891-6320000 |"),
        "{}",
        pasted.markdown
    );
}

#[test]
fn lists_of_pages_get_the_numbers_that_browsers_print() {
    let html = "<ol start=3><li>丙<ul><li>里</li></ul></li><li>丁</li></ol><ol style='list-style-type:cjk-ideographic'><li>甲</li></ol><ul><li>点</li></ul>";
    assert_eq!(paste(html).markdown, "3.丙\n\n- 里\n\n4.丁\n\n一、甲\n\n- 点\n");
}

#[test]
fn scripts_pixels_and_files_of_the_computer_are_gone() {
    let html = "<p onclick=x()>甲<script>alert(1)</script><a href='file:///C:/a.doc'>文件</a><a href='javascript:x()'>脚本</a>\
        <img src='https://t.example.cn/1.gif' width=1 height=1><img src='file:///C:/Temp/msohtmlclip1/01/clip_image001.png' alt='图'>\
        <img src='https://example.cn/a.jpg' alt='门口的坡道'><iframe src=x></iframe></p><style>b{}</style>";
    let pasted = paste(html);
    assert_eq!(pasted.markdown, "甲文件脚本\n");
    let listed: Vec<&str> = pasted.left_out.iter().map(|own| own.text.as_str()).collect();
    assert_eq!(
        listed,
        [
            "file:///C:/a.doc",
            "javascript:x()",
            "图 file:///C:/Temp/msohtmlclip1/01/clip_image001.png",
            "门口的坡道 https://example.cn/a.jpg"
        ]
    );
}

#[test]
fn pictures_of_the_clipboard_come_as_bytes() {
    let pasted = paste("<p>见图<img alt='红块' src='data:image/png;base64,iVBORw0KGgo='></p>");
    assert_eq!(pasted.markdown, "见图![红块](picture:0)\n");
    assert_eq!(pasted.pictures[0].bytes, b"\x89PNG\r\n\x1a\n");
}

#[test]
fn plain_text_and_tibetan_stay_what_they_are() {
    assert_eq!(paste("只是文字 1. 甲").markdown, "只是文字 1. 甲\n");
    assert_eq!(
        paste("<p>1. 甲</p><p>ལྷ་ས་གྲོང་ཁྱེར།</p>").markdown,
        "1\\. 甲\n\nལྷ་ས་གྲོང་ཁྱེར།\n"
    );
    assert_eq!(paste("").markdown, "");
}
