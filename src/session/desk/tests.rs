//! The desk on a folder of its own, without sockets: what is brought, pasted, signed, renamed and deleted.
//!
//! **You are here:** `session/desk/tests.rs` — what only a browser sees is in `tests/browser/form*.test.mjs`.

#![allow(clippy::unwrap_used, reason = "a test may stop at what should not happen")]

use crate::edit::history::Moment;
use crate::html::data_address;
use crate::preview::edit::{Desk, Posted, Question, Reply, Upload};
use crate::session::{Session, SiteFolder};
use crate::{preview, site};
use std::fs;
use tempfile::TempDir;

const SITE: &str = "title: 示例县社工站\nlanguages: [zh, bo]\nstation_levels: [{id: county, name: 县站}, {id: township, name: 乡镇站}]\n\
                    notice_categories:\n  - {id: news, name: 动态}\nreview: {steps: [初审, 终审], for: [notices]}\n";
const STATIONS: &str = "- id: a\n  name: 甲站\n  level: county\n  services: [visit]\n- id: b\n  name: 乙站   # 注\n  level: township\n  \
                        parent: a\n  description: 见[甲](station:a)。\n";
const SERVICES: &str =
    "id: daily\nname: 日常\nitems:\n  - {id: visit, name: 探访}\n  - {id: call, name: 电话}\n";
const NOTICE: &str = "---\ntitle: 第一条\ndate: 2026-11-01\ncategory: news\nstations: [a]\n---\n\n正文。\n";

struct Place {
    root: TempDir,
    rebuild: preview::Rebuild,
    desk: Box<dyn Desk>,
}

impl Place {
    fn new() -> Place {
        let root = TempDir::new().unwrap();
        for (path, text) in [
            ("content/site.yaml", SITE),
            ("content/stations/all.yaml", STATIONS),
            ("content/services/daily.yaml", SERVICES),
            ("content/notices/n.md", NOTICE),
        ] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let folder = SiteFolder::read(root.path(), None).unwrap();
        let today: jiff::civil::Date = "2026-11-22".parse().unwrap();
        let mut session = Session::new(folder, move || site::Options {
            today,
            now: today.at(0, 0, 0, 0),
            drafts: true,
            base_url: None,
        });
        session.first();
        let (rebuild, desk) = super::open(session, move || Moment(today.at(9, 0, 0, 0)));
        Place { root, rebuild, desk }
    }

    fn get(&self, path: &str) -> Reply {
        self.asked(path, None)
    }

    fn post(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Reply {
        let posted = Posted {
            fields: fields
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect(),
            files: files
                .iter()
                .map(|(control, name, bytes)| Upload {
                    control: (*control).to_owned(),
                    file_name: (*name).to_owned(),
                    bytes: bytes.to_vec(),
                })
                .collect(),
        };
        self.asked(path, Some(posted))
    }

    fn asked(&self, path: &str, posted: Option<Posted>) -> Reply {
        self.desk.answer(&Question {
            path,
            query: Vec::new(),
            posted,
            token: "t",
        })
    }

    /// What the watcher would do after a save.
    fn renewed(&mut self) {
        self.rebuild.renew(&[]);
        self.rebuild.examine();
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.path().join(path)).unwrap()
    }

    fn files(&self) -> Vec<String> {
        let Ok(all) = fs::read_dir(self.root.path().join("content/files")) else {
            return Vec::new();
        };
        all.map(|own| own.unwrap().file_name().into_string().unwrap())
            .collect()
    }
}

fn json(reply: &Reply) -> serde_json::Value {
    let Reply::Json(text) = reply else {
        panic!("an answer for the script")
    };
    serde_json::from_str(text).unwrap()
}

fn html(reply: &Reply) -> (u16, &str) {
    let Reply::Page { status, html } = reply else {
        panic!("a page")
    };
    (*status, html)
}

fn seen(reply: &Reply) -> &str {
    match reply {
        Reply::See(place) => place,
        Reply::Page { html, .. } => panic!("{html}"),
        _ => panic!("an address"),
    }
}

const PNG: &[u8] = include_bytes!("../../../tests/word/small.png");

#[test]
fn what_is_brought_waits_for_the_record_that_names_it_and_goes_with_it_alone() {
    let here = Place::new();
    let brought = json(&here.post(
        "bring",
        &[("_record", "notice:n"), ("field", "body.zh")],
        &[("file", "C:\\图\\门口 照片.png", PNG)],
    ));
    assert_eq!(brought["link"], "files/门口-照片.png");
    assert!(
        brought["data"]
            .as_str()
            .unwrap()
            .starts_with("data:image/png;base64,iVBOR")
    );
    // A second one of this name gets another, though none lies there yet.
    let other = json(&here.post("bring", &[], &[("file", "门口 照片.png", PNG)]));
    assert_eq!(other["link"], "files/门口-照片-2.png");
    assert!(here.files().is_empty());
    let saved = here.post(
        "notice/n",
        &[
            ("save", "1"),
            ("body.zh", "正文。\n\n![坡道](files/门口-照片.png)"),
        ],
        &[],
    );
    assert!(seen(&saved).starts_with("/_edit/notice/n?saved="));
    assert_eq!(here.files(), ["门口-照片.png"]);
    assert_eq!(
        here.text("content/notices/n.md"),
        NOTICE.replace("正文。", "正文。\n\n![坡道](files/门口-照片.png)")
    );
}

#[test]
fn without_a_script_a_picture_needs_its_words_and_another_file_becomes_an_attachment() {
    let here = Place::new();
    let save = |alt: &str, name: &str, bytes: &[u8]| {
        here.post(
            "notice/n",
            &[("save", "1"), ("body.zh", "正文。"), ("_alt:body.zh", alt)],
            &[("_into:body.zh", name, bytes)],
        )
    };
    let reply = save("", "a.png", PNG);
    let (status, page) = html(&reply);
    assert!(
        status == 422 && page.contains("data-field-error=\"body.zh\"") && page.contains("写上图里有什么")
    );
    assert!(here.files().is_empty() && here.text("content/notices/n.md") == NOTICE);
    seen(&save("一[扇]门", "a.png", PNG));
    assert!(
        here.text("content/notices/n.md")
            .contains("\n![一\\[扇\\]门](files/a.png)\n")
    );
    seen(&save("说明书", "b.txt", "示例\n".as_bytes()));
    let text = here.text("content/notices/n.md");
    assert!(
        text.contains("file: files/b.txt") && text.contains("说明书"),
        "{text}"
    );
}

#[test]
fn what_runs_is_refused_by_every_way() {
    let here = Place::new();
    for (name, bytes) in [
        ("a.html", &b"<p>"[..]),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.js", b"1"),
        ("a.php.jpg", PNG),
        ("a.pdf", b"<script>"),
        ("a.png", b"<svg>"),
        ("nul.txt", b"x"),
        (".htaccess", b"x"),
        ("", PNG),
    ] {
        let brought = json(&here.post("bring", &[("field", "body.zh")], &[("file", name, bytes)]));
        assert_eq!(brought["told"][0]["code"], "Z722", "{name}");
        for control in ["_into:body.zh", "_file:attachments[0].file"] {
            let reply = here.post(
                "notice/n",
                &[("save", "1"), ("body.zh", "又"), ("_alt:body.zh", "图")],
                &[(control, name, bytes)],
            );
            assert_eq!(html(&reply).0, 422, "{name}");
        }
    }
    // A picture gets a name that every system has.
    let brought = json(&here.post("bring", &[("field", "body.zh")], &[("file", "con.png", PNG)]));
    assert_eq!(brought["link"], "files/con-2.png");
    assert!(here.files().is_empty() && here.text("content/notices/n.md") == NOTICE);
}

#[test]
fn a_paste_comes_back_as_markdown_with_what_is_left_out() {
    let here = Place::new();
    let html = "<p style='mso-list:l0 level1'><span style='mso-list:Ignore'>（一）</span>目标</p><table><tr><td>甲</td><td>乙</td></tr>\
                <tr><td>一</td><td>二</td></tr></table><img src='file:///C:/a.png' alt='图' width=90 height=90><script>1</script>";
    let pasted = json(&here.post("paste", &[("field", "body.zh"), ("html", html)], &[]));
    let markdown = pasted["markdown"].as_str().unwrap();
    assert!(
        markdown.contains("（一）") && markdown.contains("| 甲 | 乙 |"),
        "{markdown}"
    );
    assert!(!markdown.contains("script") && !markdown.contains("file:"));
    assert_eq!(pasted["left_out"][0]["what"], "图片");
    let png = format!("<p>看<img alt='门' src='{}'></p>", data_address("image/png", PNG));
    let pasted = json(&here.post("paste", &[("html", &png)], &[]));
    assert_eq!(pasted["pictures"][0]["alt"], "门");
    let link = pasted["pictures"][0]["link"].as_str().unwrap();
    assert!(
        pasted["markdown"]
            .as_str()
            .unwrap()
            .contains(&format!("({link})"))
    );
    assert!(here.files().is_empty());
}

#[test]
fn a_document_fills_the_form_of_a_new_record_and_writes_nothing() {
    let here = Place::new();
    let official = fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/word/files/official.docx"
    ))
    .unwrap();
    let reply = here.post("word", &[("as", "notice")], &[("word", "通知.docx", &official)]);
    let (status, page) = html(&reply);
    assert_eq!(status, 200);
    for part in [
        "data-record=\"notice:\" data-unsaved",
        "value=\"示例市民政局关于做好社工站服务的通知\"",
        "value=\"示民发〔2026〕12号\"",
        "value=\"2026-11-20\"",
        "## 一、总体要求",
        "版头：示例市民政局文件",
        "<option value=\"true\" selected>",
    ] {
        assert!(page.contains(part), "no {part}");
    }
    let notices = fs::read_dir(here.root.path().join("content/notices")).unwrap();
    assert_eq!(notices.count(), 1);
    // What its reader refuses of a disclosure is not offered, and the row is asked for.
    let reply = here.post("word", &[("as", "disclosure")], &[("word", "a.docx", &official)]);
    assert_eq!(html(&reply).0, 200);
    for (kind, bytes) in [("station", official.as_slice()), ("notice", b"%PDF-1.7")] {
        let reply = here.post("word", &[("as", kind)], &[("word", "a.docx", bytes)]);
        assert_eq!(html(&reply).0, 422);
    }
}

#[test]
fn steps_are_signed_in_their_order_by_different_people_and_who_waits_is_told() {
    let mut here = Place::new();
    let start = here.get("");
    assert!(html(&start).1.contains("data-waits=\"初审\""));
    let sign = |here: &Place, step: &str, by: &str| {
        here.post(
            "notice/n/review",
            &[("step", step), ("by", by), ("language", "zh")],
            &[],
        )
    };
    assert_eq!(html(&sign(&here, "终审", "乙")).0, 422);
    assert_eq!(html(&sign(&here, "初审", " ")).0, 422);
    seen(&sign(&here, "初审", "甲"));
    here.renewed();
    assert_eq!(html(&sign(&here, "终审", "甲")).0, 422);
    seen(&sign(&here, "终审", "乙"));
    here.renewed();
    let text = here.text("content/notices/n.md");
    assert!(text.contains("role: 初审") && text.contains("role: 终审") && text.ends_with("\n正文。\n"));
    let page = here.get("notice/n");
    assert_eq!(html(&page).1.matches("data-passed").count(), 2);
    let Reply::Paper(sheet) = here.get("notice/n/sheet") else {
        panic!("a sheet")
    };
    assert!(sheet.contains("信息发布审批单") && !sheet.contains("<script"));
    // Another digit, and the form says what is different.
    seen(&here.post("notice/n", &[("save", "1"), ("title.zh", "第二条")], &[]));
    here.renewed();
    let page = here.get("notice/n");
    assert!(html(&page).1.contains("审完以后又改过") && html(&page).1.contains("data-code=\"Z534\""));
}

#[test]
fn another_id_mends_other_files_and_its_own_and_may_leave_them() {
    let here = Place::new();
    let checked = json(&here.post("check", &[("_record", "station:a"), ("id", "c")], &[]));
    assert_eq!(checked["links"], 1, "{checked}");
    seen(&here.post("station/a", &[("save", "1"), ("id", "c")], &[]));
    let text = here.text("content/stations/all.yaml");
    assert!(
        text.contains("id: c")
            && text.contains("aliases: [a]")
            && text.contains("parent: c")
            && text.contains("(station:c)")
            && text.contains("name: 乙站   # 注"),
        "{text}"
    );
    assert!(here.text("content/notices/n.md").contains("stations: [c]"));
    let here = Place::new();
    let kept = here.post(
        "service/call",
        &[("save", "1"), ("id", "phone-call"), ("_rename", "1")],
        &[],
    );
    seen(&kept);
    assert!(!here.text("content/services/daily.yaml").contains("aliases"));
}

#[test]
fn what_is_named_elsewhere_is_not_deleted_and_the_rest_can_come_back() {
    let here = Place::new();
    let page = here.get("service/visit");
    assert!(html(&page).1.contains("data-links=\"1\""));
    assert_eq!(html(&here.post("service/visit/remove", &[], &[])).0, 422);
    assert_eq!(html(&here.post("station/a/remove", &[], &[])).0, 422);
    let gone = here.post("service/call/remove", &[], &[]);
    let change = seen(&gone).split('=').nth(1).unwrap().to_owned();
    assert_eq!(
        here.text("content/services/daily.yaml"),
        SERVICES.replace("  - {id: call, name: 电话}\n", "")
    );
    seen(&here.post("undo", &[("change", &change), ("_record", "service:call")], &[]));
    assert_eq!(here.text("content/services/daily.yaml"), SERVICES);
}

#[test]
fn findings_stand_at_the_nearest_control_and_known_ones_keep_nobody_from_saving() {
    let here = Place::new();
    let reply = here.post("station/a", &[("save", "1"), ("services[0]", "nothing")], &[]);
    let (status, page) = html(&reply);
    assert_eq!(status, 422);
    // The finding is about `services[0].id`; the control is the entry's.
    assert!(page.contains("data-field-error=\"services[0]\"") && page.contains("href=\"#e:services[0]\""));
    let path = here.root.path().join("content/stations/all.yaml");
    let broken = STATIONS.replace("services: [visit]", "services: [gone]");
    fs::write(&path, &broken).unwrap();
    let mut here = here;
    here.renewed();
    let page = here.get("station/a");
    assert!(
        html(&page)
            .1
            .contains("data-told=\"services[0]\"><p class=\"finding\"")
    );
    seen(&here.post("station/a", &[("save", "1"), ("name.zh", "丙站")], &[]));
    assert_eq!(fs::read_to_string(&path).unwrap(), broken.replace("甲站", "丙站"));
}
