//! Editing session: a site folder that is being edited (its tree, the builder that remembers, the last good text of each
//! file) and the saves that it takes in.
//!
//! **You are here:** `session/` — after `build/` and `preview/`, before `cli/`. It reads the site folder, and saves into it, by way of `disk/`;
//! the clock is handed in.
//!
//! Several people save into one folder. So a file with an error does not keep the others from being shown: the site is
//! linked as it is, which tells the errors (`truth`), and if there are any once more with the last good text of the files
//! that have them (`shown`). A file that was never good is left out; what refers to it is no error of its own.

pub mod amount;
pub mod desk;
pub mod federation;
mod findings;
mod folder;
pub mod history;
pub mod intake;
mod join;
mod last_good;
pub mod review;
pub mod save;
mod shown;

pub use folder::{FolderError, SiteFolder};

use crate::build::{Builder, Built, Input, Options, Output};
use crate::diag::{Diagnostic, Severity, code};
use crate::edit::history::Moment;
use crate::preview::{Examined, Renew, Snapshot};
use crate::site;
use last_good::{Broken, LastGood};
use shown::show;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

/// What lives from one save to the next.
pub struct Session {
    folder: SiteFolder,
    /// Asked before each build: the day may change while the preview runs.
    options: Box<dyn Fn() -> site::Options + Send>,
    builder: Builder,
    last_good: LastGood,
    /// What the rules refused, by file; it holds as long as the file's hash does.
    refused: BTreeMap<Arc<str>, ([u8; 32], Vec<Diagnostic>)>,
    /// The site as it was linked last, until its rules have been checked.
    linked: Option<Linked>,
    /// The theme whose templates were tried last, and what was found.
    tried: (Option<[u8; 32]>, Vec<Diagnostic>),
    /// The clock of the history, where one is kept.
    clock: Option<Box<dyn Fn() -> Moment + Send>>,
    /// What is shown now, for those who look at it beside the preview.
    seen: Seen,
    /// The errors of the site as it is.
    wrong: Vec<Diagnostic>,
    /// The warnings of the site as it was judged last, as many of a rule as are told.
    doubtful: Vec<Diagnostic>,
}

/// The site that is shown, shared.
type Seen = Arc<RwLock<Option<Arc<Built>>>>;

/// A site as it is, and as it is shown.
#[derive(Clone)]
struct Linked {
    truth: Arc<Built>,
    shown: Arc<Built>,
    broken: Broken,
}

impl Session {
    /// Begins with a folder as it was read. `options` says day, moment and address of each build.
    pub fn new(folder: SiteFolder, options: impl Fn() -> site::Options + Send + 'static) -> Session {
        let older = federation::older(&folder.tree, &folder.root);
        Session {
            folder,
            options: Box::new(options),
            builder: Builder::remembering(),
            last_good: LastGood::of(older),
            refused: BTreeMap::new(),
            linked: None,
            tried: (None, Vec::new()),
            clock: None,
            seen: Seen::default(),
            wrong: Vec::new(),
            doubtful: Vec::new(),
        }
    }

    /// Notes in the history what other programs save while this session lasts; `clock` says when.
    pub fn keep_history(&mut self, clock: impl Fn() -> Moment + Send + 'static) {
        self.clock = Some(Box::new(clock));
    }

    /// Gives the builder what is known from earlier.
    pub fn build_with(&mut self, knowing: impl FnOnce(Builder) -> Builder) {
        self.builder = knowing(std::mem::take(&mut self.builder));
    }

    /// The builder, with all that it knows.
    pub fn builder(&self) -> &Builder {
        &self.builder
    }

    /// The site as it was read, judged as a whole: what is opened first is not to be taken back right after.
    pub fn first(&mut self) -> Snapshot {
        let mut first = self.snapshot();
        if !first.broken
            && let Some(examined) = self.examine()
        {
            first = examined.snapshot.unwrap_or(first);
            first.findings = Some(examined.findings);
        }
        first
    }

    /// The site as it would be with these texts; none: the file is gone. Nothing is written, and nothing else is shown.
    fn tried<'f>(&mut self, files: impl IntoIterator<Item = (&'f str, Option<&'f [u8]>)>) -> Built {
        self.judged(files, &[], Severity::Error).0
    }

    /// As [`Session::tried`], and what the rules no milder than `least` find in the files `of` it.
    fn judged<'f>(
        &mut self,
        files: impl IntoIterator<Item = (&'f str, Option<&'f [u8]>)>,
        of: &[&str],
        least: Severity,
    ) -> (Built, Vec<Diagnostic>) {
        let mut tree = self.folder.tree.clone();
        for (path, bytes) in files {
            match bytes {
                Some(bytes) => tree.insert(path, bytes),
                None => drop(tree.remove(path)),
            }
        }
        let options = Options {
            site: (self.options)(),
            search: false,
        };
        let input = Input {
            tree: &tree,
            unreadable: &self.folder.unreadable,
            options: &options,
        };
        self.builder.aside(&input, of, least)
    }

    /// The errors of the site as it is, those of its rules too.
    fn known_errors(&self) -> Vec<Diagnostic> {
        let refused = self.refused.values().flat_map(|(_, found)| found);
        self.wrong.iter().chain(refused).cloned().collect()
    }

    fn snapshot(&mut self) -> Snapshot {
        let options = Options {
            site: (self.options)(),
            search: true,
        };
        let tree = &self.folder.tree;
        self.refused
            .retain(|path, (hash, _)| tree.get(path).is_some_and(|file| file.hash == *hash));
        let truth = Arc::new(self.builder.link(&Input {
            tree,
            unreadable: &self.folder.unreadable,
            options: &options,
        }));
        self.show(truth, &options)
    }

    /// What is shown of a site: itself, or what stands in for it where it has errors.
    fn show(&mut self, truth: Arc<Built>, options: &Options) -> Snapshot {
        let files = errors(&truth.diagnostics)
            .filter(|finding| !is_of_list(finding))
            .map(|finding| Arc::clone(&finding.place.file))
            .chain(self.refused.keys().cloned())
            .collect();
        let (tree, broken) = self.last_good.in_place_of(files, &self.folder.tree);
        let shown = match &tree {
            None => Arc::clone(&truth),
            Some(tree) => Arc::new(self.builder.link(&Input {
                tree,
                unreadable: &[],
                options,
            })),
        };
        let mut found: Vec<Diagnostic> = errors(&truth.diagnostics).cloned().collect();
        self.wrong.clone_from(&found);
        found.extend(self.refused.values().flat_map(|(_, found)| found.iter().cloned()));
        // Only without settings there is nothing to show.
        let mut whole = shown.site().is_some() && !found.iter().any(is_of_theme);
        if whole {
            // Trying all templates renders the largest pages too: only a changed theme is worth that.
            let theme = shown.theme_hash();
            if self.tried.0 != theme {
                self.tried = (theme, shown.try_templates(1));
            }
            whole = self.tried.1.is_empty();
            found.extend(self.tried.1.iter().cloned());
        }
        let not_found = match shown.file("404.html") {
            Ok(Some(Output::Bytes(bytes))) => Some(Arc::from(bytes)),
            _ => None,
        };
        let diagnostics = findings::errors(found, &self.folder.tree, &shown, &broken);
        let places = self.folder.tree.places();
        if shown.site().is_some() {
            *self.seen.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&shown));
        }
        self.linked = whole.then(|| Linked {
            truth,
            shown: Arc::clone(&shown),
            broken,
        });
        Snapshot {
            show: Box::new(move |path| show(&shown, &places, path)),
            not_found,
            diagnostics,
            broken: !whole,
            findings: None,
        }
    }
}

/// The findings that keep a site from being published.
fn errors(found: &[Diagnostic]) -> impl Iterator<Item = &Diagnostic> {
    found.iter().filter(|finding| finding.severity == Severity::Error)
}

/// A folder that cannot be included is missing; the settings that name it are what the site is made with.
fn is_of_list(finding: &Diagnostic) -> bool {
    [code::INCLUDE_AWAY, code::INCLUDE_WRONG].contains(&finding.fault.code)
}

/// A theme has no last good form: its files belong together.
fn is_of_theme(finding: &Diagnostic) -> bool {
    finding.place.file.starts_with("themes/")
}

impl Renew for Session {
    fn renew(&mut self, changed: &[PathBuf]) -> Option<Snapshot> {
        self.folder.take_in(changed).then(|| self.snapshot())
    }

    fn examine(&mut self) -> Option<Examined> {
        // The page is shown by now. Where the history cannot be written, that was said when the preview began.
        if let Some(clock) = &self.clock {
            let _ = history::look(&self.folder.root, &self.folder.tree, clock());
        }
        let linked = self.linked.take()?;
        let options = Options {
            site: (self.options)(),
            search: true,
        };
        let found = if linked.truth.site().is_some() {
            self.builder.judge(&linked.truth, &self.folder.tree)
        } else {
            self.builder.judge_stand_in(&linked.shown, &self.folder.tree)
        };
        let before: BTreeSet<Arc<str>> = self.refused.keys().cloned().collect();
        self.refused.clear();
        for finding in errors(&found) {
            let file = &finding.place.file;
            if let Some(hash) = self.folder.tree.get(file).map(|source| source.hash) {
                let (_, of_file) = self
                    .refused
                    .entry(Arc::clone(file))
                    .or_insert_with(|| (hash, Vec::new()));
                of_file.push(finding.clone());
            }
        }
        let as_before = self.refused.keys().eq(before.iter());
        let snapshot = (!as_before).then(|| self.show(Arc::clone(&linked.truth), &options));
        let now = self.linked.take().unwrap_or_else(|| linked.clone());
        self.last_good.learn(&self.folder.tree, &now.broken);
        let mut all = linked.truth.diagnostics.clone();
        all.extend(found);
        let warning = |finding: &&Diagnostic| finding.severity == Severity::Warning;
        self.doubtful = all.iter().filter(warning).cloned().collect();
        all.extend(self.tried.1.iter().cloned());
        Some(Examined {
            findings: findings::list(all, &self.folder.tree, &now.shown, &now.broken),
            snapshot,
        })
    }
}

#[cfg(test)]
mod tests;
