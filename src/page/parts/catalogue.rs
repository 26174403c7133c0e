//! Fields of a catalogue row in words, for its line in the table and for its own page.
//!
//! **You are here:** `page/parts` — used by the two pages of the catalogue; no IO.

use crate::page::parts::duty::{limit, row_reason};
use crate::page::view::CatalogueItem;
use crate::page::writer::Writer;
use crate::record::Record;
use crate::record::disclosure::{AppliesTo, CatalogueRow as RowRecord, Wording};
use crate::site::Duty;

/// The 13 official channels, in their official order (民办函〔2019〕52号).
const CHANNELS: [&str; 13] = [
    "government-website", "gazette", "wechat-weibo-app", "press-conference", "broadcast", "print-media",
    "public-reading-room", "service-centre", "convenience-station", "on-site", "notice-board",
    "targeted-push", "other",
];

/// What the catalogue says of an item.
pub(crate) fn catalogue_item(
    w: &Writer<'_>,
    record: &Record<RowRecord>,
    duties: &[Duty<'_>],
) -> CatalogueItem {
    let row = &record.data;
    let channel = |channel: &crate::lang::Text| {
        let (text, lang) = channel.best(w.lang, w.site.default_lang());
        if CHANNELS.contains(&text) {
            w.label(&format!("channel.{text}"))
        } else {
            w.in_lang(text, lang)
        }
    };
    CatalogueItem {
        id: record.id.to_string(),
        level2: w.phrase(&row.level2),
        elements: w.phrases(&row.elements),
        basis: row.basis.iter().map(|cited| w.cited(cited)).collect(),
        time_limit: limit(w, row),
        publisher: w.maybe(row.publisher.as_ref()),
        channels: row.channels.iter().map(channel).collect(),
        audience: row.audience.map(|audience| w.word("audience", audience.id())),
        method: row.method.map(|method| w.word("method", method.id())),
        tiers: row.tiers.iter().map(|tier| w.word("tier", tier.id())).collect(),
        // Its wording must not read as a quotation.
        unchecked: row.checked == Some(Wording::Unchecked),
        applies_to: w.word("applies-to", row.applies_to.unwrap_or(AppliesTo::Site).id()),
        reason: row_reason(w, row, duties),
    }
}
