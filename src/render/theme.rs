//! Theme loader and template engine, a theme ready for use: one template engine a language, and the assets under their
//! published names.
//!
//! **You are here:** `render/theme` — the door of `render/` for pages: `build/` and `preview/` load a theme once and
//! render every page with it; no IO.
//!
//! What a page shows comes from its view alone. The only things all pages share are the theme's own texts and assets,
//! so a page changes exactly when its view, its shell or the theme changes.

#[cfg(test)]
mod tests;

use super::bounds::{self, Bound, Page};
use super::fault::{ThemeFault, ThemeFaultKind};
use super::inline::Constants;
use super::strings::{self, Table, html_lang};
use super::templates::{self, Sources};
use super::{asset, contract, embedded, own_strings, review, stylesheet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::{Context, Map, Tera, Value};

/// How an HTML page begins: with a BOM, which outranks a wrong charset in the server's header (portable-output.md, E2).
const BOM: &[u8] = "\u{feff}".as_bytes();

/// The one stylesheet, below `assets/`.
const STYLE: &str = "style.css";

/// A theme, loaded.
pub struct Theme {
    languages: BTreeMap<String, Language>,
    sources: Sources,
    assets: BTreeMap<String, asset::Asset>,
    /// Component and its `examples.yaml`, sorted.
    examples: Vec<(String, String)>,
    hash: [u8; 32],
}

struct Language {
    engine: Tera,
    strings: Table,
}

/// What all pages of one language, depth and section share, as HTML.
#[derive(Debug, Clone, PartialEq)]
pub struct ShellHtml {
    /// The parts as templates see them: `head`, `aids`, `header`, `report`, `footer`.
    parts: Value,
}

/// `theme.yaml`; but for the version of the contract read only to refuse what does not belong there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    #[serde(rename = "name")]
    _name: String,
    #[serde(rename = "description", default)]
    _description: Option<serde_yaml::Value>,
    /// The version of the contract that it is for.
    #[serde(default)]
    contract: Option<u32>,
}

impl Theme {
    /// Loads a theme.
    ///
    /// `own`: the files of the site's own theme, path in the theme's folder → bytes; each replaces the default theme's
    /// file of the same path. `langs`: the site's languages as BCP 47 tags (`zh`, `bo`), the default one first.
    ///
    /// There is always a theme: where an own file is broken, the default one stands in for it, and the faults say so.
    pub fn load(own: &BTreeMap<String, Arc<[u8]>>, langs: &[String]) -> (Self, Vec<ThemeFault>) {
        let mut faults = Vec::new();
        let mut version = None;
        if let Some(bytes) = own.get("theme.yaml") {
            match manifest(bytes) {
                Ok(manifest) => version = manifest.contract,
                Err(fault) => faults.push(fault),
            }
        }
        faults.extend(contract::outdated(own, version));
        let chinese = own_strings::table(own, "zh", &mut faults);
        let own_files = own.iter().map(|(path, bytes)| (path.as_str(), &**bytes));
        let (engine, sources, broken) = templates::load(embedded::FILES.iter().copied(), own_files, &chinese);
        faults.extend(broken);

        let mut files: BTreeMap<String, Arc<[u8]>> = BTreeMap::new();
        for (path, bytes) in files_of(own) {
            if let Some(name) = path.strip_prefix("assets/") {
                files.insert(name.to_owned(), Arc::from(bytes));
            }
        }
        // A whole stylesheet of the site's own replaces the one that is put together here.
        if !files.contains_key(STYLE) {
            let parts = files_of(own).filter(|(path, _)| stylesheet::belongs(path));
            let (style, broken) = stylesheet::join(parts);
            faults.extend(broken);
            files.insert(STYLE.to_owned(), style.into_bytes().into());
        }
        let (assets, broken) = asset::publish(&files);
        faults.extend(broken);

        let mut names = Map::new();
        for (name, asset) in &assets {
            names.insert(name.clone().into(), Value::from(asset.path.as_str()));
        }
        let names = Value::from(names);
        let mut languages = BTreeMap::new();
        for lang in langs {
            let mut strings = if lang == "zh" {
                chinese.clone()
            } else {
                own_strings::table(own, lang, &mut faults)
            };
            let page_is_chinese = html_lang(lang) == html_lang("zh");
            strings::fill_from(
                &mut strings,
                &chinese,
                (!page_is_chinese).then_some(html_lang("zh")),
            );
            let (html, bare) = strings::for_templates(&strings);
            let mut engine = templates::with_constants(
                &engine,
                &sources,
                &Constants {
                    html: &html,
                    bare: &bare,
                    assets: &names,
                },
                html_lang(lang),
            );
            let global = engine.global_context();
            global.insert_value("t", html);
            global.insert_value("tp", bare);
            global.insert_value("assets", names.clone());
            languages.insert(lang.clone(), Language { engine, strings });
        }
        let examples = files_of(own)
            .filter_map(|(path, bytes)| {
                let component = path.strip_prefix("components/")?.strip_suffix("/examples.yaml")?;
                Some((component.to_owned(), std::str::from_utf8(bytes).ok()?.to_owned()))
            })
            .collect();
        let hash = hash(&sources, &assets, &languages);
        (
            Self {
                languages,
                sources,
                assets,
                examples,
                hash,
            },
            faults,
        )
    }

    /// The assets as they are published: path relative to the output's root (`assets/style.1234abcd.css`), content.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets
            .values()
            .map(|asset| (asset.path.as_str(), &*asset.bytes))
    }

    /// The published path of an asset by its path below `assets/` (`style.css`).
    pub fn asset_path(&self, name: &str) -> Option<&str> {
        self.assets.get(name).map(|asset| asset.path.as_str())
    }

    /// A hash of everything that pages can show of the theme: templates, texts of all languages, assets.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// Renders what pages share. `shell` is a view `Shell`; `lang` is the language's tag (`zh`, not `zh-CN`).
    ///
    /// *Errors:* a template of the shell fails, or the language is none of those that the theme was loaded for.
    pub fn shell(&self, lang: &str, shell: &impl Serialize) -> Result<ShellHtml, ThemeFault> {
        let language = self.language(lang)?;
        let mut context = Context::new();
        context.insert_value("shell", to_value("shell", shell)?);
        let mut parts = Map::new();
        for (part, template) in [
            ("head", "shell/head.html"),
            ("aids", "shell/aids.html"),
            ("header", "shell/header.html"),
            ("report", "shell/report.html"),
            ("footer", "shell/footer.html"),
        ] {
            let mut page = Page::beginning_with(b"");
            bounds::within(|| language.engine.render_to(template, &context, &mut page))
                .map_err(|failed| self.failed(&failed, template))?;
            let html = String::from_utf8_lossy(&page.into_bytes()).into_owned();
            parts.insert(part.into(), Value::safe_string(&html));
        }
        Ok(ShellHtml {
            parts: Value::from(parts),
        })
    }

    /// Renders a page: UTF-8 with BOM, LF, a line end at its end.
    ///
    /// `lang` is the language's tag (`zh`, not `zh-CN`); `template` the file's name without `.html`; `frame` a view
    /// `Frame`; `view` the view of the template's page kind, which it sees as `v`.
    ///
    /// *Errors:* the template fails, or the language is none of those that the theme was loaded for.
    pub fn page(
        &self,
        lang: &str,
        template: &str,
        frame: &impl Serialize,
        shell: &ShellHtml,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, ThemeFault> {
        let language = self.language(lang)?;
        let template = format!("{template}.html");
        let mut context = Context::new();
        context.insert_value("frame", to_value(&template, frame)?);
        context.insert_value("shell", shell.parts.clone());
        context.insert_value("v", to_value(&template, view)?);
        let mut page = Page::beginning_with(BOM);
        bounds::within(|| language.engine.render_to(&template, &context, &mut page))
            .map_err(|failed| self.failed(&failed, &template))?;
        let mut page = page.into_bytes();
        if page.last() != Some(&b'\n') {
            page.push(b'\n');
        }
        Ok(page)
    }

    /// Renders the review page: every component with its examples. `frame` and `shell` as for [`Theme::page`].
    ///
    /// *Errors:* an example cannot be read or rendered.
    pub fn review(
        &self,
        lang: &str,
        frame: &impl Serialize,
        shell: &ShellHtml,
    ) -> Result<Vec<u8>, ThemeFault> {
        const NAME: &str = "review.html";
        let mut engine = self.language(lang)?.engine.clone();
        let (template, view) = review::page(&self.examples)?;
        let fault = |error: &tera::Error| self.fault(error, NAME);
        engine
            .add_raw_template(NAME, &template)
            .map_err(|error| fault(&error))?;
        let mut context = Context::new();
        context.insert_value("frame", to_value(NAME, frame)?);
        context.insert_value("shell", shell.parts.clone());
        context.insert_value("v", view);
        let page = engine.render(NAME, &context).map_err(|error| fault(&error))?;
        Ok([BOM, page.as_bytes()].concat())
    }

    /// A word of the theme for a page's own data (the keys with a point in `strings/zh.yaml`): the text, and its HTML
    /// language where that is not the page's. `lang` is the language's tag.
    pub fn word(&self, lang: &str, key: &str) -> Option<(&str, Option<&str>)> {
        let text = self.languages.get(lang)?.strings.get(key)?;
        Some((&text.text, text.lang.as_deref()))
    }

    /// All words of a language for the pages' own data, as [`Theme::word`] gives them: key, text, HTML language.
    pub fn words(&self, lang: &str) -> impl Iterator<Item = (&str, &str, Option<&str>)> {
        let strings = self.languages.get(lang).map(|language| &language.strings);
        strings
            .into_iter()
            .flatten()
            .map(|(key, text)| (key.as_str(), text.text.as_str(), text.lang.as_deref()))
    }

    fn language(&self, lang: &str) -> Result<&Language, ThemeFault> {
        self.languages.get(lang).ok_or_else(|| {
            let message = format!("the theme was not loaded for the language {lang}");
            ThemeFault::whole_file("theme.yaml", ThemeFaultKind::Strings, message)
        })
    }

    /// What kept a page from being rendered; a bound, where one was reached, in its own words.
    fn failed(&self, (error, bound): &(tera::Error, Option<Bound>), template: &str) -> ThemeFault {
        let mut fault = self.fault(error, template);
        if let Some(bound) = bound {
            bound.en().clone_into(&mut fault.message);
            fault.kind = ThemeFaultKind::Unbounded(*bound);
            // The writer's bounds have no place in a template.
            if fault.line.is_none() {
                fault.file = self
                    .sources
                    .get(template)
                    .map_or_else(|| template.to_owned(), |source| source.path.clone());
            }
        }
        fault
    }

    fn fault(&self, error: &tera::Error, template: &str) -> ThemeFault {
        templates::faults_of(error, &self.sources)
            .into_iter()
            .next()
            .unwrap_or_else(|| ThemeFault::whole_file(template, ThemeFaultKind::Template, error.to_string()))
    }
}

/// Every file of the theme: the default ones, each replaced by the own one of the same path; sorted by path.
fn files_of(own: &BTreeMap<String, Arc<[u8]>>) -> impl Iterator<Item = (&str, &[u8])> {
    let mut files: BTreeMap<&str, &[u8]> = embedded::FILES.iter().copied().collect();
    files.extend(own.iter().map(|(path, bytes)| (path.as_str(), &**bytes)));
    files.into_iter()
}

fn to_value(template: &str, data: &impl Serialize) -> Result<Value, ThemeFault> {
    Value::try_from_serializable(data)
        .map_err(|error| ThemeFault::whole_file(template, ThemeFaultKind::Template, error.to_string()))
}

/// *Errors:* what is wrong in `theme.yaml`.
fn manifest(bytes: &[u8]) -> Result<Manifest, ThemeFault> {
    let fault = |message: String| ThemeFault::whole_file("theme.yaml", ThemeFaultKind::Manifest, message);
    let Ok(source) = std::str::from_utf8(bytes) else {
        return Err(fault("the file is not UTF-8".to_owned()));
    };
    if let Some(fault) = strings::too_deep("theme.yaml", source, ThemeFaultKind::Manifest) {
        return Err(fault);
    }
    serde_yaml::from_str::<Manifest>(source).map_err(|error| match error.location() {
        Some(place) => ThemeFault::at(
            "theme.yaml",
            ThemeFaultKind::Manifest,
            error.to_string(),
            source,
            place.line(),
            place.column(),
        ),
        None => fault(error.to_string()),
    })
}

fn hash(
    sources: &Sources,
    assets: &BTreeMap<String, asset::Asset>,
    languages: &BTreeMap<String, Language>,
) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &str| {
        // The length in front keeps two different lists from looking the same.
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    };
    for (name, source) in sources {
        add(name);
        add(&source.text);
    }
    for (name, asset) in assets {
        add(name);
        add(&asset.path);
    }
    for (lang, language) in languages {
        add(lang);
        for (key, text) in &language.strings {
            add(key);
            add(&text.text);
            add(text.lang.as_deref().unwrap_or_default());
        }
    }
    *hasher.finalize().as_bytes()
}
