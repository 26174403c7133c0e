//! The content folder of a made-up site: writing a file of it, and the ids by which files refer to each other.

use crate::data::Division;
use std::fs;
use std::path::Path;

/// Writes one file below `content/`.
pub(crate) fn put(content: &Path, path: &str, text: &str) {
    let path = content.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A station's id.
pub(crate) fn station_id(township: &Division) -> String {
    format!("t{}", township.code)
}
