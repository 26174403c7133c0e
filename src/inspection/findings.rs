//! Sheets of findings: what `check` found, and what has been justified.
//!
//! **You are here:** `inspection/` — two sheets; no IO.

use super::{Material, Sheet};
use crate::check::Allowance;
use crate::diag::{At, Diagnostic, Position};
use std::collections::HashMap;

/// Every finding with its place and advice.
pub(super) fn sheet(material: &Material<'_>) -> Sheet {
    let mut sources: HashMap<&str, Option<String>> = HashMap::new();
    let mut rows = Vec::new();
    // What refuses the build first, then what an inspection would find; within that by file.
    let mut found: Vec<&Diagnostic> = material.found.iter().collect();
    found.sort_by_key(|finding| finding.severity);
    for finding in found.into_iter().take(material.most) {
        let file = &*finding.place.file;
        let line = match &finding.place.at {
            At::Span(span) => {
                let source = sources.entry(file).or_insert_with(|| (material.source)(file));
                let text = source.as_deref();
                text.map(|text| Position::of(text, span.start).line.to_string())
            }
            At::File | At::Field(_) => None,
        };
        rows.push(vec![
            finding.severity.zh().to_owned(),
            finding.fault.code.id.to_owned(),
            file.to_owned(),
            line.unwrap_or_default(),
            finding.fault.zh.clone(),
            finding.fault.help_zh.clone().unwrap_or_default(),
        ]);
    }
    Sheet {
        name: "检查结果",
        about: "zhandian check 的全部结果；代号的意思见手册".to_owned(),
        columns: vec![
            ("级别", 5),
            ("代号", 5),
            ("文件", 24),
            ("行", 4),
            ("问题", 36),
            ("怎么改", 36),
        ],
        rows,
        total: material.found.len(),
    }
}

/// Exceptions that the content justifies, whether or not anything was found there.
pub(super) fn allowances(all: &[Allowance<'_>]) -> Sheet {
    let rows = all.iter().map(|own| {
        vec![
            own.rule.to_owned(),
            own.file.to_string(),
            own.reason.to_owned(),
            own.by.unwrap_or("没有写明").to_owned(),
        ]
    });
    Sheet {
        name: "已说明的例外",
        about: "内容里用 allow 说明了原因的检查结果".to_owned(),
        columns: vec![("规则", 8), ("文件", 24), ("原因", 36), ("说明人", 10)],
        rows: rows.collect(),
        total: all.len(),
    }
}
