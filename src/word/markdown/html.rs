//! Tables of HTML: those with merged cells, or tables within tables, in the elements that the sanitiser allows.
//!
//! **You are here:** `word/markdown` — beside `line`, which writes all others; no IO.
//!
//! No blank line stands in it, since that would end the HTML for Markdown.

use super::Shown;
use super::escape;
use crate::word::model::{Block, Cell, Inline, Raised, Style, Table};
use std::fmt::Write as _;

/// Writes a table without a line end behind it.
pub(super) fn table(table: &Table, shown: Shown<'_>, out: &mut String) {
    out.push_str("<table>\n");
    for (at, row) in table.rows.iter().enumerate() {
        out.push_str("<tr>");
        for cell in row {
            self::cell(cell, at < table.head, shown, out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>");
}

fn cell(cell: &Cell, head: bool, shown: Shown<'_>, out: &mut String) {
    let name = if head { "th" } else { "td" };
    let _ = write!(out, "<{name}");
    if head {
        out.push_str(if cell.columns > 1 {
            " scope=\"colgroup\""
        } else {
            " scope=\"col\""
        });
    }
    if cell.columns > 1 {
        let _ = write!(out, " colspan=\"{}\"", cell.columns);
    }
    if cell.rows > 1 {
        let _ = write!(out, " rowspan=\"{}\"", cell.rows);
    }
    out.push('>');
    let mut parted = true;
    for block in &cell.blocks {
        match block {
            Block::Paragraph(own) if own.is_blank() => {}
            Block::Paragraph(own) => {
                if !parted {
                    out.push_str("<br>");
                }
                out.push_str(&escape::html(&own.label));
                inlines(&own.inlines, shown, out);
                parted = false;
            }
            Block::Table(inner) => {
                table(inner, shown, out);
                parted = true;
            }
        }
    }
    let _ = write!(out, "</{name}>");
}

fn inlines(all: &[Inline], shown: Shown<'_>, out: &mut String) {
    for inline in all {
        match inline {
            Inline::Text(text, style) => words(text, style, out),
            Inline::Break => out.push_str("<br>"),
            Inline::Note(at) => {
                let _ = write!(out, "<sup>〔{}〕</sup>", at + 1);
            }
            Inline::Picture(at) => {
                if let Some((target, alt)) = shown(*at) {
                    let _ = write!(
                        out,
                        "<img src=\"{}\" alt=\"{}\">",
                        escape::html(&target),
                        escape::html(&alt)
                    );
                }
            }
            Inline::Ruby { base, over } => {
                let _ = write!(
                    out,
                    "<ruby>{}<rt>{}</rt></ruby>",
                    escape::html(base),
                    escape::html(over)
                );
            }
        }
    }
}

fn words(text: &str, style: &Style, out: &mut String) {
    let mut around = Vec::new();
    if let Some(target) = &style.link {
        let _ = write!(out, "<a href=\"{}\">", escape::html(target));
        around.push("a");
    }
    let raised = match style.raised {
        Raised::No => None,
        Raised::Up => Some("sup"),
        Raised::Down => Some("sub"),
    };
    let forms = [
        style.bold.then_some("strong"),
        style.italic.then_some("em"),
        style.strike.then_some("del"),
        raised,
    ];
    for form in forms.into_iter().flatten() {
        let _ = write!(out, "<{form}>");
        around.push(form);
    }
    out.push_str(&escape::html(text));
    for form in around.into_iter().rev() {
        let _ = write!(out, "</{form}>");
    }
}
