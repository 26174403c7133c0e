//! How the program behaves as a site grows: CPU time, memory and files of builds of 1,000, 10,000 and 41,352 stations,
//! and how soon the preview shows a change at the largest size.
//!
//! `cargo bench --bench scale` runs all sizes; `-- 1000 10000` the sizes named; `-- preview` (with or without sizes) the
//! preview alone; `-- pairs` builds of every kind in rounds, with Hugo where it is installed, and their ratios, then the preview;
//! `-- check` what checking costs beside building; `-- ledger` what a workbook of the records costs, out and back; `-- generate 1000 DIR` leaves a generated site folder in DIR. Needs Linux: the numbers come from /proc.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops at the first surprise, and prints"
)]

mod build;
mod check;
mod content;
mod copy;
mod data;
mod documents;
mod ledger;
mod pairs;
mod preview;
mod process;
mod random;
mod site;
mod words;

use std::path::Path;

/// The program that is measured.
const PROGRAM: &str = env!("CARGO_BIN_EXE_zhandian");
/// The day all runs are told, so that they do the same work on every day.
const TODAY: &str = "2026-11-22";
const SIZES: [usize; 3] = [1_000, 10_000, 41_352];

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let sizes: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    match words.first().map(String::as_str) {
        Some("copy") => copy::child(Path::new(&words[1]), Path::new(&words[2])),
        Some("generate") => {
            let written = site::write(&data::Divisions::read(), sizes[0], Path::new(&words[2]));
            println!("{written:?}");
        }
        Some("preview") => preview::run(if sizes.is_empty() { &SIZES[2..] } else { &sizes }),
        Some("check") => check::run(if sizes.is_empty() { &SIZES[2..] } else { &sizes }),
        Some("pairs") => {
            let sizes = if sizes.is_empty() { &SIZES[..2] } else { &sizes };
            pairs::run(sizes);
            println!();
            preview::run(sizes);
        }
        Some("ledger") => ledger::run(if sizes.is_empty() { &SIZES[1..2] } else { &sizes }),
        Some(word) if sizes.is_empty() => {
            println!("{word}: not a size, nor check, generate, ledger, pairs or preview");
            std::process::exit(2);
        }
        _ => build::run(if sizes.is_empty() { &SIZES } else { &sizes }),
    }
}
