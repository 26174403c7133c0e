//! Query engine of `zhandian search`: the search page's own scripts, run without a page, so that the terminal's answer is the
//! browser's by construction: results, order, counts and marks.
//!
//! **You are here:** `search/terminal` — used by `cli/` and by tests; `engine.js` is made of `search/client/` by
//! `tests/bundle-search.mjs`, and a test compares them; no IO: the caller reads the files.

use super::sounds::gb;
use rquickjs::{CatchResultExt as _, Context, Ctx, Function, Persistent, Promise, Runtime};
use serde::Deserialize;
use std::cell::RefCell;
use std::rc::Rc;

/// The page's scripts in one.
const ENGINE: &str = include_str!("engine.js");
/// Bytes that a query may take: many times what the largest site needs.
const MEMORY: usize = 1 << 30;

/// A result as the terminal shows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Hit {
    /// `station`, `service` …
    pub kind: String,
    /// Its names in the site's languages, as far as there are.
    pub names: Vec<Option<String>>,
    /// Where it belongs, likewise.
    pub context: Vec<Option<String>>,
    /// Its page in the language asked for, else in the first that has one: relative to the output's root.
    pub path: String,
    /// Why a resident can do little with it (`status.closed`); empty for what is open or in force.
    pub state: String,
    /// What of its texts has the words, if its name has not.
    pub clauses: Vec<String>,
    /// Where the words stand in these.
    pub marks: Marks,
}

/// Where a query's words stand: beginning and end, in characters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Marks {
    /// In each of the names.
    pub names: Vec<Vec<(usize, usize)>>,
    /// In each of the clauses.
    pub clauses: Vec<Vec<(usize, usize)>>,
}

/// What a query found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
pub struct Answer {
    /// How many records.
    pub total: usize,
    /// The first of them.
    pub hits: Vec<Hit>,
    /// When nothing was found: what may have been meant, to be labelled as that.
    pub suggested: Vec<Hit>,
    /// What was looked for instead; empty when names that are nearly the query are suggested.
    pub said: Vec<String>,
}

/// Why a query could not be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryFault {
    /// A file of the index is not there: its name.
    Missing(String),
    /// A file is not of this index, or not of this form.
    Foreign(String),
}

/// An index that answers queries, and what it has read of its files.
pub struct Engine {
    answer: Option<Persistent<Function<'static>>>,
    context: Context,
    files: Rc<Files>,
}

/// Reads a file of the index folder by its name (`g12.js`); none when there is no such file.
type Load = Box<dyn Fn(&str) -> Option<String>>;

struct Files {
    load: Load,
    /// Of the index; empty until its first file has been read.
    generation: RefCell<String>,
    fault: RefCell<Option<QueryFault>>,
    last: RefCell<String>,
}

impl Files {
    /// A file's payload as JSON. On a fault, which is kept, nothing that is JSON.
    fn read(&self, name: &str) -> String {
        let path = format!("{name}.js");
        let text = (self.load)(&path);
        let read = text
            .ok_or_else(|| QueryFault::Missing(path.clone()))
            .and_then(|text| {
                self.payload(&text)
                    .ok_or_else(|| QueryFault::Foreign(path.clone()))
            });
        self.last.replace(path);
        read.unwrap_or_else(|fault| {
            self.fault.replace(Some(fault));
            String::new()
        })
    }

    /// What a file hands over, if it is of this generation.
    fn payload(&self, text: &str) -> Option<String> {
        let call = text.trim_start_matches('\u{FEFF}').trim_end();
        let arguments = call.strip_prefix("zhandian.put(\"")?.strip_suffix(");")?;
        let (_, rest) = arguments.split_once("\",\"")?;
        let (generation, payload) = rest.split_once("\",")?;
        let mut own = self.generation.borrow_mut();
        if own.is_empty() {
            generation.clone_into(&mut own);
        }
        (*own == generation).then(|| payload.to_owned())
    }

    /// Why a script stopped: the fault that was kept, or a file that is not what it should be.
    fn fault(&self) -> QueryFault {
        let last = || QueryFault::Foreign(self.last.borrow().clone());
        self.fault.take().unwrap_or_else(last)
    }
}

impl Engine {
    /// Opens the index whose files `load` reads. *Errors:* its first file is not there or is none.
    pub fn open(load: impl Fn(&str) -> Option<String> + 'static) -> Result<Engine, QueryFault> {
        let files = Rc::new(Files {
            load: Box::new(load),
            generation: RefCell::default(),
            fault: RefCell::default(),
            last: RefCell::new("m0.js".to_owned()),
        });
        let foreign = |_| QueryFault::Foreign("engine.js".to_owned());
        let runtime = Runtime::new().map_err(foreign)?;
        runtime.set_memory_limit(MEMORY);
        let context = Context::full(&runtime).map_err(foreign)?;
        let answer = context.with(|ctx| {
            let opened = open_in(&ctx, &files).catch(&ctx);
            opened.map_err(|_| files.fault())
        })?;
        Ok(Engine {
            answer: Some(answer),
            context,
            files,
        })
    }

    /// Answers a query as a page in a language (its tag) would; at most `most` hits or suggestions. *Errors:* the index is
    /// not whole.
    pub fn answer(&self, query: &str, lang: &str, most: usize) -> Result<Answer, QueryFault> {
        let json = self.context.with(|ctx| {
            let Some(answer) = self.answer.clone() else {
                return Err(self.files.fault());
            };
            let ask = || {
                let promise: Promise<'_> = answer.restore(&ctx)?.call((query, lang, most))?;
                promise.finish::<String>()
            };
            ask().catch(&ctx).map_err(|_| self.files.fault())
        })?;
        serde_json::from_str(&json).map_err(|_| self.files.fault())
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        // What the scripts hold goes before the scripts do.
        self.context.with(|_| self.answer = None);
    }
}

fn open_in(ctx: &Ctx<'_>, files: &Rc<Files>) -> rquickjs::Result<Persistent<Function<'static>>> {
    ctx.eval::<(), _>(ENGINE)?;
    let open: Function<'_> = ctx.globals().get("openSearch")?;
    let files = Rc::clone(files);
    let load = Function::new(ctx.clone(), move |name: String| files.read(&name))?;
    let gb = Function::new(ctx.clone(), gb)?;
    let answer: Function<'_> = open.call((load, gb))?;
    Ok(Persistent::save(ctx, answer))
}
