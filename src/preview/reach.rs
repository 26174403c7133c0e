//! Reach of a preview on a network: the addresses by which colleagues open it.
//!
//! **You are here:** `preview/reach.rs` — used when a preview is started with `--host`; asks the system for its addresses
//! and its name.

use std::net::{IpAddr, SocketAddr};

/// The computer's name in lower case; none when it has none that can stand in an address.
pub(super) fn computer() -> Option<String> {
    let name = gethostname::gethostname().to_str()?.to_ascii_lowercase();
    let plain = !name.is_empty()
        && name != "localhost"
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_'));
    plain.then_some(name)
}

/// What colleagues can type, best first; empty when only this machine can open the preview.
pub(super) fn addresses(listening: SocketAddr) -> Vec<String> {
    // Without a list of its own addresses the computer still has its name.
    let own: Vec<IpAddr> = if_addrs::get_if_addrs()
        .unwrap_or_default()
        .iter()
        .map(if_addrs::Interface::ip)
        .collect();
    of(listening, &own, computer().as_deref())
}

fn of(listening: SocketAddr, own: &[IpAddr], computer: Option<&str>) -> Vec<String> {
    let ip = listening.ip();
    if ip.is_loopback() {
        return Vec::new();
    }
    let mut ips: Vec<IpAddr> = if ip.is_unspecified() {
        own.iter()
            .copied()
            .filter(|own| works(*own, ip.is_ipv4()))
            .collect()
    } else {
        vec![ip]
    };
    // Four numbers are easier to type.
    ips.sort_by_key(|ip| (ip.is_ipv6(), *ip));
    ips.dedup();
    let port = listening.port();
    let numbers = ips
        .into_iter()
        .map(|ip| format!("http://{}/", SocketAddr::new(ip, port)));
    let name = computer.map(|name| format!("http://{name}:{port}/"));
    numbers.chain(name).collect()
}

/// Whether another machine reaches this one by the address. `0.0.0.0` listens on IPv4 alone.
fn works(ip: IpAddr, only_v4: bool) -> bool {
    match ip {
        IpAddr::V4(ip) => !ip.is_loopback() && !ip.is_link_local() && !ip.is_unspecified(),
        IpAddr::V6(ip) => {
            !only_v4 && !ip.is_loopback() && !ip.is_unicast_link_local() && !ip.is_unspecified()
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

    use super::*;

    fn told(listening: &str) -> Vec<String> {
        let own = [
            "127.0.0.1", "192.0.2.7", "169.254.3.4", "::1", "fe80::1", "2001:db8::7",
        ];
        let own: Vec<IpAddr> = own.iter().map(|ip| ip.parse().unwrap()).collect();
        of(listening.parse().unwrap(), &own, Some("minzheng-pc"))
    }

    #[test]
    fn every_address_that_works_is_told_and_no_other() {
        assert_eq!(
            told("0.0.0.0:4000"),
            ["http://192.0.2.7:4000/", "http://minzheng-pc:4000/"]
        );
        assert_eq!(
            told("[::]:4000"),
            [
                "http://192.0.2.7:4000/",
                "http://[2001:db8::7]:4000/",
                "http://minzheng-pc:4000/"
            ]
        );
        assert_eq!(
            told("192.0.2.7:4001"),
            ["http://192.0.2.7:4001/", "http://minzheng-pc:4001/"]
        );
        assert!(told("127.0.0.1:4000").is_empty() && told("[::1]:4000").is_empty());
    }
}
