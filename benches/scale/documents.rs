//! The documents of a generated site: one notice for every four stations, one disclosure for every ten.

use crate::content::{put, station_id};
use crate::data::Division;
use crate::random::Random;
use crate::words::{CATEGORIES, SENTENCES, SERVICES, TOPICS};
use std::fmt::Write as _;
use std::path::Path;

fn notice_id(township: &Division) -> String {
    format!("n{}", township.code)
}

/// The file (below the site folder) and the page of the notice about the first township.
pub(crate) fn some_notice(townships: &[&Division]) -> (String, String) {
    let id = notice_id(townships[0]);
    (
        format!("content/notices/{}/{id}.md", &townships[0].code[..2]),
        format!("notices/{id}.html"),
    )
}

/// Writes a notice about every fourth township, a fifth of them in Tibetan too; returns how many.
pub(crate) fn notices(
    content: &Path,
    townships: &[&Division],
    tibetan: &[String],
    random: &mut Random,
) -> usize {
    let mut written = 0;
    for township in townships.iter().step_by(4) {
        let id = notice_id(township);
        let folder = format!("notices/{}", &township.code[..2]);
        put(content, &format!("{folder}/{id}.md"), &notice(township, random));
        if random.chance(20) {
            let title: String = random
                .pick(tibetan)
                .split('།')
                .next()
                .unwrap()
                .chars()
                .take(60)
                .collect();
            let mut text = format!(
                "---\ntitle: \"{}\"\ntranslation: {{status: unreviewed}}\n---\n",
                title.trim()
            );
            for _ in 0..3 {
                let _ = write!(text, "\n{}\n", random.pick(tibetan));
            }
            put(content, &format!("{folder}/{id}.bo.md"), &text);
        }
        written += 1;
    }
    written
}

/// A notice of 600 to 1,200 characters.
fn notice(township: &Division, random: &mut Random) -> String {
    let topic = random.pick(&TOPICS);
    let (title, category) = if random.chance(50) {
        (format!("{}关于{topic}的通知", township.name), "notices")
    } else {
        (format!("{}{topic}情况", township.name), "news")
    };
    let mut text = format!(
        "---\ntitle: {title}\ndate: 202{}-{:02}-{:02}\ncategory: {category}\nissuer: {}社会工作服务站\nregions: [{}]\nstations: [{}]\n\
         services: [{}-{}]\nkeywords: [社工站, {topic}]\n---\n\n各村（居）民委员会：\n",
        3 + random.below(3),
        1 + random.below(12),
        1 + random.below(28),
        township.name,
        &township.code[..6],
        station_id(township),
        random.pick(&CATEGORIES).0,
        random.pick(&SERVICES).0,
    );
    let length = 600 + random.below(600);
    let mut characters = 0;
    let mut part = 0;
    while characters < length {
        let heading = ["一、基本情况", "二、主要安排", "三、工作要求", "四、联系办法"].get(part);
        if let Some(heading) = heading {
            let _ = write!(text, "\n## {heading}\n");
        }
        part += 1;
        text.push('\n');
        for _ in 0..6 {
            let sentence = random.pick(&SENTENCES);
            characters += sentence.chars().count();
            if part == 2 {
                let _ = writeln!(text, "- {sentence}");
            } else {
                text.push_str(sentence);
            }
        }
        text.push('\n');
    }
    text
}

/// Writes the catalogue and a disclosure of every tenth station; returns how many.
pub(crate) fn disclosures(content: &Path, townships: &[&Division], random: &mut Random) -> usize {
    put(content, "disclosure/catalogue.yaml", CATALOGUE);
    let mut written = 0;
    for township in townships.iter().step_by(10) {
        let text = format!(
            "---\nitem: station-basics\ntitle: {}社会工作服务站基本信息\ncreated: 2026-0{month}-02\ndate: 2026-0{month}-{:02}\n\
             station: {}\n---\n\n{}\n\n{}\n",
            township.name,
            3 + random.below(20),
            station_id(township),
            random.pick(&SENTENCES),
            random.pick(&SENTENCES),
            month = 1 + random.below(9),
        );
        put(
            content,
            &format!("disclosure/items/{}/d{}.md", &township.code[..2], township.code),
            &text,
        );
        written += 1;
    }
    written
}

const CATALOGUE: &str = "\
- id: guide
  level1: {zh: 法定主动公开}
  level2: {zh: 政府信息公开指南}
  elements: [获取方式, 办公地址, 联系电话]
  time_limit: {standing: true}
  applies_to: site
  since: 2026-01-01
- id: annual-report
  level1: {zh: 法定主动公开}
  level2: {zh: 政府信息公开工作年度报告}
  elements: [总体情况, 存在的主要问题]
  time_limit: {by: 01-31, every: year}
  applies_to: site
  since: 2026-01-01
- id: figures
  level1: {zh: 法定主动公开}
  level2: {zh: 统计信息}
  elements: [指标名称, 数值, 单位]
  time_limit: {within_days: 15, every: quarter}
  applies_to: site
  since: 2026-01-01
- id: station-basics
  level1: {zh: 社工站}
  level2: {zh: 站点基本信息}
  elements: [地址, 开放时间, 服务内容, 联系电话]
  time_limit: {standing: true}
  applies_to: station
  since: 2026-01-01
- id: operator-qualification
  level1: {zh: 承接机构}
  level2: {zh: 机构资质}
  elements: [登记证书, 业务范围]
  time_limit: {standing: true}
  applies_to: operator
  since: 2026-01-01
";
