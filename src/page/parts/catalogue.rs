//! Fields of a catalogue row in words, for its line in the table and for its own page.
//!
//! **You are here:** `page/parts` — used by the two pages of the catalogue; no IO.

use crate::page::view::{DocumentRef, Phrase, Shared, Word};
use crate::page::writer::Writer;
use crate::record::disclosure::{AppliesTo, CatalogueRow as RowRecord, Wording};

/// The 13 official channels, in their official order (民办函〔2019〕52号).
const CHANNELS: [&str; 13] = [
    "government-website",
    "gazette",
    "wechat-weibo-app",
    "press-conference",
    "broadcast",
    "print-media",
    "public-reading-room",
    "service-centre",
    "convenience-station",
    "on-site",
    "notice-board",
    "targeted-push",
    "other",
];

/// 公开渠道和载体.
pub(crate) fn channels(w: &Writer<'_>, row: &RowRecord) -> Vec<Phrase> {
    let phrase = |channel: &crate::lang::Text| {
        let (text, lang) = channel.best(w.lang, w.site.default_lang());
        if CHANNELS.contains(&text) {
            w.label(&format!("channel.{text}"))
        } else {
            w.in_lang(text, lang)
        }
    };
    row.channels.iter().map(phrase).collect()
}

/// 公开依据.
pub(crate) fn basis(w: &Writer<'_>, row: &RowRecord) -> Vec<DocumentRef> {
    row.basis.iter().map(|cited| w.cited(cited)).collect()
}

/// 公开层级.
pub(crate) fn tiers(w: &Writer<'_>, row: &RowRecord) -> Vec<Shared<Word>> {
    row.tiers.iter().map(|tier| w.word("tier", tier.id())).collect()
}

/// Whether the row's wording has not been compared with the document that it is said to come from: it must not read as a
/// quotation.
pub(crate) fn is_unchecked(row: &RowRecord) -> bool {
    row.checked == Some(Wording::Unchecked)
}

pub(crate) fn applies_to(w: &Writer<'_>, row: &RowRecord) -> Shared<Word> {
    w.word("applies-to", row.applies_to.unwrap_or(AppliesTo::Site).id())
}
