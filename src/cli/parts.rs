//! What a part tells of the site that it belongs to: by it `merge` knows whether parts belong together.
//!
//! **You are here:** `cli/` — used by `build --part`; the manifest's form is known in `disk/part`.

use crate::build::{Built, NextBuild, Options, Part, Plan};
use crate::disk::part::Manifest;
use crate::disk::publish::PublishedFile;
use crate::disk::tree::Tree;
use std::collections::BTreeMap;

/// What is known before the part's files are made.
pub(super) struct Told {
    pub(super) part: Part,
    input: String,
    pages: usize,
    next_build: Option<String>,
}

impl Told {
    /// Of the site that is being built. The tree must still have its hashes.
    pub(super) fn new(part: Part, tree: &Tree, options: &Options, built: &Built) -> Told {
        let next_build = built.next.as_ref().map(NextBuild::moment);
        Told {
            part,
            input: input(tree, options, next_build.as_deref()),
            pages: built.pages(),
            next_build,
        }
    }

    /// The part's manifest, once its files are made.
    pub(super) fn manifest(self, plan: Plan, files: BTreeMap<String, PublishedFile>) -> Manifest {
        Manifest {
            number: self.part.number(),
            of: self.part.of(),
            program: program(),
            input: self.input,
            plan: plan.to_string(),
            pages: self.pages,
            next_build: self.next_build,
            files,
        }
    }
}

/// A hash of all that goes into a site. The moment of a run does not: two machines never start at the same one. What appears
/// in between would show in the next change, so that is part of it.
fn input(tree: &Tree, options: &Options, next_build: Option<&str>) -> String {
    let mut hasher = blake3::Hasher::new();
    for file in tree.files() {
        hasher.update(&file.hash);
        hasher.update(file.path.as_bytes());
        hasher.update(b"\0");
    }
    let Options { site, search } = options;
    let rest = format!(
        "{}|{:?}|{}|{search}|{next_build:?}",
        site.today, site.base_url, site.drafts
    );
    hasher.update(rest.as_bytes());
    hasher.finalize().to_hex().to_string()
}

/// The program, as it names itself: its version, and a hash of its file, since two programs of one version may differ.
fn program() -> String {
    let file = std::env::current_exe().and_then(std::fs::File::open);
    let mut hasher = blake3::Hasher::new();
    let hash = file.and_then(|file| {
        hasher
            .update_reader(file)
            .map(|hasher| hasher.finalize().to_hex())
    });
    // A system that does not say which file runs leaves the version alone to compare.
    let hash = hash.map_or_else(|_| String::from("-"), |hash| hash.to_string());
    format!("{} {hash}", env!("CARGO_PKG_VERSION"))
}
