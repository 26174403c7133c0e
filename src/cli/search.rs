//! Command `zhandian search`: a query answered in the terminal.
//!
//! **You are here:** `cli/` — one command: reads the index of the built site as the search page does.

use super::Exit;
use super::args::{Common, Format, Search};
use super::report::Report;
use crate::cli::terminal::outln;
use crate::lang::Lang;
use crate::search::terminal::{Answer, Engine, Hit, QueryFault};
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
    let queries = match &options.queries {
        None => None,
        Some(file) => match std::fs::read_to_string(file) {
            Ok(text) => Some(text),
            Err(error) => {
                report.failure(
                    &format!("读不了 {}：{error}", file.display()),
                    &format!("cannot read {}: {error}", file.display()),
                );
                return Exit::Machine;
            }
        },
    };
    let answer = || {
        let engine = Engine::open(move |name| read(folder.join(name)))?;
        let ask = |query: &str| engine.answer(query, lang.tag(), options.limit);
        let Some(queries) = &queries else {
            show(common, &ask(&options.words.join(" "))?);
            return Ok(());
        };
        for query in queries.lines() {
            outln!("{}", answer_as_json(query, &ask(query)?));
        }
        Ok(())
    };
    match answer() {
        Ok(()) => Exit::Done,
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
            json!({"kind": "summary", "command": "search", "results": answer.total, "shown": answer.hits.len(), "suggested": answer.suggested.len(), "said": answer.said})
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
        if answer.said.is_empty() {
            report.line("您要找的是不是：", "Did you mean:");
        } else {
            report.line(
                &format!("没有完全相符的。按“{}”查找：", answer.said.join("”“")),
                &format!("Nothing has all of it. What has “{}”:", answer.said.join("”, “")),
            );
        }
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
        marks,
    } = hit;
    json!({"kind": kind, "type": of, "names": names, "context": context, "path": path, "state": state, "clauses": clauses,
        "marks": {"names": marks.names, "clauses": marks.clauses}})
}

/// One of many answers.
fn answer_as_json(query: &str, answer: &Answer) -> serde_json::Value {
    let all = |kind: &str, hits: &[Hit]| hits.iter().map(|hit| as_json(kind, hit)).collect::<Vec<_>>();
    json!({"kind": "answer", "query": query, "results": answer.total, "hits": all("result", &answer.hits),
        "suggested": all("suggestion", &answer.suggested), "said": answer.said})
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
