//! Command `zhandian serve`: the live preview.
//!
//! **You are here:** `cli/` — one command: begins a session and hands it to the preview.

use super::args::{Common, Serve};
use super::plain::Plain;
use super::report::Report;
use super::source;
use super::{Exit, clock};
use crate::cli::terminal::{errln, outln};
use crate::diag::MessageLang;
use crate::handbook;
use crate::preview::{self, Notice, PreviewError};
use crate::session::{Session, SiteFolder, desk};
use std::sync::Arc;

pub(crate) fn run(common: &Common, serve: &Serve) -> Exit {
    let report = Report::new(common);
    // With `content/` there is something to mend while it is watched; without it, this is another folder.
    if !source::is_site(&common.root) && !common.root.join("content").is_dir() && common.root.is_dir() {
        source::say_where(common, &report);
        return Exit::Usage;
    }
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    preview(common, serve, &report, source)
}

/// Started by a double click: previews the site folder that the program lies in, and opens the browser. Elsewhere the
/// help is more use.
pub(crate) fn double_click(common: &Common) -> Exit {
    let report = Report::new(common);
    if !source::is_site(&common.root) {
        source::say_where(common, &report);
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
    let (root, ignore) = (source.root.clone(), vec![source.out.clone()]);
    let lang = report.lang;
    let common = common.clone();
    let plain = Plain::of(&root, &common);
    let mut session = Session::new(source, move || clock::options(&common, true));
    session.keep_history(clock::moment);
    session.build_with(|builder| plain.known_to(builder));
    let first = session.first();
    plain.keep(&root, session.builder());
    let (session, desk) = desk::open(session, clock::moment);
    let options = preview::Options {
        host: serve.host.clone(),
        port: serve.port,
        open: serve.open,
        root,
        watch,
        ignore,
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
        desk: Some(desk),
    };
    let ready = |address: &str, others: &[String]| {
        let words = report.say("预览已经启动，在浏览器里打开：", "the preview runs at:");
        if report.json {
            outln!(
                "{}",
                serde_json::json!({"kind": "preview", "url": address, "others": others})
            );
        } else {
            outln!("{words} {address}");
        }
        if !others.is_empty() {
            let list = others.join("\n  ");
            report.line(
                &format!("同一网络里的同事用下面的地址打开，哪个能用就用哪个：\n  {list}\n系统防火墙第一次可能会问，请允许 zhandian 使用专用网络。"),
                &format!("Colleagues on the same network open one of these:\n  {list}\nA firewall may ask once: let zhandian use private networks."),
            );
        }
        // Where others reach the preview, content is not edited in the browser.
        let (edit_zh, edit_en) = if others.is_empty() {
            (
                format!("改内容：{address}_edit/\n"),
                format!("Edit content: {address}_edit/\n"),
            )
        } else {
            Default::default()
        };
        report.line(
            &format!("{edit_zh}手册：{address}_handbook\n保存内容文件后，页面会自动更新。按 Ctrl+C 结束。"),
            &format!("{edit_en}The handbook (in Chinese): {address}_handbook\nPages renew themselves when you save. Ctrl+C ends it."),
        );
    };
    match preview::serve(options, first, session, ready) {
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
