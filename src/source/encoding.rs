//! Character encoding: a file's bytes → its text: UTF-8 is read; other encodings are recognised, and refused with advice.
//!
//! **You are here:** `source/` — the first step of reading a file, before `slips`; no IO.

use crate::diag::{Fault, code};
use crate::lang::chinese::is_han;
use crate::lang::tibetan::is_tibetan;
use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How much of a file tells its encoding. *Units:* bytes.
const PROBE: usize = 64 * 1024;

/// The byte order mark of UTF-8, as Notepad and Excel write it.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The text of a file, or why it has none.
///
/// *Shape:* without BOM, lines end in LF alone, and without ideographic spaces at line ends (content-format.md tolerates
/// them; a YAML parser would not everywhere). Spans count in this text; lines and columns are the file's.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(refused("UTF-16"));
    }
    let bytes = bytes.strip_prefix(BOM).unwrap_or(bytes);
    if let Some(nul) = bytes.iter().position(|byte| *byte == 0) {
        let utf16 = [UTF_16LE, UTF_16BE]
            .into_iter()
            .any(|encoding| is_likely(encoding, bytes));
        return Err(if utf16 {
            refused("UTF-16")
        } else {
            not_text(bytes, nul)
        });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(tidy(text)),
        Err(_) if is_likely(GB18030, bytes) => Err(refused("GB18030(GBK)")),
        Err(error) => Err(not_text(bytes, error.valid_up_to())),
    }
}

/// The finding for a replacement character (U+FFFD) in a text.
pub fn lost_character() -> Fault {
    Fault::new(
        code::LOST_CHARACTER,
        "有乱码字符“�”：原来的字在以前转换编码时丢了",
        "there is a replacement character `�`: the original was lost in an earlier conversion",
    )
    .help(
        "对照原文，把“�”改成原来的字",
        "put the original character back, from the source",
    )
}

/// One kind of line end, no ideographic spaces before it.
fn tidy(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') && !text.contains('\u{3000}') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .split_inclusive('\n')
    {
        let content = line.trim_end_matches(['\n', ' ', '\t', '\u{3000}']);
        let tail = &line[content.len()..];
        out.push_str(content);
        // Spaces before the first ideographic one stay: two of them are a line break in Markdown.
        match tail.find('\u{3000}') {
            Some(at) => {
                out.push_str(&tail[..at]);
                out.push_str(if line.ends_with('\n') { "\n" } else { "" });
            }
            None => out.push_str(tail),
        }
    }
    if out == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(out)
    }
}

/// Whether the bytes make plausible Chinese text in the encoding.
fn is_likely(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    let mut probe = &bytes[..bytes.len().min(PROBE)];
    if encoding != GB18030 {
        probe = &probe[..probe.len() - probe.len() % 2];
    }
    let (text, _) = encoding.decode_without_bom_handling(probe);
    let (mut common, mut odd) = (0_usize, 0_usize);
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => {}
            ' '..='~' if encoding == GB18030 => {}
            ' '..='~'
            | '\u{3000}'..='\u{3017}'
            | '\u{FF01}'..='\u{FF5E}'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '—'
            | '…'
            | '·' => {
                common += 1;
            }
            c if is_tibetan(c) => common += 1,
            c if is_han(c) && is_common_han(c) => common += 1,
            _ => odd += 1,
        }
    }
    // The cut at PROBE may leave half a character. Rare ideographs do occur, in names.
    common > 0 && odd * 4 <= common
}

/// Whether the ideograph is one of the 3,755 of GB 2312's first level: lead bytes B0–D7, trail bytes from A1.
fn is_common_han(c: char) -> bool {
    let mut buffer = [0; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    let (bytes, _, _) = GB18030.encode(text);
    matches!(*bytes, [0xB0..=0xD7, 0xA1..=0xFF])
}

fn refused(encoding: &str) -> Fault {
    Fault::new(
        code::NOT_UTF8,
        format!("文件是 {encoding} 编码，应为 UTF-8"),
        format!("the file is in {encoding}, not in UTF-8"),
    )
    .help(
        "用记事本打开，“另存为”时编码选 UTF-8；VS Code 点右下角的编码名称，先选“通过编码重新打开”，再选“通过编码保存”里的 UTF-8；\
         WPS“另存为”纯文本(.txt)，编码选 UTF-8，再把扩展名改回来",
        "Notepad: Save As, encoding UTF-8. VS Code: click the encoding at the bottom right, Reopen with Encoding, then Save with \
         Encoding UTF-8. WPS: save as plain text with encoding UTF-8, then rename the file back",
    )
}

fn not_text(bytes: &[u8], at: usize) -> Fault {
    let line = bytes[..at].split(|byte| *byte == b'\n').count();
    let byte = bytes.get(at).copied().unwrap_or_default();
    Fault::new(
        code::NOT_UTF8,
        format!("第{line}行有不是 UTF-8 文字的字节(0x{byte:02X})"),
        format!("line {line} holds a byte that is not UTF-8 text (0x{byte:02X})"),
    )
    .help(
        "若是文本文件，请检查这一行，重新输入乱码处，另存为 UTF-8；Word、Excel 文件和图片请放进 content/files/",
        "if it is a text file, retype what is garbled on that line and save it as UTF-8; Word and Excel files and pictures \
         belong into content/files/",
    )
}

#[cfg(test)]
mod tests {
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

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(text) = decode(&bytes) {
                prop_assert!(!text.contains('\r'));
            }
        }
    }
}
