//! The page of an operator: what it has done, which stations it runs, what it must disclose.
//!
//! **You are here:** `page/` — one page kind; no IO.

use super::duty::part_of;
use super::station;
use super::view::{Contact, OperatorView, ProjectView};
use super::writer::{Writer, phones};
use crate::record::operator::Project;
use crate::site::Subject;

/// Stations on an operator's page.
const STATIONS: usize = 200;

/// `operators/<id>.html`.
pub(crate) fn view(w: &Writer<'_>, at: usize) -> OperatorView {
    let site = w.site;
    let entry = &site.operators[at];
    let data = entry.data();
    let any = |has: fn(&Project) -> bool| data.projects.iter().any(has);
    let project_columns = [
        ("period", any(|project| project.period.is_some())),
        ("purchaser", any(|project| project.purchaser.is_some())),
        ("amount", any(|project| project.amount.is_some())),
        ("summary", any(|project| project.summary.is_some())),
    ];
    OperatorView {
        id: entry.id.to_string(),
        name: w.phrase(&data.name),
        credit_code: data.credit_code.as_ref().map(ToString::to_string),
        contact: Contact {
            phones: phones(&data.phone),
            email: data.email.as_ref().map(ToString::to_string),
            url: data.website.as_ref().map(ToString::to_string),
        },
        description: data.description.as_ref().map(|text| w.html(text)),
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
        project_columns: project_columns
            .into_iter()
            .filter_map(|(name, any)| any.then_some(name))
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
