//! A preview of a folder of plain files, and a client that speaks HTTP by hand.
//!
//! **You are here:** `preview/tests/bench.rs` — used by the other tests. No test measures time: what has to come is
//! waited for, for a minute at most.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::preview::edit::Desk;
use crate::preview::{Notice, Options, Preview, Problem, Rebuild, Shown, Snapshot, request, start};

/// How long anything that has to come is waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running preview of `content/`, whose files are shown as they are; a file that holds `坏` breaks the site.
pub(super) struct Bench {
    pub(super) folder: tempfile::TempDir,
    preview: Option<Preview>,
    pub(super) host: String,
    /// How often a rebuild gave something new.
    pub(super) renewals: Arc<AtomicUsize>,
    /// What the rebuild was called with.
    pub(super) calls: Arc<Mutex<Vec<Vec<PathBuf>>>>,
    pub(super) notices: Arc<Mutex<Vec<String>>>,
}

impl Bench {
    /// A preview of these files.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        Self::with(files, None)
    }

    /// A preview of these files whose content is edited at a desk.
    pub(super) fn with(files: &[(&str, &str)], desk: Option<Box<dyn Desk>>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("content")).unwrap();
        for (path, text) in files {
            write(&folder.path().join("content").join(path), text);
        }
        let notices = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&notices);
        let options = Options {
            host: "127.0.0.1".into(),
            port: 0,
            open: false,
            root: folder.path().into(),
            watch: vec![folder.path().join("content"), folder.path().join("themes")],
            ignore: vec![folder.path().join("content/site")],
            say: Arc::new(move |notice: &Notice| heard.lock().unwrap().push(notice.to_string())),
            papers: Box::new(|path| (path == "_handbook").then(|| "<h1>手册</h1>".to_owned())),
            desk,
        };
        let (calls, renewals) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
        let content = folder.path().join("content");
        let mut last = tree(&content);
        let first = snapshot(last.clone());
        let rebuild: Rebuild = Box::new({
            let (calls, renewals) = (Arc::clone(&calls), Arc::clone(&renewals));
            move |paths: &[PathBuf]| {
                calls.lock().unwrap().push(paths.to_vec());
                let now = tree(&content);
                (now != last).then(|| {
                    renewals.fetch_add(1, Ordering::SeqCst);
                    last.clone_from(&now);
                    snapshot(now)
                })
            }
        });
        let preview = start(options, first, rebuild).unwrap();
        let host = preview
            .url()
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .to_owned();
        let bench = Self {
            folder,
            preview: Some(preview),
            host,
            renewals,
            calls,
            notices,
        };
        bench.until("the watch has begun", || !bench.calls.lock().unwrap().is_empty());
        bench
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("content").join(name)
    }

    pub(super) fn renewals(&self) -> usize {
        self.renewals.load(Ordering::SeqCst)
    }

    /// Waits for what has to come.
    pub(super) fn until(&self, what: &str, mut is_so: impl FnMut() -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so() {
            assert!(
                Instant::now() < end,
                "did not come: {what}; notices: {:?}",
                self.notices.lock().unwrap()
            );
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Lets what is under way come to its end: the quiet periods and second looks add up to less.
    pub(super) fn settle(&self) {
        let mut before = usize::MAX;
        while before != self.calls.lock().unwrap().len() {
            before = self.calls.lock().unwrap().len();
            std::thread::sleep(Duration::from_millis(700));
        }
    }

    /// The answer to a GET.
    pub(super) fn get(&self, target: &str) -> Reply {
        self.send("GET", target, &[])
    }

    /// The answer to a request on a connection of its own.
    pub(super) fn send(&self, method: &str, target: &str, fields: &[(&str, &str)]) -> Reply {
        exchange(&mut self.connect(), method, target, &self.host, fields)
    }

    pub(super) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    /// What a tab is told of these paths.
    pub(super) fn state(&self, paths: &[&str]) -> serde_json::Value {
        let query = paths.iter().fold(String::new(), |mut query, path| {
            write!(query, "path={path}&").unwrap();
            query
        });
        serde_json::from_slice(&self.get(&format!("/__zhandian/state?{query}")).body).unwrap()
    }

    /// Host and port of the event stream, as a page is told.
    pub(super) fn stream(&self) -> String {
        let page = self.get("/").text();
        let (_, rest) = page.split_once("data-preview-stream=\"http://").unwrap();
        rest.split_once('/').unwrap().0.to_owned()
    }

    /// Listens to the event stream as a page does; gives the reader behind the head, or the status line of a refusal.
    pub(super) fn listen(&self, origin: &str, last_id: Option<&str>) -> Result<BufReader<TcpStream>, String> {
        let address = self.stream();
        let mut stream = TcpStream::connect(&address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let last = last_id.map_or(String::new(), |id| format!("Last-Event-ID: {id}\r\n"));
        write!(
            stream,
            "GET / HTTP/1.1\r\nHost: {address}\r\nOrigin: {origin}\r\n{last}\r\n"
        )
        .unwrap();
        let mut reader = BufReader::new(stream);
        let status = line(&mut reader);
        if !status.contains("200") {
            return Err(status);
        }
        while !line(&mut reader).is_empty() {}
        assert_eq!(line(&mut reader), "retry: 1000");
        assert_eq!(line(&mut reader), "");
        Ok(reader)
    }

    pub(super) fn origin(&self) -> String {
        format!("http://{}", self.host)
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        if let Some(preview) = self.preview.take() {
            preview.stop();
        }
    }
}

pub(super) fn line(reader: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    line.trim_end().to_owned()
}

/// An answer, read by its length.
pub(super) struct Reply {
    pub(super) status: u16,
    head: String,
    pub(super) body: Vec<u8>,
}

impl Reply {
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            line.split_once(": ")
                .filter(|(field, _)| field.eq_ignore_ascii_case(name))
                .map(|(_, value)| value)
        })
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// Sends a request and reads its answer; the connection stays open if the server keeps it.
pub(super) fn exchange(
    stream: &mut TcpStream,
    method: &str,
    target: &str,
    host: &str,
    fields: &[(&str, &str)],
) -> Reply {
    let mut request = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n");
    for (name, value) in fields {
        write!(request, "{name}: {value}\r\n").unwrap();
    }
    request.push_str("\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    read_reply(stream, method == "HEAD")
}

pub(super) fn read_reply(stream: &mut TcpStream, head_only: bool) -> Reply {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let status = head[9..12].parse().unwrap();
    let mut reply = Reply {
        status,
        head,
        body: Vec::new(),
    };
    if !head_only && let Some(length) = reply.field("Content-Length") {
        reply.body = vec![0; length.parse().unwrap()];
        stream.read_exact(&mut reply.body).unwrap();
    }
    reply
}

pub(super) fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

type Tree = std::collections::BTreeMap<String, String>;

/// All files below a folder. `~` names and the output are not content.
fn tree(folder: &Path) -> Tree {
    fn walk(folder: &Path, prefix: &str, into: &mut Tree) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), into);
            } else if !crate::disk::noise::is_noise(&entry.file_name().to_string_lossy())
                && let Ok(text) = fs::read_to_string(entry.path())
            {
                into.insert(name, text);
            }
        }
    }
    let mut files = Tree::new();
    walk(folder, "", &mut files);
    files
}

fn snapshot(files: Tree) -> Snapshot {
    let bad = files
        .iter()
        .find(|(_, text)| text.contains('坏'))
        .map(|(name, _)| name.clone());
    let diagnostics = bad.iter().map(|name| Problem {
        severity: "error".into(),
        code: "Z101".into(),
        message_zh: "这一行坏了".into(),
        message_en: "this line is broken".into(),
        file: Some(format!("content/{name}")),
        line: Some(3),
        column: Some(5),
        ..Problem::default()
    });
    let diagnostics = diagnostics.collect();
    let not_found = files.get("404.html").map(|text| text.as_bytes().into());
    let show = move |path: &str| {
        assert!(path != "panic.html", "asked to");
        files.get(path).map(|text| Shown {
            bytes: text.as_bytes().into(),
            content_type: request::content_type(path),
            source: Some(format!("content/{path}")),
            draft: path.contains("draft"),
            edit: None,
        })
    };
    Snapshot {
        show: Box::new(show),
        not_found,
        diagnostics,
        broken: bad.is_some(),
        findings: None,
    }
}
