//! Page of a one-event guide (一件事): what has happened, whom to call, what to do, what to bring, where; and what search knows
//! of it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::html::escape;
use crate::lang::{Lang, Text};
use crate::markdown;
use crate::page::content::Content;
use crate::page::entry::{Entry, Said};
use crate::page::gather::Gather;
use crate::page::key::PageKey;
use crate::page::parts::document::{body, title, translation};
use crate::page::parts::parallel::parallel_view;
use crate::page::parts::services::{audience_link, card, said_name};
use crate::page::parts::{guides, regions, stations};
use crate::page::view::{GuideStep, GuideView, Html, Link, Paper, ParallelCell, Phrase};
use crate::page::writer::Writer;
use crate::record::guide::{Guide, GuideStep as Step};
use crate::site::{DocumentEntry, Kind, Shown, Version};
use std::borrow::Cow;
use std::fmt::Write as _;

/// More stations than this offer all of it, and the page says in which regions instead.
const STATIONS: usize = 100;

/// So many stations are printed with the guide: with more it would not fit on two sheets.
const PRINTED: usize = 6;

/// Stations that are known for such cases, on one page.
const TAGGED: usize = 20;

/// Links to other guides.
const RELATED: usize = 6;

/// `guides/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at, w.lang);
    let description = view.summary.as_ref().map(|text| text.text.clone());
    Content::new("guide", view.title.clone(), view).described(description)
}

fn view(w: &Writer<'_>, at: usize, lang: Lang) -> GuideView {
    let site = w.site;
    let entry = &site.guides[at];
    let version = entry.best(lang);
    let (own, front) = (&version.document.front, entry.front());
    let rendered = w.markdown(&version.document.body.markdown, version.lang);
    let services = site.guide_services(front);
    let offering = site.stations_with_all(&services);
    let many = offering.len() > STATIONS;
    let mut tagged = site.stations_for(front);
    tagged.truncate(TAGGED);
    let original = entry.versions[0].lang;
    let summary = own.summary.as_ref().map(|text| said(w, text, version.lang));
    let checked = front.checked.as_ref();
    GuideView {
        id: entry.id.to_string(),
        title: title(w, version),
        summary: summary.or_else(|| front.summary.as_ref().map(|text| said(w, text, original))),
        audiences: audiences(w, front),
        body: body(w, rendered.html, version.lang),
        hotline: w.feedback(None),
        stations_href: w.href(PageKey::List(Kind::Station)),
        steps: steps(entry, version)
            .into_iter()
            .map(|step| step.view(w))
            .collect(),
        papers: papers(w, front, &services),
        groups: if many {
            Vec::new()
        } else {
            regions::groups(w, &offering)
        },
        regions: if many {
            // Search narrows to the stations of one service.
            let only = match services.as_slice() {
                [one] => Some(format!("service={}", site.menu.services[*one].id())),
                _ => None,
            };
            regions::of_stations(w, &offering, only.as_deref())
        } else {
            Vec::new()
        },
        stations_total: offering.len(),
        few: offering.len() <= PRINTED,
        services: services.iter().map(|service| card(w, *service)).collect(),
        tagged: tagged.into_iter().map(|at| stations::card(w, at)).collect(),
        related: related(w, at, &services),
        translation: translation(w, own.translation.as_ref(), Kind::Guide.at(at), version.lang),
        parallel: (entry.versions.len() > 1)
            .then(|| w.href_in(PageKey::Parallel(Kind::Guide.at(at)), site.default_lang())),
        date: front.date.map(|date| w.moment(date)),
        checked: checked.map(|checked| w.day(checked.date.0)),
        checked_by: checked.and_then(|checked| w.maybe(checked.by.as_ref())),
    }
}

/// A text of a version: what does not say its language is in the version's.
fn said(w: &Writer<'_>, text: &Text, lang: Lang) -> Phrase {
    let (text, lang) = text.best(lang, lang);
    w.in_lang(text, lang)
}

fn audiences(w: &Writer<'_>, front: &Guide) -> Vec<Link> {
    let places = front.audiences.iter().filter_map(|id| w.site.audience(id));
    places.map(|at| audience_link(w, at)).collect()
}

/// A step of a version: its words, and what all versions share.
struct Told<'s> {
    words: &'s Step,
    lang: Lang,
    shared: &'s Step,
    original: Lang,
}

/// The steps of a version; the original's, where it has not as many.
fn steps<'s>(entry: &'s DocumentEntry<Guide>, version: &'s Version<Guide>) -> Vec<Told<'s>> {
    let shared = &entry.front().steps;
    let original = entry.versions[0].lang;
    let own = &version.document.front.steps;
    let (words, lang) = if own.len() == shared.len() {
        (own, version.lang)
    } else {
        (shared, original)
    };
    let steps = words.iter().zip(shared);
    let steps = steps.map(|(words, shared)| Told {
        words,
        lang,
        shared,
        original,
    });
    steps.collect()
}

impl<'s> Told<'s> {
    /// What to bring, with the language of what does not say its own.
    fn materials(&self) -> (&'s [Text], Lang) {
        if self.words.materials.is_empty() {
            (&self.shared.materials, self.original)
        } else {
            (&self.words.materials, self.lang)
        }
    }

    /// How it is done.
    fn text(&self) -> Option<(&'s str, Lang)> {
        let own = self
            .words
            .text
            .as_ref()
            .map(|text| text.best(self.lang, self.lang));
        let shared = self.shared.text.as_ref();
        own.or_else(|| shared.map(|text| text.best(self.original, self.original)))
    }

    fn view(&self, w: &Writer<'_>) -> GuideStep {
        let services = w.site.services_named(&self.shared.services);
        let (materials, lang) = self.materials();
        GuideStep {
            name: said(w, &self.words.name, self.lang),
            text: self.text().map(|(markdown, lang)| Html {
                html: w.markdown_without_anchors(markdown, lang),
                lang: (lang != w.lang).then_some(lang),
            }),
            services: services
                .into_iter()
                .map(|at| w.link(Kind::Service.at(at), said_name(w, at)))
                .collect(),
            materials: materials.iter().map(|text| said(w, text, lang)).collect(),
            days: self.shared.days.map(|days| days.0),
        }
    }

    /// The step as a block of a page whose language is `cell`.
    fn block(&self, w: &Writer<'_>, number: usize, cell: Lang) -> String {
        let marked = |(text, lang): (&str, Lang)| {
            let text = escape(text);
            if lang == cell {
                text
            } else {
                format!("<span lang=\"{}\">{text}</span>", lang.html())
            }
        };
        let name = marked(self.words.name.best(self.lang, self.lang));
        let mut block = format!("<h2>{number}. {name}</h2>\n");
        if let Some((markdown, lang)) = self.text() {
            let html = w.markdown_without_anchors(markdown, lang);
            if lang == cell {
                block.push_str(&html);
            } else {
                let _ = writeln!(block, "<div lang=\"{}\">\n{html}</div>", lang.html());
            }
        }
        let (materials, lang) = self.materials();
        if !materials.is_empty() {
            let items = materials
                .iter()
                .map(|text| format!("<li>{}</li>\n", marked(text.best(lang, lang))));
            let _ = writeln!(block, "<ul>\n{}</ul>", items.collect::<String>());
        }
        block
    }
}

/// The papers of services that no step names, each once.
fn papers(w: &Writer<'_>, front: &Guide, services: &[usize]) -> Vec<Paper> {
    let in_steps = |paper: &Text| front.steps.iter().any(|step| step.materials.contains(paper));
    let mut papers: Vec<(&Text, Paper)> = Vec::new();
    for service in services {
        let data = w.site.menu.services[*service].data();
        for paper in data.materials.iter().filter(|paper| !in_steps(paper)) {
            let name = said_name(w, *service);
            match papers.iter_mut().find(|(text, _)| *text == paper) {
                Some((_, known)) => known.services.push(name),
                None => papers.push((
                    paper,
                    Paper {
                        name: w.phrase(paper),
                        services: vec![name],
                    },
                )),
            }
        }
    }
    papers.into_iter().map(|(_, paper)| paper).collect()
}

/// Other guides, those for the same people and with the same services first.
fn related(w: &Writer<'_>, at: usize, services: &[usize]) -> Vec<Link> {
    let site = w.site;
    let own = site.guides[at].front();
    let in_common = |other: &usize| {
        let front = site.guides[*other].front();
        let audiences = front
            .audiences
            .iter()
            .filter(|id| own.audiences.contains(id))
            .count();
        let theirs = site.guide_services(front);
        audiences + theirs.iter().filter(|service| services.contains(service)).count()
    };
    let mut others: Vec<usize> = (0..site.guides.len()).filter(|other| *other != at).collect();
    others.sort_by_key(|other| std::cmp::Reverse(in_common(other)));
    others.truncate(RELATED);
    others.into_iter().map(|other| guides::link(w, other)).collect()
}

/// `guides/<id>-parallel.html`: the text, then step beside step.
pub(super) fn parallel(w: &Writer<'_>, at: usize) -> Content {
    let entry = &w.site.guides[at];
    let mut view = parallel_view(w, entry, Kind::Guide.at(at), Shown::default());
    for number in 0..entry.front().steps.len() {
        let cells = entry.versions.iter().filter_map(|version| {
            let step = steps(entry, version).into_iter().nth(number)?;
            Some(ParallelCell {
                lang: version.lang.html().to_owned(),
                html: step.block(w, number + 1, version.lang),
            })
        });
        view.rows.push(cells.collect());
    }
    Content::new("parallel", w.label("nav.parallel"), view)
}

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, guide) in all.site.guides.iter().enumerate() {
        let front = guide.front();
        let mut entry = all.entry(Kind::Guide.at(at), Gather::titles(guide));
        entry.by_sound = true;
        for audience in front.audiences.iter().filter_map(|id| all.site.audience(id)) {
            entry.audiences.push(audience);
            all.say(&mut entry.fields, &all.site.audiences[audience].data.name);
        }
        entry.audiences.sort_unstable();
        entry.audiences.dedup();
        for service in all.site.guide_services(front) {
            all.say(&mut entry.fields, &all.site.menu.services[service].data().name);
        }
        Gather::bodies(&mut entry.body, guide);
        for version in &guide.versions {
            let own = &version.document.front;
            say(
                all,
                &mut entry.keywords,
                version.lang,
                &own.keywords,
                Cow::Borrowed,
            );
            for step in &own.steps {
                let name = std::slice::from_ref(&step.name);
                say(all, &mut entry.body, version.lang, name, Cow::Borrowed);
                say(all, &mut entry.body, version.lang, &step.text, markdown::plain);
                say(all, &mut entry.body, version.lang, &step.materials, Cow::Borrowed);
            }
        }
        entries.push(entry);
    }
}

/// Adds texts of a version in that of their languages which its page shows.
fn say<'s>(
    all: &Gather<'s>,
    to: &mut Vec<Said<'s>>,
    version: Lang,
    texts: impl IntoIterator<Item = &'s Text>,
    plain: fn(&'s str) -> Cow<'s, str>,
) {
    let shown = texts.into_iter().map(|text| text.best(version, version));
    let known = shown.filter(|(_, lang)| all.site.languages.contains(lang));
    to.extend(known.map(|(text, lang)| (lang, plain(text))));
}
