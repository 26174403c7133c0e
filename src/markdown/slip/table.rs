//! Tables that are none, and rows that are longer than their table's head.
//!
//! **You are here:** `markdown/slip` — no IO.

use super::{Slip, SlipKind};
use crate::markdown::chinese::cells;
use crate::markdown::chinese::letter::{has_own_letters, is_blank};
use crate::markdown::parser::Placed;
use pulldown_cmark::{Event, Tag, TagEnd};

/// Rows of a Markdown table that have more cells than its head.
pub(super) fn rows(source: &str, events: &[Placed<'_>], at: usize, columns: usize, found: &mut Vec<Slip>) {
    for (event, range) in &events[at..] {
        match event {
            Event::End(TagEnd::Table) => break,
            Event::Start(Tag::TableRow) if source[range.clone()].contains('|') => {
                let cells = cells(source, range.clone());
                let more = cells.iter().skip(columns);
                if let Some(first) = more
                    .clone()
                    .find(|cell| !source[(*cell).clone()].trim_matches(is_blank).is_empty())
                {
                    let cell = &source[first.clone()];
                    let start = first.start + cell.len() - cell.trim_start_matches(is_blank).len();
                    let row = source[range.clone()].trim_end_matches(|c: char| is_blank(c) || c == '|');
                    found.push(Slip::bare(
                        SlipKind::LongRow,
                        start..(range.start + row.len()).max(start),
                    ));
                }
            }
            _ => {}
        }
    }
}

/// Lines of bars that the parser does not take for a table.
pub(super) fn tables(source: &str, events: &[Placed<'_>], found: &mut Vec<Slip>) {
    let mut depth = 0usize;
    for (event, range) in events {
        match event {
            Event::Start(Tag::Paragraph) if depth == 0 => {
                depth += 1;
                if let Some(mended) = table(&source[range.clone()]) {
                    found.push(Slip {
                        kind: SlipKind::NoTable,
                        at: range.start..range.start + source[range.clone()].trim_end().len(),
                        mended: Some(mended),
                    });
                } else if let Some(mended) = commas(&source[range.clone()]) {
                    found.push(Slip {
                        kind: SlipKind::CommaTable,
                        at: range.start..range.start + source[range.clone()].trim_end().len(),
                        mended: Some(mended),
                    });
                }
            }
            Event::End(TagEnd::Paragraph) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
}

/// Lines of as many short cells with ASCII commas between them, as the table that is meant: what a CSV file holds.
fn commas(text: &str) -> Option<String> {
    let rows: Vec<Vec<&str>> = text
        .trim_end()
        .lines()
        .map(|line| line.trim_matches(is_blank).split(',').collect())
        .collect();
    let columns = rows.first().map_or(0, Vec::len);
    let cell = |cell: &&str| cell.chars().count() <= 30 && !cell.contains(['。', '；', '，', '|']);
    let table = rows.len() >= 2
        && rows.len() <= 500
        && columns >= 3
        && rows
            .iter()
            .all(|row| row.len() == columns && row.iter().all(cell))
        && rows.iter().all(|row| has_own_letters(&row.concat()));
    let row = |cells: &[&str]| {
        format!(
            "| {} |",
            cells
                .iter()
                .map(|cell| cell.trim())
                .collect::<Vec<_>>()
                .join(" | ")
        )
    };
    table.then(|| {
        let mut lines = vec![row(&rows[0]), format!("| {} |", vec!["---"; columns].join(" | "))];
        lines.extend(rows[1..].iter().map(|cells| row(cells)));
        lines.join("\n")
    })
}

/// A paragraph of at least two lines of bars, as the table that is meant.
fn table(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let bars = |line: &str| line.matches(['|', '｜', '│', '┃']).count();
    let is_row = |line: &str| bars(line) >= 2 || (bars(line) == 1 && !line.trim().starts_with(['|', '｜']));
    let first = lines.iter().position(|line| is_row(line))?;
    let count = lines[first..].iter().take_while(|line| is_row(line)).count();
    if !(2..=500).contains(&count) {
        return None;
    }
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim_matches(is_blank).replace(['｜', '│', '┃'], "|");
        let line = line.strip_prefix('|').unwrap_or(&line);
        let line = line.strip_suffix('|').unwrap_or(line);
        line.split('|')
            .map(|cell| cell.trim_matches(is_blank).to_owned())
            .collect()
    };
    let is_ruler = |cells: &[String]| {
        cells.iter().all(|cell| {
            !cell.is_empty()
                && cell
                    .chars()
                    .all(|c| matches!(c, '-' | ':' | '－' | '—' | '–' | '─' | '：' | ' '))
        })
    };
    let rows: Vec<Vec<String>> = lines[first..first + count]
        .iter()
        .map(|line| cells(line))
        .filter(|cells| !is_ruler(cells))
        .collect();
    if rows.len() < 2 && count < 2 {
        return None;
    }
    let columns = rows.iter().map(Vec::len).max().filter(|columns| *columns >= 2)?;
    let row = |cells: &[String]| {
        let mut all = cells.to_vec();
        all.resize(columns, String::new());
        format!("| {} |", all.join(" | "))
    };
    let mut out: Vec<String> = Vec::new();
    if first > 0 {
        out.extend(lines[..first].iter().map(|line| (*line).to_owned()));
        out.push(String::new());
    }
    out.push(row(rows.first()?));
    out.push(format!("| {} |", vec!["---"; columns].join(" | ")));
    out.extend(rows[1..].iter().map(|cells| row(cells)));
    let after = &lines[first + count..];
    if !after.is_empty() {
        out.push(String::new());
        out.extend(after.iter().map(|line| (*line).to_owned()));
    }
    Some(out.join("\n"))
}
