//! The pages that stand in where the site has none to show.
//!
//! **You are here:** `preview/stand_in.rs` — used by `router`. No IO.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{Problem, Snapshot};
use crate::html::escape;

/// The site's page for lost addresses, or a plain one.
pub(super) fn missing(site: &Snapshot) -> Arc<[u8]> {
    site.not_found.clone().unwrap_or_else(|| {
        let page = "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>没有这个页面</title></head>\
                    <body><main><h1>没有这个页面</h1><p lang=\"en\">There is no such page.</p>\
                    <p><a href=\"/\">首页 <span lang=\"en\">Home</span></a></p></main></body></html>";
        page.as_bytes().into()
    })
}

/// The stand-in while the content has never been good since the start. The overlay shows the details; what stands in
/// the page itself is for a browser whose scripts are off.
pub(super) fn broken(problems: &[Problem]) -> String {
    let mut list = String::new();
    for problem in problems {
        let place = match (&problem.file, problem.line) {
            (Some(file), Some(line)) => format!("{file}:{line}"),
            (Some(file), None) => file.clone(),
            _ => String::new(),
        };
        // Writing to a string does not fail.
        let _ = write!(
            list,
            "<li><code>{}</code> {}<br><span lang=\"en\">{}</span></li>",
            escape(&place),
            escape(&problem.message_zh),
            escape(&problem.message_en)
        );
    }
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>内容有错误</title></head><body><main>\
         <h1>内容有错误，还不能显示</h1><p>改好并保存后，这里会自动显示页面。</p>\
         <p lang=\"en\">The content has errors. This page shows itself once they are mended and saved.</p>\
         <p>怎样写：<a href=\"/_handbook\">手册</a></p>\
         <noscript><ul>{list}</ul></noscript></main></body></html>"
    )
}
