//! Code of the site's own: a station's number, a clause, an index number, as the bureau writes them.
//!
//! **You are here:** `value/` — a value with one rule; no IO.

use super::typed::{all_digits, half_width, is_wide, shown};
use super::{Scalar, scalar_impls, text_impls};
use crate::diag::{Fault, code};

/// Any words of one line, with digits and Latin letters in ASCII: `３.2.1` and `༣.2.1` look like `3.2.1` and are never found by it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OwnCode(Box<str>);

impl Scalar for OwnCode {
    const FORMAT: &'static str = "own-code";
    const DESCRIPTION: &'static str = "编号、代码，字母和数字用半角";
    const PATTERN: &'static str = "";

    fn read(text: &str) -> Result<OwnCode, Fault> {
        // A full-width bracket or dash is how some bureaus write; a full-width letter or digit never is.
        let wide = |c: char| {
            is_wide(c.encode_utf8(&mut [0; 4])) && half(c).chars().all(|c| c.is_ascii_alphanumeric())
        };
        if let Some((head, power)) = text.split_once(['E', 'e'])
            && power.strip_prefix('+').is_some_and(all_digits)
            && !head.is_empty()
            && head.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        {
            let found = shown(text);
            return Err(Fault::new(
                code::BAD_NUMBER,
                format!("“{found}”是电子表格显示的长数字，原来的编号已经不全了"),
                format!("`{found}` is what a spreadsheet shows of a long number: digits of the code are lost"),
            )
            .help(
                "从原来的材料上重新抄写；表格里先把这一列设成“文本”，这里加上引号",
                "copy it again from its source; in a spreadsheet make the column text first, and quote it here",
            ));
        }
        if !text.contains(wide) {
            return Ok(OwnCode(text.into()));
        }
        let better: String = text
            .chars()
            .map(|c| if wide(c) { half(c) } else { c.to_string() })
            .collect();
        let found = shown(text);
        Err(Fault::new(
            code::FULL_WIDTH,
            format!("编号“{found}”里有全角的字母或数字，或者藏文数字：这样写搜不到"),
            format!("the code `{found}` holds full-width letters or digits, or Tibetan digits: nobody finds it like this"),
        )
        .write(&better))
    }
}

fn half(c: char) -> String {
    half_width(c.encode_utf8(&mut [0; 4]))
}

scalar_impls!(OwnCode);
text_impls!(OwnCode: 0 "As written.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_ascii() {
        for good in ["3.2.1.1", "540102007000", "川民-01", "〔2023〕1号", "ཨ-3"] {
            assert_eq!(OwnCode::read(good).unwrap().as_str(), good);
        }
        for (bad, better) in [
            ("３.2.1", "3.2.1"),
            ("༣.2.༡", "3.2.1"),
            ("ＸＺ-01（一）", "XZ-01（一）"),
        ] {
            let fault = OwnCode::read(bad).unwrap_err();
            assert_eq!(fault.instead.as_deref(), Some(better));
        }
        for cut in ["5.499E+11", "1e+9"] {
            assert_eq!(OwnCode::read(cut).unwrap_err().code, code::BAD_NUMBER, "{cut}");
        }
        assert!(OwnCode::read("E+5").is_ok() && OwnCode::read("5E-11").is_ok());
    }
}
