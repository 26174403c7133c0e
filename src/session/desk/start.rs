//! Start page: what is due and what is broken today, each with the way to its form; search; new records; all kinds.
//!
//! **You are here:** `session/desk` — the first page of `/_edit/`.

use super::text::key_of;
use super::{Desk, page};
use crate::build;
use crate::diag::{At, Place};
use crate::disk::tree::Tree;
use crate::form::{self, KINDS, Kind};
use crate::html::escape;
use crate::preview::edit::{Question, Reply};
use crate::record::{Locator, file_kind};
use crate::session::history;
use crate::site::Site;
use std::fmt::Write as _;
use std::sync::Arc;

/// How far the start page looks ahead. *Units:* days.
const DUE_WITHIN: i64 = 30;
/// The most lines of a list.
const MOST: usize = 40;
/// How many records of a kind are listed at once.
const LISTED: usize = 200;
/// How many earlier changes are told.
const CHANGES: usize = 8;

impl Desk {
    /// The start page.
    pub(super) fn start(&self, question: &Question<'_>) -> Reply {
        let built = self.built();
        let Some((built, site)) = built.as_ref().and_then(|built| Some((built, built.site()?))) else {
            return self.broken();
        };
        let words = question.query("q").unwrap_or_default();
        let mut main = format!("<h1>改内容</h1>{}", search_form(words));
        if let Some(change) = question.query("saved") {
            let _ = write!(
                main,
                "<form method=\"post\" action=\"/_edit/undo\"><input type=\"hidden\" name=\"_token\" value=\"{}\">{}</form>",
                escape(question.token),
                self.saved_notes(change)
            );
        }
        if !words.trim().is_empty() {
            main.push_str(&found(site, words));
            return page(200, "改内容", &main, "start");
        }
        main.push_str(&self.broken_today(site));
        let due = built.due_told(DUE_WITHIN);
        main.push_str("<section aria-labelledby=\"due\"><h2 id=\"due\">快到期的</h2>");
        if due.is_empty() {
            main.push_str("<p class=\"quiet\">三十天里没有到期的。</p>");
        } else {
            let tree = self.session.lock().folder.tree.clone();
            main.push_str("<ul class=\"due\">");
            for (day, in_days, told) in due.iter().take(MOST) {
                let when = match in_days {
                    0 => "今天".to_owned(),
                    n if *n < 0 => format!("过了 {} 天", -n),
                    n => format!("{n} 天后"),
                };
                let link = link_of(site, &tree, &told.place);
                let _ = write!(
                    main,
                    "<li><span class=\"when\">{when} <time datetime=\"{day}\">{day}</time></span> {} <span class=\"quiet\">{}</span> {link}</li>",
                    escape(&told.zh),
                    escape(&told.help_zh),
                );
            }
            main.push_str("</ul>");
        }
        main.push_str("</section>");
        main.push_str(&super::reviewing::waiting(site));
        main.push_str(&small_fixes(site));
        main.push_str("<section aria-labelledby=\"new\"><h2 id=\"new\">新建</h2><ul class=\"kinds\">");
        for kind in KINDS.iter().filter(|kind| kind.place.is_some()) {
            let _ = write!(
                main,
                "<li><a href=\"/_edit/new/{}\">新的{}</a></li>",
                kind.word, kind.zh
            );
        }
        main.push_str("</ul></section>");
        main.push_str(&super::from_word::form(question.token));
        main.push_str("<section aria-labelledby=\"all\"><h2 id=\"all\">全部记录</h2><ul class=\"kinds\">");
        for kind in KINDS {
            let count = kind.all(site).len();
            let place = if kind.word == "site" {
                "site/site"
            } else {
                kind.word
            };
            let _ = write!(
                main,
                "<li><a href=\"/_edit/{place}\">{}</a> <span class=\"quiet\">{count}</span></li>",
                kind.zh
            );
        }
        main.push_str("</ul></section>");
        main.push_str(&self.latest());
        page(200, "改内容", &main, "start")
    }

    /// All records of a kind.
    pub(super) fn list(&self, question: &Question<'_>, kind: &'static Kind) -> Reply {
        let built = self.built();
        let Some(site) = built.as_ref().and_then(|built| built.site()) else {
            return self.broken();
        };
        let words = question.query("q").unwrap_or_default().trim().to_lowercase();
        let mut lines = kind.all(site);
        lines.retain(|line| {
            words.is_empty() || line.name.to_lowercase().contains(&words) || line.id.contains(&words)
        });
        let more = lines.len().saturating_sub(LISTED);
        lines.truncate(LISTED);
        let new = if kind.place.is_some() {
            format!(
                "<p><a class=\"button\" href=\"/_edit/new/{}\">新的{}</a></p>",
                kind.word, kind.zh
            )
        } else if kind.word == "service" {
            "<p class=\"quiet\">新的服务事项：打开它的服务类别，在“服务事项”里添加一条。</p>".to_owned()
        } else {
            String::new()
        };
        let main = format!(
            "<h1>{0}</h1><form method=\"get\" action=\"/_edit/{1}\" role=\"search\" class=\"search\"><label for=\"q\">在{0}里找</label>\
             <span class=\"line\"><input type=\"search\" id=\"q\" name=\"q\" value=\"{2}\"><button>找</button></span></form>{new}{3}",
            kind.zh,
            kind.word,
            escape(&words),
            form::list(kind, &lines, more)
        );
        page(200, kind.zh, &main, "plain")
    }

    /// The errors of the site as it is, each with the way to its field.
    fn broken_today(&self, site: &Site) -> String {
        let session = self.session.lock();
        let tree = session.folder.tree.clone();
        let wrong = build::located(session.known_errors(), &tree);
        drop(session);
        if wrong.is_empty() {
            return String::new();
        }
        let mut out = format!(
            "<section class=\"broken\" aria-labelledby=\"broken\"><h2 id=\"broken\">有错误，不能发布：{} 处</h2><ul>",
            wrong.len()
        );
        for finding in wrong.iter().take(MOST) {
            let _ = write!(
                out,
                "<li><a href=\"/_explain/{0}\">{0}</a> {1} <span class=\"quiet\">{2}</span> {3}</li>",
                finding.fault.code.id,
                escape(&finding.fault.zh),
                escape(finding.fault.help_zh.as_deref().unwrap_or_default()),
                link_of(site, &tree, &finding.place),
            );
        }
        out.push_str("</ul></section>");
        out
    }

    /// Who changed what last.
    fn latest(&self) -> String {
        let store = crate::disk::history::Store::of(&self.root);
        let Ok(chain) = history::chain(&store) else {
            return String::new();
        };
        let mut out = String::new();
        for act in chain.acts.iter().rev().take(CHANGES) {
            let entry = act.first();
            let about = entry.record.clone().unwrap_or_else(|| entry.file.clone());
            let _ = write!(
                out,
                "<li>{} {} <span class=\"quiet\">{}</span> {}</li>",
                escape(&entry.time.short()),
                escape(&entry.person),
                entry.tool.zh(),
                escape(&about)
            );
        }
        if out.is_empty() {
            return out;
        }
        format!(
            "<section aria-labelledby=\"latest\"><h2 id=\"latest\">最近的修改</h2><ul>{out}</ul></section>"
        )
    }
}

/// The fixes that have no ceremony: one field, one save.
fn small_fixes(site: &Site) -> String {
    let Some(kind) = Kind::named("station") else {
        return String::new();
    };
    let stations = kind.all(site);
    if stations.is_empty() || stations.len() > MOST {
        return "<section aria-labelledby=\"small\"><h2 id=\"small\">小改动</h2><p>先在上面找站点，再改电话、时间、通知或停诊。\
                <a href=\"/_edit/batch\">几个站点一起改</a></p></section>"
            .to_owned();
    }
    let mut out = String::from(
        "<section aria-labelledby=\"small\"><h2 id=\"small\">小改动：一个字段，存一次</h2><ul class=\"small-fixes\">",
    );
    for line in stations {
        let _ = write!(
            out,
            "<li><a href=\"/_edit/station/{0}\">{1}</a>：{2}</li>",
            escape(&line.id),
            escape(&line.name),
            shortcuts(&line.id)
        );
    }
    out.push_str("</ul></section>");
    out
}

/// The ways to single fields of a station.
fn shortcuts(id: &str) -> String {
    [
        ("phone", "电话"),
        ("hours", "时间"),
        ("notice", "临时通知"),
        ("closed", "停诊日期"),
    ]
    .iter()
    .map(|(key, zh)| format!("<a href=\"/_edit/station/{}?only={key}\">{zh}</a>", escape(id)))
    .collect::<Vec<_>>()
    .join(" ")
}

/// A line to look for records in.
pub(super) fn search_form(words: &str) -> String {
    format!(
        "<form method=\"get\" action=\"/_edit/\" role=\"search\" class=\"search\"><label for=\"q\">找一条记录</label>\
         <span class=\"line\"><input type=\"search\" id=\"q\" name=\"q\" value=\"{}\" placeholder=\"站点、通知、服务的名称或编号\">\
         <button>找</button></span></form>",
        escape(words)
    )
}

fn found(site: &Site, words: &str) -> String {
    let words = words.trim().to_lowercase();
    let mut out = String::new();
    for kind in KINDS {
        let mut lines = kind.all(site);
        lines.retain(|line| line.name.to_lowercase().contains(&words) || line.id.contains(&words));
        if lines.is_empty() {
            continue;
        }
        let more = lines.len().saturating_sub(MOST);
        lines.truncate(MOST);
        let _ = write!(out, "<section><h2>{}</h2>", kind.zh);
        if kind.word == "station" {
            out.push_str("<ul class=\"records\">");
            for line in &lines {
                let _ = write!(
                    out,
                    "<li><a href=\"/_edit/station/{0}\">{1}</a> {2}</li>",
                    escape(&line.id),
                    escape(&line.name),
                    shortcuts(&line.id)
                );
            }
            out.push_str("</ul>");
        } else {
            out.push_str(&form::list(kind, &lines, more));
        }
        out.push_str("</section>");
    }
    if out.is_empty() {
        out.push_str("<p role=\"status\">没有找到。换几个字试试；也可以写编号。</p>");
    }
    out
}

/// The way to the field that a place of a file is about, or to the file as text.
pub(super) fn link_of(site: &Site, tree: &Tree, place: &Place) -> String {
    let file = &*place.file;
    match found_at(site, tree, place) {
        Some((kind, id, field)) => {
            let field = if field.is_empty() {
                String::new()
            } else {
                format!("?field={}", escape(&field))
            };
            format!("<a href=\"/_edit/{}/{}{field}\">打开</a>", kind.word, escape(&id))
        }
        None if file.starts_with("content/") && file_kind(file) != crate::record::FileKind::Unknown => {
            format!("<a href=\"/_edit/text/{}\">作为文字打开</a>", key_of(file))
        }
        None => String::new(),
    }
}

/// The record and the field that a place of a file is about.
fn found_at(site: &Site, tree: &Tree, place: &Place) -> Option<(&'static Kind, String, String)> {
    let file = &*place.file;
    let spot = build::shown_text(tree, file).and_then(|text| {
        let locator = Locator::new(file, &text);
        let at = match &place.at {
            At::Field(path) => locator.find(path).map_or(0, |span| span.start),
            At::Span(span) => span.start,
            At::File => return None,
        };
        form::spot(file, &locator, at, form::lang_of(file, site))
    });
    let Some(spot) = spot else {
        let kind = Kind::of_file(file)?;
        return Some((kind, kind.in_file(site, file)?, String::new()));
    };
    let known = spot.id.filter(|id| spot.kind.find(site, id).is_some());
    let id = known.or_else(|| spot.kind.in_file(site, file))?;
    Some((spot.kind, id, spot.field))
}

/// A file in a list, with the way to its record.
pub(super) fn file_line(site: &Site, tree: &Tree, file: &str) -> String {
    place_line(site, tree, &Place::file(&Arc::from(file)))
}

/// A place of a file in a list: its record, and the way to its field.
pub(super) fn place_line(site: &Site, tree: &Tree, place: &Place) -> String {
    let named = found_at(site, tree, place).and_then(|(kind, id, _)| {
        let name = kind.name_of(site, &id)?;
        Some(format!("{}：{name}", kind.zh))
    });
    format!(
        "<li>{} {}</li>",
        escape(named.as_deref().unwrap_or(&place.file)),
        link_of(site, tree, place)
    )
}
