//! Review (三审三校), bound to the content: which steps a document has passed as it is today, and what waits.
//!
//! **You are here:** `site/` — asked while documents are held back; `zhandian review` lists what it says; no IO.
//!
//! An entry of `review` names the content that was looked at by its hash ([`crate::record::meaning`] and the bytes of what
//! it refers to). **Each language's file is reviewed by itself**: those who read Tibetan are others than those who read
//! Chinese, a translation that comes a month later must not take the original off the site, and a digit that changes in
//! one file says nothing about the other. `zhandian review` still signs both at once.

mod findings;

use super::documents::{DocumentEntry, Version};
use super::report::Reporter;
use super::reviewed::{ReviewHash, Reviewed};
use super::{Attachment, Network, withheld};
use crate::diag::{Fault, Place, code};
use crate::lang::{Lang, Text};
use crate::record::disclosure::PersonalData;
use crate::record::document::Review as Entry;
use crate::record::fields::is_set;
use crate::record::settings::{ReviewRules, Reviewable};
use crate::record::{Document, FileKind, FrontMatter};
use crate::value::{beside, in_content};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

/// The name of what a document refers to among its fields.
const FILES: &str = "files";

/// The reviews of a site that is being put together.
pub(super) struct Review {
    network: Arc<Network>,
    rules: Option<ReviewRules>,
    files: BTreeMap<Arc<str>, [u8; 32]>,
    /// What is held back: titles.
    held: Vec<String>,
}

impl Review {
    pub(super) fn new(network: Arc<Network>, files: &BTreeMap<Arc<str>, Attachment>) -> Review {
        let files = files.iter().map(|(path, file)| (Arc::clone(path), file.hash));
        Review {
            rules: network.settings().review.clone(),
            files: files.collect(),
            network,
            held: Vec::new(),
        }
    }

    /// Says of each version how far it has come, and what is wrong with its review.
    pub(super) fn look<T: FrontMatter>(&mut self, entry: &mut DocumentEntry<T>, reporter: &mut Reporter) {
        if entry.front().review().is_none() {
            return;
        }
        let asked = self.asks_for(entry.front());
        let default = self.network.default_lang();
        let rules = self.rules.clone().unwrap_or_default();
        let steps = rules.steps();
        for version in &mut entry.versions {
            let front = &version.document.front;
            let asked = asked && !front.is_draft();
            let reviewed = self.reviewed(&version.document, version.lang, asked, &steps);
            if asked && let Some(reviewed) = &reviewed {
                findings::tell(&version.document, reviewed, &steps, default, reporter);
                if is_set(rules.enforce) && reviewed.passed < steps.len() && !was_withdrawn(front, reviewed) {
                    let title = front
                        .title()
                        .map_or("", |title| title.best(version.lang, default).0);
                    let mut named = if title.is_empty() {
                        entry.id.to_string()
                    } else {
                        title.to_owned()
                    };
                    if version.lang != default {
                        let _ = write!(named, "（{}）", version.lang.own_name());
                    }
                    self.held.push(named);
                }
            }
            version.review = reviewed;
        }
    }

    /// Whether a version is kept out of the site until it is through.
    pub(super) fn holds<T: FrontMatter>(&self, version: &Version<T>) -> bool {
        let Some(rules) = self.rules.as_ref().filter(|rules| is_set(rules.enforce)) else {
            return false;
        };
        version.review.as_ref().is_some_and(|reviewed| {
            reviewed.asked
                && reviewed.passed < rules.steps().len()
                && !was_withdrawn(&version.document.front, reviewed)
        })
    }

    /// *Errors:* Z537, once for all, with how many they are and the first of their titles.
    pub(super) fn tell_held(&self, reporter: &mut Reporter) {
        const NAMED: usize = 5;
        if self.held.is_empty() {
            return;
        }
        let count = self.held.len();
        let names: Vec<&str> = self.held.iter().take(NAMED).map(String::as_str).collect();
        let (more_zh, more_en) = if count > NAMED {
            (" 等", " and others")
        } else {
            ("", "")
        };
        let fault = Fault::new(
            code::NOT_REVIEWED,
            format!("{count} 篇没有审完，不会发布：{}{more_zh}", names.join("、")),
            format!("{count} are not through their review and not published: {}{more_en}", names.join(", ")),
        )
        .help(
            "看各等哪一步：zhandian review；只提醒、照样发布的，在 site.yaml 里写 enforce: false",
            "what waits for which step: zhandian review; to be reminded and publish all the same: enforce: false",
        );
        let origin = &self.network.settings.origin;
        reporter.report(fault, Place::field(&origin.file, "review.enforce".to_owned()));
    }

    /// Whether the site asks for a review of such a document.
    fn asks_for<T: FrontMatter>(&self, front: &T) -> bool {
        let Some(rules) = &self.rules else { return false };
        if let (Some(since), Some(date)) = (rules.since, front.published())
            && date.date < since
        {
            return false;
        }
        let own = match T::FILES {
            FileKind::Notices => Reviewable::Notices,
            _ => Reviewable::Disclosures,
        };
        let row = front
            .catalogue_row()
            .and_then(|row| self.network.catalogue_row(row));
        let of_persons = row.is_some_and(|row| {
            self.network.catalogue[row].data.personal_data == Some(PersonalData::ListOfPersons)
        });
        rules.covers(own) || (rules.covers(Reviewable::ListsOfPersons) && (front.is_posting() || of_persons))
    }

    fn reviewed<T: FrontMatter>(
        &self,
        document: &Document<T>,
        lang: Lang,
        asked: bool,
        steps: &[&str],
    ) -> Option<Reviewed> {
        let entries = document.front.review()?;
        let default = self.network.default_lang();
        let mut whole = blake3::Hasher::new();
        let mut parts = String::new();
        // One content in two records is two contents: an id is a page's address.
        let head = format!("{}\n{}\n{}\n", T::CALLED.1, document.id, lang.tag());
        whole.update(head.as_bytes());
        let mut part = |key: &str, hash: &[u8; 32]| {
            whole.update(key.as_bytes());
            whole.update(&[0]);
            whole.update(hash);
            if !parts.is_empty() {
                parts.push(' ');
            }
            let _ = write!(parts, "{key}={:02x}{:02x}", hash[0], hash[1]);
        };
        for (key, hash) in document.meaning.fields() {
            part(key, hash);
        }
        if let Some(hash) = self.files_of(document) {
            part(FILES, &hash);
        }
        let hash = ReviewHash::new(*whole.finalize().as_bytes());
        let by = passed(entries, &hash, steps, default);
        let changed = changed(entries, &hash, &parts, steps, default);
        Some(Reviewed {
            passed: by.len(),
            by,
            changed,
            hash,
            parts,
            asked,
        })
    }

    /// A hash of the bytes of all that a document refers to; none when that is nothing.
    fn files_of<T: FrontMatter>(&self, document: &Document<T>) -> Option<[u8; 32]> {
        let paths = withheld::referred(document);
        let mut all = blake3::Hasher::new();
        for path in &paths {
            // As the folder itself names it: what was reviewed there is reviewed wherever the folder is included.
            all.update(beside("", in_content(path).unwrap_or(path)).as_bytes());
            all.update(self.files.get(path.as_str()).map_or(&[0; 32], |hash| hash));
        }
        (!paths.is_empty()).then(|| *all.finalize().as_bytes())
    }
}

/// A withdrawn document that was reviewed once: what says so must not vanish with it.
fn was_withdrawn<T: FrontMatter>(front: &T, reviewed: &Reviewed) -> bool {
    front.is_withdrawn() && reviewed.changed.is_some()
}

/// A word of an entry as it is compared: without spaces at its ends.
fn said(text: &Text, default: Lang) -> &str {
    text.best(default, default).0.trim()
}

/// Whether an entry was made about this content.
fn is_about(entry: &Entry, hash: &ReviewHash) -> bool {
    entry.of.as_deref().is_some_and(|of| hash.is(of))
}

/// Who passed which step of today's content: entries in their order, each step once, each person once.
fn passed(entries: &[Entry], hash: &ReviewHash, steps: &[&str], default: Lang) -> Vec<String> {
    let mut by: Vec<String> = Vec::new();
    for entry in entries.iter().filter(|entry| is_about(entry, hash)) {
        let name = entry.name.as_ref().map_or("", |name| said(name, default));
        let is_next = steps.get(by.len()) == Some(&said(&entry.role, default));
        if is_next && !name.is_empty() && !by.iter().any(|own| own == name) {
            by.push(name.to_owned());
        }
    }
    by
}

/// What is different since the last step was passed. *Shape:* none when it never was, or was for today's content.
fn changed(
    entries: &[Entry],
    hash: &ReviewHash,
    parts: &str,
    steps: &[&str],
    default: Lang,
) -> Option<Vec<String>> {
    let last = entries
        .iter()
        .rev()
        .find(|entry| entry.of.is_some() && steps.last() == Some(&said(&entry.role, default)))?;
    if is_about(last, hash) {
        return None;
    }
    let (then, now) = (
        read_parts(last.parts.as_deref().unwrap_or_default()),
        read_parts(parts),
    );
    let keys = then
        .keys()
        .chain(now.keys().filter(|key| !then.contains_key(*key)));
    let mut different: Vec<String> = keys
        .filter(|key| then.get(*key) != now.get(*key))
        .map(|key| (*key).to_owned())
        .collect();
    different.sort();
    Some(different)
}

fn read_parts(text: &str) -> BTreeMap<&str, &str> {
    text.split_whitespace()
        .filter_map(|part| part.split_once('='))
        .collect()
}

#[cfg(test)]
mod tests;
