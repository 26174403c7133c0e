//! Z513 `disclosure-incomplete`
//!
//! *What it checks:* what has been disclosed covers all elements of its row; where the page of a station or an operator
//! fulfils the row by itself, that page shows them all.
//!
//! *Why:* a financial report without its balance sheet fulfils the row's title and not the row.
//!
//! *Bad:* a row with `elements: [资产负债表, 业务活动表]` and one disclosure `covers: [资产负债表]`. *Good:* a second one that
//! covers the rest, or the first without `covers` when it contains all.
//!
//! *Source:* the column 公开内容(要素) of the standard catalogues (民办函〔2019〕52号).
//!
//! **You are here:** `check/rules` — one rule; no IO.

use crate::check::context::{Context, subject_key};
use crate::check::findings::Findings;
use crate::diag::{Fault, code};
use crate::record::disclosure::CatalogueRow;
use crate::site::{Duty, Subject};

pub(crate) fn check(context: &Context<'_>, findings: &mut Findings) {
    for (row, duties) in context.site.catalogue.iter().zip(&context.duties) {
        for duty in duties.iter().filter(|duty| !duty.lacks.is_empty()) {
            let place = || match (duty.document, duty.subject) {
                (Some(document), _) => {
                    Some(context.site.disclosures[document].shared().origin.field("covers"))
                }
                (None, Subject::Station(at)) => Some(context.site.stations[at].record.origin.field("name")),
                (None, Subject::Operator(at)) => Some(context.site.operators[at].field("name")),
                (None, Subject::Site) => None,
            };
            let Some(place) = place() else { continue };
            findings.add(|| (place, fault(context, &row.data, duty)));
        }
    }
}

fn fault(context: &Context<'_>, row: &CatalogueRow, duty: &Duty<'_>) -> Fault {
    let elements = duty.lacks.iter().filter_map(|at| row.elements.get(*at));
    let lacking: Vec<&str> = elements.map(|element| context.say(element)).collect();
    let title = context.say(&row.level2);
    let (who_zh, who_en) = context.subject(duty.subject);
    let fault = Fault::new(
        code::DISCLOSURE_INCOMPLETE,
        format!("{who_zh}公开的“{title}”还缺：{}", lacking.join("、")),
        format!("{who_en} has disclosed {title} without {}", lacking.join(", ")),
    );
    if duty.by_record {
        let keys = format!("item: {}{}", row.id, subject_key(context.site, duty.subject));
        return fault.help(
            format!("在这个文件里补上相应的字段；没有字段可写的，在 content/disclosure/items/ 里写一份公开件：{keys}"),
            format!("fill in the fields in this file; for what has no field, write a disclosure in content/disclosure/items/: {keys}"),
        );
    }
    fault.help(
        "补上缺的内容后写进 covers；全都有的，删去 covers",
        "add what is lacking and list it in covers; where all is there, delete covers",
    )
}
