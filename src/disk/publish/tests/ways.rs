//! Both ways of the switch do the same.

use super::*;

/// A sequence that is the same in every run (a linear congruential generator; only its upper bits are any good).
fn sequence() -> impl FnMut(usize) -> usize {
    let mut state = 20_260_701_u64;
    move |below| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    }
}

#[test]
fn after_any_edits_the_folder_is_the_site_plus_what_is_not_ours() {
    // Files and folders that take each other's place are among them.
    const PATHS: [&str; 9] = [
        "a", "a/b", "a/b/c", "d/e", "d", "f.html", "g/h.html", "g/i/j.html", "feed.xml",
    ];
    const FOREIGN: [&str; 3] = [".keep", "g/foreign.txt", "z/foreign.txt"];
    let benches = WAYS.map(Bench::new);
    let mut next = sequence();
    for _ in 0..120 {
        let mut files: Vec<(&str, &str)> = Vec::new();
        for path in PATHS {
            let below =
                |one: &str, other: &str| one.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'));
            let clash = files
                .iter()
                .any(|(other, _)| below(other, path) || below(path, other));
            if next(2) == 0 && !clash {
                files.push((path, ["1", "2"][next(2)]));
            }
        }
        let mut expected = map(&files);
        let first = benches[0].out.exists();
        for bench in &benches {
            if first {
                for path in FOREIGN {
                    bench.write(path, path);
                }
            }
            bench.publish(&files).unwrap();
        }
        if first {
            expected.extend(map(&FOREIGN.map(|path| (path, path))));
        }
        for bench in &benches {
            assert_eq!(bench.published(), expected);
            assert_eq!(bench.beside(), Vec::<String>::new());
        }
        assert_eq!(all_files(&benches[0].out), all_files(&benches[1].out));
    }
}

// Where folders cannot change places (Windows), files of others stay where they are all the while.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
#[test]
fn a_foreign_file_that_came_in_at_the_last_moment_is_brought_over() {
    fn late(new: &Path, out: &Path) -> io::Result<()> {
        fs::write(out.join("late.txt"), "late")?;
        // Saved anew, by way of another file as editors do it, after it was linked.
        fs::write(out.join("part"), "newer")?;
        fs::File::options()
            .write(true)
            .open(out.join("part"))?
            .set_modified(
                fs::metadata(out.join("edited.txt"))?.modified()? + std::time::Duration::from_secs(5),
            )?;
        fs::rename(out.join("part"), out.join("edited.txt"))?;
        system::swap(new, out)
    }
    let mut bench = Bench::new(System::REAL);
    bench.publish(&[("index.html", "1")]).unwrap();
    bench.write("edited.txt", "older");
    bench.system = System {
        swap: late,
        ..System::REAL
    };
    bench.publish(&[("index.html", "2")]).unwrap();
    assert_eq!(
        bench.published(),
        map(&[("edited.txt", "newer"), ("index.html", "2"), ("late.txt", "late")])
    );
    assert_eq!(bench.beside(), Vec::<String>::new());
}
