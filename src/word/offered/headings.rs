//! Headings that no style tells: official documents number them and set them in 黑体 and 楷体.
//!
//! **You are here:** `word/offered` — only where a document has no headings of its own; no IO. *Source:* GB/T 9704-2012, 7.3.3:
//! 一、in 黑体,（一）in 楷体; the levels below are words of the text.

use crate::word::model::{Block, Document, Face, Paragraph, Role, Side};

/// The longest heading. *Units:* characters.
const LONGEST: usize = 50;

const FIGURES: &str = "一二三四五六七八九十百零〇";

/// Makes headings of the paragraphs that look like them.
pub(super) fn find(document: &mut Document) {
    let known = document
        .blocks
        .iter()
        .any(|block| matches!(block, Block::Paragraph(own) if matches!(own.role, Role::Heading(_))));
    if known {
        return;
    }
    for block in &mut document.blocks {
        if let Block::Paragraph(own) = block
            && let Some(level) = level(own)
        {
            own.role = Role::Heading(level);
        }
    }
}

fn level(own: &Paragraph) -> Option<u8> {
    let text = own.text();
    let text = text.trim();
    let sentence = text.contains(['。', '；', '\n']) || text.ends_with(['：', '，', ':', '、']);
    if own.role != Role::Body || sentence || text.chars().count() > LONGEST {
        return None;
    }
    let strong = own.look.bold || own.look.face == Face::Hei;
    if let Some(rest) = text.strip_prefix('第') {
        let (number, rest) = rest.split_at(rest.find(|c| !FIGURES.contains(c))?);
        let part = rest.chars().next().filter(|_| !number.is_empty())?;
        let shown = strong || own.look.side == Side::Middle;
        return match part {
            '章' | '编' if shown => Some(1),
            '节' if shown => Some(2),
            _ => None,
        };
    }
    let figures = |text: &str| text.find(|c| !FIGURES.contains(c)).filter(|end| *end > 0);
    if let Some(end) = figures(text) {
        return (strong && text[end..].starts_with('、') && text.chars().count() > 2).then_some(3);
    }
    let inner = text.strip_prefix(['（', '('])?;
    let end = figures(inner)?;
    let kai = strong || own.look.face == Face::Kai;
    (kai && inner[end..].starts_with(['）', ')']) && inner[end..].chars().count() > 1).then_some(4)
}
