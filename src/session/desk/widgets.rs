//! Component page of the form: every widget with awkward values, to be looked at.
//!
//! **You are here:** `session/desk` — `/_edit/widgets`; it saves nothing.

use super::open::{files, measures};
use super::{Desk, page};
use crate::edit::Value;
use crate::form::{self, Around, Kind, Opened, Told};
use crate::ledger::{Names, from_json};
use crate::preview::edit::Reply;
use serde_json::json;
use std::fmt::Write as _;

impl Desk {
    /// The widgets of a station and of a notice, filled with what people and programs leave in such fields.
    pub(super) fn widgets(&self) -> Reply {
        let built = self.built();
        let Some(site) = built.as_ref().and_then(|built| built.site()) else {
            return self.broken();
        };
        let names = Names::of(site);
        let (files, measures) = (files(site), measures(site));
        let told = told();
        let around = Around {
            names: &names,
            languages: &site.languages,
            told: &told,
            files: &files,
            measures: &measures,
            blanks: &[],
        };
        let mut main = String::from(
            "<form method=\"post\" action=\"/_edit/\" novalidate data-record=\"text:widgets\"><div class=\"bar\"><div class=\"what\">\
             <h1>控件</h1></div><p class=\"status\" role=\"status\" data-status></p></div>\
             <p>这一页只给做程序的人看：每种控件，放着难看的内容。什么都不保存。</p>",
        );
        for (word, value) in [("station", awkward_station()), ("notice", awkward_notice())] {
            let Some(kind) = Kind::named(word) else { continue };
            let blank = Opened::blank(kind, &site.languages);
            let keys = form::keys(&blank);
            let _ = write!(
                main,
                "<section aria-labelledby=\"w-{word}\"><h2 id=\"w-{word}\">{}</h2>{}</section>",
                kind.zh,
                form::form_fields(&blank, &value, &keys, &around)
            );
        }
        main.push_str("</form>");
        page(200, "控件", &main, "plain")
    }
}

fn told() -> Vec<Told> {
    [
        (
            "phone[1]",
            "error",
            "Z206",
            "电话“请打村委会”里没有号码",
            "请写区号和号码，如 0891-6323215",
        ),
        (
            "hours[1]",
            "error",
            "Z212",
            "这一条与第 1 条的时间重叠",
            "同一天的两条不能重叠",
        ),
        ("name", "warning", "Z401", "名称很长，手机上要占四行", ""),
        (
            "staff.certified",
            "error",
            "Z213",
            "持证社工 9 人多于工作人员总数 4 人",
            "核对两个数字",
        ),
    ]
    .into_iter()
    .map(|(field, severity, code, message, help)| Told {
        field: field.to_owned(),
        code: code.to_owned(),
        severity: severity.to_owned(),
        message: message.to_owned(),
        help: help.to_owned(),
        known: false,
    })
    .collect()
}

fn awkward_station() -> Value {
    let long = "示例名称非常长的街道“双语”社会工作服务站".repeat(3);
    from_json(&json!({
        "id": "x".repeat(64),
        "name": {"zh": long, "bo": "དཔེ་མཚོན་".repeat(12), "en": "\"><script>alert(1)</script>"},
        "other_names": ["<b>粗</b>", {"bo": "ཡིག།"}],
        "level": "no-such-level",
        "status": "nobody-knows",
        "region": "999999",
        "opened": "2023年6月",
        "phone": ["0891-6323215", "请打村委会", "12345"],
        "hours": [
            {"days": "mon-fri", "open": "09:30", "close": "13:00", "season": "05-01/09-30"},
            {"days": "有时候", "open": "25:99", "close": "24:00"}
        ],
        "closed": ["2026-10-01/2026-10-08", "国庆"],
        "checked": {"date": "昨天", "by": "示例"},
        "address_public": "maybe",
        "operator": {"name": "写在这里的机构", "credit_code": "1"},
        "contract": {"start": "2026-01-01", "amount": "4万"},
        "staff": {"total": "4", "certified": "9"},
        "facilities": ["signage", "swimming-pool"],
        "services": ["nothing", {"id": "home-visit", "note": "每周三"}],
        "description": "| 一 | 二 |\n| --- | --- |\n| 甲\\|乙 | 丙 |\n\n<script>alert(1)</script>"
    }))
    .unwrap_or(Value::Map(Vec::new()))
}

fn awkward_notice() -> Value {
    from_json(&json!({
        "title": {"zh": "关于".repeat(60)},
        "date": "2023-06-01 09:30",
        "issuer": ["一局", "二局"],
        "source": "西藏日报",
        "attachments": [{"file": "files/没有这个文件.docx"}, {"page": "nowhere", "title": "附件"}],
        "draft": "true",
        "repeals": ["nothing", {"title": "写在这里的文件", "number": "示例〔2020〕1号"}]
    }))
    .unwrap_or(Value::Map(Vec::new()))
}
