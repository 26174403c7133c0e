//! Parts of an official document that fields are for: title, 发文字号, 主送, signature, date, attachments, 索引号.
//!
//! **You are here:** `word/` — after `reader`; what is found is offered, and staff and the record's own reader decide; no IO.
//! *Source:* GB/T 9704-2012, 7.2 and 7.3: where these parts stand and in which letters.
//!
//! Title, numbers and the red head go out of the text, since the page shows them above it. What belongs to the text, the
//! addressees, the signature and its date, stays where it is.

mod day;
mod headings;
mod tail;

use super::model::{Block, Document, Face, Inline, LeftOut, Paragraph, Role, Side, Table, What};
use super::words;

/// What was found; each as a field would have it, and none of it checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offered {
    /// 标题, on one line.
    pub title: Option<String>,
    /// 发文字号, as written.
    pub document_number: Option<String>,
    /// 索引号.
    pub index_number: Option<String>,
    /// 主送机关, as one text.
    pub addressees: Option<String>,
    /// 发文机关, the leading body first.
    pub issuers: Vec<String>,
    /// 成文日期: `2023-05-10`.
    pub dated: Option<String>,
    /// Names of attachments that the text lists. The files are not in the document.
    pub attachments: Vec<String>,
}

/// So many blocks at the beginning may be above the text.
const ABOVE: usize = 20;
/// The longest title. *Units:* characters.
const LONGEST_TITLE: usize = 120;

/// Takes what is offered from a document, and finds its headings where no style tells them.
pub fn offer(document: &mut Document) -> Offered {
    let mut offered = Offered::default();
    document
        .blocks
        .retain(|block| !matches!(block, Block::Paragraph(own) if own.is_blank()));
    details(document, &mut offered);
    above(document, &mut offered);
    let from = title(document, &mut offered);
    tail::addressees(&document.blocks[from..], &mut offered);
    tail::signature(&document.blocks[from..], &mut offered);
    tail::attachments(&document.blocks[from..], &mut offered);
    headings::find(document);
    offered
}

/// A text without any space.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A table of details above the text, as open-government pages have it: 索引号 | … | 发文字号 | …
fn details(document: &mut Document, offered: &mut Offered) {
    let at = document
        .blocks
        .iter()
        .take(3)
        .position(|block| matches!(block, Block::Table(_)));
    let Some(at) = at else { return };
    let Some(Block::Table(table)) = document.blocks.get(at) else {
        return;
    };
    let Some(pairs) = pairs(table) else { return };
    let mut all = true;
    let mut own = Offered::default();
    for (name, value) in pairs {
        match (name.as_str(), value) {
            (_, value) if value.is_empty() => {}
            ("索引号", value) => own.index_number = Some(value),
            ("发文字号" | "文号", value) => own.document_number = Some(value),
            ("发文机关" | "发文机构", value) => own.issuers = vec![value],
            ("成文日期", value) => match day::read(&value) {
                Some(day) => own.dated = Some(day),
                None => all = false,
            },
            ("标题" | "名称", value) => own.title = Some(value),
            _ => all = false,
        }
    }
    if all {
        document.blocks.remove(at);
    }
    *offered = own;
}

/// The cells of a table as names and values, if it is one of details.
fn pairs(table: &Table) -> Option<Vec<(String, String)>> {
    let of = |blocks: &[Block]| {
        let text = blocks.iter().map(|block| match block {
            Block::Paragraph(own) => own.text(),
            Block::Table(_) => String::new(),
        });
        text.collect::<String>()
    };
    let mut out = Vec::new();
    for row in &table.rows {
        for two in row.chunks(2) {
            let name = tight(&of(&two[0].blocks));
            let name = name.trim_end_matches(['：', ':']).to_owned();
            out.push((
                name,
                two.get(1)
                    .map(|cell| of(&cell.blocks).trim().to_owned())
                    .unwrap_or_default(),
            ));
        }
    }
    out.iter().any(|(name, _)| name == "索引号").then_some(out)
}

/// The red head, 发文字号 and 索引号 above the title.
fn above(document: &mut Document, offered: &mut Offered) {
    let mut at = 0;
    let mut first_words = false;
    while at < document.blocks.len().min(ABOVE) {
        let Block::Paragraph(own) = &document.blocks[at] else {
            break;
        };
        let text = own.text();
        let plain = tight(&text);
        if let Some(index) = plain
            .strip_prefix("索引号")
            .and_then(|rest| rest.strip_prefix(['：', ':']))
        {
            offered.index_number = Some(index.to_owned());
            document.blocks.remove(at);
        } else if let Some(number) = document_number(&plain) {
            offered.document_number.get_or_insert(number.clone());
            if number == plain {
                document.blocks.remove(at);
            } else {
                at += 1;
            }
        } else if !first_words && is_red_head(&plain) {
            document.left_out.push(LeftOut {
                what: What::Masthead,
                text: text.trim().to_owned(),
                near: String::new(),
            });
            if offered.issuers.is_empty() {
                offered.issuers = vec![plain.trim_end_matches("文件").to_owned()];
            }
            document.blocks.remove(at);
        } else {
            first_words |= own.look.side != Side::Middle && plain.chars().count() > 30;
            at += 1;
        }
    }
}

/// 拉萨市民政局文件
fn is_red_head(text: &str) -> bool {
    let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c) || matches!(c, '（' | '）');
    text.ends_with("文件")
        && (5..=40).contains(&text.chars().count())
        && text.chars().all(han)
        && !text.contains("关于")
}

/// 拉民发〔2023〕12号 at the beginning of a line without spaces.
fn document_number(text: &str) -> Option<String> {
    const OPENING: &str = "〔[［(（【";
    const CLOSING: &str = "〕]］)）】";
    let han = text
        .chars()
        .take_while(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))
        .count();
    let signs: Vec<char> = text.chars().collect();
    if !(1..=16).contains(&han) || !OPENING.contains(*signs.get(han)?) {
        return None;
    }
    let digits = |from: usize| {
        signs[from.min(signs.len())..]
            .iter()
            .take_while(|c| c.is_ascii_digit())
            .count()
    };
    let close = han + 1 + digits(han + 1);
    if close != han + 5 || !CLOSING.contains(*signs.get(close)?) {
        return None;
    }
    let number = close + 1 + usize::from(signs.get(close + 1) == Some(&'第'));
    let end = number + digits(number);
    (end > number && signs.get(end) == Some(&'号')).then(|| signs[..=end].iter().collect())
}

/// Takes the title out of the text. *Shape:* the place of the first block behind it.
fn title(document: &mut Document, offered: &mut Offered) -> usize {
    let Some((from, to)) = title_lines(&document.blocks) else {
        return 0;
    };
    let mut title = String::new();
    for block in document.blocks.drain(from..to) {
        let Block::Paragraph(own) = block else { continue };
        for line in own.text().lines() {
            join(&mut title, line.trim());
        }
        // Pictures and notes of a title go on in the text.
        let kept: Vec<Inline> = own
            .inlines
            .into_iter()
            .filter(|inline| matches!(inline, Inline::Note(_) | Inline::Picture(_)))
            .collect();
        if !kept.is_empty() {
            document.left_out.push(LeftOut {
                what: What::Unknown,
                text: format!("标题里的图片或脚注 {}", kept.len()),
                near: words::beginning(&title, 20),
            });
        }
    }
    match &offered.title {
        // The table of details told another one: what was taken out must not be lost.
        Some(known) if tight(known) != tight(&title) => document.left_out.push(LeftOut {
            what: What::Masthead,
            text: title,
            near: String::new(),
        }),
        _ => offered.title = Some(title),
    }
    from
}

/// Puts a line of a title behind another: without a space, but between words of letters.
fn join(title: &mut String, line: &str) {
    let letters = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if letters(title.chars().next_back()) && letters(line.chars().next()) {
        title.push(' ');
    }
    title.push_str(line);
}

/// Where the lines of the title stand.
fn title_lines(blocks: &[Block]) -> Option<(usize, usize)> {
    let paragraph = |at: usize| match blocks.get(at) {
        Some(Block::Paragraph(own)) => Some(own),
        _ => None,
    };
    let most = blocks.len().min(ABOVE);
    let while_like = |from: usize, like: &dyn Fn(&Paragraph) -> bool| {
        (from..most)
            .take_while(|at| paragraph(*at).is_some_and(like))
            .count()
            + from
    };
    let short = |own: &Paragraph| own.label.is_empty() && own.text().chars().count() <= LONGEST_TITLE;
    if let Some(from) = (0..most).find(|at| paragraph(*at).is_some_and(|own| own.role == Role::Title)) {
        return Some((from, while_like(from, &|own| own.role == Role::Title)));
    }
    let headings = blocks
        .iter()
        .filter(|block| matches!(block, Block::Paragraph(own) if own.role == Role::Heading(1)))
        .count();
    if headings == 1 && paragraph(0).is_some_and(|own| own.role == Role::Heading(1) && short(own)) {
        return Some((0, 1));
    }
    let from = (0..most.min(8)).find(|at| paragraph(*at).is_some_and(|own| is_title(own) && short(own)))?;
    let first = paragraph(from)?;
    let to = while_like(from, &|own| {
        is_title(own)
            && (own.look.size, own.look.face) == (first.look.size, first.look.face)
            && !own.text().trim_start().starts_with(['（', '('])
    });
    let length: usize = (from..to)
        .filter_map(paragraph)
        .map(|own| own.text().chars().count())
        .sum();
    (length <= LONGEST_TITLE).then_some((from, to))
}

/// Whether a line looks like one of a title: in the middle, or in the letters of titles; no sentence.
fn is_title(own: &Paragraph) -> bool {
    let text = own.text();
    let text = text.trim();
    let looks = own.look.side == Side::Middle || own.look.face == Face::Title;
    let says = text.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    own.role == Role::Body
        && own.label.is_empty()
        && looks
        && says
        && !text.ends_with(['。', '：', ':', '；', '，'])
        && !text.starts_with(['—', '-', '（', '('])
}

#[cfg(test)]
mod tests {
    use super::document_number;

    #[test]
    fn document_numbers_stand_at_the_beginning_of_a_line() {
        for (text, wanted) in [
            ("拉民发〔2023〕12号", Some("拉民发〔2023〕12号")),
            ("拉民发[2023]第12号", Some("拉民发[2023]第12号")),
            ("拉民发（2023）12号签发人：示例", Some("拉民发（2023）12号")),
            ("拉民发2023年12号", None),
            ("关于〔2023〕", None),
            ("〔2023〕12号", None),
        ] {
            assert_eq!(document_number(text).as_deref(), wanted, "{text}");
        }
    }
}
