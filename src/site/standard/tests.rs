//! Clauses against small records.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::site::tests::site_of;
use jiff::civil::date;

const SETTINGS: &str = "title: 站\nlanguages: [zh]\nfeedback: {phone: \"12345\"}\n\
                        station_levels: [{id: township, name: 乡镇站}, {id: village, name: 村点}]\n";
const SERVICES: &str = "id: elderly-care\nname: 养老服务\nitems:\n\
    - {id: a, name: 健康服务}\n- {id: b, name: 老年人救助服务}\n- {id: c, code: 3.2.2.3, name: 谈心}\n\
    - {id: d, name: 社会支持网络建立}\n- {id: e, name: 权益保障}\n- {id: f, name: 临终关怀}\n";

fn standings(station: &str) -> Vec<(&'static str, Standing, String)> {
    let files = [
        ("content/site.yaml", SETTINGS),
        ("content/regions.yaml", "- {code: 540102007, name: 街道}\n"),
        ("content/services/elderly-care.yaml", SERVICES),
        ("content/stations/jia.yaml", station),
    ];
    let site = site_of(&files, date(2026, 6, 1));
    assert!(site.held_to_standard(0));
    site.standard_of(0)
        .into_iter()
        .map(|state| (state.clause.id, state.standing, state.detail))
        .collect()
}

fn of(all: &[(&'static str, Standing, String)], clause: &str) -> (Standing, String) {
    let found = all.iter().find(|(id, ..)| *id == clause).unwrap();
    (found.1, found.2.clone())
}

const HEAD: &str = "id: jia\nname: 甲站\nlevel: township\nregion: 540102007\n";

#[test]
fn a_record_that_says_nothing_leaves_clauses_open() {
    let all = standings(HEAD);
    let open = all
        .iter()
        .filter(|(_, standing, _)| *standing == Standing::Unknown);
    assert_eq!(open.count(), 35);
    assert_eq!(of(&all, "5.2").0, Standing::Met);
}

#[test]
fn facilities_staff_and_services_are_compared_with_their_clauses() {
    let all = standings(&format!(
        "{HEAD}facilities: [signage, office, service-area]\nstaff: {{total: 3, certified: 1, volunteers: 30}}\n\
         services: [elderly-care]\noperation: purchased\n"
    ));
    assert_eq!(of(&all, "1.3").0, Standing::Met);
    assert_eq!(of(&all, "1.4"), (Standing::NotMet, "活动区".to_owned()));
    assert_eq!(of(&all, "2.1"), (Standing::NotMet, "持证社工1名".to_owned()));
    assert_eq!(of(&all, "3.1.5").0, Standing::Met);
    assert_eq!(of(&all, "3.2.2").0, Standing::Met);
    assert_eq!(of(&all, "3.2.3").0, Standing::NotMet);
    assert_eq!(of(&all, "4.1").0, Standing::NotMet);
}

#[test]
fn what_no_field_says_can_be_stated() {
    let all = standings(&format!(
        "{HEAD}standard:\n  - {{clause: 1.5, met: true}}\n  - {{clause: 3.1.4, met: false, note: 只有2个}}\n"
    ));
    assert_eq!(of(&all, "1.5").0, Standing::Met);
    assert_eq!(of(&all, "3.1.4").0, Standing::NotMet);
}
