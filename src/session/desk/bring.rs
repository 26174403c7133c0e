//! Brought files: pictures and attachments that come with a form or are dropped on it, looked at before they go into
//! `content/files/`.
//!
//! **You are here:** `session/desk` — before `save`, which writes them with the record, all or none. Which kinds are taken is said
//! by `personal/file`, by name and by what the bytes are; what runs in a browser never is. A picture is made ready by
//! [`crate::session::intake`]. `waiting`: what was dropped on a form and is not saved yet; `into`: what came with a form that is.

mod into;
mod waiting;

pub(super) use into::came_with;
pub(super) use waiting::Waiting;

use super::Desk;
use crate::form::Told;
use crate::html::data_address;
use crate::personal::file::{self, Admission, Damaged, Unchecked};
use crate::picture;
use crate::preview::edit::{Posted, Reply, Upload};
use crate::session::amount;
use crate::session::intake::{self, Ready};
use crate::session::save::FileSave;
use serde_json::json;
use std::path::Path;

/// The longest file that is taken. *Units:* bytes.
const LARGEST: usize = 40 * 1024 * 1024;
/// Kinds that are refused here though they are published when somebody puts them there: they can hold scripts.
const NEVER: [&str; 6] = ["html", "htm", "svg", "svgz", "js", "xml"];
/// The code of a file that is not taken.
const REFUSED: &str = "Z722";

/// A file that goes into the folder of attachments.
#[derive(Debug, Clone)]
pub(super) enum Brought {
    /// As pages carry it; the original goes into the history.
    Picture(Ready),
    /// As it came.
    File {
        /// Relative to the site folder: `content/files/附件1.docx`.
        path: String,
        /// Its bytes.
        bytes: Vec<u8>,
        /// Whether the folder has exactly this file already.
        there: bool,
    },
}

impl Brought {
    /// Relative to the site folder.
    pub(super) fn path(&self) -> &str {
        match self {
            Brought::Picture(ready) => &ready.path,
            Brought::File { path, .. } => path,
        }
    }

    /// As it is to lie there.
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Brought::Picture(ready) => &ready.imported.bytes,
            Brought::File { bytes, .. } => bytes,
        }
    }

    /// The photograph that a picture was made of.
    pub(super) fn original(&self) -> Option<&[u8]> {
        match self {
            Brought::Picture(ready) => Some(&ready.original),
            Brought::File { .. } => None,
        }
    }

    /// As a record names it: `files/附件1.docx`.
    pub(super) fn link(&self) -> &str {
        let path = self.path();
        path.strip_prefix("content/").unwrap_or(path)
    }

    /// Its name without folder and ending.
    fn stem(&self) -> &str {
        let name = self.path().rsplit('/').next().unwrap_or_default();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// For the save door.
    pub(super) fn save(&self) -> FileSave {
        match self {
            Brought::Picture(ready) => ready.save(),
            Brought::File { path, bytes, there } => FileSave {
                path: path.clone(),
                opened: there.then(|| *blake3::hash(bytes).as_bytes()),
                new: Some(bytes.clone()),
                touched: Vec::new(),
            },
        }
    }
}

impl Desk {
    /// A file that was dropped on a form: it waits here until the record is saved that names it.
    pub(super) fn bring(&self, posted: &Posted) -> Reply {
        let field = posted.text("field").unwrap_or_default();
        let Some(upload) = posted.files.iter().find(|own| own.control == "file") else {
            return Reply::Json(json!({"told": [refused(field, "", "没有选文件")]}).to_string());
        };
        let brought = match self.admitted(upload, "") {
            Ok(brought) => brought,
            Err(words) => {
                let told = refused(field, &upload.file_name, &words);
                return Reply::Json(json!({"told": [told]}).to_string());
            }
        };
        let answer = described(&brought);
        self.waiting.put(brought);
        Reply::Json(answer.to_string())
    }

    /// A file that may go into the site, under a name that is free. *Errors:* why not.
    pub(super) fn admitted(&self, upload: &Upload, alt: &str) -> Result<Brought, String> {
        let name = plain_name(&upload.file_name);
        if name.is_empty() || name.starts_with('.') {
            return Err("它没有名字".to_owned());
        }
        if upload.bytes.is_empty() {
            return Err("它是空的".to_owned());
        }
        if upload.bytes.len() > LARGEST {
            return Err("它太大了（最多 40 MB）".to_owned());
        }
        let ending = name
            .rsplit_once('.')
            .map_or("", |(_, ending)| ending)
            .to_lowercase();
        if NEVER.contains(&ending.as_str()) {
            return Err("这种文件能在浏览器里运行程序，不能放进网站".to_owned());
        }
        if file::look(&name, &[]).admission == Admission::Active {
            return Err("这种文件能运行程序，不能放进网站".to_owned());
        }
        let is_film = matches!(ending.as_str(), "mp4" | "m4v" | "mov" | "avi");
        if picture::is_picture(&name) && !is_film {
            let ready = self.picture(upload.bytes.clone(), &name, alt)?;
            guarded(&ready.imported.name, &ready.imported.bytes)?;
            return Ok(Brought::Picture(ready));
        }
        guarded(&name, &upload.bytes)?;
        let path = format!("content/files/{name}");
        if self.waiting.other_than(&path, &upload.bytes) {
            return Err("刚才已经拖进来一个同名的文件，内容不同：改个名字再选".to_owned());
        }
        let there = crate::disk::change::read(&self.root, &path).map_err(|error| error.message(true))?;
        let there = match there {
            Some(bytes) if bytes == upload.bytes => true,
            Some(_) => return Err("网站里已经有一个同名的文件，内容不同：改个名字再选".to_owned()),
            None => false,
        };
        Ok(Brought::File {
            path,
            bytes: upload.bytes.clone(),
            there,
        })
    }

    /// A picture for the site at a free place. *Errors:* pages cannot carry it, or no file can have its name.
    pub(super) fn picture(&self, bytes: Vec<u8>, name: &str, alt: &str) -> Result<Ready, String> {
        let ready =
            intake::picture(bytes, name, alt, &|path| self.is_taken(path)).map_err(|refusal| refusal.zh)?;
        // Names that no Windows has are refused here, not when everything is filled in.
        crate::disk::change::read(&self.root, &ready.path).map_err(|error| error.message(true))?;
        Ok(ready)
    }

    /// Whether a place is taken, in the folder or by what waits.
    pub(super) fn is_taken(&self, path: &str) -> bool {
        self.waiting.holds(path) || !matches!(crate::disk::change::read(&self.root, path), Ok(None))
    }
}

/// What the guard says of a file. *Errors:* why it is not taken.
fn guarded(name: &str, bytes: &[u8]) -> Result<(), String> {
    let looked = file::look(name, bytes);
    if matches!(looked.damaged, Some(Damaged::OtherForm | Damaged::Empty)) {
        return Err("它里面不是名字所说的那种文件：用原来的程序打开，另存一份再选".to_owned());
    }
    if looked.unchecked == Some(Unchecked::Unreadable) {
        return Err("它坏了，读不出来：用原来的程序打开，另存一份再选".to_owned());
    }
    if !looked.numbers.is_empty() || !looked.persons.is_empty() {
        return Err("里面有个人信息（身份证号、手机号、银行卡号或姓名加隐私）：遮去再选".to_owned());
    }
    if looked.secret.is_some() {
        return Err("里面有密级标志，不能公开".to_owned());
    }
    match looked.admission {
        Admission::Listed => Ok(()),
        Admission::Active => Err("这种文件能运行程序，不能放进网站".to_owned()),
        Admission::Unlisted(_) => {
            Err("这种文件不是每台电脑都能打开：另存为 PDF、DOCX、XLSX、JPG 或 PNG 再选".to_owned())
        }
    }
}

/// What the script is told of a file that was taken.
fn described(brought: &Brought) -> serde_json::Value {
    let size = amount::size(brought.bytes().len() as u64);
    match brought {
        Brought::Picture(ready) => json!({
            "link": brought.link(), "name": brought.stem(), "picture": true, "size": size,
            "said": ready.imported.done.told(true), "data": data_of(ready),
        }),
        Brought::File { .. } => json!({
            "link": brought.link(), "name": brought.stem(), "picture": false, "size": size, "said": "",
        }),
    }
}

/// A picture as an address, so that it can be shown before it lies anywhere.
pub(super) fn data_of(ready: &Ready) -> String {
    let media = if Path::new(&ready.path)
        .extension()
        .is_some_and(|ending| ending == "png")
    {
        "image/png"
    } else {
        "image/jpeg"
    };
    data_address(media, &ready.imported.bytes)
}

/// Why a file is not taken, at its field.
pub(super) fn refused(field: &str, name: &str, words: &str) -> Told {
    let words = format!("没有收下文件“{}”：{words}", plain_name(name));
    Told::error(field, REFUSED, words)
}

/// The name without folders and what does not belong into one.
pub(super) fn plain_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars()
        .filter(|c| !c.is_control())
        .collect::<String>()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_folders() {
        assert_eq!(plain_name("..\\..\\示例 说明.txt"), "示例 说明.txt");
        assert_eq!(plain_name("a/b/\u{0}c.pdf "), "c.pdf");
        assert_eq!(plain_name("/"), "");
    }
}
