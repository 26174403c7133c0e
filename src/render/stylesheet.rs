//! CSS bundler: the one stylesheet, put together from the theme's parts.
//!
//! **You are here:** `render/stylesheet` — before `asset`, which gives the result its published name; no IO.
//!
//! A visitor's first page should not wait for a dozen files, and a theme's author should not search in one of a thousand
//! lines. So the parts are joined here: `styles/N-NAME.css` in the order of their names, and every component's
//! `components/NAME/style.css` where a part named `5` would stand. Comments and
//! white space that means nothing stay behind: a host that does not compress sends an eighth less.

use super::fault::{ThemeFault, ThemeFaultKind};

/// Where the components' styles stand among the parts.
const COMPONENTS: &str = "5";

/// Whether a file of a theme is a part of the stylesheet.
pub(super) fn belongs(path: &str) -> bool {
    key(path).is_some()
}

/// What the parts are sorted by; none for other files.
fn key(path: &str) -> Option<(&str, &str)> {
    let name = path.strip_suffix(".css")?;
    match name.strip_prefix("styles/") {
        Some(name) => Some((name, "")),
        None => name
            .strip_prefix("components/")?
            .strip_suffix("/style")
            .map(|component| (COMPONENTS, component)),
    }
}

/// The parts as one text. A part that is not UTF-8 is a fault and left out.
pub(super) fn join<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> (String, Vec<ThemeFault>) {
    let mut sorted: Vec<_> = parts
        .filter_map(|(path, bytes)| Some((key(path)?, path, bytes)))
        .collect();
    sorted.sort_unstable();
    let mut style = String::new();
    let mut faults = Vec::new();
    for (_, path, bytes) in sorted {
        match std::str::from_utf8(bytes) {
            Ok(text) => lean(text, &mut style),
            Err(_) => faults.push(ThemeFault::whole_file(
                path,
                ThemeFaultKind::Asset,
                "the file is not UTF-8",
            )),
        }
    }
    (style, faults)
}

/// Appends a part without comments and white space that means nothing. What stands between quotation marks stays as it is.
fn lean(part: &str, out: &mut String) {
    let mut rest = part.trim_start_matches('\u{feff}');
    while let Some(at) = rest.find(['"', '\'', '/']) {
        squeeze(&rest[..at], out);
        rest = &rest[at..];
        let end = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            let quoted = rest.chars().next().filter(|c| *c != '/');
            let close = quoted.and_then(|quote| rest[1..].find(quote));
            let end = close.map_or(1, |close| close + 2);
            out.push_str(&rest[..end]);
            end
        };
        rest = &rest[end..];
    }
    squeeze(rest, out);
}

/// Appends what no quotation marks protect: one space where there are several, none beside what parts by itself.
fn squeeze(text: &str, out: &mut String) {
    for letter in text.chars() {
        let last = out.chars().next_back();
        if letter.is_whitespace() {
            // Before a colon a space has a meaning ("a :hover"), after one it has none.
            if last.is_some_and(|last| !" {};,:".contains(last)) {
                out.push(' ');
            }
            continue;
        }
        let closing = [' ', ';'];
        let dropped: &[char] = match letter {
            '{' => &closing[..1],
            '}' => &closing,
            _ => &[],
        };
        out.truncate(out.trim_end_matches(dropped).len());
        out.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(parts: &[(&str, &str)]) -> String {
        join(parts.iter().map(|(path, text)| (*path, text.as_bytes()))).0
    }

    #[test]
    fn parts_stand_in_the_order_of_their_names_and_components_between_them() {
        let style = joined(&[
            ("components/toc/style.css", "c{}"),
            ("components/hours/style.css", "b{}"),
            ("components/toc/template.html", "<nav>"),
            ("styles/1-tokens.css", "a{}"),
            ("styles/9-print.css", "d{}"),
        ]);
        assert_eq!(style, "a{}b{}c{}d{}");
    }

    #[test]
    fn comments_and_white_space_stay_behind_but_not_what_is_quoted_or_has_a_meaning() {
        let style = joined(&[(
            "styles/1.css",
            "/* one */\n\na :hover,\nb > c {\n  content: \"/* two */; : \";\n  width: calc(1px / 2 + 3em); /* three */\n}\n",
        )]);
        assert_eq!(
            style,
            "a :hover,b > c{content:\"/* two */; : \";width:calc(1px / 2 + 3em)}"
        );
    }

    #[test]
    fn a_part_that_is_not_utf_8_is_a_fault() {
        let (style, faults) = join([("styles/1.css", &b"\xff"[..])].into_iter());
        assert_eq!((style.as_str(), faults.len()), ("", 1));
    }
}
