//! 季度自查表: the table of 检查对象, 指标, 评分细则 and 检查情况 that bureaus fill in by hand.
//!
//! **You are here:** `inspection/` — one sheet; the indicators are in `self-checks.yaml` with their sources; no IO.

use super::{Material, Sheet};
use crate::record::disclosure::Wording;
use serde::Deserialize;

const DATA: &str = include_str!("self-checks.yaml");

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

/// What the situation is seen from; exactly one is given.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Seen {
    codes: Vec<String>,
    theme: bool,
    host: bool,
    person: bool,
}

fn indicators() -> Vec<Indicator> {
    // The data is part of the program; a test reads it.
    serde_yaml::from_str(DATA).unwrap_or_default()
}

pub(super) fn sheet(material: &Material<'_>) -> Sheet {
    let own_theme = material
        .site
        .settings()
        .theme
        .as_deref()
        .is_some_and(|theme| theme != "default");
    let rows: Vec<Vec<String>> = indicators()
        .iter()
        .map(|own| {
            let unchecked = own.checked == Wording::Unchecked;
            vec![
                own.object.clone(),
                own.id.clone(),
                own.asks.clone(),
                own.scoring.clone(),
                situation(material, &own.seen, own_theme),
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

fn situation(material: &Material<'_>, seen: &Seen, own_theme: bool) -> String {
    if seen.theme {
        return if own_theme {
            "使用了自有主题，需人工检查"
        } else {
            "由默认主题保证"
        }
        .to_owned();
    }
    if seen.host {
        return "取决于主机，上线后检查".to_owned();
    }
    if seen.person {
        return "程序查不了，需人工检查：".to_owned();
    }
    let number = |code: &String| {
        material
            .found
            .iter()
            .filter(|finding| finding.fault.code.id == code)
            .count()
    };
    let parts: Vec<String> = seen
        .codes
        .iter()
        .map(|code| (code, number(code)))
        .filter(|(_, number)| *number > 0)
        .map(|(code, number)| format!("{code} {number}处"))
        .collect();
    if parts.is_empty() {
        format!("程序没有发现问题（{}）", seen.codes.join("、"))
    } else {
        format!("发现问题：{}", parts.join("，"))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::diag::code;

    #[test]
    fn every_indicator_is_seen_from_one_thing_and_names_codes_that_there_are() {
        let all: Vec<Indicator> = serde_yaml::from_str(DATA).unwrap();
        assert_eq!(all.len(), 94);
        for own in &all {
            let ways = [
                !own.seen.codes.is_empty(),
                own.seen.theme,
                own.seen.host,
                own.seen.person,
            ];
            assert_eq!(ways.iter().filter(|way| **way).count(), 1, "{}", own.id);
            for id in &own.seen.codes {
                assert!(code::ALL.iter().any(|code| code.id == id), "{}: {id}", own.id);
            }
        }
    }
}
