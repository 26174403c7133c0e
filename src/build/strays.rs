//! Stray folders: many files that stand where nothing is read are told as one finding, with the folder that is missed.
//!
//! **You are here:** `build/` — beside `memo`; no IO. A renamed `notices/` is one slip, and a hundred files gone.

use crate::diag::{Diagnostic, Fault, Place, code};
use crate::disk::tree::Tree;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The folders of records, and how a file of theirs ends.
const FOLDERS: [(&str, &str); 6] = [
    ("notices", "md"),
    ("pages", "md"),
    ("stations", "yaml"),
    ("services", "yaml"),
    ("operators", "yaml"),
    ("regions", "yaml"),
];
/// So many files make a folder worth a finding of its own.
const MANY: usize = 2;

/// The findings, with those about files of one stray folder joined.
pub(super) fn joined(found: Vec<Diagnostic>, tree: &Tree) -> Vec<Diagnostic> {
    let mut strays: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let mut rest = Vec::new();
    for finding in found {
        match folder(&finding) {
            Some(folder) => strays.entry(folder.to_owned()).or_default().push(finding),
            None => rest.push(finding),
        }
    }
    for (folder, findings) in strays {
        if findings.len() < MANY {
            rest.extend(findings);
        } else {
            rest.push(of_folder(&folder, &findings, tree));
        }
    }
    rest
}

/// The folder of a file that is not read although it is written as records are.
fn folder(finding: &Diagnostic) -> Option<&str> {
    if finding.fault.code.id != code::UNEXPECTED_FILE.id {
        return None;
    }
    let file = &*finding.place.file;
    let (folder, _) = file.strip_prefix("content/")?.split_once('/')?;
    let ending = file.rsplit_once('.')?.1.to_ascii_lowercase();
    let known =
        FOLDERS.iter().any(|(own, _)| *own == folder) || folder == "disclosure" || folder == "statistics";
    (!known && matches!(ending.as_str(), "md" | "yaml" | "yml")).then_some(folder)
}

fn of_folder(folder: &str, findings: &[Diagnostic], tree: &Tree) -> Diagnostic {
    let count = findings.len();
    let documents = findings
        .iter()
        .filter(|finding| finding.place.file.to_ascii_lowercase().ends_with(".md"))
        .count();
    let ending = if documents * 2 > count { "md" } else { "yaml" };
    // A folder of that kind that is no longer there is the one that was renamed.
    let missed: Vec<&str> = FOLDERS
        .iter()
        .filter(|(own, of)| *of == ending && !has(tree, own))
        .map(|(own, _)| *own)
        .collect();
    let near = crate::record::nearest(folder, missed.iter().copied());
    let fault = Fault::new(
        code::UNEXPECTED_FILE,
        format!("文件夹 content/{folder}/ 里的 {count} 个文件都不会被使用，网站上没有它们的内容"),
        format!("none of the {count} files in content/{folder}/ is used: nothing of them is on the site"),
    );
    let fault = match (near, missed.as_slice()) {
        (Some(one), _) | (None, &[one]) => fault.help(
            format!("content/{one}/ 没有了，多半是改了名：把文件夹 {folder} 改回 {one}"),
            format!(
                "there is no content/{one}/, so it was probably renamed: call the folder {folder} {one} again"
            ),
        ),
        (None, _) => match &findings[0].fault.help_zh {
            Some(zh) => fault.help(zh.clone(), findings[0].fault.help_en.clone().unwrap_or_default()),
            None => fault,
        },
    };
    let first: &Arc<str> = &findings[0].place.file;
    fault.at(Place::file(first))
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
        let found = joined(found, &tree);
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
