//! Checksums and prefixes: what makes a row of digits an ID number, a bank card or a mobile number.
//!
//! **You are here:** `personal/` — used by the search; no IO. Algorithms and test vectors: GB 11643, GB 32100, Luhn.

use jiff::civil;

/// Weights of the digits (GB 11643).
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/// Check digits by the sum's rest (GB 11643).
const CHECKS: &[u8; 11] = b"10X98765432";

/// Provinces (GB/T 2260), the first two digits of a place code.
const PROVINCES: [u32; 37] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
    61, 62, 63, 64, 65, 71, 81, 82, 83, 91, 97,
];

/// Signs of a credit code in the order of their values (GB 32100); I, O, S, V and Z are left out.
const CREDIT_SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The value of a run of digits. *Shape:* at most nine of them.
fn value(digits: &[u8]) -> u32 {
    digits
        .iter()
        .take(9)
        .fold(0, |sum, digit| sum * 10 + u32::from(*digit))
}

fn is_day(year: u32, month: u32, day: u32) -> bool {
    let narrow = |value: u32| i8::try_from(value).unwrap_or(-1);
    i16::try_from(year).is_ok_and(|year| civil::Date::new(year, narrow(month), narrow(day)).is_ok())
}

/// Whether 18 signs, the last of which is given apart (10 for X), are a citizen's ID number: a date of birth that exists,
/// and the right check digit. *Source:* GB 11643.
pub(super) fn is_id_number(digits: &[u8], last: u8) -> bool {
    let [first, ..] = digits else { return false };
    // 9 begins the cards of foreigners with permanent residence, of the same build.
    if digits.len() != WEIGHTS.len() || *first != 9 && !PROVINCES.contains(&value(&digits[..2])) {
        return false;
    }
    let year = birth_year(digits);
    if !(1850..2100).contains(&year) || !is_day(year, value(&digits[10..12]), value(&digits[12..14])) {
        return false;
    }
    let sum: u32 = WEIGHTS
        .iter()
        .zip(digits)
        .map(|(weight, digit)| weight * u32::from(*digit))
        .sum();
    let check = if last == 10 { b'X' } else { b'0' + last };
    CHECKS.get(sum as usize % 11) == Some(&check)
}

/// Whether eight digits are a day of our time.
pub(super) fn is_date(digits: &[u8]) -> bool {
    digits.len() == 8
        && (1900..2100).contains(&value(&digits[..4]))
        && is_day(value(&digits[..4]), value(&digits[4..6]), value(&digits[6..8]))
}

/// The year of birth in an ID number of 18 signs. *Shape:* at least ten digits.
pub(super) fn birth_year(digits: &[u8]) -> u32 {
    digits.get(6..10).map_or(0, value)
}

/// Whether 18 digits are an ID number whose end a spreadsheet has lost: it keeps fifteen digits of a number and writes zeros
/// for the rest. Without a check digit, so that only what the data call an ID number counts.
pub(super) fn is_spoiled_id_number(digits: &[u8]) -> bool {
    digits.len() == 18
        && digits.ends_with(&[0, 0, 0])
        && PROVINCES.contains(&value(&digits[..2]))
        && (1900..2100).contains(&birth_year(digits))
        && is_day(birth_year(digits), value(&digits[10..12]), value(&digits[12..14]))
}

/// Whether 15 digits can be an ID number of before 1999: a province, and a day of the twentieth century. Without a check
/// digit, so that only what the data call an ID number counts.
pub(super) fn is_old_id_number(digits: &[u8]) -> bool {
    digits.len() == 15
        && PROVINCES.contains(&value(&digits[..2]))
        && is_day(
            1900 + value(&digits[6..8]),
            value(&digits[8..10]),
            value(&digits[10..12]),
        )
}

/// Whether 18 signs are a valid unified social credit code (GB 32100), which is public.
pub(super) fn is_credit_code(digits: &[u8], last: u8) -> bool {
    let mut weight = 1;
    let mut sum = 0;
    for digit in digits {
        sum += weight * u32::from(*digit);
        weight = weight * 3 % 31;
    }
    let check = (31 - sum % 31) % 31;
    let last = if last == 10 { b'X' } else { b'0' + last };
    digits.len() == 17 && CREDIT_SIGNS.get(check as usize) == Some(&last)
}

/// Whether the digits pass the check of bank cards (Luhn).
pub(super) fn passes_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let value = u32::from(*digit) * if place % 2 == 1 { 2 } else { 1 };
            value / 10 + value % 10
        })
        .sum();
    !digits.is_empty() && sum.is_multiple_of(10)
}

/// How surely a row of digits is a bank card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Card {
    /// It is one wherever it stands: a card of UnionPay (62), or of the older series 9558.
    Sure,
    /// It is one when the words around it say so: many other codes look alike.
    Perhaps,
}

/// What the beginning and the length say about a card, when the check digit is right.
pub(super) fn card(digits: &[u8]) -> Option<Card> {
    let length = digits.len();
    let (two, four) = (value(digits.get(..2)?), value(digits.get(..4)?));
    let kind = match (two, four) {
        (62, _) if (16..=19).contains(&length) => Card::Sure,
        (_, 9558) if length == 19 => Card::Sure,
        (40..=49 | 51..=55, _) | (_, 2221..=2720 | 3528..=3589) if length == 16 => Card::Perhaps,
        (34 | 37, _) if length == 15 => Card::Perhaps,
        (60, _) if (16..=19).contains(&length) => Card::Perhaps,
        _ => return None,
    };
    passes_luhn(digits).then_some(kind)
}

/// Whether the digits begin as a card of UnionPay and are as long as one; the check digit may be mistyped.
pub(super) fn is_like_union_card(digits: &[u8]) -> bool {
    matches!(digits.len(), 16 | 19) && digits.starts_with(&[6, 2])
}

/// Whether the digits are a mobile number of the mainland. *Source:* numbers of the 1[3-9] ranges; they are not listed one by
/// one because new ones are given out.
pub(super) fn is_mobile(digits: &[u8]) -> bool {
    matches!(digits, [1, 3..=9, ..]) && digits.len() == 11
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes()
            .map(|byte| if byte == b'X' { 10 } else { byte - b'0' })
            .collect()
    }

    fn split(text: &str) -> (Vec<u8>, u8) {
        let mut all = digits(text);
        let last = all.pop().unwrap_or_default();
        (all, last)
    }

    #[test]
    fn the_published_vectors_hold() {
        let id = |text: &str| {
            let (digits, last) = split(text);
            is_id_number(&digits, last)
        };
        assert!(id("11010519491231002X") && id("440524188001010014"));
        assert!(!id("110105194912310021") && !id("11010519491331002X"));
        assert!(passes_luhn(&digits("79927398713")) && passes_luhn(&digits("6222021000112233449")));
        assert!(!passes_luhn(&digits("79927398710")));
    }

    #[test]
    fn cards_are_known_by_beginning_and_length() {
        assert_eq!(card(&digits("6222021000112233449")), Some(Card::Sure));
        assert_eq!(card(&digits("4111111111111111")), Some(Card::Perhaps));
        // The check digit of UnionPay cards has to be right too.
        assert_eq!(card(&digits("6222021000112233440")), None);
        assert_eq!(card(&digits("79927398713")), None);
    }

    #[test]
    fn old_id_numbers_need_a_province_and_a_day() {
        assert!(is_old_id_number(&digits("110105491231002")));
        assert!(!is_old_id_number(&digits("990105491231002")));
        assert!(!is_old_id_number(&digits("110105491331002")));
    }
}
