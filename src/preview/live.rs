//! The event stream: tells the browsers that there is a new version.
//!
//! **You are here:** `preview/live.rs` — told by `stage` after each swap; the tabs then ask `router` what is new for
//! them. It has a listener of its own, because long-lived connections would use up the page server's threads.
//!
//! An event carries a version and nothing else, so a tab that missed some is as well off as one that saw all.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::bind::{reachable, stream_port};
use super::request::Hosts;
use super::stage::Voice;

/// How long the reading of a request's head may pause.
const READ_PATIENCE: Duration = Duration::from_secs(2);
/// How long one browser may keep the others waiting; an event fits any socket's buffer, so only a dead one does.
const WRITE_PATIENCE: Duration = Duration::from_millis(500);
/// How often a comment is sent, so that a dead connection is noticed.
const COMMENT_EVERY: Duration = Duration::from_secs(10);
/// The longest request head.
const HEAD_LIMIT: usize = 16 * 1024;
/// How many browsers may listen; there is one stream for each, or one a tab where browsers cannot share.
const LISTENERS: usize = 64;
/// How long accepting rests after a failure, which is mostly a lack of descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(200);

/// The running stream server.
pub(super) struct Live {
    address: SocketAddr,
    news: Sender<News>,
    closing: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

/// What the broadcaster is told.
enum News {
    /// A browser listens; with what it says it heard last.
    Listener(TcpStream, Option<String>),
    Version(u64),
    Stop,
}

/// Starts the stream beside the page server at `main` and tells its port; `any`: whichever port is free.
pub(super) fn start(
    main: SocketAddr,
    any: bool,
    hosts: Arc<Hosts>,
    epoch: String,
) -> io::Result<(Live, u16)> {
    let (listener, address) = stream_port(main, any)?;
    let (news, inbox) = channel();
    let closing = Arc::new(AtomicBool::new(false));
    let speaker = Builder::new()
        .name("preview-live".into())
        .spawn(move || broadcast(&inbox, &epoch))?;
    let (door, ending) = (news.clone(), Arc::clone(&closing));
    let porter = Builder::new()
        .name("preview-live-accept".into())
        .spawn(move || admit(&listener, address.port(), &hosts, &door, &ending))?;
    Ok((
        Live {
            address,
            news,
            closing,
            threads: vec![speaker, porter],
        },
        address.port(),
    ))
}

impl Live {
    /// What `stage` calls with each new version.
    pub(super) fn voice(&self) -> Voice {
        let news = self.news.clone();
        // The broadcaster ends only when the preview does.
        Box::new(move |version| drop(news.send(News::Version(version))))
    }

    /// Ends all streams and frees the port.
    pub(super) fn stop(self) {
        self.closing.store(true, Ordering::Release);
        let _ = self.news.send(News::Stop);
        // Wakes the accept thread.
        let door = SocketAddr::new(reachable(self.address.ip()), self.address.port());
        let _ = TcpStream::connect_timeout(&door, READ_PATIENCE);
        for thread in self.threads {
            let _ = thread.join();
        }
    }
}

/// Accepts connections; each head is read in a thread of its own, so that a slow one keeps nobody waiting.
fn admit(listener: &TcpListener, port: u16, hosts: &Arc<Hosts>, news: &Sender<News>, closing: &AtomicBool) {
    while !closing.load(Ordering::Acquire) {
        let Ok((stream, _)) = listener.accept() else {
            std::thread::sleep(ACCEPT_PAUSE);
            continue;
        };
        let (hosts, news) = (Arc::clone(hosts), news.clone());
        let greeter = Builder::new().name("preview-live-greet".into()).spawn(move || {
            // A client that went away or spoke nonsense is simply closed.
            if let Ok(Some((stream, heard))) = greet(stream, port, &hosts) {
                let _ = news.send(News::Listener(stream, heard));
            }
        });
        if greeter.is_err() {
            std::thread::sleep(ACCEPT_PAUSE);
        }
    }
}

/// Reads the request and answers its head; gives the stream if it may listen, and its `Last-Event-ID`.
fn greet(mut stream: TcpStream, port: u16, hosts: &Hosts) -> io::Result<Option<(TcpStream, Option<String>)>> {
    stream.set_read_timeout(Some(READ_PATIENCE))?;
    stream.set_write_timeout(Some(WRITE_PATIENCE))?;
    // An event is one small packet, and is to leave at once.
    stream.set_nodelay(true)?;
    let head = read_head(&mut stream)?;
    let mut lines = head.split("\r\n");
    let is_get = lines.next().is_some_and(|line| line.starts_with("GET /"));
    let field = |name: &str| {
        let mut values = head.split("\r\n").skip(1).filter_map(|line| {
            line.split_once(':')
                .filter(|(field, _)| field.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.trim())
        });
        values.next().filter(|_| values.next().is_none())
    };
    let refusal = if !is_get {
        Some("405 Method Not Allowed")
    } else if !field("Host").is_some_and(|host| hosts.allows_at(host, port)) {
        Some("421 Misdirected Request")
    } else {
        None
    };
    // Every page of the web may open a stream here; only ours may read it.
    let origin = field("Origin").filter(|origin| hosts.allows_origin(origin));
    let (Some(origin), None) = (origin, refusal) else {
        let status = refusal.unwrap_or("403 Forbidden");
        stream.write_all(
            format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").as_bytes(),
        )?;
        stream.shutdown(Shutdown::Write)?;
        return Ok(None);
    };
    stream.write_all(
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nAccess-Control-Allow-Origin: {origin}\r\nVary: Origin\r\n\
             Connection: close\r\n\r\nretry: 1000\n\n"
        )
        .as_bytes(),
    )?;
    let heard = field("Last-Event-ID").map(str::to_owned);
    Ok(Some((stream, heard)))
}

fn read_head(stream: &mut TcpStream) -> io::Result<String> {
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    loop {
        let length = stream.read(&mut piece)?;
        if length == 0 || head.len() > HEAD_LIMIT {
            return Err(io::Error::from(io::ErrorKind::InvalidData));
        }
        head.extend_from_slice(&piece[..length]);
        if head.windows(4).any(|four| four == b"\r\n\r\n") {
            return String::from_utf8(head).map_err(|_| io::Error::from(io::ErrorKind::InvalidData));
        }
    }
}

/// Writes to all streams; the only thread that does.
fn broadcast(inbox: &Receiver<News>, epoch: &str) {
    let mut listeners: VecDeque<TcpStream> = VecDeque::new();
    let mut version = 1;
    loop {
        match inbox.recv_timeout(COMMENT_EVERY) {
            Ok(News::Listener(mut stream, heard)) => {
                let id = format!("{epoch}-{version}");
                // One that comes back after a pause and has missed nothing need not look again. Anyone else is told
                // the version: a restarted server has another epoch.
                let greeting = if heard.as_ref() == Some(&id) {
                    ":\n\n".to_owned()
                } else {
                    event(&id, version)
                };
                if stream.write_all(greeting.as_bytes()).is_ok() {
                    listeners.push_back(stream);
                }
                if listeners.len() > LISTENERS {
                    listeners.pop_front();
                }
            }
            Ok(News::Version(new)) => {
                version = new;
                let event = event(&format!("{epoch}-{version}"), version);
                listeners.retain_mut(|stream| stream.write_all(event.as_bytes()).is_ok());
            }
            Err(RecvTimeoutError::Timeout) => {
                listeners.retain_mut(|stream| stream.write_all(b":\n\n").is_ok());
            }
            Ok(News::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn event(id: &str, version: u64) -> String {
    format!("id: {id}\nevent: version\ndata: {version}\n\n")
}
