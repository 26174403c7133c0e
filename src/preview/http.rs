//! The page server: `tiny_http` with its traps fenced off, and a guard that renews it when it no longer answers.
//!
//! **You are here:** `preview/http.rs` — between the network and `desk`. Owns the listening socket, the request
//! threads and the guard thread.

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Weak};
use std::thread::{Builder, JoinHandle};

use tiny_http::{Header, Request, Response, Server};

use super::answer::{Answer, Ask};
use super::desk::Desk;
use super::guard::{Guard, Ill, Order};
use super::{Notice, Say, health};

/// Request threads. A browser opens six connections at most; a client that stops reading in the middle of a large
/// file holds one thread until it goes away.
pub(super) const WORKERS: usize = 16;
/// How many bodies may be turned away before the server is renewed; each leaves a socket open.
pub(super) const BODIES_BORNE: usize = 32;
/// The longest body that `tiny_http` reads by itself before it hands the request over.
const SMALL_BODY: usize = 1024;

/// The running page server.
pub(super) struct Http {
    orders: Sender<Order>,
    guard: JoinHandle<()>,
}

/// One server and what its threads share.
pub(super) struct Generation {
    pub(super) number: usize,
    pub(super) closing: AtomicBool,
    /// Set by each request, taken back by the guard.
    pub(super) busy: AtomicBool,
    bodies: AtomicUsize,
    desk: Arc<Desk>,
    orders: Sender<Order>,
    say: Say,
}

/// A server with its generation; the threads hold it weakly while they answer, so that one stuck in a write does not
/// keep the port taken.
pub(super) type Running = (Arc<Server>, Arc<Generation>);

/// Starts answering on `listener`.
pub(super) fn start(listener: TcpListener, address: SocketAddr, desk: Desk, say: Say) -> io::Result<Http> {
    let (orders, inbox) = channel();
    let desk = Arc::new(desk);
    let first = generation(1, listener, &desk, &orders, &say)?;
    let born = {
        let (orders, say) = (orders.clone(), Arc::clone(&say));
        Box::new(move |number, listener| generation(number, listener, &desk, &orders, &say))
    };
    let guard = Guard {
        address,
        inbox,
        born,
        say,
    };
    let guard = Builder::new()
        .name("preview-guard".into())
        .spawn(move || guard.watch_over(first))?;
    Ok(Http { orders, guard })
}

impl Http {
    /// Blocks until the server is stopped.
    pub(super) fn wait(self) {
        // The guard ends by an order, or by a panic that has been printed.
        let _ = self.guard.join();
    }

    /// Closes the port and ends the threads that are not in the middle of an answer.
    pub(super) fn stop(self) {
        let _ = self.orders.send(Order::Stop);
        let _ = self.guard.join();
    }
}

fn generation(
    number: usize,
    listener: TcpListener,
    desk: &Arc<Desk>,
    orders: &Sender<Order>,
    say: &Say,
) -> io::Result<Running> {
    let server = Arc::new(Server::from_listener(listener, None).map_err(io::Error::other)?);
    let shared = Arc::new(Generation {
        number,
        closing: AtomicBool::new(false),
        busy: AtomicBool::new(false),
        bodies: AtomicUsize::new(0),
        desk: Arc::clone(desk),
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

/// Answers requests until the server is closed.
fn work(server: &Weak<Server>, shared: &Generation) {
    while let Some(held) = server.upgrade() {
        let next = held.recv();
        drop(held);
        let Ok(request) = next else {
            // Either the guard woke us to close, or accepting failed; then no request will come any more.
            if !shared.closing.load(Ordering::Acquire) {
                let _ = shared.orders.send(Order::Renew(shared.number, Ill::AcceptFailed));
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
    let answer = catch_unwind(AssertUnwindSafe(|| shared.desk.answer(&ask))).unwrap_or_else(|_| {
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
        let _ = shared.orders.send(Order::Renew(shared.number, Ill::ManyBodies));
    }
}
