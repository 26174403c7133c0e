//! OpenAPI 3.1: the lists in `data/hsds/` described as an interface that programs can be made for.
//!
//! **You are here:** `data/` — a format; no IO. With a `base_url` only. *Source:* spec.openapis.org, OpenAPI Specification 3.1. The
//! interface is files: it is read with GET, and has no parameters but the number of a list's part.

use super::address::INTERFACE;
use super::{DataFile, Format, Material, hsds};
use crate::lang::Lang;
use serde_json::{Map, Value, json};

/// `data/openapi.json`
pub const OPENAPI: Format = Format {
    may_have: |path| path == INTERFACE,
    files: |material| {
        if material.site.base_url.is_none() {
            return Vec::new();
        }
        vec![DataFile::new(INTERFACE, move || {
            format!("{:#}\n", described(material)).into_bytes()
        })]
    },
};

/// An object of a list: its name here, and the fields that it always has or that lead to others, with what they are.
struct Shape {
    list: &'static str,
    name: &'static str,
    zh: &'static str,
    required: &'static [&'static str],
    ids: &'static [&'static str],
    texts: &'static [&'static str],
    numbers: &'static [&'static str],
    lists: &'static [&'static str],
}

const SHAPES: &[Shape] = &[
    Shape {
        list: "organizations",
        name: "Organization",
        zh: "机构：主办单位和承接机构",
        required: &["id", "name", "description"],
        ids: &["id"],
        texts: &["name", "description", "email", "website", "uri"],
        numbers: &[],
        lists: &["phones", "organization_identifiers", "attributes"],
    },
    Shape {
        list: "services",
        name: "Service",
        zh: "服务事项",
        required: &["id", "name", "status", "organization_id"],
        ids: &["id", "organization_id"],
        texts: &[
            "name",
            "alternate_name",
            "description",
            "url",
            "status",
            "application_process",
            "fees_description",
            "eligibility_description",
        ],
        numbers: &[],
        lists: &["required_documents", "attributes"],
    },
    Shape {
        list: "locations",
        name: "Location",
        zh: "社工站的地点；地址不公开的没有地址",
        required: &["id", "location_type", "name"],
        ids: &["id", "organization_id"],
        texts: &[
            "location_type",
            "url",
            "name",
            "alternate_name",
            "description",
            "transportation",
            "external_identifier",
            "external_identifier_type",
        ],
        numbers: &["latitude", "longitude"],
        lists: &[
            "languages", "addresses", "contacts", "accessibility", "phones", "attributes",
        ],
    },
    Shape {
        list: "service_at_locations",
        name: "ServiceAtLocation",
        zh: "哪个社工站提供哪项服务",
        required: &["id", "service_id", "location_id"],
        ids: &["id", "service_id", "location_id"],
        texts: &["description"],
        numbers: &[],
        lists: &["attributes"],
    },
    Shape {
        list: "schedules",
        name: "Schedule",
        zh: "一周里的开放时间，按RFC 5545的重复规则",
        required: &["id", "freq", "byday", "opens_at", "closes_at"],
        ids: &["id", "location_id", "service_at_location_id"],
        texts: &[
            "valid_from", "valid_to", "wkst", "freq", "byday", "description", "opens_at", "closes_at",
            "notes",
        ],
        numbers: &["timezone", "interval"],
        lists: &[],
    },
    Shape {
        list: "taxonomies",
        name: "Taxonomy",
        zh: "分类",
        required: &["id", "name", "description"],
        ids: &["id"],
        texts: &["name", "description"],
        numbers: &[],
        lists: &[],
    },
    Shape {
        list: "taxonomy_terms",
        name: "TaxonomyTerm",
        zh: "分类里的一个词",
        required: &["id", "code", "name", "description", "taxonomy_id"],
        ids: &["id", "taxonomy_id"],
        texts: &["code", "name", "description", "taxonomy", "language", "term_uri"],
        numbers: &[],
        lists: &[],
    },
];

fn described(material: Material<'_>) -> Value {
    let site = material.site;
    let settings = site.settings();
    let chinese = |text: &crate::lang::Text| text.best(Lang::ZH, site.default_lang()).0.to_owned();
    let mut info = json!({
        "title": chinese(&settings.title),
        "description": material.around.labels.get(Lang::ZH, "data-about.hsds").text,
        "version": site.newest_day().map_or_else(|| "1".to_owned(), |day| day.to_string()),
    });
    if let Some(licence) = settings.licence() {
        info["license"] = json!({"name": chinese(&licence.name)});
        if let Some(address) = licence.address() {
            info["license"]["url"] = json!(address);
        }
    }
    let mut paths = Map::new();
    paths.insert("/data/hsds/index.json".to_owned(), root());
    for (list, files) in hsds::lists(material) {
        let Some(shape) = SHAPES.iter().find(|shape| shape.list == list) else {
            continue;
        };
        paths.insert(format!("/data/hsds/{list}.json"), first(shape));
        if files > 1 {
            paths.insert(format!("/data/hsds/{list}-{{page}}.json"), further(shape, files));
        }
    }
    let mut schemas = Map::new();
    schemas.insert("Page".to_owned(), page());
    for shape in SHAPES {
        schemas.insert(shape.name.to_owned(), object(shape));
    }
    json!({
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": material.address("").trim_end_matches('/')}],
        "paths": paths,
        "components": {"schemas": schemas},
    })
}

fn answer(zh: &str, schema: Value) -> Value {
    json!({"200": {"description": zh, "content": {"application/json": {"schema": schema}}}})
}

fn root() -> Value {
    let schema = json!({
        "type": "object",
        "required": ["version", "profile", "openapi_url"],
        "properties": {
            "version": {"type": "string"},
            "profile": {"type": "string", "format": "uri"},
            "openapi_url": {"type": "string", "format": "uri"},
        },
    });
    json!({"get": {"operationId": "getRoot", "summary": "格式的版本", "responses": answer("格式的版本", schema)}})
}

fn list_schema(shape: &Shape) -> Value {
    json!({
        "allOf": [
            {"$ref": "#/components/schemas/Page"},
            {
                "type": "object",
                "required": ["contents"],
                "properties": {
                    "contents": {
                        "type": "array",
                        "items": {"$ref": format!("#/components/schemas/{}", shape.name)},
                    },
                },
            },
        ],
    })
}

fn first(shape: &Shape) -> Value {
    json!({
        "get": {
            "operationId": format!("list{}", shape.name),
            "summary": shape.zh,
            "responses": answer(shape.zh, list_schema(shape)),
        },
    })
}

fn further(shape: &Shape, files: usize) -> Value {
    json!({
        "get": {
            "operationId": format!("list{}Part", shape.name),
            "summary": format!("{}（后面的部分）", shape.zh),
            "parameters": [{
                "name": "page",
                "in": "path",
                "required": true,
                "schema": {"type": "integer", "minimum": 2, "maximum": files},
            }],
            "responses": answer(shape.zh, list_schema(shape)),
        },
    })
}

/// What every list says of its part.
fn page() -> Value {
    let number = json!({"type": "integer", "minimum": 0});
    let flag = json!({"type": "boolean"});
    json!({
        "type": "object",
        "required": ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty"],
        "properties": {
            "total_items": number, "total_pages": number, "page_number": number, "size": number,
            "first_page": flag, "last_page": flag, "empty": flag,
        },
    })
}

fn object(shape: &Shape) -> Value {
    let mut properties = Map::new();
    let mut add = |names: &[&str], schema: Value| {
        for name in names {
            properties.insert((*name).to_owned(), schema.clone());
        }
    };
    add(shape.ids, json!({"type": "string", "format": "uuid"}));
    add(shape.texts, json!({"type": "string"}));
    add(shape.numbers, json!({"type": "number"}));
    add(shape.lists, json!({"type": "array", "items": {"type": "object"}}));
    json!({
        "type": "object",
        "description": shape.zh,
        "required": shape.required,
        "properties": properties,
    })
}
