//! Ignored files: which file names are left-overs of editors and systems, not content.
//!
//! **You are here:** `disk/noise` — used by the walk over the site folder and by the watcher of the preview; no IO.

/// Whether a file or folder of this name is to be passed over: dot-files (also vim's `.x.swp` and Emacs' `.#x`),
/// Word's `~$x` and WPS's `~wpsx` lock files, `*.tmp`, `*~`, vim's write test `4913`, `Thumbs.db`, `desktop.ini`.
pub fn is_noise(file_name: &str) -> bool {
    let lower = file_name.to_ascii_lowercase();
    lower.starts_with('.')
        || lower.starts_with("~$")
        || lower.starts_with("~wps")
        || lower
            .rsplit_once('.')
            .is_some_and(|(_, extension)| extension == "tmp")
        || lower.ends_with('~')
        || matches!(lower.as_str(), "4913" | "thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::is_noise;

    #[test]
    fn left_overs_of_editors_are_noise_and_content_is_not() {
        for name in [
            ".git", ".a.yaml.swp", ".#a.yaml", "~$表.docx", "~wps1.doc", "a.yaml~", "a.TMP", "4913",
            "Thumbs.db", "desktop.ini", ".DS_Store",
        ] {
            assert!(is_noise(name), "{name}");
        }
        for name in ["a.yaml", "4913.yaml", "申请表.docx", "tmp", "a~b.md", "content"] {
            assert!(!is_noise(name), "{name}");
        }
    }
}
