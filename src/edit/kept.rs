//! Kept lines: those that a change does not speak of, held against the new text. Found without the pen, so that its slips show.
//!
//! **You are here:** `edit/` — beside `plan`, before `apply`; no IO.
//!
//! What records say is verified elsewhere; comments, quotes and order say nothing there. So every line that is no part of a field
//! to be changed must stand in the new file, byte for byte and in its order. Blank lines may go with what they set apart.

use super::path::Segment;
use super::place::{Entry, Form, Item, Place};
use super::plan::Round;
use super::raw::lines_of;
use super::records::{File, Layout};
use super::told::path_of;
use super::{FieldPath, Step};
use crate::source::encoding::BOM;
use crate::source::yaml::nfc;
use std::ops::Range;

/// A piece whose lines may change.
struct Touched<'l> {
    /// *Units:* bytes of the file's text.
    at: Range<usize>,
    /// What it says, where it is one text: a line with `#` that is none of its words is a remark and stays.
    text: Option<&'l str>,
}

/// Whether the new bytes have all lines of the old ones that a round does not speak of.
pub(super) fn are_kept(file: &File<'_>, layout: &Layout<'_>, round: &Round<'_>, new: &[u8]) -> bool {
    let raw = &file.raw;
    let lines = raw.lines();
    let mut free = vec![false; lines.len()];
    for touched in touched(file, layout, round) {
        let (first, last) = (raw.line_of(touched.at.start), raw.line_of(touched.at.end));
        for (at, line) in lines.iter().enumerate().take(last + 1).skip(first) {
            // The first line has the key.
            free[at] |= at == first || !is_remark(line, &touched);
        }
    }
    let kept = lines.into_iter().zip(free).filter(|(_, free)| !free);
    stand_in(kept.map(|(line, _)| line), new)
}

/// Whether a line within a text is none of its words.
fn is_remark(line: &[u8], touched: &Touched<'_>) -> bool {
    let Some(text) = touched.text else { return false };
    let written = String::from_utf8_lossy(line);
    let written = written.trim();
    written.starts_with('#') && !text.contains(&nfc(written.into()))
}

/// Whether lines stand in a file, in their order. The last line of a file may have no end.
fn stand_in<'l>(lines: impl Iterator<Item = &'l [u8]>, new: &[u8]) -> bool {
    let mut rest = lines_of(new).into_iter().map(bare);
    lines
        .map(bare)
        .filter(|(line, _)| !line.trim_ascii().is_empty())
        .all(|(line, end)| {
            rest.any(|(own, own_end)| own == line && (own_end == end || own_end.is_empty() || end.is_empty()))
        })
}

/// A line and its end, without a BOM.
fn bare(line: &[u8]) -> (&[u8], &[u8]) {
    let line = line.strip_prefix(BOM).unwrap_or(line);
    let end = line
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .count();
    line.split_at(line.len() - end)
}

fn touched<'l>(file: &File<'_>, layout: &'l Layout<'_>, round: &Round<'_>) -> Vec<Touched<'l>> {
    let mut all = Vec::new();
    let records = layout.records();
    let own_of = |at: usize| match &layout.root.as_ref()?.form {
        Form::List { items, .. } => items.get(at).map(of_item),
        _ => layout.root.as_ref().map(|root| root.start..root.end),
    };
    let in_brackets = layout.root.as_ref().filter(|root| root.is_flow());
    match round {
        Round::Steps(steps) => {
            for (at, _, step) in steps {
                if matches!(step, Step::Body(_)) {
                    let end = file.raw.text.len();
                    all.push(Touched {
                        at: layout.body().unwrap_or(end)..end,
                        text: None,
                    });
                } else if let (Some((_, place)), Some(own)) = (records.get(*at), own_of(*at)) {
                    let path = path_of(step).map_or(&[][..], FieldPath::segments);
                    let removes = matches!(step, Step::Remove { .. });
                    let own = of_step(layout.text(), place, own, path, removes);
                    all.extend(own.into_iter().map(|own| own.in_file(layout)));
                }
            }
        }
        Round::Delete(gone) if in_brackets.is_none() => {
            let pieces = gone.iter().filter_map(|at| own_of(*at));
            all.extend(pieces.map(|at| Touched { at, text: None }.in_file(layout)));
        }
        // In brackets a comma comes or goes with it.
        Round::Delete(_) | Round::New(_) => {
            all.extend(in_brackets.map(|root| Touched::whole(root.start..root.end).in_file(layout)));
        }
    }
    all
}

impl<'l> Touched<'l> {
    fn whole(at: Range<usize>) -> Touched<'l> {
        Touched { at, text: None }
    }

    fn of(at: Range<usize>, place: &'l Place) -> Touched<'l> {
        let text = match &place.form {
            Form::Text { text, .. } => Some(text.as_str()),
            _ => None,
        };
        Touched { at, text }
    }

    fn in_file(self, layout: &Layout<'_>) -> Touched<'l> {
        Touched {
            at: layout.in_file_at(self.at.start)..layout.in_file_at(self.at.end),
            ..self
        }
    }
}

/// The field that a path leads to, or the nearest one that is there. `own`: where the record stands.
fn of_step<'l>(
    text: &str,
    record: &'l Place,
    mut own: Range<usize>,
    path: &[Segment],
    removes: bool,
) -> Vec<Touched<'l>> {
    let mut place = record;
    // What goes with a removal: a map or list whose last value goes, goes too.
    let (mut gone, mut next) = (own.clone(), None);
    for (depth, segment) in path.iter().enumerate() {
        let (at, inner, siblings, behind) = match (segment, &place.form) {
            (Segment::Key(key), Form::Map { entries, .. }) => {
                let Some(at) = entries.iter().position(|entry| entry.key == **key) else {
                    // A new line among the record's fields.
                    if depth == 0 && !place.is_flow() {
                        return Vec::new();
                    }
                    return vec![Touched::whole(own)];
                };
                let behind = entries.get(at + 1).map(|entry| entry.start);
                (of_entry(&entries[at]), &entries[at].value, entries.len(), behind)
            }
            (Segment::Index(index), Form::List { items, .. }) => {
                let Some(item) = items.get(*index) else {
                    return vec![Touched::whole(own)];
                };
                let behind = items.get(index + 1).map(|item| item.dash);
                (of_item(item), &item.value, items.len(), behind)
            }
            // One value stands for a list of one.
            (Segment::Index(0), _) => continue,
            _ => return vec![Touched::whole(own)],
        };
        if siblings > 1 {
            (gone, next) = if place.is_flow() {
                (own, None)
            } else {
                (at.clone(), behind)
            };
        }
        (own, place) = (at, inner);
    }
    if !removes {
        return vec![Touched::of(own, place)];
    }
    let line = text[..gone.start].rfind('\n').map_or(0, |feed| feed + 1);
    // What stands behind a dash leaves it to the next one.
    let inherits = !text[line..gone.start].trim().is_empty();
    let next = next.filter(|_| inherits).map(|next| Touched::whole(next..next));
    let first = if gone == own {
        Touched::of(gone, place)
    } else {
        Touched::whole(gone)
    };
    std::iter::once(first).chain(next).collect()
}

fn of_entry(entry: &Entry) -> Range<usize> {
    entry.start..entry.value.end.max(entry.colon)
}

fn of_item(item: &Item) -> Range<usize> {
    item.dash..item.value.end.max(item.dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_went_or_moved_is_seen() {
        let lines =
            |old: &'static str, new: &str| stand_in(lines_of(old.as_bytes()).into_iter(), new.as_bytes());
        assert!(lines("# 注\na: 1\n", "# 注\nx: 2\na: 1\n"));
        assert!(lines(
            "\u{FEFF}a: 1\r\nb: 1",
            "\u{FEFF}x: 2\r\na: 1\r\n\r\nb: 1\r\n"
        ));
        assert!(!lines("# 注\na: 1\n", "a: 1\n"));
        assert!(!lines("# 注\na: 1\n", "a: 1\n# 注\n"));
        assert!(!lines("a: 1\r\nb: 1\r\n", "a: 1\nb: 1\r\n"));
        assert!(!lines("a: \"1\"\n", "a: 1\n"));
    }
}
