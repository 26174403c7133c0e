//! Reader of a document: its parts in order, and what is left over at the end.
//!
//! **You are here:** `word/` — the one that holds all parts; `block`, `inline`, `table` and `drawing` are its other halves; no IO.

use super::field::Field;
use super::model::{Block, Document, Inline, LeftOut, Picture, Remark, What};
use super::numbering::Numbering;
use super::package::{Package, Relations};
use super::refusal::Refusal;
use super::styles::Styles;
use super::words;
use super::xml::{Node, Ns};
use std::collections::HashMap;

/// Pictures that one document may have.
const MOST_PICTURES: usize = 200;

/// A kind of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// A document that is being read.
pub(super) struct Reader<'b> {
    pub(super) package: Package<'b>,
    /// Those of the part that is being read.
    pub(super) relations: Relations,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) document: Document,
    /// The notes that the text refers to.
    pub(super) notes: HashMap<(NoteKind, String), usize>,
    pub(super) fields: Vec<Field>,
    /// The first thing that was left out of the paragraph that is being read.
    pub(super) since: usize,
    /// Where the table of contents stands on the list of what is left out.
    pub(super) contents_at: Option<usize>,
}

/// Reads a package.
pub(super) fn read(mut package: Package<'_>) -> Result<Document, Refusal> {
    let own = package.relations("")?;
    let main = own
        .of_kind("officeDocument")
        .next()
        .map_or("word/document.xml", |own| &own.target)
        .to_owned();
    let tree = package
        .tree(&main)?
        .ok_or_else(|| Refusal::broken("word/document.xml"))?;
    let body = tree.child("body").filter(|_| tree.is("document"));
    let body = body.ok_or_else(|| Refusal::broken("word/document.xml"))?;
    let relations = package.relations(&main)?;
    let mut part = |kind: &str| match relations.of_kind(kind).next() {
        Some(own) => Ok(package.tree(&own.target)?.map(|tree| (own.target.clone(), tree))),
        None => Ok(None),
    };
    let styles = part("styles")?
        .map(|(_, tree)| Styles::read(&tree))
        .unwrap_or_default();
    let numbering = part("numbering")?
        .map(|(_, tree)| Numbering::read(&tree))
        .unwrap_or_default();
    let (foot, end) = (part("footnotes")?, part("endnotes")?);
    let comments = part("comments")?;
    let notes: Vec<&Node> = [&foot, &end]
        .into_iter()
        .flatten()
        .map(|(_, tree)| tree)
        .collect();
    refuse_changes([body].into_iter().chain(notes))?;

    let edges: Vec<(What, String)> = [(What::Header, "header"), (What::Footer, "footer")]
        .into_iter()
        .flat_map(|(what, kind)| relations.of_kind(kind).map(move |own| (what, own.target.clone())))
        .collect();
    let mut reader = Reader {
        package,
        relations,
        styles,
        numbering,
        document: Document::default(),
        notes: HashMap::new(),
        fields: Vec::new(),
        since: 0,
        contents_at: None,
    };
    let mut blocks = Vec::new();
    reader.blocks(body, &mut blocks);
    reader.document.blocks = blocks;
    reader.end_fields();
    reader.read_notes(foot, end)?;
    reader.read_edges(edges)?;
    if let Some((_, tree)) = comments {
        for comment in tree.nodes().filter(|node| node.is("comment")) {
            reader.since = reader.document.left_out.len();
            reader.leave(What::Comment, &words::all(comment));
        }
    }
    reader.tell_numbers();
    Ok(reader.document)
}

/// What a document says while its changes are tracked is not decided yet.
fn refuse_changes<'n>(parts: impl Iterator<Item = &'n Node>) -> Result<(), Refusal> {
    let mut count = 0;
    let mut first = None;
    for part in parts {
        changes(part, &mut count, &mut first);
    }
    if count == 0 {
        return Ok(());
    }
    let (zh, en) = match first {
        Some((true, text)) => (
            format!("，如插入的“{text}”"),
            format!(", such as the insertion of `{text}`"),
        ),
        Some((false, text)) => (
            format!("，如删去的“{text}”"),
            format!(", such as the deletion of `{text}`"),
        ),
        None => (String::new(), String::new()),
    };
    Err(Refusal::new(
        format!(
            "文件里有 {count} 处修订（痕迹）{zh}，还没有定稿。在 WPS 或 Word 的“审阅”里接受或拒绝全部修订，保存以后再导入"
        ),
        format!(
            "the document has {count} tracked changes{en}. Accept or reject all of them (Review), save, and import again"
        ),
    ))
}

/// Counts changes of words, and finds the first one that says something: whether it came, and its words.
fn changes(node: &Node, count: &mut usize, first: &mut Option<(bool, String)>) {
    for child in node.nodes() {
        let change = child.ns == Ns::W
            && matches!(
                &*child.name,
                "ins" | "del" | "moveFrom" | "moveTo" | "cellIns" | "cellDel" | "cellMerge"
            );
        if change {
            *count += 1;
            let text = words::beginning(&words::all(child), 20);
            if first.is_none() && !text.is_empty() {
                *first = Some((matches!(&*child.name, "ins" | "moveTo"), text));
            }
        } else {
            changes(child, count, first);
        }
    }
}

/// A part with its name.
type Named = Option<(String, Node)>;

impl Reader<'_> {
    /// Puts something onto the list of what is left out. Pieces of one thing in one paragraph become one.
    pub(super) fn leave(&mut self, what: What, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let since = self.since;
        let grows = matches!(
            what,
            What::Hidden | What::Placeholder | What::Symbol | What::Unknown
        );
        let left_out = &mut self.document.left_out;
        match left_out
            .len()
            .checked_sub(1)
            .filter(|last| grows && *last >= since)
        {
            Some(last) if left_out[last].what == what => left_out[last].text.push_str(text),
            _ => left_out.push(LeftOut {
                what,
                text: text.to_owned(),
                near: String::new(),
            }),
        }
    }

    /// Says of what was left out since `from` in which paragraph it stood.
    pub(super) fn place(&mut self, from: usize, paragraph: &str) {
        let near = words::beginning(paragraph, 20);
        for own in &mut self.document.left_out[from..] {
            if own.near.is_empty() {
                own.near.clone_from(&near);
            }
        }
    }

    /// At the end of a paragraph: a code that goes on for several paragraphs is one whose end is lost, and what follows is text.
    pub(super) fn end_lost_fields(&mut self) {
        for field in &mut self.fields {
            field.paragraphs += u8::from(!field.result);
        }
        let lost = self.fields.iter().position(|field| field.paragraphs > 2);
        if let Some(at) = lost {
            for field in self.fields.split_off(at) {
                self.leave(What::Field, &field.inside);
            }
        }
    }

    /// Words of fields that never ended.
    fn end_fields(&mut self) {
        for field in std::mem::take(&mut self.fields) {
            self.leave(What::Field, &field.inside);
        }
    }

    /// The notes in the order of the text, then those that it does not refer to.
    fn read_notes(&mut self, foot: Named, end: Named) -> Result<(), Refusal> {
        let mut found: Vec<Option<Vec<Inline>>> = vec![None; self.notes.len()];
        for (kind, part) in [(NoteKind::Foot, foot), (NoteKind::End, end)] {
            let Some((name, tree)) = part else { continue };
            self.relations = self.package.relations(&name)?;
            for node in tree
                .nodes()
                .filter(|node| node.is("footnote") || node.is("endnote"))
            {
                // Lines that part notes from the text.
                if node.w("type").is_some_and(|kind| kind != "normal") {
                    continue;
                }
                let id = node.w("id").unwrap_or_default();
                self.since = self.document.left_out.len();
                let at = self.notes.get(&(kind, id.to_owned())).copied();
                // A second note of one number is as good as one without a reference.
                let free = at.filter(|at| found.get(*at).is_none_or(Option::is_none));
                let Some(at) = free else {
                    self.leave(What::Note, &words::all(node));
                    continue;
                };
                let mut blocks = Vec::new();
                self.blocks(node, &mut blocks);
                // A note may refer to another one.
                found.resize(found.len().max(at + 1), None);
                found[at] = Some(flat(&blocks));
            }
        }
        found.resize(self.notes.len(), None);
        self.document.notes = found.into_iter().map(Option::unwrap_or_default).collect();
        Ok(())
    }

    /// Page headers and footers, each text once.
    fn read_edges(&mut self, edges: Vec<(What, String)>) -> Result<(), Refusal> {
        let mut seen: Vec<(What, String)> = Vec::new();
        for (what, name) in edges {
            let Some(tree) = self.package.tree(&name)? else {
                continue;
            };
            let text = words::all(&tree);
            if !text.is_empty() && !seen.contains(&(what, text.clone())) {
                self.since = self.document.left_out.len();
                self.leave(what, &text);
                seen.push((what, text));
            }
        }
        Ok(())
    }

    fn tell_numbers(&mut self) {
        for form in std::mem::take(&mut self.numbering.unknown) {
            self.document.remarks.push(Remark::new(
                format!("有的编号用了这里不认识的形式（{form}），按 1、2、3 写了，请对照原件"),
                format!("numbers of the form {form} are written as figures: compare them with the document"),
            ));
        }
    }

    /// A picture of the part that is being read, by its relation. *Shape:* its place in the document's list.
    pub(super) fn picture(&mut self, relation: &str, alt: Option<&str>) -> Option<usize> {
        let own = self.relations.get(relation)?.clone();
        if own.external {
            self.leave(What::Picture, &own.target);
            return None;
        }
        let name = own.target.rsplit('/').next().unwrap_or_default().to_owned();
        let bytes = if self.document.pictures.len() < MOST_PICTURES {
            self.package.bytes(&own.target).ok().flatten()
        } else {
            None
        };
        let Some(bytes) = bytes else {
            self.leave(What::Picture, &name);
            return None;
        };
        self.document.pictures.push(Picture {
            name,
            bytes,
            alt: alt.and_then(said),
        });
        Some(self.document.pictures.len() - 1)
    }
}

/// A description that somebody wrote; none for what programs put there.
pub(super) fn said(alt: &str) -> Option<String> {
    let alt = alt.trim();
    let lower = alt.to_lowercase();
    let file = [
        ".png", ".jpg", ".jpeg", ".bmp", ".gif", ".emf", ".wmf", ".tif", ".tiff",
    ];
    let machine = file.iter().any(|ending| lower.ends_with(ending))
        || lower.contains('\\')
        || lower.contains("自动生成")
        || lower.contains("automatically generated")
        || [
            "图片", "image", "picture", "img", "descript", "pic", "图像", "截图",
        ]
        .iter()
        .any(|word| {
            lower.strip_prefix(word).is_some_and(|rest| {
                rest.chars()
                    .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '_' | '-'))
            })
        });
    (!alt.is_empty() && !machine).then(|| alt.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The words of blocks as one line with breaks.
fn flat(blocks: &[Block]) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(own) if own.is_blank() => {}
            Block::Paragraph(own) => {
                if !out.is_empty() {
                    out.push(Inline::Break);
                }
                if !own.label.is_empty() {
                    out.push(Inline::Text(own.label.clone(), super::model::Style::default()));
                }
                out.extend(own.inlines.iter().cloned());
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    let inner = flat(&cell.blocks);
                    if !out.is_empty() && !inner.is_empty() {
                        out.push(Inline::Break);
                    }
                    out.extend(inner);
                }
            }
        }
    }
    out
}
