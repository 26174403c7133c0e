//! The floor under a build: the same bytes written to the same files, with nothing thought about.

use crate::process::{Cost, own_cpu, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Copies a built folder from memory to a new one in a child process; the reading does not count.
pub(crate) fn measure(from: &Path, to: &Path) -> Cost {
    let cost = run(Command::new(std::env::current_exe().unwrap())
        .arg("copy")
        .arg(from)
        .arg(to));
    let mut numbers = cost
        .printed
        .split_whitespace()
        .map(|number| number.parse::<f64>().unwrap());
    Cost {
        cpu: numbers.next().unwrap(),
        wall: numbers.next().unwrap(),
        ..cost
    }
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
