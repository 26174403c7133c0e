//! Build script: lists the default theme's files, so that they are built into the program; on Windows `windows.rs` gives it
//! its icon and version.
//!
//! **You are here:** `themes/` — run by cargo before `src/render/embedded.rs` is compiled, which includes what is written here.

#![expect(clippy::print_stdout, reason = "cargo reads what it prints")]

mod windows;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    let theme = PathBuf::from(env_path("CARGO_MANIFEST_DIR")).join("themes/default");
    let mut files = Vec::new();
    walk(&theme, "", &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let path = theme.join(&file);
        let path = path.to_string_lossy();
        let _ = writeln!(list, "    ({file:?}, include_bytes!({path:?})),");
    }
    list.push_str("]\n");
    let out = PathBuf::from(env_path("OUT_DIR"));
    std::fs::write(out.join("default_theme.rs"), list)?;
    if env_path("CARGO_CFG_TARGET_OS") == "windows" {
        windows::resource(&theme, &out)?;
    }
    Ok(())
}

/// A folder that cargo names.
fn env_path(name: &str) -> std::ffi::OsString {
    std::env::var_os(name).unwrap_or_default()
}

/// The paths below a folder, with `/`. Cargo is told of each folder, so that a new file is seen.
fn walk(folder: &Path, prefix: &str, files: &mut Vec<String>) -> std::io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
