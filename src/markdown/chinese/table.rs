//! Tables: lines of tabs as spreadsheets leave them when copied, and rows with more cells than their head.
//!
//! **You are here:** `markdown/chinese` — after the parser; no IO.

use super::letter::is_blank;
use super::mark;
use crate::markdown::parser::{Placed, Reading, parsed};
use pulldown_cmark::{Alignment, CowStr, Event, Tag, TagEnd};
use std::ops::Range;

/// How many lines from the first on are rows of a table of tabs; none where they are not.
pub(super) fn tabbed<'l>(source: &str, lines: impl Iterator<Item = &'l Range<usize>>) -> Option<usize> {
    let rows = lines.take_while(|line| is_row(&source[(*line).clone()])).count();
    (rows >= 2).then_some(rows)
}

/// Two cells at least, and not a number of Word's list with a tab after it.
fn is_row(line: &str) -> bool {
    if !line.contains('\t') {
        return false;
    }
    let mut cells = line.trim_matches(['\n', ' ']).split('\t');
    let filled = cells
        .clone()
        .filter(|cell| !cell.trim_matches(is_blank).is_empty())
        .count();
    let first = cells.next().unwrap_or_default().trim_matches(is_blank);
    let numbered = filled == 2 && mark::of(first).is_some_and(|_| first.chars().count() <= 4);
    filled >= 2 && !numbered
}

/// Writes rows of tabs as a table; the first is its head.
pub(super) fn write_tabbed<'t>(source: &'t str, rows: Vec<Range<usize>>, out: &mut Reading<'t>) {
    let whole = rows.first().map_or(0, |row| row.start)..rows.last().map_or(0, |row| row.end);
    let rows: Vec<Vec<Range<usize>>> = rows.into_iter().map(|row| split(source, row, '\t')).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let aligned = vec![Alignment::None; columns];
    out.events
        .push((Event::Start(Tag::Table(aligned)), whole.clone()));
    for (at, cells) in rows.iter().enumerate() {
        let place = cells.first().map_or(0, |cell| cell.start)..cells.last().map_or(0, |cell| cell.end);
        let (start, end) = if at == 0 {
            (Tag::TableHead, TagEnd::TableHead)
        } else {
            (Tag::TableRow, TagEnd::TableRow)
        };
        out.events.push((Event::Start(start), place.clone()));
        for column in 0..columns {
            let cell = cells.get(column).cloned().unwrap_or(place.end..place.end);
            out.events.push((Event::Start(Tag::TableCell), cell.clone()));
            out.events.extend(words(source, cell.clone()));
            out.events.push((Event::End(TagEnd::TableCell), cell));
        }
        out.events.push((Event::End(end), place));
    }
    out.events.push((Event::End(TagEnd::Table), whole));
}

/// Adds the cells that the parser leaves out because the head of their table has fewer.
pub(super) fn keep_all_cells<'t>(source: &'t str, events: &mut Vec<Placed<'t>>) {
    if !events
        .iter()
        .any(|(event, _)| matches!(event, Event::Start(Tag::TableRow)))
    {
        return;
    }
    let mut out = Vec::with_capacity(events.len());
    let mut columns = 0;
    let mut tabs = false;
    for (event, range) in events.drain(..) {
        match &event {
            Event::Start(Tag::Table(aligned)) => {
                columns = aligned.len();
                tabs = is_row(source[range.clone()].lines().next().unwrap_or_default())
                    && !source[range.clone()].contains('|');
            }
            Event::End(TagEnd::TableRow) if !tabs => {
                for cell in cells(source, range.clone()).into_iter().skip(columns) {
                    if source[cell.clone()].trim_matches(is_blank).is_empty() {
                        continue;
                    }
                    out.push((Event::Start(Tag::TableCell), cell.clone()));
                    out.extend(words(source, cell.clone()));
                    out.push((Event::End(TagEnd::TableCell), cell));
                }
            }
            _ => {}
        }
        out.push((event, range));
    }
    *events = out;
}

/// The cells of a row of a Markdown table.
pub(in crate::markdown) fn cells(source: &str, row: Range<usize>) -> Vec<Range<usize>> {
    let text = source[row.clone()].trim_end_matches(is_blank);
    let end = row.start + text.len();
    let start = row.start + text.len() - text.trim_start_matches(is_blank).len();
    let start = start + usize::from(source[start..end].starts_with('|'));
    let inner = &source[start..end];
    let end = if inner.ends_with('|') && !inner.ends_with("\\|") {
        end - 1
    } else {
        end
    };
    split(source, start..end.max(start), '|')
}

/// A piece of the text cut at a sign that has no backslash before it.
fn split(source: &str, piece: Range<usize>, sign: char) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = piece.start;
    let text = &source[piece.clone()];
    for (at, _) in text.match_indices(sign) {
        if at > 0 && text.as_bytes()[at - 1] == b'\\' {
            continue;
        }
        cells.push(from..piece.start + at);
        from = piece.start + at + sign.len_utf8();
    }
    cells.push(from..piece.end);
    cells
}

/// The words of a cell; one that holds more than words is shown as it was written.
fn words(source: &str, cell: Range<usize>) -> Vec<Placed<'_>> {
    let text = source[cell.clone()].trim_matches(is_blank);
    if text.is_empty() {
        return Vec::new();
    }
    let start = cell.start + source[cell.clone()].find(text).unwrap_or(0);
    let mut events: Vec<Placed<'_>> = parsed(text)
        .map(|(event, range)| (event, range.start + start..range.end + start))
        .collect();
    let one = matches!(events.first(), Some((Event::Start(Tag::Paragraph), _)))
        && matches!(events.last(), Some((Event::End(TagEnd::Paragraph), _)))
        && events
            .iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::Paragraph)))
            .count()
            == 1;
    if !one {
        return vec![(Event::Text(CowStr::Borrowed(text)), start..start + text.len())];
    }
    events.pop();
    events.remove(0);
    events
}
