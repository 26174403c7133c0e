//! The page server: a router behind a front of sockets.
//!
//! **You are here:** `preview/http.rs` — between `front`, which reads requests, and `router`, which answers them.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::answer::{Answer, Ask};
use super::front::{self, Done, Front};
use super::router::Router;
use super::{Notice, Say};

/// Starts answering on `listener`.
pub(super) fn start(
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    say: Say,
) -> io::Result<Front> {
    let router = Arc::new(router);
    let door = Arc::clone(&router);
    front::start(
        "preview-request",
        listener,
        address,
        Box::new(move |ask| door.admit(ask)),
        Box::new(move |ask, _| Done::Answer(answer(&router, ask, &say).into_bytes(ask.method == "HEAD"))),
    )
}

fn answer(router: &Router, ask: &Ask, say: &Say) -> Answer {
    catch_unwind(AssertUnwindSafe(|| router.answer(ask))).unwrap_or_else(|_| {
        say(&Notice::new(
            format!("生成这个页面时程序内部出错：{}", ask.target),
            format!("internal error while making this page: {}", ask.target),
        ));
        Answer::text(
            500,
            "生成这个页面时程序内部出错，请看终端",
            "internal error while making this page: see the terminal",
        )
    })
}
