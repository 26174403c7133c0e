//! Template loader: the templates of a theme, parsed; where one of the site's own is broken, the default theme's stands in
//! for it.
//!
//! **You are here:** `render/templates` — after `strings`, before `theme` gives each language its own engine; no IO.

use super::fault::{ThemeFault, ThemeFaultKind};
use super::inline::{self, Constants};
use super::{bounded, bounds, counted, filters, strings};
use std::borrow::Cow;
use std::collections::BTreeMap;
use tera::Tera;

/// One template: where it comes from and what it says.
#[derive(Debug, Clone)]
pub(super) struct Source {
    /// Path in the theme's folder.
    pub(super) path: String,
    /// The text, with LF line ends.
    pub(super) text: String,
    own: bool,
    /// Whether the file itself has CRLF.
    crlf: bool,
}

impl Source {
    /// The text as the engine is given it: those of the site's own theme have their bounds in them.
    fn bounded(&self) -> Cow<'_, str> {
        if self.own {
            counted::prepare(&self.text).into()
        } else {
            self.text.as_str().into()
        }
    }
}

/// The sources by the engine's name for them: `templates/home.html` is `home.html`, all others keep their path.
pub(super) type Sources = BTreeMap<String, Source>;

/// The engine's name for a file, when it is a template at all.
fn name(path: &str) -> Option<&str> {
    let (_, _) = path.rsplit_once('.').filter(|(_, ending)| *ending == "html")?;
    let folder = path.split('/').next();
    path.strip_prefix("templates/")
        .or_else(|| matches!(folder, Some("components" | "shell")).then_some(path))
}

/// Whether a file of a theme is a template.
pub(super) fn is_template(path: &str) -> bool {
    name(path).is_some()
}

/// An engine without any template, for pages in a language as HTML names it; for none, where it only looks at templates.
fn empty(lang: &str) -> Tera {
    let mut engine = Tera::default();
    // The engine checks filters while it adds templates, so they come first; SVG is not escaped unless it is named.
    filters::register(&mut engine, lang);
    bounds::register(&mut engine);
    bounded::register(&mut engine);
    engine.autoescape_on([".html", ".htm", ".xml", ".svg"]);
    engine
}

/// Parses all templates: `own` files over the `default` ones. `keys` are the texts that templates may ask for.
///
/// Each broken own template is reported and replaced by the default one of the same path, or left out if there is none.
pub(super) fn load<'a>(
    default: impl Iterator<Item = (&'a str, &'a [u8])>,
    own: impl Iterator<Item = (&'a str, &'a [u8])>,
    keys: &strings::Table,
) -> (Tera, Sources, Vec<ThemeFault>) {
    let mut faults = Vec::new();
    let mut fallback = Sources::new();
    for (path, bytes) in default {
        if let (Some(name), Ok(text)) = (name(path), std::str::from_utf8(bytes)) {
            fallback.insert(
                name.to_owned(),
                Source {
                    path: path.to_owned(),
                    text: text.to_owned(),
                    own: false,
                    crlf: false,
                },
            );
        }
    }
    let mut sources = fallback.clone();
    for (path, bytes) in own {
        let Some(name) = name(path) else { continue };
        match std::str::from_utf8(bytes) {
            Ok(text) => {
                let crlf = text.contains("\r\n");
                let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
                let source = Source {
                    path: path.to_owned(),
                    text,
                    own: true,
                    crlf,
                };
                let missing = missing_strings(&source, keys);
                if missing.is_empty() {
                    sources.insert(name.to_owned(), source);
                }
                faults.extend(missing);
            }
            Err(_) => faults.push(ThemeFault::whole_file(
                path,
                ThemeFaultKind::Template,
                "the file is not UTF-8",
            )),
        }
    }
    loop {
        let mut engine = empty("");
        let all = sources
            .iter()
            .map(|(name, source)| (name.as_str(), source.bounded()));
        let Err(error) = engine.add_raw_templates(all) else {
            return (engine, sources, faults);
        };
        let found = faults_of(&error, &sources);
        let mut broken: Vec<String> = sources
            .iter()
            .filter(|(_, source)| source.own && found.iter().any(|fault| fault.file == source.path))
            .map(|(name, _)| name.clone())
            .collect();
        faults.extend(found);
        if broken.is_empty() {
            // A default template fails because of an own one, for instance a base without a block: none is safe.
            broken = sources
                .iter()
                .filter(|(_, source)| source.own)
                .map(|(name, _)| name.clone())
                .collect();
        }
        if broken.is_empty() {
            return (empty(""), sources, faults);
        }
        for name in broken {
            match fallback.get(&name) {
                Some(source) => drop(sources.insert(name, source.clone())),
                None => drop(sources.remove(&name)),
            }
        }
    }
}

/// What an error of the engine tells of, each with its place in the file.
pub(super) fn faults_of(error: &tera::Error, sources: &Sources) -> Vec<ThemeFault> {
    let found = ThemeFault::from_engine(error, |name| {
        sources
            .get(name)
            .map(|source| (source.path.as_str(), source.text.as_str(), source.own))
    });
    found
        .into_iter()
        .map(|fault| as_in_file(fault, sources))
        .collect()
}

fn as_in_file(fault: ThemeFault, sources: &Sources) -> ThemeFault {
    let crlf = sources
        .values()
        .any(|source| source.crlf && source.path == fault.file);
    if crlf { fault.in_crlf() } else { fault }
}

/// The engine of one language: as `engine`, but with that language's constants written into the default templates.
pub(super) fn with_constants(engine: &Tera, sources: &Sources, constants: &Constants, lang: &str) -> Tera {
    let mut own = empty(lang);
    let templates = sources.iter().map(|(name, source)| {
        let text = if source.own {
            source.bounded().into_owned()
        } else {
            inline::inline(&source.text, constants)
        };
        (name.as_str(), text)
    });
    // The same templates have been parsed before; should the texts break one nonetheless, they are looked up instead.
    if own.add_raw_templates(templates).is_ok() {
        own
    } else {
        engine.clone()
    }
}

/// A fault for each text that a template asks for and the theme does not have.
fn missing_strings(source: &Source, keys: &strings::Table) -> Vec<ThemeFault> {
    strings::keys_used(&source.text)
        .into_iter()
        .filter(|(key, _)| !keys.contains_key(*key))
        .map(|(key, (line, column))| {
            let kind = ThemeFaultKind::MissingString { key: key.into() };
            let message = format!("`{key}` is in no strings file");
            let fault = ThemeFault::at(&source.path, kind, message, &source.text, line, column);
            if source.crlf { fault.in_crlf() } else { fault }
        })
        .collect()
}
