//! Dates within words: `2023年6月1日至9日公示`.
//!
//! **You are here:** `record/shape/mended` — used by [`super::facts`]; no IO.

use jiff::civil::Date;

/// The dates of a text in their order, and the text without them and without the signs of a range between two of them.
///
/// A later date may leave out the year and month that it shares with the one before.
pub(super) fn dates(text: &str) -> (Vec<Date>, String) {
    let all: Vec<char> = text.chars().collect();
    let mut found: Vec<Date> = Vec::new();
    let mut rest = String::new();
    let mut at = 0;
    while at < all.len() {
        let before_is_digit = at > 0 && all[at - 1].is_ascii_digit();
        if all[at].is_ascii_digit()
            && !before_is_digit
            && let Some((date, end)) = date(&all, at, found.last().copied())
        {
            // What stands between two dates says no more than that a range is meant.
            if let Some(cut) = range_sign(&rest).filter(|_| !found.is_empty()) {
                rest.truncate(cut);
            }
            found.push(date);
            at = end;
            continue;
        }
        rest.push(all[at]);
        at += 1;
    }
    (found, rest)
}

/// Where a sign of a range begins at the end of a text.
fn range_sign(rest: &str) -> Option<usize> {
    let trimmed = rest.trim_end();
    ["——", "至", "到", "-", "—", "–", "~", "/"]
        .iter()
        .find_map(|sign| trimmed.strip_suffix(sign))
        .map(|before| before.trim_end().len())
}

/// A date at a place: with its year, or a part of one after a date. The place after it comes back too.
fn date(all: &[char], at: usize, last: Option<Date>) -> Option<(Date, usize)> {
    let (first, end) = number(all, at)?;
    let sign = |at: usize, signs: &[char]| all.get(at).is_some_and(|c| signs.contains(c));
    if end - at == 8 {
        let year = i16::try_from(first / 10_000).ok()?;
        return day(year, first / 100 % 100, first % 100).map(|day| (day, end));
    }
    if end - at == 4 && sign(end, &['年', '-', '/', '.']) {
        let (month, month_end) = number(all, end + 1)?;
        if !sign(month_end, &['月', '-', '/', '.']) {
            return None;
        }
        let (dom, dom_end) = number(all, month_end + 1)?;
        let end = dom_end + usize::from(sign(dom_end, &['日', '号']));
        return day(i16::try_from(first).ok()?, month, dom).map(|day| (day, end));
    }
    let last = last?;
    if end - at <= 2 && sign(end, &['月']) {
        let (dom, dom_end) = number(all, end + 1)?;
        let end = dom_end + usize::from(sign(dom_end, &['日', '号']));
        return day(last.year(), first, dom).map(|day| (day, end));
    }
    if end - at <= 2 && sign(end, &['日', '号']) {
        return day(last.year(), u32::try_from(last.month()).ok()?, first).map(|day| (day, end + 1));
    }
    None
}

fn number(all: &[char], at: usize) -> Option<(u32, usize)> {
    let digits: String = all.iter().skip(at).take_while(|c| c.is_ascii_digit()).collect();
    (!digits.is_empty() && digits.len() <= 8).then(|| Some((digits.parse().ok()?, at + digits.len())))?
}

fn day(year: i16, month: u32, day: u32) -> Option<Date> {
    if !(1900..=2199).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_among_words_and_taken_out() {
        for (text, right, rest) in [
            ("2023-06-01", "2023-06-01", ""),
            ("2023年6月1日至2023年12月31日", "2023-06-01 2023-12-31", ""),
            ("2023年6月1日至9日", "2023-06-01 2023-06-09", ""),
            ("2023年6月1日—7月9日，4万元", "2023-06-01 2023-07-09", "，4万元"),
            ("初审 某某 2023.5.30", "2023-05-30", "初审 某某 "),
            ("20230601-20230609", "2023-06-01 2023-06-09", ""),
            ("8996120001", "", "8996120001"),
            ("2023年", "", "2023年"),
        ] {
            let (found, left) = dates(text);
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            assert_eq!((found.join(" ").as_str(), left.as_str()), (right, rest), "{text}");
        }
    }
}
