//! Collector of what search finds: texts of records in the site's languages, made into entries.
//!
//! **You are here:** `page/` — used by the kinds' own `entries`; no IO. It tells no more than pages show.

use super::address::in_language;
use super::entry::{Below, Entry, Said};
use super::exists::exists;
use super::key::PageId;
use crate::lang::chinese::{is_hollow, latin_names, short_forms};
use crate::lang::tibetan::wylie;
use crate::lang::{Lang, Text};
use crate::markdown;
use crate::record::FrontMatter;
use crate::site::{DocumentEntry, Ref, Site};
use std::borrow::Cow;

/// What entries are gathered from.
pub(super) struct Gather<'s> {
    pub(super) site: &'s Site,
    pub(super) default: Lang,
}

impl<'s> Gather<'s> {
    /// A text in those of its languages that the site has.
    pub(super) fn said(&self, text: &'s Text) -> Vec<Said<'s>> {
        let mut said = Vec::with_capacity(2);
        self.say(&mut said, text);
        said
    }

    pub(super) fn say(&self, to: &mut Vec<Said<'s>>, text: &'s Text) {
        to.extend(
            text.all(self.default)
                .filter(|(lang, _)| self.site.languages.contains(lang))
                .map(|(lang, text)| (lang, Cow::Borrowed(text))),
        );
    }

    pub(super) fn say_all(&self, to: &mut Vec<Said<'s>>, texts: impl IntoIterator<Item = &'s Text>) {
        for text in texts {
            self.say(to, text);
        }
    }

    /// Markdown as the plain text that it shows.
    pub(super) fn prose(&self, to: &mut Vec<Said<'s>>, text: Option<&'s Text>) {
        let Some(text) = text else { return };
        for (lang, text) in text.all(self.default) {
            if self.site.languages.contains(&lang) {
                to.push((lang, markdown::plain(text)));
            }
        }
    }

    /// An entry that has its kind, names, path and languages.
    pub(super) fn entry(&self, of: Ref, names: Vec<Said<'s>>) -> Entry<'s> {
        let row = of.kind.row();
        let key = of.into();
        Entry {
            kind: row.scheme.unwrap_or_default(),
            folder: row.folder,
            names,
            numbers: self.site.page_numbers(of),
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

    /// An entry that is also found by other names and by the sound of its name.
    pub(super) fn named(
        &self,
        of: Ref,
        name: &'s Text,
        other_names: &'s [Text],
        pinyin: &'s [String],
    ) -> Entry<'s> {
        let mut entry = self.entry(of, self.said(name));
        self.say_all(&mut entry.other_names, other_names);
        entry.by_sound = true;
        entry.pinyin = pinyin.iter().map(String::as_str).collect();
        entry
    }

    /// A place's name in Latin letters: as it is known abroad, and in Wylie.
    pub(super) fn latin(&self, entry: &mut Entry<'s>, name: &'s Text) {
        if let Some(name) = name.get(Lang::ZH, self.default) {
            entry
                .codes
                .extend(latin_names(name).iter().map(|latin| Cow::Borrowed(*latin)));
        }
        if let Some(name) = name.get(Lang::BO, self.default) {
            entry.codes.extend(
                Some(wylie(name))
                    .filter(|latin| !latin.is_empty())
                    .map(Cow::Owned),
            );
        }
    }

    /// A region's name in letters, for what lies in it: who looks for Lhasa or lasa finds the city's page, then its stations.
    fn places_in_latin(&self, entry: &mut Entry<'s>, region: usize) {
        let data = &self.site.regions.list[region].record.data;
        // Below the county such names are as many as the stations, and each has its own.
        if data.code.as_str().len() > 6 {
            return;
        }
        if let Some(name) = data.name.get(Lang::ZH, self.default) {
            let latin = latin_names(name)
                .iter()
                .map(|latin| (Lang::ZH, Cow::Borrowed(*latin)));
            entry.places.extend(latin);
            entry.heard.push(Cow::Borrowed(name));
        }
        if let Some(name) = data.name.get(Lang::BO, self.default) {
            let latin = Some(wylie(name)).filter(|latin| !latin.is_empty());
            entry
                .places
                .extend(latin.map(|latin| (Lang::ZH, Cow::Owned(latin))));
        }
    }

    /// The short forms of a place's name.
    pub(super) fn short(&self, entry: &mut Entry<'s>, name: &'s Text) {
        if let Some(name) = name.get(Lang::ZH, self.default) {
            let forms = short_forms(name).into_iter();
            entry
                .short_names
                .extend(forms.map(|form| (Lang::ZH, Cow::Owned(form))));
        }
    }

    /// A region with those above it: their places, names and, where a code does not tell what is above it, codes.
    pub(super) fn place(&self, entry: &mut Entry<'s>, region: usize) {
        for at in self.site.regions.upwards(region) {
            if entry.regions.contains(&at) {
                break;
            }
            entry.regions.push(at);
            let data = &self.site.regions.list[at].record.data;
            self.say(&mut entry.places, &data.name);
            self.say_all(&mut entry.places, &data.other_names);
            self.places_in_latin(entry, at);
            if let Some(name) = data.name.get(Lang::ZH, self.default) {
                // A form that is a part of the name is found with it.
                let forms = short_forms(name)
                    .into_iter()
                    .filter(|form| !name.contains(form.as_str()));
                entry
                    .places
                    .extend(forms.map(|form| (Lang::ZH, Cow::Owned(form))));
            }
            let code = data.code.as_str();
            if !entry.codes.iter().any(|lower| lower.starts_with(code)) {
                entry.codes.push(Cow::Borrowed(code));
            }
        }
    }

    /// The names of a region and the one above it, in each language that both have.
    pub(super) fn above(&self, region: usize) -> Vec<(Lang, String)> {
        // 北京市 朝阳区, not 市辖区 朝阳区.
        let says = |at: &usize| {
            let name = &self.site.regions.list[*at].record.data.name;
            !name.get(Lang::ZH, self.default).is_some_and(is_hollow)
        };
        let chain: Vec<usize> = self.site.regions.upwards(region).filter(says).take(2).collect();
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

    pub(super) fn owned(said: Vec<Said<'s>>) -> Vec<(Lang, String)> {
        said.into_iter()
            .map(|(lang, text)| (lang, text.into_owned()))
            .collect()
    }

    /// The regions that results are narrowed down by: from the top, the first level that has more than one.
    pub(super) fn region_choice(&self) -> Vec<Below<'s>> {
        let regions = &self.site.regions;
        let mut level: Vec<usize> = regions.roots.clone();
        while let [only] = level[..] {
            let below = &regions.list[only].children;
            if below.is_empty() {
                break;
            }
            level.clone_from(below);
        }
        level.into_iter().map(|at| self.below(at)).collect()
    }

    fn below(&self, at: usize) -> Below<'s> {
        let data = &self.site.regions.list[at].record.data;
        (at, data.code.as_str(), self.said(&data.name))
    }

    /// What lies below each region, for narrowing down step by step. Nobody says 市辖区: what is below it stands in its place.
    pub(super) fn regions_below(&self) -> Vec<(&'s str, Vec<Below<'s>>)> {
        let list = &self.site.regions.list;
        let name = |at: usize| list[at].record.data.name.get(Lang::ZH, self.default);
        let hollow = |at: &usize| name(*at).is_some_and(is_hollow);
        (0..list.len())
            .filter(|at| !list[*at].children.is_empty() && !hollow(at))
            .map(|at| {
                let said = list[at].children.iter().flat_map(|child| {
                    if hollow(child) {
                        list[*child].children.clone()
                    } else {
                        vec![*child]
                    }
                });
                (
                    list[at].record.data.code.as_str(),
                    said.map(|child| self.below(child)).collect(),
                )
            })
            .collect()
    }

    /// The titles of a document's versions.
    pub(super) fn titles<T: FrontMatter>(entry: &'s DocumentEntry<T>) -> Vec<Said<'s>> {
        let versions = entry.versions.iter();
        let titled = versions.filter(|version| version.document.front.title().is_some());
        titled
            .map(|version| (version.lang, Cow::Borrowed(version.title())))
            .collect()
    }

    /// Summaries and bodies of a document's versions.
    pub(super) fn bodies<T: FrontMatter>(to: &mut Vec<Said<'s>>, entry: &'s DocumentEntry<T>) {
        for version in &entry.versions {
            let summary = version.written_summary();
            to.extend(summary.map(|text| (version.lang, Cow::Borrowed(text))));
            to.push((version.lang, markdown::plain(&version.document.body.markdown)));
        }
    }
}
