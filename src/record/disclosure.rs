//! Disclosure: rows of the catalogue (`content/disclosure/catalogue.yaml`) and the disclosures that fulfil them
//! (`content/disclosure/items/**/*.md`).
//!
//! **You are here:** `record/` — two record kinds; no IO.

mod time_limit;

pub use time_limit::{Every, FromEvent, TimeLimit, TimeLimitFields};

use super::document::{Review, attachment_target};
use super::fields::{Allow, Attachment, Cited, Translation};
use super::guarded::Guarded;
use super::operator::OperatorRef;
use crate::diag::{Fault, code};
use crate::lang::Text;
use crate::value::{Count, Date, Flag, Id, Moment, OwnCode, Period};
use schemars::JsonSchema;
use serde::Deserialize;

/// 公开目录的一行. *Source:* the columns of the standard catalogue tables (民办函〔2019〕52号).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueRow {
    /// 编号
    pub id: Id,
    /// 官方目录的编号，如 CO-04
    pub official: Option<OwnCode>,
    /// 公开事项：一级
    pub level1: Text,
    /// 公开事项：二级
    pub level2: Text,
    /// 公开内容(要素)
    #[serde(default)]
    pub elements: Vec<Text>,
    /// 公开依据
    #[serde(default)]
    pub basis: Vec<Cited>,
    /// 公开时限
    pub time_limit: TimeLimitFields,
    /// 公开主体
    pub publisher: Option<Text>,
    /// 公开渠道和载体：官方 13 个选项的编号，或文字
    #[serde(default)]
    pub channels: Vec<Text>,
    /// 公开对象
    pub audience: Option<Audience>,
    /// 公开方式
    pub method: Option<Method>,
    /// 公开层级
    #[serde(default)]
    pub tiers: Vec<Tier>,
    /// 谁应公开：全站、每个站点或每个承接机构
    pub applies_to: Option<AppliesTo>,
    /// 不适用的主体
    #[serde(default)]
    pub not_applicable: Vec<NotApplicable>,
    /// 涉及个人信息的程度
    pub personal_data: Option<PersonalData>,
    /// 公示几个工作日
    #[serde(default)]
    pub posted_working_days: Guarded<Option<Count>>,
    /// 文字核对的程度
    pub checked: Option<Wording>,
    /// 从哪天起算
    pub since: Option<Date>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$variant_doc])* #[serde(rename = $word)] $variant,)* }
        impl $name {
            /// As written in content.
            pub fn id(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// 公开对象.
    Audience {
        /// 全社会
        Public = "public",
        /// 特定群体
        Specific = "specific",
    }
}

words! {
    /// 公开方式.
    Method {
        /// 主动
        Proactive = "proactive",
        /// 依申请
        OnRequest = "on-request",
    }
}

words! {
    /// 公开层级.
    Tier {
        /// 市级
        City = "city",
        /// 县级
        County = "county",
        /// 乡级
        Township = "township",
        /// 村级
        Village = "village",
    }
}

words! {
    /// 谁应公开.
    AppliesTo {
        /// 全站
        Site = "site",
        /// 每个站点
        Station = "station",
        /// 每个承接机构
        Operator = "operator",
    }
}

words! {
    /// 涉及个人信息的程度.
    PersonalData {
        /// 不涉及
        None = "none",
        /// 只有汇总数
        Aggregate = "aggregate",
        /// 名单
        ListOfPersons = "list-of-persons",
    }
}

words! {
    /// 文字核对的程度.
    Wording {
        /// 与文件文本核对过
        Text = "text",
        /// 与各地做法核对过
        Practice = "practice",
        /// 未核对
        Unchecked = "unchecked",
    }
}

/// 不适用的主体.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotApplicable {
    /// site、站点编号或承接机构编号
    pub subject: OperatorRef,
    /// 原因
    pub reason: Text,
}

/// 公开件的信息区.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// 编号：小写字母、数字和连字符；不写时用文件名。它就是网址，定了就不要改。
    #[schemars(extend("x-group" = "标题和事项"))]
    pub id: Option<Id>,
    /// 它属于公开目录的哪一行
    #[schemars(required)]
    #[schemars(extend("x-refers" = "catalogue-row"))]
    pub item: Option<Id>,
    /// 索引号；不写时自动生成
    pub index_number: Option<OwnCode>,
    /// 标题
    #[schemars(required)]
    pub title: Option<Text>,
    /// 内容概述
    pub summary: Option<Text>,
    /// 生成日期
    #[schemars(extend("x-group" = "日期和主体"))]
    pub created: Option<Date>,
    /// 公开日期，可以带时间
    #[schemars(required)]
    pub date: Option<Moment>,
    /// 时限从这个事件起算
    pub event: Option<Date>,
    /// 含哪些要素；默认全部
    #[serde(default)]
    pub covers: Vec<Text>,
    /// 时期：2022、2022-Q3、2022-06
    pub period: Option<Period>,
    /// 承接机构
    pub operator: Option<OperatorRef>,
    /// 站点
    #[schemars(extend("x-refers" = "station"))]
    pub station: Option<Id>,
    /// 公开主体
    pub publisher: Option<Text>,
    /// 张贴在公示栏
    pub posted_at: Option<PostedAt>,
    /// 附件
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// 关键词
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// 在此之前不发布
    pub publish_at: Option<Moment>,
    /// 草稿：只在预览里显示
    pub draft: Option<Flag>,
    /// 三审三校
    #[serde(default)]
    pub review: Vec<Review>,
    /// 译文的状态(写在译文里)
    pub translation: Option<Translation>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// 张贴在哪里.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PostedAt {
    /// 哪里的公示栏
    #[serde(rename = "where")]
    pub place: Text,
    /// 向谁询问
    pub ask: Option<Text>,
}

impl CatalogueRow {
    /// Whether the duty comes back from the last disclosure, so that its last day is the day of the next one.
    pub fn recurs(&self) -> bool {
        matches!(
            self.time_limit.limit(),
            Some(TimeLimit::EveryDays(_) | TimeLimit::EveryWorkingDays(_) | TimeLimit::EveryMonths(_))
        )
    }

    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        if self.time_limit.limit().is_none() {
            found.push((
                "time_limit".to_owned(),
                Fault::new(
                    code::BAD_TIME_LIMIT,
                    "公开时限要用一种规定的写法",
                    "the time limit must take one of the forms of the format",
                )
                .help(
                    "如 {standing: true}、{working_days: 20}、{by: 01-31, every: year}、{within_days: 15, every: quarter}、{every_days: 14}、{days: 20, after: event}、{days: 30, before: event}",
                    "such as {standing: true}, {working_days: 20}, {by: 01-31, every: year}, {within_days: 15, every: quarter}, {every_days: 14}, {days: 20, after: event}, {days: 30, before: event}",
                ),
            ));
        }
    }
}

impl Disclosure {
    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        if let (Some(created), Some(date)) = (self.created, self.date)
            && date.date < created
        {
            found.push((
                "date".to_owned(),
                Fault::new(
                    code::DATE_ORDER,
                    format!("公开日期 {date} 早于生成日期 {created}"),
                    format!("published on {date}, before it was created on {created}"),
                )
                .help("核对 date 和 created", "check date and created"),
            ));
        }
        if self.operator.is_some() && self.station.is_some() {
            found.push((
                "station".to_owned(),
                Fault::new(
                    code::WRONG_SHAPE,
                    "operator 和 station 只能写一个：一件公开只属于一个主体",
                    "give operator or station, not both: a disclosure has one subject",
                )
                .help("删去不对的那一行", "delete the wrong one"),
            ));
        }
        for (index, attachment) in self.attachments.iter().enumerate() {
            attachment_target(attachment, index, found);
        }
    }
}
