//! Links and pictures as they are mistyped, and the targets of raw HTML.
//!
//! **You are here:** `markdown/slip` — below it; no IO.

use super::{Slip, SlipKind};
use crate::markdown::chinese::letter::is_blank;
use crate::markdown::parser::parsed;
use crate::value::link::schemes;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// Endings of files that a text links to.
const ENDINGS: [&str; 34] = [
    "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "dps", "pdf", "ofd", "csv", "txt", "rtf",
    "zip", "rar", "7z", "jpg", "jpeg", "jfif", "png", "gif", "bmp", "webp", "svg", "tif", "tiff", "heic",
    "mp3", "mp4", "mov", "avi", "html", "htm",
];
/// Those of pictures that every browser shows, old ones too.
const SHOWN: [&str; 6] = ["png", "jpg", "jpeg", "jfif", "gif", "svg"];
/// Those of pictures that many browsers do not show.
const UNSEEN: [&str; 5] = ["bmp", "webp", "tif", "tiff", "heic"];
/// Those of films and sound.
const FILMS: [&str; 14] = [
    "mp4", "mov", "avi", "wmv", "mkv", "flv", "webm", "m4v", "3gp", "mpg", "mpeg", "mp3", "wav", "m4a",
];
/// The longest link that is looked for. *Units:* characters.
const LONGEST: usize = 300;

fn ending(target: &str) -> String {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    path.rsplit_once('.')
        .map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

/// Whether a target is a picture by its name.
pub(super) fn is_picture(target: &str) -> bool {
    SHOWN.contains(&ending(target).as_str())
}

/// Whether a target names a record, a file of the site, a place on the page or another host.
pub(super) fn is_known(target: &str) -> bool {
    let scheme = target.split_once(':').map_or("", |(scheme, _)| scheme);
    target.starts_with("files/")
        || target.starts_with('#')
        || target.starts_with("//")
        || schemes().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// Why a picture is not seen, and what to write.
pub(super) fn unseen(to: &str, words: &str) -> Option<(SlipKind, Option<String>)> {
    let name = to.rsplit('/').next().unwrap_or(to);
    let lower = to.to_ascii_lowercase();
    let words = if words.trim().is_empty() { name } else { words };
    if lower.starts_with("http:") || lower.starts_with("https:") || lower.starts_with("//") {
        let name = name.split(['?', '#']).next().unwrap_or_default();
        let name = if is_picture(name) { name } else { "图片.png" };
        return Some((
            SlipKind::ForeignPicture,
            Some(
                format!("![{words}](<files/{name}>)")
                    .replace("(<", "(")
                    .replace(">)", ")"),
            ),
        ));
    }
    if to.starts_with("data:") || to.starts_with("file:") || !to.contains('.') {
        return Some((SlipKind::UnseenPicture, None));
    }
    let ending = ending(to);
    if SHOWN.contains(&ending.as_str()) {
        return None;
    }
    if FILMS.contains(&ending.as_str())
        || ENDINGS.contains(&ending.as_str()) && !UNSEEN.contains(&ending.as_str())
    {
        return Some((
            SlipKind::FilmAsPicture,
            Some(format!("[{words}]({})", bracketed(to))),
        ));
    }
    let stem = &to[..to.len() - ending.len()];
    Some((
        SlipKind::UnseenPicture,
        Some(format!("![{words}]({})", bracketed(&format!("{stem}jpg")))),
    ))
}

/// A target as a link needs it: in angle brackets where it holds spaces or brackets.
fn bracketed(target: &str) -> String {
    let plain = !target.contains(|c: char| c.is_whitespace() || matches!(c, '(' | ')'));
    if plain {
        target.to_owned()
    } else {
        format!("<{target}>")
    }
}

/// What a mistyped target means: `page：about`, `www.example.cn`, `./files/a.docx`; none where it is right, or unknown.
pub fn mended_target(target: &str) -> Option<String> {
    let mended = meant(target)?;
    (mended != target).then_some(mended)
}

/// A target that is one, in its right form.
fn meant(written: &str) -> Option<String> {
    let quotes = ['“', '”', '"', '\'', '‘', '’', '<', '>', '《', '》', '〈', '〉'];
    let target = written.trim_matches(|c: char| is_blank(c) || quotes.contains(&c));
    // The two signs of Tibetan that look like a colon stand for it behind a scheme alone.
    let colon = target.find([':', '：', '∶', '﹕']).or_else(|| {
        let at = target.find(['༔', 'ཿ'])?;
        schemes().any(|known| known == &target[..at]).then_some(at)
    });
    let (scheme, rest) = match colon {
        Some(at) => {
            let colon = target[at..].chars().next().map_or(1, char::len_utf8);
            (
                half_width(target[..at].trim()).to_ascii_lowercase(),
                &target[at + colon..],
            )
        }
        None => (String::new(), target),
    };
    if schemes().any(|known| known == scheme) {
        let rest = half_width(rest.trim_matches(is_blank));
        let web = scheme.starts_with("http");
        let rest = if web { rest.replace('。', ".") } else { rest };
        let slashes = if web {
            format!("//{}", rest.trim_start_matches(['/', '\\']))
        } else {
            rest
        };
        return (slashes.len() > if web { 2 } else { 0 } && !slashes.contains(char::is_whitespace))
            .then(|| format!("{scheme}:{slashes}"));
    }
    let path = target.replace(['\\', '／'], "/");
    let lower = path.to_ascii_lowercase();
    for start in [
        "files/", "./files/", "../files/", "/files/", "content/files/", "file/", "附件/",
    ] {
        if lower.starts_with(start) && path.len() > start.len() {
            return Some(format!("files/{}", &path[start.len()..]));
        }
    }
    if lower.starts_with("www.") && lower.matches('.').count() >= 2 && lower.is_ascii() {
        return Some(format!("http://{target}"));
    }
    if let Some(anchor) = target.strip_prefix(['#', '＃'])
        && !anchor.is_empty()
        && !anchor.contains(char::is_whitespace)
    {
        return Some(format!("#{anchor}"));
    }
    let name = path.rsplit('/').next().unwrap_or_default();
    // A page of the site, or a path on someone's own computer: of the latter only the name is the file's.
    if matches!(ending(&path).as_str(), "html" | "htm") {
        return None;
    }
    let drive = path.as_bytes().get(1) == Some(&b':') || scheme == "file";
    let path = if drive || path.starts_with("../") {
        name.to_owned()
    } else {
        path.clone()
    };
    let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
    // A file that stands by its name alone.
    (!path.contains("//")
        && !path.contains(':')
        && !stem.is_empty()
        && ENDINGS.contains(&ending(&path).as_str()))
    .then(|| {
        let path = path.trim_start_matches(['.', '/']);
        format!("files/{path}")
    })
}

/// Full-width letters, digits and signs as ASCII.
fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect()
}

/// Links that are none within a stretch of words.
pub(super) fn none(source: &str, stretch: Range<usize>, found: &mut Vec<Slip>) {
    let mut start = stretch.start;
    for line in source[stretch].split_inclusive('\n') {
        let mut from = 0;
        // A line may have ten thousand brackets: each is looked at once, and not far.
        while let Some(open) = line[from..].find(['[', '【', '［', '〔', '(', '（']) {
            let open = from + open;
            let escaped = source[..start + open].ends_with(['\\', '^']);
            let attempt = (!escaped).then(|| attempt(&line[open..])).flatten();
            let attempt = attempt.filter(|(length, mended)| {
                is_link(mended) && !closes_later(source, start + open..start + open + length)
            });
            match attempt {
                Some((length, mended)) => {
                    let before = &line[..open];
                    let tight = before.trim_end_matches([' ', '\u{3000}']);
                    let mark = tight.chars().next_back().filter(|c| matches!(c, '！' | '!'));
                    let picture = mark.is_some()
                        && is_picture(
                            mended
                                .rsplit('(')
                                .next()
                                .unwrap_or_default()
                                .trim_end_matches([')', '>']),
                        );
                    let at = match mark.filter(|_| picture) {
                        Some(mark) => tight.len() - mark.len_utf8(),
                        None => open,
                    };
                    found.push(Slip {
                        kind: SlipKind::NoLink,
                        at: start + at..start + open + length,
                        mended: Some(if picture { format!("!{mended}") } else { mended }),
                    });
                    from = open + length;
                }
                None => from = open + line[open..].chars().next().map_or(1, char::len_utf8),
            }
        }
        start += line.len();
    }
}

/// Whether a link that is not closed where it was looked for is closed further on, in other words or in what is no words: where it
/// ends is not known then.
fn closes_later(source: &str, at: Range<usize>) -> bool {
    let closing = [')', '）', ']', '】', '］'];
    if source[at.clone()].ends_with(closing) {
        return false;
    }
    let rest = source[at.end..].lines().next().unwrap_or_default();
    rest.find(closing)
        .is_some_and(|end| !rest[..end].contains(['(', '（', '[', '【', '［']))
}

/// Whether a text is a link and nothing else: advice that would not make one is not given.
fn is_link(text: &str) -> bool {
    let mut events = parsed(text);
    matches!(events.next(), Some((Event::Start(Tag::Paragraph), _)))
        && matches!(events.next(), Some((Event::Start(Tag::Link { .. }), range)) if range == (0..text.len()))
}

/// The link that is meant where a text begins with a bracket: its bytes, and how it is written.
fn attempt(text: &str) -> Option<(usize, String)> {
    let open = text.chars().next()?;
    let text = &text[..text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at)];
    if matches!(open, '(' | '（') {
        return swapped(text, open);
    }
    let inner = &text[open.len_utf8()..];
    let close = inner.find([']', '】', '］', '〕', '(', '（'])?;
    let sign = inner[close..].chars().next()?;
    let (words, rest) = if matches!(sign, '(' | '（') {
        // `[关于（page:about)`, or brackets in the words: `[附件(一)](…`.
        match inner[close..].find([']', '】', '］', '〕']) {
            Some(later) => {
                let end = close + later;
                (
                    &inner[..end],
                    &inner[end + inner[end..].chars().next()?.len_utf8()..],
                )
            }
            None => (&inner[..close], &inner[close..]),
        }
    } else {
        (&inner[..close], &inner[close + sign.len_utf8()..])
    };
    if words.trim_matches(is_blank).is_empty()
        || words.contains('\n')
        || words.starts_with('^')
        || words.contains(['[', ']'])
    {
        return None;
    }
    let tight = rest.trim_start_matches([' ', '\u{3000}', '\u{A0}']);
    let bracket = tight
        .chars()
        .next()
        .filter(|c| matches!(c, '(' | '（' | '[' | '［' | '【'))?;
    let after = &tight[bracket.len_utf8()..];
    let (length, target) = target(after, matches!(bracket, '(' | '（'))?;
    let end = text.len() - after.len() + length;
    Some((end, format!("[{}]({target})", words.trim_matches(is_blank))))
}

/// `(关于)[page:about]`.
fn swapped(text: &str, open: char) -> Option<(usize, String)> {
    let inner = &text[open.len_utf8()..];
    let close = inner.find([')', '）'])?;
    let words = &inner[..close];
    let rest = &inner[close + inner[close..].chars().next()?.len_utf8()..];
    let bracket = rest.chars().next().filter(|c| matches!(c, '[' | '【' | '［'))?;
    let after = &rest[bracket.len_utf8()..];
    let end = after.find([']', '】', '］'])?;
    let target = meant(&after[..end])?;
    let length = text.len() - after.len() + end + after[end..].chars().next()?.len_utf8();
    (!words.trim().is_empty()).then(|| (length, format!("[{}]({})", words.trim(), bracketed(&target))))
}

/// The target after an opening bracket: its bytes with the closing one, and how it is written.
fn target(text: &str, round: bool) -> Option<(usize, String)> {
    let line = text.lines().next().unwrap_or_default();
    // The next link is not part of this one's target.
    let next = ["](", "]（", "】(", "】（", "］(", "］（"]
        .iter()
        .filter_map(|sign| line.find(sign))
        .min();
    let next = next.and_then(|at| line[..at].rfind(['[', '【', '［']));
    let line = &line[..next.unwrap_or(line.len())];
    let closing = |c: char| {
        if round {
            matches!(c, ')' | '）')
        } else {
            matches!(c, ']' | '】' | '］')
        }
    };
    // The first closing bracket after which the target is whole: names of files have brackets, too.
    let ends = line.char_indices().filter(|(_, c)| closing(*c)).take(6);
    for (end, c) in ends {
        let inside = &line[..end];
        let open = inside.matches(['(', '（']).count() > inside.matches([')', '）']).count();
        let file = !ending(inside.trim()).is_empty() && ENDINGS.contains(&ending(inside.trim()).as_str());
        if open && !file && line[end + c.len_utf8()..].contains(closing) {
            continue;
        }
        if let Some(target) = titled(inside) {
            return Some((end + c.len_utf8(), target));
        }
    }
    // Never closed: up to where words begin.
    if line.contains(closing) {
        return None;
    }
    let end = line
        .find(|c: char| c.is_whitespace() || matches!(c, '，' | '。' | '；' | '、' | '！' | '？'))
        .unwrap_or(line.len());
    let target = meant(&line[..end])?;
    Some((end, bracketed(&target)))
}

/// A target, perhaps with a title in quotes after it.
fn titled(inside: &str) -> Option<String> {
    let quote = |c: char| matches!(c, '"' | '“' | '”' | '\'' | '‘' | '’');
    let trimmed = inside.trim_matches(is_blank);
    if let Some(at) = trimmed.find(|c: char| is_blank(c))
        && trimmed[at..].trim_start_matches(is_blank).starts_with(quote)
        && let Some(target) = meant(&trimmed[..at])
    {
        let title = trimmed[at..].trim_matches(|c: char| is_blank(c) || quote(c));
        return Some(format!("{} \"{title}\"", bracketed(&target)));
    }
    meant(trimmed).map(|target| bracketed(&target))
}

/// A raw `<a>` or `<img>`.
pub(super) struct RawTag {
    /// The whole tag.
    pub(super) at: Range<usize>,
    /// Its target: where, and what.
    pub(super) target: Option<(Range<usize>, String)>,
    pub(super) picture: bool,
    pub(super) alt: Option<String>,
}

/// Hands each `<a>` and `<img>` of a piece of raw HTML to `take`.
pub(super) fn raw(source: &str, range: Range<usize>, mut take: impl FnMut(RawTag)) {
    let html = &source[range.clone()];
    let mut from = 0;
    while let Some(open) = html[from..].find('<') {
        let open = from + open;
        from = open + 1;
        let rest = &html[from..];
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let picture = rest[..end].eq_ignore_ascii_case("img");
        if !picture && !rest[..end].eq_ignore_ascii_case("a") {
            continue;
        }
        let mut tag = RawTag {
            at: range.start + open..range.start + open,
            target: None,
            picture,
            alt: None,
        };
        let mut at = from + end;
        while let Some((name, value, next)) = attribute(html, at) {
            at = next;
            let name = name.to_ascii_lowercase();
            if (name == "src" && picture) || (name == "href" && !picture) {
                let text = html[value.clone()].replace("&amp;", "&");
                tag.target = Some((range.start + value.start..range.start + value.end, text));
            } else if name == "alt" {
                tag.alt = Some(html[value].to_owned());
            }
        }
        let close = html[at..].find('>').map_or(html.len(), |close| at + close + 1);
        tag.at.end = range.start + close;
        from = at.max(from);
        take(tag);
    }
}

/// The next attribute of a tag: its name, the place of its value, and where it ends.
fn attribute(html: &str, at: usize) -> Option<(&str, Range<usize>, usize)> {
    let space = |c: char| c.is_whitespace() || c == '/';
    let start = at + html[at..].find(|c: char| !space(c))?;
    let rest = &html[start..];
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '<'))
        .unwrap_or(rest.len());
    let name = &rest[..end];
    if name.is_empty() {
        return None;
    }
    let after = rest[end..].trim_start();
    let Some(value) = after.strip_prefix('=') else {
        return Some((name, start..start, start + end));
    };
    let value = value.trim_start();
    let from = html.len() - value.len();
    if let Some(quote @ ('"' | '\'')) = value.chars().next() {
        let close = value[1..].find(quote)?;
        return Some((name, from + 1..from + 1 + close, from + close + 2));
    }
    let close = value
        .find(|c: char| c.is_whitespace() || c == '>')
        .unwrap_or(value.len());
    Some((name, from..from + close, from + close))
}
