//! Simplification: traditional Chinese characters and the simplified ones that stand for them.
//!
//! **You are here:** `token/` — read by `normalise`; the table is compiled in, no IO.
//!
//! *Source:* `TSCharacters.txt` of OpenCC (github.com/BYVoid/OpenCC, commit 5249273, Apache License 2.0), of which
//! `traditional.txt` keeps each character's first simplification: a line is a simplified character and all that become it.
//! What is itself simplified further (one case) goes to the end of its chain, so that folding twice changes nothing.

use std::sync::OnceLock;

const TABLE: &str = include_str!("traditional.txt");
/// The table covers ideographs only, from here on.
const FIRST: u32 = 0x3400;

/// The simplified form of a character; itself when it has none.
pub fn simplify(c: char) -> char {
    static SIMPLE: OnceLock<Vec<char>> = OnceLock::new();
    let Some(place) = u32::from(c).checked_sub(FIRST) else {
        return c;
    };
    let simple = SIMPLE.get_or_init(|| {
        let mut simple: Vec<char> = Vec::new();
        for (to, from) in groups() {
            for c in from.chars() {
                let place = (u32::from(c) - FIRST) as usize;
                while simple.len() <= place {
                    simple.push('\0');
                }
                simple[place] = to;
            }
        }
        simple
    });
    match simple.get(place as usize) {
        Some('\0') | None => c,
        Some(simple) => *simple,
    }
}

/// Each simplified character with the traditional ones that become it, in code order.
pub fn groups() -> impl Iterator<Item = (char, &'static str)> {
    TABLE.lines().filter_map(|line| {
        let mut chars = line.chars();
        Some((chars.next()?, chars.as_str()))
    })
}
