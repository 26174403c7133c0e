//! Others: who else has a record open, by notes beside the history that nobody has to take away.
//!
//! **You are here:** `session/desk` — shown above the form; no lock: a note that is older than two minutes says nothing.

use super::Desk;
use crate::disk::presence;
use crate::disk::who;
use crate::form::Opened;
use crate::html::escape;
use crate::preview::edit::{Posted, Reply};

/// How long a note counts. *Units:* seconds.
const FRESH: u64 = 120;

impl Desk {
    /// Notes that this record is open here, and tells who else has it open.
    pub(super) fn others(&self, opened: &Opened) -> String {
        let me = who::me();
        let name = self.person().unwrap_or_else(|| me.clone());
        // Where the folder cannot be written, saving will say so.
        let _ = presence::note(&self.root, &opened.said(), &me, &name);
        told(&presence::others(&self.root, &opened.said(), &me, FRESH))
    }

    /// The script says every minute that the form is still open.
    pub(super) fn still_open(&self, posted: &Posted) -> Reply {
        let me = who::me();
        let name = self.person().unwrap_or_else(|| me.clone());
        let record = posted.text("_record").unwrap_or_default();
        let good = record.len() < 200 && record.contains(':');
        let others = if good {
            let _ = presence::note(&self.root, record, &me, &name);
            presence::others(&self.root, record, &me, FRESH)
        } else {
            Vec::new()
        };
        Reply::Json(serde_json::json!({ "others": others }).to_string())
    }
}

fn told(others: &[String]) -> String {
    if others.is_empty() {
        return "<div class=\"note\" data-others hidden></div>".to_owned();
    }
    format!(
        "<div class=\"note\" data-others><p>{} 也打开着这条记录。两个人可以同时改：保存时程序会把不同的字段放在一起，同一个字段让您选。</p></div>",
        escape(&others.join("、"))
    )
}
