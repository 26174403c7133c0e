//! Builds of each size: the first, one with nothing changed, and one after a notice was edited.

use crate::process::{self, Cost, size_of};
use crate::{PROGRAM, TODAY, copy, data, site};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Measures all sizes and prints a table.
pub(crate) fn run(sizes: &[usize]) {
    let divisions = data::Divisions::read();
    println!(
        "| stations | notices | disclosures | run | CPU s | wall s | peak MiB | pages | written | files | MiB | × mere writing |"
    );
    println!("| ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for &count in sizes {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site-folder");
        let generated = site::write(&divisions, count, &root);
        let row = |name: &str, cost: &Cost, pages: &str, written: &str, floor: f64| {
            let (files, bytes) = size_of(&root.join("site"));
            #[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
            let mib = bytes as f64 / 1_048_576.0;
            println!(
                "| {} | {} | {} | {name} | {:.2} | {:.2} | {:.0} | {pages} | {written} | {files} | {mib:.1} | {:.2} |",
                generated.stations,
                generated.notices,
                generated.disclosures,
                cost.cpu,
                cost.wall,
                cost.peak,
                cost.cpu / floor,
            );
        };

        let first = build(&root);
        let floor = copy::measure(&root.join("site"), &folder.path().join("copy"));
        // A small site is written within a step or two of the kernel's clock.
        let floor_cpu = floor.cpu.max(0.01);
        let [pages, written] = numbers(&first);
        row("first build", &first, &pages, &written, floor_cpu);

        let again = build(&root);
        let [pages, written] = numbers(&again);
        row("nothing changed", &again, &pages, &written, floor_cpu);
        assert_eq!(written, "0", "a build without a change wrote something");

        let notice = root.join(&generated.notice_file);
        let text = fs::read_to_string(&notice).unwrap();
        fs::write(&notice, format!("{text}\n最后加的一段。\n")).unwrap();
        let edited = build(&root);
        let [pages, written] = numbers(&edited);
        row("one notice edited", &edited, &pages, &written, floor_cpu);
        row("mere writing", &floor, "", "", floor_cpu);
    }
}

fn build(root: &Path) -> Cost {
    process::run(
        Command::new(PROGRAM)
            .args([
                "build", "--without-search", "--message-format", "json", "--quiet", "--today", TODAY,
                "--root",
            ])
            .arg(root),
    )
}

/// `pages` and `written` of the summary, the last line.
fn numbers(cost: &Cost) -> [String; 2] {
    let summary: serde_json::Value = serde_json::from_str(cost.printed.lines().last().unwrap()).unwrap();
    ["pages", "written"].map(|key| summary[key].to_string())
}
