//! What the styles of pasted elements say: hidden, bold, at the right, and the numbers and marks of lists.
//!
//! **You are here:** `word/paste` — asked by `walk`; no IO.

use super::tree::Element;
use crate::word::model::{Inline, Paragraph, Raised, Role, Side, Style};
use crate::word::numeral;

/// What an element stands in.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    pub(super) style: Style,
    pub(super) role: Role,
    pub(super) side: Side,
    /// How deep in lists.
    pub(super) depth: u8,
    /// Line ends and spaces are kept.
    pub(super) verbatim: bool,
}

/// Chinese and Japanese letters and their signs.
pub(super) fn is_wide(c: char) -> bool {
    ('\u{2E80}'..='\u{9FFF}').contains(&c) || ('\u{FF00}'..='\u{FF60}').contains(&c)
}

/// Whether an element is there and not seen.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.get("hidden").is_some()
        || element.style("display").is_some_and(|value| value == "none")
        || element.style("mso-hide").is_some_and(|value| value == "all")
}

/// The form of letters and the side that an element gives.
pub(super) fn styled(element: &Element, around: &Around) -> Around {
    let mut own = around.clone();
    let style = &mut own.style;
    match element.name.as_str() {
        "b" | "strong" => style.bold = true,
        "i" | "em" => style.italic = true,
        "s" | "del" | "strike" => style.strike = true,
        "sup" => style.raised = Raised::Up,
        "sub" => style.raised = Raised::Down,
        _ => {}
    }
    if let Some(weight) = element.style("font-weight") {
        style.bold = matches!(weight.as_str(), "bold" | "bolder")
            || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
    }
    if let Some(slant) = element.style("font-style") {
        style.italic = slant == "italic";
    }
    if let Some(line) = element.style("text-decoration") {
        style.strike |= line.contains("line-through");
    }
    match element.style("vertical-align").as_deref() {
        Some("super") => style.raised = Raised::Up,
        Some("sub") => style.raised = Raised::Down,
        _ => {}
    }
    let side = element
        .style("text-align")
        .or_else(|| element.get("align").map(str::to_lowercase));
    match side.as_deref() {
        Some("center") => own.side = Side::Middle,
        Some("right") => own.side = Side::Right,
        Some("left" | "justify") => own.side = Side::Left,
        _ if element.name == "center" => own.side = Side::Middle,
        _ => {}
    }
    own
}

/// The number of an item as a browser prints it.
pub(super) fn label(list: &Element, number: u32) -> String {
    let kind = list
        .style("list-style-type")
        .or_else(|| list.get("type").map(str::to_owned));
    let (form, end) = match kind.as_deref() {
        Some("cjk-ideographic" | "simp-chinese-informal" | "trad-chinese-informal") => {
            ("chineseCountingThousand", "、")
        }
        Some("a" | "lower-alpha" | "lower-latin") => ("lowerLetter", "."),
        Some("A" | "upper-alpha" | "upper-latin") => ("upperLetter", "."),
        Some("i" | "lower-roman") => ("lowerRoman", "."),
        Some("I" | "upper-roman") => ("upperRoman", "."),
        Some("none") => return String::new(),
        _ => ("decimal", "."),
    };
    numeral::written(form, number, None).map_or_else(String::new, |text| text + end)
}

/// Word puts the marks of its lists into the text: `·` and letters of Wingdings.
pub(super) fn bullet(own: &mut Paragraph) {
    let Some(Inline::Text(first, _)) = own.inlines.first_mut() else {
        return;
    };
    let Some((mark, rest)) = first.split_once(' ') else {
        return;
    };
    if matches!(
        mark,
        "·" | "•" | "●" | "■" | "\u{F0B7}" | "\u{F0D8}" | "\u{F06C}" | "Ø" | "§"
    ) && !rest.trim().is_empty()
    {
        *first = rest.trim_start().to_owned();
        own.role = Role::Item(0);
    }
}
