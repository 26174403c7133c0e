//! Front matter: what notices, disclosures, free pages and guides all say of themselves, whatever else they have.
//!
//! **You are here:** `record/` — implemented by the four kinds of documents; read by whoever treats them alike; no IO.

use super::FileKind;
use super::disclosure::Disclosure;
use super::document::{Notice, Page, Review};
use super::fields::{Allow, Attachment, Translation, is_set};
use super::guide::Guide;
use crate::lang::Text;
use crate::value::{Id, Moment};

/// The front matter of a document of any kind.
pub trait FrontMatter {
    /// What its files hold.
    const FILES: FileKind;
    /// What such a document is called, in Chinese and English.
    const CALLED: (&'static str, &'static str);
    /// Its title.
    fn title(&self) -> Option<&Text>;
    /// Its summary, where one is written.
    fn summary(&self) -> Option<&Text>;
    /// Whether it shows only in the preview.
    fn is_draft(&self) -> bool;
    /// Its former ids.
    fn aliases(&self) -> &[Id];
    /// Where it comes from, when it is a translation.
    fn translation(&self) -> Option<&Translation>;
    /// The findings that it justifies.
    fn allow(&self) -> &[Allow];
    /// The moment before which it is not published.
    fn publish_at(&self) -> Option<Moment>;
    /// The day on which it was published.
    fn published(&self) -> Option<Moment>;
    /// Who reviewed it, step by step; none for a kind that is not reviewed.
    fn review(&self) -> Option<&[Review]>;
    /// Whether only the fact that there was such a document is shown.
    fn is_withdrawn(&self) -> bool;
    /// Whether it is a 公示, which mostly names persons.
    fn is_posting(&self) -> bool;
    /// The row of the catalogue that it belongs to.
    fn catalogue_row(&self) -> Option<&Id>;
    /// What is attached to it.
    fn attachments(&self) -> &[Attachment];
    /// Markdown that stands in it, not below it.
    fn prose(&self) -> Vec<&Text>;
    /// A key that it needs and does not have: a translation may leave it out, what no original stands behind may not.
    fn missing(&self) -> Option<&'static str>;
}

/// Each kind by its files, what it is called, the keys that it needs, and the fields that not all have.
macro_rules! front_matter {
    ($($type:ty: $files:ident $called:tt needs $($key:ident)*, $publish_at:expr, $attachments:expr,
        $review:expr, $withdrawn:expr, $posting:expr, $row:expr, $published:expr, $prose:expr;)*) => {$(
        impl FrontMatter for $type {
            const FILES: FileKind = FileKind::$files;
            const CALLED: (&'static str, &'static str) = $called;
            fn title(&self) -> Option<&Text> { self.title.as_ref() }
            fn summary(&self) -> Option<&Text> { self.summary.as_ref() }
            fn is_draft(&self) -> bool { is_set(self.draft) }
            fn aliases(&self) -> &[Id] { &self.aliases }
            fn translation(&self) -> Option<&Translation> { self.translation.as_ref() }
            fn allow(&self) -> &[Allow] { &self.allow }
            fn publish_at(&self) -> Option<Moment> { let own: fn(&Self) -> Option<Moment> = $publish_at; own(self) }
            fn attachments(&self) -> &[Attachment] { let own: fn(&Self) -> &[Attachment] = $attachments; own(self) }
            fn review(&self) -> Option<&[Review]> { let own: fn(&Self) -> Option<&[Review]> = $review; own(self) }
            fn is_withdrawn(&self) -> bool { let own: fn(&Self) -> bool = $withdrawn; own(self) }
            fn is_posting(&self) -> bool { let own: fn(&Self) -> bool = $posting; own(self) }
            fn published(&self) -> Option<Moment> { let own: fn(&Self) -> Option<Moment> = $published; own(self) }
            fn catalogue_row(&self) -> Option<&Id> { let own: fn(&Self) -> Option<&Id> = $row; own(self) }
            fn prose(&self) -> Vec<&Text> { let own: fn(&Self) -> Vec<&Text> = $prose; own(self) }
            fn missing(&self) -> Option<&'static str> {
                [$((self.$key.is_none(), stringify!($key))),*].into_iter().find_map(|(lacks, key)| lacks.then_some(key))
            }
        }
    )*};
}

front_matter! {
    Notice: Notices ("通知", "notice") needs title date category, |own| own.publish_at, |own| &own.attachments,
        |own| Some(&own.review), |own| own.withdrawn.expose().is_some(), |own| own.posting.expose().is_some(), |_| None, |own| own.date, |_| Vec::new();
    Disclosure: Disclosures ("公开件", "disclosure") needs item title date, |own| own.publish_at, |own| &own.attachments,
        |own| Some(&own.review), |_| false, |_| false, |own| own.item.as_ref(), |own| own.date, |_| Vec::new();
    Page: Pages ("页面", "page") needs title, |_| None, |_| &[], |_| None, |_| false, |_| false, |_| None, |_| None, |_| Vec::new();
    Guide: Guides ("一件事指引", "guide") needs title, |_| None, |_| &[], |_| None, |_| false, |_| false, |_| None, |own| own.date,
        |own| own.steps.iter().filter_map(|step| step.text.as_ref()).collect();
}
