//! The page of an operator: what it has done, which stations it runs, what it must disclose.
//!
//! **You are here:** `page/` — one page kind; no IO.

use super::duty::part_of;
use super::station;
use super::view::{Contact, OperatorView, ProjectView};
use super::writer::{Writer, phones};
use crate::site::Subject;

/// Stations on an operator's page.
const STATIONS: usize = 200;

/// `operators/<id>.html`.
pub(crate) fn view(w: &Writer<'_>, at: usize) -> OperatorView {
    let site = w.site;
    let entry = &site.operators[at];
    let data = entry.data();
    OperatorView {
        id: entry.id.to_string(),
        name: w.phrase(&data.name),
        credit_code: data.credit_code.as_ref().map(ToString::to_string),
        contact: Contact {
            phones: phones(&data.phone),
            email: data.email.as_ref().map(ToString::to_string),
            url: data.website.as_ref().map(ToString::to_string),
        },
        experience: data.experience.as_ref().map(|text| w.html(text)),
        projects: data
            .projects
            .iter()
            .map(|project| ProjectView {
                name: w.phrase(&project.name),
                period: project.period.clone(),
                purchaser: w.maybe(project.purchaser.as_ref()),
                amount: project
                    .amount
                    .map(|amount| w.labels.fill(w.lang, "yuan", &[("n", &amount.grouped())]).text),
                summary: w.maybe(project.summary.as_ref()),
            })
            .collect(),
        stations: entry
            .stations
            .iter()
            .take(STATIONS)
            .map(|station| station::card(w, *station))
            .collect(),
        duties: part_of(w, Subject::Operator(at)),
    }
}
