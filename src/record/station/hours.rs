//! Opening hours that contradict each other: ends before they begin, openings that overlap.
//!
//! **You are here:** `record/station` — no IO.

use super::Opening;
use crate::diag::{Fault, code};
use crate::value::Season;

/// The most openings of a station or service: seven days, each with several, in some seasons.
const MOST_OPENINGS: usize = 200;

pub(super) fn openings(field: &str, hours: &[Opening], found: &mut Vec<(String, Fault)>) {
    for (index, opening) in hours.iter().enumerate() {
        if opening.close <= opening.open {
            found.push((
                format!("{field}[{index}].close"),
                Fault::new(
                    code::BAD_HOURS,
                    format!("关门时间 {} 不晚于开门时间 {}", opening.close, opening.open),
                    format!(
                        "closes at {}, not after it opens at {}",
                        opening.close, opening.open
                    ),
                )
                .help(
                    format!(
                        "写反了的，改成 open: \"{0}\", close: \"{1}\"；真的开到半夜以后的，分成两条：一条到 24:00，一条从第二天 00:00 起",
                        opening.close, opening.open
                    ),
                    format!(
                        "if they are exchanged, write open: \"{0}\", close: \"{1}\"; an opening past midnight is two: one to 24:00, one from 00:00 of the next day",
                        opening.close, opening.open
                    ),
                ),
            ));
        }
    }
    if hours.len() > MOST_OPENINGS {
        found.push((
            format!("{field}[{MOST_OPENINGS}]"),
            Fault::new(
                code::BAD_HOURS,
                format!("开放时间有 {} 条，最多 {MOST_OPENINGS} 条", hours.len()),
                format!(
                    "there are {} openings, at most {MOST_OPENINGS} are read",
                    hours.len()
                ),
            )
            .help(
                "一周的时间通常不到十条：删去重复的",
                "a week has rarely more than ten: delete what is repeated",
            ),
        ));
        return;
    }
    for (index, opening) in hours.iter().enumerate() {
        // The first one is enough: the others are found when it has been mended.
        if let Some(other) = hours[..index].iter().position(|other| overlap(opening, other)) {
            found.push((
                format!("{field}[{index}]"),
                Fault::new(
                    code::BAD_HOURS,
                    format!("这一条与第 {} 条的时间重叠", other + 1),
                    format!("this opening overlaps number {}", other + 1),
                )
                .help(
                    "同一天的两条不能重叠；冬夏不同时，给两条都写 season",
                    "two openings of a day must not overlap; give both a season where summer and winter differ",
                ),
            ));
        }
    }
}

fn overlap(a: &Opening, b: &Opening) -> bool {
    let days = (1..=7)
        .filter_map(|day| jiff::civil::Weekday::from_monday_one_offset(day).ok())
        .any(|day| a.days.contains(day) && b.days.contains(day));
    let times = a.open < b.close && b.open < a.close;
    let seasons = match (&a.season, &b.season) {
        (Some(a), Some(b)) => seasons_meet(*a, *b),
        _ => true,
    };
    days && times && seasons
}

/// Whether two seasons share a day: then one of them begins within the other.
fn seasons_meet(a: Season, b: Season) -> bool {
    // A leap year has all the days that there are.
    const LEAP: i16 = 2024;
    a.contains(b.from().in_year(LEAP)) || b.contains(a.from().in_year(LEAP))
}
