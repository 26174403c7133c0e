//! Unchanged site: when nothing that an answer depends on has changed since a command ran last, it answers from what was kept.
//!
//! **You are here:** `cli/` — asked by `build` and `check` before they read anything; the fingerprints come from `disk/`.
//!
//! The question is everything that the answer depends on: the program, the options, the day, the files of the site folder,
//! its history, and for a build the published folder. When in doubt nothing is kept, and the next run works.

use super::args::Common;
use super::listing::Listed;
use super::report::{Counts, Report};
use super::source;
use crate::build::NextBuild;
use crate::disk::change::Writer;
use crate::disk::fingerprint::{Care, Fingerprint};
use crate::disk::history::Store;
use crate::disk::kept;
use crate::session::SiteFolder;
use crate::site;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::time::SystemTime;

/// Changes with what is kept.
const VERSION: u32 = 2;

/// What a command is asked, told from the state of the disk before it reads anything.
pub(super) struct Question {
    asked: Asked,
    now: DateTime,
    began: SystemTime,
    sources: Fingerprint,
    root: PathBuf,
    /// The published folder; none for a command that does not write one.
    out: Option<PathBuf>,
    /// Under what name the answer is kept.
    name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    version: u32,
    program: String,
    command: String,
    options: String,
    sources: String,
}

/// What a command answered.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Answer {
    /// The findings, as they were printed.
    pub findings: Listed,
    pub pages: usize,
    pub counts: Counts,
    /// Whether the content as it is cannot be published.
    pub refused: bool,
    /// Files of the published folder.
    pub files: usize,
    pub next: Option<NextBuild>,
}

/// What is known before any work.
pub(super) enum Known {
    /// Everything.
    Answer(Answer),
    /// It is another day, on which pages are still what they were: so many files stand published as a build would publish them
    /// again. What is to be said is not known: how late something is, what falls due.
    Published(usize),
}

#[derive(Serialize, Deserialize)]
struct Kept {
    asked: Asked,
    /// When, by the site's clock.
    now: DateTime,
    history: String,
    out: String,
    answer: Answer,
}

impl Question {
    /// The question of a command; `of` are its own options, in words. `None`: it cannot be told whether something changes.
    pub(super) fn of(
        command: &str,
        of: &str,
        common: &Common,
        options: &site::Options,
        report: &Report,
    ) -> Option<Question> {
        if common.no_cache || !source::is_site(&common.root) {
            return None;
        }
        let began = SystemTime::now();
        let root = common.root.canonicalize().ok()?;
        let folders = SiteFolder::sources_of(&root);
        let sources = Fingerprint::of(folders.iter().map(AsRef::as_ref), Care::Written)?;
        let out = std::path::absolute(SiteFolder::out_of(&root, common.out.as_deref())).ok()?;
        let options_in_words = format!(
            "{of}|{}|{:?}|{}|{}",
            out.display(),
            options.base_url,
            options.drafts,
            report.manner()
        );
        let place = blake3::hash(options_in_words.as_bytes()).to_hex();
        Some(Question {
            name: format!("{command}-{}.json", place.get(..16)?),
            asked: Asked {
                version: VERSION,
                program: program()?,
                command: command.to_owned(),
                options: options_in_words,
                sources: sources.text(),
            },
            now: options.now,
            began,
            sources,
            root,
            out: (command == "build").then_some(out),
        })
    }

    /// What is known of the answer: it was given before, and nothing that it depends on has changed but the day.
    pub(super) fn known(&self) -> Option<Known> {
        if Writer::has_left(&self.root) {
            return None;
        }
        let kept: Kept = serde_json::from_slice(&kept::read(&self.root, &self.name)?).ok()?;
        let holds = kept.asked == self.asked
            && kept.now <= self.now
            && kept.answer.next.as_ref().is_none_or(|next| self.now < next.at)
            && kept.history == self.history()?
            && kept.out == self.published()?;
        holds.then(|| {
            if kept.now.date() == self.now.date() {
                Known::Answer(kept.answer)
            } else {
                Known::Published(kept.answer.files)
            }
        })
    }

    /// Before the work begins: what a killed run leaves is the next one's to clear away, so that one has to work.
    pub(super) fn forget(&self) {
        kept::forget(&self.root, &self.name);
    }

    /// Keeps an answer for the next time. Where that cannot be, the next run works.
    pub(super) fn keep(&self, answer: Answer) {
        if self.sources.is_too_young_at(self.began) {
            return;
        }
        let (Some(history), Some(out)) = (self.history(), self.published()) else {
            return;
        };
        let kept = Kept {
            asked: self.asked.clone(),
            now: self.now,
            history,
            out,
            answer,
        };
        if let Ok(bytes) = serde_json::to_vec(&kept) {
            let _ = kept::write(&self.root, &self.name, &bytes);
        }
    }

    /// The history as it is now: it has findings of its own, and what another tool wrote there is to be looked at.
    fn history(&self) -> Option<String> {
        let folder = Store::of(&self.root).folder().to_owned();
        Some(Fingerprint::of([folder.as_path()], Care::Made)?.text())
    }

    fn published(&self) -> Option<String> {
        let out = self.out.as_deref();
        Some(Fingerprint::of(out, Care::Made)?.text())
    }
}

/// Which program this is: its file, since one that is compiled anew may keep its version.
pub(super) fn program() -> Option<String> {
    let file = std::env::current_exe().ok()?;
    let print = Fingerprint::of([file.as_path()], Care::Made)?;
    Some(format!("{} {}", env!("CARGO_PKG_VERSION"), print.text()))
}
