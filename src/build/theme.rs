//! Cache of the theme, by its files: loaded again only when its files change.
//!
//! **You are here:** `build/` — beside `memo`; no IO.

use crate::diag::{Diagnostic, Fault, Place, Span, code};
use crate::disk::tree::Tree;
use crate::lang::Lang;
use crate::page::Labels;
use crate::page::view::Phrase;
use crate::render::{CONTRACT, Outdated, Theme, ThemeFault, ThemeFaultKind, unknown_theme};
use crate::site::Site;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The theme that was loaded last, with what it was made from.
#[derive(Default)]
pub(crate) struct Themes {
    last: Option<(Sources, Arc<Theme>, Vec<Diagnostic>)>,
}

/// What a theme is made from: while it is the same, so is the theme.
#[derive(PartialEq)]
struct Sources {
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
        let made = Sources {
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

/// A fault of a theme as a finding at its place. `folder` is the theme's (`themes/NAME/`).
pub(crate) fn finding(fault: &ThemeFault, folder: &str, site: &Site) -> Diagnostic {
    let theme = folder.trim_start_matches("themes/").trim_end_matches('/');
    let file: Arc<str> = format!("{folder}{}", fault.file).into();
    let place = fault.span.map_or_else(
        || Place::file(&file),
        |(start, end)| Place::span(&file, Span::new(start, end)),
    );
    let words = &fault.message;
    let (code, zh, en, help) = match &fault.kind {
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
        ThemeFaultKind::Outdated(what) => {
            let (zh, en, help) = outdated(what, theme, &fault.file);
            (code::THEME_OUTDATED, zh, en, help)
        }
        ThemeFaultKind::MissingString { key } => (
            code::THEME_STRINGS,
            format!("主题 {theme} 的模板用了 {key}，文字文件里没有这一条"),
            format!("a template of the theme {theme} asks for {key}, which is in no strings file"),
            (
                format!("在 {folder}strings/zh.yaml 里加一行：{key}: \"……\""),
                format!("add a line to {folder}strings/zh.yaml: {key}: \"…\""),
            ),
        ),
        ThemeFaultKind::UnknownStrings { keys, near } => {
            let near = near.as_deref().unwrap_or_default();
            let (zh_near, en_near) = if near.is_empty() {
                (String::new(), String::new())
            } else {
                (format!("最接近的是 {near}；"), format!("the nearest is {near}; "))
            };
            (
                code::THEME_STRINGS,
                format!("主题 {theme} 的文字文件里有用不到的条目：{}", keys.join("、")),
                format!(
                    "texts of the theme {theme} that nothing asks for: {}",
                    keys.join(", ")
                ),
                (
                    format!("{zh_near}名称要同默认主题的 strings/zh.yaml 一致，只写要改的几条就行"),
                    format!(
                        "{en_near}the names are those of the default theme's strings/zh.yaml; only what differs need be given"
                    ),
                ),
            )
        }
        ThemeFaultKind::Strings => (
            code::THEME_STRINGS,
            format!("主题 {theme} 的文字文件从这里起读不下去"),
            format!("the strings file of the theme {theme} cannot be read from here on: {words}"),
            (
                "每行写成 名称: \"文字\"，检查引号、冒号后的空格和括号".to_owned(),
                "write each line as NAME: \"text\"; look at quotes, the space after the colon, brackets"
                    .to_owned(),
            ),
        ),
        ThemeFaultKind::Unbounded(bound) => (
            code::THEME_TEMPLATE,
            format!("主题 {theme} 的模板做不完：{}", bound.zh()),
            format!("a template of the theme {theme} does not come to an end: {words}"),
            (
                "改小循环的范围，或去掉在循环里接长的 set；删去这个文件就用默认主题的同名文件".to_owned(),
                "make the loop's range smaller, or take the growing `set` out of it; without the file the default theme's is used".to_owned(),
            ),
        ),
        ThemeFaultKind::Template | ThemeFaultKind::Manifest | ThemeFaultKind::Asset => (
            code::THEME_TEMPLATE,
            format!("主题 {theme} 的文件有错：{words}"),
            format!("a file of the theme {theme} is wrong: {words}"),
            (
                "改正这个文件；删去它就用默认主题的同名文件".to_owned(),
                "mend the file; without it the default theme's file of the same name is used".to_owned(),
            ),
        ),
    };
    Fault::new(code, zh, en).help(help.0, help.1).at(place)
}

/// What is said of a theme for another version of the contract: in Chinese, in English, and the advice in both.
fn outdated(what: &Outdated, theme: &str, file: &str) -> (String, String, (String, String)) {
    let (zh, en) = match what {
        Outdated::Theme { version, places } => {
            let number = (
                format!(
                    "主题 {theme} 是为第 {version} 版约定写的，程序用第 {CONTRACT} 版：要改的有 {places} 处"
                ),
                format!(
                    "the theme {theme} is for version {version} of the contract, the program has {CONTRACT}: {places} places to change"
                ),
            );
            let help = if *places == 0 {
                (
                    format!("没有要改的：在 theme.yaml 里写 contract: {CONTRACT}"),
                    format!("there is nothing to change: write contract: {CONTRACT} in theme.yaml"),
                )
            } else {
                (
                    format!("改完列出的各处，在 theme.yaml 里写 contract: {CONTRACT}"),
                    format!(
                        "change what is told of the other files, then write contract: {CONTRACT} in theme.yaml"
                    ),
                )
            };
            return (number.0, number.1, help);
        }
        Outdated::Newer { version } => {
            return (
                format!("主题 {theme} 是为第 {version} 版约定写的，这个程序只到第 {CONTRACT} 版"),
                format!(
                    "the theme {theme} is for version {version} of the contract, this program has {CONTRACT}"
                ),
                (
                    "换用新版的程序，或者用为这个版本写的主题".to_owned(),
                    "use a newer program, or a theme that was written for this one".to_owned(),
                ),
            );
        }
        Outdated::File => {
            return (
                format!("默认主题不再有 {file}，主题 {theme} 的这个文件替换不了什么"),
                format!(
                    "the default theme no longer has {file}: the file of the theme {theme} replaces nothing"
                ),
                (
                    "把里面的改动搬到默认主题现在的文件里，再删去这个文件".to_owned(),
                    "bring what it changes into a file of the present default theme, then delete it"
                        .to_owned(),
                ),
            );
        }
        Outdated::Component(name) => (
            format!("部件 {name} 不再有"),
            format!("there is no component {name} any more"),
        ),
        Outdated::Argument(of, name) => (
            format!("部件 {of} 不再要参数 {name}"),
            format!("the component {of} takes no {name} any more"),
        ),
        Outdated::Asset(name) => (
            format!("默认主题不再有 assets/{name}"),
            format!("the default theme has no assets/{name} any more"),
        ),
        Outdated::Field(way) => (
            format!("默认主题不再用 {way}，页面里多半没有它了"),
            format!("the default theme no longer uses {way}: the page has it no more"),
        ),
        Outdated::Needs(what) => (
            format!("{file} 缺少新版要有的：{}", what.join("、")),
            format!("{file} lacks what this version needs: {}", what.join(", ")),
        ),
    };
    (
        format!("主题 {theme}：{zh}"),
        format!("the theme {theme}: {en}"),
        (
            format!("照默认主题现在的 {file} 改；删去这个文件就用默认主题的"),
            format!(
                "change it as the default theme's present {file} does; without the file that one is used"
            ),
        ),
    )
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
                        lang: own.and_then(Lang::of_html),
                    },
                )
            })
            .collect()
    };
    Labels::new(site.languages.iter().map(|lang| (*lang, of(lang))).collect())
}
