//! Reviews: who is to review what, signing, what a change does, the paper form and its hash, and what is held back.
//!
//! **You are here:** `tests/suite/cli/` — desk.md, "Review".

use super::Place;
use serde_json::Value;

const NOTICE: &str = "---\ntitle: 关于服务时间的通知\ndate: 2026-11-12\ncategory: notices\n---\n\n请打电话 0891-6323215。\n\n开门时间不变。\n";
const FILE: &str = "content/notices/hours.md";

/// A site whose notices are reviewed, with one notice of its own.
fn place(rules: &str) -> Place {
    let place = Place::of("minimal", "site");
    let settings = text(&place, "content/site.yaml");
    let column = "notice_categories: [{id: notices, name: 通知公告}]\n";
    let column = if settings.contains("notice_categories") {
        ""
    } else {
        column
    };
    place.write(
        "content/site.yaml",
        format!("{}\n{column}review: {rules}\n", settings.trim_end()),
    );
    place.write(FILE, NOTICE);
    place
}

fn text(place: &Place, path: &str) -> String {
    std::fs::read_to_string(place.root.join(path)).unwrap()
}

/// What is told of the notice, in JSON.
fn told(place: &Place) -> Option<Value> {
    let lines = place.json(&["review"]).expect(0).lines();
    lines.into_iter().find(|line| line["record"] == "notice:hours")
}

fn sign(place: &Place, step: &str, by: &str, code: i32) -> String {
    place
        .run(&["review", "notice:hours", "--step", step, "--by", by])
        .expect(code)
        .error
}

fn sign_all(place: &Place) {
    for (step, by) in [("初审", "某甲"), ("复审", "某乙"), ("终审", "某丙")] {
        sign(place, step, by, 0);
    }
}

#[test]
fn steps_come_in_order_each_by_another_person() {
    let place = place("{for: [notices]}");
    assert_eq!(told(&place).unwrap()["waits_for"], "初审");
    let error = sign(&place, "复审", "某乙", 1);
    assert!(error.contains("还没有初审"), "{error}");
    sign(&place, "初审", "某甲", 0);
    let error = sign(&place, "复审", " 某甲 ", 1);
    assert!(error.contains("另一个人"), "{error}");
    sign(&place, "复审", "某乙", 0);
    let waiting = told(&place).unwrap();
    assert_eq!(
        (&waiting["waits_for"], &waiting["step"]),
        (&Value::from("终审"), &Value::from(3))
    );
    sign(&place, "终审", "某丙", 0);
    assert_eq!(told(&place), None);
    // What was signed is signed once.
    let before = text(&place, FILE);
    sign(&place, "终审", "某丁", 0);
    assert_eq!(text(&place, FILE), before);
    sign(&place, "四审", "某丁", 2);
    place
        .run(&["review", "notice:nothing", "--step", "初审", "--by", "某甲"])
        .expect(2);
    place.run(&["review", "notice:hours", "--step", "初审"]).expect(2);
    let history = place.run(&["history", FILE]).expect(0).out;
    assert!(history.contains("审核") && history.contains("某丙"), "{history}");
}

#[test]
fn how_it_is_written_does_not_reopen_it_and_a_digit_does() {
    let place = place("{for: [notices]}");
    sign_all(&place);
    let signed = text(&place, FILE);
    let manner = signed
        .replace(
            "title: 关于服务时间的通知\ndate: 2026-11-12",
            "date: \"2026-11-12\"   # 日期\ntitle: '关于服务时间的通知'",
        )
        .replace('\n', "\r\n");
    assert_ne!(manner, signed);
    place.write(FILE, manner);
    assert_eq!(told(&place), None);
    place.write(FILE, signed.replace("6323215", "6323216"));
    let waiting = told(&place).unwrap();
    assert_eq!(waiting["waits_for"], "初审");
    assert_eq!(waiting["changed"], serde_json::json!(["text"]));
    let found = place.run(&["check"]).error;
    assert!(found.contains("Z534") && found.contains("正文"), "{found}");
    // The same steps anew, by the same people: it is another content.
    sign_all(&place);
    assert_eq!(told(&place), None);
    assert!(!place.run(&["check"]).error.contains("Z534"));
}

#[test]
fn what_is_not_through_is_in_no_build_when_the_site_says_so() {
    let place = place("{for: [notices], enforce: true}");
    let built = place.run(&["build"]).expect(0).error;
    assert!(
        built.contains("Z537") && built.contains("关于服务时间的通知"),
        "{built}"
    );
    let names = |place: &Place| -> Vec<String> {
        let holds = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("关于服务时间的通知");
        let all = place.published();
        all.iter()
            .filter(|(_, bytes)| holds(bytes))
            .map(|(name, _)| name.clone())
            .collect()
    };
    assert_eq!(names(&place), Vec::<String>::new());
    sign_all(&place);
    let built = place.run(&["build"]).expect(0).error;
    assert!(!built.contains("Z537"), "{built}");
    assert!(
        names(&place).iter().any(|name| name.contains("hours")),
        "{:?}",
        names(&place)
    );
}

#[test]
fn the_form_names_the_content_that_is_signed_and_its_hash_is_found_again() {
    let place = place("{for: [notices]}");
    let whole = told(&place).unwrap()["hash"].as_str().unwrap().to_owned();
    let short = told(&place).unwrap()["short"].as_str().unwrap().to_owned();
    let paper = place.folder.path().join("审批单.html");
    let path = paper.to_str().unwrap();
    place
        .run(&["review", "--form", "notice:hours", "--to", path])
        .expect(0);
    let html = std::fs::read_to_string(&paper).unwrap();
    for part in [
        "信息发布审批单",
        "是否涉密",
        "供稿",
        "初审",
        "复审",
        "终审",
        "主管领导",
        "日期",
        "请打电话 0891-6323215。",
        "开门时间不变。",
        "<svg",
        &short,
        &whole,
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert!(!html.contains("http") && !html.contains("<script"), "{html}");
    for hash in [&whole, &short, &short.to_uppercase(), &whole[..20].to_owned()] {
        let found = place.run(&["review", "--check", hash]).expect(0);
        assert!(found.out.contains("notice:hours"), "{}", found.out);
    }
    place.run(&["review", "--check", &whole[..11]]).expect(1);
    sign_all(&place);
    place.run(&["review", "--check", &short]).expect(0);
    let changed = text(&place, FILE).replace("11-12", "11-13");
    place.write(FILE, changed);
    let other = place.run(&["review", "--check", &short]).expect(1);
    assert!(
        other.out.contains("notice:hours") && other.error.contains("又改了"),
        "{}",
        other.error
    );
    place.run(&["review", "--check", "000000000000"]).expect(1);
    let inside = place.root.join("content/files/form.html");
    place
        .run(&[
            "review",
            "--form",
            "notice:hours",
            "--to",
            inside.to_str().unwrap(),
        ])
        .expect(2);
}

#[test]
fn a_site_that_asks_for_no_review_is_told_of_none() {
    let place = Place::minimal();
    place.write(FILE, NOTICE);
    let found = place.run(&["check"]).error;
    assert!(
        !["Z534", "Z535", "Z536", "Z537"]
            .iter()
            .any(|code| found.contains(code)),
        "{found}"
    );
    let run = place.run(&["review"]).expect(0);
    assert!(run.error.contains("没有要求审校"), "{}", run.error);
}
