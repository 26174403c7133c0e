//! HTML writer: the parser's events into HTML, with the targets of links as they were written.
//!
//! **You are here:** `markdown/writer` — the first step; no IO.

mod tags;

use super::parser::Placed;
use super::{MarkdownOptions, chinese, reading, sanitise};
use crate::html::push_escaped;
use crate::lang::{foreign_pieces, is_forbidden, joins_without_space};
use pulldown_cmark::{Alignment, Event, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
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
pub(super) fn write(source: &str, options: &MarkdownOptions<'_>, raw: RawHtml) -> Written {
    let super::parser::Reading { events, right } = reading::read(source);
    let top = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as i32),
        _ => None,
    });
    let mut writer = Writer {
        shift: 2 - top.min().unwrap_or(2),
        anchors: options.anchors,
        lang: options.lang,
        raw,
        right: &right,
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
        named: None,
        referred: HashMap::new(),
        definitions: vec![],
    };
    let mut at = 0;
    while at < events.len() {
        at = writer.event(&events, at);
    }
    if !writer.definitions.is_empty() {
        writer.ways_back();
    }
    writer.out.text = writer.out.text.trim().to_owned();
    writer.out
}

struct Writer<'a> {
    shift: i32,
    anchors: bool,
    /// The text's language, as HTML names it.
    lang: &'a str,
    raw: RawHtml,
    /// Where paragraphs stand that belong to the right.
    right: &'a BTreeSet<usize>,
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
    /// The raw element that is open and says its language.
    named: Option<String>,
    /// How often each footnote is referred to.
    referred: HashMap<usize, usize>,
    /// Where the number of each footnote belongs, in the HTML so far.
    definitions: Vec<(usize, usize)>,
}

impl<'a> Writer<'a> {
    /// Writes one event (a picture: all of its events) and returns the place of the next one.
    fn event(&mut self, events: &[Placed<'a>], at: usize) -> usize {
        let (event, range) = &events[at];
        match event {
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                return self.picture(events, at, dest_url, title);
            }
            Event::Start(Tag::Heading { .. } | Tag::Link { .. }) if let Some(end) = empty(events, at) => {
                return end;
            }
            Event::Start(Tag::Paragraph) if self.right.contains(&range.start) => {
                self.depth += 1;
                self.out.html.push_str("<p class=\"align-right\">");
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
                    self.own_language(html);
                    let html = sanitise::aligned(html);
                    self.out.html.extend(html.chars().filter(|c| !is_forbidden(*c)));
                } else {
                    push_escaped(&mut self.out.html, html);
                }
            }
            Event::FootnoteReference(name) => self.reference(name),
            Event::SoftBreak => self.soft_break(&events[at + 1..]),
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

    fn picture(&mut self, events: &[Placed<'a>], at: usize, target: &str, title: &str) -> usize {
        let mut alt = String::new();
        let mut open = 0usize;
        let mut next = at;
        while let Some((event, _)) = events.get(next) {
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
        let mut from = 0;
        let foreign = if self.named.is_none() {
            foreign_pieces(text, self.lang)
        } else {
            Vec::new()
        };
        for (piece, lang) in foreign {
            push_escaped(&mut self.out.html, &text[from..piece.start]);
            _ = write!(self.out.html, "<span lang=\"{lang}\">");
            push_escaped(&mut self.out.html, &text[piece.clone()]);
            self.out.html.push_str("</span>");
            from = piece.end;
        }
        push_escaped(&mut self.out.html, &text[from..]);
        self.last = text.chars().next_back();
        if let Some(title) = &mut self.heading {
            title.extend(text.chars().filter(|c| !is_forbidden(*c)));
        }
        self.plain(text);
    }

    /// Text for the summary.
    fn plain(&mut self, text: &str) {
        if self.quiet == 0 && self.out.text.len() < BEGINNING {
            let clean: Cow<'_, str> = if text.contains(is_forbidden) {
                text.replace(is_forbidden, "").into()
            } else {
                text.into()
            };
            let text = &*clean;
            let double = text == " " && self.out.text.ends_with(' ');
            self.out.text.push_str(if double { "" } else { text });
        }
    }

    /// A line end within a paragraph: a space, but not between Chinese characters or within Tibetan words.
    fn soft_break(&mut self, following: &[Placed<'a>]) {
        let before = self.last;
        let after = following.iter().take(4).find_map(|(event, _)| match event {
            Event::Text(text) | Event::Code(text) => text.chars().next(),
            _ => None,
        });
        if before
            .zip(after)
            .is_some_and(|(before, after)| joins_without_space(before, after))
        {
            return;
        }
        self.out.html.push('\n');
        if let Some(title) = &mut self.heading {
            title.push(' ');
        }
        self.plain(" ");
    }

    /// Raw HTML that says its language: what is in it needs no other word.
    fn own_language(&mut self, html: &str) {
        let name = |tag: &str| {
            let end = tag
                .find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(tag.len());
            tag[..end].to_ascii_lowercase()
        };
        match (&self.named, html.strip_prefix("</"), html.strip_prefix('<')) {
            (Some(open), Some(closed), _) if *open == name(closed) => self.named = None,
            (None, None, Some(tag)) if tag.contains(" lang=") => self.named = Some(name(tag)),
            _ => {}
        }
    }

    /// A footnote's number; the first place that refers to it has the plain id, further ones a number more.
    fn reference(&mut self, name: &pulldown_cmark::CowStr<'a>) {
        let number = self.note(name);
        let html = &mut self.out.html;
        html.push_str("<sup class=\"footnote-reference\"><a");
        if self.anchors {
            let times = self.referred.entry(number).or_insert(0);
            *times += 1;
            html.push_str(" id=\"");
            push_reference(html, number, *times);
            _ = write!(html, "\" href=\"#fn-{number}\"");
        }
        _ = write!(html, ">{number}</a></sup>");
    }

    /// From a footnote back to each place that refers to it, in place of its number alone.
    fn ways_back(&mut self) {
        let html = std::mem::take(&mut self.out.html);
        let mut out = String::with_capacity(html.len() + 64);
        let mut from = 0;
        for (at, number) in &self.definitions {
            out.push_str(&html[from..*at]);
            from = *at;
            match self.referred.get(number).copied().unwrap_or(0) {
                0 => _ = write!(out, "<sup>{number}</sup>"),
                times => {
                    for time in 1..=times {
                        out.push_str(if time > 1 {
                            " <sup><a href=\"#"
                        } else {
                            "<sup><a href=\"#"
                        });
                        push_reference(&mut out, *number, time);
                        let more = if time > 1 {
                            format!(".{time}")
                        } else {
                            String::new()
                        };
                        _ = write!(out, "\">{number}{more}</a></sup>");
                    }
                }
            }
        }
        out.push_str(&html[from..]);
        self.out.html = out;
    }

    fn note(&mut self, name: &pulldown_cmark::CowStr<'a>) -> usize {
        let next = self.notes.len() + 1;
        *self.notes.entry(name.clone()).or_insert(next)
    }
}

/// `fnref-1`, and `fnref-1-2` for the second reference.
fn push_reference(html: &mut String, number: usize, time: usize) {
    _ = write!(html, "fnref-{number}");
    if time > 1 {
        _ = write!(html, "-{time}");
    }
}

/// Where a heading or link that shows nothing ends: the place after it.
fn empty(events: &[Placed<'_>], at: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (index, (event, _)) in events.iter().enumerate().skip(at) {
        match event {
            Event::Start(Tag::Image { .. }) => return None,
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    return Some(index + 1);
                }
            }
            Event::Text(text) | Event::Code(text) if text.chars().all(chinese::letter::is_blank) => {}
            Event::SoftBreak | Event::HardBreak => {}
            Event::InlineHtml(html)
                if html.starts_with("</") || html.starts_with("<br") || html.starts_with("<a") => {}
            _ => return None,
        }
    }
    None
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
