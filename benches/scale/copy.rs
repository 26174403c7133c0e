//! The floor under a build: the same bytes written to the same files, with nothing thought about.

use crate::process::{Cost, own_cpu, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Other work on the machine makes writing dearer, never cheaper: the cheapest of some copies counts.
const TIMES: usize = 3;

/// Copies a built folder from memory to `to`, which does not exist before or after, in a child process; the reading does
/// not count.
pub(crate) fn measure(from: &Path, to: &Path) -> Cost {
    let copy = |_| {
        let cost = run(Command::new(std::env::current_exe().unwrap())
            .arg("copy")
            .arg(from)
            .arg(to));
        fs::remove_dir_all(to).unwrap();
        let mut numbers = cost
            .printed
            .split_whitespace()
            .map(|number| number.parse::<f64>().unwrap());
        Cost {
            cpu: numbers.next().unwrap(),
            wall: numbers.next().unwrap(),
            ..cost
        }
    };
    (0..TIMES)
        .map(copy)
        .min_by(|a, b| a.cpu.total_cmp(&b.cpu))
        .unwrap()
}

/// The child's side: prints the CPU and wall seconds of the writing.
pub(crate) fn child(from: &Path, to: &Path) {
    let mut folders = Vec::new();
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let path = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            folders.push(path);
        } else {
            files.push((path, fs::read(entry.path()).unwrap()));
        }
    }
    let began = Instant::now();
    let before = own_cpu();
    for folder in &folders {
        fs::create_dir_all(folder).unwrap();
    }
    for (path, bytes) in &files {
        fs::write(path, bytes).unwrap();
    }
    println!("{:.3} {:.3}", own_cpu() - before, began.elapsed().as_secs_f64());
}
