//! Edit room: the addresses under `/_edit`, by which content is changed in the browser: who may, and what a request says.
//!
//! **You are here:** `preview/edit/` — below `router`, which hands it what begins with `_edit`. It knows no records: a [`Desk`]
//! answers what is asked and posted.
//!
//! On the loopback address alone; under `--host` there is no form, since whoever reaches the page could change the site.

mod body;
mod guard;

pub use body::{Posted, Upload};

use std::sync::Arc;

use super::answer::{Answer, Ask, fresh};
use super::request::{self, Hosts};
use guard::Token;

/// The folder of these addresses; no built file begins with `_`.
pub(super) const ROOM: &str = "_edit";
/// The most that a form may say, files included. *Units:* bytes.
const LARGEST: usize = 48 * 1024 * 1024;

/// What a page of this room may load and do: its own script and style, pages of the site beside it, and nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                      connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a sheet to print may do: look as its own style says.
const PAPER: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STYLE: &str = concat!(
    include_str!("client/look.css"),
    include_str!("client/frame.css"),
    include_str!("client/fields.css"),
    include_str!("client/buttons.css"),
    include_str!("client/said.css"),
    include_str!("client/pages.css"),
    include_str!("client/tools.css"),
    include_str!("client/narrow.css"),
);
const SCRIPT: &str = concat!(
    "(function () {\n'use strict';\n",
    include_str!("client/entries.js"),
    include_str!("client/widgets.js"),
    include_str!("client/markdown.js"),
    include_str!("client/bring.js"),
    include_str!("client/drafts.js"),
    include_str!("../client/clicked.js"),
    include_str!("client/beside.js"),
    include_str!("client/form.js"),
    "}());\n"
);

/// What somebody asks of the desk.
pub struct Question<'q> {
    /// Behind `/_edit/`, decoded: empty, `station/gamagongsang`.
    pub path: &'q str,
    /// The query, decoded, in its order.
    pub query: Vec<(String, String)>,
    /// The form that was sent; none for a page that is only looked at. It has proved where it comes from.
    pub posted: Option<Posted>,
    /// What each form has to carry in a field `_token`.
    pub token: &'q str,
}

impl Question<'_> {
    /// The first value of a parameter of the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        let mut all = self.query.iter().filter(|(own, _)| own == name);
        all.next().map(|(_, value)| value.as_str())
    }
}

/// What the desk says.
pub enum Reply {
    /// A page.
    Page {
        /// 200, 404, 409 or 422.
        status: u16,
        /// The whole document.
        html: String,
    },
    /// A sheet to print: its own style stands in it, and nothing of it runs.
    Paper(String),
    /// Something for the script.
    Json(String),
    /// It is done; to be seen at another address of this server (`/…`).
    See(String),
}

/// Who keeps the records: answers what is asked at `/_edit/`. Called from many threads at once.
pub trait Desk: Send + Sync {
    /// The answer to a question.
    fn answer(&self, question: &Question<'_>) -> Reply;
}

/// The room, with its token.
pub(super) struct Room {
    desk: Box<dyn Desk>,
    token: Token,
    hosts: Arc<Hosts>,
}

impl Room {
    /// A room with a token of its own.
    pub(super) fn new(desk: Box<dyn Desk>, hosts: Arc<Hosts>, port: u16) -> std::io::Result<Room> {
        Ok(Room {
            desk,
            token: Token::new(port)?,
            hosts,
        })
    }

    /// How long the body of a request may be; else why there may be none.
    pub(super) fn admit(&self, ask: &Ask) -> Result<usize, Answer> {
        if ask.method != "POST" {
            return Err(not_allowed());
        }
        if let Some(answer) = guard::refuse(ask, &self.hosts, &self.token) {
            return Err(answer);
        }
        if !ask.field("Content-Type").is_some_and(body::is_form) {
            return Err(Answer::text(
                415,
                "只接受表单",
                "only the two types of forms are taken",
            ));
        }
        Ok(LARGEST)
    }

    /// The answer at an address; `path` stands behind `_edit`, decoded: empty, `/`, `/station/a`.
    pub(super) fn answer(&self, ask: &Ask, path: &str) -> Answer {
        let Some(path) = path.strip_prefix('/') else {
            return see("/_edit/");
        };
        let posted = match ask.method.as_str() {
            "GET" | "HEAD" => None,
            "POST" => match self.posted(ask) {
                Ok(posted) => Some(posted),
                Err(answer) => return answer,
            },
            _ => return not_allowed(),
        };
        match (path, &posted) {
            ("form.css", None) => return fresh(ask, 200, "text/css", STYLE.as_bytes().into()),
            ("form.js", None) => return fresh(ask, 200, "text/javascript", SCRIPT.as_bytes().into()),
            _ => {}
        }
        let question = Question {
            path,
            query: request::pairs(&ask.target),
            posted,
            token: self.token.text(),
        };
        let reply = self.desk.answer(&question);
        let policy = match reply {
            Reply::Paper(_) => PAPER,
            _ => POLICY,
        };
        let answer = match reply {
            Reply::Paper(html) => Answer::new(200, "text/html", html.into_bytes().into()),
            Reply::Page { status, html } => Answer::new(status, "text/html", html.into_bytes().into()),
            Reply::Json(json) => Answer::new(200, "application/json", json.into_bytes().into()),
            Reply::See(place) => see(&place),
        };
        answer
            .with("Set-Cookie", self.token.cookie())
            .with("Content-Security-Policy", policy)
            .with("X-Frame-Options", "DENY")
            .with("Referrer-Policy", "same-origin")
    }

    /// The form of a request. *Errors:* why it is not taken.
    fn posted(&self, ask: &Ask) -> Result<Posted, Answer> {
        self.admit(ask)?;
        let kind = ask.field("Content-Type").unwrap_or_default();
        let Some(posted) = body::read(kind, &ask.body) else {
            return Err(Answer::text(
                400,
                "看不懂这个表单，什么都没有改",
                "this is no well-made form; nothing was changed",
            ));
        };
        if !posted.text("_token").is_some_and(|text| self.token.is(text)) {
            return Err(guard::stale());
        }
        Ok(posted)
    }
}

/// The answer where there is no room: other machines reach this preview.
pub(super) fn closed() -> Answer {
    Answer::text(
        403,
        "用了 --host，同一网络里的人都能打开预览，所以不能在网页里改内容。要改：去掉 --host 再启动",
        "with --host others on the network reach this preview, so content cannot be edited in the browser: start it without",
    )
}

fn see(place: &str) -> Answer {
    // A header is one line of ASCII, whatever a name holds.
    let place = percent_encoding::utf8_percent_encode(place, percent_encoding::CONTROLS).to_string();
    Answer::text(303, "好了", "done").with("Location", place)
}

fn not_allowed() -> Answer {
    Answer::text(405, "不能这样请求", "this cannot be asked in this way").with("Allow", "GET, HEAD, POST")
}
