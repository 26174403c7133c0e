//! Marks that a line of a list begins with, as Chinese and Tibetan staff type and paste them.
//!
//! **You are here:** `markdown/chinese` — asked by `paragraph` for each line; no IO.

use super::letter::{is_digit, is_ideograph};

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    /// Its number, where it has one: the first of a list needs no other beside it.
    pub(super) number: Option<u32>,
}

/// The form of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `一、`
    Han,
    /// `（一）`
    HanBrackets,
    /// `1．`, `1、`, `1.`, `1)`
    Digits,
    /// `（1）`
    DigitsBrackets,
    /// `1.6`
    Clause,
    /// `①`, `⑴`, `⒈`, `㈠`
    Circled,
    /// `A.`, `a）`, `Ⅰ．`
    Letter,
    /// `第八条`, `第一章`, `第一，`
    Ordinal,
    /// `一是`
    Is,
    /// `༡`, `དང་པོ།`
    Tibetan,
    /// `●`, `※`, `→`
    Bullet,
}

/// Signs that begin the lines of a list, also those that Word leaves in its own fonts' private characters.
pub(super) const BULLETS: &str = "●○◎◉■□◆◇▲△▼▽▶►▷◀★☆※•‣⁃◦∙▪▫▣▢◈◊❖✦✧✱✲✳➢➤➔➜➣→⇒➡✓✔√☑☐☒✅✗✘♦♣♠♥⚫⚪⬤🔴🔵🔸🔹👉☞☛\u{F06C}\u{F06E}\u{F071}\u{F075}\u{F076}\u{F0A7}\u{F0A8}\u{F0B7}\u{F0D8}\u{F0E0}\u{F0E8}\u{F0FC}";

/// Tibetan ordinals from the first to the tenth.
const ORDINALS: [&str; 10] = [
    "དང་པོ", "གཉིས་པ", "གསུམ་པ", "བཞི་པ", "ལྔ་པ", "དྲུག་པ", "བདུན་པ", "བརྒྱད་པ", "དགུ་པ", "བཅུ་པ",
];

/// The mark at the beginning of a line that has no blanks before it.
pub(super) fn of(line: &str) -> Option<Mark> {
    let first = line.chars().next()?;
    let mark = |kind, number| Some(Mark { kind, number });
    if BULLETS.contains(first) {
        return mark(Kind::Bullet, None);
    }
    if let Some(number) = circled(first) {
        return mark(Kind::Circled, Some(number));
    }
    if matches!(first, '（' | '(' | '〔' | '［' | '【' | '༼' | '﹙') {
        return in_brackets(&line[first.len_utf8()..]);
    }
    if let Some(rest) = line.strip_prefix('第') {
        return ordinal(rest);
    }
    let tibetan = ORDINALS.iter().zip(1..).find_map(|(word, number)| {
        let rest = line.strip_prefix(word)?;
        matches!(
            rest.chars().next(),
            Some('།' | '༎' | '་' | ' ' | '：' | ':' | '\u{F0C}' | '༔')
        )
        .then_some(number)
    });
    if tibetan.is_some() {
        return mark(Kind::Tibetan, tibetan);
    }
    if matches!(first, '༈' | '༄') {
        return mark(Kind::Tibetan, None);
    }
    if let Some((number, rest)) = han_number(line) {
        return after_han(number, rest);
    }
    if let Some((number, rest)) = digits(line) {
        return after_digits(line, number, rest);
    }
    letter(first, &line[first.len_utf8()..])
}

fn after_han(number: u32, rest: &str) -> Option<Mark> {
    let kind = match rest.chars().next()? {
        '、' | '．' | '.' | '､' | '：' => Kind::Han,
        '）' | ')' => Kind::HanBrackets,
        // `一是` counts, `一是一` is a word.
        '是' | '要' => Kind::Is,
        _ => return None,
    };
    Some(Mark {
        kind,
        number: Some(number),
    })
}

fn after_digits(line: &str, number: u32, rest: &str) -> Option<Mark> {
    let sign = rest.chars().next()?;
    let after = rest[sign.len_utf8()..].chars().next();
    let kind = match sign {
        '.' | '．' if after.is_some_and(is_digit) => {
            // `1.6 服务对象` is a clause, `1.6万元` an amount, `2023.6.1` a date.
            let end = line.find(|c: char| !(is_digit(c) || matches!(c, '.' | '．')))?;
            let clause =
                line[end..].starts_with([' ', '\u{3000}']) || line[..end].matches(['.', '．']).count() > 1;
            if !clause || number > 99 {
                return None;
            }
            Kind::Clause
        }
        '．' | '.' | '、' | '､' | '）' | ')' | '﹚' if number < 1000 => Kind::Digits,
        '་' | '།' | '༽' | '༔' | '༎' if line.starts_with(|c: char| matches!(c, '\u{F20}'..='\u{F29}')) => {
            Kind::Tibetan
        }
        _ => return None,
    };
    // `1.` and `A.` before a letter of the same word are none: `1.x`. Before our letters they are.
    Some(Mark {
        kind,
        number: Some(number),
    })
}

fn in_brackets(rest: &str) -> Option<Mark> {
    let closes = |rest: &str| rest.starts_with(['）', ')', '〕', '］', '】', '༽', '﹚']);
    if let Some((number, rest)) = han_number(rest) {
        return closes(rest).then_some(Mark {
            kind: Kind::HanBrackets,
            number: Some(number),
        });
    }
    if let Some((number, rest)) = digits(rest) {
        // `〔2023〕` and `(2023)` are years.
        return (closes(rest) && number < 1000).then_some(Mark {
            kind: Kind::DigitsBrackets,
            number: Some(number),
        });
    }
    let first = rest.chars().next()?;
    let letter = first.is_ascii_alphabetic()
        || matches!(first, '\u{F40}'..='\u{F6C}' | 'Ⅰ'..='ⅿ' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    (letter && closes(&rest[first.len_utf8()..])).then_some(Mark {
        kind: Kind::Letter,
        number: None,
    })
}

/// `第八条`, `第一章`, `第一，`.
fn ordinal(rest: &str) -> Option<Mark> {
    let (number, rest) = han_number(rest).or_else(|| digits(rest))?;
    let unit = rest.chars().next()?;
    "条章节款项编、，：:步".contains(unit).then_some(Mark {
        kind: Kind::Ordinal,
        number: Some(number),
    })
}

fn letter(first: char, rest: &str) -> Option<Mark> {
    let latin = first.is_ascii_alphabetic() || matches!(first, 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let other = matches!(first, 'Ⅰ'..='ⅿ' | '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸' | '\u{F40}'..='\u{F6C}');
    let sign = rest.chars().next()?;
    let after = rest[sign.len_utf8()..].chars().next();
    let ends = match sign {
        '、' | '．' | '）' | ')' | '༽' => true,
        '.' => after.is_none_or(|c| c.is_whitespace() || is_ideograph(c)),
        _ => false,
    };
    ((latin || other) && ends).then_some(Mark {
        kind: Kind::Letter,
        number: matches!(first, 'A' | 'a' | 'Ａ' | 'ａ' | 'Ⅰ' | 'ⅰ' | '甲' | 'ཀ').then_some(1),
    })
}

/// The number that a sign stands for: ①, ⑴, ⒈, ㈠, ㊀, ❶, ➀.
fn circled(c: char) -> Option<u32> {
    let from = |first: char| u32::from(c) - u32::from(first) + 1;
    Some(match c {
        '①'..='⑳' => from('①'),
        '⑴'..='⒇' => from('⑴'),
        '⒈'..='⒛' => from('⒈'),
        '⒜'..='⒵' => from('⒜'),
        'Ⓐ'..='Ⓩ' => from('Ⓐ'),
        'ⓐ'..='ⓩ' => from('ⓐ'),
        '⓵'..='⓾' => from('⓵'),
        '❶'..='❿' => from('❶'),
        '➀'..='➉' => from('➀'),
        '➊'..='➓' => from('➊'),
        '㈠'..='㈩' => from('㈠'),
        '㊀'..='㊉' => from('㊀'),
        '㉑'..='㉟' => from('㉑') + 20,
        '㊱'..='㊿' => from('㊱') + 35,
        _ => return None,
    })
}

/// `八`, `二十三`, `壹`, and what follows.
fn han_number(text: &str) -> Option<(u32, &str)> {
    const DIGITS: &str = "〇一二三四五六七八九";
    const FORMAL: &str = "零壹贰叁肆伍陆柒捌玖";
    let digit = |c: char| {
        [DIGITS, FORMAL]
            .iter()
            .find_map(|all| all.chars().position(|own| own == c))
            .and_then(|at| u32::try_from(at).ok())
    };
    let (mut total, mut current, mut end) = (0, None, 0);
    for (at, c) in text.char_indices().take(8) {
        let unit = match c {
            '十' | '拾' => Some(10),
            '百' | '佰' => Some(100),
            _ => None,
        };
        match (digit(c), unit) {
            (Some(value), _) => current = Some(current.unwrap_or(0) * 10 + value),
            (None, Some(unit)) => total += current.take().unwrap_or(1) * unit,
            (None, None) => break,
        }
        end = at + c.len_utf8();
    }
    (end > 0).then(|| (total + current.unwrap_or(0), &text[end..]))
}

/// ASCII, full-width or Tibetan digits, and what follows, a blank left out.
fn digits(text: &str) -> Option<(u32, &str)> {
    let mut number: u32 = 0;
    let mut end = 0;
    for (at, c) in text.char_indices().take(5) {
        let zero = match c {
            '0'..='9' => '0',
            '０'..='９' => '０',
            '\u{F20}'..='\u{F29}' => '\u{F20}',
            _ => break,
        };
        number = number * 10 + (u32::from(c) - u32::from(zero));
        end = at + c.len_utf8();
    }
    let rest = &text[end..];
    let tight = rest.trim_start_matches([' ', '\u{3000}']);
    let rest = if tight.starts_with(['、', '．', '）', '་', '།']) {
        tight
    } else {
        rest
    };
    (end > 0).then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_are_known() {
        for (line, kind, number) in [
            ("一、总体要求", Kind::Han, Some(1)),
            ("十二、附则", Kind::Han, Some(12)),
            ("（一）服务", Kind::HanBrackets, Some(1)),
            ("(二) 服务", Kind::HanBrackets, Some(2)),
            ("1．甲", Kind::Digits, Some(1)),
            ("１．甲", Kind::Digits, Some(1)),
            ("3、甲", Kind::Digits, Some(3)),
            ("2.甲", Kind::Digits, Some(2)),
            ("2）甲", Kind::Digits, Some(2)),
            ("（3）甲", Kind::DigitsBrackets, Some(3)),
            ("1.6 对象", Kind::Clause, Some(1)),
            ("①甲", Kind::Circled, Some(1)),
            ("⑵甲", Kind::Circled, Some(2)),
            ("㈢甲", Kind::Circled, Some(3)),
            ("A．甲", Kind::Letter, Some(1)),
            ("Ⅱ、甲", Kind::Letter, None),
            ("甲、乙方", Kind::Letter, Some(1)),
            ("第八条 本办法", Kind::Ordinal, Some(8)),
            ("二是加强", Kind::Is, Some(2)),
            ("●甲", Kind::Bullet, None),
            ("\u{F0B7}甲", Kind::Bullet, None),
            ("༡།ཞབས་ཞུ།", Kind::Tibetan, Some(1)),
            ("༢་ཞབས་ཞུ།", Kind::Tibetan, Some(2)),
            ("༼༣༽ཞབས་ཞུ།", Kind::DigitsBrackets, Some(3)),
            ("དང་པོ། ཞབས་ཞུ།", Kind::Tibetan, Some(1)),
        ] {
            assert_eq!(of(line), Some(Mark { kind, number }), "{line}");
        }
    }

    #[test]
    fn words_and_amounts_are_no_marks() {
        for line in [
            "一老一小", "1.6万元", "2023年6月", "2023.6.1", "〔2023〕12号", "第一次", "三站联动", "12345",
            "A级", "（以下简称）",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }
}
