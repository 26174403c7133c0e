//! Lines of Markdown: words with their form, links, notes, pictures, line ends.
//!
//! **You are here:** `word/markdown` — used for paragraphs, headings and cells; no IO.

use super::Shown;
use super::escape;
use crate::word::model::{Block, Inline, Paragraph, Raised, Style};
use std::fmt::Write as _;

/// How a line end within a paragraph is written.
const BREAK: &str = "\\\n";

/// A paragraph; empty if it shows nothing.
pub(super) fn paragraph(paragraph: &Paragraph, shown: Shown<'_>) -> String {
    let mut whole = Vec::with_capacity(paragraph.inlines.len() + 1);
    let label = paragraph.label.as_str();
    if !label.is_empty() {
        whole.push(Inline::Text(
            label.to_owned() + gap(label, &paragraph.inlines),
            Style::default(),
        ));
    }
    whole.extend(paragraph.inlines.iter().cloned());
    inlines(&whole, shown)
}

/// A number that ends like one of a list is parted from words of letters and figures: `1.2023` would be another number.
fn gap(label: &str, inlines: &[Inline]) -> &'static str {
    let first = inlines.iter().find_map(|inline| match inline {
        Inline::Text(text, _) => text.chars().next(),
        Inline::Ruby { base, .. } => base.chars().next(),
        _ => None,
    });
    let figure = first.is_some_and(|c| c.is_ascii_alphanumeric());
    if figure && label.ends_with(['.', ')', '．']) {
        " "
    } else {
        ""
    }
}

/// A heading: one line, without the form that every heading has.
pub(super) fn heading(paragraph: &Paragraph, shown: Shown<'_>) -> String {
    let mut plain = paragraph.clone();
    for inline in &mut plain.inlines {
        match inline {
            Inline::Text(_, style) => (style.bold, style.italic) = (false, false),
            Inline::Break => *inline = Inline::Text(" ".to_owned(), Style::default()),
            _ => {}
        }
    }
    let text = self::paragraph(&plain, shown);
    // A row of signs at the end would be taken for the heading's own.
    match text.strip_suffix('#') {
        Some(rest) => format!("{rest}\\#"),
        None => text,
    }
}

/// What a cell of a table holds, on one line.
pub(super) fn cell(blocks: &[Block], shown: Shown<'_>) -> String {
    let lines = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(own) => Some(paragraph(own, shown).replace(BREAK, "<br>")),
        Block::Table(_) => None,
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("<br>")
}

/// Inlines as lines, none of which is taken for anything but words.
pub(super) fn inlines(all: &[Inline], shown: Shown<'_>) -> String {
    let mut out = String::new();
    spans(all, Form::Link, shown, &mut out);
    let lines: Vec<&str> = out.split('\n').map(str::trim).collect();
    let blank = |line: &&str| line.is_empty();
    let first = lines.iter().position(|line| !blank(line)).unwrap_or(lines.len());
    let last = lines
        .iter()
        .rposition(|line| !blank(line))
        .map_or(first, |last| last + 1);
    let kept: Vec<_> = lines[first..last]
        .iter()
        .filter(|line| !blank(line))
        .map(|line| escape::line(line))
        .collect();
    kept.join(BREAK)
}

/// The forms of words, from the outermost mark to the innermost.
#[derive(Clone, Copy)]
enum Form {
    Link,
    Bold,
    Italic,
    Strike,
    Raised,
    None,
}

impl Form {
    fn inner(self) -> Form {
        match self {
            Form::Link => Form::Bold,
            Form::Bold => Form::Italic,
            Form::Italic => Form::Strike,
            Form::Strike => Form::Raised,
            Form::Raised | Form::None => Form::None,
        }
    }

    /// Whether two pieces are alike in this form.
    fn alike(self, a: &Style, b: &Style) -> bool {
        match self {
            Form::Link => a.link == b.link,
            Form::Bold => a.bold == b.bold,
            Form::Italic => a.italic == b.italic,
            Form::Strike => a.strike == b.strike,
            Form::Raised => a.raised == b.raised,
            Form::None => true,
        }
    }
}

fn style(inline: &Inline) -> Option<&Style> {
    match inline {
        Inline::Text(_, style) => Some(style),
        _ => None,
    }
}

/// Writes inlines, those of one form together.
fn spans(all: &[Inline], form: Form, shown: Shown<'_>, out: &mut String) {
    if matches!(form, Form::None) {
        for inline in all {
            piece(inline, shown, out);
        }
        return;
    }
    let groups = all.chunk_by(|a, b| match (style(a), style(b)) {
        (Some(a), Some(b)) => form.alike(a, b),
        (None, None) => true,
        _ => false,
    });
    for group in groups {
        let mut inner = String::new();
        spans(group, form.inner(), shown, &mut inner);
        let written = match group.first().and_then(style) {
            Some(own) => marked(&inner, form, own, group),
            None => inner,
        };
        // Two marks side by side would be read as one: an element that shows nothing parts them.
        if written.starts_with('*') && out.ends_with('*') && !out.ends_with("\\*") {
            out.push_str("<wbr>");
        }
        out.push_str(&written);
    }
}

/// Words within their mark; spaces stand outside of it.
fn marked(inner: &str, form: Form, style: &Style, group: &[Inline]) -> String {
    let core = inner.trim();
    let says_something = core.chars().any(char::is_alphanumeric);
    let around = match (form, &style.link) {
        (Form::Link, Some(target)) if !core.is_empty() => Some(link(core, target, group)),
        (Form::Bold, _) if style.bold && says_something => Some(format!("**{core}**")),
        (Form::Italic, _) if style.italic && says_something => Some(format!("*{core}*")),
        (Form::Strike, _) if style.strike && !core.is_empty() => Some(format!("~~{core}~~")),
        (Form::Raised, _) if style.raised == Raised::Up && !core.is_empty() => {
            Some(format!("<sup>{core}</sup>"))
        }
        (Form::Raised, _) if style.raised == Raised::Down && !core.is_empty() => {
            Some(format!("<sub>{core}</sub>"))
        }
        _ => None,
    };
    match around {
        Some(around) => {
            let from = inner.len() - inner.trim_start().len();
            format!("{}{around}{}", &inner[..from], &inner[from + core.len()..])
        }
        None => inner.to_owned(),
    }
}

fn link(core: &str, target: &str, group: &[Inline]) -> String {
    let pieces = group.iter().map(|inline| match inline {
        Inline::Text(text, _) => text.as_str(),
        _ => "",
    });
    let words: String = pieces.collect();
    if words.trim() == target && target.is_ascii() {
        format!("<{target}>")
    } else if target.contains(['(', ')']) {
        format!("[{core}](<{target}>)")
    } else {
        format!("[{core}]({target})")
    }
}

fn piece(inline: &Inline, shown: Shown<'_>, out: &mut String) {
    match inline {
        Inline::Text(text, _) => out.push_str(&escape::words(text)),
        Inline::Break => out.push('\n'),
        Inline::Note(at) => {
            let _ = write!(out, "[^{}]", at + 1);
        }
        Inline::Picture(at) => {
            if let Some((target, alt)) = shown(*at) {
                let _ = write!(out, "![{}]({target})", escape::words(&alt));
            }
        }
        Inline::Ruby { base, over } => {
            let _ = write!(
                out,
                "<ruby>{}<rt>{}</rt></ruby>",
                escape::words(base),
                escape::words(over)
            );
        }
    }
}
