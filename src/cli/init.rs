//! Command `zhandian init`: a new site folder.
//!
//! **You are here:** `cli/` — one command: a new site folder that builds, made from the files in `starter/`.

mod editor;
mod starter;
#[cfg(test)]
mod tests;

use super::args::{Common, Init};
use super::report::Report;
use super::{Exit, clock, schema};
use crate::cli::terminal::outln;
use crate::disk::change::reason;
use crate::disk::noise::is_noise;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

pub(crate) fn run(common: &Common, init: &Init) -> Exit {
    let report = Report::new(common);
    let dir = &init.dir;
    let shown = dir.display();
    match occupant(dir) {
        Ok(None) => {}
        Ok(Some(name)) => {
            report.failure(
                &format!("{shown} 里已经有文件（如 {name}），没有改动。换一个新的或空的文件夹"),
                &format!("{shown} has files in it ({name}); nothing was changed. Name a new or empty folder"),
            );
            return Exit::Usage;
        }
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            report.failure(
                &format!("{shown} 不是文件夹"),
                &format!("{shown} is not a folder"),
            );
            return Exit::Usage;
        }
        Err(error) => {
            report.failure(
                &format!("打不开文件夹 {shown}：{}", reason(&error, true)),
                &format!("cannot open the folder {shown}: {}", reason(&error, false)),
            );
            return Exit::Machine;
        }
    }
    match write(dir, &starter::files(clock::options(common, false).today)) {
        Ok(made) => {
            say(&report, dir, &made);
            Exit::Done
        }
        Err(Unwritten { file, error }) => {
            report.failure(
                &format!("写不了 {shown} 里的 {file}：{}", reason(&error, true)),
                &format!("cannot write {file} in {shown}: {}", reason(&error, false)),
            );
            Exit::Machine
        }
    }
}

/// The first file in a folder that counts: dot-files and what systems leave behind do not. None too where no folder is.
fn occupant(dir: &Path) -> io::Result<Option<String>> {
    // Asked of itself: Windows says of a file that is read as a folder that it is not there.
    if fs::metadata(dir).is_ok_and(|found| !found.is_dir()) {
        return Err(ErrorKind::NotADirectory.into());
    }
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !is_noise(&name) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names.into_iter().next())
}

/// A file that could not be written.
struct Unwritten {
    file: String,
    error: io::Error,
}

/// What was made.
struct Created {
    files: Vec<String>,
    /// Names that were there before and were left alone.
    kept: Vec<String>,
}

/// Writes everything beside its place first: a full disk leaves the folder as it was.
fn write(dir: &Path, files: &[(String, Vec<u8>)]) -> Result<Created, Unwritten> {
    let at = |file: &str| {
        let file = file.to_owned();
        move |error| Unwritten { file, error }
    };
    fs::create_dir_all(dir).map_err(at("."))?;
    let stage = tempfile::Builder::new()
        .prefix(".zhandian-")
        .tempdir_in(dir)
        .map_err(at("."))?;
    let mut names: Vec<&str> = Vec::new();
    for (path, bytes) in files {
        let file = stage.path().join(path);
        let made = file
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&file, bytes));
        made.map_err(at(path))?;
        names.push(path.split('/').next().unwrap_or(path));
    }
    schema::write(&stage.path().join(editor::SCHEMAS)).map_err(at(editor::SCHEMAS))?;
    names.push(editor::SCHEMAS);
    names.sort_unstable();
    names.dedup();
    let mut kept = Vec::new();
    for name in names {
        let place = dir.join(name);
        // Only a dot-name can be there: `.vscode` with someone's own settings.
        if place.symlink_metadata().is_ok() {
            kept.push(name.to_owned());
            continue;
        }
        fs::rename(stage.path().join(name), place).map_err(at(name))?;
    }
    let new = |path: &String| !kept.iter().any(|name| path.split('/').next() == Some(name));
    let all = files
        .iter()
        .map(|(path, _)| path.clone())
        .chain(editor::schema_paths());
    Ok(Created {
        files: all.filter(new).collect(),
        kept,
    })
}

fn say(report: &Report, dir: &Path, made: &Created) {
    if report.json {
        for file in &made.files {
            outln!("{}", serde_json::json!({"kind": "created", "file": file}));
        }
    }
    for name in &made.kept {
        report.line(
            &format!("已经有 {name}，没有改动"),
            &format!("{name} was there before and is as it was"),
        );
    }
    let shown = dir.display().to_string();
    let folder = if shown.contains(' ') {
        format!("\"{shown}\"")
    } else {
        shown.clone()
    };
    let enter = if dir == Path::new(".") {
        String::new()
    } else {
        format!("  cd {folder}\n")
    };
    report.line(
        &format!("网站建好了：{shown}\n先看里面的 {}，要改的内容都在 content 文件夹。现在就看看：\n{enter}  zhandian serve --open", starter::READ_ME),
        &format!("a new site is in {shown}\n{} says how to go on (in Chinese); what to edit is in content/. To see it:\n{enter}  zhandian serve --open", starter::READ_ME),
    );
}
