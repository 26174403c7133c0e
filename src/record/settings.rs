//! The site's settings: `content/site.yaml`.
//!
//! **You are here:** `record/` — one record kind; no IO.

mod addresses;
mod calendar;
mod included;
mod licence;
mod registration;
mod review;
mod trusted;

pub use calendar::{after_working_days, working_days_between};
pub use included::{Include, Included};
pub use licence::Licence;
pub use review::{ReviewRules, Reviewable};
pub use trusted::TrustedHost;

use super::disclosure::AppliesTo;
use super::fields::{Allow, Banner, Contact, Named, OneOrMany};
use super::standard::StationStandard;
use crate::diag::{Fault, code};
use crate::lang::{Lang, Text};
use crate::value::{Count, Email, Flag, Id, Interval, LangTag, Phone, Url};
use schemars::JsonSchema;
use serde::Deserialize;

/// 全站设置.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// 网站名称
    #[schemars(extend("x-group" = "网站"))]
    pub title: Text,
    /// 首页最上面的一句话，如“有困难，找社工”；不写就显示网站名称
    pub tagline: Option<Text>,
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
    #[schemars(extend("x-group" = "主办和联系"))]
    pub publisher: Option<Named<Publisher>>,
    /// 承办单位
    pub undertaker: Option<Named<Undertaker>>,
    /// 政府门户的信息(作为其栏目时)
    pub government: Option<Government>,
    /// 意见反馈和投诉渠道
    pub feedback: Option<Contact>,
    /// 多少天没核对就提醒
    #[schemars(extend("x-group" = "核对和通知"))]
    pub checked_within_days: Option<Count>,
    /// 全站通知
    #[serde(default)]
    pub alerts: Vec<Banner>,
    /// 主题名称
    pub theme: Option<String>,
    /// 站点级别，从上到下
    #[schemars(extend("x-group" = "级别、栏目、导航"))]
    pub station_levels: Vec<Level>,
    /// 通知公告的栏目
    #[serde(default)]
    pub notice_categories: Vec<NoticeCategory>,
    /// 导航；不写时用默认的
    #[serde(default)]
    pub navigation: Vec<Navigation>,
    /// 放假的日期
    #[serde(default)]
    #[schemars(extend("x-group" = "放假和上班"))]
    pub holidays: Vec<Interval>,
    /// 网页上公开审校者的姓名；不写就只公开步骤和日期
    #[schemars(extend("x-group" = "公开和检查"))]
    pub show_reviewers: Option<Flag>,
    /// 三审三校：哪些内容要审、审几步、没审完的发布不发布
    pub review: Option<ReviewRules>,
    /// 调休上班的日期
    #[serde(default)]
    pub workdays: Vec<Interval>,
    /// 谁的公开事项在本站计算时限：site、station、operator；不写就是都计算。不计算的只收录，不说逾期
    pub disclosure_tracked: Option<Vec<AppliesTo>>,
    /// 人工看过的外部网站：自查报告列出全部外链，写明哪天看过、哪些没有人看过
    #[serde(default)]
    pub trusted_hosts: Vec<TrustedHost>,
    /// 开放数据的许可：别人可以怎样使用，如 CC-BY-4.0
    pub licence: Option<Named<Licence>>,
    /// 按36条建设条款核对站点
    pub station_standard: Option<StationStandard>,
    /// 收进本站一起发布的网站文件夹，如各县自己的：路径从本网站的文件夹算起
    #[serde(default)]
    pub include: Vec<Include>,
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

    /// The name of who publishes the site.
    pub fn publisher_name(&self) -> Option<&Text> {
        let Named(publisher) = self.publisher.as_ref()?;
        publisher.name.as_ref()
    }

    /// On what terms others may use the open data.
    pub fn licence(&self) -> Option<&Licence> {
        self.licence.as_ref().map(|Named(licence)| licence)
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
        addresses::contradictions(self, found);
        trusted::contradictions(&self.trusted_hosts, found);
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
        if let Some(review) = &self.review {
            review.contradictions(found);
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

    /// A column of notices by its id: its place in `notice_categories`.
    pub fn column(&self, id: Option<&Id>) -> Option<usize> {
        let id = id?;
        self.notice_categories.iter().position(|own| own.id == *id)
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

/// The host of an absolute address, without port and user; none when it has none.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    (!host.is_empty()).then_some(host)
}

/// The path of an absolute address, from the slash behind its host on: `/` where it has none.
pub fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_of_an_address_begins_behind_its_host() {
        assert_eq!(path_of("https://sg.lasa.gov.cn:8443/a/b/"), "/a/b/");
        assert_eq!(path_of("https://sg.lasa.gov.cn/"), "/");
    }

    #[test]
    fn the_host_of_an_address_has_no_port() {
        assert_eq!(host("https://sg.lasa.gov.cn:8443/a/"), Some("sg.lasa.gov.cn"));
        assert_eq!(host("sg.lasa.gov.cn"), None);
    }
}
