//! Compiler of shapes: the editor's JSON Schema of a type, turned into the [`Shape`] that records are checked against.
//!
//! **You are here:** `record/shape` — run once for each kind of record; no IO.

use super::{Field, Fields, Shape};
use crate::record::schema::schema_of;
use schemars::JsonSchema;
use serde_json::Value as Json;

/// The shape of a type.
pub(crate) fn shape_of<T: JsonSchema>() -> Shape {
    compile(&schema_of::<T>())
}

fn compile(schema: &Json) -> Shape {
    if schema.get("x-text").is_some() {
        return Shape::Text;
    }
    if schema.get("x-named").is_some() {
        return Shape::Named(compile_fields(&schema["anyOf"][1]));
    }
    if let Some(format) = schema.get("x-scalar").and_then(Json::as_str) {
        return Shape::Scalar(format.to_owned());
    }
    if let Some(words) = schema.get("enum").and_then(Json::as_array) {
        let words = words.iter().filter_map(|word| word.as_str().map(str::to_owned));
        return Shape::OneOf(words.map(|word| (word, String::new())).collect());
    }
    if let Some(choices) = schema
        .get("anyOf")
        .or_else(|| schema.get("oneOf"))
        .and_then(Json::as_array)
    {
        return compile_choices(choices);
    }
    let kind = match schema.get("type") {
        Some(Json::Array(kinds)) => kinds
            .iter()
            .filter_map(Json::as_str)
            .find(|kind| *kind != "null")
            .unwrap_or("string"),
        Some(Json::String(kind)) => kind.as_str(),
        _ => "string",
    };
    match kind {
        "array" => Shape::List {
            item: Box::new(compile(schema.get("items").unwrap_or(&Json::Null))),
            single: false,
        },
        "object" => Shape::Map(compile_fields(schema)),
        _ => Shape::Words,
    }
}

fn compile_choices(choices: &[Json]) -> Shape {
    let constants: Vec<(String, String)> = choices
        .iter()
        .filter_map(|choice| Some((choice.get("const")?.as_str()?.to_owned(), meaning(choice))))
        .collect();
    if !constants.is_empty() {
        return Shape::OneOf(constants);
    }
    let mut shapes = choices
        .iter()
        .filter(|choice| choice.get("type").and_then(Json::as_str) != Some("null"))
        .map(compile);
    match (shapes.next(), shapes.next()) {
        (Some(item), Some(Shape::List { .. })) => Shape::List {
            item: Box::new(item),
            single: true,
        },
        (Some(word), Some(Shape::Map(fields))) => Shape::Either(Box::new(word), fields),
        (Some(only), _) => only,
        (None, _) => Shape::Words,
    }
}

fn compile_fields(schema: &Json) -> Fields {
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Json::as_array)
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .collect();
    let known = schema
        .get("properties")
        .and_then(Json::as_object)
        .into_iter()
        .flatten()
        .enumerate()
        .map(|(order, (name, field))| {
            let required = required.contains(&name.as_str());
            (
                name.clone(),
                Field {
                    shape: compile(field),
                    required,
                    order,
                    meaning: meaning(field),
                    refers: field.get("x-refers").and_then(Json::as_str).map(str::to_owned),
                    group: field.get("x-group").and_then(Json::as_str).map(str::to_owned),
                },
            )
        })
        .collect();
    let rest = schema
        .get("additionalProperties")
        .filter(|rest| rest.is_object())
        .map(|rest| Box::new(compile(rest)));
    Fields { known, rest }
}

/// What a schema says about itself.
fn meaning(schema: &Json) -> String {
    schema
        .get("description")
        .and_then(Json::as_str)
        .unwrap_or_default()
        .to_owned()
}
