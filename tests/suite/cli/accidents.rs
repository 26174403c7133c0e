//! What a build makes of a reader who has gone, a full disk, a signal and a folder that is closed to writing.
//!
//! **You are here:** `tests/suite/cli/` — product.md, "Promises"; what a power cut leaves is in `tests/full/`.
#![cfg(unix)]

use super::{Place, files};
use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Someone who is not root, whatever these tests run as.
const NOBODY: u32 = 65534;

fn build(place: &Place) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhandian"));
    command
        .args(["build", "--today", "2026-11-22", "--root"])
        .arg(&place.root)
        .stdin(Stdio::null());
    command
}

/// A pipe that nobody reads any more.
fn broken() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

/// What lies beside the published folder and belongs to a build.
fn beside(place: &Place) -> Vec<PathBuf> {
    let all = fs::read_dir(&place.root)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    all.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(".site"))
        .collect()
}

#[test]
fn a_reader_who_has_gone_and_a_full_disk_behind_the_messages_end_no_build() {
    for (errors, json) in [(broken(), false), (broken(), true)].into_iter().chain(
        // Every write to this device fails for want of room.
        File::options()
            .write(true)
            .open("/dev/full")
            .map(|file| (file.into(), false)),
    ) {
        let place = Place::minimal();
        // A site with findings, so that there is something to say.
        place.write("content/notices/draft-note.txt", "x");
        let mut command = build(&place);
        if json {
            command.args(["--message-format", "json"]);
        }
        let status = command.stdout(broken()).stderr(errors).status().unwrap();
        assert_eq!(status.code(), Some(0));
        assert!(place.published().contains_key("index.html"));
    }
}

#[test]
fn a_command_that_lists_things_survives_the_head_of_its_output() {
    let place = Place::minimal();
    assert!(build(&place).stderr(Stdio::null()).status().unwrap().success());
    for arguments in [&["search", "站"][..], &["schema"], &["check"], &["--help"]] {
        let status = Command::new(env!("CARGO_BIN_EXE_zhandian"))
            .args(arguments)
            .current_dir(&place.root)
            .stdout(broken())
            .stderr(broken())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn a_signal_ends_a_build_without_a_trace() {
    for signal in ["INT", "TERM", "HUP"] {
        let place = Place::minimal();
        assert!(build(&place).stderr(Stdio::null()).status().unwrap().success());
        let before = place.published();
        for at in 0..800 {
            place.write(
                &format!("content/stations/s{at}.yaml"),
                format!("id: s{at}\nname: {{zh: 第{at}号社工站}}\nlevel: township\n"),
            );
        }
        let mut child = build(&place).stderr(Stdio::null()).spawn().unwrap();
        let staging = place.root.join(".site.zhandian-new");
        while !staging.join("stations").exists() {
            assert!(
                child.try_wait().unwrap().is_none(),
                "it ended before it was told to"
            );
            std::thread::sleep(Duration::from_millis(1));
        }
        let sent = Command::new("kill")
            .args([&format!("-{signal}"), &child.id().to_string()])
            .status()
            .unwrap();
        assert!(sent.success());
        assert_eq!(child.wait().unwrap().code(), Some(130), "{signal}");
        assert!(place.published() == before);
        assert_eq!(beside(&place), Vec::<PathBuf>::new());
    }
}

#[test]
fn a_published_folder_that_is_closed_to_writing_leaves_no_copies_of_itself() {
    let place = Place::minimal();
    let root = fs::metadata(&place.root).unwrap().uid() == 0;
    let folders = |folder: &Path, each: &dyn Fn(&Path)| {
        for entry in walkdir::WalkDir::new(folder) {
            each(entry.unwrap().path());
        }
    };
    if root {
        folders(place.folder.path(), &|path| {
            chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
        });
    }
    let run = |text: &str| {
        place.write(
            "content/pages/news.md",
            format!("---\ntitle: 消息\n---\n{text}\n"),
        );
        let mut command = build(&place);
        if root {
            command.uid(NOBODY).gid(NOBODY);
        }
        let done = command.stderr(Stdio::piped()).output().unwrap();
        assert_eq!(
            done.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
    };
    if root {
        fs::create_dir_all(place.root.join("content/pages")).unwrap();
    }
    run("一");
    let site = place.root.join("site");
    for text in ["二", "三"] {
        folders(&site, &|path| {
            if path.is_dir() {
                fs::set_permissions(path, Permissions::from_mode(0o555)).unwrap();
            }
        });
        run(text);
        let page = &files(&site)["pages/news.html"];
        assert!(String::from_utf8_lossy(page).contains(text));
        assert_eq!(beside(&place), Vec::<PathBuf>::new());
        assert_eq!(fs::metadata(&site).unwrap().permissions().mode() & 0o777, 0o555);
    }
}
