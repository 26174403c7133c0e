//! Generator of disguises: numbers of made-up people, written in the ways that people and programs write them.
//!
//! **You are here:** `tests/suite/guard/` — used by the property test beside it and by `fuzz/`; it needs nothing but `std`.

/// A text with a number in it.
#[derive(Debug, Clone)]
pub(crate) struct Disguise {
    /// The text.
    pub(crate) text: String,
    /// The number, in ASCII.
    pub(crate) number: String,
    /// A mobile number, or else an ID number.
    pub(crate) mobile: bool,
}

/// Choices, one a byte; without any left the first of each.
struct Choices<'b>(std::slice::Iter<'b, u8>);

impl Choices<'_> {
    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    fn below(&mut self, count: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % count
    }
}

/// Rows of digits from 0 to 9, each a way of writing them.
const DIGITS: [&str; 22] = [
    "0123456789",
    "０１２３４５６７８９",
    "༠༡༢༣༤༥༦༧༨༩",
    "〇一二三四五六七八九",
    "零壹贰叁肆伍陆柒捌玖",
    "〇幺两三四五六七八九",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "₀₁₂₃₄₅₆₇₈₉",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
    "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿",
    "٠١٢٣٤٥٦٧٨٩",
    "۰۱۲۳۴۵۶۷۸۹",
    "०१२३४५६७८९",
    "០១២៣៤៥៦៧៨៩",
    "᠐᠑᠒᠓᠔᠕᠖᠗᠘᠙",
    "༳༪༫༬༭༮༯༰༱༲",
    "⓿❶❷❸❹❺❻❼❽❾",
    "〇㈠㈡㈢㈣㈤㈥㈦㈧㈨",
    "⓪➀➁➂➃➄➅➆➇➈",
    "🯰🯱🯲🯳🯴🯵🯶🯷🯸🯹",
];

/// What stands for ten.
const TENS: [&str; 9] = ["X", "x", "Ｘ", "×", "Х", "Ⅹ", "𝐗", "Ⓧ", "&#88;"];

/// What nobody sees between two digits.
const UNSEEN: [&str; 20] = [
    "", "\u{200B}", "\u{FE0F}", "\u{3164}", "\u{180B}", "\u{E0041}", "\u{2060}", "\u{AD}", "\u{332}",
    "\u{FE0F}\u{20E3}", "**", "<b>", "</i>", "<!-- 注 > 意 -->", "&zwj;", "&#8203;", "\\", "`",
    "<span title=\"11\">", "<rt>yi</rt>",
];

/// What people put between the parts of a number.
const PARTING: [&str; 12] = [
    " ", "-", "\u{3000}", "\u{A0}", "—", "·", "&nbsp;", "%20", "  ", " - ", "&ndash;", "\u{2009}",
];

/// What parts an ID number in a form, a table or a list.
const CELLS: [&str; 18] = [
    "|", " | ", ",", "，", "、", "：", "/", "\n", "\n\n", "</td><td>", "</p>\n<p>", "\n- ", "\n> ", "…", "་",
    "<br>", "\u{1F}", "\", \"",
];

const BEFORE: [&str; 10] = [
    "",
    "王某",
    "证件",
    "姓名：王某，身份证号：",
    "| 王某 | ",
    "[看](https://a.example.cn/?q=",
    "> ",
    "（",
    "མིང་། ",
    "1. ",
];
const AFTER: [&str; 7] = ["", "。", " |", ")", "）", "，女", "\n下一行"];

/// A disguise, as the bytes choose.
pub(crate) fn disguise(bytes: &[u8]) -> Disguise {
    let mut choices = Choices(bytes.iter());
    let mobile = choices.below(3) == 2;
    let number = if mobile {
        mobile_number(&mut choices)
    } else {
        id_number(&mut choices)
    };
    let row: Vec<char> = choices.of(&DIGITS).chars().collect();
    let ten = choices.of(&TENS);
    let coding = choices.below(8);
    let signs: Vec<String> = number
        .chars()
        .map(|c| match c.to_digit(10) {
            None => ten.to_owned(),
            Some(digit) => match coding {
                5 => format!("&#{};", digit + 48),
                6 => format!("%25{:X}", digit + 48),
                7 => format!("\\u00{:X}", digit + 48),
                _ => row[digit as usize].to_string(),
            },
        })
        .collect();
    let cuts: &[usize] = match (mobile, choices.below(4)) {
        (_, 0) => &[],
        (true, 1) => &[3, 7],
        (true, 2) => &[3],
        (true, _) => &[7],
        (false, 1) => &[6, 14],
        (false, 2) => &[6, 10, 14],
        (false, _) => &[10],
    };
    let parting = if mobile || choices.below(2) == 0 {
        choices.of(&PARTING)
    } else {
        choices.of(&CELLS)
    };
    let each = !mobile && choices.below(6) == 5;
    let unseen = choices.of(&UNSEEN);
    let every = choices.below(3);
    let mut text = choices.of(&BEFORE).to_owned();
    for (at, sign) in signs.iter().enumerate() {
        if at > 0 && (each || cuts.contains(&at)) {
            text.push_str(parting);
        } else if at > 0 && (every == 0 || every == 1 && at % 5 == 0) {
            text.push_str(unseen);
        }
        text.push_str(sign);
    }
    text.push_str(choices.of(&AFTER));
    Disguise { text, number, mobile }
}

fn id_number(choices: &mut Choices<'_>) -> String {
    let place = choices.of(&["540102", "540121", "350424", "110105", "653223"]);
    let (year, month, day) = (
        1930 + choices.below(90),
        1 + choices.below(12),
        1 + choices.below(28),
    );
    let body = format!("{place}{year}{month:02}{day:02}{:03}", choices.below(250));
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: usize = body
        .bytes()
        .zip(weights)
        .map(|(digit, weight)| usize::from(digit - b'0') * weight)
        .sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11];
    body + check
}

fn mobile_number(choices: &mut Choices<'_>) -> String {
    // The last group is never round: 139 1200 5600 is a row of sums.
    format!(
        "1{}{}{:04}{:03}7",
        3 + choices.below(7),
        choices.below(10),
        choices.below(250) * 31,
        choices.below(250)
    )
    .chars()
    .take(11)
    .collect()
}
