//! What a killed run leaves is rolled forward or back by the next one.

use std::process::Command;

use super::super::Action;
use super::super::journal::{self, Step};
use super::super::{files, files::UNFINISHED, leftovers, list::FileList};
use super::*;

const OLD: Files = &[
    ("a.html", "1"),
    ("b.html", "1"),
    ("gone/c.html", "1"),
    ("same.html", "1"),
];
const NEW: Files = &[
    ("a.html", "2"),
    ("b.html", "2"),
    ("d/e.html", "2"),
    ("gone", "now a file"),
    ("same.html", "1"),
];

/// A bench with the old site published, and a staging folder that holds the new one with its list.
fn half_done() -> (Bench, PathBuf, Vec<Step>) {
    let other = Bench::new(NO_SWAP);
    other.publish(NEW).unwrap();
    let bench = Bench::new(NO_SWAP);
    bench.publish(OLD).unwrap();
    bench.write("foreign.txt", "f");
    let staging = bench.folder.path().join(".site.zhandian-new");
    fs::rename(&other.out, &staging).unwrap();
    fs::remove_file(staging.join("same.html")).unwrap();
    fs::write(staging.join(UNFINISHED), "").unwrap();
    let steps = journal::steps(&["a.html", "b.html", "d/e.html", "gone"], &["gone/c.html"]);
    (bench, staging, steps)
}

fn with_foreign(files: Files) -> BTreeMap<String, String> {
    let mut all = map(files);
    all.insert("foreign.txt".into(), "f".into());
    all
}

#[test]
fn a_process_that_is_killed_while_it_puts_files_changes_nothing() {
    const OUT: &str = "DISK_TEST_KILLED_OUT";
    if let Some(out) = std::env::var_os(OUT) {
        let publisher = Publisher::open(Path::new(&out), &[]).unwrap();
        publisher.put("index.html", b"2").unwrap();
        publisher.put("new/a.html", b"2").unwrap();
        std::process::abort();
    }
    let bench = Bench::new(System::REAL);
    bench.publish(&[("index.html", "1")]).unwrap();
    let name = "disk::publish::tests::killed::a_process_that_is_killed_while_it_puts_files_changes_nothing";
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", name])
        .env(OUT, &bench.out)
        .output()
        .unwrap();
    assert!(!child.status.success());
    assert_eq!(bench.published(), map(&[("index.html", "1")]));
    assert!(bench.folder.path().join(".site.zhandian-new/new/a.html").exists());
    // Its lock died with it; an unchanged build clears away what it left.
    assert_eq!(bench.publish(&[("index.html", "1")]).unwrap(), counts(0, 1, 0));
    assert_eq!(bench.published(), map(&[("index.html", "1")]));
    assert_eq!(bench.beside(), Vec::<String>::new());
}

#[test]
fn a_run_killed_after_the_exchange_leaves_the_new_site_and_loses_no_foreign_file() {
    let bench = Bench::new(System::REAL);
    bench.publish(&[("index.html", "1"), ("gone.html", "1")]).unwrap();
    bench.write("foreign.txt", "f");
    let former = bench.folder.path().join(".site.zhandian-new");
    for (path, text) in all_files(&bench.out) {
        fs::create_dir_all(&former).unwrap();
        fs::write(former.join(path), text).unwrap();
    }
    fs::write(former.join("late.txt"), "late").unwrap();
    bench.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(
        bench.published(),
        map(&[("foreign.txt", "f"), ("index.html", "2"), ("late.txt", "late")])
    );
    assert_eq!(bench.beside(), Vec::<String>::new());
}

#[test]
fn a_foreign_file_that_cannot_be_brought_over_is_not_deleted() {
    let bench = Bench::new(System::REAL);
    bench.publish(&[("index.html", "ours")]).unwrap();
    let former = bench.folder.path().join(".site.zhandian-new");
    fs::create_dir(&former).unwrap();
    fs::write(former.join("index.html"), "foreign").unwrap();
    leftovers::retire(&former, &bench.out).unwrap_err();
    bench.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(fs::read_to_string(former.join("index.html")).unwrap(), "foreign");
    assert_eq!(bench.published(), map(&[("index.html", "2")]));
    assert_eq!(bench.beside(), [".site.zhandian-new"]);
}

#[test]
fn clearing_away_may_be_interrupted_too() {
    let (bench, staging, _) = half_done();
    // The mark goes last, so that what is left is never taken for other people's files.
    fs::remove_file(staging.join(names::LIST)).unwrap();
    drop(bench.open());
    assert_eq!(bench.published(), with_foreign(OLD));
    assert_eq!(bench.beside(), Vec::<String>::new());
}

#[test]
fn a_complete_journal_is_rolled_forward_wherever_the_run_was_killed() {
    let count = half_done().2.len();
    for done in 0..=count {
        let (bench, staging, steps) = half_done();
        let old = FileList::read(&bench.out).unwrap().unwrap();
        journal::write(&staging, &steps).unwrap();
        for step in steps.iter().take(done) {
            journal::apply(&staging, &bench.out, &old, step).unwrap();
        }
        assert_eq!(
            bench.publish(NEW).unwrap(),
            counts(0, NEW.len(), 0),
            "killed after {done}"
        );
        assert_eq!(bench.published(), with_foreign(NEW));
        assert_eq!(bench.beside(), Vec::<String>::new());
    }
}

#[test]
fn a_journal_that_is_not_complete_is_rolled_back() {
    let (bench, staging, steps) = half_done();
    journal::write(&staging, &steps).unwrap();
    let text = fs::read_to_string(staging.join(journal::NAME)).unwrap();
    for cut in [0, 5, text.len() / 2, text.len() - 1] {
        let (bench, staging, _) = half_done();
        fs::write(staging.join(journal::NAME), text.get(..cut).unwrap()).unwrap();
        drop(bench.open());
        assert_eq!(bench.published(), with_foreign(OLD));
        assert_eq!(bench.beside(), Vec::<String>::new());
    }
    // A journal that leads out of the folder is none.
    fs::write(
        staging.join(journal::NAME),
        text.replace("gone/c.html", "../secret"),
    )
    .unwrap();
    drop(bench.open());
    assert_eq!(bench.published(), with_foreign(OLD));
}

#[test]
fn if_a_step_fails_the_steps_before_it_are_undone() {
    let (bench, staging, steps) = half_done();
    let old = FileList::read(&bench.out).unwrap().unwrap();
    let before = all_files(&bench.out);
    // A folder with something in it stands where the last page goes.
    fs::create_dir(bench.out.join("d")).unwrap();
    bench.write("d/e.html/foreign.txt", "f");
    let error = journal::run(&staging, &bench.out, &old, &steps, NO_SWAP).unwrap_err();
    assert!(matches!(error, PublishError::Io { .. }), "{error}");
    fs::remove_dir_all(bench.out.join("d")).unwrap();
    assert_eq!(all_files(&bench.out), before);
    assert!(!staging.join(journal::NAME).exists());
    drop(bench.open());
    assert_eq!(all_files(&bench.out), before);
}

#[test]
fn a_step_that_fails_half_way_is_undone_too() {
    let (bench, staging, steps) = half_done();
    let old = FileList::read(&bench.out).unwrap().unwrap();
    let before = all_files(&bench.out);
    for step in &steps[..steps.len() - 1] {
        let (Step::Put(path) | Step::Remove(path)) = step;
        if path == "gone" {
            continue; // It goes where a folder is until the step before it is done.
        }
        // On two disks a file is copied, and then cannot be removed where it came from.
        let staged = fs::read(staging.join(path)).ok();
        journal::apply(&staging, &bench.out, &old, step).unwrap();
        if let Some(bytes) = staged {
            fs::create_dir_all(staging.join(path).parent().unwrap()).unwrap();
            fs::write(staging.join(path), bytes).unwrap();
        }
        let cause = PublishError::io(Action::Move, &bench.out)(io::ErrorKind::PermissionDenied.into());
        journal::undo_half(&staging, &bench.out, step, &cause).unwrap();
        assert_eq!(all_files(&bench.out), before, "{step:?}");
    }
}

#[test]
fn a_foreign_file_that_came_before_the_journal_was_finished_is_not_overwritten() {
    let (bench, staging, steps) = half_done();
    journal::write(&staging, &steps).unwrap();
    bench.write("d/e.html", "foreign");
    let error = Publisher::open(&bench.out, &[]).map(drop).unwrap_err();
    assert!(matches!(error, PublishError::ForeignInTheWay { .. }), "{error}");
    assert_eq!(fs::read_to_string(bench.out.join("d/e.html")).unwrap(), "foreign");
    fs::remove_file(bench.out.join("d/e.html")).unwrap();
    assert_eq!(bench.publish(NEW).unwrap(), counts(0, NEW.len(), 0));
}

#[test]
fn a_move_to_another_disk_that_was_interrupted_after_its_copy_is_finished() {
    let (bench, staging, steps) = half_done();
    journal::write(&staging, &steps).unwrap();
    bench.write("d/e.html", "2");
    assert_eq!(bench.publish(NEW).unwrap(), counts(0, NEW.len(), 0));
    assert_eq!(bench.beside(), Vec::<String>::new());
    assert!(!system::exists(&staging).unwrap());
}
