//! Packaging errors: why nothing left the building, in words for the person at the keyboard.
//!
//! **You are here:** `disk/package/` — comes back from every step; no IO.

use crate::disk::change::reason;
use crate::disk::publish::PublishError;
use std::io;
use std::path::{Path, PathBuf};

/// Why a site was not packed, compared or published.
#[derive(Debug)]
pub enum PackageError {
    /// The folder holds no built site.
    NoSite {
        /// Where one was looked for.
        folder: PathBuf,
    },
    /// The folder holds a part of a site, or one that somebody has changed.
    Half {
        /// Where it is.
        folder: PathBuf,
        /// The first file that is not as it was built.
        path: String,
        /// Whether it is gone; else it is another.
        missing: bool,
    },
    /// The list of published files is of no use.
    List(PublishError),
    /// A manifest that cannot be understood.
    BadManifest {
        /// Which.
        path: PathBuf,
        /// Its first line that cannot be read, from 1.
        line: usize,
    },
    /// An archive that is none of ours.
    BadArchive {
        /// Which.
        path: PathBuf,
        /// What is wrong with it, as the reader says.
        why: String,
    },
    /// Somebody else is publishing to the same target.
    Busy {
        /// Its name.
        target: String,
    },
    /// The system refuses.
    Io {
        /// With which file.
        path: PathBuf,
        /// What it says.
        error: io::Error,
    },
}

impl PackageError {
    /// For `map_err`: the system's refusal of a file.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> PackageError {
        move |error| PackageError::Io {
            path: path.to_owned(),
            error,
        }
    }

    /// What to tell, in Chinese or in English.
    pub fn message(&self, zh: bool) -> String {
        match self {
            PackageError::NoSite { folder } => {
                let folder = folder.display();
                if zh {
                    format!("{folder} 里没有生成好的网站。先运行 zhandian build")
                } else {
                    format!("there is no built site in {folder}. Run zhandian build first")
                }
            }
            PackageError::Half {
                folder,
                path,
                missing,
            } => {
                let folder = folder.display();
                match (zh, missing) {
                    (true, true) => format!(
                        "{folder} 里的网站不完整：少了 {path}（上次生成没有完成，或有人删了它）。再运行一次 zhandian build"
                    ),
                    (true, false) => format!(
                        "{folder} 里的 {path} 和生成时的不一样（有人改过它，或上次生成没有完成）。再运行一次 zhandian build；要改内容，请改 content 里的文件"
                    ),
                    (false, true) => format!(
                        "the site in {folder} is not whole: {path} is missing (the last build did not end, or somebody deleted it). Run zhandian build again"
                    ),
                    (false, false) => format!(
                        "{path} in {folder} is not what was built (somebody changed it, or the last build did not end). Run zhandian build again; what is to be changed is changed in content"
                    ),
                }
            }
            PackageError::List(error) => error.message(zh),
            PackageError::BadManifest { path, line } => {
                let path = path.display();
                if zh {
                    format!(
                        "{path} 不是 zhandian package 写的清单（第 {line} 行看不懂）。请用原来的 .manifest.txt 或 .zip"
                    )
                } else {
                    format!(
                        "{path} is no manifest of zhandian package (line {line}). Name the .manifest.txt or .zip as it was written"
                    )
                }
            }
            PackageError::BadArchive { path, why } => {
                let path = path.display();
                if zh {
                    format!(
                        "{path} 不是 zhandian package 写的压缩包，或者坏了（{why}）。请用原来的 .zip 或 .manifest.txt"
                    )
                } else {
                    format!(
                        "{path} is no archive of zhandian package, or is damaged ({why}). Name the .zip or .manifest.txt as it was written"
                    )
                }
            }
            PackageError::Busy { target } => {
                if zh {
                    format!("另一个 zhandian 正在发布到“{target}”。等它完成再试")
                } else {
                    format!("another zhandian is publishing to {target}. Wait until it is done and try again")
                }
            }
            PackageError::Io { path, error } => {
                let (path, why) = (path.display(), reason(error, zh));
                if zh {
                    format!("{path} 读不了或写不进去：{why}")
                } else {
                    format!("cannot read or write {path}: {why}")
                }
            }
        }
    }
}
