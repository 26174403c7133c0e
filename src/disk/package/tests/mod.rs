//! Tests of packages: what a folder is refused for, what differs, and that the way from an old site leads to the new one.
//!
//! **You are here:** `disk/package/` — on small folders made by the publisher.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod ways;

use super::{Archive, BuiltFolder, Change, Delta, Difference, Former, Manifest, PackageError, Sent, compare};
use crate::disk::publish::Publisher;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

type Files = BTreeMap<String, Vec<u8>>;

/// Publishes these files into a folder, as a build does.
fn publish(out: &Path, files: &Files) {
    let publisher = Publisher::open(out, &[]).unwrap();
    for (path, bytes) in files {
        publisher.put(path, bytes).unwrap();
    }
    publisher.switch().unwrap();
}

fn small() -> Files {
    [
        ("index.html", "<h1>首页</h1>"),
        ("stations/a.html", "<h1>甲站</h1>"),
        ("assets/site.01234567.css", "p{}"),
        ("feed.xml", "<feed/>"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into()
}

fn read_all(folder: &Path) -> Files {
    let all = walkdir::WalkDir::new(folder).into_iter().flatten();
    all.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap();
            (path.replace('\\', "/"), fs::read(entry.path()).unwrap())
        })
        .collect()
}

fn packed(built: &BuiltFolder, at: &Path) -> Vec<u8> {
    let mut archive = Archive::create(at).unwrap();
    for (path, entry) in &built.manifest.files {
        archive.add(path, &built.folder.join(path), &entry.sums).unwrap();
    }
    archive.finish().unwrap();
    fs::read(at).unwrap()
}

#[test]
fn a_folder_that_is_no_whole_site_is_refused() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("site");
    let read = || BuiltFolder::read(&out).map(|_| ());
    assert!(matches!(read(), Err(PackageError::NoSite { .. })));
    publish(&out, &small());
    read().unwrap();
    fs::write(out.join("index.html"), "<h1>首頁</h1>").unwrap();
    assert!(
        matches!(read(), Err(PackageError::Half { path, missing: false, .. }) if path == "index.html"),
        "somebody changed it"
    );
    fs::remove_file(out.join("index.html")).unwrap();
    assert!(matches!(read(), Err(PackageError::Half { missing: true, .. })));
}

#[test]
fn the_same_site_gives_the_same_archive_wherever_and_whenever_it_was_built() {
    let place = TempDir::new().unwrap();
    let mut archives = Vec::new();
    for name in ["one", "two"] {
        let out = place.path().join(name);
        publish(&out, &small());
        let built = BuiltFolder::read(&out).unwrap();
        archives.push(packed(&built, &place.path().join(format!("{name}.zip"))));
    }
    assert_eq!(archives[0], archives[1]);
    let sums = fs::read_to_string(place.path().join("one.sha256")).unwrap();
    assert!(sums.ends_with("  one.zip\n"), "{sums}");
}

#[test]
fn an_archive_and_its_manifest_say_the_same() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("site");
    publish(&out, &small());
    let built = BuiltFolder::read(&out).unwrap();
    let zip = place.path().join("a.zip");
    packed(&built, &zip);
    let of_archive = Former::read(&zip).unwrap();
    let list = built.manifest.write_beside(&zip).unwrap();
    let of_manifest = Former::read(&list).unwrap();
    for former in [&of_archive, &of_manifest] {
        assert_eq!(former.manifest, built.manifest);
        assert_eq!(
            former.bytes("stations/a.html").unwrap(),
            "<h1>甲站</h1>".as_bytes()
        );
        assert_eq!(former.bytes("nothing.html"), None);
    }
    let text = built.manifest.to_text();
    assert_eq!(
        Manifest::parse(&text.replace('\n', "\r\n")).unwrap(),
        built.manifest
    );
    assert_eq!(
        Manifest::parse(&text.replace("index.html", "../index.html")),
        Err(4)
    );
    assert_eq!(Manifest::parse("index.html"), Err(1));
}

#[test]
fn an_archive_that_leads_out_of_its_folder_or_is_broken_is_refused() {
    let place = TempDir::new().unwrap();
    let zip = place.path().join("a.zip");
    for (name, bytes) in [("../x", &b"x"[..]), ("/x", b"x"), ("a/../../x", b"x")] {
        let mut archive = Archive::create(&zip).unwrap();
        archive.add_bytes(name, bytes).unwrap();
        archive.finish().unwrap();
        assert!(
            matches!(Former::read(&zip), Err(PackageError::BadArchive { .. })),
            "{name}"
        );
    }
    let whole = fs::read(&zip).unwrap();
    for end in 0..whole.len() {
        fs::write(&zip, &whole[..end]).unwrap();
        assert!(Former::read(&zip).is_err(), "{end} bytes");
    }
}

#[test]
fn what_a_host_has_otherwise_is_named() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("site");
    let mut files = small();
    files.insert("files/form.docx".into(), vec![1, 2, 3]);
    files.insert("robots.txt".into(), b"User-agent: *\nDisallow:\n".to_vec());
    publish(&out, &files);
    let manifest = BuiltFolder::read(&out).unwrap().manifest;
    assert_eq!(compare(&out, &manifest).unwrap(), []);
    fs::write(out.join("files/form.docx"), [1, 2, 4]).unwrap();
    fs::write(out.join("robots.txt"), "User-agent: *\r\nDisallow:\r\n").unwrap();
    fs::write(out.join(".htaccess"), "Redirect / http://bad.example/").unwrap();
    fs::remove_file(out.join("feed.xml")).unwrap();
    let found = |change, path: &str, line_ends| Difference {
        path: path.to_owned(),
        change,
        line_ends,
    };
    assert_eq!(
        compare(&out, &manifest).unwrap(),
        [
            found(Change::Added, ".htaccess", false),
            found(Change::Removed, "feed.xml", false),
            found(Change::Changed, "files/form.docx", false),
            found(Change::Changed, "robots.txt", true),
        ]
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_no_file_of_the_site() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("site");
    publish(&out, &small());
    let manifest = BuiltFolder::read(&out).unwrap().manifest;
    let page = out.join("stations/a.html");
    fs::rename(&page, place.path().join("a.html")).unwrap();
    std::os::unix::fs::symlink(place.path().join("a.html"), &page).unwrap();
    let found = compare(&out, &manifest).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].change, found[0].path.as_str()),
        (Change::Changed, "stations/a.html")
    );
}

#[test]
fn assets_of_the_last_publication_stay_for_one_more() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("site");
    let manifest_of = |css: &str| {
        let mut files = small();
        files.remove("assets/site.01234567.css");
        files.insert(css.to_owned(), b"a{}".to_vec());
        let _ = fs::remove_dir_all(&out);
        publish(&out, &files);
        BuiltFolder::read(&out).unwrap().manifest
    };
    let old = manifest_of("assets/site.aaaaaaaa.css");
    let new = manifest_of("assets/site.bbbbbbbb.css");
    let first = Delta::between(&old, &new);
    assert_eq!(first.removed, [""; 0]);
    assert_eq!(
        first.kept.files.keys().collect::<Vec<_>>(),
        ["assets/site.aaaaaaaa.css"]
    );
    let mut host = new.clone();
    host.files.extend(first.kept.files);
    // A copy without what merely stays is as it should be.
    assert_eq!(compare(&out, &host).unwrap(), []);
    let third = manifest_of("assets/site.cccccccc.css");
    let second = Delta::between(&host, &third);
    assert_eq!(second.removed, ["assets/site.aaaaaaaa.css"]);
    assert_eq!(
        second.kept.files.keys().collect::<Vec<_>>(),
        ["assets/site.bbbbbbbb.css"]
    );
}

#[test]
fn an_upload_that_broke_off_is_taken_up_and_never_trusted() {
    let place = TempDir::new().unwrap();
    let (root, out) = (place.path().join("root"), place.path().join("site"));
    fs::create_dir(&root).unwrap();
    publish(&out, &small());
    let new = BuiltFolder::read(&out).unwrap().manifest;
    let arrives = |sent: &mut Sent, path: &str| sent.arrived(path, &new.files[path]).unwrap();
    {
        let mut sent = Sent::open(&root, "官网").unwrap();
        assert!(sent.first && !sent.broken_off);
        assert!(matches!(
            Sent::open(&root, "官网"),
            Err(PackageError::Busy { .. })
        ));
        let delta = Delta::between(&sent.manifest, &new);
        sent.begin(&delta).unwrap();
        arrives(&mut sent, "assets/site.01234567.css");
    }
    // What had arrived travels no more; all else does, the page too that nobody knows the end of.
    let mut sent = Sent::open(&root, "官网").unwrap();
    assert!(!sent.first && sent.broken_off);
    let delta = Delta::between(&sent.manifest, &new);
    let paths: Vec<&str> = delta.travelling().iter().map(|(_, path)| *path).collect();
    // … in the order of a first publication: nobody comes in before all is there.
    assert_eq!(
        paths,
        ["stations/a.html", "index.html", "feed.xml", "zhandian-files.txt"]
    );
    sent.begin(&delta).unwrap();
    for path in paths {
        arrives(&mut sent, path);
    }
    sent.finish(&new).unwrap();
    let sent = Sent::open(&root, "官网").unwrap();
    assert!(Delta::between(&sent.manifest, &new).is_empty() && !sent.broken_off);
    drop(sent);
    // A removal that broke off is done again, even of a file that would be kept.
    let mut fewer = new.clone();
    fewer.files.remove("assets/site.01234567.css");
    let mut sent = Sent::open(&root, "官网").unwrap();
    let gone = Delta {
        removed: vec!["assets/site.01234567.css".into()],
        ..Delta::default()
    };
    sent.begin(&gone).unwrap();
    drop(sent);
    let sent = Sent::open(&root, "官网").unwrap();
    assert_eq!(
        Delta::between(&sent.manifest, &fewer).removed,
        ["assets/site.01234567.css"]
    );
}
