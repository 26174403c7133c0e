//! Quantities, figures as statistics write them: `708`, `近950`, `5万余`, `2—3`, `≥35%`.
//!
//! **You are here:** `value/` — one of the scalars; no IO. It is shown as written; sums and charts use the number.

use super::number::{EXPONENT, exponent};
use super::numeral::as_digits;
use super::typed::{half_width, shown};
use super::{Scalar, text_impls};
use crate::diag::{Fault, code};
use crate::lang::chinese::is_han;

/// A figure and the words around it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    text: Box<str>,
    low: i128,
    high: i128,
    exact: bool,
    percent: bool,
}

text_impls!(Quantity: text "The figure as written.");

impl Quantity {
    /// What [`low`](Quantity::low) and [`high`](Quantity::high) are multiplied by.
    pub const SCALE: i128 = 10_000;

    /// The number, or the lower end of a range. *Units:* 1/[`SCALE`](Quantity::SCALE).
    pub fn low(&self) -> i128 {
        self.low
    }

    /// The number, or the upper end of a range. *Units:* 1/[`SCALE`](Quantity::SCALE).
    pub fn high(&self) -> i128 {
        self.high
    }

    /// Whether it is one number without a qualifier (近, 余, 约, ≥ …).
    pub fn exact(&self) -> bool {
        self.exact
    }

    /// The sum of figures; none of no figures, or of shares. A sum of figures that are not exact is not exact.
    pub fn sum(parts: &[&Quantity]) -> Option<Quantity> {
        if parts.is_empty() || parts.iter().any(|part| part.percent) {
            return None;
        }
        let low = parts.iter().map(|part| part.low).sum::<i128>();
        let high = parts.iter().map(|part| part.high).sum::<i128>();
        let exact = parts.iter().all(|part| part.exact);
        let text = match (exact, low == high) {
            (true, _) => Quantity::decimal(low),
            (false, true) => format!("≈{}", Quantity::decimal(low)),
            (false, false) => format!("{}—{}", Quantity::decimal(low), Quantity::decimal(high)),
        };
        Some(Quantity {
            text: text.into(),
            low,
            high,
            exact,
            percent: false,
        })
    }

    /// A number in 1/[`SCALE`](Quantity::SCALE) as digits, without needless zeros.
    pub fn decimal(scaled: i128) -> String {
        // The sign apart: a number between -1 and 0 has a whole part without one.
        let sign = if scaled < 0 { "-" } else { "" };
        let (whole, rest) = (scaled.abs() / Quantity::SCALE, scaled.abs() % Quantity::SCALE);
        if rest == 0 {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{rest:04}")
                .trim_end_matches('0')
                .to_owned()
        }
    }

    /// Whether it is a share in percent; [`low`](Quantity::low) of `35%` is 35.
    pub fn percent(&self) -> bool {
        self.percent
    }
}

/// Before a number: it is not exact.
const BEFORE: &[&str] = &[
    "不少于", "不低于", "不超过", "不高于", "大约", "约为", "将近", "接近", "超过", "至少", "至多", "最多",
    "达到", "约", "近", "超", "逾", "上", "≥", "≤", "≈", "＞", "＜", ">=", "<=", ">", "<", "~", "～",
];

/// After a number: it is not exact.
const AFTER: &[&str] = &["左右", "上下", "以上", "以下", "以内", "余", "多", "+"];

/// Between the ends of a range.
const BETWEEN: &[&str] = &["——", "—", "–", "～", "~", "-", "－", "至", "到"];

/// 万亿: with it, sums of any number of figures stay within 128 bits.
const LARGEST_MULTIPLIER: i128 = 1_000_000_000_000;

/// The longest unit. *Units:* characters.
const LONGEST_UNIT: usize = 8;

impl Scalar for Quantity {
    const FORMAT: &'static str = "quantity";
    const DESCRIPTION: &'static str =
        "数字，可带限定词、范围、百分号和单位：708、近950、5万余、2—3、≥35%、9000余人";
    const PATTERN: &'static str = "";

    fn read(text: &str) -> Result<Quantity, Fault> {
        let fault = match figure(text) {
            Some(figure) if figure.low < 0 && !figure.percent => return Err(negative(text)),
            Some(figure) if figure.low <= figure.high => {
                return Ok(Quantity {
                    text: text.into(),
                    low: figure.low,
                    high: figure.high,
                    exact: figure.exact,
                    percent: figure.percent,
                });
            }
            Some(_) => {
                return Err(Fault::new(
                    code::BAD_NUMBER,
                    format!("范围“{}”前大后小", shown(text)),
                    format!("the range `{}` ends below its beginning", shown(text)),
                )
                .help(
                    "请把小的数写在前面，如 2—3",
                    "write the smaller number first, such as 2—3",
                ));
            }
            None => Fault::new(
                code::BAD_NUMBER,
                format!("“{}”里读不出一个数", shown(text)),
                format!("no number can be read from `{}`", shown(text)),
            ),
        };
        let narrow: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
        // Without commas: inside brackets they would part the number.
        let bare = narrow.replace(',', "");
        let spoken = as_digits(&bare);
        let better = if bare != text && figure(&narrow).or_else(|| figure(&bare)).is_some() {
            Some(bare.clone())
        } else {
            (spoken != text && figure(&spoken).is_some()).then_some(spoken)
        };
        // Another sign between thousands: `1、310`, `1'310`; a word before, a sentence's end behind: `共46。`
        let better = better.or_else(|| {
            let bare = bare.replace(['、', '\'', '’', '\u{2009}'], "");
            figure(&bare).is_some().then_some(bare)
        });
        let better = better.or_else(|| {
            let bare = ["共计", "合计", "总计", "共", "计"]
                .iter()
                .find_map(|word| bare.strip_prefix(word))?;
            figure(bare).is_some().then(|| bare.to_owned())
        });
        let better = better.or_else(|| {
            let ended = bare.trim_end_matches(['。', '.', '．', '；', ';', '、', '，', '།', '༎']);
            (ended.len() < bare.len() && figure(ended).is_some()).then(|| ended.to_owned())
        });
        Err(match better {
            None if exponent(text) => fault.help(EXPONENT.0, EXPONENT.1),
            Some(better) => fault.write(&better),
            None => fault.help(
                "一格写一个数：708、近950、5万余、2—3、≥35%、9000余人；没有数字就不写这一项，文字放进 note",
                "write one number: 708, 近950, 5万余, 2—3, ≥35%, 9000余人; leave the key out where there is none, and put words into note",
            ),
        })
    }
}

/// Nobody is visited less than no time: the sign is a dash too many, or a change is meant.
fn negative(text: &str) -> Fault {
    let bare = text.trim_start_matches(['-', '−']);
    Fault::new(
        code::BAD_NUMBER,
        format!("数量“{}”小于零", shown(text)),
        format!("the quantity `{}` is below zero", shown(text)),
    )
    .help(
        format!("多打了减号的，写 {bare}；说的是比以前少了多少的，写成百分数（-3.2%），或者放进 note"),
        format!(
            "delete the sign if it is one too many: {bare}; a change is written in percent (-3.2%) or in note"
        ),
    )
}

struct Figure {
    low: i128,
    high: i128,
    exact: bool,
    percent: bool,
}

/// One side of a range, or the whole.
struct Side<'t> {
    digits: i128,
    multiplier: i128,
    exact: bool,
    percent: bool,
    rest: &'t str,
}

fn figure(text: &str) -> Option<Figure> {
    let (before, qualified) = strip_all(text, BEFORE);
    let Some(first) = side(before) else {
        return bare(before, qualified);
    };
    let Some(rest) = BETWEEN.iter().find_map(|sign| first.rest.strip_prefix(sign)) else {
        unit(first.rest)?;
        let number = first.digits.checked_mul(first.multiplier)?;
        let exact = first.exact && !qualified && !AFTER.iter().any(|word| first.rest.ends_with(word));
        return Some(Figure {
            low: number,
            high: number,
            exact,
            percent: first.percent,
        });
    };
    let second = side(rest)?;
    unit(second.rest)?;
    // 2-3万: both are ten thousands; 9000—1万: only the second is.
    let shared = first.multiplier == 1 && first.digits < second.digits;
    let multiplier = if shared {
        second.multiplier
    } else {
        first.multiplier
    };
    Some(Figure {
        low: first.digits.checked_mul(multiplier)?,
        high: second.digits.checked_mul(second.multiplier)?,
        exact: false,
        percent: first.percent || second.percent,
    })
}

/// `近万`, `上千`: the qualifier makes a number of the multiplier.
fn bare(text: &str, qualified: bool) -> Option<Figure> {
    let mut multiplier = 1;
    let rest = multiply(text, &mut multiplier);
    unit(
        AFTER
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            .unwrap_or(rest),
    )?;
    let number = multiplier.saturating_mul(Quantity::SCALE);
    (qualified && multiplier > 1 && multiplier <= LARGEST_MULTIPLIER).then_some(Figure {
        low: number,
        high: number,
        exact: false,
        percent: false,
    })
}

fn side(text: &str) -> Option<Side<'_>> {
    let (digits, mut rest) = number(text)?;
    let mut side = Side {
        digits,
        multiplier: 1,
        exact: true,
        percent: false,
        rest,
    };
    loop {
        let before = rest;
        rest = multiply(rest, &mut side.multiplier);
        if let Some(after) = AFTER.iter().find_map(|word| rest.strip_prefix(word)) {
            side.exact = false;
            rest = after;
        }
        if let Some(after) = rest.strip_prefix(['%', '％']) {
            side.percent = true;
            rest = after;
        }
        if rest == before {
            side.rest = rest;
            return (side.multiplier <= LARGEST_MULTIPLIER).then_some(side);
        }
    }
}

/// Takes 百, 千, 万, 亿 from the front.
fn multiply<'t>(text: &'t str, multiplier: &mut i128) -> &'t str {
    let mut rest = text;
    for (sign, factor) in [('百', 100), ('千', 1000), ('万', 10_000), ('亿', 100_000_000)] {
        if let Some(after) = rest.strip_prefix(sign) {
            *multiplier = multiplier.saturating_mul(factor);
            rest = after;
        }
    }
    rest
}

/// A number at the front, in 1/SCALE, and what follows. Thousands commas must stand where they belong.
fn number(text: &str) -> Option<(i128, &str)> {
    let (negative, body) = match text.strip_prefix(['-', '−']) {
        Some(body) => (true, body),
        None => (false, text),
    };
    let end = body
        .find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.')
        .unwrap_or(body.len());
    let (written, rest) = body.split_at(end);
    let (whole, fraction) = written.split_once('.').unwrap_or((written, "0"));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = groups.len() == 1
        || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|group| group.len() == 3));
    let whole = groups.concat();
    let good = grouped
        && (1..=15).contains(&whole.len())
        && (1..=4).contains(&fraction.len())
        && fraction.bytes().all(|b| b.is_ascii_digit());
    if !good {
        return None;
    }
    let scaled =
        whole.parse::<i128>().ok()? * Quantity::SCALE + format!("{fraction:0<4}").parse::<i128>().ok()?;
    Some((if negative { -scaled } else { scaled }, rest))
}

/// What is left must be a unit: a few letters, no other number.
fn unit(text: &str) -> Option<()> {
    let text = text.trim();
    let good = text
        .chars()
        .all(|c| c.is_alphabetic() || is_han(c) || matches!(c, '/' | '·' | '(' | ')' | '（' | '）'));
    let vague = ["若干", "几", "数"].iter().any(|word| text.starts_with(word));
    (good && !vague && text.chars().count() <= LONGEST_UNIT).then_some(())
}

fn strip_all<'t>(text: &'t str, words: &[&str]) -> (&'t str, bool) {
    let mut rest = text;
    while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    (rest, rest.len() < text.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn the_number_is_found_among_its_words() {
        for (text, low, high, exact, percent) in [
            ("708", 708.0, 708.0, true, false),
            ("近950", 950.0, 950.0, false, false),
            ("50万余", 500_000.0, 500_000.0, false, false),
            ("5000余万", 50_000_000.0, 50_000_000.0, false, false),
            ("2—3", 2.0, 3.0, false, false),
            ("2-3", 2.0, 3.0, false, false),
            ("2至3名", 2.0, 3.0, false, false),
            ("2-3万", 20_000.0, 30_000.0, false, false),
            ("9000—1万", 9000.0, 10_000.0, false, false),
            ("30%—35%", 30.0, 35.0, false, true),
            ("≥35%", 35.0, 35.0, false, true),
            ("35％", 35.0, 35.0, true, true),
            ("1,908", 1908.0, 1908.0, true, false),
            ("超15万", 150_000.0, 150_000.0, false, false),
            ("约10", 10.0, 10.0, false, false),
            ("121.4余", 121.4, 121.4, false, false),
            ("近万", 10_000.0, 10_000.0, false, false),
            ("上千人次", 1000.0, 1000.0, false, false),
            ("9000余人", 9000.0, 9000.0, false, false),
            ("130个", 130.0, 130.0, true, false),
            ("130个以上", 130.0, 130.0, false, false),
            ("-3.2%", -3.2, -3.2, true, true),
            ("3千万元", 30_000_000.0, 30_000_000.0, true, false),
        ] {
            let quantity = Quantity::read(text).unwrap_or_else(|fault| panic!("{text}: {}", fault.zh));
            #[allow(clippy::cast_precision_loss, reason = "small numbers")]
            let value = |scaled: i128| scaled as f64 / Quantity::SCALE as f64;
            assert!((value(quantity.low()) - low).abs() < 1e-9, "{text}");
            assert!((value(quantity.high()) - high).abs() < 1e-9, "{text}");
            assert_eq!(
                (quantity.exact(), quantity.percent(), quantity.as_str()),
                (exact, percent, text),
                "{text}"
            );
        }
    }

    #[test]
    fn what_holds_no_number_is_refused() {
        for (bad, message, help) in [
            ("若干", "读不出", "note"),
            ("万", "读不出", "note"),
            ("数十", "读不出", "note"),
            ("3—2", "前大后小", "2—3"),
            ("-310", "小于零", "写 310；"),
            ("−12户", "小于零", "写 12户；"),
            ("约-12", "小于零", "note"),
            ("2人3户", "读不出", "note"),
            ("１２人", "读不出", "请写 12人"),
            ("三百一十", "读不出", "请写 310"),
            ("五十余人", "读不出", "请写 50余人"),
            ("1.31E+03", "读不出", "科学计数法"),
            ("1，908", "读不出", "请写 1908"),
            ("1,90", "读不出", "请写 190"),
            ("1.2.3", "读不出", "note"),
            ("9999999999999999999", "读不出", "note"),
            ("", "读不出", "note"),
            ("9亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿亿", "读不出", "note"),
        ] {
            let fault = Quantity::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_NUMBER);
            assert!(fault.zh.contains(message), "{bad}: {}", fault.zh);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }
}
