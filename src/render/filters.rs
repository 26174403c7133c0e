//! Template filters that templates have beside the engine's own: `say`, `plain`, `lang`, `fill`.
//!
//! **You are here:** `render/filters` — registered by `templates` before any template is parsed; no IO.
//!
//! A phrase reaches a template as a string when it is in the page's language, else as the list `[text, lang]`
//! (in a component's examples also as `{text, lang}`, which says what is what).

use crate::html::push_escaped;
use crate::lang::foreign_pieces;
use std::fmt::Write as _;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Puts the filters into an engine. Pages are in `page_lang`; pieces of their phrases in another script say theirs.
pub(super) fn register(engine: &mut Tera, page_lang: &str) {
    let page_lang = page_lang.to_owned();
    engine.register_filter("say", move |phrase: &Value, _: Kwargs, _: &State<'_>| {
        say(phrase, &page_lang)
    });
    engine.register_filter("plain", plain);
    engine.register_filter("lang", lang);
    engine.register_filter("fill", fill);
}

/// A phrase as HTML; one in another language in a `span` with its `lang`.
fn say(phrase: &Value, lang: &str) -> TeraResult<Value> {
    match parts(phrase)? {
        None if !lang.is_empty()
            && !phrase.is_safe()
            && let Some(text) = phrase.as_str()
            && let Some(html) = mixed(text, lang) =>
        {
            Ok(Value::safe_string(&html))
        }
        // Left as it is: the engine escapes it, unless it is a text of the theme, which is escaped already.
        None => Ok(phrase.clone()),
        Some((text, lang)) => Ok(Value::safe_string(&span(text, lang))),
    }
}

/// A phrase as bare text, for attributes; the engine escapes it.
fn plain(phrase: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Ok(parts(phrase)?.map_or_else(|| phrase.clone(), |(text, _)| Value::from(text)))
}

/// A phrase's own language, or nothing when it is the page's.
fn lang(phrase: &Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    Ok(Value::from(parts(phrase)?.map_or("", |(_, lang)| lang)))
}

/// Fills in the places of a text, `{n}` by the argument `n`. A text that is HTML stays so, and what is filled in is
/// escaped; a plain text gets plain text. A place without an argument stays visible.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the engine's filters take their arguments so"
)]
fn fill(text: &Value, arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let pattern = text
        .as_str()
        .ok_or_else(|| tera::Error::message("fill: a text of the theme is expected"))?;
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let named = rest.find('}').map(|close| (&rest[1..close], close + 1));
        if let Some((Ok(Some(value)), end)) = named.map(|(name, end)| (arguments.get::<&Value>(name), end)) {
            push(&mut out, value, text.is_safe())?;
            rest = &rest[end..];
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    Ok(if text.is_safe() {
        Value::safe_string(&out)
    } else {
        Value::from(out)
    })
}

fn push(out: &mut String, value: &Value, html: bool) -> TeraResult<()> {
    match parts_or_other(value) {
        Some((text, lang)) if html => out.push_str(&span(text, lang)),
        Some((text, _)) => out.push_str(text),
        None => match (value.as_str(), value.as_u64()) {
            (Some(text), _) if html && !value.is_safe() => push_escaped(out, text),
            (Some(text), _) => out.push_str(text),
            (None, Some(number)) => _ = write!(out, "{number}"),
            (None, None) => {
                return Err(tera::Error::message(
                    "fill: an argument is neither text nor number",
                ));
            }
        },
    }
    Ok(())
}

/// Text and language of a phrase in another language; none for a plain string.
fn parts(phrase: &Value) -> TeraResult<Option<(&str, &str)>> {
    if phrase.is_string() {
        return Ok(None);
    }
    parts_or_other(phrase)
        .map(Some)
        .ok_or_else(|| tera::Error::message(format!("a text is expected, not `{}`", phrase.name())))
}

fn parts_or_other(value: &Value) -> Option<(&str, &str)> {
    let (text, lang) = match value.as_array() {
        Some([text, lang]) => (text, lang),
        // As it is written in a component's `examples.yaml`.
        None if value.is_map() => (value.get_from_path("text")?, value.get_from_path("lang")?),
        _ => return None,
    };
    Some((text.as_str()?, lang.as_str()?))
}

/// A phrase with pieces in another script, each with its language; none where there is no such piece.
fn mixed(text: &str, lang: &str) -> Option<String> {
    let pieces = foreign_pieces(text, lang);
    if pieces.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut from = 0;
    for (piece, lang) in pieces {
        push_escaped(&mut out, &text[from..piece.start]);
        out.push_str(&span(&text[piece.clone()], lang));
        from = piece.end;
    }
    push_escaped(&mut out, &text[from..]);
    Some(out)
}

/// Text in another language than the page's, as HTML.
pub(super) fn span(text: &str, lang: &str) -> String {
    let mut out = String::with_capacity(text.len() + lang.len() + 24);
    out.push_str("<span lang=\"");
    push_escaped(&mut out, lang);
    out.push_str("\">");
    push_escaped(&mut out, text);
    out.push_str("</span>");
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use serde_json::json;
    use tera::Context;

    fn rendered(template: &str, value: &serde_json::Value) -> String {
        let mut engine = Tera::default();
        register(&mut engine, "zh-CN");
        engine.add_raw_template("t.html", template).unwrap();
        engine
            .global_context()
            .insert_value("safe", Value::safe_string("<b>{n}</b>"));
        let mut context = Context::new();
        context.insert("x", value);
        engine.render("t.html", &context).unwrap()
    }

    #[test]
    fn a_phrase_of_the_page_is_escaped_text() {
        assert_eq!(
            rendered("{{ x | say }}", &json!("a<b & \"c\"")),
            "a&lt;b &amp; &quot;c&quot;"
        );
    }

    #[test]
    fn a_piece_in_another_script_says_its_language() {
        assert_eq!(
            rendered("{{ x | say }}", &json!("拉萨<ལྷ་ས>站")),
            "拉萨&lt;<span lang=\"bo\">ལྷ་ས</span>&gt;站"
        );
        assert_eq!(rendered("{{ x | plain }}", &json!("拉萨ལྷ་ས")), "拉萨ལྷ་ས");
    }

    #[test]
    fn a_phrase_in_another_language_carries_its_lang_and_is_escaped() {
        let x = json!(["社工<站>", "zh-CN"]);
        assert_eq!(
            rendered("{{ x | say }}", &x),
            "<span lang=\"zh-CN\">社工&lt;站&gt;</span>"
        );
        assert_eq!(rendered("{{ x | plain }}", &x), "社工&lt;站&gt;");
        assert_eq!(rendered("{{ x | lang }}", &x), "zh-CN");
    }

    #[test]
    fn what_is_filled_into_html_is_escaped() {
        assert_eq!(
            rendered("{{ safe | fill(n=x) }}", &json!("<i>")),
            "<b>&lt;i&gt;</b>"
        );
        assert_eq!(rendered("{{ safe | fill(n=x) }}", &json!(7)), "<b>7</b>");
    }

    #[test]
    fn a_place_without_an_argument_stays_visible() {
        assert_eq!(rendered("{{ x | fill(m=1) }}", &json!("{n} of {m}")), "{n} of 1");
    }
}
