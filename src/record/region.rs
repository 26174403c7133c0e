//! Regions (行政区划): `content/regions.yaml` or `content/regions/**/*.yaml`.
//!
//! **You are here:** `record/` — one record kind; no IO.

use super::fields::{Allow, OneOrMany};
use crate::lang::Text;
use crate::value::{Id, RegionCode};
use schemars::JsonSchema;
use serde::Deserialize;

/// 行政区划. *Source:* codes of GB/T 2260 and GB/T 10114, or a site's own (`x…`).
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// 代码：2、4、6、9 或 12 位；没有正式代码的用 x 开头自编
    pub code: RegionCode,
    /// 名称
    pub name: Text,
    /// 曾用名、异体写法
    #[serde(default)]
    pub other_names: Vec<Text>,
    /// 上级的代码(自编代码用)
    pub parent: Option<RegionCode>,
    /// 拼音(读音特殊时)
    #[serde(default)]
    pub pinyin: OneOrMany<String>,
    /// 排序用的拼音
    pub sort_key: Option<String>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}
