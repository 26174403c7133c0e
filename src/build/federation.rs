//! Included site folders in a build: the order of their files, what is said of folders that cannot be included, and of files
//! that the whole site has instead.
//!
//! **You are here:** `build/` — beside `memo`; which folders there are is told by the tree; no IO.

use crate::diag::{Diagnostic, Fault, Place, code};
use crate::disk::tree::{IncludeFault, SourceFile, Tree, Why};
use crate::value::included_in;
use std::sync::Arc;

const SETTINGS: &str = "content/site.yaml";

/// The files, the site's own first, then folder by folder in the order of the settings' list.
pub(super) fn in_order<'t>(mut files: Vec<&'t SourceFile>, tree: &Tree) -> Vec<&'t SourceFile> {
    let members = tree.members();
    if !members.is_empty() {
        let place = |folder: &str| members.get(folder).map_or(usize::MAX, |member| member.at);
        files.sort_by_key(|file| included_in(&file.path).map(place));
    }
    files
}

/// The name of the included folder that a file is of; none for the site's own.
pub(super) fn name_of(path: &str, tree: &Tree) -> Option<Arc<str>> {
    let folder = included_in(path)?;
    let member = tree.members().get(folder).map(|member| Arc::clone(&member.name));
    // A tree that was made in memory has files and no members.
    Some(member.unwrap_or_else(|| folder.rsplit('/').next().unwrap_or(folder).into()))
}

/// A note for each file of an included folder that is left out because the whole site has its own, and says something else.
pub(super) fn passed_over(tree: &Tree) -> Vec<Diagnostic> {
    let files = tree.members().values().flat_map(|member| &member.differing);
    let told = files.map(|file| {
        let own = crate::value::in_content(file).unwrap_or(file);
        let there = tree.get(&format!("content/{own}")).is_some();
        let (zh, en) = if there {
            (
                format!("收进来的这个文件没有用：全站用的是本站的 content/{own}，两边不一样"),
                format!("this file of an included folder is not used: the site has its own content/{own}, which differs"),
            )
        } else {
            (
                "收进来的这个文件没有用：设置、服务清单、公开目录、标签这些，全站用本站自己的".to_owned(),
                "this file of an included folder is not used: settings, menu, catalogue and lists are the site's own".to_owned(),
            )
        };
        Fault::new(code::OWN_FILE_NOT_USED, zh, en)
            .help(
                "不用改。它的记录提到本站没有的事项、标签、级别时，会另外报错：把缺的加进本站的文件",
                "nothing need be done; where its records name a service, tag or level that the site lacks, that is told: add \
                 what is missing to the site's own file",
            )
            .at(Place::file(file))
    });
    told.collect()
}

/// The finding for a site folder that cannot be included.
pub(super) fn not_included(fault: &IncludeFault) -> Diagnostic {
    let folder = &fault.folder;
    let entry = |at: usize| at + 1;
    let said = match &fault.why {
        Why::Missing => Fault::new(
            code::INCLUDE_AWAY,
            format!("没有文件夹 {folder}，或者打不开"),
            format!("there is no folder {folder}, or it cannot be opened"),
        )
        .help(
            "路径从本网站的文件夹算起，如 ../kenli；在共享文件夹或移动硬盘上的，看是不是断开了",
            "the path begins at this site's folder, as in ../kenli; if it is on a share or a disk, see whether that is connected",
        ),
        Why::NoSite => Fault::new(
            code::INCLUDE_AWAY,
            format!("{folder} 里没有网站（content/site.yaml）"),
            format!("there is no site in {folder} (content/site.yaml)"),
        )
        .help(
            "写网站文件夹本身，里面有 content 的那一个，不写 content",
            "name the site folder itself, the one with content in it, and not the folder content",
        ),
        Why::Itself => wrong(
            format!("{folder} 就是本网站，或者一个在另一个的 content 里"),
            format!("{folder} is this very site, or one of them lies in the other's content"),
            ("删去这一项", "delete this entry"),
        ),
        Why::Twice(first) => wrong(
            format!("{folder} 收了两次，另一次是第 {} 项", entry(*first)),
            format!("{folder} is included twice; the other is entry {}", entry(*first)),
            ("删去一项", "delete one of them"),
        ),
        Why::SameName(first) => wrong(
            format!("{folder} 和第 {} 项的名称一样，附件的网址会混在一起", entry(*first)),
            format!("{folder} has the name of entry {}: their attachments would meet", entry(*first)),
            (
                "给其中一个另写名称：{folder: …, name: …}",
                "give one of them another name: {folder: …, name: …}",
            ),
        ),
        Why::NoName => wrong(
            format!("文件夹名 {folder} 不能做网址的一部分"),
            format!("the folder's name {folder} cannot be part of an address"),
            (
                "写上名称（小写字母、数字和连字符）：{folder: …, name: kenli}",
                "give a name of lower-case letters, digits and hyphens: {folder: …, name: kenli}",
            ),
        ),
        Why::Reserved => wrong(
            format!("{folder} 的路径里不能有叫 content 的文件夹，也不能在本站的 themes 里"),
            format!("no folder of the path {folder} may be called content, nor may it lie in the site's own themes"),
            (
                "把它放到别的文件夹里；写的是 content 的，写到它外面一层为止",
                "put it elsewhere; if its content was named, name the folder around that",
            ),
        ),
        Why::Includes(inner) => wrong(
            format!("{folder} 自己又收了 {inner}，本站的 include 里没有写，它的内容会缺"),
            format!("{folder} includes {inner} itself, which this list lacks: its content would be missing"),
            (
                "把它们都写进本站的 include，一个文件夹一项",
                "name all of them in this site's `include`, one entry a folder",
            ),
        ),
    };
    said.at(Place::field(&SETTINGS.into(), fault.field.clone()))
}

fn wrong(zh: String, en: String, (help_zh, help_en): (&str, &str)) -> Fault {
    Fault::new(code::INCLUDE_WRONG, zh, en).help(help_zh, help_en)
}
