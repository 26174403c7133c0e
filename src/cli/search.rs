//! Command `zhandian search`: a query answered in the terminal.
//!
//! **You are here:** `cli/` — one command: reads the index of the built site as the search page does.

use super::Exit;
use super::args::{Common, Format, Search};
use super::report::Report;
use crate::cli::terminal::outln;
use crate::lang::Lang;
use crate::search::terminal::{Answer, Hit, QueryFault, answer};
use serde_json::json;
use std::path::PathBuf;

pub(crate) fn run(common: &Common, options: &Search) -> Exit {
    let report = Report::new(common);
    let site = common.out.clone().unwrap_or_else(|| common.root.join("site"));
    let lang = match options.lang.as_deref().map(Lang::parse) {
        None => Lang::ZH,
        Some(Some(lang)) => lang,
        Some(None) => {
            report.failure(
                "--lang 要写成 zh、bo 这样的语言代码",
                "--lang takes a language tag such as zh or bo",
            );
            return Exit::Usage;
        }
    };
    let folder = site.join(crate::search::FOLDER);
    match answer(&options.words.join(" "), lang, options.limit, &|name| {
        read(folder.join(name))
    }) {
        Ok(answer) => {
            show(common, &answer);
            Exit::Done
        }
        Err(QueryFault::Missing(file)) => {
            report.failure(
                &format!("{} 里没有搜索数据 {file}；先运行 zhandian build", site.display()),
                &format!(
                    "no search data {file} in {}; run zhandian build first",
                    site.display()
                ),
            );
            Exit::Machine
        }
        Err(QueryFault::Foreign(file)) => {
            report.failure(
                &format!(
                    "{} 里的 {file} 不属于这份搜索数据；请重新运行 zhandian build",
                    site.display()
                ),
                &format!(
                    "{file} in {} does not belong to this index; run zhandian build again",
                    site.display()
                ),
            );
            Exit::Machine
        }
    }
}

fn read(path: PathBuf) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

fn show(common: &Common, answer: &Answer) {
    if common.message_format == Format::Json {
        for (kind, hits) in [("result", &answer.hits), ("suggestion", &answer.suggested)] {
            for hit in hits {
                outln!("{}", as_json(kind, hit));
            }
        }
        outln!(
            "{}",
            json!({"kind": "summary", "command": "search", "results": answer.total, "shown": answer.hits.len(), "suggested": answer.suggested.len()})
        );
        return;
    }
    let report = Report::new(common);
    show_hits(&answer.hits);
    report.line(
        &format!("共 {} 条", answer.total),
        &format!("{} results", answer.total),
    );
    if !answer.suggested.is_empty() {
        report.line("您要找的是不是：", "Did you mean:");
        show_hits(&answer.suggested);
    }
}

fn as_json(kind: &str, hit: &Hit) -> serde_json::Value {
    let Hit {
        kind: of,
        names,
        context,
        path,
        state,
        clauses,
    } = hit;
    json!({"kind": kind, "type": of, "names": names, "context": context, "path": path, "state": state, "clauses": clauses})
}

fn show_hits(hits: &[Hit]) {
    let any = |texts: &[Option<String>]| texts.iter().flatten().next().cloned().unwrap_or_default();
    for hit in hits {
        outln!("{}  {}  {}", any(&hit.names), any(&hit.context), hit.path);
        for clause in &hit.clauses {
            outln!("    {clause}");
        }
    }
}
