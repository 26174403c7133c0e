//! Reporter: findings about references, said the same way for every kind.
//!
//! **You are here:** `site/` — used while the site is assembled; no IO.

use super::alike::is_like;
use super::called::Called;
use crate::diag::{Diagnostic, Fault, Place, code};
use crate::lang::{Lang, Text};
use crate::record::{FileKind, Origin, Unread, is_code, nearest, stem};
use crate::value::{Id, Scalar, half_width, included_in};
use std::collections::{BTreeMap, BTreeSet};

/// How many ids are compared with unknown ones in all. A wrong column in a ledger makes thousands of unknown ids, and
/// each would be held against thousands of others.
const MOST_COMPARED: usize = 1_000_000;

/// What references may name, and what could not be read.
#[derive(Default)]
pub(crate) struct Reporter {
    /// Findings so far.
    pub found: Vec<Diagnostic>,
    unread: BTreeSet<(FileKind, Option<String>)>,
    held: BTreeSet<(FileKind, String)>,
    /// Ids that records should have which were told so, by what the kind is called in Chinese.
    meant: BTreeSet<(String, String)>,
    /// The advice for an unknown id: it is the same wherever the id stands.
    advised: BTreeMap<(FileKind, String), Advice>,
    compared: usize,
}

/// What to write in the place of an unknown id, in both languages.
#[derive(Clone)]
struct Advice {
    zh: String,
    en: String,
    instead: Option<String>,
}

impl Reporter {
    /// Keeps in mind which records were lost: a reference to one of them is not a finding of its own.
    pub(crate) fn new<'u>(unread: impl Iterator<Item = &'u Unread>) -> Reporter {
        let unread = unread
            .map(|lost| (lost.kind, lost.id.as_deref().map(str::to_owned)))
            .collect();
        Reporter {
            unread,
            ..Reporter::default()
        }
    }

    /// Keeps in mind that a document exists but is not public yet: a reference to it leads nowhere for another reason.
    pub(crate) fn held_back(&mut self, kind: FileKind, id: &str) {
        self.held.insert((kind, id.to_owned()));
    }

    /// Whether some record could not be read.
    pub(crate) fn lost_any(&self) -> bool {
        !self.unread.is_empty()
    }

    /// Keeps in mind that a record was read and could not be used: a reference to it is not a finding of its own.
    pub(crate) fn lost(&mut self, kind: FileKind, id: &str) {
        self.unread.insert((kind, Some(id.to_owned())));
    }

    /// Adds a finding.
    pub(crate) fn report(&mut self, fault: Fault, place: Place) {
        self.found.push(fault.at(place));
    }

    /// Reports the second record of an id, with the place of the first. `field` is where the id stands.
    pub(crate) fn duplicate(
        &mut self,
        (zh, en): (&str, &str),
        id: &str,
        (first, second): (&Origin, &Origin),
        field: &str,
    ) {
        let named = |origin: &Origin| {
            let name = stem(&origin.file);
            let name = name.split('.').next().unwrap_or(name);
            (origin.index.is_none() && name != id && Id::read(name).is_ok()).then(|| name.to_owned())
        };
        // The file that is named as the id says has it by right.
        let (first, second) = match (named(first), named(second)) {
            (Some(_), None) if second.index.is_none() || stem(&second.file) == id => (second, first),
            _ => (first, second),
        };
        // The site's own has it by right, too.
        let (first, second) = match (included_in(&first.file), included_in(&second.file)) {
            (Some(_), None) => (second, first),
            _ => (first, second),
        };
        if included_in(&first.file) != included_in(&second.file) {
            let place = second.field(field);
            let found = shared((zh, en), id, (first, second), field).at(place);
            self.found
                .push(found.with_related(first.field(field), "另一个在这里", "the other is here"));
            return;
        }
        let file = &first.file;
        let fault = Fault::new(
            code::DUPLICATE_ID,
            format!("{zh}的编号 {id} 用了两次，另一次在 {file}"),
            format!("the id {id} is used by two records of the kind {en}; the other is in {file}"),
        )
        .help(
            if field == "code" {
                "代码是官方公布的，不能另取：对照代码改正写错的一条；是同一个地方的，删去一条"
            } else {
                "给其中一条换一个编号；如果是同一件事，删去一条"
            },
            if field == "code" {
                "codes are official: correct the one that is wrong, or delete one if they are the same"
            } else {
                "give one of them another id, or delete one if they are the same"
            },
        );
        if let Some(own) = named(second) {
            self.meant.insert((zh.to_owned(), own));
        }
        let fault = match named(second) {
            Some(own) if field == "id" || field.is_empty() => fault
                .help(
                    format!("写成 `id: {own}`，与文件名一样；如果是同一件事，删去一条"),
                    format!("write `id: {own}`, as the file is named, or delete one if they are the same"),
                )
                .instead(own),
            _ => fault,
        };
        let found = fault.at(second.field(field));
        self.found
            .push(found.with_related(first.field(field), "第一次用在这里", "first used here"));
    }

    /// Reports a reference to nothing; names the nearest candidate with its title.
    pub(crate) fn unknown<'c>(
        &mut self,
        called: &Called,
        id: &str,
        candidates: impl Iterator<Item = (&'c str, &'c str)>,
        place: Place,
    ) {
        let Called {
            code,
            file: kind,
            what,
        } = *called;
        let lost = |id: Option<&str>| self.unread.contains(&(kind, id.map(str::to_owned)));
        if lost(None) || lost(Some(id)) {
            return;
        }
        let (zh, en) = what;
        // The record is there, under an id that it shares with another: it was told the id that it should have.
        if self.meant.contains(&(zh.to_owned(), id.to_owned())) {
            return;
        }
        if self.held.contains(&(kind, id.to_owned())) {
            let fault = Fault::new(
                code,
                format!("{zh} {id} 还没有公开（草稿，或没到发布时间），网站里没有它的页面"),
                format!(
                    "the {en} {id} is not public yet (a draft, or to be published later): it has no page"
                ),
            )
            .help(
                "等它公开时再写这个引用；或者去掉它的 draft、publish_at",
                "refer to it once it is public, or take away its `draft` or `publish_at`",
            );
            self.report(fault, place);
            return;
        }
        let fault = Fault::new(
            code,
            if id.starts_with("files/") {
                format!("content/files/ 里没有 {}", id.trim_start_matches("files/"))
            } else {
                format!("没有编号为 {id} 的{zh}")
            },
            format!("there is no {en} with the id {id}"),
        );
        let key = (kind, id.to_owned());
        let known = self.advised.get(&key).cloned();
        let advice = known.unwrap_or_else(|| {
            let left = MOST_COMPARED.saturating_sub(self.compared);
            let candidates: Vec<(&str, &str)> = candidates.take(left).collect();
            self.compared += candidates.len();
            let advice = if left == 0 {
                look_it_up(what)
            } else {
                advise(kind, what, id, &candidates)
            };
            self.advised.insert(key, advice.clone());
            advice
        });
        let fault = fault.help(advice.zh, advice.en);
        let fault = match advice.instead {
            Some(instead) => fault.instead(instead),
            None => fault,
        };
        self.report(fault, place);
    }
}

fn advise(kind: FileKind, what: (&str, &str), id: &str, candidates: &[(&str, &str)]) -> Advice {
    let (zh, en) = what;
    if kind == FileKind::Attachment {
        return advise_file(id, candidates);
    }
    // People write the name where the id belongs.
    let near = candidates.iter().find(|(_, name)| *name == id).or_else(|| {
        let near = nearest(id, candidates.iter().map(|(id, _)| *id))?;
        candidates.iter().find(|(id, _)| *id == near)
    });
    // A part of a name, where one record has it.
    let near = near.or_else(|| {
        let mut alike = candidates
            .iter()
            .filter(|(_, name)| !id.is_ascii() && is_like(id, name));
        let first = alike.next()?;
        alike.next().is_none().then_some(first)
    });
    if let Some((near, name)) = near {
        let (zh, en) = if name.is_empty() {
            (format!("最接近的是 {near}"), format!("the nearest is {near}"))
        } else {
            (
                format!("最接近的是 {near}（{name}）"),
                format!("the nearest is {near} ({name})"),
            )
        };
        let instead = Some((*near).to_owned());
        return Advice { zh, en, instead };
    }
    if kind == FileKind::Regions {
        // A neighbour's code would put a station into another township.
        return Advice {
            zh: format!(
                "核对代码；代码没错，就在 content/regions.yaml 里加一行：`- {{code: {id}, name: {{zh: 请填写名称}}}}`"
            ),
            en: format!(
                "check the code; if it is right, add a line to content/regions.yaml, with the region's name: `- {{code: {id}, name: {{zh: …}}}}`"
            ),
            instead: None,
        };
    }
    let known: BTreeSet<&str> = if candidates.len() <= 100 {
        candidates.iter().map(|(id, _)| *id).collect()
    } else {
        BTreeSet::new()
    };
    if candidates.is_empty() {
        return Advice {
            zh: format!("还没有任何{zh}；先建立记录，或删去这个编号"),
            en: format!("there is no {en} at all yet"),
            instead: None,
        };
    }
    if is_code(id) {
        return Advice {
            zh: format!("这是号码，请对照原文核对每一位；没写错，就先建立这个{zh}"),
            en: format!(
                "this is a number: compare every digit with its source; if it is right, create this {en} first"
            ),
            instead: None,
        };
    }
    if (1..=12).contains(&known.len()) {
        let name = |id: &str| {
            candidates
                .iter()
                .find(|(own, _)| *own == id)
                .map_or("", |(_, name)| *name)
        };
        let list: Vec<String> = known
            .into_iter()
            .map(|id| match name(id) {
                "" => id.to_owned(),
                name => format!("{id}（{name}）"),
            })
            .collect();
        return Advice {
            zh: format!("现有的编号：{}", list.join("、")),
            en: format!("the ids are: {}", list.join(", ")),
            instead: None,
        };
    }
    look_it_up(what)
}

/// Advice for a file that is not there: another is named only where the name is nearly the same, and the ending is.
fn advise_file(id: &str, candidates: &[(&str, &str)]) -> Advice {
    let plain = |name: &str| {
        half_width(name)
            .to_lowercase()
            .replace([' ', '\u{3000}'], "")
            .replace('。', ".")
    };
    let split = |path: &str| {
        let name = plain(path.rsplit('/').next().unwrap_or(path));
        // A comma in the place of the dot, as it is typed on a Chinese keyboard.
        let (stem, ending) = name.rsplit_once(['.', ',', '、']).unwrap_or((&name, ""));
        (stem.to_owned(), ending.to_owned())
    };
    let (stem, ending) = split(id);
    let same = candidates
        .iter()
        .find(|(path, _)| split(path) == (stem.clone(), ending.clone()));
    let near = same.map(|(path, _)| *path).or_else(|| {
        let alike: Vec<(String, &str)> = candidates
            .iter()
            .map(|(path, _)| (split(path), *path))
            .filter(|((_, own), _)| *own == ending)
            .map(|((stem, _), path)| (stem, path))
            .collect();
        let near = nearest(&stem, alike.iter().map(|(stem, _)| stem.as_str()))?;
        alike.iter().find(|(stem, _)| stem == near).map(|(_, path)| *path)
    });
    match near {
        Some(near) => Advice {
            zh: format!("最接近的是 {near}"),
            en: format!("the nearest is {near}"),
            instead: Some(near.to_owned()),
        },
        None if let Some(other) = only_ending(id, candidates) => Advice {
            zh: format!(
                "content/files/ 里有 {other}：就是它的，写 {other}；是另一个文件的，把它放进 content/files/"
            ),
            en: format!(
                "content/files/ holds {other}: write that if it is meant, else put the file into content/files/"
            ),
            instead: None,
        },
        None => Advice {
            zh: "把这个文件放进 content/files/；已经放了的，名字要写得一模一样，连扩展名".to_owned(),
            en: "put the file into content/files/; if it is there, write its name exactly, with its ending"
                .to_owned(),
            instead: None,
        },
    }
}

/// The one file that has the same name but for its ending.
fn only_ending<'c>(id: &str, candidates: &[(&'c str, &str)]) -> Option<&'c str> {
    let without = |path: &'_ str| match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => stem.to_lowercase(),
        _ => path.to_lowercase(),
    };
    let own = without(id);
    let mut alike = candidates
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| without(path) == own);
    alike.next().filter(|_| alike.next().is_none())
}

/// The fault of an id that two site folders use: neither sees the other's records.
fn shared((zh, en): (&str, &str), id: &str, (first, second): (&Origin, &Origin), field: &str) -> Fault {
    let (one, other) = (&first.file, &second.file);
    let fault = Fault::new(
        code::ID_IN_TWO_FOLDERS,
        format!("{zh}的编号 {id} 在两个网站文件夹里都有：{one} 和 {other}"),
        format!("two site folders have a record of the kind {en} with the id {id}: {one} and {other}"),
    );
    if field == "code" {
        return fault.help(
            "自编的代码（x 开头）一边换一个，比如在 x 后面加上县名的拼音；官方的代码，对照着改正写错的一条",
            "where codes are a folder's own (`x…`), one of them takes another, say with the county's name after the x; official \
             ones: correct the one that is wrong",
        );
    }
    fault.help(
        "两边商量：一边换一个编号，比如在前面加上县名的拼音，原来的编号写进 aliases；是同一件事的，只留一边",
        "agree on it: one of them takes another id, say with the county's name before it, and names the old one in \
         `aliases`; if they are the same, one of them keeps it",
    )
}

fn look_it_up((zh, en): (&str, &str)) -> Advice {
    Advice {
        zh: format!("核对编号，或先建立这个{zh}"),
        en: format!("check the id, or create this {en} first"),
        instead: None,
    }
}

/// Whether the way up from a place comes back to it, or goes on beyond so many steps.
pub(crate) fn leads_back(start: usize, most: usize, parent: impl Fn(usize) -> Option<usize>) -> bool {
    let above = std::iter::successors(parent(start), |at| parent(*at));
    above.zip(1..).any(|(at, steps)| at == start || steps > most)
}

/// The finding for whose parents lead back to it.
pub(crate) fn cycle(id: &str, (zh, en): (&'static str, &'static str)) -> Fault {
    Fault::new(
        code::CYCLE,
        format!("{id} 的上级绕了一圈又回到它自己"),
        format!("following parents from {id} leads back to it"),
    )
    .help(zh, en)
}

/// A name for messages, which are in Chinese first.
pub(crate) fn name(text: &Text) -> &str {
    text.best(Lang::ZH, Lang::ZH).0
}
