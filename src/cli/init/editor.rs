//! Editor settings, for VS Code: schemas for completion and checks, and nothing that leaves the machine.
//!
//! **You are here:** `cli/init` — made from the list of record kinds; no IO.

use crate::record::schema::schemas;
use serde_json::{Map, Value, json};

/// The folder of the JSON Schemas, in the site folder.
pub(super) const SCHEMAS: &str = ".schemas";

/// Paths and texts.
pub(super) fn files() -> [(&'static str, String); 2] {
    let text = |value: &Value| format!("{}\n", serde_json::to_string_pretty(value).unwrap_or_default());
    [
        (".vscode/settings.json", text(&settings())),
        (
            ".vscode/extensions.json",
            text(&json!({"recommendations": ["redhat.vscode-yaml"]})),
        ),
    ]
}

/// Where the schemas are.
pub(super) fn schema_paths() -> impl Iterator<Item = String> {
    schemas()
        .into_iter()
        .map(|(name, _, _)| format!("{SCHEMAS}/{name}.json"))
}

fn settings() -> Value {
    // Front matter is no file of its own, so kinds written in Markdown have no pattern.
    let mapped: Map<String, Value> = schemas()
        .into_iter()
        .filter(|(_, files, _)| !files.is_empty())
        .map(|(name, files, _)| (format!("./{SCHEMAS}/{name}.json"), json!(files)))
        .collect();
    json!({
        "yaml.schemas": mapped,
        // The public store would be asked over the network, and knows other files of these names.
        "yaml.schemaStore.enable": false,
        // Re-wrapping would move the comments that say how to fill a form in.
        "yaml.format.enable": false,
        "redhat.telemetry.enabled": false,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[yaml]": {"editor.insertSpaces": true, "editor.tabSize": 2, "editor.wordWrap": "on"},
        "[markdown]": {"editor.wordWrap": "on"},
    })
}
