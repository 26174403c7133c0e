//! State of the history: when it has grown old or large, and when lines are missing.
//!
//! **You are here:** `edit/history/judge` — what `check` says of it; no IO.

use std::sync::Arc;

use jiff::civil::Date;

use super::chain::Chain;
use crate::diag::{Diagnostic, Fault, Place, code};

/// The history is to be put away when its first line is older. *Units:* days.
const DAYS: i32 = 400;
/// Or when it holds more. *Units:* bytes.
const BYTES: u64 = 200 * MIB;
const MIB: u64 = 1024 * 1024;

/// Where findings of the history stand.
const LEDGER: &str = ".zhandian/history/ledger.ndjson";

/// What is to be said of a history of so many bytes. *Errors:* Z906, Z907.
pub fn judge(chain: &Chain, size: u64, today: Date) -> Vec<Diagnostic> {
    let place = Place::file(&Arc::from(LEDGER));
    let mut found = Vec::new();
    let first = chain.acts.first().map(|act| act.first().time.0.date());
    let days = first.map_or(0, |first| (today - first).get_days());
    let year = first.map_or(today.year(), Date::year);
    if days > DAYS || size > BYTES {
        let mib = size / MIB;
        let fault = Fault::new(
            code::FULL_HISTORY,
            format!("修改历史有 {days} 天、{mib} MB，该存档了（满 400 天或 200 MB 就提醒）"),
            format!(
                "the history is {days} days old and has {mib} MiB: put it away (said at 400 days or 200 MiB)"
            ),
        );
        found.push(
            fault
                .help(
                    format!("把文件夹 .zhandian/history 整个移到别处存档（如改名为“修改历史-{year}”，放到移动硬盘），再运行一次 zhandian check，历史就从头记起；移走的修改不能再用 undo 撤销"),
                    format!("move the folder .zhandian/history elsewhere as an archive (say `history-{year}`) and run zhandian check again: a new history begins; what was moved cannot be undone any more"),
                )
                .at(place.clone()),
        );
    }
    if chain.gaps > 0 {
        let gaps = chain.gaps;
        let fault = Fault::new(
            code::HISTORY_GAP,
            format!("修改历史里有 {gaps} 处的行被删掉或改动过，不能证明谁改了什么"),
            format!(
                "in the history, lines were removed or altered in {gaps} places: it is no proof of who changed what"
            ),
        );
        found.push(
            fault
                .help(
                    "内容和网站不受影响。有备份的，从备份找回 .zhandian/history；没有的，把这个文件夹移到别处存档，历史从头记起",
                    "content and site are as they should be. Get .zhandian/history back from a backup, or move it elsewhere as an archive: a new one begins",
                )
                .at(place),
        );
    }
    found
}
