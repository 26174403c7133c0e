//! Number forms of lists: what Word prints for the fourth item in each of its forms.
//!
//! **You are here:** `word/` — used by `numbering`; no IO. *Source:* ECMA-376 part 1, 17.18.59 (`ST_NumberFormat`).

/// Stems, branches and the digits of bookkeeping, from one on.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";
const PLAIN: &str = "〇一二三四五六七八九";
const LEGAL: &str = "零壹贰叁肆伍陆柒捌玖";
const LEGAL_OLD: &str = "零壹貳參肆伍陸柒捌玖";

/// How a form writes a number; none where it is not known. `pattern`: an example of a form of one's own (`001, 002, …`).
pub(super) fn written(form: &str, number: u32, pattern: Option<&str>) -> Option<String> {
    let decimal = || number.to_string();
    Some(match form {
        "decimal" | "decimalHalfWidth" => decimal(),
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => decimal().chars().map(full_width).collect(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            enclosed(number, &[(1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)])
        }
        "decimalEnclosedParen" => enclosed(number, &[(1, 20, 0x2474)]),
        "decimalEnclosedFullstop" => enclosed(number, &[(1, 20, 0x2488)]),
        "ideographEnclosedCircle" => enclosed(number, &[(1, 10, 0x3280)]),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => counted(number, PLAIN, "十百千", "零", '万'),
        "chineseLegalSimplified" => counted(number, LEGAL, "拾佰仟", "零", '万'),
        "ideographLegalTraditional" | "japaneseLegal" => counted(number, LEGAL_OLD, "拾佰仟", "零", '萬'),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => decimal()
            .chars()
            .filter_map(|c| PLAIN.chars().nth(c.to_digit(10)? as usize))
            .collect(),
        "ideographTraditional" => around(number, STEMS),
        "ideographZodiac" => around(number, BRANCHES),
        "ideographZodiacTraditional" => {
            let index = (number.checked_sub(1)? % 60) as usize;
            [STEMS.chars().nth(index % 10)?, BRANCHES.chars().nth(index % 12)?]
                .iter()
                .collect()
        }
        "upperLetter" => letters(number, b'A'),
        "lowerLetter" => letters(number, b'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "numberInDash" => format!("- {number} -"),
        "hex" => format!("{number:X}"),
        "ordinal" => format!("{number}{}", ordinal(number)),
        "chicago" => {
            let sign = ['*', '†', '‡', '§'][(number.checked_sub(1)? % 4) as usize];
            sign.to_string().repeat(((number - 1) / 4 + 1).min(20) as usize)
        }
        "custom" => {
            let first = pattern?.split([',', '，']).next()?.trim();
            let zeros = first.strip_suffix('1')?;
            if !zeros.chars().all(|c| c == '0') {
                return None;
            }
            format!("{number:0width$}", width = first.len())
        }
        _ => return None,
    })
}

fn full_width(c: char) -> char {
    c.to_digit(10)
        .and_then(|digit| char::from_u32('０' as u32 + digit))
        .unwrap_or(c)
}

/// A sign of Unicode for a number, of ranges with their first sign; the number beyond them.
fn enclosed(number: u32, ranges: &[(u32, u32, u32)]) -> String {
    let found = ranges
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&number));
    found
        .and_then(|(first, _, sign)| char::from_u32(sign + number - first))
        .map_or_else(|| number.to_string(), String::from)
}

/// A number as it is counted: 十一, 二十, 一百零五, 一万二千.
fn counted(number: u32, digits: &str, units: &str, zero: &str, myriad: char) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let units: Vec<char> = units.chars().collect();
    if number == 0 {
        return digits[0].to_string();
    }
    if number >= 100_000_000 {
        return number.to_string();
    }
    let below = |number: u32| {
        let mut out = String::new();
        let mut gap = false;
        for place in (0..4_u32).rev() {
            let digit = (number / 10_u32.pow(place) % 10) as usize;
            if digit == 0 {
                gap = !out.is_empty();
                continue;
            }
            if std::mem::take(&mut gap) {
                out.push_str(zero);
            }
            out.push(digits[digit]);
            if let Some(unit) = place.checked_sub(1).and_then(|unit| units.get(unit as usize)) {
                out.push(*unit);
            }
        }
        out
    };
    let (high, low) = (number / 10_000, number % 10_000);
    let mut out = String::new();
    if high > 0 {
        out += &below(high);
        out.push(myriad);
        if low > 0 && low < 1000 {
            out += zero;
        }
    }
    out += &below(low);
    // Ten to nineteen have no one before the ten.
    let ten: String = [digits[1], units[0]].iter().collect();
    match out.strip_prefix(&ten) {
        Some(rest) if (10..20).contains(&number) => format!("{}{rest}", units[0]),
        _ => out,
    }
}

fn around(number: u32, signs: &str) -> String {
    let count = u32::try_from(signs.chars().count()).unwrap_or(1);
    match number.checked_sub(1) {
        // Beyond the last sign Word goes on with figures.
        Some(index) if index < count => signs
            .chars()
            .nth(index as usize)
            .map_or_else(String::new, String::from),
        _ => number.to_string(),
    }
}

/// a … z, aa, bb …
fn letters(number: u32, first: u8) -> String {
    let Some(index) = number.checked_sub(1) else {
        return number.to_string();
    };
    let letter = char::from(first + u8::try_from(index % 26).unwrap_or(0));
    letter.to_string().repeat((index / 26 + 1).min(20) as usize)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number >= 4000 {
        return number.to_string();
    }
    let mut left = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

fn ordinal(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn numbers_are_written_as_word_prints_them() {
        for (form, number, wanted) in [
            ("chineseCountingThousand", 1, "一"),
            ("chineseCountingThousand", 10, "十"),
            ("chineseCountingThousand", 12, "十二"),
            ("japaneseCounting", 20, "二十"),
            ("chineseCounting", 34, "三十四"),
            ("chineseCountingThousand", 105, "一百零五"),
            ("chineseCountingThousand", 110, "一百一十"),
            ("chineseCountingThousand", 1001, "一千零一"),
            ("chineseCountingThousand", 12_003, "一万二千零三"),
            ("chineseLegalSimplified", 12, "拾贰"),
            ("ideographDigital", 10, "一〇"),
            ("ideographTraditional", 3, "丙"),
            ("ideographTraditional", 11, "11"),
            ("ideographZodiac", 12, "亥"),
            ("decimalEnclosedCircleChinese", 1, "①"),
            ("decimalEnclosedCircle", 21, "㉑"),
            ("decimalEnclosedParen", 2, "⑵"),
            ("decimalEnclosedFullstop", 2, "⒉"),
            ("decimalFullWidth", 12, "１２"),
            ("decimalZero", 3, "03"),
            ("lowerLetter", 28, "bb"),
            ("upperRoman", 14, "XIV"),
        ] {
            assert_eq!(
                written(form, number, None).as_deref(),
                Some(wanted),
                "{form} {number}"
            );
        }
        assert_eq!(
            written("custom", 7, Some("001, 002, 003, ...")).as_deref(),
            Some("007")
        );
        assert_eq!(written("thaiNumbers", 7, None), None);
    }
}
