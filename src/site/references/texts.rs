//! Broken-link check of links in long texts, whatever record they stand in.
//!
//! **You are here:** `site/references` — below the records that hold texts; no IO.

use super::References;
use crate::diag::{Fault, Place, code};
use crate::lang::{Lang, Text};
use crate::markdown::{anchors, mended_target};
use crate::record::Origin;
use crate::record::body::{Body, faults, links};
use crate::site::links::{LinkTarget, parse_link};
use crate::site::{KINDS, Kind};
use crate::value::{FilePath, in_content};
use std::sync::Arc;

/// Lists that the navigation can lead to.
const LISTS: [&str; 9] = [
    "home", "stations", "services", "notices", "disclosure", "statistics", "search", "a-z", "shortlist",
];

/// The lists of the site by the names that people give them.
const LIST_NAMES: [(&str, &str); 12] = [
    ("首页", "home"),
    ("主页", "home"),
    ("站点", "stations"),
    ("站点名录", "stations"),
    ("服务", "services"),
    ("服务事项", "services"),
    ("通知", "notices"),
    ("通知公告", "notices"),
    ("信息公开", "disclosure"),
    ("统计", "statistics"),
    ("统计数据", "statistics"),
    ("搜索", "search"),
];

/// `stations:baita`, `srevice:home-visit`: the link with the scheme that is one slip away.
fn mistyped_scheme(target: &str) -> Option<String> {
    let (scheme, id) = target.split_once(':')?;
    let near = ["station", "service", "notice", "region", "page", "guide"]
        .into_iter()
        .find(|known| strsim::damerau_levenshtein(&scheme.trim().to_lowercase(), known) == 1)?;
    let right = format!("{near}:{}", id.trim());
    matches!(parse_link(&right), LinkTarget::Record { .. }).then_some(right)
}

impl References<'_, '_> {
    pub(super) fn body(&mut self, body: &Body, origin: &Origin, lang: Lang) {
        for (span, target) in &body.links {
            self.link(target, (&body.markdown, lang), || {
                Place::span(&origin.file, *span)
            });
        }
    }

    pub(super) fn text(&mut self, text: Option<&Text>, place: impl Fn() -> Place) {
        let Some(text) = text else { return };
        for (lang, markdown) in text.all(Lang::ZH) {
            for (_, target) in links(markdown) {
                self.link(&target, (markdown, lang), || place().looking_for(&target));
            }
            for (range, fault) in faults(markdown) {
                let words = markdown[range].lines().next().unwrap_or_default();
                self.reporter.report(fault, place().looking_for(words));
            }
        }
    }

    /// Where an entry of the navigation leads: a list of the site, or a record as in texts.
    pub(super) fn destination(&mut self, to: &str, place: impl Fn() -> Place) {
        match parse_link(to) {
            LinkTarget::Record { scheme, id, .. } => self.record(scheme, id, place),
            _ if LISTS.contains(&to) => {}
            _ if to.starts_with("notice-category:") => {
                self.column(to.trim_start_matches("notice-category:"), place);
            }
            _ => {
                let shown: String = to.chars().take(60).collect();
                let fault = Fault::new(
                    code::BROKEN_LINK,
                    format!("导航的 to 不能写“{shown}”，这一项不会出现"),
                    format!("the navigation cannot lead to `{shown}`: the entry is left out"),
                );
                let named = LIST_NAMES.iter().find(|(name, _)| *name == to.trim());
                let fault = match named {
                    Some((_, list)) => fault.write(list),
                    None => fault.help(
                        format!(
                            "写 {} 之一，或者 page:编号、station:编号、notice-category:编号",
                            LISTS.join("、")
                        ),
                        format!(
                            "write one of {}, or page:id, station:id, notice-category:id",
                            LISTS.join(", ")
                        ),
                    ),
                };
                self.reporter.report(fault, place());
            }
        }
    }

    /// A link's target; `own` is the text that it stands in, with its language.
    fn link(&mut self, target: &str, own: (&str, Lang), place: impl Fn() -> Place) {
        match parse_link(target) {
            LinkTarget::Outside(_) => {}
            LinkTarget::Anchor(anchor) => self.anchor(target, anchor, Some(own.0), &[], place()),
            LinkTarget::File(path) => {
                use crate::value::Scalar;
                let decoded = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
                match FilePath::read(&decoded) {
                    Ok(file) => {
                        let at = place();
                        let from = Arc::clone(&at.file);
                        self.file(&file, &from, || at);
                    }
                    Err(fault) => self.reporter.report(fault, place()),
                }
            }
            // A picture in the text itself has been told when the text was read.
            LinkTarget::Unknown(target) if target.starts_with("data:") && own.0.contains("![") => {}
            LinkTarget::Unknown(target) => {
                let fault = Fault::new(
                    code::BROKEN_LINK,
                    format!("链接 {target} 不知道通向哪里"),
                    format!("the link {target} leads nowhere"),
                );
                let fault = match self.meant(target).or_else(|| mended_target(target)) {
                    Some(mended) => fault.help(format!("应写成：`{mended}`"), format!("write: `{mended}`")),
                    None => fault.help(
                    "站内写 station:编号、service:编号、notice:编号、region:代码、page:编号 或 files/文件名；站外写完整网址 https://…",
                    "write station:id, service:id, notice:id, region:code, page:id or files/name; elsewhere a full address https://…",
                )};
                self.reporter.report(fault, place());
            }
            LinkTarget::Record { scheme, id, anchor } => {
                if let Some(anchor) = anchor {
                    self.anchor_on(scheme, id, (target, anchor), own.1, &place);
                }
                self.record(scheme, id, place);
            }
        }
    }

    /// What a target means that stands for something of the site, or for a mail or telephone address.
    fn meant(&self, target: &str) -> Option<String> {
        use crate::value::{Email, Phone, Scalar};
        let decoded = percent_encoding::percent_decode_str(target).decode_utf8_lossy();
        if let Ok(mail) = Email::read(&decoded) {
            return Some(format!("mailto:{mail}"));
        }
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | ' ');
        if decoded.chars().all(digits)
            && let Ok(phone) = Phone::read(&decoded)
        {
            return Some(format!("tel:{phone}"));
        }
        if let Some(right) = mistyped_scheme(&decoded) {
            return Some(right);
        }
        let path = decoded.replace('\\', "/");
        let path = path.split(['#', '?']).next().unwrap_or_default();
        let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
        let name = parts.next()?;
        let folder = parts.next().unwrap_or_default();
        let file = self.site.files.values().find(|file| file.name == name);
        if let Some(file) = file {
            return Some(in_content(&file.path).unwrap_or(&file.path).to_owned());
        }
        let id = [".html", ".htm", ".md", ".yaml"]
            .iter()
            .find_map(|ending| name.strip_suffix(ending))
            .unwrap_or(name);
        let id = id.split('.').next().unwrap_or(id);
        // A folder of content or of the built site has the kind's name in the plural.
        let schemes = KINDS.iter().filter_map(|row| row.scheme);
        let mut known = schemes
            .filter(|scheme| self.site.linked(scheme, id).is_some())
            .filter(|scheme| folder.is_empty() || folder.starts_with(scheme.trim_end_matches('y')));
        let scheme = known.next()?;
        known.next().is_none().then(|| format!("{scheme}:{id}"))
    }

    /// The anchors of another record's page.
    fn anchor_on(
        &mut self,
        scheme: &str,
        id: &str,
        (target, anchor): (&str, &str),
        lang: Lang,
        place: &impl Fn() -> Place,
    ) {
        let site = self.site;
        let text = |text: Option<&Text>| text.map(|text| text.best(lang, site.default_lang()).0.to_owned());
        let body = |body: &Body| Some(body.markdown.to_string());
        let Some(of) = site.linked(scheme, id) else { return };
        let at = of.at;
        let (markdown, parts): (Option<String>, &[&str]) = match of.kind {
            Kind::Guide => (
                body(&site.guides[at].best(lang).document.body),
                &["main", "where"],
            ),
            Kind::Page => (body(&site.pages[at].best(lang).document.body), &[]),
            Kind::Notice => (body(&site.notices[at].best(lang).document.body), &[]),
            Kind::Disclosure => (body(&site.disclosures[at].best(lang).document.body), &[]),
            Kind::Station => (
                text(site.stations[at].record.data.description.as_ref()),
                &["main", "poster"],
            ),
            Kind::Operator => (text(site.operators[at].data().description.as_ref()), &["main"]),
            // A page that the theme writes: its own parts.
            _ => (None, &["main", "where"]),
        };
        self.anchor(target, anchor, markdown.as_deref(), parts, place());
    }

    /// One anchor among those of a text and of the theme's parts of a page.
    fn anchor(&mut self, target: &str, anchor: &str, markdown: Option<&str>, parts: &[&str], place: Place) {
        let decoded = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy();
        let known = markdown.map(anchors).unwrap_or_default();
        if anchor.is_empty() || parts.contains(&anchor) || known.iter().any(|(id, _)| *id == decoded) {
            return;
        }
        let (head, _) = target.split_once('#').unwrap_or((target, ""));
        let fault = Fault::new(
            code::UNKNOWN_ANCHOR,
            format!("链接 {target} 里，# 后面的“{decoded}”在那一页上没有，点了只到页首"),
            format!("the link {target} leads to `{decoded}`, which its page does not have"),
        );
        let wanted: String = decoded.chars().filter(|c| c.is_alphanumeric()).collect();
        let meant = known.iter().find(|(_, words)| {
            words.as_deref().is_some_and(|words| {
                let words: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
                !wanted.is_empty() && words.contains(&wanted)
            })
        });
        let fault = match meant {
            Some((id, words)) => {
                let words = words.as_deref().unwrap_or_default();
                fault.help(
                    format!("小标题“{words}”写成：`{head}#{id}`"),
                    format!("for the heading `{words}` write: `{head}#{id}`"),
                )
            }
            None if head.is_empty() => fault.help(
                "小标题按顺序是 #s-1、#s-2……，第八条是 #c-8，1.6 是 #c-1.6",
                "headings are #s-1, #s-2 … in order, article 8 is #c-8, clause 1.6 is #c-1.6",
            ),
            None => fault.help(
                format!("写成到那一页的链接：`{head}`；要到某一处的，小标题按顺序是 #s-1、#s-2……，第八条是 #c-8"),
                format!("write the link to the page: `{head}`; headings are #s-1, #s-2 … in order, article 8 is #c-8"),
            ),
        };
        self.reporter.report(fault, place);
    }
}
