//! Desk: records in the browser as forms. What is asked at `/_edit/` is answered here, from the site that is shown and the files
//! as they are on the disk now; what is sent goes through the save door.
//!
//! **You are here:** `session/desk/` — between `form/` (fields, pure) and `preview/edit` (the guard, which has looked at each
//! question before). A question names a record, never a file.
//!
//! `open`: a record from its files. `save`: what a form says, tried against the whole site and written. `check`: the same without
//! writing, while somebody types. `start`, `new`, `batch`, `text`: the other pages. `bring`, `paste`, `word`: files and texts from elsewhere. `back`: undo. `reviewing`: 三审三校.
//! `others`: who else is here.

mod back;
mod batch;
mod bring;
mod check;
mod elsewhere;
mod find;
mod from_word;
mod meant;
mod new;
mod open;
mod others;
mod paste;
mod removal;
mod rename;
mod reviewing;
mod save;
mod start;
mod text;
mod versions;
mod widgets;
mod withdraw;
mod word;

use super::Session;
use super::save::Author;
use crate::build::Built;
use crate::disk::{people, who};
use crate::edit::history::{Moment, Tool};
use crate::form::{Frame, Kind, frame};
use crate::html::escape;
use crate::preview::edit::{Posted, Question, Reply};
use crate::preview::{self, Examined, Renew, Snapshot};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(super) use text::key_of;

/// A session that the preview renews and the desk asks, one after the other.
#[derive(Clone)]
struct Shared(Arc<Mutex<Session>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Session> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Renew for Shared {
    fn renew(&mut self, changed: &[PathBuf]) -> Option<Snapshot> {
        self.lock().renew(changed)
    }

    fn examine(&mut self) -> Option<Examined> {
        self.lock().examine()
    }
}

/// Who answers at `/_edit/`.
struct Desk {
    root: PathBuf,
    session: Shared,
    seen: super::Seen,
    clock: Box<dyn Fn() -> Moment + Send + Sync>,
    /// Records that were made here and are perhaps not on the site yet, by `station:id`: their files.
    made: Mutex<BTreeMap<String, String>>,
    /// What was dropped on forms that are not saved yet.
    waiting: bring::Waiting,
    /// What was saved last, by the name of the change: what the page after it tells.
    done: Mutex<BTreeMap<String, Done>>,
}

/// A save, for the page that follows it.
#[derive(Clone, Debug, Default)]
struct Done {
    /// Lines that are new, gone or different.
    lines: usize,
    /// More to tell, as HTML.
    notes: String,
}

/// A file that becomes another.
struct Changed {
    /// Relative to the site folder.
    path: String,
    /// The hash of what was opened; none: there is no such file yet.
    opened: Option<[u8; 32]>,
    /// The whole file as it is to be.
    bytes: Vec<u8>,
    /// Lines that are new, gone or different.
    lines: usize,
}

/// How many saves are remembered for the pages that follow them.
const REMEMBERED: usize = 200;

/// A session for the preview, and the desk that works on it. `clock` says when something is saved.
pub fn open(
    session: Session,
    clock: impl Fn() -> Moment + Send + Sync + 'static,
) -> (preview::Rebuild, Box<dyn preview::edit::Desk>) {
    let desk = Desk {
        root: session.folder.root.clone(),
        seen: Arc::clone(&session.seen),
        session: Shared(Arc::new(Mutex::new(session))),
        clock: Box::new(clock),
        made: Mutex::default(),
        waiting: bring::Waiting::default(),
        done: Mutex::default(),
    };
    (Box::new(desk.session.clone()), Box::new(desk))
}

impl preview::edit::Desk for Desk {
    fn answer(&self, question: &Question<'_>) -> Reply {
        let parts: Vec<&str> = question.path.split('/').collect();
        match (parts.as_slice(), &question.posted) {
            ([""], None) => self.start(question),
            (["find"], None) => self.find(question),
            (["at"], None) => self.at(question),
            (["widgets"], None) => self.widgets(),
            (["batch"], posted) => self.batch(question, posted.as_ref()),
            (["text", key], posted) => self.text(question, key, posted.as_ref()),
            (["check"], Some(posted)) => self.check(posted),
            (["open"], Some(posted)) => self.still_open(posted),
            (["bring"], Some(posted)) => self.bring(posted),
            (["paste"], Some(posted)) => self.paste(posted),
            (["word"], Some(posted)) => self.word(question, posted),
            (["undo"], Some(posted)) => self.undo(posted),
            (["new", kind], posted) => match Kind::named(kind) {
                Some(kind) => self.new_record(question, kind, posted.as_ref()),
                None => self.nothing(),
            },
            ([kind], None) => match Kind::named(kind) {
                Some(kind) => self.list(question, kind),
                None => self.nothing(),
            },
            ([kind, id], posted) => match (Kind::named(kind), posted) {
                (Some(kind), None) => self.show(question, kind, id),
                (Some(kind), Some(posted)) => self.save(question, kind, id, posted),
                (None, _) => self.nothing(),
            },
            ([kind, id, "remove"], Some(posted)) => match Kind::named(kind) {
                Some(kind) => self.remove(kind, id, posted),
                None => self.nothing(),
            },
            ([kind, id, "review"], Some(posted)) => match Kind::named(kind) {
                Some(kind) => self.sign(kind, id, posted),
                None => self.nothing(),
            },
            ([kind, id, "sheet"], None) => match Kind::named(kind) {
                Some(kind) => self.sheet(kind, id),
                None => self.nothing(),
            },
            ([kind, id, "withdraw"], Some(posted)) => match Kind::named(kind) {
                Some(kind) => self.withdraw(kind, id, posted),
                None => self.nothing(),
            },
            _ => self.nothing(),
        }
    }
}

impl Desk {
    /// The site that is shown.
    fn built(&self) -> Option<Arc<Built>> {
        self.seen.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whoever saves: the name that was given here before, the one in the form, or the account.
    fn author(&self, posted: &Posted, tool: Tool) -> Author {
        let given = posted.text("_by").and_then(plain);
        if let Some(name) = &given {
            // Where it cannot be remembered it is asked again.
            let _ = people::remember(&self.root, name);
        }
        let person = given
            .or_else(|| self.person())
            .or_else(|| plain(&who::account().unwrap_or_else(who::computer)))
            .unwrap_or_else(|| "-".to_owned());
        Author {
            person,
            tool,
            time: (self.clock)(),
            undoes: None,
        }
    }

    /// The name that was given here before.
    fn person(&self) -> Option<String> {
        people::name(&self.root).as_deref().and_then(plain)
    }

    fn remember(&self, change: &str, done: Done) {
        let mut all = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED {
            all.clear();
        }
        all.insert(change.to_owned(), done);
    }

    fn remembered(&self, change: &str) -> Option<Done> {
        let all = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(change).cloned()
    }

    fn nothing(&self) -> Reply {
        self.said(
            404,
            "没有这条记录",
            "没有这条记录，或者这一类内容不在这里改。可能有人改了它的编号：在下面找。",
        )
    }

    /// A page that says one thing.
    fn said(&self, status: u16, title: &str, words: &str) -> Reply {
        let main = format!(
            "<h1>{}</h1><p>{}</p>{}",
            escape(title),
            escape(words),
            start::search_form("")
        );
        page(status, title, &main, "plain")
    }
}

/// A page as an answer.
fn page(status: u16, title: &str, main: &str, class: &str) -> Reply {
    Reply::Page {
        status,
        html: frame(&Frame { title, main, class }),
    }
}

/// A name without what does not belong into a line; none if nothing is left.
fn plain(name: &str) -> Option<String> {
    let name: String = name.trim().chars().filter(|c| !c.is_control()).take(40).collect();
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests;
