//! From pasted elements to the model: paragraphs, lists with their numbers, tables, pictures.
//!
//! **You are here:** `word/paste` — after `tree`; no IO.

use super::data::data;
use super::look::{Around, bullet, is_hidden, is_wide, label, styled};
use super::tree::{Element, Node};
use crate::word::inline::address;
use crate::word::model::{Block, Cell, Document, Inline, LeftOut, Paragraph, Picture, Role, Table, What};
use crate::word::{reader, table, words};

/// The longest address that is listed. *Units:* characters.
const LONGEST: usize = 200;

/// Reads elements.
pub(super) fn read(nodes: &[Node]) -> Document {
    let mut walk = Walk::default();
    walk.nodes(nodes, &Around::default());
    walk.end();
    walk.document.blocks = std::mem::take(&mut walk.blocks);
    walk.document
}

#[derive(Default)]
struct Walk {
    document: Document,
    blocks: Vec<Block>,
    open: Paragraph,
}

impl Walk {
    fn nodes(&mut self, nodes: &[Node], around: &Around) {
        for node in nodes {
            match node {
                Node::Text(text) => self.words(text, around),
                Node::Element(element) => self.element(element, around),
            }
        }
    }

    /// Ends the paragraph that is open.
    fn end(&mut self) {
        let mut own = std::mem::take(&mut self.open);
        if own.role == Role::Body && own.label.is_empty() {
            bullet(&mut own);
        }
        if !own.is_blank() {
            self.blocks.push(Block::Paragraph(own));
        }
    }

    /// Reads what a block holds, as a paragraph or several.
    fn block(&mut self, element: &Element, around: &Around) {
        // A number waits for the first words of its item.
        if self.open.label.is_empty() || !self.open.inlines.is_empty() {
            self.end();
            self.open.role = around.role;
        }
        self.open.look.side = around.side;
        self.nodes(&element.children, around);
        self.end();
    }

    fn leave(&mut self, what: What, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        self.document.left_out.push(LeftOut {
            what,
            text: text.to_owned(),
            near: opening(&self.open.inlines),
        });
    }

    fn words(&mut self, text: &str, around: &Around) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 && around.verbatim {
                self.open.inlines.push(Inline::Break);
            } else if at > 0 {
                // Elsewhere a line end is a space, but between Chinese letters, where none is written.
                let before = last(&self.open.inlines);
                let after = line.trim_start().chars().next();
                if !before.is_some_and(is_wide) || !after.is_none_or(is_wide) {
                    self.push(" ", around);
                }
            }
            let line = if around.verbatim || at == 0 {
                line
            } else {
                line.trim_start()
            };
            self.push(line, around);
        }
    }

    /// Adds words; spaces in a row are one.
    fn push(&mut self, words: &str, around: &Around) {
        let mut out = String::with_capacity(words.len());
        let before = last(&self.open.inlines);
        for c in words.chars() {
            let c = if matches!(c, '\u{A0}' | '\t' | '\r') {
                ' '
            } else {
                c
            };
            let last = out.chars().next_back().or(before);
            if c == ' ' && !around.verbatim && last.is_none_or(|last| last == ' ' || last == '\n') {
                continue;
            }
            out.push(c);
        }
        if out.is_empty() {
            return;
        }
        match self.open.inlines.last_mut() {
            Some(Inline::Text(own, style)) if *style == around.style => own.push_str(&out),
            _ => self.open.inlines.push(Inline::Text(out, around.style.clone())),
        }
    }

    fn element(&mut self, element: &Element, around: &Around) {
        if is_hidden(element) {
            return self.leave(What::Hidden, &all_words(&element.children));
        }
        let around = &styled(element, around);
        match element.name.as_str() {
            "br" => self.open.inlines.push(Inline::Break),
            "hr" => self.end(),
            "img" => self.picture(element),
            "a" => self.link(element, around),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = element.name.as_bytes()[1] - b'0';
                self.block(
                    element,
                    &Around {
                        role: Role::Heading(level),
                        ..around.clone()
                    },
                );
            }
            "pre" => self.block(
                element,
                &Around {
                    verbatim: true,
                    ..around.clone()
                },
            ),
            "p" | "div" | "center" | "blockquote" | "dl" | "dt" | "dd" | "caption" => {
                self.block(element, around);
            }
            "ol" | "ul" => self.list(element, around),
            "li" => self.block(
                element,
                &Around {
                    role: Role::Item(around.depth.saturating_sub(1)),
                    ..around.clone()
                },
            ),
            "table" => self.table(element, around),
            "ruby" => self.ruby(element),
            _ => self.nodes(&element.children, around),
        }
    }

    /// A list. Numbers become text; marks become a list of Markdown.
    fn list(&mut self, element: &Element, around: &Around) {
        self.end();
        let ordered = element.name == "ol";
        let mut number: u32 = element
            .get("start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(1);
        let inner = Around {
            depth: around.depth.saturating_add(1),
            ..around.clone()
        };
        for node in &element.children {
            let Node::Element(item) = node else {
                self.nodes(std::slice::from_ref(node), around);
                continue;
            };
            if item.name != "li" {
                self.element(item, &inner);
                continue;
            }
            number = item
                .get("value")
                .and_then(|value| value.parse().ok())
                .unwrap_or(number);
            self.end();
            let role = if ordered {
                Role::Body
            } else {
                Role::Item(around.depth)
            };
            self.open.role = role;
            if ordered {
                self.open.label = label(element, number);
                number = number.saturating_add(1);
            }
            self.nodes(
                &item.children,
                &Around {
                    role,
                    ..styled(item, &inner)
                },
            );
            self.end();
        }
    }

    fn link(&mut self, element: &Element, around: &Around) {
        let target = element.get("href").unwrap_or_default().trim();
        let mut inner = around.clone();
        if let Some(good) = address(target) {
            inner.style.link = Some(good.into());
        } else if !target.is_empty() && !target.starts_with('#') {
            self.leave(What::Link, &words::beginning(target, LONGEST));
        }
        self.nodes(&element.children, &inner);
    }

    fn picture(&mut self, element: &Element) {
        let source = element.get("src").unwrap_or_default().trim();
        let small = |name: &str| {
            let given = element
                .get(name)
                .map(str::to_owned)
                .or_else(|| element.style(name));
            given.is_some_and(|size| {
                size.trim_end_matches("px")
                    .trim()
                    .parse::<f32>()
                    .is_ok_and(|size| size <= 2.0)
            })
        };
        // What counts readers is no picture.
        if source.is_empty() || (small("width") && small("height")) {
            return;
        }
        let alt = element.get("alt").and_then(reader::said);
        if let Some(bytes) = data(source) {
            self.open
                .inlines
                .push(Inline::Picture(self.document.pictures.len()));
            self.document.pictures.push(Picture {
                name: "pasted".to_owned(),
                bytes,
                alt,
            });
        } else {
            let alt = alt.map(|alt| format!("{alt} ")).unwrap_or_default();
            let source = words::beginning(source, LONGEST);
            self.leave(What::Picture, &format!("{alt}{source}"));
        }
    }

    fn ruby(&mut self, element: &Element) {
        let (mut base, mut over) = (String::new(), String::new());
        for node in &element.children {
            match node {
                Node::Element(own) if own.name == "rt" => over.push_str(all_words(&own.children).trim()),
                Node::Element(own) if own.name == "rp" => {}
                Node::Element(own) => base.push_str(all_words(&own.children).trim()),
                Node::Text(text) => base.push_str(text.trim()),
            }
        }
        self.open.inlines.push(Inline::Ruby { base, over });
    }

    fn table(&mut self, element: &Element, around: &Around) {
        self.end();
        let mut rows = Vec::new();
        for node in &element.children {
            if let Node::Element(own) = node
                && own.name == "caption"
            {
                self.element(own, around);
            }
        }
        gather(&element.children, "tr", &mut rows);
        let mut found = Table::default();
        for row in rows {
            let mut cells = Vec::new();
            gather_cells(&row.children, &mut cells);
            let head = !cells.is_empty() && cells.iter().all(|cell| cell.name == "th");
            if head && found.head == found.rows.len() {
                found.head += 1;
            }
            let cells = cells.into_iter().map(|cell| self.cell(cell)).collect();
            found.rows.push(cells);
        }
        table::without_empty_rows(&mut found);
        match found.rows.as_mut_slice() {
            [] => {}
            [row] if row.len() == 1 => self.blocks.append(&mut row[0].blocks),
            _ => {
                table::finish(&mut found);
                self.blocks.push(Block::Table(found));
            }
        }
    }

    fn cell(&mut self, element: &Element) -> Cell {
        let span = |name: &str, most: u32| {
            let value = element
                .get(name)
                .and_then(|value| value.trim().parse::<u32>().ok());
            value.unwrap_or(1).clamp(1, most)
        };
        let outside = std::mem::take(&mut self.blocks);
        self.nodes(&element.children, &Around::default());
        self.end();
        let blocks = std::mem::replace(&mut self.blocks, outside);
        Cell {
            columns: span("colspan", 63),
            rows: span("rowspan", 100),
            blocks,
        }
    }
}

/// The last sign of a line, told without reading the whole of it.
fn last(inlines: &[Inline]) -> Option<char> {
    match inlines.last()? {
        Inline::Text(text, _) => text.chars().next_back(),
        Inline::Break => Some('\n'),
        Inline::Ruby { base, .. } => base.chars().next_back(),
        Inline::Note(_) | Inline::Picture(_) => Some('\u{FFFC}'),
    }
}

/// The first signs of a line.
fn opening(inlines: &[Inline]) -> String {
    let texts = inlines.iter().filter_map(|inline| match inline {
        Inline::Text(text, _) => Some(text.as_str()),
        _ => None,
    });
    let signs: String = texts.flat_map(str::chars).take(60).collect();
    words::beginning(&signs, 20)
}

/// Rows of a table, not those of tables within it.
fn gather<'n>(nodes: &'n [Node], name: &str, found: &mut Vec<&'n Element>) {
    for node in nodes {
        let Node::Element(own) = node else { continue };
        if own.name == name {
            found.push(own);
        } else if matches!(own.name.as_str(), "thead" | "tbody" | "tfoot") {
            gather(&own.children, name, found);
        }
    }
}

fn gather_cells<'n>(nodes: &'n [Node], found: &mut Vec<&'n Element>) {
    found.extend(nodes.iter().filter_map(|node| match node {
        Node::Element(own) if matches!(own.name.as_str(), "td" | "th") => Some(own),
        _ => None,
    }));
}

fn all_words(nodes: &[Node]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => all_words(&element.children),
        })
        .collect()
}
