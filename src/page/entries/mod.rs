//! Everything that search can find.
//!
//! **You are here:** `page/` — reads the site as the pages do, and tells no more than they show; no IO.

mod document;
mod station;

use super::entry::{Entry, Findable, Said};
use super::key::{PageId, PageKey, in_language};
use super::plan::exists;
use crate::lang::{Lang, Text};
use crate::markdown;
use crate::site::Site;
use std::borrow::Cow;

/// All that can be found. A hidden address, a notice that is withdrawn and a posting that is over are not in it.
pub fn entries(site: &Site) -> Findable<'_> {
    let all = Collector {
        site,
        default: site.default_lang(),
    };
    let mut entries = Vec::new();
    all.stations(&mut entries);
    all.services(&mut entries);
    all.regions(&mut entries);
    all.audiences(&mut entries);
    all.operators(&mut entries);
    all.pages(&mut entries);
    all.disclosures(&mut entries);
    all.notices(&mut entries);
    // Of each kind, what is closed or no longer in force comes last.
    for kind in entries.chunk_by_mut(|a, b| a.kind == b.kind) {
        kind.sort_by_key(|entry| entry.state.is_some());
    }
    Findable {
        entries,
        regions: all.region_choice(),
        audiences: site
            .audiences
            .iter()
            .map(|audience| (audience.id.as_str(), all.said(&audience.data.name)))
            .collect(),
    }
}

/// What the entries are gathered from.
struct Collector<'s> {
    site: &'s Site,
    default: Lang,
}

impl<'s> Collector<'s> {
    /// A text in those of its languages that the site has.
    fn said(&self, text: &'s Text) -> Vec<Said<'s>> {
        let mut said = Vec::with_capacity(2);
        self.say(&mut said, text);
        said
    }

    fn say(&self, to: &mut Vec<Said<'s>>, text: &'s Text) {
        to.extend(
            text.all(self.default)
                .filter(|(lang, _)| self.site.languages.contains(lang))
                .map(|(lang, text)| (lang, Cow::Borrowed(text))),
        );
    }

    fn say_all(&self, to: &mut Vec<Said<'s>>, texts: impl IntoIterator<Item = &'s Text>) {
        for text in texts {
            self.say(to, text);
        }
    }

    /// Markdown as the plain text that it shows.
    fn prose(&self, to: &mut Vec<Said<'s>>, text: Option<&'s Text>) {
        let Some(text) = text else { return };
        for (lang, text) in text.all(self.default) {
            if self.site.languages.contains(&lang) {
                to.push((lang, markdown::plain(text)));
            }
        }
    }

    /// An entry that has its kind, names, path and languages.
    fn entry(&self, kind: &'static str, names: Vec<Said<'s>>, key: PageKey) -> Entry<'s> {
        Entry {
            kind,
            names,
            path: in_language(self.site, key),
            languages: self
                .site
                .languages
                .iter()
                .copied()
                .filter(|lang| exists(self.site, PageId { key, lang: *lang }))
                .collect(),
            ..Entry::default()
        }
    }

    /// A region with those above it: their places, names and, where a code does not tell what is above it, codes.
    fn place(&self, entry: &mut Entry<'s>, region: usize) {
        for at in self.site.regions.upwards(region) {
            if entry.regions.contains(&at) {
                break;
            }
            entry.regions.push(at);
            let data = &self.site.regions.list[at].record.data;
            self.say(&mut entry.places, &data.name);
            self.say_all(&mut entry.places, &data.other_names);
            let code = data.code.as_str();
            if !entry.codes.iter().any(|lower| lower.starts_with(code)) {
                entry.codes.push(Cow::Borrowed(code));
            }
        }
    }

    /// The names of a region and the one above it, in each language that both have.
    fn above(&self, region: usize) -> Vec<(Lang, String)> {
        let chain: Vec<usize> = self.site.regions.upwards(region).take(2).collect();
        self.site
            .languages
            .iter()
            .filter_map(|lang| {
                let names: Option<Vec<&str>> = chain
                    .iter()
                    .rev()
                    .map(|at| {
                        let name = &self.site.regions.list[*at].record.data.name;
                        name.get(*lang, self.default)
                    })
                    .collect();
                names.map(|names| (*lang, names.join(" ")))
            })
            .collect()
    }

    fn owned(said: Vec<Said<'s>>) -> Vec<(Lang, String)> {
        said.into_iter()
            .map(|(lang, text)| (lang, text.into_owned()))
            .collect()
    }

    /// The regions that results are narrowed down by: from the top, the first level that has more than one.
    fn region_choice(&self) -> Vec<(usize, &'s str, Vec<Said<'s>>)> {
        let regions = &self.site.regions;
        let mut level: Vec<usize> = regions.roots.clone();
        while let [only] = level[..] {
            let below = &regions.list[only].children;
            if below.is_empty() {
                break;
            }
            level.clone_from(below);
        }
        level
            .into_iter()
            .map(|at| {
                let data = &regions.list[at].record.data;
                (at, data.code.as_str(), self.said(&data.name))
            })
            .collect()
    }

    fn regions(&self, entries: &mut Vec<Entry<'s>>) {
        for (at, region) in self.site.regions.list.iter().enumerate() {
            let data = &region.record.data;
            let mut entry = self.entry("region", self.said(&data.name), PageKey::Region(at));
            self.say_all(&mut entry.other_names, &data.other_names);
            entry.by_sound = true;
            entry.pinyin = data.pinyin.iter().map(String::as_str).collect();
            entry.codes.push(Cow::Borrowed(data.code.as_str()));
            entry.regions.push(at);
            if let Some(parent) = region.parent {
                self.place(&mut entry, parent);
                entry.context = self.above(parent);
            }
            entries.push(entry);
        }
    }

    fn audiences(&self, entries: &mut Vec<Entry<'s>>) {
        for (at, audience) in self.site.audiences.iter().enumerate() {
            let names = self.said(&audience.data.name);
            let mut entry = self.entry("audience", names, PageKey::Audience(at));
            self.say_all(&mut entry.body, &audience.data.summary);
            entry.by_sound = true;
            entry.audiences.push(at);
            entries.push(entry);
        }
    }

    fn operators(&self, entries: &mut Vec<Entry<'s>>) {
        for (at, operator) in self.site.operators.iter().enumerate() {
            let data = operator.data();
            let mut entry = self.entry("operator", self.said(&data.name), PageKey::Operator(at));
            self.say_all(&mut entry.other_names, &data.other_names);
            entry.by_sound = true;
            entry.pinyin = data.pinyin.iter().map(String::as_str).collect();
            entry
                .codes
                .extend(data.credit_code.iter().map(|code| Cow::Owned(code.to_string())));
            entry
                .codes
                .extend(data.phone.iter().map(|phone| Cow::Borrowed(phone.as_str())));
            self.say_all(&mut entry.body, &data.address);
            self.prose(&mut entry.body, data.description.as_ref());
            self.prose(&mut entry.body, data.experience.as_ref());
            for project in &data.projects {
                self.say(&mut entry.body, &project.name);
                self.say_all(&mut entry.body, project.purchaser.iter().chain(&project.summary));
            }
            entries.push(entry);
        }
    }
}
