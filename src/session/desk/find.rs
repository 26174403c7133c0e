//! Finding: records by their names for a field that refers to one; and the field that a text of a page comes from.
//!
//! **You are here:** `session/desk` — asked by the script while somebody types or clicks.

use super::Desk;
use crate::edit::Value;
use crate::form::{self, Kind, Opened};
use crate::ledger::{Names, get};
use crate::preview::edit::{Question, Reply};
use serde_json::json;

/// How many records are offered at once.
const OFFERED: usize = 20;
/// The longest text that is looked for. *Units:* characters.
const LONGEST: usize = 400;

impl Desk {
    /// Records of a kind whose name or id holds some words.
    pub(super) fn find(&self, question: &Question<'_>) -> Reply {
        let built = self.built();
        let (Some(site), Some(kind)) = (
            built.as_ref().and_then(|built| built.site()),
            question.query("kind"),
        ) else {
            return Reply::Json("[]".to_owned());
        };
        let words = question.query("q").unwrap_or_default().trim().to_lowercase();
        let names = Names::of(site);
        let mut found: Vec<(bool, &str, String)> = Vec::new();
        for id in names.ids(kind) {
            let label = names.label_of(kind, id);
            let low = label.to_lowercase();
            if words.is_empty() || low.contains(&words) {
                found.push((!low.starts_with(&words), id, label));
            }
        }
        found.sort_by_key(|(later, _, _)| *later);
        let all: Vec<_> = found
            .into_iter()
            .take(OFFERED)
            .map(|(_, id, label)| json!({"id": id, "label": label}))
            .collect();
        Reply::Json(json!(all).to_string())
    }

    /// The form and field for a text that was clicked on a page: `page`, `text`, and perhaps the `label` beside it.
    pub(super) fn at(&self, question: &Question<'_>) -> Reply {
        let nowhere = || Reply::Json(json!({"to": null}).to_string());
        let built = self.built();
        let Some(built) = built.as_ref() else {
            return nowhere();
        };
        let page = question.query("page").unwrap_or_default().trim_start_matches('/');
        let page = if page.is_empty() || page.ends_with('/') {
            format!("{page}index.html")
        } else {
            page.to_owned()
        };
        let text = clean(question.query("text").unwrap_or_default());
        let label = clean(question.query("label").unwrap_or_default());
        let place = match built.about(&page) {
            Some((site, of)) => form::listed(site, of),
            None if page == "index.html" => Kind::named("site").map(|kind| (kind, "site".to_owned())),
            None => None,
        };
        let (Some((kind, id)), Some(site)) = (place, built.site()) else {
            return nowhere();
        };
        let Ok(opened) = self.open(site, kind, &id) else {
            return nowhere();
        };
        let names = Names::of(site);
        match field_of(&opened, &names, &text, &label) {
            Some(field) => {
                let to = format!("/_edit/{}/{id}?field={field}", kind.word);
                Reply::Json(json!({"to": to, "field": field}).to_string())
            }
            None => nowhere(),
        }
    }
}

fn clean(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST).collect()
}

/// The field whose value a text shows, or whose name stands beside it.
fn field_of(opened: &Opened, names: &Names, text: &str, label: &str) -> Option<String> {
    let Value::Map(entries) = &opened.value else {
        return None;
    };
    let mut best: Option<(usize, &String)> = None;
    for (key, value) in entries {
        let score = likeness(opened, names, key, value, text, label);
        if score > 0 && best.is_none_or(|(known, _)| score > known) {
            best = Some((score, key));
        }
    }
    best.map(|(_, key)| key.clone())
}

/// How much speaks for a field: 0 is nothing.
fn likeness(opened: &Opened, names: &Names, key: &str, value: &Value, text: &str, label: &str) -> usize {
    let mut score = 0;
    let own = opened.label(key);
    // A page calls a field by a word that is like ours.
    if !label.is_empty() && !own.is_empty() && (label.contains(&own) || own.contains(label)) {
        score += 50;
    }
    let mut texts = Vec::new();
    collect(value, &mut texts);
    for said in texts {
        let said = clean(said);
        if said.chars().count() < 2 {
            continue;
        }
        if said == text {
            score += 100;
        } else if text.chars().count() >= 4 && said.contains(text) {
            score += 60;
        } else if said.chars().count() >= 4 && text.contains(&said) {
            score += 40;
        }
        // Pages write times with a dash between, files without.
        if said.len() == 5 && said.as_bytes().get(2) == Some(&b':') && text.contains(&said) {
            score += 30;
        }
    }
    if let Value::Text(id) = value
        && get(&opened.value, key).is_some()
    {
        let words = opened.words(key, &Value::Text(id.clone()), names);
        let words = words.split('（').next().unwrap_or_default();
        if words.chars().count() >= 2 && words == text {
            score += 90;
        }
    }
    score
}

fn collect<'v>(value: &'v Value, texts: &mut Vec<&'v str>) {
    match value {
        Value::Text(text) => texts.push(text),
        Value::List(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Map(entries) => entries.iter().for_each(|(_, item)| collect(item, texts)),
    }
}
