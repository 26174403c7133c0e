//! Path rules of content files: which names may be written, and where such a file really lies.
//!
//! **You are here:** `disk/change/place` — asked for every file of a save before anything is written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::ChangeError;
use crate::disk::noise::is_noise;

/// The folder whose files are content.
const CONTENT: &str = "content";

/// Where the content file `path` (relative to the canonical site folder `root`, `/` between its names) really lies: links
/// are followed, so that the file is written that is read.
///
/// # Errors
/// [`ChangeError::BadPath`] if the name could not be written on every system, would not be read as content, or leads out
/// of `content/`.
pub(super) fn of(root: &Path, path: &str) -> Result<PathBuf, ChangeError> {
    let bad = || ChangeError::BadPath {
        path: path.to_owned(),
    };
    let mut names = path.split('/');
    if names.next() != Some(CONTENT) || !path.contains('/') || !names.all(is_good_name) {
        return Err(bad());
    }
    let content = root.join(CONTENT);
    let real_content = match fs::canonicalize(&content) {
        Ok(real) => real,
        Err(error) if error.kind() == io::ErrorKind::NotFound => content,
        Err(error) => return Err(ChangeError::read(&content)(error)),
    };
    let place = root.join(path);
    for existing in place.ancestors() {
        match fs::canonicalize(existing) {
            Ok(real) => {
                let rest = place.strip_prefix(existing).map_err(|_| bad())?;
                let real = if rest.as_os_str().is_empty() {
                    real
                } else {
                    real.join(rest)
                };
                let inside = real.starts_with(&real_content) && real != real_content;
                return if inside { Ok(real) } else { Err(bad()) };
            }
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                // A link to nothing: what would be written is not what the link says.
                if fs::symlink_metadata(existing).is_ok_and(|meta| meta.is_symlink()) {
                    return Err(bad());
                }
            }
            Err(error) => return Err(ChangeError::read(existing)(error)),
        }
    }
    Err(bad())
}

/// Whether a file or folder of this name can lie on a Windows disk too, and is content and no left-over.
fn is_good_name(name: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    let bad =
        |c: char| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\u{fffd}');
    // Device names are reserved with any extension.
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let numbered = |kind: &str| {
        let number = stem
            .get(..3)
            .filter(|own| own.eq_ignore_ascii_case(kind))
            .and_then(|_| stem.get(3..));
        number.is_some_and(|rest| {
            let mut signs = rest.chars();
            // Windows takes the small raised digits for digits too.
            signs
                .next()
                .is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c))
                && signs.next().is_none()
        })
    };
    !name.is_empty()
        && name.len() <= 255
        && !name.ends_with(['.', ' '])
        && !name.starts_with(' ')
        && !name.contains(bad)
        && !is_noise(name)
        && !DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device))
        && !numbered("com")
        && !numbered("lpt")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    #[test]
    fn what_leads_out_of_the_content_or_is_no_content_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir_all(root.join("content/stations")).unwrap();
        for path in [
            "",
            "content",
            "content/",
            "themes/a.html",
            "../content/a.yaml",
            "content/../a.yaml",
            "content/./a.yaml",
            "content//a.yaml",
            "/content/a.yaml",
            "content/.a.yaml",
            "content/a.yaml.tmp",
            "content/a\\..\\b.yaml",
            "content/a.yaml:stream",
            "content/c:/a.yaml",
            "content/con.yaml",
            "content/COM1.yaml",
            "content/lpt².yaml",
            "content/a.yaml.",
            "content/a.yaml ",
            "content/nul .yaml",
            "content/a\nb.yaml",
        ] {
            let refused = of(&root, path);
            assert!(
                matches!(refused, Err(ChangeError::BadPath { .. })),
                "{path:?}: {refused:?}"
            );
        }
        for path in [
            "content/site.yaml",
            "content/stations/a.yaml",
            "content/new/deep/a.yaml",
            "content/files/申请 表 (1).docx",
            "content/console.yaml",
            "content/com10.yaml",
        ] {
            assert_eq!(of(&root, path).unwrap(), root.join(path), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_within_the_content_and_nowhere_else() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir_all(root.join("content/stations")).unwrap();
        fs::create_dir_all(root.join("elsewhere")).unwrap();
        fs::write(root.join("content/stations/a.yaml"), "a").unwrap();
        fs::write(root.join("elsewhere/b.yaml"), "b").unwrap();
        symlink("a.yaml", root.join("content/stations/same.yaml")).unwrap();
        symlink("../../elsewhere/b.yaml", root.join("content/stations/out.yaml")).unwrap();
        symlink("../elsewhere", root.join("content/out")).unwrap();
        symlink("nothing.yaml", root.join("content/stations/broken.yaml")).unwrap();
        assert_eq!(
            of(&root, "content/stations/same.yaml").unwrap(),
            root.join("content/stations/a.yaml")
        );
        for path in [
            "content/stations/out.yaml",
            "content/out/b.yaml",
            "content/out/new.yaml",
            "content/stations/broken.yaml",
        ] {
            assert!(
                matches!(of(&root, path), Err(ChangeError::BadPath { .. })),
                "{path}"
            );
        }
    }
}
