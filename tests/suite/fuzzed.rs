//! Texts put together from what staff type, for as long as one likes: what must hold of every body holds of them.
//!
//! **You are here:** `tests/suite/` — the invariants are the fuzzer's own (`fuzz/invariants/`). Two seconds, or so many as
//! `FUZZ_SECONDS` says.

#[path = "../../fuzz/invariants/body.rs"]
mod body;
#[path = "../../fuzz/invariants/slip.rs"]
mod slip;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::time::{Duration, Instant};

/// Pieces that mean something to the reader, or stand beside such.
const PIECES: &[&str] = &[
    "**", "*", "~~", "~", "注意", "：", "。", "，", "、", "“", "”", "（", "）", "(", ")", "[", "]", "【",
    "】", "！", "!", "#", "＃", "－", "- ", "·", "●", "一、", "（二）", "1．", "2. ", "①", "第八条 ", "\n",
    "\n\n", "　　", "    ", "\t", "---\n", "===\n", "|", "｜", "|-|-|\n", "甲", "乙丙", "拉萨市民政局",
    "2023年6月1日", "地址：", "电话：0891-6323215", "12345", "https://a.cn/b", "a@b.cn", "page:about",
    "files/附件 1.docx", "files/a.png", "](", "](page:a)", "<b>", "</b>", "<a href=\"x\">",
    "<img src=a.png>", "<!--", "-->", "&#11;", "&amp;", "\\", "`", "[^1]", "[^1]: 注", "> ", "王*明", "5*6",
    "བོད་", "ཡིག", "།", "༡།", "༼", "༽", "\u{B}", "\u{200B}", "\u{E000}", "\u{FFFE}", "\u{1}", " ", "a", "2",
];

#[test]
fn whatever_is_typed_is_read_and_nothing_is_lost() {
    let seconds = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(2));
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..24);
    let mut runner = TestRunner::new(Config {
        cases: 64,
        failure_persistence: None,
        ..Config::default()
    });
    let mut rounds = 0_u64;
    while Instant::now() < end {
        rounds += 1;
        let result = runner.run(&pieces, |pieces| {
            body::hold(&pieces.concat());
            Ok(())
        });
        if let Err(error) = result {
            panic!("{error}");
        }
    }
    assert!(rounds > 0);
}

proptest! {
    #![proptest_config(Config { cases: 256, failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_slip_is_harmless_or_named_and_its_advice_mends_it(choice in proptest::collection::vec(any::<u8>(), 5)) {
        slip::hold(&choice);
    }

    #[test]
    fn any_characters_are_read(text in "\\PC{0,80}") {
        body::hold(&text);
    }
}
