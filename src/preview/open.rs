//! Opening the page in the user's browser.
//!
//! **You are here:** `preview/open.rs` — the last step of starting a preview with `--open`; starts a program of the system.

use std::io;
use std::process::{Command, Stdio};

use super::{Notice, Say};

/// Asks the system to open `url`. A failure is only mentioned: the address is on the screen already.
pub(super) fn browser(url: &str, say: Say) {
    let started = command(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    match started {
        Ok(mut opener) => {
            // Waiting in a thread of its own leaves no zombie, and some openers stay until the browser is closed.
            let waiter = std::thread::Builder::new()
                .name("preview-open".into())
                .spawn(move || match opener.wait() {
                    Ok(status) if status.success() => {}
                    Ok(status) => failed(&say, &io::Error::other(status.to_string())),
                    Err(error) => failed(&say, &error),
                });
            // Without a thread the browser is open all the same.
            drop(waiter);
        }
        Err(error) => failed(&say, &error),
    }
}

fn failed(say: &Say, error: &io::Error) {
    say(&Notice::new(
        format!("没能打开浏览器（{error}）。请自己打开上面的地址"),
        format!("the browser could not be opened ({error}): please open the address above"),
    ));
}

#[cfg(target_os = "windows")]
fn command(url: &str) -> Command {
    let mut command = Command::new("cmd");
    // `start` takes its first quoted argument for a window title.
    command.args(["/C", "start", "", url]);
    command
}

#[cfg(target_os = "macos")]
fn command(url: &str) -> Command {
    let mut command = Command::new("open");
    command.arg(url);
    command
}

#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn command(url: &str) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(url);
    command
}
