//! Insertion: keys and items that a map or list has not: where the order puts them, in the style of what stands beside them.
//!
//! **You are here:** `edit/pen` — one half of what a step can do to a map or list; no IO.

use super::{Done, Pen, Slot, cannot_write};
use crate::edit::Value;
use crate::edit::act::{no_field, value_of};
use crate::edit::place::{Entry, Form, Item, Place, column_of, line_end, line_start};
use crate::record::Shape;

impl Pen<'_> {
    /// One more item for a list, or for what can be one.
    pub(super) fn add(
        &mut self,
        slot: Slot,
        place: &Place,
        shape: Option<&Shape>,
        at: Option<usize>,
        value: &Value,
    ) -> Done {
        match &place.form {
            Form::List { items, .. } if !items.is_empty() => {
                self.add_item(place, shape.and_then(Shape::item), at, value)
            }
            Form::List { .. } | Form::Nothing => {
                self.replace(slot, place, shape, &Value::List(vec![value.clone()]))
            }
            _ if shape.is_some_and(Shape::takes_one) => {
                let mut items = vec![value_of(place)];
                items.insert(at.unwrap_or(1).min(1), value.clone());
                self.replace(slot, place, shape, &Value::List(items))
            }
            _ => Err(no_field()),
        }
    }

    /// A key that a map has not: where the format's order puts it.
    pub(super) fn add_key(&mut self, map: &Place, shape: Option<&Shape>, key: &str, value: &Value) -> Done {
        let Form::Map { flow, entries } = &map.form else {
            return Err(no_field());
        };
        let field = shape.and_then(|shape| shape.field(key));
        let value = self.as_neighbours_do(entries, shape, field, value);
        let like = self.neighbours.iter().find_map(|other| other.entry(key));
        let like = like.map(|entry| &entry.value);
        let own = self.writer.order(key, shape);
        let before = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| self.writer.order(&entry.key, shape) <= own)
            .max_by_key(|(at, entry)| (self.writer.order(&entry.key, shape), *at))
            .map(|(at, _)| at);
        if *flow {
            let written = self.writer.flow(&value, field, like).ok_or_else(cannot_write)?;
            let pieces: Vec<(usize, usize)> = entries
                .iter()
                .map(|entry| (entry.start, entry.value.end))
                .collect();
            self.put_in_brackets(
                map,
                &pieces,
                before.map_or(0, |at| at + 1),
                &format!("{key}: {written}"),
            );
            return Ok(());
        }
        let Some(first) = entries.first() else {
            return Err(no_field());
        };
        let text = self.text();
        let column = column_of(text, first.start);
        let lines = self
            .writer
            .entry(key, &value, field, like, column)
            .ok_or_else(cannot_write)?;
        match before {
            // Never before a key that stands behind a dash: the dash's line is not touched.
            None if text[line_start(text, first.start)..first.start].trim().is_empty() => {
                let start = line_start(text, first.start);
                self.splice(start, start, lines + "\n");
            }
            at => {
                let end = self.end_of_lines(entries[at.unwrap_or(0)].value.end, column);
                self.splice(end, end, format!("\n{lines}"));
            }
        }
        Ok(())
    }

    /// A text of the default language alone is written as the texts beside it: plain, or with its language.
    fn as_neighbours_do(
        &self,
        entries: &[Entry],
        shape: Option<&Shape>,
        field: Option<&Shape>,
        value: &Value,
    ) -> Value {
        if !field.is_some_and(Shape::is_text) {
            return value.clone();
        }
        let tag = self.writer.default.tag();
        let text = match value {
            Value::Text(text) => text,
            Value::Map(texts) => match texts.as_slice() {
                [(lang, Value::Text(text))] if lang == tag => text,
                _ => return value.clone(),
            },
            Value::List(_) => return value.clone(),
        };
        let tagged = |entries: &[Entry]| {
            let mut texts = entries.iter().filter(|entry| {
                shape
                    .and_then(|shape| shape.field(&entry.key))
                    .is_some_and(Shape::is_text)
            });
            texts
                .next()
                .map(|entry| matches!(entry.value.form, Form::Map { .. }))
        };
        if tagged(entries).unwrap_or(false) {
            Value::map([(tag, text.as_str())])
        } else {
            Value::Text(text.clone())
        }
    }

    /// The end of the line of a value, and of the comments below it that stand deeper than its map.
    fn end_of_lines(&self, at: usize, column: usize) -> usize {
        let text = self.text();
        let mut end = line_end(text, at);
        while end < text.len() {
            let line = &text[end + 1..line_end(text, end + 1)];
            let content = line.trim_start_matches(' ');
            if !content.starts_with('#') || line.len() - content.len() <= column {
                break;
            }
            end += 1 + line.len();
        }
        end
    }

    /// One more item for a list that has some.
    pub(in crate::edit) fn add_item(
        &mut self,
        list: &Place,
        shape: Option<&Shape>,
        at: Option<usize>,
        value: &Value,
    ) -> Done {
        let Form::List { flow, items } = &list.form else {
            return Err(no_field());
        };
        let at = at.unwrap_or(items.len()).min(items.len());
        let like = at.checked_sub(1).or(Some(0)).and_then(|at| items.get(at));
        let like = like.map(|item| &item.value);
        if *flow {
            let written = self.writer.flow(value, shape, like).ok_or_else(cannot_write)?;
            let pieces: Vec<(usize, usize)> = items
                .iter()
                .map(|item| (item.value.start, item.value.end))
                .collect();
            self.put_in_brackets(list, &pieces, at, &written);
            return Ok(());
        }
        let Some(first) = items.first() else {
            return Err(no_field());
        };
        let text = self.text();
        let column = column_of(text, first.dash);
        let lines = self
            .writer
            .item(value, shape, like, column)
            .ok_or_else(cannot_write)?;
        if let Some(before) = at.checked_sub(1).and_then(|at| items.get(at)) {
            let end = line_end(text, before.value.end.max(before.dash + 1));
            let apart = if self.stand_apart(items) { "\n" } else { "" };
            self.splice(end, end, format!("\n{apart}{lines}"));
        } else {
            let start = line_start(text, first.dash);
            let apart = if self.stand_apart(items) { "\n" } else { "" };
            self.splice(start, start, format!("{lines}\n{apart}"));
        }
        Ok(())
    }

    /// Whether a blank line stands between the last two items.
    fn stand_apart(&self, items: &[Item]) -> bool {
        match items {
            [.., before, last] => {
                let between = self.text().get(before.value.end..last.dash);
                between.is_some_and(|between| between.contains("\n\n"))
            }
            _ => false,
        }
    }

    /// One more piece between brackets, before the piece `at`.
    fn put_in_brackets(&mut self, whole: &Place, pieces: &[(usize, usize)], at: usize, written: &str) {
        let text = self.text();
        if let Some((start, _)) = pieces.get(at) {
            let start = *start;
            let line = line_start(text, start);
            let own_line = text[line..start].trim().is_empty() && line > whole.start;
            let blank = if own_line {
                format!("\n{}", &text[line..start])
            } else {
                " ".to_owned()
            };
            self.splice(start, start, format!("{written},{blank}"));
        } else if let Some((_, end)) = pieces.last() {
            self.splice(*end, *end, format!(", {written}"));
        } else {
            self.splice(whole.start + 1, whole.end - 1, written);
        }
    }
}
