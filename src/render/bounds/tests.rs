//! Templates without end are ended, and others are what they were.

#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use super::*;
use crate::render::counted::{column, prepare};

fn render(template: &str) -> Result<String, Option<Bound>> {
    let mut engine = Tera::default();
    register(&mut engine);
    crate::render::bounded::register(&mut engine);
    engine.add_raw_template("a.html", &prepare(template)).unwrap();
    let mut page = Page::beginning_with(b"");
    within(|| engine.render_to("a.html", &tera::Context::new(), &mut page)).map_err(|(_, bound)| bound)?;
    Ok(String::from_utf8(page.into_bytes()).unwrap())
}

#[test]
fn loops_without_end_are_ended() {
    for template in [
        "{% for a in range(end=9000) %}{% for b in range(end=9000) %}{% endfor %}{% endfor %}",
        "{% for a in range(end=9000) -%} {%- for b in range(end=9000) -%} {%- endfor -%} {%- endfor %}",
        "{% for a in range(end=90000) %}{% for b in range(end=90000) %}{% if a == b %}{% endif %}{% endfor %}{% endfor %}",
    ] {
        assert_eq!(render(template).unwrap_err(), Some(Bound::Steps));
    }
}

#[test]
fn a_text_that_doubles_is_ended() {
    let line = "{% set s = s ~ s %}";
    for template in [
        format!("{{% set s = \"abcdefgh\" %}}{}", line.repeat(40)),
        "{% set s = \"abcdefgh\" %}{% for a in range(end=99) %}{% set_global s = s ~ s %}{% endfor %}"
            .to_owned(),
        "{% set s = \"abcdefgh\" %}{% for a in range(end=99) %}{% set_global s = [s, s] %}{% endfor %}"
            .to_owned(),
        "{% set s = \"དཀར་ཆག\" %}{% for a in range(end=99) %}{% set_global s = s ~ s %}{% endfor %}"
            .to_owned(),
    ] {
        assert_eq!(render(&template).unwrap_err(), Some(Bound::Value));
    }
}

#[test]
fn filters_that_multiply_are_ended() {
    let long = "{% set s = \"a\" %}".to_owned() + &"{% set s = s ~ s %}".repeat(16);
    for template in [
        format!("{long}{{{{ s | replace(from=\"a\", to=s) }}}}"),
        format!("{long}{{{{ range(end=90000) | join(sep=s) }}}}"),
        format!("{long}{{{{ [s, s, s, s, s] | join(sep=\"་\") }}}}"),
    ] {
        assert_eq!(render(&template).unwrap_err(), Some(Bound::Value));
    }
    let good = "{{ \"ཀ<b\" | replace(from=\"b\", to=\"c&\") }} {{ [1, \"<\", \"ཀ\"] | join(sep=\"、\") }} {{ [] | join }} \
                {{ (\"<i>\" | safe) | replace(from=\"i\", to=\"<\") }} {{ [\"<\", (\"<i>\" | safe)] | join(sep=\"<\") }}";
    let mut engine = Tera::default();
    engine.add_raw_template("a.html", good).unwrap();
    assert_eq!(
        render(good).unwrap(),
        engine.render("a.html", &tera::Context::new()).unwrap()
    );
}

#[test]
fn what_a_block_collects_is_ended() {
    let row = "x".repeat(4000);
    let long = "{% set s = \"ཀ\" %}".to_owned() + &"{% set s = s ~ s %}".repeat(14);
    for template in [
        format!("{{% set x %}}{{% for a in range(end=90000) %}}{row}{{% endfor %}}{{% endset %}}"),
        format!(
            "{long}{{% set x %}}{{% for a in range(end=90000) %}}{{{{ s }}}}{{% endfor %}}{{% endset %}}"
        ),
        format!(
            "{long}{{% set x %}}{{% for a in range(end=90000) %}}{{% if a %}}{{{{- s | upper -}}}}{{% endif %}}{{% endfor %}}{{% endset %}}"
        ),
    ] {
        assert_eq!(render(&template).unwrap_err(), Some(Bound::Values));
    }
}

#[test]
fn a_page_without_end_is_ended() {
    let row = "x".repeat(4000);
    let template = format!("{{% for a in range(end=90000) %}}{row}{{% endfor %}}");
    assert_eq!(render(&template).unwrap_err(), Some(Bound::Page));
}

#[test]
fn what_templates_write_stays_as_it_was() {
    for template in [
        "a\n{% for a in range(end=3) -%}\n  {{ a }}\n{% endfor -%}\n b",
        "{% set a = \"1 = %} 2\" %}\n{{ a }}{# {% for x in y %} #}{% raw %}{% for x in y %}{% endraw %}",
        "{% set a %} x {% endset %}[{{ a }}]\n{% if a == \"=\" %}{% else %}y{% endif %}",
        "{% set b %}{% for a in [1, 2] %} {{- a ~ \" }} \" -}} x {{ [a] | join }} {% endfor %}{% endset %}{{ b }}{{ \"{% for x in y %}\" }}",
        "{%- for a in [1, 2] %} {{ loop.index }} {% else %} none {%- endfor -%} ",
    ] {
        let mut engine = Tera::default();
        engine.add_raw_template("a.html", template).unwrap();
        let plain = engine.render("a.html", &tera::Context::new()).unwrap();
        assert_eq!(render(template).unwrap(), plain, "{template}");
    }
}

#[test]
fn a_template_that_extends_is_bounded_in_its_blocks() {
    let prepared = prepare(
        "{% extends \"b.html\" %}{% set a = 1 %}{% block main %}{% for x in y %}{% endfor %}{% endblock %}",
    );
    assert_eq!(prepared.matches(CALL).count(), 1);
}

#[test]
fn a_column_behind_calls_is_that_of_the_file() {
    let line = "{% for a in b %}站{% set c = 1 %}{{ nothing }}";
    let at = |text: &str| text[..text.find("nothing").unwrap()].chars().count() + 1;
    assert_eq!(column(line, 1, at(&prepare(line))), at(line));
    assert_eq!(column(line, 1, 3), 3);
}
