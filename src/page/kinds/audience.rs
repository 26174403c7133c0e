//! Page of an audience: what there is for whom; and what search knows of it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::parts::guides;
use crate::page::parts::services::{audience_link, category};
use crate::page::view::AudienceView;
use crate::page::writer::Writer;
use crate::site::Kind;

/// `audiences/<id>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at);
    let description = view.summary.as_ref().map(|text| text.text.clone());
    Content::new("audience", view.name.clone(), view).described(description)
}

fn view(w: &Writer<'_>, at: usize) -> AudienceView {
    let menu = &w.site.menu;
    let record = &w.site.audiences[at];
    let categories = (0..menu.categories.len())
        .filter_map(|of| {
            let items: Vec<usize> = menu.categories[of]
                .items
                .iter()
                .copied()
                .filter(|service| menu.services[*service].audiences.contains(&at))
                .collect();
            (!items.is_empty()).then(|| category(w, of, items.into_iter()))
        })
        .collect();
    AudienceView {
        id: record.id.to_string(),
        name: w.phrase(&record.data.name),
        summary: w.maybe(record.data.summary.as_ref()),
        categories,
        guides: guides::some(w, w.site.index.audience_guides.get(&at)),
        others: (0..w.site.audiences.len())
            .filter(|other| *other != at)
            .map(|other| audience_link(w, other))
            .collect(),
    }
}

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    for (at, audience) in all.site.audiences.iter().enumerate() {
        let names = all.said(&audience.data.name);
        let mut entry = all.entry(Kind::Audience.at(at), names);
        all.say_all(&mut entry.body, &audience.data.summary);
        entry.by_sound = true;
        entry.audiences.push(at);
        entries.push(entry);
    }
}
