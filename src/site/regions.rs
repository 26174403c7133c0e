//! Region tree (行政区划): parents, children, names.
//!
//! **You are here:** `site/` — built first, since stations stand in regions; no IO.

use super::called;
use super::report::{Reporter, cycle, leads_back};
use crate::diag::{Fault, code};
use crate::lang::{Lang, Text};
use crate::record::Record;
use crate::record::region::Region;
use crate::value::{RegionCode, included_in};
use std::collections::HashMap;
use std::sync::Arc;

/// A region in the tree. Indices are places in [`Regions::list`].
#[derive(Debug, Clone)]
pub struct RegionEntry {
    /// The record.
    pub record: Arc<Record<Region>>,
    /// The region above.
    pub parent: Option<usize>,
    /// Regions directly below, in code order.
    pub children: Vec<usize>,
    /// Stations in this very region (places in `Site::stations`).
    pub stations: Vec<usize>,
    /// Stations in it and below.
    pub stations_below: usize,
}

/// A region that another site folder names, too: it is told where they say different things of it.
fn claimed_again(first: &Record<Region>, record: &Record<Region>, reporter: &mut Reporter) {
    let said = |text: &Text, lang: Lang| text.get(lang, Lang::ZH).map(str::to_owned);
    let languages = record.data.name.all(Lang::ZH).map(|(lang, _)| lang);
    let differing = languages
        .filter_map(|lang| Some((said(&first.data.name, lang)?, said(&record.data.name, lang)?)))
        .find(|(one, other)| one != other);
    let (field, (one, other)) = match (differing, &first.data.parent, &record.data.parent) {
        (Some(names), ..) => ("name", names),
        (None, Some(one), Some(other)) if one != other => ("parent", (one.to_string(), other.to_string())),
        _ => return,
    };
    if record.data.code.is_own() {
        // Two counties that number their regions themselves mean two regions.
        let what = called::REGION.what;
        let code = record.data.code.as_str();
        return reporter.duplicate(what, code, (&first.origin, &record.origin), "code");
    }
    let (code, file) = (&record.data.code, &first.origin.file);
    let fault = Fault::new(
        code::REGION_CLAIMED_TWICE,
        format!("行政区划 {code} 这里写“{other}”，{file} 写“{one}”；网站用后者"),
        format!("the region {code} is `{other}` here and `{one}` in {file}, which is what the site shows"),
    )
    .help(
        "对照官方公布的代码，改正写错的一边；应以本站为准的，在本站的 content/regions.yaml 里写明",
        "look the code up and correct the one that is wrong; what content/regions.yaml of the whole site says goes first",
    );
    let found = fault.at(record.origin.field(field));
    reporter
        .found
        .push(found.with_related(first.origin.field(field), "另一个在这里", "the other is here"));
}

/// All regions in code order.
#[derive(Debug, Clone, Default)]
pub struct Regions {
    /// In code order: a region stands before those below it.
    pub list: Vec<RegionEntry>,
    /// Regions without one above.
    pub roots: Vec<usize>,
    by_code: HashMap<RegionCode, usize>,
}

impl Regions {
    /// Builds the tree. The parent is the longest code that is a proper prefix, or the one that is named.
    pub(crate) fn build(mut records: Vec<Arc<Record<Region>>>, reporter: &mut Reporter) -> Regions {
        // The site's own before those of folders that it includes.
        records.sort_by(|a, b| {
            let key = |record: &Record<Region>| included_in(&record.origin.file).is_some();
            (&a.data.code, key(a), &a.origin).cmp(&(&b.data.code, key(b), &b.origin))
        });
        let mut regions = Regions::default();
        for record in records {
            if let Some(first) = regions.by_code.get(&record.data.code) {
                let first = &regions.list[*first].record;
                if included_in(&first.origin.file) != included_in(&record.origin.file) {
                    // Every county lists its city and its province.
                    claimed_again(first, &record, reporter);
                    continue;
                }
                reporter.duplicate(
                    called::REGION.what,
                    record.data.code.as_str(),
                    (&first.origin, &record.origin),
                    "code",
                );
                continue;
            }
            regions
                .by_code
                .insert(record.data.code.clone(), regions.list.len());
            regions.list.push(RegionEntry {
                record,
                parent: None,
                children: Vec::new(),
                stations: Vec::new(),
                stations_below: 0,
            });
        }
        for index in 0..regions.list.len() {
            let parent = regions.parent_of(index, reporter);
            regions.list[index].parent = parent;
        }
        regions.cut_cycles(reporter);
        for index in 0..regions.list.len() {
            match regions.list[index].parent {
                Some(parent) => regions.list[parent].children.push(index),
                None => regions.roots.push(index),
            }
        }
        regions
    }

    fn parent_of(&self, index: usize, reporter: &mut Reporter) -> Option<usize> {
        let record = &self.list[index].record;
        if let Some(named) = &record.data.parent {
            let found = self.get(named);
            if found.is_none() {
                reporter.unknown(
                    &called::REGION,
                    named.as_str(),
                    self.candidates(),
                    record.origin.field("parent"),
                );
            }
            return found;
        }
        let above = record.data.code.parents().find_map(|code| self.get(&code));
        if above.is_none() && record.data.code.as_str().len() > 6 && !record.data.code.is_own() {
            let fault = Fault::new(
                code::ORPHAN_REGION,
                format!("{} 的上级行政区划不在清单里", record.data.code),
                format!("no region above {} is listed", record.data.code),
            )
            .help(
                "在 content/regions.yaml 里补上它所在的县(区)，这样才能从上级找到它",
                "add its county to content/regions.yaml, so that it can be found from above",
            );
            reporter.report(fault, record.origin.field("code"));
        }
        above
    }

    /// Named parents can form a circle: it is reported and cut.
    fn cut_cycles(&mut self, reporter: &mut Reporter) {
        for start in 0..self.list.len() {
            if leads_back(start, 64, |at| self.list[at].parent) {
                let record = &self.list[start].record;
                let help = (
                    "改正 parent，最上一级不写 parent",
                    "correct `parent`; the topmost region has none",
                );
                reporter.report(
                    cycle(record.data.code.as_str(), help),
                    record.origin.field("parent"),
                );
                self.list[start].parent = None;
            }
        }
    }

    /// The place of a code.
    pub fn get(&self, code: &RegionCode) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// The place of a code as written in a link.
    pub fn by_text(&self, code: &str) -> Option<usize> {
        use crate::value::Scalar;
        RegionCode::read(code).ok().and_then(|code| self.get(&code))
    }

    /// The region and those above it, the region itself first.
    pub fn upwards(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(index), |at| self.list[*at].parent)
    }

    /// Whether `inner` is `outer` or lies below it.
    pub fn contains(&self, outer: usize, inner: usize) -> bool {
        self.upwards(inner).any(|at| at == outer)
    }

    /// The region and all below it, each before those below it.
    pub fn downwards(&self, index: usize) -> Vec<usize> {
        let mut all = vec![index];
        let mut at = 0;
        while let Some(next) = all.get(at).copied() {
            all.extend(&self.list[next].children);
            at += 1;
        }
        all.sort_unstable_by(|a, b| {
            self.list[*a]
                .record
                .data
                .code
                .cmp(&self.list[*b].record.data.code)
        });
        all
    }

    /// Codes and names, for "the nearest is …".
    pub(crate) fn candidates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.list.iter().map(|region| {
            let zh = crate::lang::Lang::ZH;
            let data = &region.record.data;
            (data.code.as_str(), data.name.best(zh, zh).0)
        })
    }

    /// Puts stations into their regions and counts them upwards.
    pub(crate) fn place_stations(
        &mut self,
        regions_of_stations: impl Iterator<Item = (usize, Option<usize>)>,
    ) {
        for (station, region) in regions_of_stations {
            let Some(region) = region else { continue };
            self.list[region].stations.push(station);
            let mut at = Some(region);
            while let Some(index) = at {
                self.list[index].stations_below += 1;
                at = self.list[index].parent;
            }
        }
    }
}
