//! `fix` gives a good file back from one with slips, or leaves a finding to whoever wrote it: generated slips in every file.
//!
//! **You are here:** `tests/suite/` — `edit::mend` at its door; the command is tried in `cli/fixes`. `PROPTEST_CASES` raises the
//! number of cases.

use crate::edits::FILES;
use encoding_rs::GB18030;
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::Arc;
use zhandian::diag::Severity;
use zhandian::edit::mend::{Known, mend};
use zhandian::lang::Lang;
use zhandian::record::{Parsed, parse};

/// What can happen to a text, each at one of the places where it can.
const SLIPS: &[(&str, &[&str])] = &[
    // Signs of input methods for the colon of a key.
    (": ", &["：", ":", ":　", "： ", "꞉ ", "༔ ", "ཿ"]),
    ("- ", &["－", "• ", "-　"]),
    (", ", &["，", "， "]),
    ("\n  ", &["\n\t", "\n　", "\n\u{a0} "]),
    ("社", &["社\u{200b}", "\u{feff}社", "社\u{200e}"]),
    ("་", &["་\u{200b}", "\u{2060}་"]),
    ("\"", &["“", "”", "＂"]),
    ("{", &["｛"]),
    ("}", &["｝"]),
    ("〔", &["[", "（", "【"]),
    ("](", &["]（", "] ("]),
    (
        "2023-06-01",
        &["2023年6月1日", "2023/6/1", "２０２３－０６－０１", "༢༠༢༣-༠༦-༠༡"],
    ),
    ("2026-11-20", &["2026.11.20", "2026年11月20日"]),
    ("0899-61", &["89961", "（0899）61"]),
];

fn slip(text: &str, which: &Index, at: &Index, to: &Index) -> String {
    let possible: Vec<&(&str, &[&str])> = SLIPS.iter().filter(|(from, _)| text.contains(from)).collect();
    if possible.is_empty() {
        return text.to_owned();
    }
    let (from, all) = which.get(&possible);
    let places: Vec<usize> = text.match_indices(from).map(|(at, _)| at).collect();
    let place = *at.get(&places);
    format!("{}{}{}", &text[..place], to.get(all), &text[place + from.len()..])
}

fn encoded(text: &str, how: usize) -> Vec<u8> {
    match how {
        0 => GB18030.encode(text).0.into_owned(),
        1 => format!("\u{feff}{text}")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect(),
        2 => text.replace('\n', "\r\n").into_bytes(),
        _ => text.as_bytes().to_vec(),
    }
}

fn errors(parsed: &Parsed) -> usize {
    parsed
        .diagnostics
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn slips_are_mended_or_told_and_a_second_run_finds_nothing(
        file in any::<Index>(),
        slips in proptest::collection::vec(any::<[Index; 3]>(), 0..3),
        encoding in 0..9usize,
    ) {
        let (path, good) = file.get(&FILES);
        let good = std::str::from_utf8(good).unwrap();
        let mut text = good.to_owned();
        for [which, at, to] in &slips {
            text = slip(&text, which, at, to);
        }
        let bytes = encoded(&text, encoding);
        let known = Known::default();
        let once = mend(path, &bytes, &known, Lang::ZH);
        let twice = mend(path, &once.bytes, &known, Lang::ZH);
        prop_assert!(twice.mends.is_empty() && twice.bytes == once.bytes, "a second run mends {:?} in\n{text}", twice.mends);

        let path: Arc<str> = Arc::from(path.as_str());
        let (before, after) = (parse(&path, &bytes), parse(&path, &once.bytes));
        prop_assert!(after.items.len() >= before.items.len(), "records are lost in\n{text}");
        // A file of another encoding has the one error that hides its others.
        let readable = encoding >= 2;
        prop_assert!(!readable || errors(&after) <= errors(&before), "{:?}\n{text}", after.diagnostics);
        if once.bytes == bytes {
            prop_assert!(once.mends.is_empty());
        }
        // A file of one slip that gives no finding any more says what the good file says.
        let original = parse(&path, good.as_bytes());
        // Few characters of GB18030 can be characters of UTF-8, too: `目前` is `Ŀǰ`.
        let told_apart = std::str::from_utf8(&bytes).is_err();
        if slips.is_empty() && encoding < 2 && told_apart {
            prop_assert!(!after.items.is_empty() || original.items.is_empty(), "{path} is not converted");
            let mended = mend(&path, good.as_bytes(), &known, Lang::ZH).bytes;
            prop_assert_eq!(once.bytes, mended);
        }
    }
}

#[test]
fn good_files_stay_as_they_are() {
    let known = Known::default();
    for (path, bytes) in FILES.iter() {
        let mended = mend(path, bytes, &known, Lang::ZH);
        let only_numbers = mended.mends.iter().all(|one| one.code.id == "Z224");
        assert!(only_numbers, "{path}: {:?}", mended.mends);
    }
}

/// Each slip alone, in a station's file and in its Tibetan: what was typed comes back.
#[test]
fn each_slip_alone_gives_the_good_file_back() {
    let good = "name: {zh: 甲站, bo: ས་ཚིགས།}\nlevel: township\nopened: 2023-06-01\nphone: \"0899-6120006\"\naddress: {zh: 社区, bo: གྲོང་རྡལ།}\n\
                hours:\n  - {days: mon-fri, open: \"09:30\", close: \"13:00\"}\ntags:\n  - bilingual\n";
    let path: Arc<str> = Arc::from("content/stations/a.yaml");
    let wanted = format!("{:?}", parse(&path, good.as_bytes()).items);
    let mut tried = 0;
    for (from, all) in SLIPS {
        for (place, _) in good.match_indices(from) {
            for to in *all {
                let text = format!("{}{to}{}", &good[..place], &good[place + from.len()..]);
                let mended = mend(&path, text.as_bytes(), &Known::default(), Lang::ZH);
                let read = parse(&path, &mended.bytes);
                let told = read.diagnostics.iter().any(|one| one.severity == Severity::Error);
                let same = format!("{:?}", read.items) == wanted;
                assert!(
                    told || same,
                    "{text}\nbecame\n{}",
                    String::from_utf8_lossy(&mended.bytes)
                );
                tried += usize::from(same && !told);
            }
        }
    }
    assert!(tried > 70, "{tried} came back");
}
