//! Numbers in texts: every disguise that people use by habit, and the numbers that are none.
//!
//! **You are here:** `personal/` — tests of the search.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

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
    "\u{FE0F}",
    "\u{FE00}",
    "\u{E0100}",
    "\u{E0041}",
    "\u{115F}",
    "\u{3164}",
    "\u{FFA0}",
    "\u{17B5}",
    "\u{17B4}",
    "\u{180B}",
    "\u{180F}",
    "\u{34F}",
    "\u{AD}",
    "\u{2060}",
    "\u{2063}",
    "\u{200C}",
    "\u{FEFF}",
    "\u{1D173}",
    "\u{332}",
    "\u{336}",
    "\u{20DD}",
    "\u{FE0F}\u{20E3}",
    "&#65039;",
    "&#x3164;",
    "&#8288;",
    "&zwnj;",
    "\u{F39}",
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
    "、",
    "，",
    ",",
    "：",
    ":",
    "/",
    "+",
    "｜",
    "…",
    "·",
    "་",
    "།",
    "༎",
    "‧",
    "⁄",
    "､",
    "─",
    "；",
    " - ",
    "——",
    "\u{3000}",
    ".",
    "\n",
    "\n\n",
    "\r\n\r\n",
    "\n- ",
    "\n> ",
    " | ",
    "|",
    "</td><td>",
    "</td></tr>\n<tr><td>",
    "</p><p>",
    "</li><li>",
    "<br>",
    "<br/>\n",
    "\u{1F}",
    "\n\u{1F}",
    "&nbsp;",
    "&comma;",
    "<!-- 注 -->",
    "\",\"",
    "\", \"",
    "**",
    "</b><i>",
    "`",
    "<wbr>",
    "][",
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
        ID,
        "540121198802291049",
        "540102196503120014",
        "533223197508140826",
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

/// Numbers that are nobody's, as they stand in notices, tables and addresses.
const INNOCENT: [&str; 114] = [
    "学号 13912345678",
    "运单号：13912345678",
    "批准文号13912345678",
    "设备编码 13912345678",
    "540102202306010038号项目",
    "许可证号：540102202306010038",
    "证书编号540102201706010038",
    "ISBN 978-7-5615-8899-2",
    "ISBN 7-5615-1234-5",
    "ISSN 1671-1234",
    "拉民发〔2023〕12号",
    "川民发〔2021〕44号、闽民养老〔2021〕133号",
    "索引号 540100-2023-0007",
    "索引号：11540100MB0000000X/2023-00012",
    "索引号：000014349/2023-00001",
    "项目编号：540102202306010012",
    "项目编号：54010220230601001X",
    "采购编号 XZ-2023-0601-139",
    "订单号：202306010930123456",
    "订单号 13912345678",
    "流水号2023060109301234567890",
    "受理编号：540102-20230601-0012",
    "合同编号：540102 20230601 0012",
    "办件编号 540121202211150087",
    "统一社会信用代码 52540100MJ0000000F",
    "统一社会信用代码：91540100MA6T1X2Y3Z",
    "credit_code: 52540100MJ0000000J",
    "13500000000元",
    "预算13500000000元",
    "总投入 13,500,000,000 元",
    "金额：13500000000",
    "资金 15800000000.00 元",
    "18612345678元",
    "补助13 500 000 000元",
    "139 1200 5600",
    "分别为139 1200 5600",
    "支出 139 1234 5678 元",
    "三年分别服务139 1234 5678人次",
    "东经91.13912345678，北纬29.65",
    "139.12345678, 35.12345678",
    "lat: 29.13912345678",
    "location: {lat: 29.65012345678, lon: 91.13012345678}",
    "0891-6323215",
    "0891-6323215、6323216、6323217",
    "12345",
    "110",
    "400-810-1391",
    "2026-11-12 09:30",
    "2026-11-12 09:30:15.123456",
    "20261112093015",
    "1391234567890",
    "1699999999999",
    "2026年11月12日",
    "二〇二六年十一月十二日",
    "一二三四五六七八九十",
    "一、二、三、四、五、六、七、八、九、十",
    "1、2、3、4、5、6、7、8、9、10、11、12、13、14、15、16、17、18",
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20",
    "1,3,9,0,2,0,1,0,4,0,3,1",
    "| 708 | 130 | 25 | 89 |\n| 1391 | 234 | 5678 | 12 |",
    "| 139 | 1234 | 5678 |",
    "139,1234,5678",
    "139、1234、5678",
    "139;1234;5678",
    "9:30-13:00 15:30-18:00",
    "05-01/09-30 10-01/04-30",
    "540102007000",
    "540102007, 540102009, 540102011, 540102012",
    "540102\n540103\n540104\n540121\n540122\n540123",
    "国家标准 GB/T 10114-2003、GB 11643-1999、GB 32100-2015",
    "藏ICP备2023000139号-1",
    "藏公网安备 54010002000139号",
    "https://a.example.cn/13912345678.html",
    "https://a.example.cn/art/2023/6/1/art_139_12345678.html",
    "https://a.example.cn/?id=13912345678",
    "https://a.example.cn/t20230601_13912345678.htm",
    "https://mp.example.cn/s?__biz=MzA5&mid=2650139123&idx=1&sn=13912345678abcdef",
    "a13912345678",
    "sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "uuid 13912345-6789-4abc-8def-123456789012",
    "v1.39.1234.5678",
    "192.168.139.123",
    "3.14159265358979323846",
    "2.718281828459045235360287471352662497757",
    "π≈3.1415926535897932384626433832795",
    "身高139 体重45 年龄67",
    "13 9 12 34 56 78 90 12",
    "面积 1391.2345678 平方米",
    "1391234.5678",
    "1-3-9 楼 12 单元 345 678 号",
    "第139期第1234页第5678行",
    "139+1234+5678=7051",
    "139/1234/5678",
    "QQ群 139123456",
    "公交139路、12路、34路、56路、78路",
    "邮编 850000",
    "户数 1391 人口 2345678",
    "88.5% 91.3% 13.9% 12.3% 45.6%",
    "62220210001122334",
    "单号 6222021000112233449",
    "62012345678901234",
    "1234567890123456",
    "10000000000",
    "11000000000 户",
    "138****0000",
    "110105********002X",
    "110105****002X 110105****0014",
    "139****5678、138****1234",
    "13:50 14:00 15:00 16:00 17:00",
    "2021—2025 2026—2030 2031—2035",
    "༢༠༢༦་༡༡་༡༢",
    "༠༨༩༡-༦༣༢༣༢༡༥",
    "།༡༣༩། །༡༢༣༤།",
    "38100 9525 0 0 914400 457200",
];

#[test]
fn innocent_numbers_stay_silent() {
    let loud: Vec<String> = INNOCENT
        .iter()
        .flat_map(|text| {
            [
                (*text).to_owned(),
                format!("说明：{text}。"),
                format!("| {text} | 甲 |\n"),
            ]
        })
        .filter(|text| !find(text).is_empty())
        .collect();
    assert!(loud.is_empty(), "{}", loud.join("\n"));
}

#[test]
fn place_day_and_number_are_the_number_of_a_thing_when_they_are_called_so() {
    // Every check digit comes up among these: one in eleven would be an ID number.
    let mut loud = Vec::new();
    for serial in 0..300 {
        for (label, between) in [
            ("项目编号：", ""),
            ("受理编号 ", "-"),
            ("办件流水号", ""),
            ("合同编号：", " "),
            ("订单号", ""),
            ("索引号 ", "-"),
            ("编号为", ""),
            ("批次号：", "/"),
            ("采购项目编号（包1）：", ""),
            ("档案号:", ""),
            ("许可证号：", ""),
            ("证书编号 ", ""),
            ("学号", ""),
        ] {
            let year = 2005 + serial % 22;
            let text = format!("{label}540102{between}{year}0601{between}{serial:04}");
            if !find(&text).is_empty() {
                loud.push(text);
            }
        }
        let table = format!(
            "编号,名称,金额\n540102{}1112{serial:04},采购,500\n",
            2006 + serial % 20
        );
        if !find(&table).is_empty() {
            loud.push(table);
        }
    }
    assert!(loud.is_empty(), "{} of 4200: {}", loud.len(), loud.join("\n"));
    // A child's number is one, whatever column it stands in, when the data are about persons.
    assert_eq!(seen("姓名,证件编号\n王某,540102201706010038\n").len(), 1);
    assert_eq!(seen("王某 540102201706010038").len(), 1);
    assert_eq!(seen("档案编号：540102196503120014").len(), 1);
    assert_eq!(seen("残疾证号：540102201706010038").len(), 1);
    assert_eq!(seen("王某 3号 13912345678，手机号13812345678").len(), 2);
}

#[test]
fn a_spreadsheet_that_spoils_a_number_still_tells_birth_and_place() {
    assert_eq!(seen("姓名,身份证号\n王某,110105194912310000\n").len(), 1);
    assert_eq!(seen("项目编号110105194912310000"), []);
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
        let (small, large) = (cost(piece, 2_000), cost(piece, 8_000));
        assert!(
            large < 0.01 || large < small * 9.0,
            "{piece:?}: {small} to {large}"
        );
    }
}
