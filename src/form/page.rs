//! Frame of the form's pages: head, navigation, and the lines that tell what was done.
//!
//! **You are here:** `form/` — around `widget`; no IO. No style and no script stands in a page: its policy allows none.

use super::kind::Kind;
use super::opened::Opened;
use super::told::{Told, errors, outer, placed};
use super::widget::{Around, finding, form_fields, groups};
use crate::edit::Value;
use crate::html::escape;
use crate::ledger::json;
use std::fmt::Write as _;

/// A page of the form.
pub struct Frame<'f> {
    /// Its title, as text.
    pub title: &'f str,
    /// What stands in `main`, as HTML.
    pub main: &'f str,
    /// The class of its body.
    pub class: &'f str,
}

/// The whole document.
pub fn frame(page: &Frame<'_>) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{0} — 改内容</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <link rel=\"stylesheet\" href=\"/_edit/form.css\"><script src=\"/_edit/form.js\" defer></script></head>\
         <body class=\"{1}\"><a class=\"skip\" href=\"#main\">跳到内容</a>\
         <header class=\"top\"><nav aria-label=\"改内容\"><a href=\"/_edit/\">改内容</a><a href=\"/_edit/batch\">几个站点一起改</a>\
         <a href=\"/\">看网站</a><a href=\"/_handbook#form\">手册</a></nav></header>\
         <main id=\"main\" tabindex=\"-1\">{2}</main></body></html>",
        escape(page.title),
        escape(page.class),
        page.main
    )
}

/// What the page of a record shows beside its fields.
#[derive(Default)]
pub struct Page {
    /// What each form has to carry.
    pub token: String,
    /// Lines above the form, as HTML: what was saved, who else is here.
    pub notes: String,
    /// The keys of the fields that are shown; empty: all.
    pub only: Vec<String>,
    /// The field at which the form is opened.
    pub field: Option<String>,
    /// The address of the record's page, without a leading `/`; none where it has none.
    pub page: Option<String>,
    /// The name under which is saved, and whether it has been asked.
    pub by: Option<String>,
    /// What stands below the fields, as HTML: withdrawing, the history.
    pub below: String,
    /// Whether the record is a new one.
    pub new: bool,
    /// Whether the controls show what stands in no file yet, such as a document that was just opened.
    pub unsaved: bool,
}

/// The page of a record. `base` is what it was when the form was made; `value` what the controls show.
pub fn record(opened: &Opened, base: &Value, value: &Value, around: &Around<'_>, page: &Page) -> String {
    let name = if page.new {
        format!("新的{}", opened.kind.zh)
    } else {
        opened.name()
    };
    let all = groups(opened);
    let shown: Vec<_> = all
        .iter()
        .filter_map(|group| {
            let keys: Vec<String> = group
                .keys
                .iter()
                .filter(|key| page.only.is_empty() || page.only.contains(key))
                .cloned()
                .collect();
            (!keys.is_empty()).then_some((group, keys))
        })
        .collect();
    let drawn = |around: &Around<'_>| {
        let mut fields = String::new();
        for (group, keys) in &shown {
            let _ = write!(
                fields,
                "<section id=\"{0}\" aria-labelledby=\"{0}-h\"><h2 id=\"{0}-h\">{1}</h2>{2}</section>",
                group.anchor,
                escape(&group.heading),
                form_fields(opened, value, keys, around)
            );
        }
        fields
    };
    // What is said stands where the form has a place for it; which places there are, the form itself tells.
    let mut fields = drawn(&Around { told: &[], ..*around });
    let told = placed(&fields, around.told);
    if !told.is_empty() {
        fields = drawn(&Around {
            told: &told,
            ..*around
        });
    }
    let mut contents = String::new();
    if shown.len() > 1 {
        contents.push_str("<nav class=\"contents\" aria-label=\"这一页的部分\"><ul>");
        for (group, _) in &shown {
            let _ = write!(
                contents,
                "<li><a href=\"#{}\">{}</a></li>",
                group.anchor,
                escape(&group.heading)
            );
        }
        contents.push_str("</ul></nav>");
    }
    if let Some(field) = &page.field {
        fields = at_field(fields, field);
    }
    let place = if page.new {
        format!("new/{}", opened.kind.word)
    } else {
        format!("{}/{}", opened.kind.word, opened.id)
    };
    let mut files = String::from("<datalist id=\"site-files\">");
    for file in around.files {
        let _ = write!(files, "<option value=\"{}\">", escape(file));
    }
    files.push_str("</datalist>");
    let only = if page.only.is_empty() {
        String::new()
    } else {
        format!(
            "<input type=\"hidden\" name=\"_only\" value=\"{}\"><p><a href=\"/_edit/{}\">这条记录的全部字段</a></p>",
            escape(&page.only.join(",")),
            escape(&place)
        )
    };
    format!(
        "<div class=\"desk\"><div class=\"work\"><form method=\"post\" action=\"/_edit/{place}\" enctype=\"multipart/form-data\" \
         novalidate data-record=\"{said}\"{unsaved}>\
         <input type=\"hidden\" name=\"_token\" value=\"{token}\"><input type=\"hidden\" name=\"_record\" value=\"{said}\">\
         <input type=\"hidden\" name=\"_base\" value=\"{base}\">\
         <div class=\"bar\"><div class=\"what\"><p class=\"kind\"><a href=\"/_edit/{word}\">{kind}</a></p><h1>{name}</h1></div>\
         <p class=\"status\" role=\"status\" data-status></p><button name=\"save\" value=\"1\" class=\"main\">保存</button></div>\
         {notes}{summary}{contents}{fields}{only}{by}{files}</form>{below}</div>{beside}</div>",
        place = escape(&place),
        said = escape(&opened.said()),
        unsaved = if page.unsaved { " data-unsaved" } else { "" },
        token = escape(&page.token),
        base = escape(&json(base).to_string()),
        word = escape(opened.kind.word),
        kind = escape(opened.kind.zh),
        name = escape(&name),
        notes = page.notes,
        summary = summary(&told),
        below = page.below,
        by = by(page),
        beside = beside(opened, page),
    )
}

/// Under which name is saved; asked where it is not known.
fn by(page: &Page) -> String {
    match &page.by {
        Some(by) => format!("<p class=\"by\">记在历史里的名字：<b>{}</b></p>", escape(by)),
        None => "<p class=\"field by\"><label for=\"f:_by\">您的姓名 <span class=\"required\">只问这一次，记在修改历史里</span></label>\
                 <input type=\"text\" id=\"f:_by\" name=\"_by\" autocomplete=\"name\"></p>"
            .to_owned(),
    }
}

/// The page of the record, where it has one; of a new one the place for it, which the script opens before anybody aims at a
/// button that would move.
fn beside(opened: &Opened, page: &Page) -> String {
    page.page.as_ref().map_or_else(
        || {
            if page.new && opened.kind.has_page() {
                "<section class=\"beside\" aria-label=\"网页\" data-new hidden>\
                 <p class=\"see quiet\">写了名称和必填的，网页就显示在这里</p></section>"
                    .to_owned()
            } else {
                String::new()
            }
        },
        |address| {
            format!(
                "<section class=\"beside\" aria-label=\"网页\"><p class=\"see\"><a href=\"/{0}\">网页</a>\
                 <span class=\"quiet\">边写边变，保存以后才算</span></p>\
                 <iframe title=\"这条记录的网页\" src=\"/{0}?_beside\" data-beside></iframe></section>",
                escape(address)
            )
        },
    )
}

/// The errors of a form above it, each with the way to its field.
fn summary(told: &[Told]) -> String {
    let errors: Vec<&Told> = errors(told).collect();
    if errors.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "<div class=\"summary\" role=\"alert\" tabindex=\"-1\" data-errors><h2>没有保存：先改正下面几处</h2><ul>",
    );
    for told in errors {
        if told.field.is_empty() {
            out.push_str("<li>");
            finding(&mut out, told);
            out.push_str("</li>");
        } else {
            let _ = write!(
                out,
                "<li><a href=\"#e:{}\">{}</a></li>",
                escape(&told.field),
                escape(&told.message)
            );
        }
    }
    out.push_str("</ul></div>");
    out
}

/// The fields with the keyboard at one of them, or at the first of the nearest part of the form around it.
fn at_field(html: String, field: &str) -> String {
    let mut own = field;
    while !own.is_empty() {
        let wanted = format!(" name=\"{}", escape(own));
        let mut from = 0;
        while let Some(at) = html[from..].find(&wanted).map(|at| from + at) {
            let end = at + wanted.len();
            if html[end..].starts_with(['"', '.', '[']) && !html[end..].starts_with("[#]") {
                return format!("{} autofocus{}", &html[..at], &html[at..]);
            }
            from = end;
        }
        own = outer(own);
    }
    html
}

/// A list of all records of a kind, or those that were looked for.
pub fn list(kind: &Kind, lines: &[super::kind::Line], more: usize) -> String {
    let mut out = String::from("<ul class=\"records\">");
    for line in lines {
        let name = if line.name.is_empty() {
            &line.id
        } else {
            &line.name
        };
        let _ = write!(
            out,
            "<li><a href=\"/_edit/{}/{}\">{}</a> <code>{}</code></li>",
            escape(kind.word),
            escape(&line.id),
            escape(name),
            escape(&line.id)
        );
    }
    out.push_str("</ul>");
    if more > 0 {
        let _ = write!(out, "<p class=\"quiet\">还有 {more} 条：写名称里的字来找</p>");
    }
    out
}
