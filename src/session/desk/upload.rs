//! Uploads: files that are brought with a form, looked at before they go into `content/files/`.
//!
//! **You are here:** `session/desk` — before `save`, which writes them with the record, all or none. Which kinds are taken is said
//! by `personal/file`, by name and by what the bytes are; what runs in a browser never is.

use super::Desk;
use crate::form::Told;
use crate::personal::file::{self, Admission, Damaged};
use crate::preview::edit::{Posted, Upload};
use crate::session::save::FileSave;

/// The longest file that is taken. *Units:* bytes.
const LARGEST: usize = 40 * 1024 * 1024;
/// Kinds that are refused here though they are published when somebody puts them there: they can hold scripts.
const NEVER: [&str; 6] = ["html", "htm", "svg", "svgz", "js", "xml"];

/// A file that goes into the folder of attachments.
pub(super) struct Brought {
    /// Relative to the site folder: `content/files/附件1.docx`.
    pub(super) path: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// The field that names it.
    pub(super) field: Option<String>,
    /// Whether the folder has exactly this file already.
    there: bool,
}

impl Brought {
    /// As a record names it: `files/附件1.docx`.
    pub(super) fn named(&self) -> String {
        self.path.trim_start_matches("content/").to_owned()
    }

    /// For the save door.
    pub(super) fn into_save(self) -> FileSave {
        FileSave {
            path: self.path,
            opened: self.there.then(|| *blake3::hash(&self.bytes).as_bytes()),
            new: Some(self.bytes),
            touched: Vec::new(),
        }
    }
}

impl Desk {
    /// The files of a form, and what is wrong with those that are not taken.
    pub(super) fn uploads(&self, posted: &Posted) -> (Vec<Brought>, Vec<Told>) {
        let mut brought = Vec::new();
        let mut told = Vec::new();
        for upload in &posted.files {
            let field = upload
                .control
                .strip_prefix("_file:")
                .unwrap_or_default()
                .to_owned();
            match self.looked_at(upload) {
                Ok((path, there)) => brought.push(Brought {
                    path,
                    bytes: upload.bytes.clone(),
                    field: (!field.is_empty()).then_some(field),
                    there,
                }),
                Err(words) => told.push(Told {
                    field,
                    code: "Z722".to_owned(),
                    severity: "error".to_owned(),
                    message: format!("没有收下文件“{}”：{words}", plain_name(&upload.file_name)),
                    help: String::new(),
                }),
            }
        }
        (brought, told)
    }

    /// Where a file goes, and whether it is there already. *Errors:* why it is not taken.
    fn looked_at(&self, upload: &Upload) -> Result<(String, bool), String> {
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
        let looked = file::look(&name, &upload.bytes);
        if matches!(looked.damaged, Some(Damaged::OtherForm | Damaged::Empty)) {
            return Err("它里面不是名字所说的那种文件：用原来的程序打开，另存一份再选".to_owned());
        }
        if !looked.numbers.is_empty() || !looked.persons.is_empty() {
            return Err("里面有个人信息（身份证号、手机号、银行卡号或姓名加隐私）：遮去再选".to_owned());
        }
        if looked.secret.is_some() {
            return Err("里面有密级标志，不能公开".to_owned());
        }
        match looked.admission {
            Admission::Listed => {}
            Admission::Active => return Err("这种文件能运行程序，不能放进网站".to_owned()),
            Admission::Unlisted(_) => {
                return Err(
                    "这种文件不是每台电脑都能打开：另存为 PDF、DOCX、XLSX、JPG 或 PNG 再选".to_owned(),
                );
            }
        }
        let path = format!("content/files/{name}");
        let there = crate::disk::change::read(&self.root, &path).map_err(|error| error.message(true))?;
        match there {
            Some(bytes) if bytes == upload.bytes => Ok((path, true)),
            Some(_) => Err("网站里已经有一个同名的文件，内容不同：改个名字再选".to_owned()),
            None => Ok((path, false)),
        }
    }
}

/// The name without folders and what does not belong into one.
fn plain_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars()
        .filter(|c| !c.is_control())
        .collect::<String>()
        .trim()
        .to_owned()
}
