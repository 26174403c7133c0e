//! CSV attachments: a table that Excel shows as garbage gets the mark by which Excel knows UTF-8.
//!
//! **You are here:** `edit/mend` — for files under `content/files/`; no IO.

use super::{Mend, Mended, converted};
use crate::diag::code;
use crate::source::encoding;

/// Adds the BOM to a CSV file of UTF-8 text that is more than ASCII, and converts one of another encoding.
pub(super) fn mend(path: &str, mended: &mut Mended) {
    let is_csv = path
        .rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"));
    if !is_csv || mended.bytes.starts_with(encoding::BOM) || mended.bytes.is_ascii() {
        return;
    }
    if let Some((text, encoding)) = encoding::convert(&mended.bytes) {
        mended.bytes = text.into_bytes();
        mended.mends.push(converted(encoding));
    } else if std::str::from_utf8(&mended.bytes).is_err() || mended.bytes.contains(&0) {
        return;
    }
    mended.bytes.splice(..0, encoding::BOM.iter().copied());
    mended.mends.push(Mend {
        line: None,
        code: code::DAMAGED_ATTACHMENT,
        zh: "表格没有 UTF-8 标记(BOM)，用 Excel 打开是乱码：加上".to_owned(),
        en: "the table has no UTF-8 mark (BOM), so that Excel shows garbage: added".to_owned(),
        field: None,
    });
}
