//! What falls due, as a list, as objects and as a calendar file; and how much a check says.
//!
//! **You are here:** `tests/suite/cli/` — product.md, "Commands".

use super::{Place, run};
use serde_json::Value;

/// The days and kinds that are told in JSON.
fn told(place: &Place, arguments: &[&str]) -> Vec<(String, String)> {
    let lines = place.json(arguments).expect(0).lines();
    let (summary, all) = lines.split_last().unwrap();
    assert_eq!(
        (&summary["kind"], &summary["command"]),
        (&Value::from("summary"), &Value::from("due"))
    );
    assert_eq!(summary["due"], all.len());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    all.iter()
        .map(|due| {
            assert_eq!(due["kind"], "due");
            for key in ["message", "help", "record"] {
                assert!(!text(&due[key]).is_empty(), "{due}");
            }
            assert!(text(&due["file"]).starts_with("content/"), "{due}");
            (text(&due["day"]), text(&due["type"]))
        })
        .collect()
}

#[test]
fn what_falls_due_is_sorted_by_day_and_ends_with_the_days_that_were_asked_for() {
    let place = Place::of("bilingual", "site");
    let month = told(&place, &["due"]);
    assert!(month.is_sorted_by_key(|(day, _)| day.clone()), "{month:?}");
    let kinds =
        |all: &[(String, String)]| -> Vec<String> { all.iter().map(|(_, kind)| kind.clone()).collect() };
    for kind in [
        "publication", "posting", "validity", "alert", "notice", "column", "holidays",
    ] {
        assert!(kinds(&month).contains(&kind.to_owned()), "{kind}: {month:?}");
    }
    let week = told(&place, &["due", "--days", "7"]);
    let year = told(&place, &["到期", "--days", "366"]);
    assert!(week.len() < month.len() && month.len() < year.len());
    assert!(kinds(&year).contains(&"duty".to_owned()) && kinds(&year).contains(&"contract".to_owned()));
    assert!(told(&place, &["due", "--days", "4294967295"]).len() >= year.len());
    let text = place.run(&["due"]).expect(0);
    assert!(text.out.starts_with("2026-11-22 今天\n"), "{}", text.out);
    assert!(text.error.contains("要再生成并发布一次"), "{}", text.error);
}

#[test]
fn the_calendar_is_the_same_bytes_and_goes_where_it_is_not_published() {
    let place = Place::of("bilingual", "site");
    let path = place.folder.path().join("到期.ics");
    let file = path.to_str().unwrap();
    place.run(&["due", "--days", "366", "--calendar", file]).expect(0);
    let first = std::fs::read(&path).unwrap();
    place.run(&["due", "--days", "366", "--calendar", file]).expect(0);
    assert_eq!(first, std::fs::read(&path).unwrap());
    let text = String::from_utf8(first).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    let events = text.matches("BEGIN:VEVENT").count();
    // What is told and the next build.
    assert_eq!(events, told(&place, &["due", "--days", "366"]).len() + 1);
    assert_eq!(events, text.matches("BEGIN:VALARM").count());
    let whole = text.replace("\r\n ", "");
    let uids: std::collections::BTreeSet<&str> =
        whole.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(uids.len(), events);
    // A posting that is made longer keeps its UID and moves.
    let notice = place.root.join("content/notices/posting-now.md");
    let source = std::fs::read_to_string(&notice).unwrap();
    assert!(source.contains("2026-11-30"), "{source}");
    std::fs::write(&notice, source.replace("2026-11-30", "2026-12-04")).unwrap();
    place.run(&["due", "--days", "366", "--calendar", file]).expect(0);
    let moved = std::fs::read_to_string(&path).unwrap().replace("\r\n ", "");
    let of = |text: &str| {
        let event = text
            .split("BEGIN:VEVENT")
            .find(|own| own.contains("UID:posting-notice-posting-now@"));
        event.map(|own| own.contains("DTSTART;VALUE=DATE:20261204"))
    };
    assert_eq!((of(&whole), of(&moved)), (Some(false), Some(true)));
    for inside in ["site/due.ics", "content/files/due.ics", "due.txt"] {
        let path = place.root.join(inside);
        let refused = place
            .run(&["due", "--calendar", path.to_str().unwrap()])
            .expect(2);
        assert!(
            refused.error.contains("错误: ") && !path.exists(),
            "{}",
            refused.error
        );
    }
}

#[test]
fn the_line_for_every_morning_names_the_program_and_the_site() {
    let place = Place::minimal();
    let run = place.run(&["due", "--schedule"]).expect(0);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(
        lines[0].starts_with("schtasks /Create ") && lines[0].contains("site folder"),
        "{}",
        run.out
    );
    assert!(
        lines[1].starts_with("30 7 * * * '") && lines[1].ends_with("--quiet"),
        "{}",
        run.out
    );
    assert!(run.error.contains("命令提示符"), "{}", run.error);
}

#[test]
fn a_site_that_cannot_be_read_says_so() {
    let place = Place::minimal();
    place.write("content/site.yaml", "title: [\n");
    let run = place.run(&["due"]).expect(1);
    assert!(run.error.contains("错误["), "{}", run.error);
}

/// A site of `init` with so many stations of `new station`, working.
fn fresh(number: usize) -> Place {
    let place = Place::minimal();
    let root = place.root.join("new");
    let folder = root.to_str().unwrap();
    run(&["init", folder, "--today", "2026-11-22"]).expect(0);
    for at in 1..=number {
        let id = format!("station-{at}");
        run(&["new", "station", &id, "--root", folder]).expect(0);
        let path = root.join(format!("content/stations/{id}.yaml"));
        let text = std::fs::read_to_string(&path)
            .unwrap()
            .replace("status: planned", "status: working")
            .replace("请填写站点名称", &format!("示例站{at}"))
            .replace("#phone:", "phone:");
        std::fs::write(&path, text).unwrap();
    }
    Place {
        root,
        folder: place.folder,
    }
}

#[test]
fn twelve_new_stations_are_read_to_the_end() {
    let place = fresh(12);
    let check = place.run(&["check"]).expect(0);
    let lines = check.error.lines().count();
    assert!(lines < 40, "{lines} lines:\n{}", check.error);
    assert!(
        !check.error.contains("Z502"),
        "nobody is late on the first day:\n{}",
        check.error
    );
    // The bureau that wants all stations reckoned, a year later.
    let settings = place.root.join("content/site.yaml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let tracked = text.replace(
        "disclosure_tracked: [site]",
        "disclosure_tracked: [site, station, operator]",
    );
    assert_ne!(text, tracked);
    std::fs::write(&settings, tracked).unwrap();
    let at = ["check", "--today", "2027-11-22"];
    let root = place.root.to_str().unwrap();
    let late = run(&[&["--root", root], &at[..]].concat()).expect(0);
    assert!(late.error.lines().count() < 60, "{}", late.error);
    assert!(late.error.contains("zhandian check Z502"), "{}", late.error);
    let json = run(&[&["--root", root, "--message-format", "json"], &at[..]].concat()).expect(0);
    let of_code = json.codes().iter().filter(|code| *code == "Z502").count();
    assert!(of_code > 40, "{of_code}");
    let only = run(&[&["--root", root], &at[..], &["Z502"]].concat()).expect(0);
    assert_eq!(only.error.matches("警告[Z502]").count(), of_code);
    assert_eq!(only.error.matches("警告[").count(), of_code);
    let wrong = run(&["check", "Z599"]).expect(2);
    assert!(wrong.error.contains("没有代号"), "{}", wrong.error);
}

#[test]
fn silence_does_not_hide_a_file_that_is_not_used() {
    let place = Place::minimal();
    place.write("content/stations/新站点.txt", "name: 甲\n");
    for arguments in [&["check", "-q"][..], &["build", "-q"]] {
        let run = place.run(arguments).expect(0);
        assert!(run.error.contains("Z902"), "{}", run.error);
        let json = place.json(arguments).expect(0);
        assert!(json.codes().contains(&"Z902".to_owned()));
    }
    let loud = place.run(&["check"]).expect(0);
    assert!(loud.error.contains("条提示没有列出"), "{}", loud.error);
    let notes = place.run(&["check", "--notes"]).expect(0);
    assert!(notes.error.contains("提示[") && !notes.error.contains("条提示没有列出"));
}
