//! JSON Schemas of all record kinds, so that an editor completes and checks YAML.
//!
//! **You are here:** `record/` — made from the record types themselves; no IO.

use super::shape::schema_of;
use super::{disclosure, document, menu, operator, region, settings, station, statistics, wording};
use serde_json::{Value, json};

/// Name, files (glob patterns relative to the site folder) and schema of each record kind.
pub fn schemas() -> Vec<(&'static str, Vec<&'static str>, Value)> {
    vec![
        (
            "site",
            vec!["content/site.yaml"],
            schema_of::<settings::Settings>(),
        ),
        (
            "regions",
            vec!["content/regions.yaml", "content/regions/**/*.yaml"],
            one_or_list(&schema_of::<region::Region>()),
        ),
        (
            "stations",
            vec!["content/stations/**/*.yaml"],
            one_or_list(&schema_of::<station::Station>()),
        ),
        (
            "operators",
            vec!["content/operators/**/*.yaml"],
            one_or_list(&schema_of::<operator::Operator>()),
        ),
        (
            "services",
            vec!["content/services/**/*.yaml"],
            schema_of::<menu::Category>(),
        ),
        (
            "audiences",
            vec!["content/audiences.yaml"],
            list(&schema_of::<menu::Term>()),
        ),
        (
            "tags",
            vec!["content/tags.yaml"],
            list(&schema_of::<menu::Term>()),
        ),
        (
            "wording",
            vec!["content/wording.yaml"],
            list(&schema_of::<wording::Wording>()),
        ),
        ("notices", vec![], schema_of::<document::Notice>()),
        ("pages", vec![], schema_of::<document::Page>()),
        (
            "catalogue",
            vec![
                "content/disclosure/catalogue.yaml",
                "content/disclosure/catalogue/**/*.yaml",
            ],
            list(&schema_of::<disclosure::CatalogueRow>()),
        ),
        ("disclosures", vec![], schema_of::<disclosure::Disclosure>()),
        (
            "measures",
            vec!["content/statistics/measures.yaml"],
            list(&schema_of::<statistics::Measure>()),
        ),
        (
            "statistics",
            vec!["content/statistics/**/!(measures).yaml"],
            schema_of::<statistics::Figures>(),
        ),
    ]
}

fn list(item: &Value) -> Value {
    json!({"$schema": "http://json-schema.org/draft-07/schema#", "type": "array", "items": item})
}

fn one_or_list(item: &Value) -> Value {
    json!({"$schema": "http://json-schema.org/draft-07/schema#", "anyOf": [item, {"type": "array", "items": item}]})
}
