//! Clause anchors: clause numbers at the beginning of paragraphs, as anchors.
//!
//! **You are here:** `markdown/clause` — asked by `writer` for each paragraph; no IO.

/// The anchor for a paragraph that begins with `text`: `1.6 …` → `c-1.6`, `第八条 …` → `c-8`, `第八条之一` → `c-8.1`.
pub(super) fn anchor(text: &str) -> Option<String> {
    let text = text.trim_start();
    decimal(text)
        .or_else(|| article(text))
        .map(|number| format!("c-{number}"))
}

/// `3.2.1.1`: numbers joined by points, at least two of them, and no further letter or digit right after.
fn decimal(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || c == '.'))
        .unwrap_or(text.len());
    let number = text[..end].trim_end_matches('.');
    let parts = number.split('.').count();
    let after = text[number.len()..].trim_start_matches('.').chars().next();
    // `2.5%` and `3.5km` are amounts, not clauses.
    let amount = after.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | '％' | '~' | '-'));
    let plain = number.len() <= 20 && number.split('.').all(|part| !part.is_empty());
    (parts >= 2 && plain && !amount).then(|| number.to_owned())
}

/// `第八条`, `第12条`, `第八条之一`.
fn article(text: &str) -> Option<String> {
    let rest = text.strip_prefix('第')?;
    let (number, rest) = rest.split_once('条')?;
    let main = chinese_number(number)?;
    let sub = rest.strip_prefix('之').and_then(|rest| {
        let end = rest
            .find(|c: char| digit(c).is_none() && unit(c).is_none())
            .unwrap_or(rest.len());
        chinese_number(&rest[..end])
    });
    Some(sub.map_or_else(|| main.to_string(), |sub| format!("{main}.{sub}")))
}

/// The value of `八`, `二十三`, `一百零五`, `12`; none for anything else.
fn chinese_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 8 {
        return None;
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    let (mut total, mut current) = (0, None);
    for c in text.chars() {
        if let Some(unit) = unit(c) {
            total += current.take().unwrap_or(1) * unit;
        } else {
            current = Some(digit(c)?);
        }
    }
    Some(total + current.unwrap_or(0))
}

fn digit(c: char) -> Option<u32> {
    "零一二三四五六七八九"
        .chars()
        .zip(0..)
        .find(|(digit, _)| *digit == c)
        .map(|(_, value)| value)
        .or(match c {
            '〇' => Some(0),
            '两' => Some(2),
            _ => None,
        })
}

fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clause_numbers_become_anchors() {
        for (text, wanted) in [
            ("1.6 服务对象", Some("c-1.6")),
            ("3.2.1.1政策宣传", Some("c-3.2.1.1")),
            ("1.6. 服务", Some("c-1.6")),
            ("第八条 本办法", Some("c-8")),
            ("第二十三条 ", Some("c-23")),
            ("第一百零五条", Some("c-105")),
            ("第十条", Some("c-10")),
            ("第12条", Some("c-12")),
            ("第八条之一 ", Some("c-8.1")),
            ("第八章", None),
            ("第几条", None),
            ("6 人", None),
            ("2.5%的人", None),
            ("1..2", None),
            ("2023年", None),
            ("第九九九九九九九九九九条", None),
        ] {
            assert_eq!(anchor(text).as_deref(), wanted, "{text}");
        }
    }
}
