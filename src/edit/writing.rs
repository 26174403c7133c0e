//! YAML emitter: a value as YAML in the style of what stands beside it: in brackets or as a block, keys in the format's order.
//!
//! **You are here:** `edit/` — after `scalar`, before the steps; no IO.

use super::Value;
use super::place::{Form, Place, Style};
use super::scalar;
use crate::lang::Lang;
use crate::record::Shape;

/// The longest line that is written in brackets where nothing beside it shows another way. *Units:* columns.
const WIDTH: usize = 110;

/// A value as it stands behind a key or dash.
pub(super) struct Written {
    /// What follows on the same line, without the space before it; may be empty.
    pub(super) head: String,
    /// Further lines, each begun by a line feed; mostly empty.
    pub(super) below: String,
}

impl Written {
    /// Behind a colon or dash.
    pub(super) fn after(&self, sign: &str) -> String {
        let blank = if self.head.is_empty() { "" } else { " " };
        format!("{sign}{blank}{}{}", self.head, self.below)
    }
}

/// What values are written with: the text whose layouts serve as examples, the site's first language.
#[derive(Clone, Copy)]
pub(super) struct Writer<'t> {
    pub(super) text: &'t str,
    pub(super) default: Lang,
    /// How numbers, times and telephones are written where no value beside shows it: as the record's other ones.
    pub(super) digits: Style,
}

impl Writer<'_> {
    /// A value behind a key or dash in `column`; none for the column: within brackets. `like`: a value whose style is to be
    /// followed. None comes back where the value cannot be written.
    pub(super) fn value(
        &self,
        value: &Value,
        shape: Option<&Shape>,
        like: Option<&Place>,
        column: Option<usize>,
    ) -> Option<Written> {
        let line = |head| Written {
            head,
            below: String::new(),
        };
        let Some(column) = column else {
            return self.flow(value, shape, like).map(line);
        };
        match value {
            Value::Text(text) if text.contains('\n') => Some(Written {
                head: "|".to_owned(),
                below: scalar::block(text, "|", column + 2)?,
            }),
            Value::Text(text) => scalar::inline(text, self.style_of(text, like), false).map(line),
            _ if self.belongs_on_one_line(value, shape, like) => self.flow(value, shape, like).map(line),
            Value::List(items) => {
                let indent = like.and_then(|like| self.dash_indent(like)).unwrap_or(2);
                let like = like.and_then(item_like);
                let mut below = String::new();
                for item in items {
                    below.push('\n');
                    below.push_str(&self.item(item, shape.and_then(Shape::item), like, column + indent)?);
                }
                Some(Written {
                    head: String::new(),
                    below,
                })
            }
            Value::Map(entries) => {
                let mut below = String::new();
                for (key, value) in self.in_order(entries, shape) {
                    below.push('\n');
                    let like = like.and_then(|like| like.entry(key)).map(|entry| &entry.value);
                    let field = shape.and_then(|shape| shape.field(key));
                    below.push_str(&self.entry(key, value, field, like, column + 2)?);
                }
                Some(Written {
                    head: String::new(),
                    below,
                })
            }
        }
    }

    /// A key with its value on lines of their own, without the last line feed.
    pub(super) fn entry(
        &self,
        key: &str,
        value: &Value,
        shape: Option<&Shape>,
        like: Option<&Place>,
        column: usize,
    ) -> Option<String> {
        let written = self.value(value, shape, like, Some(column))?;
        Some(format!("{:column$}{}", "", written.after(&format!("{key}:"))))
    }

    /// A list item on lines of its own, without the last line feed.
    pub(super) fn item(
        &self,
        value: &Value,
        shape: Option<&Shape>,
        like: Option<&Place>,
        column: usize,
    ) -> Option<String> {
        if let Value::Map(entries) = value
            && !self.belongs_on_one_line(value, shape, like)
        {
            let mut lines = Vec::with_capacity(entries.len());
            for (key, value) in self.in_order(entries, shape) {
                let like = like.and_then(|like| like.entry(key)).map(|entry| &entry.value);
                let field = shape.and_then(|shape| shape.field(key));
                lines.push(self.entry(key, value, field, like, column + 2)?);
            }
            let all = lines.join("\n");
            return Some(format!("{:column$}- {}", "", all.get(column + 2..)?));
        }
        let written = self.value(value, shape, like, Some(column))?;
        Some(format!("{:column$}{}", "", written.after("-")))
    }

    /// A value in brackets, or a text, on one line.
    pub(super) fn flow(&self, value: &Value, shape: Option<&Shape>, like: Option<&Place>) -> Option<String> {
        match value {
            Value::Text(text) => scalar::inline(text, self.style_of(text, like), true),
            Value::List(items) => {
                let like = like.and_then(item_like);
                let items: Option<Vec<String>> = items
                    .iter()
                    .map(|item| self.flow(item, shape.and_then(Shape::item), like))
                    .collect();
                Some(format!("[{}]", items?.join(", ")))
            }
            Value::Map(entries) => {
                let mut all = Vec::with_capacity(entries.len());
                for (key, value) in self.in_order(entries, shape) {
                    let like = like.and_then(|like| like.entry(key)).map(|entry| &entry.value);
                    let field = shape.and_then(|shape| shape.field(key));
                    all.push(format!("{key}: {}", self.flow(value, field, like)?));
                }
                Some(format!("{{{}}}", all.join(", ")))
            }
        }
    }

    /// Whether a list or map is written in brackets: as the one beside it; else where it is small.
    fn belongs_on_one_line(&self, value: &Value, shape: Option<&Shape>, like: Option<&Place>) -> bool {
        if has_lines(value) {
            return false;
        }
        let flow = match (value, like.map(|like| &like.form)) {
            (Value::Map(_), Some(Form::Map { flow, .. }))
            | (Value::List(_), Some(Form::List { flow, .. })) => {
                return *flow;
            }
            (Value::Text(_), _) => return true,
            (Value::List(items), _) => items.iter().all(|item| matches!(item, Value::Text(_))),
            (Value::Map(entries), _) => entries.iter().all(|(_, value)| matches!(value, Value::Text(_))),
        };
        flow && self
            .flow(value, shape, like)
            .is_some_and(|line| unicode_width::UnicodeWidthStr::width(line.as_str()) <= WIDTH)
    }

    /// Keys in the order of the format; languages with the site's first one first.
    fn in_order<'v>(
        &self,
        entries: &'v [(String, Value)],
        shape: Option<&Shape>,
    ) -> Vec<(&'v String, &'v Value)> {
        let mut all: Vec<_> = entries.iter().map(|(key, value)| (key, value)).collect();
        all.sort_by_key(|(key, _)| self.order(key, shape));
        all
    }

    /// The place of a key among the keys of its map; unknown ones last.
    pub(super) fn order(&self, key: &str, shape: Option<&Shape>) -> usize {
        match shape {
            Some(shape) if shape.is_text() => usize::from(key != self.default.tag()),
            Some(shape) => shape.order(key).unwrap_or(usize::MAX),
            None => usize::MAX,
        }
    }

    /// The style of a text: of what it is to be like, else for digits the record's own.
    fn style_of(&self, text: &str, like: Option<&Place>) -> Style {
        match like.map(|like| &like.form) {
            Some(Form::Text { style, .. }) => *style,
            _ if begins_with_digit(text) && !is_date(text) => self.digits,
            _ => Style::Plain,
        }
    }

    /// How far the dashes of a block list stand in from their key.
    fn dash_indent(&self, like: &Place) -> Option<usize> {
        let first = like.items()?.first().filter(|_| !like.is_flow())?;
        let line = super::place::line_start(self.text, first.dash);
        let above = self.text[..line].lines().rev().find(|line| {
            let content = line.trim_start();
            !content.is_empty() && !content.starts_with('#')
        })?;
        let key = above.len() - above.trim_start_matches([' ', '-']).len();
        (first.dash - line).checked_sub(key)
    }
}

/// What an item of a list is to be like: the list's last one, or the one value that stood in the list's place.
fn item_like(like: &Place) -> Option<&Place> {
    match like.items() {
        Some(items) => items.last().map(|item| &item.value),
        None => Some(like),
    }
}

/// How a record writes numbers, times and telephones: the first such value shows it. Dates are mostly written otherwise.
pub(super) fn digits_of(place: &Place) -> Option<Style> {
    match &place.form {
        Form::Text { text, style } => {
            let inline = matches!(style, Style::Plain | Style::Single | Style::Double);
            (inline && begins_with_digit(text) && !is_date(text)).then_some(*style)
        }
        Form::Map { entries, .. } => entries.iter().find_map(|entry| digits_of(&entry.value)),
        Form::List { items, .. } => items.iter().find_map(|item| digits_of(&item.value)),
        Form::Nothing => None,
    }
}

/// `2026-11-30`, `2022-12`, an interval of them.
fn is_date(text: &str) -> bool {
    let (year, rest) = text.split_at_checked(4).unwrap_or_default();
    year.bytes().all(|byte| byte.is_ascii_digit())
        && rest.strip_prefix('-').is_some_and(|rest| {
            rest.starts_with(['0', '1'])
                && rest
                    .split(['-', '/'])
                    .next()
                    .is_some_and(|month| month.len() == 2)
        })
}

fn begins_with_digit(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a text in it has several lines.
fn has_lines(value: &Value) -> bool {
    match value {
        Value::Text(text) => text.contains('\n'),
        Value::List(items) => items.iter().any(has_lines),
        Value::Map(entries) => entries.iter().any(|(_, value)| has_lines(value)),
    }
}
