//! HTML report, one page that stands by itself: no script, nothing from elsewhere, made to be printed.
//!
//! **You are here:** `inspection/` — printing; no IO.

use super::{Inspection, Sheet};
use crate::html::escape;
use std::fmt::Write as _;

const STYLE: &str = "\
:root{color-scheme:light}\
body{font:16px/1.6 \"Noto Sans CJK SC\",\"Microsoft YaHei\",\"PingFang SC\",sans-serif;margin:0 auto;max-width:84rem;padding:1rem;color:#111;background:#fff}\
h1{font-size:1.6rem}h2{font-size:1.25rem;margin:2rem 0 .25rem}\
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;list-style:none}\
dl{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;margin:1rem 0}dl div{display:flex;gap:.5rem}dt{color:#444}dd{margin:0;font-weight:bold}\
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}\
th,td{border:1px solid #777;padding:.25rem .4rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}\
th{background:#eee;white-space:nowrap}td{min-width:3em}.short{white-space:nowrap}\
@page{size:A4 landscape;margin:12mm}\
@media print{body{font-size:10pt;padding:0;max-width:none}nav{display:none}.scroll{overflow:visible}thead{display:table-header-group}tr{break-inside:avoid}h2{break-after:avoid}}";

/// Columns up to this width hold dates, numbers and words that should not be broken.
const SHORT: u16 = 8;

/// The report as a self-contained page.
pub fn html(inspection: &Inspection) -> String {
    let title = escape(&inspection.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n<p>内部使用，不要放进要发布的文件夹。</p>\n<dl>\n"
    );
    for (name, value) in &inspection.lead {
        let _ = writeln!(
            out,
            "<div><dt>{}</dt><dd>{}</dd></div>",
            escape(name),
            escape(value)
        );
    }
    out.push_str("</dl>\n<nav aria-label=\"目录\"><ul>\n");
    for (at, sheet) in inspection.sheets.iter().enumerate() {
        let _ = writeln!(
            out,
            "<li><a href=\"#s{at}\">{}（{}）</a></li>",
            sheet.name, sheet.total
        );
    }
    out.push_str("</ul></nav>\n");
    for (at, sheet) in inspection.sheets.iter().enumerate() {
        section(&mut out, at, sheet);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn section(out: &mut String, at: usize, sheet: &Sheet) {
    let _ = write!(
        out,
        "<section>\n<h2 id=\"s{at}\">{}</h2>\n<p>{}</p>\n",
        sheet.name,
        escape(&sheet.about)
    );
    if sheet.rows.is_empty() {
        out.push_str("<p>没有。</p>\n</section>\n");
        return;
    }
    if sheet.total > sheet.rows.len() {
        let _ = writeln!(
            out,
            "<p>共 {} 行，这里只列前 {} 行；全部用 --report 文件.xlsx 输出。</p>",
            sheet.total,
            sheet.rows.len()
        );
    }
    let _ = write!(
        out,
        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"s{at}\" tabindex=\"0\">\n<table>\n<thead><tr>"
    );
    for (name, _) in &sheet.columns {
        let _ = write!(out, "<th scope=\"col\">{name}</th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &sheet.rows {
        out.push_str("<tr>");
        for (cell, (_, width)) in row.iter().zip(&sheet.columns) {
            let short = if *width <= SHORT { " class=\"short\"" } else { "" };
            let _ = write!(out, "<td{short}>{}</td>", escape(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n</section>\n");
}
