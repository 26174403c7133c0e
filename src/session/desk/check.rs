//! Check while somebody types: what would be said of the record, and its page as it would be, before anything is saved.
//!
//! **You are here:** `session/desk` — the way of `save`, without its end.

use super::Desk;
use super::save::{base_of, moved};
use crate::build::Output;
use crate::edit;
use crate::edit::Value;
use crate::form::{self, BODY, Kind, Opened, Told};
use crate::ledger::{Names, get};
use crate::preview::edit::{Posted, Reply};
use crate::site::Site;
use serde_json::json;

impl Desk {
    /// Findings by field and the page, for the script.
    pub(super) fn check(&self, posted: &Posted) -> Reply {
        let nothing = || Reply::Json(json!({"told": [], "page": null}).to_string());
        let Some(built) = self.built() else {
            return nothing();
        };
        let Some(site) = built.site() else {
            return nothing();
        };
        let Some((kind, id)) = posted.text("_record").and_then(|record| record.split_once(':')) else {
            return nothing();
        };
        let Some(kind) = Kind::named(kind) else {
            return nothing();
        };
        let names = Names::of(site);
        let (pairs, _) = moved(&posted.fields, &[]);
        if id.is_empty() {
            return self.check_new(site, kind, &pairs, &names);
        }
        let Ok(opened) = self.open(site, kind, id) else {
            return nothing();
        };
        let base = base_of(posted).unwrap_or_else(|| opened.value.clone());
        let sent = opened.sent(&pairs, &names, &base);
        let wanted = form::wanted(&opened, &base, &sent, &|_| Some(true));
        let changed = wanted.changed.clone();
        let meant = self.meant(&opened, wanted, &[], &[]);
        let page = meant
            .tried
            .as_ref()
            .and_then(|tried| page_in(tried, &opened, id))
            .or_else(|| page_in(&built, &opened, id));
        answer(&meant.told, &changed, page)
    }

    fn check_new(
        &self,
        site: &Site,
        kind: &'static Kind,
        pairs: &[(String, String)],
        names: &Names,
    ) -> Reply {
        let blank = Opened::blank(kind, &site.languages);
        let value = blank.sent(pairs, names, &Value::Map(Vec::new()));
        let id = match get(&value, "id") {
            Some(Value::Text(id)) => id.clone(),
            _ => super::new::proposed(site, kind, &value),
        };
        let Some(path) = kind.new_file(&id).filter(|path| path.contains(&id)) else {
            return answer(&[], &[], None);
        };
        let body = super::new::body_of(&blank, &value);
        let record = super::new::without_body(&value, blank.default());
        let (told, bytes) = match edit::new_file(&path, &record, body.as_deref(), blank.default()) {
            Ok(bytes) => (Vec::new(), bytes),
            Err(_) => return answer(&[], &[], None),
        };
        let mut session = self.session.lock();
        let tried = session.tried([(path.as_str(), Some(bytes.as_slice()))]);
        drop(session);
        let page = page_in(&tried, &blank, &id);
        answer(&told, &[BODY.to_owned()], page)
    }
}

/// The address and text of the record's page in a site.
fn page_in(built: &crate::build::Built, opened: &Opened, id: &str) -> Option<(String, String)> {
    let site = built.site()?;
    let address = match opened.kind.on_site(site, id) {
        Some(of) => built.address(of, opened.default())?,
        None if opened.kind.word == "site" => "index.html".to_owned(),
        None => return None,
    };
    match built.file(&address) {
        Ok(Some(Output::Bytes(bytes))) => Some((address, String::from_utf8_lossy(&bytes).into_owned())),
        _ => None,
    }
}

fn answer(told: &[Told], changed: &[String], page: Option<(String, String)>) -> Reply {
    let page = page.map(|(address, html)| json!({"address": address, "html": html}));
    Reply::Json(json!({"told": told, "changed": changed, "page": page}).to_string())
}
