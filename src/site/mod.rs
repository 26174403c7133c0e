//! Site model, the checked site: ids turned into records, lists sorted, translations paired. Immutable once made.
//!
//! **You are here:** `site/` — after `record/`, before `page/`, `check/` and `search/`; no IO, no clock: the day is an option.

mod alike;
mod assemble;
mod called;
mod checking;
mod counterparts;
mod days_off;
mod documents;
mod duties;
mod files;
mod guides;
mod index;
mod kinds;
mod letters;
mod links;
pub(crate) mod meant;
mod menu;
mod naming;
mod nearby;
mod network;
mod newest;
mod numbering;
mod operators;
mod policies;
mod public;
mod reached;
mod references;
mod regions;
mod report;
mod review;
mod reviewed;
mod standard;
mod stations;
mod statistics;
#[cfg(test)]
pub(crate) mod tests;
mod timetable;
mod withheld;

pub(crate) use alike::is_short_for;
pub use assemble::{Assembler, Options};
pub use checking::Check;
pub use documents::{DocumentEntry, Paired, Version};
pub use duties::{Duty, DutyState, Reason, Subject};
pub use files::{Attachment, AttachmentSource};
pub use index::Index;
pub use kinds::{Facts, KINDS, Kind, KindRow, Ref, Section};
use letters::Letters;
pub use letters::{Filed, LetterPages, letter_name, letter_number};
pub use links::{LinkTarget, parse_link};
pub use menu::{CategoryEntry, Menu, ServiceEntry};
pub use nearby::NearCell;
pub(crate) use nearby::millionths;
pub use network::Network;
use numbering::Numbering;
pub use numbering::PageNumber;
pub use operators::OperatorEntry;
pub use public::{LegalForce, PostingPeriod, Shown, Whereabouts};
pub use reached::{Reached, compare};
pub use regions::{RegionEntry, Regions};
pub use reviewed::{ReviewHash, Reviewed};
pub use standard::{ClauseState, Standing};
pub use stations::{OfferedService, StationEntry};
use statistics::FigurePages;
pub use statistics::{Cell, FiguresEntry, MeasureEntry, Piece, Row, RowOf};
pub use timetable::{Part, Spans, Timetable, occurrence};

pub use withheld::referred;

use crate::lang::Lang;
use crate::record::fields::{Cited, Either};
use crate::record::{disclosure, document, guide};
use crate::value::{DocumentNumber, Id, Scalar};
use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// Everything that pages, search and checks read: the [`Network`] of records, which it can be used as, with the documents
/// about them.
///
/// *Shape:* lists are sorted as residents should see them; records refer to each other by their place in these lists.
#[derive(Debug)]
pub struct Site {
    network: Arc<Network>,
    /// Where the site will be published, with a `/` at the end.
    pub base_url: Option<String>,
    /// The day that everything which depends on the date uses.
    pub today: jiff::civil::Date,
    /// Notices, pinned first, then newest first.
    pub notices: Vec<DocumentEntry<document::Notice>>,
    /// Free pages by `order`, then id.
    pub pages: Vec<DocumentEntry<document::Page>>,
    /// One-event guides by `order`, then id.
    pub guides: Vec<DocumentEntry<guide::Guide>>,
    /// Disclosures, newest first.
    pub disclosures: Vec<DocumentEntry<disclosure::Disclosure>>,
    /// Attachments by path.
    pub files: BTreeMap<Arc<str>, Attachment>,
    /// Which notices speak of which.
    pub notice_links: NoticeLinks,
    /// What concerns each record.
    pub index: Index,
    notice_ids: HashMap<Id, usize>,
    letters: Vec<(Lang, OnceLock<Letters>)>,
    numbering: OnceLock<Numbering>,
}

impl Deref for Site {
    type Target = Network;

    fn deref(&self) -> &Network {
        &self.network
    }
}

/// Which notices speak of which.
#[derive(Debug, Default)]
pub struct NoticeLinks {
    /// Notice → notices that repeal it.
    pub repealed_by: BTreeMap<usize, Vec<usize>>,
    /// Notice → notices that interpret it.
    pub interpreted_by: BTreeMap<usize, Vec<usize>>,
}

impl Site {
    /// A notice by its id.
    pub fn notice(&self, id: &str) -> Option<usize> {
        self.notice_ids.get(id).copied()
    }

    /// The notice that a citation is about: by its id, or by the number of the document.
    pub fn cited_notice(&self, cited: &Either<Id, Cited>) -> Option<usize> {
        match cited {
            Either::Word(id) => self.notice(id),
            Either::Map(cited) => {
                let number = DocumentNumber::read(cited.number.as_deref()?).ok()?;
                self.notices
                    .iter()
                    .position(|notice| notice.front().document_number.as_ref() == Some(&number))
            }
        }
    }

    /// A free page by its id.
    pub fn page(&self, id: &str) -> Option<usize> {
        self.pages.iter().position(|page| page.id.as_str() == id)
    }
}
