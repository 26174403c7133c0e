//! Command `zhandian restore`: a file, or the files of a folder, as they were at a time.
//!
//! **You are here:** `cli/` — one command: shows, and writes with `--apply`, by way of what `undo` does.

mod original;

use super::args::{Common, Restore};
use super::history::{self as listing, Target, find};
use super::report::Report;
use super::undo::Back;
use super::{Exit, author, source};
use crate::edit::history::{Act, Moment, Tool};
use crate::session::history;
use jiff::civil::{Date, DateTime};

/// Until when changes count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    /// This one is the last.
    Number(usize),
    /// This moment.
    Moment(Moment),
}

impl Until {
    /// `12`, `2026-11-20` (to its end), `2026-11-20 15:30`.
    fn read(text: &str) -> Option<Until> {
        let text = text.trim();
        if let Ok(number) = text.parse() {
            return Some(Until::Number(number));
        }
        if let Ok(day) = text.parse::<Date>()
            && !text.contains([':', 'T'])
        {
            return Some(Until::Moment(Moment(day.at(23, 59, 59, 999_999_999))));
        }
        let (day, time) = text.split_once([' ', 'T'])?;
        let time = time.trim().replace('：', ":");
        // Nine in the morning is written 9:00 as often as 09:00; a minute lasts to its end.
        let padded = if time.find(':') == Some(1) {
            format!("0{time}")
        } else {
            time
        };
        let is_minute = padded.matches(':').count() == 1;
        let moment: DateTime = format!("{day}T{padded}").parse().ok()?;
        let moment = if is_minute {
            moment.date().at(moment.hour(), moment.minute(), 59, 999_999_999)
        } else {
            moment
        };
        Some(Until::Moment(Moment(moment)))
    }

    fn allows(self, act: &Act) -> bool {
        match self {
            Until::Number(number) => act.number <= number,
            Until::Moment(moment) => act.first().time <= moment,
        }
    }
}

pub(crate) fn run(common: &Common, options: &Restore) -> Exit {
    let report = Report::new(common);
    let until = Until::read(&options.to);
    let original = original::is_meant(&options.to);
    if until.is_none() && !original {
        let to = &options.to;
        report.failure(
            &format!("--to 不能写“{to}”。写日期如 2026-11-20、时间如 \"2026-11-20 15:30\"，或历史里的号码如 12"),
            &format!("--to cannot be `{to}`: write a day like 2026-11-20, a moment like \"2026-11-20 15:30\", or a number from the history like 12"),
        );
        return Exit::Usage;
    }
    if !source::is_site(&common.root) {
        source::say_where(common, &report);
        return Exit::Usage;
    }
    let Some(source) = source::read(common, &report) else {
        return Exit::Machine;
    };
    let Some(chain) = listing::chain(&source, &report) else {
        return Exit::Machine;
    };
    let found = find(&source, &chain, &Target::Name(options.file.clone()));
    let path = match found.files.len() {
        0 => options.file.clone(),
        1 => found.files.iter().copied().collect(),
        _ => folder(&found.files, &options.file),
    };
    let Some(until) = until else {
        return original::run(&source, &chain, &path, options.apply, &report);
    };
    if let (0, Some(near)) = (found.files.len(), &found.nearest) {
        report.line(&format!("最接近的是 {near}"), &format!("the nearest is {near}"));
    }
    let back = Back {
        command: "restore",
        title: (
            format!("{path} 恢复成 {} 的样子", options.to),
            format!("{path} as it was at {}", options.to),
        ),
        number: None,
        write: options.apply,
    };
    // What was before the first line of the history, the history cannot say.
    if let (Until::Moment(moment), Some(first)) = (until, chain.acts.first())
        && moment < first.first().time
    {
        let began = first.first().time.short();
        report.line(
            &format!("注意：历史里最早的修改是 {began} 的，更早的改动没有记下。下面是历史里最早的样子，{} 那时可能不是这样", options.to),
            &format!("note: the first change in the history is of {began}; none before it was noted. Below is the earliest that the history holds, which may not be what was there at {}", options.to),
        );
    }
    let way = history::restore(&source.root, &chain, &path, &|act| until.allows(act));
    let author = || author::of(&source.root, &options.by, Tool::Restore, &report);
    back.go(common, &source, way, &author, &report)
}

/// The folder that holds all these files and that the word names.
fn folder(files: &std::collections::BTreeSet<&str>, word: &str) -> String {
    let first = files.iter().next().copied().unwrap_or_default();
    let holds = |folder: &str| files.iter().all(|file| file.starts_with(&format!("{folder}/")));
    let mut above = first.match_indices('/').filter_map(|(end, _)| first.get(..end));
    above.rfind(|folder| holds(folder)).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::Until;

    fn shown(text: &str) -> Option<String> {
        Until::read(text).map(|until| match until {
            Until::Number(number) => number.to_string(),
            Until::Moment(moment) => moment.long(),
        })
    }

    #[test]
    fn a_day_lasts_to_its_end_and_a_minute_too() {
        let day = shown("2026-11-20").unwrap();
        assert!(day.starts_with("2026-11-20T23:59:59"), "{day}");
        for text in ["2026-11-20 09:30", "2026-11-20T9:30", "2026-11-20 9：30"] {
            let minute = shown(text).unwrap();
            assert!(minute.starts_with("2026-11-20T09:30:59"), "{text}: {minute}");
        }
        assert_eq!(
            shown("2026-11-20 09:30:05").unwrap(),
            "2026-11-20T09:30:05.000+08:00"
        );
        assert_eq!(shown("12").unwrap(), "12");
        for text in ["", "昨天", "2026-13-01", "2026-11-20 25:00"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
