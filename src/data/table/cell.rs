//! Cell of an open table: a record's value as text.
//!
//! **You are here:** `data/table` — filled by each table's columns; no IO.

use super::Datatype;
use crate::lang::{Lang, Text};
use crate::markdown;
use crate::page::Surroundings;
use crate::site::Site;
use crate::value::comma;
use std::borrow::Cow;

/// What stands between the values of a list.
pub(super) const SEPARATOR: char = ';';

/// The value of a column in a row.
pub(super) enum Cell<'m> {
    /// There is none.
    None,
    /// Words, in no language.
    Word(Cow<'m, str>),
    /// A text in its languages.
    Text(&'m Text),
    /// The same, made up.
    Said(Vec<(Lang, Cow<'m, str>)>),
    /// A number: nothing that it can look like runs.
    Number(String),
}

impl<'m> Cell<'m> {
    /// Words as they are.
    pub(super) fn word(text: &'m str) -> Cell<'m> {
        Cell::Word(Cow::Borrowed(text))
    }

    /// A value as it is written.
    pub(super) fn shown(value: impl ToString) -> Cell<'m> {
        Cell::Word(Cow::Owned(value.to_string()))
    }

    /// A value that may be absent, as it is written.
    pub(super) fn maybe(value: Option<impl ToString>) -> Cell<'m> {
        value.map_or(Cell::None, Cell::shown)
    }

    /// A text that may be absent.
    pub(super) fn text(text: Option<&'m Text>) -> Cell<'m> {
        text.map_or(Cell::None, Cell::Text)
    }

    /// Several values. What separates them does not stand in ids, codes and telephone numbers; in other words it becomes a comma.
    pub(super) fn list<S: AsRef<str>>(values: impl IntoIterator<Item = S>) -> Cell<'m> {
        let mut joined = String::new();
        for value in values {
            if !joined.is_empty() {
                joined.push(SEPARATOR);
            }
            joined.push_str(&value.as_ref().replace(SEPARATOR, ","));
        }
        Cell::Word(Cow::Owned(joined))
    }

    /// Several texts as one, in each language of the site.
    pub(super) fn texts(site: &'m Site, texts: &'m [Text]) -> Cell<'m> {
        let default = site.default_lang();
        let joined = |lang: &Lang| {
            let own: Vec<&str> = texts.iter().filter_map(|text| text.get(*lang, default)).collect();
            (!own.is_empty()).then(|| {
                (
                    *lang,
                    Cow::Owned(own.join(if *lang == Lang::ZH { "；" } else { " / " })),
                )
            })
        };
        Cell::Said(site.languages.iter().filter_map(joined).collect())
    }

    /// Markdown as the plain text that it shows.
    pub(super) fn prose(site: &'m Site, text: Option<&'m Text>) -> Cell<'m> {
        let Some(text) = text else { return Cell::None };
        let said = text.all(site.default_lang());
        Cell::Said(said.map(|(lang, text)| (lang, markdown::plain(text))).collect())
    }

    /// A word of a closed vocabulary, as the theme says it in each language that has it.
    pub(super) fn label(site: &'m Site, around: &'m Surroundings, key: &str) -> Cell<'m> {
        let said = |lang: &Lang| {
            let label = around.labels.get(*lang, key);
            label.lang.is_none().then_some((*lang, Cow::Owned(label.text)))
        };
        Cell::Said(site.languages.iter().filter_map(said).collect())
    }

    /// Writes it: of a text a cell for each language of the site.
    pub(super) fn write(&self, out: &mut String, site: &Site, datatype: Datatype) {
        if datatype != Datatype::Text {
            match self {
                Cell::Word(text) => comma::cell(out, &one_kind_of_line_end(text)),
                Cell::Number(text) => out.push_str(text),
                Cell::None | Cell::Text(_) | Cell::Said(_) => {}
            }
            return;
        }
        for (at, lang) in site.languages.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            let text = match self {
                Cell::Text(text) => text.get(*lang, site.default_lang()),
                Cell::Said(said) => said.iter().find(|(own, _)| own == lang).map(|(_, text)| &**text),
                Cell::None | Cell::Word(_) | Cell::Number(_) => None,
            };
            comma::cell(out, &one_kind_of_line_end(text.unwrap_or_default()));
        }
    }
}

/// A text whose lines end as those of the file do: a reader need not know two kinds.
fn one_kind_of_line_end(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\n', comma::END))
    } else {
        Cow::Borrowed(text)
    }
}
