//! Page of an operator: what it has done, which stations it runs, what it must disclose; and what search knows of it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::parts::duty::part_of;
use crate::page::parts::stations;
use crate::page::view::{Contact, OperatorView, ProjectView};
use crate::page::writer::{Writer, phones};
use crate::record::operator::Project;
use crate::site::{Kind, Subject};
use std::borrow::Cow;

/// Stations on an operator's page.
const STATIONS: usize = 200;

/// `operators/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at);
    Content::new("operator", view.name.clone(), view)
}

fn view(w: &Writer<'_>, at: usize) -> OperatorView {
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
            .map(|station| stations::card(w, *station))
            .collect(),
        duties: part_of(w, Subject::Operator(at)),
    }
}

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, operator) in all.site.operators.iter().enumerate() {
        let data = operator.data();
        let mut entry = all.named(Kind::Operator.at(at), &data.name, &data.other_names, &data.pinyin);
        entry
            .codes
            .extend(data.credit_code.iter().map(|code| Cow::Owned(code.to_string())));
        entry
            .codes
            .extend(data.phone.iter().map(|phone| Cow::Borrowed(phone.as_str())));
        all.say_all(&mut entry.body, &data.address);
        all.prose(&mut entry.body, data.description.as_ref());
        all.prose(&mut entry.body, data.experience.as_ref());
        for project in &data.projects {
            all.say(&mut entry.body, &project.name);
            all.say_all(&mut entry.body, project.purchaser.iter().chain(&project.summary));
        }
        entries.push(entry);
    }
}
