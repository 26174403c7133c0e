//! Command `zhandian serve`: the live preview.
//!
//! **You are here:** `cli/` — one command: begins a session and hands it to the preview.

use super::args::{Common, Serve};
use super::report::Report;
use super::source;
use super::{Exit, clock};
use crate::cli::terminal::{errln, outln};
use crate::diag::MessageLang;
use crate::handbook;
use crate::preview::{self, Notice, PreviewError};
use crate::session::{Session, SiteFolder};
use std::sync::Arc;

pub(crate) fn run(common: &Common, serve: &Serve) -> Exit {
    let report = Report::new(common);
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    preview(common, serve, &report, source)
}

/// Started by a double click: previews the site folder that the program lies in, and opens the browser. Elsewhere the
/// help is more use.
pub(crate) fn double_click(common: &Common) -> Exit {
    let report = Report::new(common);
    if !common.root.join("content/site.yaml").is_file() {
        report.failure(
            "这里没有网站（content/site.yaml）。建立新网站：zhandian init 文件夹；全部命令：zhandian --help",
            "there is no site here (content/site.yaml). A new one: zhandian init DIR; all commands: zhandian --help",
        );
        return Exit::Usage;
    }
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let serve = Serve {
        port: 4000,
        host: "127.0.0.1".to_owned(),
        open: true,
    };
    preview(common, &serve, &report, source)
}

fn preview(common: &Common, serve: &Serve, report: &Report, source: SiteFolder) -> Exit {
    let watch = source.sources();
    let lang = report.lang;
    let options = preview::Options {
        host: serve.host.clone(),
        port: serve.port,
        open: serve.open,
        root: source.root.clone(),
        watch,
        ignore: vec![source.out.clone()],
        say: Arc::new(move |notice: &Notice| {
            errln!(
                "{}",
                if lang == MessageLang::Zh {
                    &notice.zh
                } else {
                    &notice.en
                }
            );
        }),
        papers: Box::new(handbook::page),
    };
    let common = common.clone();
    let mut session = Session::new(source, move || clock::options(&common, true));
    let first = session.first();
    let ready = |address: &str| {
        let words = report.say("预览已经启动，在浏览器里打开：", "the preview runs at:");
        if report.json {
            outln!("{}", serde_json::json!({"kind": "preview", "url": address}));
        } else {
            outln!("{words} {address}");
        }
        report.line(
            &format!("手册：{address}_handbook\n保存内容文件后，页面会自动更新。按 Ctrl+C 结束。"),
            &format!("The handbook (in Chinese): {address}_handbook\nPages renew themselves when you save. Ctrl+C ends it."),
        );
    };
    match preview::serve(options, first, Box::new(session), ready) {
        Ok(()) => Exit::Done,
        Err(error) => {
            errln!("{error}");
            if matches!(error, PreviewError::Host { .. }) {
                Exit::Usage
            } else {
                Exit::Machine
            }
        }
    }
}
