//! Standing rows that the own page of a station or an operator fulfils.
//!
//! **You are here:** `site/duties/tests` — elements read from the catalogue's words.

use super::*;

/// The state of a station's standing row, and what it lacks: the station as the lines of its record.
fn of_record(row: &str, elements: &str, station: &str, more: &str) -> (DutyState, bool, Vec<usize>) {
    let files = [
        ("content/site.yaml", format!("{SETTINGS}{more}")),
        ("content/regions.yaml", "- {code: 5401, name: 某市}\n".to_owned()),
        ("content/stations/jia.yaml", station.to_owned()),
        (
            "content/services/care.yaml",
            "id: care\nname: 照料\nitems:\n  - {id: visit, name: 探访, audiences: [old], fee: 免费}\n"
                .to_owned(),
        ),
        ("content/audiences.yaml", "- {id: old, name: 老人}\n".to_owned()),
        (
            "content/disclosure/catalogue.yaml",
            format!(
                "- {{id: row, level1: 一, level2: {row}, elements: [{elements}], time_limit: {{standing: true}}, applies_to: station}}\n"
            ),
        ),
    ];
    let site = of_files(&files, date(2026, 6, 1));
    let duties = site.duties(0);
    assert_eq!(duties.len(), 1);
    // A page asks for one subject, the table for all: both say the same.
    let alone = site.duties_of(0, duties[0].subject);
    assert_eq!(alone[0].state, duties[0].state);
    assert_eq!(alone[0].lacks, duties[0].lacks);
    (duties[0].state, duties[0].by_record, duties[0].lacks.clone())
}

const BASIC: &str = "站点名称（与标牌一致）, 级别（总站、站、室）, 依托场所, 地址, 行政区划代码, 服务范围, 开放时间, 联系电话, 无障碍设施";

#[test]
fn a_stations_page_that_has_what_the_row_asks_for_fulfils_it() {
    let whole = "name: 甲站\nlevel: township\nregion: 5401\naddress: 一号\nphone: 0899-6120001\nfacilities: [office]\nhosted_by: 敬老院\nhours: [{days: mon-fri, open: \"09:00\", close: \"12:00\"}]\n";
    assert_eq!(
        of_record("站点基本信息", BASIC, whole, ""),
        (DutyState::Standing, true, vec![])
    );
    // Address or hours; what else the row asks for is lacking. A house of one's own is not.
    let by_hours = "name: 甲站\nlevel: township\nphone: 0899-6120001\nhours: [{days: mon-fri, open: \"09:00\", close: \"12:00\"}]\n";
    assert_eq!(
        of_record("站点基本信息", BASIC, by_hours, ""),
        (DutyState::Standing, true, vec![3, 4, 5, 8])
    );
    // An address that must not be public is not lacking.
    let sheltered =
        format!("{by_hours}address: 一号\naddress_public: false\nregion: 5401\nfacilities: [office]\n");
    assert_eq!(
        of_record("站点基本信息", BASIC, &sheltered, ""),
        (DutyState::Standing, true, vec![])
    );
}

#[test]
fn a_page_without_telephone_or_place_fulfils_nothing() {
    let missing = (DutyState::Missing, false, vec![]);
    for station in [
        "name: 甲站\nlevel: township\n",
        "name: 甲站\nlevel: township\nregion: 5401\naddress: 一号\nfacilities: [office]\n",
        "name: 甲站\nlevel: township\nregion: 5401\nphone: 0899-6120001\n",
        // Withheld, and no hours: nobody can come.
        "name: 甲站\nlevel: township\nphone: 0899-6120001\naddress: 一号\naddress_public: false\n",
    ] {
        assert_eq!(
            of_record("站点基本信息", BASIC, station, ""),
            missing,
            "{station}"
        );
    }
}

#[test]
fn staff_services_and_complaints_stand_in_the_record_and_rules_do_not() {
    let station = "name: 甲站\nlevel: township\naddress: 一号\noperation: self\nstaff: {total: 3, certified: 2}\nservices: [visit]\n";
    let staff = "持证社会工作者人数, 站长, 志愿者人数, 配备方式";
    assert_eq!(
        of_record("人员配备", staff, station, ""),
        (DutyState::Standing, true, vec![1, 2])
    );
    let services = "服务领域, 服务事项, 服务对象, 服务方式, 是否收费, 受理方式, 依据";
    assert_eq!(
        of_record("服务事项清单", services, station, ""),
        (DutyState::Standing, true, vec![3, 5, 6])
    );
    let complaints = "电话, 邮箱或信箱地址, 现场受理地点和时间, 答复时限, 上级投诉渠道";
    let feedback = "feedback: {phone: \"12345\"}\n";
    assert_eq!(
        of_record("意见反馈和投诉渠道", complaints, station, feedback),
        (DutyState::Standing, true, vec![1, 2, 3])
    );
    assert_eq!(
        of_record("意见反馈和投诉渠道", complaints, station, "").0,
        DutyState::Missing
    );
    let rules = "日常管理, 会议培训, 工作考核, 电话";
    assert_eq!(
        of_record("管理制度", rules, station, feedback).0,
        DutyState::Missing
    );
    let none = "name: 甲站\nlevel: township\n";
    assert_eq!(of_record("人员配备", staff, none, "").0, DutyState::Missing);
    assert_eq!(
        of_record("服务事项清单", services, none, "").0,
        DutyState::Missing
    );
}

#[test]
fn elements_in_tibetan_alone_are_read_too() {
    let station = "name: 甲站\nlevel: township\nphone: 0899-6120001\naddress: 一号\n";
    for elements in [
        "{bo: ཁ་བྱང།}, {bo: ཁ་པར།}",
        "{bo: ཁ་བྱང}, {bo: ཁ་པར་ཨང་གྲངས}, {bo: མིང་།}",
        "{zh: 地址, bo: ཁ་བྱང།}, {bo: ཁ་པར་}",
    ] {
        let (state, by_record, lacks) = of_record("{bo: ས་ཚིགས།}", elements, station, "");
        assert_eq!((state, by_record), (DutyState::Standing, true), "{elements}");
        assert!(lacks.is_empty(), "{elements}");
    }
    let feedback = "feedback: {phone: \"12345\"}\n";
    assert_eq!(
        of_record("{bo: ཞུ་གཏུག}", "{bo: ཐད་སྦྲེལ་ཁ་པར}", station, feedback),
        (DutyState::Standing, true, vec![])
    );
}

#[test]
fn an_operators_projects_are_its_experience() {
    let on = |operator: &str| {
        let files = [
            ("content/site.yaml", SETTINGS.to_owned()),
            ("content/operators/kenna.yaml", operator.to_owned()),
            (
                "content/disclosure/catalogue.yaml",
                "- {id: row, level1: 一, level2: 社会服务项目经验, elements: [项目名称, 委托方, 起止时间, 服务内容, 绩效评价结果], time_limit: {standing: true}, applies_to: operator}\n".to_owned(),
            ),
        ];
        let site = of_files(&files, date(2026, 6, 1));
        let duty = site.duties(0).remove(0);
        (duty.state, duty.lacks.clone())
    };
    let whole =
        "name: 肯纳\nprojects: [{name: 示例项目, period: 2021/2022, purchaser: 示例局, summary: 探访}]\n";
    assert_eq!(on(whole), (DutyState::Standing, vec![4]));
    let half = "name: 肯纳\nprojects: [{name: 示例项目}]\n";
    assert_eq!(on(half).0, DutyState::Missing);
    assert_eq!(on("name: 肯纳\n").0, DutyState::Missing);
}
