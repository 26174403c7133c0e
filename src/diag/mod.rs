//! Diagnostics, findings about content: what is wrong, where, and what to write instead, in Chinese and in English.
//!
//! **You are here:** `diag/` — a leaf: it imports nothing of ours and does no IO. Everything above makes [`Diagnostic`]s;
//! [`text`] and [`json`] print them.
//!
//! An author's mistake is data, not an `Err`: stages return what they could read and a list of findings, so that one
//! broken file hides no other.

pub mod code;
pub mod json;
mod position;
pub mod text;

pub use code::{Code, Severity};
pub use position::{Position, line_of};

use std::sync::Arc;

/// A piece of a file's text. *Units:* bytes from the start of the decoded text (after a BOM), end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Span {
        Span {
            start,
            end: end.max(start),
        }
    }
}

/// What a finding says in both languages, with advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which kind of finding.
    pub code: &'static Code,
    /// What is wrong, in Chinese.
    pub zh: String,
    /// What is wrong, in English.
    pub en: String,
    /// What to write instead, in Chinese.
    pub help_zh: Option<String>,
    /// What to write instead, in English.
    pub help_en: Option<String>,
    /// The value to write in the place of what was typed, where one is known: the advice names the same.
    pub instead: Option<String>,
    /// Whether `instead` is the one thing that can have been meant, so that `fix` may put it there.
    pub sure: bool,
    /// The key that was meant by one that is none, where the finding is about more than the key.
    pub renamed: Option<String>,
    /// A name that was typed where an id or code belongs: what the site knows by that name is looked for when all records
    /// are read.
    pub meant: Option<Box<Meant>>,
}

/// A name where an id belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The key that wants the id: `region`, `level`; `measure` for a key among figures.
    pub key: String,
    /// The name as typed.
    pub name: String,
    /// Whether the whole list of the key was typed as one text, which may hold several names.
    pub list: bool,
    /// What stands before and after the value on the line as it is to be, where more of the line is wrong than the name or
    /// the line holds other keys: the advice is the whole line.
    pub around: Option<(String, String)>,
}

impl Fault {
    /// A finding without advice.
    pub fn new(code: &'static Code, zh: impl Into<String>, en: impl Into<String>) -> Fault {
        Fault {
            code,
            zh: zh.into(),
            en: en.into(),
            help_zh: None,
            help_en: None,
            instead: None,
            renamed: None,
            sure: false,
            meant: None,
        }
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Fault {
        self.help_zh = Some(zh.into());
        self.help_en = Some(en.into());
        self
    }

    /// The same with the value that is to stand in the place of what was typed.
    #[must_use]
    pub fn write(self, better: impl std::fmt::Display) -> Fault {
        let better = better.to_string();
        self.help(format!("请写 {better}"), format!("write {better}"))
            .instead(better)
            .sure()
    }

    /// The same, whose value is the one thing that can have been meant.
    #[must_use]
    pub fn sure(mut self) -> Fault {
        self.sure = true;
        self
    }

    /// The same, with a value that the advice names in its own words.
    #[must_use]
    pub fn instead(mut self, better: impl Into<String>) -> Fault {
        self.instead = Some(better.into());
        self
    }

    /// The same, with a name that the site may know.
    #[must_use]
    pub fn meant(mut self, key: &str, name: &str) -> Fault {
        self.meant = Some(Box::new(Meant {
            key: key.to_owned(),
            name: name.to_owned(),
            list: false,
            around: None,
        }));
        self
    }

    /// The same, whose advice is the whole line: what stands before the name's place on it, and after.
    #[must_use]
    pub fn within(mut self, before: impl Into<String>, after: impl Into<String>) -> Fault {
        if let Some(meant) = &mut self.meant {
            meant.around = Some((before.into(), after.into()));
        }
        self
    }

    /// The same, where the name stands for a whole list: the advice is the key's line.
    #[must_use]
    pub fn of_list(mut self) -> Fault {
        if let Some(meant) = &mut self.meant {
            meant.list = true;
        }
        self
    }

    /// The whole line that the advice ends with, if it does.
    pub fn advised_line(&self) -> Option<&str> {
        let (_, rest) = self.help_zh.as_deref()?.rsplit_once("应写成：`")?;
        rest.strip_suffix('`')
    }

    /// The finding at a place.
    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic {
            severity: self.code.severity,
            fault: self,
            place,
            related: Vec::new(),
            untold: 0,
        }
    }
}

/// Where a finding points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum At {
    /// The file as a whole.
    File,
    /// A piece of its text.
    Span(Span),
    /// A field of a record: `hours[1].open`, `[3].name` in a list of records. Turned into a span when the finding is
    /// shown, by parsing the file once more, so that records need not carry a place for each of their values.
    Field(String),
}

/// A file and a place in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path relative to the site folder, `/`-separated.
    pub file: Arc<str>,
    /// Where in it.
    pub at: At,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: &Arc<str>) -> Place {
        Place {
            file: Arc::clone(file),
            at: At::File,
        }
    }

    /// A piece of the file's text.
    pub fn span(file: &Arc<str>, span: Span) -> Place {
        Place {
            file: Arc::clone(file),
            at: At::Span(span),
        }
    }

    /// A field of a record in the file.
    pub fn field(file: &Arc<str>, path: impl Into<String>) -> Place {
        Place {
            file: Arc::clone(file),
            at: At::Field(path.into()),
        }
    }

    /// The same place, narrowed to words within its field.
    #[must_use]
    pub fn looking_for(self, words: &str) -> Place {
        match self.at {
            At::Field(path) if !path.contains('=') => Place {
                file: self.file,
                at: At::Field(format!("{path}={words}")),
            },
            at => Place { at, ..self },
        }
    }
}

/// One finding at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What it says.
    pub fault: Fault,
    /// Usually the code's; `--strict` makes warnings errors.
    pub severity: Severity,
    /// Where it points.
    pub place: Place,
    /// Other places that belong to it (the first of two equal keys), each with a short text in both languages.
    pub related: Vec<(Place, String, String)>,
    /// How many findings of the same code it stands for, which are counted and not told; 0 for a finding of its own.
    pub untold: usize,
}

impl Diagnostic {
    /// The same with a second place.
    #[must_use]
    pub fn with_related(mut self, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        self.related.push((place, zh.into(), en.into()));
        self
    }
}

/// Which language messages are printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageLang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Fault {
    /// The message in one language.
    pub fn message(&self, lang: MessageLang) -> &str {
        match lang {
            MessageLang::Zh => &self.zh,
            MessageLang::En => &self.en,
        }
    }

    /// The advice in one language.
    pub fn advice(&self, lang: MessageLang) -> Option<&str> {
        match lang {
            MessageLang::Zh => self.help_zh.as_deref(),
            MessageLang::En => self.help_en.as_deref(),
        }
    }
}

/// Sorts findings by file, place and code, and removes repetitions. Spans must be resolved before (see [`At::Field`]).
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        (&a.place.file, &a.place.at, a.fault.code.id, &a.fault.zh)
            .cmp(&(&b.place.file, &b.place.at, b.fault.code.id, &b.fault.zh))
    });
    diagnostics.dedup();
}
