//! The event stream: tells the browsers that there is a new version.
//!
//! **You are here:** `preview/live.rs` — told by `stage` after each swap; the tabs then ask `router` what is new for
//! them. It has a listener of its own: a browser opens six connections
//! to one, and streams would use them up.
//!
//! An event carries a version and nothing else, so a tab that missed some is as well off as one that saw all.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::answer::Ask;
use super::bind::stream_port;
use super::front::{self, Done, Front};
use super::request::Hosts;
use super::stage::Voice;

/// How long one browser may keep the others waiting; an event fits any socket's buffer, so only a dead one does.
const WRITE_PATIENCE: Duration = Duration::from_millis(500);
/// How often a comment is sent, so that a dead connection is noticed.
const COMMENT_EVERY: Duration = Duration::from_secs(10);
/// How many browsers may listen; there is one stream for each, or one a tab where browsers cannot share.
const LISTENERS: usize = 64;

/// The running stream server.
pub(super) struct Live {
    front: Front,
    news: Sender<News>,
    speaker: JoinHandle<()>,
}

/// What the broadcaster is told.
enum News {
    /// A browser listens; with what it says it heard last.
    Listener(Arc<TcpStream>, Option<String>),
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
    let speaker = Builder::new()
        .name("preview-live".into())
        .spawn(move || broadcast(&inbox, &epoch))?;
    let door = news.clone();
    let port = address.port();
    let front = front::start(
        "preview-live-greet",
        listener,
        address,
        front::no_bodies(),
        Box::new(move |ask, stream| match greet(ask, stream, port, &hosts) {
            Ok(true) => {
                let heard = ask.field("Last-Event-ID").map(str::to_owned);
                // The broadcaster ends only when the preview does.
                let _ = door.send(News::Listener(Arc::clone(stream), heard));
                Done::Taken
            }
            // Refused, or the client went away.
            _ => Done::Close,
        }),
    )?;
    Ok((Live { front, news, speaker }, port))
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
        let _ = self.news.send(News::Stop);
        self.front.stop();
        let _ = self.speaker.join();
    }
}

/// Answers a request's head; whether it may listen.
fn greet(ask: &Ask, mut stream: &TcpStream, port: u16, hosts: &Hosts) -> io::Result<bool> {
    stream.set_write_timeout(Some(WRITE_PATIENCE))?;
    let refusal = if ask.method != "GET" {
        Some("405 Method Not Allowed")
    } else if !ask.field("Host").is_some_and(|host| hosts.allows_at(host, port)) {
        Some("421 Misdirected Request")
    } else {
        None
    };
    // Every page of the web may open a stream here; only ours may read it.
    let origin = ask.field("Origin").filter(|origin| hosts.allows_origin(origin));
    let (Some(origin), None) = (origin, refusal) else {
        let status = refusal.unwrap_or("403 Forbidden");
        stream.write_all(
            format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").as_bytes(),
        )?;
        stream.shutdown(Shutdown::Write)?;
        return Ok(false);
    };
    stream.write_all(
        format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\nAccess-Control-Allow-Origin: {origin}\r\nVary: Origin\r\n\
             Connection: close\r\n\r\nretry: 1000\n\n"
        )
        .as_bytes(),
    )?;
    Ok(true)
}

/// Writes to all streams; the only thread that does.
fn broadcast(inbox: &Receiver<News>, epoch: &str) {
    let mut listeners: VecDeque<Arc<TcpStream>> = VecDeque::new();
    let mut version = 1;
    loop {
        match inbox.recv_timeout(COMMENT_EVERY) {
            Ok(News::Listener(stream, heard)) => {
                let id = format!("{epoch}-{version}");
                // One that comes back after a pause and has missed nothing need not look again. Anyone else is told
                // the version: a restarted server has another epoch.
                let greeting = if heard.as_ref() == Some(&id) {
                    ":\n\n".to_owned()
                } else {
                    event(&id, version)
                };
                if tell(&stream, &greeting) {
                    listeners.push_back(stream);
                }
                if listeners.len() > LISTENERS {
                    listeners.pop_front();
                }
            }
            Ok(News::Version(new)) => {
                version = new;
                let event = event(&format!("{epoch}-{version}"), version);
                listeners.retain(|stream| tell(stream, &event));
            }
            Err(RecvTimeoutError::Timeout) => {
                listeners.retain(|stream| tell(stream, ":\n\n"));
            }
            Ok(News::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Whether a listener took the words in.
fn tell(mut stream: &TcpStream, words: &str) -> bool {
    stream.write_all(words.as_bytes()).is_ok()
}

fn event(id: &str, version: u64) -> String {
    format!("id: {id}\nevent: version\ndata: {version}\n\n")
}
