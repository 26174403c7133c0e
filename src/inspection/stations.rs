//! Sheet of stations: how they stand to the station standard.
//!
//! **You are here:** `inspection/` — two sheets; no IO.

use super::{Sheet, zh};
use crate::record::standard::{CLAUSES, SOURCE};
use crate::site::{ClauseState, Site, Standing};

fn stations(site: &Site) -> Vec<usize> {
    (0..site.stations.len())
        .filter(|at| site.held_to_standard(*at))
        .collect()
}

/// One row a station: what is met, what is not, what the record does not say.
pub(super) fn sheet(site: &Site, most: usize) -> Sheet {
    let places = stations(site);
    let rows = places.iter().take(most).map(|at| {
        let entry = &site.stations[*at];
        let states = site.standard_of(*at);
        let of = |standing: Standing| states.iter().filter(move |state| state.standing == standing);
        let told = |standing: Standing| of(standing).map(told).collect::<Vec<_>>().join("；");
        let level = site.settings().station_levels.get(entry.level);
        vec![
            zh(&entry.record.data.name).to_owned(),
            level.map_or_else(String::new, |level| zh(&level.name).to_owned()),
            of(Standing::Met).count().to_string(),
            of(Standing::NotMet).count().to_string(),
            of(Standing::Unknown).count().to_string(),
            told(Standing::NotMet),
            told(Standing::Unknown),
        ]
    });
    Sheet {
        name: "建设条款",
        about: format!(
            "{}条建设条款，按站点记录核对。出自{SOURCE}，是地方文件，其他地区换用本地的",
            CLAUSES.len()
        ),
        columns: vec![
            ("站点", 18),
            ("级别", 8),
            ("符合", 4),
            ("不符合", 4),
            ("没有说明", 5),
            ("不符合的条款", 40),
            ("记录没有说明的条款", 40),
        ],
        rows: rows.collect(),
        total: places.len(),
    }
}

fn told(state: &ClauseState<'_>) -> String {
    let ClauseState { clause, detail, .. } = state;
    let optional = if clause.optional { "（可选）" } else { "" };
    if detail.is_empty() {
        format!("{} {}{optional}", clause.id, clause.asks)
    } else {
        format!("{} {}（{detail}）", clause.id, clause.asks)
    }
}

/// One row a clause: how many stations meet it, for seeing what the whole network lacks.
pub(super) fn clauses(site: &Site, most: usize) -> Sheet {
    let mut counts = vec![[0usize; 3]; CLAUSES.len()];
    let mut lacking: Vec<Vec<&str>> = vec![Vec::new(); CLAUSES.len()];
    for at in stations(site) {
        for (clause, state) in site.standard_of(at).iter().enumerate() {
            counts[clause][state.standing as usize] += 1;
            if state.standing == Standing::NotMet && lacking[clause].len() < most.min(NAMED) {
                lacking[clause].push(zh(&site.stations[at].record.data.name));
            }
        }
    }
    let rows = CLAUSES
        .iter()
        .zip(&counts)
        .zip(&lacking)
        .map(|((clause, counts), names)| {
            let [met, not_met, unknown] = counts;
            let mut names = names.join("、");
            if *not_met > NAMED {
                names.push('等');
            }
            vec![
                clause.id.to_owned(),
                clause.asks.to_owned(),
                met.to_string(),
                not_met.to_string(),
                unknown.to_string(),
                names,
            ]
        });
    Sheet {
        name: "逐条统计",
        about: "每一条建设条款有多少站点符合".to_owned(),
        columns: vec![
            ("条款", 5),
            ("要求", 30),
            ("符合", 4),
            ("不符合", 4),
            ("没有说明", 5),
            ("不符合的站点", 40),
        ],
        rows: rows.collect(),
        total: CLAUSES.len(),
    }
}

/// Stations that are named beside a clause.
const NAMED: usize = 20;
