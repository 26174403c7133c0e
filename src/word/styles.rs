//! Styles: what a paragraph and its letters look like by their styles, which inherit from each other.
//!
//! **You are here:** `word/` — read once for a document; asked for every paragraph and run; no IO.
//!
//! Names of styles are localised (`heading 1`, `标题 1`), their outline levels are not: a heading is told by either.

use super::model::{Face, Raised, Side};
use super::xml::Node;
use std::collections::HashMap;

/// Styles that inherit from each other in a ring end here.
const DEEPEST: usize = 24;

/// What a paragraph says of itself; none: not told here.
#[derive(Debug, Clone, Default)]
pub(super) struct ParagraphLook {
    /// 0 is the highest level, 9 and above are words.
    pub(super) outline: Option<u8>,
    /// The list: 0 is none.
    pub(super) list: Option<u32>,
    pub(super) level: Option<u8>,
    pub(super) side: Option<Side>,
    pub(super) title: bool,
    pub(super) contents: bool,
    /// The style that told the list.
    pub(super) list_style: Option<String>,
}

/// What letters say of themselves; none: not told here.
#[derive(Debug, Clone, Default)]
pub(super) struct LetterLook {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) strike: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) underlined: Option<bool>,
    pub(super) raised: Option<Raised>,
    pub(super) size: Option<u32>,
    pub(super) face: Option<Face>,
    /// The font of signs, small letters.
    pub(super) font: Option<String>,
}

impl LetterLook {
    /// What stands in `w:rPr`.
    pub(super) fn read(node: &Node) -> LetterLook {
        let mut own = LetterLook::default();
        for each in node.nodes().filter(|each| each.ns == super::xml::Ns::W) {
            match &*each.name {
                "b" => own.bold = Some(each.is_on()),
                "i" => own.italic = Some(each.is_on()),
                "strike" | "dstrike" => own.strike = Some(each.is_on() || own.strike == Some(true)),
                "vanish" => own.hidden = Some(each.is_on()),
                "u" => own.underlined = Some(each.val().is_some_and(|value| value != "none")),
                "vertAlign" => {
                    own.raised = Some(match each.val() {
                        Some("superscript") => Raised::Up,
                        Some("subscript") => Raised::Down,
                        _ => Raised::No,
                    });
                }
                "sz" => own.size = each.number().and_then(|size| u32::try_from(size).ok()),
                "rFonts" => {
                    own.face = each.w("eastAsia").map(face);
                    own.font = each.w("ascii").or(each.w("hAnsi")).map(str::to_lowercase);
                }
                _ => {}
            }
        }
        own
    }

    /// This over what lies below it.
    pub(super) fn over(&self, below: &LetterLook) -> LetterLook {
        LetterLook {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            strike: self.strike.or(below.strike),
            hidden: self.hidden.or(below.hidden),
            underlined: self.underlined.or(below.underlined),
            raised: self.raised.or(below.raised),
            size: self.size.or(below.size),
            face: self.face.or(below.face),
            font: self.font.clone().or_else(|| below.font.clone()),
        }
    }

    /// A style of letters over one of paragraphs: what both switch on is off again (ECMA-376 part 1, 17.7.3).
    fn toggled(&self, paragraph: &LetterLook) -> LetterLook {
        let both = |own: Option<bool>, below: Option<bool>| match (own, below) {
            (Some(own), Some(below)) => Some(own != below),
            (own, below) => own.or(below),
        };
        LetterLook {
            bold: both(self.bold, paragraph.bold),
            italic: both(self.italic, paragraph.italic),
            strike: both(self.strike, paragraph.strike),
            hidden: both(self.hidden, paragraph.hidden),
            ..self.over(paragraph)
        }
    }
}

/// The family of a font by its name.
fn face(font: &str) -> Face {
    let font = font.to_lowercase();
    let named = |words: &[&str]| words.iter().any(|word| font.contains(word));
    if named(&["小标宋", "xiaobiaosong", "大标宋"]) {
        Face::Title
    } else if named(&["黑", "simhei", "yahei", "heiti"]) {
        Face::Hei
    } else if named(&["楷", "kai"]) {
        Face::Kai
    } else {
        Face::Song
    }
}

impl ParagraphLook {
    /// What stands in `w:pPr`.
    pub(super) fn read(node: &Node) -> ParagraphLook {
        let mut own = ParagraphLook::default();
        for each in node.nodes().filter(|each| each.ns == super::xml::Ns::W) {
            match &*each.name {
                "outlineLvl" => own.outline = each.number().and_then(|level| u8::try_from(level).ok()),
                "numPr" => {
                    let number = |name: &str| each.child(name).and_then(Node::number);
                    own.list = number("numId").map(|list| u32::try_from(list).unwrap_or(0));
                    own.level = number("ilvl").and_then(|level| u8::try_from(level).ok());
                }
                "jc" => {
                    own.side = Some(match each.val() {
                        Some("center") => Side::Middle,
                        Some("right" | "end") => Side::Right,
                        _ => Side::Left,
                    });
                }
                _ => {}
            }
        }
        own
    }

    /// This over what lies below it.
    pub(super) fn over(&self, below: &ParagraphLook) -> ParagraphLook {
        ParagraphLook {
            outline: self.outline.or(below.outline),
            list: self.list.or(below.list),
            level: self.level.or(below.level),
            side: self.side.or(below.side),
            title: self.title || below.title,
            contents: self.contents || below.contents,
            list_style: self.list_style.clone().or_else(|| below.list_style.clone()),
        }
    }
}

/// A style with all that it inherits.
#[derive(Debug, Clone, Default)]
struct Whole {
    paragraph: ParagraphLook,
    letters: LetterLook,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    whole: HashMap<String, Whole>,
    /// The style of paragraphs that name none.
    plain: Option<String>,
    letters: LetterLook,
}

impl Styles {
    /// From `styles.xml`.
    pub(super) fn read(tree: &Node) -> Styles {
        let all: HashMap<&str, &Node> = tree
            .nodes()
            .filter(|node| node.is("style"))
            .filter_map(|node| Some((node.w("styleId")?, node)))
            .collect();
        let whole = all
            .keys()
            .map(|id| ((*id).to_owned(), inherited(id, &all)))
            .collect();
        let plain = tree.nodes().find(|node| {
            let default = matches!(node.w("default"), Some("1" | "true" | "on"));
            node.is("style") && default && node.w("type") == Some("paragraph")
        });
        let defaults = tree
            .child("docDefaults")
            .and_then(|node| node.child("rPrDefault")?.child("rPr"));
        Styles {
            whole,
            plain: plain.and_then(|node| node.w("styleId")).map(str::to_owned),
            letters: defaults.map(LetterLook::read).unwrap_or_default(),
        }
    }

    /// What a paragraph of a style is.
    pub(super) fn paragraph(&self, style: Option<&str>) -> ParagraphLook {
        self.get(style)
            .map(|own| own.paragraph.clone())
            .unwrap_or_default()
    }

    /// What letters look like, by the styles of their paragraph and their own.
    pub(super) fn letters(&self, paragraph: Option<&str>, own: Option<&str>) -> LetterLook {
        let below = self
            .get(paragraph)
            .map(|style| style.letters.clone())
            .unwrap_or_default();
        let styled = match own.and_then(|own| self.whole.get(own)) {
            Some(own) => own.letters.toggled(&below),
            None => below,
        };
        styled.over(&self.letters)
    }

    fn get(&self, style: Option<&str>) -> Option<&Whole> {
        let named = style.and_then(|style| self.whole.get(style));
        named.or_else(|| self.whole.get(self.plain.as_deref()?))
    }
}

/// A style over those that it is based on.
fn inherited(id: &str, all: &HashMap<&str, &Node>) -> Whole {
    let mut whole = Whole::default();
    let mut next = all.get(id).copied();
    let mut depth = 0;
    while let Some(node) = next {
        let own = alone(node);
        // The list of a style is that of the style that names it: its level may be found by that name.
        whole.paragraph = whole.paragraph.over(&own.paragraph);
        whole.letters = whole.letters.over(&own.letters);
        depth += 1;
        let based = node.child("basedOn").and_then(Node::val);
        next = based
            .and_then(|based| all.get(based))
            .copied()
            .filter(|_| depth < DEEPEST);
    }
    whole
}

/// What a style says itself.
fn alone(node: &Node) -> Whole {
    let mut paragraph = node.child("pPr").map(ParagraphLook::read).unwrap_or_default();
    if paragraph.list.is_some() {
        paragraph.list_style = node.w("styleId").map(str::to_owned);
    }
    let name = node
        .child("name")
        .and_then(Node::val)
        .unwrap_or_default()
        .trim()
        .to_lowercase();
    if node.w("type").is_none_or(|kind| kind == "paragraph") {
        paragraph.outline = paragraph.outline.or_else(|| heading(&name));
        paragraph.title = matches!(
            name.as_str(),
            "title" | "标题" | "文档标题" | "公文标题" | "大标题"
        );
        paragraph.contents = ["toc ", "目录 "].iter().any(|word| {
            name.strip_prefix(word)
                .is_some_and(|rest| rest.trim().parse::<u8>().is_ok())
        });
    }
    Whole {
        paragraph,
        letters: node.child("rPr").map(LetterLook::read).unwrap_or_default(),
    }
}

/// The level of a heading by the name of its style: `heading 1`, `标题 1`, `标题1`, `一级标题`.
fn heading(name: &str) -> Option<u8> {
    let numbered = ["heading", "标题", "標題", "样式 标题"]
        .iter()
        .find_map(|word| name.strip_prefix(word));
    if let Some(rest) = numbered {
        let level: u8 = rest.trim().parse().ok()?;
        return (1..=9).contains(&level).then(|| level - 1);
    }
    let order = name.strip_suffix("级标题")?;
    let level = "一二三四五六七八九"
        .chars()
        .position(|c| order == c.to_string())?;
    u8::try_from(level).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use crate::word::xml::{Counter, read};

    fn styles(inner: &str) -> Styles {
        let xml = format!(
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:styles>"#
        );
        Styles::read(&read(xml.as_bytes(), "styles.xml", &mut Counter::default()).unwrap())
    }

    #[test]
    fn headings_are_known_by_name_level_and_descent() {
        let all = styles(
            r#"<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>
               <w:style w:type="paragraph" w:styleId="a"><w:name w:val="标题 3"/></w:style>
               <w:style w:type="paragraph" w:styleId="b"><w:name w:val="章"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
               <w:style w:type="paragraph" w:styleId="c"><w:name w:val="章的孩子"/><w:basedOn w:val="b"/></w:style>
               <w:style w:type="paragraph" w:styleId="d"><w:name w:val="x"/><w:basedOn w:val="e"/></w:style>
               <w:style w:type="paragraph" w:styleId="e"><w:name w:val="y"/><w:basedOn w:val="d"/></w:style>"#,
        );
        for (style, level) in [
            ("2", Some(1)),
            ("a", Some(2)),
            ("b", Some(0)),
            ("c", Some(0)),
            ("d", None),
            ("?", None),
        ] {
            assert_eq!(all.paragraph(Some(style)).outline, level, "{style}");
        }
    }

    #[test]
    fn bold_in_two_styles_is_not_bold() {
        let all = styles(
            r#"<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:b/></w:rPr></w:style>
               <w:style w:type="character" w:styleId="c"><w:rPr><w:b/></w:rPr></w:style>"#,
        );
        assert_eq!(all.letters(Some("p"), None).bold, Some(true));
        assert_eq!(all.letters(None, Some("c")).bold, Some(true));
        assert_eq!(all.letters(Some("p"), Some("c")).bold, Some(false));
    }
}
