//! Seeing that files change: `notify` with its traps fenced off.
//!
//! **You are here:** `preview/watch.rs` — the first step of each renewal; `renew` asks it what changed. It reads no file's
//! content: whether anything is really different is for the rebuild to say.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::watched_paths::{Changes, Identity, WatchedPaths, is_mere_reading};
use super::{Notice, Say};

/// How often it is looked whether a watched folder is still the same one: a watch whose folder was deleted ends
/// without an error, and the folder that takes its name is not watched.
const IDENTITY_EVERY: Duration = Duration::from_secs(2);
/// How often the folders are read where the system cannot tell of changes.
const POLL_EVERY: Duration = Duration::from_secs(1);

/// When a new folder is looked at once more: it is announced before it is watched, and a file that comes in between is
/// never told.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// How often registering is begun again because an inner folder vanished meanwhile.
const VANISHED_TRIES: u32 = 3;

/// What reaches the watching thread.
pub(super) enum Signal {
    Seen(notify::Result<Event>),
    Stop,
}

/// How changes are noticed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Means {
    /// The system tells.
    Told,
    /// By reading all of it again and again.
    Polled,
}

/// The watch over the content and theme folders.
pub(super) struct Watch {
    paths: WatchedPaths,
    inbox: Sender<Signal>,
    signals: Receiver<Signal>,
    say: Say,
    means: Means,
    /// Kept for its destructor: it ends the watch.
    watcher: Option<Box<dyn Watcher>>,
    identities: Vec<Option<Identity>>,
    next_look: Instant,
    /// New folders, and when they are looked at again.
    again: Vec<(Instant, PathBuf)>,
    stopped: bool,
}

impl Watch {
    /// Begins to watch; this takes seconds where there are tens of thousands of folders.
    pub(super) fn new(
        paths: WatchedPaths,
        inbox: Sender<Signal>,
        signals: Receiver<Signal>,
        say: Say,
    ) -> Self {
        let mut watch = Self {
            paths,
            inbox,
            signals,
            say,
            means: Means::Told,
            watcher: None,
            identities: Vec::new(),
            next_look: Instant::now() + IDENTITY_EVERY,
            again: Vec::new(),
            stopped: false,
        };
        watch.begin();
        watch
    }

    /// Whether the preview is being stopped.
    pub(super) fn stopped(&self) -> bool {
        self.stopped
    }

    /// Waits until something changes; empty only when stopped.
    pub(super) fn wait(&mut self) -> Changes {
        let mut changes = Changes::default();
        while changes.is_empty() && !self.stopped {
            let due = self.again.iter().map(|(due, _)| *due).min();
            if self.next_look <= Instant::now() {
                self.look_at_identities(&mut changes);
            } else if due.is_some_and(|due| due <= Instant::now()) {
                self.look_again(&mut changes);
            } else {
                let until = due.map_or(self.next_look, |due| due.min(self.next_look));
                self.take_one(until, &mut changes);
            }
        }
        changes
    }

    /// Adds the new folders whose second look is due.
    fn look_again(&mut self, changes: &mut Changes) {
        let now = Instant::now();
        let mut folders = BTreeSet::new();
        self.again.retain(|(due, folder)| {
            if *due <= now {
                folders.insert(folder.clone());
            }
            *due > now
        });
        changes.add(Changes::at(folders));
    }

    /// Adds one more change; false if none comes by `until`.
    pub(super) fn more(&mut self, until: Instant, changes: &mut Changes) -> bool {
        !self.stopped && self.take_one(until, changes)
    }

    /// What changes until it is quiet for `quiet`, but for no longer than `cap` in all.
    pub(super) fn gather(&mut self, quiet: Duration, cap: Duration) -> Changes {
        let mut changes = Changes::default();
        let end = Instant::now() + cap;
        while self.more(end.min(Instant::now() + quiet), &mut changes) {}
        changes
    }

    /// Takes one signal in; false if none comes by `until`.
    fn take_one(&mut self, until: Instant, changes: &mut Changes) -> bool {
        match self
            .signals
            .recv_timeout(until.saturating_duration_since(Instant::now()))
        {
            Ok(Signal::Seen(Ok(event))) => {
                self.paths.read(&event, changes);
                if event.kind.is_create() || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_))) {
                    let new = event.paths.iter().filter(|path| path.is_dir());
                    let due = Instant::now() + LOOK_AGAIN;
                    self.again.extend(new.map(|folder| (due, folder.clone())));
                }
                if event.paths.iter().any(|path| self.paths.folders.contains(path)) {
                    self.forget_the_gone(&event);
                    self.look_at_identities(changes);
                }
                true
            }
            Ok(Signal::Seen(Err(error))) => {
                self.hear(&error);
                // Whatever it was, events may be missing.
                changes.everything = true;
                true
            }
            Err(RecvTimeoutError::Timeout) => false,
            Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => {
                self.stopped = true;
                false
            }
        }
    }

    /// A folder that went is not the one that comes back, even if the file system gives it the same number.
    fn forget_the_gone(&mut self, event: &Event) {
        if event.kind.is_remove() || matches!(event.kind, EventKind::Modify(ModifyKind::Name(_))) {
            for (folder, identity) in self.paths.folders.iter().zip(&mut self.identities) {
                if event.paths.contains(folder) {
                    *identity = None;
                }
            }
        }
    }

    /// Begins anew if a watched folder came, went or was replaced.
    fn look_at_identities(&mut self, changes: &mut Changes) {
        self.next_look = Instant::now() + IDENTITY_EVERY;
        if self.paths.identities() != self.identities {
            self.begin();
            changes.everything = true;
        }
    }

    /// Watches all folders that are there, by the means that the system has.
    fn begin(&mut self) {
        self.identities = self.paths.identities();
        // The old watch first gives back what it holds of the system's limit.
        self.watcher = None;
        match self.watcher_by(self.means) {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(error) => self.hear(&error),
        }
    }

    fn watcher_by(&self, means: Means) -> notify::Result<Box<dyn Watcher>> {
        let inbox = self.inbox.clone();
        // The handler only passes on: while it works the system's queue fills. What is mere reading is dropped here,
        // since a rebuild of everything reads tens of thousands of files.
        let handler = move |seen: notify::Result<Event>| {
            if !seen
                .as_ref()
                .is_ok_and(|event| is_mere_reading(event.kind) && !event.need_rescan())
            {
                let _ = inbox.send(Signal::Seen(seen));
            }
        };
        let config = Config::default().with_follow_symlinks(false);
        let mut watcher: Box<dyn Watcher> = match means {
            Means::Told => Box::new(RecommendedWatcher::new(handler, config)?),
            // Times of change have a resolution of a second on some shares, so contents are compared.
            Means::Polled => Box::new(PollWatcher::new(
                handler,
                config.with_poll_interval(POLL_EVERY).with_compare_contents(true),
            )?),
        };
        for folder in self.paths.folders.iter().filter(|folder| folder.is_dir()) {
            let mut watched = watcher.watch(folder, RecursiveMode::Recursive);
            for _ in 0..VANISHED_TRIES {
                // An inner folder was deleted since the list of them was made.
                if watched
                    .as_ref()
                    .is_err_and(|error| matches!(error.kind, ErrorKind::PathNotFound))
                    && folder.is_dir()
                {
                    watched = watcher.watch(folder, RecursiveMode::Recursive);
                }
            }
            // If the folder itself is gone, its identity says so soon.
            if folder.is_dir() {
                watched?;
            }
        }
        if means == Means::Told && self.paths.root.is_dir() {
            // Tells at once when a watched folder comes back. The look at the identities would notice it as well.
            let _ = watcher.watch(&self.paths.root, RecursiveMode::NonRecursive);
        }
        Ok(watcher)
    }

    /// Explains an error, and changes over to polling if the system cannot tell of changes.
    fn hear(&mut self, error: &notify::Error) {
        if self.means == Means::Polled {
            (self.say)(&Notice::new(
                format!("无法监视文件的变化（{error}）。改过内容后请重新启动预览"),
                format!("file changes cannot be watched ({error}): restart the preview after a change"),
            ));
            return;
        }
        let why = match error.kind {
            ErrorKind::MaxFilesWatch => Notice::new(
                "系统允许监视的文件夹数不够，改用定时检查，刷新会慢一两秒。可请管理员调大 fs.inotify.max_user_watches",
                "the system allows too few folders to be watched; checking at intervals instead, which is a second or two \
                 slower. An administrator can raise fs.inotify.max_user_watches",
            ),
            // Without a watcher nothing would be noticed any more.
            _ if self.watcher.is_none() => Notice::new(
                format!("系统不能通知文件的变化（{error}），改用定时检查，刷新会慢一两秒"),
                format!("the system does not tell of file changes ({error}); checking at intervals instead"),
            ),
            // A single folder that could not be read; everything is looked at anyway.
            _ => return,
        };
        (self.say)(&why);
        self.means = Means::Polled;
        self.watcher = None;
        self.begin();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::fs;
    use std::sync::mpsc::channel;
    use std::sync::{Arc, Mutex};

    use notify::event::Flag;

    use super::super::watched_paths::canonical;
    use super::*;

    struct Trial {
        folder: tempfile::TempDir,
        watch: Watch,
        inbox: Sender<Signal>,
        notices: Arc<Mutex<Vec<String>>>,
    }

    fn trial() -> Trial {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let paths = WatchedPaths::new(folder.path(), &[folder.path().join("content")], &[]);
        let (inbox, signals) = channel();
        let notices = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&notices);
        let say: Say = Arc::new(move |notice: &Notice| heard.lock().unwrap().push(notice.to_string()));
        let watch = Watch::new(paths, inbox.clone(), signals, say);
        Trial {
            folder,
            watch,
            inbox,
            notices,
        }
    }

    #[test]
    fn an_overflow_means_everything() {
        let mut trial = trial();
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        trial.inbox.send(Signal::Seen(Ok(overflow))).unwrap();
        assert_eq!(trial.watch.wait(), Changes::everything());
    }

    #[test]
    fn an_error_of_the_watch_means_everything() {
        let mut trial = trial();
        trial
            .inbox
            .send(Signal::Seen(Err(notify::Error::generic("lost"))))
            .unwrap();
        assert!(trial.watch.wait().everything);
    }

    #[test]
    fn too_few_watches_are_explained_and_made_up_for_by_polling() {
        let mut trial = trial();
        trial
            .inbox
            .send(Signal::Seen(Err(notify::Error::new(ErrorKind::MaxFilesWatch))))
            .unwrap();
        assert!(trial.watch.wait().everything);
        assert!(trial.watch.means == Means::Polled);
        assert!(trial.notices.lock().unwrap()[0].contains("max_user_watches"));
        let file = canonical(&trial.folder.path().join("content")).join("a.md");
        fs::write(&file, "甲").unwrap();
        while !trial.watch.wait().paths.contains(&file) {}
        // The same length within the same second: only the content tells.
        fs::write(&file, "乙").unwrap();
        while !trial.watch.wait().paths.contains(&file) {}
    }
}
