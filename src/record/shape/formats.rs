//! Formats of values: every type of one line by the name that schemas call it.
//!
//! **You are here:** `record/shape` — asked for each value, and for each that would be advised; no IO.

use crate::diag::Fault;
use crate::record::operator::OperatorRef;
use crate::value::{self, Scalar};

macro_rules! checks {
    ($($type:ty),* $(,)?) => {
        /// Whether a text of one line is a value of a format, by its name; why not.
        pub(crate) fn check_scalar(format: &str, text: &str) -> Result<(), Fault> {
            $(if format == <$type as Scalar>::FORMAT {
                return <$type as Scalar>::read(text).map(|_| ());
            })*
            Ok(())
        }

        /// A value in its one form, however it was written: `2026-01-05 09:30` and `2026-01-05T09:30` are one moment. The text itself where it
        /// is no value of the format, or of none.
        pub(crate) fn one_form(format: &str, text: &str) -> String {
            if format == <value::DocumentNumber as Scalar>::FORMAT
                && let Ok(number) = value::DocumentNumber::read(text)
            {
                // It remembers how it was written.
                return number.to_string();
            }
            $(if format == <$type as Scalar>::FORMAT {
                return <$type as Scalar>::read(text).map_or_else(|_| text.to_owned(), |own| format!("{own:?}"));
            })*
            text.to_owned()
        }

        #[cfg(test)]
        const FORMATS: &[&str] = &[$(<$type as Scalar>::FORMAT),*];
    };
}

checks! {
    value::Id, value::MeasureId, value::RegionCode, value::Phone, value::Email, value::Url, value::Date,
    value::Moment, value::PartialDate, value::Interval, value::MonthDay, value::Season, value::Period,
    value::ClockTime, value::Days, value::CreditCode, value::DocumentNumber, value::LangTag, value::Count,
    value::Money, value::Latitude, value::Longitude, value::Flag, value::People, value::Quantity,
    OperatorRef, value::FilePath, value::OwnCode, value::ItemCode,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_format_has_its_own_name() {
        assert_eq!(FORMATS.iter().collect::<BTreeSet<_>>().len(), FORMATS.len());
    }
}
