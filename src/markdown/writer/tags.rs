//! Element tags: what each element of Markdown begins and ends with in HTML.
//!
//! **You are here:** `markdown/writer/tags` — called by `writer` for each start and end that the parser reports; no IO.

use super::super::clause;
use super::{Writer, push_title};
use crate::html::push_escaped;
use crate::markdown::parser::Placed;
use pulldown_cmark::{Alignment, Event, HeadingLevel, Tag, TagEnd};
use std::collections::HashSet;
use std::fmt::Write as _;

impl<'a> Writer<'a> {
    pub(super) fn start(&mut self, tag: &Tag<'a>, following: &[Placed<'a>]) {
        let html = &mut self.out.html;
        match tag {
            Tag::Paragraph => {
                match self
                    .anchors
                    .then(|| clause::anchor(&beginning(following)))
                    .flatten()
                {
                    Some(id) => {
                        let id = unique(&mut self.clauses, id);
                        _ = write!(html, "<p id=\"{id}\">");
                    }
                    None => html.push_str("<p>"),
                }
            }
            Tag::Heading { level, .. } => self.start_heading(*level),
            Tag::BlockQuote(_) => html.push_str("<blockquote>\n"),
            Tag::CodeBlock(_) => {
                html.push_str("<pre><code>");
                self.quiet += 1;
            }
            Tag::List(None) => html.push_str("<ul>\n"),
            Tag::List(Some(1)) => html.push_str("<ol>\n"),
            Tag::List(Some(start)) => _ = writeln!(html, "<ol start=\"{start}\">"),
            Tag::Item => html.push_str("<li>"),
            Tag::FootnoteDefinition(name) => {
                let number = self.note(name);
                let id = if self.anchors {
                    format!(" id=\"fn-{number}\"")
                } else {
                    String::new()
                };
                _ = write!(self.out.html, "<div class=\"footnote-definition\"{id}>");
                self.definitions.push((self.out.html.len(), number));
                self.out.html.push('\n');
                self.quiet += 1;
            }
            Tag::Table(aligned) => {
                aligned.clone_into(&mut self.aligned);
                self.quiet += 1;
                // A region that can be scrolled with the keyboard; it has a name where there is a heading to give one.
                let name = match (self.anchors, self.headings) {
                    (false, _) | (_, 0) => String::new(),
                    (true, number) => format!(" role=\"region\" aria-labelledby=\"s-{number}\""),
                };
                _ = writeln!(
                    self.out.html,
                    "<div class=\"scroll\"{name} tabindex=\"0\"><table>"
                );
            }
            Tag::TableHead => {
                self.in_head = true;
                self.cell = 0;
                html.push_str("<thead><tr>");
            }
            Tag::TableRow => {
                self.cell = 0;
                html.push_str("<tr>");
            }
            Tag::TableCell => {
                html.push_str(if self.in_head { "<th scope=\"col\"" } else { "<td" });
                html.push_str(match self.aligned.get(self.cell) {
                    Some(Alignment::Left) => " class=\"align-left\">",
                    Some(Alignment::Center) => " class=\"align-center\">",
                    Some(Alignment::Right) => " class=\"align-right\">",
                    _ => ">",
                });
                self.cell += 1;
            }
            Tag::Emphasis => html.push_str("<em>"),
            Tag::Strong => html.push_str("<strong>"),
            Tag::Strikethrough => html.push_str("<del>"),
            Tag::Link { dest_url, title, .. } => {
                html.push_str("<a href=\"");
                push_escaped(html, dest_url);
                html.push('"');
                push_title(html, title);
                html.push('>');
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd) {
        let html = &mut self.out.html;
        match tag {
            TagEnd::Paragraph => {
                html.push_str("</p>\n");
                self.plain(" ");
            }
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(_) => html.push_str("</blockquote>\n"),
            TagEnd::CodeBlock => {
                html.push_str("</code></pre>\n");
                self.quiet -= 1;
            }
            TagEnd::List(ordered) => html.push_str(if ordered { "</ol>\n" } else { "</ul>\n" }),
            TagEnd::Item => {
                html.push_str("</li>\n");
                self.plain(" ");
            }
            TagEnd::FootnoteDefinition => {
                html.push_str("</div>\n");
                self.quiet -= 1;
            }
            TagEnd::Table => {
                html.push_str("</tbody></table></div>\n");
                self.quiet -= 1;
            }
            TagEnd::TableHead => {
                self.in_head = false;
                html.push_str("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => html.push_str("</tr>\n"),
            TagEnd::TableCell => html.push_str(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => html.push_str("</em>"),
            TagEnd::Strong => html.push_str("</strong>"),
            TagEnd::Strikethrough => html.push_str("</del>"),
            TagEnd::Link => html.push_str("</a>"),
            _ => {}
        }
    }

    fn start_heading(&mut self, level: HeadingLevel) {
        // The page has the `h1`; below it no level may be skipped.
        self.level = (level as i32 + self.shift).clamp(2, 6).min(self.level + 1);
        self.headings += 1;
        self.heading = Some(String::new());
        self.quiet += 1;
        let id = if self.anchors {
            format!(" id=\"s-{}\"", self.headings)
        } else {
            String::new()
        };
        _ = write!(self.out.html, "<h{}{id}>", self.level);
    }

    fn end_heading(&mut self) {
        _ = writeln!(self.out.html, "</h{}>", self.level);
        self.quiet -= 1;
        let title = self.heading.take().unwrap_or_default();
        if self.anchors && self.level <= 3 {
            let level = u8::try_from(self.level).unwrap_or(2);
            self.out
                .toc
                .push((format!("s-{}", self.headings), title.trim().to_owned(), level));
        }
    }
}

/// The first letters of a paragraph, through emphasis; enough for a clause number.
fn beginning(events: &[Placed<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events.iter().take(8) {
        match event {
            Event::Text(piece) => text.extend(piece.chars().take(32)),
            Event::Start(Tag::Strong | Tag::Emphasis) | Event::End(TagEnd::Strong | TagEnd::Emphasis) => {}
            _ => break,
        }
        if text.len() >= 32 {
            break;
        }
    }
    text
}

/// `id`, or with a number when it has been given before.
fn unique(given: &mut HashSet<String>, id: String) -> String {
    if given.insert(id.clone()) {
        return id;
    }
    let mut number = given.len();
    loop {
        let other = format!("{id}-{number}");
        if given.insert(other.clone()) {
            return other;
        }
        number += 1;
    }
}
