//! A built site: every file of it can be had, one at a time or all in parallel.
//!
//! **You are here:** `build/` — what a run gives; no IO.

use super::NextBuild;
use super::materials::Materials;
use super::output::{self, Output, Share, Sink};
use crate::check::Clean;
use crate::check::due::{self, Due, HeldBack};
use crate::diag::{Code, Diagnostic, Severity};
use crate::disk::tree::Tree;
use crate::lang::Lang;
use crate::page::{self, PageId, PageKey};
use crate::record::Origin;
use crate::site::{KINDS, Ref, Site};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A built site.
pub struct Built {
    /// Findings; of [`super::Builder::run`] sorted, with spans.
    pub diagnostics: Vec<Diagnostic>,
    /// When the site has to be built again because something on it changes by date.
    pub next: Option<NextBuild>,
    /// Documents that are to appear later.
    pub held_back: Vec<HeldBack>,
    whole: Option<Materials>,
}

impl Built {
    pub(super) fn broken(diagnostics: Vec<Diagnostic>) -> Built {
        Built {
            diagnostics,
            next: None,
            held_back: Vec::new(),
            whole: None,
        }
    }

    pub(super) fn new(materials: Materials, diagnostics: Vec<Diagnostic>) -> Built {
        Built {
            diagnostics,
            next: None,
            held_back: Vec::new(),
            whole: Some(materials),
        }
    }

    /// Whether errors forbid publishing.
    pub fn has_errors(&self) -> bool {
        self.whole.is_none()
            || self
                .diagnostics
                .iter()
                .any(|finding| finding.severity == Severity::Error)
    }

    /// The site, when there are settings to make one with.
    pub fn site(&self) -> Option<&Site> {
        self.whole.as_ref().map(|whole| &*whole.site)
    }

    /// What falls due from today until a day, in the order of the days; nothing without a site.
    pub fn due(&self, until: jiff::civil::Date) -> Vec<Due<'_>> {
        self.site()
            .map_or_else(Vec::new, |site| due::due(site, &self.held_back, until))
    }

    /// What falls due within so many days, put together and in words, each with its day and how far off that is.
    pub fn due_told(&self, days: i64) -> Vec<(jiff::civil::Date, i32, due::Told)> {
        let Some(site) = self.site() else {
            return Vec::new();
        };
        let until = jiff::Span::new()
            .try_days(days)
            .and_then(|days| site.today.checked_add(days))
            .unwrap_or(jiff::civil::Date::MAX);
        let list = self.due(until);
        let told = due::groups(&list).into_iter().filter_map(|group| {
            let day = group.first()?.day;
            Some((day, (day - site.today).get_days(), due::told(site, &group)?))
        });
        told.collect()
    }

    /// How many pages the site has.
    pub fn pages(&self) -> usize {
        self.whole
            .as_ref()
            .map_or(0, |whole| whole.pages().len() + whole.redirects.len())
    }

    /// How many files [`Built::write`] will hand on, about: for a progress bar.
    pub fn files(&self) -> usize {
        self.whole
            .as_ref()
            .map_or(0, |whole| self.pages() + whole.site.files.len())
    }

    /// The file at a path of the output. *Errors:* the finding that keeps a page from being rendered.
    pub fn file(&self, path: &str) -> Result<Option<Output>, Diagnostic> {
        self.whole
            .as_ref()
            .map_or(Ok(None), |whole| output::find(whole, path))
    }

    /// The file that a page is made from, when it is one; and whether it would stay out of a build.
    pub fn source(&self, path: &str) -> Option<(&Origin, bool)> {
        let site = &*self.whole.as_ref()?.site;
        let id = page::find(site, path)?;
        match (id.key, id.key.record()) {
            (PageKey::Home, _) => Some((&site.settings.origin, false)),
            // Side by side, the original comes first.
            (PageKey::Parallel(_), Some(of)) => {
                Some((of.origin(site, site.default_lang()), of.is_unpublished(site)))
            }
            (_, Some(of)) => Some((of.origin(site, id.lang), of.is_unpublished(site))),
            _ => None,
        }
    }

    /// The record that a page is about, with the site.
    pub fn about(&self, path: &str) -> Option<(&Site, Ref)> {
        let site = self.site()?;
        Some((site, page::find(site, path)?.key.record()?))
    }

    /// The address of a record's page in a language, where there is such a page.
    pub fn address(&self, of: Ref, lang: Lang) -> Option<String> {
        let site = self.site()?;
        let id = PageId {
            key: PageKey::Record(of),
            lang,
        };
        page::exists(site, id).then(|| id.path(site))
    }

    /// The pages that files make: of each, the first in the site's order. *Shape:* by file; those that make none are absent.
    pub fn pages_of(&self, files: &BTreeSet<Arc<str>>) -> BTreeMap<Arc<str>, String> {
        let mut pages = BTreeMap::new();
        let Some(site) = self.site().filter(|_| !files.is_empty()) else {
            return pages;
        };
        let home = &site.settings.origin.file;
        if files.contains(home) {
            pages.insert(Arc::clone(home), "index.html".to_owned());
        }
        for row in KINDS {
            for at in 0..(row.len)(site) {
                let of = Ref { kind: row.kind, at };
                for lang in &site.languages {
                    let id = PageId {
                        key: PageKey::Record(of),
                        lang: *lang,
                    };
                    let file = &of.origin(site, *lang).file;
                    if files.contains(file) && !pages.contains_key(file) && page::exists(site, id) {
                        pages.insert(Arc::clone(file), id.path(site));
                    }
                }
            }
        }
        pages
    }

    /// What the rules find in the site as a whole; not sorted, without spans.
    pub fn check(&self) -> Vec<Diagnostic> {
        self.whole
            .as_ref()
            .map_or_else(Vec::new, |whole| crate::check::run(&whole.site))
    }

    /// The same, with what is known of records that were looked at before.
    pub(super) fn check_knowing(&self, clean: &mut Clean, tree: &Tree) -> Vec<Diagnostic> {
        let file = |path: &str| tree.get(path).map(|file| file.hash);
        self.whole.as_ref().map_or_else(Vec::new, |whole| {
            crate::check::run_knowing(&whole.site, clean, &file)
        })
    }

    /// Replaces findings of some codes of which only a number was told by all of them.
    pub fn tell_all(&mut self, codes: &[&'static Code], tree: &Tree) {
        let short = |finding: &Diagnostic| finding.untold > 0 && codes.contains(&finding.fault.code);
        let short: Vec<&Code> = self
            .diagnostics
            .iter()
            .filter(|finding| short(finding))
            .map(|finding| finding.fault.code)
            .collect();
        if let (false, Some(whole)) = (short.is_empty(), &self.whole) {
            self.diagnostics
                .retain(|finding| !short.contains(&finding.fault.code));
            self.diagnostics
                .extend(super::located(crate::check::run_only(&whole.site, &short), tree));
            crate::diag::sort(&mut self.diagnostics);
        }
    }

    /// A hash of the theme's files; none when there is no site.
    pub fn theme_hash(&self) -> Option<[u8; 32]> {
        self.whole.as_ref().map(|whole| whole.theme.hash())
    }

    /// Renders up to `most` pages of each template and language, spread over all of them: what a theme breaks shows at once,
    /// and not only on the page that someone happens to look at, and a check need not render a whole country.
    pub fn try_templates(&self, most: usize) -> Vec<Diagnostic> {
        let Some(whole) = &self.whole else {
            return Vec::new();
        };
        let mut kinds: Vec<(_, Vec<PageId>)> = Vec::new();
        for id in whole.pages() {
            let kind = (std::mem::discriminant(&id.key), id.key.kind(), id.lang);
            match kinds.iter_mut().find(|(own, _)| *own == kind) {
                Some((_, pages)) => pages.push(*id),
                None => kinds.push((kind, vec![*id])),
            }
        }
        let tried: Vec<PageId> = kinds
            .iter()
            .flat_map(|(_, pages)| pages.iter().step_by(pages.len().div_ceil(most.max(1))).copied())
            .collect();
        let found = tried
            .par_iter()
            .filter_map(|id| {
                let made = page::make(&whole.site, &whole.around, *id);
                let path = id.path(&whole.site);
                whole.render(&path, &made, *id).err()
            })
            .collect();
        output::once(found)
    }

    /// Hands every file to the sink, rendering in parallel. The order is not fixed, the files are.
    ///
    /// *Errors:* the sink's first; findings of pages that could not be rendered are returned, and these pages left out.
    pub fn write<E: Send>(&self, sink: Sink<'_, E>) -> Result<Vec<Diagnostic>, E> {
        self.write_share(&Share::new(None), sink)
    }

    /// The same for the files of a share, which knows the plan of the whole site afterwards.
    pub fn write_share<E: Send>(&self, share: &Share, sink: Sink<'_, E>) -> Result<Vec<Diagnostic>, E> {
        self.whole
            .as_ref()
            .map_or_else(|| Ok(Vec::new()), |whole| output::write(whole, share, sink))
    }
}
