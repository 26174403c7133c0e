//! Renderer of Markdown as plain text, for terminals and Notepad.
//!
//! **You are here:** `handbook/` — tables keep their columns by the width of Chinese characters; no IO.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// The text without its marks, ending in a line feed. A link to another site is followed by its address.
pub fn plain(markdown: &str) -> String {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        writer.event(event);
    }
    let mut out = writer.out.trim_end().to_owned();
    out.push('\n');
    out
}

#[derive(Default)]
struct Writer {
    out: String,
    /// The block that is being written.
    line: String,
    /// Open lists; of an ordered one the next number.
    lists: Vec<Option<u64>>,
    /// The rows of an open table.
    table: Option<Vec<Vec<String>>>,
    /// An open code block, and how far its lines stand in.
    code: Option<(&'static str, String)>,
    link: Option<String>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code.is_some() => {
                if let Some((_, code)) = &mut self.code {
                    code.push_str(&text);
                }
            }
            Event::Text(text) | Event::Code(text) => self.line.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.line.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.item_text();
                self.lists.push(first);
            }
            Tag::CodeBlock(kind) => {
                self.item_text();
                // Behind the language stands the file that the example belongs to.
                let file = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_once(' ').map(|(_, file)| file.to_owned()),
                    CodeBlockKind::Indented => None,
                };
                let indent = match file {
                    Some(file) => {
                        self.block(&format!("    {file}"));
                        "      "
                    }
                    None => "    ",
                };
                self.code = Some((indent, String::new()));
            }
            Tag::Table(_) => self.table = Some(Vec::new()),
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.push(Vec::new());
                }
            }
            Tag::Link { dest_url, .. } => self.link = Some(dest_url.into_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                let title = std::mem::take(&mut self.line);
                let rule = match level {
                    HeadingLevel::H1 => "=",
                    _ => "-",
                };
                if level == HeadingLevel::H1 && !self.out.is_empty() {
                    self.out.push_str("\n\n");
                }
                self.block(&format!("{title}\n{}", rule.repeat(title.width())));
            }
            TagEnd::Paragraph if self.lists.is_empty() => {
                let text = std::mem::take(&mut self.line);
                self.block(text.trim_end());
            }
            TagEnd::Item => self.item_text(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.out.push('\n');
                }
            }
            TagEnd::CodeBlock => {
                let (indent, code) = self.code.take().unwrap_or_default();
                let lines: Vec<String> = code
                    .lines()
                    .map(|line| {
                        if line.is_empty() {
                            String::new()
                        } else {
                            format!("{indent}{line}")
                        }
                    })
                    .collect();
                self.block(&lines.join("\n"));
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                if let Some(row) = self.table.as_mut().and_then(|table| table.last_mut()) {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = self.table.take().unwrap_or_default();
                self.block(&columns(&rows));
            }
            TagEnd::Link => {
                let address = self.link.take().unwrap_or_default();
                if address.starts_with("http") {
                    // Writing to a string does not fail.
                    let _ = write!(self.line, "（{address}）");
                }
            }
            _ => {}
        }
    }

    /// What has been gathered of a list's item, with its mark.
    fn item_text(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.line);
        let depth = self.lists.len().saturating_sub(1);
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => String::from("- "),
        };
        let _ = writeln!(self.out, "{}{mark}{}", "  ".repeat(depth), text.trim_end());
    }

    fn block(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }
}

/// Rows in columns, with a rule under the first row.
fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..count)
        .map(|at| {
            rows.iter()
                .filter_map(|row| row.get(at))
                .map(|cell| cell.width())
                .max()
                .unwrap_or_default()
        })
        .collect();
    let line = |row: &[String]| {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.width() + 2));
        }
        line.trim_end().to_owned()
    };
    let mut lines: Vec<String> = rows.iter().map(|row| line(row)).collect();
    if lines.len() > 1 {
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        lines.insert(1, line(&rule));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_structure_stays() {
        let text = "# 题\n\n一段**话**，见[站](https://a.cn/)和[表](/_x)。\n\n- 甲 `a`\n- 乙\n\n1. 一\n2. 二\n\n```yaml content/a.yaml\nb: 1\n```\n\n```sh\nzhandian build\n```\n";
        assert_eq!(
            plain(text),
            "题\n==\n\n一段话，见站（https://a.cn/）和表。\n\n- 甲 a\n- 乙\n\n1. 一\n2. 二\n\n    content/a.yaml\n\n      b: 1\n\n    zhandian build\n"
        );
    }

    #[test]
    fn columns_stand_under_each_other() {
        assert_eq!(
            plain("| 名 | 意思 |\n| --- | --- |\n| a | b |\n| 很长的 | c |\n"),
            "  名      意思\n  ------  ----\n  a       b\n  很长的  c\n"
        );
    }
}
