//! The service menu: `content/services/**/*.yaml`, one category a file; with `audiences.yaml` and `tags.yaml`.
//!
//! **You are here:** `record/` — one record kind; no IO.

use super::fields::{Allow, Cited, Contact, OneOrMany};
use crate::lang::{Lang, Text};
use crate::value::{Count, FilePath, Id, ItemCode, OwnCode, Url};
use schemars::JsonSchema;
use serde::Deserialize;

/// 服务类别.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// 编号：小写字母、数字和连字符；不写时用文件名
    pub id: Option<Id>,
    /// 顺序，小的在前
    pub order: Option<Count>,
    /// 名称
    pub name: Text,
    /// 一句话说明
    pub summary: Option<Text>,
    /// 服务事项
    #[serde(default)]
    pub items: Vec<Service>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// 服务事项.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// 编号
    #[schemars(extend("x-group" = "名称"))]
    pub id: Id,
    /// 清单里的序号，如 3.2.1.1
    pub code: Option<OwnCode>,
    /// 名称
    pub name: Text,
    /// 白话名称：给居民看的，代替清单里的行话，如“讲解救助政策”
    pub plain_name: Option<Text>,
    /// 别名
    #[serde(default)]
    pub other_names: Vec<Text>,
    /// 检索词：居民会怎么问，如“做饭”“没人照顾”；页面上不显示
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// 拼音(读音特殊时)
    #[serde(default)]
    pub pinyin: OneOrMany<String>,
    /// 排序用的拼音
    pub sort_key: Option<String>,
    /// 一句话说明
    #[schemars(extend("x-group" = "对象和条件"))]
    pub summary: Option<Text>,
    /// 服务对象：content/audiences.yaml 里的编号
    #[serde(default)]
    #[schemars(extend("x-refers" = "audience"))]
    pub audiences: Vec<Id>,
    /// 服务对象的说明：编号表达不了的，如“本辖区60岁以上独居老人”
    pub target: Option<Text>,
    /// 申请条件(Markdown)
    pub eligibility: Option<Text>,
    /// 申请材料
    #[serde(default)]
    #[schemars(extend("x-group" = "办理"))]
    pub materials: Vec<Text>,
    /// 办理流程
    #[serde(default)]
    pub steps: Vec<Step>,
    /// 收费情况
    pub fee: Option<Text>,
    /// 补贴、救助标准(Markdown)
    pub standard: Option<Text>,
    /// 表格，写作 files/文件名
    #[serde(default)]
    pub forms: Vec<FilePath>,
    /// 监督投诉渠道；默认用全站的
    #[schemars(extend("x-group" = "投诉、依据、渠道"))]
    pub complaints: Option<Contact>,
    /// 办理时限
    pub time_limit: Option<Text>,
    /// 设定依据
    #[serde(default)]
    pub basis: Vec<Cited>,
    /// 受理方式
    #[serde(default)]
    pub channels: Vec<Text>,
    /// 在政务服务事项目录里是哪一项
    #[schemars(extend("x-group" = "政务服务事项"))]
    pub official: Option<Official>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    #[schemars(extend("x-group" = "其他"))]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

impl Service {
    /// What residents are told it is called in a language: the plain name, unless only the menu's own name is in that language.
    pub fn said_name(&self, lang: Lang, default: Lang) -> &Text {
        match &self.plain_name {
            Some(plain) if plain.get(lang, default).is_some() || self.name.get(lang, default).is_none() => {
                plain
            }
            _ => &self.name,
        }
    }
}

/// 政务服务事项目录里的一项. *Source:* GB/T 39554.1-2020; the shape of the code is checked, not the item.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "政务服务事项目录(GB/T 39554.1-2020)里的一项")]
pub struct Official {
    /// 目录里的事项名称
    pub name: Option<Text>,
    /// 事项编码：基本编码、实施编码或业务办理项编码
    pub code: Option<ItemCode>,
    /// 事项类型
    pub kind: Option<ItemKind>,
    /// 法定办结时限(工作日)
    pub statutory_days: Option<Count>,
    /// 承诺办结时限(工作日)
    pub promised_days: Option<Count>,
    /// 到办事现场次数
    pub visits: Option<Count>,
    /// 政务服务网上办事指南的网址
    pub url: Option<Url>,
}

/// The kinds of government service items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(description = "政务服务事项的类型")]
pub enum ItemKind {
    /// 行政许可
    Licence,
    /// 行政给付
    Benefit,
    /// 行政确认
    Confirmation,
    /// 行政奖励
    Award,
    /// 行政裁决
    Ruling,
    /// 行政征收
    Levy,
    /// 行政检查
    Inspection,
    /// 行政处罚
    Penalty,
    /// 行政强制
    Compulsion,
    /// 其他行政权力
    OtherPower,
    /// 公共服务
    PublicService,
}

impl ItemKind {
    /// As written in content.
    pub fn id(self) -> &'static str {
        match self {
            ItemKind::Licence => "licence",
            ItemKind::Benefit => "benefit",
            ItemKind::Confirmation => "confirmation",
            ItemKind::Award => "award",
            ItemKind::Ruling => "ruling",
            ItemKind::Levy => "levy",
            ItemKind::Inspection => "inspection",
            ItemKind::Penalty => "penalty",
            ItemKind::Compulsion => "compulsion",
            ItemKind::OtherPower => "other-power",
            ItemKind::PublicService => "public-service",
        }
    }
}

/// 流程的一步.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// 名称
    pub name: Text,
    /// 几天
    pub days: Option<Count>,
    /// 说明
    pub note: Option<Text>,
}

/// 服务对象，或标签.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// 编号
    pub id: Id,
    /// 名称
    pub name: Text,
    /// 一句话说明
    pub summary: Option<Text>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
}
