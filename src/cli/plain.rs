//! Files and records of which nothing was to be said, kept between processes, so that looking for what is wrong with them is spared
//! while they are the same.
//!
//! **You are here:** `cli/` — around the builder of `build`, `check` and `serve`, which share it; the file lies in `disk/kept`.

use super::args::Common;
use super::unchanged::program;
use crate::build::{Builder, Hash};
use crate::disk::kept;
use std::collections::HashSet;
use std::path::Path;

/// Under what name it is kept.
const NAME: &str = "plain";
/// Changes with what a hash is made of.
const VERSION: u32 = 1;

/// What is known of a site folder before it is read.
pub(super) struct Plain {
    /// None: nothing is to be known.
    head: Option<String>,
    before: HashSet<Hash>,
}

impl Plain {
    /// What an earlier run has kept, in the folder at `root`.
    pub(super) fn of(root: &Path, common: &Common) -> Plain {
        let head = (!common.no_cache).then(head).flatten();
        let before = head
            .as_ref()
            .and_then(|head| kept::unseal(root, NAME, head))
            .unwrap_or_default();
        Plain {
            head,
            before: before.into_iter().collect(),
        }
    }

    /// The builder with what is known.
    pub(super) fn known_to(&self, builder: Builder) -> Builder {
        builder.knowing(self.before.clone())
    }

    /// Keeps what the builder knows now, where that is something else.
    pub(super) fn keep(&self, root: &Path, builder: &Builder) {
        if let Some(head) = &self.head {
            let now = builder.plain();
            if now != self.before {
                let mut now: Vec<Hash> = now.into_iter().collect();
                now.sort_unstable();
                // Where it cannot be kept, the next run looks at everything.
                let _ = kept::seal(root, NAME, head, &now);
            }
        }
    }
}

/// All that it depends on but the files: another program may look for something else.
fn head() -> Option<String> {
    Some(format!("plain {VERSION}\n{}", program()?))
}
