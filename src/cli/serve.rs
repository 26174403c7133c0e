//! `zhandian serve`.
//!
//! **You are here:** `cli/` — one command: gives the preview a first snapshot and a way to make the next.

use super::args::{Common, Serve};
use super::report::Report;
use super::source::{self, FOLDERS, Source};
use super::{Exit, clock};
use crate::build::{self, Builder, Built, Input, Options, Output};
use crate::diag::{Diagnostic, MessageLang, Place, Position, Severity, text};
use crate::disk::tree::{self, Tree};
use crate::handbook;
use crate::preview::{self, Notice, PreviewError, Problem, Renew, Shown, Snapshot, request};
use std::path::{Path, PathBuf};
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

fn preview(common: &Common, serve: &Serve, report: &Report, source: Source) -> Exit {
    let watch = FOLDERS.iter().map(|folder| source.root.join(folder)).collect();
    let lang = report.lang;
    let options = preview::Options {
        host: serve.host.clone(),
        port: serve.port,
        open: serve.open,
        root: source.root.clone(),
        watch,
        ignore: vec![source.out.clone()],
        say: Arc::new(move |notice: &Notice| {
            eprintln!(
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
    let mut kept = Kept {
        common: common.clone(),
        source,
        builder: Builder::remembering(),
        shown: None,
        tried: (None, Vec::new()),
    };
    let mut first = kept.snapshot();
    if !first.broken {
        // The page that is opened first is not to be taken back right after.
        first.diagnostics = kept.examine();
        first.broken = !first.diagnostics.is_empty();
    }
    let ready = |address: &str| {
        let words = report.say("预览已经启动，在浏览器里打开：", "the preview runs at:");
        if report.json {
            println!("{}", serde_json::json!({"kind": "preview", "url": address}));
        } else {
            println!("{words} {address}");
        }
        report.line(
            &format!("手册：{address}_handbook\n保存内容文件后，页面会自动更新。按 Ctrl+C 结束。"),
            &format!("The handbook (in Chinese): {address}_handbook\nPages renew themselves when you save. Ctrl+C ends it."),
        );
    };
    match preview::serve(options, first, Box::new(kept), ready) {
        Ok(()) => Exit::Done,
        Err(error) => {
            eprintln!("{error}");
            if matches!(error, PreviewError::Host { .. }) {
                Exit::Usage
            } else {
                Exit::Machine
            }
        }
    }
}

/// What lives from one rebuild to the next.
struct Kept {
    common: Common,
    source: Source,
    builder: Builder,
    /// What is shown, until its rules have been checked.
    shown: Option<Arc<Built>>,
    /// The theme whose templates were tried last, and what was found.
    tried: (Option<[u8; 32]>, Vec<Diagnostic>),
}

impl Renew for Kept {
    fn renew(&mut self, changed: &[PathBuf]) -> Option<Snapshot> {
        self.take_in(changed).then(|| self.snapshot())
    }

    fn examine(&mut self) -> Vec<Problem> {
        let found = self.shown.take().map_or_else(Vec::new, |built| built.check());
        self.errors(found)
    }
}

impl Kept {
    /// Takes changed files in; whether anything is really different.
    fn take_in(&mut self, changed: &[PathBuf]) -> bool {
        let before = std::mem::take(&mut self.source.unreadable);
        let (different, unreadable) = if changed.is_empty() {
            tree::rescan(&mut self.source.tree, &self.source.root)
        } else {
            tree::refresh(&mut self.source.tree, &self.source.root, changed)
        };
        let different = different || unreadable != before;
        self.source.unreadable = unreadable;
        different
    }

    fn snapshot(&mut self) -> Snapshot {
        // The day may change while the preview runs.
        let options = Options {
            site: clock::options(&self.common, true),
            search: true,
        };
        let input = Input {
            tree: &self.source.tree,
            unreadable: &self.source.unreadable,
            options: &options,
        };
        let mut built = self.builder.link(&input);
        if !built.has_errors() {
            // Trying all templates renders the largest pages too: only a changed theme is worth that.
            let theme = built.theme_hash();
            if self.tried.0 != theme {
                self.tried = (theme, built.try_templates(1));
            }
            built.diagnostics.extend(self.tried.1.iter().cloned());
        }
        let broken = built.has_errors();
        let diagnostics = self.errors(std::mem::take(&mut built.diagnostics));
        let root = self.source.root.clone();
        let built = Arc::new(built);
        self.shown = (!broken).then(|| Arc::clone(&built));
        let not_found = match built.file("404.html") {
            Ok(Some(Output::Bytes(bytes))) => Some(Arc::from(bytes)),
            _ => None,
        };
        Snapshot {
            show: Box::new(move |path| show(&built, &root, path)),
            not_found,
            diagnostics,
            broken,
        }
    }

    /// The errors for the overlay. Warnings are not shown in the browser, and on a large site there are thousands.
    fn errors(&self, mut found: Vec<Diagnostic>) -> Vec<Problem> {
        found.retain(|finding| finding.severity == Severity::Error);
        build::located(found, &self.source.tree)
            .iter()
            .map(|finding| problem(finding, &self.source.tree))
            .collect()
    }
}

fn show(built: &Built, root: &Path, path: &str) -> Option<Shown> {
    let bytes: Arc<[u8]> = match built.file(path) {
        Ok(None) => return None,
        Ok(Some(Output::Bytes(bytes))) => bytes.into(),
        Ok(Some(Output::CopyOf(from))) => tree::read_attachment(root, &from)?.into(),
        // A template that fails on this page alone: said in its place.
        Err(finding) => format!(
            "\u{feff}<!doctype html><meta charset=utf-8><title>!</title><pre>{}</pre>",
            escaped(&finding)
        )
        .into_bytes()
        .into(),
    };
    let (source, draft) = built.source(path).map_or((None, false), |(origin, draft)| {
        (Some(origin.file.to_string()), draft)
    });
    Some(Shown {
        bytes,
        content_type: request::content_type(path),
        source,
        draft,
    })
}

fn escaped(finding: &Diagnostic) -> String {
    let text = format!(
        "{}\n{}\n{}",
        finding.place.file, finding.fault.zh, finding.fault.en
    );
    crate::markdown::escape(&text)
}

/// A finding for the overlay.
fn problem(finding: &Diagnostic, tree: &Tree) -> Problem {
    let source = build::shown_text(tree, &finding.place.file);
    let position = source.as_deref().and_then(|text| position(text, &finding.place));
    Problem {
        severity: finding.severity.id().to_owned(),
        code: finding.fault.code.id.to_owned(),
        message_zh: finding.fault.zh.clone(),
        message_en: finding.fault.en.clone(),
        file: Some(finding.place.file.to_string()),
        line: position.map(|(line, _)| line),
        column: position.map(|(_, column)| column),
        excerpt: source
            .as_deref()
            .and_then(|source| text::excerpt(finding, Some(source))),
        help_zh: finding.fault.help_zh.clone(),
        help_en: finding.fault.help_en.clone(),
    }
}

fn position(text: &str, place: &Place) -> Option<(u32, u32)> {
    match &place.at {
        crate::diag::At::Span(span) => {
            let position = Position::of(text, span.start);
            Some((position.line, position.column))
        }
        _ => None,
    }
}
