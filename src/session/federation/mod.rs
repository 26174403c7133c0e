//! Federation: counties that own their folders, published as one site, and one broken county that does not stop the others.
//!
//! **You are here:** `session/` — between the site folder, in whose tree the folders are (`session/join`), and the builder; the clock
//! is handed in. `blame` says whose an error is, `told` says it to people.
//!
//! An error in an included folder is that folder's: the others are published, and in its place its last good state, kept
//! under the including site's `.zhandian/`. It is the whole folder that stands in, never some of its files: half a county
//! would be nobody's. Where no good state is known, the build fails as ever.

mod blame;
mod told;

use super::folder::SiteFolder;
use super::join;
use crate::build::{self, Builder, Built, Input, Options};
use crate::diag::{Diagnostic, Severity, code};
use crate::disk::good::{self, GoodState, Keep};
use crate::disk::tree::{Member, SourceFile, Tree};
use crate::value::included_in;
use blame::Blame;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// A site, built with what is good of the folders that it includes.
pub struct Settled {
    /// The site. Its findings are those of the site as it is built.
    pub built: Built,
    /// The errors of folders that an older state stands in for.
    pub aside: Vec<Diagnostic>,
    /// The tree that these are about.
    aside_tree: Tree,
    standing: BTreeMap<String, GoodState>,
}

impl Settled {
    /// The tree in which the lines of the errors set aside are.
    pub fn aside_tree(&self) -> &Tree {
        &self.aside_tree
    }
}

/// Builds the site of a folder. Where included folders have errors and a good state is known, the folder's tree holds that
/// afterwards, whole.
pub fn build(builder: &mut Builder, folder: &mut SiteFolder, options: &Options) -> Settled {
    let first = run(builder, folder, options);
    let plain = |built| Settled {
        built,
        aside: Vec::new(),
        aside_tree: Tree::default(),
        standing: BTreeMap::new(),
    };
    let is_federation = !folder.tree.members().is_empty() || folder.tree.faults().next().is_some();
    if !is_federation || !first.has_errors() {
        return plain(first);
    }
    let live = folder.tree.clone();
    let blame = Blame::new(&live, &folder.root);
    let mut standing = BTreeMap::new();
    let mut last = None;
    while last.as_ref().is_none_or(Built::has_errors) {
        let errors = &last.as_ref().unwrap_or(&first).diagnostics;
        let blamed = blame.blamed(errors, &standing);
        if blamed.is_empty() || !replace(folder, &live, blamed, &mut standing) {
            return refused(first, folder, &live, &blame);
        }
        last = Some(run(builder, folder, options));
    }
    let Some(mut built) = last else {
        return plain(first);
    };
    restore(
        builder,
        folder,
        options,
        (&live, &first),
        (&mut built, &mut standing),
    );
    let stands_in =
        |one: &Diagnostic| included_in(&one.place.file).is_some_and(|own| standing.contains_key(own));
    // What is said of an older state is about lines that are no longer there.
    built.diagnostics.retain(|one| !stands_in(one));
    // All of them went with the folders that were replaced; that one is away is said by the warning.
    let errors = first.diagnostics.iter();
    let aside: Vec<Diagnostic> = errors
        .filter(|one| one.severity == Severity::Error && one.fault.code != code::INCLUDE_AWAY)
        .cloned()
        .collect();
    let told = told::standing(&live, &standing, &aside);
    built.diagnostics.extend(build::located(told, &folder.tree));
    crate::diag::sort(&mut built.diagnostics);
    Settled {
        built,
        aside,
        aside_tree: live,
        standing,
    }
}

/// Keeps the state of every included folder that is good, for the day when it is not. `day` is today.
///
/// # Errors
/// One of them could not be written: the others are kept.
pub fn keep(folder: &SiteFolder, settled: &Settled, day: &str) -> io::Result<()> {
    let mut failed = Ok(());
    for (path, member) in folder.tree.members() {
        if settled.standing.contains_key(path) {
            continue;
        }
        let hash = blake3::Hash::from_bytes(folder.tree.hash_of(path)).to_hex();
        let state = Keep {
            name: &member.name,
            hash: &hash,
            day,
            place: &member.place,
        };
        let kept = good::keep(&folder.root, &state, folder.tree.files_of(path));
        failed = failed.and(kept);
    }
    let names = join::names(&folder.tree);
    let names: BTreeSet<&str> = names
        .keys()
        .map(AsRef::as_ref)
        .chain(stood_for(settled))
        .collect();
    good::forget_others(&folder.root, &names);
    failed
}

/// The files of the last good states of all included folders, as they stand in the tree: for the preview, which shows an
/// older text of a file that is broken.
pub(super) fn older(tree: &Tree, root: &Path) -> Vec<SourceFile> {
    let mut older = Tree::default();
    for member in tree.members().values() {
        if let Some(state) = good::find(root, &member.name) {
            let member = Member {
                place: state.place,
                ..member.clone()
            };
            join::stand_in(&mut older, member, &state.hash);
        }
    }
    older.files().cloned().collect()
}

fn stood_for(settled: &Settled) -> impl Iterator<Item = &str> {
    // The name is the folder in which the state's own folder lies.
    settled.standing.values().filter_map(|state| {
        let folder = state.place.parent()?;
        folder.file_name()?.to_str()
    })
}

fn run(builder: &mut Builder, folder: &SiteFolder, options: &Options) -> Built {
    builder.run(&Input {
        tree: &folder.tree,
        unreadable: &folder.unreadable,
        options,
    })
}

/// Puts older states in the place of folders; false when one cannot be read as it was kept.
fn replace(
    folder: &mut SiteFolder,
    live: &Tree,
    blamed: Vec<(Member, GoodState)>,
    standing: &mut BTreeMap<String, GoodState>,
) -> bool {
    for (member, state) in blamed {
        let path = member.folder.clone();
        if !join::stand_in(&mut folder.tree, member, &state.hash) {
            return false;
        }
        standing.insert(path, state);
    }
    let faults = live
        .faults()
        .filter(|fault| !standing.contains_key(&fault.folder));
    folder.tree.set_faults(faults.cloned().collect());
    folder.unreadable = folder.tree.unreadable();
    true
}

/// Puts folders back whose only errors are shared with another that is replaced, too: an id that one of them took is not the
/// other's fault.
fn restore(
    builder: &mut Builder,
    folder: &mut SiteFolder,
    options: &Options,
    (live, first): (&Tree, &Built),
    (built, standing): (&mut Built, &mut BTreeMap<String, GoodState>),
) {
    let candidates = blame::shared(&first.diagnostics, standing);
    for path in candidates.iter().filter(|_| candidates.len() > 1) {
        let Some(member) = live.members().get(path) else {
            continue;
        };
        let older = folder.tree.clone();
        let files = live.files_of(path).map(|(inner, file)| SourceFile {
            path: inner.into(),
            ..file.clone()
        });
        folder.tree.take_member(member.clone(), files, &[]);
        let tried = run(builder, folder, options);
        if tried.has_errors() {
            folder.tree = older;
        } else {
            *built = tried;
            standing.remove(path);
        }
    }
}

/// Nothing can stand in for what is wrong: the site is not built, and it is said what to do.
fn refused(mut first: Built, folder: &mut SiteFolder, live: &Tree, blame: &Blame<'_>) -> Settled {
    let told = told::without_good_state(&first.diagnostics, blame);
    first.diagnostics.extend(build::located(told, live));
    crate::diag::sort(&mut first.diagnostics);
    folder.tree = live.clone();
    folder.unreadable = folder.tree.unreadable();
    Settled {
        built: first,
        aside: Vec::new(),
        aside_tree: Tree::default(),
        standing: BTreeMap::new(),
    }
}
