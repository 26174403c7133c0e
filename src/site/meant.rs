//! Names where ids belong: `region: 城关镇` is 540102 where the site has a region of that name.
//!
//! **You are here:** `site/` — after everything is linked: what a file alone cannot know is added to its findings; no IO.

use super::report::name;
use super::{Kind, Site};
use crate::diag::{Diagnostic, Fault};
use crate::lang::{Lang, Text};
use std::collections::{BTreeMap, HashMap};

/// How many names are looked through in all for parts of what was typed.
const MOST_COMPARED: usize = 1_000_000;

/// How many ids a message offers.
const MOST_OFFERED: usize = 4;

/// Adds what the site knows by the names that were typed where ids belong.
pub(crate) fn advise(site: &Site, found: &mut [Diagnostic]) {
    let mut known: BTreeMap<Named, Names<'_>> = BTreeMap::new();
    let mut compared = 0;
    for finding in found {
        let Some(meant) = finding.fault.meant.take() else {
            continue;
        };
        let Some(of) = named_by(&meant.key) else { continue };
        let names = known.entry(of).or_insert_with(|| Names::of(site, of));
        let matches = names.matching(&meant.name, &mut compared);
        tell(&mut finding.fault, &matches);
    }
}

/// What a key names: records of some kinds, or what has no page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Of(&'static [Kind]),
    Tags,
    Measures,
}

/// Records by their names.
struct Names<'s> {
    all: Vec<(&'s str, &'s Text)>,
    exact: HashMap<&'s str, Vec<usize>>,
}

impl<'s> Names<'s> {
    fn of(site: &'s Site, named: Named) -> Names<'s> {
        let all: Vec<(&str, &Text)> = match named {
            Named::Of(kinds) => {
                let records = kinds.iter().flat_map(|kind| kind.all(site));
                let facts = records.map(|of| of.facts(site));
                facts.filter_map(|own| Some((own.id, own.name?))).collect()
            }
            Named::Tags => {
                let tags = site.tags.iter();
                tags.map(|own| (own.id.as_str(), &own.data.name)).collect()
            }
            Named::Measures => {
                let measures = site.measures.iter().map(|own| &own.data);
                measures.map(|own| (own.id.as_str(), &own.name)).collect()
            }
        };
        let mut exact: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, (_, text)) in all.iter().enumerate() {
            for (_, name) in text.all(Lang::ZH) {
                exact.entry(plain(name)).or_default().push(at);
            }
        }
        Names { all, exact }
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
                is_short_for(words, name) || (plain(name).chars().count() > 1 && words.contains(plain(name)))
            })
        };
        let held = self.all.iter().enumerate().filter(|(_, (_, text))| holds(text));
        held.map(|(at, _)| shown(&at)).take(MOST_OFFERED + 1).collect()
    }
}

/// Whether words are what people say in short for a name: part of it, with what stands in brackets or without.
/// 乡镇社工站 is 乡镇（街道）社会工作服务站, 城关 is 城关区, 县级 is 县（区）社工总站. One character is too little.
pub(crate) fn is_short_for(words: &str, name: &str) -> bool {
    let (words, name) = (folded(plain(words)), folded(plain(name)));
    if let Some(level) = words.strip_suffix('级') {
        return !level.is_empty() && name.starts_with(level);
    }
    words.chars().count() > 1 && (name.contains(&words) || without_brackets(&name).contains(&words))
}

/// One of the ways to say what every station is.
fn folded(name: &str) -> String {
    name.replace("社会工作", "社工").replace("社工服务", "社工")
}

fn without_brackets(name: &str) -> String {
    let mut depth = 0_usize;
    let outside = name.chars().filter(|c| match c {
        '（' | '(' => {
            depth += 1;
            false
        }
        '）' | ')' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}

fn plain(name: &str) -> &str {
    name.trim().trim_end_matches(['་', '།', ' '])
}

fn named_by(key: &str) -> Option<Named> {
    Some(match key {
        "level" => Named::Of(&[Kind::Level]),
        "category" => Named::Of(&[Kind::Column]),
        "region" | "regions" | "covers" => Named::Of(&[Kind::Region]),
        "parent" | "successor" | "station" | "stations" => Named::Of(&[Kind::Station]),
        "service" | "services" => Named::Of(&[Kind::Service, Kind::Category]),
        "operator" | "subject" => Named::Of(&[Kind::Operator]),
        "audiences" => Named::Of(&[Kind::Audience]),
        "tags" => Named::Tags,
        "item" => Named::Of(&[Kind::CatalogueRow]),
        "measure" | "sum_of" => Named::Measures,
        "repeals" | "interprets" => Named::Of(&[Kind::Notice]),
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

#[cfg(test)]
mod tests {
    use super::is_short_for;

    #[test]
    fn a_short_name_is_part_of_the_long_one() {
        for (words, name) in [
            ("乡镇社工站", "乡镇（街道）社会工作服务站"),
            ("乡镇", "乡镇（街道）社工站"),
            ("县级", "县（区）社工总站"),
            ("城关", "城关区"),
            ("心连心", "南靖县心连心社会工作服务中心"),
            ("ལྷ་ས", "ལྷ་ས་གྲོང་ཁྱེར།"),
        ] {
            assert!(is_short_for(words, name), "{words} {name}");
        }
        for (words, name) in [
            ("县", "县（区）社工总站"),
            ("县级", "乡镇（街道）社工站"),
            ("城关区吉日街道", "城关区"),
        ] {
            assert!(!is_short_for(words, name), "{words} {name}");
        }
    }
}
