//! What a text shows though its writer meant something else: links that are none, tables that are none, marks that are left
//! over, pictures that nobody sees; each with its place and, where it can be known, the words to put there.
//!
//! **You are here:** `markdown/slip` — reads the same events as the page; `record/` says it in words; no IO.

mod link;
mod mark;
mod table;

pub use link::mended_target;

use super::chinese::letter::is_blank;
use super::parser::Placed;
use super::reading;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;

/// A slip in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// What it is.
    pub kind: SlipKind,
    /// Where. *Units:* bytes of the text.
    pub at: Range<usize>,
    /// What to put there; none where only the writer knows.
    pub mended: Option<String>,
}

impl Slip {
    /// A slip that only the writer can mend.
    fn bare(kind: SlipKind, at: Range<usize>) -> Slip {
        let mended = None;
        Slip { kind, at, mended }
    }
}

/// The kinds of slips.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipKind {
    /// `[登记表](files/附件 1.docx)`: published as it is typed.
    NoLink,
    /// `！[图](files/a.png)`: a link where a picture is meant.
    PictureMark,
    /// A link without words.
    EmptyLink,
    /// A heading without words.
    EmptyHeading,
    /// A picture without a description.
    EmptyPicture,
    /// A picture from another host, which pages do not load.
    ForeignPicture,
    /// A file that browsers do not show as a picture.
    UnseenPicture,
    /// A film or sound written as a picture.
    FilmAsPicture,
    /// A row with more cells than the head of its table.
    LongRow,
    /// Lines of bars that are no table.
    NoTable,
    /// `**注意**` with spaces inside, or `＊＊`: the asterisks are published.
    StrayMark,
    /// `**注意` with nothing to close it.
    OpenMark,
    /// `[^1]` without its note.
    NoNote,
    /// `[^1]: …` that the text does not refer to.
    NoReference,
    /// `![图片](…)`: words that say of no picture what it shows.
    VaguePicture,
    /// `<iframe>` and other elements that pages do not have.
    DroppedElement,
    /// Lines of cells with commas between them.
    CommaTable,
    /// `1.38E+10`: what a spreadsheet shows of a long number.
    CutNumber,
    /// A target in raw HTML that is none.
    RawNowhere,
}

/// Where a link or picture of a text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Where it is written; the whole link where that cannot be told.
    pub at: Range<usize>,
    /// As written, entities read.
    pub to: String,
}

/// The targets of all links and pictures, in order; of raw HTML those that name something. Addresses in running text are
/// not among them.
pub fn targets(source: &str) -> Vec<Target> {
    // Most texts have none: the search is far cheaper than the parser.
    if !source.contains("](") && !source.contains("]:") && !source.contains('<') {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (event, range) in reading::read(source).events {
        match event {
            Event::Start(Tag::Link {
                link_type, dest_url, ..
            }) if !is_bare(source, link_type, &range) => {
                found.push(target(source, range, &dest_url, link_type == LinkType::Email));
            }
            Event::Start(Tag::Image { dest_url, .. }) => found.push(target(source, range, &dest_url, false)),
            Event::Html(_) | Event::InlineHtml(_) => {
                link::raw(source, range, |tag| {
                    let known = tag.target.filter(|(_, to)| link::is_known(to));
                    found.extend(known.map(|(at, to)| Target { at, to }));
                });
            }
            _ => {}
        }
    }
    found
}

/// An address that `chinese::address` has found in running text.
fn is_bare(source: &str, link_type: LinkType, range: &Range<usize>) -> bool {
    link_type == LinkType::Autolink && !source[range.clone()].starts_with('<')
}

fn target(source: &str, range: Range<usize>, to: &str, mail: bool) -> Target {
    let written = if mail {
        to.trim_start_matches("mailto:")
    } else {
        to
    };
    // The whole link stands in the range; point at its target where it is written there.
    let at = source[range.clone()].rfind(written).map_or(range.clone(), |at| {
        range.start + at..range.start + at + written.len()
    });
    Target {
        at,
        to: to.to_owned(),
    }
}

/// The slips of a text, in order.
pub fn slips(source: &str) -> Vec<Slip> {
    let signs = [
        '[', '【', '［', '〔', '<', '|', '｜', '*', '＊', '~', '#', '＃', '!', '！', ',', '》', '＞',
    ];
    if !source.contains(signs) && !["__", "==", "E+", "e+"].iter().any(|mark| source.contains(mark)) {
        return Vec::new();
    }
    let events = reading::read(source).events;
    let mut found = Vec::new();
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let mut hidden = 0usize;
    let mut notes: Vec<(&str, Range<usize>)> = Vec::new();
    let mut referred: HashSet<&str> = HashSet::new();
    for (at, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => hidden += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::Image) => hidden = hidden.saturating_sub(1),
            Event::Start(Tag::Link {
                link_type, dest_url, ..
            }) if !is_bare(source, *link_type, range) => {
                hidden += 1;
                linked(source, &events, at, dest_url, &mut found);
            }
            Event::Start(Tag::Link { .. }) => extend(source, &mut stretches, range.clone()),
            Event::End(TagEnd::Link) => {
                let bare = source[range.clone()]
                    .chars()
                    .next()
                    .is_some_and(|c| !matches!(c, '[' | '<'));
                hidden = hidden.saturating_sub(usize::from(!bare));
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                hidden += 1;
                pictured(source, &events, at, dest_url, &mut found);
            }
            Event::Start(Tag::Heading { .. }) => headed(source, &events, at, &mut found),
            Event::Start(Tag::Table(aligned)) => table::rows(source, &events, at, aligned.len(), &mut found),
            Event::Html(_) | Event::InlineHtml(_) => {
                link::raw(source, range.clone(), |tag| raw(&tag, &mut found));
                dropped(source, range.clone(), &mut found);
            }
            Event::Start(Tag::FootnoteDefinition(name)) => notes.push((name, range.clone())),
            Event::FootnoteReference(name) => {
                referred.insert(name);
            }
            Event::Text(_) if hidden == 0 => {
                mark::words(source, range.clone(), &mut found);
                extend(source, &mut stretches, range.clone());
            }
            _ => {}
        }
    }
    for stretch in stretches {
        link::none(source, stretch.clone(), &mut found);
        mark::notes(source, stretch, &mut found);
    }
    for (name, at) in notes {
        if !referred.contains(name) {
            let end = at.start + source[at.clone()].find('\n').unwrap_or(at.len());
            found.push(Slip::bare(SlipKind::NoReference, at.start..end));
        }
    }
    mark::marks(source, &events, &mut found);
    table::tables(source, &events, &mut found);
    found.sort_by_key(|slip| (slip.at.start, slip.at.end));
    found.dedup_by_key(|slip| slip.at.clone());
    found
}

/// Pieces of text with nothing but marks of emphasis between them are one.
fn extend(source: &str, stretches: &mut Vec<Range<usize>>, range: Range<usize>) {
    // The words of an address in running text are in its stretch already.
    if stretches.last().is_some_and(|last| range.end <= last.end) {
        return;
    }
    if let Some(last) = stretches.last_mut()
        && last.end <= range.start
        && range.start - last.end <= 3
        && source[last.end..range.start]
            .bytes()
            .all(|byte| matches!(byte, b'*' | b'~' | b'_'))
    {
        last.end = range.end;
    } else {
        stretches.push(range);
    }
}

/// The words between a start and its end, and whether there is a picture among them.
fn inside(events: &[Placed<'_>], at: usize) -> (String, bool) {
    let (mut words, mut picture, mut depth) = (String::new(), false, 0usize);
    for (event, _) in &events[at..] {
        match event {
            Event::Start(tag) => {
                picture |= depth > 0 && matches!(tag, Tag::Image { .. });
                depth += 1;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    break;
                }
            }
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::InlineHtml(html) if !html.starts_with("</") && html.contains("<img") => picture = true,
            _ => {}
        }
    }
    (words, picture)
}

fn is_wordless(words: &str) -> bool {
    words
        .chars()
        .all(|c| is_blank(c) || !(c.is_alphanumeric() || u32::from(c) > 0x2BFF))
        && !words.contains(char::is_alphanumeric)
}

fn linked(source: &str, events: &[Placed<'_>], at: usize, to: &str, found: &mut Vec<Slip>) {
    let range = events[at].1.clone();
    let (words, picture) = inside(events, at);
    if !picture && is_wordless(&words) {
        found.push(Slip::bare(SlipKind::EmptyLink, range));
        return;
    }
    // `！[图](files/a.png)`, `! [图](files/a.png)`
    let before = source[..range.start].trim_end_matches([' ', '\u{3000}']);
    if link::is_picture(to)
        && let Some(mark) = before.chars().next_back().filter(|c| matches!(c, '！' | '!'))
        && (mark == '！' || before.len() < range.start)
    {
        found.push(Slip {
            kind: SlipKind::PictureMark,
            at: before.len() - mark.len_utf8()..range.start,
            mended: Some("!".to_owned()),
        });
    }
}

fn pictured(source: &str, events: &[Placed<'_>], at: usize, to: &str, found: &mut Vec<Slip>) {
    let range = events[at].1.clone();
    let (words, _) = inside(events, at);
    let piece = &source[range.clone()];
    if let Some((kind, mended)) = link::unseen(to, &words) {
        let mended = mended.filter(|_| piece.ends_with(')'));
        let at = range;
        found.push(Slip { kind, at, mended });
    } else if is_wordless(&words) {
        found.push(Slip::bare(SlipKind::EmptyPicture, range));
    } else if is_vague(&words) {
        found.push(Slip::bare(SlipKind::VaguePicture, range));
    }
}

/// Whether the words of a picture say that it is one, or what its file is called, and not what it shows.
fn is_vague(words: &str) -> bool {
    const WORDS: [&str; 18] = [
        "图片",
        "照片",
        "插图",
        "图像",
        "配图",
        "截图",
        "图片描述",
        "图片说明",
        "在这里插入图片描述",
        "image",
        "img",
        "picture",
        "photo",
        "alt",
        "alt text",
        "pic",
        "པར",
        "པར་རིས",
    ];
    let bare = words
        .trim()
        .trim_end_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十 ()（）་།".contains(c));
    WORDS.iter().any(|word| bare.eq_ignore_ascii_case(word)) || link::is_picture(words.trim())
}

/// Elements that no page has, whatever is in them: what is written so vanishes.
fn dropped(source: &str, range: Range<usize>, found: &mut Vec<Slip>) {
    const DROPPED: [&str; 17] = [
        "iframe", "video", "audio", "script", "object", "embed", "svg", "canvas", "form", "input", "button",
        "select", "textarea", "marquee", "template", "noscript", "frame",
    ];
    let html = &source[range.clone()];
    for (open, _) in html.match_indices('<') {
        let rest = &html[open + 1..];
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        if DROPPED.iter().any(|name| rest[..end].eq_ignore_ascii_case(name)) {
            found.push(Slip::bare(
                SlipKind::DroppedElement,
                range.start + open..range.start + open + 1 + end,
            ));
        }
    }
}

fn raw(tag: &link::RawTag, found: &mut Vec<Slip>) {
    let Some((at, to)) = tag.target.as_ref() else {
        return;
    };
    if !link::is_known(to) {
        found.push(Slip {
            kind: SlipKind::RawNowhere,
            at: at.clone(),
            mended: link::mended_target(to),
        });
        return;
    }
    if !tag.picture {
        return;
    }
    let kind = match link::unseen(to, "") {
        Some((kind, _)) => kind,
        None if tag.alt.as_deref().is_none_or(is_wordless) => SlipKind::EmptyPicture,
        None => return,
    };
    found.push(Slip::bare(kind, tag.at.clone()));
}

fn headed(source: &str, events: &[Placed<'_>], at: usize, found: &mut Vec<Slip>) {
    let range = events[at].1.clone();
    let (words, picture) = inside(events, at);
    if !picture && words.chars().all(is_blank) {
        let end = range.start + source[range.clone()].trim_end().len();
        found.push(Slip::bare(SlipKind::EmptyHeading, range.start..end));
    }
}
