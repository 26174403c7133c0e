//! Command `zhandian schema`: JSON Schemas of the record kinds.
//!
//! **You are here:** `cli/` — one command: JSON Schemas, so that an editor completes and checks YAML.

use super::Exit;
use super::args::{Common, Schema};
use super::report::Report;
use crate::cli::terminal::outln;
use crate::disk::change::reason;
use crate::record::schema::schemas;
use std::path::Path;

pub(crate) fn run(common: &Common, options: &Schema) -> Exit {
    let report = Report::new(common);
    let Some(dir) = &options.dir else {
        let all: serde_json::Map<String, serde_json::Value> = schemas()
            .into_iter()
            .map(|(name, _, schema)| (name.to_owned(), schema))
            .collect();
        outln!("{}", serde_json::to_string_pretty(&all).unwrap_or_default());
        return Exit::Done;
    };
    match write(dir) {
        Ok(files) => {
            report.line(
                &format!("写好 {files} 个文件：{}", dir.display()),
                &format!("{files} files written to {}", dir.display()),
            );
            Exit::Done
        }
        Err(error) => {
            let (dir, zh, en) = (dir.display(), reason(&error, true), reason(&error, false));
            report.failure(
                &format!("写不进 {dir}：{zh}"),
                &format!("cannot write to {dir}: {en}"),
            );
            Exit::Machine
        }
    }
}

/// Writes one file a kind; says how many.
pub(crate) fn write(dir: &Path) -> std::io::Result<usize> {
    std::fs::create_dir_all(dir)?;
    let schemas = schemas();
    for (name, _, schema) in &schemas {
        let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
        text.push('\n');
        std::fs::write(dir.join(format!("{name}.json")), text)?;
    }
    Ok(schemas.len())
}
