//! Embedded files: the default theme, built into the program.
//!
//! **You are here:** `render/embedded` — the ground under every theme that `theme` loads; no IO.

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/", $path)))),*]
    };
}

/// Every file of the default theme: path in the theme's folder, content; sorted by path.
pub(super) const FILES: &[(&str, &[u8])] = files![
    "assets/dated.js",
    "assets/display.js",
    "assets/fonts/noto-serif-tibetan-label.woff2",
    "assets/fonts/noto-serif-tibetan.woff2",
    "assets/fonts/ofl.txt",
    "assets/icon-large.png",
    "assets/icon.png",
    "assets/nearby.js",
    "assets/open-now.js",
    "assets/read-aloud.js",
    "assets/search-more.js",
    "assets/search.js",
    "assets/share.png",
    "assets/shortlist.js",
    "assets/traditional.js",
    "components/bar-chart/examples.yaml",
    "components/bar-chart/style.css",
    "components/bar-chart/template.html",
    "components/chips/examples.yaml",
    "components/chips/template.html",
    "components/contact/examples.yaml",
    "components/contact/template.html",
    "components/disclosure-list/examples.yaml",
    "components/disclosure-list/template.html",
    "components/document-refs/examples.yaml",
    "components/document-refs/template.html",
    "components/duties/examples.yaml",
    "components/duties/template.html",
    "components/file-list/examples.yaml",
    "components/file-list/template.html",
    "components/hours/examples.yaml",
    "components/hours/style.css",
    "components/hours/template.html",
    "components/letter-fold/examples.yaml",
    "components/letter-fold/style.css",
    "components/letter-fold/template.html",
    "components/level-list/examples.yaml",
    "components/level-list/template.html",
    "components/link-list/examples.yaml",
    "components/link-list/template.html",
    "components/list-scripts/examples.yaml",
    "components/list-scripts/template.html",
    "components/names/examples.yaml",
    "components/names/style.css",
    "components/names/template.html",
    "components/nearby/examples.yaml",
    "components/nearby/template.html",
    "components/notice-list/examples.yaml",
    "components/notice-list/template.html",
    "components/pagination/examples.yaml",
    "components/pagination/template.html",
    "components/poster/examples.yaml",
    "components/poster/style.css",
    "components/poster/template.html",
    "components/prose/examples.yaml",
    "components/prose/style.css",
    "components/prose/template.html",
    "components/region-folds/examples.yaml",
    "components/region-folds/template.html",
    "components/region-list/examples.yaml",
    "components/region-list/template.html",
    "components/region-tree/examples.yaml",
    "components/region-tree/style.css",
    "components/region-tree/template.html",
    "components/service-list/examples.yaml",
    "components/service-list/template.html",
    "components/station-groups/examples.yaml",
    "components/station-groups/style.css",
    "components/station-groups/template.html",
    "components/station-list/examples.yaml",
    "components/station-list/style.css",
    "components/station-list/template.html",
    "components/toc/examples.yaml",
    "components/toc/style.css",
    "components/toc/template.html",
    "components/translation/examples.yaml",
    "components/translation/template.html",
    "shell/aids.html",
    "shell/footer.html",
    "shell/head.html",
    "shell/header.html",
    "shell/report.html",
    "shell/security.html",
    "strings/bo.yaml",
    "strings/zh.yaml",
    "styles/1-tokens.css",
    "styles/2-base.css",
    "styles/3-page.css",
    "styles/4-shared.css",
    "styles/4-tables.css",
    "styles/6-templates.css",
    "styles/7-aids.css",
    "styles/9-print.css",
    "templates/404.html",
    "templates/a-z.html",
    "templates/audience.html",
    "templates/base.html",
    "templates/disclosure-catalogue.html",
    "templates/disclosure-row.html",
    "templates/disclosure.html",
    "templates/home.html",
    "templates/level.html",
    "templates/notice.html",
    "templates/notices.html",
    "templates/operator.html",
    "templates/page.html",
    "templates/parallel.html",
    "templates/redirect.html",
    "templates/region.html",
    "templates/search.html",
    "templates/service-category.html",
    "templates/service.html",
    "templates/services.html",
    "templates/shortlist.html",
    "templates/station.html",
    "templates/stations.html",
    "templates/statistics.html",
    "theme.yaml",
];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;
    use std::path::Path;

    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &format!("{path}/"), found);
            } else {
                found.push(path);
            }
        }
    }

    #[test]
    fn the_list_holds_every_file_of_the_folder_in_order() {
        let mut found = Vec::new();
        walk(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default"),
            "",
            &mut found,
        );
        found.sort();
        assert_eq!(FILES.iter().map(|(path, _)| *path).collect::<Vec<_>>(), found);
    }
}
