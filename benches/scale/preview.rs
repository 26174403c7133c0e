//! The preview of a large site: how soon it can be used, and how soon a saved change is there to be fetched.

use crate::process::{end, peak_of};
use crate::{PROGRAM, TODAY, data, site};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const EDITS: usize = 10;

/// Measures all sizes and prints a table; times in milliseconds.
pub(crate) fn run(sizes: &[usize]) {
    let divisions = data::Divisions::read();
    println!(
        "| stations | address printed | first page | notice → changed page: min | median | max | peak MiB | station → changed page: min | median | max | peak MiB |"
    );
    println!("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for &count in sizes {
        let folder = tempfile::tempdir().unwrap();
        let generated = site::write(&divisions, count, folder.path());
        let began = Instant::now();
        let (child, address) = start(folder.path());
        let printed = began.elapsed();
        while !get(&address, &generated.notice_page).contains("</html>") {
            sleep(Duration::from_millis(5));
        }
        let shown = began.elapsed();
        let notice = folder.path().join(&generated.notice_file);
        let text = fs::read_to_string(&notice).unwrap();
        let notice = edits(&address, &notice, &generated.notice_page, |words| {
            format!("{text}\n{words}\n")
        });
        let with_notices = peak_of(child.id()).unwrap();
        let station = folder.path().join(&generated.station_file);
        let text = fs::read_to_string(&station).unwrap();
        let station = edits(&address, &station, &generated.station_page, |words| {
            text.replacen(
                "supervisor: {zh: 县民政局}",
                &format!("supervisor: {{zh: {words}}}"),
                1,
            )
        });
        println!(
            "| {} | {} | {} | {} | {with_notices:.0} | {} | {:.0} |",
            generated.stations,
            printed.as_millis(),
            shown.as_millis(),
            cells(&notice),
            cells(&station),
            peak_of(child.id()).unwrap(),
        );
        end(child);
    }
}

/// Least, median and greatest of sorted times.
fn cells(times: &[Duration]) -> String {
    let [least, median, greatest] = [0, EDITS / 2, EDITS - 1].map(|at| times[at].as_millis());
    format!("{least} | {median} | {greatest}")
}

/// Starts the preview; returns it with its host and port.
fn start(root: &Path) -> (Child, String) {
    let mut child = Command::new(PROGRAM)
        .args(["serve", "--port", "0", "--today", TODAY, "--root"])
        .arg(root)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = loop {
        let line = lines
            .next()
            .expect("the preview ended before it had an address")
            .unwrap();
        if let Some((_, address)) = line.split_once("http://") {
            break address.split('/').next().unwrap().to_owned();
        }
    };
    // Reads on, so that the preview never waits for a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    (child, address)
}

/// The whole answer to a request.
fn get(address: &str, page: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET /{page} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// The times from writing a file to its page being changed, sorted. `with`: the file with some words in it, which its page shows.
fn edits(address: &str, file: &Path, page: &str, with: impl Fn(&str) -> String) -> Vec<Duration> {
    // Watching a large tree begins behind the first page; an edit before it would measure something else.
    let change = |number: usize| {
        let words = format!("第{number}次修改");
        let text = with(&words);
        let began = Instant::now();
        fs::write(file, text).unwrap();
        while !get(address, page).contains(&words) {
            sleep(Duration::from_millis(1));
        }
        let time = began.elapsed();
        sleep(Duration::from_millis(300));
        time
    };
    change(0);
    let mut times: Vec<Duration> = (1..=EDITS).map(change).collect();
    times.sort();
    times
}
