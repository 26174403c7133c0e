//! Template preprocessor: texts and asset names written into templates before they are parsed.
//!
//! **You are here:** `render/inline` — between `templates` and the engine of one language in `theme`; no IO.
//!
//! A text of the theme is the same on every page of a language, and a page has dozens of them. Looking each up while
//! rendering costs a tenth of a page's time, so `{{ t.skip }}` becomes the text itself. Only the default theme's
//! templates are treated so: in a site's own templates the columns of error messages must stay right.

use tera::Value;
use tera::value::Key;

/// What may be written in: the values of `t`, `tp` and `assets`.
pub(super) struct Constants<'a> {
    pub(super) html: &'a Value,
    pub(super) bare: &'a Value,
    pub(super) assets: &'a Value,
}

/// `template` with every plain `{{ t.KEY }}`, `{{ tp.KEY }}` and `{{ assets["NAME"] }}` replaced by its value.
pub(super) fn inline(template: &str, constants: &Constants) -> String {
    let mut out = String::with_capacity(template.len() + 1024);
    let mut rest = template;
    while let Some(open) = rest.find("{{ ") {
        let (before, expression) = rest.split_at(open);
        out.push_str(before);
        let value = expression
            .find(" }}")
            .and_then(|end| Some((value(&expression[3..end], constants)?, end + 3)));
        if let Some((value, end)) = value {
            out.push_str(&value);
            rest = &expression[end..];
        } else {
            out.push_str("{{ ");
            rest = &expression[3..];
        }
    }
    out.push_str(rest);
    without_unused(&out)
}

/// The template without the implicit arguments (`@t`) of a component in which every use of them has become text: passing
/// them costs as much as a call without them.
fn without_unused(template: &str) -> String {
    const TAG: &str = "{% component ";
    let unused = |argument: &&str| match argument.trim().strip_prefix('@') {
        Some("assets") => !mentions(template, "assets["),
        Some(name @ ("t" | "tp")) => !mentions(template, &format!("{name}.")),
        _ => false,
    };
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = rest.find(TAG) {
        let (before, definition) = rest.split_at(at);
        out.push_str(before);
        let arguments = definition.find('(').zip(definition.find(')'));
        let Some((open, close)) = arguments.filter(|(open, close)| open < close) else {
            rest = definition;
            break;
        };
        let kept: Vec<&str> = definition[open + 1..close]
            .split(',')
            .filter(|argument| !unused(argument))
            .collect();
        out.push_str(&definition[..=open]);
        out.push_str(kept.join(",").trim_start());
        rest = &definition[close..];
    }
    out.push_str(rest);
    out
}

/// Whether `start` begins a word somewhere in the text.
fn mentions(text: &str, start: &str) -> bool {
    text.match_indices(start).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))
    })
}

/// The value of an expression that is nothing but a constant, as HTML.
fn value(expression: &str, constants: &Constants) -> Option<String> {
    let constant = if let Some(key) = expression.strip_prefix("t.") {
        constants.html.as_map()?.get(&Key::Str(key))?
    } else if let Some(key) = expression.strip_prefix("tp.") {
        constants.bare.as_map()?.get(&Key::Str(key))?
    } else {
        let name = expression.strip_prefix("assets[\"")?.strip_suffix("\"]")?;
        constants.assets.as_map()?.get(&Key::Str(name))?
    };
    let text = constant.as_str()?;
    // It must not begin a tag of the template language, nor may its end begin one with what follows.
    if ["{{", "{%", "{#"].iter().any(|tag| text.contains(tag)) || text.ends_with('{') {
        return None;
    }
    if constant.is_safe() {
        return Some(text.to_owned());
    }
    let mut out = String::new();
    crate::html::push_escaped(&mut out, text);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tera::Map;

    #[test]
    fn constants_become_text_and_everything_else_stays() {
        let map = |pairs: &[(&'static str, Value)]| {
            Value::from(
                pairs
                    .iter()
                    .map(|(key, value)| ((*key).into(), value.clone()))
                    .collect::<Map>(),
            )
        };
        let constants = Constants {
            html: &map(&[
                ("a", Value::safe_string("<b>A</b>")),
                ("n", Value::safe_string("{n}")),
                ("tag", Value::safe_string("{{n}}")),
            ]),
            bare: &map(&[("a", Value::from("\"A\""))]),
            assets: &map(&[("s.css", Value::from("assets/s.1.css"))]),
        };
        let template = "{{ t.a }}{{ tp.a }}{{ assets[\"s.css\"] }}{{ t.n }}{{ t.tag }}{{ t.a | fill(n=1) }}{{ v.t.a }}{{ t.z }}{{";
        assert_eq!(
            inline(template, &constants),
            "<b>A</b>&quot;A&quot;assets/s.1.css{n}{{ t.tag }}{{ t.a | fill(n=1) }}{{ v.t.a }}{{ t.z }}{{"
        );
        // An argument that has lost its last use is passed no more.
        let component = |body: &str| format!("{{% component c(x, @t, @tp) -%}}{body}{{% endcomponent c %}}");
        assert_eq!(
            inline(&component("{{ t.a }}{{ v.t.a }}"), &constants),
            "{% component c(x) -%}<b>A</b>{{ v.t.a }}{% endcomponent c %}"
        );
        assert_eq!(
            inline(&component("{{ tp.a | fill(n=x) }}"), &constants),
            "{% component c(x, @tp) -%}{{ tp.a | fill(n=x) }}{% endcomponent c %}"
        );
    }
}
