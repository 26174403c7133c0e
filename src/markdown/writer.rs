//! HTML writer: the parser's events into HTML, with the targets of links as they were written.
//!
//! **You are here:** `markdown/writer` — the first step; no IO.

mod tags;

use super::options;
use crate::html::push_escaped;
use pulldown_cmark::{Alignment, Event, Parser, Tag, TagEnd};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// Containers may nest this deep; what lies deeper is printed without them, because browsers slow down on towers.
const DEEPEST: usize = 60;
/// How much of the text is kept for summaries, in bytes.
const BEGINNING: usize = 6000;

/// What becomes of raw HTML.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RawHtml {
    /// It stays, for `sanitise` to judge.
    Keep,
    /// It is shown as text.
    Show,
}

/// HTML before its links lead anywhere.
pub(super) struct Written {
    pub(super) html: String,
    pub(super) toc: Vec<(String, String, u8)>,
    pub(super) text: String,
    /// Whether raw HTML is in it.
    pub(super) raw_html: bool,
}

/// Writes `source` as HTML.
pub(super) fn write(source: &str, anchors: bool, raw: RawHtml) -> Written {
    let events: Vec<Event<'_>> = Parser::new_ext(source, options()).collect();
    let top = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as i32),
        _ => None,
    });
    let mut writer = Writer {
        shift: 2 - top.min().unwrap_or(2),
        anchors,
        raw,
        out: Written {
            html: String::with_capacity(source.len() * 2),
            toc: vec![],
            text: String::new(),
            raw_html: false,
        },
        level: 1,
        heading: None,
        headings: 0,
        clauses: HashSet::new(),
        notes: HashMap::new(),
        aligned: vec![],
        cell: 0,
        in_head: false,
        quiet: 0,
        depth: 0,
        last: None,
    };
    let mut at = 0;
    while at < events.len() {
        at = writer.event(&events, at);
    }
    writer.out.text = writer.out.text.trim().to_owned();
    writer.out
}

struct Writer<'a> {
    shift: i32,
    anchors: bool,
    raw: RawHtml,
    out: Written,
    /// Level of the last heading, so that none is skipped.
    level: i32,
    /// Title of the heading that is being written.
    heading: Option<String>,
    headings: usize,
    clauses: HashSet<String>,
    /// Footnotes by name, numbered as they appear.
    notes: HashMap<pulldown_cmark::CowStr<'a>, usize>,
    aligned: Vec<Alignment>,
    cell: usize,
    in_head: bool,
    /// How many elements are open whose text does not count for a summary.
    quiet: usize,
    depth: usize,
    /// The last letter of the text.
    last: Option<char>,
}

impl<'a> Writer<'a> {
    /// Writes one event (a picture: all of its events) and returns the place of the next one.
    fn event(&mut self, events: &[Event<'a>], at: usize) -> usize {
        match &events[at] {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                return self.picture(events, at, dest_url, title);
            }
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth <= DEEPEST || !nests(tag) {
                    self.start(tag, &events[at + 1..]);
                }
            }
            Event::End(tag) => {
                if self.depth <= DEEPEST || !nests_end(*tag) {
                    self.end(*tag);
                }
                self.depth -= 1;
            }
            Event::Text(text) => self.text(text),
            Event::Code(code) => {
                self.out.html.push_str("<code>");
                self.text(code);
                self.out.html.push_str("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                if self.raw == RawHtml::Keep {
                    self.out.raw_html = true;
                    self.out.html.push_str(html);
                } else {
                    push_escaped(&mut self.out.html, html);
                }
            }
            Event::FootnoteReference(name) => {
                let number = self.note(name);
                let place = if self.anchors {
                    format!(" id=\"fnref-{number}\"")
                } else {
                    String::new()
                };
                let href = if self.anchors {
                    format!(" href=\"#fn-{number}\"")
                } else {
                    String::new()
                };
                _ = write!(
                    self.out.html,
                    "<sup class=\"footnote-reference\"><a{place}{href}>{number}</a></sup>"
                );
            }
            Event::SoftBreak => self.soft_break(events.get(at + 1)),
            Event::HardBreak => {
                self.out.html.push_str("<br>\n");
                self.plain(" ");
            }
            Event::Rule => self.out.html.push_str("<hr>\n"),
            // Not asked for in the parser's options.
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        at + 1
    }

    fn picture(&mut self, events: &[Event<'a>], at: usize, target: &str, title: &str) -> usize {
        let mut alt = String::new();
        let mut open = 0usize;
        let mut next = at;
        while let Some(event) = events.get(next) {
            next += 1;
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                Event::Text(text) | Event::Code(text) => alt.push_str(text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                _ => {}
            }
            if open == 0 {
                break;
            }
        }
        let html = &mut self.out.html;
        html.push_str("<img src=\"");
        push_escaped(html, target);
        html.push_str("\" alt=\"");
        push_escaped(html, &alt);
        html.push('"');
        push_title(html, title);
        html.push_str(" loading=\"lazy\">");
        next
    }

    fn text(&mut self, text: &str) {
        push_escaped(&mut self.out.html, text);
        self.last = text.chars().next_back();
        if let Some(title) = &mut self.heading {
            title.push_str(text);
        }
        self.plain(text);
    }

    /// Text for the summary.
    fn plain(&mut self, text: &str) {
        if self.quiet == 0 && self.out.text.len() < BEGINNING {
            let double = text == " " && self.out.text.ends_with(' ');
            self.out.text.push_str(if double { "" } else { text });
        }
    }

    /// A line end within a paragraph: a space, but not between Chinese characters or within Tibetan words.
    fn soft_break(&mut self, next: Option<&Event<'a>>) {
        let before = self.last;
        let after = match next {
            Some(Event::Text(text)) => text.chars().next(),
            _ => None,
        };
        let joins = |c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '“' | '”');
        if before == Some('་') || (before.is_some_and(joins) && after.is_some_and(joins)) {
            return;
        }
        self.out.html.push('\n');
        if let Some(title) = &mut self.heading {
            title.push(' ');
        }
        self.plain(" ");
    }

    fn note(&mut self, name: &pulldown_cmark::CowStr<'a>) -> usize {
        let next = self.notes.len() + 1;
        *self.notes.entry(name.clone()).or_insert(next)
    }
}

fn push_title(html: &mut String, title: &str) {
    if !title.is_empty() {
        html.push_str(" title=\"");
        push_escaped(html, title);
        html.push('"');
    }
}

fn nests(tag: &Tag<'_>) -> bool {
    nests_end(tag.to_end())
}

/// What may be left out without harm to what is in it.
fn nests_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
    )
}
