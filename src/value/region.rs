//! Region codes: codes of administrative regions (GB/T 2260, GB/T 10114) and codes of the site's own.
//!
//! **You are here:** `value/` — one of the scalars; no IO.

use super::typed::{all_digits, half_width, is_wide, shown, wide_words};
use super::{Scalar, text_impls};
use crate::diag::{Fault, code};
use std::borrow::Borrow;

/// Lengths of a code from the province to the village; each but the last is a prefix of the next.
const LENGTHS: [usize; 5] = [2, 4, 6, 9, 12];

/// The longest code of the site's own, `x` included: it becomes a file's name. *Units:* bytes.
const LONGEST_OWN: usize = 32;

/// A region's code in its short form: trailing zero groups are dropped, so that `540100` and `5401` are equal.
///
/// *Shape:* 2, 4, 6, 9 or 12 digits, or `x` with lower-case letters and digits where no official code is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(Box<str>);

text_impls!(RegionCode: 0 "The short form.");

impl RegionCode {
    /// Whether it is a code of the site's own (`x…`).
    pub fn is_own(&self) -> bool {
        self.0.starts_with('x')
    }

    /// The codes of the regions that contain this one, nearest first. None for codes of the site's own. A level that the
    /// code leaves out (`441900003`, a town right under a city) is left out here too.
    pub fn parents(&self) -> impl Iterator<Item = RegionCode> {
        let own = self.is_own();
        LENGTHS.iter().rev().filter_map(move |length| {
            let prefix = self.0.get(..*length)?;
            let proper = !own && *length < self.0.len() && short(prefix) == prefix;
            proper.then(|| RegionCode(prefix.into()))
        })
    }
}

impl Borrow<str> for RegionCode {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Scalar for RegionCode {
    const FORMAT: &'static str = "region-code";
    const DESCRIPTION: &'static str =
        "行政区划代码：2、4、6、9或12位数字，末尾的零组可省；没有官方代码时写 x 加小写字母或数字";
    const PATTERN: &'static str =
        "^([1-8][0-9]([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?|x[a-z0-9]{1,31})$";

    fn read(text: &str) -> Result<RegionCode, Fault> {
        if let Some(good) = plain(text) {
            return Ok(good);
        }
        let found = shown(text);
        let fault = if is_wide(text) {
            let (zh, en) = wide_words(text);
            Fault::new(
                code::BAD_REGION_CODE,
                format!("行政区划代码“{found}”{zh}"),
                format!("the region code `{found}` {en}"),
            )
        } else if all_digits(text) && LENGTHS.contains(&text.len()) {
            Fault::new(
                code::BAD_REGION_CODE,
                format!("行政区划代码“{found}”不对：省级代码从11到82"),
                format!("the region code `{found}` is wrong: provinces are 11 to 82"),
            )
        } else if all_digits(text) {
            let count = text.len();
            Fault::new(
                code::BAD_REGION_CODE,
                format!("行政区划代码“{found}”有{count}位，应为2、4、6、9或12位"),
                format!("the region code `{found}` has {count} digits, not 2, 4, 6, 9 or 12"),
            )
        } else {
            Fault::new(
                code::BAD_REGION_CODE,
                format!("行政区划代码“{found}”不是数字"),
                format!("the region code `{found}` is not made of digits"),
            )
        };
        Err(advised(fault, text))
    }
}

fn plain(text: &str) -> Option<RegionCode> {
    let own = text.strip_prefix('x').is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    });
    if own && text.len() <= LONGEST_OWN {
        return Some(RegionCode(text.into()));
    }
    let official = all_digits(text) && LENGTHS.contains(&text.len()) && !text.starts_with(['0', '9']);
    official.then(|| RegionCode(short(text).into()))
}

/// Without trailing zero groups; the province always stays.
fn short(code: &str) -> &str {
    let mut code = code;
    for pair in LENGTHS.windows(2).rev() {
        let cut = code.get(pair[0]..).filter(|_| code.len() == pair[1]);
        if cut.is_some_and(|group| group.bytes().all(|b| b == b'0')) {
            code = &code[..pair[0]];
        }
    }
    code
}

/// The code among what was typed: its digits may stand apart by spaces and dashes, words may stand around it. Two codes are
/// never joined into a third.
fn tidied(text: &str) -> Option<String> {
    let half = half_width(text).to_ascii_lowercase();
    let half = half.trim().strip_suffix(".0").unwrap_or(half.trim());
    let plain: String = half
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_' | '.' | '\'' | '"'))
        .collect();
    let mut codes = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|code| !code.is_empty());
    let code = codes.next()?;
    (codes.next().is_none() && self::plain(code).is_some()).then(|| code.to_owned())
}

fn advised(fault: Fault, text: &str) -> Fault {
    if let Some(tidy) = tidied(text).filter(|tidy| tidy != text) {
        return fault.write(&tidy);
    }
    let exponent = |c: char| matches!(c, 'e' | 'E');
    if text
        .split_once(exponent)
        .is_some_and(|(digits, power)| digits.contains('.') && power.starts_with('+'))
    {
        return fault.help(
            "这是电子表格的科学计数法，后面几位数字已经丢了：从原来的材料上重新抄写整个代码",
            "this is a spreadsheet's scientific notation, whose last digits are gone: copy the whole code from its source",
        );
    }
    if all_digits(text) && matches!(text.len(), 5 | 8 | 11) {
        return fault.help(
            "少了一位：请对照民政部门公布的代码补全（县6位，乡镇9位，村12位）",
            "one digit is missing: complete it from the official list (6 digits a county, 9 a township, 12 a village)",
        );
    }
    let named = !text.is_ascii() && !text.chars().any(|c| c.is_ascii_digit());
    let fault = if named { fault.meant("region", text) } else { fault };
    fault.help(
        "请写民政部门公布的代码（市4位，县6位，乡镇9位，村12位）；没有官方代码时写 x 加字母或数字，如 x1",
        "write the official code (4 digits a city, 6 a county, 9 a township, 12 a village); without one, x and letters or digits, such as x1",
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn trailing_zero_groups_are_the_same_as_the_short_code() {
        for (written, short) in [
            ("54", "54"),
            ("540000000000", "54"),
            ("540100", "5401"),
            ("540102007000", "540102007"),
            ("540102007001", "540102007001"),
            ("441900003", "441900003"),
            ("410000", "41"),
            ("540100000", "5401"),
            ("xqinghe1", "xqinghe1"),
        ] {
            assert_eq!(RegionCode::read(written).unwrap().as_str(), short);
        }
    }

    #[test]
    fn parents_are_the_prefixes_at_group_boundaries() {
        let parents = |code: &str| {
            RegionCode::read(code)
                .unwrap()
                .parents()
                .map(|p| p.to_string())
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(parents("540102007001"), "540102007 540102 5401 54");
        assert_eq!(parents("441900003"), "4419 44");
        assert_eq!(parents("54"), "");
        assert_eq!(parents("x1234567"), "");
    }

    #[test]
    fn a_wrong_code_says_what_is_found_and_what_to_write() {
        for (bad, message, help) in [
            ("54010", "5位", "少了一位"),
            ("54010200", "8位", "少了一位"),
            ("5401020070", "10位", "民政部门"),
            ("５４０１", "全角", "请写 5401"),
            ("540102 007", "不是数字", "请写 540102007"),
            ("X12", "不是数字", "请写 x12"),
            ("x", "不是数字", "x1"),
            ("城关区", "不是数字", "民政部门"),
            ("༥༤༠༡", "藏文数字", "请写 5401"),
            ("0401", "11到82", "民政部门"),
            ("540102.0", "不是数字", "请写 540102"),
            ("城关区540102", "不是数字", "请写 540102"),
            ("540102/540103", "不是数字", "民政部门"),
            ("540102、540103", "不是数字", "民政部门"),
            ("5.40102E+11", "不是数字", "丢了"),
        ] {
            let fault = RegionCode::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_REGION_CODE);
            assert!(fault.zh.contains(message), "{bad}: {}", fault.zh);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }
}
