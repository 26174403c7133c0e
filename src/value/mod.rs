//! Scalar types, values of one line: dates, times, phones, codes, numbers. A type that exists is valid: it is checked where
//! it is read.
//!
//! **You are here:** `value/` — beside `source/yaml`, before the record kinds; no IO.
//!
//! A value's type comes from the content format, never from YAML: every scalar arrives here as the text that stands in
//! the file. The same `read` serves twice: the shape check of `record/shape.rs` calls it to place a finding exactly, and
//! serde calls it again (it cannot fail then) to make the typed record.

mod code;
pub mod comma;
mod contact;
mod coordinate;
mod date;
mod days;
mod document_number;
mod file_path;
mod id;
mod interval;
mod item_code;
pub mod link;
mod moment;
mod month_day;
mod number;
mod numeral;
mod own_code;
mod people;
mod period;
mod phone;
mod quantity;
mod region;
mod source_path;
#[cfg(test)]
mod tests;
mod time;
mod typed;

pub use code::{CreditCode, LangTag};
pub(crate) use contact::is_host;
pub use contact::{Email, Url};
pub use coordinate::{Latitude, Longitude};
pub use date::{Date, PartialDate};
pub use days::Days;
pub use document_number::DocumentNumber;
pub use file_path::{FilePath, nfc};
pub use id::{Id, MeasureId};
pub use interval::{Interval, Season};
pub use item_code::ItemCode;
pub use moment::Moment;
pub use month_day::MonthDay;
pub use number::{Count, Flag, Money};
pub(crate) use numeral::{as_digits, letters_as_digits};
pub use own_code::OwnCode;
pub use people::People;
pub use period::{Period, PeriodKind};
pub use phone::Phone;
pub use quantity::Quantity;
pub use region::RegionCode;
pub use source_path::{beside, in_content, included_in};
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

/// Gives a scalar that is kept as a text its two ways to that text.
macro_rules! text_impls {
    ($($type:ty: $field:tt $doc:literal),* $(,)?) => {$(
        impl $type {
            #[doc = $doc]
            pub fn as_str(&self) -> &str {
                &self.$field
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    )*};
}
use text_impls;

scalar_impls! {
    ClockTime, Count, CreditCode, Date, Days, DocumentNumber, Email, Flag, Id, Interval, ItemCode, LangTag, Latitude, Longitude,
    MeasureId, Moment, Money, MonthDay, PartialDate, People, Period, Phone, Quantity, RegionCode, Season, Url,
}
