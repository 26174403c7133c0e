//! Operators (承接机构): `content/operators/**/*.yaml`, or written in place in a station.
//!
//! **You are here:** `record/` — one record kind; no IO.

use super::fields::{Allow, OneOrMany};
use crate::diag::{Fault, code};
use crate::lang::Text;
use crate::value::{CreditCode, Email, Id, Money, Phone, Scalar, Url, scalar_impls};
use schemars::JsonSchema;
use serde::Deserialize;

/// 承接机构.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// 编号：小写字母、数字和连字符；不写时用文件名。写在站点里时用统一社会信用代码。
    pub id: Option<Id>,
    /// 机构全称
    pub name: Text,
    /// 曾用名、别名
    #[serde(default)]
    pub other_names: Vec<Text>,
    /// 拼音(读音特殊时)
    #[serde(default)]
    pub pinyin: OneOrMany<String>,
    /// 排序用的拼音
    pub sort_key: Option<String>,
    /// 统一社会信用代码(18位，校验 GB 32100)
    pub credit_code: Option<CreditCode>,
    /// 机构简介(Markdown)
    pub description: Option<Text>,
    /// 社会服务项目经验(Markdown)
    pub experience: Option<Text>,
    /// 承接过的项目
    #[serde(default)]
    pub projects: Vec<Project>,
    /// 电话
    #[serde(default)]
    pub phone: OneOrMany<Phone>,
    /// 电子邮件
    pub email: Option<Email>,
    /// 网站
    pub website: Option<Url>,
    /// 地址
    pub address: Option<Text>,
    /// 曾用编号：旧网址会转到这里
    #[serde(default)]
    pub aliases: Vec<Id>,
    /// 经说明可以放过的检查结果
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// 承接过的项目.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// 项目名称
    pub name: Text,
    /// 起止时间，如 2021-12/2022-12
    pub period: Option<String>,
    /// 购买方
    pub purchaser: Option<Text>,
    /// 金额(元)
    pub amount: Option<Money>,
    /// 内容
    pub summary: Option<Text>,
}

/// How an operator is referred to: its id, or its credit code in either case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperatorRef(Box<str>);

impl OperatorRef {
    /// In lower case, as ids are.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Scalar for OperatorRef {
    const FORMAT: &'static str = "operator-ref";
    const DESCRIPTION: &'static str = "承接机构的编号或统一社会信用代码";
    const PATTERN: &'static str = "";

    fn read(text: &str) -> Result<OperatorRef, Fault> {
        if let Ok(code) = CreditCode::read(text) {
            return Ok(OperatorRef(code.to_string().to_lowercase().into()));
        }
        match Id::read(text) {
            Ok(id) => Ok(OperatorRef(id.as_str().into())),
            Err(fault) if text.len() != 18 => Err(fault),
            Err(_) => Err(CreditCode::read(text).err().unwrap_or_else(|| {
                Fault::new(
                    code::BAD_CREDIT_CODE,
                    "统一社会信用代码不对",
                    "the credit code is wrong",
                )
            })),
        }
    }
}

scalar_impls!(OperatorRef);
