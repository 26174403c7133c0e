//! Self-inspection table (季度自查表): the table of 检查对象, 指标, 评分细则 and 检查情况 that bureaus fill in by hand.
//!
//! **You are here:** `inspection/` — one sheet; the indicators are in `self-checks.yaml` with their sources; no IO.

use super::counts::Count;
use super::duties::state_name;
use super::{Material, Seen as Counted, Sheet};
use crate::check::{self, Veto};
use crate::diag::Diagnostic;
use crate::record::disclosure::Wording;
use crate::record::settings::Owner;
use crate::site::Site;
use serde::Deserialize;
use std::collections::HashMap;

const DATA: &str = include_str!("self-checks.yaml");

/// What is said of a site whose owner the checks are not about.
const NOT_LOOKED_AT: &str = "程序只检查机关、事业单位的网站，本站的 owner 不是";

/// One indicator.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Indicator {
    id: String,
    object: String,
    #[serde(rename = "indicator")]
    asks: String,
    scoring: String,
    source: String,
    checked: Wording,
    seen: Seen,
}

/// What the situation is seen from: the program's own findings, and who answers for the rest.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Seen {
    codes: Vec<String>,
    veto: bool,
    /// What is counted for it.
    counts: Vec<Count>,
    /// Rows of the official catalogue, as `official` names them.
    rows: Vec<String>,
    /// Only the sites of state bodies are looked at.
    state_body: bool,
    theme: bool,
    host: bool,
    person: bool,
}

fn indicators() -> Vec<Indicator> {
    // The data is part of the program; a test reads it.
    serde_yaml::from_str(DATA).unwrap_or_default()
}

pub(super) fn sheet(material: &Material<'_>, counted: &Counted) -> Sheet {
    let context = Context {
        material,
        counted,
        counts: counts(material.found),
        vetoes: check::vetoes(material.site),
        site: material.site,
        own_theme: material
            .site
            .settings()
            .theme
            .as_deref()
            .is_some_and(|theme| theme != "default"),
    };
    let rows: Vec<Vec<String>> = indicators()
        .iter()
        .map(|own| {
            let unchecked = own.checked == Wording::Unchecked;
            vec![
                own.object.clone(),
                own.id.clone(),
                own.asks.clone(),
                own.scoring.clone(),
                context.situation(own),
                if unchecked {
                    format!("{}（未核对原文，不作引文）", own.source)
                } else {
                    own.source.clone()
                },
            ]
        })
        .collect();
    Sheet {
        name: "季度自查表",
        about: "检查对象、指标、评分细则、检查情况。各项分值没有核对，一律按“出现即报”；程序查不了的由人填写"
            .to_owned(),
        columns: vec![
            ("检查对象", 9),
            ("编号", 7),
            ("指标", 30),
            ("评分细则", 14),
            ("检查情况", 22),
            ("依据", 26),
        ],
        total: rows.len(),
        rows,
    }
}

/// What the situations are told from.
struct Context<'m> {
    material: &'m Material<'m>,
    counted: &'m Counted,
    /// Findings of each code, but for those that are justified.
    counts: HashMap<&'m str, usize>,
    vetoes: Vec<Veto>,
    site: &'m Site,
    own_theme: bool,
}

fn counts(found: &[Diagnostic]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for finding in found {
        // A warning that the content justifies has become a note.
        if finding.severity <= finding.fault.code.severity {
            *counts.entry(finding.fault.code.id).or_default() += 1;
        }
    }
    counts
}

impl Context<'_> {
    fn situation(&self, own: &Indicator) -> String {
        let seen = &own.seen;
        let rest = match seen {
            Seen { theme: true, .. } if self.own_theme => Some("使用了自有主题，需人工检查"),
            Seen { theme: true, .. } => Some("由默认主题保证"),
            Seen { host: true, .. } => Some("取决于主机，上线后检查"),
            Seen { person: true, .. } => Some("程序查不了，需人工检查："),
            _ => None,
        };
        if seen.state_body && self.site.settings().owner.unwrap_or_default() == Owner::Organisation {
            let rest = if seen.theme { "其余由主题保证" } else { "" };
            return [NOT_LOOKED_AT, rest].join(if rest.is_empty() { "" } else { "。" });
        }
        let program = !seen.codes.is_empty() || seen.veto || !seen.rows.is_empty() || !seen.counts.is_empty();
        let rest = match rest {
            Some(rest) if program && (seen.theme || seen.host) => Some(format!("其余{rest}")),
            Some(_) if program && seen.person => Some("其余需人工检查：".to_owned()),
            rest => rest.map(str::to_owned),
        };
        let program = program.then(|| self.seen_by_program(own));
        let parts: Vec<String> = program.into_iter().chain(rest).collect();
        parts.join("。")
    }

    fn seen_by_program(&self, own: &Indicator) -> String {
        let counts: Vec<String> = own
            .seen
            .counts
            .iter()
            .map(|count| count.told(self.material, self.counted))
            .collect();
        if own.seen.codes.is_empty() && !own.seen.veto && own.seen.rows.is_empty() {
            return counts.join("，");
        }
        let found = self.found_by_rules(own);
        [found]
            .into_iter()
            .chain(counts)
            .collect::<Vec<String>>()
            .join("；")
    }

    fn found_by_rules(&self, own: &Indicator) -> String {
        if own.seen.veto {
            return self.veto(own);
        }
        if !own.seen.rows.is_empty() {
            let rows: Vec<String> = own.seen.rows.iter().map(|row| self.row(row)).collect();
            return rows.join("；");
        }
        let parts = self.found(own);
        if !parts.is_empty() {
            return format!("发现问题：{}", parts.join("，"));
        }
        match own.seen.codes.as_slice() {
            [first, .., last] if own.seen.codes.len() > 6 => format!("程序没有发现问题（{first}—{last}）"),
            codes => format!("程序没有发现问题（{}）", codes.join("、")),
        }
    }

    /// The findings of an indicator's codes: `Z504 2处`.
    fn found(&self, own: &Indicator) -> Vec<String> {
        let number = |code: &String| Some(format!("{code} {}处", self.counts.get(code.as_str())?));
        own.seen.codes.iter().filter_map(number).collect()
    }

    /// Whether an indicator fails the site by itself; what falls short of that is told apart.
    fn veto(&self, own: &Indicator) -> String {
        let failed = self.vetoes.iter().filter(|veto| veto.indicator == own.id);
        let failed: Vec<&str> = failed.map(|veto| veto.zh.as_str()).collect();
        let found = self.found(own);
        match (failed.is_empty(), found.is_empty()) {
            (true, true) => "没有达到否决".to_owned(),
            (true, false) => format!("没有达到否决；要改的有 {}", found.join("，")),
            (false, _) => format!("达到否决：{}", failed.join("；")),
        }
    }

    /// How a row of the official catalogue stands.
    fn row(&self, official: &str) -> String {
        let mut rows = self.site.catalogue.iter();
        let Some(at) = rows.position(|row| {
            row.data
                .official
                .as_ref()
                .is_some_and(|own| own.as_str() == official)
        }) else {
            return format!("公开目录里没有 {official} 这一行");
        };
        let duties = self.site.duties(at);
        let state = state_name(Site::row_state(&duties));
        let lacks = duties.first().map_or(0, |duty| duty.lacks.len());
        match lacks {
            0 => format!("{official} {state}"),
            _ => format!("{official} {state}，还缺 {lacks} 项内容"),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::diag::{Fault, Severity, code};
    use std::collections::BTreeSet;

    /// Codes from Z3xx on that are about no row of the table: how a folder is written, and the project's own advice.
    const OF_NO_ROW: [&str; 35] = [
        "Z316", // a circle of stations or regions: the content cannot be read, the published site stays
        "Z317", "Z319", // the network's own order
        "Z407", "Z408",
        "Z411", // what passes for a translation, one without a title, one of other steps
        "Z503", // records not checked for long: the site's own limit
        "Z506", // totals: no indicator asks for them
        "Z507", "Z508", // what is said of a build
        "Z511", // the wording of rows
        "Z512", // the station standard has a table of its own
        "Z515", // a calendar that ends: pages, not disclosure
        "Z522", // counted by indicator, see `veto`
        "Z525", // a station's state: no indicator asks for it
        "Z526", "Z534", "Z535", "Z536", "Z537", // the steps of review are the office's own record
        "Z528", "Z529", // one station, one table of figures twice
        "Z530", "Z531", // one document, as it is written
        "Z532", "Z533", // one station's region and telephone
        "Z541", "Z542", "Z543", // one-event guides: no indicator asks for them
        "Z601", "Z602", "Z603", "Z604", // a theme of one's own
        "Z715", // terms of open data, which the publisher decides
        "Z901",
    ];

    fn all() -> Vec<Indicator> {
        serde_yaml::from_str(DATA).unwrap()
    }

    #[test]
    fn every_indicator_is_seen_from_something_and_names_codes_that_there_are() {
        let all = all();
        assert_eq!(all.len(), 94);
        for own in &all {
            let rest = [own.seen.theme, own.seen.host, own.seen.person];
            let rest = rest.iter().filter(|way| **way).count();
            let rules = !own.seen.codes.is_empty() || own.seen.veto || !own.seen.rows.is_empty();
            let program = rules || !own.seen.counts.is_empty();
            assert!(rest == 1 || (rest == 0 && program), "{}", own.id);
            for id in &own.seen.codes {
                assert!(code::ALL.iter().any(|code| code.id == id), "{}: {id}", own.id);
            }
        }
    }

    #[test]
    fn every_code_about_what_is_published_belongs_to_a_row() {
        let all = all();
        let mapped: BTreeSet<&str> = all
            .iter()
            .flat_map(|own| &own.seen.codes)
            .map(String::as_str)
            .collect();
        for code in code::ALL
            .iter()
            .filter(|code| code.id >= "Z300" && code.id < "Z902")
        {
            let exempt = OF_NO_ROW.contains(&code.id);
            assert!(
                mapped.contains(code.id) != exempt,
                "{} {}: say in self-checks.yaml which rows count it, or list it in OF_NO_ROW",
                code.id,
                code.slug
            );
        }
    }

    #[test]
    fn justified_findings_are_not_counted() {
        let place = crate::diag::Place::file(&"content/site.yaml".into());
        let mut found = vec![
            Fault::new(code::PLACEHOLDER, "", "").at(place.clone()),
            Fault::new(code::PLACEHOLDER, "", "").at(place),
        ];
        found[1].severity = Severity::Note;
        assert_eq!(counts(&found)["Z711"], 1);
    }
}
