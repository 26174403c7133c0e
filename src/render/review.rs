//! Component gallery, the review page: every component with its examples, the awkward ones among them, for whoever works on
//! a theme.
//!
//! **You are here:** `render/review` — beside `theme`, made when the preview is asked for it and never published; no IO.

use super::fault::{ThemeFault, ThemeFaultKind};
use serde::Deserialize;
use std::fmt::Write as _;
use tera::{Map, Value};

/// One example in a component's `examples.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    /// What is shown.
    name: String,
    /// The component's arguments.
    args: serde_yaml::Mapping,
}

/// The template of the review page and the view it needs. `files`: component and its `examples.yaml`, sorted.
///
/// *Errors:* a file that cannot be read as examples.
pub(super) fn page(files: &[(String, String)]) -> Result<(String, Value), ThemeFault> {
    let mut template = "{% extends \"base.html\" %}{% block main %}<h1>components</h1>\n".to_owned();
    let mut view = Map::new();
    for (component, source) in files {
        let path = format!("components/{component}/examples.yaml");
        let fault = |message: String, place: Option<(usize, usize)>| match place {
            Some((line, column)) => {
                ThemeFault::at(&path, ThemeFaultKind::Manifest, message, source, line, column)
            }
            None => ThemeFault::whole_file(&path, ThemeFaultKind::Manifest, message),
        };
        let examples: Vec<Example> = serde_yaml::from_str(source).map_err(|error| {
            let place = error.location().map(|place| (place.line(), place.column()));
            fault(error.to_string(), place)
        })?;
        let _ = writeln!(template, "<section><h2>{component}</h2>");
        for example in examples {
            let key = format!("e{}", view.len());
            let _ = write!(
                template,
                "<h3>{}</h3>\n{{{{ <{}",
                example.name,
                component.replace('-', "_")
            );
            for name in example.args.keys().filter_map(serde_yaml::Value::as_str) {
                let _ = write!(template, " {name}={{v.{key}.{name}}}");
            }
            template.push_str(" /> }}\n");
            let args = Value::try_from_serializable(&example.args)
                .map_err(|error| fault(error.to_string(), None))?;
            view.insert(key.into(), args);
        }
        template.push_str("</section>\n");
    }
    template.push_str("{% endblock main %}");
    Ok((template, Value::from(view)))
}
