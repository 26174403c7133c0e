//! One generation of the page server: `tiny_http` with its traps fenced off, and the threads that answer.
//!
//! **You are here:** `preview/generation.rs` — between the network and `router`; started and ended by `guard`, which it tells
//! when it cannot go on.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Weak};
use std::thread::Builder;

use tiny_http::{Header, Request, Response, Server};

use super::answer::{Answer, Ask};
use super::router::Router;
use super::{Notice, Say, health};

/// Request threads. A browser opens six connections at most; a client that stops reading in the middle of a large
/// file holds one thread until it goes away.
const WORKERS: usize = 16;
/// How many bodies may be turned away before the server is renewed; each leaves a socket open.
pub(super) const BODIES_BORNE: usize = 32;
/// The longest body that `tiny_http` reads by itself before it hands the request over.
const SMALL_BODY: usize = 1024;

/// One server and what its threads share.
pub(super) struct Generation {
    pub(super) number: usize,
    closing: AtomicBool,
    /// Set by each request, taken back by the guard.
    pub(super) busy: AtomicBool,
    bodies: AtomicUsize,
    router: Arc<Router>,
    orders: Sender<Order>,
    say: Say,
}

/// A server with its generation; the threads hold it weakly while they answer, so that one stuck in a write does not
/// keep the port taken.
pub(super) type Running = (Arc<Server>, Arc<Generation>);

/// What the guard is told.
pub(super) enum Order {
    Stop,
    /// Requests come in after a pause.
    Busy,
    /// A thread of the server is lost to a connection that stays open for ever.
    Nudge,
    /// This generation of the server cannot go on.
    Renew(usize, Cause),
}

/// Why a server is renewed.
#[derive(Clone, Copy)]
pub(super) enum Cause {
    Silent,
    AcceptFailed,
    ManyBodies,
}

/// Starts a server on `listener`, with its threads.
pub(super) fn start(
    number: usize,
    listener: TcpListener,
    router: &Arc<Router>,
    orders: &Sender<Order>,
    say: &Say,
) -> io::Result<Running> {
    let server = Arc::new(Server::from_listener(listener, None).map_err(io::Error::other)?);
    let shared = Arc::new(Generation {
        number,
        closing: AtomicBool::new(false),
        busy: AtomicBool::new(false),
        bodies: AtomicUsize::new(0),
        router: Arc::clone(router),
        orders: orders.clone(),
        say: Arc::clone(say),
    });
    for _ in 0..WORKERS {
        let (server, shared) = (Arc::downgrade(&server), Arc::clone(&shared));
        Builder::new()
            .name("preview-request".into())
            .spawn(move || work(&server, &shared))?;
    }
    Ok((server, shared))
}

/// Ends the threads of a server and frees its port.
pub(super) fn close((server, shared): Running, address: SocketAddr) {
    shared.closing.store(true, Ordering::Release);
    // Each call wakes one thread.
    for _ in 0..WORKERS {
        server.unblock();
    }
    drop(server);
    // The library wakes its accept thread by connecting to the address it listens on; "all addresses" is none to
    // connect to on Windows. A connection too many does no harm, and the thread may have ended.
    health::nudge(address);
}

/// Answers requests until the server is closed.
fn work(server: &Weak<Server>, shared: &Generation) {
    while let Some(held) = server.upgrade() {
        let next = held.recv();
        drop(held);
        let Ok(request) = next else {
            // Either the guard woke us to close, or accepting failed; then no request will come any more.
            if !shared.closing.load(Ordering::Acquire) {
                let _ = shared
                    .orders
                    .send(Order::Renew(shared.number, Cause::AcceptFailed));
            }
            return;
        };
        if catch_unwind(AssertUnwindSafe(|| handle(request, shared))).is_err() {
            (shared.say)(&Notice::new(
                "预览程序内部出错，已继续运行",
                "internal error in the preview; it goes on",
            ));
        }
    }
}

fn handle(request: Request, shared: &Generation) {
    // The guard's own probe does not count.
    let counts = request.url().strip_prefix('/') != Some(health::PATH);
    if counts && !shared.busy.swap(true, Ordering::AcqRel) {
        let _ = shared.orders.send(Order::Busy);
    }
    if has_dangerous_body(&request) {
        turn_away(request, shared);
        return;
    }
    let ask = Ask {
        method: request.method().as_str().to_owned(),
        target: request.url().to_owned(),
        fields: request
            .headers()
            .iter()
            .map(|header| {
                (
                    header.field.as_str().as_str().to_owned(),
                    header.value.as_str().to_owned(),
                )
            })
            .collect(),
    };
    let answer = catch_unwind(AssertUnwindSafe(|| shared.router.answer(&ask))).unwrap_or_else(|_| {
        (shared.say)(&Notice::new(
            format!("生成这个页面时程序内部出错：{}", ask.target),
            format!("internal error while making this page: {}", ask.target),
        ));
        Answer::text(
            500,
            "生成这个页面时程序内部出错，请看终端",
            "internal error while making this page: see the terminal",
        )
    });
    let bytes = answer.into_bytes(ask.method == "HEAD");
    let mut writer = request.into_writer();
    // A client that has gone away wants no answer.
    let _ = writer.write_all(&bytes).and_then(|()| writer.flush());
}

/// Whether dropping the request would wait for a body, or make room for one: `tiny_http` 0.12 reads what was announced
/// in its destructor, into one allocation of that size, which ends the process if it is large enough.
fn has_dangerous_body(request: &Request) -> bool {
    let has = |name: &'static str| request.headers().iter().any(|header| header.field.equiv(name));
    request.body_length().is_some_and(|length| length > SMALL_BODY)
        || has("Transfer-Encoding")
        // Then not even a small body has been read yet.
        || (has("Expect") && request.body_length().is_some_and(|length| length > 0))
}

/// Answers 413 and leaves the connection as it is for ever: every other way out runs the destructor. The library's
/// thread for it is lost as well.
fn turn_away(request: Request, shared: &Generation) {
    let mut response = Response::empty(413);
    // `upgrade` writes no length, and the connection stays open, so a client would wait for the end of the body. The
    // library refuses these fields by name but not within another's value.
    if let Ok(field) = Header::from_bytes("X-Body", "none\r\nContent-Length: 0\r\nConnection: close") {
        response.add_header(field);
    }
    std::mem::forget(request.upgrade("close", response));
    let _ = shared.orders.send(Order::Nudge);
    if shared.bodies.fetch_add(1, Ordering::AcqRel) + 1 == BODIES_BORNE {
        let _ = shared.orders.send(Order::Renew(shared.number, Cause::ManyBodies));
    }
}
