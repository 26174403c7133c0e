//! The golden site with every field, held against the schemas of the records; and every text of it, against the rules.
//!
//! **You are here:** `tests/suite/` — reads `tests/golden/every-field/content` and the schemas that editors get.

use crate::support::SiteTest;
use serde_json::Value as Json;
use serde_yaml::Value as Yaml;
use std::collections::BTreeSet;
use zhandian::diag::At;
use zhandian::record::schema::schemas;
use zhandian::record::{FileKind, file_kind};

/// What this site cannot have too: a site has one owner, and other site folders lie beside it (`cli/federation` has some).
const ONE_OF_ITS_KIND: [(&str, &str); 5] = [
    ("site owner", "institution"),
    ("site owner", "organisation"),
    ("site include", ""),
    ("site include.folder", ""),
    ("site include.name", ""),
];

/// Texts that the rules need not see, by a part of `schema path.`.
const NOT_SHOWN: [(&str, &str); 8] = [
    ("review.of.", "a hash"),
    ("review.parts.", "hashes"),
    (
        "site review.steps.",
        "names steps, which entries of reviews name again",
    ),
    ("allow.", "stays within the report of the check"),
    ("site theme.", "names a folder: a theme that is not there is Z603"),
    (
        "stations standard.clause.",
        "names a clause: one that is not there is Z203",
    ),
    ("wording ", "what texts are held against, shown nowhere"),
    (
        "synonyms ",
        "what queries are held against, shown by search alone",
    ),
];

/// What stands at the end of a field's path.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Leaf<'s> {
    /// A text in one or several languages.
    Text,
    /// Any words, without a language.
    Words,
    /// A word of a closed list.
    OneOf(&'s [Json]),
    /// A value with rules of its own.
    Scalar,
}

/// The schema itself, or what it allows beside null.
fn forms(schema: &Json) -> Vec<&Json> {
    let list = schema.get("anyOf").and_then(Json::as_array);
    let Some(list) = list.filter(|_| schema.get("x-text").is_none()) else {
        return vec![schema];
    };
    // A name may stand for a thing with a name: a short way to write the same field.
    let short = usize::from(schema.get("x-named").is_some());
    let others = list[short..].iter().filter(|form| form["type"] != "null");
    others.flat_map(forms).collect()
}

fn leaf(form: &Json) -> Option<Leaf<'_>> {
    if form.get("x-text").is_some() {
        return Some(Leaf::Text);
    }
    if form.get("x-scalar").is_some() {
        return Some(Leaf::Scalar);
    }
    if let Some(words) = form.get("oneOf").or(form.get("enum")).and_then(Json::as_array) {
        return Some(Leaf::OneOf(words));
    }
    let holds_others = form.get("items").is_some() || form.get("properties").is_some();
    (!holds_others).then_some(Leaf::Words)
}

/// Every field of a schema.
fn fields<'s>(schema: &'s Json, path: &str, found: &mut dyn FnMut(String, Leaf<'s>)) {
    for form in forms(schema) {
        match (leaf(form), form.get("items")) {
            (Some(leaf), _) => found(path.to_owned(), leaf),
            (None, Some(items)) => fields(items, path, found),
            (None, None) => {
                for (name, field) in form["properties"].as_object().into_iter().flatten() {
                    fields(field, &joined(path, name), found);
                }
                if form["additionalProperties"].is_object() {
                    fields(&form["additionalProperties"], &joined(path, "*"), found);
                }
            }
        }
    }
}

/// Every field that a record has, with its value, which may be changed.
fn values<'s>(
    schema: &'s Json,
    value: &mut Yaml,
    path: &str,
    take: &mut dyn FnMut(&str, Leaf<'s>, &mut Yaml),
) {
    let fits = |form: &&Json| match value {
        Yaml::Sequence(_) => form.get("items").is_some(),
        Yaml::Mapping(_) => form.get("properties").is_some() || form.get("x-text").is_some(),
        _ => leaf(form).is_some(),
    };
    let forms = forms(schema);
    // One item may stand without a list: findings call it the first all the same.
    let single =
        forms.len() > 1 && !value.is_sequence() && forms.iter().any(|form| form.get("items").is_some());
    let path = if single && !path.is_empty() {
        &format!("{path}[0]")
    } else {
        path
    };
    let form = forms.into_iter().find(fits);
    let form = form.unwrap_or_else(|| panic!("{path} has no form such as {value:?}"));
    match (leaf(form), value) {
        (Some(leaf), value) => take(path, leaf, value),
        (None, Yaml::Sequence(items)) => {
            for (at, item) in items.iter_mut().enumerate() {
                values(&form["items"], item, &format!("{path}[{at}]"), take);
            }
        }
        (None, Yaml::Mapping(entries)) => {
            for (name, field) in entries {
                let name = name.as_str().unwrap();
                let known = form["properties"].get(name);
                let (schema, name) = known.map_or((&form["additionalProperties"], "*"), |own| (own, name));
                values(schema, field, &joined(path, name), take);
            }
        }
        _ => unreachable!("lists and maps alone have no leaf"),
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// A path without the numbers of items.
fn plain(path: &str) -> String {
    let parts = path
        .split('[')
        .map(|part| part.split_once(']').map_or(part, |(_, rest)| rest));
    parts.collect::<String>().trim_start_matches('.').to_owned()
}

/// The name of a file's schema.
fn schema_name(path: &str) -> Option<&'static str> {
    Some(match file_kind(path) {
        FileKind::Settings => "site",
        FileKind::Regions => "regions",
        FileKind::Stations => "stations",
        FileKind::Operators => "operators",
        FileKind::Services => "services",
        FileKind::Audiences => "audiences",
        FileKind::Tags => "tags",
        FileKind::Wording => "wording",
        FileKind::Synonyms => "synonyms",
        FileKind::Notices => "notices",
        FileKind::Catalogue => "catalogue",
        FileKind::Disclosures => "disclosures",
        FileKind::Measures => "measures",
        FileKind::Figures => "statistics",
        FileKind::Pages => "pages",
        FileKind::Guides => "guides",
        FileKind::Attachment | FileKind::Unknown => return None,
    })
}

/// A content file: its schema's name, the language of its plain texts, its YAML, and what follows that.
struct File {
    path: String,
    schema: &'static str,
    lang: &'static str,
    yaml: Yaml,
    body: Option<String>,
}

impl File {
    fn all(site: &SiteTest) -> Vec<File> {
        let paths = site.tree.files().map(|file| file.path.to_string());
        let known = paths.filter_map(|path| Some((schema_name(&path)?, path)));
        known
            .map(|(schema, path)| {
                let text = site.text(&path);
                let document = text
                    .strip_prefix("---\n")
                    .and_then(|rest| rest.split_once("---\n"));
                let yaml = document.map_or(text.as_str(), |(front, _)| front);
                File {
                    schema,
                    lang: if path.ends_with(".bo.md") { "bo" } else { "zh" },
                    yaml: serde_yaml::from_str(yaml).unwrap(),
                    body: document.map(|(_, body)| body.to_owned()),
                    path,
                }
            })
            .collect()
    }

    fn text(&self) -> String {
        let yaml = serde_yaml::to_string(&self.yaml).unwrap();
        self.body
            .as_ref()
            .map_or(yaml.clone(), |body| format!("---\n{yaml}---\n{body}"))
    }
}

#[test]
fn every_field_of_every_schema_and_every_word_is_in_the_content_and_every_text_in_both_languages() {
    let schemas = schemas();
    // A field, and the language or the word in which it is wanted.
    let mut wanted: BTreeSet<(String, String)> = BTreeSet::new();
    for (name, _, schema) in &schemas {
        fields(schema, "", &mut |path, leaf| {
            let field = format!("{name} {path}");
            let forms = match leaf {
                Leaf::Text => vec!["zh", "bo"],
                Leaf::OneOf(words) => words
                    .iter()
                    .map(|word| word.get("const").unwrap_or(word).as_str().unwrap())
                    .collect(),
                Leaf::Words | Leaf::Scalar => vec![""],
            };
            wanted.extend(forms.into_iter().map(|form| (field.clone(), form.to_owned())));
        });
    }
    for mut file in File::all(&SiteTest::golden("every-field")) {
        let (_, _, schema) = schemas.iter().find(|(name, ..)| *name == file.schema).unwrap();
        values(schema, &mut file.yaml, "", &mut |path, leaf, value| {
            let field = format!("{} {}", file.schema, plain(path));
            let met = match (leaf, &*value) {
                (Leaf::Text, Yaml::Mapping(texts)) => texts.keys().filter_map(Yaml::as_str).collect(),
                (Leaf::Text, _) => vec![file.lang],
                (Leaf::OneOf(_), value) => vec![value.as_str().unwrap()],
                (Leaf::Words | Leaf::Scalar, _) => vec![""],
            };
            for form in met {
                wanted.remove(&(field.clone(), form.to_owned()));
            }
        });
    }
    for (field, form) in ONE_OF_ITS_KIND {
        assert!(
            wanted.remove(&(field.to_owned(), form.to_owned())),
            "{field} is {form} after all"
        );
    }
    assert!(
        wanted.is_empty(),
        "write these into tests/golden/every-field/content:\n{}",
        wanted
            .iter()
            .map(|(field, form)| format!("{field} {form}\n"))
            .collect::<String>()
    );
}

/// What stands in the place of a text.
const PLACEHOLDER: &str = "XX";

#[test]
fn a_placeholder_is_found_in_every_text_that_is_published() {
    let schemas = schemas();
    let mut site = SiteTest::golden("every-field");
    site.options.site.drafts = true;
    let mut exempted: BTreeSet<&(&str, &str)> = BTreeSet::new();
    let mut missed = Vec::new();
    for mut file in File::all(&site) {
        let (_, _, schema) = schemas.iter().find(|(name, ..)| *name == file.schema).unwrap();
        let mut placed = BTreeSet::new();
        values(schema, &mut file.yaml, "", &mut |path, leaf, value| {
            let field = format!("{} {}.", file.schema, plain(path));
            let exempt = NOT_SHOWN.iter().find(|(part, _)| field.contains(part));
            if !matches!(leaf, Leaf::Text | Leaf::Words) || exempt.is_some() {
                exempted.extend(exempt);
                return;
            }
            let lang = match leaf {
                Leaf::Text => format!(".{}", file.lang),
                _ => String::new(),
            };
            if let Yaml::Mapping(texts) = value {
                for (lang, text) in texts {
                    placed.insert(format!("{path}.{}={PLACEHOLDER}", lang.as_str().unwrap()));
                    *text = PLACEHOLDER.into();
                }
            } else {
                placed.insert(format!("{path}{lang}={PLACEHOLDER}"));
                *value = PLACEHOLDER.into();
            }
        });
        let before = site.text(&file.path);
        let found = site.write(&file.path, file.text()).check();
        for finding in found {
            if let At::Field(field) = &finding.place.at
                && finding.fault.code.id == "Z711"
                && *finding.place.file == *file.path
            {
                placed.remove(field);
            }
        }
        missed.extend(placed.iter().map(|field| format!("{}: {field}", file.path)));
        site.write(&file.path, before);
    }
    assert!(
        missed.is_empty(),
        "src/check/walk.rs passes over:\n{}",
        missed.join("\n")
    );
    assert_eq!(exempted.len(), NOT_SHOWN.len(), "an exemption that nothing needs");
}
