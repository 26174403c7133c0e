//! Reader of RTF: the text of a document with its words that say how signs are written.
//!
//! **You are here:** `personal/file/` — one kind of file; no IO.
//!
//! All text is kept, also that of fields, notes and properties, which Word shows elsewhere; what is drawn as hex is skipped, and
//! embedded objects are read by themselves.

use super::{Reading, Unchecked};
use crate::personal::signs::{BAR, CELL};
use encoding_rs::{Encoding, GB18030};

/// Adds the text of a document.
pub(super) fn read(bytes: &[u8], reading: &mut Reading, depth: usize) {
    let mut pending: Vec<u8> = Vec::new();
    let mut encoding = GB18030;
    let mut skip = Skips {
        each: vec![1],
        left: 0,
    };
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => {
                let (word, value, end) = control(bytes, at);
                match word {
                    b"'" => {
                        if skip.left > 0 {
                            skip.left -= 1;
                        } else {
                            pending.extend(value.and_then(|value| u8::try_from(value).ok()));
                        }
                    }
                    b"ansicpg" => {
                        let label = value.map(|value| format!("windows-{value}")).unwrap_or_default();
                        encoding = Encoding::for_label(label.as_bytes()).unwrap_or(GB18030);
                    }
                    _ => {
                        flush(&mut pending, encoding, &mut reading.whole);
                        let sign = sign(word, value);
                        reading.whole.extend(sign);
                        match (word, value) {
                            (b"u", Some(_)) => skip.left = *skip.each.last().unwrap_or(&1),
                            (b"uc", Some(value)) => {
                                if let Some(own) = skip.each.last_mut() {
                                    *own = usize::try_from(value).unwrap_or(0).min(8);
                                }
                            }
                            (b"bin", Some(value)) => {
                                at = (end + usize::try_from(value).unwrap_or(0)).min(bytes.len());
                                reading.unchecked = reading.unchecked.or(Some(Unchecked::Form));
                                continue;
                            }
                            (b"pict" | b"objdata", _) => {
                                at = hex(bytes, end, reading, depth);
                                continue;
                            }
                            _ => {}
                        }
                    }
                }
                at = end;
            }
            b'{' => {
                flush(&mut pending, encoding, &mut reading.whole);
                let own = *skip.each.last().unwrap_or(&1);
                // Depth costs one number a group.
                skip.each.push(own);
                at += 1;
            }
            b'}' => {
                flush(&mut pending, encoding, &mut reading.whole);
                if skip.each.len() > 1 {
                    skip.each.pop();
                }
                at += 1;
            }
            b'\r' | b'\n' => at += 1,
            byte => {
                if skip.left > 0 {
                    skip.left -= 1;
                } else {
                    pending.push(byte);
                }
                at += 1;
            }
        }
    }
    flush(&mut pending, encoding, &mut reading.whole);
}

/// How many signs after a `\u` stand for it in old readers, group by group.
struct Skips {
    each: Vec<usize>,
    left: usize,
}

fn flush(pending: &mut Vec<u8>, encoding: &'static Encoding, text: &mut String) {
    if !pending.is_empty() {
        text.push_str(&encoding.decode_without_bom_handling(pending).0);
        pending.clear();
    }
}

/// A control word with its number, and where the text goes on.
fn control(bytes: &[u8], at: usize) -> (&[u8], Option<i64>, usize) {
    let rest = &bytes[at + 1..];
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters == 0 {
        let value = || {
            std::str::from_utf8(rest.get(1..3)?)
                .ok()
                .and_then(|hex| i64::from_str_radix(hex, 16).ok())
        };
        return match rest.first() {
            Some(b'\'') => match value() {
                Some(value) => (&rest[..1], Some(value), at + 4),
                None => (&rest[..1], None, at + 2),
            },
            Some(_) => (&rest[..1], None, at + 2),
            None => (b"", None, at + 1),
        };
    }
    let minus = usize::from(rest.get(letters) == Some(&b'-'));
    let digits = rest[letters + minus..]
        .iter()
        .take(10)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let end = letters + if digits > 0 { minus + digits } else { 0 };
    let value = std::str::from_utf8(&rest[letters..end])
        .ok()
        .and_then(|text| text.parse().ok());
    let space = usize::from(rest.get(end) == Some(&b' '));
    (&rest[..letters], value, at + 1 + end + space)
}

/// What a control word shows.
fn sign(word: &[u8], value: Option<i64>) -> Option<char> {
    Some(match word {
        b"u" => {
            let code = value?;
            let code = u32::try_from(if code < 0 { code + 0x1_0000 } else { code }).ok()?;
            // Symbol fonts keep their digits among private signs.
            char::from_u32(if (0xF020..=0xF07E).contains(&code) {
                code - 0xF000
            } else {
                code
            })?
        }
        b"par" | b"line" | b"row" | b"sect" | b"page" | b"nestrow" => '\n',
        b"cell" | b"nestcell" => CELL,
        b"tab" => '\t',
        b"~" | b"emspace" | b"enspace" | b"qmspace" => ' ',
        b"_" | b"endash" | b"emdash" => '-',
        b"{" => '{',
        b"}" => '}',
        b"\\" => '\\',
        b"fonttbl" | b"colortbl" | b"stylesheet" | b"info" | b"listtable" | b"field" | b"datafield" => BAR,
        _ => return None,
    })
}

/// Reads what a group holds in hex, and says where the group ends.
fn hex(bytes: &[u8], at: usize, reading: &mut Reading, depth: usize) -> usize {
    let mut inner = Vec::new();
    let (mut at, mut depth_here, mut half) = (at, 0_usize, None);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => depth_here += 1,
            b'}' if depth_here == 0 => break,
            b'}' => depth_here -= 1,
            b'\\' => {
                at = control(bytes, at).2;
                continue;
            }
            _ => {
                if let Some(digit) = char::from(*byte).to_digit(16).filter(|_| depth_here == 0) {
                    let digit = u8::try_from(digit).unwrap_or_default();
                    match half.take() {
                        Some(high) => inner.push(high << 4 | digit),
                        None => half = Some(digit),
                    }
                }
            }
        }
        at += 1;
    }
    if !inner.is_empty() && reading.take(inner.len()) {
        reading.whole.push(BAR);
        reading.read("", &inner, depth + 1);
        reading.whole.push(BAR);
    }
    at
}
