//! Sites to try a theme on, and their pages.
//!
//! **You are here:** `tests/suite/theme/` — golden sites, with in memory what only pages can tell apart.

use crate::support::SiteTest;
use std::sync::LazyLock;
use zhandian::build::{Built, Output};
use zhandian::page::{self, Surroundings};

/// A rendered page.
pub(super) struct Page {
    pub(super) site: &'static str,
    pub(super) template: &'static str,
    pub(super) lang: String,
    /// Below the output's folder.
    pub(super) path: String,
    /// Without the BOM.
    pub(super) html: String,
}

impl Page {
    /// For assertions that fail.
    pub(super) fn name(&self) -> String {
        format!("{}: {} ({} {})", self.site, self.path, self.template, self.lang)
    }
}

/// The site with every field, drafts included, and with what only a view can tell apart: something beside each thing, a
/// posting that is over, texts in one language alone.
pub(super) fn full() -> SiteTest {
    let mut site = SiteTest::golden("every-field");
    site.options.site.drafts = true;
    site.replace("content/site.yaml", "theme: default\n", "");
    site.append("content/audiences.yaml", "- {id: other, name: 示例对象}\n");
    site.append(
        "content/regions/full.yaml",
        "- {code: \"540121\", name: 林周县}\n",
    );
    site.write("content/services/other.yaml", SERVICES);
    site.write(
        "content/operators/other.yaml",
        "{name: 示例, description: 示例, experience: 示例}\n",
    );
    for file in ["full", "plan"] {
        site.replace(
            &format!("content/statistics/{file}.yaml"),
            "values:\n",
            "values:\n  - {region: \"540121\", home_visits: 10}\n",
        );
    }
    for (path, front) in [
        ("notices/posting.bo.md", "title: བརྡ་ཐོ།"),
        (
            "notices/over.md",
            "{title: 示例, date: 2026-10-12, category: least, posting: {start: 2026-10-12, end: 2026-10-16}}",
        ),
        (
            "disclosure/items/over.md",
            "{item: every-days, title: 示例, date: 2026-10-12}",
        ),
        (
            "disclosure/items/operator.md",
            "{item: monthly, title: 示例, summary: 示例, date: 2026-11-18, period: 2026-10, operator: full}",
        ),
        (
            "disclosure/items/late.md",
            "{item: monthly, title: 示例, date: 2026-10-16, period: 2026-09, operator: full}",
        ),
        (
            "disclosure/items/station.md",
            "{item: quarterly, title: 示例, date: 2026-07-20, period: 2026-Q2, station: full}",
        ),
    ] {
        site.write(&format!("content/{path}"), format!("---\n{front}\n---\n"));
    }
    site
}

/// A service without materials, its texts in Chinese alone.
const SERVICES: &str =
    "{name: 示例类别, items: [{id: other, name: 示例, standard: 示例, eligibility: 示例}]}\n";

/// A site that says no more than it must, with a record of each kind that does not either.
fn least() -> SiteTest {
    let mut site = SiteTest::golden("minimal");
    site.replace("content/site.yaml", "languages: [zh]", "languages: [zh, bo]");
    site.append(
        "content/site.yaml",
        "notice_categories: [{id: least, name: 甲}]\n",
    );
    for (path, text) in [
        ("regions.yaml", "[{code: 5401, name: 甲}]"),
        ("operators/least.yaml", "name: 甲"),
        (
            "services/least.yaml",
            "{name: 甲, items: [{id: least, name: 甲}]}",
        ),
        ("audiences.yaml", "[{id: least, name: 甲}]"),
        (
            "disclosure/catalogue.yaml",
            "[{id: least, level1: 甲, level2: 甲, time_limit: {standing: true}}]",
        ),
        (
            "disclosure/items/least.md",
            "---\n{item: least, title: 甲, date: 2026-01-05}\n---\n",
        ),
        ("disclosure/items/least.bo.md", "---\ntitle: ཀ\n---\n"),
        (
            "notices/least.md",
            "---\n{title: 甲, date: 2026-01-05, category: least}\n---\n",
        ),
        ("notices/least.bo.md", "---\ntitle: ཀ\n---\n"),
        ("pages/least.md", "---\ntitle: 甲\n---\n"),
        ("pages/least.bo.md", "---\ntitle: ཀ\n---\n"),
        ("guides/least.md", "---\ntitle: 甲\n---\n"),
        ("guides/least.bo.md", "---\ntitle: ཀ\n---\n"),
    ] {
        site.write(&format!("content/{path}"), text);
    }
    site
}

/// The same with Tibetan as the first language: there alone is a page of its own for what is not found, and for the
/// two languages side by side.
fn tibetan_first(mut site: SiteTest) -> SiteTest {
    site.replace("content/site.yaml", "languages: [zh, bo]", "languages: [bo, zh]");
    let paths = site.tree.files().map(|file| file.path.to_string());
    let translations: Vec<String> = paths.filter(|path| path.ends_with(".bo.md")).collect();
    for path in translations {
        site.rename(&path, &path.replace(".bo.md", ".zh.md"));
    }
    site
}

/// Lists that go on: nine pages of notices, A–Z by letters, stations by region, figures of all of them.
pub(super) fn long() -> SiteTest {
    let mut site = full();
    for at in 0..20 {
        site.write(
            &format!("content/disclosure/items/d{at}.md"),
            format!("---\n{{item: least, title: 示例{at}, date: 2026-01-05}}\n---\n"),
        );
    }
    for at in 0..170 {
        site.write(
            &format!("content/notices/n{at}.md"),
            format!("---\n{{title: 示例{at}, date: 2026-01-05, category: least}}\n---\n"),
        );
    }
    let stations = (0..301).map(|at| {
        format!(
            "- {{id: s{at}, name: 示例{at}, level: least, region: \"540102\", services: [other], status: working, location: {{lat: 29.{at:03}, lon: 91.{at:03}}}}}\n"
        )
    });
    site.write("content/stations/many.yaml", stations.collect::<String>());
    // Towns of one county that a drawing can show, each where its station is; two lie side by side.
    for (at, lat) in [(1, "29.80"), (2, "29.8001"), (3, "29.95")] {
        site.append(
            "content/regions/full.yaml",
            &format!("- {{code: \"54012100{at}\", name: 示例{at}镇}}\n"),
        );
        site.write(
            &format!("content/stations/town-{at}.yaml"),
            format!("{{name: 示例, level: least, region: \"54012100{at}\", status: working, location: {{lat: {lat}, lon: 91.2}}}}\n"),
        );
    }
    for month in 1..=3 {
        let values = (0..301).map(|at| format!("  - {{station: s{at}, home_visits: 1}}\n"));
        site.write(
            &format!("content/statistics/many-{month}.yaml"),
            format!("period: 2026-0{month}\nvalues:\n{}", values.collect::<String>()),
        );
    }
    site.write(
        "content/guides/many.md",
        "---\n{title: 示例, services: [other], steps: [{name: 甲, text: 乙}]}\n---\n",
    );
    for at in 0..700 {
        site.write(
            &format!("content/pages/p{at}.md"),
            format!("---\ntitle: 示例{at}\n---\n"),
        );
    }
    site
}

/// Every page of a site whose template is wanted, with the files of an own theme.
///
/// *Panics* where a page cannot be rendered.
pub(super) fn rendered(
    name: &'static str,
    mut site: SiteTest,
    theme: &[(&str, &str)],
    wanted: impl Fn(&str) -> bool,
) -> Vec<Page> {
    if !theme.is_empty() {
        site.append("content/site.yaml", "theme: own\n");
    }
    for (path, text) in theme {
        site.write(&format!("themes/own/{path}"), text);
    }
    let built = site.run();
    let of = built.site().unwrap_or_else(|| panic!("{name} cannot be built"));
    let template = |id| page::make(of, &Surroundings::default(), id).template;
    let pages = page::pages(of).into_iter();
    let pages = pages.map(|id| (template(id), id.lang, id.path(of)));
    let (redirects, _) = page::redirects(of);
    let redirects = redirects
        .into_iter()
        .map(|(path, id)| ("redirect", id.lang, path));
    pages
        .chain(redirects)
        .filter(|(template, ..)| wanted(template))
        .map(|(template, lang, path)| Page {
            site: name,
            template,
            lang: lang.tag().to_owned(),
            html: html(&built, &path),
            path,
        })
        .collect()
}

pub(super) fn html(built: &Built, path: &str) -> String {
    match built.file(path) {
        Ok(Some(Output::Bytes(bytes))) => {
            let text = String::from_utf8(bytes).unwrap();
            text.strip_prefix('\u{feff}').unwrap().to_owned()
        }
        other => panic!("{path}: {other:?}"),
    }
}

/// Every template with everything and with little, in both languages.
pub(super) fn pages(theme: &[(&str, &str)]) -> Vec<Page> {
    let mut all = rendered("full", full(), theme, |_| true);
    all.extend(rendered(
        "full",
        tibetan_first(full()),
        theme,
        alone_in_the_first_language,
    ));
    all.extend(rendered("least", least(), theme, |_| true));
    all.extend(rendered(
        "least",
        tibetan_first(least()),
        theme,
        alone_in_the_first_language,
    ));
    all
}

/// What has a page in the first language only.
fn alone_in_the_first_language(template: &str) -> bool {
    matches!(template, "404" | "parallel")
}

/// The same with the default theme.
pub(super) static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| pages(&[]));

/// What looks otherwise on a large site.
pub(super) fn goes_on(template: &str) -> bool {
    matches!(
        template,
        "a-z" | "notices" | "stations" | "level" | "region" | "service" | "statistics" | "guide"
    )
}
