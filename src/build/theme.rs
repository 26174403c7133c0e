//! The site's theme: loaded again only when its files change.
//!
//! **You are here:** `build/` — beside `memo`; no IO.

use crate::diag::{Diagnostic, Fault, Place, code};
use crate::disk::tree::Tree;
use crate::lang::Lang;
use crate::page::Labels;
use crate::page::view::Phrase;
use crate::render::{Theme, ThemeFault, ThemeFaultKind, unknown_theme};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The theme that was loaded last, with what it was made from.
#[derive(Default)]
pub(crate) struct Themes {
    last: Option<(Made, Arc<Theme>, Vec<Diagnostic>)>,
}

#[derive(PartialEq)]
struct Made {
    name: String,
    languages: Vec<Lang>,
    files: Vec<(Arc<str>, [u8; 32])>,
}

impl Themes {
    /// The theme of a site, with findings about it.
    pub(crate) fn load(&mut self, tree: &Tree, site: &Site) -> (Arc<Theme>, Vec<Diagnostic>) {
        let name = site
            .settings()
            .theme
            .clone()
            .unwrap_or_else(|| "default".to_owned());
        let folder = format!("themes/{name}/");
        let files: Vec<_> = tree
            .files()
            .filter(|file| file.path.starts_with(&folder))
            .collect();
        let made = Made {
            languages: site.languages.clone(),
            files: files
                .iter()
                .map(|file| (Arc::clone(&file.path), file.hash))
                .collect(),
            name,
        };
        if let Some((last, theme, found)) = &self.last
            && *last == made
        {
            return (Arc::clone(theme), found.clone());
        }
        let own: BTreeMap<String, Arc<[u8]>> = files
            .iter()
            .filter_map(|file| {
                let path = file.path.strip_prefix(&folder)?.to_owned();
                Some((path, Arc::from(file.bytes()?)))
            })
            .collect();
        let tags: Vec<String> = site.languages.iter().map(ToString::to_string).collect();
        let (theme, mut faults) = Theme::load(&own, &tags);
        if own.is_empty() && made.name != "default" {
            let known = known_themes(tree);
            faults.push(unknown_theme(
                &made.name,
                &known.iter().map(String::as_str).collect::<Vec<_>>(),
            ));
        }
        let found: Vec<Diagnostic> = faults.iter().map(|fault| finding(fault, &folder, site)).collect();
        let theme = Arc::new(theme);
        self.last = Some((made, Arc::clone(&theme), found.clone()));
        (theme, found)
    }
}

fn known_themes(tree: &Tree) -> BTreeSet<String> {
    let own = tree.files().filter_map(|file| {
        file.path
            .strip_prefix("themes/")?
            .split('/')
            .next()
            .map(str::to_owned)
    });
    own.chain(["default".to_owned()]).collect()
}

/// A fault of a theme as a finding. Template errors come without spans of ours: line and column are in the message.
pub(crate) fn finding(fault: &ThemeFault, folder: &str, site: &Site) -> Diagnostic {
    let place_words = match (fault.line, fault.column) {
        (Some(line), Some(column)) => (
            format!("第 {line} 行第 {column} 列："),
            format!("line {line}, column {column}: "),
        ),
        _ => (String::new(), String::new()),
    };
    let file: Arc<str> = format!("{folder}{}", fault.file).into();
    let (code, zh, help) = match &fault.kind {
        ThemeFaultKind::UnknownTheme { name, near } => {
            let fault = Fault::new(
                code::UNKNOWN_THEME,
                format!("没有名为 {name} 的主题"),
                format!("there is no theme named {name}"),
            );
            let near = near.as_deref().unwrap_or("default");
            return fault
                .help(format!("最接近的是 {near}"), format!("the nearest is {near}"))
                .at(site.settings.origin.field("theme"));
        }
        ThemeFaultKind::MissingString { key, lang } => (
            code::THEME_STRINGS,
            format!("主题文字里缺少 {key}（语言 {lang}）"),
            (
                "在 strings/ 的语言文件里补上这一条",
                "add it to the language's file in strings/",
            ),
        ),
        ThemeFaultKind::Strings => (
            code::THEME_STRINGS,
            format!("主题文字文件读不出来：{}", fault.message),
            (
                "对照默认主题的 strings/zh.yaml 改正",
                "compare with the default theme's strings/zh.yaml",
            ),
        ),
        ThemeFaultKind::Template | ThemeFaultKind::Manifest | ThemeFaultKind::Asset => (
            code::THEME_TEMPLATE,
            format!("主题文件有错：{}{}", place_words.0, fault.message),
            (
                "改正这个文件；删去它就用默认主题的同名文件",
                "mend the file; without it the default theme's file of the same name is used",
            ),
        ),
    };
    let mut en = format!("{}{}", place_words.1, fault.message);
    if let Some(line) = &fault.source_line {
        en = format!("{en}\n{line}");
    }
    Fault::new(code, zh, en)
        .help(help.0, help.1)
        .at(Place::file(&file))
}

/// The theme's words, for views.
pub(crate) fn labels(site: &Site, theme: &Theme) -> Labels {
    let of = |lang: &Lang| {
        theme
            .words(lang.tag())
            .map(|(key, text, own)| {
                (
                    key.to_owned(),
                    Phrase {
                        text: text.to_owned(),
                        lang: own.map(str::to_owned),
                    },
                )
            })
            .collect()
    };
    Labels::new(site.languages.iter().map(|lang| (*lang, of(lang))).collect())
}
