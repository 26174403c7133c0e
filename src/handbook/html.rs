//! Renderer of the handbook's pages for a browser: the whole of it, a code's explanation, the list of codes.
//!
//! **You are here:** `handbook/` — the preview sends what stands here, no build writes it; no IO. Every text is the
//! program's own, so nothing needs sanitising.

use super::{CHAPTERS, Chapter, PICTURES, explain};
use crate::diag::MessageLang;
use crate::diag::code::{self, Code};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};
use std::fmt::Write as _;

const STYLE: &str = include_str!("handbook.css");

/// The page of an address without its first `/`: `_handbook`, `_explain/Z304`, `_explain/`. None for any other.
pub fn page(address: &str) -> Option<String> {
    match address.trim_end_matches('/') {
        "_handbook" => Some(handbook()),
        "_explain" => CHAPTERS.iter().find(|own| own.id == "codes").map(list_of_codes),
        other => code::find(other.strip_prefix("_explain/")?).map(explanation),
    }
}

fn handbook() -> String {
    let mut contents = String::from("<nav aria-label=\"目录\"><h2>目录</h2><ol>");
    let mut main = String::new();
    for own in CHAPTERS {
        // Writing to a string does not fail.
        let _ = write!(contents, "<li><a href=\"#{}\">{}</a></li>", own.id, own.title());
        let _ = write!(main, "<section>{}</section>", rendered(&own.markdown(), own.id));
    }
    contents.push_str("</ol><p><a href=\"/\">回到网站的预览</a></p></nav>");
    document("手册", "book", &format!("{contents}<main>{main}</main>"))
}

fn list_of_codes(chapter: &Chapter) -> String {
    let main = rendered(&chapter.markdown(), chapter.id);
    document("代号", "", &format!("{}<main>{main}</main>", back()))
}

fn explanation(code: &Code) -> String {
    let zh = rendered(&explain::markdown(code, MessageLang::Zh), "code");
    let en = rendered(&explain::markdown(code, MessageLang::En), "code-en");
    let en = en.replacen("<h1", "<h2", 1).replacen("</h1>", "</h2>", 1);
    let main = format!("<main>{zh}<details lang=\"en\"><summary>In English</summary>{en}</details></main>");
    document(
        &format!("{} {}", code.id, code.zh),
        "",
        &format!("{}{main}", back()),
    )
}

fn back() -> &'static str {
    "<p class=\"back\"><a href=\"/_handbook\">手册</a> <a href=\"/_explain/\">全部代号</a> <a href=\"/\">回到网站的预览</a></p>"
}

fn document(title: &str, class: &str, body: &str) -> String {
    let title = crate::html::escape(title);
    format!(
        "\u{feff}<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title} · 站点</title>\
         <style>{STYLE}</style></head><body class=\"{class}\">{body}</body></html>\n"
    )
}

/// Markdown as HTML: the first heading has the id `id`, the sections `id-1` and so on; a file named behind a code
/// block's language stands over the block, a table can be moved sideways.
fn rendered(markdown: &str, id: &str) -> String {
    let mut section = 0;
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).flat_map(|event| {
        let raw = |text: &'static str| Event::Html(CowStr::Borrowed(text));
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let anchor = if level == HeadingLevel::H1 {
                    id.to_owned()
                } else {
                    section += 1;
                    format!("{id}-{section}")
                };
                vec![Event::Start(Tag::Heading {
                    level,
                    id: Some(anchor.into()),
                    classes: Vec::new(),
                    attrs: Vec::new(),
                })]
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let file = info.split_once(' ').map(|(_, file)| crate::html::escape(file));
                let plain = Event::Start(Tag::CodeBlock(CodeBlockKind::Indented));
                match file {
                    Some(file) => vec![
                        Event::Html(format!("<p class=\"file\"><code>{file}</code></p>").into()),
                        plain,
                    ],
                    None => vec![plain],
                }
            }
            Event::Start(Tag::Table(alignment)) => {
                vec![
                    raw("<div class=\"table\" tabindex=\"0\">"),
                    Event::Start(Tag::Table(alignment)),
                ]
            }
            Event::End(TagEnd::Table) => vec![Event::End(TagEnd::Table), raw("</div>")],
            // A page of the preview is one file: its pictures stand in it.
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                let picture = PICTURES.iter().find(|(name, _)| **name == *dest_url);
                let dest_url = picture.map_or(dest_url, |(_, bytes)| {
                    crate::html::data_address("image/jpeg", bytes).into()
                });
                vec![Event::Start(Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    id,
                })]
            }
            other => vec![other],
        }
    });
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, events);
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_handbook_has_an_anchor_for_every_entry_of_its_contents() {
        let page = page("_handbook").unwrap();
        let ids: Vec<&str> = page
            .split(" id=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        for own in CHAPTERS {
            assert!(page.contains(&format!("<a href=\"#{}\">{}</a>", own.id, own.title())));
            assert!(ids.contains(&own.id));
        }
    }

    #[test]
    fn pictures_of_screens_stand_in_the_page_itself() {
        let page = page("_handbook").unwrap();
        assert_eq!(
            page.matches("<img src=\"data:image/jpeg;base64,").count(),
            PICTURES.len()
        );
        assert_eq!(page.matches("<img ").count(), PICTURES.len());
        for (name, bytes) in PICTURES {
            assert!(crate::handbook::whole().contains(&format!("]({name})")), "{name}");
            assert!(
                bytes.starts_with(b"\xFF\xD8\xFF") && bytes.len() < 150 << 10,
                "{name}"
            );
        }
    }

    #[test]
    fn every_code_has_a_page_however_it_is_asked_for() {
        for own in code::ALL {
            let page = page(&format!("_explain/{}", own.id)).unwrap();
            assert!(page.contains(own.slug) && page.contains("In English"));
        }
        assert_eq!(page("_explain/unknown-service"), page("_explain/z304"));
        assert!(page("_explain/").unwrap().contains("href=\"/_explain/Z304\""));
        for address in ["", "_explain/nothing", "_handbooks", "handbook", "_review/"] {
            assert!(page(address).is_none(), "{address}");
        }
    }

    #[test]
    fn what_an_example_holds_is_text() {
        let page = page("_explain/Z601").unwrap();
        assert!(
            page.contains("{% extends \"base.html\" %}")
                || page.contains("{% extends &quot;base.html&quot; %}")
        );
    }
}
