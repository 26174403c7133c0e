//! Finding a free port and taking it.
//!
//! **You are here:** `preview/bind.rs` — the first step of starting a preview, before `http` and `live` use the sockets.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};

use super::PreviewError;

/// How many ports after the wanted one are tried.
const TRIES: u16 = 100;

/// The listener of the pages and the address it got.
pub(super) fn main_port(host: &str, port: u16) -> Result<(TcpListener, SocketAddr), PreviewError> {
    let ip = resolve(host).map_err(|cause| PreviewError::Host {
        host: host.to_owned(),
        cause,
    })?;
    let last = if port == 0 { 0 } else { port.saturating_add(TRIES) };
    let mut refusal = io::Error::from(io::ErrorKind::AddrInUse);
    for candidate in port..=last {
        match listen(SocketAddr::new(ip, candidate)) {
            Ok(taken) => return Ok(taken),
            // Windows keeps whole ranges of ports to itself and answers "permission denied" there.
            Err(cause)
                if matches!(
                    cause.kind(),
                    io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied
                ) =>
            {
                refusal = cause;
            }
            Err(cause) => {
                return Err(PreviewError::Host {
                    host: host.to_owned(),
                    cause,
                });
            }
        }
    }
    Err(PreviewError::Port { port, cause: refusal })
}

/// The listener of the event stream: the port after the main one, so that a firewall can be told of it and a
/// restarted preview has it again; any other if that is taken, or if any was asked for.
pub(super) fn stream_port(main: SocketAddr, any: bool) -> io::Result<(TcpListener, SocketAddr)> {
    match main.port().checked_add(1) {
        Some(next) if !any => {
            listen(SocketAddr::new(main.ip(), next)).or_else(|_| listen(SocketAddr::new(main.ip(), 0)))
        }
        _ => listen(SocketAddr::new(main.ip(), 0)),
    }
}

/// An address by which this machine reaches a listener: "all addresses" is none to connect to on Windows.
pub(super) fn reachable(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(v4) if v4.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(v6) if v6.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        other => other,
    }
}

fn listen(address: SocketAddr) -> io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address)?;
    let got = listener.local_addr()?;
    Ok((listener, got))
}

/// IPv4 is preferred: `localhost` may mean both, and every browser falls back to it.
fn resolve(host: &str) -> io::Result<IpAddr> {
    let bare = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(host);
    let found: Vec<IpAddr> = (bare, 0).to_socket_addrs()?.map(|address| address.ip()).collect();
    found
        .iter()
        .find(|ip| ip.is_ipv4())
        .or_else(|| found.first())
        .copied()
        .ok_or_else(|| io::Error::from(io::ErrorKind::AddrNotAvailable))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_taken_port_gives_the_next_free_one() {
        let (_held, first) = main_port("127.0.0.1", 0).unwrap();
        let (_also, second) = main_port("127.0.0.1", first.port()).unwrap();
        assert!(second.port() > first.port());
    }

    #[test]
    fn a_foreign_address_is_refused_with_its_name() {
        let Err(error) = main_port("192.0.2.1", 0) else {
            panic!("not an address of this machine")
        };
        assert!(error.to_string().contains("192.0.2.1"));
    }

    #[test]
    fn localhost_is_taken_as_ipv4() {
        assert_eq!(resolve("localhost").unwrap(), IpAddr::V4(Ipv4Addr::LOCALHOST));
        assert_eq!(resolve("[::1]").unwrap(), IpAddr::V6(Ipv6Addr::LOCALHOST));
    }
}
