//! Head counts, a number of people: `4`, `5—8`, `约30人`.
//!
//! **You are here:** `value/` — one of the scalars; no IO. Plans give staff as a range, so a count alone is too narrow.

use super::{Quantity, Scalar, half_width};
use crate::diag::{Fault, code};
use std::fmt;

/// A number of people, perhaps a range or about so many.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct People(Quantity);

impl People {
    /// The number, or the lower end of a range.
    pub fn low(&self) -> i128 {
        self.0.low() / Quantity::SCALE
    }

    /// The number, or the upper end of a range.
    pub fn high(&self) -> i128 {
        self.0.high() / Quantity::SCALE
    }
}

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Scalar for People {
    const FORMAT: &'static str = "people";
    const DESCRIPTION: &'static str = "人数，可以是范围或约数：4、5—8、约30";
    const PATTERN: &'static str = "";

    fn read(text: &str) -> Result<People, Fault> {
        // The page says 人 itself.
        let plain = text.trim_end_matches(['人', '名', '个', ' ']);
        let whole = |number: i128| number % Quantity::SCALE == 0;
        match Quantity::read(plain) {
            Ok(own) if !own.percent() && own.low() >= 0 && whole(own.low()) && whole(own.high()) => {
                Ok(People(own))
            }
            other => {
                let fault = Fault::new(
                    code::BAD_NUMBER,
                    format!("“{text}”不是人数"),
                    format!("`{text}` is not a number of people"),
                );
                let narrow = half_width(text);
                if narrow != text && People::read(&narrow).is_ok() {
                    return Err(fault.write(narrow));
                }
                let better = other.err().and_then(|fault| fault.instead);
                Err(match better.filter(|better| People::read(better).is_ok()) {
                    Some(better) => {
                        let better = better.trim_end_matches(['人', '名', '个']);
                        fault
                            .help(format!("请写 {better}"), format!("write the number: {better}"))
                            .instead(better)
                            .sure()
                    }
                    None => fault.help(
                        "写一个整数，或范围、约数：4、5—8、约30",
                        "write a whole number, a range or about so many: 4, 5—8, 约30",
                    ),
                })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn numbers_and_ranges_of_people_are_read() {
        let read = |text| {
            let people = People::read(text).unwrap();
            (people.low(), people.high(), people.to_string())
        };
        assert_eq!(read("4"), (4, 4, "4".to_owned()));
        assert_eq!(read("5—8人"), (5, 8, "5—8".to_owned()));
        assert_eq!(read("约30"), (30, 30, "约30".to_owned()));
        for (text, better) in [
            ("五", Some("5")),
            ("５", Some("5")),
            ("三个", Some("3")),
            ("约三十人", Some("约30")),
            ("若干", None),
        ] {
            assert_eq!(
                People::read(text).unwrap_err().instead.as_deref(),
                better,
                "{text}"
            );
        }
        for (text, better) in [("５", "5"), ("约３０", "约30"), ("༥", "5")] {
            let fault = People::read(text).unwrap_err();
            assert!(fault.sure && fault.instead.as_deref() == Some(better), "{text}");
        }
        for text in ["三个", "-1", "50%", "2.5", "人", "8-5"] {
            assert!(People::read(text).is_err(), "{text}");
        }
    }
}
