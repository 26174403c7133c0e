//! Tests of `address`.

use super::*;

fn shown(text: &str) -> Vec<(String, String)> {
    addresses(text)
        .into_iter()
        .map(|(range, href)| (text[range].to_owned(), href))
        .collect()
}

#[test]
fn telephone_numbers_are_found_in_their_forms() {
    for (text, words, href) in [
        ("电话：0891-6323215。", "0891-6323215", "tel:08916323215"),
        ("（0891）6323215，", "（0891）6323215", "tel:08916323215"),
        ("(0891) 6323215", "(0891) 6323215", "tel:08916323215"),
        (
            "0891－6323215转801）",
            "0891－6323215转801",
            "tel:08916323215,801",
        ),
        ("0891 6323215", "0891 6323215", "tel:08916323215"),
        ("010-88888888-8001", "010-88888888-8001", "tel:01088888888,8001"),
        ("+86 891 6323215", "+86 891 6323215", "tel:+868916323215"),
        ("+86-891-6323215", "+86-891-6323215", "tel:+868916323215"),
        ("400-123-4567转1", "400-123-4567", "tel:4001234567"),
        ("13800000000。", "13800000000", "tel:13800000000"),
        ("138 0000 0000", "138 0000 0000", "tel:13800000000"),
        ("请拨打12345反映", "12345", "tel:12345"),
        ("12345政务服务便民热线", "12345", "tel:12345"),
        ("火警119、", "119", "tel:119"),
        ("联系电话08916323215", "08916323215", "tel:08916323215"),
        ("0891 632 3215", "0891 632 3215", "tel:08916323215"),
        ("（010）8888 8888", "（010）8888 8888", "tel:01088888888"),
        (
            "０８９１－６３２３２１５。",
            "０８９１－６３２３２１５",
            "tel:08916323215",
        ),
        ("ཁ་པར་ ༠༨༩༡-༦༣༢༣༢༡༥ །", "༠༨༩༡-༦༣༢༣༢༡༥", "tel:08916323215"),
        ("ཁ་པར། 12345", "", ""),
        ("ཁ་པར་ 0891-6323215 །", "0891-6323215", "tel:08916323215"),
    ] {
        let wanted: Vec<(String, String)> = if words.is_empty() {
            vec![]
        } else {
            vec![(words.to_owned(), href.to_owned())]
        };
        assert_eq!(shown(text), wanted, "{text}");
    }
    assert_eq!(shown("0891-6323215/0891-6323216、0892-2234567").len(), 3);
}

#[test]
fn other_numbers_are_none() {
    for text in [
        "川民发〔2021〕44号",
        "2023-06-01",
        "2023年6月1日至12345号",
        "索引号：540100-2023-0007",
        "身份证540102199001011234",
        "13500000000元",
        "账号：0891-6323215",
        "传真：0891-6323215",
        "12345人次",
        "共12345元",
        "统一社会信用代码52540100MJ0000000F",
        "ISBN 978-7-5000-0000-0",
        "0.0891-6323215",
        "全市12345名社工",
        "经度91.1323215",
        "1908人次，708户",
        "2021-2025",
        "邮编850000",
        "２０２３－０６－０１",
        "0891 632 321",
    ] {
        assert_eq!(shown(text), [], "{text}");
    }
}

#[test]
fn web_and_mail_addresses_end_where_words_begin() {
    for (text, words, href) in [
        (
            "见https://example.cn/a_b?x=1&y=2。",
            "https://example.cn/a_b?x=1&y=2",
            "https://example.cn/a_b?x=1&y=2",
        ),
        (
            "（https://example.cn）",
            "https://example.cn",
            "https://example.cn",
        ),
        (
            "(http://example.cn/a(1)).",
            "http://example.cn/a(1)",
            "http://example.cn/a(1)",
        ),
        (
            "Https://Example.cn查询",
            "Https://Example.cn",
            "https://Example.cn",
        ),
        (
            "网址www.example.gov.cn，",
            "www.example.gov.cn",
            "http://www.example.gov.cn",
        ),
        (
            "office@example.cn，",
            "office@example.cn",
            "mailto:office@example.cn",
        ),
        (
            "邮箱：a.b-c@mail.example.com.",
            "a.b-c@mail.example.com",
            "mailto:a.b-c@mail.example.com",
        ),
        (
            "写信到office＠example.cn。",
            "office＠example.cn",
            "mailto:office@example.cn",
        ),
        (
            "上https：//www.example.cn/a。",
            "https：//www.example.cn/a",
            "https://www.example.cn/a",
        ),
        (
            "ཡིག་འཕྲིན། office@example.cn།",
            "office@example.cn",
            "mailto:office@example.cn",
        ),
    ] {
        assert_eq!(shown(text), [(words.to_owned(), href.to_owned())], "{text}");
    }
    for text in ["a@b", "@所有人", "http://", "wwww", "www.", "5@6.7", "https://x"] {
        assert_eq!(shown(text), [], "{text}");
    }
}
