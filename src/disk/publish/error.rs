//! Publishing errors: why a site was not published, in words for the person at the keyboard.
//!
//! **You are here:** `disk/publish/error` — comes back from every step of the publisher; no IO.

use std::io;
use std::path::{Path, PathBuf};

/// Why nothing was published. The published folder is as it was before, but for [`PublishError::Unfinished`].
#[derive(Debug)]
pub enum PublishError {
    /// The folder holds things and has no list of ours.
    NotOurs {
        /// The folder that was to be written.
        out: PathBuf,
        /// One name that is in it.
        example: String,
    },
    /// Writing there would destroy the sources, a home directory or a whole disk.
    Protected {
        /// The folder that was to be written.
        out: PathBuf,
        /// What is not to be overwritten: the same folder, one in it, or one around it.
        protected: PathBuf,
    },
    /// There is something of this name (or of the name of a folder above it), but no folder.
    NotAFolder {
        /// What is in the way.
        path: PathBuf,
    },
    /// The list of published files cannot be understood, so that nobody knows which files are ours.
    BadList {
        /// The list.
        path: PathBuf,
        /// Its first line that cannot be read, from 1.
        line: usize,
    },
    /// Another build is writing the same folder.
    Busy {
        /// The folder that was to be written.
        out: PathBuf,
        /// Who runs it, as `user@computer`, when that can be read.
        by: Option<String>,
    },
    /// What has the lock's name is no file that could be one.
    LockInTheWay {
        /// That link, folder or pipe.
        path: PathBuf,
    },
    /// The person, or the system that goes down, has asked to end.
    Stopped {
        /// The folder that was to be written.
        out: PathBuf,
    },
    /// A path that must not or cannot be written everywhere (`..`, a leading `/` or `.`, a space, `con` …).
    BadName {
        /// The path as it was given.
        path: String,
    },
    /// The same path was published twice in one build.
    Twice {
        /// That path.
        path: String,
    },
    /// Two paths that cannot both be on a Windows disk: equal but for case, or one a file and the other a folder.
    Clash {
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
    /// Someone else's file is where one of ours should go.
    ForeignInTheWay {
        /// That file.
        file: PathBuf,
    },
    /// A file failed before, so that the site would lack it.
    Incomplete {
        /// The folder that was to be written.
        out: PathBuf,
    },
    /// The files could be moved only in part, and not back either; the next run goes on where this one stopped.
    Unfinished {
        /// The folder that is half written.
        out: PathBuf,
        /// What stopped it.
        cause: Box<PublishError>,
    },
    /// The system refuses.
    Io {
        /// What was to be done.
        action: Action,
        /// With which file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// What the publisher was about to do when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Read a file or list a folder.
    Read,
    /// Write a file or make a folder.
    Write,
    /// Move a file or folder to its place.
    Move,
    /// Remove a file or folder.
    Remove,
}

impl PublishError {
    /// For `map_err`: the system's refusal of `action` on `path`.
    pub(super) fn io(action: Action, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::Io {
            action,
            path: path.to_path_buf(),
            error,
        }
    }

    /// What happened and what to do, in plain Chinese (`zh`) or English; one or two sentences.
    pub fn message(&self, zh: bool) -> String {
        if zh { self.chinese() } else { self.english() }
    }

    fn chinese(&self) -> String {
        match self {
            Self::NotOurs { out, example } => format!(
                "文件夹 {} 里有不是本程序生成的内容（例如 {example}），为免误删，什么都没有写。请用 --out 换一个空文件夹或新文件夹。",
                shown(out)
            ),
            Self::Protected { out, protected } => format!(
                "不能把网站发布到 {}：这样会覆盖 {} 里的内容。请用 --out 换一个单独的文件夹，例如站点文件夹下的 site。",
                shown(out),
                shown(protected)
            ),
            Self::NotAFolder { path } => format!(
                "{} 不是文件夹，网站无法发布到这里。请移走或改名这个文件，或用 --out 换一个文件夹。",
                shown(path)
            ),
            Self::BadList { path, line } => format!(
                "已发布文件的清单 {} 第 {line} 行看不懂（可能被改动过，或由更新版本的程序生成），无法判断哪些文件可以替换，什么都没有写。请恢复这个文件，或用 --out 换一个新文件夹重新发布。",
                shown(path)
            ),
            Self::Busy { out, by } => format!(
                "另一个 zhandian{} 正在生成，写到 {}。请等它结束后再试；如果是双击打开了两次，请关掉其中一个窗口。",
                by.as_ref().map_or_else(String::new, |by| format!("（{by}）")),
                shown(out)
            ),
            Self::LockInTheWay { path } => format!(
                "{} 不是普通文件，无法用来保证同时只有一个程序在发布，什么都没有写。请移走或改名它再试。",
                shown(path)
            ),
            Self::Stopped { out } => format!("已经停止，{} 保持原样。", shown(out)),
            Self::BadName { path } => format!(
                "不能发布名为“{path}”的文件：路径中不能有空格、冒号、反斜杠、“..”、以点开头或结尾的名字，也不能用 con、nul 等系统保留名。请改名后再试。"
            ),
            Self::Twice { path } => {
                format!("有两个内容都要写到“{path}”，网站没有发布。请检查是否有重复的 id 或别名。")
            }
            Self::Clash { first, second } => format!(
                "“{first}”和“{second}”不能同时存在（只有大小写不同，或一个是文件、另一个是文件夹），网站没有发布。请改其中一个的名字。"
            ),
            Self::ForeignInTheWay { file } => format!(
                "{} 不是本程序生成的，但网站也要写一个同名文件，为免覆盖，什么都没有写。请移走或改名这个文件后再试。",
                shown(file)
            ),
            Self::Incomplete { out } => {
                format!(
                    "有文件没有写成，{} 保持原样。请先解决前面报告的问题再试。",
                    shown(out)
                )
            }
            Self::Unfinished { out, cause } => format!(
                "{} 只更新了一部分。{}解决后再运行一次，会接着完成。",
                shown(out),
                cause.chinese()
            ),
            Self::Io { action, path, error } => {
                let action = match action {
                    Action::Read => "读取",
                    Action::Write => "写入",
                    Action::Move => "移动",
                    Action::Remove => "删除",
                };
                let advice = match error.kind() {
                    io::ErrorKind::PermissionDenied => {
                        "没有权限，或文件正被别的程序占用。请关闭打开它的程序，检查文件夹权限后再试。"
                            .to_owned()
                    }
                    io::ErrorKind::ReadOnlyFilesystem => {
                        "这个磁盘是只读的。请换一个可以写入的位置（--out）。".to_owned()
                    }
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                        "磁盘空间不够。请清理磁盘后再试。".to_owned()
                    }
                    io::ErrorKind::NotFound => "文件不见了，可能刚被移动或删除。请再运行一次。".to_owned(),
                    _ => format!("系统报告：{error}。请检查磁盘和文件夹后再试。"),
                };
                format!("无法{action} {}：{advice}", shown(path))
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotOurs { out, example } => format!(
                "the folder {} holds things that this program did not make (such as {example}); nothing was written, lest they be lost. Name an empty or new folder with --out.",
                shown(out)
            ),
            Self::Protected { out, protected } => format!(
                "the site cannot be published to {}: that would overwrite what is in {}. Name a folder of its own with --out, such as site in the site folder.",
                shown(out),
                shown(protected)
            ),
            Self::NotAFolder { path } => format!(
                "{} is no folder, so the site cannot be published there. Move or rename that file, or name another folder with --out.",
                shown(path)
            ),
            Self::BadList { path, line } => format!(
                "line {line} of the list of published files {} cannot be understood (it was changed, or made by a newer version); which files may be replaced is unknown, nothing was written. Restore that file, or publish to a new folder with --out.",
                shown(path)
            ),
            Self::Busy { out, by } => format!(
                "another zhandian{} is publishing to {}. Wait until it is done and try again.",
                by.as_ref().map_or_else(String::new, |by| format!(" ({by})")),
                shown(out)
            ),
            Self::LockInTheWay { path } => format!(
                "{} is no plain file, so that it cannot keep two builds from writing at once; nothing was written. Move or rename it and try again.",
                shown(path)
            ),
            Self::Stopped { out } => format!("stopped; {} stays as it was.", shown(out)),
            Self::BadName { path } => format!(
                "a file named \"{path}\" cannot be published: no spaces, colons, backslashes, \"..\", names that begin or end with a dot, or names that Windows reserves (con, nul …). Rename it.",
            ),
            Self::Twice { path } => format!(
                "two things are to be written to \"{path}\"; nothing was published. Look for an id or alias that is used twice."
            ),
            Self::Clash { first, second } => format!(
                "\"{first}\" and \"{second}\" cannot both exist (equal but for case, or one a file and the other a folder); nothing was published. Rename one of them."
            ),
            Self::ForeignInTheWay { file } => format!(
                "{} was not made by this program, but the site has a file of that name; nothing was written, lest it be lost. Move or rename that file and try again.",
                shown(file)
            ),
            Self::Incomplete { out } => format!(
                "some files could not be written, so {} stays as it was. Mend what was reported before and try again.",
                shown(out)
            ),
            Self::Unfinished { out, cause } => format!(
                "{} is updated only in part: {} Then run it again; it goes on where it stopped.",
                shown(out),
                cause.english()
            ),
            Self::Io { action, path, error } => {
                let action = match action {
                    Action::Read => "read",
                    Action::Write => "write",
                    Action::Move => "move",
                    Action::Remove => "remove",
                };
                let advice = match error.kind() {
                    io::ErrorKind::PermissionDenied => {
                        "not permitted, or another program holds it. Close that program, check the folder's permissions, and try again.".to_owned()
                    }
                    io::ErrorKind::ReadOnlyFilesystem => {
                        "the disk is read-only. Name a place that can be written with --out.".to_owned()
                    }
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                        "the disk is full. Make room and try again.".to_owned()
                    }
                    io::ErrorKind::NotFound => {
                        "it is gone; it may just have been moved or removed. Run it again.".to_owned()
                    }
                    _ => format!("{error}. Check the disk and the folder and try again."),
                };
                format!("cannot {action} {}: {advice}", shown(path))
            }
        }
    }
}

/// The path as a person writes it: Windows' canonical paths begin with `\\?\`, which nobody has ever typed.
fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    match text.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => text.strip_prefix(r"\\?\").unwrap_or(&text).to_owned(),
    }
}

impl std::fmt::Display for PublishError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::Unfinished { cause, .. } => Some(cause.as_ref()),
            _ => None,
        }
    }
}
