//! HTML sanitiser: the allow-list for raw HTML in Markdown.
//!
//! **You are here:** `markdown/sanitise` — between `writer` and `links`, only for texts that hold raw HTML; no IO.
//!
//! The whole text goes through it, not the raw parts alone: what authors open and forget to close must not reach beyond
//! the text. So the list also knows what `writer` itself writes.

use crate::value::link;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements that may nest in each other before the text is taken for an attack.
const DEEPEST: usize = 200;
/// Bytes that one tag may have.
const LONGEST_TAG: usize = 4096;
/// Elements beside `div` that may say where their text stands.
const ALIGNED: [&str; 9] = ["p", "td", "th", "tr", "table", "caption", "h2", "h3", "h4"];
/// Ids that the theme's own elements have.
const TAKEN: [&str; 3] = ["main", "q", "q-help"];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::empty();
    cleaner
        .tags(HashSet::from([
            "a", "abbr", "b", "bdi", "blockquote", "br", "caption", "code", "col", "colgroup", "dd", "del",
            "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6",
            "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s",
            "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
            "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
        ]))
        .clean_content_tags(HashSet::from([
            "script", "style", "iframe", "object", "template", "noscript", "svg", "math", "title",
            "textarea", "select",
        ]))
        .generic_attributes(HashSet::from(["lang", "dir", "id", "title"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "hreflang"])),
            ("img", HashSet::from(["src", "alt", "width", "height", "loading"])),
            ("col", HashSet::from(["span"])),
            ("colgroup", HashSet::from(["span"])),
            ("div", HashSet::from(["role", "tabindex", "aria-labelledby"])),
            ("ol", HashSet::from(["start"])),
            ("td", HashSet::from(["colspan", "rowspan", "headers"])),
            ("th", HashSet::from(["colspan", "rowspan", "headers", "scope"])),
            ("time", HashSet::from(["datetime"])),
            ("del", HashSet::from(["datetime"])),
            ("ins", HashSet::from(["datetime"])),
        ]))
        .allowed_classes(
            [
                (
                    "div",
                    HashSet::from([
                        "scroll", "footnote-definition", "align-left", "align-center", "align-right",
                    ]),
                ),
                ("sup", HashSet::from(["footnote-reference"])),
            ]
            .into_iter()
            .chain(ALIGNED.map(|element| {
                (
                    element,
                    HashSet::from(["align-left", "align-center", "align-right"]),
                )
            }))
            .collect(),
        )
        // The last step has its own, shorter list; these are the schemes that it can make something of.
        .url_schemes(link::schemes().collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|element, name, value| {
            allowed_value(element, name, value).then_some(Cow::Borrowed(value))
        });
    cleaner
});

/// `html` without anything that is not on the list; none when it is built to take long.
pub(super) fn clean(html: &str) -> Option<String> {
    ordinary(html).then(|| CLEANER.clean(html).to_string())
}

fn allowed_value(element: &str, name: &str, value: &str) -> bool {
    let short = |most: u32| value.parse::<u32>().is_ok_and(|number| number <= most);
    match (element, name) {
        (_, "id") => {
            let word = value.starts_with(|c: char| c.is_ascii_alphabetic())
                && value
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
            word && !TAKEN.contains(&value)
        }
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        (_, "lang") => value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !value.is_empty(),
        ("div", "role") => value == "region",
        ("div", "tabindex") => value == "0",
        ("td" | "th", "colspan" | "rowspan") | ("col" | "colgroup", "span") => short(100),
        ("img", "width" | "height") => short(4000),
        ("img", "loading") => value == "lazy",
        ("th", "scope") => matches!(value, "col" | "row" | "colgroup" | "rowgroup"),
        _ => true,
    }
}

/// Raw HTML with `align`, `text-align` and `<center>` as the classes that the list knows: styles are not published.
pub(super) fn aligned(html: &str) -> Cow<'_, str> {
    let lower = html.to_ascii_lowercase();
    if !lower.contains("align") && !lower.contains("center>") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 32);
    let mut from = 0;
    while let Some(open) = lower[from..].find('<') {
        let open = from + open;
        let Some(length) = lower[open..].find('>') else {
            break;
        };
        let tag = &lower[open..open + length];
        out.push_str(&html[from..open]);
        from = open + length;
        if tag == "<center" {
            out.push_str("<div class=\"align-center\"");
        } else if tag == "</center" {
            out.push_str("</div");
        } else if let Some(class) = alignment(tag) {
            let name = tag[1..]
                .find(|c: char| !c.is_ascii_alphanumeric())
                .map_or(tag.len(), |end| end + 1);
            out.push_str(&html[open..open + name]);
            out.push_str(class);
            out.push_str(&html[open + name..open + length]);
        } else {
            out.push_str(&html[open..open + length]);
        }
    }
    out.push_str(&html[from..]);
    Cow::Owned(out)
}

fn alignment(tag: &str) -> Option<&'static str> {
    let at = tag
        .find("text-align")
        .map(|at| at + "text-align".len())
        .or_else(|| tag.find(" align").map(|at| at + " align".len()))?;
    let value = tag[at..].trim_start_matches([' ', ':', '=', '"', '\'']);
    [
        ("right", " class=\"align-right\""),
        ("center", " class=\"align-center\""),
        ("left", " class=\"align-left\""),
    ]
    .into_iter()
    .find(|(word, _)| value.starts_with(word))
    .map(|(_, class)| class)
}

/// Whether a parser of HTML gets through this in a time in proportion to its length: no deep nesting, no huge tags.
fn ordinary(html: &str) -> bool {
    let mut depth = 0usize;
    let mut at = 0;
    // The next closing bracket: looked for again only behind it, so that the text is read once.
    let mut close = html.find('>').unwrap_or(html.len());
    while let Some(open) = html[at..].find('<') {
        at += open + 1;
        if close < at {
            close = html[at..].find('>').map_or(html.len(), |length| at + length);
        }
        let length = close - at;
        // The name and what tells it stand at the beginning.
        let tag = &html[at..close];
        if length > LONGEST_TAG && tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
            return false;
        }
        let (closing, name) = tag.strip_prefix('/').map_or((false, tag), |name| (true, name));
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        // Elements that end by themselves, so that their number says nothing about depth.
        let alone = matches!(
            name[..end].to_ascii_lowercase().as_str(),
            "" | "br"
                | "hr"
                | "img"
                | "wbr"
                | "col"
                | "p"
                | "li"
                | "td"
                | "th"
                | "tr"
                | "dt"
                | "dd"
                | "input"
                | "meta"
        );
        match (alone, closing) {
            (true, _) => {}
            (false, true) => depth = depth.saturating_sub(1),
            (false, false) => depth += 1,
        }
        if depth > DEEPEST {
            return false;
        }
    }
    true
}
