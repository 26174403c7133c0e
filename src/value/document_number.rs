//! Document numbers (发文字号).
//!
//! **You are here:** `value/` — one of the scalars; no IO. Rule: GB/T 9704-2012, 7.2.5 (site-checks.yaml, DOC-01).

use super::typed::{all_digits, half_width, shown};
use super::{Scalar, text_impls};
use crate::diag::{Fault, code};
use crate::lang::chinese::is_han;
use std::hash::{Hash, Hasher};

/// The longest name of an issuer in a number. *Units:* characters.
const LONGEST_ISSUER: usize = 16;

/// Years that a number can carry.
const YEARS: std::ops::RangeInclusive<u16> = 1949..=2100;

/// A document number in the standard form: `拉民发〔2023〕12号`. Two are equal when this form is.
#[derive(Debug, Clone)]
pub struct DocumentNumber {
    text: Box<str>,
    mended: bool,
}

text_impls!(DocumentNumber: text "The number in the standard form.");

impl DocumentNumber {
    /// Whether it was written in another form: `[2023]`, `012`, `第12号`.
    pub fn mended(&self) -> bool {
        self.mended
    }
}

impl PartialEq for DocumentNumber {
    fn eq(&self, other: &DocumentNumber) -> bool {
        self.text == other.text
    }
}

impl Eq for DocumentNumber {}

impl Hash for DocumentNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Scalar for DocumentNumber {
    const FORMAT: &'static str = "document-number";
    const DESCRIPTION: &'static str = "发文字号，如 拉民发〔2023〕12号；年份用六角括号，序号不加“第”、不补零";
    const PATTERN: &'static str = "";

    fn read(text: &str) -> Result<DocumentNumber, Fault> {
        let Some(parts) = Parts::of(text) else {
            return Err(refused(text, "写法不对", "has the wrong form"));
        };
        if !YEARS.contains(&parts.year) {
            return Err(refused(text, "年份不对", "has an impossible year"));
        }
        let normal = format!("{}〔{}〕{}号", parts.issuer, parts.year, parts.number);
        if !parts.complete {
            let fault = refused(text, "写法不对", "has the wrong form");
            return Err(fault.write(&normal));
        }
        Ok(DocumentNumber {
            mended: normal != text,
            text: normal.into(),
        })
    }
}

struct Parts {
    issuer: String,
    year: u16,
    number: u32,
    /// Whether nothing was missing that cannot be added with certainty.
    complete: bool,
}

impl Parts {
    fn of(text: &str) -> Option<Parts> {
        const OPENING: [char; 9] = ['〔', '[', '(', '【', '（', '［', '〈', '〖', '{'];
        const CLOSING: [char; 9] = ['〕', ']', ')', '】', '）', '］', '〉', '〗', '}'];
        let tidy: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
        let (issuer, rest) = tidy.split_once(OPENING)?;
        let (year, number) = rest.split_once(CLOSING)?;
        let good_issuer =
            (1..=LONGEST_ISSUER).contains(&issuer.chars().count()) && issuer.chars().all(is_han);
        let number = number.strip_prefix('第').unwrap_or(number);
        let digits = number.strip_suffix('号').unwrap_or(number);
        let short_year = year.strip_suffix('年').unwrap_or(year);
        let good = good_issuer && all_digits(digits) && all_digits(short_year) && short_year.len() == 4;
        if !good {
            return None;
        }
        Some(Parts {
            issuer: issuer.to_owned(),
            year: short_year.parse().ok()?,
            number: digits.parse().ok().filter(|number| *number > 0)?,
            complete: number.ends_with('号') && short_year == year,
        })
    }
}

fn refused(text: &str, zh: &str, en: &str) -> Fault {
    let found = shown(text);
    Fault::new(
        code::BAD_DOCUMENT_NUMBER,
        format!("发文字号“{found}”{zh}"),
        format!("the document number `{found}` {en}"),
    )
    .help(
        "请写成 拉民发〔2023〕12号：机关代字、六角括号里的四位年份、序号、“号”",
        "write it like 拉民发〔2023〕12号: the issuer's short name, the year of four digits in 〔〕, the number, 号",
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn usual_slips_are_mended() {
        for (written, mended) in [
            ("拉民发〔2023〕12号", false),
            ("拉民发[2023]12号", true),
            ("拉民发(2023)12号", true),
            ("拉民发（2023）12号", true),
            ("拉民发【2023】12号", true),
            ("拉民发［２０２３］１２号", true),
            ("拉民发〔2023〕第12号", true),
            ("拉民发〔2023〕012号", true),
            ("拉民发 〔2023〕 12 号", true),
        ] {
            let number = DocumentNumber::read(written).unwrap();
            assert_eq!(
                (number.as_str(), number.mended()),
                ("拉民发〔2023〕12号", mended),
                "{written}"
            );
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for (bad, message, help) in [
            ("拉民发2023-12", "写法", "机关代字"),
            ("〔2023〕12号", "写法", "机关代字"),
            ("拉民发〔23〕12号", "写法", "四位年份"),
            ("拉民发〔1900〕12号", "年份", "四位年份"),
            ("拉民发〔2023〕0号", "写法", "机关代字"),
            ("拉民发〔2023〕12", "写法", "请写 拉民发〔2023〕12号"),
            ("拉民发〔2023年〕12号", "写法", "请写 拉民发〔2023〕12号"),
            ("国务院令第711号", "写法", "机关代字"),
            ("拉民发〔2023〕99999999999号", "写法", "机关代字"),
        ] {
            let fault = DocumentNumber::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_DOCUMENT_NUMBER);
            assert!(fault.zh.contains(message), "{bad}: {}", fault.zh);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }
}
