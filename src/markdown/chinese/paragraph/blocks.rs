//! Blocks that the lines of a paragraph are: tables, rules, headings, items and paragraphs, written as events.
//!
//! **You are here:** `markdown/chinese/paragraph` — the last step; no IO.

use super::ends::End;
use super::lines::{Line, hash_marks};
use crate::markdown::chinese::letter::is_blank;
use crate::markdown::chinese::table;
use crate::markdown::parser::{Placed, Reading};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

pub(super) struct Blocks<'b, 't> {
    pub(super) source: &'t str,
    pub(super) lines: &'b [Line],
    pub(super) ends: &'b [End],
    pub(super) events: &'b mut [Option<Placed<'t>>],
    pub(super) out: &'b mut Reading<'t>,
    /// Where the list begins whose items are being written.
    pub(super) list: Option<usize>,
}

impl Blocks<'_, '_> {
    pub(super) fn all(&mut self) {
        let mut from = 0;
        while from < self.lines.len() {
            if let Some(rows) = table::tabbed(self.source, self.lines[from..].iter().map(|line| &line.place))
                && !self.lines[from..from + rows].iter().any(|line| line.open)
            {
                let places = self.lines[from..from + rows]
                    .iter()
                    .map(|line| line.place.clone());
                table::write_tabbed(self.source, places.collect(), self.out);
                from += rows;
                continue;
            }
            let mut to = from + 1;
            while to < self.lines.len() && (self.ends[to - 1] != End::Paragraph || self.lines[to - 1].open) {
                to += 1;
            }
            self.block(from, to);
            from = to;
        }
    }

    fn block(&mut self, from: usize, to: usize) {
        let first = &self.lines[from];
        let place = first.place.start..self.lines[to - 1].place.end;
        let alone = to == from + 1 && !first.open;
        if alone && first.is_rule() {
            self.out.events.push((Event::Rule, place));
        } else if alone && let Some((level, mark)) = hash_marks(&first.text) {
            let level = HeadingLevel::try_from(level).unwrap_or(HeadingLevel::H6);
            let tag = Tag::Heading {
                level,
                id: None,
                classes: vec![],
                attrs: vec![],
            };
            self.out.events.push((Event::Start(tag), place.clone()));
            self.words(from, mark);
            self.out.events.push((Event::End(TagEnd::Heading(level)), place));
        } else if let Some(mark) = first.dash() {
            self.item(from, to, mark, place);
        } else {
            if first.is_right() {
                self.out.right.insert(place.start);
            }
            self.out
                .events
                .push((Event::Start(Tag::Paragraph), place.clone()));
            self.joined(from, to, 0);
            self.out.events.push((Event::End(TagEnd::Paragraph), place));
        }
    }

    /// An item of a list; one right after another belongs to the same list.
    fn item(&mut self, from: usize, to: usize, mark: usize, place: Range<usize>) {
        let open = self
            .list
            .filter(|_| matches!(self.out.events.last(), Some((Event::End(TagEnd::List(false)), _))));
        if let Some(start) = open {
            self.out.events.pop();
            self.out.events[start].1.end = place.end;
        } else {
            self.list = Some(self.out.events.len());
            self.out
                .events
                .push((Event::Start(Tag::List(None)), place.clone()));
        }
        self.out.events.push((Event::Start(Tag::Item), place.clone()));
        self.joined(from, to, mark);
        self.out.events.push((Event::End(TagEnd::Item), place.clone()));
        self.out.events.push((Event::End(TagEnd::List(false)), place));
    }

    /// The words of several lines, with what stands between them.
    fn joined(&mut self, from: usize, to: usize, mark: usize) {
        for at in from..to {
            self.words(at, if at == from { mark } else { 0 });
            if at + 1 < to
                && let Some((event, range)) = self.events[self.lines[at].events.end].take()
            {
                let event = match (self.ends[at], event) {
                    (End::Stays, event) => event,
                    _ => Event::HardBreak,
                };
                self.out.events.push((event, range));
            }
        }
    }

    /// The words of a line, without the blanks before them and a mark of so many bytes.
    fn words(&mut self, at: usize, mark: usize) {
        let mut mark = mark;
        let mut begins = true;
        for index in self.lines[at].events.clone() {
            let Some((event, mut range)) = self.events[index].take() else {
                continue;
            };
            let event = match event {
                Event::Text(words) if begins => {
                    let blank = words.len() - words.trim_start_matches(is_blank).len();
                    let cut = (blank + mark).min(words.len());
                    let cut = (cut..=words.len())
                        .find(|at| words.is_char_boundary(*at))
                        .unwrap_or(words.len());
                    mark = mark.saturating_sub(words.len() - blank);
                    begins = cut == words.len();
                    let exact = words.len() == range.len();
                    if exact {
                        range.start += cut;
                    }
                    if begins {
                        continue;
                    }
                    Event::Text(match words {
                        CowStr::Borrowed(words) => CowStr::Borrowed(&words[cut..]),
                        other => other[cut..].to_owned().into(),
                    })
                }
                other => {
                    begins = begins && matches!(other, Event::Start(_) | Event::End(_));
                    other
                }
            };
            self.out.events.push((event, range));
        }
    }
}
