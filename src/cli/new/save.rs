//! Writer of new files: puts new text onto the disk and says so.
//!
//! **You are here:** `cli/new` — the last step; the only one that writes.

use super::super::Exit;
use super::super::report::Report;
use super::Refusal;
use crate::cli::terminal::outln;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// Writes a file that must not be there yet. *Errors:* it is there, or the machine failed.
pub(super) fn create(root: &Path, path: &str, text: &str) -> Result<(), Refusal> {
    let file = root.join(path);
    let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| {
        let mut open = OpenOptions::new().write(true).create_new(true).open(&file)?;
        open.write_all(text.as_bytes()).inspect_err(|_| {
            // Half a form would be content with errors.
            let _ = fs::remove_file(&file);
        })
    });
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Refusal::usage(
            format!("已经有这个文件：{path}。换一个编号，或直接改那个文件"),
            format!("there is a file {path} already; choose another id, or edit that file"),
        ),
        _ => failed(path, &error),
    })
}

/// Replaces a file's text, all of it or nothing.
pub(super) fn replace(root: &Path, path: &str, bytes: &[u8]) -> Result<(), Refusal> {
    let file = root.join(path);
    let new = file.with_extension("yaml.tmp");
    let replaced = fs::write(&new, bytes).and_then(|()| fs::rename(&new, &file));
    replaced.map_err(|error| {
        let _ = fs::remove_file(&new);
        failed(path, &error)
    })
}

fn failed(path: &str, error: &io::Error) -> Refusal {
    Refusal {
        exit: Exit::Machine,
        zh: format!("写不了 {path}：{error}"),
        en: format!("cannot write {path}: {error}"),
    }
}

/// Tells a program that a file was made; people are told in words.
pub(super) fn created(report: &Report, path: &str) {
    if report.json {
        outln!("{}", serde_json::json!({"kind": "created", "file": path}));
    }
}
