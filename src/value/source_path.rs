//! Path of a source file: which site folder it belongs to, and what a path that is written in it means.
//!
//! **You are here:** `value/` — below the records, so that all who name files agree; no IO.
//!
//! Files of the site's own folder are `content/…`. Those of a site folder that it includes stand under that folder, as
//! `site.yaml` names it: `../kenli/content/stations/a.yaml` is what staff can open. No such folder is named `content`, so the
//! first one on the way is the one that holds the records.

const CONTENT: &str = "content/";

/// The included folder that a file is of: `../kenli`; none for a file of the site's own.
pub fn included_in(file: &str) -> Option<&str> {
    split(file)
        .map(|(folder, _)| folder)
        .filter(|folder| !folder.is_empty())
}

/// The path below the `content/` that a file is in; none for a file of a theme.
pub fn in_content(file: &str) -> Option<&str> {
    split(file).map(|(_, path)| path)
}

/// What a path below `content/` means in a file: a county's `files/1.pdf` is the county's own.
pub fn beside(file: &str, path: &str) -> String {
    match included_in(file) {
        Some(folder) => format!("{folder}/{CONTENT}{path}"),
        None => format!("{CONTENT}{path}"),
    }
}

fn split(file: &str) -> Option<(&str, &str)> {
    if let Some(path) = file.strip_prefix(CONTENT) {
        return Some(("", path));
    }
    if file.starts_with("themes/") {
        return None;
    }
    file.split_once("/content/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_the_folder_that_it_is_of() {
        for (file, folder, path) in [
            ("content/stations/a.yaml", None, Some("stations/a.yaml")),
            ("content/pages/content/a.md", None, Some("pages/content/a.md")),
            (
                "../kenli/content/files/1.pdf",
                Some("../kenli"),
                Some("files/1.pdf"),
            ),
            (
                "D:/甲/content/pages/content/a.md",
                Some("D:/甲"),
                Some("pages/content/a.md"),
            ),
            ("themes/own/content/a.yaml", None, None),
            ("site.yaml", None, None),
        ] {
            assert_eq!((included_in(file), in_content(file)), (folder, path), "{file}");
        }
    }

    #[test]
    fn a_file_beside_a_file_is_of_the_same_folder() {
        assert_eq!(
            beside("content/notices/a.md", "files/1.pdf"),
            "content/files/1.pdf"
        );
        assert_eq!(
            beside("../kenli/content/notices/a.md", "files/1.pdf"),
            "../kenli/content/files/1.pdf"
        );
    }
}
