//! A site in memory that a test edits and builds again: from a folder → edit → build → expect.
//!
//! **You are here:** `tests/suite/` — used by every module that builds; the disk is read once, when the site is taken in.

use jiff::civil::{Date, date};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use zhandian::build::{Builder, Built, Hash, Input, Options, Output, Recall, Share};
use zhandian::diag::{Diagnostic, MessageLang};
use zhandian::disk::tree::{self, Body, SourceFile, Tree};
use zhandian::site;

/// The day of all tests.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// The golden sites, by folder.
pub(crate) const GOLDEN: [&str; 4] = ["minimal", "bilingual", "every-field", "own-theme"];

/// Every file of an output: path → bytes.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// A site, its options, and the builder that has built it so far.
pub(crate) struct SiteTest {
    /// The site folder's files, all in memory.
    pub(crate) tree: Tree,
    /// What a build is asked for.
    pub(crate) options: Options,
    builder: Builder,
}

/// What stands published, and what a build has kept for the next one.
#[derive(Clone, Default)]
pub(crate) struct Publication {
    pub(crate) files: Files,
    pub(crate) plain: HashSet<Hash>,
    made: HashMap<Hash, Hash>,
    /// How many files the last build did not make anew.
    pub(crate) recalled: usize,
}

/// What a build gave.
pub(crate) struct Outcome {
    /// The built site itself.
    pub(crate) built: Built,
    /// Every file; empty when the site cannot be built at all.
    pub(crate) files: Files,
    /// Findings, those of pages that could not be rendered last.
    pub(crate) findings: Vec<Diagnostic>,
}

impl SiteTest {
    /// The site in a folder of the disk.
    pub(crate) fn from_folder(root: &Path) -> SiteTest {
        let (mut tree, unreadable) = tree::read(root, &["content", "themes"]).unwrap();
        assert!(unreadable.is_empty(), "{unreadable:?}");
        let on_disk: Vec<String> = tree
            .files()
            .filter(|file| matches!(file.body, Body::OnDisk { .. }))
            .map(|file| file.path.to_string())
            .collect();
        for path in on_disk {
            tree.insert(&path, &std::fs::read(root.join(&path)).unwrap());
        }
        SiteTest::of(tree)
    }

    /// A golden site.
    pub(crate) fn golden(case: &str) -> SiteTest {
        SiteTest::from_folder(&golden_folder(case))
    }

    /// The demonstration site of the repository.
    pub(crate) fn demonstration() -> SiteTest {
        SiteTest::from_folder(&project())
    }

    fn of(tree: Tree) -> SiteTest {
        let site = site::Options {
            today: TODAY,
            now: TODAY.at(0, 0, 0, 0),
            drafts: false,
            base_url: None,
        };
        SiteTest {
            tree,
            options: Options { site, search: true },
            builder: Builder::new(),
        }
    }

    /// Writes a file, whether it was there or not.
    pub(crate) fn write(&mut self, path: &str, text: impl AsRef<[u8]>) -> &mut SiteTest {
        self.tree.insert(path, text.as_ref());
        self
    }

    /// Writes at the end of a file.
    pub(crate) fn append(&mut self, path: &str, text: &str) -> &mut SiteTest {
        let whole = self.text(path) + text;
        self.write(path, whole)
    }

    /// Writes something else in the place of a text that must be in the file.
    pub(crate) fn replace(&mut self, path: &str, from: &str, to: &str) -> &mut SiteTest {
        let text = self.text(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replace(from, to))
    }

    /// Gives a file another name.
    pub(crate) fn rename(&mut self, from: &str, to: &str) -> &mut SiteTest {
        let text = self.text(from);
        self.delete(from).write(to, text)
    }

    /// Takes a file away; it must be there.
    pub(crate) fn delete(&mut self, path: &str) -> &mut SiteTest {
        assert!(self.tree.remove(path).is_some(), "there is no {path}");
        self
    }

    /// A file's text.
    pub(crate) fn text(&self, path: &str) -> String {
        let file = self
            .tree
            .get(path)
            .unwrap_or_else(|| panic!("there is no {path}"));
        String::from_utf8(file.bytes().unwrap().to_vec()).unwrap()
    }

    /// Builds with the builder that has built all editions so far.
    pub(crate) fn build(&mut self) -> Outcome {
        let built = self.run();
        collect(&self.tree, built)
    }

    /// What the rules find, each at its field; no page is rendered.
    pub(crate) fn check(&mut self) -> Vec<Diagnostic> {
        self.run().check()
    }

    /// A built site, of which no page is rendered yet.
    pub(crate) fn run(&mut self) -> Built {
        self.builder.run(&Input {
            tree: &self.tree,
            unreadable: &[],
            options: &self.options,
        })
    }

    /// Builds with a builder that knows nothing yet.
    pub(crate) fn build_afresh(&self) -> Outcome {
        let input = Input {
            tree: &self.tree,
            unreadable: &[],
            options: &self.options,
        };
        collect(&self.tree, Builder::new().run(&input))
    }

    /// Builds as the program does in a new process after an earlier build: with what that one has kept, and what would come out as
    /// it is published is taken from there. A site that cannot be published leaves the publication as it was.
    pub(crate) fn publish(&self, publication: &mut Publication) -> Outcome {
        let mut builder = Builder::new().knowing(publication.plain.clone());
        let built = builder.run(&Input {
            tree: &self.tree,
            unreadable: &[],
            options: &self.options,
        });
        publication.plain = builder.plain();
        let share = Share::new(None).recalling(Recall::new(publication.made.clone()));
        let recalled = AtomicUsize::new(0);
        let outcome = collect_from(&self.tree, built, &share, &|path| {
            recalled.fetch_add(1, Ordering::Relaxed);
            publication.files.get(path).cloned()
        });
        if !outcome.built.has_errors() && outcome.findings.len() == outcome.built.diagnostics.len() {
            publication.files.clone_from(&outcome.files);
            publication.made = share.into_recall().unwrap().into_made();
        }
        publication.recalled = recalled.into_inner();
        outcome
    }

    /// How many files the last [`SiteTest::build`] read anew.
    pub(crate) fn parsed_anew(&self) -> usize {
        self.builder.parsed_anew()
    }
}

impl Outcome {
    /// The same, when nothing forbids publishing.
    pub(crate) fn good(self) -> Outcome {
        assert!(!self.built.has_errors(), "{}", self.told());
        self
    }

    /// A text file of the output, without its BOM.
    pub(crate) fn page(&self, path: &str) -> &str {
        let bytes = self
            .files
            .get(path)
            .unwrap_or_else(|| panic!("there is no {path}"));
        std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}')
    }

    /// All findings, a line each, for assertions that fail.
    pub(crate) fn told(&self) -> String {
        let line = |finding: &Diagnostic| {
            let place = &finding.place;
            format!(
                "{} {}: {}",
                finding.fault.code.id,
                place.file,
                finding.fault.message(MessageLang::En)
            )
        };
        self.findings.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The repository.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of a golden site.
pub(crate) fn golden_folder(case: &str) -> PathBuf {
    project().join("tests/golden").join(case)
}

/// The golden sites and the demonstration, each with its name.
pub(crate) fn all_sites() -> Vec<(String, SiteTest)> {
    let golden = GOLDEN
        .iter()
        .map(|case| ((*case).to_owned(), SiteTest::golden(case)));
    golden
        .chain([("demonstration".to_owned(), SiteTest::demonstration())])
        .collect()
}

fn collect(tree: &Tree, built: Built) -> Outcome {
    collect_from(tree, built, &Share::new(None), &|_| None)
}

/// Every file; those that lie published as they are to be come from `published`.
fn collect_from(
    tree: &Tree,
    built: Built,
    share: &Share,
    published: &(dyn Fn(&str) -> Option<Vec<u8>> + Sync),
) -> Outcome {
    let files = Mutex::new(Files::new());
    let late = built.write_share(share, &|path: &str, output: Output| {
        let bytes = match output {
            Output::Bytes(bytes) => bytes,
            Output::CopyOf(from) => tree
                .get(&from)
                .and_then(SourceFile::bytes)
                .ok_or(format!("{from} is no source file"))?
                .to_vec(),
            Output::AsPublished => published(path).ok_or(format!("{path} is not published"))?,
        };
        match files.lock().unwrap().insert(path.to_owned(), bytes) {
            None => Ok(()),
            Some(_) => Err(format!("{path} is written twice")),
        }
    });
    let mut findings = built.diagnostics.clone();
    findings.extend(late.unwrap());
    Outcome {
        built,
        files: files.into_inner().unwrap(),
        findings,
    }
}

/// The SHA-256 of a text as a content security policy writes it: in base64.
pub(crate) fn sha256_base64(text: &str) -> String {
    use sha2::{Digest, Sha256};
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |three: u32, at: u32| char::from(LETTERS[(three >> (18 - 6 * at) & 63) as usize]);
    let hash = Sha256::digest(text.as_bytes());
    let mut out = String::new();
    for bytes in hash.chunks(3) {
        let three = (0..3).fold(0, |sum, at| {
            sum << 8 | u32::from(bytes.get(at).copied().unwrap_or(0))
        });
        let known = u32::try_from(bytes.len()).unwrap() + 1;
        out.extend((0..4).map(|at| if at < known { letter(three, at) } else { '=' }));
    }
    out
}
