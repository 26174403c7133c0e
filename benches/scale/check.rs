//! What checking costs beside building: the aim is less than a quarter.

use crate::process::{self, Cost};
use crate::{PROGRAM, TODAY, data, site};
use std::path::Path;
use std::process::Command;

/// Measures all sizes and prints a table.
pub(crate) fn run(sizes: &[usize]) {
    let divisions = data::Divisions::read();
    println!("| stations | run | CPU s | wall s | peak MiB | CPU, share of the build |");
    println!("| ---: | --- | ---: | ---: | ---: | ---: |");
    for &count in sizes {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site-folder");
        let generated = site::write(&divisions, count, &root);
        let build = command(&root, &["build"]);
        let row = |name: &str, cost: &Cost| {
            println!(
                "| {} | {name} | {:.2} | {:.2} | {:.0} | {:.2} |",
                generated.stations,
                cost.cpu,
                cost.wall,
                cost.peak,
                cost.cpu / build.cpu.max(0.01),
            );
        };
        row("build", &build);
        row("check", &command(&root, &["check"]));
        let report = folder.path().join("report.xlsx");
        let report = report.to_str().unwrap();
        row(
            "check with a workbook",
            &command(&root, &["check", "--report", report]),
        );
    }
}

fn command(root: &Path, words: &[&str]) -> Cost {
    process::run(
        Command::new(PROGRAM)
            .args(words)
            .args(["--message-format", "json", "--quiet", "--today", TODAY, "--root"])
            .arg(root),
    )
}
