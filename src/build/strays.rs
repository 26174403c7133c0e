//! Stray folders: many files that stand where nothing is read are told as one finding, with the folder that is missed.
//!
//! **You are here:** `build/` — beside `memo`; no IO. A renamed `notices/` is one slip, and a hundred files gone.

use crate::diag::{Code, Diagnostic, Fault, Place, Severity, code};
use crate::disk::tree::Tree;
use crate::record::{FileKind, file_meant, folder_meant, kind_by_keys, stem};
use crate::source::encoding;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The folders of content, how a file of theirs ends, and what stands in them.
const FOLDERS: [(&str, &str, &[FileKind]); 10] = [
    ("notices", "md", &[FileKind::Notices]),
    ("pages", "md", &[FileKind::Pages]),
    ("guides", "md", &[FileKind::Guides]),
    ("stations", "yaml", &[FileKind::Stations]),
    ("services", "yaml", &[FileKind::Services]),
    ("operators", "yaml", &[FileKind::Operators]),
    ("regions", "yaml", &[FileKind::Regions]),
    ("disclosure", "", &[FileKind::Catalogue, FileKind::Disclosures]),
    ("statistics", "", &[FileKind::Measures, FileKind::Figures]),
    ("files", "", &[FileKind::Attachment]),
];
/// So many files make a folder worth a finding of its own.
const MANY: usize = 2;
/// So many files of a folder are looked into for what they hold.
const LOOKED_INTO: usize = 5;

/// A file or folder that is not read, and what is missed for it.
pub(super) struct Stray {
    /// The file that its finding stands at.
    pub(super) file: Arc<str>,
    /// What it holds.
    kinds: Vec<FileKind>,
    /// Of a single attachment the name, of a record beside others what is said of its id: what refers to others is no consequence.
    name: Option<String>,
}

impl Stray {
    /// Whether a finding is only there because this is not read.
    pub(super) fn explains(&self, found: &Diagnostic) -> bool {
        self.kinds
            .iter()
            .any(|kind| follow(*kind).contains(&found.fault.code))
            && self
                .name
                .as_ref()
                .is_none_or(|name| found.fault.zh.contains(name.as_str()))
    }
}

/// The findings, with those about files of one stray folder joined; and what is missed for them.
pub(super) fn joined(found: Vec<Diagnostic>, tree: &Tree) -> (Vec<Diagnostic>, Vec<Stray>) {
    let mut folders: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let mut rest = Vec::new();
    for finding in found {
        match folder(&finding) {
            Some(folder) => folders.entry(folder.to_owned()).or_default().push(finding),
            None => rest.push(finding),
        }
    }
    let mut strays = Vec::new();
    let mut single = Vec::new();
    for (folder, findings) in folders {
        if findings.len() < MANY {
            single.extend(findings);
        } else {
            let (finding, stray) = of_folder(&folder, &findings, tree);
            strays.extend(stray);
            rest.push(finding);
        }
    }
    for finding in &mut rest {
        strays.extend(top_level(finding, tree));
    }
    strays.extend(rest.iter().filter_map(|finding| beside(finding, tree)));
    strays.extend(
        single
            .iter()
            .filter_map(|finding| alone(&finding.place.file, tree)),
    );
    rest.extend(single);
    (rest, strays)
}

/// The folder of a file that is not read, if it is none of those that are.
fn folder(finding: &Diagnostic) -> Option<&str> {
    if finding.fault.code.id != code::UNEXPECTED_FILE.id {
        return None;
    }
    let (folder, _) = finding.place.file.strip_prefix("content/")?.split_once('/')?;
    let known = FOLDERS.iter().any(|(own, ..)| *own == folder);
    (!known).then_some(folder)
}

/// What is missed for a record in a folder of content that is another kind's, or under a name that is not read: its own id.
fn beside(finding: &Diagnostic, tree: &Tree) -> Option<Stray> {
    let file = &finding.place.file;
    let known = || {
        FOLDERS
            .iter()
            .any(|(own, ..)| file.starts_with(&format!("content/{own}/")))
    };
    if finding.fault.code.id != code::UNEXPECTED_FILE.id || !known() {
        return None;
    }
    let bytes = tree.get(file)?.bytes()?;
    let kind = kind_by_keys(file, bytes)?;
    let text = encoding::decode(bytes).ok()?;
    let written = text.lines().find_map(|line| line.strip_prefix("id:"));
    let name = file.rsplit('/').next().unwrap_or_default();
    let id = written.map_or_else(
        || name.split(['.', '。', '．']).next().unwrap_or_default(),
        str::trim,
    );
    Some(Stray {
        file: Arc::clone(file),
        kinds: vec![kind],
        name: Some(format!("编号为 {id} 的")),
    })
}

/// What is missed for a single file by its keys, or by its name.
fn alone(file: &Arc<str>, tree: &Tree) -> Option<Stray> {
    let kind = kind_by_keys(file, tree.get(file)?.bytes().unwrap_or_default());
    let name = file.rsplit('/').next().unwrap_or_default();
    let text = ["md", "yaml", "yml"]
        .iter()
        .any(|ending| file.to_ascii_lowercase().ends_with(&format!(".{ending}")));
    let (kind, name) = match kind {
        Some(kind) => (kind, None),
        None if !text => (FileKind::Attachment, Some(format!("files/{name}"))),
        None => return None,
    };
    Some(Stray {
        file: Arc::clone(file),
        kinds: vec![kind],
        name,
    })
}

/// A file right in content/ whose name is nearly that of one which is read: its advice is made anew.
fn top_level(finding: &mut Diagnostic, tree: &Tree) -> Option<Stray> {
    if finding.fault.code.id != code::UNEXPECTED_FILE.id {
        return None;
    }
    let file = Arc::clone(&finding.place.file);
    let name = file.strip_prefix("content/").filter(|name| !name.contains('/'))?;
    let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    if !matches!(ending.as_str(), "yaml" | "yml") {
        return None;
    }
    let by_keys = kind_by_keys(&file, tree.get(&file)?.bytes().unwrap_or_default());
    let meant = file_meant(stem(&file)).filter(|_| {
        by_keys.is_none_or(|kind| {
            // What tags and audiences say of themselves, categories say as well.
            matches!(kind, FileKind::Settings | FileKind::Regions | FileKind::Services)
        })
    });
    let Some(meant) = meant else {
        return alone(&file, tree);
    };
    let there = tree.get(&format!("content/{meant}.yaml")).is_some() || has(tree, meant);
    let fault = finding.fault.clone();
    if there {
        finding.fault = fault.help(
            format!("只读 content/{meant}.yaml，它已经有了：把这里要保留的内容写进它，再删去这个文件"),
            format!("content/{meant}.yaml is what is read, and it is there: write into it what is to stay and delete this file"),
        );
        return None;
    }
    finding.fault = fault
        .help(
            format!("content/{meant}.yaml 没有了，多半是改了名：把这个文件改回 {meant}.yaml"),
            format!("there is no content/{meant}.yaml, so it was probably renamed: call this file {meant}.yaml again"),
        )
        .instead(format!("{meant}.yaml"));
    finding.severity = Severity::Error;
    let kind = crate::record::file_kind(&format!("content/{meant}.yaml"));
    Some(Stray {
        file,
        kinds: vec![kind],
        name: None,
    })
}

fn of_folder(folder: &str, findings: &[Diagnostic], tree: &Tree) -> (Diagnostic, Option<Stray>) {
    let count = findings.len();
    let first: &Arc<str> = &findings[0].place.file;
    let fault = Fault::new(
        code::UNEXPECTED_FILE,
        format!("文件夹 content/{folder}/ 里的 {count} 个文件都不会被使用，网站上没有它们的内容"),
        format!("none of the {count} files in content/{folder}/ is used: nothing of them is on the site"),
    );
    let Some((one, kinds)) = renamed(folder, findings, tree) else {
        let fault = match &findings[0].fault.help_zh {
            Some(zh) => fault.help(zh.clone(), findings[0].fault.help_en.clone().unwrap_or_default()),
            None => fault,
        };
        return (fault.at(Place::file(first)), None);
    };
    let fault = fault.help(
        format!("content/{one}/ 没有了，多半是改了名：把文件夹 {folder} 改回 {one}"),
        format!(
            "there is no content/{one}/, so it was probably renamed: call the folder {folder} {one} again"
        ),
    );
    let mut finding = fault.at(Place::file(first));
    // A site that has lost a whole folder is not published.
    finding.severity = Severity::Error;
    let stray = Stray {
        file: Arc::clone(first),
        kinds: kinds.to_vec(),
        name: None,
    };
    (finding, Some(stray))
}

/// The folder that a stray one was: no longer there, and told by what the files hold, by the folder's name, or because it
/// alone is missed.
fn renamed(
    folder: &str,
    findings: &[Diagnostic],
    tree: &Tree,
) -> Option<(&'static str, &'static [FileKind])> {
    let count = |ending: &str| {
        let ends = |finding: &&Diagnostic| finding.place.file.to_ascii_lowercase().ends_with(ending);
        findings.iter().filter(ends).count()
    };
    let (documents, records) = (count(".md"), count(".yaml") + count(".yml"));
    let held: Vec<FileKind> = findings
        .iter()
        .take(LOOKED_INTO)
        .filter_map(|finding| kind_by_keys(&finding.place.file, tree.get(&finding.place.file)?.bytes()?))
        .collect();
    let missed = || FOLDERS.iter().filter(|(own, ..)| !has(tree, own));
    let by_keys = missed().find(|(.., kinds)| held.iter().any(|kind| kinds.contains(kind)));
    let meant = folder_meant(folder);
    let by_name = missed().find(|(own, ..)| meant == Some(*own));
    let ending = match (documents * 2 > findings.len(), records * 2 > findings.len()) {
        (true, _) => Some("md"),
        (_, true) => Some("yaml"),
        // Neither documents nor records: attachments.
        _ if documents + records == 0 => None,
        _ => return by_keys.or(by_name).map(|(own, _, kinds)| (*own, *kinds)),
    };
    let mut alike = missed().filter(|(own, of, _)| match ending {
        // Few sites have guides: only its name or its files tell that a folder is theirs.
        Some(ending) => *of == ending && *own != "guides",
        None => *own == "files",
    });
    let only = alike.next().filter(|_| alike.next().is_none());
    by_keys.or(by_name).or(only).map(|(own, _, kinds)| (*own, *kinds))
}

/// The findings that follow where records of a kind are not read.
fn follow(kind: FileKind) -> &'static [&'static Code] {
    match kind {
        FileKind::Regions => &[code::UNKNOWN_REGION, code::ORPHAN_REGION],
        FileKind::Stations => &[code::UNKNOWN_STATION],
        FileKind::Services => &[code::UNKNOWN_SERVICE],
        FileKind::Audiences => &[code::UNKNOWN_AUDIENCE],
        FileKind::Tags => &[code::UNKNOWN_TAG],
        FileKind::Operators => &[code::UNKNOWN_OPERATOR],
        FileKind::Notices => &[
            code::UNKNOWN_NOTICE,
            code::COLUMN_STALE,
            code::COLUMN_EMPTY,
            code::UNUSED_ATTACHMENT,
        ],
        FileKind::Pages => &[code::UNKNOWN_PAGE, code::UNUSED_ATTACHMENT],
        FileKind::Guides => &[code::UNKNOWN_GUIDE, code::UNUSED_ATTACHMENT],
        FileKind::Catalogue => &[code::UNKNOWN_ITEM],
        FileKind::Disclosures => &[
            code::UNKNOWN_ITEM,
            code::DISCLOSURE_LATE,
            code::DISCLOSURE_MISSING,
            code::UNUSED_ATTACHMENT,
        ],
        FileKind::Measures => &[code::UNKNOWN_MEASURE],
        FileKind::Figures => &[code::UNKNOWN_PERIOD],
        FileKind::Attachment => &[code::UNKNOWN_FILE],
        FileKind::Settings | FileKind::Wording | FileKind::Synonyms | FileKind::Unknown => &[],
    }
}

/// Whether anything is in a folder of content.
fn has(tree: &Tree, folder: &str) -> bool {
    let (inside, alone) = (format!("content/{folder}/"), format!("content/{folder}.yaml"));
    tree.files()
        .any(|file| file.path.starts_with(&inside) || *file.path == *alone)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use crate::record::parse;

    fn told(files: &[&str]) -> Vec<(String, Option<String>)> {
        let tree = Tree::from_texts(files.iter().map(|path| (*path, "title: 一\n")));
        let found = tree
            .files()
            .flat_map(|file| parse(&file.path, b"title: x\n").diagnostics.clone())
            .filter(|finding| finding.fault.code.id == "Z902")
            .collect();
        let (found, _) = joined(found, &tree);
        found
            .into_iter()
            .map(|finding| (finding.fault.zh, finding.fault.help_zh))
            .collect()
    }

    #[test]
    fn a_renamed_folder_is_one_finding_that_says_its_name() {
        for (folder, ending, known) in [
            ("notice", "md", "notices"),
            ("notices-old", "md", "notices"),
            ("station", "yaml", "stations"),
            ("པར", "md", "notices"),
        ] {
            // A free page is there, so of the folders of documents only that of the notices is missed.
            let files: Vec<String> = ["content/site.yaml", "content/pages/p.md"]
                .iter()
                .map(|path| (*path).to_owned())
                .chain((0..5).map(|number| format!("content/{folder}/n{number}.{ending}")))
                .collect();
            let files: Vec<&str> = files.iter().map(String::as_str).collect();
            let told = told(&files);
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].0.contains(&format!("content/{folder}/")) && told[0].0.contains("5 个文件"));
            assert!(
                told[0].1.as_ref().unwrap().contains(&format!("改回 {known}")),
                "{told:?}"
            );
        }
    }

    #[test]
    fn one_stray_file_and_strays_beside_a_known_folder_are_told_as_before() {
        let one = told(&["content/notice/a.md"]);
        assert_eq!(one.len(), 1);
        assert_eq!(one[0].0, "这个文件不会被使用");
        let beside = told(&["content/notices/x.txt", "content/notices/y.txt"]);
        assert_eq!(beside.len(), 2);
        let kept = told(&[
            "content/notices/a.md", "content/pages/p.md", "content/旧通知/a.md", "content/旧通知/b.md",
        ]);
        assert_eq!(kept.len(), 1);
        assert!(!kept[0].1.as_ref().unwrap().contains("改回"));
    }
}
