//! Names where ids belong: `region: 城关镇` is 540102 where the site has a region of that name.
//!
//! **You are here:** `site/` — after everything is linked: what a file alone cannot know is added to its findings; no IO.

use super::alike::{is_like, plain};
use super::report::name;
use super::{Kind, Site};
use crate::diag::{Diagnostic, Fault, Meant};
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
        if meant.list {
            tell_list(&mut finding.fault, &meant, &matches, |words| {
                names.matching(words, &mut compared)
            });
        } else {
            tell(&mut finding.fault, &meant, &matches);
        }
        if finding.fault.instead.is_none() && matches.is_empty() {
            tell_all(&mut finding.fault, names);
        }
    }
}

/// A whole list that was typed as words: each name's id, as the key's line.
fn tell_list<'s>(
    fault: &mut Fault,
    meant: &Meant,
    whole: &[(&'s str, &'s str)],
    mut matching: impl FnMut(&str) -> Vec<(&'s str, &'s str)>,
) {
    let signs = ['、', '，', ',', '；', ';', ' ', '\u{3000}', '\n'];
    let found: Option<Vec<(&str, &str)>> = match whole {
        [one] if !meant.name.contains(signs) => Some(vec![*one]),
        _ => meant
            .name
            .split(signs)
            .map(str::trim)
            .filter(|words| !words.is_empty())
            .map(|words| match matching(words).as_slice() {
                [one] => Some(*one),
                _ => None,
            })
            .collect(),
    };
    let Some(found) = found.filter(|found| !found.is_empty()) else {
        // One name of several records: which, the writer knows.
        if !meant.name.contains(signs) {
            tell(fault, meant, whole);
        }
        return;
    };
    let ids: Vec<&str> = found.iter().map(|(id, _)| *id).collect();
    let list = format!("[{}]", ids.join(", "));
    let (before, after) = match &meant.around {
        Some((before, after)) => (before.clone(), after.as_str()),
        None => (format!("{}: ", meant.key), ""),
    };
    let line = format!("{before}{list}{after}");
    let named: Vec<String> = found.iter().map(|(id, name)| format!("{id} {name}")).collect();
    whole_line(fault, &line, (&named.join("；"), &named.join("; ")));
    fault.instead.get_or_insert(list);
}

/// Advises a whole line, after what was said of its key.
fn whole_line(fault: &mut Fault, line: &str, (zh, en): (&str, &str)) {
    let head = |help: &Option<String>, word: &str, comma: &str| {
        let help = help.as_deref().unwrap_or_default();
        let head = help.split_once(word).map_or(help, |(head, _)| head);
        let head = head.trim_end_matches(comma);
        // What is said of a name that is no id is said better by the line.
        if fault.instead.is_none() || head.is_empty() {
            String::new()
        } else {
            format!("{head}{comma}")
        }
    };
    let head_zh = head(&fault.help_zh, "应写成", "，");
    let head_en = head(&fault.help_en, "write:", "; ");
    fault.help_zh = Some(format!("{head_zh}应写成：`{line}`（{zh}）"));
    fault.help_en = Some(format!("{head_en}write: `{line}` ({en})"));
}

/// How many ids are named where none is near.
const MOST_LISTED: usize = 12;

/// Nothing of that name: what there is, where it is not too much.
fn tell_all(fault: &mut Fault, names: &Names<'_>) {
    if names.all.is_empty() || names.all.len() > MOST_LISTED {
        return;
    }
    let list: Vec<String> = names
        .all
        .iter()
        .map(|(id, text)| format!("{id}（{}）", name(text)))
        .collect();
    fault.help_zh = Some(format!("没有叫这个名字的；可以写：{}", list.join("、")));
    fault.help_en = Some(format!("nothing has that name; there are: {}", list.join(", ")));
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
        let held = self
            .all
            .iter()
            .enumerate()
            .filter(|(_, (_, text))| text.all(Lang::ZH).any(|(_, name)| is_like(words, name)));
        held.map(|(at, _)| shown(&at)).take(MOST_OFFERED + 1).collect()
    }
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

fn tell(fault: &mut Fault, meant: &Meant, matches: &[(&str, &str)]) {
    match matches {
        [] => {}
        [(id, name)] if let Some((before, after)) = &meant.around => {
            whole_line(fault, &format!("{before}{id}{after}"), (name, name));
        }
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
