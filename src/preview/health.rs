//! Asking the page server whether it still answers, and waking it.
//!
//! **You are here:** `preview/health.rs` — used by `http`'s guard: an accept loop that died says nothing by itself.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use super::bind::reachable;

/// The path of the probe; `router` knows it.
pub(super) const PATH: &str = "__health";
/// How long connecting, writing and reading may each take.
const PATIENCE: Duration = Duration::from_secs(2);
/// After how long a connection counts as overlooked.
const SUSPICION: Duration = Duration::from_millis(300);
/// How many connections are made to wake the server; each makes it take up one that it overlooked.
const NUDGES: usize = 4;

/// Whether a request is answered with 200 in time.
pub(super) fn probe(address: SocketAddr) -> io::Result<()> {
    let address = door(address);
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(
        format!("GET /{PATH} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes(),
    )?;
    stream.set_read_timeout(Some(SUSPICION))?;
    if stream.peek(&mut [0]).is_err() {
        for _ in 0..NUDGES {
            nudge(address);
        }
    }
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut status = [0; 12];
    stream.read_exact(&mut status)?;
    if &status == b"HTTP/1.1 200" {
        Ok(())
    } else {
        Err(io::Error::from(io::ErrorKind::InvalidData))
    }
}

/// Makes a few connections and closes them.
///
/// `tiny_http` 0.12 gives a new connection to a thread of its pool that it believes to be idle; if several come at
/// once, the same thread is counted for each, and those that it does not get to wait until some thread is done, which
/// may be for ever. A connection that is closed at once gives back a thread, and that takes up the oldest one waiting.
pub(super) fn nudge(address: SocketAddr) {
    for _ in 0..NUDGES {
        // If it cannot be made the probe will say so.
        let _ = TcpStream::connect_timeout(&door(address), SUSPICION);
    }
}

fn door(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(reachable(address.ip()), address.port())
}
