//! What outlasts a power cut is on the disk before anybody sees it: a record of the calls. `tests/full/power-cut.test.mjs`
//! cuts a real file system.

use super::*;
use std::cell::RefCell;

thread_local! {
    static CALLS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

fn note(call: String) {
    CALLS.with_borrow_mut(|calls| calls.push(call));
}

#[expect(clippy::unnecessary_wraps, reason = "it stands for a call that can fail")]
fn sync(folder: &Path) -> io::Result<()> {
    let whole = folder.join(names::LIST).exists() && folder.join("index.html").exists();
    note(format!("sync {} {whole}", name(folder)));
    Ok(())
}

fn swap(a: &Path, b: &Path) -> io::Result<()> {
    note(format!("swap {}", name(b)));
    system::swap(a, b)
}

/// What a publication with these calls did, in order.
fn calls(bench: &Bench, text: &str) -> Vec<String> {
    CALLS.take();
    bench.publish(&[("index.html", text)]).unwrap();
    CALLS.take()
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
#[test]
fn all_files_are_on_the_disk_before_the_folders_change_places() {
    let bench = Bench::new(System { swap, sync });
    let staged = "sync .site.zhandian-new true";
    assert_eq!(calls(&bench, "1"), [staged]);
    assert_eq!(calls(&bench, "2"), [staged, "swap site"]);
    assert_eq!(calls(&bench, "2"), Vec::<String>::new());
}

#[test]
fn file_by_file_the_new_files_are_on_the_disk_before_the_journal_and_in_place_before_it_goes() {
    let bench = Bench::new(System { sync, ..NO_SWAP });
    bench.publish(&[("index.html", "1")]).unwrap();
    let calls = calls(&bench, "2");
    assert_eq!(
        calls.last_chunk(),
        Some(&[
            "sync .site.zhandian-new true".to_owned(),
            "sync site true".to_owned()
        ])
    );
}

#[test]
fn a_disk_that_cannot_keep_the_files_keeps_the_old_site() {
    for swap in [system::swap, NO_SWAP.swap] {
        let mut bench = Bench::new(System::REAL);
        bench.publish(&[("index.html", "1")]).unwrap();
        bench.system = System {
            swap,
            sync: |_| Err(io::ErrorKind::StorageFull.into()),
        };
        bench.publish(&[("index.html", "2")]).unwrap_err();
        assert_eq!(bench.published(), map(&[("index.html", "1")]));
        assert_eq!(bench.beside(), Vec::<String>::new());
    }
}

#[test]
fn the_real_call_takes_any_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a")).unwrap();
    fs::write(folder.path().join("a/b"), "1").unwrap();
    system::sync(folder.path()).unwrap();
    system::sync(&folder.path().join("nothing")).unwrap_err();
}
