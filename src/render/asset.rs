//! Asset fingerprinting: assets under names that carry a hash of their content, with stylesheets that refer to those names.
//!
//! **You are here:** `render/asset` — prepares the files of `assets/` for `theme`; no IO.

use super::fault::{ThemeFault, ThemeFaultKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One file as it is published.
#[derive(Debug, Clone)]
pub(super) struct Asset {
    /// For example `assets/style.4f1c9a02.css`, relative to the output's root.
    pub(super) path: String,
    pub(super) bytes: Arc<[u8]>,
}

/// The published form of `files` (path below `assets/` → bytes), by the same path.
///
/// Stylesheets come last, because the names of what they refer to must be known before their own hash is.
pub(super) fn publish(files: &BTreeMap<String, Arc<[u8]>>) -> (BTreeMap<String, Asset>, Vec<ThemeFault>) {
    let mut published = BTreeMap::new();
    let mut faults = Vec::new();
    let (styles, others): (Vec<_>, Vec<_>) = files.iter().partition(|(name, _)| ending(name) == "css");
    for (name, bytes) in others.into_iter().chain(styles) {
        if let Err(message) = portable(name) {
            faults.push(ThemeFault::whole_file(
                &format!("assets/{name}"),
                ThemeFaultKind::Asset,
                message,
            ));
            continue;
        }
        let bytes = match (as_text(name, bytes), ending(name) == "css") {
            (Some(style), true) => text_bytes(&with_hashed_names(name, &style, &published, &mut faults)),
            (Some(text), false) if ending(name) == "js" => text_bytes(&lean_script(&text)),
            (Some(text), false) => text_bytes(&text),
            (None, _) => Arc::clone(bytes),
        };
        published.insert(
            name.clone(),
            Asset {
                path: hashed(name, &bytes),
                bytes,
            },
        );
    }
    (published, faults)
}

/// Whether a file may have this name (portable-output.md, N1).
fn portable(name: &str) -> Result<(), String> {
    let allowed = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '.' | '_');
    for part in name.split('/') {
        if part.is_empty() || part.starts_with(['.', '_']) || !part.chars().all(allowed) {
            return Err(format!(
                "`{part}`: file names use a-z 0-9 - . _ only and do not begin with . or _"
            ));
        }
    }
    Ok(())
}

/// `fonts/a.woff2` → `assets/fonts/a.HASH.woff2`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    let folder_end = name.rfind('/').map_or(0, |at| at + 1);
    match name[folder_end..].rfind('.') {
        Some(dot) => format!(
            "assets/{}.{}{}",
            &name[..folder_end + dot],
            &hash[..8],
            &name[folder_end + dot..]
        ),
        None => format!("assets/{name}.{}", &hash[..8]),
    }
}

/// The text of a file that browsers read as text, without BOM and with LF; none for others and for broken UTF-8.
fn as_text(name: &str, bytes: &[u8]) -> Option<String> {
    let readable = matches!(ending(name), "css" | "js" | "txt" | "svg");
    let text = std::str::from_utf8(bytes).ok().filter(|_| readable)?;
    Some(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"))
}

/// What stands after the last point of a name; all names are in lower case.
fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// A script without its own lines of comment and without indentation: half of what a small script weighs, on a host that
/// does not compress. One whose strings or comments go over several lines stays as it is: there a line's beginning may
/// mean something.
fn lean_script(text: &str) -> String {
    let several_lines = text.contains(['`']) || text.contains("/*") || text.contains("\\\n");
    if several_lines {
        return text.to_owned();
    }
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && (!line.starts_with("//") || is_legal(line)));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Whether a comment says under which terms a script may be passed on: that must be passed on with it.
fn is_legal(comment: &str) -> bool {
    comment.starts_with("//!")
        || ["@license", "@preserve", "Copyright", "©"]
            .iter()
            .any(|word| comment.contains(word))
}

/// With a BOM where there is more than ASCII: a server that says `charset=GBK` would garble it (portable-output.md, E2).
fn text_bytes(text: &str) -> Arc<[u8]> {
    let bom = if text.is_ascii() { "" } else { "\u{feff}" };
    [bom.as_bytes(), text.as_bytes()].concat().into()
}

/// The stylesheet `name` with each relative `url(…)` replaced by the published name of what it means.
fn with_hashed_names(
    name: &str,
    style: &str,
    published: &BTreeMap<String, Asset>,
    faults: &mut Vec<ThemeFault>,
) -> String {
    let folder = name.rfind('/').map_or("", |at| &name[..at]);
    let mut out = String::with_capacity(style.len() + 64);
    let mut done = 0;
    for (at, _) in style.match_indices("url(") {
        let start = at + 4;
        let Some(length) = style[start..].find(')') else {
            break;
        };
        let target = style[start..start + length].trim().trim_matches(['"', '\'']);
        if start < done || target.starts_with("data:") || target.starts_with('#') {
            continue;
        }
        out.push_str(&style[done..start]);
        done = start + length;
        if let Some(asset) = published.get(&resolved(folder, target)) {
            out.push('"');
            out.push_str(&relative(folder, &asset.path["assets/".len()..]));
            out.push('"');
        } else {
            out.push_str(&style[start..done]);
            let before = &style[..at];
            let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
            faults.push(ThemeFault::at(
                &format!("assets/{name}"),
                ThemeFaultKind::Asset,
                format!("`{target}` is not among the theme's assets"),
                style,
                before.matches('\n').count() + 1,
                column,
            ));
        }
    }
    out.push_str(&style[done..]);
    out
}

/// `target` as written in a file of `folder`, from the root of the assets.
fn resolved(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// `path` (from the root of the assets) as seen from `folder`.
fn relative(folder: &str, path: &str) -> String {
    let up = folder.split('/').filter(|part| !part.is_empty()).count();
    format!("{}{path}", "../".repeat(up))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    fn files(list: &[(&str, &str)]) -> BTreeMap<String, Arc<[u8]>> {
        list.iter()
            .map(|(name, text)| ((*name).to_owned(), Arc::from(text.as_bytes())))
            .collect()
    }

    #[test]
    fn a_script_loses_its_comments_and_indentation_unless_a_string_goes_over_several_lines() {
        let bytes = |text: &str| {
            let (published, _) = publish(&BTreeMap::from([("a.js".to_owned(), Arc::from(text.as_bytes()))]));
            String::from_utf8(published["a.js"].bytes.to_vec()).unwrap()
        };
        assert_eq!(
            bytes("// Copyright 2020 A\n// Why.\nif (a) {\n  b(\"//c\"); // d\n}\n"),
            "// Copyright 2020 A\nif (a) {\nb(\"//c\"); // d\n}\n"
        );
        for whole in ["a = `\n  // b\n`;\n", "/*\n  // b\n*/\n", "a = \"\\\n  // b\";\n"] {
            assert_eq!(bytes(whole), whole);
        }
    }

    #[test]
    fn a_stylesheet_refers_to_the_published_names_and_changes_with_them() {
        let (one, faults) = publish(&files(&[
            ("style.css", "a{src:url('fonts/x.woff2')}"),
            ("fonts/x.woff2", "1"),
        ]));
        assert!(faults.is_empty());
        let font = one["fonts/x.woff2"].path.strip_prefix("assets/").unwrap();
        let style = std::str::from_utf8(&one["style.css"].bytes).unwrap();
        assert_eq!(style, format!("a{{src:url(\"{font}\")}}"));
        let (two, _) = publish(&files(&[
            ("style.css", "a{src:url('fonts/x.woff2')}"),
            ("fonts/x.woff2", "2"),
        ]));
        assert_ne!(one["style.css"].path, two["style.css"].path);
    }

    #[test]
    fn a_stylesheet_in_a_folder_finds_its_neighbours() {
        let (all, faults) = publish(&files(&[("print/a.css", "b{c:url(../x.png)}"), ("x.png", "1")]));
        assert!(faults.is_empty());
        let image = all["x.png"].path.replace("assets/", "../");
        assert_eq!(
            &*all["print/a.css"].bytes,
            format!("b{{c:url(\"{image}\")}}").as_bytes()
        );
    }

    #[test]
    fn a_missing_file_and_a_name_that_cannot_be_published_are_faults() {
        let (all, faults) = publish(&files(&[("a.css", "x{}\nb{c:url(no.png)}"), ("Große.png", "1")]));
        assert_eq!(all.len(), 1);
        assert_eq!(
            faults.iter().map(|fault| fault.line).collect::<Vec<_>>(),
            [None, Some(2)]
        );
    }

    #[test]
    fn text_with_more_than_ascii_gets_a_bom_once() {
        let (all, _) = publish(&files(&[
            ("a.js", "\u{feff}a = '一';\r\n"),
            ("b.js", "a = 1;\r\n"),
        ]));
        assert_eq!(&*all["a.js"].bytes, "\u{feff}a = '一';\n".as_bytes());
        assert_eq!(&*all["b.js"].bytes, b"a = 1;\n");
    }
}
