//! Phone numbers as they are written in China.
//!
//! **You are here:** `value/` — one of the scalars; no IO. Forms: site-checks.yaml, `algorithms.mobile`.

mod advice;

use super::typed::{all_digits, half_width, is_wide, shown};
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
            "从原来的材料上重新抄写整个号码，如 0891-6323215；表格里先把这一列设成“文本”",
            "copy the whole number from its source, such as 0891-6323215; in a spreadsheet make the column text first",
        );
    } else if text.chars().any(|c| ('\u{F20}'..='\u{F29}').contains(&c)) {
        (
            format!("电话“{found}”用了藏文数字"),
            format!("the phone `{found}` holds Tibetan digits"),
        )
    } else if is_wide(text) {
        (
            format!("电话“{found}”用了全角字符"),
            format!("the phone `{found}` holds full-width characters"),
        )
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
        Advice::One(better) => fault.write(better),
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
        Advice::Lost { .. } | Advice::None => fault.help(
            "请写成 0891-6323215、0891-6323215-801(分机)、12345、400-123-4567 或 13800000000；还没有号码就删去这一项",
            "write it like 0891-6323215, 0891-6323215-801 (extension), 12345, 400-123-4567 or 13800000000; leave the key \
             out when there is no number yet",
        ),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn tibetan_digits_are_called_what_they_are() {
        let said = Phone::read("༠༨༩༡-༦༡༢༠༠༠༡").unwrap_err();
        assert!(said.zh.contains("藏文数字") && said.en.contains("Tibetan digits"));
        assert!(Phone::read("０８９１-6120001").unwrap_err().zh.contains("全角"));
    }

    #[test]
    fn numbers_keep_their_written_form_and_are_dialled_as_digits() {
        for (written, dialled) in [
            ("0891-6323215", "08916323215"),
            ("08916323215", "08916323215"),
            ("0891 6323215", "08916323215"),
            ("010-12345678", "01012345678"),
            ("021-12345678", "02112345678"),
            ("0891-6323215-801", "08916323215,801"),
            ("08916323215-801", "08916323215,801"),
            ("6323215", "6323215"),
            ("63232150", "63232150"),
            ("6323215-8", "6323215,8"),
            ("110", "110"),
            ("12345", "12345"),
            ("95598", "95598"),
            ("400-123-4567", "4001234567"),
            ("800-1234567", "8001234567"),
            ("13800000000", "13800000000"),
            ("138 0000 0000", "13800000000"),
            ("+86 891-6323215", "+868916323215"),
            ("+86-0891-6323215", "+868916323215"),
            ("+86 13800000000", "+8613800000000"),
            ("+8613800000000", "+8613800000000"),
            ("+852 2810 2810", "+85228102810"),
        ] {
            let phone = Phone::read(written).unwrap();
            assert_eq!(
                (phone.as_str(), phone.href()),
                (written, format!("tel:{dialled}"))
            );
        }
    }

    #[test]
    fn a_lost_zero_is_noticed() {
        for (bad, better) in [
            ("891-6323215", "0891-6323215"),
            ("8916323215", "0891-6323215"),
            ("10-12345678", "010-12345678"),
            ("755-12345678", "0755-12345678"),
        ] {
            let fault = Phone::read(bad).unwrap_err();
            assert!(
                fault
                    .help_zh
                    .as_ref()
                    .unwrap()
                    .contains(&format!("请写 {better}")),
                "{bad}: {:?}",
                fault.help_zh
            );
            assert!(fault.help_zh.unwrap().contains('0'));
        }
    }

    #[test]
    fn what_is_no_number_is_refused_with_the_form_to_write() {
        for (bad, message, help) in [
            ("待定", "没有号码", "删去"),
            ("０８９１-６３２３２１５", "全角", "请写 0891-6323215"),
            ("0891－6323215", "全角", "请写 0891-6323215"),
            ("(0891)6323215", "以外", "请写 0891-6323215"),
            ("0891—6323215", "以外", "请写 0891-6323215"),
            ("0891-6323215转801", "以外", "请写 0891-6323215-801"),
            ("电话0891-6323215", "以外", "请写 0891-6323215"),
            ("0891-632-3215", "位数字", "请写 0891-6323215"),
            ("0891-6323215、6323216", "几个号码", "[0891-6323215, 6323216]"),
            ("0891-63232", "9位", "0891-6323215"),
            ("1380000000", "10位", "13800000000"),
            ("00", "2位", "0891-6323215"),
            ("abc", "没有号码", "0891"),
        ] {
            let fault = Phone::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_PHONE);
            assert!(fault.zh.contains(message), "{bad}: {}", fault.zh);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }
}
