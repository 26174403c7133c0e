//! Values of one line: dates, times, phones, codes, numbers. A type that exists is valid: it is checked where it is read.
//!
//! **You are here:** `value/` — beside `source/yaml`, before the record kinds; no IO.
//!
//! A value's type comes from the content format, never from YAML: every scalar arrives here as the text that stands in
//! the file. The same `read` serves twice: the shape check of `record/shape.rs` calls it to place a finding exactly, and
//! serde calls it again (it cannot fail then) to make the typed record.

mod code;
mod contact;
mod coordinate;
mod date;
mod days;
mod document_number;
mod file_path;
mod id;
mod interval;
mod moment;
mod month_day;
mod number;
mod people;
mod period;
mod phone;
mod quantity;
mod region;
mod time;
mod typed;

pub use code::{CreditCode, LangTag};
pub use contact::{Email, Url};
pub use coordinate::{Latitude, Longitude};
pub use date::{Date, PartialDate};
pub use days::Days;
pub use document_number::DocumentNumber;
pub use file_path::FilePath;
pub use id::{Id, MeasureId};
pub use interval::{Interval, Season};
pub use moment::Moment;
pub use month_day::MonthDay;
pub use number::{Count, Flag, Money};
pub use people::People;
pub use period::{Period, PeriodKind};
pub use phone::Phone;
pub use quantity::Quantity;
pub use region::RegionCode;
pub use time::ClockTime;
pub(crate) use typed::half_width;

use crate::diag::Fault;

/// A value that is written on one line.
pub trait Scalar: Sized {
    /// The name by which the JSON Schema and the shape check know it.
    const FORMAT: &'static str;
    /// For the schema: what to write, in Chinese.
    const DESCRIPTION: &'static str;
    /// A pattern for the schema, where one says something (empty else).
    const PATTERN: &'static str;

    /// The value, or what is wrong with the text. The text is trimmed and not empty.
    fn read(text: &str) -> Result<Self, Fault>;
}

/// Gives a scalar its serde and schema sides.
macro_rules! scalar_impls {
    ($($type:ty),* $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$type, D::Error> {
                let text = String::deserialize(deserializer)?;
                <$type as $crate::value::Scalar>::read(text.trim())
                    .map_err(|fault| serde::de::Error::custom(fault.en))
            }
        }
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                // Editors read `54010` or `2023` as numbers; the format reads them as text, so both are allowed here.
                let mut schema = schemars::json_schema!({
                    "type": ["string", "number", "boolean"],
                    "description": <$type as $crate::value::Scalar>::DESCRIPTION,
                    "x-scalar": <$type as $crate::value::Scalar>::FORMAT,
                });
                if !<$type as $crate::value::Scalar>::PATTERN.is_empty() {
                    schema.insert("pattern".into(), <$type as $crate::value::Scalar>::PATTERN.into());
                }
                schema
            }
        }
    )*};
}
pub(crate) use scalar_impls;

scalar_impls! {
    ClockTime, Count, CreditCode, Date, Days, DocumentNumber, Email, Flag, Id, Interval, LangTag, Latitude, Longitude,
    MeasureId, Moment, Money, MonthDay, PartialDate, People, Period, Phone, Quantity, RegionCode, Season, Url,
}

#[cfg(test)]
mod tests {
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
}
