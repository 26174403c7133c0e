//! Coordinates: places on the map.
//!
//! **You are here:** `value/` — two of the scalars; no IO.

use super::Scalar;
use super::typed::{all_digits, digit_runs, half_width, shown};
use crate::diag::{Fault, code};
use std::fmt;

/// Digits after the point that say something: the seventh is a centimetre.
const DECIMALS: usize = 9;

macro_rules! coordinate {
    ($(#[$doc:meta])* $name:ident, $format:literal, $limit:literal, $zh:literal, $en:literal, $description:literal, $example:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// The number as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// In degrees.
            pub fn degrees(&self) -> f64 {
                self.0.parse().unwrap_or_default()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Scalar for $name {
            const FORMAT: &'static str = $format;
            const DESCRIPTION: &'static str = $description;
            const PATTERN: &'static str = "^-?[0-9]{1,3}(\\.[0-9]{1,9})?$";

            fn read(text: &str) -> Result<$name, Fault> {
                let found = shown(text);
                let Some(degrees) = decimal(text) else {
                    let fault = Fault::new(
                        code::BAD_COORDINATE,
                        format!("{}“{found}”的写法不对", $zh),
                        format!("the {} `{found}` has the wrong form", $en),
                    );
                    return Err(match meant(text) {
                        Some(better) => fault
                            .help(format!("用十进制的度，请写 {better}"), format!("in decimal degrees, write {better}"))
                            .instead(better.to_string()),
                        None => fault.help(
                            format!("用十进制的度，如 {}", $example),
                            format!("write decimal degrees, such as {}", $example),
                        ),
                    });
                };
                if $format == "latitude" && looks_like_longitude(degrees) {
                    return Err(Fault::new(
                        code::BAD_COORDINATE,
                        format!("纬度“{found}”不在中国境内，好像与经度写反了"),
                        format!("the latitude `{found}` is not in China: it looks exchanged with the longitude"),
                    )
                    .help("请把 lat 和 lon 的值对调，如 lat: 29.65, lon: 91.13", "exchange lat and lon, such as lat: 29.65, lon: 91.13"));
                }
                if degrees.abs() > $limit {
                    return Err(Fault::new(
                        code::BAD_COORDINATE,
                        format!("{}“{found}”超出范围，应在 -{} 到 {} 之间", $zh, $limit, $limit),
                        format!("the {} `{found}` is not between -{} and {}", $en, $limit, $limit),
                    )
                    .help(format!("用十进制的度，如 {}", $example), format!("write decimal degrees, such as {}", $example)));
                }
                Ok($name(text.into()))
            }
        }
    };
}

coordinate!(
    /// Degrees north. *Units:* decimal degrees, WGS 84; equal when written alike.
    Latitude, "latitude", 90.0, "纬度", "latitude", "纬度，十进制的度(WGS 84)，如 29.65", "29.65"
);
coordinate!(
    /// Degrees east. *Units:* decimal degrees, WGS 84; equal when written alike.
    Longitude, "longitude", 180.0, "经度", "longitude", "经度，十进制的度(WGS 84)，如 91.13", "91.13"
);

fn decimal(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let good = all_digits(whole) && whole.len() <= 3 && all_digits(fraction) && fraction.len() <= DECIMALS;
    text.parse().ok().filter(|_| good)
}

/// China lies between 3 and 54 degrees north, 73 and 136 degrees east.
fn looks_like_longitude(degrees: f64) -> bool {
    (73.0..=136.0).contains(&degrees)
}

/// Decimal degrees of `29°39′00″N`, `北纬29.65°`, `２９.６５`, `29,65`.
fn meant(text: &str) -> Option<String> {
    let ascii = half_width(text).replace('。', ".");
    if ascii.contains(['°', '度', '′', '\'']) {
        let runs = digit_runs(text);
        let part = |at: usize| runs.get(at).map_or(Some(0.0), |run| run.parse::<f64>().ok());
        if !ascii.contains('.') && runs.len() <= 3 && !runs.is_empty() {
            let (minutes, seconds) = (part(1)?, part(2)?);
            let degrees = part(0)? + minutes / 60.0 + seconds / 3600.0;
            let fits = degrees <= 180.0 && minutes < 60.0 && seconds < 60.0;
            return fits.then(|| format!("{degrees:.4}"));
        }
    }
    let plain: String = ascii
        .chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | ','))
        .collect::<String>()
        .replace(',', ".");
    decimal(&plain)
        .filter(|degrees| degrees.abs() <= 180.0)
        .map(|_| plain)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn decimal_degrees_are_kept_as_written() {
        let latitude = Latitude::read("29.65").unwrap();
        assert_eq!(latitude.as_str(), "29.65");
        assert!((latitude.degrees() - 29.65).abs() < 1e-9);
        assert!(Longitude::read("91.13").is_ok() && Longitude::read("-0.5").is_ok());
    }

    #[test]
    fn other_forms_and_impossible_places_are_refused() {
        for (bad, message, help) in [
            ("91.13", "写反", "对调"),
            ("29°39′0″", "写法", "请写 29.6500"),
            ("北纬29.65度", "写法", "请写 29.65"),
            ("２９.６５", "写法", "请写 29.65"),
            ("29,65", "写法", "请写 29.65"),
            ("-91", "超出", "29.65"),
            ("1e1", "写法", "11"),
            ("nan", "写法", "29.65"),
        ] {
            let fault = Latitude::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_COORDINATE);
            assert!(fault.zh.contains(message), "{bad}: {}", fault.zh);
            assert!(
                bad == "1e1" || fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
        assert!(Longitude::read("191").unwrap_err().zh.contains("180"));
    }
}
