//! Page of a category of the service menu, and what search knows of it.
//!
//! **You are here:** `page/kinds` — one page kind; no IO.

use crate::page::content::Content;
use crate::page::entry::Entry;
use crate::page::gather::Gather;
use crate::page::parts::services::category;
use crate::page::view::CategoryView;
use crate::page::writer::Writer;
use crate::site::Kind;

/// `services/<category>.html`.
pub(super) fn content(w: &Writer<'_>, at: usize) -> Content {
    let view = view(w, at);
    let heading = view.category.name.clone();
    let description = view.category.summary.as_ref().map(|text| text.text.clone());
    Content::new("service-category", heading, view).described(description)
}

fn view(w: &Writer<'_>, at: usize) -> CategoryView {
    let menu = &w.site.menu;
    let others = (0..menu.categories.len())
        .filter(|other| *other != at)
        .map(|other| {
            w.link(
                Kind::Category.at(other),
                w.phrase(&menu.categories[other].record.data.name),
            )
        })
        .collect();
    CategoryView {
        category: category(w, at, menu.categories[at].items.iter().copied()),
        others,
    }
}

/// What search finds.
pub(super) fn entries<'s>(all: &Gather<'s>, entries: &mut Vec<Entry<'s>>) {
    let menu = &all.site.menu;
    for (at, category) in menu.categories.iter().enumerate() {
        let data = &category.record.data;
        let mut entry = all.entry(Kind::Category.at(at), all.said(&data.name));
        entry.by_sound = true;
        all.say_all(&mut entry.body, &data.summary);
        entries.push(entry);
    }
}
