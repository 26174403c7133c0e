//! Starter template: the files of a new site folder, embedded.
//!
//! **You are here:** `cli/init` — what [`super`] writes; no IO.

use super::super::new::official::{self, Field};
use super::editor;
use crate::handbook;
use jiff::civil::Date;

/// The handbook; Windows Notepad reads it, so it has a byte-order mark and CRLF line ends.
pub(super) const READ_ME: &str = "说明.txt";

const CONTENT: [(&str, &str); 13] = [
    ("content/site.yaml", include_str!("../starter/site.yaml")),
    ("content/regions.yaml", include_str!("../starter/regions.yaml")),
    (
        "content/audiences.yaml",
        include_str!("../starter/audiences.yaml"),
    ),
    ("content/tags.yaml", include_str!("../starter/tags.yaml")),
    ("content/wording.yaml", include_str!("../starter/wording.yaml")),
    (
        "content/stations/sample-county.yaml",
        include_str!("../starter/stations/sample-county.yaml"),
    ),
    (
        "content/stations/sample-area.yaml",
        include_str!("../starter/stations/sample-area.yaml"),
    ),
    (
        "content/stations/sample-township.yaml",
        include_str!("../starter/stations/sample-township.yaml"),
    ),
    (
        "content/stations/sample-village.yaml",
        include_str!("../starter/stations/sample-village.yaml"),
    ),
    (
        "content/services/social-assistance.yaml",
        include_str!("../starter/services/social-assistance.yaml"),
    ),
    (
        "content/statistics/measures.yaml",
        include_str!("../starter/statistics/measures.yaml"),
    ),
    (
        "content/pages/about.md",
        include_str!("../starter/pages/about.md"),
    ),
    (
        "content/pages/accessibility.md",
        include_str!("../starter/pages/accessibility.md"),
    ),
];

/// Fields of the official catalogue that concern every directory of stations: the stations' duties and the operators' six.
const FIELDS: [&str; 2] = ["社工站", "承接机构"];

/// Paths relative to the site folder, and bytes. *Shape:* without the schemas, which [`super`] has written.
pub(super) fn files(today: Date) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = CONTENT
        .iter()
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect();
    let notice =
        include_str!("../starter/notices/site-in-preparation.md").replace("@TODAY@", &today.to_string());
    files.push((
        "content/notices/site-in-preparation.md".to_owned(),
        notice.into_bytes(),
    ));
    files.push((
        "content/disclosure/catalogue.yaml".to_owned(),
        catalogue(today).into_bytes(),
    ));
    for (path, text) in editor::files() {
        files.push((path.to_owned(), text.into_bytes()));
    }
    // What is built is not kept in Git, but its folder is.
    files.push(("site/.gitignore".to_owned(), b"*\n!.gitignore\n".to_vec()));
    let read_me = format!(
        "\u{feff}{}",
        handbook::plain(&handbook::whole()).replace('\n', "\r\n")
    );
    files.push((READ_ME.to_owned(), read_me.into_bytes()));
    files
}

fn catalogue(today: Date) -> String {
    let all = official::fields();
    let fields: Vec<&Field> = all.iter().filter(|field| FIELDS.contains(&field.name)).collect();
    format!("{}{}", official::head(), official::text(&fields, today, |_| true))
}
