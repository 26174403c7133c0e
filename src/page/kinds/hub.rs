//! Search entries of pages that show no record: lists of a kind, columns of notices, the whole A–Z.
//!
//! **You are here:** `page/kinds` — beside the lists; no IO.

use crate::page::address::in_language;
use crate::page::entry::{Entry, Said};
use crate::page::exists::exists;
use crate::page::gather::Gather;
use crate::page::key::{PageId, PageKey};
use crate::page::labels::Labels;
use crate::site::{KINDS, Kind};
use std::borrow::Cow;

/// The kind of these entries.
const LIST: &str = "list";

/// What search finds: each such page by its name in the theme's words.
pub(in crate::page) fn entries<'s>(all: &Gather<'s>, labels: &Labels, entries: &mut Vec<Entry<'s>>) {
    let lists = KINDS
        .iter()
        .filter_map(|row| Some((PageKey::List(row.kind), row.list?)));
    let others = [
        (PageKey::AZ, "nav.a-z"),
        (PageKey::Shortlist, "nav.shortlist"),
        (PageKey::OpenData, "nav.open-data"),
    ];
    for (key, label) in lists.chain(others) {
        let named = |label: &str| -> Vec<Said<'s>> {
            let phrases = all.site.languages.iter();
            let phrases = phrases.filter_map(|lang| Some((*lang, labels.known(*lang, label)?)));
            // What a language lacks is the default's, which is there already.
            phrases
                .filter(|(_, phrase)| phrase.lang.is_none())
                .map(|(lang, phrase)| (lang, Cow::Owned(phrase.text.clone())))
                .collect()
        };
        let Some(mut entry) = list(all, key, named(label)) else {
            continue;
        };
        if key == PageKey::AZ {
            // What its heading and every footer call it.
            entry.other_names = named("site_map");
        }
        if key == PageKey::List(Kind::Figures) {
            for figures in &all.site.figures {
                all.say_all(&mut entry.body, &figures.record.data.title);
            }
            for measure in &all.site.measures {
                all.say(&mut entry.fields, &measure.data.name);
            }
        }
        entries.push(entry);
    }
    for (at, column) in all.site.settings().notice_categories.iter().enumerate() {
        let key = PageKey::Record(Kind::Column.at(at));
        entries.extend(list(all, key, all.said(&column.name)));
    }
}

/// The entry of a page that is there and has a name.
fn list<'s>(all: &Gather<'s>, key: PageKey, names: Vec<Said<'s>>) -> Option<Entry<'s>> {
    let languages: Vec<_> = all
        .site
        .languages
        .iter()
        .copied()
        .filter(|lang| exists(all.site, PageId { key, lang: *lang }))
        .collect();
    (!names.is_empty() && !languages.is_empty()).then(|| Entry {
        kind: LIST,
        names,
        by_sound: true,
        path: in_language(all.site, key),
        languages,
        ..Entry::default()
    })
}
