//! What is answered to a request.
//!
//! **You are here:** `preview/tests/pages.rs` — tests of `router`, `request` and `inject` through a socket.

use super::bench::{Bench, exchange};

const HEAD: &str = "<!doctype html><html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'none'; script-src 'self'\"></head>";

fn bench() -> Bench {
    Bench::of(&[
        ("index.html", &format!("\u{feff}{HEAD}<main>首页</main></html>")),
        ("stations/index.html", "<head></head>站点"),
        ("notices/draft-1.html", "<head></head>草稿"),
        ("files/台账.pdf", "0123456789"),
        ("assets/site.css", "p{}"),
        (".secret", "no"),
    ])
}

#[test]
fn a_page_carries_the_script_its_source_and_the_leave_to_connect() {
    let bench = bench();
    let reply = bench.get("/");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.field("Content-Type"), Some("text/html; charset=utf-8"));
    assert_eq!(reply.field("X-Content-Type-Options"), Some("nosniff"));
    assert_eq!(reply.field("Cache-Control"), Some("no-cache"));
    let page = reply.text();
    assert!(page.starts_with('\u{feff}'));
    assert!(
        page.contains("src=\"/__zhandian/preview.js\"")
            && page.contains("data-preview-source=\"content/index.html\"")
    );
    assert!(page.contains(&format!(
        "script-src 'self'; connect-src 'self' http://{}\"",
        bench.stream()
    )));
    assert!(!page.contains("data-preview-draft"));
    assert!(
        bench
            .get("/notices/draft-1.html")
            .text()
            .contains(" data-preview-draft>")
    );
}

#[test]
fn the_script_and_its_style_are_served() {
    let bench = bench();
    let script = bench.get("/__zhandian/preview.js");
    assert_eq!(
        script.field("Content-Type"),
        Some("text/javascript; charset=utf-8")
    );
    assert!(script.text().contains("EventSource"));
    assert_eq!(bench.get("/__zhandian/preview.css").status, 200);
    assert_eq!(bench.get("/__zhandian/other").status, 404);
}

#[test]
fn a_folder_is_sent_to_its_slash_form_and_shows_its_index() {
    let bench = bench();
    let reply = bench.get("/stations?q=1");
    assert_eq!(
        (reply.status, reply.field("Location")),
        (308, Some("/stations/?q=1"))
    );
    assert!(bench.get("/stations/").text().contains("站点"));
    assert_eq!(bench.get("/nothing").status, 404);
    assert_eq!(bench.get("/index.html/").status, 404);
}

#[test]
fn a_page_that_is_known_is_not_sent_again() {
    let bench = bench();
    let etag = bench.get("/").field("ETag").unwrap().to_owned();
    let again = bench.send("GET", "/", &[("If-None-Match", &etag)]);
    assert_eq!(
        (again.status, again.body.len(), again.field("ETag")),
        (304, 0, Some(etag.as_str()))
    );
    assert_eq!(
        bench.send("GET", "/", &[("If-None-Match", "\"other\"")]).status,
        200
    );
}

#[test]
fn a_head_request_has_the_head_of_a_get_and_no_body() {
    let bench = bench();
    let whole = bench.get("/");
    let mut stream = bench.connect();
    let head = exchange(&mut stream, "HEAD", "/", &bench.host, &[]);
    assert_eq!(
        head.field("Content-Length").unwrap(),
        whole.body.len().to_string()
    );
    assert_eq!(head.field("ETag"), whole.field("ETag"));
    // Had a body been sent, the next answer would not begin here.
    assert_eq!(
        exchange(&mut stream, "GET", "/assets/site.css", &bench.host, &[]).text(),
        "p{}"
    );
}

#[test]
fn an_attachment_is_sent_in_parts() {
    let bench = bench();
    let target = "/files/%E5%8F%B0%E8%B4%A6.pdf";
    let part = bench.send("GET", target, &[("Range", "bytes=2-4")]);
    assert_eq!(
        (part.status, part.field("Content-Range")),
        (206, Some("bytes 2-4/10"))
    );
    assert_eq!(part.text(), "234");
    let outside = bench.send("GET", target, &[("Range", "bytes=10-")]);
    assert_eq!(
        (outside.status, outside.field("Content-Range")),
        (416, Some("bytes */10"))
    );
    let several = bench.send("GET", target, &[("Range", "bytes=0-1,3-4")]);
    assert_eq!((several.status, several.body.len()), (200, 10));
    let old = bench.send("GET", target, &[("Range", "bytes=0-1"), ("If-Range", "\"old\"")]);
    assert_eq!((old.status, old.body.len()), (200, 10));
    assert_eq!(bench.send("GET", "/", &[("Range", "bytes=0-1")]).status, 200);
}

#[test]
fn a_foreign_name_is_misdirected() {
    let bench = bench();
    let port = bench.host.split_once(':').unwrap().1;
    let status = |host: &str| exchange(&mut bench.connect(), "GET", "/", host, &[]).status;
    assert_eq!(status(&format!("localhost:{port}")), 200);
    assert_eq!(status(&format!("[::1]:{port}")), 200);
    assert_eq!(status(&format!("evil.example:{port}")), 421);
    assert_eq!(status("127.0.0.1"), 421);
    // Two names are as good as none.
    assert_eq!(bench.send("GET", "/", &[("Host", "evil.example")]).status, 421);
}

#[test]
fn no_path_leaves_the_root() {
    let bench = bench();
    for target in [
        "/../Cargo.toml", "/%2e%2e/x", "/..%2fx", "/..%5cx", "/a/./b", "/.secret", "/%2esecret",
        "//etc/passwd", "/c:/x", "/%00", "/%zz", "/%ff",
    ] {
        assert_eq!(bench.get(target).status, 400, "{target}");
    }
}

#[test]
fn only_reading_is_allowed() {
    let bench = bench();
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let reply = bench.send(method, "/", &[]);
        assert_eq!(
            (reply.status, reply.field("Allow")),
            (405, Some("GET, HEAD")),
            "{method}"
        );
    }
}

#[test]
fn a_lost_address_shows_the_sites_own_page_which_mends_itself() {
    let bench = Bench::of(&[
        ("404.html", "<head></head>找不到"),
        ("index.html", "<head></head>"),
    ]);
    let lost = bench.get("/later.html");
    assert_eq!(lost.status, 404);
    assert!(lost.text().contains("找不到") && lost.text().contains("data-preview-kind=\"missing\""));
    let key = bench.state(&["/later.html"])["keys"]["/later.html"].clone();
    assert!(
        lost.text()
            .contains(&format!("data-preview-key=\"{}\"", key.as_str().unwrap()))
    );
    super::bench::write(&bench.path("later.html"), "<head></head>来了");
    bench.until("the page is there", || bench.get("/later.html").status == 200);
    assert_ne!(bench.state(&["/later.html"])["keys"]["/later.html"], key);
}

#[test]
fn the_state_tells_the_key_that_a_page_was_sent_with() {
    let bench = bench();
    let state = bench.state(&["/", "/stations/", "/assets/site.css", "/gone.css"]);
    let page = bench.get("/").text();
    assert!(page.contains(&format!(
        "data-preview-key=\"{}\"",
        state["keys"]["/"].as_str().unwrap()
    )));
    assert!(page.contains(&format!(
        "data-preview-epoch=\"{}\"",
        state["epoch"].as_str().unwrap()
    )));
    assert!(state["keys"]["/assets/site.css"].is_string() && state["keys"]["/gone.css"].is_null());
    assert_eq!(state["broken"], false);
}

#[test]
fn a_first_snapshot_that_is_broken_shows_its_problems_everywhere_until_mended() {
    let bench = Bench::of(&[("index.html", "<head></head>坏")]);
    for target in ["/", "/stations/a.html"] {
        let reply = bench.get(target);
        assert_eq!(reply.status, 200);
        assert!(reply.text().contains("data-preview-kind=\"broken\"") && reply.text().contains("preview.js"));
    }
    let state = bench.state(&["/"]);
    assert_eq!(state["broken"], true);
    assert_eq!(state["problems"][0]["file"], "content/index.html");
    assert_eq!(state["problems"][0]["line"], 3);
    super::bench::write(&bench.path("index.html"), "<head></head>好");
    bench.until("the page is mended", || {
        bench.get("/").text().contains("data-preview-kind=\"page\"")
    });
    assert_eq!(bench.state(&["/"])["broken"], false);
    assert_ne!(bench.state(&["/"])["keys"]["/"], state["keys"]["/"]);
}

#[test]
fn a_page_that_fails_does_not_end_the_server() {
    let bench = bench();
    for _ in 0..20 {
        assert_eq!(bench.get("/panic.html").status, 500);
    }
    assert_eq!(bench.get("/").status, 200);
}

#[test]
fn the_handbook_is_shown_whether_or_not_the_site_can_be() {
    for text in ["<head></head>好", "<head></head>坏"] {
        let bench = Bench::of(&[("index.html", text)]);
        let reply = bench.get("/_handbook");
        assert_eq!((reply.status, reply.text().as_str()), (200, "<h1>手册</h1>"));
        assert_eq!(reply.field("Content-Type"), Some("text/html; charset=utf-8"));
        assert_ne!(bench.get("/_handbooks").text(), "<h1>手册</h1>");
    }
}
