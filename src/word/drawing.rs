//! Drawings: pictures go into the text, words of text boxes, charts and shapes onto the list.
//!
//! **You are here:** `word/` — a half of `reader`; no IO.

use super::model::{Inline, What};
use super::reader::Reader;
use super::words;
use super::xml::{Node, Ns};

impl Reader<'_> {
    /// Reads `w:drawing`, `w:pict` or `w:object`.
    pub(super) fn graphic(&mut self, node: &Node, out: &mut Vec<Inline>) {
        if node.is("object")
            && let Some(inner) = node.nodes().find(|inner| &*inner.name == "OLEObject")
        {
            // Its picture is drawn by a program that pages do not have.
            let program = inner.get(Ns::Other, "ProgID").unwrap_or("OLE");
            let what = if program.starts_with("Equation") {
                What::Formula
            } else {
                What::Embedded
            };
            return self.leave(what, program);
        }
        let mut alt = None;
        self.shapes(node, &mut alt, true, out);
    }

    /// `worded`: words are still to be listed; within a text box they are listed already.
    fn shapes(&mut self, node: &Node, alt: &mut Option<String>, worded: bool, out: &mut Vec<Inline>) {
        for child in node.nodes() {
            self.shape(child, alt, worded, out);
        }
    }

    fn shape(&mut self, node: &Node, alt: &mut Option<String>, worded: bool, out: &mut Vec<Inline>) {
        let given = |name: &str| node.get(Ns::Other, name).filter(|value| !value.trim().is_empty());
        match (node.ns, &*node.name) {
            (Ns::Wp, "docPr") | (Ns::Other, "cNvPr") => {
                let own = given("descr").or_else(|| given("title"));
                *alt = own.map(str::to_owned).or(alt.take());
            }
            (Ns::V, "shape") => {
                *alt = given("alt").map(str::to_owned).or(alt.take());
                self.shapes(node, alt, worded, out);
            }
            (Ns::W, "txbxContent") => {
                if worded {
                    self.leave(What::TextBox, &words::all(node));
                }
                self.shapes(node, alt, false, out);
            }
            (Ns::A, "blip") => self.blip(node, alt.as_deref(), out),
            (Ns::V, "imagedata") => {
                let alt = given("title").map(str::to_owned).or_else(|| alt.clone());
                if let Some(id) = node.get(Ns::R, "id") {
                    let picture = self.picture(id, alt.as_deref());
                    out.extend(picture.map(Inline::Picture));
                }
            }
            (Ns::V, "textpath") if worded => self.leave(What::TextBox, given("string").unwrap_or_default()),
            (Ns::A, "t") if worded => self.leave(What::TextBox, &node.own_text()),
            (Ns::Other, "chart") => self.other_part(node.get(Ns::R, "id"), What::Chart),
            (Ns::Other, "relIds") => self.other_part(node.get(Ns::R, "dm"), What::SmartArt),
            (Ns::Mc, "AlternateContent") => {
                for child in words::chosen(node) {
                    self.shape(child, alt, worded, out);
                }
            }
            // Words without a text box around them.
            (Ns::W, "p") if worded => {
                self.leave(What::TextBox, &words::all(node));
                self.shapes(node, alt, false, out);
            }
            _ => self.shapes(node, alt, worded, out),
        }
    }

    fn blip(&mut self, node: &Node, alt: Option<&str>, out: &mut Vec<Inline>) {
        if let Some(id) = node.get(Ns::R, "embed").filter(|id| !id.is_empty()) {
            let picture = self.picture(id, alt);
            out.extend(picture.map(Inline::Picture));
        } else if let Some(own) = node.get(Ns::R, "link").and_then(|id| self.relations.get(id)) {
            let target = own.target.clone();
            self.leave(What::Picture, &target);
        }
    }

    /// Words of a chart or diagram, which lie in a part of their own.
    fn other_part(&mut self, relation: Option<&str>, what: What) {
        let target = relation
            .and_then(|id| self.relations.get(id))
            .map(|own| own.target.clone());
        let Some(target) = target else { return };
        let text = match self.package.tree(&target) {
            Ok(Some(tree)) => words::all(&tree),
            _ => String::new(),
        };
        let name = target.rsplit('/').next().unwrap_or_default().to_owned();
        self.leave(what, if text.is_empty() { &name } else { &text });
    }
}
