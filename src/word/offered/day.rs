//! Days as documents write them: 2023年5月10日, 二〇二三年五月十日, 2023-05-10.
//!
//! **You are here:** `word/offered` — for the date of a signature; no IO.

/// The day as fields write it; none if the whole text is no day.
pub(super) fn read(text: &str) -> Option<String> {
    let plain: String = super::tight(text).chars().map(half_width).collect();
    let parts: Vec<&str> = match plain.strip_suffix('日') {
        Some(rest) => {
            let (year, rest) = rest.split_once('年')?;
            let (month, day) = rest.split_once('月')?;
            vec![year, month, day]
        }
        None => plain.split(['-', '.', '/']).collect(),
    };
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = (number(year)?, number(month)?, number(day)?);
    let good = (1949..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    good.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

/// 2023, 二〇二三, 十二, 三十.
fn number(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 4 {
        return None;
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    let digit = |c: char| match c {
        '○' | '〇' | '零' | 'Ｏ' | 'O' => Some(0),
        c => "一二三四五六七八九"
            .chars()
            .zip(1_u32..)
            .find(|(own, _)| *own == c)
            .map(|(_, value)| value),
    };
    if let Some((tens, ones)) = text.split_once('十') {
        let of = |text: &str, none: u32| match text {
            "" => Some(none),
            text => text
                .chars()
                .next()
                .filter(|_| text.chars().count() == 1)
                .and_then(digit),
        };
        return Some(of(tens, 1)? * 10 + of(ones, 0)?);
    }
    text.chars().try_fold(0, |sum, c| Some(sum * 10 + digit(c)?))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "2023年5月10日",
            "二〇二三年五月十日",
            "2023-05-10",
            "２０２３年５月１０日",
            "2023 年 5 月 10 日",
        ] {
            assert_eq!(read(text).as_deref(), Some("2023-05-10"), "{text}");
        }
        assert_eq!(read("二○二六年十二月三十一日").as_deref(), Some("2026-12-31"));
        for text in ["2023年", "2023年13月1日", "自2023年5月10日", "5月10日", "", "日"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
