//! Numbers in texts: what is found, what is left alone, what a masked text shows.
//!
//! **You are here:** `personal/` — tests of the search.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod disguised;
mod innocent;

use super::*;

fn seen(text: &str) -> Vec<(Kind, &str)> {
    find(text)
        .into_iter()
        .map(|sighting| (sighting.kind, &text[sighting.range]))
        .collect()
}

#[test]
fn an_id_number_is_found_in_every_disguise() {
    for text in [
        "11010519491231002X",
        "11010519491231002x",
        "王某(440524188001010014)",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 19491231 002X",
        "110105-19491231-002-X",
        "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
        "1101051949\n1231002X",
        "> 1101051949\n> 1231002X",
        "1101051949\\\r\n    1231002X",
        "110105<b>1949</b>1231002X",
        "110105**1949**1231002X",
        "110105&nbsp;19491231&#48;02X",
        "[证件](https://a.cn/?id=110105%2019491231002X)",
        "\"11010519491231\\u0030\\x302X\"",
        "༡༡༠༡༠༥༡༩༤༩༡༢༣༡༠༠༢X",
        "1.11010519491231002X",
        "13800000000 11010519491231002×",
        "11010519491231\u{200B}002X",
    ] {
        let kinds: Vec<Kind> = find(text).into_iter().map(|seen| seen.kind).collect();
        assert!(kinds.contains(&Kind::IdNumber), "{text}: {kinds:?}");
    }
    assert_eq!(find("11010519491231002X、440524188001010014").len(), 2);
    assert_eq!(find("11010519491231002X 440524188001010014").len(), 2);
}

#[test]
fn other_numbers_are_left_alone() {
    for text in [
        "110105194912310021",
        "11010519491331002X",
        "1101051949123100211",
        "91350100M000100Y43",
        "2023060109301234567890",
        "2023-06-01 09:30",
        "0891-6323215",
        "540102007000",
        "一二三四五六七八九十",
        "| 110105 | 1949 | 1231 | 0021 |",
        "",
    ] {
        assert_eq!(seen(text), [], "{text}");
    }
}

#[test]
fn fifteen_digits_count_where_the_data_say_so() {
    assert_eq!(seen("身份证号：110105491231002").len(), 1);
    assert_eq!(seen("姓名,身份证号\n王某,110105491231002\n").len(), 1);
    assert_eq!(
        seen("| 证件号码 | 姓名 |\n| --- | --- |\n|110105491231002| 王某 |").len(),
        1
    );
    assert_eq!(seen("项目编号 110105491231002"), []);
}

#[test]
fn bank_cards_and_mobile_numbers_are_found() {
    assert_eq!(
        seen("卡号6222021000112233449，电话138 0000 0000"),
        [
            (Kind::BankCard, "6222021000112233449"),
            (Kind::Mobile, "138 0000 0000")
        ]
    );
    assert_eq!(seen("6222 0210 0011 2233 449").len(), 1);
    for cut in [
        "622202 10001122 33449", "622202-1000112233449", "622202 1000 1122 33449",
    ] {
        assert_eq!(seen(&format!("卡号：{cut}")).len(), 1, "{cut}");
        // In a row of figures such groups are figures.
        assert_eq!(seen(&format!("{cut} 户")), [], "{cut}");
    }
    assert_eq!(seen("银行拨付 622202、10001122、33449 元"), []);
    assert_eq!(seen("联系+8613800000000。").len(), 1);
    assert_eq!(seen("银行账号4111 1111 1111 1111").len(), 1);
    for text in [
        "4111111111111111",
        "https://a.cn/13800000000.html",
        "A13800000000",
        "138000000001",
        "3.14-2.71-138",
    ] {
        assert_eq!(seen(text), [], "{text}");
    }
}

#[test]
fn a_number_is_found_at_any_place_of_a_long_row_of_digits() {
    for before in [0, 1, 2000, 4090, 4096, 4100] {
        let text = format!("{}11010519491231002X", "1 ".repeat(before));
        assert_eq!(find(&text).len(), 1, "{before}");
    }
}

#[test]
fn a_masked_text_keeps_its_length_and_hides_the_number() {
    for text in [
        "名单：11010519491231002X。",
        "１１０１０５１９４９１２３１００２Ｘ",
        "110105 1949-12\n31 002x",
        "110105&#49;9491231002X",
    ] {
        let masked = mask(text, true);
        assert_eq!(masked.len(), text.len());
        assert_eq!(find(&masked), [], "{masked}");
    }
    assert_eq!(find("11010519491231002X")[0].masked, "110105********002X");
    assert_eq!(mask("电话13800000000", true), "电话138****0000");
    assert_eq!(mask("电话13800000000", false), "电话13800000000");
}
/// Time that this thread has had on a processor, where the system tells: other programs run beside. *Units:* seconds.
fn spent() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = told.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    spent.map_or_else(
        || {
            std::time::SystemTime::UNIX_EPOCH
                .elapsed()
                .map_or(0.0, |since| since.as_secs_f64())
        },
        |nanoseconds| nanoseconds / 1e9,
    )
}

#[test]
fn a_search_costs_as_much_as_the_text_is_long() {
    // What is square costs sixteen times as much for four times the text.
    let cost = |piece: &str, count: usize| {
        let text = piece.repeat(count);
        let start = spent();
        std::hint::black_box(find(&text));
        spent() - start
    };
    for piece in [
        "11010519491231002X\n",
        "13912345678,",
        "| 110105491231002 | 甲 |\n",
        "<a ",
        "<!--",
        "<? ",
        "<![CDATA[",
        "&#",
        "%25",
        "1<b ",
        "\u{202E}1",
        "1<rt>",
        "1 ",
        "1",
        "一",
        "\\u",
        "<bdo>1",
        "1\u{1F}",
        "身份证 110105491231002\u{1F}",
    ] {
        let (small, large) = (cost(piece, 8_000), cost(piece, 32_000));
        assert!(
            // What the clock cannot tell from nothing counts as its smallest step.
            large < small.max(0.02) * 9.0,
            "{piece:?}: {small} to {large}"
        );
    }
}

#[test]
fn an_id_number_is_not_seen_inside_a_card_or_a_longer_serial() {
    for (text, right) in [
        (
            "身份证 110101199003077715，卡 6222020200112233445",
            Some("6222020200112233445"),
        ),
        (
            "身份证另报，卡号：6222020200112233445",
            Some("6222020200112233445"),
        ),
        ("身份证另报，6222020200112233445", None),
        ("身份证另报，运单号 99222020200112233445", None),
    ] {
        let seen = seen(text);
        let cards = seen.iter().filter(|(kind, _)| *kind == Kind::BankCard);
        let cards: Vec<&str> = cards.map(|(_, number)| *number).collect();
        assert_eq!(cards, right.into_iter().collect::<Vec<_>>(), "{text}");
        let ids = seen.iter().filter(|(kind, _)| *kind == Kind::IdNumber);
        assert!(
            ids.count() <= usize::from(text.contains("77715")),
            "{text}: {seen:?}"
        );
    }
    // A list's number and a date that touch are no longer number.
    assert_eq!(seen("身份证 1110105194912310028").len(), 0);
    assert_eq!(seen("身份证 20230601440524188001010014").len(), 1);
}
