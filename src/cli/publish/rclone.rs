//! Publication by `rclone`: the files that changed, step by step in the safe order, removals last.
//!
//! **You are here:** `cli/publish` — one of two ways; starts a program and reads what it says of each file.
//!
//! What the host has is known from our own record ([`Sent`]) and never asked of the host: listing a large site costs more
//! than the upload (rclone#546), hence `--no-traverse`. The record grows with every file that arrives, so that a broken
//! upload is taken up where it broke off. Passwords are rclone's own: this program never sees one.

use super::{Amount, Door};
use crate::cli::args::Common;
use crate::cli::report::Report;
use crate::cli::{Exit, package};
use crate::disk::package::{BuiltFolder, Delta, Manifest, PackageError, Sent, Step};
use serde_json::Value;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::process::{Command, ExitStatus, Stdio};

/// How many of rclone's complaints are shown.
const COMPLAINTS: usize = 3;

/// Why an upload did not end.
enum Broken {
    /// There is no such program.
    NoRclone,
    Machine(io::Error),
    Record(PackageError),
    /// It ended with a fault, and said so.
    Refused(ExitStatus, Vec<String>),
}

/// Brings the host to the state of the built site.
pub(super) fn publish(
    common: &Common,
    built: &BuiltFolder,
    remote: &str,
    door: &Door<'_>,
) -> Result<Exit, Exit> {
    let report = door.report;
    let mut sent =
        Sent::open(&common.root, &door.target.name).map_err(|error| package::refused(report, &error))?;
    let delta = Delta::between(&sent.manifest, &built.manifest);
    let travelling = delta.travelling();
    let size = |path: &str| {
        built
            .manifest
            .files
            .get(path)
            .map_or(0, |entry| entry.sums.length)
    };
    let amount = Amount {
        files: travelling.len(),
        bytes: travelling.iter().map(|(_, path)| size(path)).sum(),
        removed: delta.removed.len(),
    };
    if sent.broken_off {
        report.line(
            "上次没有传完，接着传剩下的",
            "the last upload broke off; what is left of it is sent now",
        );
    } else if sent.first {
        report.line(
            "这个目标是第一次发布：全部要传。服务器上原来的旧文件不会删，可以先请管理员清空",
            "nothing was published there before: everything is sent. Old files on the host are not removed",
        );
    }
    door.may(amount)?;
    // Before anything is touched: whether the tool is there.
    let done = version()
        .and_then(|()| upload(built, remote, &travelling, &delta, &mut sent))
        .and_then(|()| sent.finish(&known(built, &delta)).map_err(Broken::Record));
    if let Err(broken) = done {
        return Err(told(report, broken));
    }
    door.done(amount);
    Ok(Exit::Done)
}

/// What the host has afterwards: the site, and the assets that stay once more.
fn known(built: &BuiltFolder, delta: &Delta) -> Manifest {
    let mut manifest = built.manifest.clone();
    manifest.files.extend(delta.kept.files.clone());
    manifest
}

fn upload(
    built: &BuiltFolder,
    remote: &str,
    travelling: &[(Step, &str)],
    delta: &Delta,
    sent: &mut Sent,
) -> Result<(), Broken> {
    sent.begin(delta).map_err(Broken::Record)?;
    for step in Step::ALL {
        let paths: Vec<&str> = travelling
            .iter()
            .filter(|(own, _)| *own == step)
            .map(|(_, path)| *path)
            .collect();
        let source = built.folder.as_os_str();
        let mut copy = Command::new("rclone");
        copy.arg("copy").arg(source).arg(remote);
        // The record knows what differs; sizes and times of the host do not.
        copy.arg("--ignore-times");
        run(copy, &paths, |path| {
            let entry = built.manifest.files.get(path);
            entry.map_or(Ok(()), |entry| sent.arrived(path, entry))
        })?;
    }
    let removed: Vec<&str> = delta.removed.iter().map(String::as_str).collect();
    let mut delete = Command::new("rclone");
    delete.arg("delete").arg(remote);
    run(delete, &removed, |_| Ok(()))
}

/// Runs rclone on some files; `arrived` gets the path of each that was copied.
fn run(
    mut command: Command,
    paths: &[&str],
    mut arrived: impl FnMut(&str) -> Result<(), PackageError>,
) -> Result<(), Broken> {
    if paths.is_empty() {
        return Ok(());
    }
    let mut list = tempfile::NamedTempFile::new().map_err(Broken::Machine)?;
    for path in paths {
        writeln!(list, "{path}").map_err(Broken::Machine)?;
    }
    list.flush().map_err(Broken::Machine)?;
    command
        .arg("--files-from")
        .arg(list.path())
        .args(["--no-traverse", "--use-json-log", "-v", "--stats", "0"])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut child = command.spawn().map_err(missing)?;
    let mut complaints = Vec::new();
    let mut noted = Ok(());
    if let Some(said) = child.stderr.take() {
        for line in BufReader::new(said).lines() {
            let Ok(line) = line else { break };
            match Said::of(&line) {
                Said::Copied(path) if noted.is_ok() => noted = arrived(&path),
                Said::Complaint(text) => complaints.push(text),
                _ => {}
            }
        }
    }
    let status = child.wait().map_err(Broken::Machine)?;
    noted.map_err(Broken::Record)?;
    if status.success() {
        Ok(())
    } else {
        Err(Broken::Refused(status, complaints))
    }
}

/// A line of rclone's log.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Copied(String),
    Complaint(String),
    Nothing,
}

impl Said {
    fn of(line: &str) -> Said {
        let Ok(value) = serde_json::from_str::<Value>(line) else {
            // What it says before its log is set up, such as a remote that it does not know.
            let text = line.trim();
            return if text.is_empty() {
                Said::Nothing
            } else {
                Said::Complaint(text.to_owned())
            };
        };
        let field = |name: &str| value[name].as_str().unwrap_or_default();
        let (message, object) = (field("msg"), field("object"));
        if message.starts_with("Copied") && !object.is_empty() {
            return Said::Copied(object.to_owned());
        }
        if matches!(field("level"), "error" | "fatal" | "critical") {
            let about = if object.is_empty() {
                String::new()
            } else {
                format!("{object}: ")
            };
            return Said::Complaint(format!("{about}{}", message.trim()));
        }
        Said::Nothing
    }
}

/// Whether there is an rclone at all.
fn version() -> Result<(), Broken> {
    let mut command = Command::new("rclone");
    command
        .arg("version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().map(drop).map_err(missing)
}

fn missing(error: io::Error) -> Broken {
    match error.kind() {
        io::ErrorKind::NotFound => Broken::NoRclone,
        _ => Broken::Machine(error),
    }
}

/// Says why an upload did not end; how the command ends.
fn told(report: &Report, broken: Broken) -> Exit {
    match broken {
        Broken::NoRclone => report.failure(
            "这台电脑没有 rclone，传不了。rclone 是免费的上传工具：Windows 从 rclone.org 下载压缩包，把里面的 rclone.exe 放到 zhandian.exe 旁边的文件夹并加进 PATH；Debian、统信、麒麟：apt install rclone。装好以后运行 rclone config 设好服务器和密码。能用共享文件夹的，publish.yaml 里写 folder，就不用 rclone",
            "there is no rclone on this computer. It is a free tool: get it from rclone.org and put it on the PATH (Debian: apt install rclone), then set up the host and its password with rclone config. For a shared folder write folder in publish.yaml: that needs no rclone",
        ),
        Broken::Machine(error) => report.failure(
            &format!("rclone 运行不了：{error}"),
            &format!("rclone cannot be run: {error}"),
        ),
        Broken::Record(error) => return package::refused(report, &error),
        Broken::Refused(status, complaints) => {
            let mut last: Vec<String> = complaints.into_iter().rev().take(COMPLAINTS).collect();
            last.reverse();
            let why = last.join("\n  ");
            report.failure(
                &format!("没有传完（rclone：{status}）。已经传上去的网页都打得开；再运行一次，会接着传剩下的。rclone 说：\n  {why}"),
                &format!("the upload broke off (rclone: {status}). What is there resolves; run it again and the rest is sent. rclone says:\n  {why}"),
            );
        }
    }
    Exit::Machine
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn what_rclone_says_of_a_file_is_understood() {
        let copied = r#"{"level":"info","msg":"Copied (new)","object":"stations/a.html","objectType":"*local.Object","time":"2026-11-22T00:00:00Z"}"#;
        assert_eq!(Said::of(copied), Said::Copied("stations/a.html".into()));
        let again = copied.replace("Copied (new)", "Copied (replaced existing)");
        assert_eq!(Said::of(&again), Said::Copied("stations/a.html".into()));
        let failed = r#"{"level":"error","msg":"Failed to copy: permission denied","object":"a.html"}"#;
        assert_eq!(
            Said::of(failed),
            Said::Complaint("a.html: Failed to copy: permission denied".into())
        );
        assert_eq!(
            Said::of(r#"{"level":"info","msg":"There was nothing to transfer"}"#),
            Said::Nothing
        );
        assert_eq!(Said::of(""), Said::Nothing);
    }
}
