//! Editing session: a site folder that is being edited (its tree, the builder that remembers, the last site that was shown)
//! and the saves that it takes in.
//!
//! **You are here:** `session/` — after `build/` and `preview/`, before `cli/`. It reads the site folder by way of `disk/`;
//! the clock is handed in.

mod folder;
mod shown;

pub use folder::{FolderError, SiteFolder};

use crate::build::{self, Builder, Built, Input, Options, Output};
use crate::diag::{Diagnostic, Severity};
use crate::preview::{Problem, Renew, Snapshot};
use crate::site;
use shown::{problem, show};
use std::path::PathBuf;
use std::sync::Arc;

/// What lives from one save to the next.
pub struct Session {
    folder: SiteFolder,
    /// Asked before each build: the day may change while the preview runs.
    options: Box<dyn Fn() -> site::Options + Send>,
    builder: Builder,
    /// What is shown, until its rules have been checked.
    shown: Option<Arc<Built>>,
    /// The theme whose templates were tried last, and what was found.
    tried: (Option<[u8; 32]>, Vec<Diagnostic>),
}

impl Session {
    /// Begins with a folder as it was read. `options` says day, moment and address of each build.
    pub fn new(folder: SiteFolder, options: impl Fn() -> site::Options + Send + 'static) -> Session {
        Session {
            folder,
            options: Box::new(options),
            builder: Builder::remembering(),
            shown: None,
            tried: (None, Vec::new()),
        }
    }

    /// The site as it was read, judged as a whole: what is opened first is not to be taken back right after.
    pub fn first(&mut self) -> Snapshot {
        let mut first = self.snapshot();
        if !first.broken {
            first.diagnostics = self.examine();
            first.broken = !first.diagnostics.is_empty();
        }
        first
    }

    fn snapshot(&mut self) -> Snapshot {
        let options = Options {
            site: (self.options)(),
            search: true,
        };
        let input = Input {
            tree: &self.folder.tree,
            unreadable: &self.folder.unreadable,
            options: &options,
        };
        let mut built = self.builder.link(&input);
        if !built.has_errors() {
            // Trying all templates renders the largest pages too: only a changed theme is worth that.
            let theme = built.theme_hash();
            if self.tried.0 != theme {
                self.tried = (theme, built.try_templates(1));
            }
            built.diagnostics.extend(self.tried.1.iter().cloned());
        }
        let broken = built.has_errors();
        let diagnostics = self.errors(std::mem::take(&mut built.diagnostics));
        let root = self.folder.root.clone();
        let built = Arc::new(built);
        self.shown = (!broken).then(|| Arc::clone(&built));
        let not_found = match built.file("404.html") {
            Ok(Some(Output::Bytes(bytes))) => Some(Arc::from(bytes)),
            _ => None,
        };
        Snapshot {
            show: Box::new(move |path| show(&built, &root, path)),
            not_found,
            diagnostics,
            broken,
        }
    }

    /// The errors for the overlay. Warnings are not shown in the browser, and on a large site there are thousands.
    fn errors(&self, mut found: Vec<Diagnostic>) -> Vec<Problem> {
        found.retain(|finding| finding.severity == Severity::Error);
        build::located(found, &self.folder.tree)
            .iter()
            .map(|finding| problem(finding, &self.folder.tree))
            .collect()
    }
}

impl Renew for Session {
    fn renew(&mut self, changed: &[PathBuf]) -> Option<Snapshot> {
        self.folder.take_in(changed).then(|| self.snapshot())
    }

    fn examine(&mut self) -> Vec<Problem> {
        let found = self.shown.take().map_or_else(Vec::new, |built| built.check());
        self.errors(found)
    }
}
