//! What is read of a document: headings, paragraphs, tables, notes, pictures, and the list of all that is left out.
//!
//! **You are here:** `word/` — what Word files and pasted pages become, before Markdown; no IO.

use std::sync::Arc;

/// A document as it was read. Every character of it is in `blocks`, in `notes`, or in `left_out`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// The text, in order.
    pub blocks: Vec<Block>,
    /// Footnotes and endnotes, in the order in which the text refers to them.
    pub notes: Vec<Vec<Inline>>,
    /// Pictures of the text, in its order.
    pub pictures: Vec<Picture>,
    /// What a text of the web cannot hold, each with its words.
    pub left_out: Vec<LeftOut>,
    /// What was decided on the way and staff should know.
    pub remarks: Vec<Remark>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph, heading or item of a list.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paragraph {
    /// What it is.
    pub role: Role,
    /// Its number as it is printed (`一、`, `第三条`), with what parts it from the words; empty without one.
    pub label: String,
    /// Its words.
    pub inlines: Vec<Inline>,
    /// How it looks: what official documents tell their parts by.
    pub look: Look,
}

impl Paragraph {
    /// Its words without form, number included.
    pub fn text(&self) -> String {
        self.label.clone() + &text(&self.inlines)
    }

    /// Whether it shows nothing.
    pub fn is_blank(&self) -> bool {
        self.label.trim().is_empty()
            && self.inlines.iter().all(|inline| match inline {
                Inline::Text(text, _) => text.trim().is_empty(),
                Inline::Break => true,
                Inline::Note(_) | Inline::Picture(_) | Inline::Ruby { .. } => false,
            })
    }
}

/// The words of inlines.
pub fn text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(text, _) => out.push_str(text),
            Inline::Break => out.push('\n'),
            Inline::Ruby { base, over } => {
                out.push_str(base);
                out.push_str(over);
            }
            Inline::Note(_) | Inline::Picture(_) => {}
        }
    }
    out
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Words.
    #[default]
    Body,
    /// The document's title.
    Title,
    /// A heading; 1 is the highest level, 9 the lowest.
    Heading(u8),
    /// An item of a list with marks; 0 is the outermost level.
    Item(u8),
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Where it stands.
    pub side: Side,
    /// The size of most of its letters; 0 where it is not told. *Units:* half points.
    pub size: u32,
    /// The family of most of its Chinese letters.
    pub face: Face,
    /// Whether all of it is bold.
    pub bold: bool,
}

/// Where a paragraph stands between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// At the left, or justified.
    #[default]
    Left,
    /// In the middle.
    Middle,
    /// At the right.
    Right,
}

/// Families of Chinese letters, which say what a line of an official document is (GB/T 9704-2012, 7.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Face {
    /// 仿宋, 宋体, or not told: words.
    #[default]
    Song,
    /// 小标宋: the title.
    Title,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words of one form.
    Text(String, Style),
    /// A line end within the paragraph.
    Break,
    /// A reference to a note, by its place in [`Document::notes`].
    Note(usize),
    /// A picture, by its place in [`Document::pictures`].
    Picture(usize),
    /// Words with their reading above them.
    Ruby {
        /// The words.
        base: String,
        /// The reading.
        over: String,
    },
}

/// The form of words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Struck through.
    pub strike: bool,
    /// Above or below the line.
    pub raised: Raised,
    /// Where it leads.
    pub link: Option<Arc<str>>,
}

/// Whether words stand on their line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Raised {
    /// They do.
    #[default]
    No,
    /// Above it, as in m².
    Up,
    /// Below it, as in H₂O.
    Down,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Its rows, from the top.
    pub rows: Vec<Vec<Cell>>,
    /// How many rows at the top are its head.
    pub head: usize,
}

/// A cell of a table. Cells that another one covers are not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    /// How many columns it covers, at least 1.
    pub columns: u32,
    /// How many rows it covers, at least 1.
    pub rows: u32,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl Table {
    /// Whether it is as plain as a table of Markdown: as many cells in each row, none merged, no table or list in a cell.
    pub fn is_plain(&self) -> bool {
        let width = self.rows.first().map_or(0, Vec::len);
        let plain = |cell: &Cell| {
            cell.columns == 1
                && cell.rows == 1
                && cell
                    .blocks
                    .iter()
                    .all(|block| matches!(block, Block::Paragraph(_)))
        };
        self.head <= 1
            && self
                .rows
                .iter()
                .all(|row| row.len() == width && row.iter().all(plain))
    }
}

/// A picture as it lies in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name of its part, or what a page calls it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it shows, in the document's words; none where they say nothing.
    pub alt: Option<String>,
}

/// Something that the text of the web does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub what: What,
    /// All its words, an address, a name.
    pub text: String,
    /// The beginning of the paragraph in which it stood; empty where that is not told.
    pub near: String,
}

macro_rules! whats {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $en:literal;)*) => {
        /// Kinds of what is left out.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum What { $($(#[$doc])* $name,)* }
        impl What {
            /// Its name, in Chinese.
            pub fn zh(self) -> &'static str { match self { $(What::$name => $zh,)* } }
            /// Its name, in English.
            pub fn en(self) -> &'static str { match self { $(What::$name => $en,)* } }
        }
    };
}

whats! {
    /// A text box.
    TextBox = "文本框", "text box";
    /// A formula.
    Formula = "公式", "formula";
    /// A comment.
    Comment = "批注", "comment";
    /// What stands above each page.
    Header = "页眉", "page header";
    /// What stands below each page.
    Footer = "页脚", "page footer";
    /// A chart.
    Chart = "图表", "chart";
    /// A drawing of Word's own.
    SmartArt = "智能图形（SmartArt）", "SmartArt";
    /// Hidden words.
    Hidden = "隐藏文字", "hidden text";
    /// A table of contents, which pages make themselves.
    Contents = "目录（网页自己生成）", "table of contents (pages make their own)";
    /// What a field says that has no result.
    Field = "域代码", "field code";
    /// A file within the file.
    Embedded = "嵌入的文件", "embedded file";
    /// A sign of a font of its own.
    Symbol = "特殊字体的符号", "symbol of a special font";
    /// A picture that cannot be read.
    Picture = "图片", "picture";
    /// A link that leads nowhere on the web; its words stay.
    Link = "不能用的链接（文字保留）", "unusable link (its words stay)";
    /// A note that nothing refers to.
    Note = "没有引用的脚注", "note without a reference";
    /// The red head of an official document.
    Masthead = "版头", "red head";
    /// Words that ask to be replaced.
    Placeholder = "提示填写的文字", "placeholder";
    /// What stands in cells that a merged cell covers.
    Covered = "被合并单元格盖住的文字", "text under a merged cell";
    /// What this program does not know.
    Unknown = "不认识的内容", "unknown content";
}

/// Something that staff should know. *Shape:* Chinese, English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Remark {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Remark {
        Remark {
            zh: zh.into(),
            en: en.into(),
        }
    }
}
