//! Duplicate ids: two records with one id.
//!
//! **You are here:** `site/` — used by every list of records; no IO.

use super::report::Reporter;
use crate::diag::{Fault, code};
use crate::record::Origin;

/// Reports the second record of an id, with the place of the first.
pub(crate) fn duplicate(
    reporter: &mut Reporter,
    what: (&str, &str),
    id: &str,
    second: &Origin,
    field: &str,
    first: &Origin,
) {
    let (zh, en) = what;
    let fault = Fault::new(
        code::DUPLICATE_ID,
        format!("{zh}的编号 {id} 用了两次，另一次在 {}", first.file),
        format!(
            "the id {id} is used by two records of the kind {en}; the other is in {}",
            first.file
        ),
    )
    .help(
        "给其中一条换一个编号；如果是同一件事，删去一条",
        "give one of them another id, or delete one if they are the same",
    );
    let diagnostic =
        fault
            .at(second.field(field))
            .with_related(first.field(field), "第一次用在这里", "first used here");
    reporter.found.push(diagnostic);
}
