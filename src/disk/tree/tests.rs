//! Tests of reading the site folder.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Body, Reason, Tree, Unreadable, read, refresh, rescan};

const FOLDERS: [&str; 2] = ["content", "themes"];

fn site(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(root.path(), path, text);
    }
    root
}

fn write(root: &Path, path: &str, text: &str) {
    let place = root.join(path);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, text).unwrap();
}

fn paths(tree: &Tree) -> Vec<&str> {
    tree.files().map(|file| &*file.path).collect()
}

fn failed(path: &str, reason: Reason) -> Unreadable {
    Unreadable {
        path: path.into(),
        reason,
    }
}

/// Refreshes with these paths and checks that the tree is what a fresh reading gives.
fn refreshed(tree: &mut Tree, root: &Path, changed: &[&str]) -> (bool, Vec<Unreadable>) {
    let changed: Vec<PathBuf> = changed.iter().map(|path| root.join(path)).collect();
    let (different, unreadable) = refresh(tree, root, &changed);
    let (fresh, fresh_unreadable) = read(root, &FOLDERS).unwrap();
    assert_eq!(
        tree.files().collect::<Vec<_>>(),
        fresh.files().collect::<Vec<_>>()
    );
    assert_eq!(unreadable, fresh_unreadable);
    (different, unreadable)
}

#[test]
fn files_come_sorted_with_their_bytes_and_hash_and_without_noise() {
    let root = site(&[
        ("content/site.yaml", "title: 站点"),
        ("content/stations/b.yaml", "b"),
        ("content/stations/a.yaml", "a"),
        ("content/stations/.a.yaml.swp", "x"),
        ("content/.git/config", "x"),
        ("content/files/申请表.docx", "doc"),
        ("content/files/~$申请表.docx", "x"),
        ("themes/default/assets/site.css", "c"),
        ("site/index.html", "not asked for"),
    ]);
    let (tree, unreadable) = read(root.path(), &FOLDERS).unwrap();
    assert_eq!(unreadable, []);
    assert_eq!(
        paths(&tree),
        [
            "content/files/申请表.docx",
            "content/site.yaml",
            "content/stations/a.yaml",
            "content/stations/b.yaml",
            "themes/default/assets/site.css"
        ]
    );
    let settings = tree.get("content/site.yaml").unwrap();
    assert_eq!(settings.bytes().unwrap(), "title: 站点".as_bytes());
    assert_eq!(settings.hash, *blake3::hash("title: 站点".as_bytes()).as_bytes());
    let attachment = tree.get("content/files/申请表.docx").unwrap();
    assert_eq!(attachment.body, Body::OnDisk { len: 3 });
    assert_eq!(attachment.hash, *blake3::hash(b"doc").as_bytes());
}

#[test]
fn a_site_folder_that_is_not_there_or_no_folder_is_an_error_with_advice() {
    let root = site(&[("file", "x")]);
    for name in ["missing", "file"] {
        let error = read(&root.path().join(name), &FOLDERS).unwrap_err();
        assert!(error.message(true).contains("--root") && error.message(false).contains("--root"));
    }
    // A folder of sources that is not there is merely empty.
    assert_eq!(read(root.path(), &FOLDERS).unwrap().0.files().count(), 0);
}

#[test]
fn files_over_their_limit_are_reported_and_not_read() {
    let root = site(&[
        ("content/a.md", ""),
        ("content/b.yaml", ""),
        ("content/files/c.yaml", ""),
    ]);
    let grow = |path: &str, len: u64| {
        fs::File::options()
            .write(true)
            .open(root.path().join(path))
            .unwrap()
            .set_len(len)
            .unwrap();
    };
    let (markdown, yaml) = (4 * 1024 * 1024, 16 * 1024 * 1024);
    grow("content/a.md", markdown);
    grow("content/b.yaml", yaml);
    grow("content/files/c.yaml", yaml + 1);
    let (mut tree, unreadable) = read(root.path(), &FOLDERS).unwrap();
    assert_eq!((tree.files().count(), unreadable), (3, vec![]));
    grow("content/a.md", markdown + 1);
    grow("content/b.yaml", yaml + 1);
    let expected = vec![
        failed(
            "content/a.md",
            Reason::TooLarge {
                limit: markdown,
                len: markdown + 1,
            },
        ),
        failed(
            "content/b.yaml",
            Reason::TooLarge {
                limit: yaml,
                len: yaml + 1,
            },
        ),
    ];
    assert_eq!(
        refreshed(&mut tree, root.path(), &["content/a.md", "content/b.yaml"]),
        (true, expected.clone())
    );
    assert_eq!(paths(&tree), ["content/files/c.yaml"]);
    // What is wrong elsewhere is still said when another file changes.
    assert_eq!(
        refreshed(&mut tree, root.path(), &["content/files/c.yaml"]),
        (false, expected)
    );
    grow("content/a.md", 1);
    assert_eq!(refreshed(&mut tree, root.path(), &["content/a.md"]).1.len(), 1);
}

#[test]
fn only_a_change_of_content_counts_as_a_change() {
    let root = site(&[
        ("content/a.yaml", "1"),
        ("content/b.yaml", "1"),
        ("content/files/f.pdf", "1"),
    ]);
    let (mut tree, _) = read(root.path(), &FOLDERS).unwrap();
    write(root.path(), "content/a.yaml", "1");
    assert_eq!(
        refreshed(&mut tree, root.path(), &["content/a.yaml", "content"]),
        (false, vec![])
    );
    write(root.path(), "content/a.yaml", "2");
    assert!(refreshed(&mut tree, root.path(), &["content/a.yaml"]).0);
    write(root.path(), "content/files/f.pdf", "2");
    assert!(refreshed(&mut tree, root.path(), &["content/files/f.pdf"]).0);
    assert_eq!(rescan(&mut tree, root.path()), (false, vec![]));
    // Noise and what is outside the folders that were asked for are passed over.
    write(root.path(), "content/.a.swp", "2");
    write(root.path(), "site/index.html", "2");
    assert!(
        !refreshed(
            &mut tree,
            root.path(),
            &["content/.a.swp", "site/index.html", "../x", ""]
        )
        .0
    );
}

#[test]
fn files_and_folders_come_and_go_also_in_each_others_place() {
    let root = site(&[
        ("content/a.yaml", "1"),
        ("content/a/x.yaml", "1"),
        ("content/a-b.yaml", "1"),
    ]);
    let (mut tree, _) = read(root.path(), &FOLDERS).unwrap();
    write(root.path(), "content/new/deep/c.yaml", "1");
    assert!(refreshed(&mut tree, root.path(), &["content/new"]).0);
    fs::remove_dir_all(root.path().join("content/a")).unwrap();
    assert!(refreshed(&mut tree, root.path(), &["content/a"]).0);
    assert_eq!(
        paths(&tree),
        ["content/a-b.yaml", "content/a.yaml", "content/new/deep/c.yaml"]
    );
    write(root.path(), "content/a", "a file now");
    assert!(refreshed(&mut tree, root.path(), &["content/a", "content/a/x.yaml"]).0);
    fs::remove_file(root.path().join("content/a")).unwrap();
    write(root.path(), "content/a/x.yaml", "again");
    assert!(refreshed(&mut tree, root.path(), &["content/a/x.yaml", "content/a"]).0);
    fs::rename(root.path().join("content/new"), root.path().join("themes")).unwrap();
    assert!(refreshed(&mut tree, root.path(), &["content/new", "themes"]).0);
    assert_eq!(
        paths(&tree),
        [
            "content/a-b.yaml", "content/a.yaml", "content/a/x.yaml", "themes/deep/c.yaml"
        ]
    );
    // Relative paths are relative to the site folder.
    write(root.path(), "content/a.yaml", "2");
    assert!(refresh(&mut tree, root.path(), &[PathBuf::from("./content/a.yaml")]).0);
}

#[test]
fn when_the_site_folder_is_gone_the_files_stay_and_come_anew_with_it() {
    let around = tempfile::tempdir().unwrap();
    let (root, away) = (around.path().join("here"), around.path().join("away"));
    write(&root, "content/a.yaml", "1");
    let (mut tree, _) = read(&root, &FOLDERS).unwrap();
    fs::rename(&root, &away).unwrap();
    let gone = vec![failed(".", Reason::Vanished)];
    assert_eq!(
        refresh(&mut tree, &root, &[root.join("content/a.yaml")]),
        (true, gone.clone())
    );
    assert_eq!(rescan(&mut tree, &root), (false, gone));
    assert_eq!(paths(&tree), ["content/a.yaml"]);
    write(&away, "content/b.yaml", "1");
    fs::rename(&away, &root).unwrap();
    assert_eq!(refreshed(&mut tree, &root, &["content/a.yaml"]), (true, vec![]));
    assert_eq!(paths(&tree), ["content/a.yaml", "content/b.yaml"]);
}

#[test]
fn a_tree_of_texts_needs_no_disk() {
    let mut tree = Tree::from_texts([("content/b.md", "b"), ("content/a.yaml", "a")]);
    tree.insert("content/c.yaml", b"c");
    assert_eq!(
        tree.remove("content/b.md").unwrap().bytes(),
        Some(b"b".as_slice())
    );
    assert!(tree.remove("content/b.md").is_none());
    assert_eq!(paths(&tree), ["content/a.yaml", "content/c.yaml"]);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn links_inside_the_site_folder_are_followed_and_their_changes_seen() {
        let root = site(&[
            ("content/stations/a.yaml", "1"),
            ("shared/deep/x.yaml", "1"),
            ("shared/f.md", "1"),
        ]);
        symlink("../shared", root.path().join("content/linked")).unwrap();
        symlink("stations/a.yaml", root.path().join("content/one.yaml")).unwrap();
        let (mut tree, unreadable) = read(root.path(), &FOLDERS).unwrap();
        assert_eq!(unreadable, []);
        assert_eq!(
            paths(&tree),
            [
                "content/linked/deep/x.yaml",
                "content/linked/f.md",
                "content/one.yaml",
                "content/stations/a.yaml"
            ]
        );
        write(root.path(), "content/stations/a.yaml", "2");
        assert!(refreshed(&mut tree, root.path(), &["content/stations/a.yaml"]).0);
        assert_eq!(
            tree.get("content/one.yaml").unwrap().bytes(),
            Some(b"2".as_slice())
        );
        fs::remove_file(root.path().join("content/linked")).unwrap();
        assert!(refreshed(&mut tree, root.path(), &["content/linked"]).0);
    }

    #[test]
    fn links_that_lead_outside_nowhere_or_in_a_circle_are_reported() {
        let elsewhere = site(&[("secret.yaml", "x")]);
        let root = site(&[("content/a/x.yaml", "1"), ("content/b/y.yaml", "1")]);
        let content = root.path().join("content");
        symlink(elsewhere.path(), content.join("out")).unwrap();
        symlink(elsewhere.path().join("secret.yaml"), content.join("out.yaml")).unwrap();
        symlink("nothing", content.join("broken")).unwrap();
        symlink("self", content.join("self")).unwrap();
        symlink("..", content.join("a/up")).unwrap();
        symlink("../b", content.join("a/to-b")).unwrap();
        symlink("../a", content.join("b/to-a")).unwrap();
        let (tree, mut unreadable) = read(root.path(), &FOLDERS).unwrap();
        unreadable.retain(|each| each.reason != Reason::LinkLoop);
        assert_eq!(
            unreadable,
            [
                failed("content/broken", Reason::BrokenLink),
                failed("content/out", Reason::SymlinkOutside),
                failed("content/out.yaml", Reason::SymlinkOutside),
                failed("content/self", Reason::BrokenLink),
            ]
        );
        assert_eq!(
            paths(&tree),
            [
                "content/a/to-b/y.yaml", "content/a/x.yaml", "content/b/to-a/x.yaml", "content/b/y.yaml"
            ]
        );
    }

    #[test]
    fn many_links_across_each_other_come_to_an_end() {
        let root = site(&[]);
        for one in 0..12 {
            let folder = root.path().join(format!("content/{one}"));
            fs::create_dir_all(&folder).unwrap();
            for other in 0..12 {
                symlink(format!("../{other}"), folder.join(format!("to-{other}"))).unwrap();
            }
        }
        let (_, unreadable) = read(root.path(), &FOLDERS).unwrap();
        assert!(unreadable.iter().all(|each| each.reason == Reason::LinkLoop));
    }

    #[test]
    fn a_change_may_be_named_by_way_of_a_link_to_the_site_folder() {
        let around = tempfile::tempdir().unwrap();
        let (root, link) = (around.path().join("root"), around.path().join("link"));
        write(&root, "content/a.yaml", "1");
        symlink("root", &link).unwrap();
        let (mut tree, _) = read(&root, &FOLDERS).unwrap();
        write(&root, "content/a.yaml", "2");
        assert!(refresh(&mut tree, &root, &[link.join("content/a.yaml")]).0);
        write(&root, "content/a.yaml", "3");
        assert!(refresh(&mut tree, &link, &[root.join("content/a.yaml")]).0);
        fs::remove_file(root.join("content/a.yaml")).unwrap();
        assert!(refresh(&mut tree, &root, &[link.join("content/a.yaml")]).0);
        assert_eq!(tree.files().count(), 0);
    }

    #[test]
    fn a_link_that_appears_later_is_noticed() {
        let root = site(&[("content/a.yaml", "1"), ("other/b.yaml", "1")]);
        let (mut tree, _) = read(root.path(), &FOLDERS).unwrap();
        symlink("../other", root.path().join("content/other")).unwrap();
        assert!(refreshed(&mut tree, root.path(), &["content/other"]).0);
        assert_eq!(paths(&tree), ["content/a.yaml", "content/other/b.yaml"]);
    }

    #[test]
    fn a_socket_and_a_name_that_is_no_utf8_are_reported() {
        let root = site(&[("content/a.yaml", "1")]);
        let _socket = UnixListener::bind(root.path().join("content/socket")).unwrap();
        // Some file systems (macOS) know no such names.
        let named = fs::create_dir(root.path().join("content").join(OsStr::from_bytes(b"\xb9\xab"))).is_ok();
        let (tree, unreadable) = read(root.path(), &FOLDERS).unwrap();
        assert_eq!(paths(&tree), ["content/a.yaml"]);
        assert!(unreadable.contains(&failed("content/socket", Reason::NotAFile)));
        assert_eq!(
            unreadable.contains(&failed("content/\u{fffd}\u{fffd}", Reason::NotUtf8Name)),
            named
        );
    }

    #[test]
    fn a_file_that_may_not_be_read_is_reported() {
        use std::os::unix::fs::PermissionsExt;
        let root = site(&[("content/a.yaml", "1"), ("content/b/c.yaml", "1")]);
        let forbid = |path: &str, mode| {
            fs::set_permissions(root.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
        };
        forbid("content/a.yaml", 0o000);
        forbid("content/b", 0o000);
        // The superuser may read everything.
        let expected = if fs::read(root.path().join("content/a.yaml")).is_ok() {
            vec![]
        } else {
            vec![
                failed("content/a.yaml", Reason::Permission),
                failed("content/b", Reason::Permission),
            ]
        };
        let (_, unreadable) = read(root.path(), &FOLDERS).unwrap();
        forbid("content/b", 0o700);
        assert_eq!(unreadable, expected);
    }
}
