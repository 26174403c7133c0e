//! The room where content is edited, and its guard, through a socket.
//!
//! **You are here:** `preview/tests/edit.rs` — tests of `edit` with a desk that only counts.

use super::bench::{Bench, read_reply};
use crate::preview::edit::{Desk, Question, Reply};
use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting(Arc<AtomicUsize>);

impl Desk for Counting {
    fn answer(&self, question: &Question<'_>) -> Reply {
        if let Some(posted) = &question.posted {
            self.0.fetch_add(1, Ordering::SeqCst);
            return Reply::See(format!(
                "/_edit/{}?{}",
                question.path,
                posted.text("a").unwrap_or_default()
            ));
        }
        Reply::Page {
            status: 200,
            html: format!("<p>{}</p><i>{}</i>", question.path, question.token),
        }
    }
}

fn bench() -> (Bench, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let desk = Counting(Arc::clone(&count));
    let files = [("index.html", "<head></head><body>首页</body>")];
    (Bench::with(&files, Some(Box::new(desk))), count)
}

#[test]
fn a_page_leads_to_its_form_and_only_a_form_with_the_token_is_taken() {
    let (bench, count) = bench();
    assert!(bench.get("/").text().contains("<a href=\"/_edit/\" data-edit>"));
    let page = bench.get("/_edit/station/a");
    let token = page.text().split("<i>").nth(1).unwrap()[..64].to_owned();
    let cookie = page
        .field("Set-Cookie")
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let host = bench.origin().replace("http://", "");
    let post = |fields: &str, body: &str| {
        let length = body.len();
        let request = format!(
            "POST /_edit/station/a HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n{fields}\r\n{body}"
        );
        let mut stream = bench.connect();
        stream.write_all(request.as_bytes()).unwrap();
        read_reply(&mut stream, false)
    };
    let own = format!("Cookie: {cookie}\r\n");
    let good = post(&own, &format!("_token={token}&a=%E7%AB%99%0D%0Ax"));
    assert_eq!(good.status, 303);
    // What a form says cannot add a line to the head.
    assert!(!good.field("Location").unwrap().contains('\n') && good.field("x").is_none());
    assert_eq!(count.load(Ordering::SeqCst), 1);
    for (fields, body) in [
        (String::new(), format!("_token={token}")),
        (own.clone(), String::new()),
        (own.clone(), "_token=0".to_owned()),
        (
            format!("{own}Origin: http://evil.example\r\n"),
            format!("_token={token}"),
        ),
        (
            format!("{own}Sec-Fetch-Site: cross-site\r\n"),
            format!("_token={token}"),
        ),
    ] {
        let refused = post(&fields, &body);
        assert!(
            (400..500).contains(&refused.status),
            "{fields} {body}: {}",
            refused.status
        );
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[test]
fn where_there_is_no_desk_there_is_no_room() {
    let bench = Bench::of(&[("index.html", "<head></head><body>首页</body>")]);
    assert_eq!(bench.get("/_edit/").status, 403);
    assert!(!bench.get("/").text().contains("data-edit"));
}
