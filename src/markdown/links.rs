//! Link rewriting: targets as written into addresses.
//!
//! **You are here:** `markdown/links` — the last step, on HTML that `writer` or `sanitise` has made: each tag whole, each
//! attribute in double quotes; no IO.

use crate::html::push_escaped;

/// `html` with the target of each link and picture replaced by what `resolve` says.
///
/// A link to nowhere keeps its text and loses its address; a picture from nowhere, or from another host (which a page
/// must not ask for anything), leaves its description.
pub(super) fn resolve(html: &str, resolve: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    // The tables that are open, and whether each was put into a region here.
    let mut tables: Vec<bool> = Vec::new();
    while let Some(open) = rest.find('<') {
        let Some(length) = tag_end(&rest[open..]) else {
            break;
        };
        let (before, tag) = (&rest[..open], &rest[open..=open + length]);
        out.push_str(before);
        rest = &rest[open + length + 1..];
        if tag.starts_with("<a ") {
            link(&mut out, tag, resolve);
        } else if tag.starts_with("<img ") {
            picture(&mut out, tag, resolve);
        } else if tag.starts_with("<table") && matches!(tag.as_bytes().get(6), Some(b'>' | b' ')) {
            // A raw table scrolls by itself, as those do that `writer` has written.
            let own = out.rfind('<').is_some_and(|last| {
                out[last..].starts_with("<div ") && out[last..].contains("class=\"scroll\"")
            });
            let wrap = tables.is_empty() && !(own && out.ends_with('>'));
            tables.push(wrap);
            out.push_str(if wrap {
                "<div class=\"scroll\" tabindex=\"0\">"
            } else {
                ""
            });
            out.push_str(tag);
        } else if tag == "</table>" {
            out.push_str(tag);
            out.push_str(if tables.pop() == Some(true) { "</div>" } else { "" });
        } else {
            out.push_str(tag);
        }
    }
    out.push_str(rest);
    out
}

/// Where the tag at the beginning of `html` ends: a `>` within a value is not the end.
fn tag_end(html: &str) -> Option<usize> {
    let mut quoted = false;
    html.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

fn link(out: &mut String, tag: &str, resolve: &dyn Fn(&str) -> Option<String>) {
    let Some((before, target, after)) = attribute(tag, "href") else {
        out.push_str(tag);
        return;
    };
    let target = unescaped(target);
    // An attachment is saved under its own name, whatever name it is published under.
    let file = target.starts_with("files/").then(|| {
        let name = target.rsplit('/').next().unwrap_or_default();
        percent_encoding::percent_decode_str(name)
            .decode_utf8_lossy()
            .into_owned()
    });
    // An anchor within the text needs no one's help.
    let address = if target.starts_with('#') {
        Some(target)
    } else {
        resolve(&target).filter(|to| harmless(to))
    };
    // Old readers know schemes in small letters alone.
    let address = address.map(|address| lower_scheme(&address));
    // What a raw tag says of itself gives way to what is so.
    let before = without(&without(&without(before, "class"), "rel"), "download");
    let after = without(&without(&without(after, "class"), "rel"), "download");
    out.push_str(&before);
    if let Some(address) = address {
        out.push_str(" href=\"");
        push_escaped(out, &address);
        out.push('"');
        if other_host(&address) {
            out.push_str(" class=\"external\" rel=\"noopener external\"");
        } else if let Some(name) = &file {
            out.push_str(" download=\"");
            push_escaped(out, name);
            out.push('"');
        }
    }
    out.push_str(&after);
}

fn picture(out: &mut String, tag: &str, resolve: &dyn Fn(&str) -> Option<String>) {
    let address = attribute(tag, "src")
        .and_then(|(_, target, _)| resolve(&unescaped(target)))
        .filter(|to| scheme(to).is_none() && !to.starts_with("//"));
    let alt = attribute(tag, "alt").map_or("", |(_, alt, _)| alt);
    match (address, attribute(tag, "src")) {
        (Some(address), Some((before, _, after))) => {
            out.push_str(before);
            out.push_str(" src=\"");
            push_escaped(out, &address);
            out.push('"');
            if attribute(tag, "alt").is_none() {
                out.push_str(" alt=\"\"");
            }
            if attribute(tag, "loading").is_none() {
                out.push_str(" loading=\"lazy\"");
            }
            out.push_str(after);
        }
        _ => out.push_str(alt),
    }
}

/// A tag taken apart at an attribute: what stands before it, its value (still escaped), what stands after it.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let start = tag.find(&format!(" {name}=\""))?;
    let value = start + name.len() + 3;
    let end = value + tag[value..].find('"')?;
    Some((&tag[..start], &tag[value..end], &tag[end + 1..]))
}

/// A part of a tag without an attribute.
fn without(part: &str, name: &str) -> String {
    attribute(part, name).map_or_else(
        || part.to_owned(),
        |(before, _, after)| format!("{before}{after}"),
    )
}

fn unescaped(value: &str) -> String {
    value
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

/// The scheme of an address, `https` of `https://…`.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    // A point or slash before the colon belongs to a path.
    scheme
        .chars()
        .all(|c| !matches!(c, '/' | '?' | '#'))
        .then_some(scheme)
}

/// `Https://…` → `https://…`.
fn lower_scheme(address: &str) -> String {
    match scheme(address) {
        Some(scheme) => format!("{}{}", scheme.to_ascii_lowercase(), &address[scheme.len()..]),
        None => address.to_owned(),
    }
}

fn harmless(address: &str) -> bool {
    let known = ["http", "https", "mailto", "tel", "geo"];
    scheme(address).is_none_or(|scheme| known.iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}

fn other_host(address: &str) -> bool {
    address.starts_with("//")
        || scheme(address).is_some_and(|scheme| scheme.to_ascii_lowercase().starts_with("http"))
}
