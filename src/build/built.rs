//! A built site: every file of it can be had, one at a time or all in parallel.
//!
//! **You are here:** `build/` — what a run gives; no IO.

use super::{NextBuild, theme};
use crate::diag::{Diagnostic, Severity};
use crate::lang::Lang;
use crate::page::{self, Page, PageId, PageKey, Redirects, Surroundings};
use crate::record::Origin;
use crate::render::{ShellHtml, Theme, ThemeFault};
use crate::search::{Index, Memo};
use crate::site::{Kind, Section, Site};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// One file of the output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Output {
    /// Bytes made by the build.
    Bytes(Vec<u8>),
    /// An attachment, published as it is: its path relative to the site folder.
    CopyOf(Arc<str>),
}

/// What takes files in: path relative to the output's root, and the file. Called from many threads.
pub type Sink<'s, E> = &'s (dyn Fn(&str, Output) -> Result<(), E> + Sync);

/// A built site.
pub struct Built {
    /// Findings; of [`super::Builder::run`] sorted, with spans.
    pub diagnostics: Vec<Diagnostic>,
    /// When the site has to be built again because something on it changes by date.
    pub next: Option<NextBuild>,
    whole: Option<Whole>,
}

/// Where the preview shows the theme's components; no build writes it, and no page can have such a name.
const REVIEW: &str = "_review/";

/// The list of stations in the language of a review page: `index.html`, `bo/index.html`.
fn review_lang(site: &Site, path: &str) -> Option<PageId> {
    let folder = path.strip_suffix("index.html")?;
    let key = PageKey::List(Kind::Station);
    site.languages
        .iter()
        .map(|lang| PageId { key, lang: *lang })
        .find(|id| id.path(site) == format!("{folder}stations/index.html"))
}

/// How the search index is made.
pub(super) enum Searching {
    /// Not at all.
    Off,
    /// From nothing.
    Anew,
    /// With what earlier runs know of texts.
    Knowing(Arc<Memo>),
}

struct Whole {
    site: Arc<Site>,
    redirects: Redirects,
    theme: Arc<Theme>,
    around: Surroundings,
    search: Searching,
    pages: OnceLock<Vec<PageId>>,
    index: OnceLock<Option<Index>>,
    shells: Mutex<HashMap<(Lang, usize, Section), Arc<ShellHtml>>>,
}

impl Built {
    pub(crate) fn broken(diagnostics: Vec<Diagnostic>) -> Built {
        Built {
            diagnostics,
            next: None,
            whole: None,
        }
    }

    pub(super) fn new(
        site: Arc<Site>,
        redirects: Redirects,
        theme: Arc<Theme>,
        around: Surroundings,
        diagnostics: Vec<Diagnostic>,
        search: Searching,
    ) -> Built {
        let whole = Whole {
            site,
            redirects,
            theme,
            around,
            search,
            pages: OnceLock::new(),
            index: OnceLock::new(),
            shells: Mutex::new(HashMap::new()),
        };
        Built {
            diagnostics,
            next: None,
            whole: Some(whole),
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
        let Some(whole) = &self.whole else { return Ok(None) };
        if let Some(id) = page::find(&whole.site, path) {
            return whole
                .render(path, &whole.made(id), id.lang, id.key.section())
                .map(Some);
        }
        if let Some(list) = path
            .strip_prefix(REVIEW)
            .and_then(|path| review_lang(&whole.site, path))
        {
            return whole.review(list).map(Some);
        }
        if let Some(target) = whole.redirects.get(path) {
            return whole.redirect(path, *target).map(Some);
        }
        if let Some((_, bytes)) = whole.theme.assets().find(|(own, _)| *own == path) {
            return Ok(Some(Output::Bytes(bytes.to_vec())));
        }
        if let Some(file) = whole.site.files.values().find(|file| file.url == path) {
            return Ok(Some(Output::CopyOf(Arc::clone(&file.path))));
        }
        if path.starts_with(crate::search::FOLDER) {
            let file = whole.index().and_then(|index| index.file(path));
            return Ok(file.map(|file| Output::Bytes(file.bytes)));
        }
        // Browsers ask for files that no site has, and these take the whole site to make.
        if !page::is_text(path) {
            return Ok(None);
        }
        let texts = page::texts(&whole.site, &whole.around, whole.pages());
        Ok(texts
            .into_iter()
            .find(|(own, _)| own == path)
            .map(|(_, text)| Output::Bytes(text.into_bytes())))
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

    /// What the rules find in the site as a whole; not sorted, without spans.
    pub fn check(&self) -> Vec<Diagnostic> {
        self.whole
            .as_ref()
            .map_or_else(Vec::new, |whole| crate::check::run(&whole.site))
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
        let mut found: Vec<Diagnostic> = tried
            .par_iter()
            .filter_map(|id| {
                let made = page::make(&whole.site, &whole.around, *id);
                let path = id.path(&whole.site);
                whole.render(&path, &made, id.lang, id.key.section()).err()
            })
            .collect();
        found.sort_by(|a, b| (&a.place, &a.fault.en).cmp(&(&b.place, &b.fault.en)));
        found.dedup();
        found
    }

    /// Hands every file to the sink, rendering in parallel. The order is not fixed, the files are.
    ///
    /// *Errors:* the sink's first; findings of pages that could not be rendered are returned, and these pages left out.
    pub fn write<E: Send>(&self, sink: Sink<'_, E>) -> Result<Vec<Diagnostic>, E> {
        let Some(whole) = &self.whole else {
            return Ok(Vec::new());
        };
        let mut found: Vec<Diagnostic> = Vec::new();
        let pages: Result<Vec<Option<Diagnostic>>, E> = whole
            .pages()
            .par_iter()
            .map(|id| {
                let path = id.path(&whole.site);
                let made = whole.made(*id);
                match whole.render(&path, &made, id.lang, id.key.section()) {
                    Ok(output) => sink(&path, output).map(|()| None),
                    Err(finding) => Ok(Some(finding)),
                }
            })
            .filter(|result| !matches!(result, Ok(None)))
            .collect();
        found.extend(pages?.into_iter().flatten());
        for (path, target) in &whole.redirects {
            match whole.redirect(path, *target) {
                Ok(output) => sink(path, output)?,
                Err(finding) => found.push(finding),
            }
        }
        for (path, bytes) in whole.theme.assets() {
            sink(path, Output::Bytes(bytes.to_vec()))?;
        }
        for file in whole.site.files.values() {
            sink(&file.url, Output::CopyOf(Arc::clone(&file.path)))?;
        }
        for (path, text) in page::texts(&whole.site, &whole.around, whole.pages()) {
            sink(&path, Output::Bytes(text.into_bytes()))?;
        }
        if let Some(index) = whole.index() {
            index.write(&|file| sink(&file.path, Output::Bytes(file.bytes)))?;
        }
        // One template error shows on every page that uses it: told once.
        found.sort_by(|a, b| (&a.place, &a.fault.en).cmp(&(&b.place, &b.fault.en)));
        found.dedup();
        Ok(found)
    }
}

impl Whole {
    /// All pages; listed when first asked for, since a page that the preview shows is found without.
    fn pages(&self) -> &[PageId] {
        self.pages.get_or_init(|| page::pages(&self.site))
    }

    /// The search index, made when it is first asked for.
    fn index(&self) -> Option<&Index> {
        self.index
            .get_or_init(|| {
                let memo = match &self.search {
                    Searching::Off => return None,
                    Searching::Anew => None,
                    Searching::Knowing(memo) => Some(&**memo),
                };
                Some(Index::new(&page::entries(&self.site), &self.site.languages, memo))
            })
            .as_ref()
    }

    fn made(&self, id: PageId) -> Page {
        if id.key != PageKey::Search {
            return page::make(&self.site, &self.around, id);
        }
        let around = Surroundings {
            search_index: self
                .index()
                .map_or_else(String::new, |index| index.meta().to_owned()),
            ..self.around.clone()
        };
        page::make(&self.site, &around, id)
    }

    /// The theme's components, in the frame of the list of stations, which lies as deep.
    fn review(&self, list: PageId) -> Result<Output, Diagnostic> {
        let mut frame = page::make(&self.site, &self.around, list).frame;
        frame.breadcrumb.clear();
        frame.alternates.clear();
        frame.canonical = None;
        let depth = frame.root.matches("../").count();
        let made = self
            .shell(list.lang, depth, list.key.section())
            .and_then(|shell| self.theme.review(list.lang.tag(), &frame, &shell));
        made.map(Output::Bytes).map_err(|fault| self.of_theme(&fault))
    }

    fn of_theme(&self, fault: &ThemeFault) -> Diagnostic {
        let name = self.site.settings().theme.as_deref().unwrap_or("default");
        theme::finding(fault, &format!("themes/{name}/"), &self.site)
    }

    fn redirect(&self, path: &str, target: PageId) -> Result<Output, Diagnostic> {
        let made = page::make_redirect(&self.site, &self.around, path, target);
        self.render(path, &made, target.lang, target.key.section())
    }

    fn render(&self, path: &str, made: &Page, lang: Lang, section: Section) -> Result<Output, Diagnostic> {
        let depth = path.matches('/').count();
        let page = self.shell(lang, depth, section).and_then(|shell| {
            self.theme
                .page(lang.tag(), made.template, &made.frame, &shell, &made.view)
        });
        page.map(Output::Bytes).map_err(|fault| self.of_theme(&fault))
    }

    /// The same for all pages of a language, depth and part of the site, so it is rendered once for each.
    fn shell(&self, lang: Lang, depth: usize, section: Section) -> Result<Arc<ShellHtml>, ThemeFault> {
        let key = (lang, depth, section);
        if let Some(shell) = self
            .shells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
        {
            return Ok(Arc::clone(shell));
        }
        let view = page::shell(&self.site, &self.around, lang, &"../".repeat(depth), section);
        let shell = Arc::new(self.theme.shell(lang.tag(), &view)?);
        self.shells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, Arc::clone(&shell));
        Ok(shell)
    }
}
