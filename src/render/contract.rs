//! Theme contract: which version of it the program has, and what a theme that was written for an older one must change.
//!
//! **You are here:** `render/` — after `counted`, which finds the tags of templates; asked by `theme` for a theme that says an
//! older number, or none; no IO.
//!
//! A theme may use what the default theme's templates use: that is the contract. Of each older version `contract/N.txt` holds
//! all of it, one thing a line ([`Surface`]). What stands there and is no more today is what a theme must change: nobody
//! keeps a list of removals. When the default theme loses something that themes may use, or its scripts come to need
//! something of a template, [`CONTRACT`] rises, and the surface of the version before is put beside this file.

mod uses;

use super::embedded;
use super::fault::{ThemeFault, ThemeFaultKind};
use super::outdated::Outdated;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use uses::Passed;

/// The version of the contract that the program has.
pub const CONTRACT: u32 = 2;

/// What themes of each older version may use.
const OLDER: [(u32, &str); 1] = [(1, include_str!("contract/1.txt"))];

/// What a template is to have since a version, because the theme's scripts look for it or a page is reached by nothing else: an own
/// file that lacks it works half.
const NEEDS: [(u32, &str, &str); 9] = [
    (2, "templates/search.html", "data-text=\"guessed\""),
    (2, "templates/search.html", "data-text=\"state\""),
    (2, "templates/search.html", "data-text=\"open\""),
    (2, "templates/search.html", "data-text=\"type-level\""),
    (2, "templates/search.html", "data-text=\"type-catalogue\""),
    (2, "templates/search.html", "data-text=\"type-list\""),
    (2, "templates/search.html", "data-text=\"type-guide\""),
    (2, "components/hours/template.html", "data-always"),
    (2, "shell/footer.html", "shell.open_data_href"),
];

/// Components show components, not deeper than this; one that shows itself would have no end.
const DEPTH: usize = 8;

/// All that themes may use, one thing a line: `file templates/home.html`, `component hours`, `argument hours h`,
/// `asset mark.png`, `field templates/home.html v.title`.
pub(super) struct Surface(BTreeSet<String>);

impl Surface {
    /// That of a theme's files.
    pub(super) fn of<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> Surface {
        let mut surface = Surface(BTreeSet::new());
        let mut passed: Vec<(&str, Passed)> = Vec::new();
        let mut components: BTreeMap<String, &str> = BTreeMap::new();
        for (path, bytes) in files {
            if let Some(asset) = path.strip_prefix("assets/") {
                surface.0.insert(format!("asset {asset}"));
                continue;
            }
            let template = has_ending(path, "html");
            if !template && !has_ending(path, "css") {
                continue;
            }
            surface.0.insert(format!("file {path}"));
            let text = std::str::from_utf8(bytes).ok();
            let Some(text) = text.filter(|_| template) else {
                continue;
            };
            let (used, handed) = uses::uses(path, text);
            surface.0.extend(used.into_iter().map(|one| one.what));
            passed.extend(handed.into_iter().map(|one| (path, one)));
            if let Some((name, arguments)) = uses::defined(text) {
                let arguments = arguments
                    .iter()
                    .map(|argument| format!("argument {name} {argument}"));
                surface.0.extend(arguments);
                surface.0.insert(format!("component {name}"));
                components.insert(name, path);
            }
        }
        surface.follow(&passed, &components);
        surface
    }

    /// Adds what components name of the data that they are handed: a page whose links a component shows has them still.
    fn follow(&mut self, passed: &[(&str, Passed)], components: &BTreeMap<String, &str>) {
        for _ in 0..DEPTH {
            let mut more: Vec<String> = Vec::new();
            for (file, one) in passed {
                let Some(own) = components.get(&one.component) else {
                    continue;
                };
                let head = format!("field {own} {}", one.argument);
                let fields = self
                    .0
                    .range(head.clone()..)
                    .take_while(|line| line.starts_with(&head));
                let fields = fields.filter_map(|line| line.strip_prefix(&head));
                let fields = fields.filter(|rest| rest.starts_with(['.', '[']));
                more.extend(fields.map(|rest| format!("field {file} {}{rest}", one.way)));
            }
            let before = self.0.len();
            self.0.extend(more);
            if self.0.len() == before {
                return;
            }
        }
    }

    fn read(text: &str) -> Surface {
        Surface(text.lines().map(str::to_owned).collect())
    }

    fn has(&self, what: &str) -> bool {
        self.0.contains(what)
    }
}

/// What a theme must change. `version` is the number that it gives, by the line of `theme.yaml` it stands in; one that gives
/// none is held against the first version, and only its places are told.
pub(super) fn outdated(own: &BTreeMap<String, Arc<[u8]>>, version: Option<u32>) -> Vec<ThemeFault> {
    let since = version.unwrap_or(1);
    if since == CONTRACT || own.is_empty() {
        return Vec::new();
    }
    let mut faults = Vec::new();
    if since < CONTRACT {
        let before = OLDER.iter().rev().find(|(number, _)| *number <= since);
        let before = Surface::read(before.map_or("", |(_, lines)| lines));
        let now = Surface::of(embedded::FILES.iter().copied());
        for (path, bytes) in own {
            faults.extend(in_file(path, bytes, since, &before, &now));
        }
    }
    if let Some(version) = version {
        let places = faults.len();
        let whole = if version > CONTRACT {
            Outdated::Newer { version }
        } else {
            Outdated::Theme { version, places }
        };
        faults.insert(0, in_manifest(own, whole));
    }
    faults
}

/// What must change in one file of the theme.
fn in_file(path: &str, bytes: &[u8], since: u32, before: &Surface, now: &Surface) -> Vec<ThemeFault> {
    let mut faults = Vec::new();
    let file = format!("file {path}");
    if before.has(&file) && !now.has(&file) {
        let kind = ThemeFaultKind::Outdated(Outdated::File);
        faults.push(ThemeFault::whole_file(path, kind, "the file replaces nothing"));
        return faults;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return faults;
    };
    let text = text.trim_start_matches('\u{feff}');
    if has_ending(path, "html") {
        let (used, _) = uses::uses(path, text);
        let gone = used.into_iter();
        for one in gone.filter(|one| before.has(&one.what) && !now.has(&one.what)) {
            let Some(kind) = kind(&one.what) else { continue };
            let head = &text[..one.at];
            let line = head.matches('\n').count() + 1;
            let column = head.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let kind = ThemeFaultKind::Outdated(kind);
            faults.push(ThemeFault::at(path, kind, one.what, text, line, column));
        }
    }
    let needs = NEEDS
        .iter()
        .filter(|(version, file, what)| *version > since && *file == path && !text.contains(what));
    let needs: Vec<Box<str>> = needs.map(|(_, _, what)| (*what).into()).collect();
    if !needs.is_empty() {
        let message = format!("the file lacks {}", needs.join(", "));
        let kind = ThemeFaultKind::Outdated(Outdated::Needs(needs));
        faults.push(ThemeFault::whole_file(path, kind, message));
    }
    faults
}

/// Whether a file's name ends so, as the engine has it: in small letters.
fn has_ending(path: &str, ending: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|own| own == ending)
}

/// What a line of a surface is, when it is no more.
fn kind(line: &str) -> Option<Outdated> {
    let (sort, rest) = line.split_once(' ')?;
    let pair = || rest.split_once(' ');
    Some(match sort {
        "component" => Outdated::Component(rest.into()),
        "argument" => pair().map(|(of, name)| Outdated::Argument(of.into(), name.into()))?,
        "asset" => Outdated::Asset(rest.into()),
        "field" => pair().map(|(_, way)| Outdated::Field(way.into()))?,
        _ => return None,
    })
}

/// The finding about the theme as a whole, at its number.
fn in_manifest(own: &BTreeMap<String, Arc<[u8]>>, whole: Outdated) -> ThemeFault {
    const FILE: &str = "theme.yaml";
    let message = format!("the contract is version {CONTRACT}");
    let kind = ThemeFaultKind::Outdated(whole);
    let source = own.get(FILE).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let source = source.unwrap_or_default().trim_start_matches('\u{feff}');
    match source.lines().position(|line| line.starts_with("contract:")) {
        Some(line) => ThemeFault::at(FILE, kind, message, source, line + 1, 1),
        None => ThemeFault::whole_file(FILE, kind, message),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]
    use super::*;

    fn own(files: &[(&str, &str)]) -> BTreeMap<String, Arc<[u8]>> {
        files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), Arc::from(text.as_bytes())))
            .collect()
    }

    #[test]
    fn every_older_version_is_kept_and_its_lines_are_of_a_known_sort() {
        let numbers: Vec<u32> = OLDER.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, (1..CONTRACT).collect::<Vec<u32>>());
        for (number, lines) in OLDER {
            assert!(lines.lines().count() > 300, "{number}");
            for line in lines.lines() {
                assert!(
                    line.starts_with("file ") || kind(line).is_some(),
                    "{number}: {line}"
                );
            }
        }
    }

    #[test]
    fn what_scripts_need_is_in_the_default_theme() {
        for (_, path, what) in NEEDS {
            let (_, bytes) = embedded::FILES.iter().find(|(file, _)| *file == path).unwrap();
            assert!(
                std::str::from_utf8(bytes).unwrap().contains(what),
                "{path}: {what}"
            );
        }
    }

    #[test]
    fn the_default_theme_is_for_the_present_version_and_its_own_files_need_no_change() {
        let files: Vec<(&str, &str)> = embedded::FILES
            .iter()
            .filter_map(|(path, bytes)| Some((*path, std::str::from_utf8(bytes).ok()?)))
            .collect();
        let manifest = files.iter().find(|(path, _)| *path == "theme.yaml").unwrap().1;
        assert!(
            manifest.contains(&format!("\ncontract: {CONTRACT}\n")),
            "{manifest}"
        );
        assert_eq!(outdated(&own(&files), None), []);
    }

    #[test]
    fn a_theme_of_the_first_version_is_told_what_is_gone_by_file_and_line() {
        let page = "{% extends \"base.html\" %}\n{% block main %}{% for s in v.tables %}\n\
                    {% for c in s.charts %}{{ c.svg | safe }}{% endfor %}{% endfor %}{% endblock main %}\n";
        let theme = own(&[
            ("theme.yaml", "name: own\ncontract: 1\n"),
            ("templates/statistics.html", page),
            ("styles/4-words.css", "p { color: red; }"),
        ]);
        let faults = outdated(&theme, Some(1));
        let told: Vec<(&str, Option<u32>, Option<u32>)> = faults
            .iter()
            .map(|fault| (fault.file.as_str(), fault.line, fault.column))
            .collect();
        assert_eq!(
            told,
            [
                ("theme.yaml", Some(2), Some(1)),
                ("styles/4-words.css", None, None),
                ("templates/statistics.html", Some(3), Some(27)),
            ]
        );
        let ThemeFaultKind::Outdated(Outdated::Field(field)) = &faults[2].kind else {
            panic!("{:?}", faults[2])
        };
        assert!(field.ends_with("charts[].svg"), "{field}");
        // One that gives no number is told its places alone, one of the present version nothing.
        assert_eq!(outdated(&theme, None).len(), 2);
        assert_eq!(outdated(&theme, Some(CONTRACT)), []);
    }

    #[test]
    fn a_theme_for_a_newer_program_is_told_so() {
        let theme = own(&[("theme.yaml", "contract: 99\n"), ("styles/8-own.css", "")]);
        let faults = outdated(&theme, Some(99));
        assert_eq!(faults.len(), 1);
        assert_eq!(
            faults[0].kind,
            ThemeFaultKind::Outdated(Outdated::Newer { version: 99 })
        );
    }
}
