//! The page server: starts the first generation of it, and the guard that renews it when it no longer answers.
//!
//! **You are here:** `preview/http.rs` — the door to `generation` and `guard`. Owns the guard thread.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::{Builder, JoinHandle};

use super::Say;
use super::generation::{self, Order};
use super::guard::Guard;
use super::router::Router;

/// The running page server.
pub(super) struct Http {
    orders: Sender<Order>,
    guard: JoinHandle<()>,
}

/// Starts answering on `listener`.
pub(super) fn start(
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    say: Say,
) -> io::Result<Http> {
    let (orders, inbox) = channel();
    let router = Arc::new(router);
    let first = generation::start(1, listener, &router, &orders, &say)?;
    let born = {
        let (orders, say) = (orders.clone(), Arc::clone(&say));
        Box::new(move |number, listener| generation::start(number, listener, &router, &orders, &say))
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
