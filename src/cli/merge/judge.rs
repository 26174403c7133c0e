//! Judgement of parts: whether they are all the parts of one site, made from the same content by the same program.
//!
//! **You are here:** `cli/merge` — after each part was found whole in itself; no IO.

use crate::build::Plan;
use crate::disk::part::{Fault, Manifest, PartFolder};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Why there is no site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    /// The part's folder; none for a part that is not there.
    pub folder: Option<String>,
    /// `2/7`, where it is known.
    pub part: Option<String>,
    /// One word for programs: `unfinished`, `damaged`, `missing-file`, `changed-file`, `foreign`, `stale`, `missing`, `conflict`,
    /// `unreadable`, `incomplete`.
    pub state: &'static str,
    /// The file in question.
    pub file: Option<String>,
    pub zh: String,
    pub en: String,
    /// Whether another try may help without anything being made anew.
    pub is_machine: bool,
}

impl Refused {
    fn new(folder: Option<&Path>, state: &'static str, zh: String, en: String) -> Refused {
        Refused {
            folder: folder.map(|folder| folder.display().to_string()),
            part: None,
            state,
            file: None,
            zh,
            en,
            is_machine: false,
        }
    }

    fn of(part: &PartFolder, state: &'static str, zh: String, en: String) -> Refused {
        Refused {
            part: Some(name(&part.manifest)),
            ..Refused::new(Some(&part.folder), state, zh, en)
        }
    }

    /// A part that is not whole in itself.
    pub(super) fn by_fault(folder: &Path, fault: Fault) -> Refused {
        let shown = folder.display();
        let refused = |state, zh: String, en: String| Refused::new(Some(folder), state, zh, en);
        match fault {
            Fault::Unfinished => refused(
                "unfinished",
                format!(
                    "{shown} 里没有 zhandian-part.txt：这一份没有生成完，或者不是 build --part 生成的。请再生成这一份"
                ),
                format!(
                    "{shown} has no zhandian-part.txt: the part was not finished, or is none. Build it again"
                ),
            ),
            Fault::Manifest => refused(
                "damaged",
                format!(
                    "{shown} 的 zhandian-part.txt 不完整、被改过，或是别的版本的程序写的。请再生成这一份"
                ),
                format!(
                    "zhandian-part.txt in {shown} was cut off or changed, or is of another version. Build the part again"
                ),
            ),
            Fault::Missing(file) => Refused {
                file: Some(file.clone()),
                ..refused(
                    "missing-file",
                    format!("{shown} 少了文件 {file}。请再生成这一份，或重新拷一次"),
                    format!("{shown} lacks the file {file}. Build the part again, or copy it again"),
                )
            },
            Fault::Changed(file) => Refused {
                file: Some(file.clone()),
                ..refused(
                    "changed-file",
                    format!(
                        "{shown} 的文件 {file} 不是生成时的样子（没有拷完，或被改过）。请再生成这一份，或重新拷一次"
                    ),
                    format!(
                        "{file} in {shown} is not as it was made (cut off or changed). Build the part again, or copy it again"
                    ),
                )
            },
            Fault::Io(path, error) => Refused {
                is_machine: true,
                ..refused(
                    "unreadable",
                    format!("{} 读不出来：{error}", path.display()),
                    format!("cannot read {}: {error}", path.display()),
                )
            },
        }
    }
}

fn name(manifest: &Manifest) -> String {
    format!("{}/{}", manifest.number, manifest.of)
}

/// What keeps parts from being one site; `all` that were named are among them.
pub(super) fn judge(parts: &[PartFolder], all: bool) -> Vec<Refused> {
    let Some(reference) = most_common(parts) else {
        return Vec::new();
    };
    let mut refused: Vec<Refused> = parts
        .iter()
        .filter_map(|part| differs(part, &reference.manifest))
        .collect();
    refused.extend(doubled(parts));
    if !all || !refused.is_empty() {
        return refused;
    }
    let there: BTreeSet<u32> = parts.iter().map(|part| part.manifest.number).collect();
    for number in (1..=reference.manifest.of).filter(|number| !there.contains(number)) {
        let part = format!("{number}/{}", reference.manifest.of);
        refused.push(Refused {
            part: Some(part.clone()),
            ..Refused::new(
                None,
                "missing",
                format!("少了第 {part} 份。请生成它：zhandian build --part {part} --out 文件夹"),
                format!("part {part} is missing. Build it: zhandian build --part {part} --out DIR"),
            )
        });
    }
    if refused.is_empty() && plan_of(parts).to_string() != reference.manifest.plan {
        refused.push(Refused::new(
            None,
            "incomplete",
            "各份合起来不是整个网站：有的文件哪一份都没有生成，请各份都再生成一次".to_owned(),
            "the parts together are not the whole site: build all of them again".to_owned(),
        ));
    }
    refused
}

/// A part that agrees with most others: the ones that differ are told of, and not the many.
fn most_common(parts: &[PartFolder]) -> Option<&PartFolder> {
    let same = |one: &PartFolder, other: &PartFolder| differs(one, &other.manifest).is_none();
    parts
        .iter()
        .rev()
        .max_by_key(|part| parts.iter().filter(|other| same(other, part)).count())
}

/// Why a part does not belong to the site of another one.
fn differs(part: &PartFolder, other: &Manifest) -> Option<Refused> {
    let own = &part.manifest;
    let shown = part.folder.display();
    let (state, zh, en) = if own.of != other.of {
        (
            "foreign",
            format!(
                "{shown} 是第 {} 份，别的是按 {} 份分的。请按同样的份数再生成",
                name(own),
                other.of
            ),
            format!(
                "{shown} is part {}, the others are of {} parts",
                name(own),
                other.of
            ),
        )
    } else if own.program != other.program {
        (
            "foreign",
            format!(
                "{shown} 是另一个程序生成的（{}，别的是 {}）。请都用同一个程序",
                own.program, other.program
            ),
            format!(
                "{shown} was made by another program ({}, the others by {})",
                own.program, other.program
            ),
        )
    } else if own.input != other.input || own.plan != other.plan {
        (
            "stale",
            format!(
                "{shown} 和别的份不是同样的内容生成的（内容、日期或选项不同）。请用同样的内容再生成这一份"
            ),
            format!(
                "{shown} was made from other content, another day or other options than the others. Build it again"
            ),
        )
    } else {
        return None;
    };
    Some(Refused::of(part, state, zh, en))
}

/// The same part twice is fine (a scheduler may run one twice), if both made the same.
fn doubled(parts: &[PartFolder]) -> Vec<Refused> {
    let mut first: BTreeMap<u32, &PartFolder> = BTreeMap::new();
    let mut refused = Vec::new();
    for part in parts {
        let other = *first.entry(part.manifest.number).or_insert(part);
        if other.manifest.files != part.manifest.files && other.manifest.input == part.manifest.input {
            refused.push(Refused::of(
                part,
                "conflict",
                format!(
                    "{} 和 {} 都是第 {} 份，里面的文件却不一样。请删掉其中一个，再生成这一份",
                    part.folder.display(),
                    other.folder.display(),
                    name(&part.manifest)
                ),
                format!(
                    "{} and {} are both part {} and differ. Delete one of them and build the part again",
                    part.folder.display(),
                    other.folder.display(),
                    name(&part.manifest)
                ),
            ));
        }
    }
    refused
}

/// The plan that the parts' files make together.
fn plan_of(parts: &[PartFolder]) -> Plan {
    let paths: BTreeSet<&String> = parts.iter().flat_map(|part| part.manifest.files.keys()).collect();
    let mut plan = Plan::default();
    for path in paths {
        plan.add(path);
    }
    plan
}
