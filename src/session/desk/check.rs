//! Check while somebody types: what would be said of the record, and its page as it would be, before anything is saved.
//!
//! **You are here:** `session/desk` — the way of `save`, without its end.

use super::bring::Brought;
use super::save::{base_of, moved};
use super::{Desk, rename};
use crate::build::{Built, Output};
use crate::diag::Severity;
use crate::diag::code::MISSING_KEY;
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
        let (pairs, _) = moved(&posted.fields);
        let waited = self.waiting.named_in(&pairs);
        if id.is_empty() {
            return self.check_new(site, kind, &pairs, &names, &waited);
        }
        let Ok(opened) = self.open(site, kind, id) else {
            return nothing();
        };
        let base = base_of(posted).unwrap_or_else(|| opened.value.clone());
        let sent = opened.sent(&pairs, &names, &base);
        let wanted = form::wanted(&opened, &base, &sent, &|_| Some(true));
        let changed = wanted.changed.clone();
        let renaming = rename::renaming(site, &opened, &wanted, posted);
        let renamed = match &renaming {
            Some(own) => self.renamed(site, &opened, own),
            None => Vec::new(),
        };
        let meant = self.meant(
            &opened,
            wanted,
            renaming.as_ref(),
            &renamed,
            &waited,
            Severity::Warning,
        );
        // Nothing is typed yet: what is said of the record as it is.
        let told = if meant.files.is_empty() && meant.told.is_empty() {
            self.told_as_it_is(&opened)
        } else {
            meant.told
        };
        let pictures = of_pictures(meant.tried.as_ref(), &waited);
        let page = meant
            .tried
            .as_ref()
            .and_then(|tried| page_in(tried, &opened, id))
            .or_else(|| page_in(&built, &opened, id));
        // Who refers to it is counted though the form may say that they are left as they are.
        let links = renaming.map(|_| self.linkers(site, &opened).1.len());
        Reply::Json(json!({"told": told, "changed": changed, "page": of_page(page), "links": links, "pictures": pictures}).to_string())
    }

    fn check_new(
        &self,
        site: &Site,
        kind: &'static Kind,
        pairs: &[(String, String)],
        names: &Names,
        waited: &[Brought],
    ) -> Reply {
        let blank = Opened::blank(kind, &site.languages);
        let value = blank.sent(pairs, names, &Value::Map(Vec::new()));
        let id = match get(&value, "id") {
            Some(Value::Text(id)) => id.clone(),
            _ => super::new::proposed(site, kind, &value),
        };
        if id.is_empty() {
            return answer(&[], &[], None);
        }
        let (own, _) = super::versions::by_version(&blank, &value);
        // What nobody has come to yet is not asked for while he types elsewhere.
        let missing = |one: &Told| one.code == MISSING_KEY.id;
        match self.written(kind, &id, &blank, &own, blank.default()) {
            Ok(file) => {
                let (tried, mut told) = self.tried_new(&blank, &file, waited, Severity::Warning);
                told.retain(|one| !missing(one));
                let page = page_in(&tried, &blank, &id);
                let pictures = of_pictures(Some(&tried), waited);
                let changed = [BODY];
                Reply::Json(
                    json!({"told": told, "changed": changed, "page": of_page(page), "pictures": pictures})
                        .to_string(),
                )
            }
            Err(one) if missing(&one) => answer(&[], &[BODY.to_owned()], None),
            Err(one) => answer(&[one], &[BODY.to_owned()], None),
        }
    }
}

/// The address and text of the record's page in a site.
fn page_in(built: &Built, opened: &Opened, id: &str) -> Option<(String, String)> {
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
    Reply::Json(json!({"told": told, "changed": changed, "page": of_page(page)}).to_string())
}

/// The addresses on pages of pictures that wait, with what records call them.
fn of_pictures(tried: Option<&Built>, waited: &[Brought]) -> Vec<(String, String)> {
    let Some(site) = tried.and_then(Built::site) else {
        return Vec::new();
    };
    let url = |own: &Brought| Some((site.files.get(own.path())?.url.clone(), own.link().to_owned()));
    waited.iter().filter_map(url).collect()
}

fn of_page(page: Option<(String, String)>) -> serde_json::Value {
    page.map_or(
        serde_json::Value::Null,
        |(address, html)| json!({"address": address, "html": html}),
    )
}
