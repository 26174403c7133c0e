//! Reminders in words: what falls due, of which record, and what to do about it.
//!
//! **You are here:** `check/due` — one sentence and one piece of advice a kind of fact, in both languages; no IO.

use super::{Due, Fact, HeldBack, Turn};
use crate::check::context::{of_period, subject_key};
use crate::diag::Place;
use crate::lang::{Lang, Text};
use crate::record::Origin;
use crate::record::disclosure::Every;
use crate::record::fields::Banner;
use crate::site::{LegalForce, Site, Subject};
use jiff::civil;

/// What is said of one thing that falls due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Which kind: `posting`, `contract` …, for programs.
    pub kind: &'static str,
    /// Whose: `station:gama`, `site` …
    pub record: String,
    /// Where it stands.
    pub place: Place,
    /// What falls due, in Chinese.
    pub zh: String,
    /// What falls due, in English.
    pub en: String,
    /// What to do, in Chinese.
    pub help_zh: String,
    /// What to do, in English.
    pub help_en: String,
}

const BUILD_ZH: &str = "第二天生成并发布一次网站";
const BUILD_EN: &str = "build and publish the site on the next day";

impl Due<'_> {
    /// The words for it.
    pub fn told(&self, site: &Site) -> Told {
        match self.fact {
            Fact::Publication(own) => publication(site, own),
            Fact::NoticePosting(at) => {
                let entry = &site.notices[at];
                self.posting(
                    site,
                    format!("notice:{}", entry.id),
                    entry.origin().field("posting.end"),
                    entry.front().title.as_ref(),
                )
            }
            Fact::DisclosurePosting(at) => {
                let entry = &site.disclosures[at];
                self.posting(
                    site,
                    format!("disclosure:{}", entry.id),
                    entry.origin().field("date"),
                    entry.front().title.as_ref(),
                )
            }
            Fact::Validity(at) => validity(site, at, self.day),
            Fact::Alert { at, begins } => banner(
                site,
                &site.settings().alerts[at],
                begins,
                ("alert", "site".to_owned(), "全站通知", "the alert"),
                &site.settings.origin,
                &format!("alerts[{at}]"),
            ),
            Fact::Banner { station, own, begins } => {
                let entry = &site.stations[station];
                banner(
                    site,
                    own,
                    begins,
                    (
                        "notice",
                        format!("station:{}", entry.id()),
                        "站点通知",
                        "the notice",
                    ),
                    &entry.record.origin,
                    "notice",
                )
            }
            Fact::Duty {
                row,
                subject,
                period,
                renewed,
            } => duty(site, row, subject, period, renewed),
            Fact::Contract(at) => at_station(site, at, "contract", "contract.end", CONTRACT),
            Fact::Check(at) => at_station(site, at, "check", "checked.date", CHECK),
            Fact::Reopening(at) => at_station(site, at, "reopening", "reopens", REOPENING),
            Fact::Column(at) => column(site, at),
            Fact::Holidays(year) => holidays(site, year),
            Fact::Turn(own) => turn(site, own),
        }
    }

    fn posting(&self, site: &Site, record: String, place: Place, title: Option<&Text>) -> Told {
        let title = title.map_or("", |title| zh(site, title));
        Told {
            kind: "posting",
            record,
            place,
            zh: format!("《{title}》公示结束"),
            en: format!("the posting {title} is over"),
            help_zh: format!("{BUILD_ZH}，正文就会收起；有结果的另发一篇"),
            help_en: format!("{BUILD_EN}: its text goes away then; publish the result"),
        }
    }
}

fn duty(site: &Site, row: usize, subject: Subject, of: Option<(Every, civil::Date)>, renewed: bool) -> Told {
    let record = &site.catalogue[row];
    let title = zh(site, &record.data.level2);
    let who = name_of(site, subject);
    let key = subject_key(site, subject);
    let (of_zh, of_en, written) = of_period(of);
    let (verb_zh, verb_en) = if renewed {
        ("再次公开", "disclosed again")
    } else {
        ("公开", "disclosed")
    };
    let keys = format!("item: {}{key}{written}", record.data.id);
    Told {
        kind: "duty",
        record: subject.said(site),
        place: record.origin.field("id"),
        zh: format!("{who}的“{title}”{of_zh}到期，要{verb_zh}"),
        en: format!("{title}{of_en} of {who} falls due: it is to be {verb_en}"),
        help_zh: format!("在 content/disclosure/items/ 里加一个文件，写上 {keys}"),
        help_en: format!("add a file with {keys} to content/disclosure/items/"),
    }
}

/// One line for what many records share on one day: how many, and the first three.
pub(super) fn together(site: &Site, all: &[&Due<'_>]) -> Option<Told> {
    let first = all.first()?;
    let told = first.told(site);
    let names: Vec<&str> = all.iter().take(3).filter_map(|own| own.fact.name(site)).collect();
    let (number, zh_names, en_names) = (all.len(), names.join("、"), names.join(", "));
    let (zh, en) = match first.fact {
        Fact::Duty { row, renewed, .. } => {
            let title = zh(site, &site.catalogue[row].data.level2);
            let verb = if renewed { "再次公开" } else { "公开" };
            (
                format!("{number} 个主体的“{title}”到期，要{verb}：{zh_names}等"),
                format!("{title} of {number} is to be disclosed: {en_names} …"),
            )
        }
        Fact::Contract(_) => (
            format!("{number} 个站点购买服务的合同到期：{zh_names}等"),
            format!("the contracts of {number} stations end: {en_names} …"),
        ),
        _ => (
            format!("{number} 个站点该核对了：{zh_names}等"),
            format!("{number} stations are to be checked again: {en_names} …"),
        ),
    };
    Some(Told { zh, en, ..told })
}

impl Fact<'_> {
    /// The name of the record that it is about, where many can share it.
    fn name<'s>(&self, site: &'s Site) -> Option<&'s str> {
        let station = |at: usize| zh(site, &site.stations[at].record.data.name);
        match *self {
            Fact::Contract(at) | Fact::Check(at) => Some(station(at)),
            Fact::Duty { subject, .. } => Some(name_of(site, subject)),
            _ => None,
        }
    }
}

fn name_of(site: &Site, subject: Subject) -> &str {
    match subject {
        Subject::Site => "本站",
        _ => zh(site, subject.name(site)),
    }
}

/// A text in Chinese if it can be.
fn zh<'t>(site: &Site, text: &'t Text) -> &'t str {
    text.best(Lang::ZH, site.default_lang()).0
}

fn publication(site: &Site, own: &HeldBack) -> Told {
    let title = own
        .title
        .as_ref()
        .map_or(own.id.as_str(), |title| zh(site, title));
    let time = if own.at.time() == civil::Time::midnight() {
        String::new()
    } else {
        format!(" {:02}:{:02}", own.at.hour(), own.at.minute())
    };
    Told {
        kind: "publication",
        record: format!("{}:{}", own.kind.row().name.unwrap_or_default(), own.id),
        place: own.origin.field("publish_at"),
        zh: format!("《{title}》到时间发布{time}"),
        en: format!("{title} is to be published{time}"),
        help_zh: "到那一刻以后生成并发布一次网站；推迟的改 publish_at".to_owned(),
        help_en: "build and publish the site after that moment, or change publish_at".to_owned(),
    }
}

fn column(site: &Site, at: usize) -> Told {
    let category = &site.settings().notice_categories[at];
    let name = zh(site, &category.name);
    let field = format!("notice_categories[{at}].update_within_days");
    Told {
        kind: "column",
        record: format!("category:{}", category.id),
        place: site.settings.origin.field(&field),
        zh: format!("栏目“{name}”要有新内容"),
        en: format!("the category {name} needs something new"),
        help_zh: format!("在 content/notices/ 里发布新内容，写 category: {}", category.id),
        help_en: format!(
            "publish something with category: {} in content/notices/",
            category.id
        ),
    }
}

fn holidays(site: &Site, year: i16) -> Told {
    Told {
        kind: "holidays",
        record: "site".to_owned(),
        place: site.settings.origin.field("title"),
        zh: format!("还没有 {year} 年的放假安排"),
        en: format!("the holidays of {year} are not in site.yaml"),
        help_zh: "按国务院办公厅公布的安排，在 site.yaml 里补上 holidays 和 workdays；没有公布的等公布"
            .to_owned(),
        help_en: "write the published holidays and workdays into site.yaml".to_owned(),
    }
}

const CONTRACT: Words = Words {
    zh: "购买服务的合同到期",
    en: "the contract ends",
    help_zh: "续签的改 contract；换机构的改 operator；停办的改 status",
    help_en: "renewed: change contract; another operator: change operator; no more: change status",
};

const CHECK: Words = Words {
    zh: "该核对了",
    en: "is to be checked again",
    help_zh: "打电话或到站里核对地址、电话、开放时间，然后改 checked 的日期",
    help_en: "check address, phone and hours by a call or a visit, then change the date of checked",
};

const REOPENING: Words = Words {
    zh: "说好恢复服务",
    en: "said that it opens again",
    help_zh: "恢复了的，status 写 working，删去 reopens；没有的改 reopens",
    help_en: "open again: status working without reopens; not yet: change reopens",
};

/// What is said of a station behind its name.
struct Words {
    zh: &'static str,
    en: &'static str,
    help_zh: &'static str,
    help_en: &'static str,
}

fn at_station(site: &Site, station: usize, kind: &'static str, field: &str, words: Words) -> Told {
    let entry = &site.stations[station];
    let name = zh(site, &entry.record.data.name);
    Told {
        kind,
        record: format!("station:{}", entry.id()),
        place: entry.record.origin.field(field),
        zh: format!("{name}：{}", words.zh),
        en: format!("{name}: {}", words.en),
        help_zh: words.help_zh.to_owned(),
        help_en: words.help_en.to_owned(),
    }
}

fn validity(site: &Site, notice: usize, day: civil::Date) -> Told {
    let entry = &site.notices[notice];
    let title = entry.front().title.as_ref().map_or("", |title| zh(site, title));
    let (zh, en, field) = match site.standing(notice, day) {
        Some(LegalForce::InForce) => ("开始施行", "comes into force", "effective"),
        Some(LegalForce::Expired) => ("失效", "expires", "expires"),
        Some(LegalForce::Repealed) => ("被废止", "is repealed", "title"),
        _ => ("的有效性改变", "changes its validity", "title"),
    };
    Told {
        kind: "validity",
        record: format!("notice:{}", entry.id),
        place: entry.origin().field(field),
        zh: format!("《{title}》{zh}"),
        en: format!("{title} {en}"),
        help_zh: "当天生成并发布一次网站，页面上的有效性就会改过来".to_owned(),
        help_en: "build and publish the site on that day, so that its page says so".to_owned(),
    }
}

fn banner(
    site: &Site,
    own: &Banner,
    begins: bool,
    (kind, record, what_zh, what_en): (&'static str, String, &str, &str),
    origin: &Origin,
    field: &str,
) -> Told {
    let words: String = zh(site, &own.text).chars().take(20).collect();
    let (end, zh, en, help_zh, help_en) = if begins {
        (
            "from",
            "开始显示",
            "begins",
            "当天生成并发布一次网站",
            "build and publish the site on that day",
        )
    } else {
        ("to", "到期", "ends", BUILD_ZH, BUILD_EN)
    };
    Told {
        kind,
        record,
        place: origin.field(&format!("{field}.{end}")),
        zh: format!("{what_zh}“{words}”{zh}"),
        en: format!("{what_en} {words} {en}"),
        help_zh: help_zh.to_owned(),
        help_en: help_en.to_owned(),
    }
}

/// What makes pages others without anybody.
fn turn(site: &Site, turn: Turn) -> Told {
    let (zh, en, place, record) = match turn {
        Turn::Disclosure(at) => {
            let entry = &site.disclosures[at];
            let title = entry.front().title.as_ref();
            let title = title.map_or(entry.id.as_str(), |title| zh(site, title));
            (
                format!("《{title}》的公开日期到了"),
                format!("the date of {title} has come"),
                entry.origin().field("date"),
                format!("disclosure:{}", entry.id),
            )
        }
        Turn::Period(row) => {
            let record = &site.catalogue[row];
            let title = zh(site, &record.data.level2);
            (
                format!("“{title}”的一个时期结束，页面上开始显示它的公开期限"),
                format!("a period of {title} is over, and what concerns it is owed"),
                record.origin.field("time_limit"),
                format!("catalogue:{}", record.id),
            )
        }
        Turn::Season(last) => (
            format!("一段季节时间到 {last} 为止，数据文件里要写下一次的日期"),
            format!("a season of opening hours ends on {last}: data name its next time"),
            site.settings.origin.field("title"),
            "site".to_owned(),
        ),
        Turn::DaysOff(days) => (
            format!("站点页上的放假、上班、停止服务日期要更新：{days}"),
            format!("the days off {days} come to the stations' pages, or leave them"),
            site.settings.origin.field("holidays"),
            "site".to_owned(),
        ),
    };
    Told {
        kind: "turn",
        record,
        place,
        zh,
        en,
        help_zh: "当天生成并发布一次网站".to_owned(),
        help_en: "build and publish the site on that day".to_owned(),
    }
}
