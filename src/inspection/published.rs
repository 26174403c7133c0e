//! Sheets of what pages and files lack that no rule warns of: keywords, source, interpretation; large pictures, old formats.
//!
//! **You are here:** `inspection/` — two sheets, found by [`crate::check::published`]; no IO.

use super::Sheet;
use crate::check::published::{DocumentLacks, FileLack, FileLacks};

/// The documents with what they lack.
pub(super) fn documents(found: &[DocumentLacks], most: usize) -> Sheet {
    let rows = found.iter().flat_map(|own| {
        own.lacks.iter().map(|lack| {
            vec![
                own.file.to_string(),
                own.title.clone(),
                lack.zh(),
                lack.advice().to_owned(),
            ]
        })
    });
    let rows: Vec<Vec<String>> = rows.collect();
    Sheet {
        name: "网页缺项",
        about: "检查网站的人会数、程序不报警的：关键词、来源、政策解读、文件信息、只有附件没有正文"
            .to_owned(),
        columns: vec![("文件", 28), ("标题", 28), ("缺什么", 22), ("怎么补", 26)],
        total: rows.len(),
        rows: rows.into_iter().take(most).collect(),
    }
}

/// The files that are too large or too old.
pub(super) fn files(found: &[FileLacks], most: usize) -> Sheet {
    let rows: Vec<Vec<String>> = found
        .iter()
        .map(|own| {
            let (what, advice) = match own.lack {
                FileLack::Large => (
                    "图片超过 200 KB",
                    "用 zhandian import 再导入一次，会自动缩小；或者先缩小再放进来",
                ),
                FileLack::Old => ("旧格式，手机和新电脑打不开", "另存为 .docx、.xlsx、.pptx 或 PDF"),
            };
            vec![
                own.file.to_string(),
                format!("{} KB", own.len.div_ceil(1024)),
                what.to_owned(),
                advice.to_owned(),
            ]
        })
        .collect();
    Sheet {
        name: "图片和附件",
        about: "会发布的图片和附件里，太大的、格式太旧的".to_owned(),
        columns: vec![("文件", 36), ("大小", 8), ("问题", 20), ("怎么改", 32)],
        total: rows.len(),
        rows: rows.into_iter().take(most).collect(),
    }
}
