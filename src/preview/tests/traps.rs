//! Traps, each of which was seen to stop a server; floods are in `tests/suite/cli/floods.rs`, where the program can be counted.
//!
//! **You are here:** `preview/tests/traps.rs` — tests of `http` and `live` through a socket.

use std::io::Write as _;

use super::bench::{Bench, exchange, line, write};

fn bench() -> Bench {
    Bench::of(&[("index.html", "<head></head>首页")])
}

#[test]
fn a_hundred_requests_are_answered_on_one_connection() {
    let bench = bench();
    let mut stream = bench.connect();
    for _ in 0..100 {
        assert_eq!(exchange(&mut stream, "GET", "/", &bench.host, &[]).status, 200);
    }
}

#[test]
fn a_hundred_requests_are_answered_on_as_many_connections() {
    let bench = bench();
    for _ in 0..100 {
        assert_eq!(bench.send("GET", "/", &[("Connection", "close")]).status, 200);
    }
}

#[test]
fn unfinished_uploads_do_not_keep_a_reader_waiting() {
    for fields in [
        "Content-Length: 100000\r\n\r\nab",
        "Content-Length: 10\r\n\r\nab",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nab",
        "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n",
        // A connection that a browser opened in advance says nothing at all.
        "",
    ] {
        let bench = bench();
        let mut held = Vec::new();
        for _ in 0..8 {
            let mut stream = bench.connect();
            if !fields.is_empty() {
                write!(stream, "POST / HTTP/1.1\r\nHost: {}\r\n{fields}", bench.host).unwrap();
            }
            held.push(stream);
        }
        assert_eq!(bench.get("/").status, 200, "{fields}");
        drop(held);
    }
}

#[test]
fn a_huge_length_is_refused_and_does_not_end_the_process() {
    let bench = bench();
    for length in ["99999999999999", "18446744073709551615"] {
        let reply = bench.send("POST", "/", &[("Content-Length", length)]);
        assert_eq!((reply.status, reply.field("Content-Length")), (413, Some("0")));
    }
    // A number too long for the machine counts as none.
    assert_eq!(
        bench
            .send("POST", "/", &[("Content-Length", "99999999999999999999999")])
            .status,
        405
    );
    assert_eq!(bench.get("/").status, 200);
}

#[test]
fn the_probe_is_answered() {
    assert_eq!(bench().get("/__health").status, 200);
}

#[test]
fn the_stream_is_for_our_own_pages_alone() {
    let bench = bench();
    assert!(
        bench
            .listen("http://evil.example", None)
            .unwrap_err()
            .contains("403")
    );
    assert!(bench.listen("null", None).unwrap_err().contains("403"));
    assert!(bench.listen(&bench.origin(), None).is_ok());
}

#[test]
fn a_listener_hears_of_each_version() {
    let bench = bench();
    let mut reader = bench.listen(&bench.origin(), None).unwrap();
    let epoch = bench.state(&[])["epoch"].as_str().unwrap().to_owned();
    assert_eq!(line(&mut reader), format!("id: {epoch}-1"));
    assert_eq!(line(&mut reader), "event: version");
    assert_eq!(line(&mut reader), "data: 1");
    write(&bench.path("index.html"), "<head></head>新");
    assert_eq!(line(&mut reader), "");
    assert_eq!(line(&mut reader), format!("id: {epoch}-2"));
    // The swap comes before the word.
    assert!(bench.get("/").text().contains('新'));
    assert_eq!(bench.state(&[])["version"], 2);
}

#[test]
fn one_that_missed_nothing_is_told_nothing_and_others_are_told_the_version() {
    let bench = bench();
    let id = format!("{}-1", bench.state(&[])["epoch"].as_str().unwrap());
    assert_eq!(line(&mut bench.listen(&bench.origin(), Some(&id)).unwrap()), ":");
    assert_eq!(
        line(&mut bench.listen(&bench.origin(), Some("before-9")).unwrap()),
        format!("id: {id}")
    );
}

#[test]
fn a_restarted_server_has_another_epoch() {
    let (one, two) = (bench(), bench());
    assert_ne!(one.state(&[])["epoch"], two.state(&[])["epoch"]);
    assert_ne!(one.get("/").field("ETag"), two.get("/").field("ETag"));
}

#[test]
fn a_stopped_preview_gives_its_ports_back() {
    let bench = bench();
    let (main, stream) = (bench.host.clone(), bench.stream());
    drop(bench);
    for address in [main, stream] {
        let mut tries = 0;
        while std::net::TcpListener::bind(&address).is_err() {
            tries += 1;
            assert!(tries < 600, "{address} is still taken");
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    }
}
