//! What a file holds, by its folder.
//!
//! **You are here:** `record/` — the first step of reading a file; no IO.

/// What a file under `content/` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// `content/site.yaml`
    Settings,
    /// `content/regions.yaml`, `content/regions/**`
    Regions,
    /// `content/stations/**`
    Stations,
    /// `content/operators/**`
    Operators,
    /// `content/services/**`
    Services,
    /// `content/audiences.yaml`
    Audiences,
    /// `content/tags.yaml`
    Tags,
    /// `content/wording.yaml`
    Wording,
    /// `content/notices/**/*.md`
    Notices,
    /// `content/disclosure/catalogue.yaml`
    Catalogue,
    /// `content/disclosure/items/**/*.md`
    Disclosures,
    /// `content/statistics/measures.yaml`
    Measures,
    /// Every other file of `content/statistics/**`
    Figures,
    /// `content/pages/**/*.md`
    Pages,
    /// `content/files/**`: published as it is
    Attachment,
    /// Nothing that the generator knows
    Unknown,
}

/// What the file at a path (relative to the site folder) holds.
pub fn file_kind(path: &str) -> FileKind {
    let Some(path) = path.strip_prefix("content/") else {
        return FileKind::Unknown;
    };
    if path.starts_with("files/") {
        return FileKind::Attachment;
    }
    let (stem, extension) = path.rsplit_once('.').unwrap_or((path, ""));
    let (folder, rest) = stem.split_once('/').unwrap_or(("", stem));
    // Windows and cameras write `.YAML` and `.MD`.
    let is = |own: &str| extension.eq_ignore_ascii_case(own);
    match (is("yaml") || is("yml"), is("md")) {
        (true, _) => match (folder, rest) {
            ("", "site") => FileKind::Settings,
            ("", "regions") | ("regions", _) => FileKind::Regions,
            ("", "stations") | ("stations", _) => FileKind::Stations,
            ("", "operators") | ("operators", _) => FileKind::Operators,
            ("services", _) => FileKind::Services,
            ("", "audiences") => FileKind::Audiences,
            ("", "tags") => FileKind::Tags,
            ("", "wording") => FileKind::Wording,
            ("disclosure", "catalogue") => FileKind::Catalogue,
            ("disclosure", rest) if rest.starts_with("catalogue/") => FileKind::Catalogue,
            ("statistics", "measures") => FileKind::Measures,
            ("statistics", _) => FileKind::Figures,
            _ => FileKind::Unknown,
        },
        (_, true) => match (folder, rest) {
            ("notices", _) => FileKind::Notices,
            ("disclosure", rest) if rest.starts_with("items/") => FileKind::Disclosures,
            ("pages", _) => FileKind::Pages,
            _ => FileKind::Unknown,
        },
        _ => FileKind::Unknown,
    }
}

/// The file's name without folder and extension.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_says_what_a_file_holds() {
        for (path, kind) in [
            ("content/site.yaml", FileKind::Settings),
            ("content/regions/lhasa.yml", FileKind::Regions),
            ("content/stations/chengguan/a.yaml", FileKind::Stations),
            ("content/disclosure/catalogue.yaml", FileKind::Catalogue),
            ("content/disclosure/items/2023/a.bo.md", FileKind::Disclosures),
            ("content/statistics/measures.yaml", FileKind::Measures),
            ("content/statistics/2023/h1.yaml", FileKind::Figures),
            ("content/wording.yaml", FileKind::Wording),
            ("content/files/表.docx", FileKind::Attachment),
            ("content/stations/A.YAML", FileKind::Stations),
            ("content/stations/a.Yml", FileKind::Stations),
            ("content/notices/a.MD", FileKind::Notices),
            ("content/notices/a.bo.Md", FileKind::Notices),
            ("content/stations/a.yaml.txt", FileKind::Unknown),
            ("content/notices/a.yaml", FileKind::Unknown),
            ("themes/own/theme.yaml", FileKind::Unknown),
        ] {
            assert_eq!(file_kind(path), kind, "{path}");
        }
    }
}
