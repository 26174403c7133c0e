//! The site's settings: `content/site.yaml`.
//!
//! **You are here:** `record/` — one record kind; no IO.

use super::fields::{Allow, Banner, Contact, Named, OneOrMany};
use super::scalar::{Count, Date, Email, Id, Interval, LangTag, Phone, Url};
use super::standard::StationStandard;
use crate::diag::{Fault, code};
use crate::lang::{Lang, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// 全站设置.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// 网站名称
    pub title: Text,
    /// 一两句话的说明
    pub description: Option<Text>,
    /// 发布后的网址，如 `https://shegong.example.cn/`
    pub base_url: Option<Url>,
    /// 语言，第一个是默认语言
    pub languages: Vec<LangTag>,
    /// 时区，如 Asia/Shanghai
    pub timezone: Option<String>,
    /// 网站归谁：government 机关、institution 事业单位、organisation 社会组织
    pub owner: Option<Owner>,
    /// 主办单位
    pub publisher: Option<Named<Publisher>>,
    /// 承办单位
    pub undertaker: Option<Named<Undertaker>>,
    /// 政府门户的信息(作为其栏目时)
    pub government: Option<Government>,
    /// 意见反馈和投诉渠道
    pub feedback: Option<Contact>,
    /// 多少天没核对就提醒
    pub checked_within_days: Option<Count>,
    /// 全站通知
    #[serde(default)]
    pub alerts: Vec<Banner>,
    /// 主题名称
    pub theme: Option<String>,
    /// 站点级别，从上到下
    pub station_levels: Vec<Level>,
    /// 通知公告的栏目
    #[serde(default)]
    pub notice_categories: Vec<NoticeCategory>,
    /// 导航；不写时用默认的
    #[serde(default)]
    pub navigation: Vec<Navigation>,
    /// 放假的日期
    #[serde(default)]
    pub holidays: Vec<Interval>,
    /// 调休上班的日期
    #[serde(default)]
    pub workdays: Vec<Interval>,
    /// 按36条建设条款核对站点
    pub station_standard: Option<StationStandard>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// 网站归谁.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// 机关
    Government,
    /// 事业单位
    Institution,
    /// 社会组织
    #[default]
    Organisation,
}

/// 主办单位.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// 名称
    pub name: Option<Text>,
    /// 地址
    pub address: Option<Text>,
    /// 电话
    #[serde(default)]
    pub phone: OneOrMany<Phone>,
    /// 电子邮件
    pub email: Option<Email>,
    /// 承办单位
    pub undertaker: Option<Named<Undertaker>>,
}

/// 承办单位.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Undertaker {
    /// 名称
    pub name: Text,
}

/// 政府门户的信息.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Government {
    /// 门户网站名称
    pub site_name: Option<Text>,
    /// 门户网站域名
    pub site_domain: Option<String>,
    /// 网站标识码
    pub site_id: Option<String>,
    /// ICP 备案号
    pub icp: Option<String>,
    /// 公安备案号
    pub police_record: Option<String>,
    /// 我为政府网站找错的网址
    pub error_report_url: Option<Url>,
    /// 党政机关(事业单位)网站标识的网址
    pub mark_url: Option<Url>,
}

/// 站点级别.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// 编号
    pub id: Id,
    /// 名称
    pub name: Text,
    /// 职能、配置(Markdown)
    pub description: Option<Text>,
}

/// 通知公告的栏目.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeCategory {
    /// 编号
    pub id: Id,
    /// 名称
    pub name: Text,
    /// 多少天内要更新
    pub update_within_days: Option<Count>,
    /// 栏目类别(政府网站标签 ColumnType)
    pub column_type: Option<String>,
    /// 栏目说明
    pub description: Option<Text>,
    /// 栏目关键词
    #[serde(default)]
    pub keywords: Vec<Text>,
}

/// 导航的一项.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Navigation {
    /// 文字
    pub label: Text,
    /// 去哪里：home、stations、services、notices、disclosure、statistics、search、a-z，或 page:编号、region:代码、notice-category:编号
    pub to: String,
}

impl Settings {
    /// 承办单位, wherever it stands.
    pub fn undertaker(&self) -> Option<&Text> {
        let inner = self
            .publisher
            .as_ref()
            .and_then(|Named(publisher)| publisher.undertaker.as_ref());
        self.undertaker
            .as_ref()
            .or(inner)
            .map(|Named(undertaker)| &undertaker.name)
    }

    /// The languages, the default one first; never empty.
    pub fn languages(&self) -> Vec<Lang> {
        if self.languages.is_empty() {
            vec![Lang::ZH]
        } else {
            self.languages.iter().map(|tag| tag.0).collect()
        }
    }

    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        if self.languages.is_empty() {
            found.push((
                "languages".to_owned(),
                Fault::new(
                    code::MISSING_KEY,
                    "至少要有一种语言",
                    "at least one language is needed",
                )
                .help("写成 languages: [zh, bo]", "write languages: [zh, bo]"),
            ));
        }
        for (field, ids) in [
            (
                "station_levels",
                self.station_levels
                    .iter()
                    .map(|level| &level.id)
                    .collect::<Vec<_>>(),
            ),
            (
                "notice_categories",
                self.notice_categories
                    .iter()
                    .map(|category| &category.id)
                    .collect(),
            ),
        ] {
            for (index, id) in ids.iter().enumerate() {
                if ids[..index].contains(id) {
                    found.push((
                        format!("{field}[{index}].id"),
                        Fault::new(
                            code::DUPLICATE_ID,
                            format!("编号 {id} 用了两次"),
                            format!("the id {id} is used twice"),
                        )
                        .help("换一个编号", "choose another id"),
                    ));
                }
            }
        }
        let held = self.station_standard.iter().flat_map(|own| &own.levels);
        for (index, level) in held.enumerate() {
            if !self.station_levels.iter().any(|own| own.id == *level) {
                let levels: Vec<&str> = self.station_levels.iter().map(|own| own.id.as_str()).collect();
                found.push((
                    format!("station_standard.levels[{index}]"),
                    Fault::new(
                        code::UNKNOWN_LEVEL,
                        format!("没有编号为 {level} 的站点级别"),
                        format!("there is no station level {level}"),
                    )
                    .help(
                        format!("station_levels 里有：{}", levels.join("、")),
                        format!("station_levels has: {}", levels.join(", ")),
                    ),
                ));
            }
        }
        if let Some(government) = &self.government {
            government.contradictions(found);
        }
        for (index, alert) in self.alerts.iter().enumerate() {
            if let (Some(from), Some(to)) = (alert.from, alert.to) {
                super::station::order(
                    &format!("alerts[{index}].to"),
                    from,
                    to,
                    "全站通知",
                    "the alert",
                    found,
                );
            }
        }
    }

    /// Whether the calendar of holidays says anything about that year.
    pub fn has_calendar_for(&self, year: i16) -> bool {
        self.holidays
            .iter()
            .chain(&self.workdays)
            .any(|days| days.from().year() == year || days.to().year() == year)
    }

    /// Whether people work on that day: from Monday to Friday, less holidays, and on the days worked instead.
    pub fn is_workday(&self, day: jiff::civil::Date) -> bool {
        let within = |all: &[Interval]| all.iter().any(|days| days.contains(day));
        if within(&self.workdays) {
            return true;
        }
        day.weekday().to_monday_one_offset() <= 5 && !within(&self.holidays)
    }

    /// How to reach the publisher.
    pub fn publisher_contact(&self) -> Contact {
        self.publisher
            .as_ref()
            .map_or_else(Contact::default, |Named(publisher)| Contact {
                phone: publisher.phone.clone(),
                email: publisher.email.clone(),
                url: None,
            })
    }
}

/// The provinces' short names, which record numbers begin with.
const PROVINCES: &str = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新";

impl Government {
    /// Numbers that cannot be right. *Source:* site-checks.yaml ICP-01, ICP-02; meta-tags.yaml, `SiteIDCode`.
    fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        let mut look =
            |field: &str, value: Option<&String>, right: fn(&str) -> bool, what: (&str, &str), like: &str| {
                let Some(value) = value.filter(|value| !right(value)) else {
                    return;
                };
                let fault = Fault::new(
                    code::BAD_REGISTRATION,
                    format!("{}“{value}”写法不对", what.0),
                    format!("the {} `{value}` is malformed", what.1),
                )
                .help(
                    format!("照备案时给的原样写，如 {like}；还没有就删去这一项"),
                    format!(
                        "write it as it was given, like {like}; leave the key out when there is none yet"
                    ),
                );
                found.push((format!("government.{field}"), fault));
            };
        look(
            "site_id",
            self.site_id.as_ref(),
            is_site_id,
            ("网站标识码", "site code"),
            "\"5401000001\"",
        );
        look(
            "icp",
            self.icp.as_ref(),
            is_icp,
            ("ICP备案编号", "ICP record number"),
            "藏ICP备12345678号-1",
        );
        look(
            "police_record",
            self.police_record.as_ref(),
            is_police_record,
            ("公安备案号", "public-security record number"),
            "藏公网安备54010202000001号",
        );
    }
}

fn is_site_id(value: &str) -> bool {
    let digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    let letters = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase());
    digits(value, 10)
        || value.strip_prefix('N').is_some_and(|rest| digits(rest, 9))
        || value
            .split_at_checked(2)
            .is_some_and(|(head, rest)| letters(head) && digits(rest, 8))
}

fn is_icp(value: &str) -> bool {
    let mut chars = value.chars();
    if !chars.next().is_some_and(|c| PROVINCES.contains(c)) {
        return false;
    }
    let Some((number, site)) = chars
        .as_str()
        .strip_prefix("ICP备")
        .and_then(|rest| rest.split_once('号'))
    else {
        return false;
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    (8..=10).contains(&number.len())
        && digits(number)
        && (site.is_empty()
            || site
                .strip_prefix('-')
                .is_some_and(|rest| !rest.is_empty() && digits(rest)))
}

fn is_police_record(value: &str) -> bool {
    let mut chars = value.chars();
    if !chars.next().is_some_and(|c| PROVINCES.contains(c)) {
        return false;
    }
    let number = chars
        .as_str()
        .strip_prefix("公网安备")
        .map(|rest| rest.trim_start_matches(' '))
        .and_then(|rest| rest.strip_suffix('号'));
    number.is_some_and(|number| number.len() == 14 && number.bytes().all(|b| b.is_ascii_digit()))
}

/// The host of an absolute address, without port and user; none when it has none.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then_some(host)
}

/// The day after so many working days, the first one counted being the day after `from`.
pub fn after_working_days(settings: &Settings, from: Date, days: u32) -> jiff::civil::Date {
    let mut day = from.0;
    let mut left = days;
    // A calendar that declares every day a holiday must not hang the build.
    for _ in 0..days.saturating_mul(10).saturating_add(4000) {
        if left == 0 {
            break;
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
        if settings.is_workday(day) {
            left -= 1;
        }
    }
    day
}

/// The working days after `from`, up to and including `to`; none when `to` is not after `from`.
pub fn working_days_between(settings: &Settings, from: jiff::civil::Date, to: jiff::civil::Date) -> u32 {
    let mut days = 0;
    let mut day = from;
    while let Ok(next) = day.tomorrow()
        && next <= to
    {
        day = next;
        days += u32::from(settings.is_workday(day));
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_numbers_are_known_by_their_form() {
        assert!(is_icp("藏ICP备12345678号") && is_icp("京ICP备05070218号-1"));
        assert!(!is_icp("藏ICP备XXXXXXXX号") && !is_icp("ICP备12345678号") && !is_icp("藏ICP备12345678"));
        assert!(
            is_police_record("藏公网安备54010202000001号") && is_police_record("川公网安备 51010402000001号")
        );
        assert!(!is_police_record("公网安备54010202000001号"));
        assert!(is_site_id("5401000001") && is_site_id("bm12345678") && is_site_id("N123456789"));
        assert!(!is_site_id("54010000") && !is_site_id("标识码"));
    }

    #[test]
    fn the_host_of_an_address_has_no_port() {
        assert_eq!(host("https://sg.lasa.gov.cn:8443/a/"), Some("sg.lasa.gov.cn"));
        assert_eq!(host("sg.lasa.gov.cn"), None);
    }
}
