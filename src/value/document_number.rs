//! Document numbers (发文字号).
//!
//! **You are here:** `value/` — one of the scalars; no IO. Rule: GB/T 9704-2012, 7.2.5 (site-checks.yaml, DOC-01).

use super::numeral::{as_digits, letters_as_digits};
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
    let fault = Fault::new(
        code::BAD_DOCUMENT_NUMBER,
        format!("发文字号“{found}”{zh}"),
        format!("the document number `{found}` {en}"),
    );
    if !as_digits(text).contains(|c: char| c.is_ascii_digit()) {
        return fault.help(
            "没有发文字号就删去这一行",
            "delete the line where the document has no number",
        );
    }
    match meant(text) {
        Some(Meant::Whole(better)) => fault.write(better),
        Some(Meant::ShortYear(year, better)) => fault
            .help(
                format!("年份要写四位；“{year}”是20{year}年的，写 {better}"),
                format!("a year has four digits; if `{year}` is 20{year}, write {better}"),
            )
            .instead(better),
        Some(Meant::NoIssuer(rest)) => fault.help(
            format!("缺少机关代字：写成 ……{rest}，……换成发文机关的代字"),
            format!("the issuer's short name is missing: ……{rest}"),
        ),
        None => fault.help(
            "写成 ……〔……〕……号：机关代字、六角括号里的四位年份、序号、“号”，都照文件上的写；没有就删去这一行",
            "write ……〔……〕……号: the issuer's short name, the year of four digits in 〔〕, the number, 号, as the \
             document has them; delete the line where it has none",
        ),
    }
}

/// What a number in another form seems to be.
enum Meant {
    Whole(String),
    /// With a year of two digits.
    ShortYear(String, String),
    /// From the bracket on.
    NoIssuer(String),
}

/// Issuer, year and number of `雪民发 2026 12号`, `雪民发〔26〕12号`, `雪民发2026-12`; all that was typed is one of the three.
fn meant(text: &str) -> Option<Meant> {
    let tidy: String = letters_as_digits(text)
        .chars()
        .filter(|c| !c.is_whitespace() || *c == ' ')
        .collect();
    let issuer: String = tidy.trim().chars().take_while(|c| is_han(*c)).collect();
    let rest = tidy.trim().strip_prefix(issuer.as_str())?;
    let plain = |c: char| c.is_ascii_digit() || is_sign(c) || matches!(c, '年' | '第' | '号' | ' ');
    let runs: Vec<&str> = rest
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .collect();
    let [year, number] = runs.as_slice() else {
        return None;
    };
    let number: u32 = number.parse().ok().filter(|number| *number > 0)?;
    if !rest.chars().all(plain) || issuer.ends_with(['第', '号']) {
        return None;
    }
    let good = |year: &str| year.parse().is_ok_and(|year: u16| YEARS.contains(&year));
    let full = match year.len() {
        4 if good(year) => (*year).to_owned(),
        2 => format!("20{year}"),
        _ => return None,
    };
    let whole = format!("{issuer}〔{full}〕{number}号");
    Some(match (issuer.chars().count(), year.len()) {
        (0, 4) => Meant::NoIssuer(whole),
        (1..=LONGEST_ISSUER, 4) => Meant::Whole(whole),
        (1..=LONGEST_ISSUER, _) => Meant::ShortYear((*year).to_owned(), whole),
        _ => return None,
    })
}

/// Brackets and dashes around a year.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '〔' | '〕'
            | '['
            | ']'
            | '('
            | ')'
            | '【'
            | '】'
            | '［'
            | '］'
            | '〈'
            | '〉'
            | '〖'
            | '〗'
            | '{'
            | '}'
            | '<'
            | '>'
            | '《'
            | '》'
            | '「'
            | '」'
            | '-'
            | '—'
            | '–'
            | '/'
            | '、'
            | ','
            | '.'
            | '_'
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
            ("拉民发2023-12", "写法", "请写 拉民发〔2023〕12号"),
            ("雪民发 2026 12号", "写法", "请写 雪民发〔2026〕12号"),
            ("雪民发2026第12号", "写法", "请写 雪民发〔2026〕12号"),
            ("雪民发〔2O26〕l2号", "写法", "请写 雪民发〔2026〕12号"),
            (
                "雪民发〔26〕12号",
                "写法",
                "“26”是2026年的，写 雪民发〔2026〕12号",
            ),
            ("雪民发<2026>12号", "写法", "请写 雪民发〔2026〕12号"),
            ("无", "写法", "删去这一行"),
            ("〔2023〕12号", "写法", "写成 ……〔2023〕12号"),
            ("拉民发〔23〕12号", "写法", "四位"),
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
