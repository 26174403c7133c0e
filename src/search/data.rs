//! Entries as a script that hands them to the search page.
//!
//! **You are here:** `search/` — reads `page/entry.rs`, is read by `themes/default/assets/search.js`; no IO.

use crate::lang::Lang;
use crate::page::Entry;
use crate::token::fold;
use serde::Serialize;
use std::collections::BTreeMap;

/// Kinds in the order in which equally good hits of them are shown.
const KINDS: [&str; 8] = [
    "station",
    "service",
    "region",
    "audience",
    "operator",
    "page",
    "disclosure",
    "notice",
];

/// A text in each of the site's languages, `null` where there is none.
type Texts<'a> = Vec<Option<&'a str>>;

/// One entry. *Shape:* the place of its kind and of its context in their lists (none: -1), its names, its addresses, its
/// folded terms with `|` between them.
#[derive(Serialize)]
struct Row<'a>(usize, isize, Texts<'a>, Vec<Address<'a>>, String);

/// The address of a page in one language.
#[derive(Serialize)]
#[serde(untagged)]
enum Address<'a> {
    Path(&'a str),
    /// `1`: that of the default language, in the folder of this one. Nearly all are so, and need not be written out.
    Parallel(u8),
    None,
}

/// The script: a byte-order mark, then the data with one line an entry. It works before `search.js` and after it.
///
/// *Shape:* `languages`: tag and `lang` attribute of each; `kinds`, the more wanted first; `contexts`; `entries`.
pub(super) fn script(entries: &[Entry], languages: &[Lang]) -> String {
    let mut kinds = KINDS.to_vec();
    let mut contexts: Vec<Texts<'_>> = Vec::new();
    let mut places: BTreeMap<Texts<'_>, isize> = BTreeMap::new();
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        let kind = kinds
            .iter()
            .position(|kind| *kind == entry.kind)
            .unwrap_or_else(|| {
                kinds.push(entry.kind);
                kinds.len() - 1
            });
        let context = texts(&entry.context, languages);
        let context = if context.iter().all(Option::is_none) {
            -1
        } else {
            *places.entry(context).or_insert_with_key(|context| {
                contexts.push(context.clone());
                contexts.len().cast_signed() - 1
            })
        };
        let names = texts(&entry.names, languages);
        rows.push(line(&Row(
            kind,
            context,
            names,
            addresses(entry, languages),
            terms(entry),
        )));
    }
    let languages: Vec<[&str; 2]> = languages.iter().map(|lang| [lang.tag(), lang.html()]).collect();
    format!(
        "\u{FEFF}(window.zhandian=window.zhandian||{{}}).searchData={{\n\
         \"languages\":{},\n\"kinds\":{},\n\"contexts\":{},\n\"entries\":[\n{}\n]}};\n",
        line(&languages),
        line(&kinds),
        line(&contexts),
        rows.join(",\n"),
    )
}

/// A value as JSON that is also a JavaScript literal in the browsers that still call U+2028 the end of a line.
fn line(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them: there is no map key or number that JSON could not hold.
    serde_json::to_string(value)
        .unwrap_or_default()
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// The texts of the site's languages, in their order.
fn texts<'a>(texts: &'a [(Lang, String)], languages: &[Lang]) -> Texts<'a> {
    languages
        .iter()
        .map(|lang| {
            texts
                .iter()
                .find(|(of, _)| of == lang)
                .map(|(_, text)| text.as_str())
        })
        .collect()
}

/// The addresses in the site's languages, in their order.
fn addresses<'a>(entry: &'a Entry, languages: &[Lang]) -> Vec<Address<'a>> {
    let urls = texts(&entry.urls, languages);
    let first = urls.first().copied().flatten();
    let parallel = |lang: Lang, url: &str| {
        url.strip_prefix(lang.tag())
            .and_then(|rest| rest.strip_prefix('/'))
            .is_some_and(|rest| Some(rest) == first)
    };
    languages
        .iter()
        .zip(urls)
        .map(|(lang, url)| match url {
            None => Address::None,
            Some(url) if parallel(*lang, url) => Address::Parallel(1),
            Some(url) => Address::Path(url),
        })
        .collect()
}

/// What else the entry is found by, folded; what its names or its other terms already say is left out.
fn terms(entry: &Entry) -> String {
    let names: Vec<String> = entry.names.iter().map(|(_, name)| fold(name)).collect();
    let mut kept: Vec<String> = Vec::new();
    for term in &entry.terms {
        let folded = fold(term);
        let joined = joined(&folded);
        for term in [Some(folded), joined].into_iter().flatten() {
            if !term.is_empty() && !names.iter().chain(&kept).any(|text| text.contains(&term)) {
                kept.push(term);
            }
        }
    }
    kept.join("|")
}

/// A telephone number in groups or pinyin in syllables as one run: both are looked for with and without what parts them.
fn joined(folded: &str) -> Option<String> {
    let latin = |word: &str| {
        word.strip_prefix('^')
            .is_some_and(|run| run.bytes().all(|b| b.is_ascii_alphanumeric()))
    };
    (folded.contains(' ') && folded.split(' ').all(latin))
        .then(|| format!("^{}", folded.replace(['^', ' '], "")))
}
