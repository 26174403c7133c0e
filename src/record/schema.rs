//! JSON Schemas of all record kinds, so that an editor completes and checks YAML.
//!
//! **You are here:** `record/` — made from the record types themselves; no IO.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Value as Json, json};

/// Name, files (glob patterns relative to the site folder) and schema of each record kind.
pub fn schemas() -> Vec<(&'static str, Vec<&'static str>, Json)> {
    macro_rules! of_yaml {
        ($($kind:ident $type:ty => $item:path, $id:expr, $name:literal $form:ident $files:expr;)*) => {
            vec![$(($name, $files.to_vec(), $form(&schema_of::<$type>()))),*]
        };
    }
    macro_rules! of_documents {
        ($($kind:ident $type:ty => $item:path, $name:literal;)*) => {
            vec![$(($name, vec![], schema_of::<$type>())),*]
        };
    }
    let mut schemas = yaml_kinds!(of_yaml);
    schemas.extend(document_kinds!(of_documents));
    schemas
}

fn one(item: &Json) -> Json {
    item.clone()
}

fn list(item: &Json) -> Json {
    json!({"$schema": "http://json-schema.org/draft-07/schema#", "type": "array", "items": item})
}

fn one_or_list(item: &Json) -> Json {
    json!({"$schema": "http://json-schema.org/draft-07/schema#", "anyOf": [item, {"type": "array", "items": item}]})
}

/// The schema of a type, with everything in place (no references).
pub(crate) fn schema_of<T: JsonSchema>() -> Json {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    let mut schema = SchemaGenerator::new(settings)
        .into_root_schema_for::<T>()
        .to_value();
    take_scalars(&mut schema);
    schema
}

/// Free text may be typed as `3.4` or `12345`: to an editor that is a number, to the reader it is text like any other.
fn take_scalars(schema: &mut Json) {
    match schema {
        Json::Object(fields) => {
            let free = !fields.contains_key("const") && !fields.contains_key("enum");
            if let Some(kind) = fields.get_mut("type").filter(|_| free) {
                let nullable = matches!(kind, Json::Array(kinds) if kinds.iter().any(|kind| kind == "null"));
                let text = *kind == "string"
                    || matches!(kind, Json::Array(kinds) if kinds.iter().any(|kind| kind == "string"));
                if text {
                    let mut kinds = vec!["string", "number", "boolean"];
                    kinds.extend(nullable.then_some("null"));
                    *kind = Json::from(kinds);
                }
            }
            fields.values_mut().for_each(take_scalars);
        }
        Json::Array(items) => items.iter_mut().for_each(take_scalars),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{disclosure, menu, statistics};

    #[test]
    fn every_description_that_an_editor_shows_is_in_chinese() {
        fn look(schema: &Json, english: &mut Vec<String>) {
            match schema {
                Json::Object(fields) => {
                    if let Some(Json::String(text)) = fields.get("description")
                        && text.is_ascii()
                    {
                        english.push(text.clone());
                    }
                    fields.values().for_each(|own| look(own, english));
                }
                Json::Array(items) => items.iter().for_each(|own| look(own, english)),
                _ => {}
            }
        }
        let mut english = Vec::new();
        for (_, _, schema) in schemas() {
            look(&schema, &mut english);
        }
        assert_eq!(english, [] as [String; 0]);
    }

    #[test]
    fn free_text_that_looks_like_a_number_is_no_mistake_to_an_editor() {
        let schema = schema_of::<menu::Term>();
        assert_eq!(
            schema["properties"]["name"]["anyOf"][0]["type"],
            json!(["string", "number", "boolean"])
        );
        let measure = schema_of::<statistics::Figures>();
        assert_eq!(
            measure["properties"]["period"]["type"],
            json!(["string", "number", "boolean", "null"])
        );
        let level = schema_of::<disclosure::CatalogueRow>();
        assert!(
            level.to_string().contains(r#""const":"site""#),
            "words of a list stay what they are"
        );
    }
}
