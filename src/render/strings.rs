//! Translation tables: the texts of a theme, one table a language.
//!
//! **You are here:** `render/strings` — reads `strings/<lang>.yaml` for `theme`; no IO.

use super::fault::{ThemeFault, ThemeFaultKind};
use super::filters::span;
use crate::html::push_escaped;
use saphyr_parser::Event;
use serde_yaml::Value as Yaml;
use std::collections::BTreeMap;
use tera::{Map, Value};

/// A text with the HTML language that it is in, where that is not its table's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    pub(super) lang: Option<String>,
}

/// The texts of one language by key.
pub(super) type Table = BTreeMap<String, Text>;

/// The language as it stands in `lang` attributes: `zh` is written `zh-CN`, every other tag as it is.
///
/// Source: `site-checks.yaml` A11Y-02, by which Chinese pages are marked `zh-CN` and Tibetan ones `bo`.
pub fn html_lang(tag: &str) -> &str {
    if tag == "zh" { "zh-CN" } else { tag }
}

/// Reads one file of texts, for the language `tag`.
///
/// A value is a text in that language, or a map by language tag of which `tag` is taken, else the first.
pub(super) fn parse(file: &str, source: &str, tag: &str) -> Result<Table, ThemeFault> {
    if let Some(fault) = too_deep(file, source, ThemeFaultKind::Strings) {
        return Err(fault);
    }
    let parsed: BTreeMap<String, Yaml> = serde_yaml::from_str(source).map_err(|error| {
        let message = error.to_string();
        match error.location() {
            Some(place) => {
                // What is left open is noticed at the end: the last line that says something shows it.
                let lines = source.lines().take(place.line()).enumerate();
                let said = lines.filter(|(_, line)| !line.trim().is_empty()).last();
                let (line, column) = match said {
                    Some((at, _)) if at + 1 < place.line() => (at + 1, 1),
                    _ => (place.line(), place.column()),
                };
                ThemeFault::at(file, ThemeFaultKind::Strings, message, source, line, column)
            }
            None => ThemeFault::whole_file(file, ThemeFaultKind::Strings, message),
        }
    })?;
    let mut table = Table::new();
    for (key, value) in parsed {
        let text = match &value {
            Yaml::String(text) => Some(Text {
                text: text.clone(),
                lang: None,
            }),
            Yaml::Mapping(map) => map
                .iter()
                .find(|(lang, _)| lang.as_str() == Some(tag))
                .or_else(|| map.iter().next())
                .and_then(|(lang, text)| Some((lang.as_str()?, text.as_str()?)))
                .map(|(lang, text)| Text {
                    text: text.to_owned(),
                    lang: (lang != tag).then(|| html_lang(lang).to_owned()),
                }),
            _ => None,
        };
        let Some(text) = text else {
            let line = source
                .lines()
                .position(|line| line.starts_with(&format!("{key}:")))
                .unwrap_or_default();
            let message = format!("`{key}` must be a text in quotation marks, or {{zh: text}}");
            return Err(ThemeFault::at(
                file,
                ThemeFaultKind::Strings,
                message,
                source,
                line + 1,
                1,
            ));
        };
        table.insert(key, text);
    }
    Ok(table)
}

/// The deepest nesting of maps and lists in a theme's YAML: two are of use.
const DEEPEST: usize = 64;

/// The fault of a file whose nesting would cost the YAML reader more than its length: told before it is read.
pub(super) fn too_deep(file: &str, source: &str, kind: ThemeFaultKind) -> Option<ThemeFault> {
    let told = |line: usize, column: usize| {
        let message = format!("lists and maps are nested more than {DEEPEST} deep");
        Some(ThemeFault::at(file, kind.clone(), message, source, line, column))
    };
    // Brackets are counted first: even the reader of events looks ahead from each to the end of the line.
    if let Some((line, column)) = deep_brackets(source) {
        return told(line, column);
    }
    let mut depth: usize = 0;
    for event in saphyr_parser::Parser::new_from_str(source) {
        // What is no YAML is told by the reader, which stops there too.
        let (event, span) = event.ok()?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => depth += 1,
            Event::MappingEnd | Event::SequenceEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return told(span.start.line(), span.start.col() + 1);
        }
    }
    None
}

/// The line and column, from 1, of the first bracket that opens too deep a nesting; those in quotation marks are text.
fn deep_brackets(source: &str) -> Option<(usize, usize)> {
    let mut depth: usize = 0;
    for (row, line) in source.lines().enumerate() {
        let mut quote = None;
        for (at, c) in line.chars().enumerate() {
            match c {
                _ if quote == Some(c) => quote = None,
                _ if quote.is_some() => {}
                '"' | '\'' => quote = Some(c),
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEEPEST {
                return Some((row + 1, at + 1));
            }
        }
    }
    None
}

/// `table` with what it lacks taken from `other`, whose language is `lang`.
pub(super) fn fill_from(table: &mut Table, other: &Table, lang: Option<&str>) {
    for (key, text) in other {
        if !table.contains_key(key) {
            let own = text.lang.clone().or_else(|| lang.map(str::to_owned));
            table.insert(
                key.clone(),
                Text {
                    text: text.text.clone(),
                    lang: own,
                },
            );
        }
    }
}

/// The texts as templates see them: `t`, safe HTML, and `tp`, plain text for attributes.
pub(super) fn for_templates(table: &Table) -> (Value, Value) {
    let mut html = Map::new();
    let mut bare = Map::new();
    for (key, text) in table {
        let marked = if let Some(lang) = &text.lang {
            span(&text.text, lang)
        } else {
            let mut out = String::new();
            push_escaped(&mut out, &text.text);
            out
        };
        html.insert(key.clone().into(), Value::safe_string(&marked));
        bare.insert(key.clone().into(), Value::from(text.text.as_str()));
    }
    (Value::from(html), Value::from(bare))
}

/// The keys that a template asks for (`t.KEY`, `tp.KEY`), each with the line and column of its first place, from 1.
pub(super) fn keys_used(template: &str) -> BTreeMap<&str, (usize, usize)> {
    let mut found = BTreeMap::new();
    for (row, line) in template.lines().enumerate() {
        for (at, _) in line.match_indices('.') {
            let before = &line[..at];
            let name = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
            let after = &line[at + 1..];
            let end = after
                .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                .unwrap_or(after.len());
            // `x.t.y` is a field, and a word of the text outside an expression is no key.
            let in_expression = name.rfind('{') > name.rfind('}');
            if matches!(&before[name.len()..], "t" | "tp") && !name.ends_with('.') && in_expression && end > 0
            {
                found
                    .entry(&after[..end])
                    .or_insert((row + 1, name.chars().count() + 1));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    #[test]
    fn a_text_that_a_language_lacks_is_the_chinese_one_with_its_lang() {
        let table = parse("strings/bo.yaml", "a: ཁ་བྱང\nb: {zh: \"地<址\"}\n", "bo").unwrap();
        let (html, bare) = for_templates(&table);
        assert_eq!(html.get_from_path("a").unwrap().as_str(), Some("ཁ་བྱང"));
        assert_eq!(
            html.get_from_path("b").unwrap().as_str(),
            Some("<span lang=\"zh-CN\">地&lt;址</span>")
        );
        assert_eq!(bare.get_from_path("b").unwrap().as_str(), Some("地<址"));
    }

    #[test]
    fn a_broken_file_is_reported_with_its_line() {
        let fault = parse("strings/zh.yaml", "a: b\nc: [d\n", "zh").unwrap_err();
        assert_eq!(
            (fault.file.as_str(), fault.kind),
            ("strings/zh.yaml", ThemeFaultKind::Strings)
        );
        assert!(fault.line.is_some());
        let fault = parse("strings/zh.yaml", "a: b\nc: [d]\n", "zh").unwrap_err();
        assert_eq!(
            (fault.line, fault.source_line.as_deref()),
            (Some(2), Some("c: [d]"))
        );
    }

    #[test]
    fn nesting_without_end_is_told_and_not_read() {
        for deep in [
            format!("a: {}", "[".repeat(200_000)),
            format!("a: {}", "{b: ".repeat(100_000)),
            (0..2000).fold(String::new(), |text, depth| text + &" ".repeat(depth) + "a:\n"),
        ] {
            let started = std::time::Instant::now();
            let fault = parse("strings/zh.yaml", &deep, "zh").unwrap_err();
            assert!(
                fault.message.contains("64 deep") && fault.line.is_some(),
                "{}",
                fault.message
            );
            assert!(started.elapsed().as_secs() < 2);
        }
    }

    #[test]
    fn keys_are_found_in_expressions_only() {
        let found = keys_used("{{ t.one }} t.two\n{% if x.t.three %}{{ <c a={tp.four} /> }}{{ t.one }}");
        assert_eq!(
            found.into_iter().collect::<Vec<_>>(),
            [("four", (2, 28)), ("one", (1, 4))]
        );
    }
}
