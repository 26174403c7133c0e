//! Phone numbers as they are written in China: the forms that a field may have are `dial` and `PATTERN`, which move together.
//! Numbers in running text are read by `markdown/chinese/address.rs`.
//!
//! **You are here:** `value/` — one of the scalars; no IO. Forms: site-checks.yaml, `algorithms.mobile`.

mod advice;

use super::typed::{all_digits, half_width, is_wide, shown, wide_words};
use super::{Scalar, text_impls};
use crate::diag::{Fault, code};
use advice::Advice;

/// A phone number: the text as written, and the digits to dial.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    text: Box<str>,
    dial: Box<str>,
}

text_impls!(Phone: text "The number as written.");

impl Phone {
    /// For a link: `tel:` and the digits; a comma (a pause) comes before an extension.
    pub fn href(&self) -> String {
        format!("tel:{}", self.dial)
    }

    /// The area code with its zero; none of mobile and service numbers, and where it is not written.
    pub fn area_code(&self) -> Option<&str> {
        let landline = self.dial.starts_with('0');
        landline.then(|| &self.dial[..advice::area_len(&self.dial).min(self.dial.len())])
    }

    /// Whether it is a landline number of seven or eight digits alone, which only a telephone of the same area reaches.
    pub fn lacks_area_code(&self) -> bool {
        let number = self.dial.split(',').next().unwrap_or_default();
        (7..=8).contains(&number.len()) && !number.starts_with('0')
    }
}

impl Scalar for Phone {
    const FORMAT: &'static str = "phone";
    const DESCRIPTION: &'static str =
        "电话：0891-6323215、0891-6323215-801、12345、400-123-4567、13800000000";
    const PATTERN: &'static str = "^\\+?[0-9][0-9 -]*[0-9]$";

    fn read(text: &str) -> Result<Phone, Fault> {
        match dial(text) {
            Some(dial) => Ok(Phone {
                text: text.into(),
                dial: dial.into(),
            }),
            None => Err(refused(text)),
        }
    }
}

/// The digits to dial, or none when the text is not a phone number.
fn dial(text: &str) -> Option<String> {
    let mut parts = Vec::new();
    let (international, rest) = text.strip_prefix('+').map_or((false, text), |rest| (true, rest));
    for part in rest.split(['-', ' ']) {
        if !all_digits(part) {
            return None;
        }
        parts.push(part);
    }
    if international {
        let all = parts.concat();
        return match all.strip_prefix("86") {
            Some(_) if parts.first() == Some(&"86") => domestic(&parts[1..], true).map(|n| with_country(&n)),
            Some(number) => domestic(&[number], true).map(|n| with_country(&n)),
            None => (8..=15).contains(&all.len()).then(|| format!("+{all}")),
        };
    }
    domestic(&parts, false)
}

/// After `+86` the area code has no zero.
fn with_country(number: &str) -> String {
    format!("+86{}", number.strip_prefix('0').unwrap_or(number))
}

fn domestic(parts: &[&str], international: bool) -> Option<String> {
    let all = parts.concat();
    let first = all.bytes().next()?;
    let is_mobile = all.len() == 11 && first == b'1' && (b'3'..=b'9').contains(&all.as_bytes()[1]);
    let is_toll_free = all.len() == 10 && (all.starts_with("400") || all.starts_with("800"));
    if is_mobile || is_toll_free {
        return Some(all);
    }
    if let [only] = parts
        && (3..=5).contains(&only.len())
        && first != b'0'
    {
        return Some(all);
    }
    let (number, extension) = match parts {
        [number] => ((*number).to_owned(), None),
        [area, number] if (7..=8).contains(&number.len()) => (format!("{area}{number}"), None),
        [area, number, extension] if (7..=8).contains(&number.len()) => {
            (format!("{area}{number}"), Some(*extension))
        }
        [number, extension] => ((*number).to_owned(), Some(*extension)),
        _ => return None,
    };
    if extension.is_some_and(|extension| extension.len() > 6) {
        return None;
    }
    let landline = is_landline(&number) || (international && is_landline(&format!("0{number}")));
    let local = !international
        && parts[0].len() >= 7
        && (7..=8).contains(&number.len())
        && (b'2'..=b'9').contains(&first);
    if !landline && !local {
        return None;
    }
    Some(match extension {
        Some(extension) => format!("{number},{extension}"),
        None => number,
    })
}

/// `0[0-9]{2,3}[0-9]{7,8}`.
fn is_landline(number: &str) -> bool {
    number.starts_with('0') && !number.starts_with("00") && (10..=12).contains(&number.len())
}

fn refused(text: &str) -> Fault {
    let found = shown(text);
    let digits: String = half_width(text).chars().filter(char::is_ascii_digit).collect();
    let advice = advice::advise(text);
    let (zh, en) = if digits.is_empty() {
        (
            format!("电话“{found}”里没有号码"),
            format!("the phone `{found}` holds no number"),
        )
    } else if let Advice::Lost { zh, en } = advice {
        return Fault::new(
            code::BAD_PHONE,
            format!("电话“{found}”{zh}"),
            format!("the phone `{found}` {en}"),
        )
        .help(
            "从原来的材料上重新抄写整个号码；表格里先把这一列设成“文本”",
            "copy the whole number from its source; in a spreadsheet make the column text first",
        );
    } else if let Advice::Alike(number) = &advice {
        return letters(&found, number.as_deref());
    } else if is_wide(text) && advice::other_words(text).is_none() {
        let (zh, en) = wide_words(text);
        (format!("电话“{found}”{zh}"), format!("the phone `{found}` {en}"))
    } else if matches!(advice, Advice::List(_)) || text.contains(['、', '/', ';', '；', ',', '，']) {
        (
            format!("“{found}”里好像有几个号码"),
            format!("`{found}` seems to hold several numbers"),
        )
    } else if text.chars().any(|c| !c.is_ascii_digit() && !"+- ".contains(c)) {
        (
            format!("电话“{found}”里有号码以外的字"),
            format!("the phone `{found}` holds more than a number"),
        )
    } else {
        (
            format!(
                "电话“{found}”有{}位数字，不是固定电话、手机或公共短号",
                digits.len()
            ),
            format!(
                "the phone `{found}` has {} digits: no landline, mobile or short number",
                digits.len()
            ),
        )
    };
    let fault = Fault::new(code::BAD_PHONE, zh, en);
    match advice {
        Advice::One(better) => match advice::other_words(text) {
            Some(words) => fault
                .help(
                    format!("请写 {better}；“{words}”不是号码，要保留就写进别的字段，如 description"),
                    format!("write {better}; `{words}` is no number: keep it in another key, such as description"),
                )
                .instead(better),
            None => fault.write(better),
        },
        Advice::ZeroLost(better) => fault
            .help(
                format!("区号开头的0丢了(电子表格常会吃掉它)，请写 {better}"),
                format!("the zero of the area code is lost (spreadsheets eat it): write {better}"),
            )
            .instead(better)
            .sure(),
        Advice::List(numbers) => {
            let list = numbers.join(", ");
            fault
                .help(
                    format!("几个号码写成列表：[{list}]"),
                    format!("write a list: [{list}]"),
                )
                .instead(format!("[{list}]"))
        }
        Advice::Lost { .. } | Advice::Alike(_) | Advice::None if digits.is_empty() => fault.help(
            "还没有号码就删去这一项",
            "leave it out when there is no number yet",
        ),
        Advice::Lost { .. } | Advice::Alike(_) | Advice::None => fault.help(
            "请对照原来的材料改正：固定电话写“区号-号码”（号码7或8位，分机再加“-分机号”），手机11位，公共短号照写；\
             还没有号码就删去这一项",
            "correct it from its source: a landline as area code, hyphen and 7 or 8 digits (an extension after another \
             hyphen), a mobile with 11 digits, a short number as it is; leave it out when there is no number yet",
        ),
    }
}

/// Letters that look like digits: which digits they stand for is plain, and whether the number is right only its owner knows.
fn letters(found: &str, number: Option<&str>) -> Fault {
    let fault = Fault::new(
        code::BAD_PHONE,
        format!("电话“{found}”里有字母，看起来像数字 0 或 1"),
        format!("the phone `{found}` holds a letter that looks like the digit 0 or 1"),
    );
    match number {
        Some(number) => fault.help(
            format!("字母改成数字，写 {number}，再对照原来的材料核对一遍"),
            format!("with digits it is {number}: write that, and compare it with its source"),
        ),
        None => fault.help(
            "从原来的材料上重新抄写整个号码",
            "copy the whole number from its source",
        ),
    }
}

#[cfg(test)]
mod tests;
