//! Paragraphs and what holds them: bodies, cells, notes, content controls.
//!
//! **You are here:** `word/` — a half of `reader`; no IO.

use super::inline::Around;
use super::letters::Letters;
use super::model::{Block, Look, Paragraph, Role, What};
use super::numbering::Mark;
use super::reader::Reader;
use super::styles::ParagraphLook;
use super::words;
use super::xml::{Node, Ns};

impl Reader<'_> {
    /// Reads what an element holds.
    pub(super) fn blocks(&mut self, node: &Node, out: &mut Vec<Block>) {
        for child in node.nodes() {
            self.block(child, out);
        }
    }

    fn block(&mut self, node: &Node, out: &mut Vec<Block>) {
        match (node.ns, &*node.name) {
            (Ns::W, "p") => {
                if let Some(paragraph) = self.paragraph(node) {
                    out.push(Block::Paragraph(paragraph));
                }
            }
            (Ns::W, "tbl") => self.table(node, out),
            (Ns::W, "sdt") if is_contents(node) => {
                self.skim(node);
                let lines = words::all(node) + "\n";
                self.contents(&lines);
            }
            (Ns::W, "altChunk") => {
                let name = node.get(Ns::R, "id").and_then(|id| self.relations.get(id));
                let name = name.map_or_else(|| "altChunk".to_owned(), |own| own.target.clone());
                self.leave(What::Embedded, &name);
            }
            (Ns::Mc, "AlternateContent") => {
                for child in words::chosen(node) {
                    self.block(child, out);
                }
            }
            (
                Ns::W,
                "sectPr" | "pPr" | "tcPr" | "sdtPr" | "sdtEndPr" | "tblPr" | "trPr" | "tblGrid"
                | "bookmarkStart" | "bookmarkEnd" | "customXmlPr" | "smartTagPr",
            ) => {}
            // Words that stand outside of any paragraph, as some programs write them.
            (Ns::W, "r" | "hyperlink" | "fldSimple") | (Ns::M, _) => {
                let mut paragraph = Paragraph::default();
                let mut letters = Letters::default();
                self.inline(node, &Around::default(), &mut paragraph.inlines, &mut letters);
                if !paragraph.is_blank() {
                    out.push(Block::Paragraph(paragraph));
                }
            }
            _ => self.blocks(node, out),
        }
    }

    /// A paragraph; none when all of it is left out.
    fn paragraph(&mut self, node: &Node) -> Option<Paragraph> {
        let properties = node.child("pPr");
        let style = properties.and_then(|own| own.child("pStyle")).and_then(Node::val);
        let own = properties.map(ParagraphLook::read).unwrap_or_default();
        let look = own.over(&self.styles.paragraph(style));
        let from = self.document.left_out.len();
        self.since = from;
        if look.contents {
            self.skim(node);
            let line = words::all(node) + "\n";
            self.contents(&line);
            return None;
        }
        let mark = self.mark(&own, &look, style);
        let mut paragraph = Paragraph::default();
        let mut letters = Letters::default();
        self.inlines(node, &Around::of(style), &mut paragraph.inlines, &mut letters);
        paragraph.look = Look {
            side: look.side.unwrap_or_default(),
            size: letters.size(),
            face: letters.face(),
            bold: letters.is_bold(),
        };
        paragraph.role = match (&mark, look.outline) {
            _ if look.title => Role::Title,
            (_, Some(level)) if level < 9 => Role::Heading(level + 1),
            (Mark::Bullet(level), _) => Role::Item(*level),
            _ => Role::Body,
        };
        if let Mark::Number(label) = mark {
            paragraph.label = label;
        }
        self.end_lost_fields();
        let text = paragraph.text();
        self.place(from, &text);
        Some(paragraph)
    }

    /// What is printed before a paragraph.
    fn mark(&mut self, own: &ParagraphLook, look: &ParagraphLook, style: Option<&str>) -> Mark {
        let Some(list) = look.list.filter(|list| *list > 0) else {
            return Mark::Nothing;
        };
        let named = look.list_style.as_deref().or(style);
        let of_style = || named.and_then(|style| self.numbering.level_of_style(list, style));
        // A level that the paragraph tells stands; that of a style is where the list knows the style.
        let level = own.level.or_else(of_style).or(look.level).unwrap_or(0);
        self.numbering.next(list, level)
    }
}

/// Whether a content control holds the table of contents.
fn is_contents(node: &Node) -> bool {
    let gallery = node
        .child("sdtPr")
        .and_then(|own| own.child("docPartObj")?.child("docPartGallery")?.val());
    gallery.is_some_and(|gallery| gallery.eq_ignore_ascii_case("table of contents"))
}
