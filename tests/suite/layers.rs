//! The order of floors, held up by reading every `crate::…` and `super::…` path: data climbs, imports descend.
//!
//! **You are here:** `tests/suite/` — reads `src/` from the disk; the README draws the picture.

use crate::support::project;
use std::collections::BTreeSet;
use std::path::Path;

/// Each floor, from the leaves up, and what it may import beside itself.
const FLOORS: &[(&str, &[&str])] = &[
    ("diag", &[]),
    ("disk", &[]),
    ("lang", &[]),
    ("markdown", &["lang"]),
    ("personal", &[]),
    ("token", &[]),
    ("value", &["diag", "lang"]),
    ("source", &["diag", "lang"]),
    (
        "record",
        &["source", "value", "diag", "lang", "markdown", "personal"],
    ),
    (
        "site",
        &["record", "value", "diag", "disk", "lang", "markdown", "token"],
    ),
    (
        "page",
        &[
            "site", "record", "value", "diag", "disk", "lang", "markdown", "token",
        ],
    ),
    (
        "check",
        &[
            "site", "record", "value", "diag", "disk", "lang", "markdown", "personal", "token",
        ],
    ),
    (
        "inspection",
        &["check", "site", "record", "diag", "lang", "markdown"],
    ),
    // What a page shows is in its view: rendering and indexing see no site.
    ("render", &["page", "lang"]),
    ("search", &["page", "token", "lang"]),
    (
        "build",
        &[
            "render", "search", "page", "check", "site", "record", "source", "value", "diag", "disk", "lang",
            "markdown", "personal", "token",
        ],
    ),
    // The preview gets pages and findings through a trait of its own, which `cli/` fills: it can be read alone.
    ("preview", &["disk"]),
    (
        "cli",
        &[
            "build",
            "preview",
            "inspection",
            "render",
            "search",
            "page",
            "check",
            "site",
            "record",
            "value",
            "diag",
            "disk",
            "lang",
            "markdown",
            "token",
        ],
    ),
];

/// A path from one floor to another.
#[derive(Debug, PartialEq, Eq)]
struct Import {
    line: usize,
    /// The folder below `src/`; `*` for everything.
    to: String,
}

#[test]
fn nobody_imports_a_floor_above_or_beside_its_own() {
    let source = project().join("src");
    let mut violations = Vec::new();
    for path in rust_files(&source) {
        let inner = path
            .strip_prefix(&source)
            .unwrap()
            .to_str()
            .unwrap()
            .replace('\\', "/");
        let module = module_of(&inner);
        let Some(from) = module.first() else { continue };
        let Some((_, allowed)) = FLOORS.iter().find(|(name, _)| name == from) else {
            violations.push(format!("src/{inner}: the floor {from} has no place in the order"));
            continue;
        };
        for import in imports(&std::fs::read_to_string(&path).unwrap(), &module) {
            if import.to != *from && !allowed.contains(&import.to.as_str()) {
                violations.push(format!(
                    "src/{inner}:{}: {from} imports {}",
                    import.line, import.to
                ));
            }
        }
    }
    assert!(violations.is_empty(), "\n{}", violations.join("\n"));
}

#[test]
fn the_order_itself_descends() {
    for (at, (floor, allowed)) in FLOORS.iter().enumerate() {
        for below in *allowed {
            let place = FLOORS.iter().position(|(name, _)| name == below);
            assert!(
                place.is_some_and(|place| place < at),
                "{floor} is not above {below}"
            );
        }
    }
}

#[test]
fn the_library_lists_exactly_the_floors_of_the_order() {
    let library = std::fs::read_to_string(project().join("src/lib.rs")).unwrap();
    let listed: BTreeSet<&str> = library
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(listed, FLOORS.iter().map(|(name, _)| *name).collect());
}

#[test]
fn every_way_of_writing_an_import_is_seen() {
    let source = r##"
        //! Doc of crate::cli.
        use crate::diag::{self, Code}; // not crate::cli
        use crate::{lang::Lang, record::{Id, scalar}};
        /* crate::cli */
        fn f<'a>(x: &'a str) { let _ = ("crate::cli", r#"crate::"cli"#, '"'); super::build::run(); crate::site::x() }
        mod tests { use super::*; use super::super::render; }
    "##;
    let module = ["page".to_owned()];
    let found: Vec<(usize, String)> = imports(source, &module)
        .into_iter()
        .map(|import| (import.line, import.to))
        .collect();
    let of = |line: usize, to: &str| (line, to.to_owned());
    assert_eq!(
        found,
        [
            of(3, "diag"),
            of(4, "lang"),
            of(4, "record"),
            of(6, "build"),
            of(6, "site"),
            of(7, "page"),
            of(7, "render")
        ]
    );
}

fn rust_files(source: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = walkdir::WalkDir::new(source)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    assert!(files.len() > 100, "only {} files below src/", files.len());
    files
}

/// `page/view/mod.rs` → `[page, view]`; nothing for `lib.rs` and `main.rs`.
fn module_of(path: &str) -> Vec<String> {
    let stem = path.strip_suffix(".rs").unwrap();
    let stem = stem.strip_suffix("/mod").unwrap_or(stem);
    if matches!(stem, "lib" | "main") {
        Vec::new()
    } else {
        stem.split('/').map(str::to_owned).collect()
    }
}

/// All paths of a file that begin with `crate::` or climb out of their module with `super::`.
fn imports(text: &str, module: &[String]) -> Vec<Import> {
    let tokens = tokens(&code_alone(text));
    let mut found = Vec::new();
    // For each open brace, whether it is a module's.
    let mut braces: Vec<bool> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let word = tokens[at].1.as_str();
        match word {
            "{" => {
                braces.push(at >= 2 && tokens[at - 2].1 == "mod");
                at += 1;
            }
            "}" => {
                braces.pop();
                at += 1;
            }
            "crate" | "super" if follows(&tokens, at, "::") && !(at > 0 && tokens[at - 1].1 == "::") => {
                let line = tokens[at].0;
                let mut base: Vec<String> = module.to_vec();
                base.extend(
                    braces
                        .iter()
                        .filter(|module| **module)
                        .map(|_| String::from("(inline)")),
                );
                if word == "crate" {
                    base.clear();
                    at += 2;
                } else {
                    while at < tokens.len() && tokens[at].1 == "super" && follows(&tokens, at, "::") {
                        base.pop();
                        at += 2;
                    }
                }
                match base.first() {
                    Some(floor) => found.push(Import {
                        line,
                        to: floor.clone(),
                    }),
                    None => at = heads(&tokens, at, &mut found),
                }
            }
            _ => at += 1,
        }
    }
    found
}

/// The first names of a path or of a braced list of paths; where it ends.
fn heads(tokens: &[(usize, String)], at: usize, found: &mut Vec<Import>) -> usize {
    let (line, word) = &tokens[at];
    if word != "{" {
        found.push(Import {
            line: *line,
            to: word.clone(),
        });
        return at + 1;
    }
    let mut depth = 1;
    let mut head = true;
    let mut at = at + 1;
    while depth > 0 {
        let (line, word) = &tokens[at];
        match word.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => head = true,
            _ if head => {
                found.push(Import {
                    line: *line,
                    to: word.clone(),
                });
                head = false;
            }
            _ => {}
        }
        at += 1;
    }
    at
}

fn follows(tokens: &[(usize, String)], at: usize, word: &str) -> bool {
    tokens.get(at + 1).is_some_and(|(_, own)| own == word)
}

/// Names, `::` and single signs, each with its line.
fn tokens(code: &str) -> Vec<(usize, String)> {
    let mut tokens = Vec::new();
    for (line, text) in code.lines().enumerate() {
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = |c: char| c.is_alphanumeric() || c == '_';
            let len = if word(first) {
                rest.find(|c| !word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            tokens.push((line + 1, rest[..len].to_owned()));
            rest = rest[len..].trim_start();
        }
    }
    tokens
}

/// The text with comments and what stands in quotes taken out; lines stay.
fn code_alone(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = skipped(rest);
        if skipped == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push(' ');
            code.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
            rest = &rest[skipped..];
        }
    }
    code
}

/// How many bytes of a comment, a string or a character stand here.
fn skipped(rest: &str) -> usize {
    let until = |start: usize, end: &str| {
        rest[start..]
            .find(end)
            .map_or(rest.len(), |at| start + at + end.len())
    };
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return until(2, "*/");
    }
    for (open, close) in [("r##\"", "\"##"), ("r#\"", "\"#"), ("r\"", "\"")] {
        if rest.starts_with(open) {
            return until(open.len(), close);
        }
    }
    let quoted = |quote: char| {
        let mut escaped = false;
        rest.char_indices().skip(1).find(|(_, c)| {
            let end = *c == quote && !escaped;
            escaped = *c == '\\' && !escaped;
            end
        })
    };
    if rest.starts_with('"') {
        return quoted('"').map_or(rest.len(), |(at, _)| at + 1);
    }
    // A quote that is not closed after one character is a lifetime.
    let mut characters = rest.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('\''), Some('\\'), _) => quoted('\'').map_or(rest.len(), |(at, _)| at + 1),
        (Some('\''), Some(c), Some('\'')) => c.len_utf8() + 2,
        _ => 0,
    }
}
