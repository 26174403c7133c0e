//! Scheduled build: the line for the task planner of Windows and the one for cron, with the program's own path.
//!
//! **You are here:** `cli/due` — prints and explains; nothing is planned by the program itself, which has no business in a
//! bureau's computer that nobody ordered.

use super::super::Exit;
use super::super::args::Common;
use super::super::report::Report;
use crate::cli::terminal::outln;
use crate::disk::change::reason;
use std::path::{Path, PathBuf};

/// The longest command that the task planner takes. *Units:* characters. *Source:* schtasks /create, `/tr`.
const LONGEST_TASK: usize = 261;

/// When offices begin. *Units:* hour and minute.
const MORNING: (u8, u8) = (7, 30);

pub(super) fn show(common: &Common, report: &Report) -> Exit {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => {
            report.failure(
                &format!("不知道本程序在哪里：{}", reason(&error, true)),
                &format!("cannot tell where the program is: {}", reason(&error, false)),
            );
            return Exit::Machine;
        }
    };
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let job = Job {
        program,
        root: whole(&common.root),
        out: common.out.as_deref().map(whole),
    };
    if report.json {
        outln!(
            "{}",
            serde_json::json!({"kind": "schedule", "windows": job.windows(), "cron": job.cron()})
        );
        return Exit::Done;
    }
    outln!("{}", job.windows());
    outln!("{}", job.cron());
    let (hour, minute) = MORNING;
    report.line(
        &format!("\n上面第一行用于 Windows：开始菜单里搜“命令提示符”，打开后整行粘贴，回车，以后每天 {hour:02}:{minute:02} 自动生成一次。\n  电脑那时要开着；看任务：schtasks /Query /TN zhandian；不要了：schtasks /Delete /TN zhandian\n第二行用于 Linux：运行 crontab -e，把它粘贴进去。\n生成的是本机的 site 文件夹：放到服务器上仍要照平常的办法拷过去。"),
        &format!("\nThe first line is for Windows: paste it into a command prompt, and the site is built every day at {hour:02}:{minute:02}.\n  To see the task: schtasks /Query /TN zhandian; to end it: schtasks /Delete /TN zhandian\nThe second is for cron: crontab -e.\nWhat is built is the local site folder: copy it to the host as usual."),
    );
    if job.task().chars().count() > LONGEST_TASK {
        report.line(
            "注意：Windows 只接受 261 个字符以内的命令，这里的路径太长。把程序和网站放到短一些的路径，如 D:\\站点",
            "note: Windows takes commands of up to 261 characters: move the program and the site to shorter paths",
        );
    }
    Exit::Done
}

/// A build that is to run every morning.
struct Job {
    program: PathBuf,
    root: PathBuf,
    out: Option<PathBuf>,
}

impl Job {
    /// What the task planner runs.
    fn task(&self) -> String {
        let quoted = |path: &Path| {
            let path = path.display().to_string();
            // A backslash at the end would take the mark behind it for a letter.
            let end = if path.ends_with('\\') { "." } else { "" };
            format!("\"{path}{end}\"")
        };
        self.command(quoted)
    }

    fn command(&self, quoted: impl Fn(&Path) -> String) -> String {
        let out = self.out.as_deref();
        let out = out.map_or_else(String::new, |out| format!(" --out {}", quoted(out)));
        let (program, root) = (quoted(&self.program), quoted(&self.root));
        format!("{program} build --root {root}{out} --quiet")
    }

    /// For the command prompt: quotation marks within quotation marks are written `\"`.
    fn windows(&self) -> String {
        let task = self.task().replace('"', "\\\"");
        let (hour, minute) = MORNING;
        format!("schtasks /Create /SC DAILY /ST {hour:02}:{minute:02} /TN zhandian /TR \"{task}\"")
    }

    /// For crontab, in which a percent sign ends the command.
    fn cron(&self) -> String {
        let quoted = |path: &Path| {
            let path = path.display().to_string();
            format!("'{}'", path.replace('\'', "'\\''")).replace('%', "\\%")
        };
        let (hour, minute) = MORNING;
        format!("{minute} {hour} * * * {}", self.command(quoted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(program: &str, root: &str, out: Option<&str>) -> Job {
        Job {
            program: program.into(),
            root: root.into(),
            out: out.map(Into::into),
        }
    }

    #[test]
    fn the_task_planner_gets_every_path_in_quotation_marks() {
        assert_eq!(
            job(r"D:\社工 站\zhandian.exe", r"D:\社工 站\网站", None).windows(),
            r#"schtasks /Create /SC DAILY /ST 07:30 /TN zhandian /TR "\"D:\社工 站\zhandian.exe\" build --root \"D:\社工 站\网站\" --quiet""#
        );
        assert!(
            job(r"C:\z.exe", r"D:\", Some(r"E:\out"))
                .windows()
                .ends_with(r#"/TR "\"C:\z.exe\" build --root \"D:\.\" --out \"E:\out\" --quiet""#)
        );
    }

    #[test]
    fn crons_line_survives_marks_and_percent_signs() {
        assert_eq!(
            job("/opt/z", "/srv/it's 100%", None).cron(),
            r"30 7 * * * '/opt/z' build --root '/srv/it'\''s 100\%' --quiet"
        );
        assert_eq!(
            job("/opt/z", "/srv/a", Some("/srv/ཞབས་ཞུ")).cron(),
            "30 7 * * * '/opt/z' build --root '/srv/a' --out '/srv/ཞབས་ཞུ' --quiet"
        );
    }
}
