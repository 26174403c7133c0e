//! Sheets of duties, of all subjects: as they stand, and what is due soon.
//!
//! **You are here:** `inspection/` — two sheets; no IO.

use super::{AHEAD, Sheet, zh};
use crate::check::due::{self, Fact};
use crate::check::period;
use crate::site::{Duty, DutyState, Reason, Site, Subject};
use jiff::ToSpan;
use rayon::prelude::*;

/// Every duty with its row of the catalogue, the worst first, then by row.
pub(super) fn all(site: &Site) -> Vec<(usize, Duty<'_>)> {
    let rows: Vec<Vec<Duty<'_>>> = (0..site.catalogue.len())
        .into_par_iter()
        .map(|row| site.duties(row))
        .collect();
    let numbered = rows.into_iter().enumerate();
    let mut all: Vec<(usize, Duty<'_>)> = numbered
        .flat_map(|(row, duties)| duties.into_iter().map(move |duty| (row, duty)))
        .collect();
    all.sort_by_key(|(row, duty)| (duty.state, *row));
    all
}

/// A state as bureaus say it.
pub(super) fn state_name(state: DutyState) -> &'static str {
    match state {
        DutyState::Missing => "逾期未公开",
        DutyState::Late => "逾期公开或更新",
        DutyState::Due => "未到期限",
        DutyState::OnTime => "按时公开",
        DutyState::NoticeBoard => "公示栏公开",
        DutyState::Standing => "长期公开",
        DutyState::NotApplicable => "不适用",
    }
}

/// What has to be disclosed or renewed within [`AHEAD`] days.
pub(super) fn soon(site: &Site) -> Sheet {
    let until = site.today.checked_add(AHEAD.days()).unwrap_or(site.today);
    let coming = due::due(site, &[], until);
    let rows: Vec<Vec<String>> = coming
        .iter()
        .filter_map(|own| match own.fact {
            Fact::Duty {
                row,
                subject: whose,
                period: of,
                renewed,
            } => Some(vec![
                own.day.to_string(),
                (own.day - site.today).get_days().to_string(),
                zh(&site.catalogue[row].data.level2).to_owned(),
                subject(site, whose),
                of.map_or_else(String::new, |of| period(of).0),
                if renewed { "更新" } else { "公开" }.to_owned(),
            ]),
            _ => None,
        })
        .collect();
    Sheet {
        name: "近期到期",
        about: format!("{} 至 {until} 到期的公开事项", site.today),
        columns: vec![
            ("最后期限", 8),
            ("还有几天", 6),
            ("公开事项", 20),
            ("公开者", 20),
            ("所属时期", 10),
            ("要做的", 6),
        ],
        total: rows.len(),
        rows,
    }
}

/// Every duty and its state.
pub(super) fn sheet(site: &Site, duties: Vec<(usize, Duty<'_>)>, most: usize) -> Sheet {
    let total = duties.len();
    let rows = duties.iter().take(most).map(|(row, duty)| {
        let data = &site.catalogue[*row].data;
        let front = duty.document.map(|at| site.disclosures[at].front());
        let title = front.and_then(|front| front.title.as_ref()).map(zh);
        let date = front.and_then(|front| front.date);
        let lacks = duty.lacks.iter().filter_map(|at| data.elements.get(*at)).map(zh);
        let posted = front.and_then(|front| front.posted_at.as_ref());
        let note = duty
            .reason
            .map(reason)
            .or_else(|| posted.map(|own| zh(&own.place)));
        vec![
            state_name(duty.state).to_owned(),
            zh(&data.level1).to_owned(),
            zh(&data.level2).to_owned(),
            subject(site, duty.subject),
            duty.period.map_or_else(String::new, |of| period(of).0),
            duty.due.map_or_else(String::new, |due| due.to_string()),
            duty.late.map_or_else(String::new, |days| days.to_string()),
            title.unwrap_or_default().to_owned(),
            date.map_or_else(String::new, |date| date.date.to_string()),
            lacks.collect::<Vec<_>>().join("、"),
            note.unwrap_or_default().to_owned(),
        ]
    });
    Sheet {
        name: "公开情况",
        about: "公开目录的每一行，每个主体、每个时期一条；逾期按工作日计".to_owned(),
        columns: vec![
            ("状态", 8),
            ("一级事项", 12),
            ("公开事项", 18),
            ("公开者", 18),
            ("所属时期", 10),
            ("最后期限", 8),
            ("逾期工作日", 6),
            ("公开件", 20),
            ("公开日期", 8),
            ("尚缺的内容", 14),
            ("说明", 14),
        ],
        rows: rows.collect(),
        total,
    }
}

fn reason(reason: Reason<'_>) -> &str {
    match reason {
        Reason::Given(text) => zh(text),
        Reason::NoEvent => "没有发生要公开的事",
        Reason::NotTracked => "本站只收录，不计算时限",
    }
}

fn subject(site: &Site, subject: Subject) -> String {
    match subject {
        Subject::Site => "本网站".to_owned(),
        _ => zh(subject.name(site)).to_owned(),
    }
}
