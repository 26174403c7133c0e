//! What every reader of a value owes.
#![allow(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use proptest::prelude::*;
use std::fmt::{Debug, Display};

/// What a reader owes: it never panics, its refusals carry advice in both languages, and what it prints it reads.
fn keeps_its_promises<T: Scalar + Display + PartialEq + Debug>(text: &str) -> Result<(), TestCaseError> {
    match T::read(text) {
        Ok(value) => {
            let printed = value.to_string();
            prop_assert_eq!(
                T::read(&printed).map_err(|fault| fault.zh),
                Ok(value),
                "{}",
                printed
            );
        }
        Err(fault) => {
            prop_assert!(
                fault.help_zh.is_some() && fault.help_en.is_some(),
                "{} has no advice",
                fault.zh
            );
        }
    }
    Ok(())
}

fn all_kinds(text: &str) -> Result<(), TestCaseError> {
    keeps_its_promises::<ClockTime>(text)?;
    keeps_its_promises::<Count>(text)?;
    keeps_its_promises::<CreditCode>(text)?;
    keeps_its_promises::<Date>(text)?;
    keeps_its_promises::<Days>(text)?;
    keeps_its_promises::<DocumentNumber>(text)?;
    keeps_its_promises::<Email>(text)?;
    keeps_its_promises::<Flag>(text)?;
    keeps_its_promises::<Id>(text)?;
    keeps_its_promises::<Interval>(text)?;
    keeps_its_promises::<LangTag>(text)?;
    keeps_its_promises::<Latitude>(text)?;
    keeps_its_promises::<Longitude>(text)?;
    keeps_its_promises::<MeasureId>(text)?;
    keeps_its_promises::<People>(text)?;
    keeps_its_promises::<Moment>(text)?;
    keeps_its_promises::<Money>(text)?;
    keeps_its_promises::<MonthDay>(text)?;
    keeps_its_promises::<PartialDate>(text)?;
    keeps_its_promises::<Period>(text)?;
    keeps_its_promises::<Phone>(text)?;
    keeps_its_promises::<Quantity>(text)?;
    keeps_its_promises::<RegionCode>(text)?;
    keeps_its_promises::<Season>(text)?;
    keeps_its_promises::<Url>(text)
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_with_advice(text in "\\PC{0,24}") {
        all_kinds(&text)?;
    }

    #[test]
    fn any_text_of_the_usual_characters_is_read_or_refused_with_advice(
        text in "[0-9０１:：/年月日点半第号万余近超—~至%.,，+ QHxa@〔〕\\[\\]()-]{0,14}",
    ) {
        all_kinds(&text)?;
    }

    #[test]
    fn whatever_looks_like_a_date_or_time_is_read_or_refused_with_advice(
        text in "[0-9]{4}-[0-9]{2}(-[0-9]{2})?([ T/][0-9]{1,4}[:-][0-9]{2}(-[0-9]{2})?)?",
    ) {
        all_kinds(&text)?;
    }

    #[test]
    fn whatever_looks_like_a_code_or_phone_is_read_or_refused_with_advice(
        text in "(\\+86 ?)?[0-9]{2,4}[- ]?[0-9]{0,8}([-][0-9]{1,4})?|x[a-z0-9]{1,40}|(mon|tue|wed|sat|sun)([,-](mon|fri|sun)){0,3}",
    ) {
        all_kinds(&text)?;
    }
}

#[test]
fn a_scalar_is_read_through_serde_with_its_own_message() {
    #[derive(Debug, serde::Deserialize)]
    struct Record {
        date: Date,
    }
    let good: Record = serde_yaml::from_str("date: '2023-06-01'").unwrap();
    assert_eq!(good.date.to_string(), "2023-06-01");
    let bad = serde_yaml::from_str::<Record>("date: 2023/6/1").unwrap_err();
    assert!(bad.to_string().contains("has the wrong form"), "{bad}");
}

#[test]
fn the_schema_names_the_scalar() {
    let schema = schemars::schema_for!(RegionCode);
    let json = schema.as_value();
    assert_eq!(json["x-scalar"], "region-code");
    assert!(json["pattern"].as_str().unwrap().starts_with('^'));
}
