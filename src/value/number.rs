//! Numbers: counts, sums of money, yes and no.
//!
//! **You are here:** `value/` — three of the scalars; no IO.

use super::Scalar;
use super::numeral::as_digits;
use super::typed::{all_digits, half_width, shown};
use crate::diag::{Fault, code};
use std::fmt;

/// A whole number of people or things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(pub u32);

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for Count {
    const FORMAT: &'static str = "count";
    const DESCRIPTION: &'static str = "整数，不写单位和逗号，如 30";
    const PATTERN: &'static str = "^[0-9]+$";

    fn read(text: &str) -> Result<Count, Fault> {
        if all_digits(text) {
            return text.parse().map(Count).map_err(|_| {
                Fault::new(
                    code::BAD_NUMBER,
                    format!("数字“{}”太大", shown(text)),
                    format!("the number `{}` is too large", shown(text)),
                )
                .help(
                    format!("请写不大于 {} 的整数", u32::MAX),
                    format!("write a whole number up to {}", u32::MAX),
                )
            });
        }
        let fault = Fault::new(
            code::BAD_NUMBER,
            format!("“{}”不是整数", shown(text)),
            format!("`{}` is not a whole number", shown(text)),
        );
        let whole = |number: &String| number.parse::<u32>().is_ok();
        let better = plain_number(text)
            .filter(whole)
            .or_else(|| plain_number(&as_digits(text)).filter(whole));
        Err(match better {
            Some(better) => fault.write(&better),
            None if exponent(text) => fault.help(EXPONENT.0, EXPONENT.1),
            None => fault.help("请只写数字，如 30", "write digits only, such as 30"),
        })
    }
}

/// What may follow a number and says no more than what is counted.
const UNITS: &[&str] = &[
    "人", "名", "个", "位", "户", "次", "件", "站", "家", "所", "天", "日", "年", "月", "元", "块", "项",
    "场", "份", "条", "篇", "台", "套", "间", "张", "期", "岁", "工作日", "小时", "分钟", "rmb", "yuan",
];

/// The digits of a number with half-width signs, without thousands commas, spaces, units and `¥`; `万` multiplies. None
/// where anything else stands there: `约30`, `3万余`, `12,30`.
fn plain_number(text: &str) -> Option<String> {
    let half = half_width(text);
    let ascii = half.trim().trim_start_matches(['¥', '￥']).trim_start();
    let end = ascii
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',') && !c.is_whitespace())
        .unwrap_or(ascii.len());
    let (number, unit) = ascii.split_at(end);
    let number = ungrouped(number.trim_end())?;
    let mut zeros = 0;
    let unit = unit.trim().trim_start_matches(|c| {
        let more = match c {
            '十' => 1,
            '百' => 2,
            '千' => 3,
            '万' => 4,
            '亿' => 8,
            _ => return false,
        };
        zeros += more;
        true
    });
    let unit = unit.to_lowercase();
    // 10个工作日, 3个小时: the measure word stands before another one.
    let unit = unit
        .strip_prefix('个')
        .filter(|rest| !rest.is_empty())
        .unwrap_or(&unit);
    let known_unit = unit.is_empty()
        || UNITS.iter().any(|own| {
            unit.strip_prefix(own)
                .is_some_and(|rest| rest.chars().all(is_filler))
        });
    if number.is_empty() || !known_unit || number.matches('.').count() > 1 {
        return None;
    }
    if zeros == 0 {
        return Some(number);
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    if fraction.len() > zeros {
        return None;
    }
    let all = format!("{whole}{fraction:0<zeros$}");
    let trimmed = all.trim_start_matches('0');
    Some(if trimmed.is_empty() {
        "0".to_owned()
    } else {
        trimmed.to_owned()
    })
}

/// `个月`, `元整`, `人次`: more of a unit, nothing about the number.
fn is_filler(c: char) -> bool {
    matches!(c, '月' | '整' | '次' | '人' | '。')
}

/// A number without what separates its thousands; none where the groups are no thousands, so that two numbers may be meant.
fn ungrouped(number: &str) -> Option<String> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.split(|c: char| c == ',' || c.is_whitespace());
    let first = groups.next()?;
    let mut plain = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        plain.push_str(group);
    }
    if fraction.contains([',', ' ']) || fraction.chars().any(char::is_whitespace) {
        return None;
    }
    if number.contains('.') {
        plain.push('.');
        plain.push_str(fraction);
    }
    Some(plain)
}

/// A sum of money in yuan. *Units:* kept as fen (1/100 yuan); never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(i64);

impl Money {
    /// The largest sum: a quadrillion yuan. It keeps sums of sums within 64 bits.
    const LARGEST: i64 = 100_000_000_000_000_000;

    /// In fen.
    pub fn fen(self) -> i64 {
        self.0
    }

    /// For reading: `40,000`, `121.40`.
    pub fn grouped(self) -> String {
        let plain = self.to_string();
        let whole_len = plain.find('.').unwrap_or(plain.len());
        let mut out = String::new();
        for (at, c) in plain.chars().enumerate() {
            if at > 0 && at < whole_len && (whole_len - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(c);
        }
        out
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (yuan, fen) = (self.0 / 100, self.0 % 100);
        if fen == 0 {
            write!(f, "{yuan}")
        } else {
            write!(f, "{yuan}.{fen:02}")
        }
    }
}

impl Scalar for Money {
    const FORMAT: &'static str = "money";
    const DESCRIPTION: &'static str = "金额，单位元，最多两位小数，不写逗号，如 40000 或 121.40";
    const PATTERN: &'static str = "^[0-9]+(\\.[0-9]{1,2})?$";

    fn read(text: &str) -> Result<Money, Fault> {
        if let Some(money) = money(text) {
            return Ok(money);
        }
        let fault = Fault::new(
            code::BAD_NUMBER,
            format!("金额“{}”的写法不对", shown(text)),
            format!("the sum `{}` has the wrong form", shown(text)),
        );
        let sum = |better: &String| better != text && money(better).is_some();
        let better = plain_number(text)
            .filter(sum)
            .or_else(|| plain_number(&as_digits(text)).filter(sum));
        Err(match better {
            Some(better) => fault
                .help(
                    format!("以元为单位，请写 {better}"),
                    format!("in yuan, write {better}"),
                )
                .instead(better),
            None => fault.help(
                "以元为单位只写数字，最多两位小数，如 40000 或 121.40",
                "write digits only, in yuan, with at most two decimals, such as 40000 or 121.40",
            ),
        })
    }
}

/// Says that a spreadsheet has shortened a number: `1.31E+03`.
pub(super) fn exponent(text: &str) -> bool {
    let half = half_width(text).to_ascii_uppercase();
    let Some((number, power)) = half.trim().split_once('E') else {
        return false;
    };
    let digits = |text: &str| all_digits(text.trim_start_matches(['+', '-']));
    number.contains('.') && digits(&number.replace('.', "")) && digits(power)
}

/// What to do about such a number.
pub(super) const EXPONENT: (&str, &str) = (
    "这是电子表格的科学计数法，后面的数字已经看不到了：把那一格设成“数值”，再抄一遍",
    "this is a spreadsheet's scientific notation: make the cell a plain number and copy it again",
);

fn money(text: &str) -> Option<Money> {
    let (yuan, fen) = text.split_once('.').unwrap_or((text, "0"));
    if !all_digits(yuan) || !all_digits(fen) || fen.len() > 2 {
        return None;
    }
    let fen: i64 = format!("{fen:0<2}").parse().ok()?;
    let all = yuan.parse::<i64>().ok()?.checked_mul(100)?.checked_add(fen)?;
    (all <= Money::LARGEST).then_some(Money(all))
}

/// Yes or no. *Shape:* `true`, `false`, `是`, `否`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flag(pub bool);

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Flag {
    /// What a text says, however people write it.
    pub(crate) fn read_text(text: &str) -> Option<bool> {
        match half_width(text).to_ascii_lowercase().as_str() {
            "true" | "yes" | "y" | "on" | "1" | "是" | "对" | "有" => Some(true),
            "false" | "no" | "n" | "off" | "0" | "否" | "不" | "不是" | "无" | "没有" => Some(false),
            _ => None,
        }
    }
}

impl Scalar for Flag {
    const FORMAT: &'static str = "flag";
    const DESCRIPTION: &'static str = "true(是)或 false(否)";
    const PATTERN: &'static str = "^([Tt]rue|TRUE|[Ff]alse|FALSE|是|否)$";

    fn read(text: &str) -> Result<Flag, Fault> {
        let value = Flag::read_text(text);
        if let Some(value) = value
            && matches!(
                text,
                "true" | "True" | "TRUE" | "false" | "False" | "FALSE" | "是" | "否"
            )
        {
            return Ok(Flag(value));
        }
        let fault = Fault::new(
            code::BAD_FLAG,
            format!("“{}”不是 true 或 false", shown(text)),
            format!("`{}` is neither true nor false", shown(text)),
        );
        Err(match value {
            Some(value) => fault.write(value),
            None if let Some(near) = mistyped_flag(text) => fault.write(near),
            None => fault.help("请写 true(是)或 false(否)", "write true or false"),
        })
    }
}

/// `falsee`, `ture`: the word that is one slip away.
fn mistyped_flag(text: &str) -> Option<&'static str> {
    let word = half_width(text).trim().to_lowercase();
    ["true", "false"]
        .into_iter()
        .find(|known| strsim::damerau_levenshtein(&word, known) == 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn counts_are_plain_digits() {
        assert_eq!(Count::read("30").unwrap(), Count(30));
        for (bad, help) in [
            ("五", "请写 5"),
            ("三百一十", "请写 310"),
            ("四万", "请写 40000"),
            ("三万五千", "只写数字"),
            ("二十人", "请写 20"),
            ("3O", "请写 30"),
            ("1.31E+03", "科学计数法"),
            ("1,908", "请写 1908"),
            ("１２", "请写 12"),
            ("12人", "请写 12"),
            ("10个工作日", "请写 10"),
            ("3个小时", "请写 3"),
            ("2个", "请写 2"),
            ("5-10个工作日", "只写数字"),
            ("3万", "请写 30000"),
            ("1.2万", "请写 12000"),
            ("3千", "请写 3000"),
            ("5百万", "请写 5000000"),
            ("12个月", "请写 12"),
            ("1 908", "请写 1908"),
            ("12,30", "只写数字"),
            ("12 30", "只写数字"),
            ("3万余", "只写数字"),
            ("5打", "只写数字"),
            ("5人,持证2人", "只写数字"),
            ("-1", "只写数字"),
            ("2.5", "只写数字"),
            ("99999999999", "不大于"),
            ("若干", "只写数字"),
        ] {
            let fault = Count::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_NUMBER);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }

    #[test]
    fn money_is_kept_in_fen() {
        for (text, display, grouped, fen) in [
            ("40000", "40000", "40,000", 4_000_000),
            ("121.4", "121.40", "121.40", 12_140),
            ("1234567.05", "1234567.05", "1,234,567.05", 123_456_705),
            ("0", "0", "0", 0),
            ("999", "999", "999", 99_900),
        ] {
            let money = Money::read(text).unwrap();
            assert_eq!(
                (money.to_string().as_str(), money.grouped().as_str(), money.fen()),
                (display, grouped, fen)
            );
        }
        for (bad, help) in [
            ("40,000", "请写 40000"),
            ("4万元", "请写 40000"),
            ("1.214万", "请写 12140"),
            ("￥40000", "请写 40000"),
            ("121.405", "两位小数"),
            ("-5", "只写数字"),
            ("99999999999999999999", "只写数字"),
        ] {
            let fault = Money::read(bad).unwrap_err();
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }

    #[test]
    fn words_that_old_yaml_took_for_flags_are_refused() {
        assert_eq!(Flag::read("是").unwrap(), Flag(true));
        assert_eq!(Flag::read("False").unwrap(), Flag(false));
        for (bad, help) in [
            ("yes", "请写 true"),
            ("No", "请写 false"),
            ("on", "请写 true"),
            ("0", "请写 false"),
            ("ｔｒｕｅ", "请写 true"),
            ("也许", "true(是)"),
        ] {
            let fault = Flag::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_FLAG);
            assert!(fault.help_zh.as_ref().unwrap().contains(help), "{bad}");
        }
    }
}
