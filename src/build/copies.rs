//! Second copies of a content file, as Explorer, WPS and cloud drives leave them: told once, by name and by content.
//!
//! **You are here:** `build/` — after files are read, before the site is assembled; no IO. A copy that is read would be
//! published beside its original, or be a dozen ids used twice.

use crate::diag::{Diagnostic, Fault, Place, code};
use crate::disk::tree::Tree;
use crate::lang::Lang;
use crate::record::{FileKind, Item, Naming, Parsed, copy_name, file_kind, stem};
use crate::source::encoding;
use crate::value::included_in;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// How many of the lines have to be the same, where the name alone does not say that a file is a copy. *Units:* percent.
const ALIKE: usize = 80;

/// How many lines are named.
const MOST_LINES: usize = 5;

/// Files that may be copies by their names, kept while the names stay the same.
#[derive(Default)]
pub(super) struct Suspects {
    paths: Vec<Arc<str>>,
    /// The file, what it may copy, and whether its name says so.
    found: Vec<(usize, usize, bool)>,
}

impl Suspects {
    fn of(paths: &[Arc<str>]) -> Suspects {
        let places: HashMap<&str, usize> = paths.iter().enumerate().map(|(at, path)| (&**path, at)).collect();
        let mut found = Vec::new();
        for (at, path) in paths.iter().enumerate() {
            if let Some(original) = original_by_name(path, &places) {
                found.push((at, original, true));
            } else if let Some(original) = original_by_beginning(path, &places) {
                found.push((at, original, false));
            }
        }
        Suspects {
            paths: paths.to_vec(),
            found,
        }
    }

    /// Takes copies out of what was read. *Shape:* a finding for each, with what it copies and where it differs.
    pub(super) fn set_aside(
        &mut self,
        tree: &Tree,
        parsed: Vec<Arc<Parsed>>,
        paths: &[Arc<str>],
    ) -> (Vec<Arc<Parsed>>, Vec<Diagnostic>) {
        if self.paths != paths {
            *self = Suspects::of(paths);
        }
        set_aside(tree, parsed, paths, &self.found)
    }
}

fn set_aside(
    tree: &Tree,
    parsed: Vec<Arc<Parsed>>,
    paths: &[Arc<str>],
    suspects: &[(usize, usize, bool)],
) -> (Vec<Arc<Parsed>>, Vec<Diagnostic>) {
    let mut copies: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for (at, original, named) in suspects {
        let (one, other) = (&paths[*at], &paths[*original]);
        if alike_enough(tree, one, other, *named) && (*named || same_title(tree, one, other)) {
            copies.insert(*at, (*original, true));
        }
    }
    // What two site folders share is no copy that a program left: each keeps its own.
    let of_one = |pair: &(usize, usize)| included_in(&paths[pair.0]) == included_in(&paths[pair.1]);
    for pair in sharing_ids(&parsed)
        .into_iter()
        .chain(sharing_headings(&parsed, paths))
        .filter(of_one)
    {
        let (second, first) = copy_first(pair, paths);
        if !copies.contains_key(&second)
            && !copies.contains_key(&first)
            && alike_enough(tree, &paths[second], &paths[first], false)
            && same_title(tree, &paths[second], &paths[first])
        {
            copies.insert(second, (first, copied_by_name(&paths[second])));
        }
    }
    if copies.is_empty() {
        return (parsed, Vec::new());
    }
    let found = copies
        .iter()
        .map(|(copy, (original, named))| finding(tree, &paths[*copy], &paths[*original], *named))
        .collect();
    let left = parsed
        .into_iter()
        .enumerate()
        .map(|(at, file)| {
            if copies.contains_key(&at) {
                Arc::new(Parsed {
                    personal: file.personal.clone(),
                    ..Parsed::default()
                })
            } else {
                file
            }
        })
        .collect();
    (left, found)
}

/// The file in the same folder whose name this one has, but for what a program added.
fn original_by_name(path: &str, places: &HashMap<&str, usize>) -> Option<usize> {
    let (folder, name) = path.rsplit_once('/')?;
    let (stem, extension) = name.rsplit_once('.')?;
    let state = || {
        let mut names = copy_name::states(stem).into_iter();
        names.find(|name| places.contains_key(format!("{folder}/{name}.{extension}").as_str()))
    };
    // `news (1).bo.md` copies `news.bo.md`.
    if let Some((before, lang)) = stem.rsplit_once('.')
        && matches!(lang, "bo" | "zh" | "en")
        && let Some(original) = copy_name::without_mark(before)
        && let Some(at) = places.get(format!("{folder}/{original}.{lang}.{extension}").as_str())
    {
        return Some(*at);
    }
    let original = copy_name::without_mark(stem).or_else(state)?;
    // `news.bo - 副本.md` copies `news.bo.md`; `news - 副本.bo.md` does as well.
    let lang = stem
        .rsplit_once('.')
        .map(|(_, lang)| lang)
        .filter(|lang| matches!(*lang, "bo" | "zh" | "en"));
    let names = [
        Some(format!("{folder}/{original}.{extension}")),
        lang.map(|lang| format!("{folder}/{original}.{lang}.{extension}")),
    ];
    names
        .into_iter()
        .flatten()
        .find_map(|name| places.get(name.as_str()).copied())
}

/// The file in the same folder whose name is the beginning of this one: `notice-某某.md` beside `notice.md`.
fn original_by_beginning(path: &str, places: &HashMap<&str, usize>) -> Option<usize> {
    let (folder, name) = path.rsplit_once('/')?;
    let (stem, extension) = name.rsplit_once('.')?;
    copy_name::beginnings(stem)
        .filter(|beginning| {
            // `news.bo` is no copy of `news`.
            let added = stem[beginning.len()..].trim_start_matches('.');
            crate::lang::Lang::parse(added).is_none() && crate::lang::named(added).is_none()
        })
        .find_map(|beginning| {
            places
                .get(format!("{folder}/{beginning}.{extension}").as_str())
                .copied()
        })
}

/// Whether two files have the same title or name, and stand for the same region: another name or place is another record,
/// whatever its id says.
fn same_title(tree: &Tree, one: &str, other: &str) -> bool {
    let title = |path: &str| {
        let text = text(tree, path)?;
        let key = |keys: &[&str]| {
            text.lines()
                .map(|line| line.trim_start_matches("- ").trim())
                .find(|line| keys.iter().any(|key| line.starts_with(key)))
                .map(str::to_owned)
        };
        Some((key(&["title:", "name:"])?, key(&["region:"])))
    };
    // Rows of the catalogue have neither; their ids alone say what they are.
    title(one) == title(other) && (title(one).is_some() || file_kind(one) == FileKind::Catalogue)
}

/// Of two files the one that looks like the copy, then the other: it lies deeper, in a folder of backups, or has the longer name.
fn copy_first((second, first): (usize, usize), paths: &[Arc<str>]) -> (usize, usize) {
    let rank = |at: usize| {
        let path = &*paths[at];
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        (
            folder.split('/').any(copy_name::is_put_away),
            folder.matches('/').count(),
            name.chars().count(),
        )
    };
    if rank(first) > rank(second) {
        (first, second)
    } else {
        (second, first)
    }
}

/// Pairs of documents of one kind and language with the same title and date: the later first. Whether they are copies their
/// lines say.
fn sharing_headings(parsed: &[Arc<Parsed>], paths: &[Arc<str>]) -> Vec<(usize, usize)> {
    let mut first: HashMap<(FileKind, &str, &str), usize> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, file) in parsed.iter().enumerate() {
        let Some(heading) = file.heading.as_deref() else {
            continue;
        };
        let name = paths[at].rsplit('/').next().unwrap_or_default();
        let lang = ["bo", "zh", "en"]
            .into_iter()
            .find(|tag| name.contains(&format!(".{tag}")))
            .unwrap_or_default();
        let holder = *first.entry((file_kind(&paths[at]), lang, heading)).or_insert(at);
        // Plain names are two notices that someone made so: what they share is for the rules to say.
        let given = |at: usize| stem(&paths[at]).is_ascii() && !copied_by_name(&paths[at]);
        if holder != at && !(given(holder) && given(at)) {
            pairs.push((at, holder));
        }
    }
    pairs
}

/// Pairs of files of one kind that hold a record of the same id: the later first.
fn sharing_ids(parsed: &[Arc<Parsed>]) -> Vec<(usize, usize)> {
    let mut first: HashMap<(FileKind, &str, Option<Lang>), usize> = HashMap::new();
    let mut pairs = Vec::new();
    for (at, file) in parsed.iter().enumerate() {
        for item in &file.items {
            let Some(id) = id_of(item) else { continue };
            let holder = *first.entry(id).or_insert(at);
            if holder != at && pairs.last() != Some(&(at, holder)) {
                pairs.push((at, holder));
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What makes a record one of its kind; none for what may be told in parts.
fn id_of(item: &Item) -> Option<(FileKind, &str, Option<Lang>)> {
    Some(match item {
        Item::Region(own) => (FileKind::Regions, &own.id, None),
        Item::Station(own) => (FileKind::Stations, &own.id, None),
        Item::Operator(own) => (FileKind::Operators, &own.id, None),
        Item::Category(own) => (FileKind::Services, &own.id, None),
        Item::CatalogueRow(own) => (FileKind::Catalogue, &own.id, None),
        Item::Figures(own) => (FileKind::Figures, &own.id, None),
        // A translation whose file's name is no id has that of its original, which is known only later.
        Item::Notice(own) if own.named != Naming::Original => (FileKind::Notices, &own.id, own.lang),
        Item::Disclosure(own) if own.named != Naming::Original => (FileKind::Disclosures, &own.id, own.lang),
        Item::Page(own) if own.named != Naming::Original => (FileKind::Pages, &own.id, own.lang),
        Item::Guide(own) if own.named != Naming::Original => (FileKind::Guides, &own.id, own.lang),
        _ => return None,
    })
}

fn text<'t>(tree: &'t Tree, path: &str) -> Option<Cow<'t, str>> {
    encoding::decode(tree.get(path)?.bytes()?).ok()
}

/// Whether two files of one kind have enough lines in common; a name that says so needs fewer.
fn alike_enough(tree: &Tree, one: &str, other: &str, named: bool) -> bool {
    // `site - 副本.yaml` is of no kind, `measures(1).yaml` of another than its original.
    let (kind, original) = (file_kind(one), file_kind(other));
    let renamed = named && (kind == FileKind::Unknown || original == FileKind::Measures);
    if kind != original && !renamed || original == FileKind::Unknown {
        return false;
    }
    let (Some(one), Some(other)) = (text(tree, one), text(tree, other)) else {
        // Not to be read: the name alone speaks.
        return named;
    };
    let (one, other) = (lines(&one), lines(&other));
    let (one, other): (Vec<&str>, Vec<&str>) = (
        one.iter().map(|(_, line)| line.trim()).collect(),
        other.iter().map(|(_, line)| line.trim()).collect(),
    );
    let known: HashSet<&str> = other.iter().copied().collect();
    let same = one.iter().filter(|line| known.contains(**line)).count();
    let all = one.len().max(other.len()).max(1);
    let wanted = if named { ALIKE / 2 } else { ALIKE };
    same * 100 >= all * wanted
}

/// The lines that say something, with their numbers from one: comments of a form are alike in all that were made of it.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let document = text.starts_with("---");
    let mut fences = 0;
    let mut lines = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let trimmed = line.trim();
        fences += usize::from(document && trimmed == "---");
        let comment = trimmed.starts_with('#') && (!document || fences < 2);
        if !trimmed.is_empty() && !comment {
            lines.push((at + 1, line.trim_end()));
        }
    }
    lines
}

/// Whether a file's folder or name says that it is a copy.
fn copied_by_name(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    folder.split('/').any(copy_name::is_put_away) || copy_name::without_mark(stem).is_some()
}

fn finding(tree: &Tree, copy: &Arc<str>, original: &str, named: bool) -> Diagnostic {
    let (zh, en) = match (text(tree, copy), text(tree, original)) {
        (Some(one), Some(other)) => difference(&one, &other),
        _ => (
            "内容读不出来，没有比较".to_owned(),
            "it could not be compared".to_owned(),
        ),
    };
    if !named {
        return Fault::new(
            code::COPIED_FILE,
            format!("和 {original} 是同一条，不会发布两次：{zh}"),
            format!("this is the same as {original}, and is not published twice: {en}"),
        )
        .help(
            "两个文件只留一个，把要保留的内容写进去；确实是两件事，标题、日期和内容要各写各的",
            "keep one of the two files, with all that is to stay; if they are two things, give each its own title, date and text",
        )
        .at(Place::file(copy));
    }
    // Of settings and lists there is one file: no other name makes another of it.
    let only = matches!(
        file_kind(original),
        FileKind::Settings
            | FileKind::Audiences
            | FileKind::Tags
            | FileKind::Wording
            | FileKind::Synonyms
            | FileKind::Measures
    )
    .then_some(());
    Fault::new(
        code::COPIED_FILE,
        format!("这是 {original} 的副本（复制或同步时留下的），不会发布：{zh}"),
        format!("this is a copy of {original}, as programs leave it, and is not published: {en}"),
    )
    .help(
        only.map_or(
            OTHER.0,
            |()| "只读原来的那一个文件：把要保留的内容改进它，再删去这个副本",
        ),
        only.map_or(
            OTHER.1,
            |()| "the original alone is read: take what is to stay into it and delete this copy",
        ),
    )
    .at(Place::file(copy))
}

/// What to do with a copy of a file that may have others beside it.
const OTHER: (&str, &str) = (
    "把要保留的内容改进原来的文件，再删去这个副本；确实是另一条，就换一个不带“副本”一类字样的文件名，写上自己的 id",
    "take what is to stay into the original and delete this copy; if it is another record, give the file another name and an id of its own",
);

/// The lines of the copy that the original lacks, and how many of the original the copy lacks.
fn difference(copy: &str, original: &str) -> (String, String) {
    let (copy, original) = (lines(copy), lines(original));
    let known: HashSet<&str> = original.iter().map(|(_, line)| *line).collect();
    let other: Vec<usize> = copy
        .iter()
        .filter(|(_, line)| !known.contains(line))
        .map(|(at, _)| *at)
        .collect();
    let copied: HashSet<&str> = copy.iter().map(|(_, line)| *line).collect();
    let gone = original.iter().filter(|(_, line)| !copied.contains(line)).count();
    if other.is_empty() && gone == 0 {
        return ("内容完全一样".to_owned(), "the content is the same".to_owned());
    }
    let shown: Vec<String> = other.iter().take(MOST_LINES).map(usize::to_string).collect();
    let more = other.len() > MOST_LINES;
    let mut parts = (Vec::new(), Vec::new());
    if !shown.is_empty() {
        let (many, and) = if more {
            (format!("等 {} 行", other.len()), " …")
        } else {
            ("行".to_owned(), "")
        };
        parts
            .0
            .push(format!("第 {} {many}与原文件不同", shown.join("、")));
        parts
            .1
            .push(format!("its lines {}{and} differ", shown.join(", ")));
    }
    if gone > 0 {
        parts.0.push(format!("原文件有 {gone} 行这里没有"));
        parts.1.push(format!("{gone} lines of the original are not here"));
    }
    (parts.0.join("，"), parts.1.join(", "))
}
