//! Which folders may be written, and by whom.

use std::path::Path;

use super::*;

#[cfg(unix)]
#[test]
fn what_is_no_file_of_the_locks_name_is_said_and_never_waited_for() {
    let bench = Bench::new(System::REAL);
    let lock = bench.folder.path().join(".site.zhandian-lock");
    let put: [&dyn Fn(); 4] = [
        &|| std::os::unix::fs::symlink("/nothing/there", &lock).unwrap(),
        &|| {
            let aim = bench.folder.path().join("aim");
            fs::write(&aim, "").unwrap();
            std::os::unix::fs::symlink(aim, &lock).unwrap();
        },
        &|| fs::create_dir(&lock).unwrap(),
        &|| {
            let mode = rustix::fs::Mode::RWXU;
            rustix::fs::mknodat(rustix::fs::CWD, &lock, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        },
    ];
    for put in put {
        put();
        let error = Publisher::open(&bench.out, &[]).map(drop).unwrap_err();
        assert!(matches!(error, PublishError::LockInTheWay { .. }), "{error}");
        assert!(!error.message(true).is_empty());
        if fs::symlink_metadata(&lock).unwrap().is_dir() {
            fs::remove_dir(&lock).unwrap();
        } else {
            fs::remove_file(&lock).unwrap();
        }
    }
    bench.publish(&[("index.html", "1")]).unwrap();
}

fn refused(out: &Path, protected: &[&Path]) -> PublishError {
    match Publisher::open(out, protected) {
        Ok(_) => panic!("{} was accepted", out.display()),
        Err(error) => error,
    }
}

#[test]
fn a_folder_with_other_things_in_it_is_not_ours() {
    let bench = Bench::new(System::REAL);
    bench.write("notes.txt", "mine");
    bench.write("z.txt", "mine");
    let error = refused(&bench.out, &[]);
    assert!(matches!(&error, PublishError::NotOurs { example, .. } if example == "notes.txt"));
    assert!(error.message(true).contains("notes.txt") && error.message(true).contains("--out"));
    assert_eq!(
        bench.published(),
        map(&[("notes.txt", "mine"), ("z.txt", "mine")])
    );
    assert_eq!(bench.beside(), Vec::<String>::new());
}

#[test]
fn a_folder_with_system_files_only_may_be_taken() {
    for system in WAYS {
        let bench = Bench::new(system);
        let system = [(".htaccess", "h"), ("Thumbs.db", "t"), ("desktop.ini", "d")];
        for (path, text) in system {
            bench.write(path, text);
        }
        bench.publish(&[("index.html", "1")]).unwrap();
        let mut expected = map(&system);
        expected.insert("index.html".into(), "1".into());
        assert_eq!(bench.published(), expected);
        assert_eq!(bench.beside(), Vec::<String>::new());
    }
}

#[test]
fn sources_the_folders_around_them_home_and_the_disk_are_never_written() {
    let around = tempfile::tempdir().unwrap();
    let root = around.path().join("bureau/mysite");
    let (content, themes) = (root.join("content"), root.join("themes"));
    fs::create_dir_all(content.join("files")).unwrap();
    let protected: [&Path; 3] = [&root, &content, &themes];
    let home = std::env::home_dir().unwrap();
    for out in [
        root.clone(),
        content.clone(),
        themes.clone(),
        content.join("files"),
        content.join("new"),
        themes.join("new/deep"),
        around.path().join("bureau"),
        around.path().to_path_buf(),
        root.join("x/../content"),
        root.join("content/.."),
        PathBuf::from("/"),
        home.clone(),
        home.parent().unwrap_or(&home).to_path_buf(),
    ] {
        let error = refused(&out, &protected);
        assert!(
            matches!(error, PublishError::Protected { .. }),
            "{}: {error}",
            out.display()
        );
    }
    Publisher::open(&root.join("site"), &protected).map(drop).unwrap();
    Publisher::open(&around.path().join("contents"), &protected)
        .map(drop)
        .unwrap();
    // Not even the folder that holds the lock has changed.
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 1);
    assert_eq!(fs::read_dir(&root).unwrap().count(), 1);
}

#[test]
fn a_file_in_the_place_of_the_folder_or_above_it_is_named() {
    let bench = Bench::new(System::REAL);
    fs::write(&bench.out, "a file").unwrap();
    for out in [bench.out.clone(), bench.out.join("below")] {
        let error = refused(&out, &[]);
        assert!(
            matches!(&error, PublishError::NotAFolder { path } if path.ends_with("site")),
            "{error}"
        );
    }
    assert_eq!(fs::read_to_string(&bench.out).unwrap(), "a file");
}

#[test]
fn a_list_that_cannot_be_understood_stops_everything() {
    let bench = Bench::new(System::REAL);
    bench.publish(&[("index.html", "1")]).unwrap();
    bench.write(names::LIST, "# zhandian-files 9\n");
    assert!(matches!(
        refused(&bench.out, &[]),
        PublishError::BadList { line: 1, .. }
    ));
    assert_eq!(bench.published(), map(&[("index.html", "1")]));
}

#[test]
fn two_builds_at_once_do_not_meet() {
    let bench = Bench::new(System::REAL);
    let first = bench.open();
    first.put("index.html", b"1").unwrap();
    // Who has it is told, by the name of the user and of the computer.
    let PublishError::Busy { by: Some(by), .. } = refused(&bench.out, &[]) else {
        panic!("busy, and by whom")
    };
    let computer = gethostname::gethostname().to_string_lossy().into_owned();
    assert!(!by.is_empty() && by.ends_with(&computer), "{by}");
    first.switch().unwrap();
    assert_eq!(bench.publish(&[("index.html", "1")]).unwrap(), counts(0, 1, 0));
    assert_eq!(bench.beside(), Vec::<String>::new());
}

#[test]
fn a_publisher_that_is_dropped_leaves_everything_as_it_was() {
    let bench = Bench::new(System::REAL);
    bench.publish(&[("index.html", "1")]).unwrap();
    let publisher = bench.open();
    publisher.put("index.html", b"2").unwrap();
    publisher.put("new/a.html", b"2").unwrap();
    assert_eq!(bench.beside().len(), 2);
    drop(publisher);
    assert_eq!(bench.published(), map(&[("index.html", "1")]));
    assert_eq!(bench.beside(), Vec::<String>::new());
}

#[test]
fn folders_above_the_published_one_are_made_and_go_again_if_nothing_is_published() {
    let around = tempfile::tempdir().unwrap();
    let out = around.path().join("a/b/site");
    drop(Publisher::open(&out, &[]).unwrap());
    assert_eq!(fs::read_dir(around.path()).unwrap().count(), 0);
    let publisher = Publisher::open(&out, &[]).unwrap();
    publisher.put("index.html", b"1").unwrap();
    publisher.switch().unwrap();
    assert!(out.join("index.html").exists());
}

#[test]
fn every_refusal_says_in_both_languages_what_happened_and_what_to_do() {
    let path = PathBuf::from("/srv/site");
    let io = |kind: io::ErrorKind| PublishError::io(crate::disk::publish::Action::Write, &path)(kind.into());
    let errors = [
        PublishError::NotOurs {
            out: path.clone(),
            example: "a".into(),
        },
        PublishError::Protected {
            out: path.clone(),
            protected: path.clone(),
        },
        PublishError::NotAFolder { path: path.clone() },
        PublishError::BadList {
            path: path.clone(),
            line: 3,
        },
        PublishError::Busy {
            out: path.clone(),
            by: Some("lhamo@minzheng-pc".to_owned()),
        },
        PublishError::BadName { path: "..".into() },
        PublishError::Twice { path: "a".into() },
        PublishError::Clash {
            first: "a".into(),
            second: "A".into(),
        },
        PublishError::ForeignInTheWay { file: path.clone() },
        PublishError::Incomplete { out: path.clone() },
        PublishError::Unfinished {
            out: path.clone(),
            cause: Box::new(io(io::ErrorKind::StorageFull)),
        },
        io(io::ErrorKind::PermissionDenied),
        io(io::ErrorKind::ReadOnlyFilesystem),
        io(io::ErrorKind::NotFound),
        io(io::ErrorKind::Other),
    ];
    for error in errors {
        assert!(error.message(true).ends_with('。'), "{error:?}");
        assert!(
            error.message(true).contains('请') || error.message(true).contains("再运行"),
            "{error:?}"
        );
        assert!(
            error.message(false).is_ascii() || error.message(false).contains('…'),
            "{error:?}"
        );
        assert!(error.message(false).ends_with('.'), "{error:?}");
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_to_the_published_folder_stays_a_link() {
        let bench = Bench::new(System::REAL);
        let real = bench.folder.path().join("www");
        fs::create_dir(&real).unwrap();
        symlink("www", &bench.out).unwrap();
        bench.publish(&[("index.html", "1")]).unwrap();
        bench.publish(&[("index.html", "2")]).unwrap();
        assert_eq!(fs::read_link(&bench.out).unwrap(), Path::new("www"));
        assert_eq!(fs::read_to_string(real.join("index.html")).unwrap(), "2");
        symlink("nothing", bench.folder.path().join("dangling")).unwrap();
        let error = refused(&bench.folder.path().join("dangling"), &[]);
        assert!(matches!(error, PublishError::NotAFolder { .. }));
    }

    #[test]
    fn a_link_does_not_lead_round_the_protection() {
        let around = tempfile::tempdir().unwrap();
        let content = around.path().join("content");
        fs::create_dir(&content).unwrap();
        symlink("content", around.path().join("link")).unwrap();
        let protected: [&Path; 2] = [around.path(), &content];
        for out in ["link", "link/new"] {
            let error = refused(&around.path().join(out), &protected);
            assert!(matches!(error, PublishError::Protected { .. }), "{error}");
        }
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_said_and_stays_as_it_was() {
        let bench = Bench::new(System::REAL);
        bench.publish(&[("index.html", "1")]).unwrap();
        fs::set_permissions(bench.folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let superuser = fs::write(bench.folder.path().join("probe"), "").is_ok();
        if !superuser {
            let error = refused(&bench.out, &[]);
            assert!(error.message(true).contains("没有权限"), "{error}");
        }
        fs::set_permissions(bench.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(bench.published(), map(&[("index.html", "1")]));
    }

    #[test]
    fn unchanged_and_foreign_files_are_the_same_files_and_permissions_stay() {
        let bench = Bench::new(System::REAL);
        bench.publish(&[("index.html", "1"), ("a/b.html", "1")]).unwrap();
        bench.write("foreign.txt", "f");
        symlink("foreign.txt", bench.out.join("link")).unwrap();
        symlink("/nothing", bench.out.join("a/dangling")).unwrap();
        fs::set_permissions(&bench.out, fs::Permissions::from_mode(0o2750)).unwrap();
        fs::set_permissions(bench.out.join("a"), fs::Permissions::from_mode(0o700)).unwrap();
        let inode = |path: &str| fs::symlink_metadata(bench.out.join(path)).unwrap().ino();
        let mode = |path: &str| fs::symlink_metadata(bench.out.join(path)).unwrap().mode() & 0o7777;
        let before = (inode("a/b.html"), inode("foreign.txt"));
        bench.publish(&[("index.html", "2"), ("a/b.html", "1")]).unwrap();
        assert_eq!((inode("a/b.html"), inode("foreign.txt")), before);
        assert_eq!((mode(""), mode("a")), (0o2750, 0o700));
        assert_eq!(
            fs::read_link(bench.out.join("link")).unwrap(),
            Path::new("foreign.txt")
        );
        assert_eq!(
            fs::read_link(bench.out.join("a/dangling")).unwrap(),
            Path::new("/nothing")
        );
    }
}
