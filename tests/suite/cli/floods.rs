//! Floods: what clients do to the preview by the hundred, and that the next one is answered all the same.
//!
//! **You are here:** `tests/suite/cli/` — the program in a process of its own, so that its descriptors and threads can be
//! counted.

use super::Place;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A good answer comes within this time, whatever others do.
const SOON: Duration = Duration::from_secs(1);

/// `zhandian serve` of the smallest site.
struct Served {
    _place: Place,
    child: Child,
    host: String,
}

impl Served {
    fn start() -> Served {
        let place = Place::minimal();
        let mut child = Command::new(env!("CARGO_BIN_EXE_zhandian"))
            .args(["serve", "--port", "0", "--message-format", "json", "--root"])
            .arg(&place.root)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let told: serde_json::Value = serde_json::from_str(&line).unwrap();
        let host = told["url"].as_str().unwrap();
        let host = host
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        let served = Served {
            _place: place,
            child,
            host,
        };
        served.answers();
        served
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// The status line of a GET, which must come soon.
    fn answers(&self) {
        let started = Instant::now();
        let mut stream = self.connect();
        write!(stream, "GET /index.html HTTP/1.1\r\nHost: {}\r\n\r\n", self.host).unwrap();
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        assert_eq!(&status, b"HTTP/1.1 200");
        assert!(started.elapsed() < SOON, "{:?}", started.elapsed());
    }

    /// How many descriptors and threads the program has.
    #[cfg(target_os = "linux")]
    fn counts(&self) -> (usize, usize) {
        let of = |what: &str| {
            std::fs::read_dir(format!("/proc/{}/{what}", self.child.id()))
                .unwrap()
                .count()
        };
        (of("fd"), of("task"))
    }

    /// Waits until the program has no more than before, with a few to spare for connections that are just being closed.
    #[cfg(target_os = "linux")]
    fn settles_at(&self, before: (usize, usize)) {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let now = self.counts();
            if now.0 <= before.0 + 4 && now.1 <= before.1 + 4 {
                return;
            }
            assert!(Instant::now() < end, "before {before:?}, now {now:?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn two_thousand_bodies_leave_nothing_behind() {
    let served = Served::start();
    let before = served.counts();
    let body = "x".repeat(4000);
    for round in 0..2000 {
        let mut stream = served.connect();
        let fields = match round % 4 {
            0 => format!("Content-Length: 4000\r\n\r\n{body}"),
            1 => "Content-Length: 5000000\r\n\r\nbegun".to_owned(),
            2 => "Transfer-Encoding: chunked\r\n\r\n5\r\nbegun".to_owned(),
            _ => "Content-Length: 2000\r\nExpect: 100-continue\r\n\r\n".to_owned(),
        };
        write!(stream, "POST / HTTP/1.1\r\nHost: {}\r\n{fields}", served.host).unwrap();
        let mut status = [0; 12];
        stream.read_exact(&mut status).unwrap();
        assert_eq!(&status, b"HTTP/1.1 413");
    }
    served.answers();
    served.settles_at(before);
}

#[cfg(target_os = "linux")]
#[test]
fn readers_that_stall_keep_nobody_waiting() {
    let served = Served::start();
    let before = served.counts();
    for (count, at_once) in [(64, 1), (64, 200), (300, 50)] {
        // Enough answers that no socket's buffer holds them, and none is ever read.
        let held: Vec<TcpStream> = (0..count)
            .map(|_| {
                let mut stream = served.connect();
                stream
                    .set_write_timeout(Some(Duration::from_millis(200)))
                    .unwrap();
                let ask = format!(
                    "GET /__zhandian/preview.js HTTP/1.1\r\nHost: {}\r\n\r\n",
                    served.host
                );
                // The later ones find no room, or a connection that made room.
                let _ = stream.write_all(ask.repeat(at_once).as_bytes());
                stream
            })
            .collect();
        served.answers();
        let (descriptors, threads) = served.counts();
        assert!(descriptors < before.0 + 300 && threads < before.1 + 300);
        drop(held);
        served.settles_at(before);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn half_open_connections_keep_nobody_waiting() {
    let served = Served::start();
    let before = served.counts();
    for begun in ["", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\nX: "] {
        let held: Vec<TcpStream> = (0..1000)
            .map(|_| {
                let mut stream = served.connect();
                // One that made room for others is closed already.
                let _ = stream.write_all(begun.as_bytes());
                stream
            })
            .collect();
        served.answers();
        let (descriptors, threads) = served.counts();
        assert!(descriptors < before.0 + 300 && threads < before.1 + 300);
        drop(held);
        served.answers();
    }
    served.settles_at(before);
}

#[cfg(target_os = "linux")]
#[test]
fn the_stream_bears_half_open_connections_and_heads_without_end() {
    let served = Served::start();
    let before = served.counts();
    let port: u16 = served.host.rsplit_once(':').unwrap().1.parse().unwrap();
    let page = {
        let mut stream = served.connect();
        write!(
            stream,
            "GET /index.html HTTP/1.1\r\nHost: {}\r\n\r\n",
            served.host
        )
        .unwrap();
        let mut text = Vec::new();
        let _ = stream.read_to_end(&mut text);
        String::from_utf8_lossy(&text).into_owned()
    };
    let (_, rest) = page.split_once("data-preview-stream=\"http://").unwrap();
    let address = rest.split_once('/').unwrap().0.to_owned();
    assert!(!address.ends_with(&format!(":{port}")));
    let mut held: Vec<TcpStream> = (0..1000).map(|_| TcpStream::connect(&address).unwrap()).collect();
    for stream in held.iter_mut().rev().take(20) {
        stream
            .set_write_timeout(Some(Duration::from_millis(200)))
            .unwrap();
        let _ = stream.write_all("X".repeat(1 << 20).as_bytes());
    }
    let started = Instant::now();
    let mut stream = TcpStream::connect(&address).unwrap();
    write!(
        stream,
        "GET / HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{}\r\n\r\n",
        served.host
    )
    .unwrap();
    let mut status = [0; 12];
    stream.read_exact(&mut status).unwrap();
    assert_eq!(&status, b"HTTP/1.1 200");
    assert!(started.elapsed() < SOON);
    served.answers();
    drop(held);
    drop(stream);
    // A listener that is gone is noticed at the next comment.
    served.settles_at(before);
}
