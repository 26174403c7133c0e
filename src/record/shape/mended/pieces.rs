//! A text cut into the items that it lists: by its signs, by the numbers before them, by short words.
//!
//! **You are here:** `record/shape/mended` — asked where a list is wanted and a text was typed; no IO.

/// Without the full-width brackets around the whole: `【走访】` is a list of one. The closing one may have been forgotten.
pub(super) fn unwrapped(text: &str) -> &str {
    [('【', '】'), ('［', '］'), ('〔', '〕'), ('「', '」')]
        .iter()
        .find_map(|(open, close)| {
            let inside = text.strip_prefix(*open)?;
            Some(inside.strip_suffix([*close, ']']).unwrap_or(inside))
        })
        .filter(|inside| {
            !inside.is_empty() && !inside.contains(['【', '】', '［', '］', '〔', '〕', '「', '」'])
        })
        .unwrap_or(text)
}

/// The longest words that commas and spaces part. *Units:* characters.
const LONGEST_WORDS: usize = 16;

/// Words of a list: parted by 、and ；, by commas where no part is a sentence, by spaces where all are short words.
pub(super) fn words(text: &str) -> Vec<&str> {
    let short =
        |all: &[&str], most: usize| all.len() > 1 && all.iter().all(|one| one.chars().count() <= most);
    let by_commas = pieces(text, &['、', '；', ';', '，', ',', '\n']);
    if short(&by_commas, LONGEST_WORDS) {
        return by_commas;
    }
    let by_spaces = pieces(text, &[' ', '\u{3000}']);
    let no_latin = !text.contains(|c: char| c.is_ascii_alphanumeric());
    if no_latin && short(&by_spaces, LONGEST_WORDS / 2) {
        return by_spaces;
    }
    pieces(text, &['、', '；', ';', '\n'])
}

/// The text between signs, without the numbers of a list (`1.`, `（二）`, `③`).
pub(super) fn pieces<'t>(text: &'t str, signs: &[char]) -> Vec<&'t str> {
    // A sentence is no list.
    if text.contains('。') && text.trim_end_matches('。').contains('。') {
        return vec![text];
    }
    if let Some(numbered) = numbered(text) {
        return numbered;
    }
    let mut depth = 0_i32;
    text.split(|c: char| {
        match c {
            '（' | '(' | '《' | '〔' | '“' => depth += 1,
            '）' | ')' | '》' | '〕' | '”' => depth -= 1,
            _ => {}
        }
        depth <= 0 && (signs.contains(&c) || c == '\n')
    })
    .map(|piece| unnumbered(piece.trim().trim_end_matches('。')))
    .filter(|piece| !piece.is_empty())
    .collect()
}

/// The items of a text that counts them: `1.登记 2.走访`, `①登记②走访`; none where fewer than two numbers follow each other.
fn numbered(text: &str) -> Option<Vec<&str>> {
    const CHINESE: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut cuts = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let next = cuts.len();
        let free = before.is_whitespace() || "，,；;。、→\u{3000}".contains(before);
        let digit = (next + 1).to_string();
        let circled = u32::try_from(next)
            .ok()
            .and_then(|next| char::from_u32('①' as u32 + next));
        let starts = |sign: &str| {
            text[at..].strip_prefix(sign).is_some_and(|rest| {
                rest.starts_with(['.', '．', '、', ')', '）'])
                    && !rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
            })
        };
        let bracket = |sign: &str| {
            text[at..]
                .strip_prefix(['（', '('])
                .and_then(|rest| rest.strip_prefix(sign))
                .is_some_and(|rest| rest.starts_with(['）', ')']))
        };
        let chinese = CHINESE.get(next).copied().unwrap_or("\0");
        let here = Some(c) == circled
            || bracket(&digit)
            || bracket(chinese)
            || (free && (starts(&digit) || starts(chinese)));
        if here {
            cuts.push(at);
        }
        before = c;
    }
    if cuts.len() < 2 || !text[..cuts[0]].trim().is_empty() {
        return None;
    }
    let ends = cuts.iter().skip(1).copied().chain([text.len()]);
    let items: Vec<&str> = cuts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            text[*start..end].trim_matches(|c: char| c.is_whitespace() || "，,；;、。→".contains(c))
        })
        .map(unnumbered)
        .filter(|item| !item.is_empty())
        .collect();
    (items.len() == cuts.len()).then_some(items)
}

/// Without `1.`, `2、`, `（三）`, `④`, `第一步：` before the words.
fn unnumbered(piece: &str) -> &str {
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if let Some(rest) = piece.strip_prefix(|c| ('①'..='⑳').contains(&c)) {
        return rest.trim_start();
    }
    for (open, close) in [("（", "）"), ("(", ")"), ("第", "步")] {
        if let Some((number, rest)) = piece.strip_prefix(open).and_then(|rest| rest.split_once(close))
            && !number.is_empty()
            && number.chars().all(numeral)
        {
            return rest.trim_start_matches(['：', ':', '、', ' ', '，']);
        }
    }
    let rest = piece.trim_start_matches(numeral);
    let numbered = rest.len() < piece.len();
    match rest.strip_prefix(['.', '．', '、', ')', '）']) {
        // `3.5` is a number.
        Some(rest) if numbered && !rest.starts_with(|c: char| c.is_ascii_digit()) => rest.trim_start(),
        _ => piece,
    }
}
