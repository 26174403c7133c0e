//! The preview server: shows a site while it is being edited, and renews the open tabs after each save.
//!
//! **You are here:** `preview/` — beside `cli/`, which hands it a first [`Snapshot`] and a way to make the next one;
//! it knows nothing of records, themes or pages. It owns sockets, threads and the file watcher, and writes no file: what is
//! edited in the browser goes through `edit`, the guard, to a desk that it is handed.
//!
//! The way of a change: `watch` sees it → `renew` asks for a new snapshot → `stage` swaps it in whole →
//! `live` tells the browsers → each tab asks `router` whether its own page differs, and fetches that page alone.

mod answer;
mod bind;
pub mod edit;
mod front;
mod head;
mod http;
mod inject;
mod live;
mod open;
mod reach;
mod renew;
pub mod request;
mod router;
mod stage;
mod stand_in;
#[cfg(test)]
mod tests;
mod watch;
mod watched_paths;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use serde::Serialize;

use request::Hosts;
use router::Router;
use stage::Stage;
use watch::{Signal, Watch};
use watched_paths::WatchedPaths;

/// One rendered answer.
pub struct Shown {
    /// Exactly what `build` would write for that path; HTML files start with a UTF-8 BOM.
    pub bytes: Arc<[u8]>,
    /// The media type, with or without a charset; [`request::content_type`] knows them by file name.
    pub content_type: &'static str,
    /// The file that the page is made from, like `content/notices/a.md`; `None` for lists and assets.
    pub source: Option<String>,
    /// Whether `build` would leave the page out (a draft, or under embargo).
    pub draft: bool,
    /// Where what the page shows is edited, like `station/a`, below the address of the form; `None`: nowhere.
    pub edit: Option<String>,
}

/// What gives the file of one path without leading `/` (`stations/a.html`); `None`: there is no such file.
pub type Show = Box<dyn Fn(&str) -> Option<Shown> + Send + Sync>;

/// What gives the page for the staff at an address without its leading `/` (`_handbook`); `None`: there is none. It is
/// asked before the site is, and shown whether or not the site can be.
pub type Papers = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// A whole site as of one moment; immutable, shared by the request threads.
pub struct Snapshot {
    /// Renders or reads one file. It may be called from many threads at once, and may be slow.
    pub show: Show,
    /// The site's own page for addresses that lead nowhere.
    pub not_found: Option<Arc<[u8]>>,
    /// The errors in what it was made from. Each lies over the page that its file makes; those of a broken snapshot over
    /// every page.
    pub diagnostics: Vec<Problem>,
    /// Whether errors left nothing that can be shown. A broken snapshot's pages are not shown.
    pub broken: bool,
    /// Errors and warnings as a list; none: not known yet, and the list of the snapshot before stands.
    pub findings: Option<Findings>,
}

/// What is wrong or due on a site, for the list behind the badge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// How many errors there are.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// A bounded choice of them; errors first, then by file and line.
    pub listed: Vec<Problem>,
    /// The rules of which not all are listed.
    pub rules: Vec<RuleCount>,
    /// What falls due within the next days, in their order.
    pub due: Vec<DueSoon>,
}

/// Something that falls due, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueSoon {
    /// The day: `2026-11-30`.
    pub day: String,
    /// How far off it is; 0 is today.
    pub in_days: i32,
    /// What it is, in Chinese.
    pub message_zh: String,
    /// What to do, in Chinese.
    pub help_zh: String,
    /// The file, relative to the site folder.
    pub file: String,
}

/// How often one rule speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RuleCount {
    /// Its code, like `Z304`.
    pub code: &'static str,
    /// What it is about, in Chinese.
    pub title: &'static str,
    /// How often in all.
    pub count: usize,
    /// How often in the list.
    pub listed: usize,
}

/// What is shown of a file that has an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// The text that it had when it was good last.
    Older,
    /// Nothing: it was never good.
    Missing,
}

/// What comes of judging a snapshot that is shown.
pub struct Examined {
    /// All that was found.
    pub findings: Findings,
    /// What is to be shown in its place, when the rules found an error in it.
    pub snapshot: Option<Snapshot>,
}

/// One finding, ready for the overlay and the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// The code of the rule, like `Z304`.
    pub code: String,
    /// What is wrong, in Chinese.
    pub message_zh: String,
    /// What is wrong, in English.
    pub message_en: String,
    /// The file, relative to the site folder.
    pub file: Option<String>,
    /// The line, counted from 1.
    pub line: Option<u32>,
    /// The column, counted from 1 in characters.
    pub column: Option<u32>,
    /// The marked source lines as text.
    pub excerpt: Option<String>,
    /// What to write instead, in Chinese.
    pub help_zh: Option<String>,
    /// What to write instead, in English.
    pub help_en: Option<String>,
    /// The page that the file makes, without a leading `/`.
    pub page: Option<String>,
    /// What is shown of the file, when that is not what stands in it.
    pub form: Option<Form>,
    /// Where it is mended in the browser, below the address of the form: `station/a?field=phone`.
    pub edit: Option<String>,
}

/// A word to whoever sits at the terminal, in both languages.
#[derive(Clone, Debug)]
pub struct Notice {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Notice {
    fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

impl fmt::Display for Notice {
    /// Chinese first, English on the next line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n{}", self.zh, self.en)
    }
}

/// Where notices go. It is called from several threads.
pub type Say = Arc<dyn Fn(&Notice) + Send + Sync>;

/// What makes snapshots.
pub trait Renew: Send {
    /// Makes the next snapshot after these paths changed: absolute and canonical, perhaps of a file that is gone; a folder
    /// stands for all that is or was in it; empty: look at everything. `None`: nothing is really different since the last
    /// call. It is never called twice at once. The first call, with nothing, comes right after the start: it finds what
    /// changed while the folders were being registered.
    fn renew(&mut self, changed: &[PathBuf]) -> Option<Snapshot>;

    /// Judges the site of the snapshot that was made last as a whole. Called once it is shown, so that nobody waits for a
    /// page until that is done. `None`: there is nothing to say.
    fn examine(&mut self) -> Option<Examined> {
        None
    }
}

impl<F: FnMut(&[PathBuf]) -> Option<Snapshot> + Send> Renew for F {
    fn renew(&mut self, changed: &[PathBuf]) -> Option<Snapshot> {
        self(changed)
    }
}

/// See [`Renew`].
pub type Rebuild = Box<dyn Renew>;

/// What the preview is asked to do.
pub struct Options {
    /// The address to listen on, `127.0.0.1` as a rule.
    pub host: String,
    /// The port wanted; the next free one is taken if another program has it. 0: any.
    pub port: u16,
    /// Whether to open the page in the browser.
    pub open: bool,
    /// The site folder. Watched without its inner folders, to see `watch` folders come and go.
    pub root: PathBuf,
    /// The folders to watch, content and themes. They need not exist yet.
    pub watch: Vec<PathBuf>,
    /// Folders whose changes mean nothing: the output.
    pub ignore: Vec<PathBuf>,
    /// Where notices go.
    pub say: Say,
    /// The handbook and the meanings of codes.
    pub papers: Papers,
    /// Who answers at `/_edit/`; none: content is not edited in the browser. Not asked under an address of the network.
    pub desk: Option<Box<dyn edit::Desk>>,
}

/// Why a preview could not be started; all are faults of the machine or of `--host`, none of the content.
#[derive(Debug)]
pub enum PreviewError {
    /// `--host` is not an address of this machine.
    Host {
        /// As it was given.
        host: String,
        /// What the system said.
        cause: std::io::Error,
    },
    /// No port could be had.
    Port {
        /// The port that was asked for.
        port: u16,
        /// What the system said about the last one tried.
        cause: std::io::Error,
    },
    /// The system gave no thread or socket.
    Machine(std::io::Error),
}

impl fmt::Display for PreviewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host { host, cause } => write!(
                f,
                "预览不能用这个地址：{host}（{cause}）。请去掉 --host，或写本机的 IP 地址\n\
                 the preview cannot use the address {host} ({cause}): leave out --host, or give an IP address of this machine"
            ),
            Self::Port { port, cause } => write!(
                f,
                "预览找不到可用的端口，从 {port} 起都被占用（{cause}）。请用 --port 0 任选一个\n\
                 the preview found no free port from {port} on ({cause}): use --port 0 to take any"
            ),
            Self::Machine(cause) => {
                write!(
                    f,
                    "系统没有让预览启动：{cause}\nthe system did not let the preview start: {cause}"
                )
            }
        }
    }
}

impl std::error::Error for PreviewError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Host { cause, .. } | Self::Port { cause, .. } | Self::Machine(cause) => Some(cause),
        }
    }
}

/// A preview that runs. Dropping it leaves it running; [`Preview::stop`] ends it.
pub struct Preview {
    url: String,
    others: Vec<String>,
    http: front::Front,
    live: live::Live,
    watcher: JoinHandle<()>,
    signals: Sender<Signal>,
}

impl Preview {
    /// The address of the front page, like `http://127.0.0.1:4000/`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The addresses at which others on the network open it; empty when only this machine can.
    #[must_use]
    pub fn others(&self) -> &[String] {
        &self.others
    }

    /// Blocks for as long as the preview runs.
    pub fn wait(self) {
        self.http.wait();
    }

    /// Closes both ports and ends the threads. A rebuild that is under way is waited for.
    pub fn stop(self) {
        // The other side is gone only if its thread has ended already.
        let _ = self.signals.send(Signal::Stop);
        let _ = self.watcher.join();
        self.live.stop();
        self.http.stop();
    }
}

/// Starts a preview and comes back at once; the folders are registered with the watcher in the background, and a
/// change made meanwhile is not missed.
///
/// # Errors
/// [`PreviewError`], when no port can be had.
pub fn start(options: Options, first: Snapshot, rebuild: Rebuild) -> Result<Preview, PreviewError> {
    let (listener, address) = bind::main_port(&options.host, options.port)?;
    let hosts = Arc::new(Hosts::new(&options.host, address, reach::computer()));
    let epoch = stage::new_epoch();
    let (live, stream_port) = live::start(address, options.port == 0, Arc::clone(&hosts), epoch.clone())
        .map_err(PreviewError::Machine)?;
    let stage = Arc::new(Stage::new(first, epoch, live.voice()));
    let room = match options.desk.filter(|_| address.ip().is_loopback()) {
        Some(desk) => {
            Some(edit::Room::new(desk, Arc::clone(&hosts), address.port()).map_err(PreviewError::Machine)?)
        }
        None => None,
    };
    let router = Router::new(Arc::clone(&stage), hosts, stream_port, options.papers, room);
    let http =
        http::start(listener, address, router, Arc::clone(&options.say)).map_err(PreviewError::Machine)?;

    if !address.ip().is_loopback() {
        (options.say)(&Notice::new(
            "注意：用了 --host，同一网络里的人都能看到预览，包括草稿",
            "note: with --host, everyone on this network can see the preview, drafts included",
        ));
    }

    let (signals, seen) = channel();
    let paths = WatchedPaths::new(&options.root, &options.watch, &options.ignore);
    let (inbox, say) = (signals.clone(), options.say);
    let watcher = std::thread::Builder::new()
        .name("preview-watch".into())
        .spawn(move || {
            let watch = Watch::new(paths, inbox, seen, Arc::clone(&say));
            renew::run(watch, rebuild, &stage, &say);
        })
        .map_err(PreviewError::Machine)?;
    Ok(Preview {
        url: url(address),
        others: reach::addresses(address),
        http,
        live,
        watcher,
        signals,
    })
}

/// Shows a site until the process is ended; `on_ready` is given the address, and those for
/// others on the network, once a browser may ask for it.
///
/// # Errors
/// [`PreviewError`], when no port can be had.
pub fn serve(
    options: Options,
    first: Snapshot,
    rebuild: Rebuild,
    on_ready: impl FnOnce(&str, &[String]),
) -> Result<(), PreviewError> {
    let browser = options.open.then(|| Arc::clone(&options.say));
    let preview = start(options, first, rebuild)?;
    on_ready(preview.url(), preview.others());
    if let Some(say) = browser {
        open::browser(preview.url(), say);
    }
    preview.wait();
    Ok(())
}

/// The address to type into a browser on this machine.
fn url(address: SocketAddr) -> String {
    format!(
        "http://{}/",
        SocketAddr::new(bind::reachable(address.ip()), address.port())
    )
}
