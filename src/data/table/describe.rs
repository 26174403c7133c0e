//! Description of the open tables (CSV on the Web): headings, kinds of values, keys, licence.
//!
//! **You are here:** `data/table` — after the tables; no IO. *Source:* W3C, "Metadata Vocabulary for Tabular Data".
//!
//! A description lies beside each table, where readers look first; one of all tells what leads from one to another.

use super::cell::SEPARATOR;
use super::{Datatype, Heading, Material, Tabular, json};
use crate::lang::Lang;
use serde_json::{Map, Value, json};

/// The context that the vocabulary asks for, with the language of plain texts.
fn context() -> Value {
    json!(["http://www.w3.org/ns/csvw", {"@language": "zh"}])
}

/// The description of one table.
pub(super) fn one(material: Material<'_>, table: &dyn Tabular) -> String {
    let mut about = Map::new();
    about.insert("@context".to_owned(), context());
    about.extend(described(material, table, false));
    json(&Value::Object(about))
}

/// The description of all.
pub(super) fn all(material: Material<'_>, tables: &[&dyn Tabular]) -> String {
    let each = tables
        .iter()
        .map(|table| Value::Object(described(material, *table, true)));
    format!(
        "{}\n",
        json!({"@context": context(), "tables": each.collect::<Vec<_>>()})
    )
}

/// A table. What leads to others stands only where they are described, too.
fn described(material: Material<'_>, table: &dyn Tabular, beside_others: bool) -> Map<String, Value> {
    let site = material.site;
    let settings = site.settings();
    let mut about = Map::new();
    let mut add = |key: &str, value: Value| about.insert(key.to_owned(), value);
    let url = |name: &str| format!("{name}.csv");
    add("url", json!(url(table.name())));
    add("dc:title", said(material, &format!("data.{}", table.name())));
    add(
        "dc:description",
        said(material, &format!("data-about.{}", table.name())),
    );
    if let Some(publisher) = settings.publisher_name() {
        let name = publisher.best(Lang::ZH, site.default_lang()).0;
        add("dc:publisher", json!(name));
    }
    if let Some(licence) = settings.licence() {
        match licence.address() {
            Some(address) => add("dc:license", json!({"@id": address})),
            None => add(
                "dc:license",
                json!(licence.name.best(Lang::ZH, site.default_lang()).0),
            ),
        };
    }
    if let Some(day) = site.newest_day() {
        add(
            "dc:modified",
            json!({"@value": day.to_string(), "@type": "xsd:date"}),
        );
    }
    let foreign: Vec<Value> = table
        .foreign()
        .iter()
        .filter(|foreign| beside_others || foreign.table == table.name())
        .map(|foreign| {
            json!({
                "columnReference": foreign.column,
                "reference": {"resource": url(foreign.table), "columnReference": foreign.to},
            })
        })
        .collect();
    let headings = table.headings(&site.languages);
    let columns: Vec<Value> = headings
        .iter()
        .map(|heading| column(heading, table.key().contains(&heading.name.as_str())))
        .collect();
    let mut schema = json!({"columns": columns, "primaryKey": table.key()});
    if !foreign.is_empty() {
        schema["foreignKeys"] = Value::Array(foreign);
    }
    add("tableSchema", schema);
    about
}

fn column(heading: &Heading, required: bool) -> Value {
    let mut titles = json!({"zh": [heading.zh]});
    if let Some(bo) = &heading.bo {
        titles["bo"] = json!([bo]);
    }
    let datatype = match heading.datatype {
        Datatype::Word | Datatype::Text | Datatype::List => "string",
        Datatype::Date => "date",
        Datatype::Number => "decimal",
        Datatype::Url => "anyURI",
        Datatype::Flag => "boolean",
    };
    let mut column = json!({"name": heading.name, "titles": titles, "datatype": datatype});
    if let Some(lang) = heading.lang {
        column["lang"] = json!(lang.tag());
    }
    if heading.datatype == Datatype::List {
        column["separator"] = json!(SEPARATOR.to_string());
    }
    if required {
        column["required"] = json!(true);
    }
    column
}

/// The theme's words, in each language that has them.
fn said(material: Material<'_>, key: &str) -> Value {
    let mut said: Vec<Value> = Vec::new();
    for lang in &material.site.languages {
        let label = material.around.labels.get(*lang, key);
        if label.lang.is_none() {
            said.push(json!({"@value": label.text, "@language": lang.tag()}));
        }
    }
    Value::Array(said)
}
