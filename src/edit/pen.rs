//! Tree editing: one step on one record: the pieces of its text that are to be replaced.
//!
//! **You are here:** `edit/` — after `writing`; [`super::intended`] says the same of values, and the two are compared.

use super::intended::{is_language, says};
use super::place::{Entry, Form, Item, Place, Style, column_of, line_end, line_start};
use super::raw::Splice;
use super::writing::{Writer, Written};
use super::{Reason, Refusal, Segment, Value, scalar};
use crate::record::Shape;

/// What becomes of a value.
#[derive(Debug, Clone)]
pub(super) enum Act {
    /// It is this.
    Set(Value),
    /// As a list it has this item more.
    Add(Option<usize>, Value),
}

/// Where a value may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// The byte after the colon or dash.
    pub(super) from: usize,
    /// The column of the key or dash; none in brackets.
    pub(super) column: Option<usize>,
}

/// What is left after a removal.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// The rest of the map or list.
    Some,
    /// Nothing: the whole value is to go.
    Nothing,
}

/// The pieces that one step replaces.
pub(super) struct Pen<'t> {
    pub(super) writer: Writer<'t>,
    pub(super) splices: Vec<Splice>,
    /// The same record's neighbours in their list: where a key is new, theirs shows its style.
    pub(super) neighbours: Vec<&'t Place>,
}

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
        let text = middle.iter().map(|line| format!("\n{line}")).collect();
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

    /// One more item for a list, or for what can be one.
    fn add(
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
    fn add_key(&mut self, map: &Place, shape: Option<&Shape>, key: &str, value: &Value) -> Done {
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
            self.into_brackets(
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
    pub(super) fn add_item(
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
            self.into_brackets(list, &pieces, at, &written);
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
                self.text()[before.value.end.min(last.dash)..last.dash]
                    .lines()
                    .skip(1)
                    .any(|line| line.trim().is_empty() && !line.contains('-'))
                    && self.text()[before.value.end.min(last.dash)..last.dash].contains("\n\n")
            }
            _ => false,
        }
    }

    /// One more piece between brackets, before the piece `at`.
    fn into_brackets(&mut self, whole: &Place, pieces: &[(usize, usize)], at: usize, written: &str) {
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

    /// Takes a value out.
    pub(super) fn remove(&mut self, place: &Place, shape: Option<&Shape>, path: &[Segment]) -> Done<Left> {
        let Some((segment, rest)) = path.split_first() else {
            return Ok(Left::Nothing);
        };
        match (segment, &place.form) {
            (Segment::Key(key), Form::Map { entries, .. }) => {
                let Some(at) = entries.iter().position(|entry| entry.key == **key) else {
                    return match shape {
                        Some(shape)
                            if shape.is_named() && are_languages(entries, shape) && **key == *"name" =>
                        {
                            self.remove(place, shape.field("name"), rest)
                        }
                        _ => Ok(Left::Some),
                    };
                };
                let field = shape.and_then(|shape| shape.field(key));
                if self.remove(&entries[at].value, field, rest)? == Left::Nothing {
                    if entries.len() == 1 {
                        return Ok(Left::Nothing);
                    }
                    let key = entries[at].start;
                    self.remove_entries(place, |entry| entry.start == key);
                }
                Ok(Left::Some)
            }
            (Segment::Index(index), Form::List { items, .. }) => {
                let item = items.get(*index).ok_or_else(no_field)?;
                if self.remove(&item.value, shape.and_then(Shape::item), rest)? == Left::Nothing {
                    if items.len() == 1 {
                        return Ok(Left::Nothing);
                    }
                    self.remove_items(place, |at| at == *index);
                }
                Ok(Left::Some)
            }
            (Segment::Index(0), Form::Text { .. } | Form::Map { .. })
                if shape.is_some_and(Shape::takes_one) =>
            {
                self.remove(place, shape.and_then(Shape::item), rest)
            }
            (Segment::Key(key), Form::Text { .. }) => match shape {
                Some(shape) if shape.is_text() && **key == *self.writer.default.tag() => Ok(Left::Nothing),
                Some(shape) if shape.is_named() && **key == *"name" => {
                    self.remove(place, shape.field("name"), rest)
                }
                _ => Ok(Left::Some),
            },
            (Segment::Index(_), _) => Err(no_field()),
            (_, _) => Ok(Left::Some),
        }
    }

    /// Takes keys out of a map, of which others stay.
    fn remove_entries(&mut self, map: &Place, gone: impl Fn(&Entry) -> bool) {
        let Form::Map { flow, entries } = &map.form else {
            return;
        };
        let pieces: Vec<(usize, usize, bool)> = entries
            .iter()
            .map(|entry| (entry.start, entry.value.end.max(entry.colon), gone(entry)))
            .collect();
        if *flow {
            self.out_of_brackets(&pieces);
            return;
        }
        for (at, (start, end, gone)) in pieces.iter().enumerate() {
            if *gone {
                let next = pieces[at..]
                    .iter()
                    .find(|(_, _, gone)| !gone)
                    .map(|(start, ..)| *start);
                self.remove_lines(*start, *end, next);
            }
        }
    }

    /// Takes items out of a list, of which others stay.
    pub(super) fn remove_items(&mut self, list: &Place, gone: impl Fn(usize) -> bool) {
        let Form::List { flow, items } = &list.form else {
            return;
        };
        if *flow {
            let pieces: Vec<(usize, usize, bool)> = items
                .iter()
                .enumerate()
                .map(|(at, item)| (item.value.start, item.value.end, gone(at)))
                .collect();
            self.out_of_brackets(&pieces);
            return;
        }
        for (at, item) in items.iter().enumerate().filter(|(at, _)| gone(*at)) {
            let next = items.get(at + 1).map(|item| item.dash);
            self.remove_lines(item.dash, item.value.end.max(item.dash + 1), next);
        }
    }

    /// Takes a piece that begins a line out, with its lines. One that stands behind a dash leaves the dash to the next one.
    fn remove_lines(&mut self, start: usize, end: usize, next: Option<usize>) {
        let text = self.text();
        let line = line_start(text, start);
        let end_of_line = line_end(text, end);
        if text[line..start].trim().is_empty() {
            let after = (end_of_line + 1).min(text.len());
            let blank_before = line == 0 || text[..line].ends_with("\n\n");
            let blank_after = text[after..].starts_with('\n');
            let after = after + usize::from(blank_before && blank_after);
            if end_of_line == text.len() && line > 0 {
                // The last line of a file without a line feed at its end.
                self.splice(line - 1, end_of_line, "");
            } else {
                self.splice(line, after, "");
            }
            return;
        }
        match next {
            Some(next) if text[end_of_line..next].trim().is_empty() => self.splice(start, next, ""),
            // Comments stand between: they stay below the dash.
            _ => {
                let start = line + text[line..start].trim_end().len();
                self.splice(start, end_of_line, "");
            }
        }
    }

    /// Takes pieces out of brackets, each with one comma; some stay.
    fn out_of_brackets(&mut self, pieces: &[(usize, usize, bool)]) {
        let mut stays: Option<usize> = None;
        for (at, (start, end, gone)) in pieces.iter().enumerate() {
            if !gone {
                stays = Some(*end);
                continue;
            }
            match stays {
                Some(before) => {
                    self.splice(before, *end, "");
                    stays = Some(*end);
                }
                None => {
                    if let Some((next, ..)) = pieces.get(at + 1) {
                        self.splice(*start, *next, "");
                    }
                }
            }
        }
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

/// A value for the rest of a path that is not there yet.
pub(super) fn wrap(path: &[Segment], act: &Act) -> Done<Value> {
    match path.split_first() {
        None => Ok(match act {
            Act::Set(value) => value.clone(),
            Act::Add(_, value) => Value::List(vec![value.clone()]),
        }),
        Some((Segment::Key(key), rest)) => Ok(Value::Map(vec![((**key).to_owned(), wrap(rest, act)?)])),
        Some((Segment::Index(0), rest)) => Ok(Value::List(vec![wrap(rest, act)?])),
        Some((Segment::Index(_), _)) => Err(no_field()),
    }
}

/// What stands at a place.
pub(super) fn value_of(place: &Place) -> Value {
    match &place.form {
        Form::Nothing => Value::List(Vec::new()),
        Form::Text { text, .. } => Value::Text(scalar::clean(text)),
        Form::List { items, .. } => Value::List(items.iter().map(|item| value_of(&item.value)).collect()),
        Form::Map { entries, .. } => Value::Map(
            entries
                .iter()
                .map(|entry| (entry.key.clone(), value_of(&entry.value)))
                .collect(),
        ),
    }
}

fn are_languages(entries: &[Entry], shape: &Shape) -> bool {
    entries.iter().all(|entry| is_language(&entry.key, shape))
}

pub(super) fn no_field() -> Refusal {
    Refusal::new(
        Reason::NoField,
        "这个字段不在文件里：可能有人同时改了它，重新打开再改",
        "the file has no such field: it may have been changed meanwhile; open it again",
    )
}

pub(super) fn cannot_write() -> Refusal {
    Refusal::new(
        Reason::Value,
        "这个值里有看不见的字符或控制字符，写进文件就读不回来：删去它们，重新输入",
        "the value holds invisible or control characters and would not be read back: delete them and type it anew",
    )
}
