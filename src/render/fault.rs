//! Theme errors: what can be wrong with a theme, with the place where it is.
//!
//! **You are here:** `render/fault` — filled by `templates`, `strings`, `asset` and `theme`; no IO.

use super::bounds::Bound;
use super::counted;

use tera::{Error, ErrorKind};

/// The kinds of faults that a theme can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeFaultKind {
    /// A template that cannot be parsed, refers to something that is not there, or fails while a page is made.
    Template,
    /// A template that takes more work, text or room than a page may: what it takes too much of.
    Unbounded(Bound),
    /// A key that a template asks for and that is in no strings file.
    MissingString {
        /// The key.
        key: Box<str>,
    },
    /// Keys of a strings file that nothing asks for.
    UnknownStrings {
        /// The keys, in the order of the alphabet; never empty.
        keys: Vec<Box<str>>,
        /// The known key nearest to the first of them.
        near: Option<Box<str>>,
    },
    /// A strings file that cannot be read.
    Strings,
    /// A `theme.yaml` that cannot be read.
    Manifest,
    /// A file that does not do what the contract asks since a version.
    OlderContract {
        /// The version.
        since: u32,
        /// What it asks, in Chinese.
        zh: &'static str,
    },
    /// A theme for a later contract than the program knows.
    NewerContract {
        /// What it is for.
        wanted: u32,
        /// What the program knows.
        known: u32,
    },
    /// An asset whose name cannot be published, or a stylesheet that refers to an asset that is not there.
    Asset,
    /// The site asks for a theme that does not exist.
    UnknownTheme {
        /// The name asked for.
        name: Box<str>,
        /// The theme with the nearest name.
        near: Option<Box<str>>,
    },
}

/// One fault of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFault {
    /// The file, relative to the theme's folder.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// The place as a span of the file's text. *Units:* bytes after a BOM, end exclusive.
    pub span: Option<(usize, usize)>,
    /// What kind of fault it is.
    pub kind: ThemeFaultKind,
    /// What is wrong, in English words of the template engine or of this module.
    pub message: String,
    /// The line as it stands in the file.
    pub source_line: Option<Box<str>>,
}

/// The fault of asking for a theme that is not there. `known` are the names of those that are.
pub fn unknown_theme(name: &str, known: &[&str]) -> ThemeFault {
    let near = nearest(name, known.iter().copied());
    ThemeFault {
        file: String::new(),
        line: None,
        column: None,
        span: None,
        kind: ThemeFaultKind::UnknownTheme {
            name: name.into(),
            near,
        },
        message: format!("there is no theme named {name}"),
        source_line: None,
    }
}

/// The known name that is like enough to `name` to be meant.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<Box<str>> {
    known
        .map(|other| (strsim::damerau_levenshtein(name, other), other))
        .filter(|(distance, other)| *distance <= other.chars().count().max(3) / 2)
        .min()
        .map(|(_, other)| other.into())
}

impl ThemeFault {
    /// A fault of a whole file.
    pub(super) fn whole_file(file: &str, kind: ThemeFaultKind, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
            span: None,
            kind,
            message: message.into(),
            source_line: None,
        }
    }

    /// A fault at a place of `source`; line and column count from 1.
    pub(super) fn at(
        file: &str,
        kind: ThemeFaultKind,
        message: impl Into<String>,
        source: &str,
        line: usize,
        column: usize,
    ) -> Self {
        let before: usize = source
            .split_inclusive('\n')
            .take(line.saturating_sub(1))
            .map(str::len)
            .sum();
        let text = source[before..].lines().next().unwrap_or_default();
        let (at, _) = text
            .char_indices()
            .nth(column.saturating_sub(1))
            .unwrap_or((text.len(), ' '));
        Self {
            file: file.to_owned(),
            line: u32::try_from(line).ok(),
            column: u32::try_from(column).ok(),
            span: Some((before + at, before + text.trim_end().len().max(at))),
            kind,
            message: message.into(),
            source_line: Some(text).filter(|text| !text.is_empty()).map(Into::into),
        }
    }

    /// The fault found in a text with LF line ends, as it stands in the file, which has CRLF.
    pub(super) fn in_crlf(mut self) -> Self {
        let returns = self.line.map_or(0, |line| line.saturating_sub(1) as usize);
        self.span = self.span.map(|(start, end)| (start + returns, end + returns));
        self
    }

    /// The faults that one error of the template engine tells of: one, or as many as it found references to nothing.
    ///
    /// `file` gives the path and the text of a template by the engine's name for it, and whether it has bounds in it.
    pub(super) fn from_engine<'a>(
        error: &Error,
        file: impl Fn(&str) -> Option<(&'a str, &'a str, bool)>,
    ) -> Vec<Self> {
        let named = |name: &str, message: String, place: Option<(usize, usize)>| match (file(name), place) {
            (Some((path, source, bounded)), Some((line, column))) => {
                let column = if bounded {
                    counted::column(source, line, column)
                } else {
                    column
                };
                Self::at(path, ThemeFaultKind::Template, message, source, line, column)
            }
            (Some((path, ..)), None) => Self::whole_file(path, ThemeFaultKind::Template, message),
            (None, _) => Self::whole_file(name, ThemeFaultKind::Template, message),
        };
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                // The engine counts columns from 0.
                let place = (report.span().start_line, report.span().start_col + 1);
                vec![named(report.filename(), report.message().to_owned(), Some(place))]
            }
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                vec![named(tpl, error.to_string(), None)]
            }
            ErrorKind::MissingParent { current, .. } => vec![named(current, error.to_string(), None)],
            ErrorKind::Msg(text) => {
                let reports = reports(text);
                if reports.is_empty() {
                    // "Component `x` is defined in both `a` and `b`" names files in backquotes.
                    let at = text
                        .split('`')
                        .skip(1)
                        .step_by(2)
                        .find(|word| file(word).is_some());
                    vec![named(at.unwrap_or_default(), text.clone(), None)]
                } else {
                    reports
                        .into_iter()
                        .map(|(name, message, place)| named(name, message, Some(place)))
                        .collect()
                }
            }
            _ => vec![named("", error.to_string(), None)],
        }
    }
}

/// Reads the engine's joined reports, which it gives only as text:
/// `error: MESSAGE` and below it ` --> NAME:LINE:COLUMN`.
fn reports(text: &str) -> Vec<(&str, String, (usize, usize))> {
    let mut found = Vec::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(words) = line.strip_prefix("error: ") {
            message = Some(words.to_owned());
        } else if let Some(place) = line.trim_start().strip_prefix("--> ") {
            let mut parts = place.rsplitn(3, ':');
            let column = parts.next().and_then(|number| number.parse().ok());
            let row = parts.next().and_then(|number| number.parse().ok());
            if let (Some(words), Some(column), Some(row), Some(name)) =
                (message.take(), column, row, parts.next())
            {
                found.push((name, words, (row, column)));
            }
        }
    }
    found
}
