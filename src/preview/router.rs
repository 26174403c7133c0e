//! Router: from a request to its answer, which address leads to what.
//!
//! **You are here:** `preview/router.rs` — after `http`, whose front reads requests and writes answers; it asks `stage` for the
//! scene, `request` for the rules, `inject` for the additions and `stand_in` for pages that the site lacks. No IO.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::answer::{Answer, Ask, fresh, key, partial};
use super::edit::{self, Room};
use super::inject::{Extras, Kind, inject};
use super::request::{self, Hosts};
use super::stage::{Scene, Stage};
use super::{Form, Papers, Problem, Shown, Snapshot, stand_in};

/// The folder of the preview's own addresses; no built file begins with `_`.
const OWN: &str = "__zhandian/";
/// An address by which a program can ask whether the preview answers.
const HEALTH: &str = "__health";
/// How many problems the overlay is given; the terminal has them all.
const PROBLEMS_SHOWN: usize = 50;
/// How many files a tab may ask about at once.
const KEYS_ASKED: usize = 200;
/// The key of every page while there is none to show.
const BROKEN_KEY: &str = "broken";

/// The script, as one function.
const SCRIPT: &str = concat!(
    "(function () {\n'use strict';\n",
    include_str!("client/overlay.js"),
    include_str!("client/list.js"),
    include_str!("client/page.js"),
    include_str!("client/files.js"),
    include_str!("client/preview.js"),
    include_str!("client/clicked.js"),
    include_str!("client/edit.js"),
    "}());\n"
);

/// What a tab is told when it asks whether it is out of date.
#[derive(Serialize)]
struct State<'a> {
    epoch: &'a str,
    version: u64,
    broken: bool,
    /// What lies over the page that was asked for first: the errors of its file, or all when nothing can be shown.
    problems: Vec<&'a Problem>,
    /// How many problems of that kind there are beyond those.
    more: usize,
    /// How many errors there are on the whole site, and how many warnings, for the badge.
    errors: usize,
    warnings: usize,
    /// How many things fall due soon.
    due: usize,
    /// By the path as it was asked; null: there is no such file.
    keys: BTreeMap<String, Option<String>>,
}

/// What a path leads to.
enum Target {
    File(Shown),
    /// The path lacks the `/` of a folder that has an index.
    Folder,
    Nothing,
}

/// Answers requests; shared by the request threads.
pub(super) struct Router {
    stage: Arc<Stage>,
    hosts: Arc<Hosts>,
    stream_port: u16,
    papers: Papers,
    /// Where content is edited; none where it is not.
    room: Option<Room>,
}

impl Router {
    /// A router for one server; `stream_port` is where `live` listens.
    pub(super) fn new(
        stage: Arc<Stage>,
        hosts: Arc<Hosts>,
        stream_port: u16,
        papers: Papers,
        room: Option<Room>,
    ) -> Self {
        Self {
            stage,
            hosts,
            stream_port,
            papers,
            room,
        }
    }

    /// How long the body of a request may be, by its head; else the answer that refuses it: the preview is only read but
    /// where content is edited.
    pub(super) fn admit(&self, ask: &Ask) -> Result<usize, Answer> {
        if self.host(ask).is_none() {
            return Err(unknown_host());
        }
        let room = self.room.as_ref().filter(|_| edit_path(ask).is_some());
        match room {
            Some(room) => room.admit(ask),
            None => Err(Answer::new(413, "text/plain", Arc::from([]))),
        }
    }

    /// The host by which the preview was asked, where it goes by that name.
    fn host<'a>(&self, ask: &'a Ask) -> Option<&'a str> {
        ask.field("Host").filter(|host| self.hosts.allows(host))
    }

    /// The answer to a request.
    pub(super) fn answer(&self, ask: &Ask) -> Answer {
        let Some(host) = self.host(ask) else {
            return unknown_host();
        };
        if let Some(path) = edit_path(ask) {
            return match &self.room {
                Some(room) => room.answer(ask, &path),
                None => edit::closed(),
            };
        }
        if !matches!(ask.method.as_str(), "GET" | "HEAD") {
            return Answer::text(
                405,
                "预览只能读取（GET、HEAD）",
                "the preview can only be read (GET, HEAD)",
            )
            .with("Allow", "GET, HEAD");
        }
        let Some(path) = request::decode(&ask.target) else {
            return Answer::text(400, "网址写法不对", "this is not a proper address");
        };
        match path.strip_prefix(OWN) {
            Some("preview.js") => asset(ask, &path, SCRIPT),
            Some("preview.css") => asset(ask, &path, include_str!("client/preview.css")),
            Some("state") => self.state(ask),
            Some("findings") => json(&*self.stage.scene().findings),
            Some(_) => Answer::text(404, "没有这个文件", "there is no such file"),
            None if path == HEALTH => Answer::text(200, "正常", "ok"),
            None => match (self.papers)(&path) {
                Some(paper) => fresh(ask, 200, &html_type(), paper.into_bytes().into()),
                None => self.page(ask, &path, host),
            },
        }
    }

    fn page(&self, ask: &Ask, path: &str, host: &str) -> Answer {
        let scene = self.stage.scene();
        let Some(site) = &scene.site else {
            let html = stand_in::broken(&scene.problems[..scene.problems.len().min(PROBLEMS_SHOWN)]);
            return fresh(
                ask,
                200,
                &html_type(),
                self.dressed(html.as_bytes(), Kind::Broken, BROKEN_KEY, host, None),
            );
        };
        match find(site, path) {
            // Within the form the page stands as it is: the form renews it.
            Target::File(shown) if is_html(shown.content_type) && is_beside(ask) => {
                fresh(ask, 200, shown.content_type, shown.bytes)
            }
            Target::File(shown) if is_html(shown.content_type) => {
                let bytes = self.dressed(&shown.bytes, Kind::Page, &key(&shown.bytes), host, Some(&shown));
                fresh(ask, 200, shown.content_type, bytes)
            }
            Target::File(shown) => partial(ask, fresh(ask, 200, shown.content_type, shown.bytes)),
            Target::Folder => {
                let query = ask.target.find('?').map_or("", |at| &ask.target[at..]);
                Answer::text(308, "这是一个文件夹", "this is a folder")
                    .with("Location", format!("/{}/{query}", request::encode(path)))
            }
            Target::Nothing => {
                let html = stand_in::missing(site);
                fresh(
                    ask,
                    404,
                    &html_type(),
                    self.dressed(&html, Kind::Missing, &key(&html), host, None),
                )
            }
        }
    }

    /// A page with the preview's additions.
    fn dressed(&self, html: &[u8], kind: Kind, key: &str, host: &str, shown: Option<&Shown>) -> Arc<[u8]> {
        let stream = format!("{}:{}", self.hosts.beside(host), self.stream_port);
        let edit = self.room.as_ref().map(|_| {
            let place = shown.and_then(|shown| shown.edit.as_deref());
            format!("/{}/{}", edit::ROOM, place.unwrap_or_default())
        });
        inject(
            html,
            &Extras {
                kind,
                key,
                epoch: self.stage.epoch(),
                stream: &stream,
                source: shown.and_then(|shown| shown.source.as_deref()),
                draft: shown.is_some_and(|shown| shown.draft),
                edit: edit.as_deref(),
            },
        )
        .into()
    }

    /// What a tab needs to know after a change: the keys of its files, and what is wrong.
    fn state(&self, ask: &Ask) -> Answer {
        let scene = self.stage.scene();
        let asked: Vec<String> = request::query(&ask.target, "path")
            .into_iter()
            .take(KEYS_ASKED)
            .collect();
        let mut keys = BTreeMap::new();
        let mut page = None;
        for path in asked {
            let (key, origin) = current(&scene, &path);
            page.get_or_insert(origin);
            keys.insert(path, key);
        }
        let over = over(&scene, page.as_ref());
        let shown = over.len().min(PROBLEMS_SHOWN);
        let state = State {
            epoch: self.stage.epoch(),
            version: scene.version,
            broken: scene.broken,
            more: over.len() - shown,
            problems: over.into_iter().take(shown).collect(),
            errors: scene.problems.len(),
            warnings: scene.findings.warnings,
            due: scene.findings.due.len(),
            keys,
        };
        json(&state)
    }
}

/// What stands behind `_edit` in an address below it.
fn edit_path(ask: &Ask) -> Option<String> {
    let path = request::decode(&ask.target)?;
    let rest = path.strip_prefix(edit::ROOM)?;
    (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
}

/// Whether a page is shown beside a form.
fn is_beside(ask: &Ask) -> bool {
    request::pairs(&ask.target)
        .iter()
        .any(|(name, _)| name == "_beside")
}

fn unknown_host() -> Answer {
    Answer::text(
        421,
        "预览不认识这个网址，请用启动时显示的地址打开",
        "the preview does not go by this name: open the address it printed when it started",
    )
}

fn json(value: &impl Serialize) -> Answer {
    match serde_json::to_vec(value) {
        Ok(json) => Answer::new(200, "application/json", json.into()),
        Err(error) => Answer::text(500, "预览出错", &error.to_string()),
    }
}

/// Where a page comes from.
enum PageOf {
    /// This file, or several.
    File(Option<String>),
    /// There is no such page.
    Nothing,
}

/// The problems that lie over a page: those of the file that it is made from. On a page that is not there, those of the
/// files that were never good: it may be one of theirs.
fn over<'s>(scene: &'s Scene, page: Option<&PageOf>) -> Vec<&'s Problem> {
    let is_over = |problem: &&Problem| match page {
        _ if scene.broken => true,
        Some(PageOf::File(source)) => source.is_some() && problem.file == *source,
        Some(PageOf::Nothing) => problem.form == Some(Form::Missing),
        None => false,
    };
    scene.problems.iter().filter(is_over).collect()
}

/// The key that a page or file of this path would be sent with now, and where it comes from.
fn current(scene: &Scene, target: &str) -> (Option<String>, PageOf) {
    let Some(site) = &scene.site else {
        return (Some(BROKEN_KEY.to_owned()), PageOf::Nothing);
    };
    let Some(path) = request::decode(target) else {
        return (None, PageOf::Nothing);
    };
    match find(site, &path) {
        Target::File(shown) => (Some(key(&shown.bytes)), PageOf::File(shown.source)),
        // The page for lost addresses has a key as well: a tab on it renews itself once the page is there.
        Target::Nothing if is_page_address(target) => (Some(key(&stand_in::missing(site))), PageOf::Nothing),
        Target::Folder | Target::Nothing => (None, PageOf::Nothing),
    }
}

/// Whether a browser shows the path as a page, rather than loading it for one.
fn is_page_address(target: &str) -> bool {
    let name = target.rsplit('/').next().unwrap_or_default();
    !name.contains('.') || is_html(request::content_type(name))
}

fn find(site: &Snapshot, path: &str) -> Target {
    if path.is_empty() || path.ends_with('/') {
        return (site.show)(&format!("{path}index.html")).map_or(Target::Nothing, Target::File);
    }
    match (site.show)(path) {
        Some(shown) => Target::File(shown),
        None if (site.show)(&format!("{path}/index.html")).is_some() => Target::Folder,
        None => Target::Nothing,
    }
}

fn asset(ask: &Ask, path: &str, text: &str) -> Answer {
    fresh(ask, 200, request::content_type(path), text.as_bytes().into())
}

fn is_html(media_type: &str) -> bool {
    media_type.starts_with("text/html")
}

fn html_type() -> String {
    request::with_charset("text/html")
}
