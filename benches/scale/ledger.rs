//! What a ledger costs: the export of a whole site as a workbook, and an import of it that changes nothing.

use crate::process::{self, Cost};
use crate::{PROGRAM, TODAY, data, site};
use std::path::Path;
use std::process::Command;

pub(crate) fn run(sizes: &[usize]) {
    let divisions = data::Divisions::read();
    println!("| stations | workbook, KB | export, CPU s, MiB | import, CPU s, MiB |");
    println!("| ---: | ---: | ---: | ---: |");
    for size in sizes {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        site::write(&divisions, *size, &root);
        let file = folder.path().join("ledger.xlsx");
        let export = zhandian(&root, &["export", "--to", file.to_str().unwrap()]);
        let import = zhandian(&root, &["import", file.to_str().unwrap()]);
        let length = std::fs::metadata(&file).unwrap().len() / 1000;
        println!(
            "| {size} | {length} | {:.1}, {:.0} | {:.1}, {:.0} |",
            export.cpu, export.peak, import.cpu, import.peak
        );
    }
}

fn zhandian(root: &Path, arguments: &[&str]) -> Cost {
    process::run(
        Command::new(PROGRAM)
            .args(["--root", root.to_str().unwrap(), "--today", TODAY])
            .args(arguments),
    )
}
