//! Reviewing: what waits for whom, the steps of a document with who signed them, the signing of the next one, the paper form.
//!
//! **You are here:** `session/desk` — below the fields of notices and disclosures; [`crate::session::review`] decides, as it does
//! for `zhandian review`.

use super::{Desk, Done};
use crate::diag::Severity;
use crate::edit::history::Tool;
use crate::form::{Kind, Opened};
use crate::html::escape;
use crate::ledger::short_name;
use crate::preview::edit::{Posted, Reply};
use crate::session::review::{self, Reviewable, reviewable};
use crate::session::save::{Author, save};
use crate::site::Site;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many documents the start page shows for a step; the others are folded away.
const SHOWN: usize = 8;
/// How many it lists at all.
const LISTED: usize = 300;
/// The findings that are about a review.
const CODES: [&str; 3] = ["Z534", "Z535", "Z536"];

/// What waits for whom, for the start page; empty on a site without reviews.
pub(super) fn waiting(site: &Site) -> String {
    let Some(rules) = &site.settings().review else {
        return String::new();
    };
    let all = reviewable(site);
    let steps = rules.steps();
    let mut out = String::new();
    for (at, step) in steps.iter().enumerate() {
        // The languages of one document stand in one line.
        let mut waits: Vec<Waits<'_>> = Vec::new();
        for own in all
            .iter()
            .filter(|own| own.reviewed.asked && own.reviewed.passed == at)
        {
            match waits.last_mut().filter(|(record, ..)| *record == own.record) {
                Some((_, _, files)) => files.push(own),
                None => waits.push((&own.record, own.title, vec![own])),
            }
        }
        if waits.is_empty() {
            continue;
        }
        let _ = write!(
            out,
            "<h3>等{}（{}）</h3><ul class=\"records\" data-waits=\"{}\">",
            escape(step),
            waits.len(),
            escape(step)
        );
        for own in waits.iter().take(SHOWN) {
            line(&mut out, own);
        }
        out.push_str("</ul>");
        if waits.len() > SHOWN {
            let _ = write!(
                out,
                "<details><summary>还有 {} 份</summary><ul class=\"records\">",
                waits.len() - SHOWN
            );
            for own in waits.iter().take(LISTED).skip(SHOWN) {
                line(&mut out, own);
            }
            out.push_str("</ul></details>");
        }
    }
    if out.is_empty() {
        "<p class=\"quiet\">没有在等的，都审完了。</p>".clone_into(&mut out);
    }
    format!("<section aria-labelledby=\"waits\"><h2 id=\"waits\">等审的</h2>{out}</section>")
}

/// A document that waits: its record, its title, its files that wait for one step.
type Waits<'w> = (&'w str, &'w str, Vec<&'w Reviewable<'w>>);

/// A document that waits, with the way to where it is signed.
fn line(out: &mut String, (record, title, files): &Waits<'_>) {
    let languages: Vec<String> = files.iter().map(|own| short_name(own.lang)).collect();
    let by: Vec<&str> = files
        .first()
        .map(|own| own.reviewed.by.iter().map(String::as_str).collect())
        .unwrap_or_default();
    let passed = if by.is_empty() {
        String::new()
    } else {
        format!(" 已审：{}", escape(&by.join("、")))
    };
    let changed = if files.iter().any(|own| own.reviewed.changed.is_some()) {
        " <b>审完以后又改过</b>"
    } else {
        ""
    };
    let _ = write!(
        out,
        "<li><a href=\"/_edit/{}#review\">{}</a> <span class=\"quiet\">{}{passed}</span>{changed}</li>",
        escape(&record.replacen(':', "/", 1)),
        escape(title),
        escape(&languages.join("、")),
    );
}

impl Desk {
    /// The steps of a document, with a form that signs the next one; empty where nothing is reviewed.
    pub(super) fn steps(&self, token: &str, site: &Site, opened: &Opened) -> String {
        let all = reviewable(site);
        let own: Vec<&Reviewable<'_>> = all.iter().filter(|own| own.record == opened.said()).collect();
        let rules = site.settings().review.clone();
        let is_known = own
            .iter()
            .any(|own| own.reviewed.asked || !own.entries.is_empty());
        let is_draft = own.iter().any(|own| own.draft);
        if own.is_empty() || !(is_known || (is_draft && rules.is_some())) {
            return String::new();
        }
        let rules = rules.unwrap_or_default();
        let steps = rules.steps();
        let mut out = String::from(
            "<section id=\"review\" class=\"review\" aria-labelledby=\"review-h\"><h2 id=\"review-h\">三审三校</h2>",
        );
        out.push_str(&self.findings_of_review(opened));
        if is_draft {
            out.push_str("<p>草稿不审：写完了，把“草稿”改成“不写”，保存，再审。</p>");
        }
        for file in &own {
            let _ = write!(
                out,
                "<div class=\"version\"{}>",
                if own.len() > 1 {
                    format!(" data-language=\"{}\"", escape(file.lang.tag()))
                } else {
                    String::new()
                }
            );
            if own.len() > 1 {
                let _ = write!(out, "<h3>{}</h3>", escape(&short_name(file.lang)));
            }
            out.push_str(&steps_of(site, file, &steps));
            out.push_str("</div>");
        }
        out.push_str(&signing(token, opened, &own, &steps));
        let _ = write!(
            out,
            "<p><a class=\"button\" href=\"/_edit/{}/{}/sheet\" target=\"_blank\" rel=\"noopener\">打印审批单</a> \
             <span class=\"quiet\">新的窗口里按 Ctrl+P，一页 A4</span></p></section>",
            escape(opened.kind.word),
            escape(&opened.id)
        );
        out
    }

    /// What `check` says of the review of a document.
    fn findings_of_review(&self, opened: &Opened) -> String {
        let Some(built) = self.built() else {
            return String::new();
        };
        let mut out = String::new();
        for finding in built.diagnostics.iter().filter(|finding| {
            CODES.contains(&finding.fault.code.id)
                && opened.parts.iter().any(|part| part.file == *finding.place.file)
        }) {
            let _ = write!(
                out,
                "<p class=\"finding\" data-severity=\"{}\" data-code=\"{2}\"><a href=\"/_explain/{2}\" target=\"_blank\" rel=\"noopener\">{2}</a> {1} \
                 <span class=\"advice\">{3}</span></p>",
                finding.severity.id(),
                escape(&finding.fault.zh),
                finding.fault.code.id,
                escape(finding.fault.help_zh.as_deref().unwrap_or_default()),
            );
        }
        out
    }

    /// Signs the step that was asked for, of all languages that wait for it.
    pub(super) fn sign(&self, kind: &'static Kind, id: &str, posted: &Posted) -> Reply {
        let wanted = posted.text("step").unwrap_or_default().trim();
        let by = posted.text("by").and_then(super::plain).unwrap_or_default();
        let refused = |status: u16, words: &str| self.said(status, "没有签", words);
        if by.is_empty() {
            return refused(
                422,
                "写上是谁审的：一台电脑常有几个人用，所以每次都要写。按后退键回去写。",
            );
        }
        let mut session = self.session.lock();
        // What is signed is what lies in the folder, not what is shown in its place while it has errors.
        let truth = session.tried(std::iter::empty());
        let Some(site) = truth.site() else {
            drop(session);
            return self.broken();
        };
        let all = reviewable(site);
        let record = format!("{}:{id}", kind.word);
        let rules = site.settings().review.clone().unwrap_or_default();
        let steps = rules.steps();
        let Some(rank) = steps.iter().position(|own| *own == wanted) else {
            drop(session);
            return refused(422, "这个网站没有这一步");
        };
        let step = steps.get(rank).copied().unwrap_or_default();
        let mut files = Vec::new();
        let mut why = None;
        for own in all
            .iter()
            .filter(|own| own.record == record && own.reviewed.passed == rank)
        {
            if !posted.all("language").any(|tag| tag == own.lang.tag()) {
                continue;
            }
            let broken = session.refused.contains_key(own.file)
                || truth
                    .diagnostics
                    .iter()
                    .any(|found| found.severity == Severity::Error && *found.place.file == *own.file);
            let signed = review::allowed(own, &steps, rank, &by, broken).and_then(|()| {
                review::signed(site, &session.folder.tree, own, (step, &by), posted.text("note"))
            });
            match signed {
                Ok(file) => files.push(file),
                Err((zh, _)) => why = Some(zh),
            }
        }
        drop(session);
        if let Some(why) = why {
            return refused(422, &format!("{why}。"));
        }
        if files.is_empty() {
            return refused(
                422,
                &format!("没有在等{step}的：勾选汉文或藏文，或者刷新页面看看。"),
            );
        }
        let author = Author {
            person: by.clone(),
            tool: Tool::Review,
            time: (self.clock)(),
            undoes: None,
        };
        match save(&self.root, &author, files) {
            Ok(saved) => {
                let change = saved.change.unwrap_or_else(|| "0".to_owned());
                let notes = format!("<p data-signed>记下了：{}，{}。</p>", escape(step), escape(&by));
                self.remember(
                    &change,
                    Done {
                        lines: saved.files,
                        notes,
                    },
                );
                Reply::See(format!("/_edit/{}/{id}?saved={change}", kind.word))
            }
            Err(error) => refused(409, &format!("{}。", error.message(true))),
        }
    }

    /// The paper form of a document, as it is shown.
    pub(super) fn sheet(&self, kind: &'static Kind, id: &str) -> Reply {
        let built = self.built();
        let Some(site) = built.as_ref().and_then(|built| built.site()) else {
            return self.broken();
        };
        let all = reviewable(site);
        let record = format!("{}:{id}", kind.word);
        let own: Vec<&Reviewable<'_>> = all.iter().filter(|own| own.record == record).collect();
        if own.is_empty() {
            return self.nothing();
        }
        let rules = site.settings().review.clone().unwrap_or_default();
        Reply::Paper(review::sheet(site, &own, &rules.steps()))
    }
}

/// The steps of one file: who, when, what was said; what is still to be done.
fn steps_of(site: &Site, file: &Reviewable<'_>, steps: &[&str]) -> String {
    let default = site.default_lang();
    let mut out = String::from("<ol class=\"steps\">");
    for (at, step) in steps.iter().enumerate() {
        let passed = at < file.reviewed.passed;
        let name = file.reviewed.by.get(at).map(String::as_str).unwrap_or_default();
        // The entry that counts: of today's content, of this step and person.
        let entry = file.entries.iter().rev().find(|entry| {
            let own = |text: &crate::lang::Text| text.best(default, default).0.trim().to_owned();
            own(&entry.role) == *step && entry.name.as_ref().is_some_and(|text| own(text) == name)
        });
        let when = entry
            .and_then(|entry| entry.date.as_ref())
            .map(ToString::to_string)
            .unwrap_or_default();
        let note = entry
            .and_then(|entry| entry.note.as_ref())
            .map(|note| format!("：{}", escape(note.best(default, default).0)))
            .unwrap_or_default();
        if passed {
            let _ = write!(
                out,
                "<li data-passed><b>{}</b> {} <time>{}</time>{note}</li>",
                escape(step),
                escape(name),
                escape(&when)
            );
        } else {
            let _ = write!(
                out,
                "<li><b>{}</b> <span class=\"quiet\">还没有</span></li>",
                escape(step)
            );
        }
    }
    out.push_str("</ol>");
    if let Some(changed) = &file.reviewed.changed {
        let fields = if changed.is_empty() {
            String::new()
        } else {
            format!("，变了的是：{}", escape(&changed.join("、")))
        };
        let _ = write!(out, "<p><b>审完以后又改过</b>{fields}。从头再审。</p>");
    }
    let _ = write!(
        out,
        "<p class=\"quiet\">校验码 <code>{}</code></p>",
        file.reviewed.hash.short()
    );
    out
}

/// The form that signs the next step; languages that wait for the same one are signed together.
fn signing(token: &str, opened: &Opened, own: &[&Reviewable<'_>], steps: &[&str]) -> String {
    let mut groups: BTreeMap<usize, Vec<&&Reviewable<'_>>> = BTreeMap::new();
    for file in own.iter().filter(|own| own.reviewed.asked) {
        groups.entry(file.reviewed.passed).or_default().push(file);
    }
    let mut out = String::new();
    for (rank, files) in groups {
        let Some(step) = steps.get(rank) else { continue };
        let mut languages = String::new();
        for file in &files {
            let tag = escape(file.lang.tag());
            if own.len() > 1 {
                let _ = write!(
                    languages,
                    "<label><input type=\"checkbox\" name=\"language\" value=\"{tag}\" checked> {}</label>",
                    escape(&short_name(file.lang))
                );
            } else {
                let _ = write!(
                    languages,
                    "<input type=\"hidden\" name=\"language\" value=\"{tag}\">"
                );
            }
        }
        let boxes = if own.len() > 1 {
            format!(
                "<fieldset class=\"field set\"><legend>签哪种文字</legend><div class=\"boxes\">{languages}</div></fieldset>"
            )
        } else {
            languages
        };
        let _ = write!(
            out,
            "<form method=\"post\" action=\"/_edit/{0}/{1}/review\" class=\"sign\" data-sign=\"{2}\">\
             <input type=\"hidden\" name=\"_token\" value=\"{3}\"><input type=\"hidden\" name=\"step\" value=\"{2}\">{boxes}\
             <div class=\"inner\"><div class=\"field\"><label for=\"by-{rank}\">{2}人 <span class=\"required\">必填</span></label>\
             <input type=\"text\" id=\"by-{rank}\" name=\"by\" required autocomplete=\"off\"></div>\
             <div class=\"field\"><label for=\"note-{rank}\">意见</label><input type=\"text\" id=\"note-{rank}\" name=\"note\" autocomplete=\"off\"></div></div>\
             <button>签{2}</button></form>",
            escape(opened.kind.word),
            escape(&opened.id),
            escape(step),
            escape(token),
        );
    }
    out
}
