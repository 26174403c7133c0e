//! Numbers in every disguise that people use by habit.
//!
//! **You are here:** `personal/tests` — numbers that must be found.

use crate::personal::*;

/// An ID number of a made-up person; its parts are place, birth and serial number.
const ID: &str = "11010519491231002X";

/// The signs of a number, each as another sign.
fn signs(number: &str, of: impl Fn(u32) -> String) -> String {
    let one = |c: char| c.to_digit(10).map_or_else(|| c.to_string(), &of);
    number.chars().map(one).collect()
}

fn from(first: char, value: u32) -> String {
    char::from_u32(u32::from(first) + value).unwrap().to_string()
}

/// Signs that nobody sees, and marks on the digits.
const UNSEEN: &[&str] = &[
    "\u{FE0F}", "\u{FE00}", "\u{E0100}", "\u{E0041}", "\u{115F}", "\u{3164}", "\u{FFA0}", "\u{17B5}",
    "\u{17B4}", "\u{180B}", "\u{180F}", "\u{34F}", "\u{AD}", "\u{2060}", "\u{2063}", "\u{200C}", "\u{FEFF}",
    "\u{1D173}", "\u{332}", "\u{336}", "\u{20DD}", "\u{FE0F}\u{20E3}", "&#65039;", "&#x3164;", "&#8288;",
    "&zwnj;", "\u{F39}",
];

/// Zeros of scripts whose digits stand in a row.
const ZEROS: &[char] = &[
    '०', '٠', '۰', '০', '၀', '០', '᠐', '༠', '０', '𝟎', '𝟘', '𝟬', '𝟶', '🯰', '߀', '꘠',
];

/// Digits that stand in no row of Unicode, and numerals.
const ROWS: &[&str] = &[
    "〇一二三四五六七八九",
    "零一二三四五六七八九",
    "零壹贰叁肆伍陆柒捌玖",
    "〇幺两三四五六七八九",
    "零壹貳叄肆伍陸柒捌玖",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "⓿❶❷❸❹❺❻❼❽❾",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "₀₁₂₃₄₅₆₇₈₉",
    "〇㈠㈡㈢㈣㈤㈥㈦㈧㈨",
    "0⑴⑵⑶⑷⑸⑹⑺⑻⑼",
    "༳༪༫༬༭༮༯༰༱༲",
    "0⒈⒉⒊⒋⒌⒍⒎⒏⒐",
    "〇㊀㊁㊂㊃㊄㊅㊆㊇㊈",
    "〇〡〢〣〤〥〦〧〨〩",
];

/// What stands for the X.
const CROSSES: &[&str] = &[
    "Ⅹ", "ⅹ", "𝐗", "𝕏", "Ⓧ", "ⓧ", "Ｘ", "×", "Х", "✕", "🆇", "&#88;", "&times;", "%58", "\\x58", " X", "-x",
];

/// What parts a number: signs, cells, rows, paragraphs, items, tags.
const BETWEEN: &[&str] = &[
    "、", "，", ",", "：", ":", "/", "+", "｜", "…", "·", "་", "།", "༎", "‧", "⁄", "､", "─", "；", " - ",
    "——", "\u{3000}", ".", "\n", "\n\n", "\r\n\r\n", "\n- ", "\n> ", " | ", "|", "</td><td>",
    "</td></tr>\n<tr><td>", "</p><p>", "</li><li>", "<br>", "<br/>\n", "\u{1F}", "\n\u{1F}", "&nbsp;",
    "&comma;", "<!-- 注 -->", "\",\"", "\", \"", "**", "</b><i>", "`", "<wbr>", "][",
];

/// An ID number as people and programs disguise it. *Shape:* each a text that a reader takes for the number.
fn disguises(id: &str) -> Vec<String> {
    let (place, rest) = id.split_at(6);
    let (birth, serial) = rest.split_at(8);
    let (year, day) = birth.split_at(4);
    let each = |between: &str| {
        let all: Vec<String> = id.chars().map(String::from).collect();
        all.join(between)
    };
    let mut all = Vec::new();
    // Signs that nobody sees, and marks on the digits.
    for unseen in UNSEEN {
        all.push(each(unseen));
        all.push(format!("{place}{unseen}{birth}{unseen}{serial}"));
        all.push(format!("{place}{birth}{}{serial}", unseen.repeat(200)));
    }
    // Digits of other scripts and shapes.
    for zero in ZEROS {
        all.push(signs(id, |digit| from(*zero, digit)));
    }
    let of = |row: &str| {
        let row: Vec<char> = row.chars().collect();
        signs(id, |digit| row[digit as usize].to_string())
    };
    for row in ROWS {
        all.push(of(row));
    }
    for x in CROSSES {
        all.push(id.replace('X', x));
    }
    // Parted by signs, cells, rows, paragraphs, items, tags.
    for between in BETWEEN {
        all.push(format!("{place}{between}{birth}{between}{serial}"));
        all.push(format!("{place}{between}{year}{between}{day}{between}{serial}"));
        all.push(format!("{place}{birth}{between}{serial}"));
        all.push(each(between));
    }
    let long = "a b > c".repeat(60);
    all.push(format!("{place}<!--{long}-->{birth}{serial}"));
    all.push(format!(
        "{place}<span title='{}'>{birth}</span>{serial}",
        "字".repeat(60)
    ));
    all.push(format!("{place}{}{birth}{serial}", " ".repeat(300)));
    all.push(format!(
        "{place}<rt>shēn fèn</rt>{birth}<rp>(</rp><rt>zhèng</rt>{serial}"
    ));
    all.push(format!("<ruby>{place}<rt>a</rt></ruby>{birth}{serial}"));
    // Coded.
    all.push(signs(id, |digit| format!("&#{};", digit + 48)));
    all.push(signs(id, |digit| format!("&#{}", digit + 48)));
    all.push(signs(id, |digit| format!("&#x{:X};", digit + 48)));
    all.push(signs(id, |digit| format!("%{:X}", digit + 48)));
    all.push(signs(id, |digit| format!("%25{:X}", digit + 48)));
    all.push(signs(id, |digit| format!("%2525{:X}", digit + 48)));
    all.push(signs(id, |digit| format!("\\u00{:X}", digit + 48)));
    // Backwards, to be shown forwards.
    let back: String = id.chars().rev().collect();
    all.push(format!("\u{202E}{back}\u{202C}"));
    all.push(format!("&#8238;{back}"));
    all.push(format!("&#x202E;{back}&#x202C;"));
    all.push(format!("<bdo dir=\"rtl\">{back}</bdo>"));
    all.push(format!("<span dir=rtl>{back}</span>"));
    // Beside other numbers.
    all.push(format!("20230601{id}"));
    all.push(format!("1{id}"));
    all.push(format!("13912345678{id}"));
    all.push(format!("{id}13912345678"));
    all.push(format!("{id}43"));
    all.push(format!("2023-06-01 {id}"));
    all.push(format!("https://a.example.cn/?q={id}"));
    all.push(format!("https://a.example.cn/{id}/a.html"));
    all
}

#[test]
fn an_id_number_is_found_in_every_disguise_people_use() {
    let mut silent = Vec::new();
    for id in [
        ID, "540121198802291049", "540102196503120014", "533223197508140826",
    ] {
        for text in disguises(id) {
            for text in [text.clone(), format!("王某，证件{text}。")] {
                if !find(&text).iter().any(|seen| seen.kind == Kind::IdNumber) {
                    silent.push(text);
                }
            }
        }
    }
    assert!(
        silent.is_empty(),
        "{} silent:\n{}",
        silent.len(),
        silent.join("\n")
    );
}

#[test]
fn a_masked_disguise_is_none_any_more_and_as_long() {
    for text in disguises(ID) {
        let masked = mask(&text, true);
        assert_eq!(masked.len(), text.len(), "{text}");
        assert_eq!(find(&masked), [], "{text}: {masked}");
    }
}

#[test]
fn a_mobile_number_is_found_as_people_write_it() {
    for text in [
        "13912345678",
        "139 1234 5678",
        "139-1234-5678",
        "139.1234.5678",
        "139 12345 678",
        "13 912345678",
        "139-123-45678",
        "139-12345-678",
        "1391 2345 678",
        "13912-345678",
        "139123 45678",
        "(139)12345678",
        "（139）1234-5678",
        "(139) 1234 5678",
        "0086139 1234 5678",
        "008613912345678",
        "0086-139-1234-5678",
        "+86 139 1234 5678",
        "+86-13912345678",
        "86 139 1234 5678",
        "８６－１３９１２３４５６７８",
        "一三九一二三四五六七八",
        "幺三九幺二三四五六七八",
        "①③⑨①②③④⑤⑥⑦⑧",
        "༡༣༩༡༢༣༤༥༦༧༨",
        "1 3 9 1 2 3 4 5 6 7 8",
        "139<!-- a -->1234<b>5678</b>",
        "1️⃣3️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣",
        "https://a.example.cn/?q=13912345678",
        "https://a.example.cn/?tel=13912345678&a=1",
        "tel:13912345678",
        "tel:+8613912345678",
        "加微信wx13912345678",
        "0891-6323215/13912345678",
        "13912345678/13812345678",
        "王某13912345678转201",
        "王某_13912345678",
        "电话：139、1234、5678",
        "联系电话|1|3|9|1|2|3|4|5|6|7|8|",
        "手机139/1234/5678",
        "手机 013912345678",
        "13800000000",
        "电话：138 0000 0000",
        "%2531%2533%2539%2531%2532%2533%2534%2535%2536%2537%2538",
        "\u{202E}87654321931\u{202C}",
        "1.13912345678",
        "1. 13912345678",
        "11010519491231002X13912345678",
        "13912345678²",
        "三13912345678",
        "电话1391234567813812345678",
        "联系电话：2023060113912345678",
        "ཁ་པར།་13912345678",
    ] {
        let kinds: Vec<Kind> = find(text).into_iter().map(|seen| seen.kind).collect();
        assert!(kinds.contains(&Kind::Mobile), "{text}: {kinds:?}");
    }
}
