//! The program as people run it: arguments in; files, messages and an exit code out.
//!
//! **You are here:** `tests/suite/cli/` — the only module that runs the binary and writes folders (temporary ones):
//! `publishing` looks at the output folder, `accidents` at what interrupts it, `messages` at what is said and at exit codes,
//! `personal` at both for numbers of persons, `reminders` at what falls due and at how much is said, `floods` at a preview under
//! many clients, `places` at where it is started, `fixes` at what is mended, `history` at what can be taken back, `kills` at two tools that are killed, `ledger` at
//! what goes out as a workbook and comes back, `unchanged` at what is asked twice, `parts` at a site in parts, `federation` at
//! folders of counties that are one site, `documents` at Word documents and pictures that come in, `review` at what is signed,
//! `packages` at what leaves the building, `recalled` at random histories of edits, damaged caches and killed builds.

mod accidents;
mod documents;
mod federation;
mod fixes;
mod floods;
mod history;
mod kills;
mod ledger;
mod messages;
mod packages;
mod parts;
mod personal;
mod places;
mod publishing;
mod recalled;
mod reminders;
mod review;
mod unchanged;

use crate::support::{Files, golden_folder};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// A site folder on the disk, in a folder of its own that goes away.
struct Place {
    folder: TempDir,
    root: PathBuf,
}

impl Place {
    /// A copy of a golden site, in a folder of this name.
    fn of(case: &str, name: &str) -> Place {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join(name);
        for part in ["content", "themes"] {
            copy(&golden_folder(case).join(part), &root.join(part));
        }
        Place { folder, root }
    }

    fn minimal() -> Place {
        Place::of("minimal", "site folder")
    }

    fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn published(&self) -> Files {
        files(&self.root.join("site"))
    }

    /// Runs the program on this site, for the day of all tests.
    fn run(&self, arguments: &[&str]) -> Run {
        let root = self.root.to_str().unwrap();
        run(&[&["--root", root, "--today", "2026-11-22"], arguments].concat())
    }

    /// The same with JSON lines.
    fn json(&self, arguments: &[&str]) -> Run {
        self.run(&[&["--message-format", "json"], arguments].concat())
    }
}

/// How a run ended and what it said.
struct Run {
    code: i32,
    out: String,
    error: String,
}

impl Run {
    fn expect(self, code: i32) -> Run {
        assert_eq!(self.code, code, "{}{}", self.out, self.error);
        self
    }

    /// The JSON lines; all of standard output must be such lines.
    fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}")))
            .collect()
    }

    fn summary(&self) -> Value {
        self.lines().pop().unwrap()
    }

    fn codes(&self) -> Vec<String> {
        self.lines()
            .iter()
            .filter_map(|line| line["code"].as_str().map(str::to_owned))
            .collect()
    }
}

fn run(arguments: &[&str]) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_zhandian"))
        .args(arguments)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG")
        .output()
        .unwrap();
    let code = status.code().unwrap_or_else(|| panic!("killed: {status}"));
    Run {
        code,
        out: String::from_utf8(stdout).unwrap(),
        error: String::from_utf8(stderr).unwrap(),
    }
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let to = to.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
}

fn files(folder: &Path) -> Files {
    let all = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    all.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}
