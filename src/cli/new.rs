//! Command `zhandian new`: a form to fill in, for one more record.
//!
//! **You are here:** `cli/` — one command: a file to fill in at its right place, made from the forms in `forms/`.

mod catalogue;
mod form;
mod forms;
pub(super) mod official;
mod save;
#[cfg(test)]
mod tests;
pub(super) mod title;

use super::args::{Common, New, NewKind};
use super::report::Report;
use super::source;
use super::{Exit, clock};
use crate::build::{Builder, Built, Input, Options};
use crate::diag::Severity;
use crate::session::SiteFolder;
use crate::value::{Id, Scalar};
use save::Desk;

/// Why nothing was made.
struct Refusal {
    exit: Exit,
    zh: String,
    en: String,
}

impl Refusal {
    /// The command was used wrongly.
    fn usage(zh: impl Into<String>, en: impl Into<String>) -> Refusal {
        Refusal {
            exit: Exit::Usage,
            zh: zh.into(),
            en: en.into(),
        }
    }
}

pub(crate) fn run(common: &Common, new: &New) -> Exit {
    let report = Report::new(common);
    match make(common, new, &report) {
        Ok(()) => Exit::Done,
        Err(None) => Exit::Machine,
        Err(Some(refusal)) => {
            report.failure(&refusal.zh, &refusal.en);
            refusal.exit
        }
    }
}

/// *Errors:* why nothing was made; none when it has been said already.
fn make(common: &Common, new: &New, report: &Report) -> Result<(), Option<Refusal>> {
    let form = forms::of(new.kind);
    let today = clock::options(common, true).today;
    let titled = new
        .id
        .as_deref()
        .filter(|text| form.is_some_and(|form| form.takes_title) && title::is_title(text));
    let id = match (&new.id, form.is_some()) {
        // Its id is made when the site's ids are known.
        (Some(_), _) if titled.is_some() => identifier("title")?,
        (Some(id), _) => identifier(id)?,
        (None, false) => identifier(catalogue::ID)?,
        (None, true) => {
            return Err(Some(Refusal::usage(
                "写明编号，如 zhandian new station gamagongsang",
                "give an id, such as zhandian new station gamagongsang",
            )));
        }
    };
    let fields = match form {
        Some(_) if new.fields.is_empty() => Vec::new(),
        Some(_) => {
            return Err(Some(Refusal::usage(
                "--fields 只和 disclosure-catalogue 一起用",
                "--fields goes with disclosure-catalogue only",
            )));
        }
        None => catalogue::chosen(&new.fields)?,
    };
    if !common.root.join("content/site.yaml").is_file() {
        let root = common.root.display();
        return Err(Some(Refusal::usage(
            format!(
                "{root} 里没有网站（content/site.yaml）。到网站文件夹里运行，或用 --root 指明；建立新网站：zhandian init 文件夹"
            ),
            format!(
                "there is no site in {root} (content/site.yaml). Run this in a site folder or name one with --root; a new one: zhandian init DIR"
            ),
        )));
    }
    let Some(source) = source::read(common, report) else {
        return Err(None);
    };
    let built = built(common, &source);
    let Some(site) = built.site() else {
        report.findings(&built.diagnostics, &source.tree);
        return Err(Some(Refusal {
            exit: Exit::ContentErrors,
            zh: "先改正 content/site.yaml，再新建文件".to_owned(),
            en: "mend content/site.yaml first".to_owned(),
        }));
    };
    let desk = Desk {
        source: &source,
        by: &new.by,
        report,
    };
    match (form, titled) {
        (Some(form), Some(title)) => form.make_titled(&desk, site, title, today)?,
        (Some(form), None) => form.make(&desk, site, &id, today)?,
        (None, _) => catalogue::make(&desk, site, &id, &fields, today)?,
    }
    broken_elsewhere(&built, report);
    Ok(())
}

fn identifier(text: &str) -> Result<Id, Refusal> {
    Id::read(text).map_err(|fault| {
        let with = |message: &str, advice: Option<&str>, mark: &str| match advice {
            Some(advice) => format!("{message}{mark}{advice}"),
            None => message.to_owned(),
        };
        Refusal::usage(
            with(&fault.zh, fault.help_zh.as_deref(), "。"),
            with(&fault.en, fault.help_en.as_deref(), ". "),
        )
    })
}

/// Drafts count: their ids are taken.
fn built(common: &Common, source: &SiteFolder) -> Built {
    let options = Options {
        site: clock::options(common, true),
        search: false,
    };
    Builder::new().run(&Input {
        tree: &source.tree,
        unreadable: &source.unreadable,
        options: &options,
    })
}

/// A person who cannot see the new page should know that it is not the new file's fault.
fn broken_elsewhere(built: &Built, report: &Report) {
    let errors = built
        .diagnostics
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if errors > 0 {
        report.line(
            &format!("别的内容里还有 {errors} 个错误，改正以前不能生成网站：zhandian check"),
            &format!(
                "other content has {errors} errors, which keep the site from being built: zhandian check"
            ),
        );
    }
}
