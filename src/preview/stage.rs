//! What is being shown at this moment: the last good snapshot, and what is wrong since.
//!
//! **You are here:** `preview/stage.rs` — between `renew`, which puts snapshots in, and `router`, which reads them;
//! `live` is told of each change after the swap. No IO.

use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::{Findings, Problem, Snapshot};

/// Tells the browsers of a new version.
pub(super) type Voice = Box<dyn Fn(u64) + Send + Sync>;

/// The one place where the shown site changes.
pub(super) struct Stage {
    /// Differs in every run of the program, so that a tab notices a restart.
    epoch: String,
    now: RwLock<Arc<Scene>>,
    versions: AtomicU64,
    voice: Voice,
}

/// One state of the stage; a request works on one scene from its beginning to its end.
pub(super) struct Scene {
    /// Counts from 1.
    pub(super) version: u64,
    /// The last good snapshot; `None` while there has not been one.
    pub(super) site: Option<Arc<Snapshot>>,
    /// Whether nothing of the content as it is now can be shown.
    pub(super) broken: bool,
    /// The errors in it.
    pub(super) problems: Vec<Problem>,
    /// Errors and warnings as they were judged last.
    pub(super) findings: Arc<Findings>,
}

impl Stage {
    /// A stage that shows `first`.
    pub(super) fn new(first: Snapshot, epoch: String, voice: Voice) -> Self {
        Self {
            epoch,
            now: RwLock::new(Arc::new(Scene::after(None, Arc::default(), first, 1))),
            versions: AtomicU64::new(1),
            voice,
        }
    }

    /// The name of this run of the program.
    pub(super) fn epoch(&self) -> &str {
        &self.epoch
    }

    /// What is shown now.
    pub(super) fn scene(&self) -> Arc<Scene> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes a snapshot in, whole, and tells the browsers. The pages of a broken one are never shown.
    pub(super) fn take(&self, next: Snapshot) {
        self.change(|now, version| Scene::after(now.site.clone(), Arc::clone(&now.findings), next, version));
    }

    /// Takes in what was found; the browsers are told if it is not what was known.
    pub(super) fn tell(&self, findings: Findings) {
        if *self.scene().findings == findings {
            return;
        }
        let findings = Arc::new(findings);
        self.change(|now, version| Scene {
            version,
            site: now.site.clone(),
            broken: now.broken,
            problems: now.problems.clone(),
            findings,
        });
    }

    fn change(&self, next: impl FnOnce(&Scene, u64) -> Scene) {
        let version = self.versions.fetch_add(1, Ordering::Relaxed) + 1;
        {
            let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
            let next = next(&now, version);
            *now = Arc::new(next);
        }
        (self.voice)(version);
    }
}

impl Scene {
    fn after(
        last_good: Option<Arc<Snapshot>>,
        known: Arc<Findings>,
        mut next: Snapshot,
        version: u64,
    ) -> Self {
        let broken = next.broken;
        let problems = errors_first(std::mem::take(&mut next.diagnostics));
        let findings = next.findings.take().map_or(known, Arc::new);
        Self {
            version,
            site: if broken { last_good } else { Some(Arc::new(next)) },
            broken,
            problems,
            findings,
        }
    }
}

/// The errors, since only they keep a page from being shown; all findings if none calls itself an error.
fn errors_first(all: Vec<Problem>) -> Vec<Problem> {
    if all.iter().any(|problem| problem.severity == "error") {
        all.into_iter()
            .filter(|problem| problem.severity == "error")
            .collect()
    } else {
        all
    }
}

/// A name for this run that no other run has: the standard library's hash keys are random in each.
pub(super) fn new_epoch() -> String {
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use crate::preview::Shown;
    use std::sync::Mutex;

    fn snapshot(text: &'static str) -> Snapshot {
        Snapshot {
            show: Box::new(move |_| {
                Some(Shown {
                    bytes: text.as_bytes().into(),
                    content_type: "text/html",
                    source: None,
                    draft: false,
                    edit: None,
                })
            }),
            not_found: None,
            diagnostics: Vec::new(),
            broken: false,
            findings: None,
        }
    }

    fn problem() -> Problem {
        Problem {
            severity: "error".to_owned(),
            code: "Z000".to_owned(),
            ..Problem::default()
        }
    }

    #[test]
    fn a_broken_snapshot_leaves_the_one_before_and_findings_are_told_once() {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&heard);
        let voice: Voice = Box::new(move |version| told.lock().unwrap().push(version));
        let stage = Stage::new(snapshot("one"), new_epoch(), voice);
        stage.take(Snapshot {
            broken: true,
            diagnostics: vec![problem()],
            ..snapshot("two")
        });
        let now = stage.scene();
        let shown = (now.site.as_ref().unwrap().show)("a.html").unwrap();
        assert_eq!(&*shown.bytes, b"one");
        assert!(now.broken);
        assert_eq!(now.problems.len(), 1);
        // One that is not broken may have errors all the same.
        stage.take(Snapshot {
            diagnostics: vec![problem()],
            ..snapshot("three")
        });
        assert!(!stage.scene().broken && stage.scene().problems.len() == 1);
        let findings = Findings {
            errors: 1,
            ..Findings::default()
        };
        stage.tell(findings.clone());
        stage.tell(findings);
        assert_eq!(*heard.lock().unwrap(), [2, 3, 4]);
        stage.take(snapshot("four"));
        assert_eq!(stage.scene().findings.errors, 1);
    }
}
