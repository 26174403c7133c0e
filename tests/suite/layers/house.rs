//! The files of the house, each taken apart.
//!
//! **You are here:** `tests/suite/layers` — between the disk and the rules; a rule is tried on a house of planted files.

use super::source::{Import, Source};
use std::collections::BTreeMap;
use std::path::Path;

/// A file below `src/`.
pub(super) struct File {
    /// Relative to `src/`, with `/`.
    pub(super) path: String,
    /// `page/view/mod.rs` → `[page, view]`; nothing for `lib.rs` and `main.rs`.
    pub(super) module: Vec<String>,
    pub(super) source: Source,
    pub(super) imports: Vec<Import>,
    /// Whether only tests have it.
    pub(super) for_tests: bool,
}

/// All files, by module.
pub(super) struct House {
    pub(super) files: Vec<File>,
}

impl House {
    /// From paths relative to `src/` and texts.
    pub(super) fn of<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> House {
        let mut files: Vec<File> = files
            .into_iter()
            .map(|(path, text)| {
                let (module, source) = (module_of(path), Source::new(text));
                File {
                    path: path.to_owned(),
                    imports: source.imports(&module),
                    module,
                    source,
                    for_tests: false,
                }
            })
            .collect();
        let mut for_tests: Vec<Vec<String>> = Vec::new();
        for file in &files {
            for (name, _) in file.source.modules().into_iter().filter(|(_, tests)| *tests) {
                let mut module = file.module.clone();
                module.push(name.to_owned());
                for_tests.push(module);
            }
        }
        for file in &mut files {
            file.for_tests = for_tests.iter().any(|module| file.module.starts_with(module));
        }
        House { files }
    }

    /// What lies in the folder.
    pub(super) fn read(folder: &Path) -> House {
        let texts: BTreeMap<String, String> = walkdir::WalkDir::new(folder)
            .into_iter()
            .map(|entry| entry.unwrap().into_path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
            .map(|path| {
                let inner = path
                    .strip_prefix(folder)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                (inner, std::fs::read_to_string(&path).unwrap())
            })
            .collect();
        assert!(texts.len() > 100, "only {} files below src/", texts.len());
        House::of(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())))
    }

    /// The files that are part of the program.
    pub(super) fn product(&self) -> impl Iterator<Item = &File> {
        self.files.iter().filter(|file| !file.for_tests)
    }
}

fn module_of(path: &str) -> Vec<String> {
    let stem = path.strip_suffix(".rs").unwrap();
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    if matches!(stem, "lib" | "main") {
        Vec::new()
    } else {
        stem.split('/').map(str::to_owned).collect()
    }
}
