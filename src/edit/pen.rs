//! Tree editing: one step on one record: the pieces of its text that are to be replaced.
//!
//! **You are here:** `edit/` — after `writing`; [`super::intended`] says the same of values, and the two are compared.

mod grow;
mod shrink;

use super::act::{Act, no_field, value_of, wrap};
use super::intended::{is_language, says};
use super::place::{Entry, Form, Item, Place, Style, column_of, line_end};
use super::raw::Splice;
use super::writing::{Writer, Written};
use super::{Reason, Refusal, Segment, Value, scalar};
use crate::record::Shape;

/// Where a value may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// The byte after the colon or dash.
    pub(super) from: usize,
    /// The column of the key or dash; none in brackets.
    pub(super) column: Option<usize>,
}

/// The pieces that one step replaces.
pub(super) struct Pen<'t> {
    pub(super) writer: Writer<'t>,
    pub(super) splices: Vec<Splice>,
    /// The same record's neighbours in their list: where a key is new, theirs shows its style.
    pub(super) neighbours: Vec<&'t Place>,
}

pub(super) use shrink::Left;

type Done<T = ()> = Result<T, Refusal>;

impl Pen<'_> {
    fn text(&self) -> &str {
        self.writer.text
    }

    fn splice(&mut self, start: usize, end: usize, text: impl Into<String>) {
        self.splices.push(Splice {
            at: start..end,
            text: text.into(),
        });
    }

    /// Does what is to be done at a path.
    pub(super) fn act(
        &mut self,
        slot: Slot,
        place: &Place,
        shape: Option<&Shape>,
        path: &[Segment],
        act: &Act,
    ) -> Done {
        let Some((segment, rest)) = path.split_first() else {
            return match act {
                Act::Set(value) => self.set(slot, place, shape, value),
                Act::Add(at, value) => self.add(slot, place, shape, *at, value),
            };
        };
        match (segment, &place.form) {
            (_, Form::Nothing) => {
                let whole = wrap(path, act)?;
                self.replace(slot, place, shape, &whole)
            }
            (Segment::Key(key), Form::Map { entries, flow }) => {
                if let Some(entry) = entries.iter().find(|entry| entry.key == **key) {
                    let slot = self.slot_of(entry, *flow);
                    let field = shape.and_then(|shape| shape.field(key));
                    return self.act(slot, &entry.value, field, rest, act);
                }
                if let Some(shape) = shape.filter(|shape| shape.is_named() && are_languages(entries, shape)) {
                    if is_language(key, shape) {
                        return self.add_key(place, shape.field("name"), key, &wrap(rest, act)?);
                    }
                    if **key == *"name" {
                        return self.act(slot, place, shape.field("name"), rest, act);
                    }
                    let mut whole = vec![("name".to_owned(), value_of(place))];
                    whole.push(((**key).to_owned(), wrap(rest, act)?));
                    return self.replace(slot, place, Some(shape), &Value::Map(whole));
                }
                let value = wrap(rest, act)?;
                self.add_key(place, shape, key, &value)
            }
            (Segment::Key(key), Form::Text { .. }) => {
                let whole = match shape {
                    Some(shape) if shape.is_text() && **key == *self.writer.default.tag() => {
                        return self.act(slot, place, Some(shape), rest, act);
                    }
                    Some(shape) if shape.is_named() && **key == *"name" => {
                        return self.act(slot, place, shape.field("name"), rest, act);
                    }
                    Some(shape) if shape.is_text() => self.writer.default.tag(),
                    Some(shape) if shape.is_named() => "name",
                    Some(shape) if shape.is_id_or_map() && **key == *"id" => {
                        return self.act(slot, place, None, rest, act);
                    }
                    Some(shape) if shape.is_id_or_map() => "id",
                    _ => return Err(no_field()),
                };
                let whole = vec![
                    (whole.to_owned(), value_of(place)),
                    ((**key).to_owned(), wrap(rest, act)?),
                ];
                self.replace(slot, place, shape, &Value::Map(whole))
            }
            (Segment::Index(index), Form::List { flow, items }) => {
                let shape = shape.and_then(Shape::item);
                match items.get(*index) {
                    Some(item) => {
                        let slot = self.slot_of_item(item, *flow);
                        self.act(slot, &item.value, shape, rest, act)
                    }
                    None if *index == items.len() => {
                        let value = wrap(rest, act)?;
                        self.add_item(place, shape, None, &value)
                    }
                    None => Err(no_field()),
                }
            }
            (Segment::Index(index), _) if shape.is_some_and(Shape::takes_one) => match index {
                0 => self.act(slot, place, shape.and_then(Shape::item), rest, act),
                1 => {
                    let value = wrap(rest, act)?;
                    self.add(slot, place, shape, None, &value)
                }
                _ => Err(no_field()),
            },
            _ => Err(no_field()),
        }
    }

    /// Makes a value say this, touching only what says something else.
    fn set(&mut self, slot: Slot, place: &Place, shape: Option<&Shape>, value: &Value) -> Done {
        let default = self.writer.default;
        if says(place, value, shape, default) {
            return Ok(());
        }
        match (&place.form, value) {
            (Form::Text { style, .. }, Value::Text(text)) => self.retext(slot, place, *style, text),
            (Form::Map { entries, flow }, Value::Text(_)) if shape.is_some_and(Shape::is_text) => {
                match entries.iter().find(|entry| entry.key == default.tag()) {
                    Some(entry) => self.set(self.slot_of(entry, *flow), &entry.value, shape, value),
                    None => self.add_key(place, shape, default.tag(), value),
                }
            }
            (Form::Map { .. }, Value::Text(_)) if shape.is_some_and(Shape::is_named) => {
                let path = [Segment::Key("name".into())];
                self.act(slot, place, shape, &path, &Act::Set(value.clone()))
            }
            (Form::Map { entries, flow }, Value::Map(new))
                if entries
                    .iter()
                    .any(|old| new.iter().any(|(key, _)| *key == old.key)) =>
            {
                for (key, value) in new {
                    match entries.iter().find(|entry| entry.key == *key) {
                        Some(entry) => {
                            let field = shape.and_then(|shape| shape.field(key));
                            self.set(self.slot_of(entry, *flow), &entry.value, field, value)?;
                        }
                        None => self.add_key(place, shape, key, value)?,
                    }
                }
                let gone = |entry: &Entry| !new.iter().any(|(key, _)| *key == entry.key);
                self.remove_entries(place, gone);
                Ok(())
            }
            (Form::List { .. }, Value::Text(_)) if shape.is_some_and(Shape::takes_one) => {
                self.set_list(place, shape, std::slice::from_ref(value))
            }
            (Form::List { items, .. }, Value::List(new)) if !items.is_empty() => {
                self.set_list(place, shape, new)
            }
            _ => self.replace(slot, place, shape, value),
        }
    }

    /// A list item by item: what is alike at its beginning and end stays.
    fn set_list(&mut self, place: &Place, shape: Option<&Shape>, new: &[Value]) -> Done {
        let Form::List { flow, items } = &place.form else {
            return Ok(());
        };
        let default = self.writer.default;
        let shape = shape.and_then(Shape::item);
        let same = |item: &Item, value: &Value| says(&item.value, value, shape, default);
        let front = items
            .iter()
            .zip(new)
            .take_while(|(old, new)| same(old, new))
            .count();
        let back = items[front..]
            .iter()
            .rev()
            .zip(new[front..].iter().rev())
            .take_while(|(old, new)| same(old, new))
            .count();
        let old_middle = front..items.len() - back;
        let new_middle = &new[front..new.len() - back];
        let both = old_middle.len().min(new_middle.len());
        for (item, value) in items[old_middle.clone()].iter().zip(new_middle) {
            let slot = self.slot_of_item(item, *flow);
            self.set(slot, &item.value, shape, value)?;
        }
        for value in &new_middle[both..] {
            self.add_item(place, shape, Some(old_middle.end), value)?;
        }
        let gone = old_middle.start + both..old_middle.end;
        self.remove_items(place, |at| gone.contains(&at));
        Ok(())
    }

    /// Another text in the place of one.
    fn retext(&mut self, slot: Slot, place: &Place, style: Style, text: &str) -> Done {
        if style == Style::Block
            && let Some(splice) = self.block_lines(place, text)
        {
            self.splices.push(splice);
            return Ok(());
        }
        if let Some(line) = scalar::inline(text, style, slot.column.is_none()) {
            self.splice(place.start, place.end, line);
            return Ok(());
        }
        self.replace(slot, place, None, &Value::Text(text.to_owned()))
    }

    /// The differing lines of a block text, under the sign that it has.
    fn block_lines(&self, place: &Place, text: &str) -> Option<Splice> {
        let old = self.text().get(place.start..place.end)?;
        let (header, lines) = old.split_once('\n')?;
        let sign = header.split('#').next()?.trim_end();
        let first = lines.lines().find(|line| !line.trim().is_empty())?;
        if sign.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let indent = first.len() - first.trim_start_matches(' ').len();
        let new = scalar::block(text, sign, indent)?;
        let base = place.start + header.len();
        let old: Vec<&str> = self.text()[base..place.end].split('\n').skip(1).collect();
        let new: Vec<&str> = new.split('\n').skip(1).collect();
        let front = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let back = old[front..]
            .iter()
            .rev()
            .zip(new[front..].iter().rev())
            .take_while(|(old, new)| old == new)
            .count();
        let length = |lines: &[&str]| lines.iter().map(|line| line.len() + 1).sum::<usize>();
        let start = base + length(&old[..front]);
        let end = place.end - length(&old[old.len() - back..]);
        let middle = &new[front..new.len() - back];
        let text = middle.iter().flat_map(|line| ["\n", line]).collect();
        Some(Splice { at: start..end, text })
    }

    /// A value in the place of another, whatever either is.
    fn replace(&mut self, slot: Slot, place: &Place, shape: Option<&Shape>, value: &Value) -> Done {
        let Written { head, below } = self
            .writer
            .value(value, shape, Some(place), slot.column)
            .ok_or_else(cannot_write)?;
        let text = self.text();
        let on_line = !text[slot.from.min(place.start)..place.start].contains('\n');
        let blank = if head.is_empty() { "" } else { " " };
        if !on_line {
            // The old value stands below its key: a remark behind the key stays there.
            let end = line_end(text, slot.from);
            let place_end = place.end;
            self.splice(slot.from, slot.from, format!("{blank}{head}"));
            self.splice(end, place_end, below);
        } else if slot.column.is_none() && place.start != slot.from {
            self.splice(place.start, place.end, head);
        } else if below.is_empty()
            || matches!(
                place.form,
                Form::Text {
                    style: Style::Block,
                    ..
                }
            )
        {
            self.splice(slot.from, place.end, format!("{blank}{head}{below}"));
        } else {
            let end = line_end(text, place.end);
            self.splice(slot.from, place.end, format!("{blank}{head}"));
            self.splice(end, end, below);
        }
        Ok(())
    }

    fn slot_of(&self, entry: &Entry, flow: bool) -> Slot {
        Slot {
            from: entry.colon,
            column: (!flow).then(|| column_of(self.text(), entry.start)),
        }
    }

    pub(super) fn slot_of_item(&self, item: &Item, flow: bool) -> Slot {
        if flow {
            return Slot {
                from: item.value.start,
                column: None,
            };
        }
        Slot {
            from: item.dash + 1,
            column: Some(column_of(self.text(), item.dash)),
        }
    }
}

fn are_languages(entries: &[Entry], shape: &Shape) -> bool {
    entries.iter().all(|entry| is_language(&entry.key, shape))
}

pub(super) fn cannot_write() -> Refusal {
    Refusal::new(
        Reason::Value,
        "这个值里有看不见的字符或控制字符，写进文件就读不回来：删去它们，重新输入",
        "the value holds invisible or control characters and would not be read back: delete them and type it anew",
    )
}
