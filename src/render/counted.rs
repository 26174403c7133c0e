//! Counted templates: where in a template of the site's own theme the calls of `bounds` are put.
//!
//! **You are here:** `render/counted` — between `templates`, which has its own templates prepared here, and `bounds`, which
//! counts; no IO.

use super::bounds::CALL;
use std::fmt::Write as _;

/// A template with the calls in it. Lines stay what they are; columns behind a call move, see [`column()`].
pub(super) fn prepare(template: &str) -> String {
    let extends = tags(template).any(|tag| tag.words.starts_with("extends"));
    let mut out = String::with_capacity(template.len() + 256);
    let mut from = 0;
    let mut blocks: usize = 0;
    let mut captured: Vec<&str> = Vec::new();
    // Loops that are open inside of a `set` block.
    let mut collecting: usize = 0;
    for tag in tags(template) {
        let inside = !captured.is_empty();
        if tag.writes {
            // A component weighs for itself.
            if collecting > 0 && !tag.words.starts_with('<') {
                out.push_str(&template[from..tag.end]);
                // The value before the white space after it is taken away.
                let close = if tag.trims { "-}}" } else { "}}" };
                out.truncate(out.len() - close.len());
                let _ = write!(out, "}}}}{{{{ {CALL}(value=({})) {close}", tag.words);
                from = tag.end;
            }
            continue;
        }
        let mut words = tag.words.split_whitespace();
        let call = match words.next().unwrap_or_default() {
            "block" => {
                blocks += 1;
                None
            }
            "endblock" => {
                blocks = blocks.saturating_sub(1);
                None
            }
            "for" if inside => {
                collecting += 1;
                Some(format!("words={}", body_length(&template[tag.end..])))
            }
            "endfor" => {
                collecting = collecting.saturating_sub(usize::from(inside));
                None
            }
            "for" | "component" => Some(String::new()),
            "set" | "set_global" => {
                let name = words.next().unwrap_or_default();
                let name = name.split('=').next().unwrap_or_default();
                if tag.words.contains('=') {
                    Some(format!("value={name}"))
                } else {
                    captured.push(name);
                    None
                }
            }
            "endset" => captured.pop().map(|name| format!("value={name}")),
            _ => None,
        };
        // Outside of blocks, a template that extends another may only set things.
        if let Some(argument) = call
            && (!extends || blocks > 0 || tag.words.starts_with("component"))
        {
            out.push_str(&template[from..tag.end]);
            // Writing to a string does not fail.
            let _ = write!(out, "{{{{ {CALL}({argument}) ");
            out.push_str(if tag.trims { "-}}" } else { "}}" });
            from = tag.end;
        }
    }
    out.push_str(&template[from..]);
    out
}

/// Where a place of the prepared template stands in its line as it was written. *Units:* line and column in characters,
/// from 1; `template` is what was written.
pub(super) fn column(template: &str, line: usize, column: usize) -> usize {
    let prepared = prepare(template);
    let text = prepared.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let head: String = text.chars().take(column.saturating_sub(1)).collect();
    let call = format!("{{{{ {CALL}(");
    let mut moved = 0;
    let mut rest = head.as_str();
    while let Some(at) = rest.find(&call) {
        let behind = &rest[at..];
        let length = behind.find("}}").map_or(behind.len(), |end| end + 2);
        moved += behind[..length].chars().count();
        rest = &behind[length..];
    }
    column.saturating_sub(moved)
}

/// How long the body of a loop is that begins here. *Units:* bytes.
fn body_length(rest: &str) -> usize {
    let mut open = 1;
    for tag in tags(rest).filter(|tag| !tag.writes) {
        if tag.words.starts_with("for ") {
            open += 1;
        } else if tag.words.starts_with("endfor") {
            open -= 1;
        }
        if open == 0 {
            return tag.start;
        }
    }
    rest.len()
}

/// A tag of a template.
pub(super) struct Tag<'t> {
    /// Where it begins.
    pub(super) start: usize,
    /// What stands in it, trimmed.
    pub(super) words: &'t str,
    /// Where the text goes on.
    pub(super) end: usize,
    /// Whether it takes the white space behind it away.
    trims: bool,
    /// Whether it is `{{ … }}`.
    pub(super) writes: bool,
}

/// The `{% … %}` and `{{ … }}` of a template, without those in comments and raw parts.
pub(super) fn tags(template: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    let mut raw = false;
    std::iter::from_fn(move || {
        loop {
            let next = template[at..].find(['{']).map(|found| at + found)?;
            let writes = match template.as_bytes().get(next + 1) {
                Some(b'%') => false,
                Some(b'{') if !raw => true,
                Some(b'#') if !raw => {
                    at = template[next..].find("#}").map(|found| next + found + 2)?;
                    continue;
                }
                _ => {
                    at = next + 1;
                    continue;
                }
            };
            let end = tag_end(template, next + 2, if writes { b'}' } else { b'%' })?;
            let inner = &template[next + 2..end - 2];
            let trims = inner.ends_with('-');
            let words = inner.trim_start_matches('-').trim_end_matches('-').trim();
            at = end;
            match words {
                "raw" => raw = true,
                "endraw" => raw = false,
                _ if raw => {}
                _ => {
                    return Some(Tag {
                        start: next,
                        words,
                        end,
                        trims,
                        writes,
                    });
                }
            }
        }
    })
}

/// One past the `%}` or `}}` of a tag, by the first of the two signs; those in quotation marks are text.
fn tag_end(template: &str, from: usize, sign: u8) -> Option<usize> {
    let mut quote = None;
    let bytes = template.as_bytes();
    for at in from..bytes.len() {
        match (quote, bytes[at]) {
            (Some(open), byte) if open == byte => quote = None,
            (None, byte @ (b'"' | b'\'' | b'`')) => quote = Some(byte),
            (None, byte) if byte == sign && bytes.get(at + 1) == Some(&b'}') => return Some(at + 2),
            _ => {}
        }
    }
    None
}
