//! Watchdog of the page server: renews it when it no longer answers, and wakes it when it overlooks a connection.
//!
//! **You are here:** `preview/guard.rs` — after `generation`, which it watches over in a thread of its own.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::generation::{Cause, Order, Running, close};
use super::{Notice, Say, health};

/// How often the guard asks whether the server answers, and wakes its threads in any case: browsers open connections
/// in advance that say nothing, and one of ours may have been overlooked behind them.
const PROBE_EVERY: Duration = Duration::from_secs(1);
/// How often in a row it may fail to: a rebuild may take all of a small machine for a while.
const FAILURES_BORNE: u32 = 2;
/// How often it wakes the server's threads while requests come in …
const NUDGE_EVERY: Duration = Duration::from_millis(100);
/// … and for how long after the last one.
const BUSY_FOR: Duration = Duration::from_secs(3);
/// How often and how long the old port is waited for.
const BIND_TRIES: u32 = 100;
const BIND_PAUSE: Duration = Duration::from_millis(50);

/// The guard's knowledge of one server address.
pub(super) struct Guard {
    pub(super) address: SocketAddr,
    pub(super) inbox: Receiver<Order>,
    /// Starts the next generation on a listener.
    pub(super) born: Box<dyn Fn(usize, TcpListener) -> io::Result<Running> + Send>,
    pub(super) say: Say,
}

impl Guard {
    /// Renews the server whenever it has to be, and ends when told to.
    pub(super) fn watch_over(self, first: Running) {
        let mut number = first.1.number;
        let mut running = Some(first);
        let mut failures = 0;
        let mut next_probe = Instant::now() + PROBE_EVERY;
        let mut busy_until = Instant::now();
        loop {
            let now = Instant::now();
            let until = if now < busy_until {
                next_probe.min(now + NUDGE_EVERY)
            } else {
                next_probe
            };
            let cause = match self.inbox.recv_timeout(until.saturating_duration_since(now)) {
                Ok(Order::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Ok(Order::Busy) => {
                    busy_until = Instant::now() + BUSY_FOR;
                    continue;
                }
                Ok(Order::Nudge) => {
                    health::nudge(self.address);
                    continue;
                }
                // Several threads of one generation may report; only the first word counts.
                Ok(Order::Renew(sick, cause)) if sick == number => cause,
                Ok(Order::Renew(..)) => continue,
                Err(RecvTimeoutError::Timeout) if Instant::now() < next_probe => {
                    health::nudge(self.address);
                    if running
                        .as_ref()
                        .is_some_and(|(_, shared)| shared.busy.swap(false, Ordering::AcqRel))
                    {
                        busy_until = Instant::now() + BUSY_FOR;
                    }
                    continue;
                }
                Err(RecvTimeoutError::Timeout) => {
                    failures = if health::probe(self.address).is_ok() {
                        0
                    } else {
                        failures + 1
                    };
                    health::nudge(self.address);
                    next_probe = Instant::now() + PROBE_EVERY;
                    if failures <= FAILURES_BORNE {
                        continue;
                    }
                    Cause::Silent
                }
            };
            if let Some(old) = running.take() {
                close(old, self.address);
                (self.say)(&explained(cause));
            }
            number += 1;
            failures = 0;
            next_probe = Instant::now() + PROBE_EVERY;
            match listen_again(self.address).and_then(|listener| (self.born)(number, listener)) {
                Ok(renewed) => running = Some(renewed),
                Err(error) => {
                    // The probes go on failing, so this is tried again.
                    failures = FAILURES_BORNE;
                    (self.say)(&Notice::new(
                        format!("页面服务没能重新启动（{error}），稍后再试；如果一直不行，请关掉预览再打开"),
                        format!(
                            "the page server could not be renewed ({error}); trying again. If it stays so, restart the preview"
                        ),
                    ));
                }
            }
        }
        if let Some(last) = running.take() {
            close(last, self.address);
        }
    }
}

fn explained(cause: Cause) -> Notice {
    match cause {
        Cause::Silent => Notice::new(
            "页面服务没有回应，已重新启动",
            "the page server did not answer and was renewed",
        ),
        Cause::AcceptFailed => Notice::new(
            "页面服务不能再接受连接，已重新启动",
            "the page server could not accept connections and was renewed",
        ),
        Cause::ManyBodies => Notice::new(
            "有程序一直向预览上传数据；预览只能读取，页面服务已重新启动",
            "some program keeps sending data to the preview, which can only be read; the page server was renewed",
        ),
    }
}

/// The same port again; the old accept thread gives it up a moment after it is woken.
fn listen_again(address: SocketAddr) -> io::Result<TcpListener> {
    let mut tries = 0;
    loop {
        match TcpListener::bind(address) {
            Ok(listener) => return Ok(listener),
            Err(error) if tries == BIND_TRIES => return Err(error),
            Err(_) => {
                tries += 1;
                std::thread::sleep(BIND_PAUSE);
            }
        }
    }
}
