//! One-event guides (一件事): `content/guides/**/*.md`, what to do when one thing has happened, step by step.
//!
//! **You are here:** `record/` — one record kind; no IO. The text below the front matter says what has happened and to whom
//! the guide speaks; the steps stand in the front matter, so that papers and services of all of them can be gathered.

use super::fields::{Allow, Translation};
use super::station::Checked;
use crate::lang::Text;
use crate::value::{Count, Flag, Id, Moment};
use schemars::JsonSchema;
use serde::Deserialize;

/// 一件事指引的信息区.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// 编号：小写字母、数字和连字符；不写时用文件名。它就是网址，定了就不要改。
    #[schemars(extend("x-group" = "遇到什么事"))]
    pub id: Option<Id>,
    /// 标题：用居民的话说遇到了什么事，如“家里老人生活不能自理”
    #[schemars(required)]
    pub title: Option<Text>,
    /// 一句话说明：这份指引帮谁、帮什么
    pub summary: Option<Text>,
    /// 检索词：居民会怎么说这件事，如“老人没人照顾”
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// 服务对象：content/audiences.yaml 里的编号；在这些对象的页面上会列出这份指引
    #[serde(default)]
    #[schemars(extend("x-refers" = "audience"))]
    pub audiences: Vec<Id>,
    /// 标签：content/tags.yaml 里的编号；有这些标签的站点会单独列出
    #[serde(default)]
    #[schemars(extend("x-refers" = "tag"))]
    pub tags: Vec<Id>,
    /// 用得着的服务事项(或整个类别)，要紧的在前；步骤里写到的不必再写
    #[serde(default)]
    #[schemars(extend("x-group" = "怎么办", "x-refers" = "service"))]
    pub services: Vec<Id>,
    /// 步骤，按先后顺序
    #[serde(default)]
    pub steps: Vec<GuideStep>,
    /// 顺序，小的在前
    #[schemars(extend("x-group" = "发布和核对"))]
    pub order: Option<Count>,
    /// 在本站发布的日期
    pub date: Option<Moment>,
    /// 谁在哪天核对过
    pub checked: Option<Checked>,
    /// 草稿：只在预览里显示
    pub draft: Option<Flag>,
    /// 译文的状态(写在译文里)
    pub translation: Option<Translation>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// 一件事的一步.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuideStep {
    /// 做什么，如“给社工站打电话”
    pub name: Text,
    /// 怎么做(Markdown)
    pub text: Option<Text>,
    /// 这一步用的服务事项
    #[serde(default)]
    #[schemars(extend("x-refers" = "service"))]
    pub services: Vec<Id>,
    /// 这一步要带的材料
    #[serde(default)]
    pub materials: Vec<Text>,
    /// 大约几个工作日
    pub days: Option<Count>,
}

impl Guide {
    /// The ids of services and categories that it names, with the path of the field: its own first, then those of its steps.
    pub fn named_services(&self) -> impl Iterator<Item = (String, &Id)> {
        let own = self.services.iter().enumerate();
        let own = own.map(|(at, id)| (format!("services[{at}]"), id));
        let steps = self.steps.iter().enumerate().flat_map(|(step, data)| {
            let services = data.services.iter().enumerate();
            services.map(move |(at, id)| (format!("steps[{step}].services[{at}]"), id))
        });
        own.chain(steps)
    }
}
