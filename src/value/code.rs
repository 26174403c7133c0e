//! Checksummed and registered codes: unified social credit codes and language tags.
//!
//! **You are here:** `value/` — two of the scalars; no IO.

use super::typed::{half_width, is_wide, shown};
use super::{Scalar, text_impls};
use crate::diag::{Fault, code};
use crate::lang::Lang;
use std::fmt;

/// GB 32100: no I, O, S, V, Z, which are taken for digits or other letters.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// GB 32100: the powers of 3 modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// A unified social credit code (统一社会信用代码, GB 32100), upper case, with a right check character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode(Box<str>);

text_impls!(CreditCode: 0 "The code, 18 characters.");

impl Scalar for CreditCode {
    const FORMAT: &'static str = "credit-code";
    const DESCRIPTION: &'static str = "统一社会信用代码，18位";
    const PATTERN: &'static str = "^[0-9A-HJ-NPQRTUWXYa-hj-npqrtuwxy]{18}$";

    fn read(text: &str) -> Result<CreditCode, Fault> {
        let upper = text.to_ascii_uppercase();
        let found = shown(text);
        let count = upper.chars().count();
        let (zh, en) = if let Some(wrong) = upper
            .bytes()
            .find(|b| b.is_ascii_alphanumeric() && !ALPHABET.contains(b))
        {
            let wrong = char::from(wrong);
            (
                format!("统一社会信用代码“{found}”里有“{wrong}”，这种代码不用 I、O、S、V、Z"),
                format!("the credit code `{found}` holds `{wrong}`; such codes have no I, O, S, V, Z"),
            )
        } else if upper.bytes().any(|b| !ALPHABET.contains(&b)) {
            let what = if is_wide(text) {
                ("全角字符", "full-width characters")
            } else {
                ("字母和数字以外的字符", "other signs")
            };
            (
                format!("统一社会信用代码“{found}”里有{}", what.0),
                format!("the credit code `{found}` holds {}", what.1),
            )
        } else if count != 18 {
            (
                format!("统一社会信用代码“{found}”有{count}位，应为18位"),
                format!("the credit code `{found}` has {count} characters, not 18"),
            )
        } else if let Some(right) = check_character(&upper)
            && !upper.ends_with(right)
        {
            let last = &upper[17..];
            return Err(Fault::new(
                code::BAD_CREDIT_CODE,
                format!("统一社会信用代码“{found}”的校验位不对"),
                format!("the credit code `{found}` has a wrong check character"),
            )
            .help(
                format!("请对照登记证书核对：若前17位无误，最后一位应是 {right}，不是 {last}"),
                format!("compare it with the certificate: if the first 17 are right, the last must be {right}, not {last}"),
            ));
        } else {
            return Ok(CreditCode(upper.into()));
        };
        let fault = Fault::new(code::BAD_CREDIT_CODE, zh, en);
        Err(match mended(text) {
            Some(better) => fault.help(
                format!("可能是 {better}，请对照登记证书核对"),
                format!("it may be {better}: compare it with the certificate"),
            ),
            None => fault.help(
                "请从登记证书上抄写18位代码，如 91350100M000100Y43",
                "copy the 18 characters from the certificate, such as 91350100M000100Y43",
            ),
        })
    }
}

/// The right last character for the first 17, or none when they are not in the alphabet.
fn check_character(code: &str) -> Option<char> {
    let mut sum = 0;
    for (weight, byte) in WEIGHTS.iter().zip(code.bytes()) {
        sum += weight * ALPHABET.iter().position(|letter| *letter == byte)?;
    }
    Some(char::from(ALPHABET[(31 - sum % 31) % 31]))
}

/// The code with look-alikes exchanged and other signs left out, if it is right then.
fn mended(text: &str) -> Option<String> {
    let better: String = half_width(text)
        .to_ascii_uppercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| match c {
            'I' => '1',
            'O' => '0',
            'S' => '5',
            'V' => 'U',
            'Z' => '2',
            other => other,
        })
        .collect();
    (better.len() == 18 && check_character(&better).is_some_and(|right| better.ends_with(right)))
        .then_some(better)
}

/// A language tag, as a value of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangTag(pub Lang);

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Scalar for LangTag {
    const FORMAT: &'static str = "lang";
    const DESCRIPTION: &'static str = "语言代码：zh(中文)、bo(藏文)、en(英文)等";
    const PATTERN: &'static str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

    fn read(text: &str) -> Result<LangTag, Fault> {
        let misnamed = crate::lang::misnamed(text);
        if let (Some(lang), None) = (Lang::parse(text), misnamed) {
            return Ok(LangTag(lang));
        }
        let found = shown(text);
        if let Some(lang) = misnamed.filter(|_| Lang::parse(text).is_some()) {
            return Err(Fault::new(
                code::BAD_LANGUAGE,
                format!("“{found}”不是这里用的语言代码"),
                format!("`{found}` is not the tag that is used here"),
            )
            .write(lang.tag()));
        }
        let fault = Fault::new(
            code::BAD_LANGUAGE,
            format!("“{found}”不是语言代码"),
            format!("`{found}` is not a language tag"),
        );
        let ascii = half_width(text).trim().replace('_', "-");
        let (primary, rest) = ascii
            .split_once('-')
            .map_or((ascii.as_str(), None), |(a, b)| (a, Some(b)));
        let lower = primary.to_ascii_lowercase();
        let mended = rest.map_or(lower.clone(), |rest| format!("{lower}-{rest}"));
        let better = misnamed
            .or_else(|| crate::lang::named(text).filter(|_| rest.is_none()))
            .or_else(|| Lang::parse(&mended))
            .map(|lang| lang.tag().to_owned());
        let several = || {
            let signs = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '、');
            let tags: Vec<String> = ascii
                .split(signs)
                .filter(|tag| !tag.is_empty())
                .map(|tag| crate::lang::named(tag).map(|lang| lang.tag().to_owned()))
                .collect::<Option<_>>()?;
            (tags.len() > 1).then(|| format!("[{}]", tags.join(", ")))
        };
        Err(match better {
            Some(better) => fault.write(&better),
            None if let Some(list) = several() => fault
                .help(
                    format!("几种语言写成列表：{list}"),
                    format!("write a list: {list}"),
                )
                .instead(list),
            None => fault.help(
                "请写 zh(中文)、bo(藏文)这样的代码",
                "write a tag such as zh (Chinese) or bo (Tibetan)",
            ),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;

    #[test]
    fn the_check_character_is_verified() {
        assert_eq!(
            CreditCode::read("91350100m000100y43").unwrap().as_str(),
            "91350100M000100Y43"
        );
        for (bad, message, help) in [
            ("91350100M000100Y44", "校验位", "应是 3，不是 4"),
            ("91350100M000100I43", "“I”", "91350100M000100Y43"),
            ("9135O1OOMOOO1OOY43", "“O”", "可能是 91350100M000100Y43"),
            ("91350100M000100Y4", "17位", "抄写"),
            ("９1350100M000100Y43", "全角", "可能是 91350100M000100Y43"),
            ("91350100-M000100Y4-3", "以外", "可能是 91350100M000100Y43"),
            ("", "0位", "抄写"),
        ] {
            let fault = CreditCode::read(bad).unwrap_err();
            assert_eq!(fault.code, code::BAD_CREDIT_CODE);
            assert!(fault.zh.contains(message), "{bad}: {}", fault.zh);
            assert!(
                fault.help_zh.as_ref().unwrap().contains(help),
                "{bad}: {:?}",
                fault.help_zh
            );
        }
    }

    #[test]
    fn language_names_are_refused_with_their_tags() {
        assert_eq!(LangTag::read("bo").unwrap().0, Lang::BO);
        for (bad, help) in [
            ("ZH", "请写 zh"),
            ("zh_CN", "请写 zh"),
            ("zh-CN", "请写 zh"),
            ("cn", "请写 zh"),
            ("tib", "请写 bo"),
            ("bo-CN", "请写 bo"),
            ("藏文", "请写 bo"),
            ("汉语", "请写 zh"),
            ("？", "zh("),
        ] {
            assert!(
                LangTag::read(bad).unwrap_err().help_zh.unwrap().contains(help),
                "{bad}"
            );
        }
    }
}
