//! From a source tree to every file of the site: strings the stages together.
//!
//! **You are here:** `build/` — after all stages, before `cli/` and `preview/`; no IO but reading attachments, which the
//! publisher streams; no clock: the day is an option.
//!
//! One way for all: read what is new (`memo`), assemble, check. [`Built::file`] renders one page (the preview asks
//! when the browser does), [`Built::write`] renders all in parallel and hands them on one by one, so that a country's
//! pages are never in memory at once.

mod attachments;
mod built;
mod consequences;
mod copies;
mod federation;
mod locate;
mod materials;
mod memo;
mod next;
mod output;
mod plain;
mod recall;
mod strays;
mod theme;
mod words;

pub use built::Built;
pub(crate) use locate::shown_text;
pub use next::NextBuild;
pub use output::{Output, Part, Plan, Share, Sink};
pub use recall::{Hash, Recall};

use crate::check::{self, Clean, Sightings};
use crate::diag::{self, Diagnostic, Severity};
use crate::disk::tree::{Body, Tree, Unreadable};
use crate::page::{self, Surroundings};
use crate::record::{FileKind, Parsed, file_kind};
use crate::site::{self, Assembler, AttachmentSource, Site};
use attachments::Looking;
use consequences::Causes;
use materials::{Materials, Searching};
use memo::Parsing;
use std::collections::HashSet;
use std::sync::Arc;
use theme::Themes;
use words::Words;

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
    looking: Looking,
    words: Words,
    /// Records in which the rules about single records found nothing.
    clean: Clean,
    assembler: Assembler,
    /// What was told of the last run's files, and other findings may follow from.
    causes: Causes,
    themes: Themes,
    /// What is known of texts, when the site is built again and again.
    searched: Option<Arc<crate::search::Memo>>,
}

impl Builder {
    /// A builder that has read nothing yet.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// A builder that looks through the attachments of one part of the site alone, where several machines check one site.
    pub fn for_part(part: Option<Part>) -> Builder {
        Builder {
            looking: part.map_or_else(Looking::default, Looking::for_part),
            ..Builder::default()
        }
    }

    /// A builder that remembers for search what it has read: for the preview, which builds again and again.
    pub fn remembering() -> Builder {
        Builder {
            searched: Some(Arc::default()),
            ..Builder::default()
        }
    }

    /// The same builder with what is known from earlier: the files and records of which nothing was to be said, as
    /// [`Builder::plain`] has given them.
    #[must_use]
    pub fn knowing(self, plain: HashSet<Hash>) -> Builder {
        let plain = Arc::new(plain);
        Builder {
            parsing: Parsing::knowing(Arc::clone(&plain)),
            looking: self.looking.knowing(Arc::clone(&plain)),
            words: Words::knowing(Arc::clone(&plain)),
            clean: Clean::knowing(plain),
            ..self
        }
    }

    /// What stands for the files and records of which nothing was to be said in the last run.
    pub fn plain(&self) -> HashSet<Hash> {
        self.parsing
            .plain()
            .chain(self.looking.plain())
            .chain(self.words.plain())
            .chain(self.clean.records().copied())
            .collect()
    }

    /// How many files the last run read anew.
    pub fn parsed_anew(&self) -> usize {
        self.parsing.anew()
    }

    /// Builds the site: after this every page can be rendered, and all findings are told but those of templates.
    pub fn run(&mut self, input: &Input<'_>) -> Built {
        let (parsed, copies) = self.parsing.read(input.tree);
        let mut built = self.linked(input, &parsed, copies);
        let ruled = built.check_knowing(&mut self.clean, input.tree);
        let found = self.judged(ruled, &built, &parsed, input.tree);
        if let Some(site) = built.site() {
            let now = input.options.site.now;
            let held_back = next::held_back(&parsed, now);
            built.next = next::next(site, &held_back, now);
            built.held_back = held_back;
        }
        built.diagnostics.extend(found);
        built.diagnostics = located(std::mem::take(&mut built.diagnostics), input.tree);
        built
    }

    /// Builds the site so far that every page can be rendered, for the preview, where someone waits for a page. Findings
    /// are as they come: not sorted, without spans ([`located`]) and without those of the rules ([`Built::check`]).
    pub fn link(&mut self, input: &Input<'_>) -> Built {
        let (parsed, copies) = self.parsing.read(input.tree);
        self.linked(input, &parsed, copies)
    }

    /// What the rules find in a site that was linked from this tree, its wording too; without spans.
    pub fn judge(&mut self, built: &Built, tree: &Tree) -> Vec<Diagnostic> {
        let (parsed, _) = self.parsing.read(tree);
        let ruled = built.check_knowing(&mut self.clean, tree);
        self.judged(ruled, built, &parsed, tree)
    }

    /// The same of a site that stands in for the one of this tree: its records are not what the tree's files say.
    pub fn judge_stand_in(&mut self, built: &Built, tree: &Tree) -> Vec<Diagnostic> {
        let (parsed, _) = self.parsing.read(tree);
        self.judged(built.check(), built, &parsed, tree)
    }

    /// A site that is only tried: linked, with what the rules no milder than `least` and the word list find in some of its
    /// files. What is kept of the last site that was built stays.
    pub fn aside(&mut self, input: &Input<'_>, files: &[&str], least: Severity) -> (Built, Vec<Diagnostic>) {
        let causes = std::mem::take(&mut self.causes);
        let (parsed, copies) = self.parsing.read(input.tree);
        let built = self.linked(input, &parsed, copies);
        let mut found = Vec::new();
        if let Some(site) = built.site().filter(|_| !files.is_empty()) {
            found = check::run_of(site, files, least);
            if least != Severity::Error {
                found.extend(Words::look(&parsed, input.tree, files));
            }
            check::apply_allowances(site, &mut found);
        }
        self.causes.settle(&mut found, input.tree);
        self.causes = causes;
        (built, found)
    }

    fn judged(
        &mut self,
        ruled: Vec<Diagnostic>,
        built: &Built,
        parsed: &[Arc<Parsed>],
        tree: &Tree,
    ) -> Vec<Diagnostic> {
        let mut found = ruled;
        if let Some(site) = built.site() {
            found.extend(self.words.check(parsed, tree));
            check::apply_allowances(site, &mut found);
        }
        self.causes.settle(&mut found, tree);
        found
    }

    fn linked(&mut self, input: &Input<'_>, parsed: &[Arc<Parsed>], copies: Vec<Diagnostic>) -> Built {
        let mut found: Vec<Diagnostic> = input.unreadable.iter().map(memo::unreadable).collect();
        found.extend(copies);
        found.extend(federation::passed_over(input.tree));
        found.extend(parsed.iter().flat_map(|file| file.diagnostics.iter().cloned()));
        let (mut found, strays) = strays::joined(found, input.tree);
        let attachments: Vec<AttachmentSource> = input
            .tree
            .files()
            .filter(|file| file_kind(&file.path) == FileKind::Attachment)
            .map(|file| AttachmentSource {
                path: Arc::clone(&file.path),
                of: federation::name_of(&file.path, input.tree),
                hash: file.hash,
                len: match &file.body {
                    Body::OnDisk { len } => *len,
                    Body::Loaded(bytes) => bytes.len() as u64,
                },
            })
            .collect();
        let (site, linked) = self.assembler.assemble(parsed, &attachments, &input.options.site);
        found.extend(linked);
        self.causes = Causes::of(strays, &found);
        let Some(site) = site else {
            self.causes.settle(&mut found, input.tree);
            return Built::broken(found);
        };
        site::meant::advise(&site, &mut found);
        let (looking, themes) = (&mut self.looking, &mut self.themes);
        let (personal, ((theme, faults), (redirects, clashes))) = rayon::join(
            || personal(looking, &site, parsed, input.tree),
            || (themes.load(input.tree, &site), page::redirects(&site)),
        );
        found.extend(faults);
        found.extend(clashes);
        found.extend(personal);
        self.causes.settle(&mut found, input.tree);
        check::apply_allowances(&site, &mut found);
        let around = surroundings(&site, &theme);
        let materials = Materials::new(
            Arc::new(site),
            redirects,
            theme,
            around,
            match &self.searched {
                _ if !input.options.search => Searching::Off,
                None => Searching::Anew,
                Some(memo) => Searching::Knowing(Arc::clone(memo)),
            },
            output::open_files,
        );
        Built::new(materials, found)
    }
}

/// Personal data in all files, whatever becomes of them on pages: what was seen when a file was read is held against the
/// site.
fn personal(looking: &mut Looking, site: &Site, parsed: &[Arc<Parsed>], tree: &Tree) -> Vec<Diagnostic> {
    let looked = looking.look(tree);
    let seen = Sightings {
        texts: parsed
            .iter()
            .filter_map(|file| file.personal.as_deref())
            .collect(),
        attachments: looked.iter().map(|(path, looked)| (path, &**looked)).collect(),
        paths: tree.files().map(|file| &file.path).collect(),
    };
    check::personal(site, &seen)
}

fn surroundings(site: &Site, theme: &crate::render::Theme) -> Surroundings {
    Surroundings {
        labels: theme::labels(site, theme),
        common: page::Common::of(site),
        // Known only when the page is asked for.
        search_index: String::new(),
        open_files: std::sync::Arc::default(),
    }
}

/// Findings with their places as spans, sorted.
pub fn located(found: Vec<Diagnostic>, tree: &Tree) -> Vec<Diagnostic> {
    let mut found = locate::resolve(found, tree);
    for finding in &mut found {
        locate::mask(finding);
    }
    diag::sort(&mut found);
    found
}
