//! Words of a paragraph: runs, links, fields, signs, with the form of their letters.
//!
//! **You are here:** `word/` — a half of `reader`; no IO.

use super::field::Field;
use super::letters::Letters;
use super::model::{Inline, Style, What};
use super::reader::{NoteKind, Reader};
use super::styles::LetterLook;
use super::symbol;
use super::words;
use super::xml::{Node, Ns};
use std::sync::Arc;

/// Fields lie no deeper in each other.
const MOST_FIELDS: usize = 64;

/// What words stand in.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    /// The style of their paragraph.
    style: Option<String>,
    /// Where they lead.
    link: Option<Arc<str>>,
}

impl Around {
    pub(super) fn of(style: Option<&str>) -> Around {
        Around {
            style: style.map(str::to_owned),
            link: None,
        }
    }
}

/// A run that is being read.
struct Run<'r> {
    look: &'r LetterLook,
    around: &'r Around,
    out: &'r mut Vec<Inline>,
    letters: &'r mut Letters,
}

impl Reader<'_> {
    /// Reads what a paragraph holds.
    pub(super) fn inlines(
        &mut self,
        node: &Node,
        around: &Around,
        out: &mut Vec<Inline>,
        letters: &mut Letters,
    ) {
        for child in node.nodes() {
            self.inline(child, around, out, letters);
        }
    }

    /// Reads one piece of a paragraph. What is not known is looked into.
    pub(super) fn inline(
        &mut self,
        node: &Node,
        around: &Around,
        out: &mut Vec<Inline>,
        letters: &mut Letters,
    ) {
        match (node.ns, &*node.name) {
            (Ns::W, "r" | "t") => self.run(node, around, out, letters),
            (Ns::W, "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "smartTagPr") => {}
            (Ns::W, "hyperlink") => {
                let target = node.get(Ns::R, "id").and_then(|id| self.relations.get(id));
                let target = match (target.map(|own| own.target.clone()), node.w("anchor")) {
                    (Some(target), _) => Some(target),
                    (None, Some(anchor)) => Some(format!("#{anchor}")),
                    (None, None) => None,
                };
                let around = Around {
                    link: target.and_then(|target| self.link(&target)),
                    ..around.clone()
                };
                self.inlines(node, &around, out, letters);
            }
            (Ns::W, "fldSimple") => {
                let mut field = Field {
                    code: node.w("instr").unwrap_or_default().to_owned(),
                    result: true,
                    ..Field::default()
                };
                field.link = field.target().and_then(|target| self.link(&target));
                self.fields.push(field);
                self.inlines(node, around, out, letters);
                self.fields.pop();
            }
            (Ns::W, "sdt") => {
                let placeholder = node.child("sdtPr").and_then(|own| own.child("showingPlcHdr"));
                if placeholder.is_some_and(Node::is_on) {
                    self.leave(What::Placeholder, &words::all(node));
                } else {
                    self.inlines(node, around, out, letters);
                }
            }
            (Ns::M, _) => self.leave(What::Formula, &words::all(node)),
            (Ns::Mc, "AlternateContent") => {
                for child in words::chosen(node) {
                    self.inline(child, around, out, letters);
                }
            }
            // A paragraph in a paragraph is none: words in a shape that is not known.
            (Ns::W, "p" | "tbl") => self.leave(What::Unknown, &words::all(node)),
            _ => self.inlines(node, around, out, letters),
        }
    }

    fn run(&mut self, node: &Node, around: &Around, out: &mut Vec<Inline>, letters: &mut Letters) {
        let own = node.child("rPr");
        let style = own.and_then(|own| own.child("rStyle")).and_then(Node::val);
        let below = self.styles.letters(around.style.as_deref(), style);
        let look = own.map(LetterLook::read).unwrap_or_default().over(&below);
        let mut run = Run {
            look: &look,
            around,
            out,
            letters,
        };
        if node.is("t") {
            return self.piece(node, &mut run);
        }
        for child in node.nodes() {
            self.piece(child, &mut run);
        }
    }

    /// Reads one piece of a run.
    fn piece(&mut self, node: &Node, run: &mut Run<'_>) {
        match (node.ns, &*node.name) {
            (Ns::W, "t") => {
                let text = node.own_text();
                self.words(&text, run);
            }
            (Ns::W, "tab" | "ptab") => self.words("\t", run),
            (Ns::W, "noBreakHyphen") => self.words("-", run),
            (Ns::W, "br" | "cr") => {
                if run.look.hidden != Some(true) && self.is_shown() {
                    run.out.push(Inline::Break);
                }
            }
            (Ns::W, "sym") => self.symbol(node, run),
            (Ns::W, "footnoteReference") => self.note(NoteKind::Foot, node, run),
            (Ns::W, "endnoteReference") => self.note(NoteKind::End, node, run),
            (Ns::W, "fldChar") => self.field(node, run),
            (Ns::W, "instrText") => {
                if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                    field.code.push_str(&node.own_text());
                }
            }
            (Ns::W, "drawing" | "pict" | "object") => self.graphic(node, run.out),
            (Ns::W, "ruby") => self.ruby(node, run),
            (Ns::Mc, "AlternateContent") => {
                for child in words::chosen(node) {
                    self.piece(child, run);
                }
            }
            (
                Ns::W,
                "rPr"
                | "softHyphen"
                | "lastRenderedPageBreak"
                | "footnoteRef"
                | "endnoteRef"
                | "annotationRef",
            ) => {}
            (Ns::W, "p" | "tbl") => self.leave(What::Unknown, &words::all(node)),
            (Ns::M, _) => self.leave(What::Formula, &words::all(node)),
            _ => {
                for child in node.nodes() {
                    self.piece(child, run);
                }
            }
        }
    }

    /// Whether words stand where a reader of the paper sees them.
    fn is_shown(&self) -> bool {
        self.fields
            .iter()
            .all(|field| field.result && !field.is_contents())
    }

    /// Words: into the text, or onto the list where they are hidden.
    fn words(&mut self, text: &str, run: &mut Run<'_>) {
        if self.fields.iter().any(Field::is_contents) {
            return self.contents(text);
        }
        if let Some(field) = self.fields.iter_mut().rev().find(|field| !field.result) {
            field.inside.push_str(text);
            return;
        }
        if run.look.hidden == Some(true) {
            return self.leave(What::Hidden, text);
        }
        for field in &mut self.fields {
            field.printed = true;
        }
        let font = run.look.font.as_deref().unwrap_or_default();
        let private = |c: char| ('\u{F020}'..='\u{F0FF}').contains(&c);
        if symbol::is_special(font) && text.chars().any(private) {
            for c in text.chars() {
                match symbol::sign(font, c as u32).filter(|_| private(c)) {
                    Some(sign) => push(run, &sign.to_string()),
                    None if private(c) => {
                        self.leave(What::Symbol, &format!("{c}"));
                    }
                    None => push(run, c.encode_utf8(&mut [0; 4])),
                }
            }
            return;
        }
        // A line to write on is underlined spaces: they would be seen no more.
        if run.look.underlined == Some(true) && text.chars().count() > 1 && text.trim().is_empty() {
            let wide: usize = text.chars().map(|c| if c == '　' { 2 } else { 1 }).sum();
            return push(run, &"_".repeat(wide.clamp(2, 60)));
        }
        let link = run.around.link.clone();
        let link = link.or_else(|| self.fields.iter().rev().find_map(|own| own.link.clone()));
        push_linked(run, text, link);
    }

    /// Follows the fields of a paragraph whose words are left out: the contents begin in one paragraph and end in another.
    pub(super) fn skim(&mut self, node: &Node) {
        for child in node.nodes() {
            match (child.ns, &*child.name) {
                (Ns::W, "fldChar") => match child.w("fldCharType") {
                    Some("begin") if self.fields.len() < MOST_FIELDS => self.fields.push(Field::begin(child)),
                    Some("separate") => {
                        if let Some(field) = self.fields.last_mut() {
                            field.result = true;
                        }
                    }
                    Some("end") => drop(self.fields.pop()),
                    _ => {}
                },
                (Ns::W, "instrText") => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.result) {
                        field.code.push_str(&child.own_text());
                    }
                }
                _ => self.skim(child),
            }
        }
    }

    /// Words of the table of contents, all in one entry of the list.
    pub(super) fn contents(&mut self, text: &str) {
        let text = text.replace('\t', " ");
        match self.contents_at.and_then(|at| self.document.left_out.get_mut(at)) {
            Some(own) => own.text.push_str(&text),
            None if text.trim().is_empty() => {}
            None => {
                self.contents_at = Some(self.document.left_out.len());
                self.leave(What::Contents, &text);
            }
        }
    }

    fn symbol(&mut self, node: &Node, run: &mut Run<'_>) {
        let font = node.w("font").unwrap_or_default();
        let code = node.w("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        if let Some(sign) = code.and_then(|code| symbol::sign(font, code)) {
            self.words(&sign.to_string(), run);
        } else {
            let code = node.w("char").unwrap_or_default();
            self.leave(What::Symbol, &format!("{font} {code} "));
        }
    }

    fn note(&mut self, kind: NoteKind, node: &Node, run: &mut Run<'_>) {
        if !self.is_shown() {
            return;
        }
        let id = node.w("id").unwrap_or_default();
        let next = self.notes.len();
        let at = *self.notes.entry((kind, id.to_owned())).or_insert(next);
        run.out.push(Inline::Note(at));
    }

    fn field(&mut self, node: &Node, run: &mut Run<'_>) {
        match node.w("fldCharType") {
            Some("begin") if self.fields.len() < MOST_FIELDS => self.fields.push(Field::begin(node)),
            Some("separate") => {
                let target = self.fields.last().and_then(Field::target);
                let link = target.and_then(|target| self.link(&target));
                if let Some(field) = self.fields.last_mut() {
                    field.link = link;
                    field.result = true;
                }
            }
            Some("end") => {
                let Some(field) = self.fields.pop() else { return };
                self.leave(What::Field, &field.inside);
                if let Some(code) = field.lost() {
                    self.leave(What::Field, code);
                }
                if let Some(form) = field.form.as_ref().filter(|_| !field.printed) {
                    self.words(form, run);
                }
            }
            _ => {}
        }
    }

    fn ruby(&mut self, node: &Node, run: &mut Run<'_>) {
        let of = |name: &str| {
            node.child(name)
                .map(|own| words::all(own).replace('\n', ""))
                .unwrap_or_default()
        };
        let (base, over) = (of("rubyBase"), of("rt"));
        if run.look.hidden == Some(true) || !self.is_shown() {
            return self.leave(What::Hidden, &(base + &over));
        }
        run.letters.add(run.look, base.chars().count());
        run.out.push(Inline::Ruby { base, over });
    }

    /// Where a link leads, if that is a place on the web; else it is put onto the list.
    pub(super) fn link(&mut self, target: &str) -> Option<Arc<str>> {
        let target = target.trim();
        // Marks within the document are not kept: the words stay as words.
        if target.is_empty() || target.starts_with('#') {
            return None;
        }
        if let Some(good) = address(target) {
            return Some(good.into());
        }
        self.leave(What::Link, target);
        None
    }
}

/// A target that a page may lead to.
pub(super) fn address(target: &str) -> Option<String> {
    let (scheme, rest) = target.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    let good = matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel");
    let bad = |c: char| c.is_control() || matches!(c, '<' | '>' | '"');
    (good && !rest.trim_matches('/').is_empty() && !target.contains(bad)).then(|| target.replace(' ', "%20"))
}

/// Adds words of the run's form; words of one form become one piece.
fn push(run: &mut Run<'_>, text: &str) {
    push_linked(run, text, run.around.link.clone());
}

fn push_linked(run: &mut Run<'_>, text: &str, link: Option<Arc<str>>) {
    let count = text.chars().filter(|c| !c.is_whitespace()).count();
    run.letters.add(run.look, count);
    let style = Style {
        bold: run.look.bold == Some(true),
        italic: run.look.italic == Some(true),
        strike: run.look.strike == Some(true),
        raised: run.look.raised.unwrap_or_default(),
        link,
    };
    match run.out.last_mut() {
        Some(Inline::Text(own, last)) if *last == style => own.push_str(text),
        _ => run.out.push(Inline::Text(text.to_owned(), style)),
    }
}
