//! Publications of which much is known: files that are kept without a look, and small changes of large sites.

use super::*;

#[test]
fn a_file_is_kept_as_it_is_published_and_nothing_is_kept_that_is_not() {
    let bench = Bench::new(System::REAL);
    bench.publish(&[("a.html", "1"), ("b.html", "1")]).unwrap();
    let mut publisher = bench.open();
    publisher.untouched();
    publisher.keep("a.html").unwrap();
    publisher.put("b.html", b"2").unwrap();
    let done = publisher.switch_by(bench.system).unwrap();
    assert_eq!((done.written, done.unchanged, done.removed), (1, 1, 0));
    assert_eq!(bench.published(), map(&[("a.html", "1"), ("b.html", "2")]));
    let publisher = bench.open();
    assert!(publisher.keep("c.html").is_err());
    assert!(
        publisher.switch_by(bench.system).is_err(),
        "the site would lack it"
    );
    assert_eq!(bench.published(), map(&[("a.html", "1"), ("b.html", "2")]));
}

#[test]
fn what_is_untouched_is_told_by_the_list_and_else_by_the_file() {
    let bench = Bench::new(System::REAL);
    bench.publish(&[("a.html", "1")]).unwrap();
    bench.write("a.html", "by hand");
    // Whoever says so without having looked is believed.
    let mut publisher = bench.open();
    publisher.untouched();
    publisher.put("a.html", b"1").unwrap();
    assert_eq!(publisher.switch_by(bench.system).unwrap().written, 0);
    assert_eq!(bench.published(), map(&[("a.html", "by hand")]));
    bench.publish(&[("a.html", "1")]).unwrap();
    assert_eq!(bench.published(), map(&[("a.html", "1")]));
}

/// Enough files for a site to be large.
fn many(text: &str) -> Vec<(String, String)> {
    (0..4200)
        .map(|number| (format!("p/{number}.html"), text.to_owned()))
        .collect()
}

fn publish(bench: &Bench, files: &[(String, String)]) -> Published {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    bench.publish(&files).unwrap()
}

#[test]
fn other_bytes_in_a_few_files_of_many_are_moved_and_all_else_is_exchanged() {
    // Where folders change places this one must not.
    let still = System {
        swap: |_, _| panic!("the folder is exchanged"),
        ..System::REAL
    };
    let bench = Bench::new(still);
    let mut files = many("1");
    publish(&bench, &files);
    files[7].1 = "2".to_owned();
    files[4000].1 = "2".to_owned();
    let done = publish(&bench, &files);
    assert_eq!((done.written, done.unchanged, done.removed), (2, 4198, 0));
    let now: BTreeMap<String, String> = files.iter().cloned().collect();
    assert_eq!(bench.published(), now);
    assert_eq!(bench.beside(), Vec::<String>::new());
    // A file more, a file less, and many at once are as ever.
    let exchanging = Bench {
        system: System::REAL,
        ..bench
    };
    files.push(("new.html".to_owned(), "1".to_owned()));
    assert_eq!(publish(&exchanging, &files).written, 1);
    files.remove(0);
    assert_eq!(publish(&exchanging, &files).removed, 1);
    for (_, text) in &mut files[..2000] {
        *text = "3".to_owned();
    }
    assert_eq!(publish(&exchanging, &files).written, 2000);
    let now: BTreeMap<String, String> = files.iter().cloned().collect();
    assert_eq!(exchanging.published(), now);
}
