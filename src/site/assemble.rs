//! Linker: all records → the site, with findings about what refers to nothing.
//!
//! **You are here:** `site/` — strings the parts of this folder together; no IO.

use super::documents::{DocumentEntry, pair};
use super::files::AttachmentSource;
use super::network::{self, Linked};
use super::references::References;
use super::report::Reporter;
use super::review::Review;
use super::{Network, NoticeLinks, Site, files, naming, withheld};
use crate::diag::{Diagnostic, Fault, code};
use crate::lang::Lang;
use crate::record::fields::{Cited, Either, is_set};
use crate::record::{Document, FrontMatter, Item, Parsed, disclosure, document, guide};
use crate::value::{Count, Id, Moment};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// The day that everything which depends on the date uses.
    pub today: jiff::civil::Date,
    /// The moment before which `publish_at` holds documents back, in the site's time zone.
    pub now: jiff::civil::DateTime,
    /// Whether drafts and embargoed documents show, marked (the preview).
    pub drafts: bool,
    /// Replaces the settings' `base_url`.
    pub base_url: Option<String>,
}

/// Makes sites, one after the other; the network stays as it is while what links its records does.
#[derive(Default)]
pub struct Assembler {
    last: Option<Linked>,
}

impl Assembler {
    /// Makes the site.
    ///
    /// *Shape:* none when there are no settings to build with. *Errors:* Z3xx, Z4xx, Z901.
    pub fn assemble(
        &mut self,
        parsed: &[Arc<Parsed>],
        attachments: &[AttachmentSource],
        options: &Options,
    ) -> (Option<Site>, Vec<Diagnostic>) {
        let of_network: Vec<&Arc<Parsed>> = parsed.iter().filter(|file| !is_document(file)).collect();
        let last = self.last.take().and_then(|last| last.renewed(&of_network));
        let linked = self
            .last
            .insert(last.unwrap_or_else(|| network::link(&of_network)));
        let mut found = linked.found.clone();
        let site = linked.network.as_ref().map(|network| {
            let mut reporter = Reporter::new(parsed.iter().flat_map(|file| &file.unread));
            let site = with_documents(Arc::clone(network), parsed, attachments, options, &mut reporter);
            found.append(&mut reporter.found);
            site
        });
        (site, found)
    }
}

/// Whether a file holds documents and nothing else.
fn is_document(file: &Parsed) -> bool {
    let is_document = |item: &Item| {
        matches!(
            item,
            Item::Notice(_) | Item::Disclosure(_) | Item::Page(_) | Item::Guide(_)
        )
    };
    !file.items.is_empty() && file.items.iter().all(is_document)
}

/// Adds the documents to the network.
fn with_documents(
    network: Arc<Network>,
    parsed: &[Arc<Parsed>],
    attachments: &[AttachmentSource],
    options: &Options,
    reporter: &mut Reporter,
) -> Site {
    let documents = Documents::collect(parsed, reporter);
    let languages = network.languages.clone();
    let base_url = options
        .base_url
        .clone()
        .or_else(|| network.settings().base_url.as_ref().map(ToString::to_string));
    let base_url = base_url.map(|url| {
        if url.ends_with('/') {
            url
        } else {
            format!("{url}/")
        }
    });
    let mut site = Site {
        network,
        base_url,
        today: options.today,
        notices: Vec::new(),
        pages: Vec::new(),
        guides: Vec::new(),
        disclosures: Vec::new(),
        files: files::build(attachments),
        notice_links: NoticeLinks::default(),
        index: super::Index::default(),
        notice_ids: HashMap::new(),
        letters: languages.iter().map(|lang| (*lang, OnceLock::new())).collect(),
        numbering: OnceLock::new(),
    };
    let before = documents.referring();
    let mut embargo = Embargo {
        now: options.now,
        drafts: options.drafts,
        review: Review::new(Arc::clone(&site.network), &site.files),
    };
    let paired = pair(documents.notices, &languages, reporter);
    let shown = embargo.filter(paired, reporter);
    site.notices = notices(shown);
    site.notice_ids = site
        .notices
        .iter()
        .enumerate()
        .map(|(at, notice)| (notice.id.clone(), at))
        .collect();
    let paired = pair(documents.pages, &languages, reporter);
    site.pages = in_order(embargo.filter(paired, reporter), |page| page.order);
    let paired = pair(documents.guides, &languages, reporter);
    site.guides = in_order(embargo.filter(paired, reporter), |guide| guide.order);
    let paired = pair(documents.disclosures, &languages, reporter);
    site.disclosures = disclosures(embargo.filter(paired, reporter));
    embargo.review.tell_held(reporter);
    // All three only read: while one thread looks what refers to nothing, another notes what refers to what.
    let ((), (links, index)) = rayon::join(
        || {
            let site = &site;
            References { site, reporter }.check();
        },
        || (notice_links(&site), super::Index::build(&site)),
    );
    before.withhold(&mut site, reporter);
    site.notice_links = links;
    site.index = index;
    site
}

/// The documents of all files, by kind.
#[derive(Default)]
struct Documents {
    notices: Vec<Arc<Document<document::Notice>>>,
    disclosures: Vec<Arc<Document<disclosure::Disclosure>>>,
    pages: Vec<Arc<Document<document::Page>>>,
    guides: Vec<Arc<Document<guide::Guide>>>,
}

impl Documents {
    fn collect(parsed: &[Arc<Parsed>], reporter: &mut Reporter) -> Documents {
        let mut documents = Documents::default();
        for item in parsed.iter().flat_map(|file| &file.items) {
            match item {
                Item::Notice(document) => documents.notices.push(Arc::clone(document)),
                Item::Disclosure(document) => documents.disclosures.push(Arc::clone(document)),
                Item::Page(document) => documents.pages.push(Arc::clone(document)),
                Item::Guide(document) => documents.guides.push(Arc::clone(document)),
                _ => {}
            }
        }
        naming::from_originals(&mut documents.notices, reporter);
        naming::from_originals(&mut documents.disclosures, reporter);
        naming::from_originals(&mut documents.pages, reporter);
        naming::from_originals(&mut documents.guides, reporter);
        documents
    }

    /// The files that they refer to, before any of them is held back.
    fn referring(&self) -> withheld::Referring {
        let mut referring = withheld::Referring::default();
        referring.add(&self.notices);
        referring.add(&self.disclosures);
        referring.add(&self.pages);
        referring.add(&self.guides);
        referring
    }
}

/// What is held back until when.
struct Embargo {
    now: jiff::civil::DateTime,
    drafts: bool,
    review: Review,
}

impl Embargo {
    /// Keeps what may show; in the preview everything, with what is not public yet marked.
    fn filter<T: FrontMatter>(
        &mut self,
        entries: Vec<DocumentEntry<T>>,
        reporter: &mut Reporter,
    ) -> Vec<DocumentEntry<T>> {
        let drafts = self.drafts;
        entries
            .into_iter()
            .map(|mut entry| {
                self.review.look(&mut entry, reporter);
                let embargoed = entry
                    .front()
                    .publish_at()
                    .filter(|moment| moment.start() > self.now);
                let is_draft = entry.front().is_draft();
                if let (Some(moment), false) = (embargoed, is_draft) {
                    reporter.report(published_later(moment), entry.origin().field("publish_at"));
                }
                entry.unpublished = embargoed.is_some() || is_draft || self.review.holds(&entry.versions[0]);
                if entry.unpublished && !self.drafts {
                    reporter.held_back(T::FILES, &entry.id);
                }
                self.translations(&mut entry, reporter);
                entry
            })
            .filter(|entry| drafts || !entry.unpublished)
            .collect()
    }

    /// Takes out translations that are drafts of their own, or have a later moment, while the original is public.
    fn translations<T: FrontMatter>(&self, entry: &mut DocumentEntry<T>, reporter: &mut Reporter) {
        if entry.unpublished || entry.versions.len() < 2 {
            return;
        }
        let original = entry.versions[0].lang;
        let held: Vec<Lang> = entry
            .versions
            .iter()
            .filter(|version| version.lang != original && self.review.holds(version))
            .map(|version| version.lang)
            .collect();
        let mut waiting = Vec::new();
        entry.versions.retain(|version| {
            let front = &version.document.front;
            let draft = front.is_draft();
            let later = front
                .publish_at()
                .filter(|moment| moment.start() > self.now && !draft);
            if let Some(moment) = later {
                let place = version.document.origin.field("publish_at");
                reporter.report(published_later(moment), place);
            }
            let waits = later.is_some() || draft || held.contains(&version.lang);
            if waits {
                waiting.push(version.lang);
            }
            self.drafts || !waits
        });
        entry.waiting = waiting;
    }
}

fn published_later(moment: Moment) -> Fault {
    Fault::new(
        code::PUBLISHED_LATER,
        format!("定于 {moment} 发布，时间没到，现在生成的网站里没有它"),
        format!("to be published on {moment}: not in a site that is built now"),
    )
    .help(
        "到时间后再生成并发布一次网站；要现在就发布，删去 publish_at",
        "build and publish the site again after that time, or delete `publish_at` to publish it now",
    )
}

fn notices(mut entries: Vec<DocumentEntry<document::Notice>>) -> Vec<DocumentEntry<document::Notice>> {
    entries.sort_by(|a, b| {
        let key =
            |entry: &DocumentEntry<document::Notice>| (is_set(entry.front().pinned), entry.front().date);
        key(b).cmp(&key(a)).then_with(|| a.id.cmp(&b.id))
    });
    entries
}

/// By the order that the documents give, then by their ids.
fn in_order<T>(mut entries: Vec<DocumentEntry<T>>, order: fn(&T) -> Option<Count>) -> Vec<DocumentEntry<T>> {
    entries.sort_by_key(|entry| {
        (
            order(entry.front()).map_or(u32::MAX, |order| order.0),
            entry.id.clone(),
        )
    });
    entries
}

fn disclosures(
    mut entries: Vec<DocumentEntry<disclosure::Disclosure>>,
) -> Vec<DocumentEntry<disclosure::Disclosure>> {
    entries.sort_by(|a, b| b.front().date.cmp(&a.front().date).then_with(|| a.id.cmp(&b.id)));
    entries
}

fn notice_links(site: &Site) -> NoticeLinks {
    let mut links = NoticeLinks::default();
    for (index, notice) in site.notices.iter().enumerate() {
        let link = |cited: &[Either<Id, Cited>], into: &mut BTreeMap<usize, Vec<usize>>| {
            for cited in cited {
                if let Some(target) = site.cited_notice(cited).filter(|target| *target != index) {
                    into.entry(target).or_default().push(index);
                }
            }
        };
        link(&notice.front().repeals, &mut links.repealed_by);
        link(&notice.front().interprets, &mut links.interpreted_by);
    }
    links
}
