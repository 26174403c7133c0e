//! Addresses and ranges as browsers and attackers ask for them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;

#[test]
fn a_plain_path_is_decoded_once() {
    assert_eq!(decode("/").unwrap(), "");
    assert_eq!(decode("/a/b.html?x=/../#y").unwrap(), "a/b.html");
    assert_eq!(decode("/%E7%AB%99/").unwrap(), "站/");
    // A second decoding would make this a way out of the root.
    assert_eq!(decode("/%252e%252e/x").unwrap(), "%2e%2e/x");
}

#[test]
fn what_is_not_a_plain_path_is_refused() {
    let refused = [
        "", "a", "*", "http://127.0.0.1/", "//", "//evil.example/", "/a//b", "/..", "/../a", "/a/../b",
        "/a/..", "/./a", "/%2e%2e/a", "/a/%2E%2e%2fb", "/..%2fa", "/..%5ca", "/a\\b", "/a%5cb", "/c:/x",
        "/c%3a/x", "/a%00", "/a%0d%0ab", "/%", "/%4", "/%zz", "/%ff", "/%e7%ab", "/.git/config", "/a/.env",
        "/%2egit",
    ];
    for target in refused {
        assert_eq!(decode(target), None, "{target}");
    }
}

#[test]
fn only_our_own_names_with_our_port_are_hosts() {
    let hosts = Hosts::new(
        "127.0.0.1",
        "127.0.0.1:4000".parse().unwrap(),
        Some("pc-1".to_owned()),
    );
    for good in ["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000", "[::1]:4000"] {
        assert!(hosts.allows(good), "{good}");
    }
    for bad in [
        "",
        ":4000",
        "127.0.0.1",
        "127.0.0.1:4001",
        "evil.example:4000",
        "localhost.evil.example:4000",
        "[::1",
        "192.168.1.9:4000",
    ] {
        assert!(!hosts.allows(bad), "{bad}");
    }
    assert!(hosts.allows_origin("http://localhost:4000"));
    assert!(!hosts.allows_origin("https://localhost:4000"));
    assert!(!hosts.allows_origin("null"));
}

#[test]
fn a_given_host_is_one_too_and_every_address_when_listening_on_all() {
    let given = Hosts::new(
        "Bureau-PC",
        "192.168.1.9:80".parse().unwrap(),
        Some("pc-1".to_owned()),
    );
    assert!(given.allows("bureau-pc") && given.allows("192.168.1.9:80"));
    assert!(!given.allows("192.168.1.8"));
    let all = Hosts::new(
        "0.0.0.0",
        "0.0.0.0:4000".parse().unwrap(),
        Some("pc-1".to_owned()),
    );
    assert!(all.allows("192.168.1.8:4000") && !all.allows("evil.example:4000"));
    assert_eq!(all.beside("192.168.1.8:4000"), "192.168.1.8");
}

#[test]
fn a_range_is_single_and_within_the_file() {
    assert_eq!(part("bytes=0-3", 10), Part::Some(0..4));
    assert_eq!(part("bytes=4-", 10), Part::Some(4..10));
    assert_eq!(part("bytes=-3", 10), Part::Some(7..10));
    assert_eq!(part("bytes=-99", 10), Part::Some(0..10));
    assert_eq!(part("bytes=8-99999999999999999999999", 10), Part::Some(8..10));
    assert_eq!(part("bytes=10-", 10), Part::Outside);
    assert_eq!(part("bytes=-0", 10), Part::Outside);
    for ignored in [
        "bytes=5-2", "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "lines=1-2", "",
    ] {
        assert_eq!(part(ignored, 10), Part::Whole, "{ignored}");
    }
}

#[test]
fn an_etag_is_found_in_a_list_and_weak() {
    assert!(etag_matches("\"a\", W/\"b\"", "\"b\"") && etag_matches("*", "\"c\""));
    assert!(!etag_matches("\"a\"", "\"b\""));
}

#[test]
fn query_values_are_decoded() {
    assert_eq!(
        query("/s?path=%2Fa%2520b&x=1&path=%2Fc", "path"),
        ["/a%20b", "/c"]
    );
    assert!(query("/s", "path").is_empty());
}

#[test]
fn the_computers_name_is_ours_where_others_may_open_the_preview() {
    let at = |address: &str| {
        Hosts::new(
            "0.0.0.0",
            address.parse().unwrap(),
            Some("minzheng-pc".to_owned()),
        )
    };
    let open = at("0.0.0.0:4000");
    for name in ["minzheng-pc:4000", "MINZHENG-PC:4000", "minzheng-pc.local:4000"] {
        assert!(open.allows(name), "{name}");
    }
    for name in [
        "minzheng-pc",
        "minzheng-pc:4001",
        "minzheng-pc.evil.example:4000",
        "evil-minzheng-pc:4000",
    ] {
        assert!(!open.allows(name), "{name}");
    }
    assert!(!at("127.0.0.1:4000").allows("minzheng-pc:4000"));
}
