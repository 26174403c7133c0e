//! Save errors: why content files were not written, in words for the person at the keyboard.
//!
//! **You are here:** `disk/change/error` — comes back from every step of a save; no IO.

use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was written. Each file is then as it was before.
#[derive(Debug)]
pub enum ChangeError {
    /// Files that are not what they were when they were opened.
    Conflict {
        /// Their paths, relative to the site folder; at least one.
        paths: Vec<String>,
    },
    /// Someone else is saving into the same site folder, and did not end while we waited.
    Busy {
        /// Who, as `user@computer`, when that can be read.
        by: Option<String>,
    },
    /// A path that must not or cannot be written everywhere, or that leads out of `content/`.
    BadPath {
        /// The path as it was given.
        path: String,
    },
    /// The owner has closed the file to writing.
    ReadOnly {
        /// Its path, relative to the site folder.
        path: String,
    },
    /// The system refuses.
    Io {
        /// Whether something was read; else it was written.
        reading: bool,
        /// With which file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Why the system refuses a file, in plain Chinese (`zh`) or English: it says so itself in English and with names of its own.
pub fn reason(error: &io::Error, zh: bool) -> String {
    let (chinese, english) = match error.kind() {
        io::ErrorKind::PermissionDenied => (
            "没有权限，或者别的程序正打开着它。关掉那个程序，或请管理员开放这个文件夹",
            "not permitted, or another program holds it",
        ),
        io::ErrorKind::ReadOnlyFilesystem => ("这个磁盘是只读的", "the disk is read-only"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            ("磁盘满了。腾出空间再试一次", "the disk is full")
        }
        io::ErrorKind::NotFound => ("没有这个文件或文件夹", "there is no such file or folder"),
        io::ErrorKind::IsADirectory => ("这是文件夹，不是文件", "it is a folder, not a file"),
        io::ErrorKind::NotADirectory => (
            "上面有一个名字是文件，不是文件夹",
            "one of the names above it is a file, not a folder",
        ),
        _ if zh => return format!("系统报告：{error}"),
        _ => return error.to_string(),
    };
    if zh { chinese } else { english }.to_owned()
}

impl ChangeError {
    /// For `map_err`: `path` could not be read.
    pub fn read(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |error| Self::Io {
            reading: true,
            path,
            error,
        }
    }

    /// For `map_err`: `path` could not be written.
    pub fn write(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |error| Self::Io {
            reading: false,
            path,
            error,
        }
    }

    /// What happened and what to do, in plain Chinese (`zh`) or English.
    pub fn message(&self, zh: bool) -> String {
        if zh { self.chinese() } else { self.english() }
    }

    fn chinese(&self) -> String {
        match self {
            Self::Conflict { paths } => format!(
                "{} 在打开以后又被别人改过，没有写入，文件保持原样。请重新打开，再改一次",
                paths.join("、")
            ),
            Self::Busy { by } => {
                let by = by.as_deref().map_or_else(String::new, |by| format!("（{by}）"));
                format!("另一个人{by}正在保存到这个网站文件夹，没有写入。稍等几秒，再试一次")
            }
            Self::BadPath { path } if path.contains("/content/") => {
                format!("不能写 {path}：它是收进来的另一个网站文件夹的，要到那个文件夹里改")
            }
            Self::BadPath { path } => format!(
                "不能写 {path}：文件要在 content 文件夹里，名字里不能有 \\ : * ? \" < > |，不能以点或空格结尾"
            ),
            Self::ReadOnly { path } => {
                format!("{path} 是只读文件，没有写入。在文件的“属性”里去掉“只读”，再试一次")
            }
            Self::Io { reading, path, error } => {
                let action = if *reading { "读不了" } else { "写不了" };
                let why = reason(error, true);
                format!("{action} {}：{why}", path.display())
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Conflict { paths } => format!(
                "{} changed after it was opened: nothing was written. Open it again and make the change once more",
                paths.join(", ")
            ),
            Self::Busy { by } => {
                let by = by
                    .as_deref()
                    .map_or_else(|| "someone else".to_owned(), ToOwned::to_owned);
                format!(
                    "{by} is saving into this site folder: nothing was written. Try again in a few seconds"
                )
            }
            Self::BadPath { path } if path.contains("/content/") => format!(
                "cannot write {path}: it is of another site folder, which this one includes: change it there"
            ),
            Self::BadPath { path } => format!(
                "cannot write {path}: a content file lies in content/, its name has none of \\ : * ? \" < > | and ends in neither a dot nor a space"
            ),
            Self::ReadOnly { path } => {
                format!(
                    "{path} is read-only: nothing was written. Take the mark off in its properties and try again"
                )
            }
            Self::Io { reading, path, error } => {
                let action = if *reading { "read" } else { "write" };
                let why = reason(error, false);
                format!("cannot {action} {}: {why}", path.display())
            }
        }
    }
}

impl std::fmt::Display for ChangeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for ChangeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
