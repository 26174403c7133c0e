//! Numerals as people type them: Chinese ones (二〇二六年十一月), and letters that look like digits (`2026-1l-2O`).
//!
//! **You are here:** `value/` — beside `typed`, below the scalars' advice; no IO. Advice accounts for every sign: a letter
//! among digits is a digit that it looks like, or there is no advice.

use super::typed::half_width;

/// The text with full-width and Tibetan digits, Chinese numerals and letters that look like digits as ASCII digits.
///
/// A numeral that touches an ASCII digit or names a weekday (周一) stays: it is a sign there, or no number.
pub(crate) fn as_digits(text: &str) -> String {
    without_numerals(&without_letters(&half_width(text)))
}

/// The text with letters that look like digits as digits, and full-width and Tibetan digits as ASCII.
pub(crate) fn letters_as_digits(text: &str) -> String {
    without_letters(&half_width(text))
}

/// The runs of digits in a text, after [`as_digits`].
pub(super) fn numbers(text: &str) -> Vec<String> {
    as_digits(text)
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A letter that touches a digit and is none of those that dates and times hold (`T`, `Z`, `am`, `pm`).
pub(super) fn stray_letter(text: &str) -> Option<char> {
    let all: Vec<char> = as_digits(text).chars().collect();
    let digit = |at: Option<usize>| at.and_then(|at| all.get(at)).is_some_and(char::is_ascii_digit);
    let known = |at: usize| match all[at] {
        'T' => digit(at.checked_sub(1)) && digit(Some(at + 1)),
        'Z' => at + 1 == all.len(),
        'a' | 'p' | 'A' | 'P' => matches!(all.get(at + 1), Some('m' | 'M')),
        _ => false,
    };
    (0..all.len())
        .find(|at| {
            all[*at].is_ascii_alphabetic() && (digit(at.checked_sub(1)) || digit(Some(at + 1))) && !known(*at)
        })
        .map(|at| all[at])
}

/// A letter or circle that is taken for a digit.
fn look_alike(c: char) -> Option<char> {
    match c {
        'l' | 'I' => Some('1'),
        'O' | 'o' | '〇' | '○' => Some('0'),
        _ => None,
    }
}

/// Letters that look like digits become those, where they stand among digits and no other letter touches them.
fn without_letters(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let plain = all
        .iter()
        .all(|c| !c.is_ascii_alphabetic() || look_alike(*c).is_some());
    let any_digit = all.iter().any(char::is_ascii_digit);
    let mut out: String = String::with_capacity(text.len());
    let mut at = 0;
    while at < all.len() {
        let run = all[at..]
            .iter()
            .take_while(|c| c.is_ascii_digit() || look_alike(**c).is_some())
            .count();
        if run == 0 {
            out.push(all[at]);
            at += 1;
            continue;
        }
        let piece = &all[at..at + run];
        let digits = piece.iter().any(char::is_ascii_digit);
        let letters = piece.iter().any(char::is_ascii_alphabetic);
        let free = !at
            .checked_sub(1)
            .and_then(|before| all.get(before))
            .is_some_and(char::is_ascii_alphabetic)
            && !all.get(at + run).is_some_and(char::is_ascii_alphabetic);
        let read = (digits && free) || (letters && plain && any_digit);
        out.extend(
            piece
                .iter()
                .map(|c| look_alike(*c).filter(|_| read).unwrap_or(*c)),
        );
        at += run;
    }
    out
}

/// Chinese numerals as digits: 二〇二六 sign by sign, 三百一十 by its places.
fn without_numerals(text: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < all.len() {
        let run = all[at..].iter().take_while(|c| is_numeral(**c)).count();
        if run == 0 {
            out.push(all[at]);
            at += 1;
            continue;
        }
        let piece = &all[at..at + run];
        let before = at.checked_sub(1).map(|before| all[before]);
        let touches =
            before.is_some_and(|c| c.is_ascii_digit()) || all.get(at + run).is_some_and(char::is_ascii_digit);
        let weekday = before.is_some_and(|c| matches!(c, '周' | '期' | '拜' | '週'));
        match value(piece).filter(|_| !touches && !weekday) {
            Some(number) => out.push_str(&number),
            None => out.extend(piece),
        }
        at += run;
    }
    out
}

fn is_numeral(c: char) -> bool {
    digit(c).is_some() || place(c).is_some()
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn place(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// The number of a run of numerals, as digits; none where they are no number.
fn value(run: &[char]) -> Option<String> {
    if !run.iter().any(|c| place(*c).is_some()) {
        return run
            .iter()
            .map(|c| digit(*c).and_then(|own| char::from_digit(own, 10)))
            .collect();
    }
    let (mut sum, mut pending, mut last) = (0, None, 10_000);
    for c in run {
        match (digit(*c), place(*c)) {
            (Some(0), _) if pending.is_none() => {}
            (Some(own), _) if pending.is_none() => pending = Some(own),
            (None, Some(places)) if places < last => {
                // 十 alone is ten; 百 and 千 want a digit before them.
                let digit = pending.take().or((places == 10 && sum == 0).then_some(1))?;
                sum += digit * places;
                last = places;
            }
            _ => return None,
        }
    }
    Some((sum + pending.unwrap_or(0)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_and_letters_that_look_like_digits_are_read() {
        for (typed, read) in [
            ("二〇二六年十一月二十日", "2026年11月20日"),
            ("二○二六年五月", "2026年5月"),
            ("三百一十", "310"),
            ("一千零五", "1005"),
            ("二十个工作日", "20个工作日"),
            ("2026-1l-20", "2026-11-20"),
            ("2026-l1-2O", "2026-11-20"),
            ("2026-lO-2o", "2026-10-20"),
            ("２０２６-１Ｏ", "2026-10"),
            ("༢༠༢༦", "2026"),
            ("周一至周五", "周一至周五"),
            ("2026-10-01一2026-10-08", "2026-10-01一2026-10-08"),
            ("Monday 10", "Monday 10"),
            ("百货", "百货"),
        ] {
            assert_eq!(as_digits(typed), read, "{typed}");
        }
    }

    #[test]
    fn a_letter_that_is_no_digit_is_noticed() {
        for (typed, letter) in [
            ("2026-1x-20", Some('x')),
            ("2026-1l-20", None),
            ("2026-11-20T09:30:00Z", None),
            ("9:30am", None),
            ("2026-11-2Q", Some('Q')),
        ] {
            assert_eq!(stray_letter(typed), letter, "{typed}");
        }
    }
}
