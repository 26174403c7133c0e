//! Writes a site folder of any size: real divisions, one station for each township, documents about them.

use crate::content::{put, station_id};
use crate::data::{Division, Divisions, tibetan_paragraphs};
use crate::documents;
use crate::random::Random;
use crate::words::{
    CATEGORIES, GIVEN_NAMES, SENTENCES, SERVICES, STREETS, SURNAMES, TIBETAN, TIBETAN_STATION,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// What a generated site holds.
#[derive(Debug)]
pub(crate) struct Written {
    pub stations: usize,
    pub notices: usize,
    pub disclosures: usize,
    /// A notice that is sure to be there, below the site folder; and the page it becomes.
    pub notice_file: String,
    /// See `notice_file`.
    pub notice_page: String,
    /// A file of stations; the first of them is that of `station_page`.
    pub station_file: String,
    /// See `station_file`.
    pub station_page: String,
}

/// Writes a site of `count` stations into `root`, which need not exist. The same count gives the same bytes.
pub(crate) fn write(divisions: &Divisions, count: usize, root: &Path) -> Written {
    let content = root.join("content");
    let townships = divisions.sample(count);
    let mut random = Random::new(u64::try_from(count).unwrap());
    let operators = (townships.len() / 100).max(1);

    put(&content, "site.yaml", SETTINGS);
    put(&content, "audiences.yaml", AUDIENCES);
    put(&content, "pages/about.md", &page("关于本站"));
    put(&content, "pages/privacy.md", &page("隐私说明"));
    services(&content);
    regions(&content, divisions, &townships);
    for number in 0..operators {
        put(
            &content,
            &format!("operators/operator-{number}.yaml"),
            &operator(number, &mut random),
        );
    }
    for (county, members) in by_prefix(&townships, 6) {
        let list: String = members
            .iter()
            .map(|township| station(township, operators, &mut random))
            .collect();
        put(
            &content,
            &format!("stations/{}/{county}.yaml", &county[..2]),
            &list,
        );
    }
    statistics(&content, &townships, &mut random);
    let tibetan = tibetan_paragraphs();
    let notices = documents::notices(&content, &townships, &tibetan, &mut random);
    let disclosures = documents::disclosures(&content, &townships, &mut random);
    let (notice_file, notice_page) = documents::some_notice(&townships);
    let (station_file, station_page) = some_station(&townships);
    Written {
        stations: townships.len(),
        notices,
        disclosures,
        notice_file,
        notice_page,
        station_file,
        station_page,
    }
}

/// A file of stations below the site folder, and the page of the first station in it.
fn some_station(townships: &[&Division]) -> (String, String) {
    let (county, members) = by_prefix(townships, 6).into_iter().next().unwrap();
    (
        format!("content/stations/{}/{county}.yaml", &county[..2]),
        format!("stations/{}.html", station_id(members[0])),
    )
}

/// The townships by the first `digits` digits of their code.
pub(crate) fn by_prefix<'d>(
    townships: &[&'d Division],
    digits: usize,
) -> BTreeMap<&'d str, Vec<&'d Division>> {
    let mut groups: BTreeMap<&str, Vec<&Division>> = BTreeMap::new();
    for township in townships {
        groups.entry(&township.code[..digits]).or_default().push(township);
    }
    groups
}

const SETTINGS: &str = "\
title: {zh: 全国社会工作服务站公共服务目录（测试）, bo: སྤྱི་ཚོགས་ལས་དོན་ས་ཚིགས་ཀྱི་དཀར་ཆག}
description: {zh: 用真实的行政区划生成的测试站点。}
base_url: https://bench.example/
languages: [zh, bo]
timezone: Asia/Shanghai
owner: organisation
publisher: {name: {zh: 测试}}
feedback: {phone: \"12345\"}
checked_within_days: 180
station_levels:
  - {id: township, name: {zh: 乡镇（街道）社工站, bo: སྤྱི་ཚོགས་ལས་དོན་ས་ཚིགས}}
notice_categories:
  - {id: notices, name: {zh: 通知公告, bo: བརྡ་ཐོ་དང་སྤྱི་བསྒྲགས}}
  - {id: news, name: {zh: 工作动态}}
";

const AUDIENCES: &str = "\
- {id: elderly, name: {zh: 老年人}}
- {id: children, name: {zh: 儿童}}
- {id: low-income, name: {zh: 困难家庭}}
- {id: residents, name: {zh: 全体居民, bo: གྲོང་མི}}
";

fn page(title: &str) -> String {
    format!(
        "---\ntitle: {title}\nmenu: true\n---\n\n{}\n\n{}\n",
        SENTENCES[15], SENTENCES[16]
    )
}

fn services(content: &Path) {
    let audiences = [
        "low-income", "elderly", "children", "residents", "residents", "residents",
    ];
    for (order, ((id, name), audience)) in CATEGORIES.iter().zip(audiences).enumerate() {
        let mut text = format!(
            "id: {id}\norder: {}\nname: {{zh: {name}}}\nsummary: {{zh: {name}方面的服务。}}\nitems:\n",
            order + 1
        );
        for (number, (item, item_name)) in SERVICES.iter().enumerate() {
            let _ = write!(
                text,
                "  - id: {id}-{item}\n    code: 3.{}.{}\n    name: {{zh: {name}{item_name}}}\n    summary: {{zh: {}}}\n    \
                 audiences: [{audience}]\n    eligibility: {{zh: {}}}\n    materials: [身份证, 户口簿, 申请表]\n    \
                 steps: [{{name: 接案}}, {{name: 预估, days: 3}}, {{name: 服务, days: 30}}, {{name: 结案}}]\n    fee: 免费\n    \
                 time_limit: 五个工作日\n    basis: [{{title: 社会工作服务指南, number: 民发〔2021〕44号}}]\n",
                order + 1,
                number + 1,
                SENTENCES[number],
                SENTENCES[number + 8],
            );
        }
        put(content, &format!("services/{id}.yaml"), &text);
    }
}

fn regions(content: &Path, divisions: &Divisions, townships: &[&Division]) {
    for (province, members) in by_prefix(townships, 2) {
        let mut text = String::new();
        let mut list = |division: &Division| {
            let _ = writeln!(
                text,
                "- {{code: {}, name: {{zh: {}}}}}",
                division.code, division.name
            );
        };
        divisions
            .provinces
            .iter()
            .filter(|division| division.code == province)
            .for_each(&mut list);
        for (level, digits) in [(&divisions.cities, 4), (&divisions.counties, 6)] {
            let used = by_prefix(&members, digits);
            level
                .iter()
                // A city without districts is listed once more as its own county, with a code that means the same.
                .filter(|division| digits == 4 || !division.code.ends_with("00"))
                .filter(|division| used.contains_key(division.code.as_str()))
                .for_each(&mut list);
        }
        // One township has no number of its own: its code is its county's.
        members
            .iter()
            .copied()
            .filter(|township| !township.code.ends_with("000"))
            .for_each(&mut list);
        put(content, &format!("regions/{province}.yaml"), &text);
    }
}

fn operator(number: usize, random: &mut Random) -> String {
    format!(
        "id: operator-{number}\nname: {{zh: 第{}社会工作服务中心}}\nexperience: {{zh: {}}}\nphone: [\"12345\"]\n",
        number + 1,
        random.pick(&SENTENCES)
    )
}

fn person(random: &mut Random) -> String {
    format!("{}{}", random.pick(&SURNAMES), random.pick(&GIVEN_NAMES))
}

fn station(township: &Division, operators: usize, random: &mut Random) -> String {
    let Division { code, name } = township;
    let tibetan = random.chance(20);
    let mut text = format!(
        "- id: {}\n  name: {{zh: {name}社会工作服务站",
        station_id(township)
    );
    if tibetan {
        let _ = write!(
            text,
            ", bo: {}་{}་{TIBETAN_STATION}",
            random.pick(&TIBETAN),
            random.pick(&TIBETAN)
        );
    }
    let total = 2 + random.below(4);
    let _ = write!(
        text,
        "}}\n  code: \"{code}000\"\n  level: township\n  region: {code}\n  status: {}\n  opened: 20{}-{:02}\n  address: {{zh: {name}{}{}号}}\n  phone: [\"12345\"]\n  hours:\n    \
         - {{days: mon-fri, open: \"09:00\", close: \"12:30\"}}\n    \
         - {{days: mon-fri, open: \"15:30\", close: \"18:30\", season: 05-01/09-30}}\n    \
         - {{days: mon-fri, open: \"15:00\", close: \"18:00\", season: 10-01/04-30}}\n  \
         checked: {{date: 2026-{:02}-{:02}, by: 县民政局}}\n  supervisor: {{zh: 县民政局}}\n  head: {{zh: {}}}\n  \
         staff: {{total: {total}, certified: {}, volunteers: {}}}\n  facilities: [signage, office, service-area, notice-board]\n",
        random.pick(&["working", "working", "working", "plaque-only"]),
        20 + random.below(6),
        1 + random.below(12),
        random.pick(&STREETS),
        1 + random.below(300),
        6 + random.below(5),
        1 + random.below(28),
        person(random),
        random.below(total),
        random.below(60),
    );
    if random.chance(50) {
        let _ = writeln!(
            text,
            "  operation: purchased\n  operator: operator-{}",
            random.below(operators)
        );
    } else {
        text.push_str("  operation: self\n");
    }
    let category = random.pick(&CATEGORIES).0;
    let single = random.pick(&CATEGORIES).0;
    let _ = writeln!(
        text,
        "  services: [{category}, {{id: {single}-visit, note: 每周三}}, {single}-referral]"
    );
    let _ = writeln!(text, "  languages: [zh{}]", if tibetan { ", bo" } else { "" });
    let _ = writeln!(
        text,
        "  description:\n    zh: |\n      {}\n\n      {}",
        random.pick(&SENTENCES),
        random.pick(&SENTENCES)
    );
    text
}

fn statistics(content: &Path, townships: &[&Division], random: &mut Random) {
    put(
        content,
        "statistics/measures.yaml",
        "- {id: visits, name: {zh: 入户探访}, unit: 户}\n- {id: cases, name: {zh: 个案服务}, unit: 例}\n\
         - {id: activities, name: {zh: 社区活动}, unit: 场}\n- {id: volunteers, name: {zh: 志愿者}, unit: 人}\n",
    );
    let mut text = "period: 2025\nas_of: 2025-12-31\nsource: {zh: 测试}\nvalues:\n".to_owned();
    for county in by_prefix(townships, 6).keys() {
        let _ = writeln!(
            text,
            "  - {{region: {county}, visits: {}, cases: {}, activities: {}, volunteers: {}}}",
            random.below(9000),
            random.below(300),
            random.below(200),
            random.below(500)
        );
    }
    put(content, "statistics/2025.yaml", &text);
}
