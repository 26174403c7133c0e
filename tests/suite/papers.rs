//! The papers for people who build: short enough to be read, and of files that exist.
//!
//! **You are here:** `tests/suite/` — reads `README.md` and its like from the disk.

use crate::support::project;

const PAPERS: [&str; 3] = ["README.md", "tests/README.md", "benches/README.md"];

fn read(paper: &str) -> String {
    std::fs::read_to_string(project().join(paper)).unwrap()
}

/// What is quoted in a paper and looks like a path of this project; names in capitals stand for any.
fn paths(text: &str) -> Vec<&str> {
    let quoted = text.split('`').skip(1).step_by(2).flat_map(str::split_whitespace);
    let tops = ["src/", "tests/", "benches/", "themes/", "content/"];
    quoted
        .filter(|word| tops.iter().any(|top| word.starts_with(top)))
        .filter(|word| !word.contains(['*', '…', '<', '{']))
        .map(|word| word.split("KIND").next().unwrap().split("NAME").next().unwrap())
        .collect()
}

#[test]
fn the_read_me_is_short() {
    assert!(read("README.md").len() <= 9 * 1024);
}

#[test]
fn every_path_that_a_paper_names_exists() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for paper in PAPERS {
        for path in paths(&read(paper)) {
            count += 1;
            if !project().join(path).exists() {
                wrong.push(format!("{paper}: {path}"));
            }
        }
    }
    assert!(count > 40, "{count} paths");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
