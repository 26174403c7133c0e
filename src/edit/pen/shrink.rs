//! Removal: keys and items that go, each with its lines or its comma; what is empty then goes too.
//!
//! **You are here:** `edit/pen` — the other half of what a step can do to a map or list; no IO.

use super::{Done, Pen, are_languages};
use crate::edit::Segment;
use crate::edit::act::no_field;
use crate::edit::place::{Entry, Form, Place, line_end, line_start};
use crate::record::Shape;

/// What is left after a removal.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::edit) enum Left {
    /// The rest of the map or list.
    Some,
    /// Nothing: the whole value is to go.
    Nothing,
}

impl Pen<'_> {
    /// Takes a value out.
    pub(in crate::edit) fn remove(
        &mut self,
        place: &Place,
        shape: Option<&Shape>,
        path: &[Segment],
    ) -> Done<Left> {
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
    pub(super) fn remove_entries(&mut self, map: &Place, gone: impl Fn(&Entry) -> bool) {
        let Form::Map { flow, entries } = &map.form else {
            return;
        };
        let pieces: Vec<(usize, usize, bool)> = entries
            .iter()
            .map(|entry| (entry.start, entry.value.end.max(entry.colon), gone(entry)))
            .collect();
        if *flow {
            self.take_from_brackets(&pieces);
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
    pub(in crate::edit) fn remove_items(&mut self, list: &Place, gone: impl Fn(usize) -> bool) {
        let Form::List { flow, items } = &list.form else {
            return;
        };
        if *flow {
            let pieces: Vec<(usize, usize, bool)> = items
                .iter()
                .enumerate()
                .map(|(at, item)| (item.value.start, item.value.end, gone(at)))
                .collect();
            self.take_from_brackets(&pieces);
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
    fn take_from_brackets(&mut self, pieces: &[(usize, usize, bool)]) {
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
}
