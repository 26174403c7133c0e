//! Markdown of a document: headings, paragraphs, lists, tables, notes, pictures.
//!
//! **You are here:** `word/` — after the readers; what it writes is read by `markdown/`, and a test holds that every word comes
//! back; no IO.
//!
//! Tables with merged cells become HTML of the sanitiser's list, since Markdown has none. Numbers of lists stand as text: a
//! list of Markdown would count them anew.

mod escape;
mod html;
mod line;

use std::fmt::Write as _;

use super::model::{Block, Document, Inline, Paragraph, Role, Table};

/// Where a picture lies for the text, and its description: by its place in [`Document::pictures`]; none: it is not shown.
pub type Shown<'s> = &'s dyn Fn(usize) -> Option<(String, String)>;

/// The body of a record. *Shape:* lines ending in LF, one at the end; empty for an empty document.
pub fn markdown(document: &Document, shown: Shown<'_>) -> String {
    let levels = document.blocks.iter().filter_map(|block| match block {
        Block::Paragraph(own) if !own.is_blank() => match own.role {
            Role::Heading(level) => Some(level),
            _ => None,
        },
        _ => None,
    });
    let mut writer = Writer {
        shown,
        document,
        top: levels.min().unwrap_or(1),
        out: String::new(),
        items: Vec::new(),
        told: vec![false; document.notes.len()],
    };
    for block in &document.blocks {
        writer.block(block);
    }
    writer.notes();
    writer.out
}

struct Writer<'d> {
    shown: Shown<'d>,
    document: &'d Document,
    /// The highest level of headings.
    top: u8,
    out: String,
    /// The levels of the list that is being written.
    items: Vec<u8>,
    /// Notes that are written already, beside a table.
    told: Vec<bool>,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) if paragraph.is_blank() => {}
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) => {
                self.items.clear();
                self.table(table);
            }
        }
    }

    /// Begins a new block.
    fn part(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if let Role::Item(level) = paragraph.role {
            return self.item(paragraph, level);
        }
        self.items.clear();
        let heading = match paragraph.role {
            Role::Heading(level) => Some(level.saturating_sub(self.top).min(4) + 2),
            _ => None,
        };
        let only_pictures = !paragraph
            .inlines
            .iter()
            .any(|inline| matches!(inline, Inline::Text(..) | Inline::Ruby { .. }));
        let text = match heading {
            Some(_) if only_pictures && paragraph.label.is_empty() => line::paragraph(paragraph, self.shown),
            Some(level) => {
                let words = line::heading(paragraph, self.shown);
                format!("{} {words}", "#".repeat(usize::from(level)))
            }
            None => line::paragraph(paragraph, self.shown),
        };
        if text.is_empty() {
            return;
        }
        self.part();
        self.out.push_str(&text);
        self.out.push('\n');
    }

    fn item(&mut self, paragraph: &Paragraph, level: u8) {
        let text = line::paragraph(paragraph, self.shown);
        if text.is_empty() {
            return;
        }
        if self.items.is_empty() {
            self.part();
        }
        while self.items.last().is_some_and(|open| *open > level) {
            self.items.pop();
        }
        if self.items.last() != Some(&level) {
            self.items.push(level);
        }
        let indent = "  ".repeat(self.items.len() - 1);
        let text = text.replace('\n', &format!("\n{indent}  "));
        let _ = writeln!(self.out, "{indent}- {text}");
    }

    fn table(&mut self, table: &Table) {
        self.part();
        if !table.is_plain() {
            html::table(table, self.shown, &mut self.out);
            self.out.push('\n');
            self.beside(table);
            return;
        }
        for (at, row) in table.rows.iter().enumerate() {
            let cells: Vec<String> = row
                .iter()
                .map(|cell| line::cell(&cell.blocks, self.shown))
                .collect();
            let _ = writeln!(self.out, "| {} |", cells.join(" | "));
            if at == 0 {
                let _ = writeln!(self.out, "|{}", " --- |".repeat(cells.len()));
            }
        }
    }

    /// Notes that a table of HTML refers to stand under it: Markdown sees no references in HTML.
    fn beside(&mut self, table: &Table) {
        let mut found = Vec::new();
        references(table, &mut found);
        found.dedup();
        for at in found {
            if std::mem::replace(&mut self.told[at], true) {
                continue;
            }
            let words = line::inlines(&self.document.notes[at], self.shown);
            self.part();
            let _ = writeln!(self.out, "〔{}〕{words}", at + 1);
        }
    }

    fn notes(&mut self) {
        let mut referred = vec![false; self.document.notes.len()];
        refer(&self.document.blocks, &mut referred);
        let mut first = true;
        for (at, note) in self.document.notes.iter().enumerate() {
            if self.told[at] && !referred[at] {
                continue;
            }
            if std::mem::take(&mut first) && !self.out.is_empty() {
                self.out.push('\n');
            }
            let words = line::inlines(note, self.shown).replace('\n', "\n    ");
            let words = if words.is_empty() { "…" } else { &words };
            let _ = writeln!(self.out, "[^{}]: {words}", at + 1);
        }
    }
}

/// The notes that a table refers to.
fn references(table: &Table, found: &mut Vec<usize>) {
    for block in table.rows.iter().flatten().flat_map(|cell| &cell.blocks) {
        match block {
            Block::Paragraph(own) => found.extend(own.inlines.iter().filter_map(|inline| match inline {
                Inline::Note(at) => Some(*at),
                _ => None,
            })),
            Block::Table(inner) => references(inner, found),
        }
    }
}

/// The notes that Markdown refers to, outside of tables of HTML.
fn refer(blocks: &[Block], referred: &mut [bool]) {
    for block in blocks {
        match block {
            Block::Paragraph(own) => {
                for inline in &own.inlines {
                    if let Inline::Note(at) = inline {
                        referred[*at] = true;
                    }
                }
            }
            Block::Table(table) if table.is_plain() => {
                table
                    .rows
                    .iter()
                    .flatten()
                    .for_each(|cell| refer(&cell.blocks, referred));
            }
            Block::Table(_) => {}
        }
    }
}
