//! The page graph (site map): every page's address, template, view and neighbours.
//!
//! **You are here:** `page/` — after `site/`, before `render/` and `search/`; no IO.
//!
//! [`pages()`] lists the pages, [`find()`] finds one by its address, [`make`] turns one into what a template sees. Making a
//! page is a pure function of the site and the page's key: the build calls it for all, the preview for the one that is asked
//! for. `kinds/` has a file for each kind of page, `parts/` what several of them show.

mod address;
mod common;
mod content;
mod digest;
mod entries;
mod entry;
mod exists;
mod find;
mod frame;
mod gather;
mod key;
mod kinds;
mod labels;
mod linked;
mod meta;
mod parts;
mod redirects;
mod shell;
mod surroundings;
pub mod view;
mod writer;

pub use address::{card, feed, notice_calendar};
pub use common::Common;
pub use content::View;
pub use entries::entries;
pub use entry::{Below, Entry, Findable, Said};
pub(crate) use exists::exists;
pub use exists::pages;
pub use find::find;
pub use key::{PageId, PageKey};
pub(crate) use kinds::notice::index_number as notice_number;
pub use labels::Labels;
pub(crate) use parts::disclosures::index_number as disclosure_number;
pub use parts::hours::machine_hours;
pub(crate) use parts::poster::qr;
pub use parts::takeaway::{card_languages, has_calendar, hours_in_words};
pub use redirects::{Redirects, redirects};
pub use shell::shell;
pub use surroundings::{OpenFile, Surroundings};

use crate::lang::Lang;
use crate::site::Site;
use digest::Digest;
use view::{Frame, Phrase, RedirectView};
use writer::Writer;

/// A page, ready for its template.
#[derive(Debug, Clone)]
pub struct Page {
    /// Name of the template, without folder and ending.
    pub template: &'static str,
    /// Head, breadcrumb, language switch.
    pub frame: Frame,
    /// What the page shows.
    pub view: View,
}

impl Page {
    /// A hash of all that the page's template can see of it: with the same theme and shell, pages of one hash come out the same.
    /// None where a view cannot be hashed.
    pub fn hash(&self) -> Option<[u8; 32]> {
        let mut digest = Digest::new();
        digest.add(&self.template).ok()?;
        digest.add(&self.frame).ok()?;
        self.view.add_to(&mut digest).ok()?;
        Some(digest.finish())
    }
}

/// A hash of a shell, as [`Page::hash`] is one of a page.
pub fn shell_hash(shell: &view::Shell) -> Option<[u8; 32]> {
    digest::hash(shell)
}

/// Makes one page. The key must be of this site ([`find()`] and [`pages()`] give such keys).
pub fn make(site: &Site, around: &Surroundings, id: PageId) -> Page {
    let path = id.path(site);
    let w = Writer::new(site, around, id.lang, &path).about(id);
    let content = kinds::content(&w, id.key);
    let mut frame = frame::frame(&w, id, &content.heading, content.description);
    frame.linked = linked::graph(&w, &frame, content.linked);
    Page {
        template: content.template,
        frame,
        view: content.view,
    }
}

/// A page at a former address.
pub fn make_redirect(site: &Site, around: &Surroundings, path: &str, target: PageId) -> Page {
    let w = Writer::new(site, around, target.lang, path);
    let there = make(site, around, target);
    let label = there
        .frame
        .breadcrumb
        .last()
        .map_or_else(Phrase::default, |crumb| crumb.label.clone());
    let mut frame = frame::frame(&w, target, &w.label("nav.moved"), None);
    frame.robots = Some("noindex".to_owned());
    // The tags are those of the page that it leads to.
    frame.meta.clear();
    Page {
        template: "redirect",
        frame,
        view: View::new(RedirectView {
            target: w.href(target.key),
            label,
        }),
    }
}

/// A notice as the site's lists show it in a language; for the feeds.
pub fn notice_item(site: &Site, around: &Surroundings, at: usize, lang: Lang) -> view::NoticeItem {
    parts::notices::item(&Writer::new(site, around, lang, ""), at)
}
