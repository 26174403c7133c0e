//! The loop of the preview: a change is seen, a snapshot is made, the stage takes it in.
//!
//! **You are here:** `preview/renew.rs` — between `watch` and `stage`; the only place that calls the rebuild.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::stage::Stage;
use super::watch::Watch;
use super::watched_paths::Changes;
use super::{Notice, Rebuild, Renew, Say, Snapshot};

/// A save arrives as up to five events. The first is acted on at once; what follows is joined until it is quiet for
/// so long …
const QUIET: Duration = Duration::from_millis(40);
/// … or for so long in all.
const QUIET_CAP: Duration = Duration::from_millis(200);
/// When to look again before an error is shown: the file may be half written.
const SECOND_LOOKS: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(200)];

/// Renews the stage until the watch is stopped.
pub(super) fn run(watch: Watch, rebuild: Rebuild, stage: &Stage, say: &Say) {
    let mut renewal = Renewal {
        watch,
        rebuild,
        stage,
        say,
        fell: false,
    };
    // What changed while the folders were being registered was seen by nobody.
    renewal.act(Changes::everything());
    loop {
        let mut changes = renewal.watch.wait();
        let end = Instant::now() + QUIET;
        // In the middle of a save the next event mostly is its end.
        while !is_ready(&changes) && renewal.watch.more(end, &mut changes) {}
        if renewal.watch.stopped() {
            return;
        }
        let later = unsettled(&changes);
        if is_ready(&changes) {
            changes
                .paths
                .retain(|path| !later.paths.contains(path) || path.is_dir());
            renewal.act(changes);
        }
        let mut rest = renewal.watch.gather(QUIET, QUIET_CAP);
        rest.add(later);
        if !rest.is_empty() && !renewal.watch.stopped() {
            renewal.act(rest);
        }
    }
}

/// Whether there is something to act on at once.
fn is_ready(changes: &Changes) -> bool {
    changes.everything || changes.paths.iter().any(|path| changes.is_saved(path))
}

/// The paths to look at after the quiet period, whatever they are then. What is made inside a new folder before the
/// folder is watched is never announced, so a folder is looked at twice.
fn unsettled(changes: &Changes) -> Changes {
    let paths = changes
        .paths
        .iter()
        .filter(|path| path.is_dir() || !changes.is_saved(path))
        .cloned();
    Changes::at(paths.collect())
}

struct Renewal<'a> {
    watch: Watch,
    rebuild: Rebuild,
    stage: &'a Stage,
    say: &'a Say,
    /// The last rebuild ended in a panic, so the next has to look at everything.
    fell: bool,
}

impl Renewal<'_> {
    /// Rebuilds, and puts what comes of it on the stage.
    fn act(&mut self, mut changes: Changes) {
        let mut outcome = self.rebuilt(&changes);
        for pause in SECOND_LOOKS {
            if !outcome.as_ref().is_some_and(|snapshot| self.is_news(snapshot)) {
                break;
            }
            changes.add(self.watch.gather(pause, pause));
            if self.watch.stopped() {
                return;
            }
            // Nothing new means that the errors stand.
            outcome = self.rebuilt(&changes).or(outcome);
        }
        if let Some(snapshot) = outcome {
            let broken = snapshot.broken;
            self.stage.take(snapshot);
            if !broken {
                self.examine();
            }
        }
    }

    /// Whether a snapshot has errors that are not told yet. Those that are would hold up every other save.
    fn is_news(&self, snapshot: &Snapshot) -> bool {
        let told = self.stage.scene();
        snapshot.broken
            || snapshot
                .diagnostics
                .iter()
                .any(|problem| !told.problems.contains(problem))
    }

    /// Judges what is shown now; what the rules refuse makes room for what was good.
    fn examine(&mut self) {
        let Some(examined) = self.guarded(|rebuild| rebuild.examine()).flatten() else {
            return;
        };
        if let Some(snapshot) = examined.snapshot {
            self.stage.take(snapshot);
        }
        self.stage.tell(examined.findings);
    }

    fn rebuilt(&mut self, changes: &Changes) -> Option<Snapshot> {
        let paths: Vec<PathBuf> = if changes.everything || self.fell {
            Vec::new()
        } else {
            changes.paths.iter().cloned().collect()
        };
        self.guarded(|rebuild| rebuild.renew(&paths)).flatten()
    }

    /// What comes of a call; none when it ended in a panic.
    fn guarded<T>(&mut self, call: impl FnOnce(&mut dyn Renew) -> T) -> Option<T> {
        let outcome = catch_unwind(AssertUnwindSafe(|| call(&mut *self.rebuild)));
        self.fell = outcome.is_err();
        outcome
            .inspect_err(|_| {
                (self.say)(&Notice::new(
                    "重新生成时程序内部出错，浏览器里仍是上一次的页面；下次保存时会重新检查全部内容",
                    "internal error while rebuilding: the browser keeps the last pages; the next save looks at everything",
                ));
            })
            .ok()
    }
}
