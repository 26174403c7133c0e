//! Context of the rules: the site, and what several of them ask for, worked out once.
//!
//! **You are here:** `check/` — handed to every rule; no IO.

use super::findings::{Findings, is_in};
use crate::diag::{Code, Severity};
use crate::lang::{Lang, Text};
use crate::record::disclosure::Every;
use crate::site::{Duty, Site, Subject};
use jiff::civil;
use rayon::prelude::*;
use std::sync::Arc;

/// The site and what has been worked out about it.
pub(crate) struct Context<'s> {
    pub site: &'s Site,
    /// The duties of every row of the catalogue. They are there before any rule runs: a value that rules would make when
    /// they first ask, in parallel and with threads that help each other out, could wait for itself.
    pub duties: Vec<Vec<Duty<'s>>>,
    /// Codes of which every finding is wanted, however many there are.
    pub whole: &'s [&'static Code],
    /// Files whose findings alone are wanted, all of them; none: those of every file.
    pub of: Option<Arc<[Box<str>]>>,
    /// The mildest severity of which rules are run.
    pub least: Severity,
}

/// All that the rules about single records know of the site. It is little, so that what they find depends on little
/// ([`super::clean`]).
pub(crate) struct Languages<'s> {
    /// The site's languages.
    pub all: &'s [Lang],
    /// The one of texts that do not say theirs.
    pub default: Lang,
}

impl<'s> Context<'s> {
    pub(crate) fn new(site: &'s Site) -> Context<'s> {
        let rows = (0..site.catalogue.len()).into_par_iter();
        let duties = rows.map(|row| site.duties(row)).collect();
        Context {
            site,
            duties,
            whole: &[],
            of: None,
            least: Severity::Note,
        }
    }

    /// Whether what stands in a file is asked about.
    pub(crate) fn asks_about(&self, file: &str) -> bool {
        self.of.as_ref().is_none_or(|of| is_in(of, file))
    }

    /// An empty list of findings of a code.
    pub(crate) fn findings(&self, code: &'static Code) -> Findings {
        if let Some(files) = &self.of {
            Findings::in_files(code, Arc::clone(files))
        } else if self.whole.contains(&code) {
            Findings::up_to(code, usize::MAX)
        } else {
            Findings::new(code)
        }
    }

    pub(crate) fn languages(&self) -> Languages<'s> {
        Languages {
            all: &self.site.languages,
            default: self.site.default_lang(),
        }
    }

    /// The same without duties, for what does not ask for them: they are the dear part of a country's site.
    pub(crate) fn without_duties(site: &'s Site) -> Context<'s> {
        Context {
            site,
            duties: Vec::new(),
            whole: &[],
            of: None,
            least: Severity::Note,
        }
    }

    /// A text for messages in Chinese: in Chinese if it can be.
    pub(crate) fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.best(Lang::ZH, self.site.default_lang()).0
    }

    /// Who has a duty, in both languages of messages.
    pub(crate) fn subject(&self, subject: Subject) -> (&str, &str) {
        if subject == Subject::Site {
            return ("本站", "the site");
        }
        let name = self.say(subject.name(self.site));
        (name, name)
    }
}

/// A period by its first day: in Chinese, and as `period` is written in a disclosure.
pub(crate) fn period((every, first): (Every, civil::Date)) -> (String, String) {
    let (year, month) = (first.year(), first.month());
    match every {
        Every::Year => (format!("{year}年"), format!("{year:04}")),
        Every::Quarter => {
            let quarter = (month + 2) / 3;
            (
                format!("{year}年第{quarter}季度"),
                format!("{year:04}-Q{quarter}"),
            )
        }
        Every::Month => (format!("{year}年{month}月"), format!("{year:04}-{month:02}")),
    }
}

/// A period behind what is due for it: in both languages of messages, and behind other keys of a disclosure; empty for none.
pub(crate) fn of_period(of: Option<(Every, civil::Date)>) -> (String, String, String) {
    let Some((zh, written)) = of.map(period) else {
        return Default::default();
    };
    (
        format!("（{zh}）"),
        format!(" for {written}"),
        format!("、period: {written}"),
    )
}

/// Whose a disclosure is, behind other keys of it; empty for the site's own.
pub(crate) fn subject_key(site: &Site, subject: Subject) -> String {
    let said = subject.record().and_then(|of| of.said(site));
    said.map_or_else(String::new, |said| format!("、{}", said.replacen(':', ": ", 1)))
}

/// A number of working days, in both languages of messages; 0 when only days off lie between.
pub(crate) fn working_days(days: u32) -> (String, String) {
    match days {
        0 => ("不足 1 个工作日".to_owned(), "less than a working day".to_owned()),
        1 => ("1 个工作日".to_owned(), "1 working day".to_owned()),
        _ => (format!("{days} 个工作日"), format!("{days} working days")),
    }
}
