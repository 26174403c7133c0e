//! Question before an upload: how much travels, and whether it may.
//!
//! **You are here:** `cli/publish` — asked by both ways; reads the terminal.

use super::Amount;
use crate::cli::Exit;
use crate::cli::report::Report;
use crate::cli::terminal;
use crate::session::amount::size;
use std::io::{self, BufRead as _, IsTerminal as _};

/// Asks whoever sits at the terminal. *Errors:* how the command ends when the answer is no, or nobody can be asked.
pub(super) fn whether(report: &Report, target: &str, amount: Amount, yes: bool) -> Result<(), Exit> {
    let Amount {
        files,
        bytes,
        removed,
    } = amount;
    let size = size(bytes);
    let zh = format!("要传 {files} 个文件 {size}，删 {removed} 个");
    let en = format!("{files} files to send, {size}, and {removed} to remove");
    if yes {
        report.line(&zh, &en);
        return Ok(());
    }
    if report.json || !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        report.failure(
            &format!("发布到“{target}”：{zh}。这里没有人可以问，没有传。确定要传，加 --yes"),
            &format!("{target}: {en}. There is nobody here to ask; nothing was sent. To send it, add --yes"),
        );
        return Err(Exit::Usage);
    }
    terminal::err(report.say(
        &format!("发布到“{target}”：{zh}，继续？（是 y / 否 n）"),
        &format!("{target}: {en}. Go on? (y/n) "),
    ));
    let mut answer = String::new();
    let read = io::stdin().lock().read_line(&mut answer);
    if read.is_ok() && is_yes(&answer) {
        return Ok(());
    }
    report.line("没有传，网站没有动", "nothing was sent; the site is as it was");
    Err(Exit::Done)
}

/// Whether an answer means yes.
fn is_yes(answer: &str) -> bool {
    let answer = answer.trim().to_lowercase();
    ["y", "yes", "ｙ", "是", "是的", "好", "好的", "继续", "确定"].contains(&answer.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn only_a_yes_is_a_yes() {
        for yes in ["y\n", " Y\r\n", "是\n", "继续"] {
            assert!(is_yes(yes), "{yes:?}");
        }
        for no in ["", "\n", "n", "否", "不是", "yn"] {
            assert!(!is_yes(no), "{no:?}");
        }
    }
}
