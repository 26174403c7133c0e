//! Uses of a template: which components, assets and fields of its page's view a template names, and where.
//!
//! **You are here:** `render/contract` — reads templates as text; no IO. A field is named by its way from the view, whatever
//! the loops on the way call it: `v.steps[].name` for `s.name` in `{% for s in v.steps %}`.

use crate::render::counted::{Tag, tags};
use std::collections::BTreeMap;

/// One thing that a template names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Use {
    /// The line of a [`super::Surface`] that it is.
    pub what: String,
    /// Where it stands. *Units:* bytes of the template.
    pub at: usize,
}

/// Data that a template hands to a component, which names fields of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passed {
    /// Its way from the view.
    pub way: String,
    /// The component.
    pub component: String,
    /// What the component calls it.
    pub argument: String,
}

/// All that a template names, and what it hands on. `path` is its path in the theme's folder.
pub(super) fn uses(path: &str, template: &str) -> (Vec<Use>, Vec<Passed>) {
    let mut reader = Reader {
        path,
        scopes: vec![roots(path)],
        found: Vec::new(),
        passed: Vec::new(),
    };
    for tag in tags(template) {
        reader.tag(template, &tag);
    }
    (reader.found, reader.passed)
}

/// The component that a file defines, with the names of its arguments.
pub(super) fn defined(template: &str) -> Option<(String, Vec<String>)> {
    let mut tags = tags(template).filter(|tag| !tag.writes);
    let head = tags.find_map(|tag| tag.words.strip_prefix("component "))?;
    let (name, arguments) = head.split_once('(')?;
    let arguments = arguments.trim_end().trim_end_matches(')').split(',');
    let arguments = arguments
        .map(|argument| argument.split(['=', ':']).next().unwrap_or_default().trim())
        .filter(|argument| !argument.is_empty() && !argument.starts_with('@'));
    Some((name.trim().to_owned(), arguments.map(str::to_owned).collect()))
}

/// Names that stand for data, each with its way from the view.
type Scope = BTreeMap<String, String>;

/// What every template of a folder sees.
fn roots(path: &str) -> Scope {
    let names: &[&str] = match path.split('/').next() {
        Some("templates") => &["v", "frame", "shell"],
        Some("shell") => &["shell"],
        _ => &[],
    };
    names
        .iter()
        .map(|name| ((*name).to_owned(), (*name).to_owned()))
        .collect()
}

struct Reader<'p> {
    path: &'p str,
    /// The innermost last.
    scopes: Vec<Scope>,
    found: Vec<Use>,
    passed: Vec<Passed>,
}

impl Reader<'_> {
    fn tag(&mut self, template: &str, tag: &Tag<'_>) {
        let at = tag.start + template[tag.start..].find(tag.words).unwrap_or_default();
        let (first, rest) = tag
            .words
            .split_once(char::is_whitespace)
            .unwrap_or((tag.words, ""));
        match first {
            _ if tag.writes => self.expression(tag.words, at),
            "for" => {
                let (names, list) = rest.split_once(" in ").unwrap_or((rest, ""));
                let offset = at + tag.words.len() - list.len();
                self.expression(list, offset);
                let way = self.way(list.trim().split([' ', '|']).next().unwrap_or_default());
                let item = names.rsplit(',').next().unwrap_or_default().trim();
                let scope = way.map(|way| (item.to_owned(), format!("{way}[]")));
                self.scopes.push(scope.into_iter().collect());
            }
            "endfor" | "endcomponent" => {
                if self.scopes.len() > 1 {
                    self.scopes.pop();
                }
            }
            "component" => {
                let (_, arguments) = defined(&template[tag.start..tag.end]).unwrap_or_default();
                let own = arguments.into_iter().map(|name| (name.clone(), name));
                self.scopes.push(own.collect());
            }
            "set" | "set_global" => {
                let (name, value) = rest.split_once('=').unwrap_or((rest, ""));
                self.expression(value, at + tag.words.len() - value.len());
                let value = value.trim();
                let whole = value.bytes().all(|byte| is_name(byte) || byte == b'.');
                let way = Some(value).filter(|_| whole).and_then(|value| self.way(value));
                if let (Some(way), Some(scope)) = (way, self.scopes.last_mut()) {
                    scope.insert(name.trim().to_owned(), way);
                }
            }
            _ => self.expression(rest, at + tag.words.len() - rest.len()),
        }
    }

    /// What a name with its fields stands for, seen from the view.
    fn way(&self, path: &str) -> Option<String> {
        let end = path.find(['.', '[']).unwrap_or(path.len());
        let (root, fields) = path.split_at(end);
        let known = self.scopes.iter().rev().find_map(|scope| scope.get(root))?;
        Some(format!("{known}{fields}"))
    }

    /// Looks through an expression that stands `at` a place of the template.
    fn expression(&mut self, words: &str, at: usize) {
        let bytes = words.as_bytes();
        let mut from = 0;
        let mut component: Option<String> = None;
        while let Some(byte) = bytes.get(from).copied() {
            if matches!(byte, b'"' | b'\'' | b'`') {
                let close = words[from + 1..].find(char::from(byte));
                from += close.map_or(words.len() - from, |close| close + 2);
                continue;
            }
            let call = byte == b'<' && bytes.get(from + 1).is_some_and(u8::is_ascii_alphabetic);
            if !call && !byte.is_ascii_alphabetic() && byte != b'_' {
                from += 1;
                continue;
            }
            let start = from + usize::from(call);
            let path = path_at(&words[start..]);
            from = start + path.len().max(1);
            if call {
                component = Some(path.to_owned());
                self.add(format!("component {path}"), at + start);
                continue;
            }
            let equals = bytes.get(from) == Some(&b'=') && bytes.get(from + 1) != Some(&b'=');
            if let (Some(component), true) = (&component, equals) {
                let value = words[from + 1..]
                    .strip_prefix('{')
                    .unwrap_or_default()
                    .trim_start();
                let whole = path_at(value);
                let way = self.way(whole);
                if value[whole.len()..].trim_start().starts_with('}')
                    && let Some(way) = way
                {
                    self.passed.push(Passed {
                        way,
                        component: component.clone(),
                        argument: path.to_owned(),
                    });
                }
                self.add(format!("argument {component} {path}"), at + start);
                continue;
            }
            if path == "assets" {
                let name = words[from..]
                    .strip_prefix("[\"")
                    .and_then(|rest| rest.split('"').next());
                if let Some(name) = name {
                    self.add(format!("asset {name}"), at + start);
                }
                continue;
            }
            let field = self.way(path).filter(|way| way.contains('.'));
            if let Some(way) = field {
                self.add(format!("field {} {way}", self.path), at + start);
            }
        }
    }

    fn add(&mut self, what: String, at: usize) {
        self.found.push(Use { what, at });
    }
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// The name that a text begins with, and its fields: `v.hours.rows`.
fn path_at(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(byte) = bytes.get(end) {
        let dot = *byte == b'.' && bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic);
        if !is_name(*byte) && !dot {
            break;
        }
        end += 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &str, template: &str) -> Vec<String> {
        uses(path, template).0.into_iter().map(|one| one.what).collect()
    }

    #[test]
    fn a_field_is_named_by_its_way_from_the_view() {
        let template = "{% for s in v.steps %}{% for m in s.papers | sort %}{{ m.name | say }}{% endfor %}{% endfor %}{{ m.name }}";
        let wanted = ["v.steps", "v.steps[].papers", "v.steps[].papers[].name"];
        let wanted = wanted.map(|way| format!("field templates/guide.html {way}"));
        assert_eq!(names("templates/guide.html", template), wanted);
    }

    #[test]
    fn components_with_their_arguments_and_assets_are_named() {
        let template =
            "{{ <hours h={v.hours} working={a == \"v.text\"} /> }}{{ assets[\"mark.png\"] }}{# v.gone #}";
        assert_eq!(
            names("templates/station.html", template),
            [
                "component hours",
                "argument hours h",
                "field templates/station.html v.hours",
                "argument hours working",
                "asset mark.png"
            ]
        );
        let component =
            "{% component hours(h, working=false, @t) %}{{ h.rows }}{{ t.hours }}{% endcomponent hours %}";
        assert_eq!(
            names("components/hours/template.html", component),
            ["field components/hours/template.html h.rows"]
        );
        assert_eq!(
            defined(component),
            Some(("hours".to_owned(), vec!["h".to_owned(), "working".to_owned()]))
        );
    }

    #[test]
    fn what_is_handed_to_a_component_is_known_by_its_way() {
        let template = "{% for s in v.steps %}{{ <chips links={s.links} wide={s.n > 3} /> }}{% endfor %}";
        let (_, passed) = uses("templates/guide.html", template);
        let wanted = Passed {
            way: "v.steps[].links".to_owned(),
            component: "chips".to_owned(),
            argument: "links".to_owned(),
        };
        assert_eq!(passed, [wanted]);
    }

    #[test]
    fn a_place_is_that_of_the_name() {
        let template = "<p>\n{% if v.a %}{{ v.b.c }}{% endif %}";
        let (places, _) = uses("templates/a.html", template);
        let at: Vec<&str> = places.iter().map(|one| &template[one.at..one.at + 3]).collect();
        assert_eq!(at, ["v.a", "v.b"]);
    }
}
