//! Materials of a site: what every file of it is made from, with what is made once for many of them.
//!
//! **You are here:** `build/` — after the stages, before `output`; no IO.

use super::recall::{Hash, hash};
use super::theme;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::page::view::Shell;
use crate::page::{self, OpenFile, Page, PageId, Redirects, Surroundings};
use crate::render::{ShellHtml, Theme, ThemeFault};
use crate::search::{Index, Memo};
use crate::site::{Section, Site};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How the search index is made.
pub(super) enum Searching {
    /// Not at all.
    Off,
    /// From nothing.
    Anew,
    /// With what earlier runs know of texts.
    Knowing(Arc<Memo>),
}

/// A site that can be made: immutable but for what is made when it is first asked for.
pub(super) struct Materials {
    pub(super) site: Arc<Site>,
    pub(super) redirects: Redirects,
    pub(super) theme: Arc<Theme>,
    pub(super) around: Surroundings,
    search: Searching,
    list_open_files: fn(&Materials) -> Vec<OpenFile>,
    pages: OnceLock<Vec<PageId>>,
    index: OnceLock<Option<Index>>,
    open_files: OnceLock<Arc<[OpenFile]>>,
    /// Lengths of the data files that have been made, by path.
    lengths: Mutex<HashMap<String, u64>>,
    shells: Mutex<HashMap<(Lang, usize, Section), Arc<ShellHtml>>>,
    shell_hashes: Mutex<HashMap<(Lang, usize, Section), [u8; 32]>>,
}

impl Materials {
    pub(super) fn new(
        site: Arc<Site>,
        redirects: Redirects,
        theme: Arc<Theme>,
        around: Surroundings,
        search: Searching,
        list_open_files: fn(&Materials) -> Vec<OpenFile>,
    ) -> Materials {
        Materials {
            site,
            redirects,
            theme,
            around,
            search,
            list_open_files,
            pages: OnceLock::new(),
            index: OnceLock::new(),
            open_files: OnceLock::new(),
            lengths: Mutex::default(),
            shells: Mutex::new(HashMap::new()),
            shell_hashes: Mutex::new(HashMap::new()),
        }
    }

    /// All pages; listed when first asked for, since a page that the preview shows is found without.
    pub(super) fn pages(&self) -> &[PageId] {
        self.pages.get_or_init(|| page::pages(&self.site))
    }

    /// The search index, made when it is first asked for.
    pub(super) fn index(&self) -> Option<&Index> {
        self.index
            .get_or_init(|| {
                let memo = match &self.search {
                    Searching::Off => return None,
                    Searching::Anew => None,
                    Searching::Knowing(memo) => Some(&**memo),
                };
                let findable = page::entries(&self.site, &self.around.labels);
                Some(Index::new(&findable, &self.site.languages, memo))
            })
            .as_ref()
    }

    /// The files of open data with their lengths, listed when first asked for.
    pub(super) fn open_files(&self) -> Arc<[OpenFile]> {
        Arc::clone(
            self.open_files
                .get_or_init(|| (self.list_open_files)(self).into()),
        )
    }

    /// Remembers how long a data file is.
    pub(super) fn note_length(&self, path: &str, bytes: &[u8]) {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let mut lengths = self.lengths.lock().unwrap_or_else(PoisonError::into_inner);
        lengths.insert(path.to_owned(), length);
    }

    /// How long a data file is, when it has been made.
    pub(super) fn length(&self, path: &str) -> Option<u64> {
        let lengths = self.lengths.lock().unwrap_or_else(PoisonError::into_inner);
        lengths.get(path).copied()
    }

    /// A page as HTML: `path` is where it lies, `id` the page itself or the one that it leads to.
    pub(super) fn render(&self, path: &str, made: &Page, id: PageId) -> Result<Vec<u8>, Diagnostic> {
        let depth = path.matches('/').count();
        let page = self.shell(id, depth).and_then(|shell| {
            self.theme
                .page(id.lang.tag(), made.template, &made.frame, &shell, &made.view)
        });
        page.map_err(|fault| self.of_theme(&fault))
    }

    /// What a page is made from, as a hash: pages with the same one come out the same. None where that cannot be told.
    pub(super) fn made_from(&self, path: &str, page: &Page, id: PageId) -> Option<Hash> {
        let shell = self.shell_hash(id, path.matches('/').count())?;
        let theme = self.theme.hash();
        Some(hash(&[id.lang.tag().as_bytes(), &theme, &shell, &page.hash()?]))
    }

    fn shell_hash(&self, id: PageId, depth: usize) -> Option<[u8; 32]> {
        let key = (id.lang, depth, id.key.section());
        let known = |hashes: &HashMap<_, [u8; 32]>| hashes.get(&key).copied();
        if let Some(hash) = known(&self.shell_hashes.lock().unwrap_or_else(PoisonError::into_inner)) {
            return Some(hash);
        }
        let hash = page::shell_hash(&self.shell_view(id, depth))?;
        let mut hashes = self.shell_hashes.lock().unwrap_or_else(PoisonError::into_inner);
        hashes.insert(key, hash);
        Some(hash)
    }

    fn shell_view(&self, id: PageId, depth: usize) -> Shell {
        let section = id.key.section();
        page::shell(&self.site, &self.around, id.lang, &"../".repeat(depth), section)
    }

    /// What stands around a page at this depth. It is the same for all pages of a language, depth and part of the site, so
    /// it is rendered once for each.
    pub(super) fn shell(&self, id: PageId, depth: usize) -> Result<Arc<ShellHtml>, ThemeFault> {
        let (lang, section) = (id.lang, id.key.section());
        let key = (lang, depth, section);
        if let Some(shell) = self
            .shells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
        {
            return Ok(Arc::clone(shell));
        }
        let shell = Arc::new(self.theme.shell(lang.tag(), &self.shell_view(id, depth))?);
        self.shells
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, Arc::clone(&shell));
        Ok(shell)
    }

    /// A fault of the theme as a finding.
    pub(super) fn of_theme(&self, fault: &ThemeFault) -> Diagnostic {
        let name = self.site.settings().theme.as_deref().unwrap_or("default");
        theme::finding(fault, &format!("themes/{name}/"), &self.site)
    }
}
