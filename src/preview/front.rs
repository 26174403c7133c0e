//! Front of the sockets: accepts connections, within bounds of number and time, and hands on requests that are whole.
//!
//! **You are here:** `preview/front.rs` — below `http` (pages) and `live` (event stream), which say what to do with a request.
//!
//! `tiny_http` 0.12 owned these sockets once. It has no timeouts, keeps two descriptors and a thread for each body that is
//! turned away, and strands connections behind busy ones; none of it can be set from outside. So it parses what a head
//! says (`head`), and the sockets are ours. What is promised here: whatever others do, a new connection is taken up at
//! once. There are [`SEATS`]; when all are taken, the one that has said nothing for longest makes room.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::answer::{Answer, Ask};
use super::bind::reachable;
use super::head::{Heads, NoRequest};

/// How many connections are held at once: a browser opens six, and asks in advance for more.
pub(super) const SEATS: usize = 128;
/// How many threads there may be; one whose seat was given away ends within moments, unless it is making a page.
const THREADS: usize = 2 * SEATS;
/// How many answers are made at the same time.
const MADE_AT_ONCE: usize = 16;
/// How long a client may take in nothing at all while it is answered.
const WRITE_PATIENCE: Duration = Duration::from_secs(10);
/// How much, and for how long, is read of a body that was refused: an answer is lost if unread bytes are waiting when the
/// connection is closed.
const DRAINED: usize = 256 * 1024;
const DRAIN_PATIENCE: Duration = Duration::from_millis(300);
/// How long accepting rests when the system or we have nothing left to give.
const PAUSE: Duration = Duration::from_millis(10);

/// What is done with a request.
pub(super) enum Done {
    /// This is written, and the connection goes on.
    Answer(Vec<u8>),
    /// The connection has been taken over.
    Taken,
    /// The connection is to be closed.
    Close,
}

/// What answers a request; it may keep the stream.
pub(super) type Serve = Box<dyn Fn(&Ask, &Arc<TcpStream>) -> Done + Send + Sync>;

/// How long a request's body may be, asked when only its head was read; else the answer that refuses it. *Units:* bytes.
pub(super) type Admit = Box<dyn Fn(&Ask) -> Result<usize, Answer> + Send + Sync>;

/// Admits no body at all.
pub(super) fn no_bodies() -> Admit {
    Box::new(|_| Err(Answer::new(413, "text/plain", Arc::from([]))))
}

/// A listener that is being served.
pub(super) struct Front {
    address: SocketAddr,
    shared: Arc<Shared>,
    porter: JoinHandle<()>,
}

struct Shared {
    closing: AtomicBool,
    seats: Mutex<Seats>,
    threads: AtomicUsize,
    making: Mutex<usize>,
    made: Condvar,
    admit: Admit,
    serve: Serve,
}

/// The connections that are held. *Shape:* keyed by the order in which they came.
#[derive(Default)]
struct Seats {
    next: u64,
    taken: BTreeMap<u64, Seat>,
}

struct Seat {
    stream: Arc<TcpStream>,
    phase: Phase,
    since: Instant,
}

/// What a connection is at; the first gives its seat away before the second.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    /// We wait for a request.
    Waiting,
    /// It takes an answer in, or waits for one.
    Answered,
}

/// Starts serving `listener`; `name` is that of its threads.
pub(super) fn start(
    name: &'static str,
    listener: TcpListener,
    address: SocketAddr,
    admit: Admit,
    serve: Serve,
) -> io::Result<Front> {
    let shared = Arc::new(Shared {
        closing: AtomicBool::new(false),
        seats: Mutex::default(),
        threads: AtomicUsize::new(0),
        making: Mutex::new(0),
        made: Condvar::new(),
        admit,
        serve,
    });
    let own = Arc::clone(&shared);
    let porter = Builder::new()
        .name(name.into())
        .spawn(move || take_in(name, &listener, &own))?;
    Ok(Front {
        address,
        shared,
        porter,
    })
}

impl Front {
    /// Blocks until the front is closed.
    pub(super) fn wait(self) {
        // The porter ends by `stop`, or by a panic that has been printed.
        let _ = self.porter.join();
    }

    /// Frees the port and ends all connections.
    pub(super) fn stop(self) {
        self.shared.closing.store(true, Ordering::Release);
        // Wakes the porter: "all addresses" is none to connect to on Windows.
        let door = SocketAddr::new(reachable(self.address.ip()), self.address.port());
        let _ = TcpStream::connect_timeout(&door, Duration::from_secs(2));
        let _ = self.porter.join();
        for seat in self.shared.seats().taken.values() {
            let _ = seat.stream.shutdown(Shutdown::Both);
        }
    }
}

impl Shared {
    fn seats(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A seat for this connection; another's, if there is none left.
    fn seat(&self, stream: &Arc<TcpStream>) -> u64 {
        let mut seats = self.seats();
        if seats.taken.len() >= SEATS {
            seats.give_up_one();
        }
        let number = seats.next;
        seats.next += 1;
        let seat = Seat {
            stream: Arc::clone(stream),
            phase: Phase::Waiting,
            since: Instant::now(),
        };
        seats.taken.insert(number, seat);
        number
    }

    fn set(&self, number: u64, phase: Phase) {
        if let Some(seat) = self.seats().taken.get_mut(&number) {
            seat.phase = phase;
            seat.since = Instant::now();
        }
    }

    /// Makes an answer, when it is this one's turn.
    fn make(&self, ask: &Ask, stream: &Arc<TcpStream>) -> Done {
        let lock = || self.making.lock().unwrap_or_else(PoisonError::into_inner);
        let mut making = lock();
        while *making >= MADE_AT_ONCE {
            making = self.made.wait(making).unwrap_or_else(PoisonError::into_inner);
        }
        *making += 1;
        drop(making);
        let done = (self.serve)(ask, stream);
        *lock() -= 1;
        self.made.notify_one();
        done
    }
}

impl Seats {
    /// Ends the connection that has been waited for longest.
    fn give_up_one(&mut self) {
        let idlest = self
            .taken
            .iter()
            .min_by_key(|(_, seat)| (seat.phase, seat.since))
            .map(|(number, _)| *number);
        if let Some(seat) = idlest.and_then(|number| self.taken.remove(&number)) {
            // Its thread is woken by this and ends.
            let _ = seat.stream.shutdown(Shutdown::Both);
        }
    }
}

/// Accepts connections; each has a thread of its own, so that a slow one keeps nobody waiting.
fn take_in(name: &'static str, listener: &TcpListener, shared: &Arc<Shared>) {
    while !shared.closing.load(Ordering::Acquire) {
        let Ok((stream, _)) = listener.accept() else {
            // Mostly a lack of descriptors: one of ours is given up for the next.
            shared.seats().give_up_one();
            std::thread::sleep(PAUSE);
            continue;
        };
        if shared.closing.load(Ordering::Acquire) {
            return;
        }
        while shared.threads.load(Ordering::Acquire) >= THREADS {
            shared.seats().give_up_one();
            std::thread::sleep(PAUSE);
        }
        let stream = Arc::new(stream);
        let number = shared.seat(&stream);
        shared.threads.fetch_add(1, Ordering::AcqRel);
        let own = Leave {
            shared: Arc::clone(shared),
            number,
        };
        let visitor = Builder::new()
            .name(name.into())
            .spawn(move || visit(&own.shared, own.number, &stream));
        if visitor.is_err() {
            // The closure is gone, and with it the seat.
            std::thread::sleep(PAUSE);
        }
    }
}

/// Gives the seat back when the thread ends, or was never begun.
struct Leave {
    shared: Arc<Shared>,
    number: u64,
}

impl Drop for Leave {
    fn drop(&mut self) {
        self.shared.seats().taken.remove(&self.number);
        self.shared.threads.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Answers the requests of one connection.
fn visit(shared: &Shared, number: u64, stream: &Arc<TcpStream>) {
    // An answer leaves in one write, and is to leave at once.
    if stream.set_nodelay(true).is_err() || stream.set_write_timeout(Some(WRITE_PATIENCE)).is_err() {
        return;
    }
    let mut heads = Heads::default();
    loop {
        let mut ask = match heads.next(stream) {
            Ok(ask) => ask,
            Err(NoRequest::Gone) => return,
            Err(NoRequest::TooLong) => {
                let answer = Answer::text(431, "请求头太长", "the head of the request is too long");
                return refuse(stream, &answer.into_bytes(false));
            }
            Err(NoRequest::Nonsense) => {
                let answer = Answer::text(400, "看不懂这个请求", "this is no request of HTTP");
                return refuse(stream, &answer.into_bytes(false));
            }
        };
        shared.set(number, Phase::Answered);
        if has_body(&ask) {
            match body_of(shared, &mut heads, stream, &ask) {
                Ok(body) => ask.body = body,
                Err(Some(answer)) => return refuse(stream, &answer.into_bytes(false)),
                Err(None) => return,
            }
        }
        // What cannot be counted is no length, but what follows it is no request either.
        let last = ask
            .fields
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("Content-Length"));
        match shared.make(&ask, stream) {
            Done::Answer(bytes) if last => return refuse(stream, &bytes),
            Done::Answer(bytes) => {
                if write_all(stream, &bytes).is_err() {
                    return;
                }
            }
            Done::Taken | Done::Close => return,
        }
        shared.set(number, Phase::Waiting);
    }
}

/// The body of a request that may have one. *Errors:* the answer that refuses it; none when the client has gone.
fn body_of(
    shared: &Shared,
    heads: &mut Heads,
    stream: &TcpStream,
    ask: &Ask,
) -> Result<Vec<u8>, Option<Answer>> {
    let most = (shared.admit)(ask).map_err(Some)?;
    let chunked = ask
        .fields
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("Transfer-Encoding"));
    let length = ask
        .field("Content-Length")
        .filter(|text| !chunked && text.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|text| text.parse::<usize>().ok())
        .ok_or_else(|| {
            Some(Answer::text(
                400,
                "请求没有写明长度",
                "the request does not say its length",
            ))
        })?;
    if length > most {
        return Err(Some(Answer::text(413, "内容太大", "the body is too large")));
    }
    heads.body(stream, length).map_err(|_| None)
}

/// Whether a body follows.
fn has_body(ask: &Ask) -> bool {
    ask.fields.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("Transfer-Encoding")
            || (name.eq_ignore_ascii_case("Content-Length")
                && value.parse().is_ok_and(|length: usize| length > 0))
    })
}

/// Writes the last answer of a connection.
fn refuse(mut stream: &TcpStream, bytes: &[u8]) {
    use std::io::Read;
    if write_all(stream, bytes).is_err() || stream.shutdown(Shutdown::Write).is_err() {
        return;
    }
    let end = Instant::now() + DRAIN_PATIENCE;
    let mut piece = [0; 8192];
    let mut drained = 0;
    while drained < DRAINED {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return;
        }
        match stream.read(&mut piece) {
            Ok(length) if length > 0 => drained += length,
            _ => return,
        }
    }
}

/// A client that has gone away, or takes in nothing, wants no answer.
fn write_all(mut stream: &TcpStream, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)
}
