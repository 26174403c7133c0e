//! Names where ids belong: `region: 城关镇` is 540102 where the site has a region of that name.
//!
//! **You are here:** `site/` — after everything is linked: what a file alone cannot know is added to its findings; no IO.

use super::Site;
use super::report::name;
use crate::diag::{Diagnostic, Fault};
use crate::lang::{Lang, Text};
use std::collections::{BTreeMap, HashMap};

/// How many names are looked through in all for parts of what was typed.
const MOST_COMPARED: usize = 1_000_000;

/// How many ids a message offers.
const MOST_OFFERED: usize = 4;

/// Adds what the site knows by the names that were typed where ids belong.
pub(crate) fn advise(site: &Site, found: &mut [Diagnostic]) {
    let mut kinds: BTreeMap<&'static str, Kind<'_>> = BTreeMap::new();
    let mut compared = 0;
    for finding in found {
        let Some(meant) = finding.fault.meant.take() else {
            continue;
        };
        let Some(of) = kind_of(&meant.key) else { continue };
        let kind = kinds.entry(of).or_insert_with(|| Kind::of(site, of));
        let matches = kind.matching(&meant.name, &mut compared);
        tell(&mut finding.fault, &matches);
    }
}

/// Records of a kind by their names.
struct Kind<'s> {
    all: Vec<(&'s str, &'s Text)>,
    exact: HashMap<&'s str, Vec<usize>>,
}

impl<'s> Kind<'s> {
    fn of(site: &'s Site, kind: &str) -> Kind<'s> {
        let all: Vec<(&str, &Text)> = match kind {
            "level" => {
                let levels = &site.settings().station_levels;
                levels.iter().map(|own| (own.id.as_str(), &own.name)).collect()
            }
            "category" => {
                let categories = &site.settings().notice_categories;
                categories
                    .iter()
                    .map(|own| (own.id.as_str(), &own.name))
                    .collect()
            }
            "region" => {
                let regions = site.regions.list.iter().map(|own| &own.record.data);
                regions.map(|own| (own.code.as_str(), &own.name)).collect()
            }
            "station" => {
                let stations = site.stations.iter();
                stations
                    .map(|own| (own.id().as_str(), &own.record.data.name))
                    .collect()
            }
            "service" => {
                let services = site.menu.services.iter();
                let categories = site.menu.categories.iter();
                services
                    .map(|own| (own.id().as_str(), &own.data().name))
                    .chain(categories.map(|own| (own.record.id.as_str(), &own.record.data.name)))
                    .collect()
            }
            "operator" => {
                let operators = site.operators.iter();
                operators.map(|own| (own.id.as_str(), &own.data().name)).collect()
            }
            "audience" => site
                .audiences
                .iter()
                .map(|own| (own.id.as_str(), &own.data.name))
                .collect(),
            "tag" => site
                .tags
                .iter()
                .map(|own| (own.id.as_str(), &own.data.name))
                .collect(),
            "item" => site
                .catalogue
                .iter()
                .map(|own| (own.id.as_str(), &own.data.level2))
                .collect(),
            "measure" => {
                let measures = site.measures.iter().map(|own| &own.data);
                measures.map(|own| (own.id.as_str(), &own.name)).collect()
            }
            "notice" => {
                let titled = site.notices.iter().filter_map(|own| {
                    let title = own.front().title.as_ref()?;
                    Some((own.id.as_str(), title))
                });
                titled.collect()
            }
            _ => Vec::new(),
        };
        let mut exact: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, (_, text)) in all.iter().enumerate() {
            for (_, name) in text.all(Lang::ZH) {
                exact.entry(plain(name)).or_default().push(at);
            }
        }
        Kind { all, exact }
    }

    /// The records of this very name, else those whose name holds the words or is held by them.
    fn matching(&self, words: &str, compared: &mut usize) -> Vec<(&'s str, &'s str)> {
        let words = plain(words);
        let shown = |at: &usize| (self.all[*at].0, name(self.all[*at].1));
        if let Some(exact) = self.exact.get(words) {
            return exact.iter().map(shown).collect();
        }
        if words.chars().count() < 2 || *compared >= MOST_COMPARED {
            return Vec::new();
        }
        *compared += self.all.len();
        let holds = |text: &Text| {
            text.all(Lang::ZH).any(|(_, name)| {
                let name = plain(name);
                name.contains(words) || (name.chars().count() > 1 && words.contains(name))
            })
        };
        let held = self.all.iter().enumerate().filter(|(_, (_, text))| holds(text));
        held.map(|(at, _)| shown(&at)).take(MOST_OFFERED + 1).collect()
    }
}

fn plain(name: &str) -> &str {
    name.trim().trim_end_matches(['་', '།', ' '])
}

/// Which kind of record a key names.
fn kind_of(key: &str) -> Option<&'static str> {
    Some(match key {
        "level" => "level",
        "category" => "category",
        "region" | "regions" | "covers" => "region",
        "parent" | "successor" | "station" | "stations" => "station",
        "service" | "services" => "service",
        "operator" | "subject" => "operator",
        "audiences" => "audience",
        "tags" => "tag",
        "item" => "item",
        "measure" | "sum_of" => "measure",
        "repeals" | "interprets" => "notice",
        _ => return None,
    })
}

fn tell(fault: &mut Fault, matches: &[(&str, &str)]) {
    match matches {
        [] => {}
        [(id, name)] => {
            fault.help_zh = Some(format!("请写 {id}（{name}）"));
            fault.help_en = Some(format!("write {id} ({name})"));
            fault.instead = Some((*id).to_owned());
        }
        several if several.len() <= MOST_OFFERED => {
            let list: Vec<String> = several
                .iter()
                .map(|(id, name)| format!("{id}（{name}）"))
                .collect();
            fault.help_zh = Some(format!("可能是其中一个：{}", list.join("、")));
            fault.help_en = Some(format!("it may be one of these: {}", list.join(", ")));
        }
        _ => {}
    }
}
