//! Writer of new files: puts new text onto the disk, by the save door, and says so.
//!
//! **You are here:** `cli/new` — the last step; the only one that writes.

use super::super::Exit;
use super::super::args::By;
use super::super::author;
use super::super::noticed;
use super::super::report::Report;
use super::Refusal;
use crate::cli::terminal::outln;
use crate::edit::history::Tool;
use crate::session::SiteFolder;
use crate::session::save::{FileSave, SaveError, Touched, save};

/// Where a form goes, and for whom.
pub(super) struct Desk<'d> {
    pub(super) source: &'d SiteFolder,
    pub(super) by: &'d By,
    pub(super) report: &'d Report,
}

impl Desk<'_> {
    /// Writes a file that must not be there yet. *Errors:* it is there, or the machine failed.
    pub(super) fn create(&self, path: &str, text: &str, touched: Vec<Touched>) -> Result<(), Refusal> {
        self.write(path, None, text.as_bytes().to_vec(), touched)
            .map_err(|error| match error {
                SaveError::Conflict(_) => Refusal::usage(
                    format!("已经有这个文件：{path}。换一个编号，或直接改那个文件"),
                    format!("there is a file {path} already; choose another id, or edit that file"),
                ),
                SaveError::Refused(_) => failed(&error),
            })
    }

    /// Replaces the text of a file that says `opened`.
    pub(super) fn replace(
        &self,
        path: &str,
        opened: [u8; 32],
        bytes: Vec<u8>,
        touched: Vec<Touched>,
    ) -> Result<(), Refusal> {
        self.write(path, Some(opened), bytes, touched)
            .map_err(|error| failed(&error))
    }

    fn write(
        &self,
        path: &str,
        opened: Option<[u8; 32]>,
        bytes: Vec<u8>,
        touched: Vec<Touched>,
    ) -> Result<(), SaveError> {
        let root = &self.source.root;
        let author = author::of(root, self.by, Tool::New, self.report);
        let file = FileSave {
            path: path.to_owned(),
            opened,
            new: Some(bytes),
            touched,
        };
        let saved = save(root, &author, vec![file])?;
        noticed::within(&saved, self.report);
        Ok(())
    }

    /// Tells a program that a file was made; people are told in words.
    pub(super) fn created(&self, path: &str) {
        if self.report.json {
            outln!("{}", serde_json::json!({"kind": "created", "file": path}));
        }
    }
}

fn failed(error: &SaveError) -> Refusal {
    Refusal {
        exit: Exit::Machine,
        zh: error.message(true),
        en: error.message(false),
    }
}
