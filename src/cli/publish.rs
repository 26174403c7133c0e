//! Command `zhandian publish TARGET`: hands the built site to its host, only what changed, so that every page resolves at any
//! moment.
//!
//! **You are here:** `cli/` — one command. A folder or share goes through the own publisher ([`folder`]); every other host
//! through `rclone` ([`rclone`]), which speaks SFTP, FTP, WebDAV and S3 and keeps the passwords.

mod ask;
mod folder;
mod rclone;
mod targets;

use super::args::{Common, Publish as Options};
use super::report::Report;
use super::terminal::outln;
use super::{Exit, clock, package};
use crate::build::{self, Builder, Input, NextBuild};
use crate::disk::package::BuiltFolder;
use crate::session::SiteFolder;
use jiff::civil;
use serde_json::json;
use targets::{Host, Target};

/// What an upload will do, or has done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Amount {
    files: usize,
    bytes: u64,
    removed: usize,
}

impl Amount {
    fn is_nothing(self) -> bool {
        self.files == 0 && self.removed == 0
    }
}

pub(crate) fn run(common: &Common, options: &Options) -> Exit {
    let report = Report::new(common);
    match published(common, options, &report) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn published(common: &Common, options: &Options, report: &Report) -> Result<Exit, Exit> {
    let targets = targets::read(common, report)?;
    let target = targets::named(&targets, options.target.as_deref(), report)?;
    let built = package::built(common, report)?;
    let next = next_build(common, &built);
    let door = Door {
        report,
        target,
        yes: options.yes,
        next: next.as_ref(),
        now: clock::options(common, false).now,
    };
    let exit = match &target.host {
        Host::Folder(place) => folder::publish(common, &built, place, &door),
        Host::Rclone(remote) => rclone::publish(common, &built, remote, &door),
    }?;
    package::keep_hosts(common, &built, report);
    Ok(exit)
}

/// When the site has to be built and published again: counted from the day of the build, since what fell due meanwhile is due.
fn next_build(common: &Common, built: &BuiltFolder) -> Option<NextBuild> {
    let folder = SiteFolder::read(&common.root, common.out.as_deref()).ok()?;
    let mut site = clock::options(common, false);
    if common.today.is_none() {
        site.now = clock::local(built.when).min(site.now);
        site.today = site.now.date();
    }
    let options = build::Options { site, search: false };
    let input = Input {
        tree: &folder.tree,
        unreadable: &folder.unreadable,
        options: &options,
    };
    Builder::new().run(&input).next
}

/// What both ways ask and say alike.
struct Door<'d> {
    report: &'d Report,
    target: &'d Target,
    yes: bool,
    next: Option<&'d NextBuild>,
    now: civil::DateTime,
}

impl Door<'_> {
    /// Says what will happen, and asks. *Errors:* how the command ends when nothing is to happen, told already.
    fn may(&self, amount: Amount) -> Result<(), Exit> {
        let Door { report, target, .. } = self;
        if amount.is_nothing() {
            let name = &target.name;
            report.line(
                &format!("“{name}”已经是最新的，没有要传的"),
                &format!("{name} is up to date: nothing to send"),
            );
            self.summary(amount);
            return Err(Exit::Done);
        }
        ask::whether(report, &target.name, amount, self.yes)
    }

    /// Says what has happened, and when it must next.
    fn done(&self, amount: Amount) {
        let Door { report, target, .. } = self;
        let Amount { files, removed, .. } = amount;
        let (name, size) = (&target.name, crate::session::amount::size(amount.bytes));
        report.line(
            &format!("发布好了：“{name}”，传了 {files} 个文件 {size}，删了 {removed} 个"),
            &format!("published to {name}: {files} files, {size}; {removed} removed"),
        );
        self.summary(amount);
    }

    fn summary(&self, amount: Amount) {
        let Door {
            report,
            target,
            next,
            now,
            ..
        } = self;
        if report.json {
            let mut line = json!({
                "kind": "summary", "command": "publish", "target": target.name, "files": amount.files,
                "bytes": amount.bytes, "removed": amount.removed,
            });
            if let Some(next) = next {
                line["next_build"] = json!(next.moment());
            }
            outln!("{line}");
        }
        match next {
            Some(next) if next.at <= *now => report.always(
                &format!("注意：{} 起网站就该是新的了（{}）。请运行 zhandian build，再发布一次", next.moment(), next.zh),
                &format!("note: the site should have been another since {} ({}): run zhandian build and publish again", next.moment(), next.en),
            ),
            next => report.next_build(*next),
        }
    }
}
