//! Every form of time limit, every state, on chosen days.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::{DutyState, Subject};
use crate::record::parse;
use crate::site::{Assembler, Options, Site};
use jiff::civil::{Date, date};

const SETTINGS: &str = "title: 站\nlanguages: [zh]\nstation_levels: [{id: township, name: 乡镇站}]\n\
                        holidays: [2026-05-01/2026-05-05]\nworkdays: [2026-05-09]\n";
const STATION: &str = "- {id: jia, name: 甲站, level: township}\n- {id: yi, name: 乙站, level: township}\n\
                       - {id: bing, name: 丙站, level: township, status: planned}\n";

/// A site with one catalogue row and disclosures of it, each as the lines of its front matter.
fn site(row: &str, disclosures: &[&str], today: Date) -> Site {
    let mut files = vec![
        ("content/site.yaml".to_owned(), SETTINGS.to_owned()),
        ("content/stations/all.yaml".to_owned(), STATION.to_owned()),
        (
            "content/operators/kenna.yaml".to_owned(),
            "id: kenna\nname: 肯纳\n".to_owned(),
        ),
        (
            "content/disclosure/catalogue.yaml".to_owned(),
            format!("- {{id: row, level1: 一, level2: 二, {row}}}\n"),
        ),
    ];
    for (at, front) in disclosures.iter().enumerate() {
        files.push((
            format!("content/disclosure/items/d{at}.md"),
            format!("---\nitem: row\ntitle: 公开件{at}\n{front}\n---\n正文\n"),
        ));
    }
    let parsed: Vec<_> = files
        .iter()
        .map(|(path, text)| std::sync::Arc::new(parse(&path.as_str().into(), text.as_bytes())))
        .collect();
    let options = Options {
        today,
        now: today.at(0, 0, 0, 0),
        drafts: false,
        base_url: None,
    };
    let found: Vec<_> = parsed.iter().flat_map(|file| &file.diagnostics).collect();
    assert!(found.is_empty(), "{found:?}");
    Assembler::default().assemble(&parsed, &[], &options).0.unwrap()
}

/// State, last day, and working days too late, of each duty of the site.
fn states(row: &str, disclosures: &[&str], today: Date) -> Vec<(DutyState, Option<Date>, Option<u32>)> {
    let site = site(row, disclosures, today);
    let duties = site.duties(0);
    duties
        .iter()
        .map(|duty| (duty.state, duty.due, duty.late))
        .collect()
}

fn state(row: &str, disclosures: &[&str], today: Date) -> (DutyState, Option<Date>, Option<u32>) {
    let all = states(row, disclosures, today);
    assert_eq!(all.len(), 1, "{all:?}");
    all[0]
}

#[test]
fn what_stands_always_is_standing_or_missing() {
    let row = "time_limit: {standing: true}";
    let day = date(2026, 6, 1);
    assert_eq!(state(row, &[], day), (DutyState::Missing, None, None));
    assert_eq!(
        state(row, &["date: 2026-05-20"], day),
        (DutyState::Standing, None, None)
    );
}

#[test]
fn working_days_leave_out_holidays_and_count_the_days_worked_instead() {
    let row = "time_limit: {working_days: 5}";
    // From 28 April: 29, 30, then 6, 7, 8 May; the 9th, a Saturday, is worked.
    let due = Some(date(2026, 5, 8));
    let of = |day: &str| {
        state(
            row,
            &[&format!("created: 2026-04-28\ndate: {day}")],
            date(2026, 6, 1),
        )
    };
    assert_eq!(of("2026-05-08"), (DutyState::OnTime, due, None));
    assert_eq!(of("2026-05-09"), (DutyState::Late, due, Some(1)));
    assert_eq!(of("2026-05-10"), (DutyState::Late, due, Some(1)));
    assert_eq!(of("2026-05-12"), (DutyState::Late, due, Some(3)));
}

#[test]
fn a_row_taken_over_today_is_due_first_and_missing_when_its_limit_is_over() {
    let row = "time_limit: {working_days: 5}, since: 2026-04-28";
    let due = Some(date(2026, 5, 8));
    assert_eq!(state(row, &[], date(2026, 5, 8)), (DutyState::Due, due, None));
    assert_eq!(
        state(row, &[], date(2026, 5, 11)),
        (DutyState::Missing, due, Some(2))
    );
    let row = "time_limit: {working_days: 5}";
    assert_eq!(
        state(row, &[], date(2026, 5, 8)),
        (DutyState::Missing, None, None)
    );
}

#[test]
fn a_yearly_report_is_for_the_year_before() {
    let row = "time_limit: {by: 04-30, every: year}, since: 2026-01-01";
    let due = Some(date(2026, 4, 30));
    assert_eq!(state(row, &[], date(2026, 4, 30)), (DutyState::Due, due, None));
    // Friday the 1st to Tuesday the 5th are holidays.
    assert_eq!(
        state(row, &[], date(2026, 5, 5)),
        (DutyState::Missing, due, Some(0))
    );
    assert_eq!(
        state(row, &[], date(2026, 5, 6)),
        (DutyState::Missing, due, Some(1))
    );
    let done = "period: 2025\ndate: 2026-04-30";
    assert_eq!(
        state(row, &[done], date(2026, 5, 6)),
        (DutyState::OnTime, due, None)
    );
    let late = "period: 2025\ndate: 2026-05-06";
    assert_eq!(
        state(row, &[late], date(2026, 12, 1)),
        (DutyState::Late, due, Some(1))
    );
    // A correction does not make it late.
    let both = [done, "period: 2025\ndate: 2026-05-20"];
    assert_eq!(
        state(row, &both, date(2026, 6, 1)),
        (DutyState::OnTime, due, None)
    );
}

#[test]
fn a_quarter_or_month_is_due_some_days_after_its_end() {
    let row = "time_limit: {within_days: 15, every: quarter}, since: 2025-10-15";
    let first = "period: 2025-Q4\ndate: 2026-01-10";
    let all = states(row, &[first], date(2026, 4, 10));
    assert_eq!(
        all,
        [
            (DutyState::Due, Some(date(2026, 4, 15)), None),
            (DutyState::OnTime, Some(date(2026, 1, 15)), None),
            (DutyState::Missing, Some(date(2025, 10, 15)), Some(127)),
        ]
    );
    let row = "time_limit: {within_days: 5, every: month}";
    assert_eq!(
        state(row, &["period: 2026-05\ndate: 2026-06-08"], date(2026, 6, 30)),
        (DutyState::Late, Some(date(2026, 6, 5)), Some(1))
    );
    let row = "time_limit: {within_days: 31, every: year}";
    assert_eq!(
        state(row, &["period: 2025\ndate: 2026-01-31"], date(2026, 6, 30)).0,
        DutyState::OnTime
    );
}

#[test]
fn what_recurs_must_not_grow_old() {
    for (row, due) in [
        ("time_limit: {every_days: 14}", date(2026, 5, 15)),
        ("time_limit: {every_months: 3}", date(2026, 8, 1)),
        ("time_limit: {every_working_days: 5}", date(2026, 5, 11)),
    ] {
        let of = |today| state(row, &["date: 2026-05-01"], today);
        assert_eq!(of(due), (DutyState::OnTime, Some(due), None), "{row}");
        let next = due.tomorrow().unwrap();
        assert_eq!(of(next).0, DutyState::Late, "{row}");
        assert_eq!(state(row, &[], due).0, DutyState::Missing, "{row}");
        let since = format!("{row}, since: 2026-05-01");
        assert_eq!(
            state(&since, &[], due),
            (DutyState::Due, Some(due), None),
            "{row}"
        );
    }
}

#[test]
fn what_counts_from_an_event_applies_when_one_has_happened() {
    let today = date(2026, 6, 30);
    for (row, due) in [
        ("time_limit: {days: 20, after: event}", date(2026, 5, 18)),
        ("time_limit: {months: 3, after: event}", date(2026, 7, 28)),
        ("time_limit: {working_days: 2, after: event}", date(2026, 4, 30)),
        ("time_limit: {days: 30, before: event}", date(2026, 3, 29)),
    ] {
        assert_eq!(
            state(row, &[], today),
            (DutyState::NotApplicable, None, None),
            "{row}"
        );
        let on = |day: Date| {
            state(
                row,
                &[&format!("event: 2026-04-28\ndate: {day}")],
                date(2027, 1, 1),
            )
        };
        assert_eq!(on(due), (DutyState::OnTime, Some(due), None), "{row}");
        assert_eq!(on(due.tomorrow().unwrap()).0, DutyState::Late, "{row}");
    }
}

#[test]
fn a_notice_board_counts_when_the_disclosure_says_how_to_ask() {
    let row = "time_limit: {standing: true}, channels: [notice-board]";
    let day = date(2026, 6, 1);
    let posted = "date: 2026-05-20\nposted_at: {where: 公示栏, ask: 打电话}";
    assert_eq!(state(row, &[posted], day).0, DutyState::NoticeBoard);
    let silent = "date: 2026-05-20\nposted_at: {where: 公示栏}";
    assert_eq!(state(row, &[silent], day).0, DutyState::Missing);
    let row = "time_limit: {working_days: 5}, channels: [notice-board]";
    let late = "created: 2026-04-28\ndate: 2026-05-20\nposted_at: {where: 公示栏, ask: 打电话}";
    assert_eq!(state(row, &[late], day).0, DutyState::Late);
}

#[test]
fn a_subject_that_a_row_does_not_apply_to_is_named_with_the_reason() {
    let row = "time_limit: {standing: true}, applies_to: station, not_applicable: [{subject: yi, reason: 没有人员}]";
    let site = site(row, &["station: jia\ndate: 2026-05-20"], date(2026, 6, 1));
    let duties = site.duties(0);
    let all: Vec<_> = duties
        .iter()
        .map(|duty| (duty.subject, duty.state, duty.reason.is_some()))
        .collect();
    let place = |id: &str| Subject::Station(site.station_ids[id]);
    // The planned one owes nothing.
    assert_eq!(all.len(), 2);
    assert!(all.contains(&(place("jia"), DutyState::Standing, false)));
    assert!(all.contains(&(place("yi"), DutyState::NotApplicable, true)));
    assert_eq!(site.duties_by(place("jia")).len(), 1);
    assert_eq!(site.duties_by(place("bing")).len(), 0);
    assert_eq!(site.duties_by(Subject::Operator(0)).len(), 0);
}

#[test]
fn what_is_dated_later_than_today_has_not_been_disclosed() {
    let row = "time_limit: {by: 04-30, every: year}, since: 2026-01-01";
    let report = ["period: 2025\ndate: 2026-04-20"];
    assert_eq!(state(row, &report, date(2026, 4, 19)).0, DutyState::Due);
    assert_eq!(state(row, &report, date(2026, 4, 20)).0, DutyState::OnTime);
}

#[test]
fn elements_that_nothing_covers_are_known() {
    let row = "time_limit: {standing: true}, elements: [甲, 乙, 丙]";
    let lacks = |disclosures: &[&str]| {
        let site = site(row, disclosures, date(2026, 6, 1));
        site.duties(0)[0].lacks.clone()
    };
    assert_eq!(lacks(&["date: 2026-05-20"]), [] as [usize; 0]);
    assert_eq!(lacks(&["date: 2026-05-20\ncovers: [甲]"]), [1, 2]);
    assert_eq!(
        lacks(&["date: 2026-05-20\ncovers: [甲]", "date: 2026-05-21\ncovers: [丙]"]),
        [1]
    );
}

#[test]
fn the_period_that_is_running_is_seen_coming() {
    let row = "time_limit: {within_days: 15, every: quarter}, since: 2026-01-01";
    let site_on = |disclosures: &[&str]| site(row, disclosures, date(2026, 6, 20));
    let until = date(2026, 7, 20);
    let site = site_on(&[]);
    let coming = site.coming_duty(0, Subject::Site, until).unwrap();
    assert_eq!(coming.due, Some(date(2026, 7, 15)));
    assert!(site.coming_duty(0, Subject::Site, date(2026, 7, 14)).is_none());
    let done = site_on(&["period: 2026-Q2\ndate: 2026-06-19"]);
    assert!(done.coming_duty(0, Subject::Site, until).is_none());
}

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

fn of_files(files: &[(&str, String)], today: Date) -> Site {
    let parsed: Vec<_> = files
        .iter()
        .map(|(path, text)| std::sync::Arc::new(parse(&(*path).into(), text.as_bytes())))
        .collect();
    let found: Vec<_> = parsed.iter().flat_map(|file| &file.diagnostics).collect();
    assert!(found.is_empty(), "{found:?}");
    let options = Options {
        today,
        now: today.at(0, 0, 0, 0),
        drafts: false,
        base_url: None,
    };
    Assembler::default().assemble(&parsed, &[], &options).0.unwrap()
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

/// The first duty of a station that opened then.
fn of_opened(row: &str, opened: &str, today: Date) -> Option<(DutyState, Option<Date>)> {
    let files = [
        ("content/site.yaml", SETTINGS.to_owned()),
        (
            "content/stations/jia.yaml",
            format!("name: 甲站\nlevel: township\n{opened}\n"),
        ),
        (
            "content/disclosure/catalogue.yaml",
            format!("- {{id: row, level1: 一, level2: 二, {row}, applies_to: station}}\n"),
        ),
    ];
    let site = of_files(&files, today);
    let duties = site.duties(0);
    duties.first().map(|duty| (duty.state, duty.due))
}

#[test]
fn nothing_is_late_before_it_could_be_done() {
    use DutyState::{Due, Missing};
    let standing = "time_limit: {standing: true}, since: 2026-03-02";
    // Twenty working days from the day on which the catalogue was taken over …
    let due = date(2026, 3, 30);
    assert_eq!(of_opened(standing, "", date(2026, 3, 2)), Some((Due, Some(due))));
    assert_eq!(of_opened(standing, "", due), Some((Due, Some(due))));
    assert_eq!(
        of_opened(standing, "", date(2026, 3, 31)),
        Some((Missing, Some(due)))
    );
    // … or on which the station opened, whichever is later.
    let later = date(2026, 6, 26);
    assert_eq!(
        of_opened(standing, "opened: 2026-05", date(2026, 6, 1)),
        Some((Due, Some(later)))
    );
    assert_eq!(
        of_opened(standing, "opened: 2020-05", date(2026, 6, 1)),
        Some((Missing, Some(due)))
    );
    // Without `since` an old station is not late by its whole life, and a new one has its days.
    let open = "time_limit: {standing: true}";
    assert_eq!(
        of_opened(open, "opened: 2020-05", date(2026, 6, 1)),
        Some((Missing, None))
    );
    assert_eq!(
        of_opened(open, "opened: 2026-05", date(2026, 6, 1)),
        Some((Due, Some(later)))
    );
    // What comes back is due for the first time when it could have come once.
    let news = "time_limit: {every_days: 14}, since: 2020-01-01";
    let first = date(2026, 6, 3);
    assert_eq!(
        of_opened(news, "opened: 2026-05-20", date(2026, 6, 3)),
        Some((Due, Some(first)))
    );
    assert_eq!(
        of_opened(news, "opened: 2026-05-20", date(2026, 6, 4)),
        Some((Missing, Some(first)))
    );
}

#[test]
fn of_a_time_before_it_opened_a_station_owes_nothing() {
    let yearly = "time_limit: {by: 01-31, every: year}, since: 2020-01-01";
    let today = date(2026, 6, 1);
    assert_eq!(of_opened(yearly, "opened: 2026-02", today), None);
    assert_eq!(
        of_opened(yearly, "opened: 2025-12-31", today),
        Some((DutyState::Missing, Some(date(2026, 1, 31))))
    );
    let monthly = "time_limit: {within_days: 10, every: month}, since: 2020-01-01";
    assert_eq!(of_opened(monthly, "opened: 2026-06", today), None);
    assert_eq!(
        of_opened(monthly, "opened: 2026-05-31", today),
        Some((DutyState::Due, Some(date(2026, 6, 10))))
    );
}

#[test]
fn a_limit_beyond_the_calendar_ends_nothing() {
    let done = "created: 2026-05-20\nevent: 2026-05-20\ndate: 2026-05-20";
    for limit in [
        "{every_days: 99999999}",
        "{every_months: 4294967295}",
        "{every_working_days: 4294967295}",
        "{working_days: 4294967295}",
        "{days: 4294967295, after: event}",
        "{days: 4294967295, before: event}",
        "{months: 4294967295, after: event}",
        "{within_days: 4294967295, every: month}",
    ] {
        let row = format!("time_limit: {limit}, since: 2026-01-01");
        let site = site(&row, &[done], date(2026, 6, 1));
        assert!(!site.duties(0).is_empty(), "{limit}");
        let until = date(2026, 7, 1);
        assert!(site.coming_duty(0, Subject::Site, until).is_none(), "{limit}");
    }
}
