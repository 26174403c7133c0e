//! Tests of encodings: read, refused with advice, converted.
//!
//! **You are here:** `source/` — beside the code.

#![allow(clippy::unwrap_used, reason = "a test may panic")]
use super::*;
use proptest::prelude::*;

const TEXT: &str = "name: 嘎玛贡桑街道“双语”社工站\nphone: 0891-6323215\n";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

#[test]
fn utf8_is_read_with_and_without_a_bom() {
    assert!(matches!(decode(TEXT.as_bytes()), Ok(Cow::Borrowed(TEXT))));
    assert_eq!(decode(format!("\u{FEFF}{TEXT}").as_bytes()).unwrap(), TEXT);
    assert_eq!(decode(b"").unwrap(), "");
}

#[test]
fn line_ends_and_ideographic_spaces_before_them_are_made_alike() {
    assert_eq!(decode("a\r\nb\rc\n".as_bytes()).unwrap(), "a\nb\nc\n");
    assert_eq!(
        decode("甲　\n　乙　 \n丙  　".as_bytes()).unwrap(),
        "甲\n　乙\n丙  "
    );
    assert_eq!(decode("甲  \n".as_bytes()).unwrap(), "甲  \n");
}

#[test]
fn other_encodings_are_named() {
    let (gb, _, _) = GB18030.encode(TEXT);
    let bom16 = [&[0xFF, 0xFE][..], &utf16(TEXT, true)].concat();
    for (bytes, name) in [
        (gb.to_vec(), "GB18030"),
        (bom16, "UTF-16"),
        (utf16(TEXT, true), "UTF-16"),
        (utf16(TEXT, false), "UTF-16"),
        (utf16("name: བོད་ཡིག\n", true), "UTF-16"),
        (GB18030.encode("id: 拉萨").0.to_vec(), "GB18030"),
        (GB18030.encode("name: {zh: 站, bo: བོད་ཡིག}").0.to_vec(), "GB18030"),
    ] {
        let fault = decode(&bytes).unwrap_err();
        assert_eq!(fault.code, code::NOT_UTF8);
        assert!(fault.zh.contains(name), "{}", fault.zh);
        assert!(fault.help_zh.unwrap().contains("另存为"));
    }
}

#[test]
fn a_broken_byte_is_refused_with_its_line() {
    let mut bytes = TEXT.as_bytes().to_vec();
    let second = TEXT.find("phone").unwrap();
    bytes.insert(second, 0xE5);
    let fault = decode(&bytes).unwrap_err();
    assert!(
        fault.zh.contains("第2行") && fault.zh.contains("0xE5"),
        "{}",
        fault.zh
    );
    assert!(decode(b"a\nb\0c").unwrap_err().zh.contains("第2行"));
    assert!(decode(&[0x89, b'P', b'N', b'G', 0, 0xFF, 0xD8, 0xFF]).is_err());
}

#[test]
fn a_utf8_text_that_was_cut_is_not_taken_for_gb18030() {
    for text in [
        "城关区的社工站在这里，为居民服务",
        "拉萨市民政局",
        "养老服务和儿童福利",
    ] {
        let bytes = text.as_bytes();
        let fault = decode(&bytes[..bytes.len() - 1]).unwrap_err();
        assert!(fault.zh.contains("第1行"), "{text}: {}", fault.zh);
    }
}

#[test]
fn other_encodings_are_converted_whole_or_not() {
    let tibetan = "name: {zh: 站, bo: བོད་ཡིག།}\r\n";
    for text in [TEXT, tibetan] {
        assert_eq!(convert(text.as_bytes()), None);
        assert_eq!(
            convert(&GB18030.encode(text).0),
            Some((text.to_owned(), "GB18030(GBK)"))
        );
        for little in [true, false] {
            assert_eq!(convert(&utf16(text, little)), Some((text.to_owned(), "UTF-16")));
            let marked = utf16(&format!("\u{FEFF}{text}"), little);
            assert_eq!(convert(&marked), Some((text.to_owned(), "UTF-16")));
        }
    }
    let mut cut = GB18030.encode(TEXT).0.to_vec();
    cut.extend([0xB0, 0x0A]);
    assert_eq!(convert(&cut), None);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        if let Ok(text) = decode(&bytes) {
            prop_assert!(!text.contains('\r'));
        }
    }
}
