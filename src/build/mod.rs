//! From a source tree to every file of the site: strings the stages together.
//!
//! **You are here:** `build/` — after all stages, before `cli/` and `preview/`; no IO but reading attachments, which the
//! publisher streams; no clock: the day is an option.
//!
//! One way for all: read what is new (`memo`), assemble, check, plan. [`Built::file`] renders one page (the preview asks
//! when the browser does), [`Built::write`] renders all in parallel and hands them on one by one, so that a country's
//! pages are never in memory at once.

mod built;
mod locate;
mod memo;
mod theme;

pub use built::{Built, Output, Sink};
pub(crate) use locate::text;

use crate::diag::{self, Diagnostic};
use crate::disk::tree::{Body, Tree, Unreadable};
use crate::page::{self, Surroundings};
use crate::record::{FileKind, file_kind};
use crate::site::{self, AttachmentSource, Site};
use built::Searching;
use memo::Parsing;
use std::sync::Arc;
use theme::Themes;

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// Day, moment, drafts, address.
    pub site: site::Options,
    /// Whether to make the search index.
    pub search: bool,
}

/// Everything that goes into a build.
pub struct Input<'t> {
    /// The site folder's files.
    pub tree: &'t Tree,
    /// Files that could not be read.
    pub unreadable: &'t [Unreadable],
    /// What is asked for.
    pub options: &'t Options,
}

/// Builds a site again and again, reading only what has changed.
#[derive(Default)]
pub struct Builder {
    parsing: Parsing,
    themes: Themes,
    /// What is known of texts, when the site is built again and again.
    searched: Option<Arc<crate::search::Memo>>,
}

impl Builder {
    /// A builder that has read nothing yet.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// A builder that remembers for search what it has read: for the preview, which builds again and again.
    pub fn remembering() -> Builder {
        Builder {
            searched: Some(Arc::default()),
            ..Builder::default()
        }
    }

    /// How many files the last run read anew.
    pub fn parsed_anew(&self) -> usize {
        self.parsing.anew()
    }

    /// Builds the site: after this every page can be rendered.
    pub fn run(&mut self, input: &Input<'_>) -> Built {
        let parsed = self.parsing.read(input.tree);
        let mut found: Vec<Diagnostic> = input.unreadable.iter().map(memo::unreadable).collect();
        found.extend(parsed.iter().flat_map(|file| file.diagnostics.iter().cloned()));
        let attachments: Vec<AttachmentSource> = input
            .tree
            .files()
            .filter(|file| file_kind(&file.path) == FileKind::Attachment)
            .map(|file| AttachmentSource {
                path: Arc::clone(&file.path),
                hash: file.hash,
                len: match &file.body {
                    Body::OnDisk { len } => *len,
                    Body::Loaded(bytes) => bytes.len() as u64,
                },
            })
            .collect();
        let (site, linked) = site::assemble(&parsed, &attachments, &input.options.site);
        found.extend(linked);
        let Some(site) = site else {
            return Built::broken(finish(found, input.tree));
        };
        let (theme, faults) = self.themes.load(input.tree, &site);
        found.extend(faults);
        let (plan, clashes) = page::plan(&site);
        found.extend(clashes);
        found.extend(crate::check::run(&site));
        crate::check::apply_allowances(&site, &mut found);
        let around = surroundings(&site, &theme);
        Built::new(
            Arc::new(site),
            plan,
            theme,
            around,
            finish(found, input.tree),
            match (&self.searched, input.options.search) {
                (_, false) => Searching::Off,
                (None, true) => Searching::Once,
                (Some(memo), true) => Searching::Again(Arc::clone(memo)),
            },
        )
    }
}

fn surroundings(site: &Site, theme: &crate::render::Theme) -> Surroundings {
    Surroundings {
        labels: theme::labels(site, theme),
        // Known only when the page is asked for.
        search_index: String::new(),
        stylesheet: theme.asset_path("style.css").map(str::to_owned),
    }
}

/// Findings with their places as spans, sorted.
fn finish(found: Vec<Diagnostic>, tree: &Tree) -> Vec<Diagnostic> {
    let mut found = locate::resolve(found, tree);
    diag::sort(&mut found);
    found
}
