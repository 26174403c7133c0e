//! Tests of mending: a file with slips before and after.
//!
//! **You are here:** `edit/mend` — beside the code; generated slips are in `tests/suite/fixed.rs`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use super::*;
use crate::source::encoding::BOM;
use encoding_rs::GB18030;

const STATION: &str = "content/stations/a.yaml";

fn mended(path: &str, text: &str) -> (String, usize) {
    let mended = super::mend(path, text.as_bytes(), &Known::default(), Lang::ZH);
    let again = super::mend(path, &mended.bytes, &Known::default(), Lang::ZH);
    assert_eq!(again.mends, [], "a second run finds nothing");
    assert_eq!(again.bytes, mended.bytes);
    (String::from_utf8(mended.bytes).unwrap(), mended.mends.len())
}

fn station(line: &str) -> String {
    mended(STATION, &format!("name: 甲\nlevel: a\n{line}\n"))
        .0
        .lines()
        .nth(2)
        .unwrap()
        .to_owned()
}

#[test]
fn signs_of_input_methods_are_mended() {
    let (text, count) = mended(
        STATION,
        "name：{zh：甲，bo：ཀ།}\r\nlevel:a\r\nphone: “0899-6120006” # 注\r\n",
    );
    assert_eq!(
        text,
        "name: {zh: 甲, bo: ཀ།}\r\nlevel: a\r\nphone: \"0899-6120006\" # 注\r\n"
    );
    assert!(count >= 3, "{count}");
    assert_eq!(
        mended(STATION, "name: 甲\nlevel: a\ntags:\n\t－ x\n　－y\n").0,
        "name: 甲\nlevel: a\ntags:\n  - x\n  - y\n"
    );
    assert_eq!(station("email: a\u{200b}@b.cn"), "email: a@b.cn");
    assert_eq!(station("address: བོད\u{feff}་ཡིག"), "address: བོད་ཡིག");
    assert_eq!(station("tags: [a，b]"), "tags: [a, b]");
    assert_eq!(
        station("phone: 0899-6120006 #办公室"),
        "phone: 0899-6120006 # 办公室"
    );
}

#[test]
fn a_key_in_words_becomes_the_key_it_names() {
    for line in ["电话：0899-6120006", "电话: 0899-6120006"] {
        assert_eq!(station(line), "phone: 0899-6120006", "{line}");
    }
    assert_eq!(station("地址：一楼"), "address: 一楼");
    // The key is there already, the value is none of its kind, the word may be another key, a letter is wrong.
    for line in [
        "名称: 乙",
        "级别: 乡镇",
        "时间: 2023-06-01",
        "说明: 给自己看的",
        "phon: 0899-6120006",
    ] {
        assert_eq!(station(line), line);
    }
    assert_eq!(
        station("hours: [{星期: mon-fri, 开门: \"09:30\", 关门: \"13:00\"}]"),
        "hours: [{days: mon-fri, open: \"09:30\", close: \"13:00\"}]"
    );
}

#[test]
fn what_has_two_answers_stays() {
    for line in [
        "other_names: [甲站，乙站]",
        "address: 一楼 #二号",
        "opened: 十月",
        "phone: 6120006转8或9",
        "address: ཁ་པར༔ ༠༨༩༩",
        "closed: [46354]",
        "contract: {amount: 4万}",
        "location: {lat: 29,65, lon: 91.12}",
    ] {
        assert_eq!(station(line), line);
    }
}

#[test]
fn values_that_can_mean_one_thing_are_written_so() {
    for (line, right) in [
        ("opened: 2023年6月 # 注", "opened: 2023-06 # 注"),
        (
            "contract: {start: 2023/6/1, end: ２０２３-１２-３１}",
            "contract: {start: 2023-06-01, end: 2023-12-31}",
        ),
        ("phone: 8996120006", "phone: 0899-6120006"),
        (
            "staff: {total: ５, volunteers: 约３０}",
            "staff: {total: 5, volunteers: 约30}",
        ),
        ("staff: {total: ༥}", "staff: {total: 5}"),
        (
            "contract: {amount: \"４００００\"}",
            "contract: {amount: \"40000\"}",
        ),
        (
            "location: {lat: 29。65, lon: 91．12}",
            "location: {lat: 29.65, lon: 91.12}",
        ),
        ("phone: ༠༨༩༩-༦༡༢༠༠༠༦", "phone: 0899-6120006"),
        (
            "hours: [{days: 周一至周五, open: 9点半, close: \"13：00\"}]",
            "hours: [{days: mon-fri, open: 09:30, close: \"13:00\"}]",
        ),
    ] {
        assert_eq!(station(line), right);
    }
    let notice =
        |number: &str| format!("---\ntitle: 甲\ndate: 2023-06-01\ndocument_number: {number}\n---\n\n正文\n");
    for number in [
        "\"拉民发[2023]12号\"",
        "拉民发（2023）012号",
        "拉民发【2023】第12号",
    ] {
        let (text, _) = mended("content/notices/a.md", &notice(number));
        assert!(text.contains("拉民发〔2023〕12号"), "{number}: {text}");
    }
}

#[test]
fn texts_lose_what_cannot_be_seen_and_links_that_are_none() {
    let text = "---\ntitle: ཀ།\ndate: 2023-06-01\n---\n\n见[表]（files/a.docx）\u{200b}。\nཁ་\u{200e}ག།\n👨\u{200d}👩\n";
    let (text, _) = mended("content/notices/a.bo.md", text);
    assert!(
        text.contains("ཁ་ག།\n👨\u{200d}👩") && !text.contains('\u{200b}'),
        "{text}"
    );
    assert!(text.contains("[表](files/a.docx)。"), "{text}");
}

#[test]
fn other_encodings_become_utf8() {
    let text = "name: 嘎玛贡桑街道双语社工站\r\nlevel: a\r\n";
    let (gb, _, _) = GB18030.encode(text);
    let one = super::mend(STATION, &gb, &Known::default(), Lang::ZH);
    assert_eq!(
        (String::from_utf8(one.bytes).unwrap().as_str(), one.mends.len()),
        (text, 1)
    );
    let tibetan = "name: {zh: 站, bo: བོད་ཡིག།}\nlevel: a\n";
    let utf16: Vec<u8> = format!("\u{feff}{tibetan}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let two = super::mend(STATION, &utf16, &Known::default(), Lang::ZH);
    assert_eq!(String::from_utf8(two.bytes).unwrap(), tibetan);
    let broken = super::mend(
        STATION,
        b"name: \xE5\x8F\nlevel: a\n",
        &Known::default(),
        Lang::ZH,
    );
    assert_eq!(broken.mends, []);
}

#[test]
fn tables_for_excel_get_their_mark() {
    let csv = |bytes: &[u8]| super::mend("content/files/表.csv", bytes, &Known::default(), Lang::ZH).bytes;
    let with = |text: &str| [BOM, text.as_bytes()].concat();
    assert_eq!(csv("姓名,ཁ་པར\n".as_bytes()), with("姓名,ཁ་པར\n"));
    assert_eq!(csv(&with("姓名\n")), with("姓名\n"));
    assert_eq!(
        csv(&GB18030.encode("站点名称,联系电话\n").0),
        with("站点名称,联系电话\n")
    );
    assert_eq!(csv(b"a,b\n"), b"a,b\n");
    assert_eq!(csv(&[0xFF, 0x00, 0x80]), [0xFF, 0x00, 0x80]);
}

#[test]
fn zeros_come_back_where_one_code_fits() {
    let mut known = Known::default();
    let regions = "- {code: x1, name: 甲}\n";
    known.add(&parse(&"content/regions.yaml".into(), regions.as_bytes()));
    known.add(&parse(&"content/tags.yaml".into(), "- {id: '007', name: 甲}\n- {id: '08', name: 乙}\n- {id: '8', name: 丙}\n- {id: '0009', name: 丁}\n- {id: '009', name: 戊}\n".as_bytes()));
    let text = "name: 甲\nlevel: a\ntags: [7, 8, 9]\n";
    let one = super::mend(STATION, text.as_bytes(), &known, Lang::ZH);
    assert_eq!(
        String::from_utf8(one.bytes).unwrap(),
        "name: 甲\nlevel: a\ntags: [007, 8, 9]\n"
    );
}

#[test]
fn marks_are_paired_as_they_were_typed() {
    let notice = |line: &str| format!("---\ntitle: 甲\ndate: 2023-06-01\n---\n\n{line}\n");
    let body = |line: &str| {
        mended("content/notices/a.md", &notice(line))
            .0
            .trim_end()
            .rsplit("\n\n")
            .next()
            .unwrap()
            .to_owned()
    };
    for (line, right) in [
        ("** 粗 ** 与 2 ** 3 ** 4", "**粗** 与 2 ** 3 ** 4"),
        ("2 ** 3 与 ** 粗 **", "2 ** 3 与 **粗**"),
        (
            "** 时间 ** 上午，** 地点 ** 二楼。",
            "**时间** 上午，**地点** 二楼。",
        ),
        ("** བོད་ཡིག ** ཀ་ཁ། ** ག་ང་ **", "**བོད་ཡིག** ཀ་ཁ། **ག་ང་**"),
        ("** 甲 ** 和 **乙** 和 ** 丙 **", "**甲** 和 **乙** 和 **丙**"),
        ("~~ 旧 ~~ 新，~~ 老 ~~ 少", "~~旧~~ 新，~~老~~ 少"),
        ("＊＊注意＊＊ 与 ** 粗 **", "**注意** 与 **粗**"),
        (
            "** 见 [甲](page:a) ** 和 ** 看 [乙](page:b) **",
            "**见 [甲](page:a)** 和 **看 [乙](page:b)**",
        ),
    ] {
        assert_eq!(body(line), right);
    }
    // Which belong together is the writer's to say, and what is a mask or code is none.
    for line in [
        "** 甲 ** 乙 ** 丙",
        "** 甲**乙** 丙 **",
        "**甲 `码` 乙** 和 ** 丙",
        "甲** 和 ** 乙 ** 与 **丙",
        "王** 和 李**",
        "扎西** 和 次仁**",
        "བཀྲ་ཤིས** དང་ ** ཚེ་རིང ** ཀ",
        "\\** 甲 **",
        "`** 甲 **` 与 ** 乙",
    ] {
        assert_eq!(body(line), line);
    }
}

#[test]
fn a_link_is_mended_with_its_bracket_or_not_at_all() {
    let notice = |line: &str| format!("---\ntitle: 甲\ndate: 2023-06-01\n---\n\n{line}\n");
    for (line, right) in [
        ("见 ［附件］（http://a.cn）。", "见 [附件](http://a.cn)。"),
        (
            "见【附件】（https://a.cn/b）和［表］（http://a.cn/x）；",
            "见[附件](https://a.cn/b)和[表](http://a.cn/x)；",
        ),
        ("གཟིགས། ［ཡིག་ཆ］（http://a.cn）།", "གཟིགས། [ཡིག་ཆ](http://a.cn)།"),
        (
            "［电话］（0891-6120001）或［附件］（http://a.cn）",
            "［电话］（0891-6120001）或[附件](http://a.cn)",
        ),
        // Nothing tells where this one ends.
        ("［附件］（http://a.cn `甲`）。", "［附件］（http://a.cn `甲`）。"),
        // Code is code, but four blanks before a line of words are no code on any page.
        (
            "~~~\n［甲］（http://a.cn） ** 乙 **\n~~~",
            "~~~\n［甲］（http://a.cn） ** 乙 **\n~~~",
        ),
        ("`［甲］（http://a.cn）`", "`［甲］（http://a.cn）`"),
    ] {
        let (text, _) = mended("content/notices/a.md", &notice(line));
        assert_eq!(text, notice(right));
    }
}

#[test]
fn one_place_that_cannot_be_mended_does_not_hold_up_the_others() {
    let broken = "hours:\n  - {days: mon-fri, open: 9:30\n";
    let (text, count) = mended(STATION, &format!("name：{{zh：甲，bo：ཀ།}}\nlevel:a\n{broken}"));
    assert_eq!(text, format!("name: {{zh: 甲, bo: ཀ།}}\nlevel: a\n{broken}"));
    assert!(count >= 3, "{count}");
}
