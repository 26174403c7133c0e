//! Standard assessment: how a station stands to the clauses of the station standard, as far as its record says.
//!
//! **You are here:** `site/` — computed when a page, a check or a report asks; no IO.

#[cfg(test)]
mod tests;

use super::{DutyState, Site, StationEntry, Subject};
use crate::lang::{Lang, Text};
use crate::record::standard::{CLAUSES, Clause, ClauseStatement};
use crate::record::station::{Facility, Operation, Station, Status};
use crate::value::OwnCode;

/// How a station stands to a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It meets the clause.
    Met,
    /// It does not.
    NotMet,
    /// The record says nothing.
    Unknown,
}

impl Standing {
    /// For `data-standing`.
    pub fn id(self) -> &'static str {
        match self {
            Standing::Met => "met",
            Standing::NotMet => "not-met",
            Standing::Unknown => "unknown",
        }
    }
}

/// One clause for one station.
#[derive(Debug, Clone)]
pub struct ClauseState<'s> {
    /// The clause.
    pub clause: &'static Clause,
    /// Whether it is met.
    pub standing: Standing,
    /// What is lacking, or was counted: names and numbers, in Chinese as the standard is.
    pub detail: String,
    /// What the record says about it in words.
    pub note: Option<&'s Text>,
}

/// A service that a clause asks for: clause, area (words of the category's name), words of the service's name.
type Need = (&'static str, &'static str, &'static str);

/// *Source:* as [`CLAUSES`]. A service answers a need by its code (`3.2.1.4` is the fourth of 3.2.1) or by its name.
const NEEDS: &[Need] = &[
    ("3.1.1", "", "党建引领"),
    ("3.1.2", "", "社区公共服务"),
    ("3.1.3", "", "社区营造"),
    ("3.2.1", "救助", "政策宣传"),
    ("3.2.1", "救助", "识别对象"),
    ("3.2.1", "救助", "资源链接"),
    ("3.2.1", "救助", "心理疏导"),
    ("3.2.1", "救助", "能力提升"),
    ("3.2.1", "救助", "社会融入"),
    ("3.2.1", "救助", "服务建档"),
    ("3.2.1", "救助", "流浪乞讨人员救助"),
    ("3.2.2", "养老", "健康服务"),
    ("3.2.2", "养老", "救助服务"),
    ("3.2.2", "养老", "精神慰藉"),
    ("3.2.2", "养老", "社会支持网络"),
    ("3.2.2", "养老", "权益保障"),
    ("3.2.2", "养老", "临终关怀"),
    ("3.2.3", "儿童", "救助保护"),
    ("3.2.3", "儿童", "家庭教育"),
    ("3.2.3", "儿童", "社会关爱"),
    ("3.2.4", "社会事务", "婚姻家庭"),
    ("3.2.4", "社会事务", "殡葬"),
    ("3.2.4", "社会事务", "残疾人"),
    ("3.2.5", "乡村振兴", "社会服务"),
    ("3.2.5", "乡村振兴", "社会建设"),
    ("3.2.5", "乡村振兴", "资源链接"),
    ("3.3.3", "", "社会工作理念"),
    ("3.4", "", "慈善"),
    ("3.5", "", "统筹相关部门"),
];

/// What a 1.2 venue is called.
const VENUES: [&str; 10] = [
    "党群服务中心", "综合服务设施", "便民服务中心", "敬老院", "养老", "民政服务机构", "孵化", "合建", "新建",
    "办事处",
];

impl Site {
    /// Whether the station standard is meant for a station: it works, and is of a level that `site.yaml` names; where that
    /// names none, it stands in a township.
    pub fn held_to_standard(&self, station: usize) -> bool {
        let entry = &self.stations[station];
        let data = &entry.record.data;
        if !matches!(data.status(), Status::Working | Status::TemporarilyClosed) {
            return false;
        }
        let levels = self.settings().station_standard.as_ref().map(|own| &own.levels);
        match levels {
            Some(levels) if !levels.is_empty() => levels.contains(&data.level),
            _ => data.region.as_ref().is_some_and(|code| code.as_str().len() == 9),
        }
    }

    /// All clauses for a station, in the order of the standard.
    pub fn standard_of(&self, station: usize) -> Vec<ClauseState<'_>> {
        let judge = Judge::new(self, station);
        CLAUSES.iter().map(|clause| judge.clause(clause)).collect()
    }
}

/// What is known of one station.
struct Judge<'s> {
    site: &'s Site,
    station: usize,
    entry: &'s StationEntry,
    data: &'s Station,
    /// One entry a need: whether a service of the station answers it.
    answered: Vec<bool>,
}

type Verdict = (Standing, String);

fn met() -> Verdict {
    (Standing::Met, String::new())
}

fn unknown() -> Verdict {
    (Standing::Unknown, String::new())
}

/// Met where true; else not met, with what is lacking.
fn if_met(met: bool, lacking: impl Into<String>) -> Verdict {
    if met {
        (Standing::Met, String::new())
    } else {
        (Standing::NotMet, lacking.into())
    }
}

fn met_if_known(known: bool) -> Verdict {
    if known { met() } else { unknown() }
}

impl<'s> Judge<'s> {
    fn new(site: &'s Site, station: usize) -> Judge<'s> {
        let entry = &site.stations[station];
        let mut answered = vec![false; NEEDS.len()];
        for offered in &entry.services {
            let service = &site.menu.services[offered.service];
            let category = &site.menu.categories[service.category].record.data;
            let code = service.data().code.as_ref().map_or("", OwnCode::as_str);
            let name = chinese(&service.data().name);
            let area = chinese(&category.name);
            for (at, (clause, wanted_area, wanted)) in NEEDS.iter().enumerate() {
                let by_name = area.contains(wanted_area) && name.contains(wanted);
                answered[at] |= by_name || code == number(at, clause);
            }
        }
        Judge {
            site,
            station,
            entry,
            data: &entry.record.data,
            answered,
        }
    }

    fn clause(&self, clause: &'static Clause) -> ClauseState<'s> {
        let stated = self.data.standard.iter().find(|own| own.clause == clause.id);
        let (standing, detail) = match stated {
            Some(ClauseStatement { met, .. }) if met.0 => met_if_known(true),
            Some(_) => (Standing::NotMet, String::new()),
            None => self.judge(clause.id),
        };
        ClauseState {
            clause,
            standing,
            detail,
            note: stated.and_then(|own| own.note.as_ref()),
        }
    }

    fn judge(&self, clause: &str) -> Verdict {
        let data = self.data;
        match clause {
            "1.1" => met_if_known(data.address.expose().is_some()),
            "1.2" => met_if_known(data.hosted_by.as_ref().is_some_and(|host| {
                let host = chinese(host);
                VENUES.iter().any(|venue| host.contains(venue))
            })),
            "1.3" => self.has(&[(Facility::Signage, "标牌标识")]),
            "1.4" => self.has(&[
                (Facility::Office, "办公区"),
                (Facility::ServiceArea, "服务区"),
                (Facility::ActivityArea, "活动区"),
            ]),
            "1.6" => self.has(&[
                (Facility::AccessibleEntrance, "无障碍出入口"),
                (Facility::AccessibleToilet, "无障碍厕所"),
            ]),
            "1.7" => self.has(&[(Facility::FireSafety, "消防设施")]),
            // The station's own page is its platform on the web.
            "1.8" => self.has(&[(Facility::NoticeBoard, "宣传栏")]),
            "2.1" => self.certified(),
            "2.2" => met_if_known(data.head.is_some()),
            "2.3" => met_if_known(data.operation == Some(Operation::Purchased)),
            "3.1.5" => match data.staff.as_ref().and_then(|staff| staff.volunteers.as_ref()) {
                Some(count) => if_met(count.low() >= 30, format!("{count}名")),
                None => unknown(),
            },
            "4.1" => match data.operation {
                Some(Operation::Own) => met(),
                Some(Operation::Purchased) => if_met(self.entry.operator.is_some(), "没有写承接机构"),
                None => unknown(),
            },
            "4.2" => self.disclosed("SW-04", Subject::Station(self.station)),
            "4.3" => self.disclosed("SW-05", Subject::Station(self.station)),
            "4.4" => self.disclosed("SW-06", Subject::Station(self.station)),
            "4.5" => met_if_known(!data.specialities.is_empty()),
            "5.1.3" => self.disclosed("SW-08", Subject::Site),
            "5.2" => {
                let own = data.feedback.as_ref().or(self.site.settings().feedback.as_ref());
                let reachable = own.is_some_and(|contact| {
                    !contact.phone.is_empty() || contact.email.is_some() || contact.url.is_some()
                });
                if_met(reachable, "没有电话、邮箱或网址")
            }
            _ => self.services(clause),
        }
    }

    /// Facilities that are all there. A record without any says nothing.
    fn has(&self, wanted: &[(Facility, &str)]) -> Verdict {
        if self.data.facilities.is_empty() {
            return unknown();
        }
        let lacking: Vec<&str> = wanted
            .iter()
            .filter(|(facility, _)| !self.data.facilities.contains(facility))
            .map(|(_, name)| *name)
            .collect();
        if_met(lacking.is_empty(), lacking.join("、"))
    }

    fn certified(&self) -> Verdict {
        let staff = self.data.staff.as_ref();
        let Some(certified) = staff.and_then(|staff| staff.certified.as_ref()) else {
            return unknown();
        };
        if certified.low() < 2 {
            return (Standing::NotMet, format!("持证社工{certified}名"));
        }
        match staff.and_then(|staff| staff.volunteers.as_ref()) {
            Some(volunteers) => if_met(volunteers.low() > 0, "没有志愿者"),
            None => unknown(),
        }
    }

    /// Services that a clause asks for. A station that lists none says nothing; a clause without needs is not about services.
    fn services(&self, clause: &str) -> Verdict {
        let needs = || {
            NEEDS
                .iter()
                .zip(&self.answered)
                .filter(|((own, ..), _)| *own == clause)
        };
        if self.entry.services.is_empty() || needs().next().is_none() {
            return unknown();
        }
        let lacking: Vec<&str> = needs()
            .filter(|(_, answered)| !**answered)
            .map(|((.., name), _)| *name)
            .collect();
        if_met(lacking.is_empty(), lacking.join("、"))
    }

    /// Met when the subject has disclosed an official row of the catalogue and lacks no element of it.
    fn disclosed(&self, official: &str, subject: Subject) -> Verdict {
        let rows = self.site.catalogue.iter();
        let row = rows.enumerate().find(|(_, row)| {
            row.data
                .official
                .as_ref()
                .is_some_and(|own| own.as_str() == official)
        });
        let Some((at, row)) = row else { return unknown() };
        let duties = self.site.duties_of(at, subject);
        let done = duties.iter().find(|duty| {
            duty.document.is_some() && !matches!(duty.state, DutyState::NotApplicable | DutyState::Missing)
        });
        match done {
            Some(duty) if duty.lacks.is_empty() => met(),
            Some(duty) => {
                let lacking = duty.lacks.iter().filter_map(|at| row.data.elements.get(*at));
                let lacking: Vec<&str> = lacking.map(chinese).collect();
                (Standing::NotMet, lacking.join("、"))
            }
            None => unknown(),
        }
    }
}

fn chinese(text: &Text) -> &str {
    text.best(Lang::ZH, Lang::ZH).0
}

/// The code of a need in the standard's own numbering: `3.2.1.4`; the clause itself where it asks for one thing.
fn number(at: usize, clause: &str) -> String {
    let of_clause = || NEEDS.iter().filter(|(own, ..)| *own == clause).count();
    if of_clause() == 1 {
        return clause.to_owned();
    }
    let before = NEEDS[..at].iter().filter(|(own, ..)| *own == clause).count();
    format!("{clause}.{}", before + 1)
}
