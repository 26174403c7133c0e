//! Word list of the site's own: what is often written wrong, and how it should be.
//!
//! **You are here:** `record/` — one record kind; no IO.

use super::fields::OneOrMany;
use crate::diag::{Fault, code};
use schemars::JsonSchema;
use serde::Deserialize;

/// 用词表的一条.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// 不规范的写法；几种写成列表
    pub wrong: OneOrMany<String>,
    /// 应当写成；kind: sensitive 的词没有固定的改法，可以不写
    pub right: Option<String>,
    /// 属于哪一类；不写就是错别字一类
    pub kind: Option<WordKind>,
    /// 说明：为什么，或者依据
    pub note: Option<String>,
}

/// 词的类别.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WordKind {
    /// 严重表述错误：机构、职务、地名、政治表述写错，出现一处就可能单项否决
    Serious,
    /// 错别字、不规范的写法
    #[default]
    Slip,
    /// 规范用语：可以写得更好，不算错
    Term,
    /// 敏感词：要人看一看用得对不对
    Sensitive,
}

impl WordKind {
    /// As written in content.
    pub fn id(self) -> &'static str {
        match self {
            WordKind::Serious => "serious",
            WordKind::Slip => "slip",
            WordKind::Term => "term",
            WordKind::Sensitive => "sensitive",
        }
    }
}

impl Wording {
    /// Which kind of word it is.
    pub fn kind(&self) -> WordKind {
        self.kind.unwrap_or_default()
    }

    /// Contradictions within the record, each with the field that it is about.
    pub(crate) fn contradictions(&self, found: &mut Vec<(String, Fault)>) {
        let Some(right) = &self.right else {
            if self.kind() != WordKind::Sensitive {
                let fault = Fault::new(
                    code::MISSING_KEY,
                    "没有写 right：这个词应当写成什么",
                    "`right` is missing: what to write instead",
                )
                .help(
                    "加上 right；没有固定改法、只要人看一看的，写 kind: sensitive",
                    "add `right`; for a word that only wants a person's look write kind: sensitive",
                );
                found.push(("wrong".to_owned(), fault));
            }
            return;
        };
        if self.wrong.contains(right) {
            found.push((
                "right".to_owned(),
                Fault::new(
                    code::WRONG_SHAPE,
                    format!("“{right}”既写在 wrong 里又写在 right 里"),
                    format!("{right} stands in both wrong and right"),
                )
                .help(
                    "wrong 写不规范的写法，right 写应当的写法",
                    "write the wrong form in wrong and the right one in right",
                ),
            ));
        }
    }
}
