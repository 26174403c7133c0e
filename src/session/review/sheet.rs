//! Paper form 信息发布审批单: one sheet of A4 on which ink signs exactly these bytes.
//!
//! **You are here:** `session/review` — a document → HTML that needs no other file; pure. County bureaus review on paper: what
//! the sheet names besides the title is the hash of the content, which `zhandian review --check` finds again.

use super::documents::Reviewable;
use crate::html::escape;
use crate::page::qr;
use crate::session::amount;
use crate::site::Site;
use std::fmt::Write as _;

/// The longest first or last line that is printed. *Units:* characters.
const LINE: usize = 60;
/// How many attachments the sheet names; the others are counted.
const ATTACHMENTS: usize = 6;

/// The sheet. `all`: the languages' files of one record; not empty.
pub fn html(site: &Site, all: &[&Reviewable<'_>], steps: &[&str]) -> String {
    let Some(first) = all.first() else {
        return String::new();
    };
    let mut rows = String::new();
    for own in all {
        let label = if all.len() > 1 {
            format!("标题（{}）", own.lang.own_name())
        } else {
            "标题".to_owned()
        };
        row(
            &mut rows,
            &label,
            &format!("<span lang=\"{}\">{}</span>", own.lang.html(), escape(own.title)),
        );
    }
    row(&mut rows, "栏目", &escape(&first.column));
    row(&mut rows, "来源", &escape(&first.source));
    row(&mut rows, "是否涉密", "□ 不涉密　　□ 涉密（不得在网上发布）");
    for own in all {
        let lang = own.lang.html();
        let (begin, end) = ends(own.markdown);
        let text = format!(
            "<p lang=\"{lang}\">首行：{}</p><p lang=\"{lang}\">末行：{}</p>",
            escape(&begin),
            escape(&end)
        );
        row(&mut rows, "正文", &text);
    }
    row(&mut rows, "附件", &attachments(site, first));
    for label in ["供稿"].iter().chain(steps).chain(&["主管领导"]) {
        let _ = write!(
            rows,
            "<tr class=\"sign\"><th>{}</th><td><span>意见：</span></td><td><span>签名：</span></td><td><span>日期：</span></td></tr>",
            escape(label)
        );
    }
    let codes: String = all.iter().map(|own| code(own, all.len() > 1)).collect();
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>信息发布审批单：{title}</title>\n<style>{STYLE}</style></head>\n\
         <body><main><h1>信息发布审批单</h1><p class=\"site\">{name}　{day}　{record}</p><table>{rows}</table>\
         <div class=\"codes\">{codes}</div>\
         <p class=\"how\">签名只对校验码所指的这一份内容有效；改一个字，校验码就变。核对：zhandian review --check 校验码</p>\
         </main></body></html>\n",
        title = escape(first.title),
        name = escape(
            site.settings()
                .title
                .best(site.default_lang(), site.default_lang())
                .0
        ),
        day = site.today,
        record = escape(&first.record),
    )
}

const STYLE: &str = "@page{size:A4;margin:15mm}*{box-sizing:border-box}\
body{margin:0;font:11pt/1.5 \"SimSun\",\"Noto Serif CJK SC\",\"Microsoft Himalaya\",\"Noto Serif Tibetan\",serif;color:#000;background:#fff}\
main{max-width:180mm;margin:0 auto}h1{font-size:20pt;text-align:center;letter-spacing:.2em;margin:0 0 2mm}\
.site,.how{font-size:9pt;margin:0 0 2mm}table{border-collapse:collapse;width:100%}\
th,td{border:1px solid #000;padding:1.5mm 2mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}th{width:26mm;font-weight:normal}\
p{margin:0}td ul{margin:0;padding-left:1.2em}.sign td{height:15mm;width:38mm}.sign td:nth-child(2){width:auto}\
.codes{display:flex;flex-wrap:wrap;gap:8mm;margin:3mm 0;align-items:center}.code{display:flex;gap:3mm;align-items:center}\
.code svg{width:24mm;height:24mm}.code b{font:bold 13pt monospace}.code small{display:block;font:7pt monospace;max-width:52mm;overflow-wrap:anywhere}\
tr,.code{break-inside:avoid}";

fn row(rows: &mut String, label: &str, cell: &str) {
    let _ = write!(
        rows,
        "<tr><th>{}</th><td colspan=\"3\">{cell}</td></tr>",
        escape(label)
    );
}

/// The hash of one file, in letters and as a QR code.
fn code(own: &Reviewable<'_>, several: bool) -> String {
    let hash = own.reviewed.hash;
    let drawn = qr(&hash.short()).map_or_else(String::new, |(path, size)| {
        format!("<svg viewBox=\"0 0 {size} {size}\" role=\"img\" aria-label=\"校验码的二维码\"><path stroke=\"#000\" d=\"{path}\"/></svg>")
    });
    let which = if several {
        format!("（{}）", own.lang.own_name())
    } else {
        String::new()
    };
    format!(
        "<div class=\"code\">{drawn}<p>校验码{which}<br><b>{}</b><small>{hash}</small></p></div>",
        hash.short()
    )
}

/// The first and the last line of a text that say something.
fn ends(markdown: &str) -> (String, String) {
    let mut lines = markdown.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next();
    let last = lines.next_back().or(first);
    let short = |line: Option<&str>| {
        let line = line.unwrap_or("（没有正文）");
        let mut out: String = line.chars().take(LINE).collect();
        if line.chars().count() > LINE {
            out.push_str("……");
        }
        out
    };
    (short(first), short(last))
}

/// The attachments, files with their sizes.
fn attachments(site: &Site, own: &Reviewable<'_>) -> String {
    if own.attachments.is_empty() {
        return "无".to_owned();
    }
    let default = site.default_lang();
    let mut list = String::from("<ul>");
    for attachment in own.attachments.iter().take(ATTACHMENTS) {
        let title = attachment
            .title
            .as_ref()
            .map(|title| title.best(own.lang, default).0);
        let path = attachment.file.as_ref().map(|file| file.beside(own.file));
        let file = path.as_deref().and_then(|path| site.files.get(path));
        let name = title
            .or(file.map(|file| file.name.as_str()))
            .or(attachment.page.as_ref().map(crate::value::Id::as_str))
            .or(attachment.statistics.as_ref().map(crate::value::Id::as_str))
            .unwrap_or_default();
        let size = file.map_or_else(String::new, |file| {
            format!("（{}，{}）", escape(&file.name), amount::size(file.len))
        });
        let _ = write!(list, "<li>{}{size}</li>", escape(name));
    }
    list.push_str("</ul>");
    let more = own.attachments.len().saturating_sub(ATTACHMENTS);
    if more > 0 {
        let _ = write!(list, "另有 {more} 个");
    }
    list
}
