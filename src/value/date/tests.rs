//! Tests of `date`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
use super::*;

#[test]
fn another_form_of_a_date_is_refused_with_the_normal_one() {
    for bad in [
        "2023年6月1日",
        "2023/6/1",
        "2023.6.1",
        "20230601",
        "2023-6-1",
        "２０２３-０６-０１",
        "2023-06-01 09:30",
        "༢༠༢༣-༠༦-༠༡",
    ] {
        let fault = Date::read(bad).unwrap_err();
        assert_eq!(fault.code, code::BAD_DATE);
        assert_eq!(fault.help_zh.unwrap(), "请写 2023-06-01", "{bad}");
    }
}

#[test]
fn a_spreadsheet_s_serial_number_is_a_day() {
    for (serial, day) in [
        ("46354", "2026-11-28"),
        ("45078", "2023-06-01"),
        ("44197.0", "2021-01-01"),
        ("４５０７８", "2023-06-01"),
        ("༤༥༠༧༨", "2023-06-01"),
    ] {
        let fault = Date::read(serial).unwrap_err();
        assert_eq!(fault.instead.as_deref(), Some(day), "{serial}");
        assert!(fault.help_zh.unwrap().ends_with(&format!("请写 {day}")));
        assert_eq!(
            PartialDate::read(serial).unwrap_err().instead.as_deref(),
            Some(day)
        );
    }
    for other in ["12345", "99999", "460354"] {
        assert_eq!(Date::read(other).unwrap_err().instead, None, "{other}");
    }
}

#[test]
fn of_two_dates_none_is_dropped() {
    for bad in [
        "2023年6月1日至2023年6月9日",
        "2023-06-01/2023-06-09",
        "2023-06-01~2023-06",
        "20230601-20230609",
    ] {
        let fault = Date::read(bad).unwrap_err();
        assert_eq!(fault.instead, None, "{bad}");
        assert!(fault.zh.contains("两个日期"), "{bad}: {}", fault.zh);
    }
}

#[test]
fn impossible_dates_say_why() {
    for (bad, message) in [
        ("2023-02-30", "只有28天"),
        ("2023年2月30日", "只有28天"),
        ("2023-13-01", "没有13月"),
        ("0203-06-01", "年份203"),
        ("2023-06-00", "没有2023年6月0日"),
    ] {
        let fault = Date::read(bad).unwrap_err();
        assert!(fault.zh.contains(message), "{bad}: {}", fault.zh);
    }
    assert!(
        Date::read("2023-06")
            .unwrap_err()
            .help_zh
            .unwrap()
            .contains("2023-06-……")
    );
    assert!(
        Date::read("去年")
            .unwrap_err()
            .help_zh
            .unwrap()
            .contains("2023-06-01")
    );
}

#[test]
fn a_partial_date_spans_what_it_leaves_open() {
    let span = |text: &str| {
        let date = PartialDate::read(text).unwrap();
        format!("{} {} {}", date, date.first(), date.last())
    };
    assert_eq!(span("2024"), "2024 2024-01-01 2024-12-31");
    assert_eq!(span("2024-02"), "2024-02 2024-02-01 2024-02-29");
    assert_eq!(span("2024-02-03"), "2024-02-03 2024-02-03 2024-02-03");
    assert!(PartialDate::read("2024").unwrap() < PartialDate::read("2024-01").unwrap());
    for (bad, help) in [
        ("2022年12月", "2022-12"),
        ("2022年", "2022"),
        ("2022.6", "2022-06"),
    ] {
        assert_eq!(help_of(bad), format!("请写 {help}"), "{bad}");
    }
}

fn help_of(bad: &str) -> String {
    PartialDate::read(bad).unwrap_err().help_zh.unwrap()
}

#[test]
fn what_cannot_be_is_advised_in_the_length_that_was_typed() {
    for (bad, form) in [
        ("2022-13", "2023-06"),
        ("2022-00", "2023-06"),
        ("2022年13月", "2023-06"),
        ("2022/14", "2023-06"),
        ("༢༠༢༢-༡༣", "2023-06"),
        ("1022", "2023"),
        ("2022-13-01", "2023-06-01"),
        ("2022-02-30", "2023-06-01"),
        ("2022年2月30日", "2023-06-01"),
    ] {
        assert_eq!(help_of(bad), format!("请对照原文改正，写法如 {form}"), "{bad}");
    }
}

#[test]
fn every_sign_of_a_date_is_accounted_for() {
    for (bad, help) in [
        ("2026-1l-20", "请写 2026-11-20"),
        ("2026-l1-20", "请写 2026-11-20"),
        ("2026-11-2O", "请写 2026-11-20"),
        ("2023-05-3l", "请写 2023-05-31"),
        ("2O26年11月2o日", "请写 2026-11-20"),
        ("二〇二六年十一月二十日", "请写 2026-11-20"),
        ("二零二六年三月三十一日", "请写 2026-03-31"),
        ("2026年9月底", "请写 2026-09-30"),
        ("2026年末", "请写 2026-12-31"),
        ("2026年9月", "这里要写到日：2026-09-……"),
        ("11月20日", "缺少年份：写成 ……-11-20"),
        ("26-11-20", "“26”是2026年的，写 2026-11-20"),
        ("5/1/2023", "是5月1日的写 2023-05-01，是1月5日的写 2023-01-05"),
        ("5/31/2023", "请写 2023-05-31"),
        ("Nov 20, 2026", "请写 2026-11-20"),
        ("20 November 2026", "请写 2026-11-20"),
        ("20-Nov-2026", "请写 2026-11-20"),
        ("November 20th, 2026", "请写 2026-11-20"),
        ("Marx 20, 2026", "请写四位的年"),
        ("2026-1x-20", "把这个字母改成数字"),
        ("2026-11-2Q", "把这个字母改成数字"),
    ] {
        let fault = Date::read(bad).unwrap_err();
        assert!(
            fault.help_zh.as_ref().unwrap().contains(help),
            "{bad}: {:?}",
            fault.help_zh
        );
    }
    for (bad, help) in [
        ("二〇二三年五月", "请写 2023-05"),
        ("二〇二三年", "请写 2023"),
        ("2O23-05", "请写 2023-05"),
        ("23-05", "“23”是2023年的，写 2023-05"),
        ("23年5月", "“23”是2023年的，写 2023-05"),
        ("5/1/2023", "是5月1日的写 2023-05-01，是1月5日的写 2023-01-05"),
        ("2023-O5-3l", "请写 2023-05-31"),
        ("11月20日", "缺少年份"),
    ] {
        assert!(help_of(bad).contains(help), "{bad}: {}", help_of(bad));
    }
}
