//! Tests of `advice`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use crate::value::{Phone, Scalar as _};
use proptest::prelude::*;

fn list(text: &str) -> String {
    match advise(text) {
        Advice::One(number) | Advice::ZeroLost(number) => number,
        Advice::List(numbers) => format!("[{}]", numbers.join(", ")),
        Advice::Lost { .. } | Advice::Alike(_) => "lost".to_owned(),
        Advice::None => "none".to_owned(),
    }
}

#[test]
fn a_spreadsheet_s_notation_and_covered_digits_are_said_to_be_lost() {
    for text in [
        "8.99612E+09",
        "8.99612e9",
        "1.38E+10",
        "０８９９６１２E+３",
        "138****0000",
        "0899-612xxxx",
        "0899-612O001",
        "#N/A",
        "########",
    ] {
        assert_eq!(list(text), "lost", "{text}");
        let fault = Phone::read(text).unwrap_err();
        assert_eq!(fault.instead, None);
        assert!(!fault.help_zh.unwrap().contains("请写 "), "{text}");
    }
}

#[test]
fn ranges_and_lists_are_written_out() {
    for (text, right) in [
        ("0899-6120001~3", "[0899-6120001, 0899-6120002, 0899-6120003]"),
        (
            "0899-6120008～11",
            "[0899-6120008, 0899-6120009, 0899-6120010, 0899-6120011]",
        ),
        (
            "0899-6120001至0899-6120003",
            "[0899-6120001, 0899-6120002, 0899-6120003]",
        ),
        ("0899-6120012/6120013", "[0899-6120012, 0899-6120013]"),
        (
            "0899-6120012、6120013、12345",
            "[0899-6120012, 0899-6120013, 12345]",
        ),
        ("010-12345678/87654321", "[010-12345678, 010-87654321]"),
        ("0899-6120001/2/5", "[0899-6120001, 0899-6120002, 0899-6120005]"),
        ("0899-6120001、02", "[0899-6120001, 0899-6120002]"),
        ("0899-6120001 0899-6120002", "[0899-6120001, 0899-6120002]"),
        (
            "办公室0899-6120001，值班13800000000",
            "[0899-6120001, 13800000000]",
        ),
        (
            "0899-6120001（白天）、13800000000（夜间）",
            "[0899-6120001, 13800000000]",
        ),
        ("0899-6120001或12345", "[0899-6120001, 12345]"),
        ("0899-6120001转801、802", "none"),
        ("8996120001/6120002", "[0899-6120001, 0899-6120002]"),
        ("0899-6120001~0899-6120999", "none"),
    ] {
        assert_eq!(list(text), right, "{text}");
    }
}

#[test]
fn one_number_in_any_dress_keeps_its_digits() {
    for (text, right) in [
        ("0899-6120001 分机 803", "0899-6120001-803"),
        ("0899-6120001#803", "0899-6120001-803"),
        ("0899 6120001 ext.803", "0899-6120001-803"),
        ("8996120001.0", "0899-6120001"),
        ("（0899）612-0001", "0899-6120001"),
        ("0899.6120001", "0899-6120001"),
        ("TEL:0899-6120001", "0899-6120001"),
        ("00868996120001", "+86-8996120001"),
        ("+86（899）6120001", "+86-8996120001"),
        ("138-0000-0000", "13800000000"),
        ("༠༨༩༩-༦༡༢༠༠༠༡", "0899-6120001"),
        ("24小时热线", "none"),
        ("6120001（24小时）", "none"),
        ("0899-612", "none"),
        ("8.99612", "none"),
    ] {
        assert_eq!(list(text), right, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn advice_holds_all_digits_that_were_typed_and_is_read(
        text in "(\\+?86|0)?[-( ]?[0-9]{2,4}[-) .—转/、~至,E+*]{0,2}[0-9]{3,8}([-/、~转#, ][0-9]{1,8}){0,2}[(（]?(分机|值班|夜间)?",
    ) {
        let digits = |text: &str| half_width(text).chars().filter(char::is_ascii_digit).collect::<String>();
        match advise(&text) {
            Advice::One(number) => {
                let typed = digits(&text);
                let typed = typed.strip_prefix("00").filter(|_| number.starts_with('+')).unwrap_or(&typed);
                prop_assert_eq!(digits(&number), typed.strip_suffix('0').filter(|_| text.ends_with(".0")).unwrap_or(typed));
                prop_assert!(Phone::read(&number).is_ok(), "{}", number);
            }
            Advice::ZeroLost(number) => prop_assert_eq!(digits(&number), format!("0{}", digits(&text))),
            Advice::List(numbers) => {
                for number in &numbers {
                    prop_assert!(Phone::read(number).is_ok(), "{}", number);
                }
                // Every run that was typed is the end of a number, or a part of one.
                let all: Vec<String> = numbers.iter().map(|number| digits(number)).collect();
                for run in crate::value::typed::digit_runs(&text) {
                    prop_assert!(all.iter().any(|number| number.contains(&run)), "{} in {:?}", run, all);
                }
            }
            Advice::Lost { .. } | Advice::Alike(_) | Advice::None => {}
        }
    }
}
