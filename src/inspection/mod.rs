//! The staff's own report: findings, duties with their state, what is due soon, the quarterly self-inspection table,
//! external links, what pages and files lack, justified exceptions, and how stations stand to the station standard.
//!
//! **You are here:** `inspection/` — after `check/`, beside `page/`, called by `cli/`; no IO, no clock: what it makes are
//! bytes. The report is private: it names what is late and where, and is no part of the published site.
//!
//! Everything is a [`Sheet`] first, a table of words; [`html()`] prints all sheets as one page, [`xlsx()`] as a workbook.

mod calendar;
mod counts;
mod duties;
mod findings;
mod html;
mod outside;
mod published;
mod self_checks;
mod stations;
#[cfg(test)]
mod tests;
mod xlsx;

pub use calendar::{Rebuild, calendar};
pub use html::html;
pub use xlsx::{Unwritable, xlsx};

use crate::check;
use crate::check::outside::Host;
use crate::check::published::{DocumentLacks, FileLacks};
use crate::diag::{Diagnostic, Severity};
use crate::lang::{Lang, Text};
use crate::site::{DutyState, Site};
use std::collections::BTreeSet;

/// How far the report looks ahead. *Units:* days.
pub const AHEAD: i64 = 30;

/// A report, ready to be printed.
#[derive(Debug)]
pub struct Inspection {
    /// What it is about.
    pub title: String,
    /// The first lines: the day, counts.
    pub lead: Vec<(String, String)>,
    /// Its tables.
    pub sheets: Vec<Sheet>,
}

/// One table.
#[derive(Debug)]
pub struct Sheet {
    /// Its name; at most 31 characters, as a workbook's sheet asks.
    pub name: &'static str,
    /// A line about it.
    pub about: String,
    /// Titles of the columns, and their widths. *Units:* of the width: Chinese characters.
    pub columns: Vec<(&'static str, u16)>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// How many rows there would be; more than `rows` when the rest was left out.
    pub total: usize,
}

/// What a report is made from.
pub struct Material<'m> {
    /// The checked site.
    pub site: &'m Site,
    /// All findings.
    pub found: &'m [Diagnostic],
    /// The text of a source file, for line numbers.
    pub source: &'m dyn Fn(&str) -> Option<String>,
    /// The hosts that the last publication led to; none where nobody knows.
    pub published_hosts: Option<&'m BTreeSet<String>>,
    /// The most rows that a table may have.
    pub most: usize,
}

/// What is looked for beside the findings.
struct Seen {
    hosts: Vec<Host>,
    documents: Vec<DocumentLacks>,
    files: Vec<FileLacks>,
}

/// Makes the report.
pub fn inspect(material: &Material<'_>) -> Inspection {
    let site = material.site;
    let duties = duties::all(site);
    let seen = Seen {
        hosts: check::outside::hosts(site, material.source),
        documents: check::published::documents(site),
        files: check::published::files(site),
    };
    let count = |severity: Severity| {
        let found = material.found.iter();
        found
            .filter(|finding| finding.severity == severity)
            .count()
            .to_string()
    };
    let mut lead = vec![
        ("检查日期".to_owned(), site.today.to_string()),
        ("社工站".to_owned(), site.stations.len().to_string()),
        ("承接机构".to_owned(), site.operators.len().to_string()),
        ("公开目录的行".to_owned(), site.catalogue.len().to_string()),
    ];
    for state in DutyState::ALL {
        let number = duties.iter().filter(|(_, duty)| duty.state == state).count();
        lead.push((duties::state_name(state).to_owned(), number.to_string()));
    }
    lead.push(("错误".to_owned(), count(Severity::Error)));
    lead.push(("警告".to_owned(), count(Severity::Warning)));
    lead.push(("提示".to_owned(), count(Severity::Note)));
    Inspection {
        title: format!("{} 自查报告", zh(&site.settings().title)),
        lead,
        sheets: vec![
            duties::soon(site),
            duties::sheet(site, duties, material.most),
            findings::sheet(material),
            findings::allowances(&check::allowances(site)),
            self_checks::sheet(material, &seen),
            outside::sheet(material, &seen.hosts),
            published::documents(&seen.documents, material.most),
            published::files(&seen.files, material.most),
            stations::sheet(site, material.most),
            stations::clauses(site, material.most),
        ],
    }
}

/// A text in Chinese, the language of the bureaus' own tables.
fn zh(text: &Text) -> &str {
    text.best(Lang::ZH, Lang::ZH).0
}
