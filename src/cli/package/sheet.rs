//! Sheet for the one who signs, `变化.html`: what is new, changed and gone, by title, in words; one page that prints.
//!
//! **You are here:** `cli/package` — printing; no IO. It says only what both publications show to everyone.

use crate::cli::gone::Gone;
use crate::html::escape;
use crate::html::read::PageText;
use similar::{ChangeTag, TextDiff};
use std::fmt::Write as _;

/// How many changed lines of a page are shown; the rest is counted.
const LINES: usize = 24;
/// How many pages or files a list names; the rest is counted, and stands in the text files.
const ROWS: usize = 1_000;

const STYLE: &str = "\
:root{color-scheme:light}\
body{font:16px/1.7 \"Noto Sans CJK SC\",\"Microsoft YaHei\",\"PingFang SC\",sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#111;background:#fff}\
:lang(bo){font-family:\"Noto Serif Tibetan\",\"Microsoft Himalaya\",\"Kailasa\",serif;line-height:2}\
h1{font-size:1.5rem}h2{font-size:1.2rem;margin:2rem 0 .25rem;border-bottom:1px solid #777}h3{font-size:1rem;margin:1rem 0 0}\
dl div{display:flex;flex-wrap:wrap;gap:0 .75rem}dt{min-width:6em;color:#444}dd{margin:0;overflow-wrap:anywhere}\
code{font-family:Consolas,\"Noto Sans Mono CJK SC\",monospace;font-size:.875rem;overflow-wrap:anywhere}\
.lines{list-style:none;margin:.25rem 0;padding:0 0 0 .5rem;border-left:3px solid #bbb}\
ins{background:#d9f2dd;text-decoration:none}del{background:#fbdcdc}\
.sign{display:flex;flex-wrap:wrap;gap:1rem 4rem;margin-top:3rem}\
@page{size:A4;margin:15mm}@media print{body{font-size:10.5pt;padding:0}h2,h3{break-after:avoid}}";

/// A page that comes, changes or goes.
pub(super) struct PageChange {
    pub path: String,
    pub title: String,
    pub lang: String,
    /// What its main part says otherwise; none where nobody knows what it said before.
    pub lines: Option<Vec<Line>>,
}

/// A line that goes or comes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub comes: bool,
}

/// All that the sheet says.
pub(super) struct Sheet {
    pub title: String,
    pub built: String,
    pub archive: String,
    pub sha256: String,
    pub sm3: String,
    pub has_old_texts: bool,
    pub added: Vec<PageChange>,
    pub changed: Vec<PageChange>,
    pub gone: Vec<PageChange>,
    pub dying: Vec<Gone>,
    pub other_added: Vec<String>,
    pub other_changed: Vec<String>,
    pub other_removed: Vec<String>,
}

/// What a page says and leads to otherwise: the lines of its main part that go and come, in their order, then links.
pub(super) fn difference(before: &PageText, now: &PageText) -> Vec<Line> {
    let mut found = lines(&before.lines, &now.lines);
    let links = |of: &PageText, not: &PageText, comes: bool| -> Vec<Line> {
        let links = of.links.difference(&not.links);
        links
            .filter(|link| link.element == "a")
            .map(|link| Line {
                text: format!("〔链接〕{}", link.address),
                comes,
            })
            .collect()
    };
    found.extend(links(before, now, false));
    found.extend(links(now, before, true));
    found
}

fn lines(before: &[String], now: &[String]) -> Vec<Line> {
    let before: Vec<&str> = before.iter().map(String::as_str).collect();
    let now: Vec<&str> = now.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&before, &now);
    diff.iter_all_changes()
        .filter(|change| change.tag() != ChangeTag::Equal)
        .map(|change| Line {
            text: change.value().to_owned(),
            comes: change.tag() == ChangeTag::Insert,
        })
        .collect()
}

/// The sheet as a page that stands by itself.
pub(super) fn html(sheet: &Sheet) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>发布前的变化</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <h1>发布前的变化：{}</h1>\n<p>内部使用，不要放到网站上。</p>\n",
        escape(&sheet.title)
    );
    head(&mut out, sheet);
    pages(&mut out, "新增的网页", &sheet.added);
    // What only its frame changed is no news for whoever signs.
    let (frame, text): (Vec<&PageChange>, Vec<&PageChange>) = sheet
        .changed
        .iter()
        .partition(|page| page.lines.as_ref().is_some_and(Vec::is_empty));
    section(&mut out, "改动的网页", text.len());
    if !sheet.has_old_texts && !sheet.changed.is_empty() {
        out.push_str("<p>手边只有上次的清单，没有上次的压缩包，看不到改了哪些字。下次打包时，--since 写上次的 .zip。</p>\n");
    }
    for page in text.iter().take(ROWS) {
        changed(&mut out, page);
    }
    more(&mut out, text.len());
    if !frame.is_empty() {
        let paths: Vec<String> = frame.iter().map(|page| page.path.clone()).collect();
        files(&mut out, "文字和链接没有变、只变了样式或标签的网页", &paths);
    }
    pages(&mut out, "去掉的网页", &sheet.gone);
    dying(&mut out, &sheet.dying);
    files(&mut out, "新增的其他文件", &sheet.other_added);
    files(&mut out, "改动的其他文件", &sheet.other_changed);
    files(&mut out, "去掉的其他文件", &sheet.other_removed);
    out.push_str(
        "<p class=\"sign\"><span>编辑：＿＿＿＿＿＿</span><span>审核：＿＿＿＿＿＿</span><span>签发：＿＿＿＿＿＿</span><span>日期：＿＿＿＿＿＿</span></p>\n</body>\n</html>\n",
    );
    out
}

fn head(out: &mut String, sheet: &Sheet) {
    let counts = format!(
        "新增 {} 页，改动 {} 页，去掉 {} 页；其他文件 {} 个",
        sheet.added.len(),
        sheet.changed.len(),
        sheet.gone.len(),
        sheet.other_added.len() + sheet.other_changed.len() + sheet.other_removed.len()
    );
    out.push_str("<dl>\n");
    for (name, value) in [
        ("变化", counts.as_str()),
        ("网站生成于", &sheet.built),
        ("压缩包", &sheet.archive),
        ("SHA-256", &sheet.sha256),
        ("SM3", &sheet.sm3),
    ] {
        let _ = writeln!(out, "<div><dt>{name}</dt><dd>{}</dd></div>", escape(value));
    }
    out.push_str("</dl>\n");
}

fn section(out: &mut String, heading: &str, count: usize) {
    let _ = writeln!(out, "<h2>{heading}（{count}）</h2>");
}

fn more(out: &mut String, count: usize) {
    if let Some(rest) = count.checked_sub(ROWS).filter(|rest| *rest > 0) {
        let _ = writeln!(out, "<p>还有 {rest} 个，见 changed.txt、removed.txt。</p>");
    }
}

/// Title and address of a page, in its language.
fn named(page: &PageChange) -> String {
    let lang = if page.lang.is_empty() { "zh-CN" } else { &page.lang };
    format!(
        "<span lang=\"{}\">{}</span> <code>{}</code>",
        escape(lang),
        escape(&page.title),
        escape(&page.path)
    )
}

fn pages(out: &mut String, heading: &str, pages: &[PageChange]) {
    section(out, heading, pages.len());
    if pages.is_empty() {
        out.push_str("<p>没有。</p>\n");
        return;
    }
    out.push_str("<ul>\n");
    for page in pages.iter().take(ROWS) {
        let _ = writeln!(out, "<li>{}</li>", named(page));
    }
    out.push_str("</ul>\n");
    more(out, pages.len());
}

fn changed(out: &mut String, page: &PageChange) {
    let _ = writeln!(out, "<h3>{}</h3>", named(page));
    let Some(lines) = &page.lines else { return };
    let _ = writeln!(out, "<ul class=\"lines\" lang=\"{}\">", escape(&page.lang));
    for line in lines.iter().take(LINES) {
        let (mark, sign) = if line.comes { ("ins", '+') } else { ("del", '−') };
        let _ = writeln!(out, "<li>{sign} <{mark}>{}</{mark}></li>", escape(&line.text));
    }
    if let Some(rest) = lines.len().checked_sub(LINES).filter(|rest| *rest > 0) {
        let _ = writeln!(out, "<li lang=\"zh-CN\">还有 {rest} 行</li>");
    }
    out.push_str("</ul>\n");
}

fn dying(out: &mut String, dying: &[Gone]) {
    if dying.is_empty() {
        return;
    }
    section(out, "打不开了的旧网址", dying.len());
    out.push_str(
        "<p>海报、微信文章、搜索引擎里的旧网址会打不开。能转过去的，照下面写好、再生成一次：</p>\n<ul>\n",
    );
    for one in dying.iter().take(ROWS) {
        let _ = write!(
            out,
            "<li><code>{}</code> {}",
            escape(&one.path),
            escape(&one.title)
        );
        if let Some(now) = &one.now {
            let _ = write!(
                out,
                "：多半改成了 <code>{}</code>。在 <code>{}</code> 的这条记录里写：<code>aliases: [{}]</code>",
                escape(&now.path),
                escape(&now.file),
                escape(&now.alias)
            );
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn files(out: &mut String, heading: &str, paths: &[String]) {
    if paths.is_empty() {
        return;
    }
    let count = paths.len();
    let _ = writeln!(out, "<details><summary>{heading}（{count}）</summary>\n<ul>");
    for path in paths.iter().take(ROWS) {
        let _ = writeln!(out, "<li><code>{}</code></li>", escape(path));
    }
    out.push_str("</ul>\n</details>\n");
    more(out, count);
}
